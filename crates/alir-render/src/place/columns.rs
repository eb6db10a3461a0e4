//! Columns: lanes as wide as symbols, arrows and labels need them, columns of words as wide as is left for them.

use crate::cells::Words;
use crate::drawing::{Column, ColumnKind};
use crate::form::{
    ACTIVITY_WIDTH, CELL_PADDING, CELL_POINTS, HEAD_ROOM, LANES_WIDTH, LEAST_LANE_WIDTH, LEAST_ROW_HEIGHT,
    LEAST_SYMBOL_WIDTH, MANY_LANES, MARGIN, MOST_SYMBOL_WIDTH, NARROW_ACTIVITY_WIDTH, NEEDS_WIDTH,
    NUMBER_WIDTH, REMARK_WIDTH, SMALL_CELL_POINTS, TIME_WIDTH, TRACK, TRACK_PADDING, YIELDS_WIDTH,
};
use crate::grid::Grid;
use crate::metrics::width;
use crate::route::Side;

use super::count;
use super::rooms::Rooms;

/// How wide a lane may be made by a long word of its name.
const MOST_HEAD: f64 = 35.0;
/// How wide the names of stages are beside a plain flowchart.
const STAGE_WIDTH: f64 = 34.0;

/// The columns, and what is inside lanes.
pub(crate) struct Columns {
    pub(super) all: Vec<Column>,
    /// Whether they are those of a table.
    pub(super) ruled: bool,
    /// The first column that is a lane.
    pub(super) first_lane: usize,
    /// The left border of the first one.
    pub(super) left: f64,
    /// Size of letters in cells, in points.
    pub(super) points: f64,
    /// How high the row of a step is at least.
    pub(super) least_row: f64,
    /// Width of a symbol that nothing makes wider.
    pub(super) symbol_width: f64,
    /// The middle of the symbols of each lane.
    middles: Vec<f64>,
    /// How many tracks each channel has on each side of its border.
    channels: Vec<[usize; 2]>,
}

/// Whether there are so many lanes that letters are small.
fn is_crowded(grid: &Grid<'_>) -> bool {
    grid.lanes.len() > MANY_LANES
}

/// How wide lanes are at least, if there are so many.
fn least_lane(lanes: usize) -> f64 {
    (LANES_WIDTH / count(lanes)).max(LEAST_LANE_WIDTH)
}

/// Width of a symbol that nothing makes wider, if there are so many lanes.
pub(super) fn symbol_width(lanes: usize) -> f64 {
    (least_lane(lanes) - 2.0 * HEAD_ROOM).clamp(LEAST_SYMBOL_WIDTH, MOST_SYMBOL_WIDTH)
}

/// How wide the table may be.
#[derive(Clone, Copy)]
pub(crate) enum Fit<'w> {
    /// As wide as it should be, with room around it.
    Screen,
    /// As wide as this page, if its lanes leave room for these words.
    Page(f64, &'w [Words]),
}

impl Columns {
    /// Those of a table.
    pub(crate) fn of(grid: &Grid<'_>, rooms: &Rooms, fit: Fit<'_>) -> Self {
        let left = match fit {
            Fit::Screen => MARGIN,
            Fit::Page(..) => 0.0,
        };
        let mut columns = Self::none(grid, rooms, left, true);
        let inside: Vec<[f64; 2]> =
            (0..grid.lanes.len()).map(|lane| columns.lane(grid, rooms, lane)).collect();
        let in_lanes: f64 = inside.iter().flatten().sum();
        let activity = if is_crowded(grid) { NARROW_ACTIVITY_WIDTH } else { ACTIVITY_WIDTH };
        let ideal = [activity, NEEDS_WIDTH, TIME_WIDTH, YIELDS_WIDTH, REMARK_WIDTH];
        let [activity, needs, time, yields, remark] = match fit {
            Fit::Screen => ideal.map(|[width, _]| width),
            Fit::Page(width, words) => shared(width - NUMBER_WIDTH - in_lanes, ideal, words, columns.points),
        };
        columns.add(ColumnKind::Number, NUMBER_WIDTH);
        columns.add(ColumnKind::Activity, activity);
        columns.add_lanes(grid, &inside);
        columns.add(ColumnKind::Needs, needs);
        columns.add(ColumnKind::Time, time);
        columns.add(ColumnKind::Yields, yields);
        columns.add(ColumnKind::Remark, remark);
        columns
    }

    /// The same for rows of steps that are at least so high.
    pub(crate) fn with_rows(self, least: f64) -> Self {
        Self { least_row: least, ..self }
    }

