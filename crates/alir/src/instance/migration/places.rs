//! Where a step lies among forks: on which of their ways a thread is that comes to it.

use std::collections::{BTreeMap, BTreeSet};

use super::Branch;
use crate::chart::{Chart, StepKind};
use crate::id::{StepId, ThreadId};
use crate::instance::{Event, Instance};
use crate::limits;

/// The ways of forks on which a thread is, outermost first.
type Chain = Vec<(StepId, usize)>;

/// For each step, the chains on which threads can come to it.
pub(super) struct Places(BTreeMap<StepId, BTreeSet<Chain>>);

impl Places {
    /// Follows all ways from the start; none when there are more places than [`limits::MAX_MIGRATION_PLACES`].
    pub(super) fn of(chart: &Chart) -> Option<Self> {
        let mut found: BTreeMap<StepId, BTreeSet<Chain>> = BTreeMap::new();
        let mut todo = vec![(chart.start(), Chain::new())];
        let mut many = 0;
        while let Some((step, mut chain)) = todo.pop() {
            if !found.entry(step.id.clone()).or_default().insert(chain.clone()) {
                continue;
            }
            many += 1 + chain.len();
            if many > limits::MAX_MIGRATION_PLACES {
                return None;
            }
            if let StepKind::Join(_) = step.kind {
                chain.pop();
            }
            for (way, exit) in chart.exits(step).enumerate() {
                let mut chain = chain.clone();
                if step.kind == StepKind::Fork {
                    chain.push((step.id.clone(), way));
                }
                todo.extend(exit.bound.map(|(_, then)| (then, chain.clone())));
                todo.push((exit.to, chain));
            }
        }
        Some(Self(found))
    }

    pub(super) fn has(&self, step: &StepId, chain: &Chain) -> bool {
        self.0.get(step).is_some_and(|chains| chains.contains(chain))
    }
}

/// On which way of which fork each thread of a case began, in the words of the text that it runs by now.
pub(super) fn branches(case: &Instance) -> BTreeMap<ThreadId, Branch> {
    let mut known = BTreeMap::new();
    for recorded in case.effective() {
        match &recorded.event {
            Event::Forked { step, into, .. } => {
                let of = |(way, thread): (usize, &ThreadId)| {
                    (*thread, Branch { thread: *thread, fork: step.clone(), way })
                };
                known.extend(into.iter().enumerate().map(of));
            }
            Event::Migrated { branches, .. } => {
                known = branches.iter().map(|branch| (branch.thread, branch.clone())).collect();
            }
            _ => {}
        }
    }
    known
}

/// The way of the new fork that a way of the old one has become: one that leads to the same step; the others keep their
/// order.
pub(super) fn same_way(before: &[StepId], after: &[&StepId], way: usize) -> Option<usize> {
    let mut free: Vec<usize> = (0..after.len()).collect();
    let mut became: Vec<Option<usize>> = vec![None; before.len()];
    for (target, became) in before.iter().zip(&mut became) {
        if let Some(at) = free.iter().position(|at| after[*at] == target) {
            *became = Some(free.remove(at));
        }
    }
    let mut free = free.into_iter();
    for became in became.iter_mut().filter(|became| became.is_none()) {
        *became = free.next();
    }
    became.get(way).copied().flatten()
}
