//! What a simulation looks like to programs: times in seconds, shares from 0 to 1.

use std::collections::BTreeMap;

use alir_sim::{Change, Estimate, LaneOutcome, Outcome, People, Plan, Rate, Spread, StepOutcome};
use serde::Serialize;

use super::Shown;

/// All that was found.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    seed: u64,
    /// In each run.
    cases: u32,
    /// With a rate of arrivals: how often it was done anew, and how many cases came before those that count.
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warm_up: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrivals_per_working_hour: Option<f64>,
    result: SopView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<SopView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeView>,
}

#[derive(Serialize)]
struct SopView<'a> {
    sop: &'a str,
    version: Option<&'a str>,
    cases: u64,
    elapsed_seconds: SpreadView,
    working_seconds: SpreadView,
    office_seconds: SpreadView,
    outside_seconds: SpreadView,
    ends: &'a BTreeMap<String, f64>,
    promises_kept: Option<f64>,
    shares: BTreeMap<&'a str, BTreeMap<&'a str, f64>>,
    lanes: Vec<LaneView<'a>>,
    steps: Vec<StepView<'a>>,
    without_time: Vec<&'a str>,
    periods: Vec<&'a str>,
}

#[derive(Serialize)]
struct EstimateView {
    mean: f64,
    half_width_95: Option<f64>,
}

#[derive(Serialize)]
struct SpreadView {
    #[serde(flatten)]
    mean: EstimateView,
    p50: f64,
    p90: f64,
    p99: f64,
}

#[derive(Serialize)]
struct LaneView<'a> {
    role: &'a str,
    lane: &'a str,
    external: bool,
    /// `null` for as many as are needed.
    people: Option<u32>,
    tasks_per_case: f64,
    work_seconds_per_case: f64,
    busy: Option<EstimateView>,
    load: Option<f64>,
    wait_seconds: EstimateView,
    wait_seconds_p90: f64,
}

#[derive(Serialize)]
struct StepView<'a> {
    step: &'a str,
    role: &'a str,
    times_per_case: f64,
    wait_seconds: f64,
    work_seconds: f64,
    on_time: Option<f64>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "each name has its unit")]
struct ChangeView {
    elapsed_seconds: EstimateView,
    working_seconds: EstimateView,
    office_seconds: EstimateView,
    outside_seconds: EstimateView,
}

impl<'a> Report<'a> {
    pub(crate) fn new(
        plan: &Plan,
        rate: Option<Rate>,
        shown: &'a Shown<'_>,
        with: Option<&'a Shown<'_>>,
    ) -> Self {
        Self {
            seed: plan.seed,
            cases: plan.cases,
            runs: rate.map(|_| plan.runs),
            warm_up: rate.map(|_| plan.warm_up),
            arrivals_per_working_hour: rate.map(|rate| rate.count / rate.within * 3600.0),
            result: SopView::of(shown),
            with: with.map(SopView::of),
            change: with.map(|with| shown.outcome.change_to(&with.outcome).into()),
        }
    }
}

impl<'a> SopView<'a> {
    fn of(shown: &'a Shown<'_>) -> Self {
        let (model, outcome): (_, &Outcome) = (shown.model, &shown.outcome);
        let chart = model.chart();
        let decisions = chart.steps().map(|step| (step.id.as_str(), model.shares(step.id.as_str())));
        Self {
            sop: chart.sop().as_str(),
            version: chart.version(),
            cases: outcome.cases,
            elapsed_seconds: outcome.elapsed.into(),
            working_seconds: outcome.working.into(),
            office_seconds: outcome.office.into(),
            outside_seconds: outcome.outside.into(),
            ends: &outcome.ends,
            promises_kept: outcome.promises_kept,
            shares: decisions
                .filter(|(_, shares)| !shares.is_empty())
                .map(|(step, shares)| (step, shares.into_iter().collect()))
                .collect(),
            lanes: outcome.lanes.iter().map(|lane| LaneView::of(lane, chart.lane(&lane.role))).collect(),
            steps: outcome.steps.iter().map(StepView::of).collect(),
            without_time: model.without_time().map(|step| step.id.as_str()).collect(),
            periods: model.periods().map(|step| step.id.as_str()).collect(),
        }
    }
}

impl<'a> LaneView<'a> {
    fn of(lane: &'a LaneOutcome, name: &'a str) -> Self {
        Self {
            role: lane.role.as_str(),
            lane: name,
            external: lane.external,
            people: match lane.people {
                People::Number(number) => Some(number),
                People::Unlimited => None,
            },
            tasks_per_case: lane.tasks,
            work_seconds_per_case: lane.work,
            busy: lane.busy.map(Into::into),
            load: lane.load,
            wait_seconds: lane.wait.into(),
            wait_seconds_p90: lane.wait_p90,
        }
    }
}

impl<'a> StepView<'a> {
    fn of(step: &'a StepOutcome) -> Self {
        Self {
            step: step.step.as_str(),
            role: step.role.as_str(),
            times_per_case: step.done,
            wait_seconds: step.wait,
            work_seconds: step.work,
            on_time: step.on_time,
        }
    }
}

impl From<Estimate> for EstimateView {
    fn from(estimate: Estimate) -> Self {
        Self { mean: estimate.mean, half_width_95: estimate.half_width }
    }
}

impl From<Spread> for SpreadView {
    fn from(spread: Spread) -> Self {
        Self { mean: spread.mean.into(), p50: spread.p50, p90: spread.p90, p99: spread.p99 }
    }
}

impl From<Change> for ChangeView {
    fn from(change: Change) -> Self {
        Self {
            elapsed_seconds: change.elapsed.into(),
            working_seconds: change.working.into(),
            office_seconds: change.office.into(),
            outside_seconds: change.outside.into(),
        }
    }
}
