//! How the flow goes on: the only place that moves a thread into a step or out of one.

use super::Draft;
use crate::chart::{Step, StepKind};
use crate::id::{StepId, TaskId, ThreadId};
use crate::instance::{Event, Mark, Place, Rejection, TaskKind};
use crate::limits;
use crate::sop::JoinMode;

impl<'a> Draft<'a> {
    /// Moves a thread into a step and on through automatic ones, until every path waits for a person or a join.
    pub(super) fn enter(&mut self, step: &'a Step, thread: ThreadId) -> Result<(), Rejection> {
        self.todo.push((step, thread));
        self.go_on()
    }

    /// Moves a thread out of a step whose work is done, and on.
    pub(super) fn leave(
        &mut self,
        step: &'a Step,
        label: Option<&str>,
        thread: ThreadId,
    ) -> Result<(), Rejection> {
        self.exit(step, label, thread);
        self.go_on()
    }

    fn go_on(&mut self) -> Result<(), Rejection> {
        while let Some((step, thread)) = self.todo.pop() {
            self.steps += 1;
            if self.steps > limits::MAX_AUTOMATIC_STEPS {
                return Err(Rejection::EndlessLoop);
            }
            match step.kind {
                StepKind::Task | StepKind::Decision | StepKind::Wait => match self.done_before(step) {
                    Some(Mark { step: id, key, value }) => {
                        self.emit(Event::Passed { step: id, thread, key, value });
                        self.exit(step, None, thread);
                    }
                    None => self.offer(step, thread)?,
                },
                StepKind::Choice => self.choose(step, thread)?,
                StepKind::Fork => self.fork(step, thread)?,
                StepKind::Join(mode) => self.join(step, mode, thread),
                StepKind::End => self.reach(&step.id, &step.text, thread),
            }
        }
        Ok(())
    }

    fn exit(&mut self, step: &'a Step, label: Option<&str>, thread: ThreadId) {
        self.promise_from(&step.id);
        if let (Some(end), StepKind::Task) = (&step.end, step.kind) {
            return self.reach(&step.id, end, thread);
        }
        let Some(exit) = self.chart.exits(step).find(|exit| label.is_none() || exit.label == label) else {
            return;
        };
        let mut to = exit.to;
        if let Some((times, then)) = exit.bound {
            let count = self.state.loop_count(&step.id, exit.label) + 1;
            self.emit(Event::Looped { step: step.id.clone(), label: exit.label.map(str::to_owned), count });
            if count >= times {
                to = then;
            }
        }
        self.todo.push((to, thread));
    }

    /// Puts the tasks of a step on their performers' lists.
    pub(super) fn offer(&mut self, step: &Step, thread: ThreadId) -> Result<(), Rejection> {
        self.may_offer(step.roles.len())?;
        for role in &step.roles {
            self.offer_to(step, role, thread);
        }
        Ok(())
    }

    /// Whether so many more tasks can be open.
    pub(super) fn may_offer(&self, more: usize) -> Result<(), Rejection> {
        let most = limits::MAX_OPEN_TASKS;
        if self.state.tasks.len() + more > most { Err(Rejection::TooManyTasks { most }) } else { Ok(()) }
    }

    pub(super) fn offer_to(&mut self, step: &Step, role: &crate::id::RoleId, thread: ThreadId) {
        self.emit(Event::Offered {
            task: TaskId(self.state.next_task + 1),
            step: step.id.clone(),
            thread,
            role: role.clone(),
            work: TaskKind::of(step.kind),
            due: step.time.clone(),
            deadline: self.due_of(step, role),
            outside: self.is_outside(step, role),
        });
    }

    /// The mark of a one-time step, if the case carries its key.
    pub(super) fn mark(&self, step: &Step) -> Option<Mark> {
        let key = step.once_per.as_ref()?;
        let keys = match &self.command.act {
            crate::instance::Act::Start { keys, .. } => keys,
            _ => &self.past.origin()?.keys,
        };
        let value = keys.get(key)?;
        Some(Mark { step: step.id.clone(), key: key.clone(), value: value.clone() })
    }

