//! Why a case cannot be moved, and what will be otherwise when it is.

use crate::chart::StepKind;
use crate::id::{RoleId, StepId};

/// What keeps a case from being moved.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// It stands at a step (or within a fork) that the new text has not.
    NoSuchStep {
        /// The step.
        step: StepId,
        /// The step of the new text that it may have become: one with the same words, kind and performers.
        likely: Option<StepId>,
    },
    /// A step is mapped to one that the new text has not.
    NoTarget {
        /// The step.
        step: StepId,
        /// To what it is mapped.
        to: StepId,
    },
    /// Somebody works at the step, and nobody can at the one that takes its place.
    NotWork {
        /// The step.
        step: StepId,
        /// What takes its place.
        to: StepId,
    },
    /// A way waits at the step for the others, and the one that takes its place waits for none.
    NotAJoin {
        /// The step.
        step: StepId,
        /// What takes its place.
        to: StepId,
    },
    /// The fork within which it is has another number of ways, or is none any more.
    OtherBranches {
        /// The fork.
        fork: StepId,
        /// How many ways it had.
        before: usize,
        /// How many it has.
        after: usize,
    },
    /// The step lies on another way of a fork, or is no longer within one, or is now.
    Elsewhere {
        /// The step.
        step: StepId,
        /// What takes its place.
        to: StepId,
    },
    /// Whoever has to do with the step in the new text has done it.
    NothingLeft {
        /// The step.
        step: StepId,
    },
    /// A condition looks at a field that was not given, and that nobody is asked for from here on.
    MissingField {
        /// The field.
        field: String,
        /// The step with the condition.
        step: StepId,
    },
    /// The flow of the new text has more places than are looked at.
    TooIntricate,
}

/// What will be otherwise for the people who have to do with a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// A task goes to the list of another lane; who had taken it has it no longer.
    Lane {
        /// The step.
        step: StepId,
        /// From which.
        from: RoleId,
        /// To which.
        to: RoleId,
    },
    /// A task need no longer be done.
    Withdrawn {
        /// The step.
        step: StepId,
        /// Whose.
        role: RoleId,
    },
    /// One more lane has a task.
    Offered {
        /// The step.
        step: StepId,
        /// Which.
        role: RoleId,
    },
    /// The step is of another kind: it is answered instead of completed, for example.
    Kind {
        /// The step.
        step: StepId,
        /// Of which.
        kind: StepKind,
    },
    /// The case cannot be sent back to these steps any more.
    NoWayBack {
        /// The steps.
        steps: Vec<StepId>,
    },
    /// What was promised of a step is promised no longer, because there is no such step.
    PromiseDropped {
        /// The step.
        step: StepId,
    },
    /// A value no longer fits its field, and counts as not given.
    Unfit {
        /// The field.
        field: String,
        /// The value.
        value: String,
    },
}
