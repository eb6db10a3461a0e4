//! Commands that go back: return, recall, rewind. What is undone stays in the history.

use std::collections::BTreeMap;

use super::Draft;
use crate::id::{StepId, TaskId, ThreadId};
use crate::instance::{Event, Recorded, Rejection, State, Status, Undone};
use crate::sop::JoinMode;

impl Draft<'_> {
    /// Sends the case back from an open task to an earlier step on the same way.
    pub(super) fn send_back(&mut self, id: TaskId, to: &StepId, reason: &str) -> Result<(), Rejection> {
        let (task, step) = self.own_task(id)?;
        let not_earlier = || Rejection::NotEarlier { step: to.clone() };
        let chart = self.chart;
        let target = chart.step(to.as_str()).filter(|target| target.id != step.id).ok_or_else(not_earlier)?;
        let visit = self.past.visit(to).ok_or_else(not_earlier)?;
        let reason = Self::reason(reason)?;
        let path = visit.path.clone();
        let Some(top) = self.top_of_return(&path, task.thread) else {
            return Err(Rejection::ParallelBranch { step: to.clone() });
        };
        let thread = path.last().copied().unwrap_or_default();
        let below = |state: &State, thread: ThreadId| state.is_within(thread, top);
        let tasks =
            self.state.tasks.iter().filter(|task| below(&self.state, task.thread)).map(|task| task.id);
        let withdrawn = tasks.filter(|open| *open != id).collect();
        let threads = self.state.threads.iter().map(|thread| thread.id);
        let gone = threads.filter(|thread| below(&self.state, *thread) && !path.contains(thread)).collect();
        let step = step.id.clone();
        self.emit(Event::Returned { task: id, step, to: to.clone(), reason, path, withdrawn, gone });
        self.offer(target, thread)
    }

    /// Takes back the actor's own completion, if nothing that followed from it has been touched.
    pub(super) fn recall(&mut self, id: TaskId) -> Result<(), Rejection> {
        match &self.state.status {
            Status::Running | Status::Ended { .. } => {}
            _ => self.must_run()?,
        }
        let effective = self.past.effective();
        let done = effective.iter().rposition(|recorded| closes(recorded, id));
        let Some(at) = done else {
            return Err(match self.state.open_task(id) {
                Some(task) => Rejection::CannotRecall { step: task.step.clone(), why: Undone::StillOpen },
                None => self.past.why_not(id),
            });
        };
        let (Event::Completed { step, .. } | Event::Answered { step, .. } | Event::Skipped { step, .. }) =
            &effective[at].event
        else {
            return Err(Rejection::NoSuchTask { task: id });
        };
        let refuse = |why| Rejection::CannotRecall { step: step.clone(), why };
        if effective[at].by != self.context.by.id {
            return Err(refuse(Undone::NotYours));
        }
        if effective[at..].iter().any(|recorded| matches!(recorded.event, Event::Migrated { .. })) {
            return Err(refuse(Undone::Migrated));
        }
        let offered = effective.iter().rev().find_map(|recorded| match &recorded.event {
            Event::Offered { task, thread, role, .. } if *task == id => Some((*thread, role.clone())),
            _ => None,
        });
        let Some((thread, role)) = offered else { return Err(Rejection::NoSuchTask { task: id }) };
        let visit = self.past.visit(step).filter(|visit| visit.path.last() == Some(&thread));
        let Some(path) = visit.map(|visit| visit.path.clone()) else {
            return Err(refuse(Undone::NextHasBegun));
        };

        let following =
            effective[at + 1..].iter().take_while(|recorded| recorded.event.is_consequence()).count();
        let (batch, later) = effective[at + 1..].split_at(following);
        let (mut withdrawn, mut gone, mut loops) = (Vec::new(), Vec::new(), Vec::new());
        for recorded in batch {
            match &recorded.event {
                Event::Offered { task, .. } => {
                    let untouched = self.state.open_task(*task).is_some_and(|task| task.assignee.is_none());
                    if !untouched {
                        return Err(refuse(Undone::NextHasBegun));
                    }
                    withdrawn.push(*task);
                }
                Event::Withdrawn { step: other, .. } if other != step => {
                    return Err(refuse(Undone::OthersWithdrawn));
                }
                Event::Forked { into, .. } => gone.extend(into),
                Event::Looped { step, label, count } => loops.push((step.clone(), label.clone(), count - 1)),
                _ => {}
            }
        }
        let threads: Vec<ThreadId> = path.iter().chain(&gone).copied().collect();
        if later.iter().filter_map(|recorded| moves(&recorded.event)).any(|thread| threads.contains(&thread))
        {
            return Err(refuse(Undone::NextHasBegun));
        }
        let chart = self.chart;
        let step = chart.step(step.as_str()).ok_or(Rejection::OtherSop)?;
        self.role = Some(role.clone());
        let before = self.past.state_after(effective[at].number - 1);
        let fields = given_back(effective[at], &effective[at + 1..], &before);
        self.emit(Event::Recalled { task: id, step: step.id.clone(), path, withdrawn, gone, fields });
        self.promise_again(&step.id, &before.promises);
        for (step, label, count) in loops {
            // The way was not taken after all.
            self.emit(Event::Looped { step, label, count });
        }
        match step.mode {
            JoinMode::Any => self.offer(step, thread),
            JoinMode::All => {
                self.offer_to(step, &role, thread);
                Ok(())
            }
        }
    }

    /// Makes the case what it was after an earlier event, rounded up to the end of that event's command.
    pub(super) fn rewind(&mut self, to: u32, reason: &str) -> Result<(), Rejection> {
        if self.state.status == Status::New {
            return Err(Rejection::NotStarted);
        }
        self.steering_role(false)?;
        let reason = Self::reason(reason)?;
        let log = self.past.log();
        let following =
            log.iter().skip(to as usize).take_while(|recorded| recorded.event.is_consequence()).count();
        let last_before = log.iter().rposition(|recorded| !recorded.event.is_consequence()).unwrap_or(0);
        let end = to as usize + following;
        if to == 0 || end >= log.len() {
            let last = u32::try_from(last_before).unwrap_or(u32::MAX);
            return Err(Rejection::NoSuchEvent { number: to, last });
        }
        let to = u32::try_from(end).unwrap_or(u32::MAX);
        if self.past.text_after(to).is_some_and(|text| text != *self.chart.fingerprint()) {
            return Err(Rejection::OtherVersion { number: to });
        }
        self.emit(Event::Rewound { to, reason });
        self.state = self.past.state_after(to);
        if self.state.status == Status::Running {
            self.begin_anew();
        }
        Ok(())
    }

    /// The thread below which everything is withdrawn when a task on thread `from` is sent back to a step that was
    /// passed on `path`; none if that step lies on a branch that runs beside `from`.
    fn top_of_return(&self, path: &[ThreadId], from: ThreadId) -> Option<ThreadId> {
        let here = self.state.path(from);
        let common = path.iter().zip(&here).take_while(|(a, b)| a == b).count();
        let top = common.checked_sub(1).map(|at| here[at])?;
        let Some(branch) = path.get(common).filter(|_| common < here.len()) else { return Some(top) };
        // The two ways part at `top`. If the fork that made `branch` still has a thread alive, they run side by
        // side; otherwise it was joined before the flow came here.
        let is_alive = |thread: &ThreadId| self.state.thread(*thread).is_some();
        let beside = self.past.log().iter().any(|recorded| {
            matches!(&recorded.event, Event::Forked { into, .. } if into.contains(branch) && into.iter().any(is_alive))
        });
        (!beside).then_some(top)
    }
}

