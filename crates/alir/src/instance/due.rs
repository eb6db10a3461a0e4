//! When something is due, as it was decided once; and which of its times have passed.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{RoleId, ThreadId};
use crate::time::Counting;

/// When a task or a promise is due. Decided when it begins, and kept: a later change of office hours leaves it alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Due {
    /// What to aim at, where that is earlier than the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<DateTime<Utc>>,
    /// What not to exceed.
    pub limit: DateTime<Utc>,
    /// When to warn that the limit comes near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn: Option<DateTime<Utc>>,
    /// When somebody else is to know that the limit has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<Escalate>,
    /// How it was counted, and is counted on when the clock has stood still.
    pub counting: Counting,
    /// Whether holidays that were not known may change what the office makes of it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub provisional: bool,
}

/// When somebody else is to know, and who.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Escalate {
    /// When.
    pub at: DateTime<Utc>,
    /// The lane that may then act too.
    pub to: RoleId,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
pub(in crate::instance) fn is_false(value: &bool) -> bool {
    !*value
}

impl Due {
    /// What to aim at: the limit, unless the standard time is a range.
    pub fn target(&self) -> DateTime<Utc> {
        self.target.unwrap_or(self.limit)
    }
}

/// Something that is due, and which of its times have passed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timed {
    /// When it is due.
    pub due: Due,
    /// Whether it was warned of.
    pub warned: bool,
    /// Whether the limit has passed.
    pub overdue: bool,
    /// Whether somebody else knows.
    pub escalated: bool,
}

/// A time of something that is due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Timer {
    Warn,
    Limit,
    Escalate,
}

impl Timed {
    /// As it is when none of its times has been noted.
    pub(crate) fn new(due: Due) -> Self {
        Self { due, warned: false, overdue: false, escalated: false }
    }

    /// As it is when it is settled anew at a point in time: what lies before that was noted before.
    pub(crate) fn settled(due: Due, at: DateTime<Utc>) -> Self {
        let new = Self::new(due);
        let passed = |timer| new.ahead().any(|(time, ahead)| ahead == timer && time <= at);
        let (warned, overdue, escalated) =
            (passed(Timer::Warn), passed(Timer::Limit), passed(Timer::Escalate));
        Self { warned, overdue, escalated, ..new }
    }

    /// The times that have still to pass, each with what it is.
    fn ahead(&self) -> impl Iterator<Item = (DateTime<Utc>, Timer)> {
        let warn = self.due.warn.filter(|_| !self.warned && !self.overdue);
        // What is done at its very limit is on time.
        let late = self.due.limit + TimeDelta::milliseconds(1);
        let escalate = self.due.escalate.as_ref().filter(|_| !self.escalated);
        let escalate = escalate.map(|escalate| escalate.at.max(late));
        let limit = (!self.overdue).then_some(late);
        let all = [(warn, Timer::Warn), (limit, Timer::Limit), (escalate, Timer::Escalate)];
        all.into_iter().filter_map(|(at, timer)| Some((at?, timer)))
    }

    /// When the next of its times comes.
    pub(crate) fn next(&self) -> Option<DateTime<Utc>> {
        self.ahead().map(|(at, _)| at).min()
    }

    /// Its times that have passed by `now` and that nobody has noted. A warning that comes after the limit is none.
    pub(crate) fn passed(&self, now: DateTime<Utc>) -> impl Iterator<Item = (DateTime<Utc>, Timer)> {
        let late = self.due.limit < now;
        self.ahead().filter(move |(at, timer)| *at <= now && !(late && *timer == Timer::Warn))
    }
}

/// Whether a thread is the one that a case begins with.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
pub(super) fn is_main(thread: &ThreadId) -> bool {
    thread.0 == 0
}
