//! What can be wrong with a drawing, looked for in the layout itself.

use alir::Chart;
use alir_render::{Arrow, Label, Layout, Line, Point, RowKind, Symbol};

/// Lengths below this are none: rounding.
const NONE: f64 = 1e-6;
/// How near lines may come that should not touch, in mm.
const NEAR: f64 = 0.4;

/// What is wrong with a drawing of a chart.
pub(crate) fn faults(chart: &Chart, drawing: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    ways(chart, drawing, &mut faults);
    faults.extend(faults_of_page(drawing));
    faults
}

/// What is wrong with a drawing, or with a page of it.
pub(crate) fn faults_of_page(drawing: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    ends(drawing, &mut faults);
    arrows_and_others(drawing, &mut faults);
    arrows_and_arrows(drawing, &mut faults);
    places(drawing, &mut faults);
    labels(drawing, &mut faults);
    faults
}

/// A box: left, top, right, bottom.
type Area = [f64; 4];

fn of_symbol(symbol: &Symbol) -> Area {
    [symbol.left, symbol.top, symbol.left + symbol.width, symbol.top + symbol.height]
}

fn of_label(label: &Label) -> Area {
    [label.left, label.top, label.left + label.width, label.top + label.height]
}

fn of_line(line: &Line) -> Area {
    let size = line.points * 25.4 / 72.0;
    [line.left(), line.baseline - 0.75 * size, line.left() + line.width, line.baseline + 0.22 * size]
}

fn overlap(a: Area, b: Area) -> bool {
    a[0] < b[2] - NONE && b[0] < a[2] - NONE && a[1] < b[3] - NONE && b[1] < a[3] - NONE
}

fn inside(inner: Area, outer: Area) -> bool {
    inner[0] > outer[0] - NONE
        && inner[1] > outer[1] - NONE
        && inner[2] < outer[2] + NONE
        && inner[3] < outer[3] + NONE
}

fn segments(arrow: &Arrow) -> impl Iterator<Item = Area> {
    arrow.points.windows(2).map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        [a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y)]
    })
}

fn on_border(symbol: &Symbol, point: Point) -> bool {
    let (dx, dy) = (point.x - symbol.middle().x, point.y - symbol.middle().y);
    let border = if dy < 0.0 { symbol.above(dx) } else { symbol.below(dx) };
    let upright = dx.abs() <= symbol.width / 2.0 && (dy.abs() - border).abs() < NONE;
    let aside = dy.abs() <= symbol.height / 2.0 && (dx.abs() - symbol.aside(dy)).abs() < NONE;
    upright || aside
}

fn within(symbol: &Symbol, point: Point) -> bool {
    let (dx, dy) = (point.x - symbol.middle().x, point.y - symbol.middle().y);
    let border = if dy < 0.0 { symbol.above(dx) } else { symbol.below(dx) };
    dx.abs() < symbol.width / 2.0 - NONE && dy.abs() < border - NONE
}

/// Every way of the chart has its arrow.
fn ways(chart: &Chart, drawing: &Layout, faults: &mut Vec<String>) {
    let ways = chart.steps().flat_map(|step| chart.exits(step).map(move |exit| (step, exit))).flat_map(
        |(step, exit)| {
            let way = |to: &alir::StepId| (step.id.clone(), to.clone(), exit.label.map(str::to_owned));
            std::iter::once(way(&exit.to.id)).chain(exit.bound.map(|(_, then)| way(&then.id)))
        },
    );
    let drawn =
        drawing.arrows.iter().map(|arrow| (arrow.from.clone(), arrow.to.clone(), arrow.answer.clone()));
    if ways.collect::<Vec<_>>() != drawn.collect::<Vec<_>>() {
        faults.push("arrows are not the ways of the chart".to_owned());
    }
}

