//! Events to state: the one place where a case changes. It decides nothing and cannot fail.

use super::state::Loop;
use super::{
    Event, Instance, Mark, OpenPromise, OpenTask, Origin, Place, Receipt, Recorded, State, Status, Thread,
    Timed, Visit,
};
use crate::chart::Fingerprint;
use crate::id::{StepId, TaskId, ThreadId};

impl Instance {
    /// The instance that a history leads to.
    ///
    /// ```
    /// use alir::Instance;
    /// assert_eq!(Instance::replay([]), Instance::default());
    /// ```
    pub fn replay(history: impl IntoIterator<Item = Recorded>) -> Self {
        let mut instance = Self { log: history.into_iter().collect(), ..Self::default() };
        instance.rebuild(instance.log.len());
        for at in 0..instance.log.len() {
            instance.note_receipt(at);
            instance.state.count(&instance.log[at].event);
        }
        instance
    }

    /// Applies the next event of the history.
    pub fn apply(&mut self, recorded: Recorded) {
        self.log.push(recorded);
        let at = self.log.len() - 1;
        self.note_receipt(at);
        if let Event::Rewound { .. } = self.log[at].event {
            let (next_task, next_thread) = (self.state.next_task, self.state.next_thread);
            self.rebuild(self.log.len());
            // Numbers that were given out are never given out again.
            self.state.next_task = next_task;
            self.state.next_thread = next_thread;
        } else {
            self.step(at);
        }
    }

    /// The state that these next events lead to.
    pub(crate) fn state_with(&self, events: &[Recorded]) -> State {
        let mut state = self.state.clone();
        for recorded in events {
            match recorded.event {
                Event::Rewound { to, .. } => state = self.state_after(to),
                _ => state.apply(recorded),
            }
        }
        state
    }

    /// The state as it was right after the event with this number.
    pub(crate) fn state_after(&self, number: u32) -> State {
        let mut past =
            Self { log: self.log[..(number as usize).min(self.log.len())].to_vec(), ..Self::default() };
        past.rebuild(past.log.len());
        past.state.next_task = self.state.next_task;
        past.state.next_thread = self.state.next_thread;
        past.state
    }

    /// The text by which the case ran right after the event with this number.
    pub(crate) fn text_after(&self, number: u32) -> Option<Fingerprint> {
        let len = (number as usize).min(self.log.len());
        effective(&self.log, len).into_iter().rev().find_map(|at| match &self.log[at].event {
            Event::Started { fingerprint, .. } | Event::Migrated { fingerprint, .. } => {
                Some(fingerprint.clone())
            }
            _ => None,
        })
    }

    fn rebuild(&mut self, len: usize) {
        self.state = State::default();
        self.origin = None;
        self.visits.clear();
        for at in effective(&self.log, len) {
            self.step(at);
        }
    }

    fn step(&mut self, at: usize) {
        let recorded = &self.log[at];
        self.state.apply(recorded);
        match &recorded.event {
            Event::Started { sop, fingerprint, keys, received } => {
                self.origin = Some(Origin {
                    sop: sop.clone(),
                    fingerprint: fingerprint.clone(),
                    keys: keys.clone(),
                    at: recorded.at,
                    received: received.unwrap_or(recorded.at),
                });
            }
            Event::Migrated { sop, fingerprint, renamed, gone, .. } => {
                if let Some(origin) = &mut self.origin {
                    (origin.sop, origin.fingerprint) = (sop.clone(), fingerprint.clone());
                }
                let (renamed, gone) = (renamed.clone(), gone.clone());
                self.rename_visits(&renamed, &gone);
            }
            Event::Offered { step, thread, .. } => {
                let visit = Visit { path: self.state.path(*thread), number: recorded.number };
                match self.visits.get_mut(step) {
                    Some(earlier) => *earlier = visit,
                    None => drop(self.visits.insert(step.clone(), visit)),
                }
            }
            Event::Returned { to, path, .. } | Event::Recalled { step: to, path, .. } => {
                let Some(number) = self.visits.get(to).map(|visit| visit.number) else { return };
                // What came after the earlier step is no longer behind us, but for what ran beside it.
                let beside = beside(&self.log[..at], path);
                self.visits.retain(|_, visit| {
                    visit.number < number || visit.path.iter().any(|thread| beside.contains(thread))
                });
            }
            _ => {}
        }
    }

    fn note_receipt(&mut self, at: usize) {
        let recorded = &self.log[at];
        if let Some(command) = &recorded.command {
            let number = recorded.number;
            match self.receipts.get_mut(command) {
                Some(receipt) => receipt.last = number,
                None => drop(self.receipts.insert(command.clone(), Receipt { first: number, last: number })),
            }
        }
    }
}

