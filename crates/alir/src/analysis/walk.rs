//! What can be done in a case of a flow, act by act, in every order: its states by number, found when they are asked for.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::machine::{self, After, State};
use super::net::{Kind, Net, Node};
use super::runs::Side;
use crate::limits;

/// An act, by what the other flow calls it too: a step and an answer.
pub(super) type Sign = (usize, usize);

/// Somebody does a step, or conditions choose at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) sign: Sign,
    /// The step, and which of its ways is taken.
    pub(super) deed: (Node, usize),
    /// The state that comes of it.
    pub(super) to: usize,
}

/// What a case is like, none when it is over, and the ends that it has come to.
pub(super) type Stage = (Option<State>, Vec<usize>);

/// The states of a case that were found so far.
pub(super) struct Walk<'s> {
    pub(super) side: &'s Side,
    pub(super) stages: Vec<Stage>,
    number: BTreeMap<Stage, usize>,
    moves: Vec<Option<Rc<[Move]>>>,
    /// By step at which something is counted or remembered: from which steps one can come to it.
    comes: BTreeMap<Node, Vec<bool>>,
}

impl<'s> Walk<'s> {
    pub(super) fn new(side: &'s Side) -> Self {
        let (stages, number, moves) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { side, stages, number, moves, comes: comes(&side.net) }
    }

    /// The state that a case begins in where other cases have done these one-time steps; none if it goes round by itself.
    pub(super) fn begin(&mut self, done: Vec<Node>) -> Option<usize> {
        let mut visited = Vec::new();
        let after = machine::begin_after(&self.side.net, done, &mut visited);
        self.add(after, &visited, Vec::new())
    }

    /// The number of a state, if it was found.
    pub(super) fn number(&self, stage: &Stage) -> Option<usize> {
        self.number.get(stage).copied()
    }

    /// What can be done in a state.
    pub(super) fn moves(&mut self, at: usize) -> Rc<[Move]> {
        if let Some(known) = &self.moves[at] {
            return Rc::clone(known);
        }
        let mut found = Vec::new();
        if let (Some(state), ends) = self.stages[at].clone() {
            for (thread, node) in state.open() {
                let place = &self.side.net.nodes[node];
                for way in 0..place.ways.len().max(1) {
                    let mut visited = Vec::new();
                    let after = machine::act(&self.side.net, &state, thread, way, &mut visited);
                    let mut ends = ends.clone();
                    if self.side.net.is_end(node) {
                        reach(&mut ends, self.side.ends[node]);
                    }
                    if let Some(to) = self.add(after, &visited, ends) {
                        let sign = (self.side.steps[node], self.side.answers[node][way]);
                        found.push(Move { sign, deed: (node, way), to });
                    }
                }
            }
        }
        let found: Rc<[Move]> = found.into();
        self.moves[at] = Some(Rc::clone(&found));
        found
    }

    fn add(&mut self, after: After, visited: &[machine::Visit], mut ends: Vec<usize>) -> Option<usize> {
        let at_end = visited.iter().filter(|visit| self.side.net.nodes[visit.node].kind == Kind::End);
        at_end.for_each(|visit| reach(&mut ends, self.side.ends[visit.node]));
        let state = match after {
            After::Runs(state) => {
                let mut state = state.whatever_order();
                state.forget(|from, to| self.comes.get(&to).is_none_or(|comes| comes[from]));
                Some(state)
            }
            After::Over => None,
            After::Endless | After::PilesUp(_) => return None,
        };
        let (found, next) = ((state, ends), self.stages.len());
        if let Some(known) = self.number.get(&found) {
            return Some(*known);
        }
        self.number.insert(found.clone(), next);
        self.stages.push(found);
        self.moves.push(None);
        Some(next)
    }
}

fn reach(ends: &mut Vec<usize>, end: usize) {
    if let Err(place) = ends.binary_search(&end) {
        ends.insert(place, end);
    }
}

/// By step at which something is counted or remembered: from which steps one can come to it. Steps that are left out, for
/// there are too many, are taken to be within reach of all.
fn comes(net: &Net) -> BTreeMap<Node, Vec<bool>> {
    let counts = |node: &Node| {
        let place = &net.nodes[*node];
        place.once || place.ways.iter().any(|way| way.bound.is_some())
    };
    let counting: Vec<Node> = (0..net.nodes.len()).filter(counts).collect();
    let most = limits::MAX_ANALYSIS_VISITS / net.nodes.len().max(1);
    let mut before: Vec<Vec<Node>> = vec![Vec::new(); net.nodes.len()];
    for node in 0..net.nodes.len() {
        net.next(node).for_each(|to| before[to].push(node));
    }
    let back = |to: Node| {
        let (mut seen, mut open) = (vec![false; net.nodes.len()], vec![to]);
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                open.extend(&before[node]);
            }
        }
        (to, seen)
    };
    counting.into_iter().take(most).map(back).collect()
}
