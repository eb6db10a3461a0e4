//! The shortest run to a defect, as steps and answers that can be tried.

use std::collections::{BTreeSet, VecDeque};

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
    let mut seen = BTreeSet::new();
    let mut tried: Vec<(State, Option<usize>, Node, usize)> = Vec::new();
    let mut visited = Vec::new();
    let mut open = VecDeque::new();
    let begun = machine::begin(net, &mut visited);
    if is_there(&begun, &visited, goal) {
        return Some(Run::default());
    }
    let After::Runs(state) = begun else { return None };
    seen.insert(state.clone());
    tried.push((state, None, 0, 0));
    open.push_back(0);
    while let Some(at) = open.pop_front() {
        let state = tried[at].0.clone();
        let Some((thread, node)) = state.open().next() else { continue };
        for way in 0..net.nodes[node].ways.len().max(1) {
            visited.clear();
            let after = machine::act(net, &state, thread, way, &mut visited);
            if is_there(&after, &visited, goal) {
                return Some(run(flow, &tried, at, (node, way)));
            }
            let After::Runs(then) = after else { continue };
            if seen.len() < limits::MAX_ANALYSIS_STATES && seen.insert(then.clone()) {
                tried.push((then, Some(at), node, way));
                open.push_back(tried.len() - 1);
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
            state.order.is_empty() && threads.any(|thread| thread.fork == Some(fork) && waits(thread.at))
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

fn run(flow: &Flow, tried: &[(State, Option<usize>, Node, usize)], last: usize, act: (Node, usize)) -> Run {
    let mut acts = vec![act];
    let mut at = last;
    while let (_, Some(before), node, way) = &tried[at] {
        acts.push((*node, *way));
        at = *before;
    }
    acts.reverse();
    let mut run = Run::default();
    for (node, way) in acts {
        let step = &flow.graph[petgraph::graph::NodeIndex::new(node)];
        run.steps.push(step.id.clone());
        let label = step.arrows.get(way).and_then(|edge| flow.graph[*edge].label.clone());
        let Some(label) = label else { continue };
        match run.answers.iter_mut().find(|(decision, _)| *decision == step.id) {
            Some((_, answers)) => answers.push(label),
            None => run.answers.push((step.id.clone(), vec![label])),
        }
    }
    run
}
