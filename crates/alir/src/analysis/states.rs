//! Every state of a case, one after the other, where its counts decide.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::example::Goal;
use super::machine::{self, After, Place, State};
use super::net::{Kind, Node};
use super::soundness::{Defect, Found, dead};
use crate::limits;

/// Looks at every state, with its counts, in every order of tasks; whether that was possible.
pub(super) fn search(found: &mut Found<'_>) -> bool {
    let net = found.net;
    let (mut visited, mut comes) = (Vec::new(), vec![false; net.nodes.len()]);
    let mut states = States::default();
    let mut fresh = vec![(machine::begin(net, &mut visited), None)];
    let mut at = 0;
    loop {
        for (after, from) in fresh.drain(..) {
            match after {
                After::Over => states.ends.extend(from),
                After::Endless => {
                    let step = visited.last().map_or(net.start, |visit| visit.node);
                    found.add(Defect::WithoutPerson { step: found.id(step) }, Some(Goal::Endless));
                }
                After::PilesUp(fork) => {
                    found.add(Defect::PilesUp { fork: found.id(fork) }, Some(Goal::PilesUp(fork)));
                }
                After::Runs(state) => states.add(state.whatever_order(), from),
            }
            for visit in visited.drain(..) {
                comes[visit.node] = true;
                if visit.main && matches!(net.nodes[visit.node].kind, Kind::Join(_)) {
                    let defect = Defect::JoinWithoutFork { join: found.id(visit.node) };
                    found.add(defect, Some(Goal::Alone(visit.node)));
                }
            }
        }
        let known = states.all.len();
        let state = states.all.get(at).filter(|_| known <= limits::MAX_ANALYSIS_STATES).cloned();
        let Some(state) = state else { break };
        for (thread, node) in state.open() {
            if let Some(fork) = twice(&state, thread, node).filter(|_| state.choosing.is_none()) {
                found.add(
                    Defect::Twice { step: found.id(node), fork: found.id(fork) },
                    Some(Goal::Twice(node)),
                );
            }
            for way in 0..net.nodes[node].ways.len().max(1) {
                // Visits are told apart by what they came from: one act at a time.
                fresh.push((machine::act(net, &state, thread, way, &mut visited), Some(at)));
            }
        }
        at += 1;
    }
    if let Some(step) = states.circle() {
        found.add(Defect::WithoutPerson { step: found.id(step) }, Some(Goal::Endless));
    }
    if states.all.len() > limits::MAX_ANALYSIS_STATES {
        return false;
    }
    if found.is_unsound() {
        return true;
    }
    let finishes = states.finishing();
    let lost = states.all.iter().zip(&finishes).filter(|(_, finishes)| !**finishes);
    let lost: BTreeSet<State> = lost.map(|(state, _)| state.clone()).collect();
    for state in states.all.iter().filter(|state| state.choosing.is_none() && lost.contains(state)) {
        match (state.open().next(), deadlock(state)) {
            (None, Some((fork, one, other))) => {
                let joins = [found.id(one), found.id(other)];
                found.add(Defect::Deadlock { fork: found.id(fork), joins }, Some(Goal::Stuck(fork)));
            }
            (Some((_, node)), _) if !found.is_unsound() => {
                let defect = Defect::NoEndLater { step: found.id(node) };
                found.add(defect, Some(Goal::In(node, &lost)));
            }
            (None, None) | (Some(_), _) => {}
        }
    }
    if !found.is_unsound() {
        for step in dead(found.flow, net, &|node| comes[node]) {
            found.add(Defect::Dead { step: found.id(step) }, None);
        }
    }
    true
}

/// States in the order in which they were found, and which leads to which.
#[derive(Default)]
struct States {
    number: BTreeMap<State, usize>,
    all: Vec<State>,
    before: Vec<Vec<usize>>,
    /// Those from which one act ends the case.
    ends: Vec<usize>,
}

impl States {
    fn add(&mut self, state: State, from: Option<usize>) {
        let known = self.all.len();
        let place = *self.number.entry(state.clone()).or_insert(known);
        if place == known {
            self.all.push(state);
            self.before.push(Vec::new());
        }
        self.before[place].extend(from);
    }

    /// A step of a circle of states in each of which conditions choose.
    fn circle(&self) -> Option<Node> {
        let chooses = |at: usize| self.all[at].choosing.is_some();
        let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(self.all.len(), 0);
        let nodes: Vec<_> = self.all.iter().map(|_| graph.add_node(())).collect();
        for to in (0..self.all.len()).filter(|at| chooses(*at)) {
            for from in self.before[to].iter().filter(|from| chooses(**from)) {
                graph.add_edge(nodes[*from], nodes[to], ());
            }
        }
        let turns = |circle: &Vec<NodeIndex>| {
            circle.len() > 1 || circle.iter().any(|node| graph.contains_edge(*node, *node))
        };
        let circle = kosaraju_scc(&graph).into_iter().find(turns)?;
        self.all[circle.first()?.index()].open().next().map(|(_, node)| node)
    }

    /// Those from which the case can end.
    fn finishing(&self) -> Vec<bool> {
        let (mut finishes, mut open) = (vec![false; self.all.len()], self.ends.clone());
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut finishes[at], true) {
                open.extend(&self.before[at]);
            }
        }
        finishes
    }
}

/// The fork of another thread that is at the same step.
fn twice(state: &State, thread: usize, node: Node) -> Option<Node> {
    let fork = state.threads[thread].fork?;
    let parent = state.threads[thread].parent;
    let other =
        state.open().any(|(at, open)| at != thread && open == node && state.threads[at].parent == parent);
    other.then_some(fork)
}

/// Two joins at which threads of one fork wait for each other.
fn deadlock(state: &State) -> Option<(Node, Node, Node)> {
    let waits = |at: Place| match at {
        Place::Waiting(join) => Some(join),
        Place::Open(_) | Place::Divided | Place::Moving => None,
    };
    let waiting: Vec<_> = state
        .threads
        .iter()
        .filter_map(|thread| Some((thread.parent, thread.fork?, waits(thread.at)?)))
        .collect();
    waiting.iter().find_map(|(parent, fork, join)| {
        let other = waiting.iter().find(|other| other.0 == *parent && other.2 != *join)?;
        Some((*fork, *join, other.2))
    })
}
