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
        let mut pairs = Self::default();
        pairs.complete(first, second);
        pairs
    }

    /// The same, but for what is known: pairs of a step of the first and one of the second. What is said twice of a step
    /// holds as it was said first.
    ///
    /// # Errors
    /// The steps that are none, with the place of the SOP that does not have it: 0 for the first, 1 for the second.
    pub fn with(
        first: &Chart,
        second: &Chart,
        known: &[(StepId, StepId)],
    ) -> Result<Self, Vec<(usize, StepId)>> {
        let none = |(old, new): &(StepId, StepId)| {
            let old = first.step(old.as_str()).is_none().then(|| (0, old.clone()));
            let new = second.step(new.as_str()).is_none().then(|| (1, new.clone()));
            [old, new].into_iter().flatten()
        };
        let unknown: Vec<_> = known.iter().flat_map(none).collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let mut pairs = Self::default();
        known.iter().for_each(|(old, new)| pairs.add(old, new));
        pairs.complete(first, second);
        Ok(pairs)
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
