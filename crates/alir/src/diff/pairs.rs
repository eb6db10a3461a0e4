//! Which step of one SOP is which of another.

use std::collections::BTreeMap;

use crate::chart::{Chart, Step};
use crate::id::StepId;

/// Which step of a first SOP is which of a second: none is two.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pairs {
    first: BTreeMap<StepId, StepId>,
    second: BTreeMap<StepId, StepId>,
}

impl Pairs {
    /// By id; a step with a new id but the same words and performers is taken for one whose id has changed.
    pub fn of(first: &Chart, second: &Chart) -> Self {
        Self::with(first, second, &[])
    }

    /// The same, but for what is known: pairs of a step of the first and one of the second. Where a step is named twice,
    /// the first pair holds; pairs with a step that does not exist are left out.
    pub fn with(first: &Chart, second: &Chart, known: &[(StepId, StepId)]) -> Self {
        let mut pairs = Self::default();
        let exist = |(old, new): &&(StepId, StepId)| {
            first.step(old.as_str()).and(second.step(new.as_str())).is_some()
        };
        known.iter().filter(exist).for_each(|(old, new)| pairs.add(old, new));
        pairs.complete(first, second);
        pairs
    }

    /// The step of the first that a step of the second was.
    pub fn first(&self, second: &StepId) -> Option<&StepId> {
        self.first.get(second)
    }

    /// The step of the second that a step of the first has become.
    pub fn second(&self, first: &StepId) -> Option<&StepId> {
        self.second.get(first)
    }

    fn add(&mut self, first: &StepId, second: &StepId) {
        if !self.second.contains_key(first) && !self.first.contains_key(second) {
            self.second.insert(first.clone(), second.clone());
            self.first.insert(second.clone(), first.clone());
        }
    }

    fn complete(&mut self, first: &Chart, second: &Chart) {
        for step in second.step_ids().filter(|step| first.step(step.as_str()).is_some()) {
            self.add(step, step);
        }
        let mut gone: Vec<&Step> =
            first.steps().filter(|step| self.second(&step.id).is_none() && !step.text.is_empty()).collect();
        for step in second.steps() {
            let same =
                |old: &&Step| old.text == step.text && old.kind == step.kind && old.roles == step.roles;
            if self.first(&step.id).is_none()
                && let Some(at) = gone.iter().position(same)
            {
                self.add(&gone.remove(at).id, &step.id);
            }
        }
    }
}
