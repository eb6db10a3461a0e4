//! The shortest run to a defect, as steps and answers that can be tried.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::machine::{self, After, Place, State, Visit};
use super::net::{Net, Node};
use crate::chart::Flow;
use crate::diagnostic::Run;
use crate::limits;

/// What a run shall lead to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal<'s> {
    /// Nobody can act, and the case is not over: threads of this fork wait for each other.
    Stuck(Node),
    /// Somebody has to act at this step.
    At(Node),
    /// This fork is met below itself.
    PilesUp(Node),
    /// The flow goes round by itself.
    Endless,
    /// Somebody acts at this step for two threads of one fork.
    Twice(Node),
    /// The main thread passes this join.
    Alone(Node),
    /// Somebody has to act at this step, in one of these states (whatever the order of their tasks).
    In(Node, &'s BTreeSet<State>),
}

/// The shortest run that leads there when every task is done in the order in which it opened, as `alir run` does it.
/// None if none was found among so many states as [`limits::MAX_ANALYSIS_STATES`].
pub(super) fn find(net: &Net, flow: &Flow, goal: Goal<'_>) -> Option<Run> {
    let mut seen = BTreeMap::new();
    let mut tried: Vec<(State, Option<usize>, Node, usize)> = Vec::new();
    let mut visited = Vec::new();
    let mut chosen: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut open = VecDeque::new();
    let begun = machine::begin(net, &mut visited);
    if is_there(&begun, &visited, goal) {
        return Some(Run::default());
    }
    let After::Runs(state) = begun else { return None };
    seen.insert(state.clone(), 0);
    tried.push((state, None, 0, 0));
    chosen.push(Vec::new());
    open.push_back(0);
    while let Some(at) = open.pop_front() {
        let state = tried[at].0.clone();
        let Some((thread, node)) = state.open().next() else { continue };
        for way in 0..net.nodes[node].ways.len().max(1) {
            visited.clear();
            let after = machine::act(net, &state, thread, way, &mut visited);
            if is_there(&after, &visited, goal) {
                return Some(run(flow, &tried, at, &[(node, way)]));
            }
            let After::Runs(then) = after else { continue };
            let choosing = state.choosing.and(then.choosing).is_some();
            let to = match seen.get(&then) {
                Some(known) => *known,
                None if seen.len() < limits::MAX_ANALYSIS_STATES => {
                    seen.insert(then.clone(), tried.len());
                    tried.push((then, Some(at), node, way));
                    chosen.push(Vec::new());
                    open.push_back(tried.len() - 1);
                    tried.len() - 1
                }
                None => continue,
            };
            if choosing && matches!(goal, Goal::Endless) {
                chosen[at].push((to, way));
                if let Some(back) = way_back(&chosen, to, at) {
                    let mut acts = vec![(node, way)];
                    for (state, way) in back {
                        acts.extend(tried[state].0.open().next().map(|(_, node)| (node, way)));
                    }
                    return Some(run(flow, &tried, at, &acts));
                }
            }
        }
    }
    None
}

/// The shortest way from one state to another through states in which conditions choose: which states, and the way that
/// each takes. `chosen` is by state what conditions can make of it.
fn way_back(chosen: &[Vec<(usize, usize)>], from: usize, to: usize) -> Option<Vec<(usize, usize)>> {
    let mut came: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let (mut back, mut at) = (Vec::new(), to);
            while at != from {
                let (before, way) = came[&at];
                back.push((before, way));
                at = before;
            }
            back.reverse();
            return Some(back);
        }
        for (next, way) in &chosen[at] {
            if *next != from && !came.contains_key(next) {
                came.insert(*next, (at, *way));
                open.push_back(*next);
            }
        }
    }
    None
}

/// Whether what came of an act, or what was visited on the way to it, is what was looked for.
fn is_there(after: &After, visited: &[Visit], goal: Goal<'_>) -> bool {
    match (goal, after) {
        (Goal::Stuck(fork), After::Runs(state)) => {
            let waits = |place| matches!(place, Place::Waiting(_));
            let mut threads = state.threads.iter();
            state.open().next().is_none()
                && threads.any(|thread| thread.fork == Some(fork) && waits(thread.at))
        }
        (Goal::At(node), After::Runs(state)) => state.open().any(|(_, open)| open == node),
        (Goal::Twice(node), After::Runs(state)) => state.open().filter(|(_, open)| *open == node).count() > 1,
        (Goal::In(node, states), After::Runs(state)) => {
            state.open().any(|(_, open)| open == node) && states.contains(&state.clone().whatever_order())
        }
        (Goal::Alone(join), _) => visited.iter().any(|visit| visit.main && visit.node == join),
        (Goal::PilesUp(wanted), After::PilesUp(fork)) => *fork == wanted,
        (Goal::Endless, After::Endless) => true,
        (
            Goal::Stuck(_) | Goal::At(_) | Goal::Twice(_) | Goal::In(..) | Goal::PilesUp(_) | Goal::Endless,
            _,
        ) => false,
    }
}

fn run(
    flow: &Flow,
    tried: &[(State, Option<usize>, Node, usize)],
    last: usize,
    then: &[(Node, usize)],
) -> Run {
    let mut acts: Vec<_> = then.iter().rev().copied().collect();
    let mut at = last;
    while let (_, Some(before), node, way) = &tried[at] {
        acts.push((*node, *way));
        at = *before;
    }
    acts.reverse();
    let mut run = Run::default();
    for (node, way) in acts {
        let step = &flow.graph[petgraph::graph::NodeIndex::new(node)];
        if step.is_work() {
            run.steps.push(step.id.clone());
        }
        let label = step.arrows.get(way).and_then(|edge| flow.graph[*edge].label.clone());
        let Some(label) = label else { continue };
        match run.answers.iter_mut().find(|(decision, _)| *decision == step.id) {
            Some((_, answers)) => answers.push(label),
            None => run.answers.push((step.id.clone(), vec![label])),
        }
    }
    run
}
