//! What an overlay covers of the changes of its base: what is new there and does not arrive here.

use std::collections::BTreeMap;

use super::{Change, Diff, LaneDiff, StepDiff};
use crate::id::StepId;

impl Diff {
    /// The part of these changes of a base that does not arrive in what an overlay makes of it, because the overlay says
    /// something else there. `arrived` is what differs between what the overlay makes of the old and of the new base;
    /// `steps` and `lanes` are the ids that it gives to these, by those of the base.
    ///
    /// ```
    /// use alir::{diff::Diff, load};
    /// let sop = |first: &str, second: &str| load(&format!(
    ///     "sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n  s: {{kegiatan: k, oleh: x, waktu: {first}}}\n  t: {{kegiatan: l, oleh: x, waktu: {second}}}\n  e: {{selesai: E}}\n"
    /// ));
    /// // The base changes both times; the overlay has 3 hours of its own for `s`.
    /// let base = Diff::of(&sop("1 jam", "1 jam")?, &sop("2 jam", "2 jam")?);
    /// let arrived = Diff::of(&sop("3 jam", "1 jam")?, &sop("3 jam", "2 jam")?);
    /// let covered = base.covered(&arrived, &Default::default(), &Default::default());
    /// assert_eq!((covered.steps.len(), covered.steps[0].id.as_str()), (1, "s"));
    /// # Ok::<(), alir::Error>(())
    /// ```
    #[must_use]
    pub fn covered(
        &self,
        arrived: &Self,
        steps: &BTreeMap<StepId, StepId>,
        lanes: &BTreeMap<String, String>,
    ) -> Self {
        let lane = |lane: &LaneDiff| {
            let id = lanes.get(&lane.id).unwrap_or(&lane.id);
            let there = arrived.lanes.iter().find(|there| there.id == *id && there.fate == lane.fate);
            let Some(there) = there else { return Some(lane.clone()) };
            let changes = missing(&lane.changes, &there.changes);
            (!changes.is_empty()).then(|| LaneDiff { changes, ..lane.clone() })
        };
        let step = |step: &StepDiff| {
            let id = steps.get(&step.id).unwrap_or(&step.id);
            let there = arrived.steps.iter().find(|there| there.id == *id && there.fate == step.fate);
            let Some(there) = there else { return Some(step.clone()) };
            let left = StepDiff {
                was: step.was.clone().filter(|_| there.was.is_none()),
                moved: step.moved && !there.moved,
                changes: missing(&step.changes, &there.changes),
                ways: step.ways.clone().filter(|_| there.ways.is_none()),
                ..step.clone()
            };
            let is_left = left.was.is_some() || left.moved || !left.changes.is_empty() || left.ways.is_some();
            is_left.then_some(left)
        };
        Self {
            lanes: self.lanes.iter().filter_map(lane).collect(),
            steps: self.steps.iter().filter_map(step).collect(),
            rest: missing(&self.rest, &arrived.rest),
        }
    }
}

/// The changes whose keys did not change there.
fn missing(changes: &[Change], there: &[Change]) -> Vec<Change> {
    changes.iter().filter(|change| there.iter().all(|other| other.key != change.key)).cloned().collect()
}
