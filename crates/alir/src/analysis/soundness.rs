//! Whether every case of a flow can be finished, from wherever it may come: what is in the way, and a run that shows it.
//!
//! Soundness of workflow nets (van der Aalst 1997), for threads as the engine has them: from every state a case can come
//! to, its end can be reached; no step is dead; nothing waits for ever. What can become of a fork follows from what can
//! become of its threads (see `outcomes`), so the verdict costs about as much as the flow is long. Where the counts
//! of several bounded loops depend on each other, states are searched instead, up to
//! [`limits::MAX_ANALYSIS_STATES`]; beyond that, nothing is claimed.
//!
//! In one point it asks for more than soundness: a thread that can never come to an end by itself is wrong also where a
//! join of one thread (`gabung: salah_satu`) would drop it one day.

use std::collections::{BTreeMap, BTreeSet};

use super::example::{self, Goal};
use super::net::{Kind, Net, Node};
use super::outcomes::{ENDS, Table, has};
use super::owners;
use super::reach::{Reach, Thread, can_finish};
use super::states::search;
use crate::chart::{Chart, Flow};
use crate::diagnostic::Run;
use crate::id::StepId;
use crate::limits;

/// Something that keeps cases from their end, or that people will not have meant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Defect {
    /// Threads of a fork can wait for each other for ever, each at another join.
    Deadlock {
        /// The fork.
        fork: StepId,
        /// Two joins.
        joins: [StepId; 2],
    },
    /// A fork can be met again by a thread that it made, before it has joined: threads without end.
    PilesUp {
        /// The fork.
        fork: StepId,
    },
    /// From this fork on, forks lie in one another deeper than a case can hold.
    TooDeep {
        /// The outermost of them.
        fork: StepId,
    },
    /// From a step that cases come to, no way leads to an end.
    NoEnd {
        /// The step.
        step: StepId,
    },
    /// From a step that cases come to, no way leads to an end any more when bounded ways are used up.
    NoEndLater {
        /// The step.
        step: StepId,
    },
    /// The flow can go round without asking anybody.
    WithoutPerson {
        /// A step of the circle.
        step: StepId,
    },
    /// A join can be met without a fork.
    JoinWithoutFork {
        /// The join.
        join: StepId,
    },
    /// No case ever comes to a step, though ways lead there.
    Dead {
        /// The step.
        step: StepId,
    },
    /// Two threads of one fork can come to a step, which is then done twice.
    Twice {
        /// The step.
        step: StepId,
        /// The fork.
        fork: StepId,
    },
    /// One thread of a fork can end while others are at work.
    EndsBeside {
        /// The fork.
        fork: StepId,
    },
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Soundness {
    /// What was found, each with a run that leads there, where one was found.
    pub defects: Vec<(Defect, Option<Run>)>,
    /// Whether everything could be decided. If not, there may be more.
    pub decided: bool,
}

impl Defect {
    /// Whether it keeps cases from their end, rather than only being odd.
    pub fn is_unsound(&self) -> bool {
        match self {
            Self::Deadlock { .. }
            | Self::PilesUp { .. }
            | Self::TooDeep { .. }
            | Self::NoEnd { .. }
            | Self::NoEndLater { .. }
            | Self::WithoutPerson { .. }
            | Self::Dead { .. } => true,
            Self::JoinWithoutFork { .. } | Self::Twice { .. } | Self::EndsBeside { .. } => false,
        }
    }
}

/// Whether every case of a chart can be finished. A chart that was checked is sound; what is left are oddities.
pub fn soundness(chart: &Chart) -> Soundness {
    of_flow(chart.flow())
}

