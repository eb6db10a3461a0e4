//! What somebody does in a scenario besides doing the tasks: where it belongs, and when its time has come.

use chrono::{DateTime, Utc};

use crate::id::{RoleId, TaskId};
use crate::instance::{Act, Status};
use crate::sop::{Intervention, Loc, Scenario, Verb};
use crate::time::moment;

/// The reason of an act that gives none.
const NO_REASON: &str = "-";

/// An act of a scenario, in the making.
pub(super) struct Deed<'a> {
    pub(super) verb: Verb,
    pub(super) given: &'a Intervention,
    /// The step, or the point in time, as it is written.
    pub(super) place: &'a Loc<String>,
    /// When it is done, as far as that is known.
    pub(super) at: Option<DateTime<Utc>>,
    /// The task that is taken back, once it is done.
    pub(super) task: Option<TaskId>,
    pub(super) done: bool,
}

/// The acts of a scenario in their order.
pub(super) fn all(scenario: &Scenario) -> Vec<Deed<'_>> {
    let mut found = Vec::new();
    for given in &scenario.interventions {
        let given = &given.value;
        let deed = |(verb, place)| Deed { verb, given, place, at: None, task: None, done: false };
        found.extend(given.verbs().next().map(deed));
    }
    found
}

impl Deed<'_> {
    /// The number of the visit to its step, from 0; none if it is bound to a point in time.
    pub(super) fn visit(&self) -> Option<usize> {
        if moment(self.place).is_some() {
            return None;
        }
        let visit = self.given.visit.as_ref().map_or(1, |visit| visit.value);
        Some(usize::try_from(visit).unwrap_or(usize::MAX).saturating_sub(1))
    }

    /// Whether it belongs to a visit to a step.
    pub(super) fn is_at(&self, step: &str, visit: usize) -> bool {
        self.place.value == step && self.visit() == Some(visit)
    }

    /// Whether it belongs to what a lane does at a visit to a step.
    pub(super) fn is_of(&self, step: &str, visit: usize, role: &RoleId) -> bool {
        self.is_at(step, visit) && self.given.by.as_ref().is_none_or(|by| by.value == *role)
    }

    /// When it is done, if nothing else has to come first and the case is not over for it.
    pub(super) fn ready(&self, status: &Status) -> Option<DateTime<Utc>> {
        let possible = match status {
            Status::Running | Status::Suspended => true,
            Status::Ended { .. } => self.verb == Verb::Recall,
            Status::New | Status::Cancelled => false,
        };
        self.at.filter(|_| possible && !self.done)
    }

    /// What is done to a task, or to the case.
    pub(super) fn act(&self, task: TaskId) -> Act {
        let reason = self.given.reason.as_ref().map_or(NO_REASON, |reason| reason.as_str()).to_owned();
        match self.verb {
            Verb::Return => {
                let to = self.given.to.as_ref().map_or("", |to| to.as_str());
                Act::Return { task, to: to.into(), reason }
            }
            Verb::Recall => Act::Recall { task },
            Verb::Skip => Act::Skip { task, reason },
            Verb::Suspend => Act::Suspend { reason },
            Verb::Resume => Act::Resume,
            Verb::Cancel => Act::Cancel { reason },
        }
    }
}
