//! Kinds of event: what somebody did, what followed from it, and what time has brought.

use super::Event;
use crate::id::{StepId, TaskId};

impl Event {
    /// Whether it follows from another event of the same command, rather than being what the command says.
    pub(crate) fn is_consequence(&self) -> bool {
        match self {
            Self::Offered { .. }
            | Self::Looped { .. }
            | Self::Passed { .. }
            | Self::Marked { .. }
            | Self::Branched { .. }
            | Self::Forked { .. }
            | Self::Arrived { .. }
            | Self::Joined { .. }
            | Self::Withdrawn { .. }
            | Self::Reached { .. }
            | Self::Promised { .. }
            | Self::Rescheduled { .. }
            | Self::ClockStopped
            | Self::ClockStarted
            | Self::Ended { .. } => true,
            Self::Started { .. }
            | Self::Claimed { .. }
            | Self::Released { .. }
            | Self::Delegated { .. }
            | Self::Completed { .. }
            | Self::Answered { .. }
            | Self::Skipped { .. }
            | Self::Returned { .. }
            | Self::Recalled { .. }
            | Self::Rewound { .. }
            | Self::Migrated { .. }
            | Self::Suspended { .. }
            | Self::Resumed
            | Self::Cancelled { .. }
            | Self::Admitted { .. }
            | Self::Performed { .. }
            | Self::Warned { .. }
            | Self::Overdue { .. }
            | Self::Escalated { .. }
            | Self::Noted { .. }
            | Self::Numbered { .. } => false,
        }
    }

    /// The task that somebody did something to.
    pub fn acts_on(&self) -> Option<TaskId> {
        match self {
            Self::Claimed { task }
            | Self::Released { task }
            | Self::Delegated { task, .. }
            | Self::Completed { task, .. }
            | Self::Answered { task, .. }
            | Self::Skipped { task, .. }
            | Self::Returned { task, .. }
            | Self::Performed { task, .. }
            | Self::Recalled { task, .. } => Some(*task),
            Self::Started { .. }
            | Self::Offered { .. }
            | Self::Rewound { .. }
            | Self::Migrated { .. }
            | Self::Suspended { .. }
            | Self::Resumed
            | Self::Cancelled { .. }
            | Self::Noted { .. }
            | Self::Numbered { .. }
            | Self::Looped { .. }
            | Self::Passed { .. }
            | Self::Marked { .. }
            | Self::Branched { .. }
            | Self::Forked { .. }
            | Self::Arrived { .. }
            | Self::Joined { .. }
            | Self::Withdrawn { .. }
            | Self::Reached { .. }
            | Self::Admitted { .. }
            | Self::Promised { .. }
            | Self::Warned { .. }
            | Self::Overdue { .. }
            | Self::Escalated { .. }
            | Self::Rescheduled { .. }
            | Self::ClockStopped
            | Self::ClockStarted
            | Self::Ended { .. } => None,
        }
    }

    /// Whether it closes a task at this step by being done, answered or skipped.
    pub fn finishes(&self, at: &StepId) -> bool {
        matches!(self,
            Self::Completed { step, .. } | Self::Answered { step, .. } | Self::Skipped { step, .. } if step == at)
    }

    /// Whether it happened because time has passed, and nobody did anything.
    pub fn is_of_time(&self) -> bool {
        matches!(self, Self::Warned { .. } | Self::Overdue { .. } | Self::Escalated { .. })
    }
}
