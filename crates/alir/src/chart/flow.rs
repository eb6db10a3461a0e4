//! Definition to graph: every name is looked up once, and what cannot be found is remembered as a hole.

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};

use super::{Arrow, Asked, Bounded, Data, Escalation, Standard, Step, StepKind};
use crate::condition::Condition;
use crate::diagnostic::{Span, nearest};
use crate::id::StepId;
use crate::limits;
use crate::sop::{Bound, Definition, JoinMode, Loc, Step as Written, Texts};
use crate::time::Frequency;

/// The graph of a definition, as far as it can be built.
pub(crate) struct Flow {
    pub(crate) graph: DiGraph<Step, Arrow>,
    pub(crate) index: BTreeMap<StepId, NodeIndex>,
    pub(crate) start: Option<NodeIndex>,
    pub(crate) holes: Vec<Hole>,
    /// The last step, when the flow runs out of it.
    pub(crate) runs_out: Option<NodeIndex>,
    /// The bounds' second ways, as arrows from the step that has the bound.
    pub(crate) escalations: Vec<(NodeIndex, NodeIndex)>,
    /// The fields of a case.
    pub(crate) data: Data,
}

/// A name of a step that does not exist.
pub(crate) struct Hole {
    pub(crate) name: StepId,
    pub(crate) span: Span,
    pub(crate) nearest: Option<StepId>,
}

impl Flow {
    /// Builds the graph. A misspelt name is taken for the nearest one, so that the rules that follow do not
    /// report its consequences too.
    pub(crate) fn build(sop: &Definition) -> Self {
        let mut graph = DiGraph::new();
        let mut index = BTreeMap::new();
        let mut data = Data::build(sop);
        for (id, step) in sop.steps.iter() {
            let node = graph.add_node(place(sop, &mut data, id, step));
            index.entry(id.value.clone()).or_insert(node);
        }
        let (holes, escalations) = (Vec::new(), Vec::new());
        let mut flow = Self { graph, index, start: None, holes, runs_out: None, escalations, data };
        let nodes: Vec<_> = flow.graph.node_indices().collect();
        flow.start = match &sop.start {
            Some(name) => flow.find(name),
            None => nodes.first().copied(),
        };
        for (at, (_, step)) in sop.steps.iter().enumerate() {
            flow.connect(nodes[at], step, nodes.get(at + 1).copied());
        }
        flow
    }

    fn connect(&mut self, from: NodeIndex, step: &Written, following: Option<NodeIndex>) {
        for (label, branch) in step.branches.iter() {
            let when = branch.when.as_ref().and_then(|when| self.data.condition(when));
            self.arrow(from, &branch.to, Some(&label.value), when, branch.bound.as_ref());
        }
        for target in step.fork.iter().flatten() {
            self.arrow(from, target, None, None, None);
        }
        if let Some(next) = &step.next {
            self.arrow(from, next, None, None, step.bound.as_ref());
        } else if goes_on(step) {
            match following {
                Some(to) => self.add(from, to, Arrow::default()),
                None => self.runs_out = Some(from),
            }
        }
    }

    fn arrow(
        &mut self,
        from: NodeIndex,
        to: &Loc<StepId>,
        label: Option<&String>,
        when: Option<Arc<Condition>>,
        bound: Option<&Bound>,
    ) {
        let Some(to) = self.find(to) else { return };
        let bound = bound.filter(|bound| !bound.then.as_str().is_empty()).and_then(|bound| {
            let then = self.find(&bound.then)?;
            self.escalations.push((from, then));
            Some(Bounded { times: bound.times.value, then })
        });
        self.add(from, to, Arrow { label: label.cloned(), when, bound });
    }

    fn add(&mut self, from: NodeIndex, to: NodeIndex, arrow: Arrow) {
        let edge = self.graph.add_edge(from, to, arrow);
        self.graph[from].arrows.push(edge);
    }

    fn find(&mut self, name: &Loc<StepId>) -> Option<NodeIndex> {
        if let Some(found) = self.index.get(&name.value) {
            return Some(*found);
        }
        // To look for a near name takes long when it is done a hundred thousand times.
        let ids = self.index.keys().map(StepId::as_str);
        let near = if self.holes.len() > limits::MAX_FINDINGS { None } else { nearest(name.as_str(), ids) };
        let nearest = near.map(StepId::from);
        let stand_in = nearest.as_ref().and_then(|near| self.index.get(near)).copied();
        self.holes.push(Hole { name: name.value.clone(), span: name.span, nearest });
        stand_in
    }

    /// Where the flow can go from a step: its arrows and the second ways of their bounds.
    pub(crate) fn next(&self, from: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        self.graph[from].arrows.iter().flat_map(|edge| {
            let then = self.graph[*edge].bound.as_ref().map(|bound| bound.then);
            self.graph.edge_endpoints(*edge).map(|(_, to)| to).into_iter().chain(then)
        })
    }

    /// Whether every name was found or could be guessed.
    pub(crate) fn is_whole(&self) -> bool {
        self.holes.iter().all(|hole| hole.nearest.is_some())
    }
}

/// Whether a step goes on to the next one in the file when it names no other.
fn goes_on(step: &Written) -> bool {
    step.end.is_none() && step.decision.is_none() && step.fork.is_none() && step.branches.is_empty()
}

fn place(sop: &Definition, data: &mut Data, id: &Loc<StepId>, step: &Written) -> Step {
    let text = [&step.task, &step.decision, &step.wait, &step.end].into_iter().flatten().next();
    let kind = if step.decision.is_some() {
        if step.automatic == Some(true) { StepKind::Choice } else { StepKind::Decision }
    } else if step.fork.is_some() {
        StepKind::Fork
    } else if let Some(mode) = &step.join {
        StepKind::Join(mode.value)
    } else if step.wait.is_some() {
        StepKind::Wait
    } else if step.task.is_none() && step.end.is_some() {
        StepKind::End
    } else {
        StepKind::Task
    };
    let texts = |texts: &Texts| texts.iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Step {
        id: id.value.clone(),
        number: step.number.as_ref().map(|number| number.value.clone()),
        kind,
        text: text.map(|text| text.value.clone()).unwrap_or_default(),
        roles: step.performers.roles.iter().map(|role| role.value.clone()).collect(),
        mode: if step.performers.roles.len() > 1 { step.performers.mode } else { JoinMode::All },
        needs: texts(&step.needs),
        needs_all: step.needs_all.unwrap_or(false),
        time: step
            .time
            .as_ref()
            .map(|time| time.printed.as_str())
            .filter(|time| !time.is_empty())
            .map(Arc::from),
        standard: Standard::new(step),
        escalation: step.escalation.as_ref().or(sop.escalation.as_ref()).map(Escalation::new),
        frequency: step.frequency.as_ref().and_then(|words| Frequency::read(words)),
        yields: texts(&step.yields),
        once_per: step.once_per.as_ref().map(|key| key.value.clone()),
        end: step.end.as_ref().map(|end| end.value.clone()),
        asks: step
            .asks
            .iter()
            .map(|ask| Asked { field: ask.name.value.clone(), required: ask.required })
            .collect(),
        condition: step.condition.as_ref().and_then(|condition| data.condition(condition)),
        arrows: Vec::new(),
        span: id.span,
    }
}
