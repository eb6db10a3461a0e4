//! Forks that pile up, steps that are done twice at once, and circles in which nobody is asked.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::net::{Kind, Net, Node, Way};
use super::outcomes::Table;
use super::reach::Reach;
use crate::limits;

/// The circles of steps, numbered: two steps are in one circle when each can come after the other in one thread or in
/// a thread that it made. Steps in no circle have a number of their own.
pub(super) fn circles(
    net: &Net,
    table: &Table,
    counts: impl Fn(Node) -> bool,
    spawn: bool,
) -> (Vec<usize>, Vec<bool>) {
    let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(net.nodes.len(), net.nodes.len() * 2);
    for _ in &net.nodes {
        graph.add_node(());
    }
    for node in (0..net.nodes.len()).filter(|node| counts(*node)) {
        let mut edge = |to: Node| {
            graph.add_edge(at(node), at(to), ());
        };
        match net.nodes[node].kind {
            Kind::Work | Kind::Choice | Kind::End | Kind::Join(_) => net.next(node).for_each(&mut edge),
            Kind::Fork => {
                if spawn {
                    net.next(node).for_each(&mut edge);
                }
                table.summaries[node].joins.iter().flat_map(|join| net.next(*join)).for_each(&mut edge);
            }
        }
    }
    let (mut number, mut is_circle) = (vec![0; net.nodes.len()], vec![false; net.nodes.len()]);
    for (circle, nodes) in kosaraju_scc(&graph).into_iter().enumerate() {
        let turns = nodes.len() > 1 || nodes.iter().any(|node| graph.contains_edge(*node, *node));
        for node in nodes {
            number[node.index()] = circle;
            is_circle[node.index()] = turns;
        }
    }
    (number, is_circle)
}

fn at(node: Node) -> petgraph::graph::NodeIndex<u32> {
    petgraph::graph::NodeIndex::new(node)
}

/// Forks that can be met again by a thread that they made, before it has joined.
pub(super) fn piling_up(net: &Net, table: &Table, reach: &Reach) -> Vec<Node> {
    // A thread below a fork is over at a join: what follows is another thread's.
    let counts = |node: Node| !matches!(net.nodes[node].kind, Kind::Join(_));
    let (circle, _) = circles(net, table, counts, true);
    let forks = (0..net.nodes.len()).filter(|node| net.nodes[*node].kind == Kind::Fork && reach.any(*node));
    forks.filter(|fork| net.next(*fork).any(|way| circle[way] == circle[*fork])).collect()
}

/// The outermost of forks that lie in one another deeper than a case can hold, where none piles up.
pub(super) fn too_deep(net: &Net, table: &Table, reach: &Reach) -> Option<Node> {
    let is_fork = |node: Node| net.nodes[node].kind == Kind::Fork && reach.any(node);
    let forks = || (0..net.nodes.len()).filter(|node| is_fork(*node));
    if forks().count() <= limits::MAX_NESTED_FORKS {
        return None;
    }
    let counts = |node: Node| !matches!(net.nodes[node].kind, Kind::Join(_));
    // Circles are numbered from behind: what a step leads to has a lower number.
    let (circle, _) = circles(net, table, counts, true);
    let mut order: Vec<Node> = (0..net.nodes.len()).filter(|node| counts(*node)).collect();
    order.sort_by_key(|node| circle[*node]);
    let mut depth = vec![0; net.nodes.len()];
    for node in order {
        let inside = usize::from(is_fork(node));
        let within = net.next(node).map(|next| depth[circle[next]] + inside).max().unwrap_or(0);
        let behind = table.summaries[node].joins.iter().flat_map(|join| net.next(*join));
        let behind = behind.map(|next| depth[circle[next]]).max().unwrap_or(0);
        let here = &mut depth[circle[node]];
        *here = within.max(behind).max(*here);
        if is_fork(node) && *here > limits::MAX_NESTED_FORKS {
            return Some(node);
        }
    }
    None
}

/// Steps that two threads of one fork can be at, with the fork; none beyond a budget, and whether that was enough.
pub(super) fn doubled(net: &Net, table: &Table, reach: &Reach) -> (Vec<(Node, Node)>, bool) {
    let mut owners: Vec<Vec<(Node, usize)>> = vec![Vec::new(); net.nodes.len()];
    let mut budget = limits::MAX_ANALYSIS_VISITS;
    for fork in (0..net.nodes.len()).filter(|node| net.nodes[*node].kind == Kind::Fork && reach.any(*node)) {
        for (way, Way { to, .. }) in net.nodes[fork].ways.iter().enumerate() {
            let mut open = vec![*to];
            while let Some(node) = open.pop() {
                if owners[node].last() == Some(&(fork, way)) {
                    continue;
                }
                if budget == 0 {
                    return (Vec::new(), false);
                }
                budget -= 1;
                owners[node].push((fork, way));
                match net.nodes[node].kind {
                    Kind::Join(_) => {}
                    Kind::Work | Kind::Choice | Kind::End => open.extend(net.next(node)),
                    Kind::Fork => {
                        open.extend(table.summaries[node].joins.iter().flat_map(|join| net.next(*join)));
                    }
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    for (node, owners) in owners.iter().enumerate() {
        // That several ways come to one end, or wait at one join, is what these are for.
        if matches!(net.nodes[node].kind, Kind::Join(_) | Kind::End) {
            continue;
        }
        if let Some(pair) = owners.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let known = found.entry(pair[0].0).or_insert(node);
            if net.nodes[*known].kind == Kind::Choice {
                *known = node;
            }
        }
    }
    (found.into_iter().map(|(fork, node)| (node, fork)).collect(), true)
}

/// A step of each circle in which nobody is asked: of forks, joins and automatic decisions, and of steps that are passed
/// by once they were done.
pub(super) fn without_a_person(net: &Net, reach: &Reach) -> Vec<Node> {
    let mut automatic = net.clone();
    for (node, place) in automatic.nodes.iter_mut().enumerate() {
        if place.kind == Kind::Work && !place.once && !place.ways.is_empty() {
            // Waits for somebody: nothing becomes of it by itself.
            place.ways = vec![Way { to: node, bound: None }];
        }
        // Without a person, a bounded way is soon used up.
        for way in &mut place.ways {
            if let Some((_, then)) = way.bound.take() {
                way.to = then;
            }
        }
    }
    let table = Table::new(&automatic);
    let counts = |node: Node| reach.any(node) && (net.nodes[node].kind != Kind::Work || net.nodes[node].once);
    let counts_below =
        |node: Node| counts(node) && (reach.main[node] || !matches!(net.nodes[node].kind, Kind::Join(_)));
    let (circle, is_circle) = circles(&automatic, &table, counts_below, true);
    let mut found: BTreeMap<usize, Node> = BTreeMap::new();
    for node in (0..net.nodes.len()).filter(|node| is_circle[*node] && counts(*node)) {
        found.entry(circle[node]).or_insert(node);
    }
    found.into_values().collect()
}
