//! A store that remembers what it was given.

use std::sync::{Arc, Mutex};

use alir::StoreError;
use alir::id::InstanceId;
use alir::store::{
    Appended, Batch, Case, CaseQuery, FeedRow, Published, Row, Sleeper, SopKey, Store, Task, TaskQuery,
};

/// A store that notes how many batches each transaction has; and the batches themselves, if asked to, which costs
/// time that is not the store's.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    store: Arc<dyn Store>,
    noted: Arc<Mutex<Noted>>,
    keep: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Noted {
    pub(crate) sizes: Vec<usize>,
    pub(crate) batches: Vec<Batch>,
}

impl Recorder {
    pub(crate) fn of_sizes(store: impl Store + 'static) -> Self {
        Self { store: Arc::new(store), noted: Arc::default(), keep: false }
    }

    pub(crate) fn of_batches(store: impl Store + 'static) -> Self {
        Self { keep: true, ..Self::of_sizes(store) }
    }

    /// What was appended since the last time.
    pub(crate) fn take(&self) -> Noted {
        std::mem::take(&mut self.noted.lock().expect("no bench panics"))
    }
}

impl Store for Recorder {
    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError> {
        let appended = self.store.append(batches)?;
        let mut noted = self.noted.lock().expect("no bench panics");
        noted.sizes.push(batches.len());
        if self.keep {
            noted.batches.extend_from_slice(batches);
        }
        Ok(appended)
    }

    fn put_sop(&self, sop: &Published) -> Result<(), StoreError> {
        self.store.put_sop(sop)
    }

    fn sop(&self, key: SopKey<'_>) -> Result<Option<Published>, StoreError> {
        self.store.sop(key)
    }

    fn history(&self, id: &InstanceId, after: u32) -> Result<Vec<Row>, StoreError> {
        self.store.history(id, after)
    }

    fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, StoreError> {
        self.store.cases(query)
    }

    fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, StoreError> {
        self.store.tasks(query)
    }

    fn sleepers(&self, after: Option<&Sleeper>, limit: usize) -> Result<Vec<Sleeper>, StoreError> {
        self.store.sleepers(after, limit)
    }

    fn feed(&self, after: u64, limit: usize) -> Result<Vec<FeedRow>, StoreError> {
        self.store.feed(after, limit)
    }
}
