//! Rows: as high as their words, symbols, labels and the arrows below them need.

use crate::drawing::{Head, Row};
use crate::form::{
    CELL_PADDING, HEAD_ROOM, LABEL_GAP, LEADING, LEAST_ROW_HEIGHT, MARGIN, TITLE_POINTS, TRACK, TRACK_PADDING,
};
use crate::grid::{Grid, GridRow};
use crate::metrics::MM_PER_POINT;
use crate::route::Port;

use super::columns::Columns;
use super::symbols::symbol_size;
use super::texts::{Broken, BrokenHead, height};
use super::{Sizes, count, kind};

/// Room between the lowest arrow in a gap and what is above it.
const ABOVE_TRACKS: f64 = 1.0;

/// The rows, and what is inside them.
pub(crate) struct Rows {
    pub(crate) head: Head,
    pub(super) title_baseline: f64,
    /// Upper border, the middle of symbols, the first track of the gap below, and the lower border.
    all: Vec<[f64; 4]>,
    /// The first track of the gap above the first row.
    first_track: f64,
}

impl Rows {
    pub(super) fn of(sizes: &Sizes<'_, '_>, columns: &Columns, words: &[Broken], head: &BrokenHead) -> Self {
        let title = TITLE_POINTS * MM_PER_POINT * LEADING;
        let top = MARGIN + title + 2.0;
        let middle = top + head.heights[0];
        let mut down = middle + head.heights[1];
        let head = Head { top, middle, bottom: down };
        let mut all = Vec::new();
        let first_track = down + TRACK_PADDING;
        for (row, content) in sizes.grid.rows.iter().enumerate() {
            let tracks = |gap: usize| count(sizes.tracks.gaps[gap]);
            let above = HEAD_ROOM + if row == 0 { tracks(0) * TRACK } else { 0.0 };
            let labels = below_labels(sizes, row);
            // Between the symbol and the lower border.
            let below = match (labels > 0.0, sizes.tracks.gaps[row + 1]) {
                (false, 0) => ABOVE_TRACKS,
                (_, some) => labels + ABOVE_TRACKS + count(some.saturating_sub(1)) * TRACK + TRACK_PADDING,
            };
            let (mut half, mut least) = (0.0_f64, 0.0);
            if let GridRow::Step(placed) = content {
                for lane in &placed.lanes {
                    let (_, height) = symbol_size(sizes, columns.symbol_width, (row, *lane), placed.shape);
                    half = half.max(height / 2.0);
                }
                least = LEAST_ROW_HEIGHT;
            }
            let rise = sizes.slots.label_rise.get(&row).copied().unwrap_or_default();
            let upper = half.max(rise);
            let high = height(&words[row], columns.points) + 2.0 * CELL_PADDING;
            let spare = (high.max(least) - above - upper - half - below).max(0.0);
            // What is spare goes first to where the symbol then stands in the middle of its row.
            let (over, under) = (above + upper, half + below);
            let to_over = ((over + under + spare) / 2.0 - over).clamp(0.0, spare);
            let symbol = down + over + to_over;
            let bottom = symbol + under + (spare - to_over);
            all.push([down, symbol, symbol + half + labels + ABOVE_TRACKS, bottom]);
            down = bottom;
        }
        Self { head, title_baseline: MARGIN + TITLE_POINTS * MM_PER_POINT, all, first_track }
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
fn below_labels(sizes: &Sizes<'_, '_>, row: usize) -> f64 {
    // The ways of a step stand together.
    let first = sizes.plans.partition_point(|plan| plan.from.0 < row);
    let ways = sizes.plans[first..].iter().zip(&sizes.captions[first..]);
    let of_row = ways.take_while(|(plan, _)| plan.from.0 == row);
    let labels =
        of_row.filter(|(plan, _)| plan.exit == Port::Upright).filter_map(|(_, caption)| caption.as_ref());
    labels.map(|caption| caption.height + 2.0 * LABEL_GAP).fold(0.0, f64::max)
}
