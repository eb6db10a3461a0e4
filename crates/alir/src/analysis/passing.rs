//! What the ways to a step have passed: marks of steps, many at once.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::chart::{Flow, StepKind};
use crate::sop::JoinMode;

/// Marks that are followed together: one bit each.
pub(crate) type Bits = u128;

/// So many they are.
pub(crate) const TOGETHER: usize = Bits::BITS as usize;

/// The ways of a flow, as numbers of steps: the arrows and the second ways of their bounds.
pub(crate) struct Ways {
    /// By step: where the flow goes from it.
    pub(crate) after: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
    /// The steps in an order in which each stands behind those before it, loops aside.
    order: Vec<usize>,
    /// The loops, in such an order: steps of which each can come after the other. A step in none is alone.
    loops: Vec<Vec<usize>>,
}

impl Ways {
    pub(crate) fn of(flow: &Flow) -> Self {
        let steps = flow.graph.node_count();
        let (mut after, mut before) = (vec![Vec::new(); steps], vec![Vec::new(); steps]);
        let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(steps, steps * 2);
        for _ in 0..steps {
            graph.add_node(());
        }
        for from in flow.graph.node_indices() {
            for to in flow.next(from) {
                after[from.index()].push(to.index());
                before[to.index()].push(from.index());
                graph.add_edge(from, to, ());
            }
        }
        let mut loops: Vec<Vec<usize>> = kosaraju_scc(&graph)
            .into_iter()
            .map(|steps| steps.into_iter().map(NodeIndex::index).collect())
            .collect();
        loops.reverse();
        let order = order(&after, flow.start);
        Self { after, before, order, loops }
    }

    /// For each step, the marks that some way to it passes: those of steps that can come before it.
    pub(crate) fn passed(&self, marks: &[Bits]) -> Vec<Bits> {
        spread(self.loops.iter(), &self.before, marks)
    }

    /// For each step, the marks that some way from it passes: those of steps that can come after it.
    pub(crate) fn ahead(&self, marks: &[Bits]) -> Vec<Bits> {
        spread(self.loops.iter().rev(), &self.after, marks)
    }
}

/// The steps, each behind those before it, loops aside; what the start leads to first.
fn order(after: &[Vec<usize>], start: Option<NodeIndex>) -> Vec<usize> {
    let mut seen = vec![false; after.len()];
    let mut order = Vec::with_capacity(after.len());
    for first in start.map(NodeIndex::index).into_iter().chain(0..after.len()) {
        // A step gets its place when everything behind it has one.
        let mut open = vec![(first, 0)];
        while let Some((at, way)) = open.pop() {
            if way == 0 && std::mem::replace(&mut seen[at], true) {
                continue;
            }
            if let Some(next) = after[at].get(way) {
                open.push((at, way + 1));
                if !seen[*next] {
                    open.push((*next, 0));
                }
            } else {
                order.push(at);
            }
        }
    }
    order.reverse();
    order
}

/// For each step, the marks of those that stand before it on some way: one look at each loop, in their order.
fn spread<'w>(
    loops: impl Iterator<Item = &'w Vec<usize>>,
    before: &[Vec<usize>],
    marks: &[Bits],
) -> Vec<Bits> {
    let mut passed = vec![0; marks.len()];
    for steps in loops {
        // Of a loop nothing has passed yet; each of its steps stands before another of it.
        let from = steps.iter().flat_map(|step| &before[*step]);
        let all = from.fold(0, |all, from| all | passed[*from] | marks[*from]);
        for step in steps {
            passed[*step] = all;
        }
    }
    passed
}

/// What every way to a step has passed.
///
/// A join that waits for all has what each of its branches has. Two arrows into it are of one branch when the same
/// step stands behind both: then only what both have is certain.
pub(crate) struct Certain<'w> {
    ways: &'w Ways,
    start: usize,
    /// For each join that waits for all: the steps before it, by branch.
    branches: BTreeMap<usize, Vec<Vec<usize>>>,
    /// The place of each step in the order.
    rank: Vec<usize>,
}

impl<'w> Certain<'w> {
    pub(crate) fn new(flow: &Flow, ways: &'w Ways) -> Option<Self> {
        let start = flow.start?;
        let mut rank = vec![0; ways.order.len()];
        for (place, step) in ways.order.iter().enumerate() {
            rank[*step] = place;
        }
        let by_branch = |(join, branch_of): (usize, BTreeMap<usize, usize>)| {
            let mut branches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for from in &ways.before[join] {
                let branch = branch_of.get(from).copied().unwrap_or(*from);
                branches.entry(branch).or_default().push(*from);
            }
            (join, branches.into_values().collect())
        };
        let branches = branches(flow, start).into_iter().map(by_branch).collect();
        Some(Self { ways, start: start.index(), branches, rank })
    }

    /// For each step, the marks that every way to it passes.
    pub(crate) fn of(&self, marks: &[Bits]) -> Vec<Bits> {
        let steps = marks.len();
        // Everything is held certain until a way shows otherwise; what is known can only become less.
        let mut certain = vec![Bits::MAX; steps];
        let (mut seen, mut waits) = (vec![false; steps], vec![false; steps]);
        // Steps that wait to be looked at stand between these places. Those behind a step come in the same sweep.
        let mut next = Some((self.rank[self.start], self.rank[self.start]));
        waits[self.start] = true;
        while let Some((first, mut last)) = next.take() {
            let mut place = first;
            while place <= last {
                let at = self.ways.order[place];
                place += 1;
                if !std::mem::replace(&mut waits[at], false) {
                    continue;
                }
                let known = self.known(at, &certain, marks);
                let is_new = !std::mem::replace(&mut seen[at], true);
                if std::mem::replace(&mut certain[at], known) == known && !is_new {
                    continue;
                }
                for to in &self.ways.after[at] {
                    waits[*to] = true;
                    let rank = self.rank[*to];
                    if rank >= place {
                        last = last.max(rank);
                    } else {
                        let (low, high) = next.unwrap_or((rank, rank));
                        next = Some((low.min(rank), high.max(rank)));
                    }
                }
            }
        }
        certain
    }

