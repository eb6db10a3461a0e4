//! Where everything stands: sizes from what has to find room, places from sizes.

mod columns;
mod rooms;
mod inside;
mod symbols;
mod rows;
mod texts;
mod trace;

use alir::Chart;
use alir::sop::PrintedLanguage;

use crate::cells::{self, Words};
use crate::drawing::{Arrow, Label, Layout, Line, Point, RowKind, Style, Symbol};
use crate::form::{LABEL_GAP, LABEL_POINTS, LABEL_WIDTH, LEADING};
use crate::grid::{Grid, GridRow};
use crate::metrics::{MM_PER_POINT, width};
use crate::route::{Caption, Plan, Port, Side, Slots, Tracks, plans};
use crate::wrap::lines;

use inside::Inside;
use rows::Rows;
use texts::{Broken, BrokenHead};

pub(crate) use columns::{Columns, Fit};
pub(crate) use rooms::Rooms;

impl Layout {
    /// The table of a chart.
    pub fn of(chart: &Chart) -> Self {
        Self::drawn(chart, Style::Table, PrintedLanguage::default())
    }

    /// The plain flowchart of a chart: what is done stands in the symbols, by whom and in how much time below it. The trunk
    /// of the flow goes straight down, its branches stand right of it.
    ///
    /// ```
    /// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x, waktu: 5 menit}\n  e: {selesai: E}\n";
    /// let drawing = alir_render::Layout::plain(&alir::load(text)?);
    /// let words: Vec<&str> = drawing.texts.iter().map(|line| line.text.as_str()).collect();
    /// assert_eq!(words, ["A", "1. Menulis", "X · 5 menit", "E"]);
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn plain(chart: &Chart) -> Self {
        Self::drawn(chart, Style::Plain, PrintedLanguage::default())
    }

    /// A drawing of a chart, with heads and remarks in a language.
    ///
    /// ```
    /// use alir::sop::PrintedLanguage::English;
    /// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: Writing, oleh: x}\n  e: {selesai: E}\n";
    /// let drawing = alir_render::Layout::drawn(&alir::load(text)?, alir_render::Style::Table, English);
    /// assert!(drawing.texts.iter().any(|line| line.text == "Activity"));
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn drawn(chart: &Chart, style: Style, language: PrintedLanguage) -> Self {
        let routed = match style {
            Style::Table => Routed::of(Grid::of(chart).in_language(language)),
            Style::Plain => Routed::plain(Grid::plain(chart).in_language(language)),
        };
        let rooms = Rooms::of(&routed);
        let columns = match style {
            Style::Table => Columns::of(&routed.grid, &rooms, Fit::Screen),
            Style::Plain => Columns::plain(&routed.grid, &rooms),
        };
        placed(&routed, &columns, &cells::title(chart))
    }
}

/// A grid, and how its arrows go.
pub(crate) struct Routed<'c> {
    pub(crate) grid: Grid<'c>,
    plans: Vec<Plan>,
    captions: Vec<Option<Caption>>,
    slots: Slots,
    tracks: Tracks,
    /// The words in the symbols of each row; empty if they stand in the cells of a table.
    inside: Vec<Option<Inside>>,
}

impl<'c> Routed<'c> {
    pub(crate) fn of(grid: Grid<'c>) -> Self {
        let plans = plans(&grid);
        let captions: Vec<Option<Caption>> =
            grid.ways.iter().map(|way| caption(&cells::caption(way, grid.language)?)).collect();
        let slots = Slots::of(&plans, &captions);
        let tracks = Tracks::of(&plans, grid.rows.len(), grid.lanes.len());
        Self { grid, plans, captions, slots, tracks, inside: Vec::new() }
    }

    /// A grid with the words in its symbols.
    fn plain(grid: Grid<'c>) -> Self {
        let inside = (0..grid.rows.len()).map(|row| Some(Inside::of(&grid, grid.placed(row)?))).collect();
        Self { inside, ..Self::of(grid) }
    }

    /// The words in the symbols of a row.
    fn inside(&self, row: usize) -> Option<&Inside> {
        self.inside.get(row)?.as_ref()
    }

    /// The words in the cells of a row.
    fn cells(&self, row: usize) -> Words {
        match self.inside(row) {
            Some(_) => Words::default(),
            None => cells::words(&self.grid.rows[row], self.grid.language),
        }
    }
}

/// How high each row is, and the head before them.
pub(crate) fn heights(routed: &Routed<'_>, columns: &Columns) -> (f64, Vec<f64>) {
    let (.., rows) = measured(routed, columns, "");
    (rows.head.bottom, rows.table(&routed.grid).iter().map(|row| row.height).collect())
}

fn measured(routed: &Routed<'_>, columns: &Columns, title: &str) -> (Vec<Broken>, BrokenHead, Rows) {
    let rows = 0..routed.grid.rows.len();
    let words: Vec<_> = rows.map(|row| texts::broken(&routed.cells(row), columns)).collect();
    let head = texts::head(&routed.grid, columns, title);
    let rows = Rows::of(routed, columns, &words, &head);
    (words, head, rows)
}

/// Everything in its place.
pub(crate) fn placed(routed: &Routed<'_>, columns: &Columns, title: &str) -> Layout {
    let (words, head, rows) = measured(routed, columns, title);
    let symbols = symbols::all(routed, columns, &rows);
    let (arrows, labels) = arrows(routed, columns, &rows);
    let mut texts = texts::placed(&head, &words, columns, &rows);
    texts.extend(texts::inside(routed, &symbols));
    Layout {
        title: head.title.join(" "),
        language: routed.grid.language,
        ruled: columns.ruled,
        width: columns.right() + columns.left,
        height: rows.bottom() + columns.left,
        texts,
        links: symbols::links(&symbols),
        head: rows.head,
        rows: rows.table(&routed.grid),
        columns: columns.all.clone(),
        symbols,
        arrows,
        labels,
    }
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

fn arrows(routed: &Routed<'_>, columns: &Columns, rows: &Rows) -> (Vec<Arrow>, Vec<Label>) {
    let (mut arrows, mut labels) = (Vec::new(), Vec::new());
    for (at, (way, plan)) in routed.grid.ways.iter().zip(&routed.plans).enumerate() {
        let shapes = [way.from, way.to].map(|row| routed.grid.rows[row].shape());
        let [Some(from), Some(to)] = shapes else { continue };
        let ends = [
            symbols::one(routed, columns, rows, plan.from, from),
            symbols::one(routed, columns, rows, plan.to, to),
        ];
        let points = trace::points(routed, columns, rows, at, &ends);
        if let Some(caption) = &routed.captions[at] {
            labels.push(label(arrows.len(), caption, plan, &points, &ends[0], routed.slots.exits[at]));
        }
        arrows.push(Arrow {
            from: way.steps[0].clone(),
            to: way.steps[1].clone(),
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
        GridRow::Connectors(_) => RowKind::Connectors,
        GridRow::Step(placed) => {
            RowKind::Step { id: placed.step.id.clone(), about: cells::about(grid, placed) }
        }
    }
}

/// Lines of text under each other.
type Lines = Vec<Line>;
