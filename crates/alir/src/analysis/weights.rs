//! What each step weighs: its standard time as working time of the office.

use std::collections::BTreeMap;

use crate::chart::{Step, StepKind};
use crate::id::RoleId;
use crate::time::{StandardTime, WorkCalendar};

/// The time of a step in seconds of the office's working time, and whose time it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Weight {
    /// By what to aim at.
    pub(crate) target: i64,
    /// By what not to exceed.
    pub(crate) limit: i64,
    /// Whether only people outside the office have it.
    pub(crate) outside: bool,
}

impl Weight {
    /// What a step takes for a case with these keys; a period takes none, as in a simulation.
    pub(crate) fn of(
        step: &Step,
        calendar: &WorkCalendar,
        keys: &BTreeMap<String, String>,
        external: impl Fn(&RoleId) -> bool,
    ) -> Self {
        let time = if step.is_work() { step.standard.due(keys) } else { None };
        let (target, limit) = time.map_or((0, 0), |time| seconds(calendar, time));
        let outside =
            step.kind == StepKind::Wait || (!step.roles.is_empty() && step.roles.iter().all(external));
        Self { target, limit, outside }
    }

    /// Only what counts against a promise of the office.
    pub(crate) fn of_office(self) -> Self {
        if self.outside { Self { target: 0, limit: 0, ..self } } else { self }
    }
}

/// Target and limit of a standard time in seconds of working time.
pub(crate) fn seconds(calendar: &WorkCalendar, time: &StandardTime) -> (i64, i64) {
    let seconds = |length| calendar.usual_work(length).num_seconds();
    let (target, limit) = (seconds(time.target), seconds(time.limit));
    (target, limit.max(target))
}