    fn known(&self, at: usize, certain: &[Bits], marks: &[Bits]) -> Bits {
        let all = |from: &Vec<usize>| {
            from.iter().fold(Bits::MAX, |all, from| all & (certain[*from] | marks[*from]))
        };
        match self.branches.get(&at) {
            _ if at == self.start => 0,
            Some(branches) => branches.iter().map(all).fold(0, |any, branch| any | branch),
            None => all(&self.ways.before[at]),
        }
    }
}

/// How far back branches are followed in all, before each arrow is taken for a branch of its own.
pub(crate) const MOST_FOLLOWED: usize = 2_000_000;

/// For each join that waits for all: of which branch each step before it is. A branch is known by the step that
/// follows the fork and that everything in the branch has passed.
fn branches(flow: &Flow, start: NodeIndex) -> BTreeMap<usize, BTreeMap<usize, usize>> {
    let mut found = BTreeMap::new();
    let joins =
        || flow.graph.node_indices().filter(|node| flow.graph[*node].kind == StepKind::Join(JoinMode::All));
    if joins().next().is_none() {
        return found;
    }
    let passed_by_all = petgraph::algo::dominators::simple_fast(&flow.graph, start);
    let mut followed = 0;
    for join in joins() {
        let branch_of = found.entry(join.index()).or_insert_with(BTreeMap::new);
        let Some(fork) = passed_by_all.immediate_dominator(join) else { continue };
        if flow.graph[fork].kind != StepKind::Fork {
            continue;
        }
        for from in flow.graph.neighbors_directed(join, Direction::Incoming) {
            let mut branch = from;
            while let Some(above) = passed_by_all.immediate_dominator(branch).filter(|above| *above != fork) {
                branch = above;
                followed += 1;
                if followed > MOST_FOLLOWED {
                    return found;
                }
            }
            branch_of.insert(from.index(), branch.index());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::sop::{Document, read};

    /// A flow of any shape, from a seed.
    fn any_flow(seed: &mut u64) -> Flow {
        let mut below = |n: u64| {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*seed >> 33) % n
        };
        let steps = 2 + below(12);
        let mut text = "sop: a\nnama: A\npelaksana: {a: A}\nlangkah:\n".to_owned();
        for step in 0..steps {
            let (kind, mut to) = (below(5), || format!("s{}", below(steps + 1)));
            let step = match kind {
                0 => format!("s{step}: {{kegiatan: k, oleh: a, lanjut: {}}}", to()),
                1 => format!("s{step}: {{keputusan: k, oleh: a, cabang: {{x: {}, y: {}}}}}", to(), to()),
                2 => format!("s{step}: {{serentak: [{}, {}]}}", to(), to()),
                3 => format!("s{step}: {{gabung: semua, lanjut: {}}}", to()),
                _ => format!(
                    "s{step}: {{kegiatan: k, oleh: a, lanjut: {}, maks_ulang: {{kali: 2, lalu: {}}}}}",
                    to(),
                    to()
                ),
            };
            writeln!(text, "  {step}").unwrap();
        }
        writeln!(text, "  s{steps}: {{selesai: S}}").unwrap();
        let Some(Document::Sop(sop)) = read(&text).value else { panic!("{text}") };
        Flow::build(&sop)
    }

    #[test]
    fn what_ways_pass_is_what_going_them_round_and_round_shows() {
        let mut seed = 1;
        for _ in 0..1_000 {
            let flow = any_flow(&mut seed);
            let (ways, steps) = (Ways::of(&flow), flow.graph.node_count());
            let marks: Vec<Bits> = (0..steps).map(|step| if step % 3 == 2 { 0 } else { 1 << step }).collect();
            let (mut passed, mut ahead) = (vec![0; steps], vec![0; steps]);
            for _ in 0..steps {
                for at in 0..steps {
                    passed[at] =
                        ways.before[at].iter().fold(0, |all, from| all | passed[*from] | marks[*from]);
                    ahead[at] = ways.after[at].iter().fold(0, |all, to| all | ahead[*to] | marks[*to]);
                }
            }
            assert_eq!(ways.passed(&marks), passed);
            assert_eq!(ways.ahead(&marks), ahead);

            let certain = Certain::new(&flow, &ways).unwrap();
            let reached = |at: usize| at == certain.start || passed_from(&ways, certain.start, at);
            let mut known = vec![Bits::MAX; steps];
            for _ in 0..steps * steps {
                for at in (0..steps).filter(|at| reached(*at)) {
                    known[at] = certain.known(at, &known, &marks);
                }
            }
            assert_eq!(certain.of(&marks), known);
        }
    }

    fn passed_from(ways: &Ways, start: usize, at: usize) -> bool {
        let mut marks = vec![0; ways.before.len()];
        marks[start] = 1;
        ways.passed(&marks)[at] == 1
    }
}
