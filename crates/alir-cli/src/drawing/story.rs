//! What has happened at each step of a case, from the events that count.

use std::collections::{BTreeMap, BTreeSet};

use alir::{ActorId, Event, Recorded, RoleId, StepId, TaskId, ThreadId};
use chrono::{DateTime, Utc};

/// What has happened in a case, by step.
#[derive(Default)]
pub(super) struct Story {
    steps: BTreeMap<StepId, Told>,
    /// The step of each task, the thread on which the flow came, and whether its limit has passed.
    tasks: BTreeMap<TaskId, (StepId, bool)>,
}

/// What has happened at a step.
#[derive(Default)]
pub(super) struct Told {
    pub(super) standing: Standing,
    /// What people and time did, in order.
    pub(super) acts: Vec<Did>,
    /// The answers that count.
    pub(super) answers: BTreeSet<String>,
    /// For each bounded way, by its answer: which times it was taken.
    pub(super) rounds: BTreeMap<Option<String>, Vec<u32>>,
    /// When the flow came here last: the number of the event and the thread.
    came: Option<(u32, ThreadId)>,
}

/// How a step stands, open tasks aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Standing {
    /// The flow has not come there, or what it did there does not count.
    #[default]
    Before,
    Done,
    /// It was left undone, or need not be done.
    Skipped,
    /// The case was sent back from there or past it.
    SentBack,
}

/// Something that was done at a step.
pub(super) struct Did {
    pub(super) at: DateTime<Utc>,
    /// Who, and in which role; nobody if the flow went on by itself.
    pub(super) by: Option<(ActorId, Option<RoleId>)>,
    pub(super) what: What,
    pub(super) note: Option<String>,
    /// Whether the limit had passed.
    pub(super) late: bool,
    task: Option<TaskId>,
}

/// What was done.
pub(super) enum What {
    Completed,
    Answered(String),
    /// The flow chose by itself.
    Chose(String),
    Skipped,
    /// To which step.
    SentBack(StepId),
    /// Done before, for what the case is about.
    Passed,
    Withdrawn,
    /// A recurring duty was done once.
    Performed,
}

impl Story {
    /// From the events that count.
    pub(super) fn of(events: &[&Recorded]) -> Self {
        let mut story = Self::default();
        for recorded in events {
            story.tell(recorded);
        }
        story
    }

    pub(super) fn at(&self, step: &StepId) -> Option<&Told> {
        self.steps.get(step)
    }

    fn step(&mut self, step: &StepId) -> &mut Told {
        self.steps.entry(step.clone()).or_default()
    }

