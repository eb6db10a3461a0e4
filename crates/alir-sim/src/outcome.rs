//! What is known when all cases have run: times of cases, of lanes and of steps.

use std::collections::BTreeMap;

use alir::{RoleId, StepId};

use crate::People;
use crate::estimate::{Estimate, quantile};
use crate::model::{LanePlan, Model};
use crate::tally::{CaseTime, Tally};

/// What a simulation has found. Times are in seconds; unless they are elapsed, in seconds of office hours.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// How many cases were counted, in all runs.
    pub cases: u64,
    /// How long a case takes by the clock, nights and weekends included.
    pub elapsed: Spread,
    /// How long it takes in office hours.
    pub working: Spread,
    /// Of these, while the office had something to do.
    pub office: Spread,
    /// Of these, while only people outside had.
    pub outside: Spread,
    /// The lanes in the order of the file.
    pub lanes: Vec<LaneOutcome>,
    /// What is done, in the order of the file: one entry a step and performer.
    pub steps: Vec<StepOutcome>,
    /// Which share (0 to 1) of the cases came to which end.
    pub ends: BTreeMap<String, f64>,
    /// The share (0 to 1) of the cases in which all was in time that the procedure promises; `None` if it promises
    /// nothing.
    pub promises_kept: Option<f64>,
    /// How long each case took: by run, in the order in which they came.
    times: Vec<Vec<CaseTime>>,
    alone: bool,
}

/// How a time is spread over cases, in seconds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// The mean.
    pub mean: Estimate,
    /// Half of the cases take no longer.
    pub p50: f64,
    /// Of ten cases, nine take no longer.
    pub p90: f64,
    /// Of a hundred cases, 99 take no longer.
    pub p99: f64,
}

/// What a lane does.
#[derive(Clone, PartialEq, Debug)]
pub struct LaneOutcome {
    /// The lane.
    pub role: RoleId,
    /// How many people it was given.
    pub people: People,
    /// Whether it is outside the office.
    pub external: bool,
    /// How many tasks a case has for it, on the average.
    pub tasks: f64,
    /// How much work a case is for it, in seconds of office hours.
    pub work: f64,
    /// The share (0 to 1) of office hours in which its people were busy: where cases come alone, while one was under
    /// way. `None` for people without number, or when no time has passed.
    pub busy: Option<Estimate>,
    /// How busy they would have to be (1: always) to keep up with the cases that come; above 1, the queue grows for
    /// ever. `None` without a rate, or for people without number.
    pub load: Option<f64>,
    /// How long a task waits for somebody, in seconds of office hours.
    pub wait: Estimate,
    /// Of ten tasks, nine wait no longer.
    pub wait_p90: f64,
}

/// What is done at a step by one performer.
#[derive(Clone, PartialEq, Debug)]
pub struct StepOutcome {
    /// The step.
    pub step: StepId,
    /// The performer.
    pub role: RoleId,
    /// How often a case does it, on the average.
    pub done: f64,
    /// How long it waits for somebody, in seconds of office hours.
    pub wait: f64,
    /// How long it then takes.
    pub work: f64,
    /// The share (0 to 1) that was done within its limit; `None` where nothing is due.
    pub on_time: Option<f64>,
}

/// What a change of the SOP does to the mean time of a case, in seconds; less than nothing when it gets faster.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change {
    /// By the clock.
    pub elapsed: Estimate,
    /// In office hours.
    pub working: Estimate,
    /// Of these, those of the office.
    pub office: Estimate,
    /// Of these, those of the outside.
    pub outside: Estimate,
}

/// One of the times of a case, in milliseconds.
type Part = fn(&CaseTime) -> i64;

const ELAPSED: Part = |case| case.elapsed;
const WORKING: Part = |case| case.office + case.outside;
const OFFICE: Part = |case| case.office;
const OUTSIDE: Part = |case| case.outside;

