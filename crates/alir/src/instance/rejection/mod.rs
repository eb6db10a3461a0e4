//! Why a command was refused. Nothing has changed then.

mod words;

use chrono::{DateTime, Utc};

use super::migration::Reason;
use crate::id::{ActorId, InstanceId, RoleId, StepId, TaskId};
use crate::lang::Text;

/// Why a command was refused. Nothing has changed; the text says what can be done instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.text())]
pub enum Rejection {
    /// The case was started before.
    AlreadyStarted,
    /// There is no such case, or it has not been started.
    NotStarted,
    /// The case runs by another SOP, or by another text of it.
    OtherSop,
    /// The case has ended or was cancelled.
    Over {
        /// How it stands: `ended` or `cancelled`.
        status: &'static str,
    },
    /// The case rests.
    Suspended,
    /// The case does not rest.
    NotSuspended,
    /// There never was such a task.
    NoSuchTask {
        /// The task.
        task: TaskId,
    },
    /// No task is open at the step.
    NothingOpen {
        /// The step.
        step: StepId,
    },
    /// More than one task is open at the step.
    SeveralTasks {
        /// The step.
        step: StepId,
        /// The roles that have one.
        roles: Vec<RoleId>,
    },
    /// The task was done before.
    AlreadyDone {
        /// The step.
        step: StepId,
        /// By whom.
        by: ActorId,
        /// When.
        at: DateTime<Utc>,
    },
    /// The task was withdrawn.
    Withdrawn {
        /// The task.
        task: TaskId,
        /// The step.
        step: StepId,
    },
    /// The task is on the list of another role.
    NotYourRole {
        /// The step.
        step: StepId,
        /// Whose list.
        role: RoleId,
    },
    /// The actor has no role in this SOP, or only an external one where the office has to act.
    NoRoleHere,
    /// Somebody else has taken the task.
    Taken {
        /// The step.
        step: StepId,
        /// Who.
        by: ActorId,
    },
    /// The task is not claimed by the actor.
    NotClaimed {
        /// The step.
        step: StepId,
    },
    /// The step is a decision: it is answered, not completed or skipped.
    NeedsAnswer {
        /// The step.
        step: StepId,
        /// The labels.
        allowed: Vec<String>,
    },
    /// The step is no decision: it is completed, not answered.
    NotADecision {
        /// The step.
        step: StepId,
    },
    /// The decision has no such label.
    NotAnAnswer {
        /// The step.
        step: StepId,
        /// What was given.
        given: String,
        /// The labels.
        allowed: Vec<String>,
    },
    /// The step has no such document.
    UnknownDocument {
        /// The step.
        step: StepId,
        /// What was given.
        given: String,
        /// The documents.
        allowed: Vec<String>,
    },
    /// Needed documents are not ticked off.
    MissingDocuments {
        /// The step.
        step: StepId,
        /// Which.
        missing: Vec<String>,
    },
    /// The step is not an earlier one of this case.
    NotEarlier {
        /// The step.
        step: StepId,
    },
    /// The step lies on a branch that runs beside this one.
    ParallelBranch {
        /// The step.
        step: StepId,
    },
    /// A completion cannot be taken back.
    CannotRecall {
        /// The step.
        step: StepId,
        /// Why not.
        why: Undone,
    },
    /// There is no event with this number to go back to.
    NoSuchEvent {
        /// The number.
        number: u32,
        /// The last one that can be named.
        last: u32,
    },
    /// The case ran by another text of its SOP at that event.
    OtherVersion {
        /// The number of the event.
        number: u32,
    },
    /// The case runs by this very text.
    SameText,
    /// The case cannot be moved to another text of its SOP.
    CannotMigrate {
        /// What stands in the way.
        reasons: Vec<Reason>,
    },
    /// A reason is missing.
    NeedsReason,
    /// A text or an id is longer than it may be.
    TooLong {
        /// The longest, in bytes.
        most: usize,
    },
    /// The id of the command belongs to another command.
    CommandIdReused,
    /// More tasks would be open than a case may have.
    TooManyTasks {
        /// The most.
        most: usize,
    },
    /// Forks lie in one another too deep.
    TooDeep {
        /// The fork.
        step: StepId,
        /// The most.
        most: usize,
    },
    /// The flow went on and on without a person.
    EndlessLoop,
    /// The step does not ask for this field.
    NotAsked {
        /// The step.
        step: StepId,
        /// What was given.
        given: String,
        /// The fields that it asks for.
        allowed: Vec<String>,
    },
    /// What was given does not fit the field.
    NotAValue {
        /// The field.
        field: String,
        /// What was given.
        given: String,
        /// What would fit.
        hint: Text,
    },
    /// Fields that are needed have no value.
    MissingFields {
        /// The step.
        step: StepId,
        /// Which.
        missing: Vec<String>,
    },
    /// What has to hold before the step can be completed (*syarat*) does not.
    ConditionNotMet {
        /// The step.
        step: StepId,
        /// The condition as written.
        condition: String,
    },
    /// No branch of an automatic decision can be taken.
    NoBranch {
        /// The decision.
        step: StepId,
        /// The fields without a value that its conditions look at.
        missing: Vec<String>,
    },
    /// A time that has still to come, where one that has passed is needed.
    InFuture {
        /// The time.
        at: DateTime<Utc>,
    },
    /// The step is no recurring duty.
    NotRecurring {
        /// The step.
        step: StepId,
    },
    /// An id is empty.
    EmptyId {
        /// The case, as given.
        instance: InstanceId,
    },
}

