//! What happens in a case, as expectations and coverage look at it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::chart::{Chart, Step};
use crate::id::{StepId, TaskId, ThreadId};
use crate::instance::{Due, Event, Recorded};
use crate::sop::JoinMode;

/// Something that a scenario can pass through.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Way {
    /// The flow comes to a step.
    Step(StepId),
    /// A decision is answered with a label.
    Branch(StepId, String),
    /// A bounded way is taken so often that it leads elsewhere; the answer that takes it, at a decision.
    Bound(StepId, Option<String>),
    /// A one-time step is passed by, because it was done before.
    Passed(StepId),
}

/// What happens in a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trace {
    /// Tasks, decisions and waits in the order in which they were done.
    pub done: Vec<StepId>,
    /// All that the flow has passed through.
    pub ways: BTreeSet<Way>,
    /// Each visit to a step: when it was offered, and by when it was due.
    pub offers: BTreeMap<StepId, Vec<Offer>>,
    /// By when what was promised is due, as counted last; without a step, the whole procedure.
    pub promised: BTreeMap<Option<StepId>, DateTime<Utc>>,
    /// Steps that became overdue, each once.
    pub overdue: Vec<StepId>,
    /// Promises that were broken, each once.
    pub broken: Vec<Option<StepId>>,
    /// The names of the ends that were reached.
    pub ends: Vec<String>,
    /// When the case was over.
    pub ended_at: Option<DateTime<Utc>>,
    /// The step and thread of the offer that the event before was.
    last_offer: Option<(StepId, ThreadId)>,
    /// The tasks that are still to be done.
    open: Vec<Open>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Open {
    task: TaskId,
    step: StepId,
    thread: ThreadId,
}

/// That the tasks of a step were put on their lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// When.
    pub at: DateTime<Utc>,
    /// What to aim at.
    pub target: Option<DateTime<Utc>>,
    /// By when it is due; where several perform it, the last of their limits.
    pub limit: Option<DateTime<Utc>>,
}

impl Trace {
    /// Whether the flow came to a step.
    pub fn has_visited(&self, step: &StepId) -> bool {
        self.ways.contains(&Way::Step(step.clone()))
    }

    /// The next event.
    pub(super) fn see(&mut self, chart: &Chart, recorded: &Recorded) {
        let offered_before = self.last_offer.take();
        match &recorded.event {
            Event::Offered { task, step, thread, deadline, .. } => {
                self.open.push(Open { task: *task, step: step.clone(), thread: *thread });
                self.ways.insert(Way::Step(step.clone()));
                let limit = deadline.as_ref().map(|due| due.limit);
                let target = deadline.as_ref().map(Due::target);
                let place = Some((step.clone(), *thread));
                let offers = self.offers.entry(step.clone()).or_default();
                match offers.last_mut().filter(|_| offered_before == place) {
                    // Another performer of the same visit.
                    Some(offer) => {
                        offer.limit = offer.limit.max(limit);
                        offer.target = offer.target.max(target);
                    }
                    None => offers.push(Offer { at: recorded.at, target, limit }),
                }
                self.last_offer = place;
            }
            Event::Completed { task, step, .. } => self.task_done(chart, step, *task),
            Event::Withdrawn { task, .. } => self.open.retain(|open| open.task != *task),
            Event::Answered { task, step, label, .. } => {
                self.ways.insert(Way::Branch(step.clone(), label.clone()));
                self.task_done(chart, step, *task);
            }
            Event::Looped { step, label, count } => {
                let bound = chart.step(step.as_str()).and_then(|step| bound(chart, step, label.as_deref()));
                if bound.is_some_and(|times| *count >= times) {
                    self.ways.insert(Way::Bound(step.clone(), label.clone()));
                }
            }
            Event::Branched { step, label, .. } => {
                self.ways.insert(Way::Step(step.clone()));
                self.ways.insert(Way::Branch(step.clone(), label.clone()));
            }
            Event::Passed { step, .. } => drop(self.ways.insert(Way::Passed(step.clone()))),
            Event::Forked { step, .. } | Event::Arrived { step, .. } | Event::Joined { step, .. } => {
                self.ways.insert(Way::Step(step.clone()));
            }
            Event::Reached { step, end, .. } => {
                self.ways.insert(Way::Step(step.clone()));
                self.ends.push(end.clone());
            }
            Event::Promised { step, due, .. } | Event::Rescheduled { task: None, step, due } => {
                self.promised.insert(step.clone(), due.limit);
            }
            Event::Overdue { task: Some(_), step: Some(step), .. } if !self.overdue.contains(step) => {
                self.overdue.push(step.clone());
            }
            Event::Overdue { task: None, step, .. } if !self.broken.contains(step) => {
                self.broken.push(step.clone());
            }
            Event::Ended { .. } => self.ended_at = Some(recorded.at),
            Event::Overdue { .. }
            | Event::Rescheduled { .. }
            | Event::Started { .. }
            | Event::Claimed { .. }
            | Event::Released { .. }
            | Event::Delegated { .. }
            | Event::Skipped { .. }
            | Event::Returned { .. }
            | Event::Recalled { .. }
            | Event::Rewound { .. }
            | Event::Suspended { .. }
            | Event::Resumed
            | Event::Cancelled { .. }
            | Event::Noted { .. }
            | Event::Marked { .. }
            | Event::Admitted { .. }
            | Event::Performed { .. }
            | Event::Warned { .. }
            | Event::Escalated { .. }
            | Event::ClockStopped
            | Event::ClockStarted => {}
        }
    }

    /// A step is done when the last of its performers is, or the first where one is enough.
    fn task_done(&mut self, chart: &Chart, step: &StepId, task: TaskId) {
        let Some(at) = self.open.iter().position(|open| open.task == task) else { return };
        let thread = self.open.swap_remove(at).thread;
        let one_is_enough = chart.step(step.as_str()).is_some_and(|step| step.mode == JoinMode::Any);
        if one_is_enough || !self.open.iter().any(|open| open.step == *step && open.thread == thread) {
            self.done.push(step.clone());
        }
    }
}

/// After how many times a way of a step leads elsewhere.
fn bound(chart: &Chart, step: &Step, label: Option<&str>) -> Option<u32> {
    chart.exits(step).find(|exit| exit.label == label).and_then(|exit| exit.bound).map(|(times, _)| times)
}
