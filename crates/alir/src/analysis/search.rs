//! The shortest and the longest way, each step with its weight, forks by the branch that decides.

use super::region::{Arc, Back, OUT, Region};
use super::regions::{Fork, Net};

/// What no sum exceeds: for ever.
pub(crate) const FOREVER: i64 = i64::MAX / 4;

/// Which way is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// The shortest there is.
    Shortest,
    /// The longest that repeats nothing.
    Longest,
    /// The longest that goes round a loop at most once whenever it comes to it.
    Once,
    /// The longest that the bounds of loops allow: exact, but that of loops within a loop the longest rounds are taken
    /// to fit together.
    Bounded,
}

/// The best ways through a net, from every place on.
pub(crate) struct Search<'n> {
    net: &'n Net,
    mode: Mode,
    /// By step: its weight; for a fork, that of the branch that decides.
    costs: Vec<Option<i64>>,
    /// By fork: the branch that decides, and the ways through it.
    deciding: Vec<Option<(usize, Found)>>,
    main: Found,
}

/// The best ways from every place of a region on.
pub(crate) struct Found {
    /// The weight from a place on, its own included; none if no way leads on.
    pub(crate) values: Vec<Option<i64>>,
    /// The place that comes next, [`OUT`] at the end.
    next: Vec<usize>,
    bonus: Vec<i64>,
}

impl<'n> Search<'n> {
    /// Looks for the best ways; `weights` are by step, none of them less than nothing.
    pub(crate) fn new(net: &'n Net, mode: Mode, weights: &[i64]) -> Self {
        let costs = weights.iter().map(|weight| Some(*weight)).collect();
        let mut search = Self {
            net,
            mode,
            costs,
            deciding: Vec::with_capacity(net.forks.len()),
            main: Found { values: Vec::new(), next: Vec::new(), bonus: Vec::new() },
        };
        for fork in &net.forks {
            let (cost, deciding) = search.of_fork(fork);
            search.costs[fork.at] = cost.map(|cost| add(cost, weights[fork.at]));
            search.deciding.push(deciding);
        }
        search.main = search.through(&net.main, None);
        search
    }

    /// The weight of the whole way; none if there is no way to an end.
    pub(crate) fn total(&self) -> Option<i64> {
        self.entry(&self.net.main, &self.main)
    }

    /// The weight from behind a step of the main region (from the start, without one) up to another, which does not
    /// count itself; to an end, without one.
    pub(crate) fn between(&self, after: Option<usize>, upto: Option<usize>) -> Option<i64> {
        let region = &self.net.main;
        let place = |step: usize| region.steps.iter().position(|other| *other == step);
        let upto = match upto {
            Some(step) => Some(place(step)?),
            None => None,
        };
        let found = self.through(region, upto);
        let Some(after) = after else { return self.entry(region, &found) };
        let after = place(after)?;
        if region.arcs[after].is_empty() && upto.is_none() {
            return Some(0);
        }
        let arcs = region.arcs[after].iter().filter(|arc| !arc.then || self.mode == Mode::Bounded);
        let ways = arcs.filter_map(|arc| match arc.to {
            OUT => upto.is_none().then_some(0),
            to => Some(add(found.values[to]?, self.entering(region, &found.bonus, Some(after), to))),
        });
        self.better(ways)
    }

    /// The steps of the whole way, of a fork those of the branch that decides.
    pub(crate) fn steps(&self) -> Vec<usize> {
        let mut steps = Vec::new();
        if self.total().is_none() {
            return steps;
        }
        // Places that are still to be gone through, and joins behind them.
        let mut open = vec![(None, Some((&self.net.main, &self.main, 0)))];
        while let Some((join, place)) = open.pop() {
            steps.extend(join);
            let Some((region, found, place)) = place else { continue };
            if place == OUT || region.is_empty() {
                continue;
            }
            let step = region.steps[place];
            steps.push(step);
            let next = Some((region, found, found.next[place]));
            let Some(number) = self.net.fork_at[step] else {
                open.push((None, next));
                continue;
            };
            let fork = &self.net.forks[number];
            open.push((fork.join, next));
            if let Some((branch, found)) = &self.deciding[number] {
                open.push((None, Some((&fork.branches[*branch], found, 0))));
            }
        }
        steps
    }

    fn of_fork(&self, fork: &Fork) -> (Option<i64>, Option<(usize, Found)>) {
        let mut best: Option<(i64, usize, Found)> = None;
        for (number, branch) in fork.branches.iter().enumerate() {
            let found = self.through(branch, None);
            match self.entry(branch, &found) {
                Some(cost) => {
                    let decides = |so_far: i64| if fork.any { cost < so_far } else { cost > so_far };
                    if best.as_ref().is_none_or(|(so_far, ..)| decides(*so_far)) {
                        best = Some((cost, number, found));
                    }
                }
                None if fork.any => {}
                None => return (None, None),
            }
        }
        match best {
            Some((cost, number, found)) => (Some(cost), Some((number, found))),
            None => (fork.branches.is_empty().then_some(0), None),
        }
    }

    /// What a region costs as a whole.
    fn entry(&self, region: &Region, found: &Found) -> Option<i64> {
        if region.is_empty() {
            return Some(0);
        }
        Some(add(found.values[0]?, self.entering(region, &found.bonus, None, 0)))
    }

