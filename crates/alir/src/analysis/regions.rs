//! The flow as regions: each fork becomes one place of the region around it, and its branches regions of their own.

use petgraph::graph::NodeIndex;

use super::region::{Arc, Region};
use crate::chart::{Flow, StepKind};
use crate::sop::JoinMode;

/// The flow of a SOP as regions in which only one thing happens at a time. Steps are numbered in the order of the file.
pub(crate) struct Net {
    /// What happens from the start to an end.
    pub(crate) main: Region,
    /// The forks, an inner one before the one around it.
    pub(crate) forks: Vec<Fork>,
    /// For each step, its place in `forks`.
    pub(crate) fork_at: Vec<Option<usize>>,
}

/// A fork and what it begins.
pub(crate) struct Fork {
    /// The fork.
    pub(crate) at: usize,
    /// The join that belongs to it; none if every branch ends by itself.
    pub(crate) join: Option<usize>,
    /// Whether the join waits for the first only.
    pub(crate) any: bool,
    /// Its branches, up to the join.
    pub(crate) branches: Vec<Region>,
}

/// Arrows of every step, and where a step leads whose fork is one place.
struct Arrows {
    of: Vec<Vec<Arc>>,
    /// For a fork, what is behind it.
    behind: Vec<Behind>,
}

impl Net {
    /// The flow from a start; `None` if its forks and joins do not fit together, of which rules tell.
    pub(crate) fn new(flow: &Flow, start: NodeIndex) -> Option<Self> {
        let count = flow.graph.node_count();
        let of: Vec<_> = flow.graph.node_indices().map(|node| arcs(flow, node)).collect();
        let mut arrows = Arrows { of, behind: vec![Behind::Unknown; count] };
        let kind = |at: usize| flow.graph[NodeIndex::new(at)].kind;
        let (mut forks, mut fork_at) = (Vec::new(), vec![None; count]);
        let mut place = vec![usize::MAX; count];
        for at in finished(start.index(), &arrows.of) {
            if kind(at) != StepKind::Fork {
                continue;
            }
            arrows.behind[at] = arrows.meeting(at, kind, &mut place);
            let join = match arrows.behind[at] {
                Behind::Unknown => return None,
                Behind::Nothing => None,
                Behind::Join(join) => Some(join),
            };
            let targets: Vec<_> = arrows.of[at].iter().map(|arc| arc.to).collect();
            let branch = |entry| Region::new(entry, join, |node| arrows.next(node), &mut place);
            let branches = targets.into_iter().map(branch).collect::<Option<Vec<_>>>()?;
            fork_at[at] = Some(forks.len());
            let any = join.is_some_and(|join| kind(join) == StepKind::Join(JoinMode::Any));
            forks.push(Fork { at, join, any, branches });
        }
        let main = Region::new(start.index(), None, |node| arrows.next(node), &mut place)?;
        Some(Self { main, forks, fork_at })
    }
}

/// What is behind a fork.
#[derive(Clone, Copy)]
enum Behind {
    /// Not known yet.
    Unknown,
    /// Nothing: each branch ends by itself.
    Nothing,
    /// Its join.
    Join(usize),
}

impl Arrows {
    /// Where a step leads; behind a fork that is not known yet, nobody knows.
    fn next(&self, node: usize) -> Option<&[Arc]> {
        let is_fork = self.of[node].iter().any(|arc| arc.forks);
        match self.behind[node] {
            Behind::Unknown if is_fork => None,
            Behind::Nothing if is_fork => Some(&[]),
            Behind::Join(join) if is_fork => Some(&self.of[join]),
            Behind::Unknown | Behind::Nothing | Behind::Join(_) => Some(&self.of[node]),
        }
    }

    /// The one join at which the branches of a fork meet.
    fn meeting(&self, fork: usize, kind: impl Fn(usize) -> StepKind, place: &mut [usize]) -> Behind {
        let mut join = None;
        let mut seen = Vec::new();
        let mut open: Vec<usize> = self.of[fork].iter().map(|arc| arc.to).collect();
        let mut fits = true;
        while let Some(node) = open.pop() {
            if matches!(kind(node), StepKind::Join(_)) {
                fits &= join.is_none_or(|join| join == node);
                join = Some(node);
            } else if place[node] == usize::MAX {
                place[node] = 0;
                seen.push(node);
                match self.next(node) {
                    Some(arcs) => open.extend(arcs.iter().map(|arc| arc.to)),
                    None => fits = false,
                }
            }
        }
        for node in seen {
            place[node] = usize::MAX;
        }
        match join {
            _ if !fits => Behind::Unknown,
            Some(join) => Behind::Join(join),
            None => Behind::Nothing,
        }
    }
}

/// The arrows that leave a step, the second ways of bounds behind those that have them.
fn arcs(flow: &Flow, node: NodeIndex) -> Vec<Arc> {
    let step = &flow.graph[node];
    let forks = step.kind == StepKind::Fork;
    let mut arcs = Vec::with_capacity(step.arrows.len());
    for (exit, edge) in step.arrows.iter().enumerate() {
        let Some((_, to)) = flow.graph.edge_endpoints(*edge) else { continue };
        let bound = flow.graph[*edge].bound.as_ref();
        let rounds = bound.map(|bound| bound.times.saturating_sub(1));
        arcs.push(Arc { to: to.index(), exit, rounds, then: false, forks });
        arcs.extend(bound.map(|bound| Arc { to: bound.then.index(), exit, rounds, then: true, forks }));
    }
    arcs
}

/// Every step that can be reached, in the order in which a search in depth has finished with it.
fn finished(start: usize, arrows: &[Vec<Arc>]) -> Vec<usize> {
    let mut seen = vec![false; arrows.len()];
    let (mut order, mut open) = (Vec::new(), vec![(start, 0)]);
    seen[start] = true;
    while let Some((node, next)) = open.last_mut() {
        if let Some(arc) = arrows[*node].get(*next) {
            *next += 1;
            if !std::mem::replace(&mut seen[arc.to], true) {
                open.push((arc.to, 0));
            }
        } else {
            order.push(*node);
            open.pop();
        }
    }
    order
}
