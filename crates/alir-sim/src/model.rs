//! A chart made ready for simulation: every assumption checked, every name looked up once.

use std::collections::BTreeMap;

use alir::analysis::shares::{self, folded, of_answers};
use alir::chart::{Step, StepKind};
use alir::time::{Office, StandardTime, Who};
use alir::{Actor, Chart, RoleId, StepId};

use crate::draw::{Luck, Of, key};
use crate::{Assumptions, People, SimError};

/// A SOP, an office and what is assumed of them. Cannot contradict itself: only [`Model::new`] and [`Model::pair`]
/// make one.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) chart: Chart,
    pub(crate) office: Office,
    pub(crate) assumptions: Assumptions,
    /// The lanes in the order of the file.
    pub(crate) lanes: Vec<LanePlan>,
    /// What is done, in the order of the file: one entry a step and performer.
    pub(crate) works: Vec<Work>,
    pub(crate) steps: BTreeMap<StepId, StepPlan>,
    /// Somebody who has every role: who does a task is the queue's to decide, not the engine's.
    pub(crate) everybody: Actor,
}

/// The people of a lane.
#[derive(Clone, Debug)]
pub(crate) struct LanePlan {
    pub(crate) role: RoleId,
    pub(crate) people: People,
    pub(crate) external: bool,
}

/// What one performer does at a step.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    pub(crate) step: StepId,
    pub(crate) role: RoleId,
    /// Whose people it takes; none for a step that only waits.
    pub(crate) lane: Option<usize>,
    pub(crate) who: Who,
    pub(crate) time: Option<StandardTime>,
    pub(crate) key: u64,
}

/// A step at which something is done or answered.
#[derive(Clone, Debug)]
pub(crate) struct StepPlan {
    /// The places of its work, one a performer.
    pub(crate) works: Vec<usize>,
    /// At a decision: its answers, each with the share of it and of those before.
    pub(crate) answers: Vec<(String, f64)>,
    /// Documents that have to be ticked off.
    pub(crate) documents: Vec<String>,
    pub(crate) key: u64,
}

impl StepPlan {
    /// The place of the answer that is given for the `count`-th time.
    pub(crate) fn answer(&self, luck: Luck, count: u32) -> usize {
        let unit = luck.unit(Of::Answer, self.key, count);
        let last = self.answers.len().saturating_sub(1);
        self.answers.iter().position(|(_, upto)| unit < *upto).unwrap_or(last)
    }
}

impl Model {
    /// Makes a SOP ready.
    ///
    /// # Errors
    /// When an assumption speaks of something that the SOP has not, or makes no sense.
    pub fn new(chart: &Chart, office: &Office, assumptions: &Assumptions) -> Result<Self, SimError> {
        check(assumptions, &[chart])?;
        Ok(Self::checked(chart, office, assumptions))
    }

    /// Makes a SOP and a changed version of it ready. What is assumed of a lane, step or answer that only one of the
    /// two has holds for that one.
    ///
    /// # Errors
    /// When an assumption speaks of something that neither has, or makes no sense.
    pub fn pair(
        before: &Chart,
        after: &Chart,
        office: &Office,
        assumptions: &Assumptions,
    ) -> Result<(Self, Self), SimError> {
        check(assumptions, &[before, after])?;
        let [before, after] = [before, after].map(|chart| Self::checked(chart, office, assumptions));
        Ok((before, after))
    }

    fn checked(chart: &Chart, office: &Office, assumptions: &Assumptions) -> Self {
        let people = |role: &RoleId| assumptions.people.get(role).copied();
        let external = |role: &RoleId| chart.is_external(role);
        let roles = chart.definition().lanes.iter().map(|(role, _)| &role.value);
        let lanes: Vec<LanePlan> = roles
            .map(|role| LanePlan {
                role: role.clone(),
                people: people(role).unwrap_or(if external(role) {
                    People::Unlimited
                } else {
                    People::Number(1)
                }),
                external: external(role),
            })
            .collect();
        let (mut works, mut steps) = (Vec::new(), BTreeMap::new());
        for step in chart.steps().filter(|step| step.is_work() || step.is_decision()) {
            let first = works.len();
            works.extend(step.roles.iter().map(|role| Work {
                step: step.id.clone(),
                role: role.clone(),
                lane: lanes.iter().position(|lane| lane.role == *role && step.kind != StepKind::Wait),
                who: if step.kind == StepKind::Wait || external(role) { Who::Outside } else { Who::Office },
                time: step.standard.due(&assumptions.keys).copied(),
                key: key(&format!("{}\n{role}", step.id)),
            }));
            let plan = StepPlan {
                works: (first..works.len()).collect(),
                answers: answers(chart, step, assumptions),
                documents: if step.needs_all { step.needs.clone() } else { Vec::new() },
                key: key(step.id.as_str()),
            };
            steps.insert(step.id.clone(), plan);
        }
        let everybody =
            lanes.iter().fold(Actor::new("simulasi"), |actor, lane| actor.with_role(lane.role.clone()));
        Self {
            chart: chart.clone(),
            // Nobody is warned in a simulation.
            office: Office { early_warning: None, ..office.clone() },
            assumptions: assumptions.clone(),
            lanes,
            works,
            steps,
            everybody,
        }
    }