    /// Those of a plain flowchart: lanes as wide as symbols and arrows need them, left of them the names of stages.
    pub(crate) fn plain(grid: &Grid<'_>, rooms: &Rooms) -> Self {
        let mut columns = Self::none(grid, rooms, MARGIN, false);
        if grid.rows.iter().any(|row| row.shape().is_none()) {
            columns.add(ColumnKind::Activity, STAGE_WIDTH);
        }
        let inside: Vec<[f64; 2]> =
            (0..grid.lanes.len()).map(|lane| columns.lane(grid, rooms, lane)).collect();
        columns.add_lanes(grid, &inside);
        columns
    }

    fn none(grid: &Grid<'_>, rooms: &Rooms, left: f64, ruled: bool) -> Self {
        Self {
            all: Vec::new(),
            ruled,
            first_lane: 0,
            left,
            least_row: if ruled { LEAST_ROW_HEIGHT } else { 0.0 },
            points: if ruled && is_crowded(grid) { SMALL_CELL_POINTS } else { CELL_POINTS },
            symbol_width: symbol_width(grid.lanes.len()),
            middles: Vec::new(),
            channels: rooms.channels.clone(),
        }
    }

    /// How wide a lane is left and right of the middle of its symbols.
    fn lane(&self, grid: &Grid<'_>, rooms: &Rooms, lane: usize) -> [f64; 2] {
        let [left, right] = rooms.lanes[lane];
        let left = band(rooms.channels[lane][1]) + left;
        let right = band(rooms.channels[lane + 1][0]) + right;
        if !self.ruled {
            return [left, right];
        }
        // No word of the head is broken.
        let name = grid.lanes[lane].map_or("", |role| grid.chart.lane(role));
        let least = least_lane(grid.lanes.len());
        let least = widest_word(name, self.points, true).clamp(least, MOST_HEAD.max(least));
        let spare = (least - left - right).max(0.0);
        // A symbol stands in the middle of its lane if there is room for it there.
        let middle = (least / 2.0).clamp(left, left + spare);
        [middle, (left + right).max(least) - middle]
    }

    fn add_lanes(&mut self, grid: &Grid<'_>, inside: &[[f64; 2]]) {
        self.first_lane = self.all.len();
        for ([left, right], role) in inside.iter().zip(&grid.lanes) {
            self.middles.push(self.right() + left);
            self.add(ColumnKind::Lane(role.cloned()), left + right);
        }
    }

    fn add(&mut self, kind: ColumnKind, width: f64) {
        let left = self.right();
        self.all.push(Column { kind, left, width });
    }

    /// The right border of the last column.
    pub(crate) fn right(&self) -> f64 {
        self.all.last().map_or(self.left, |column| column.left + column.width)
    }

    /// The middle of the symbols of a lane.
    pub(super) fn middle(&self, lane: usize) -> f64 {
        self.middles[lane]
    }

    /// Where a track of a channel lies.
    pub(super) fn track(&self, channel: usize, side: Side, track: usize) -> f64 {
        let border = match self.all.get(self.first_lane + channel) {
            Some(column) => column.left,
            None => self.right(),
        };
        let [left, right] = self.channels[channel];
        // Tracks are counted from the symbols towards the border.
        match side {
            Side::Left => border - TRACK_PADDING - count(left - 1 - track) * TRACK,
            Side::Right => border + TRACK_PADDING + count(right - 1 - track) * TRACK,
        }
    }
}

/// The width of so many tracks beside a border.
fn band(tracks: usize) -> f64 {
    TRACK_PADDING + count(tracks.saturating_sub(1)) * TRACK
}

/// How wide a cell must be so that no word in it is broken.
fn widest_word(text: &str, points: f64, bold: bool) -> f64 {
    let words = text.split_whitespace().map(|word| width(word, points, bold));
    words.map(|wide| wide + 2.0 * CELL_PADDING + 0.01).fold(0.0, f64::max)
}

/// Columns of words that share a width: each has what it must have, those in which words stand share the rest.
fn shared(whole: f64, ideal: [[f64; 2]; 5], words: &[Words], points: f64) -> [f64; 5] {
    let mut columns = ideal.map(|[ideal, least]| (least, 0.0, ideal - least));
    for row in words {
        let texts = [&row.activity, &row.needs, &row.time, &row.yields, &row.remark];
        for (((least, used, more), [ideal, _]), text) in columns.iter_mut().zip(ideal).zip(texts) {
            if !text.is_empty() {
                *used = *more;
                *least = widest_word(text, points, row.bold).clamp(*least, ideal.max(*least));
            }
        }
    }
    let least: f64 = columns.iter().map(|(least, ..)| least).sum();
    let shares: f64 = columns.iter().map(|(_, share, _)| share).sum();
    let spare = (whole - least).max(0.0);
    columns.map(|(least, share, _)| least + if shares > 0.0 { spare * share / shares } else { spare / 5.0 })
}
