//! SOP104 needs to know where the flow may come to a step although a field was not yet given.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use crate::chart::{Flow, StepKind};
use crate::sop::JoinMode;

/// How many steps are looked at to find out which ways come together at joins. In a larger flow, every way into a
/// join is taken for one of its own, so that nothing is reported that may be right.
const MOST_LOOKS: usize = 5_000_000;

/// For each of these fields, whether some way leads to a step on which nobody had to give it.
pub(super) fn missing(flow: &Flow, places: &BTreeSet<usize>) -> BTreeMap<usize, Vec<bool>> {
    let joins = ways_into_joins(flow);
    let of = |place: &usize| {
        let name = flow.data.fields.at(*place).map_or("", |field| field.name.as_str());
        (*place, missing_one(flow, name, &joins))
    };
    places.iter().map(of).collect()
}

/// The steps from which the flow comes to a join that waits for all, by way.
type Ways = Vec<BTreeSet<NodeIndex>>;

fn missing_one(flow: &Flow, name: &str, joins: &BTreeMap<NodeIndex, Ways>) -> Vec<bool> {
    let gives = |node: NodeIndex| {
        let step = &flow.graph[node];
        // A one-time step may be passed over.
        let sure = step.is_work() && step.once_per.is_none();
        sure && step.asks.iter().any(|ask| ask.required && ask.field == name)
    };
    let mut missing = vec![false; flow.graph.node_count()];
    let mut todo: Vec<_> = flow.start.into_iter().collect();
    let mut leaves_without = BTreeSet::new();
    while let Some(node) = todo.pop() {
        if std::mem::replace(&mut missing[node.index()], true) || gives(node) {
            continue;
        }
        leaves_without.insert(node);
        for next in flow.next(node) {
            // Behind a join, a field is there if one of the ways has given it.
            let open = |way: &BTreeSet<NodeIndex>| way.iter().any(|from| leaves_without.contains(from));
            if joins.get(&next).is_none_or(|ways| ways.iter().all(open)) {
                todo.push(next);
            }
        }
    }
    missing
}

fn ways_into_joins(flow: &Flow) -> BTreeMap<NodeIndex, Ways> {
    let of_kind = |kind| flow.graph.node_indices().filter(move |node| flow.graph[*node].kind == kind);
    let mut before: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = BTreeMap::new();
    for node in flow.graph.node_indices() {
        for next in flow.next(node) {
            before.entry(next).or_default().insert(node);
        }
    }
    let mut looks = 0;
    let mut found = BTreeMap::new();
    for join in of_kind(StepKind::Join(JoinMode::All)) {
        let Some(before) = before.get(&join).filter(|before| before.len() > 1) else { continue };
        let mut forks = of_kind(StepKind::Fork);
        let ways = forks.find_map(|fork| ways_from(flow, fork, join, before, &mut looks));
        if looks > MOST_LOOKS {
            found.insert(join, before.iter().map(|node| BTreeSet::from([*node])).collect());
        } else if let Some(ways) = ways {
            found.insert(join, ways);
        }
    }
    found
}

/// The ways from a fork into a join, if they are several, lie apart, and are all there are.
fn ways_from(
    flow: &Flow,
    fork: NodeIndex,
    join: NodeIndex,
    before: &BTreeSet<NodeIndex>,
    looks: &mut usize,
) -> Option<Ways> {
    let mut ways = Ways::new();
    for first in flow.next(fork) {
        let mut seen = BTreeSet::new();
        let mut todo = vec![first];
        while let Some(node) = todo.pop() {
            *looks += 1;
            if *looks > MOST_LOOKS {
                return None;
            }
            if node != join && seen.insert(node) {
                todo.extend(flow.next(node));
            }
        }
        let mut way: BTreeSet<_> = before.intersection(&seen).copied().collect();
        if first == join {
            way.insert(fork);
        }
        if ways.iter().any(|other| !other.is_disjoint(&way)) {
            return None;
        }
        if !way.is_empty() {
            ways.push(way);
        }
    }
    let whole = ways.iter().map(BTreeSet::len).sum::<usize>() == before.len();
    (ways.len() > 1 && whole).then_some(ways)
}
