//! Tracks: parts of arrows that lie in one gap or channel and could touch get one each.

use std::collections::BTreeMap;

use super::{Course, Plan, Port, Side};

/// The track of each part of each plan, and how many each gap and channel has.
pub(crate) struct Tracks {
    /// In the gap below the row that is left, counted from above.
    pub(crate) out: Vec<usize>,
    /// In the gap above the row that is entered, counted from above.
    pub(crate) into: Vec<usize>,
    /// In the channel: on which side of the border, and counted from the symbols towards it.
    pub(crate) channel: Vec<(Side, usize)>,
    /// How many tracks each gap has.
    pub(crate) gaps: Vec<usize>,
    /// How many tracks each channel has left of the border, and right of it.
    pub(crate) channels: Vec<[usize; 2]>,
}

/// A part of an arrow in a gap or channel, from one place to another one; it keeps others off both.
struct Part {
    plan: usize,
    from: usize,
    to: usize,
    rank: usize,
    out: bool,
}

impl Tracks {
    /// For a grid of so many rows and lanes.
    pub(crate) fn of(plans: &[Plan], rows: usize, lanes: usize) -> Self {
        let mut tracks = Self {
            out: vec![0; plans.len()],
            into: vec![0; plans.len()],
            channel: vec![(Side::Left, 0); plans.len()],
            gaps: vec![0; rows + 1],
            channels: vec![[0; 2]; lanes + 1],
        };
        let (gaps, channels) = parts(plans);
        for (gap, parts) in gaps {
            let (placed, count) = fit(parts);
            for (part, track) in placed {
                let of = if part.out { &mut tracks.out } else { &mut tracks.into };
                of[part.plan] = track;
            }
            tracks.gaps[gap] = count;
        }
        for ((channel, side), parts) in channels {
            let (placed, count) = fit(parts);
            for (part, track) in placed {
                tracks.channel[part.plan] = (side, track);
            }
            tracks.channels[channel][usize::from(side == Side::Right)] = count;
        }
        tracks
    }
}

/// The parts in each gap, and in each channel on each side of its border.
type Parts = (BTreeMap<usize, Vec<Part>>, BTreeMap<(usize, Side), Vec<Part>>);

fn parts(plans: &[Plan]) -> Parts {
    let (mut gaps, mut channels): Parts = Default::default();
    for (plan, of) in plans.iter().enumerate() {
        let (from, to) = (2 * of.from.1 + 1, 2 * of.to.1 + 1);
        let (below, above) = (of.from.0 + 1, of.to.0);
        let part = |from: usize, to: usize, rank, out| Part {
            plan,
            from: from.min(to),
            to: from.max(to),
            rank,
            out,
        };
        let mut gap = |gap: usize, part: Part| gaps.entry(gap).or_default().push(part);
        match of.course {
            Course::Straight | Course::Corner => {}
            Course::Gap | Course::Run => gap(below, part(from, to, 1, true)),
            Course::Channel(channel) | Course::GapChannel(channel) => {
                let leaves_below = of.exit == Port::Upright;
                if leaves_below {
                    gap(below, part(from, 2 * channel, 0, true));
                }
                if of.entry == Port::Upright {
                    gap(above, part(2 * channel, to, 2, false));
                }
                // Rows and gaps from above: gap 0, row 0, gap 1, row 1, ...
                let begins = if leaves_below { 2 * below } else { 2 * of.from.0 + 1 };
                let ends = if of.entry == Port::Upright { 2 * above } else { 2 * of.to.0 + 1 };
                let length = begins.abs_diff(ends);
                let side = beside(of, channel);
                channels.entry((channel, side)).or_default().push(part(begins, ends, length, true));
            }
        }
    }
    (gaps, channels)
}

/// On which side of its channel's border an arrow goes: on that of the symbol that it touches.
fn beside(plan: &Plan, channel: usize) -> Side {
    match (plan.exit, plan.entry) {
        (Port::At(Side::Left), _) | (Port::Upright, Port::At(Side::Left)) => Side::Right,
        // There is no lane left of the first.
        (Port::Upright, Port::Upright) if channel == 0 => Side::Right,
        (Port::At(Side::Right) | Port::Upright, _) => Side::Left,
    }
}

/// Gives each part the first track on which it touches no other; the number of tracks.
fn fit(mut parts: Vec<Part>) -> (Vec<(Part, usize)>, usize) {
    parts.sort_by_key(|part| (part.rank, part.to - part.from, part.from, part.plan));
    let mut tracks: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut placed = Vec::new();
    for part in parts {
        let free = |taken: &BTreeMap<usize, usize>| {
            taken.range(..=part.to).next_back().is_none_or(|(_, end)| *end < part.from)
        };
        let track = tracks.iter().position(free).unwrap_or(tracks.len());
        if track == tracks.len() {
            tracks.push(BTreeMap::new());
        }
        tracks[track].insert(part.from, part.to);
        placed.push((part, track));
    }
    (placed, tracks.len())
}
