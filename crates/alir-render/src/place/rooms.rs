//! How much room lanes need for symbols, labels and arrows.

use crate::form::{HEAD_ROOM, LABEL_GAP};
use crate::grid::Grid;
use crate::route::{Port, Side};

use super::Routed;
use super::columns::symbol_width;
use super::symbols::symbol_size;

/// The room that lanes need.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Rooms {
    /// For each lane, how much its symbols, their labels and heads of arrows need left and right of the middle.
    pub(super) lanes: Vec<[f64; 2]>,
    /// How many tracks each channel has left of its border, and right of it.
    pub(super) channels: Vec<[usize; 2]>,
}

impl Rooms {
    pub(crate) fn of(routed: &Routed<'_>) -> Self {
        let grid = &routed.grid;
        let usual = symbol_width(grid.lanes.len());
        let channels = routed.tracks.channels.clone();
        let mut lanes = Self::least(grid).lanes;
        let width = |row: usize, lane: usize| {
            let shape = grid.rows[row].shape();
            shape.map_or(0.0, |shape| symbol_size(routed, usual, (row, lane), shape).0)
        };
        for (row, content) in grid.rows.iter().enumerate() {
            for lane in content.lanes() {
                let half = width(row, *lane) / 2.0;
                let beside = [channels[*lane][1], channels[*lane + 1][0]].map(beside);
                lanes[*lane] = [0, 1].map(|side| lanes[*lane][side].max(half + beside[side]));
            }
        }
        for ((plan, caption), slot) in routed.plans.iter().zip(&routed.captions).zip(&routed.slots.exits) {
            let Some(caption) = caption else { continue };
            let (row, lane) = plan.from;
            let half = width(row, lane) / 2.0;
            let (side, room) = match plan.exit {
                Port::Upright => (1, slot + LABEL_GAP + caption.width),
                Port::At(Side::Left) => (0, half + LABEL_GAP + caption.width),
                Port::At(Side::Right) => (1, half + LABEL_GAP + caption.width),
            };
            // Lines are kept off it.
            lanes[lane][side] = lanes[lane][side].max(room + 2.0 * LABEL_GAP);
        }
        Self { lanes, channels }
    }

    /// What lanes need in any case.
    pub(crate) fn least(grid: &Grid<'_>) -> Self {
        let lanes = grid.lanes.len();
        Self {
            lanes: vec![[symbol_width(lanes) / 2.0 + beside(0); 2]; lanes],
            channels: vec![[0; 2]; lanes + 1],
        }
    }

    /// Room for these and for others of as many lanes.
    pub(crate) fn and(mut self, others: &Self) -> Self {
        for (own, other) in self.lanes.iter_mut().zip(&others.lanes) {
            *own = [own[0].max(other[0]), own[1].max(other[1])];
        }
        for (own, other) in self.channels.iter_mut().zip(&others.channels) {
            *own = [own[0].max(other[0]), own[1].max(other[1])];
        }
        self
    }
}

/// Room between a symbol and the tracks beside it: for the heads of arrows, if there are any.
fn beside(tracks: usize) -> f64 {
    if tracks > 0 { HEAD_ROOM } else { LABEL_GAP }
}