    fn done_before(&self, step: &Step) -> Option<Mark> {
        self.mark(step)
            .filter(|mark| self.context.done_before.contains(mark) || self.state.marks.contains(mark))
    }

    /// Takes the first way of an automatic decision whose condition holds.
    fn choose(&mut self, step: &'a Step, thread: ThreadId) -> Result<(), Rejection> {
        let label = self
            .branch(step)
            .ok_or_else(|| Rejection::NoBranch { step: step.id.clone(), missing: self.not_given(step) })?;
        self.emit(Event::Branched { step: step.id.clone(), thread, label: label.to_owned() });
        self.exit(step, Some(label), thread);
        Ok(())
    }

    fn fork(&mut self, step: &'a Step, thread: ThreadId) -> Result<(), Rejection> {
        if self.state.path(thread).len() > limits::MAX_NESTED_FORKS {
            return Err(Rejection::TooDeep { step: step.id.clone(), most: limits::MAX_NESTED_FORKS });
        }
        let ways: Vec<&'a Step> = self.chart.exits(step).map(|exit| exit.to).collect();
        let first = self.state.next_thread + 1;
        let into: Vec<ThreadId> = (first..).map(ThreadId).take(ways.len()).collect();
        self.emit(Event::Forked { step: step.id.clone(), thread, into: into.clone() });
        // The last in is the first out: the ways are entered in the order of the file.
        self.todo.extend(ways.into_iter().zip(into).rev());
        Ok(())
    }

    fn join(&mut self, step: &'a Step, mode: JoinMode, thread: ThreadId) {
        let Some(parent) = self.state.thread(thread).and_then(|thread| thread.parent) else {
            self.emit(Event::Joined { step: step.id.clone(), thread });
            return self.exit(step, None, thread);
        };
        match mode {
            JoinMode::All => {
                self.emit(Event::Arrived { step: step.id.clone(), thread });
                self.settle(parent);
            }
            JoinMode::Any => {
                self.withdraw_below(parent);
                self.todo.retain(|(_, other)| !self.state.is_within(*other, parent));
                self.emit(Event::Joined { step: step.id.clone(), thread: parent });
                self.exit(step, None, parent);
            }
        }
    }

    /// Lets a thread go on if all that it divided into wait at one join.
    fn settle(&mut self, parent: ThreadId) {
        let join = {
            let mut places = self.state.children(parent).map(|child| &child.at);
            let Some(Place::Waiting(join)) = places.next() else { return };
            if places.any(|place| !matches!(place, Place::Waiting(other) if other == join)) {
                return;
            }
            join.clone()
        };
        let chart = self.chart;
        let Some(step) = chart.step(join.as_str()) else { return };
        self.emit(Event::Joined { step: join, thread: parent });
        self.exit(step, None, parent);
    }

    fn reach(&mut self, step: &StepId, end: &str, thread: ThreadId) {
        let path = self.state.path(thread);
        self.emit(Event::Reached { step: step.clone(), thread, end: end.to_owned() });
        let above = path.iter().rev().skip(1).find(|id| self.state.thread(**id).is_some()).copied();
        match above {
            Some(parent) => self.settle(parent),
            None => self.emit(Event::Ended { end: end.to_owned() }),
        }
    }

    /// Withdraws the tasks of all threads that came from this one.
    fn withdraw_below(&mut self, ancestor: ThreadId) {
        let below: Vec<_> = self
            .state
            .tasks
            .iter()
            .filter(|task| self.state.is_within(task.thread, ancestor))
            .map(|task| (task.id, task.step.clone()))
            .collect();
        for (task, step) in below {
            self.emit(Event::Withdrawn { task, step });
        }
    }
}
