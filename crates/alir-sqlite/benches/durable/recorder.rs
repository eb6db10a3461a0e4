//! A store that remembers what it was given.

use std::sync::{Arc, Mutex};

use alir::StoreError;
use alir::id::InstanceId;
use alir::store::{
    Appended, Batch, Case, CaseQuery, FeedRow, Published, Row, SopKey, Store, Task, TaskQuery,
};
use alir_sqlite::SqliteStore;

/// A store, and what was appended to it: a list of batches for each transaction.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    store: SqliteStore,
    groups: Arc<Mutex<Vec<Vec<Batch>>>>,
}

impl Recorder {
    pub(crate) fn new(store: SqliteStore) -> Self {
        Self { store, groups: Arc::default() }
    }

    /// What was appended since the last time.
    pub(crate) fn take(&self) -> Vec<Vec<Batch>> {
        std::mem::take(&mut self.groups.lock().expect("no bench panics"))
    }
}

impl Store for Recorder {
    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError> {
        let appended = self.store.append(batches)?;
        self.groups.lock().expect("no bench panics").push(batches.to_vec());
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

    fn feed(&self, after: u64, limit: usize) -> Result<Vec<FeedRow>, StoreError> {
        self.store.feed(after, limit)
    }
}
