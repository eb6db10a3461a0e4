//! The table on pages: as many rows on each as fit, with connectors where arrows go to another page.

mod connectors;
mod ends;
mod part;

use std::ops::Range;

use alir::Chart;
use alir::sop::PrintedLanguage;

use crate::cells::{self, Words};
use crate::drawing::{Layout, Row, RowKind};
use crate::form::{LEAST_ROW_HEIGHT, LOWER_ROW_HEIGHTS};
use crate::place::{Columns, Fit, Rooms, Routed, placed};

use ends::divided;
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
        let columns_for = |whole: &Whole<'_>, rooms: &Rooms| {
            Columns::of(&whole.grid, rooms, Fit::Page(frame.width, &words)).with_rows(least)
        };
        let mut rooms = Rooms::least(&whole.grid);
        let (mut columns, mut pages);
        let mut round = 0;
        // What arrows need depends on where pages end, and that on how wide the lanes are.
        loop {
            columns = columns_for(&whole, &rooms);
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
        columns = columns_for(&whole, &rooms);
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
