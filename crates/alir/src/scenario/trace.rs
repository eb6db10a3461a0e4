//! What happens in a case, as expectations and coverage look at it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::chart::{Chart, Step};
use crate::id::{RoleId, StepId, TaskId, ThreadId};
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
    /// Early warnings of steps.
    pub warned: Vec<(StepId, DateTime<Utc>)>,
    /// Steps that became overdue.
    pub overdue: Vec<(StepId, DateTime<Utc>)>,
    /// Lanes that were told that a step is overdue.
    pub escalated: Vec<(StepId, RoleId, DateTime<Utc>)>,
    /// Early warnings of promises; without a step, of that about the whole procedure.
    pub warned_promises: Vec<(Option<StepId>, DateTime<Utc>)>,
    /// Promises that were broken.
    pub broken: Vec<(Option<StepId>, DateTime<Utc>)>,
    /// The lanes on whose lists each step was put.
    pub performers: BTreeMap<StepId, Vec<RoleId>>,
    /// The documents that were there when a step was done, unless it was taken back.
    pub documents: BTreeMap<StepId, Vec<String>>,
    /// The documents that a step has produced, unless it was taken back.
    pub outputs: BTreeMap<StepId, Vec<String>>,
    /// The names of the ends that were reached, unless what led there was taken back.
    pub ends: Vec<String>,
    /// When the case was over.
    pub ended_at: Option<DateTime<Utc>>,
    /// The thread that reached each end.
    end_threads: Vec<ThreadId>,
    /// The step and thread of the offer that the event before was.
    last_offer: Option<(StepId, ThreadId)>,
    /// The tasks that are still to be done.
    open: Vec<Open>,
    /// The tasks that are done of steps of which others are still to be done.
    partly: Vec<Open>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Open {
    task: TaskId,
    step: StepId,
    thread: ThreadId,
    /// Which offer of the step.
    offer: usize,
}

impl Open {
    fn is_beside(&self, other: &Self) -> bool {
        self.step == other.step && self.thread == other.thread
    }
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
        let at = recorded.at;
        match &recorded.event {
            Event::Offered { task, step, thread, role, deadline, .. } => {
                self.ways.insert(Way::Step(step.clone()));
                add(self.performers.entry(step.clone()).or_default(), role.clone());
                let limit = deadline.as_ref().map(|due| due.limit);
                let target = deadline.as_ref().map(Due::target);
                let place = Some((step.clone(), *thread));
                let offers = self.offers.entry(step.clone()).or_default();
                match offers.last_mut().filter(|_| offered_before == place) {
                    // Another performer of the same visit.
                    Some(offer) => offer.extend(target, limit),
                    None => offers.push(Offer { at, target, limit }),
                }
                let offer = offers.len() - 1;
                self.open.push(Open { task: *task, step: step.clone(), thread: *thread, offer });
                self.last_offer = place;
            }
            Event::Completed { task, step, documents, outputs, .. } => {
                let produced = self.outputs.entry(step.clone()).or_default();
                for output in outputs {
                    add(produced, output.name.clone());
                }
                self.task_done(chart, step, *task, documents);
            }
            Event::Answered { task, step, label, documents, .. } => {
                self.ways.insert(Way::Branch(step.clone(), label.clone()));
                self.task_done(chart, step, *task, documents);
            }
            Event::Skipped { task, .. } => {
                if let Some(open) = self.close(*task) {
                    self.settle(&open);
                }
            }
            Event::Withdrawn { task, .. } => self.withdraw(*task),
            Event::Returned { task, path, withdrawn, gone, .. } => {
                withdrawn.iter().chain([task]).for_each(|task| self.withdraw(*task));
                self.take_back_ends(path, gone);
            }
            Event::Recalled { task, step, path, withdrawn, gone, .. } => {
                for task in withdrawn {
                    self.withdraw(*task);
                }
                self.partly.retain(|done| done.task != *task);
                self.documents.remove(step);
                self.outputs.remove(step);
                self.take_back_ends(path, gone);
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
            Event::Reached { step, end, thread } => {
                self.ways.insert(Way::Step(step.clone()));
                self.ends.push(end.clone());
                self.end_threads.push(*thread);
            }
            Event::Promised { step, due, .. } | Event::Rescheduled { task: None, step, due } => {
                self.promised.insert(step.clone(), due.limit);
            }
            Event::Rescheduled { task: Some(task), due, .. } => self.reschedule(*task, due),
            Event::Warned { task: Some(_), step: Some(step), .. } => {
                add(&mut self.warned, (step.clone(), at));
            }
            Event::Warned { step, .. } => add(&mut self.warned_promises, (step.clone(), at)),
            Event::Overdue { task: Some(_), step: Some(step), .. } => {
                add(&mut self.overdue, (step.clone(), at));
            }
            Event::Overdue { step, .. } => add(&mut self.broken, (step.clone(), at)),
            Event::Escalated { step, to, .. } => {
                add(&mut self.escalated, (step.clone(), to.clone(), at));
            }
            Event::Ended { .. } | Event::Cancelled { .. } => self.ended_at = Some(at),
            Event::Started { .. }
            | Event::Claimed { .. }
            | Event::Released { .. }
            | Event::Delegated { .. }
            | Event::Rewound { .. }
            | Event::Migrated { .. }
            | Event::Suspended { .. }
            | Event::Resumed
            | Event::Noted { .. }
            | Event::Numbered { .. }
            | Event::Marked { .. }
            | Event::Admitted { .. }
            | Event::Performed { .. }
            | Event::ClockStopped
            | Event::ClockStarted => {}
        }
    }