    /// The SOP.
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// The steps that somebody does but for which no time is known, so that they take none.
    pub fn without_time(&self) -> impl Iterator<Item = &Step> {
        let known = |step: &Step| step.standard.of(&self.assumptions.keys).is_some();
        self.chart.steps().filter(move |step| step.is_work() && !known(step))
    }

    /// The steps whose time is only a period (*sifat: periode*), so that they take none.
    pub fn periods(&self) -> impl Iterator<Item = &Step> {
        let known = |step: &Step| step.standard.of(&self.assumptions.keys).is_some();
        self.chart.steps().filter(move |step| step.is_work() && step.standard.is_period && known(step))
    }

    /// The share of each answer of a decision, in the order of the file; empty for what is no decision.
    pub fn shares(&self, step: &str) -> Vec<(&str, f64)> {
        let answers = self.steps.get(step).map(|step| step.answers.as_slice()).unwrap_or_default();
        let before = std::iter::once(0.0).chain(answers.iter().map(|(_, upto)| *upto));
        answers.iter().zip(before).map(|((label, upto), before)| (label.as_str(), upto - before)).collect()
    }

    /// The place of the work of a performer at a step.
    pub(crate) fn work_of(&self, step: &StepId, role: &RoleId) -> Option<usize> {
        let plan = self.steps.get(step)?;
        plan.works.iter().copied().find(|work| self.works[*work].role == *role)
    }
}

fn labels<'c>(chart: &'c Chart, step: &Step) -> Vec<&'c str> {
    chart.exits(step).filter_map(|exit| exit.label).collect()
}

/// The answers of a decision, each with the share of it and of those before.
fn answers(chart: &Chart, step: &Step, assumptions: &Assumptions) -> Vec<(String, f64)> {
    if !step.is_decision() {
        return Vec::new();
    }
    let labels = labels(chart, step);
    #[expect(clippy::cast_precision_loss, reason = "nobody has answered 2^52 times")]
    let weight = |label: &str| assumptions.learnt.count(step.id.as_str(), label) as f64;
    let shares = of_answers(&labels, assumptions.shares.get(&step.id), weight);
    let mut upto = 0.0;
    let sum = |(label, share): (&&str, f64)| {
        upto += share;
        ((*label).to_owned(), upto)
    };
    let mut answers: Vec<_> = labels.iter().zip(shares).map(sum).collect();
    // Whole to the last bit, so that no answer has a share that nobody gave it.
    for (_, share) in &mut answers {
        *share /= upto;
    }
    answers
}

fn check(assumptions: &Assumptions, charts: &[&Chart]) -> Result<(), SimError> {
    for (lane, people) in &assumptions.people {
        if !charts.iter().any(|chart| chart.has_lane(lane)) {
            return Err(SimError::UnknownLane { lane: lane.clone() });
        }
        if *people == People::Number(0) {
            return Err(SimError::Nobody { lane: lane.clone() });
        }
    }
    for (step, shares) in &assumptions.shares {
        check_shares(step, shares, charts)?;
    }
    match assumptions.arrivals {
        Some(rate) if !(rate.gap().is_finite() && rate.gap() > 0.0) => Err(SimError::NotARate),
        Some(_) | None => Ok(()),
    }
}

fn check_shares(step: &StepId, shares: &BTreeMap<String, f64>, charts: &[&Chart]) -> Result<(), SimError> {
    let found: Vec<_> =
        charts.iter().filter_map(|chart| Some((*chart, chart.step(step.as_str())?))).collect();
    if found.is_empty() {
        return Err(SimError::UnknownStep { step: step.clone() });
    }
    let decisions = || found.iter().filter(|(_, step)| step.is_decision());
    if decisions().next().is_none() {
        return Err(SimError::NotADecision { step: step.clone() });
    }
    for (label, share) in shares {
        let known = |labels: &[&str]| labels.iter().any(|known| folded(known) == folded(label));
        if !decisions().any(|(chart, step)| known(&labels(chart, step))) {
            let allowed =
                decisions().flat_map(|(chart, step)| labels(chart, step)).map(str::to_owned).collect();
            return Err(SimError::UnknownLabel { step: step.clone(), label: label.clone(), allowed });
        }
        if !(0.0..=1.0).contains(share) {
            return Err(SimError::NotAShare { step: step.clone(), label: label.clone(), share: *share });
        }
    }
    for (chart, decision) in decisions() {
        let given: Vec<_> =
            labels(chart, decision).iter().map(|label| shares::given(shares, label)).collect();
        let sum: f64 = given.iter().flatten().sum();
        // As exact as people write a third.
        let all = given.iter().all(Option::is_some);
        if sum > 1.0 + CLOSE || (all && sum < 1.0 - CLOSE) {
            return Err(SimError::NotWhole { step: step.clone(), sum });
        }
    }
    Ok(())
}

/// How far the shares of all answers may be from 1.
const CLOSE: f64 = 0.005;
