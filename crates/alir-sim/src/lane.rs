//! The people of a lane and the tasks that wait for them: who came first is served first.

use std::collections::VecDeque;

use alir::TaskId;

use crate::People;

/// The people of a lane, as they are at one moment.
#[derive(Debug)]
pub(crate) struct Lane {
    people: People,
    /// Invariant: never more than there are.
    busy: u32,
    queue: VecDeque<(u32, TaskId)>,
}

impl Lane {
    pub(crate) fn new(people: People) -> Self {
        Self { people, busy: 0, queue: VecDeque::new() }
    }

    /// Puts a task of a case at the end of the queue.
    pub(crate) fn join(&mut self, case: u32, task: TaskId) {
        self.queue.push_back((case, task));
    }

    /// The first task of the queue, if somebody is free for it. Somebody is busy only when [`Lane::occupy`] says so.
    pub(crate) fn next(&mut self) -> Option<(u32, TaskId)> {
        if self.is_free() { self.queue.pop_front() } else { None }
    }

    fn is_free(&self) -> bool {
        match self.people {
            People::Number(number) => self.busy < number,
            People::Unlimited => true,
        }
    }

    /// Somebody begins a task.
    pub(crate) fn occupy(&mut self) {
        debug_assert!(self.is_free(), "more busy than there are");
        self.busy += 1;
    }

    /// Somebody is free again.
    pub(crate) fn release(&mut self) {
        debug_assert!(self.busy > 0, "nobody was busy");
        self.busy = self.busy.saturating_sub(1);
    }
}
