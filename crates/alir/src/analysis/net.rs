//! A flow as numbers: what the analyses walk on.

use crate::chart::{Flow, StepKind};
use crate::sop::JoinMode;

/// Forks that are left at once, within forks that are left at once, are followed no deeper.
const MOST_NESTED: usize = 64;

/// A place in the flow: its number in the order of the file.
pub(crate) type Node = usize;

/// A flow as numbers.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub(super) nodes: Vec<Place>,
    pub(super) start: Node,
}

/// A step, as far as the flow is concerned.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) ways: Vec<Way>,
    /// Whether it can be passed by without a person, because it was done before.
    pub(super) once: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Somebody chooses one of the ways; without any, the thread ends here.
    Work,
    /// Conditions choose one of the ways; nobody is asked.
    Choice,
    Fork,
    Join(JoinMode),
    End,
}

/// A way that leaves a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Way {
    pub(super) to: Node,
    /// The time that leads elsewhere, and where to.
    pub(super) bound: Option<(u32, Node)>,
}

impl Net {
    /// The flow as numbers; none if it has no start or runs out somewhere, which is for other rules to say.
    pub(crate) fn new(flow: &Flow) -> Option<Self> {
        if flow.runs_out.is_some() {
            return None;
        }
        let place = |step: &crate::chart::Step| {
            let ends = step.end.is_some() && step.kind == StepKind::Task;
            let ways = step.arrows.iter().filter(|_| !ends).filter_map(|edge| {
                let (_, to) = flow.graph.edge_endpoints(*edge)?;
                let bound = flow.graph[*edge].bound.as_ref().map(|bound| (bound.times, bound.then.index()));
                Some(Way { to: to.index(), bound })
            });
            Place {
                kind: match step.kind {
                    StepKind::Task | StepKind::Decision | StepKind::Wait => Kind::Work,
                    StepKind::Choice => Kind::Choice,
                    StepKind::Fork => Kind::Fork,
                    StepKind::Join(mode) => Kind::Join(mode),
                    StepKind::End => Kind::End,
                },
                ways: ways.collect(),
                once: step.once_per.is_some(),
            }
        };
        let nodes: Vec<Place> = flow.graph.node_weights().map(place).collect();
        let goes_on = |place: &Place| match place.kind {
            Kind::Work | Kind::End => true,
            Kind::Choice | Kind::Fork | Kind::Join(_) => !place.ways.is_empty(),
        };
        nodes.iter().all(goes_on).then_some(Self { nodes, start: flow.start?.index() })
    }

    /// Where a thread may go from a step that it leaves.
    pub(super) fn next(&self, node: Node) -> impl Iterator<Item = Node> {
        self.nodes[node]
            .ways
            .iter()
            .flat_map(|way| [Some(way.to), way.bound.map(|(_, then)| then)].into_iter().flatten())
    }

    /// The same, with each fork that is left at once, before anybody can act, as a step that is passed by: with it the
    /// join through which it is left.
    pub(super) fn without_empty_forks(&self) -> (Self, Vec<(Node, Node)>) {
        let mut net = self.clone();
        let forks = (0..self.nodes.len()).filter(|node| self.nodes[*node].kind == Kind::Fork);
        let left: Vec<_> = forks.filter_map(|fork| Some((fork, self.left_at_once(fork, 0)?))).collect();
        for (fork, join) in &left {
            let ways = self.nodes[*join].ways.clone();
            net.nodes[*fork] = Place { kind: Kind::Work, ways, once: true };
        }
        (net, left)
    }

    /// The join through which a fork is left before anybody can act: the first thread comes to a join for the first, or
    /// all to one join.
    fn left_at_once(&self, fork: Node, depth: usize) -> Option<Node> {
        if depth > self.nodes.len().min(MOST_NESTED) {
            return None;
        }
        let ways = &self.nodes[fork].ways;
        let rests: Vec<_> = ways.iter().map(|way| self.rest(way.to, depth)).collect();
        let is_any =
            |rest: &Option<Node>| rest.is_some_and(|join| self.nodes[join].kind == Kind::Join(JoinMode::Any));
        if let Some(place) = rests.iter().position(is_any) {
            // The ways before it are entered first, and must not go round by themselves.
            return rests[place].filter(|_| !ways[..place].iter().any(|way| self.turns(way.to, fork)));
        }
        rests.first().filter(|first| rests.iter().all(|rest| rest == *first)).copied().flatten()
    }

    /// Whether a thread that comes to a step can make the flow go round, or back to a fork, before anybody acts.
    fn turns(&self, from: Node, fork: Node) -> bool {
        let (mut seen, mut open) = (std::collections::BTreeSet::new(), vec![from]);
        while let Some(node) = open.pop() {
            let moves = matches!(self.nodes[node].kind, Kind::Choice | Kind::Fork | Kind::Join(_));
            if node == fork || !seen.insert(node) && moves {
                return true;
            }
            if moves {
                open.extend(self.next(node));
            }
        }
        false
    }

    /// The join at which a thread that comes to a step waits before anybody can act; none if it comes to none.
    fn rest(&self, node: Node, depth: usize) -> Option<Node> {
        match self.nodes[node].kind {
            Kind::Join(_) => Some(node),
            Kind::Fork => {
                let join = self.left_at_once(node, depth + 1)?;
                self.rest(self.nodes[join].ways.first()?.to, depth + 1)
            }
            // Wherever it leads, the thread comes to the same.
            Kind::Choice if depth < self.nodes.len().min(MOST_NESTED) => {
                let mut rests = self.next(node).map(|next| self.rest(next, depth + 1));
                let first = rests.next()??;
                rests.all(|rest| rest == Some(first)).then_some(first)
            }
            Kind::Choice | Kind::Work | Kind::End => None,
        }
    }

    /// Whether a thread that comes to a step is over there.
    pub(super) fn is_end(&self, node: Node) -> bool {
        match self.nodes[node].kind {
            Kind::End => true,
            Kind::Work => self.nodes[node].ways.is_empty(),
            Kind::Choice | Kind::Fork | Kind::Join(_) => false,
        }
    }
}
