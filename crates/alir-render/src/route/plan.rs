//! For each way, where its arrow leaves and enters, and through which gaps and channels it goes.

use std::collections::BTreeSet;

use alir::chart::StepKind;

use crate::grid::{Grid, Way};

/// A side of a symbol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Where an arrow touches a symbol: upright (leaving below, entering from above) or at a side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Port {
    Upright,
    At(Side),
}

/// The middle of an arrow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Course {
    /// Straight down.
    Straight,
    /// Through the one gap between the rows.
    Gap,
    /// Through the gap below its row, then down the middle of the target's lane.
    Run,
    /// From the side to the middle of the target's lane, then down.
    Corner,
    /// From the side through a channel.
    Channel(usize),
    /// Through the gap below its row, then through a channel.
    GapChannel(usize),
}

/// How the arrow of a way goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Row and lane of the symbols.
    pub(crate) from: (usize, usize),
    pub(crate) to: (usize, usize),
    pub(crate) exit: Port,
    pub(crate) entry: Port,
    pub(crate) course: Course,
}

impl Plan {
    /// Whether it comes down the middle of its target's lane.
    pub(crate) fn enters_in_the_middle(&self) -> bool {
        match self.course {
            Course::Straight | Course::Run | Course::Corner => true,
            Course::Gap | Course::Channel(_) | Course::GapChannel(_) => false,
        }
    }
}

/// A plan for each way of the grid, in their order.
pub(crate) fn plans(grid: &Grid<'_>) -> Vec<Plan> {
    let mut planner = Planner { grid, taken: BTreeSet::new(), load: vec![0; grid.lanes.len() + 1] };
    let sides = planner.sides();
    let mut found: Vec<Option<Plan>> = vec![None; grid.ways.len()];
    // Short ways that leave below first: they are the trunk of the drawing.
    let mut order: Vec<usize> = (0..sides.len()).collect();
    order.sort_by_key(|way| {
        let to = &grid.ways[*way];
        // Those that stay in their branch before all others.
        let leaves = grid.branched && grid.lanes_of(to, 0) != grid.lanes_of(to, 1);
        (sides[*way] != Some(Wish::Below), leaves, to.from.abs_diff(to.to), *way)
    });
    for way in order {
        found[way] = Some(match sides[way] {
            None | Some(Wish::Below) => planner.below(way),
            Some(Wish::Left) => planner.beside(way, Side::Left),
            Some(Wish::Right) => planner.beside(way, Side::Right),
            Some(Wish::Either) => {
                let from = grid.lanes_of(&grid.ways[way], 0);
                let (left, right) = (from[0], from[from.len() - 1] + 1);
                let side = if planner.load[left] < planner.load[right] { Side::Left } else { Side::Right };
                planner.beside(way, side)
            }
        });
    }
    found.into_iter().flatten().collect()
}

/// Where a way would like to leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wish {
    Below,
    Left,
    Right,
    Either,
}

struct Planner<'g, 'c> {
    grid: &'g Grid<'c>,
    /// Row and lane of the symbols to which an arrow already comes down the middle of the lane.
    taken: BTreeSet<(usize, usize)>,
    /// How many arrows go through each channel.
    load: Vec<usize>,
}

impl Planner<'_, '_> {
    /// Where each way leaves: one of a step below, the others at the sides; those of a fork all below.
    fn sides(&self) -> Vec<Option<Wish>> {
        let mut wishes = vec![None; self.grid.ways.len()];
        let mut of_rows: Vec<Vec<usize>> = vec![Vec::new(); self.grid.rows.len()];
        for (at, way) in self.grid.ways.iter().enumerate() {
            of_rows[way.from].push(at);
        }
        for (row, ways) in of_rows.iter().enumerate() {
            let Some(placed) = self.grid.placed(row) else {
                for way in ways {
                    wishes[*way] = Some(self.of_connector(*way));
                }
                continue;
            };
            if placed.step.kind == StepKind::Fork {
                for way in ways {
                    wishes[*way] = Some(Wish::Below);
                }
                continue;
            }
            let down = ways.iter().filter(|way| self.grid.ways[**way].to > row);
            let trunk = down.min_by_key(|way| {
                let (from, to) = self.nearest(**way);
                let (down, aside) = (self.grid.ways[**way].to, from.abs_diff(to));
                // A branch goes straight on in its lane.
                if self.grid.branched { (aside, down) } else { (down, aside) }
            });
            let others: Vec<usize> = ways.iter().copied().filter(|way| Some(way) != trunk).collect();
            if let Some(trunk) = trunk {
                wishes[*trunk] = Some(Wish::Below);
            }
            let alone = others.len() == 1;
            // Those that have a direction choose first.
            let (without, with): (Vec<usize>, Vec<usize>) =
                others.into_iter().partition(|way| self.direction(*way) == Wish::Either);
            let (mut left, mut right) = (0, 0);
            for way in with.into_iter().chain(without) {
                let towards = self.direction(way);
                let side = match left.cmp(&right) {
                    // The side that has fewer, so that answers leave at different sides.
                    std::cmp::Ordering::Less => Wish::Left,
                    std::cmp::Ordering::Greater => Wish::Right,
                    // What has no direction may only choose when it is alone.
                    std::cmp::Ordering::Equal if towards == Wish::Either && !alone => Wish::Right,
                    std::cmp::Ordering::Equal => towards,
                };
                if side == Wish::Left {
                    left += 1;
                } else {
                    right += 1;
                }
                wishes[way] = Some(side);
            }
        }
        wishes
    }

