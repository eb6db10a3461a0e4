//! Columns: widths of the form, lanes made wider where arrows and labels need room.

use crate::drawing::{Column, ColumnKind};
use crate::form::{
    ACTIVITY_WIDTH, CELL_PADDING, CELL_POINTS, HEAD_ROOM, LABEL_GAP, LANES_WIDTH, LEAST_LANE_WIDTH,
    LEAST_SYMBOL_WIDTH, MANY_LANES, MARGIN, MOST_SYMBOL_WIDTH, NARROW_ACTIVITY_WIDTH, NEEDS_WIDTH,
    NUMBER_WIDTH, REMARK_WIDTH, SMALL_CELL_POINTS, TIME_WIDTH, TRACK, TRACK_PADDING, YIELDS_WIDTH,
};
use crate::metrics::width;
use crate::route::{Port, Side};

use super::symbols::symbol_size;
use super::{Sizes, count};

/// How wide a lane may be made by a long word of its name.
const MOST_HEAD: f64 = 35.0;

/// The first column that is a lane.
pub(super) const FIRST_LANE: usize = 2;

/// The columns, and what is inside lanes.
pub(crate) struct Columns {
    pub(super) all: Vec<Column>,
    /// Size of letters in cells, in points.
    pub(super) points: f64,
    /// Width of a symbol that nothing makes wider.
    pub(super) symbol_width: f64,
    /// The middle of the symbols of each lane.
    middles: Vec<f64>,
    /// How many tracks each channel has on each side of its border.
    channels: Vec<[usize; 2]>,
}

impl Columns {
    pub(super) fn of(sizes: &Sizes<'_, '_>) -> Self {
        let lanes = sizes.grid.lanes.len();
        let many = lanes > MANY_LANES;
        let least = (LANES_WIDTH / count(lanes)).max(LEAST_LANE_WIDTH);
        let symbol_width = (least - 2.0 * HEAD_ROOM).clamp(LEAST_SYMBOL_WIDTH, MOST_SYMBOL_WIDTH);
        let rooms = rooms(sizes, symbol_width);
        let mut columns = Self {
            all: Vec::new(),
            points: if many { SMALL_CELL_POINTS } else { CELL_POINTS },
            symbol_width,
            middles: Vec::new(),
            channels: sizes.tracks.channels.clone(),
        };
        columns.add(ColumnKind::Number, NUMBER_WIDTH);
        columns.add(ColumnKind::Activity, if many { NARROW_ACTIVITY_WIDTH } else { ACTIVITY_WIDTH });
        for (lane, [left, right]) in rooms.into_iter().enumerate() {
            let left = band(sizes.tracks.channels[lane][1]) + left;
            let right = band(sizes.tracks.channels[lane + 1][0]) + right;
            let role = sizes.grid.lanes[lane].cloned();
            // No word of the head is broken.
            let name = role.as_ref().map_or("", |role| sizes.grid.chart.lane(role));
            let words = name.split_whitespace().map(|word| width(word, columns.points, true));
            let least = words
                .map(|wide| wide + 2.0 * CELL_PADDING + 0.01)
                .fold(least, f64::max)
                .min(MOST_HEAD.max(least));
            let spare = (least - left - right).max(0.0);
            // A symbol stands in the middle of its lane if there is room for it there.
            let left = (least / 2.0).clamp(left, left + spare);
            columns.middles.push(columns.right() + left);
            columns.add(ColumnKind::Lane(role), (left + right).max(least));
        }
        columns.add(ColumnKind::Needs, NEEDS_WIDTH);
        columns.add(ColumnKind::Time, TIME_WIDTH);
        columns.add(ColumnKind::Yields, YIELDS_WIDTH);
        columns.add(ColumnKind::Remark, REMARK_WIDTH);
        columns
    }

    fn add(&mut self, kind: ColumnKind, width: f64) {
        let left = self.right();
        self.all.push(Column { kind, left, width });
    }

    /// The right border of the last column.
    pub(super) fn right(&self) -> f64 {
        self.all.last().map_or(MARGIN, |column| column.left + column.width)
    }

    /// The middle of the symbols of a lane.
    pub(super) fn middle(&self, lane: usize) -> f64 {
        self.middles[lane]
    }

    /// Where a track of a channel lies.
    pub(super) fn track(&self, channel: usize, side: Side, track: usize) -> f64 {
        let border = match self.all.get(FIRST_LANE + channel) {
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

/// The width of so many tracks beside a border, and of the head of an arrow beyond them.
fn band(tracks: usize) -> f64 {
    TRACK_PADDING + count(tracks.saturating_sub(1)) * TRACK + HEAD_ROOM
}

/// For each lane, how much room its symbols and their labels need left and right of the middle.
fn rooms(sizes: &Sizes<'_, '_>, symbol_width: f64) -> Vec<[f64; 2]> {
    let mut rooms = vec![[symbol_width / 2.0; 2]; sizes.grid.lanes.len()];
    let width = |row: usize, lane: usize| {
        let placed = sizes.grid.placed(row);
        placed.map_or(0.0, |placed| symbol_size(sizes, symbol_width, (row, lane), placed.shape).0)
    };
    for (row, content) in sizes.grid.rows.iter().enumerate() {
        for lane in content.lanes() {
            let half = width(row, *lane) / 2.0;
            rooms[*lane] = rooms[*lane].map(|room| room.max(half));
        }
    }
    for ((plan, caption), slot) in sizes.plans.iter().zip(sizes.captions).zip(&sizes.slots.exits) {
        let Some(caption) = caption else { continue };
        let (row, lane) = plan.from;
        let half = width(row, lane) / 2.0;
        let (side, room) = match plan.exit {
            Port::Upright => (1, slot + LABEL_GAP + caption.width),
            Port::At(Side::Left) => (0, half + LABEL_GAP + caption.width),
            Port::At(Side::Right) => (1, half + LABEL_GAP + caption.width),
        };
        // The room for heads beside it keeps lines off the label too.
        rooms[lane][side] = rooms[lane][side].max(room - HEAD_ROOM + 2.0 * LABEL_GAP);
    }
    rooms
}