    /// A step is done when the last of its performers is, or the first where one is enough.
    fn task_done(&mut self, chart: &Chart, step: &StepId, task: TaskId, documents: &[String]) {
        let there = self.documents.entry(step.clone()).or_default();
        for document in documents {
            add(there, document.clone());
        }
        let Some(done) = self.close(task) else { return };
        self.partly.push(done.clone());
        if chart.step(step.as_str()).is_some_and(|step| step.mode == JoinMode::Any) {
            self.open.retain(|open| !open.is_beside(&done));
        }
        self.settle(&done);
    }

    /// A task need no longer be done, nor what others do at the same visit.
    fn withdraw(&mut self, task: TaskId) {
        if let Some(closed) = self.close(task) {
            self.partly.retain(|done| !done.is_beside(&closed));
        }
    }

    fn close(&mut self, task: TaskId) -> Option<Open> {
        let at = self.open.iter().position(|open| open.task == task)?;
        Some(self.open.swap_remove(at))
    }

    /// A step is done if nobody has still to do it and somebody has.
    fn settle(&mut self, closed: &Open) {
        if self.open.iter().any(|open| open.is_beside(closed)) {
            return;
        }
        let before = self.partly.len();
        self.partly.retain(|done| !done.is_beside(closed));
        if self.partly.len() < before {
            self.done.push(closed.step.clone());
        }
    }

    /// The last thread of a path is alive again, others are gone: what they have reached counts no more.
    fn take_back_ends(&mut self, path: &[ThreadId], gone: &[ThreadId]) {
        for at in (0..self.ends.len()).rev() {
            if gone.iter().chain(path.last()).any(|thread| *thread == self.end_threads[at]) {
                self.ends.remove(at);
                self.end_threads.remove(at);
                self.ended_at = None;
            }
        }
    }

    fn reschedule(&mut self, task: TaskId, due: &Due) {
        let Some(open) = self.open.iter().find(|open| open.task == task) else { return };
        let offers = self.offers.get_mut(&open.step);
        if let Some(offer) = offers.and_then(|offers| offers.get_mut(open.offer)) {
            offer.extend(Some(due.target()), Some(due.limit));
        }
    }
}

impl Offer {
    /// Takes the later of two times.
    fn extend(&mut self, target: Option<DateTime<Utc>>, limit: Option<DateTime<Utc>>) {
        self.target = self.target.max(target);
        self.limit = self.limit.max(limit);
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(to: &mut Vec<T>, what: T) {
    if !to.contains(&what) {
        to.push(what);
    }
}

/// After how many times a way of a step leads elsewhere.
fn bound(chart: &Chart, step: &Step, label: Option<&str>) -> Option<u32> {
    chart.exits(step).find(|exit| exit.label == label).and_then(|exit| exit.bound).map(|(times, _)| times)
}
