//! Where at a symbol each arrow touches it, so that no two arrows meet there.

use std::collections::BTreeMap;

use super::{Course, Plan, Port, Side};
use crate::form::{LABEL_GAP, SLOT};

/// The words beside an exit, and their size.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caption {
    pub(crate) lines: Vec<String>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Where each arrow leaves and enters, from the middle of the symbol: to the right for upright ports, down for sides.
pub(crate) struct Slots {
    pub(crate) exits: Vec<f64>,
    pub(crate) entries: Vec<f64>,
    /// For a symbol, how far from its middle arrows touch it: left or right, and up or down.
    reach: BTreeMap<(usize, usize), (f64, f64)>,
    /// For a row, how far labels stand above and below the middle of its symbols' sides.
    pub(crate) label_rise: BTreeMap<usize, f64>,
}

/// An end of an arrow.
#[derive(Clone, Copy)]
struct End {
    plan: usize,
    leaves: bool,
    enters: bool,
    /// Where it goes to, or comes from: left (-1), right (1), or neither; at sides, up or down.
    towards: i8,
    /// Whether it has to be in the middle.
    middle: bool,
}

impl Slots {
    pub(crate) fn of(plans: &[Plan], captions: &[Option<Caption>]) -> Self {
        let mut slots = Self {
            exits: vec![0.0; plans.len()],
            entries: vec![0.0; plans.len()],
            reach: BTreeMap::new(),
            label_rise: BTreeMap::new(),
        };
        let (gaps, sides) = ends(plans);
        for ((gap, lane), ends) in gaps {
            for (end, offset) in upright(ends) {
                if end.leaves {
                    slots.exits[end.plan] = offset;
                    slots.widen((gap.saturating_sub(1), lane), offset);
                }
                if end.enters {
                    slots.entries[end.plan] = offset;
                    slots.widen((gap, lane), offset);
                }
            }
        }
        for ((row, lane, _), mut ends) in sides {
            ends.sort_by_key(|end| (end.towards, end.plan));
            let caption = |end: &End| captions[end.plan].as_ref().filter(|_| end.leaves);
            let mut places = Vec::new();
            let mut down = 0.0;
            for end in &ends {
                if !places.is_empty() {
                    down += caption(end).map_or(SLOT, |caption| (caption.height + 3.0 * LABEL_GAP).max(SLOT));
                }
                places.push(down);
            }
            for (end, place) in ends.iter().zip(places) {
                let offset = place - down / 2.0;
                if end.leaves {
                    slots.exits[end.plan] = offset;
                } else {
                    slots.entries[end.plan] = offset;
                }
                let size = slots.reach.entry((row, lane)).or_default();
                size.1 = size.1.max(offset.abs());
                if let Some(caption) = caption(end) {
                    let rise = slots.label_rise.entry(row).or_default();
                    *rise = rise.max(caption.height + 2.0 * LABEL_GAP - offset);
                }
            }
        }
        slots
    }

    /// How far from its middle arrows touch a symbol: left or right, and up or down.
    pub(crate) fn reach(&self, row: usize, lane: usize) -> (f64, f64) {
        self.reach.get(&(row, lane)).copied().unwrap_or_default()
    }

    fn widen(&mut self, symbol: (usize, usize), offset: f64) {
        let size = self.reach.entry(symbol).or_default();
        size.0 = size.0.max(offset.abs());
    }
}

type Gaps = BTreeMap<(usize, usize), Vec<End>>;
type Sides = BTreeMap<(usize, usize, Side), Vec<End>>;

/// The ends of arrows by gap and lane (those of the symbol above and of that below together, since their lines would lie
/// over each other), and by side of a symbol.
fn ends(plans: &[Plan]) -> (Gaps, Sides) {
    let (mut gaps, mut sides): (Gaps, Sides) = Default::default();
    for (plan, of) in plans.iter().enumerate() {
        let (below, above) = ((of.from.0 + 1, of.from.1), of.to);
        let (to_right, from_right) = directions(of);
        let down = if of.to.0 > of.from.0 { 1 } else { -1 };
        let straight = of.course == Course::Straight;
        let end = End { plan, leaves: true, enters: false, towards: to_right, middle: straight };
        match of.exit {
            Port::Upright if straight && below == above => {
                gaps.entry(below).or_default().push(End { enters: true, ..end });
                continue;
            }
            Port::Upright => gaps.entry(below).or_default().push(end),
            Port::At(side) => {
                // A corner goes out straight, between those that turn up and those that turn down.
                let towards = if of.course == Course::Corner { 0 } else { down };
                let end = End { towards, ..end };
                sides.entry((of.from.0, of.from.1, side)).or_default().push(end);
            }
        }
        let end =
            End { plan, leaves: false, enters: true, towards: from_right, middle: of.enters_in_the_middle() };
        match of.entry {
            Port::Upright => gaps.entry(above).or_default().push(end),
            Port::At(side) => {
                let end = End { towards: -down, ..end };
                sides.entry((of.to.0, of.to.1, side)).or_default().push(end);
            }
        }
    }
    (gaps, sides)
}

/// Whether a plan goes off to the right (1) or left (-1), and whether it comes in from there.
fn directions(plan: &Plan) -> (i8, i8) {
    let sign = |a: usize, b: usize| match a.cmp(&b) {
        std::cmp::Ordering::Less => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => -1,
    };
    let (from, to) = (2 * plan.from.1 + 1, 2 * plan.to.1 + 1);
    match plan.course {
        Course::Straight => (0, 0),
        Course::Gap | Course::Run | Course::Corner => (sign(from, to), sign(to, from)),
        Course::Channel(channel) | Course::GapChannel(channel) => {
            (sign(from, 2 * channel), sign(to, 2 * channel))
        }
    }
}

/// Spreads the ends of one gap and lane: round the one that has to be in the middle, or evenly.
fn upright(mut ends: Vec<End>) -> Vec<(End, f64)> {
    ends.sort_by_key(|end| (end.towards, end.leaves, end.plan));
    let middle = ends.iter().position(|end| end.middle);
    let Some(middle) = middle.map(|at| ends.remove(at)) else {
        let half = steps(ends.len().saturating_sub(1)) / 2.0;
        return ends.into_iter().enumerate().map(|(at, end)| (end, (steps(at) - half) * SLOT)).collect();
    };
    let (mut left, mut right): (Vec<End>, Vec<End>) = ends.into_iter().partition(|end| end.towards < 0);
    left.reverse();
    // What goes neither way stands where there is more room.
    while right.len() > left.len() + 1 && right.first().is_some_and(|end| end.towards == 0) {
        left.push(right.remove(0));
    }
    let aside = |ends: Vec<End>, sign: f64| {
        ends.into_iter().enumerate().map(move |(at, end)| (end, sign * steps(at + 1) * SLOT))
    };
    let mut all: Vec<(End, f64)> = aside(left, -1.0).collect();
    all.push((middle, 0.0));
    all.extend(aside(right, 1.0));
    all
}

fn steps(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
