//! What an event says of a migration: what became of tasks, and where threads are.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::id::{RoleId, StepId, TaskId, ThreadId};
use crate::instance::due::is_false;
use crate::instance::{Due, TaskKind};

/// On which way of which fork a thread is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Branch {
    /// The thread.
    pub thread: ThreadId,
    /// The fork.
    pub fork: StepId,
    /// The place of the way among [`crate::Chart::exits`].
    pub way: usize,
}

/// What became of an open task in a migration.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MovedTask {
    /// The task.
    pub task: TaskId,
    /// Its step in the new text.
    pub step: StepId,
    /// On whose list it is.
    pub role: RoleId,
    /// What kind of work.
    pub work: TaskKind,
    /// Standard time as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Arc<str>>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Due>,
    /// Whether it is for people outside the office.
    #[serde(default, skip_serializing_if = "is_false")]
    pub outside: bool,
    /// The lane that may act on it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalated_to: Option<RoleId>,
    /// Whether it is nobody's any more, because it went to another lane.
    #[serde(default, skip_serializing_if = "is_false")]
    pub released: bool,
}
