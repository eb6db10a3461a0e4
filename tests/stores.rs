//! Every store keeps every promise of the port: one line a store.

use alir::store::conformance::check;
use alir::store::{
    Appended, Batch, Case, CaseQuery, FeedRow, Published, Row, Sleeper, SopKey, Store, Task, TaskQuery,
};
use alir::{InstanceId, MemoryStore, StoreError};
use alir_sqlite::SqliteStore;

#[test]
fn memory() {
    check(&|| Box::new(MemoryStore::default()));
}

#[test]
fn sqlite_in_a_file() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let stores = std::cell::Cell::new(0);
    check(&|| {
        stores.set(stores.get() + 1);
        Box::new(
            SqliteStore::open(folder.path().join(format!("{}.db", stores.get())))
                .expect("a file can be made"),
        )
    });
}

#[test]
fn sqlite_in_memory() {
    check(&|| Box::new(SqliteStore::open_in_memory().expect("there is room in memory")));
}

/// A store that keeps all promises but one.
#[derive(Debug)]
struct Broken {
    store: MemoryStore,
    promise: Promise,
}

#[derive(Clone, Copy, Debug)]
enum Promise {
    NewestText,
    ConflictIsSaid,
    EveryBatchIsJudged,
    HistoryBehindANumber,
    FeedBehindAPosition,
    CasesBehindAnId,
    LimitOfCases,
    FirstDueFirst,
    SleepersBehindOne,
    AssigneeOfTasks,
}

impl Store for Broken {
    fn put_sop(&self, sop: &Published) -> Result<(), StoreError> {
        match self.promise {
            Promise::NewestText if self.sop(SopKey::Latest(&sop.sop))?.is_some() => Ok(()),
            _ => self.store.put_sop(sop),
        }
    }

    fn sop(&self, key: SopKey<'_>) -> Result<Option<Published>, StoreError> {
        self.store.sop(key)
    }

    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError> {
        let verdicts = self.store.append(batches)?;
        Ok(match self.promise {
            Promise::ConflictIsSaid => vec![Appended::Done; verdicts.len()],
            Promise::EveryBatchIsJudged if verdicts.contains(&Appended::Conflict) => {
                vec![Appended::Conflict; verdicts.len()]
            }
            _ => verdicts,
        })
    }

    fn history(&self, id: &InstanceId, after: u32) -> Result<Vec<Row>, StoreError> {
        let off = u32::from(matches!(self.promise, Promise::HistoryBehindANumber) && after == 4);
        self.store.history(id, after - off)
    }

    fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, StoreError> {
        let mut query = query.clone();
        match self.promise {
            Promise::CasesBehindAnId => query.after = None,
            Promise::LimitOfCases if query.status.is_some() => query.limit = 0,
            _ => {}
        }
        self.store.cases(&query)
    }

    fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, StoreError> {
        let mut query = query.clone();
        if let Promise::AssigneeOfTasks = self.promise {
            query.assignee = None;
        }
        let mut tasks = self.store.tasks(&query)?;
        if let Promise::FirstDueFirst = self.promise {
            tasks.sort_by_key(|task| task.task);
        }
        Ok(tasks)
    }

    fn sleepers(&self, after: Option<&Sleeper>, limit: usize) -> Result<Vec<Sleeper>, StoreError> {
        match self.promise {
            Promise::SleepersBehindOne => self.store.sleepers(None, limit),
            _ => self.store.sleepers(after, limit),
        }
    }

    fn feed(&self, after: u64, limit: usize) -> Result<Vec<FeedRow>, StoreError> {
        let off = u64::from(matches!(self.promise, Promise::FeedBehindAPosition) && after == 3);
        self.store.feed(after - off, limit)
    }
}

#[test]
fn a_broken_promise_is_found() {
    use Promise as P;
    for promise in [
        P::NewestText,
        P::ConflictIsSaid,
        P::EveryBatchIsJudged,
        P::HistoryBehindANumber,
        P::FeedBehindAPosition,
        P::CasesBehindAnId,
        P::LimitOfCases,
        P::FirstDueFirst,
        P::SleepersBehindOne,
        P::AssigneeOfTasks,
    ] {
        let make = || -> Box<dyn Store> { Box::new(Broken { store: MemoryStore::default(), promise }) };
        assert!(std::panic::catch_unwind(|| check(&make)).is_err(), "{promise:?}");
    }
}
