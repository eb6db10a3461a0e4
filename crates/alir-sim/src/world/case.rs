//! A case that is under way, and its open tasks.

use std::collections::BTreeMap;

use alir::{Instance, TaskId};
use chrono::{DateTime, Utc};

use crate::draw::Luck;

/// A case that is under way.
pub(super) struct Case {
    pub(super) instance: Instance,
    pub(super) luck: Luck,
    pub(super) begun: DateTime<Utc>,
    pub(super) counts: bool,
    /// By the places of the model's work: how often it was begun.
    pub(super) visits: Vec<u32>,
    pub(super) tasks: Vec<Task>,
    /// Since when only people outside have anything to do.
    pub(super) outside_since: Option<DateTime<Utc>>,
    /// In milliseconds of office hours.
    pub(super) outside: i64,
    /// How often conditions have chosen, by the key of the decision.
    pub(super) choices: BTreeMap<u64, u32>,
    pub(super) broken: bool,
    pub(super) done: u32,
}

/// An open task.
#[derive(Clone, Copy)]
pub(super) struct Task {
    pub(super) id: TaskId,
    /// The place of its work in the model.
    pub(super) work: usize,
    pub(super) offered: DateTime<Utc>,
    pub(super) limit: Option<DateTime<Utc>>,
    pub(super) begun: Option<DateTime<Utc>>,
    /// For which time its work was begun in this case: two of the same step may be under way at once.
    pub(super) visit: u32,
}

impl Case {
    /// A case that comes now, before it has begun.
    pub(super) fn new(luck: Luck, now: DateTime<Utc>, counts: bool, works: usize) -> Self {
        Self {
            instance: Instance::default(),
            luck,
            begun: now,
            counts,
            visits: vec![0; works],
            tasks: Vec::new(),
            outside_since: None,
            outside: 0,
            choices: BTreeMap::new(),
            broken: false,
            done: 0,
        }
    }

    /// Takes an open task out.
    pub(super) fn take(&mut self, id: TaskId) -> Option<Task> {
        let place = self.tasks.iter().position(|task| task.id == id)?;
        Some(self.tasks.remove(place))
    }

    /// Notes whether only people outside have anything to do now; since when they had, if the office has again.
    pub(super) fn settle(&mut self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let tasks = self.instance.state().open_tasks();
        if !tasks.is_empty() && tasks.iter().all(|task| task.outside) {
            self.outside_since.get_or_insert(now);
            None
        } else {
            self.outside_since.take()
        }
    }
}
