//! Cases kept in memory, so that the next command on one costs no replay.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::chart::Chart;
use crate::id::InstanceId;
use crate::instance::Instance;
use crate::limits;

/// A case in memory. It may lag behind the store when another process writes; appending finds out.
#[derive(Debug, Default)]
pub(super) struct Slot {
    pub(super) instance: Instance,
    pub(super) chart: Option<Chart>,
}

/// The cases in memory, at most [`limits::MAX_CACHED_CASES`] that nobody is using.
#[derive(Debug, Default)]
pub(super) struct Cache {
    slots: Mutex<Slots>,
}

#[derive(Debug, Default)]
struct Slots {
    by_id: BTreeMap<InstanceId, (u64, Arc<Mutex<Slot>>)>,
    /// Counts uses; the smallest number was used longest ago.
    uses: u64,
}

impl Cache {
    /// The slot of a case, empty if it is not in memory. Locking it keeps other commands on the case waiting.
    pub(super) fn slot(&self, id: &InstanceId) -> Arc<Mutex<Slot>> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.uses += 1;
        let now = slots.uses;
        if let Some((used, slot)) = slots.by_id.get_mut(id) {
            *used = now;
            return Arc::clone(slot);
        }
        if slots.by_id.len() >= limits::MAX_CACHED_CASES {
            slots.forget_oldest();
        }
        let slot = Arc::new(Mutex::new(Slot::default()));
        slots.by_id.insert(id.clone(), (now, Arc::clone(&slot)));
        slot
    }

    /// Lets go of a case, so that it is read anew.
    pub(super) fn forget(&self, id: &InstanceId) {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner).by_id.remove(id);
    }
}

impl Slots {
    /// Lets go of the older half of those that nobody is using: one pass for thousands of commands.
    fn forget_oldest(&mut self) {
        let mut uses: Vec<u64> = self.by_id.values().map(|(used, _)| *used).collect();
        let middle = uses.len() / 2;
        let (_, middle, _) = uses.select_nth_unstable(middle);
        let middle = *middle;
        self.by_id.retain(|_, (used, slot)| *used > middle || Arc::strong_count(slot) > 1);
    }
}