    fn through(&self, region: &Region, upto: Option<usize>) -> Found {
        let bonus = self.bonuses(region);
        let found = self.backwards(region, upto, bonus, self.mode == Mode::Bounded);
        if self.mode == Mode::Shortest && found.values.first() == Some(&None) {
            // The only way out is the second one of a bound: at least, it is not shorter than this.
            return self.backwards(region, upto, found.bonus, true);
        }
        found
    }

    fn backwards(&self, region: &Region, upto: Option<usize>, bonus: Vec<i64>, then: bool) -> Found {
        let count = region.steps.len();
        let mut found = Found { values: vec![None; count], next: vec![OUT; count], bonus };
        let back = self.mode == Mode::Shortest && !region.backs.is_empty();
        // One time is enough unless the flow jumps into the middle of loops.
        for _ in 0..MOST_TIMES {
            let mut changed = false;
            for place in (0..count).rev() {
                let (value, next) = self.at(region, &found, upto, place, (then, back));
                changed |= found.values[place] != value;
                (found.values[place], found.next[place]) = (value, next);
            }
            if !changed || !back {
                break;
            }
        }
        found
    }

    fn at(
        &self,
        region: &Region,
        found: &Found,
        upto: Option<usize>,
        place: usize,
        (then, back): (bool, bool),
    ) -> (Option<i64>, usize) {
        if upto == Some(place) {
            return (Some(0), OUT);
        }
        let Some(cost) = self.costs[region.steps[place]] else { return (None, OUT) };
        if region.arcs[place].is_empty() {
            return (upto.is_none().then_some(cost), OUT);
        }
        let open = |arc: &&Arc| (then || !arc.then) && (back || arc.to > place);
        let mut best: Option<(i64, usize)> = None;
        for arc in region.arcs[place].iter().filter(open) {
            let value = match arc.to {
                OUT => upto.is_none().then_some(0),
                to => found.values[to]
                    .map(|value| add(value, self.entering(region, &found.bonus, Some(place), to))),
            };
            let Some(value) = value else { continue };
            if best.is_none_or(|(so_far, _)| self.is_better(value, so_far)) {
                best = Some((value, arc.to));
            }
        }
        best.map_or((None, OUT), |(value, to)| (Some(add(cost, value)), to))
    }

    fn is_better(&self, one: i64, other: i64) -> bool {
        if self.mode == Mode::Shortest { one < other } else { one > other }
    }

    fn better(&self, values: impl Iterator<Item = i64>) -> Option<i64> {
        values.reduce(|one, other| if self.is_better(other, one) { other } else { one })
    }

    /// What the rounds of a loop add where the flow comes to it from outside.
    fn entering(&self, region: &Region, bonus: &[i64], from: Option<usize>, to: usize) -> i64 {
        match self.mode {
            Mode::Shortest | Mode::Longest => 0,
            Mode::Once if from.is_some_and(|from| to <= from) => 0,
            Mode::Once => bonus.get(to).copied().unwrap_or_default(),
            Mode::Bounded => match region.group[to] {
                Some(group) if from.is_none_or(|from| region.group[from] != Some(group)) => bonus[group],
                Some(_) | None => 0,
            },
        }
    }

    /// What the rounds of each loop add: by head, or by the outermost loop.
    fn bonuses(&self, region: &Region) -> Vec<i64> {
        match self.mode {
            Mode::Shortest | Mode::Longest => return Vec::new(),
            Mode::Once | Mode::Bounded if region.backs.is_empty() => return vec![0; region.steps.len()],
            Mode::Once | Mode::Bounded => {}
        }
        let mut bonus = vec![0; region.steps.len()];
        let nothing = vec![0; region.steps.len()];
        for back in &region.backs {
            if self.mode == Mode::Once {
                let round = self.round(region, back, &bonus).unwrap_or_default();
                bonus[back.head] = round.max(bonus[back.head]);
                continue;
            }
            let Some(round) = self.round(region, back, &nothing) else { continue };
            let added = match back.rounds {
                Some(rounds) => round.saturating_mul(i64::try_from(rounds).unwrap_or(i64::MAX)),
                None => FOREVER,
            };
            if let Some(group) = region.group[back.head] {
                bonus[group] = add(bonus[group], added);
            }
        }
        bonus
    }

    /// The longest round of a loop.
    fn round(&self, region: &Region, back: &Back, bonus: &[i64]) -> Option<i64> {
        let mut values: Vec<Option<i64>> = vec![None; back.body.len()];
        let cost = |place: usize| self.costs[region.steps[place]];
        values[0] = cost(back.head);
        for at in 0..back.body.len() {
            let (place, Some(value)) = (back.body[at], values[at]) else { continue };
            for arc in region.arcs[place].iter().filter(|arc| arc.to > place && arc.to != OUT) {
                if arc.then && self.mode == Mode::Once {
                    continue;
                }
                let (Ok(to), Some(cost)) = (back.body.binary_search(&arc.to), cost(arc.to)) else { continue };
                let bonus = if self.mode == Mode::Once { bonus[arc.to] } else { 0 };
                let value = add(add(value, cost), bonus);
                values[to] = Some(values[to].map_or(value, |other| other.max(value)));
            }
        }
        values[back.body.binary_search(&back.from).ok()?]
    }
}

/// How often places are looked at again.
const MOST_TIMES: usize = 64;

pub(super) fn add(one: i64, other: i64) -> i64 {
    one.saturating_add(other).min(FOREVER)
}
