//! What somebody does in a scenario besides doing the tasks: where it belongs, and when its time has come.

use chrono::{DateTime, Utc};

use super::{Runner, Step};
use crate::id::{RoleId, TaskId};
use crate::instance::{Act, OpenTask, Status};
use crate::lang::say;
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

impl Runner<'_> {
    /// The time of the acts that are bound to one.
    pub(super) fn time_deeds(&mut self) -> Step<()> {
        for at in 0..self.deeds.len() {
            let given = self.deeds[at].place;
            if moment(given).is_some() {
                let when = self.moment(given)?;
                if when < self.now {
                    let start = self.office.calendar.zone().minute(self.now);
                    return Err(self.broken_off(given.span, say!(id: "berkas baru dimulai {start}, sesudah saat ini", en: "the case begins at {start} only, behind this time")));
                }
                self.deeds[at].at = Some(when);
            }
        }
        Ok(())
    }

    /// A step is offered: what lets the case rest or cancels it there has its time now.
    pub(super) fn step_begins(&mut self, task: &OpenTask, visit: usize) {
        for deed in self.deeds.iter_mut().filter(|deed| deed.is_at(task.step.as_str(), visit)) {
            if !deed.verb.is_of_a_step() && deed.at.is_none() {
                deed.at = Some(task.offered_at);
            }
        }
    }

    /// The act that takes the place of doing a task.
    pub(super) fn instead(&self, task: &OpenTask, visit: usize) -> Option<usize> {
        self.deeds.iter().position(|deed| {
            matches!(deed.verb, Verb::Return | Verb::Skip)
                && deed.is_of(task.step.as_str(), visit, &task.role)
        })
    }

    /// A task is done: what takes it back has its time now.
    pub(super) fn expect_recall(&mut self, task: &OpenTask, visit: usize) -> Step<()> {
        let step = task.step.as_str();
        let fits = |deed: &Deed<'_>| {
            deed.verb == Verb::Recall && deed.task.is_none() && deed.is_of(step, visit, &task.role)
        };
        let Some(at) = self.deeds.iter().position(fits) else { return Ok(()) };
        let when = self.deeds[at].given.at.as_ref();
        let when = when.map(|text| self.moment(text).map(|when| (when, text.span))).transpose()?;
        if let Some((_, span)) = when.filter(|(when, _)| *when < self.now) {
            let done = self.office.calendar.zone().minute(self.now);
            return Err(self.broken_off(span, say!(id: "`{step}` baru selesai {done}, sesudah saat ini", en: "`{step}` is done at {done} only, behind this time")));
        }
        let deed = &mut self.deeds[at];
        (deed.at, deed.task) = (Some(when.map_or(self.now, |(when, _)| when)), Some(task.id));
        Ok(())
    }

    pub(super) fn do_deed(&mut self, at: usize) -> Step<()> {
        let deed = &mut self.deeds[at];
        deed.done = true;
        let (verb, act, span) = (deed.verb, deed.act(deed.task.unwrap_or_default()), deed.place.span);
        self.submit(act, span)?;
        match verb {
            Verb::Suspend => self.rests_since = self.now,
            Verb::Resume => return self.plans_go_on(),
            Verb::Return | Verb::Recall | Verb::Skip | Verb::Cancel => {}
        }
        Ok(())
    }
}
