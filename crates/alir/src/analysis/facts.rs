//! Facts about a chart: how large it is, how long its ways take, and who hands over to whom.

use std::collections::BTreeMap;

use super::expected::expected;
use super::people;
use super::promises::measure;
use super::regions::Net;
use super::search::{FOREVER, Mode, Search};
use super::shares::of_answers;
use super::ways::{Count, count};
use super::weights::Weight;
use crate::chart::{Chart, Promise, Step, StepKind};
use crate::id::{RoleId, StepId};
use crate::time::WorkCalendar;

/// What is assumed of cases.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Assumed {
    /// The share (0 to 1) of an answer at a decision; what is left is spread evenly over its other answers.
    pub shares: BTreeMap<StepId, BTreeMap<String, f64>>,
    /// What every case is about: times by class look at these.
    pub keys: BTreeMap<String, String>,
}

/// Facts about a chart. Every time is in seconds of the office's working time in ordinary weeks without holidays
/// ([`WorkCalendar::usual_work`]); nobody waits for anybody who is busy.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts {
    /// How many steps of each kind there are.
    pub sizes: Sizes,
    /// The steps of each lane, in the order of the file.
    pub lanes: Vec<LaneSteps>,
    /// The loops, in the order in which cases come to them.
    pub loops: Vec<Loop>,
    /// How many ways lead through: a loop is gone round once, or not at all, whenever a way comes to it.
    pub ways: Count,
    /// The shortest way, by what to aim at.
    pub shortest: Option<Way>,
    /// The longest way that repeats nothing, by what not to exceed: the critical path. Of a fork it has the branch that
    /// decides.
    pub longest: Option<Way>,
    /// The longest time when whoever comes to a loop goes round it once.
    pub longest_once: Option<u64>,
    /// The longest time that the bounds of loops allow: exact but for loops within loops, for which it may be more than
    /// any case needs.
    pub longest_bounded: Longest,
    /// The mean, by the middle between target and limit; [`Assumed::shares`] says how often which answer is given. Of a
    /// fork the branch with the longest mean counts, so that it is a little less than the mean of a simulation. `None`
    /// if cases hardly ever end.
    pub expected: Option<f64>,
    /// Who waits for whom, the most frequent first.
    pub waits: Vec<Waits>,
    /// The promises, in the order of the file.
    pub promises: Vec<Promised>,
    /// The steps that somebody does but for which no time is known, so that they take none.
    pub without_time: Vec<StepId>,
}

/// How many steps there are, and of which kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sizes {
    /// All of them.
    pub steps: usize,
    /// Somebody does something.
    pub tasks: usize,
    /// Somebody answers a question.
    pub decisions: usize,
    /// Something outside has to happen.
    pub waits: usize,
    /// Ways go on at the same time.
    pub forks: usize,
    /// They come together.
    pub joins: usize,
    /// The flow ends, tasks that end it included.
    pub ends: usize,
}

/// The steps of a lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaneSteps {
    /// The lane.
    pub lane: RoleId,
    /// Whether it stands for people outside the office.
    pub external: bool,
    /// How many steps it performs, alone or with others.
    pub steps: usize,
}

/// A loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    /// The step from which a way leads back.
    pub from: StepId,
    /// The answer that leads back, at a decision.
    pub answer: Option<String>,
    /// Where it leads.
    pub to: StepId,
    /// How many steps are in it.
    pub steps: usize,
    /// How often a case can go back; `None` for as often as people choose to.
    pub rounds: Option<u64>,
}

/// A way through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// How long it takes.
    pub seconds: u64,
    /// What of this only people outside the office take.
    pub outside_seconds: u64,
    /// Its steps in order; of a fork, those of the branch that decides.
    pub steps: Vec<StepId>,
    /// The time of each lane on it, in the order of the file; lanes that do a step together have its whole time each.
    pub lanes: Vec<(RoleId, u64)>,
    /// How often it goes from one lane to another.
    pub hand_overs: usize,
}

/// The longest time that is possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Longest {
    /// So many seconds.
    Seconds(u64),
    /// A loop has no bound.
    Unbounded,
    /// No way leads to an end, or the branches of a fork do not meet.
    Unknown,
}

/// A lane that waits for another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waits {
    /// Who waits.
    pub lane: RoleId,
    /// For whom.
    pub on: RoleId,
    /// At how many of its steps.
    pub steps: usize,
}

/// A promise and what the office needs for it; what only people outside do, does not count against it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promised {
    /// What is promised.
    pub promise: Promise,
    /// Within how many seconds of working time, at most: 24 hours by the clock may be a whole working day.
    pub seconds: u64,
    /// What is needed on the shortest way there; `None` where that cannot be said: it counts from when the application is
    /// complete, or it is about steps within the branches of a fork.
    pub shortest: Option<u64>,
    /// What is needed on the longest way that repeats nothing.
    pub longest: Option<u64>,
}