/// Every arrow goes from border to border, right-angled, with room for its head.
fn ends(drawing: &Layout, faults: &mut Vec<String>) {
    for arrow in &drawing.arrows {
        let name = format!("{} → {}", arrow.from, arrow.to);
        let at = |row: usize, point: Point, id: &alir::StepId| {
            let named = match &drawing.rows[row].kind {
                RowKind::Step { id: own, .. } => own == id,
                RowKind::Connectors => true,
                RowKind::Stage => false,
            };
            named && drawing.symbols.iter().any(|symbol| symbol.row == row && on_border(symbol, point))
        };
        let [.., before, end] = arrow.points.as_slice() else {
            faults.push(format!("{name} has no line"));
            continue;
        };
        if !at(arrow.rows[0], arrow.points[0], &arrow.from) || !at(arrow.rows[1], *end, &arrow.to) {
            faults.push(format!("{name} does not begin and end at its symbols"));
        }
        if (end.x - before.x).hypot(end.y - before.y) < 1.8 {
            faults.push(format!("{name} has no room for its head"));
        }
        // Leaves below or from the side, enters from above or from the side.
        if arrow.points[1].y < arrow.points[0].y - NONE || end.y < before.y - NONE {
            faults.push(format!("{name} leaves above or enters from below"));
        }
        let bent =
            |pair: &[Point]| (pair[0].x - pair[1].x).abs() > NONE && (pair[0].y - pair[1].y).abs() > NONE;
        if arrow.points.windows(2).any(bent) {
            faults.push(format!("{name} is not right-angled"));
        }
    }
}

/// No arrow goes through a symbol or words.
fn arrows_and_others(drawing: &Layout, faults: &mut Vec<String>) {
    let lines = drawing.texts.iter().filter(|line| !line.inside).map(of_line);
    let words: Vec<Area> = lines.chain(drawing.labels.iter().map(of_label)).collect();
    for arrow in &drawing.arrows {
        let name = format!("{} → {}", arrow.from, arrow.to);
        for segment in segments(arrow) {
            // A line is made thick, so that touching counts.
            let thick = [segment[0] - 0.2, segment[1] - 0.2, segment[2] + 0.2, segment[3] + 0.2];
            if words.iter().any(|words| overlap(thick, *words)) {
                faults.push(format!("{name} goes through words at {segment:?}"));
            }
            for symbol in drawing.symbols.iter().filter(|symbol| overlap(thick, of_symbol(symbol))) {
                let through = (0..=50).map(f64::from).any(|part| {
                    let along = |from: f64, to: f64| from + (to - from) * part / 50.0;
                    within(
                        symbol,
                        Point { x: along(segment[0], segment[2]), y: along(segment[1], segment[3]) },
                    )
                });
                if through {
                    faults.push(format!("{name} goes through a symbol of row {}", symbol.row));
                }
            }
        }
    }
}

/// No two arrows lie on each other, and none turns or ends on another one.
fn arrows_and_arrows(drawing: &Layout, faults: &mut Vec<String>) {
    let flat = |segment: &Area| segment[3] - segment[1] < NONE;
    let all: Vec<(usize, Area)> = drawing
        .arrows
        .iter()
        .enumerate()
        .flat_map(|(at, arrow)| segments(arrow).map(move |segment| (at, segment)))
        .collect();
    for (at, (arrow, a)) in all.iter().enumerate() {
        for (other, b) in all[at + 1..].iter().filter(|(other, _)| other != arrow) {
            let near = a[0] < b[2] + NEAR && b[0] < a[2] + NEAR && a[1] < b[3] + NEAR && b[1] < a[3] + NEAR;
            if !near {
                continue;
            }
            let crosses = flat(a) != flat(b) && {
                let (flat, upright) = if flat(a) { (a, b) } else { (b, a) };
                flat[0] < upright[0] - NEAR
                    && upright[0] < flat[2] - NEAR
                    && upright[1] < flat[1] - NEAR
                    && flat[1] < upright[3] - NEAR
            };
            if !crosses {
                let name = |at: usize| format!("{} → {}", drawing.arrows[at].from, drawing.arrows[at].to);
                faults.push(format!("{} touches {} at {a:?} {b:?}", name(*arrow), name(*other)));
            }
        }
    }
}

