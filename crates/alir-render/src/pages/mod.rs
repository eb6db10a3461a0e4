//! The table on pages: as many rows on each as fit, with connectors where arrows go to another page.

mod connectors;
mod part;

use std::ops::Range;

use alir::Chart;
use alir::sop::PrintedLanguage;

use crate::cells::{self, Words};
use crate::drawing::{Layout, Row, RowKind};
use crate::form::{LEAST_ROW_HEIGHT, LOWER_ROW_HEIGHTS};
use crate::grid::GridRow;
use crate::place::{Columns, Fit, Rooms, Routed, heights, placed};

use part::Whole;

/// How much room a page has for the table, in mm.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The table on pages.
///
/// An arrow to a step on another page ends at a connector at the foot of its page (at its head, if that page comes before),
/// and goes on from a connector with the same letter there. All arrows from other pages to one step have one letter.
///
/// ```
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  t: {kegiatan: k, oleh: x}\n  u: {kegiatan: k, oleh: x}\n  e: {selesai: E}\n";
/// let chart = alir::load(text)?;
/// let tables = alir_render::Tables::of(&chart, alir_render::Frame { width: 267.0, height: 52.0 });
/// let symbols: Vec<usize> = tables.pages.iter().map(|page| page.symbols.len()).collect();
/// // On the first page two steps and a connector, on the second a connector, a step and the end.
/// assert_eq!((symbols, tables.scale), (vec![3, 3], 1.0));
/// # Ok::<(), alir::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Tables {
    /// The table on each page, with its head; its upper left corner is at (0, 0). They have no title, and the same columns.
    pub pages: Vec<Layout>,
    /// By what everything on the pages must be multiplied so that it fits: 1 unless there are too many lanes for the width
    /// of the frame, or a row is higher than the frame.
    pub scale: f64,
}

/// Lengths that differ by less are the same, in mm.
const SAME: f64 = 1e-6;

/// How often pages are divided anew because arrows need wider lanes than were thought.
const ROUNDS: usize = 8;

impl Tables {
    /// The table of a chart, for pages that have so much room.
    pub fn of(chart: &Chart, frame: Frame) -> Self {
        Self::in_language(chart, frame, PrintedLanguage::default())
    }

    /// The same, with heads and remarks in a language.
    pub fn in_language(chart: &Chart, frame: Frame, language: PrintedLanguage) -> Self {
        let tables = Self::with_rows(chart, frame, language, LEAST_ROW_HEIGHT);
        if tables.pages.len() != 2 || !tables.nearly_fit(frame) {
            return tables;
        }
        // If a second page and connectors are spared by it, rows may be a little lower.
        let mut lower =
            LOWER_ROW_HEIGHTS.into_iter().map(|least| Self::with_rows(chart, frame, language, least));
        let one = lower.find(|lower| lower.pages.len() == 1 && lower.scale >= tables.scale);
        one.unwrap_or(tables)
    }

    /// Whether they would be on one page if each step could spare what lower rows save.
    fn nearly_fit(&self, frame: Frame) -> bool {
        let saved = LEAST_ROW_HEIGHT - LOWER_ROW_HEIGHTS.into_iter().fold(LEAST_ROW_HEIGHT, f64::min);
        let least = |row: &Row| match row.kind {
            RowKind::Connectors => 0.0,
            RowKind::Stage => row.height,
            RowKind::Step { .. } => row.height - saved,
        };
        let head = self.pages.first().map_or(0.0, |page| page.head.bottom);
        let rows: f64 = self.pages.iter().flat_map(|page| &page.rows).map(least).sum();
        (head + rows) * self.scale <= frame.height + SAME
    }

    /// The same, with rows that are at least so high.
    fn with_rows(chart: &Chart, frame: Frame, language: PrintedLanguage, least: f64) -> Self {
        let mut whole = Whole::of(chart, language);
        let words: Vec<Words> = whole.grid.rows.iter().map(|row| cells::words(row, language)).collect();
        let mut rooms = Rooms::least(&whole.grid);
        let (mut columns, mut pages);
        let mut round = 0;
        // What arrows need depends on where pages end, and that on how wide the lanes are.
        loop {
            columns = Columns::of(&whole.grid, &rooms, Fit::Page(frame.width, &words));
            columns.least_row = least;
            pages = divided(&whole, &columns, frame.height / share(frame.width, columns.right()));
            let needed = pages.iter().fold(rooms.clone(), |rooms, rows| {
                rooms.and(&Rooms::of(&Routed::of(whole.part(rows.clone()))))
            });
            round += 1;
            let enough = needed == rooms || round == ROUNDS;
            rooms = needed;
            if enough {
                break;
            }
        }
        whole.name(&pages);
        columns = Columns::of(&whole.grid, &rooms, Fit::Page(frame.width, &words));
        columns.least_row = least;
        let page = |rows: &Range<usize>| placed(&Routed::of(whole.part(rows.clone())), &columns, "");
        let pages: Vec<Layout> = pages.iter().map(page).collect();
        let fits = |page: &Layout| share(frame.width, page.width).min(share(frame.height, page.height));
        Self { scale: pages.iter().map(fits).fold(1.0, f64::min), pages }
    }
}