/// The threads that forks made together with those of a path.
fn beside(log: &[Recorded], path: &[ThreadId]) -> Vec<ThreadId> {
    let forks = log.iter().filter_map(|recorded| match &recorded.event {
        Event::Forked { into, .. } if into.iter().any(|thread| path.contains(thread)) => Some(into),
        _ => None,
    });
    forks.flatten().filter(|thread| !path.contains(thread)).copied().collect()
}

/// The places of the events among the first `len` that count: walking back, a rewind jumps to where it went.
pub(super) fn effective(log: &[Recorded], len: usize) -> Vec<usize> {
    let mut places = Vec::with_capacity(len);
    let mut at = len;
    while at > 0 {
        if let Event::Rewound { to, .. } = log[at - 1].event {
            at = (to as usize).min(at - 1);
        } else {
            at -= 1;
            places.push(at);
        }
    }
    places.reverse();
    places
}

impl State {
    /// Applies an event; [`Event::Rewound`] is the instance's to apply, which knows the past.
    #[expect(clippy::too_many_lines, reason = "one arm a variant: a table")]
    pub(crate) fn apply(&mut self, recorded: &Recorded) {
        self.count(&recorded.event);
        match &recorded.event {
            Event::Started { .. } => {
                self.status = Status::Running;
                self.threads.push(Thread { id: ThreadId(0), parent: None, at: Place::Moving });
            }
            Event::Offered { task, step, thread, role, work, due, deadline, outside } => {
                self.keep_promise(step);
                let here =
                    matches!(self.thread(*thread), Some(Thread { at: Place::Step(at), .. }) if at == step);
                if !here {
                    self.place(*thread, Place::Step(step.clone()));
                }
                self.tasks.push(OpenTask {
                    id: *task,
                    step: step.clone(),
                    thread: *thread,
                    role: role.clone(),
                    kind: *work,
                    offered_at: recorded.at,
                    due: due.clone(),
                    deadline: deadline.clone().map(Timed::new),
                    outside: *outside,
                    escalated_to: None,
                    assignee: None,
                    delegated: false,
                });
            }
            Event::Claimed { task } => self.assign(*task, Some(recorded.by.clone()), None),
            Event::Released { task } => self.assign(*task, None, Some(false)),
            Event::Delegated { task, to, .. } => self.assign(*task, Some(to.clone()), Some(true)),
            Event::Completed { task, fields, .. } | Event::Answered { task, fields, .. } => {
                self.close(*task);
                self.fields.extend(fields.clone());
            }
            Event::Skipped { task, .. } | Event::Withdrawn { task, .. } => self.close(*task),
            Event::Returned { task, to, path, withdrawn, gone, .. } => {
                self.close(*task);
                self.go_back(path, to, withdrawn, gone);
            }
            Event::Recalled { step, path, withdrawn, gone, fields, .. } => {
                for (name, value) in fields {
                    match value {
                        Some(value) => drop(self.fields.insert(name.clone(), value.clone())),
                        None => drop(self.fields.remove(name)),
                    }
                }
                self.marks.retain(|mark| mark.step != *step);
                self.promises.retain(|promise| promise.since.as_ref() != Some(step));
                self.go_back(path, step, withdrawn, gone);
            }
            Event::Migrated { renamed, tasks, dropped, .. } => self.migrate(renamed, tasks, dropped),
            Event::Suspended { .. } => {
                self.status = Status::Suspended;
                self.suspended_at = Some(recorded.at);
            }
            Event::Resumed => {
                self.status = Status::Running;
                self.suspended_at = None;
            }
            Event::Cancelled { .. } => {
                self.status = Status::Cancelled;
                self.tasks.clear();
                self.threads.clear();
                self.promises.clear();
            }
            Event::Looped { step, label, count } => {
                let same = |entry: &&mut Loop| entry.step == *step && entry.label == *label;
                match self.loops.iter_mut().find(same) {
                    Some(entry) => entry.count = *count,
                    None => self.loops.push(Loop { step: step.clone(), label: label.clone(), count: *count }),
                }
            }
            Event::Marked { step, key, value } => {
                self.marks.push(Mark { step: step.clone(), key: key.clone(), value: value.clone() });
            }
            Event::Passed { step, thread, .. } | Event::Branched { step, thread, .. } => {
                self.keep_promise(step);
                self.place(*thread, Place::Moving);
            }
            Event::Forked { step, thread, into } => {
                self.keep_promise(step);
                self.place(*thread, Place::Divided);
                let parent = Some(*thread);
                self.threads.extend(into.iter().map(|id| Thread { id: *id, parent, at: Place::Moving }));
            }
            Event::Arrived { step, thread } => self.place(*thread, Place::Waiting(step.clone())),
            Event::Joined { step, thread } => {
                self.keep_promise(step);
                self.drop_below(*thread);
                self.place(*thread, Place::Moving);
            }
            Event::Reached { step, thread, .. } => {
                self.keep_promise(step);
                self.drop_upwards(*thread);
            }
            Event::Ended { end } => {
                self.status = Status::Ended { end: end.clone() };
                self.promises.clear();
            }
            Event::Admitted { since } => self.complete_since = Some(*since),
            Event::Promised { step, since, due } => {
                self.promises.retain(|promise| promise.step != *step);
                let (step, since, deadline) = (step.clone(), since.clone(), Timed::new(due.clone()));
                self.promises.push(OpenPromise { step, since, made_at: recorded.at, deadline });
            }
            Event::Warned { task, step, .. } => self.timed(*task, step.as_ref(), |timed| timed.warned = true),
            Event::Overdue { task, step, .. } => {
                self.timed(*task, step.as_ref(), |timed| timed.overdue = true);
            }
            Event::Escalated { task, to, .. } => {
                self.timed(Some(*task), None, |timed| timed.escalated = true);
                if let Some(task) = self.tasks.iter_mut().find(|open| open.id == *task) {
                    task.escalated_to = Some(to.clone());
                }
            }
            Event::Rescheduled { task, step, due } => {
                self.timed(*task, step.as_ref(), |timed| *timed = Timed::settled(due.clone(), recorded.at));
            }
            Event::ClockStopped => self.clock_stopped_at = Some(recorded.at),
            Event::ClockStarted => self.clock_stopped_at = None,
            Event::Performed { .. }
            | Event::Noted { .. }
            | Event::Numbered { .. }
            | Event::Rewound { .. } => {}
        }
    }

