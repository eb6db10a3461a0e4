//! Who hands over to whom, and who waits for whom.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use super::facts::Waits;
use crate::chart::{Flow, Step};
use crate::id::RoleId;

/// How often a way goes from one lane to another: from a step to the next one that somebody does, whose lanes differ.
pub(crate) fn hand_overs<'s>(way: impl Iterator<Item = &'s Step>) -> usize {
    let mut lanes = way.filter(|step| step.is_work()).map(|step| &step.roles);
    let Some(mut before) = lanes.next() else { return 0 };
    lanes.filter(|lanes| std::mem::replace(&mut before, lanes) != *lanes).count()
}

/// Which lane waits for which other one, and at how many of its steps: a step waits for those who do the steps before
/// it, through forks and joins.
pub(crate) fn waits(flow: &Flow) -> Vec<Waits> {
    // By step: the lanes that it is handed by. Forks and joins pass on what they are given.
    let mut givers: Vec<BTreeSet<&RoleId>> = vec![BTreeSet::new(); flow.graph.node_count()];
    let mut open: Vec<(NodeIndex, &RoleId)> = Vec::new();
    for from in flow.graph.node_indices().filter(|node| flow.graph[*node].is_work()) {
        for role in &flow.graph[from].roles {
            open.extend(flow.next(from).map(|to| (to, role)));
        }
    }
    while let Some((to, role)) = open.pop() {
        if givers[to.index()].insert(role) && !flow.graph[to].is_work() {
            open.extend(flow.next(to).map(|next| (next, role)));
        }
    }
    let mut counts: BTreeMap<(&RoleId, &RoleId), usize> = BTreeMap::new();
    for to in flow.graph.node_indices().filter(|node| flow.graph[*node].is_work()) {
        for giver in &givers[to.index()] {
            for waiter in flow.graph[to].roles.iter().filter(|waiter| waiter != giver) {
                *counts.entry((waiter, giver)).or_default() += 1;
            }
        }
    }
    let one = |((lane, on), steps): ((&RoleId, &RoleId), usize)| Waits {
        lane: lane.clone(),
        on: on.clone(),
        steps,
    };
    let mut waits: Vec<_> = counts.into_iter().map(one).collect();
    waits.sort_by_key(|waits| std::cmp::Reverse(waits.steps));
    waits
}