/// Why a completion cannot be taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undone {
    /// Somebody else did it.
    NotYours,
    /// The task is open.
    StillOpen,
    /// What follows has begun.
    NextHasBegun,
    /// Others lost their tasks by it.
    OthersWithdrawn,
    /// The case was moved to another text of its SOP since.
    Migrated,
}

impl Rejection {
    /// A stable name, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyStarted => "already_started",
            Self::NotStarted => "not_started",
            Self::OtherSop => "other_sop",
            Self::Over { .. } => "over",
            Self::Suspended => "suspended",
            Self::NotSuspended => "not_suspended",
            Self::NoSuchTask { .. } => "no_such_task",
            Self::NothingOpen { .. } => "nothing_open",
            Self::SeveralTasks { .. } => "several_tasks",
            Self::AlreadyDone { .. } => "already_done",
            Self::Withdrawn { .. } => "withdrawn",
            Self::NotYourRole { .. } => "not_your_role",
            Self::NoRoleHere => "no_role_here",
            Self::Taken { .. } => "taken",
            Self::NotClaimed { .. } => "not_claimed",
            Self::NeedsAnswer { .. } => "needs_answer",
            Self::NotADecision { .. } => "not_a_decision",
            Self::NotAnAnswer { .. } => "not_an_answer",
            Self::UnknownDocument { .. } => "unknown_document",
            Self::MissingDocuments { .. } => "missing_documents",
            Self::NotEarlier { .. } => "not_earlier",
            Self::ParallelBranch { .. } => "parallel_branch",
            Self::CannotRecall { .. } => "cannot_recall",
            Self::NoSuchEvent { .. } => "no_such_event",
            Self::OtherVersion { .. } => "other_version",
            Self::SameText => "same_text",
            Self::CannotMigrate { .. } => "cannot_migrate",
            Self::NeedsReason => "needs_reason",
            Self::TooLong { .. } => "too_long",
            Self::CommandIdReused => "command_id_reused",
            Self::TooManyTasks { .. } => "too_many_tasks",
            Self::TooDeep { .. } => "too_deep",
            Self::EndlessLoop => "endless_loop",
            Self::NotAsked { .. } => "not_asked",
            Self::NotAValue { .. } => "not_a_value",
            Self::MissingFields { .. } => "missing_fields",
            Self::ConditionNotMet { .. } => "condition_not_met",
            Self::NoBranch { .. } => "no_branch",
            Self::InFuture { .. } => "in_future",
            Self::NotRecurring { .. } => "not_recurring",
            Self::EmptyId { .. } => "empty_id",
        }
    }
}
