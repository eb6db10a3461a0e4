//! What has happened to a case: facts with their outcome, which are kept for ever.
//!
//! A field may be added with a default, never renamed. A changed meaning is a new variant, and the old one stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::due::{Due, is_false, is_main};
use super::migration::{Branch, MovedTask};
use super::work::{Output, TaskKind};
use crate::chart::Fingerprint;
use crate::id::{ActorId, CommandId, InstanceId, RoleId, SopId, StepId, TaskId, ThreadId};

/// An event with its number, time and author.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number in the case, from 1 without gaps.
    pub number: u32,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who caused it.
    pub by: ActorId,
    /// The role in which that person acted.
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The command that it came from, if that had an id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<CommandId>,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// What happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The case began.
    Started {
        /// The SOP.
        sop: SopId,
        /// Its text, to which the case keeps.
        fingerprint: Fingerprint,
        /// What the case is about.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        keys: BTreeMap<String, String>,
        /// When the application came in, if that was not when the case began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received: Option<DateTime<Utc>>,
    },
    /// A task was put on a role's list.
    Offered {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// The thread on which the flow came.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
        /// Whose list.
        role: RoleId,
        /// What kind of work.
        work: TaskKind,
        /// Standard time as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Arc<str>>,
        /// When it is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deadline: Option<Due>,
        /// Whether it is for people outside the office, whose time is not the office's.
        #[serde(default, skip_serializing_if = "is_false")]
        outside: bool,
    },
    /// Somebody took a task.
    Claimed {
        /// The task.
        task: TaskId,
    },
    /// A task was given back to its role.
    Released {
        /// The task.
        task: TaskId,
    },
    /// A task was handed to somebody.
    Delegated {
        /// The task.
        task: TaskId,
        /// To whom.
        to: ActorId,
        /// With which instruction.
        instruction: String,
    },
    /// A task was done.
    Completed {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// Documents that were there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<String>,
        /// Documents that were produced.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outputs: Vec<Output>,
        /// Values that were given, by field, as they are kept.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        fields: BTreeMap<String, String>,
        /// A remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A decision was answered.
    Answered {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// The branch taken.
        label: String,
        /// Documents that were there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<String>,
        /// Values that were given, by field, as they are kept.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        fields: BTreeMap<String, String>,
        /// A remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A task was left undone.
    Skipped {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// The case was sent back to an earlier step.
    Returned {
        /// The task from which.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// The earlier step.
        to: StepId,
        /// Why.
        reason: String,
        /// The threads from the main one to that of the earlier step, which are alive again.
        path: Vec<ThreadId>,
        /// Other tasks that are withdrawn by it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        withdrawn: Vec<TaskId>,
        /// Threads that are no more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<ThreadId>,
    },
    /// Somebody took back a completion of their own.
    Recalled {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// The threads from the main one to that of the step, which are alive again.
        path: Vec<ThreadId>,
        /// Tasks that had followed and are withdrawn.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        withdrawn: Vec<TaskId>,
        /// Threads that had followed and are no more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<ThreadId>,
        /// The values that fields have again; none for a field that had none before.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        fields: BTreeMap<String, Option<String>>,
    },
    /// The case is again as it was right after an earlier event.
    Rewound {
        /// The number of that event.
        to: u32,
        /// Why.
        reason: String,
    },
    /// The case goes on by another text of its SOP, or by another SOP.
    Migrated {
        /// The SOP.
        sop: SopId,
        /// Its text, to which the case keeps from here on.
        fingerprint: Fingerprint,
        /// Its version.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        version: Option<String>,
        /// The steps that have another id, by their old one.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        renamed: BTreeMap<StepId, StepId>,
        /// Steps of its past, by their old ids, to which it cannot be sent back any more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gone: Vec<StepId>,
        /// On which ways of the forks of the new text its threads are.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branches: Vec<Branch>,
        /// What became of the open tasks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tasks: Vec<MovedTask>,
        /// Steps, by their old ids, whose promises are dropped because the new text has no such step.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        dropped: Vec<StepId>,
    },
    /// The case rests.
    Suspended {
        /// Why.
        reason: String,
    },
    /// The case goes on.
    Resumed,
    /// The case was ended before its end.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// Something was written into the history.
    Noted {
        /// What.
        text: String,
    },
    /// The next number of a pattern was taken: in the register of an office, never in a case.
    Numbered {
        /// The number.
        text: String,
        /// The case that it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instance: Option<InstanceId>,
    },
    /// A bounded way was taken.
    Looped {
        /// The step that it leaves.
        step: StepId,
        /// The answer that takes it, at a decision.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// For which time.
        count: u32,
    },
    /// A one-time step was passed by, because it was done before.
    Passed {
        /// The step.
        step: StepId,
        /// The thread.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
        /// The key.
        key: String,
        /// Its value in this case.
        value: String,
    },
    /// A one-time step was done: for this value it need not be done again.
    Marked {
        /// The step.
        step: StepId,
        /// The key.
        key: String,
        /// Its value in this case.
        value: String,
    },
    /// An automatic decision was made: the conditions of this branch hold.
    Branched {
        /// The step.
        step: StepId,
        /// The thread.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
        /// The branch taken.
        label: String,
    },
    /// Several ways went on at the same time.
    Forked {
        /// The step.
        step: StepId,
        /// The thread that divided.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
        /// The threads that it divided into.
        into: Vec<ThreadId>,
    },
    /// A thread came to a join and waits for the others.
    Arrived {
        /// The join.
        step: StepId,
        /// The thread.
        thread: ThreadId,
    },
    /// Threads came together; this one goes on.
    Joined {
        /// The join.
        step: StepId,
        /// The thread that goes on.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
    },
    /// A task need no longer be done.
    Withdrawn {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
    },
    /// A thread came to an end.
    Reached {
        /// The step.
        step: StepId,
        /// The thread.
        #[serde(default, skip_serializing_if = "is_main")]
        thread: ThreadId,
        /// The name of the end.
        end: String,
    },
    /// The application was found complete: its statutory clock runs from then.
    Admitted {
        /// Since when it is complete.
        since: DateTime<Utc>,
    },
    /// A recurring duty was done once; its task stays open.
    Performed {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// A remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// The procedure has promised something by a time.
    Promised {
        /// The step that has to be reached; without it, the case has to be over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// The step from whose completion it counts, if it counts from one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<StepId>,
        /// By when.
        due: Due,
    },
    /// A limit comes near: that of a task, or of a promise if there is no task.
    Warned {
        /// The task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<TaskId>,
        /// Its step, or the step that was promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// The limit.
        limit: DateTime<Utc>,
    },
    /// A limit has passed: that of a task, or of a promise if there is no task.
    Overdue {
        /// The task.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<TaskId>,
        /// Its step, or the step that was promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// The limit.
        limit: DateTime<Utc>,
    },
    /// A lane was told that a task is overdue, and may act on it too.
    Escalated {
        /// The task.
        task: TaskId,
        /// Its step.
        step: StepId,
        /// The lane.
        to: RoleId,
    },
    /// Something is due at another time, because the clock stood still or begins anew.
    Rescheduled {
        /// The task; without it, a promise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<TaskId>,
        /// Its step, or the step that was promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// By when it is due now.
        due: Due,
    },
    /// The clock of the promises stands still: nobody in the office has anything to do.
    ClockStopped,
    /// The clock of the promises runs again.
    ClockStarted,
    /// The case is finished.
    Ended {
        /// The name of the end that was reached last.
        end: String,
    },
}
