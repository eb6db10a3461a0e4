//! The same rows without an engine: nothing but statements that were compiled before.

use std::collections::BTreeMap;
use std::path::Path;

use alir::id::InstanceId;
use alir::instance::TaskKind;
use alir::store::Batch;
use alir_sqlite::rusqlite::{Connection, Result, params};

const BEGIN: &str = "BEGIN IMMEDIATE";
const COMMIT: &str = "COMMIT";
const EVENT: &str = "INSERT INTO event (case_key, number, body) VALUES (?, ?, ?)";
const CASE: &str = "UPDATE cases SET events = ?, updated_at = ? WHERE key = ?";
const CLOSE: &str = "DELETE FROM task WHERE case_key = ? AND task = ?";
const OPEN: &str = "INSERT INTO task (case_key, task, step, role, kind, offered_at, due, assignee) \
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

/// A connection with the settings of the store.
pub(crate) struct Bare {
    connection: Connection,
    keys: BTreeMap<InstanceId, i64>,
}

impl Bare {
    /// Opens a store's file that knows the cases already.
    pub(crate) fn open(path: &Path) -> Self {
        let connection = Connection::open(path).expect("the file is there");
        for (name, value) in [("synchronous", 2), ("cache_size", -16_384)] {
            connection.pragma_update(None, name, value).expect("SQLite has this setting");
        }
        let row = |row: &alir_sqlite::rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?.into(), row.get(1)?));
        let keys: Result<_> = connection
            .prepare("SELECT id, key FROM cases")
            .and_then(|mut cases| cases.query_map([], row)?.collect());
        Self { keys: keys.expect("the cases can be read"), connection }
    }

    /// Inserts the rows of these batches in one transaction.
    pub(crate) fn insert(&mut self, batches: &[Batch]) {
        self.try_insert(batches).expect("the rows are as the store would write them");
    }

    fn try_insert(&mut self, batches: &[Batch]) -> Result<()> {
        let prepare = |sql| self.connection.prepare_cached(sql);
        let (mut event, mut case) = (prepare(EVENT)?, prepare(CASE)?);
        let (mut close, mut open) = (prepare(CLOSE)?, prepare(OPEN)?);
        prepare(BEGIN)?.execute([])?;
        for batch in batches {
            let key = self.keys[&batch.instance];
            let mut number = batch.expected;
            for body in &batch.events {
                number += 1;
                event.execute(params![key, number, body])?;
            }
            case.execute(params![number, batch.summary.updated_at.timestamp_millis(), key])?;
            for task in &batch.closed {
                close.execute(params![key, task.0])?;
            }
            for task in &batch.opened {
                open.execute(params![
                    key,
                    task.task.0,
                    task.step.as_str(),
                    task.role.as_str(),
                    if task.kind == TaskKind::Task { "task" } else { "decision" },
                    task.offered_at.timestamp_millis(),
                    task.due.as_deref(),
                    None::<&str>
                ])?;
            }
        }
        prepare(COMMIT)?.execute([]).map(drop)
    }
}