    /// Keeps the numbers of tasks and threads ahead of every number that was given out.
    fn count(&mut self, event: &Event) {
        match event {
            Event::Offered { task, .. } => self.next_task = self.next_task.max(task.0),
            Event::Forked { into, .. } => {
                self.next_thread = into.iter().fold(self.next_thread, |next, thread| next.max(thread.0));
            }
            _ => {}
        }
    }

    /// A step was reached: what was promised of it is kept.
    fn keep_promise(&mut self, step: &StepId) {
        self.promises.retain(|promise| promise.step.as_ref() != Some(step));
    }

    /// Changes what is due: a task, or the promise of a step (or of the whole) if there is no task.
    fn timed(&mut self, task: Option<TaskId>, step: Option<&StepId>, change: impl FnOnce(&mut Timed)) {
        let found = match task {
            Some(task) => {
                self.tasks.iter_mut().find(|open| open.id == task).and_then(|open| open.deadline.as_mut())
            }
            None => self
                .promises
                .iter_mut()
                .find(|promise| promise.step.as_ref() == step)
                .map(|promise| &mut promise.deadline),
        };
        if let Some(timed) = found {
            change(timed);
        }
    }

    fn place(&mut self, id: ThreadId, at: Place) {
        if let Some(thread) = self.thread_mut(id) {
            thread.at = at;
        }
    }

    fn close(&mut self, id: TaskId) {
        self.tasks.retain(|task| task.id != id);
    }

    fn assign(&mut self, id: TaskId, assignee: Option<crate::id::ActorId>, delegated: Option<bool>) {
        if let Some(task) = self.tasks.iter_mut().find(|task| task.id == id) {
            task.assignee = assignee;
            task.delegated = delegated.unwrap_or(task.delegated);
        }
    }

    /// Makes the last thread of `path` stand at `step` again, and its ancestors divided.
    fn go_back(&mut self, path: &[ThreadId], step: &StepId, withdrawn: &[TaskId], gone: &[ThreadId]) {
        self.status = Status::Running;
        self.tasks.retain(|task| !withdrawn.contains(&task.id));
        self.threads.retain(|thread| !gone.contains(&thread.id));
        let mut parent = None;
        for (at, id) in path.iter().enumerate() {
            let place = if at + 1 == path.len() { Place::Step(step.clone()) } else { Place::Divided };
            match self.thread_mut(*id) {
                Some(thread) => thread.at = place,
                None => self.threads.push(Thread { id: *id, parent, at: place }),
            }
            parent = Some(*id);
        }
    }

    fn drop_below(&mut self, ancestor: ThreadId) {
        if self.children(ancestor).next().is_none() {
            return;
        }
        let below: Vec<_> = self
            .threads
            .iter()
            .map(|thread| thread.id != ancestor && self.is_within(thread.id, ancestor))
            .collect();
        let mut below = below.into_iter();
        self.threads.retain(|_| !below.next().unwrap_or(false));
    }

    /// Removes a thread that came to its end, and ancestors that had only waited for it.
    fn drop_upwards(&mut self, id: ThreadId) {
        let mut at = Some(id);
        while let Some(id) = at {
            at = self.thread(id).and_then(|thread| thread.parent);
            self.threads.retain(|thread| thread.id != id);
            at = at.filter(|parent| self.children(*parent).next().is_none());
        }
    }
}