/// The same of a flow that may not be sound.
pub(crate) fn of_flow(flow: &Flow) -> Soundness {
    let Some(whole) = Net::new(flow) else { return Soundness { defects: Vec::new(), decided: true } };
    let (net, left) = whole.without_empty_forks();
    let table = Table::new(&net);
    let reach = Reach::new(&net, &table);
    let mut found = Found { flow, net: &whole, defects: Vec::new() };
    let all = 0..net.nodes.len();
    let kind = |node: Node| net.nodes[node].kind;
    let reached = || all.clone().filter(|node| reach.any(*node));

    let (doubled, mut decided) = owners::doubled(&net, &table, &reach);
    if !is_exact(&net, &table, &reach, &doubled) {
        decided = search(&mut found);
        return Soundness { defects: found.defects, decided };
    }
    for join in all.clone().filter(|node| matches!(kind(*node), Kind::Join(_)) && reach.main[*node]) {
        found.add(Defect::JoinWithoutFork { join: found.id(join) }, Some(Goal::Alone(join)));
    }
    for step in owners::without_a_person(&net, &reach) {
        found.add(Defect::WithoutPerson { step: found.id(step) }, Some(Goal::Endless));
    }
    for fork in owners::piling_up(&net, &table, &reach) {
        found.add(Defect::PilesUp { fork: found.id(fork) }, Some(Goal::PilesUp(fork)));
    }
    if !found.is_unsound()
        && let Some(fork) = owners::too_deep(&net, &table, &reach)
    {
        found.add(Defect::TooDeep { fork: found.id(fork) }, None);
    }
    // What follows would only be consequences of these.
    if found.is_unsound() {
        return Soundness { defects: found.defects, decided };
    }
    for fork in reached().filter(|node| kind(*node) == Kind::Fork) {
        if let Some([(_, one), (_, other)]) = table.deadlock(&net, fork) {
            let joins = [found.id(one), found.id(other)];
            found.add(Defect::Deadlock { fork: found.id(fork), joins }, Some(Goal::Stuck(fork)));
        }
    }
    let main = can_finish(&net, &table, Thread::Main, |node| net.next(node));
    let below = can_finish(&net, &table, Thread::Below, |node| net.next(node));
    let lost = |node: &Node| reach.main[*node] && !main[*node] || reach.below[*node] && !below[*node];
    if !found.is_unsound() {
        for step in circle_heads(&net, reached().filter(lost)) {
            found.add(Defect::NoEnd { step: found.id(step) }, Some(Goal::At(step)));
        }
    }
    if !found.is_unsound() {
        let passed = |node| left.iter().any(|(fork, join)| *join == node && reach.any(*fork));
        for step in dead(flow, &net, &|node| reach.any(node) || passed(node)) {
            found.add(Defect::Dead { step: found.id(step) }, None);
        }
    }
    // What conditions choose for two threads is nothing that anybody does twice.
    for (step, fork) in doubled.into_iter().filter(|(step, _)| kind(*step) != Kind::Choice) {
        found.add(Defect::Twice { step: found.id(step), fork: found.id(fork) }, Some(Goal::Twice(step)));
    }
    let ends = |fork: &Node| net.nodes[*fork].ways.iter().any(|way| has(&table.outcomes[way.to], ENDS));
    for fork in reached().filter(|node| kind(*node) == Kind::Fork).filter(ends) {
        found.add(Defect::EndsBeside { fork: found.id(fork) }, None);
    }
    Soundness { defects: found.defects, decided }
}

/// What was found so far.
pub(super) struct Found<'f> {
    pub(super) flow: &'f Flow,
    pub(super) net: &'f Net,
    defects: Vec<(Defect, Option<Run>)>,
}

impl Found<'_> {
    pub(super) fn id(&self, node: Node) -> StepId {
        self.flow.graph[petgraph::graph::NodeIndex::new(node)].id.clone()
    }

    pub(super) fn is_unsound(&self) -> bool {
        self.defects.iter().any(|(defect, _)| defect.is_unsound())
    }

    /// Adds a defect that is not known yet, with a run that leads to it.
    pub(super) fn add(&mut self, defect: Defect, goal: Option<Goal<'_>>) {
        if self.defects.iter().any(|(known, _)| *known == defect) {
            return;
        }
        // To look for a run costs more than to find the defect; nobody reads a hundred of them.
        let goal = goal.filter(|_| self.defects.len() < limits::MAX_EXAMPLES);
        let run = goal.and_then(|goal| example::find(self.net, self.flow, goal));
        self.defects.push((defect, run));
    }
}

/// Of steps that are lost, those to which somebody comes from a step that is not, or by the start; one at least, unless
/// nothing is lost.
fn circle_heads(net: &Net, lost: impl Iterator<Item = Node>) -> Vec<Node> {
    let is_work = |node: &Node| net.nodes[*node].kind == Kind::Work;
    let all: Vec<Node> = lost.collect();
    let lost: BTreeSet<Node> = all.iter().copied().filter(is_work).collect();
    if lost.is_empty() {
        // A fork that never ends, though each of its threads does: the work that it leads to.
        let (mut seen, mut open) = (BTreeSet::new(), all);
        while let Some(node) = open.pop() {
            if seen.insert(node) && !is_work(&node) {
                open.extend(net.next(node));
            }
        }
        return seen.into_iter().find(is_work).into_iter().collect();
    }
    let mut led_to = BTreeSet::new();
    for node in 0..net.nodes.len() {
        if !lost.contains(&node) {
            led_to.extend(net.next(node).filter(|next| lost.contains(next)));
        }
    }
    if led_to.is_empty() {
        led_to.extend(lost.first());
    }
    led_to.into_iter().collect()
}

