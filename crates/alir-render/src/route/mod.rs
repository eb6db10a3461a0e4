//! How arrows go: each part of an arrow has a track of its own, in the gaps between rows and in the channels between lanes.
//!
//! There are three places for arrows, and no symbol or text stands in any of them: *gaps* (gap `r` lies above row `r`),
//! *channels* (channel `v` lies left of lane `v`, on both sides of the border), and cells without a symbol, down the middle
//! of which one arrow may run. Where an arrow goes is decided before anything has a size; rows and lanes then are made large
//! enough for the tracks.

mod plan;
mod slots;
mod tracks;

pub(crate) use plan::{Course, Plan, Port, Side, plans};
pub(crate) use slots::{Caption, Slots};
pub(crate) use tracks::Tracks;
