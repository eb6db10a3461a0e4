//! All cases, on all cores, with the same result on any number of them.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use rayon::prelude::*;

use crate::draw::Of;
use crate::model::Model;
use crate::outcome::Outcome;
use crate::tally::Tally;
use crate::work::millis;
use crate::world::{Next, World};
use crate::{Rate, SimError};

/// The most cases that can be simulated at a time: what each of them took is kept.
const MOST_CASES: u64 = 10_000_000;

/// So many cases that come alone are one piece of work for a core. A number of the machine would not do: what belongs
/// together must not depend on it.
const TOGETHER: u32 = 50;

/// How much is simulated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    /// How many cases count; with a rate of arrivals, in each run.
    pub cases: u32,
    /// How many times it is done anew from an empty office; only the runs tell how sure a mean is when cases wait for
    /// each other. Without a rate of arrivals there is one.
    pub runs: u32,
    /// How many cases of each run come before those that count, so that the office is as busy as usual. Without a rate
    /// of arrivals there are none.
    pub warm_up: u32,
    /// Where chance comes from: the same seed gives the same outcome.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self { cases: 1_000, runs: 20, warm_up: 100, seed: 1 }
    }
}

/// Simulates a SOP. `watch` is told from time to time how much is done, and of how much; from any thread.
///
/// # Errors
/// [`SimError::NotSoMany`], or that a case is endless or was refused by the engine.
pub fn simulate(
    model: &Model,
    plan: &Plan,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, SimError> {
    let runs = if model.assumptions.arrivals.is_some() { plan.runs } else { 1 };
    let all = (u64::from(plan.cases) + u64::from(plan.warm_up)) * u64::from(runs);
    if plan.cases == 0 || runs == 0 || all > MOST_CASES {
        return Err(SimError::NotSoMany { most: MOST_CASES });
    }
    let runs = if let Some(rate) = model.assumptions.arrivals {
        in_parallel(plan.runs, watch, |run| together(model, plan, run, rate))?
    } else {
        vec![Tally::of(
            model,
            in_parallel(plan.cases.div_ceil(TOGETHER), watch, |part| alone(model, plan, part))?,
        )]
    };
    Ok(Outcome::new(model, runs))
}

/// Does all parts; their results are in order, and of several errors the first in this order is told.
fn in_parallel(
    parts: u32,
    watch: &(dyn Fn(usize, usize) + Sync),
    part: impl Fn(u32) -> Result<Tally, SimError> + Sync,
) -> Result<Vec<Tally>, SimError> {
    let done = AtomicUsize::new(0);
    let all: Vec<_> = (0..parts)
        .into_par_iter()
        .map(|at| {
            let tally = part(at);
            watch(done.fetch_add(1, Ordering::Relaxed) + 1, parts as usize);
            tally
        })
        .collect();
    all.into_iter().collect()
}

/// Some cases, each of which has the office to itself; they begin at any time of a year's office hours.
fn alone(model: &Model, plan: &Plan, part: u32) -> Result<Tally, SimError> {
    let calendar = &model.office.calendar;
    let begin = model.assumptions.begin;
    let year = length(calendar.between(begin, begin + TimeDelta::days(364)));
    let mut world = World::new(model, plan.seed, 0, 0..plan.cases);
    let first = part * TOGETHER;
    for case in first..(first + TOGETHER).min(plan.cases) {
        // Never nothing, or it would begin before the office opens.
        let at = millis((world.luck(case).unit(Of::Arrival, 0, 0) * year).max(1.0));
        world.expect(case, calendar.after(begin, at));
        world.reset_window();
        while let Some((now, next)) = world.step()? {
            if next == Next::Arrival(case) {
                world.open_window(now);
            }
            if world.ended() > (case - first) as usize {
                world.close_window(now);
            }
        }
    }
    Ok(world.into_tally())
}

/// One run of cases that wait for each other. They go on coming until the last one that counts has ended, so that it
/// too has others behind it.
fn together(model: &Model, plan: &Plan, run: u32, rate: Rate) -> Result<Tally, SimError> {
    let calendar = &model.office.calendar;
    let end = plan.warm_up + plan.cases;
    let mut world = World::new(model, plan.seed, run, plan.warm_up..end);
    let next_at = |world: &World<'_>, case: u32, from: DateTime<Utc>| {
        let unit = world.luck(case).unit(Of::Arrival, 0, 0);
        calendar.after(from, millis((-(-unit).ln_1p() * rate.gap()).max(1.0)))
    };
    world.expect(0, next_at(&world, 0, model.assumptions.begin));
    while world.ended() < plan.cases as usize {
        let Some((now, next)) = world.step()? else { break };
        if let Next::Arrival(case) = next {
            if case == plan.warm_up {
                world.open_window(now);
            }
            if case + 1 == end {
                world.close_window(now);
            }
            // Where more come than can be dealt with, there has to be an end.
            if case < end.saturating_mul(2) {
                world.expect(case + 1, next_at(&world, case + 1, now));
            }
        }
    }
    Ok(world.into_tally())
}

#[expect(clippy::cast_precision_loss, reason = "a year in milliseconds")]
fn length(time: TimeDelta) -> f64 {
    time.num_milliseconds() as f64
}
