//! Ways that automatic decisions take in a trial without values: given beforehand, and kept as they are taken.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alir::StepId;
use alir::chart::Step;

/// Ways of automatic decisions; shared with the engine that takes them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    /// By decision: its ways in order, by place and label.
    plan: BTreeMap<StepId, Vec<(usize, String)>>,
    used: BTreeMap<StepId, usize>,
    /// What was taken and not asked for yet.
    taken: Vec<(StepId, String)>,
}

impl Choices {
    pub(super) fn new(plan: BTreeMap<StepId, Vec<(usize, String)>>) -> Self {
        Self(Arc::new(Mutex::new(Inner { plan, ..Inner::default() })))
    }

    /// The place of the next way of a decision; the last one repeats. The first way, if none was given.
    pub(crate) fn choose(&self, step: &Step) -> usize {
        let mut inner = self.inner();
        let used = inner.used.get(&step.id).copied().unwrap_or(0);
        let Some((place, label)) =
            inner.plan.get(&step.id).and_then(|plan| plan.get(used).or(plan.last())).cloned()
        else {
            return 0;
        };
        inner.used.insert(step.id.clone(), used + 1);
        inner.taken.push((step.id.clone(), label));
        place
    }

    /// What was taken since this was last asked.
    pub(super) fn taken(&self) -> Vec<(StepId, String)> {
        std::mem::take(&mut self.inner().taken)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
