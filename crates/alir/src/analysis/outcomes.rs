//! What can become of a thread: a fixed point over the flow.
//!
//! The threads that a fork makes do not see each other until they join, so what can become of a fork follows from what
//! can become of each of its threads, whatever the order of events. That makes a search through states unnecessary.

use std::collections::VecDeque;

use super::net::{Kind, Net, Node};
use crate::sop::JoinMode;

/// What can become of a thread: it waits at a join, or it ends. Sorted; short in all flows that people draw.
pub(super) type Outcomes = Vec<Node>;

/// The outcome of a thread that ends.
pub(super) const ENDS: Node = Node::MAX;

/// What can become of the threads that a fork makes, all together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Summary {
    /// The joins behind which the thread that divided can go on. Sorted.
    pub(super) joins: Vec<Node>,
    /// Whether all of them can end, and with them the thread that divided.
    pub(super) ends: bool,
}

/// For every step what can become of a thread that comes to it below a fork; and every fork's summary.
#[derive(Debug)]
pub(super) struct Table {
    /// By step.
    pub(super) outcomes: Vec<Outcomes>,
    /// Behind a join, by step; empty for other steps.
    pub(super) behind: Vec<Outcomes>,
    /// By step; empty for other steps.
    pub(super) summaries: Vec<Summary>,
}

impl Table {
    pub(super) fn new(net: &Net) -> Self {
        let count = net.nodes.len();
        let mut table = Self {
            outcomes: vec![Vec::new(); count],
            behind: vec![Vec::new(); count],
            summaries: vec![Summary::default(); count],
        };
        // Who has to look again when the outcomes of a step, or those behind a join, have grown.
        let mut users: Vec<Vec<Node>> = vec![Vec::new(); count];
        for node in 0..count {
            for next in net.next(node) {
                users[next].push(node);
            }
        }
        let mut behind_users: Vec<Vec<Node>> = vec![Vec::new(); count];
        let mut open: VecDeque<Node> = (0..count).rev().collect();
        let mut waits = vec![true; count];
        while let Some(node) = open.pop_front() {
            waits[node] = false;
            let mut again = |users: &[Node], open: &mut VecDeque<Node>| {
                for user in users {
                    if !std::mem::replace(&mut waits[*user], true) {
                        open.push_back(*user);
                    }
                }
            };
            if let Kind::Join(_) = net.nodes[node].kind {
                let behind = union(net.next(node).map(|next| &table.outcomes[next]));
                if behind != table.behind[node] {
                    table.behind[node] = behind;
                    again(&behind_users[node], &mut open);
                }
            }
            if net.nodes[node].kind == Kind::Fork {
                let summary = table.summary(net, node);
                for join in summary.joins.iter().filter(|join| !table.summaries[node].joins.contains(join)) {
                    behind_users[*join].push(node);
                }
                table.summaries[node] = summary;
            }
            let outcomes = table.of(net, node);
            if outcomes != table.outcomes[node] {
                table.outcomes[node] = outcomes;
                again(&users[node], &mut open);
            }
        }
        table
    }

    fn of(&self, net: &Net, node: Node) -> Outcomes {
        match net.nodes[node].kind {
            Kind::Join(_) => vec![node],
            _ if net.is_end(node) => vec![ENDS],
            Kind::Work | Kind::Choice | Kind::End => union(net.next(node).map(|next| &self.outcomes[next])),
            Kind::Fork => {
                let Summary { joins, ends } = &self.summaries[node];
                let mut outcomes = union(joins.iter().map(|join| &self.behind[*join]));
                if *ends && outcomes.last() != Some(&ENDS) {
                    outcomes.push(ENDS);
                }
                outcomes
            }
        }
    }

    fn summary(&self, net: &Net, fork: Node) -> Summary {
        let ways = || net.nodes[fork].ways.iter().map(|way| &self.outcomes[way.to]);
        let all = union(ways());
        let meets = |join: &Node| match net.nodes[*join].kind {
            Kind::Join(JoinMode::Any) => true,
            // Each of them comes there or is over.
            _ => ways().all(|outcomes| has(outcomes, *join) || has(outcomes, ENDS)),
        };
        Summary {
            joins: all
                .iter()
                .filter(|outcome| **outcome != ENDS)
                .filter(|join| meets(join))
                .copied()
                .collect(),
            ends: ways().all(|outcomes| has(outcomes, ENDS)),
        }
    }

    /// Two ways of a fork, by their place, whose threads can wait for ever, and at which joins; none if there are none.
    pub(super) fn deadlock(&self, net: &Net, fork: Node) -> Option<[(usize, Node); 2]> {
        let is_any =
            |outcome: &Node| *outcome != ENDS && net.nodes[*outcome].kind == Kind::Join(JoinMode::Any);
        let ways: Vec<Node> = net.nodes[fork].ways.iter().map(|way| way.to).collect();
        let patient = |way: Node| self.outcomes[way].iter().filter(move |outcome| !is_any(outcome));
        // One that can only come to a join for the first would let the others go.
        if ways.iter().any(|way| patient(*way).next().is_none()) {
            return None;
        }
        let joins = |way: Node| patient(way).filter(|outcome| **outcome != ENDS).copied();
        let first = ways.iter().position(|way| joins(*way).next().is_some())?;
        let at = joins(ways[first]).next()?;
        let other_than = |way: Node, join: Node| joins(way).find(|other| *other != join);
        for (place, way) in ways.iter().enumerate().filter(|(place, _)| *place != first) {
            let Some(here) = joins(*way).next() else { continue };
            // Either they go to two joins, or one of them can also go elsewhere.
            let pair = match (other_than(*way, at), other_than(ways[first], here)) {
                (Some(other), _) => Some((at, other)),
                (None, Some(mine)) => Some((mine, here)),
                (None, None) => None,
            };
            if let Some((mine, theirs)) = pair {
                return Some([(first, mine), (place, theirs)]);
            }
        }
        None
    }
}

pub(super) fn has(outcomes: &Outcomes, outcome: Node) -> bool {
    outcomes.binary_search(&outcome).is_ok()
}

fn union<'a>(parts: impl Iterator<Item = &'a Outcomes>) -> Outcomes {
    let mut all: Outcomes = Vec::new();
    for part in parts {
        if all.is_empty() {
            all.clone_from(part);
        } else if part.iter().any(|outcome| !has(&all, *outcome)) {
            all.extend_from_slice(part);
            all.sort_unstable();
            all.dedup();
        }
    }
    all
}
