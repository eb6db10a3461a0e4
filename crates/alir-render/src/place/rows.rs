//! Rows: as high as their words, symbols, labels and the arrows below them need.

use crate::drawing::{Head, Row, Shape};
use crate::form::{CELL_PADDING, HEAD_ROOM, LABEL_GAP, LEADING, TITLE_POINTS, TRACK, TRACK_PADDING};
use crate::grid::{Grid, GridRow};
use crate::metrics::MM_PER_POINT;
use crate::route::Port;

use super::columns::Columns;
use super::symbols::symbol_size;
use super::texts::{Broken, BrokenHead, height};
use super::{Routed, count, kind};

/// Room between the lowest arrow in a gap and what is above it.
const ABOVE_TRACKS: f64 = 1.0;
/// Between the head and the first arrow below it.
const BELOW_HEAD: f64 = 2.0;
/// Room below the title, and around what is between the rows of a plain flowchart.
const BELOW_TITLE: f64 = 2.0;
const PLAIN_AIR: f64 = 1.5;

/// The rows, and what is inside them.
pub(crate) struct Rows {
    pub(crate) head: Head,
    /// Upper border, the middle of symbols, the first track of the gap below, and the lower border.
    all: Vec<[f64; 4]>,
    /// The first track of the gap above the first row.
    first_track: f64,
}

impl Rows {
    pub(super) fn of(routed: &Routed<'_>, columns: &Columns, words: &[Broken], head: &BrokenHead) -> Self {
        let title = count(head.title.len()) * TITLE_POINTS * MM_PER_POINT * LEADING;
        let top = columns.left + if head.title.is_empty() { 0.0 } else { title + BELOW_TITLE };
        let middle = top + head.heights[0];
        let mut down = middle + head.heights[1];
        let head = Head { top, middle, bottom: down };
        let mut all = Vec::new();
        let first_track = down + BELOW_HEAD;
        for (row, content) in routed.grid.rows.iter().enumerate() {
            let air = if columns.ruled { 0.0 } else { PLAIN_AIR };
            // Between the upper border and the symbol.
            let above = match (row, routed.tracks.gaps[row]) {
                (0, some @ 1..) => BELOW_HEAD + count(some - 1) * TRACK + HEAD_ROOM,
                _ => HEAD_ROOM,
            };
            let labels = below_labels(routed, row);
            // Between the symbol and the lower border.
            let below = match (labels > 0.0, routed.tracks.gaps[row + 1]) {
                (false, 0) => ABOVE_TRACKS + air,
                (_, some) => {
                    labels + ABOVE_TRACKS + air + count(some.saturating_sub(1)) * TRACK + TRACK_PADDING
                }
            };
            let (mut half, mut least) = (0.0_f64, 0.0);
            if let Some(shape) = content.shape() {
                for lane in content.lanes() {
                    let (_, height) = symbol_size(routed, columns.symbol_width, (row, *lane), shape);
                    half = half.max(height / 2.0);
                }
                if shape != Shape::Pentagon {
                    least = columns.least_row;
                }
            }
            let rise = routed.slots.label_rise.get(&row).copied().unwrap_or_default();
            let upper = half.max(rise);
            let high = height(&words[row], columns.points) + 2.0 * CELL_PADDING;
            let spare = (high.max(least) - above - upper - half - below).max(0.0);
            // What is spare goes first to where the symbol then stands in the middle of its row.
            let (over, under) = (above + upper, half + below);
            let to_over = ((over + under + spare) / 2.0 - over).clamp(0.0, spare);
            let symbol = down + over + to_over;
            let bottom = symbol + under + (spare - to_over);
            // Arrows turn in the middle of what room there is.
            let first = symbol + half + labels + ABOVE_TRACKS + air + (spare - to_over) / 2.0;
            all.push([down, symbol, first, bottom]);
            down = bottom;
        }
        Self { head, all, first_track }
    }

    /// The lower border of the last row.
    pub(super) fn bottom(&self) -> f64 {
        self.all.last().map_or(self.head.bottom, |row| row[3])
    }

    /// The upper border of a row.
    pub(super) fn top(&self, row: usize) -> f64 {
        self.all[row][0]
    }

    /// The middle of the symbols of a row.
    pub(super) fn middle(&self, row: usize) -> f64 {
        self.all[row][1]
    }

    /// Where a track of a gap lies.
    pub(super) fn track(&self, gap: usize, track: usize) -> f64 {
        let first = gap.checked_sub(1).map_or(self.first_track, |row| self.all[row][2]);
        first + count(track) * TRACK
    }

    /// The rows of the layout.
    pub(super) fn table(&self, grid: &Grid<'_>) -> Vec<Row> {
        let row = |(content, [top, _, _, bottom]): (&GridRow<'_>, &[f64; 4])| Row {
            kind: kind(grid, content),
            top: *top,
            height: bottom - top,
        };
        grid.rows.iter().zip(&self.all).map(row).collect()
    }
}

/// Room for the labels below the symbols of a row.
fn below_labels(routed: &Routed<'_>, row: usize) -> f64 {
    // The ways of a step stand together.
    let first = routed.plans.partition_point(|plan| plan.from.0 < row);
    let ways = routed.plans[first..].iter().zip(&routed.captions[first..]);
    let of_row = ways.take_while(|(plan, _)| plan.from.0 == row);
    let labels =
        of_row.filter(|(plan, _)| plan.exit == Port::Upright).filter_map(|(_, caption)| caption.as_ref());
    labels.map(|caption| caption.height + 2.0 * LABEL_GAP).fold(0.0, f64::max)
}