/// Steps to which arrows lead from the start, and to which no case comes.
pub(super) fn dead(flow: &Flow, net: &Net, comes: &dyn Fn(Node) -> bool) -> Vec<Node> {
    let mut seen = vec![false; net.nodes.len()];
    let mut open = vec![net.start];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(
                flow.next(petgraph::graph::NodeIndex::new(node)).map(petgraph::graph::NodeIndex::index),
            );
        }
    }
    (0..net.nodes.len()).filter(|node| seen[*node] && !comes(*node)).collect()
}

/// Whether the counts of bounded ways can be left out: each of them bounds a circle that can be run as often as it takes,
/// whatever became of the others, and an end can be reached when all are used up.
fn is_exact(net: &Net, table: &Table, reach: &Reach, doubled: &[(Node, Node)]) -> bool {
    let bounded: Vec<(Node, Node)> = (0..net.nodes.len())
        .filter(|node| reach.any(*node))
        .flat_map(|node| {
            net.nodes[node].ways.iter().filter(|way| way.bound.is_some()).map(move |way| (node, way.to))
        })
        .collect();
    if bounded.is_empty() {
        return true;
    }
    if !doubled.is_empty() {
        return false; // Threads that run side by side may share a count.
    }
    let mut exhausted = net.clone();
    for way in exhausted.nodes.iter_mut().flat_map(|place| &mut place.ways) {
        if let Some((_, then)) = way.bound.take() {
            way.to = then;
        }
    }
    let late = Table::new(&exhausted);
    let main = can_finish(&exhausted, &late, Thread::Main, |node| exhausted.next(node));
    let below = can_finish(&exhausted, &late, Thread::Below, |node| exhausted.next(node));
    let finishes = |node: Node| (!reach.main[node] || main[node]) && (!reach.below[node] || below[node]);
    if !(0..net.nodes.len()).all(finishes) {
        return false;
    }
    let (circle, _) = owners::circles(net, table, |_| true, false);
    // Of steps that can come after each other without any bounded way, one stands for all.
    let (late_circle, _) = owners::circles(&exhausted, &late, |_| true, false);
    let mut by_circle: BTreeMap<usize, (usize, Ends, Ends)> = BTreeMap::new();
    for (from, to) in &bounded {
        if circle[*from] != circle[*to] {
            return false;
        }
        let (ways, begins, ends) = by_circle.entry(circle[*from]).or_default();
        *ways += 1;
        begins.insert(late_circle[*from], *from);
        ends.insert(late_circle[*to], *to);
    }
    let before = comes_from(&exhausted, &late);
    let mut budget = limits::MAX_ANALYSIS_VISITS;
    for (_, begins, ends) in by_circle.values().filter(|(ways, ..)| *ways > 1) {
        if begins.len() == 1 && begins.keys().eq(ends.keys()) {
            continue;
        }
        for from in begins.values() {
            // Back from here, without any bounded way, to where each bounded way leads.
            let within = |node: Node| circle[node] == circle[*from];
            let Some(seen) = back_from(*from, &before, within, &mut budget) else { return false };
            if !ends.values().all(|to| seen.contains(to)) {
                return false;
            }
        }
    }
    true
}

/// Steps at which bounded ways begin or end: one for each circle without bounded ways.
type Ends = BTreeMap<usize, Node>;

/// By step: those from which a thread comes there next.
fn comes_from(net: &Net, table: &Table) -> Vec<Vec<Node>> {
    let mut before: Vec<Vec<Node>> = vec![Vec::new(); net.nodes.len()];
    for node in 0..net.nodes.len() {
        match net.nodes[node].kind {
            Kind::Fork => {
                let behind = table.summaries[node].joins.iter().flat_map(|join| net.next(*join));
                behind.for_each(|to| before[to].push(node));
            }
            Kind::Work | Kind::Choice | Kind::End | Kind::Join(_) => {
                net.next(node).for_each(|to| before[to].push(node));
            }
        }
    }
    before
}

/// The steps from which a thread can come to a step by way of such steps; none when the budget is used up.
fn back_from(
    target: Node,
    before: &[Vec<Node>],
    within: impl Fn(Node) -> bool,
    budget: &mut usize,
) -> Option<BTreeSet<Node>> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![target]);
    while let Some(node) = open.pop() {
        if seen.insert(node) {
            *budget = budget.checked_sub(1)?;
            open.extend(before[node].iter().filter(|node| within(**node)));
        }
    }
    Some(seen)
}