/// By what a length must be multiplied so that it is at most another one; never more than 1.
fn share(most: f64, length: f64) -> f64 {
    if length <= most + SAME { 1.0 } else { most / length }
}

/// The rows of each page: as many as fit, but none that ends with the name of a stage.
fn divided(whole: &Whole<'_>, columns: &Columns, height: f64) -> Vec<Range<usize>> {
    let rows = &whole.grid.rows;
    let (head, each) = heights(&whole.routed(), columns);
    let fits = |rows: Range<usize>| {
        let (head, each) = heights(&Routed::of(whole.part(rows)), columns);
        head + each.iter().sum::<f64>() <= height + SAME
    };
    let is_stage = |row: usize| matches!(rows[row], GridRow::Stage { .. });
    let full = |from: usize| {
        // A guess from the table without pages, then one row more or less.
        let mut down = head;
        let guess = each[from..].iter().take_while(|high| {
            down += **high;
            down <= height
        });
        let mut to = from + guess.count().max(1);
        if fits(from..to) {
            while to < rows.len() && fits(from..to + 1) {
                to += 1;
            }
        } else {
            while to > from + 1 && !fits(from..to) {
                to -= 1;
            }
        }
        if to < rows.len() {
            while to > from + 1 && is_stage(to - 1) {
                to -= 1;
            }
            // Its first step stands below it, whether that fits or not.
            while to < rows.len() && is_stage(to - 1) {
                to += 1;
            }
        }
        to
    };
    // A little earlier, where fewer arrows have to be led to another page: not between a decision and its ways.
    let letters = whole.letters();
    let tidy = |from: usize, to: usize| {
        let least = (from + to).div_ceil(2).max(to.saturating_sub(LOOK_BACK));
        let ends = |at: &usize| !is_stage(at - 1) && letters[*at] < letters[to] && fits(from..*at);
        (least..to).rev().filter(ends).min_by_key(|at| (letters[*at], to - at)).unwrap_or(to)
    };
    let mut pages = all(rows.len(), full);
    if pages.iter().any(|page| tidy(page.start, page.end) != page.end) {
        let tidied = all(rows.len(), |from| tidy(from, full(from)));
        // But not at the price of one page more.
        if tidied.len() <= pages.len() {
            pages = tidied;
        }
    }
    fill_last(&mut pages, rows, fits);
    pages
}

/// How many rows earlier a page may end than it has to.
const LOOK_BACK: usize = 2;

/// Pages, each to where one that begins there ends.
fn all(rows: usize, end: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < rows {
        let to = end(from);
        pages.push(from..to);
        from = to;
    }
    pages
}

/// A last page has so many steps, if the page before it can spare them: one alone looks as if it were left over.
const LEAST_ON_LAST: usize = 2;

/// Moves rows from the page before the last one to that, until it has steps enough. All others stay as they are.
fn fill_last(pages: &mut [Range<usize>], rows: &[GridRow<'_>], fits: impl Fn(Range<usize>) -> bool) {
    let [.., before, last] = pages else { return };
    let steps = |page: Range<usize>| {
        page.filter(|row| match rows[*row] {
            GridRow::Step(_) => true,
            GridRow::Stage { .. } | GridRow::Connectors(_) => false,
        })
        .count()
    };
    if steps(last.clone()) >= LEAST_ON_LAST {
        return;
    }
    let ends = |at: &usize| !matches!(rows[at - 1], GridRow::Stage { .. });
    let mut places = (before.start + 1..last.start).rev().filter(ends);
    let Some(at) = places.find(|at| steps(*at..last.end) >= LEAST_ON_LAST) else { return };
    if steps(before.start..at) >= LEAST_ON_LAST && fits(before.start..at) && fits(at..last.end) {
        (before.end, last.start) = (at, at);
    }
}
