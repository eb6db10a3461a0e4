//! A step of a chart and the arrows between steps.

use std::sync::Arc;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::{Escalation, Standard};
use crate::condition::Condition;
use crate::diagnostic::Span;
use crate::id::{RoleId, StepId};
use crate::sop::JoinMode;
use crate::time::Frequency;

/// What kind of step it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepKind {
    /// Somebody does something.
    Task,
    /// Somebody answers a question, and the answer chooses the way.
    Decision,
    /// A decision without a person (`otomatis`): the first way whose condition holds is taken.
    Choice,
    /// Something outside the office has to happen; somebody notes that it has.
    Wait,
    /// Several ways go on at the same time.
    Fork,
    /// Ways that a fork began come together.
    Join(JoinMode),
    /// The flow ends.
    End,
}

/// A step of a chart.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its number as printed.
    pub number: Option<String>,
    /// What kind of step it is.
    pub kind: StepKind,
    /// What is done, asked or waited for; the name of an end.
    pub text: String,
    /// The lanes that perform it.
    pub roles: Vec<RoleId>,
    /// Whether all of them have to, or one.
    pub mode: JoinMode,
    /// Documents that it needs.
    pub needs: Vec<String>,
    /// Whether each of them must be ticked off before completion.
    pub needs_all: bool,
    /// Standard time as printed.
    pub time: Option<Arc<str>>,
    /// Standard time as understood.
    pub standard: Standard,
    /// Who is to know when it is overdue.
    pub escalation: Option<Escalation>,
    /// How often it recurs while it goes on.
    pub frequency: Option<Frequency>,
    /// Documents that it yields.
    pub yields: Vec<String>,
    /// The key for whose value it is done only once.
    pub once_per: Option<String>,
    /// For a task that ends the flow, the name of the end.
    pub end: Option<String>,
    /// The fields that it asks for.
    pub asks: Vec<Asked>,
    /// What has to hold before it can be completed.
    pub condition: Option<Arc<Condition>>,
    pub(crate) arrows: Vec<EdgeIndex>,
    pub(crate) span: Span,
}

impl Step {
    /// Whether somebody has to act for it to be done.
    pub fn is_work(&self) -> bool {
        matches!(self.kind, StepKind::Task | StepKind::Decision | StepKind::Wait)
    }

    /// Whether one of its ways is chosen, by somebody or by conditions.
    pub fn is_decision(&self) -> bool {
        matches!(self.kind, StepKind::Decision | StepKind::Choice)
    }
}

/// A field that a step asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Its name, see [`super::Chart::fields`].
    pub field: String,
    /// Whether the step cannot be completed without it.
    pub required: bool,
}

/// An arrow from one step to another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrow {
    pub(crate) label: Option<String>,
    /// At an automatic decision, when it is taken; without it, when no other is.
    pub(crate) when: Option<Arc<Condition>>,
    pub(crate) bound: Option<Bounded>,
}

/// After how many times an arrow leads elsewhere, and where to.
#[derive(Clone, Debug)]
pub(crate) struct Bounded {
    pub(crate) times: u32,
    pub(crate) then: NodeIndex,
}