impl Facts {
    /// The facts about a chart, by the hours of an office. Near linear in the number of steps.
    pub fn of(chart: &Chart, calendar: &WorkCalendar, assumed: &Assumed) -> Self {
        let flow = chart.flow();
        let steps: Vec<&Step> = chart.steps().collect();
        let net = flow.start.and_then(|start| Net::new(flow, start));
        let external = |role: &RoleId| chart.is_external(role);
        let weights: Vec<_> =
            steps.iter().map(|step| Weight::of(step, calendar, &assumed.keys, external)).collect();
        let mut facts = Self {
            sizes: sizes(&steps),
            lanes: lanes(chart, &steps),
            loops: Vec::new(),
            ways: Count { at_least: 0, exact: true },
            shortest: None,
            longest: None,
            longest_once: None,
            longest_bounded: Longest::Unknown,
            expected: None,
            waits: people::waits(flow),
            promises: Vec::new(),
            without_time: without_time(&steps, assumed),
        };
        let Some(net) = net else { return facts };
        let targets: Vec<i64> = weights.iter().map(|weight| weight.target).collect();
        let limits: Vec<i64> = weights.iter().map(|weight| weight.limit).collect();
        facts.loops = loops(&net, chart, &steps);
        facts.ways = count(&net);
        let way = |mode, of: &[i64]| way(&Search::new(&net, mode, of), chart, &steps, &weights, of);
        facts.shortest = way(Mode::Shortest, &targets);
        facts.longest = way(Mode::Longest, &limits);
        facts.longest_once = Search::new(&net, Mode::Once, &limits).total().map(unsigned);
        facts.longest_bounded = match Search::new(&net, Mode::Bounded, &limits).total() {
            Some(seconds) if seconds < FOREVER => Longest::Seconds(unsigned(seconds)),
            Some(_) => Longest::Unbounded,
            None => Longest::Unknown,
        };
        let middles: Vec<f64> =
            weights.iter().map(|weight| f64::midpoint(float(weight.target), float(weight.limit))).collect();
        facts.expected = expected(&net, &middles, &shares(chart, &steps, assumed));
        let measured = measure(&net, flow, chart.promises(), &weights, calendar);
        facts.promises = chart
            .promises()
            .iter()
            .zip(measured)
            .map(|(promise, found)| Promised {
                promise: promise.clone(),
                seconds: unsigned(found.within),
                shortest: found.shortest.map(unsigned),
                longest: found.longest.map(unsigned),
            })
            .collect();
        facts
    }
}

fn unsigned(seconds: i64) -> u64 {
    u64::try_from(seconds).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "seconds of a procedure are far below 2^52")]
fn float(seconds: i64) -> f64 {
    seconds as f64
}

fn sizes(steps: &[&Step]) -> Sizes {
    let mut sizes = Sizes { steps: steps.len(), ..Sizes::default() };
    for step in steps {
        match step.kind {
            StepKind::Task => sizes.tasks += 1,
            StepKind::Decision | StepKind::Choice => sizes.decisions += 1,
            StepKind::Wait => sizes.waits += 1,
            StepKind::Fork => sizes.forks += 1,
            StepKind::Join(_) => sizes.joins += 1,
            StepKind::End => {}
        }
        sizes.ends += usize::from(step.end.is_some());
    }
    sizes
}

fn lanes(chart: &Chart, steps: &[&Step]) -> Vec<LaneSteps> {
    let mut counts: BTreeMap<&RoleId, usize> = BTreeMap::new();
    for role in steps.iter().flat_map(|step| &step.roles) {
        *counts.entry(role).or_default() += 1;
    }
    let lanes = chart.definition().lanes.iter().map(|(lane, about)| LaneSteps {
        lane: lane.value.clone(),
        external: about.external,
        steps: counts.get(&lane.value).copied().unwrap_or_default(),
    });
    lanes.collect()
}

fn without_time(steps: &[&Step], assumed: &Assumed) -> Vec<StepId> {
    let bare = steps.iter().filter(|step| step.is_work() && step.standard.of(&assumed.keys).is_none());
    bare.map(|step| step.id.clone()).collect()
}

fn loops(net: &Net, chart: &Chart, steps: &[&Step]) -> Vec<Loop> {
    let branches = net.forks.iter().rev().flat_map(|fork| &fork.branches);
    let regions = std::iter::once(&net.main).chain(branches);
    let of = |region: &super::region::Region| -> Vec<Loop> {
        let mut backs: Vec<_> = region.backs.iter().collect();
        backs.sort_by_key(|back| (back.head, back.from));
        let one = |back: &&super::region::Back| {
            let from = steps[region.steps[back.from]];
            Loop {
                from: from.id.clone(),
                answer: chart.exits(from).nth(back.exit).and_then(|exit| exit.label).map(str::to_owned),
                to: steps[region.steps[back.head]].id.clone(),
                steps: back.body.len(),
                rounds: back.rounds,
            }
        };
        backs.iter().map(one).collect()
    };
    regions.flat_map(of).collect()
}

fn way(
    search: &Search<'_>,
    chart: &Chart,
    steps: &[&Step],
    weights: &[Weight],
    seconds: &[i64],
) -> Option<Way> {
    let total = search.total()?;
    let on_it = search.steps();
    let mut outside = 0_i64;
    let mut of_lane: BTreeMap<&RoleId, i64> = BTreeMap::new();
    for step in &on_it {
        outside += if weights[*step].outside { seconds[*step] } else { 0 };
        for role in &steps[*step].roles {
            *of_lane.entry(role).or_default() += seconds[*step];
        }
    }
    let lanes = chart.definition().lanes.iter().filter_map(|(lane, _)| {
        of_lane.get(&lane.value).map(|seconds| (lane.value.clone(), unsigned(*seconds)))
    });
    Some(Way {
        seconds: unsigned(total),
        outside_seconds: unsigned(outside),
        lanes: lanes.collect(),
        hand_overs: people::hand_overs(on_it.iter().map(|step| steps[*step])),
        steps: on_it.into_iter().map(|step| steps[step].id.clone()).collect(),
    })
}

/// The shares of the ways that leave each step; none of a step that is no decision.
fn shares(chart: &Chart, steps: &[&Step], assumed: &Assumed) -> Vec<Vec<f64>> {
    let of = |step: &&Step| {
        if !step.is_decision() {
            return Vec::new();
        }
        let labels: Vec<_> = chart.exits(step).map(|exit| exit.label.unwrap_or_default()).collect();
        of_answers(&labels, assumed.shares.get(&step.id), |_| 0.0)
    };
    steps.iter().map(of).collect()
}