/// Symbols and words stand in their cells, and nothing over anything.
fn places(drawing: &Layout, faults: &mut Vec<String>) {
    let page = [0.0, 0.0, drawing.width, drawing.height];
    for arrow in &drawing.arrows {
        if segments(arrow).any(|segment| !inside(segment, page)) {
            faults.push(format!("{} → {} leaves the page", arrow.from, arrow.to));
        }
    }
    for symbol in &drawing.symbols {
        let (row, column) = (&drawing.rows[symbol.row], &drawing.columns[symbol.column]);
        let cell = [column.left, row.top, column.left + column.width, row.top + row.height];
        if !inside(of_symbol(symbol), cell) {
            faults.push(format!("a symbol leaves the cell of row {}", symbol.row));
        }
    }
    for line in &drawing.texts {
        let area = of_line(line);
        let column = drawing.columns.iter().find(|column| {
            let middle = f64::midpoint(area[0], area[2]);
            column.left <= middle && middle <= column.left + column.width
        });
        if let (Some(row), Some(column)) = (line.row, column) {
            let row = &drawing.rows[row];
            let cell = [column.left, row.top, column.left + column.width, row.top + row.height];
            if !inside(area, cell) {
                faults.push(format!("`{}` leaves its cell", line.text));
            }
        }
        if !inside(area, page) {
            faults.push(format!("`{}` leaves the page", line.text));
        }
    }
    let (words_inside, words): (Vec<&Line>, Vec<&Line>) = drawing.texts.iter().partition(|line| line.inside);
    for line in words_inside {
        let of_row = |symbol: &&Symbol| Some(symbol.row) == line.row;
        if !drawing.symbols.iter().filter(of_row).any(|symbol| holds(symbol, of_line(line))) {
            faults.push(format!("`{}` stands in no symbol", line.text));
        }
    }
    let boxes: Vec<Area> = (drawing.symbols.iter().map(of_symbol))
        .chain(drawing.labels.iter().map(of_label))
        .chain(words.into_iter().map(of_line))
        .collect();
    for (at, a) in boxes.iter().enumerate() {
        // The corners of a diamond's box are free, but no label makes use of that.
        if let Some(b) = boxes[at + 1..].iter().find(|b| overlap(*a, **b)) {
            faults.push(format!("things stand over each other: {a:?} {b:?}"));
        }
    }
}

/// Whether an area is within the border of a symbol.
fn holds(symbol: &Symbol, [left, top, right, bottom]: Area) -> bool {
    let corners = [(left, top), (left, bottom), (right, top), (right, bottom)];
    corners.into_iter().all(|(x, y)| within(symbol, Point { x, y }))
}

/// Labels stand beside the exits that they are for, in a cell of their row.
fn labels(drawing: &Layout, faults: &mut Vec<String>) {
    for label in &drawing.labels {
        let arrow = &drawing.arrows[label.arrow];
        let [left, top, right, bottom] = of_label(label);
        let near = |arrow: &Arrow| {
            let first = segments(arrow).next().unwrap();
            let (dx, dy) = (
                (left - first[2]).max(first[0] - right).max(0.0),
                (top - first[3]).max(first[1] - bottom).max(0.0),
            );
            dx.hypot(dy)
        };
        let words: String = label.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let row = &drawing.rows[arrow.rows[0]];
        let others =
            drawing.arrows.iter().enumerate().filter(|(at, _)| *at != label.arrow).map(|(_, other)| other);
        let nearest = others.filter(|other| other.from == arrow.from).map(near).fold(f64::MAX, f64::min);
        if near(arrow) > 0.6
            || near(arrow) >= nearest
            || !inside(of_label(label), [0.0, row.top, drawing.width, row.top + row.height])
        {
            faults.push(format!("`{words}` does not stand beside its exit"));
        }
    }
}
