//! Appending: each batch whole or not at all, with the lists that follow from it.

use alir::instance::{Mark, TaskKind};
use alir::store::{Appended, Batch, Published, Task};
use chrono::{DateTime, Utc};
use rusqlite::{CachedStatement, Connection, Result, params};

use crate::known::{Case, Known};

/// The statements of one transaction: looked up once, however many batches it has.
pub(crate) struct Writing<'c> {
    connection: &'c Connection,
    known: &'c mut Known,
    count: CachedStatement<'c>,
    event: CachedStatement<'c>,
    close: CachedStatement<'c>,
    open: CachedStatement<'c>,
}

impl<'c> Writing<'c> {
    /// To be used inside a transaction.
    pub(crate) fn new(connection: &'c Connection, known: &'c mut Known) -> Result<Self> {
        Ok(Self {
            connection,
            known,
            // Most completions touch no index but those of events and tasks.
            count: connection.prepare_cached(
                "UPDATE cases SET events = ?, updated_at = ?, wake_at = ? WHERE key = ? AND events = ?",
            )?,
            event: connection
                .prepare_cached("INSERT INTO event (case_key, number, body) VALUES (?, ?, ?)")?,
            close: connection.prepare_cached("DELETE FROM task WHERE case_key = ? AND task = ?")?,
            open: connection.prepare_cached(
                "INSERT OR REPLACE INTO task (case_key, task, step, role, kind, offered_at, due, assignee, \
                 target, limit_at, provisional, escalated_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?,
        })
    }

    /// Appends one batch.
    pub(crate) fn append(&mut self, batch: &Batch) -> Result<Appended> {
        let Some(key) = self.book(batch)? else { return Ok(Appended::Conflict) };
        for (number, body) in (batch.expected + 1..).zip(&batch.events) {
            self.event.execute(params![key, number, body])?;
        }
        for task in &batch.closed {
            self.close.execute(params![key, task.0])?;
        }
        for task in &batch.opened {
            self.open(key, task)?;
        }
        if let Some(marks) = &batch.marks {
            self.mark(key, marks)?;
        }
        Ok(Appended::Done)
    }

    /// Counts the events and notes how the case stands. `None` if it has not as many events as expected.
    fn book(&mut self, batch: &Batch) -> Result<Option<i64>> {
        let Batch { instance, expected, summary, .. } = batch;
        let case = match self.known.find(instance, *expected) {
            Some(case) => case,
            None => match Case::read(self.connection, instance)? {
                Some(case) => self.known.keep(instance, case),
                None if *expected == 0 => return self.begin(batch).map(Some),
                None => return Ok(None),
            },
        };
        if case.events != *expected {
            return Ok(None);
        }
        let (key, events, updated_at) = (case.key, after(batch), millis(summary.updated_at));
        let wake_at = summary.wake_at.map(millis);
        let changed = if case.stands_as(summary) {
            self.count.execute(params![events, updated_at, wake_at, key, expected])?
        } else {
            let sql = "UPDATE cases SET events = ?, updated_at = ?, sop = ?, fingerprint = ?, status = ?, \
                       ending = ?, started_at = ?, wake_at = ? WHERE key = ? AND events = ?";
            case.summary.clone_from(summary);
            self.connection.prepare_cached(sql)?.execute(params![
                events,
                updated_at,
                summary.sop.as_str(),
                summary.fingerprint.as_str(),
                summary.status,
                summary.end,
                millis(summary.started_at),
                wake_at,
                key,
                expected
            ])?
        };
        case.events = events;
        if changed == 0 {
            // Another process was faster.
            self.known.forget(instance);
        }
        Ok((changed > 0).then_some(key))
    }

    fn begin(&mut self, batch: &Batch) -> Result<i64> {
        let summary = &batch.summary;
        let sql = "INSERT INTO cases (id, sop, fingerprint, status, ending, started_at, updated_at, events, wake_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let key = self.connection.prepare_cached(sql)?.insert(params![
            batch.instance.as_str(),
            summary.sop.as_str(),
            summary.fingerprint.as_str(),
            summary.status,
            summary.end,
            millis(summary.started_at),
            millis(summary.updated_at),
            after(batch),
            summary.wake_at.map(millis)
        ])?;
        self.known.keep(&batch.instance, Case { key, events: after(batch), summary: summary.clone() });
        Ok(key)
    }

    fn open(&mut self, key: i64, task: &Task) -> Result<()> {
        let opened = self.open.execute(params![
            key,
            task.task.0,
            task.step.as_str(),
            task.role.as_str(),
            kind(task.kind),
            millis(task.offered_at),
            task.due.as_deref(),
            task.assignee.as_ref().map(AsRef::<str>::as_ref),
            task.target.map(millis),
            task.limit.map_or(NEVER, millis),
            task.provisional,
            task.escalated_to.as_ref().map(AsRef::<str>::as_ref)
        ]);
        opened.map(drop)
    }

    fn mark(&mut self, key: i64, marks: &[Mark]) -> Result<()> {
        self.connection.prepare_cached("DELETE FROM mark WHERE case_key = ?")?.execute([key])?;
        let mut insert = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO mark (step, key, value, case_key) VALUES (?, ?, ?, ?)")?;
        for mark in marks {
            insert.execute(params![mark.step.as_str(), mark.key, mark.value, key])?;
        }
        Ok(())
    }
}

/// Keeps the text of a SOP and makes it the latest, inside the caller's transaction.
pub(crate) fn put_sop(connection: &Connection, sop: &Published) -> Result<()> {
    let (id, fingerprint) = (sop.sop.as_str(), sop.fingerprint.as_str());
    let keep = "INSERT OR IGNORE INTO sop (fingerprint, sop, text) VALUES (?, ?, ?)";
    connection.prepare_cached(keep)?.execute([fingerprint, id, &sop.text])?;
    let latest = "INSERT OR REPLACE INTO latest (sop, fingerprint) VALUES (?, ?)";
    connection.prepare_cached(latest)?.execute([id, fingerprint]).map(drop)
}

/// How many events a case has after a batch.
fn after(batch: &Batch) -> u32 {
    u32::try_from(batch.events.len()).map_or(u32::MAX, |new| batch.expected.saturating_add(new))
}

/// Where a task stands that is never due: behind all others.
pub(crate) const NEVER: i64 = i64::MAX;

fn millis(time: DateTime<Utc>) -> i64 {
    time.timestamp_millis()
}

fn kind(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Task => "task",
        TaskKind::Decision => "decision",
        TaskKind::Wait => "wait",
    }
}