    /// From a connector: down; at a side if it goes back up, and no other connector stands on that side.
    fn of_connector(&self, way: usize) -> Wish {
        let of = &self.grid.ways[way];
        let (own, all) = (self.grid.lanes_of(of, 0), self.grid.rows[of.from].lanes());
        if of.to > of.from {
            return Wish::Below;
        }
        match (own.first() == all.first(), own.last() == all.last()) {
            (true, true) => self.direction(way),
            (true, false) => Wish::Left,
            (false, true) => Wish::Right,
            (false, false) => Wish::Below,
        }
    }

    fn direction(&self, way: usize) -> Wish {
        let (from, to) = self.nearest(way);
        match to.cmp(&from) {
            std::cmp::Ordering::Less => Wish::Left,
            std::cmp::Ordering::Equal => Wish::Either,
            std::cmp::Ordering::Greater => Wish::Right,
        }
    }

    /// The lanes of the two symbols that are nearest to each other.
    fn nearest(&self, way: usize) -> (usize, usize) {
        let way = &self.grid.ways[way];
        let (from, to) = (self.grid.lanes_of(way, 0), self.grid.lanes_of(way, 1));
        let pairs = from.iter().flat_map(|from| to.iter().map(|to| (*from, *to)));
        pairs.min_by_key(|(from, to)| from.abs_diff(*to)).unwrap_or_default()
    }

    fn below(&mut self, at: usize) -> Plan {
        let way = &self.grid.ways[at];
        let (from, to) = self.nearest(at);
        let plan = |entry, course| Plan {
            from: (way.from, from),
            to: (way.to, to),
            exit: Port::Upright,
            entry,
            course,
        };
        let next = way.to == way.from + 1;
        // Other connectors of its row use the middle of their lanes.
        let free = from == to || !self.grid.rows[way.from].lanes().contains(&to);
        let clear = free && way.to > way.from && self.grid.below(way.from, to) == way.to;
        if clear && (from == to || !next) && self.taken.insert((way.to, to)) {
            return plan(Port::Upright, if from == to { Course::Straight } else { Course::Run });
        }
        if next {
            return plan(Port::Upright, Course::Gap);
        }
        let channel = match to.cmp(&from) {
            std::cmp::Ordering::Greater => to,
            std::cmp::Ordering::Equal if self.load[to] < self.load[to + 1] => to,
            std::cmp::Ordering::Less | std::cmp::Ordering::Equal => to + 1,
        };
        self.load[channel] += 1;
        plan(self.entry(way, to, channel), Course::GapChannel(channel))
    }

    fn beside(&mut self, at: usize, side: Side) -> Plan {
        let way = &self.grid.ways[at];
        let lanes = self.grid.lanes_of(way, 0);
        let (from, channel) = match side {
            Side::Left => (lanes[0], lanes[0]),
            Side::Right => (lanes[lanes.len() - 1], lanes[lanes.len() - 1] + 1),
        };
        let targets = self.grid.lanes_of(way, 1).iter().copied();
        let to = targets.min_by_key(|to| from.abs_diff(*to)).unwrap_or_default();
        let plan = |entry, course| Plan {
            from: (way.from, from),
            to: (way.to, to),
            exit: Port::At(side),
            entry,
            course,
        };
        let towards = match side {
            Side::Left => to < from,
            Side::Right => to > from,
        };
        let clear = way.to > way.from && self.grid.below(way.from, to) == way.to;
        if towards && clear && self.taken.insert((way.to, to)) {
            return plan(Port::Upright, Course::Corner);
        }
        self.load[channel] += 1;
        plan(self.entry(way, to, channel), Course::Channel(channel))
    }

    /// At the side of the target, where the channel lies beside it; from above elsewhere.
    fn entry(&self, way: &Way<'_>, lane: usize, channel: usize) -> Port {
        let lanes = self.grid.rows[way.to].lanes();
        if way.to == way.from {
            Port::Upright
        } else if channel == lane && lanes.first() == Some(&lane) {
            Port::At(Side::Left)
        } else if channel == lane + 1 && lanes.last() == Some(&lane) {
            Port::At(Side::Right)
        } else {
            Port::Upright
        }
    }
}
