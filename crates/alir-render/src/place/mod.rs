//! Where everything stands: sizes from what has to find room, places from sizes.

mod columns;
mod symbols;
mod rows;
mod texts;
mod trace;

use alir::Chart;

use crate::cells;
use crate::drawing::{Arrow, Label, Layout, Line, Point, RowKind, Symbol};
use crate::form::{LABEL_GAP, LABEL_POINTS, LABEL_WIDTH, LEADING};
use crate::grid::{Grid, GridRow};
use crate::metrics::{MM_PER_POINT, width};
use crate::route::{Caption, Plan, Port, Side, Slots, Tracks, plans};
use crate::wrap::lines;

use columns::Columns;
use rows::Rows;

impl Layout {
    /// The drawing of a chart.
    pub fn of(chart: &Chart) -> Self {
        let grid = Grid::of(chart);
        let plans = plans(&grid);
        let captions: Vec<Option<Caption>> =
            grid.ways.iter().map(|way| caption(&cells::caption(way)?)).collect();
        let slots = Slots::of(&plans, &captions);
        let tracks = Tracks::of(&plans, grid.rows.len(), grid.lanes.len());
        let sizes = Sizes { grid: &grid, plans: &plans, captions: &captions, slots: &slots, tracks: &tracks };
        let columns = Columns::of(&sizes);
        let words: Vec<_> = grid.rows.iter().map(|row| texts::broken(&cells::words(row), &columns)).collect();
        let head = texts::head(&grid, &columns);
        let rows = Rows::of(&sizes, &columns, &words, &head);
        let symbols = symbols::all(&sizes, &columns, &rows);
        let (arrows, labels) = arrows(&sizes, &columns, &rows);
        Self {
            title: cells::title(&grid),
            width: columns.right() + crate::form::MARGIN,
            height: rows.bottom() + crate::form::MARGIN,
            texts: texts::placed(&head, &words, &columns, &rows),
            links: symbols::links(&symbols),
            head: rows.head,
            rows: rows.table(&grid),
            columns: columns.all,
            symbols,
            arrows,
            labels,
        }
    }
}

/// What sizes come from.
pub(crate) struct Sizes<'s, 'c> {
    grid: &'s Grid<'c>,
    plans: &'s [Plan],
    captions: &'s [Option<Caption>],
    slots: &'s Slots,
    tracks: &'s Tracks,
}

fn caption(text: &str) -> Option<Caption> {
    let lines = lines(text, LABEL_WIDTH, LABEL_POINTS, false);
    let wide = lines.iter().map(|line| width(line, LABEL_POINTS, false)).fold(0.0, f64::max);
    let height = count(lines.len()) * LABEL_POINTS * MM_PER_POINT * LEADING;
    (!lines.is_empty()).then_some(Caption { lines, width: wide, height })
}

/// A number of things as a factor.
fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::from(u32::MAX), f64::from)
}

fn arrows(sizes: &Sizes<'_, '_>, columns: &Columns, rows: &Rows) -> (Vec<Arrow>, Vec<Label>) {
    let (mut arrows, mut labels) = (Vec::new(), Vec::new());
    for (at, (way, plan)) in sizes.grid.ways.iter().zip(sizes.plans).enumerate() {
        let (Some(from), Some(to)) = (sizes.grid.placed(way.from), sizes.grid.placed(way.to)) else {
            continue;
        };
        let ends = [
            symbols::one(sizes, columns, rows, plan.from, from.shape),
            symbols::one(sizes, columns, rows, plan.to, to.shape),
        ];
        let points = trace::points(sizes, columns, rows, at, &ends);
        if let Some(caption) = &sizes.captions[at] {
            labels.push(label(arrows.len(), caption, plan, &points, &ends[0], sizes.slots.exits[at]));
        }
        arrows.push(Arrow {
            from: from.step.id.clone(),
            to: to.step.id.clone(),
            answer: way.answer.map(str::to_owned),
            time: way.time,
            rows: [way.from, way.to],
            points,
        });
    }
    (arrows, labels)
}

fn label(arrow: usize, caption: &Caption, plan: &Plan, points: &[Point], at: &Symbol, slot: f64) -> Label {
    let begin = points[0];
    let (left, top) = match plan.exit {
        Port::Upright => (begin.x + LABEL_GAP, at.top + at.height + LABEL_GAP),
        Port::At(Side::Right) => {
            (at.left + at.width + LABEL_GAP, at.middle().y + slot - LABEL_GAP - caption.height)
        }
        Port::At(Side::Left) => {
            (at.left - LABEL_GAP - caption.width, at.middle().y + slot - LABEL_GAP - caption.height)
        }
    };
    let (width, height) = (caption.width, caption.height);
    let lines = texts::lines(&caption.lines, left, top, LABEL_POINTS, false, Some(plan.from.0));
    Label { arrow, left, top, width, height, lines }
}

/// The kind of a row of the layout.
fn kind(grid: &Grid<'_>, row: &GridRow<'_>) -> RowKind {
    match row {
        GridRow::Stage { .. } => RowKind::Stage,
        GridRow::Step(placed) => {
            RowKind::Step { id: placed.step.id.clone(), about: cells::about(grid, placed) }
        }
    }
}

/// Lines of text under each other.
type Lines = Vec<Line>;
