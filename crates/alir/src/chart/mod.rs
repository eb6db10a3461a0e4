//! The chart: a SOP that can be run. Names have become places, and its structure is free of errors.

mod data;
mod flow;
mod step;
mod time;

use std::fmt;
use std::sync::Arc;

use petgraph::graph::NodeIndex;

use crate::condition::{Condition, Fields};
use crate::id::{RoleId, SopId, StepId};
use crate::sop::Definition;

pub use crate::id::Fingerprint;
pub(crate) use data::Data;
pub(crate) use flow::Flow;
pub(crate) use step::{Arrow, Bounded};
pub use step::{Asked, Step, StepKind};
pub(crate) use time::promise;
pub use time::{Escalation, Promise, Since, Standard};

/// A SOP that can be run. Cannot be wrong in structure: only [`crate::check`] and [`crate::load`] make one.
///
/// Cheap to clone: the content is shared.
#[derive(Clone)]
pub struct Chart(Arc<Content>);

// Invariant: `flow` is built from `sop` and has a start and no holes; it is never changed, so that its indices
// stay valid.
struct Content {
    sop: Definition,
    text: String,
    fingerprint: Fingerprint,
    flow: Flow,
    start: NodeIndex,
    promises: Vec<Promise>,
}

impl Chart {
    /// From a definition whose parameters are filled in, and the flow that was built from it.
    pub(crate) fn new(sop: Definition, text: String, flow: Flow, start: NodeIndex) -> Self {
        let fingerprint = Fingerprint::of(&text);
        let promises = time::promises(&sop);
        Self(Arc::new(Content { sop, text, fingerprint, flow, start, promises }))
    }

    /// The id of the SOP.
    pub fn sop(&self) -> &SopId {
        &self.0.sop.id
    }

    /// The name of the SOP, parameters filled in.
    pub fn name(&self) -> &str {
        &self.0.sop.name
    }

    /// The version, if the SOP has one.
    pub fn version(&self) -> Option<&str> {
        self.0.sop.version.as_ref().map(|version| version.as_str())
    }

    /// The definition, parameters filled in.
    pub fn definition(&self) -> &Definition {
        &self.0.sop
    }

    /// The text that it was made from.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The fingerprint of [`Chart::text`].
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.0.fingerprint
    }

    /// The step that a case begins with.
    pub fn start(&self) -> &Step {
        &self.0.flow.graph[self.0.start]
    }

    /// The steps in the order of the file.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.0.flow.graph.raw_nodes().iter().map(|node| &node.weight)
    }

    /// A step by its id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.0.flow.index.get(id).map(|index| &self.0.flow.graph[*index])
    }

    /// The ways that leave a step, in the order of the file.
    pub fn exits<'c>(&'c self, step: &Step) -> impl Iterator<Item = Exit<'c>> {
        let flow = &self.0.flow;
        let arrows =
            flow.index.get(&step.id).map(|index| flow.graph[*index].arrows.as_slice()).unwrap_or_default();
        arrows.iter().filter_map(|edge| {
            let (_, to) = flow.graph.edge_endpoints(*edge)?;
            let Arrow { label, when, bound } = &flow.graph[*edge];
            let bound = bound.as_ref().map(|bound| (bound.times, &flow.graph[bound.then]));
            Some(Exit { label: label.as_deref(), to: &flow.graph[to], when: when.as_deref(), bound })
        })
    }

    /// The fields of a case: what steps ask for and conditions look at.
    pub fn fields(&self) -> &Fields {
        &self.0.flow.data.fields
    }

    /// The printed name of a lane; the id itself if it is not declared.
    pub fn lane<'c>(&'c self, role: &'c RoleId) -> &'c str {
        self.0.sop.lanes.get(role.as_str()).map_or(role.as_str(), |lane| lane.name.as_str())
    }

    /// Whether a lane of this id is declared.
    pub fn has_lane(&self, role: &RoleId) -> bool {
        self.0.sop.lanes.get(role.as_str()).is_some()
    }

    /// Whether a lane stands for people outside the office.
    pub fn is_external(&self, role: &RoleId) -> bool {
        self.0.sop.lanes.get(role.as_str()).is_some_and(|lane| lane.external)
    }

    pub(crate) fn flow(&self) -> &Flow {
        &self.0.flow
    }

    /// What the procedure promises as to time: for the whole, and for steps.
    pub fn promises(&self) -> &[Promise] {
        &self.0.promises
    }

    /// The id of the profile of its office, if it names one.
    pub fn profile(&self) -> Option<&str> {
        self.0.sop.profile.as_ref().map(|profile| profile.as_str()).filter(|profile| !profile.is_empty())
    }

    /// The ids of all steps.
    pub fn step_ids(&self) -> impl Iterator<Item = &StepId> {
        self.steps().map(|step| &step.id)
    }
}

impl fmt::Debug for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chart")
            .field("sop", self.sop())
            .field("fingerprint", self.fingerprint())
            .finish_non_exhaustive()
    }
}

/// One way that leaves a step.
#[derive(Clone, Copy, Debug)]
pub struct Exit<'c> {
    /// The answer that takes it, at a decision.
    pub label: Option<&'c str>,
    /// Where it leads.
    pub to: &'c Step,
    /// At an automatic decision, when it is taken; without it, when no other is.
    pub when: Option<&'c Condition>,
    /// Which time leads elsewhere, and where to.
    pub bound: Option<(u32, &'c Step)>,
}