    fn tell(&mut self, recorded: &Recorded) {
        let person = || Some((recorded.by.clone(), recorded.role.clone()));
        match &recorded.event {
            Event::Offered { task, step, thread, .. } => {
                self.tasks.insert(*task, (step.clone(), false));
                self.step(step).came = Some((recorded.number, *thread));
            }
            Event::Completed { task, step, note, .. } => {
                self.did(recorded, step, Some(*task), What::Completed, person(), note.clone());
                self.step(step).standing = Standing::Done;
            }
            Event::Answered { task, step, label, note, .. } => {
                self.did(recorded, step, Some(*task), What::Answered(label.clone()), person(), note.clone());
                let told = self.step(step);
                told.standing = Standing::Done;
                told.answers.insert(label.clone());
            }
            Event::Skipped { task, step, reason } => {
                self.did(recorded, step, Some(*task), What::Skipped, person(), Some(reason.clone()));
                self.step(step).standing = Standing::Skipped;
            }
            Event::Performed { task, step, note } => {
                self.did(recorded, step, Some(*task), What::Performed, person(), note.clone());
            }
            Event::Withdrawn { task, step } => {
                let done = self.step(step).standing == Standing::Done;
                if !done {
                    self.did(recorded, step, Some(*task), What::Withdrawn, None, None);
                    self.step(step).standing = Standing::Skipped;
                }
            }
            Event::Returned { task, step, to, reason, path, gone, withdrawn } => {
                self.go_back(to, path, gone, Standing::SentBack);
                self.withdraw(recorded, withdrawn, step);
                let what = What::SentBack(to.clone());
                self.did(recorded, step, Some(*task), what, person(), Some(reason.clone()));
                self.step(step).standing = Standing::SentBack;
            }
            Event::Recalled { task, step, path, gone, .. } => {
                self.go_back(step, path, gone, Standing::Before);
                let told = self.step(step);
                told.acts.retain(|did| did.task != Some(*task));
            }
            Event::Migrated { renamed, .. } => {
                for told in std::mem::take(&mut self.steps) {
                    let id = renamed.get(&told.0).cloned().unwrap_or(told.0);
                    self.steps.insert(id, told.1);
                }
            }
            Event::Looped { step, label, count } => {
                self.step(step).rounds.entry(label.clone()).or_default().push(*count);
            }
            Event::Passed { step, thread, .. } => {
                self.step(step).came = Some((recorded.number, *thread));
                self.did(recorded, step, None, What::Passed, None, None);
                self.step(step).standing = Standing::Skipped;
            }
            Event::Branched { step, thread, label } => {
                self.step(step).came = Some((recorded.number, *thread));
                self.did(recorded, step, None, What::Chose(label.clone()), None, None);
                let told = self.step(step);
                told.standing = Standing::Done;
                told.answers.insert(label.clone());
            }
            Event::Forked { step, thread, .. }
            | Event::Joined { step, thread }
            | Event::Reached { step, thread, .. } => {
                let told = self.step(step);
                told.came = Some((recorded.number, *thread));
                told.standing = Standing::Done;
            }
            Event::Overdue { task: Some(task), .. } => {
                if let Some((_, late)) = self.tasks.get_mut(task) {
                    *late = true;
                }
            }
            Event::Started { .. }
            | Event::Claimed { .. }
            | Event::Released { .. }
            | Event::Delegated { .. }
            | Event::Rewound { .. }
            | Event::Suspended { .. }
            | Event::Resumed
            | Event::Cancelled { .. }
            | Event::Noted { .. }
            | Event::Numbered { .. }
            | Event::Marked { .. }
            | Event::Arrived { .. }
            | Event::Admitted { .. }
            | Event::Promised { .. }
            | Event::Warned { .. }
            | Event::Overdue { task: None, .. }
            | Event::Escalated { .. }
            | Event::Rescheduled { .. }
            | Event::ClockStopped
            | Event::ClockStarted
            | Event::Ended { .. } => {}
        }
    }

    /// Tasks of other steps than this one are withdrawn.
    fn withdraw(&mut self, recorded: &Recorded, tasks: &[TaskId], step: &StepId) {
        for task in tasks {
            let at = self.tasks.get(task).map(|(at, _)| at.clone());
            if let Some(at) = at.filter(|at| at != step) {
                self.did(recorded, &at, Some(*task), What::Withdrawn, None, None);
            }
        }
    }

    fn did(
        &mut self,
        recorded: &Recorded,
        step: &StepId,
        task: Option<TaskId>,
        what: What,
        by: Option<(ActorId, Option<RoleId>)>,
        note: Option<String>,
    ) {
        let late = task.and_then(|task| self.tasks.get(&task)).is_some_and(|(_, late)| *late);
        self.step(step).acts.push(Did { at: recorded.at, by, what, note, late, task });
    }

    /// What came after a step, but for what ran beside it, does not count any more: the case stands at the step again.
    fn go_back(&mut self, to: &StepId, path: &[ThreadId], gone: &[ThreadId], standing: Standing) {
        let Some((since, _)) = self.step(to).came else { return };
        for told in self.steps.values_mut() {
            let Some((number, thread)) = told.came else { continue };
            if number < since || !(path.contains(&thread) || gone.contains(&thread)) {
                continue;
            }
            told.standing = match told.standing {
                Standing::Before => Standing::Before,
                Standing::Done | Standing::Skipped | Standing::SentBack => standing,
            };
            told.answers.clear();
            told.rounds.clear();
        }
    }
}
