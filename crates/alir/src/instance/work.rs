//! What a task is and yields: kinds of work, documents.

use serde::{Deserialize, Serialize};

use crate::chart::StepKind;

/// A document that a task produced.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Output {
    /// Which of the step's outputs.
    pub name: String,
    /// Where to find it: a number, a path, an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// What kind of work a task is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// To be completed.
    Task,
    /// To be answered.
    Decision,
    /// To be completed when something outside has happened.
    Wait,
}

impl TaskKind {
    /// What kind of work a step is.
    pub(crate) const fn of(kind: StepKind) -> Self {
        match kind {
            StepKind::Decision => Self::Decision,
            StepKind::Wait => Self::Wait,
            StepKind::Task | StepKind::Choice | StepKind::Fork | StepKind::Join(_) | StepKind::End => {
                Self::Task
            }
        }
    }
}