fn closes(recorded: &Recorded, id: TaskId) -> bool {
    matches!(&recorded.event,
        Event::Completed { task, .. } | Event::Answered { task, .. } | Event::Skipped { task, .. } if *task == id)
}

/// What the fields that a completion gave were before it, but for those that were given again since.
fn given_back(done: &Recorded, later: &[&Recorded], before: &State) -> BTreeMap<String, Option<String>> {
    let given = |event: &Event, name: &String| match event {
        Event::Completed { fields, .. } | Event::Answered { fields, .. } => fields.contains_key(name),
        _ => false,
    };
    let (Event::Completed { fields, .. } | Event::Answered { fields, .. }) = &done.event else {
        return BTreeMap::new();
    };
    let recalled = |task: TaskId| {
        later
            .iter()
            .any(|recorded| matches!(recorded.event, Event::Recalled { task: other, .. } if other == task))
    };
    let stands = |event: &Event| !event.acts_on().is_some_and(recalled);
    let again =
        |name: &String| later.iter().any(|recorded| given(&recorded.event, name) && stands(&recorded.event));
    let still = fields.keys().filter(|name| !again(name));
    still.map(|name| (name.clone(), before.fields.get(name).cloned())).collect()
}

/// The thread that an event moves.
fn moves(event: &Event) -> Option<ThreadId> {
    match event {
        Event::Offered { thread, .. }
        | Event::Passed { thread, .. }
        | Event::Branched { thread, .. }
        | Event::Forked { thread, .. }
        | Event::Arrived { thread, .. }
        | Event::Joined { thread, .. }
        | Event::Reached { thread, .. } => Some(*thread),
        Event::Returned { path, .. } | Event::Recalled { path, .. } => path.last().copied(),
        Event::Started { .. }
        | Event::Claimed { .. }
        | Event::Released { .. }
        | Event::Delegated { .. }
        | Event::Completed { .. }
        | Event::Answered { .. }
        | Event::Skipped { .. }
        | Event::Rewound { .. }
        | Event::Migrated { .. }
        | Event::Suspended { .. }
        | Event::Resumed
        | Event::Cancelled { .. }
        | Event::Noted { .. }
        | Event::Numbered { .. }
        | Event::Admitted { .. }
        | Event::Performed { .. }
        | Event::Promised { .. }
        | Event::Warned { .. }
        | Event::Overdue { .. }
        | Event::Escalated { .. }
        | Event::Rescheduled { .. }
        | Event::ClockStopped
        | Event::ClockStarted
        | Event::Looped { .. }
        | Event::Marked { .. }
        | Event::Withdrawn { .. }
        | Event::Ended { .. } => None,
    }
}