impl Outcome {
    /// From what was written down in each run.
    pub(crate) fn new(model: &Model, runs: Vec<Tally>) -> Self {
        let alone = model.assumptions.arrivals.is_none();
        let times: Vec<Vec<CaseTime>> = runs.iter().map(|run| run.cases.clone()).collect();
        let spread = |part| Spread::of(&times, alone, part);
        let (elapsed, working, office, outside) =
            (spread(ELAPSED), spread(WORKING), spread(OFFICE), spread(OUTSIDE));
        let cases = count(times.iter().map(Vec::len).sum());
        let lanes =
            model.lanes.iter().enumerate().map(|(at, lane)| LaneOutcome::of(model, lane, at, &runs, cases));
        let lanes = lanes.collect();
        let all = Tally::of(model, runs);
        let steps = model.works.iter().zip(&all.works).map(|(work, tally)| {
            let (done, due) = (float(tally.done), float(tally.due));
            let mean = |sum: i64| seconds(sum) / done.max(1.0);
            StepOutcome {
                step: work.step.clone(),
                role: work.role.clone(),
                done: done / cases.max(1.0),
                wait: mean(tally.wait),
                work: mean(tally.work),
                on_time: (tally.due > 0).then(|| float(tally.on_time) / due),
            }
        });
        let promises = !model.chart.promises().is_empty();
        Self {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            cases: cases as u64,
            elapsed,
            working,
            office,
            outside,
            lanes,
            steps: steps.collect(),
            ends: all.ends.into_iter().map(|(end, n)| (end, float(n) / cases.max(1.0))).collect(),
            promises_kept: promises.then(|| 1.0 - float(all.broken) / cases.max(1.0)),
            times,
            alone,
        }
    }

    /// What the change from this SOP to another one does, both simulated under the same plan. Each case is compared with
    /// itself, so that the difference is surer than either mean.
    pub fn change_to(&self, after: &Self) -> Change {
        let change = |part: Part| {
            let pairs = self.times.iter().zip(&after.times);
            let differences: Vec<f64> = if self.alone {
                let cases = pairs.flat_map(|(before, after)| before.iter().zip(after));
                cases.map(|(before, after)| seconds(part(after) - part(before))).collect()
            } else {
                pairs.map(|(before, after)| mean(after, part) - mean(before, part)).collect()
            };
            Estimate::of(&differences)
        };
        Change {
            elapsed: change(ELAPSED),
            working: change(WORKING),
            office: change(OFFICE),
            outside: change(OUTSIDE),
        }
    }
}

impl Spread {
    fn of(runs: &[Vec<CaseTime>], alone: bool, part: Part) -> Self {
        let mut all: Vec<i64> = runs.iter().flatten().map(part).collect();
        let mean = if alone {
            Estimate::of(&all.iter().map(|time| seconds(*time)).collect::<Vec<_>>())
        } else {
            // The cases of a run wait for each other; only the runs know nothing of each other.
            Estimate::of(&runs.iter().map(|run| mean(run, part)).collect::<Vec<_>>())
        };
        all.sort_unstable();
        let [p50, p90, p99] = [0.5, 0.9, 0.99].map(|share| seconds(quantile(&all, share)));
        Self { mean, p50, p90, p99 }
    }
}

impl LaneOutcome {
    fn of(model: &Model, plan: &LanePlan, at: usize, runs: &[Tally], cases: f64) -> Self {
        let mut waits: Vec<i64> = runs.iter().flat_map(|run| &run.lanes[at].waits).copied().collect();
        waits.sort_unstable();
        let work = seconds(runs.iter().map(|run| run.lanes[at].work).sum()) / cases.max(1.0);
        let people = match plan.people {
            People::Number(number) => Some(f64::from(number)),
            People::Unlimited => None,
        };
        let busy = people.and_then(|people| {
            let watched = runs.iter().filter(|run| run.window > 0);
            let shares = watched.map(|run| seconds(run.lanes[at].busy) / seconds(run.window) / people);
            let shares: Vec<f64> = shares.collect();
            (!shares.is_empty()).then(|| Estimate::of(&shares))
        });
        let waited = runs.iter().map(|run| &run.lanes[at].waits).filter(|waits| !waits.is_empty());
        let means = waited.map(|waits| seconds(waits.iter().sum()) / count(waits.len()));
        let rate = model.assumptions.arrivals;
        Self {
            role: plan.role.clone(),
            people: plan.people,
            external: plan.external,
            tasks: count(waits.len()) / cases.max(1.0),
            work,
            busy,
            load: rate.zip(people).map(|(rate, people)| work * 1000.0 / rate.gap() / people),
            wait: Estimate::of(&means.collect::<Vec<_>>()),
            wait_p90: seconds(quantile(&waits, 0.9)),
        }
    }
}

fn mean(cases: &[CaseTime], part: Part) -> f64 {
    seconds(cases.iter().map(part).sum()) / count(cases.len()).max(1.0)
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52 milliseconds, which are 140,000 years")]
fn seconds(millis: i64) -> f64 {
    millis as f64 / 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a count")]
fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "a count")]
fn count(count: usize) -> f64 {
    count as f64
}
