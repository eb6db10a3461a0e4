//! Appending: each batch whole or not at all, with the lists that follow from it.

use alir::id::TaskId;
use alir::instance::{Mark, TaskKind};
use alir::store::{Appended, Batch, Published, Summary, Task};
use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result, Row, params};

/// Appends one batch, inside the caller's transaction.
pub(crate) fn append(connection: &Connection, batch: &Batch) -> Result<Appended> {
    let Some(key) = book(connection, batch)? else { return Ok(Appended::Conflict) };
    let mut insert =
        connection.prepare_cached("INSERT INTO event (case_key, number, body) VALUES (?, ?, ?)")?;
    for (number, body) in (batch.expected + 1..).zip(&batch.events) {
        insert.execute(params![key, number, body])?;
    }
    for task in &batch.closed {
        close(connection, key, *task)?;
    }
    for task in &batch.opened {
        open(connection, key, task)?;
    }
    if let Some(marks) = &batch.marks {
        remark(connection, key, marks)?;
    }
    Ok(Appended::Done)
}

/// Keeps the text of a SOP and makes it the latest, inside the caller's transaction.
pub(crate) fn put_sop(connection: &Connection, sop: &Published) -> Result<()> {
    let (id, fingerprint) = (sop.sop.as_str(), sop.fingerprint.as_str());
    let keep = "INSERT OR IGNORE INTO sop (fingerprint, sop, text) VALUES (?, ?, ?)";
    connection.prepare_cached(keep)?.execute([fingerprint, id, &sop.text])?;
    let latest = "INSERT OR REPLACE INTO latest (sop, fingerprint) VALUES (?, ?)";
    connection.prepare_cached(latest)?.execute([id, fingerprint]).map(drop)
}

/// Counts the events and notes how the case stands. `None` if it has not as many events as expected.
fn book(connection: &Connection, batch: &Batch) -> Result<Option<i64>> {
    let Batch { instance, expected, summary, .. } = batch;
    let events = i64::from(*expected) + count(batch);
    let sql = "SELECT key, events, sop, fingerprint, status, ending, started_at FROM cases WHERE id = ?";
    let mut find = connection.prepare_cached(sql)?;
    let mut rows = find.query([instance.as_str()])?;
    let Some(row) = rows.next()? else {
        return if *expected == 0 { begin(connection, batch).map(Some) } else { Ok(None) };
    };
    let (key, known): (i64, u32) = (row.get(0)?, row.get(1)?);
    if known != *expected {
        return Ok(None);
    }
    let same = stands_as(row, summary)?;
    drop(rows);
    let updated_at = millis(summary.updated_at);
    if same {
        // Most completions: no index has to be touched.
        let sql = "UPDATE cases SET events = ?, updated_at = ? WHERE key = ?";
        connection.prepare_cached(sql)?.execute(params![events, updated_at, key])?;
    } else {
        let sql = "UPDATE cases SET events = ?, updated_at = ?, sop = ?, fingerprint = ?, status = ?, \
                   ending = ?, started_at = ? WHERE key = ?";
        connection.prepare_cached(sql)?.execute(params![
            events,
            updated_at,
            summary.sop.as_str(),
            summary.fingerprint.as_str(),
            summary.status,
            summary.end,
            millis(summary.started_at),
            key
        ])?;
    }
    Ok(Some(key))
}

/// Whether all but the time of the last event is as it was; columns 2 to 6 of the row.
fn stands_as(row: &Row<'_>, summary: &Summary) -> Result<bool> {
    let is = |column, text: &str| -> Result<bool> {
        Ok(matches!(row.get_ref(column)?, ValueRef::Text(bytes) if bytes == text.as_bytes()))
    };
    let ends_same = match &summary.end {
        Some(end) => is(5, end)?,
        None => row.get_ref(5)? == ValueRef::Null,
    };
    Ok(ends_same
        && is(2, summary.sop.as_str())?
        && is(3, summary.fingerprint.as_str())?
        && is(4, &summary.status)?
        && row.get::<_, i64>(6)? == millis(summary.started_at))
}

fn begin(connection: &Connection, batch: &Batch) -> Result<i64> {
    let summary = &batch.summary;
    let sql = "INSERT INTO cases (id, sop, fingerprint, status, ending, started_at, updated_at, events) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    connection.prepare_cached(sql)?.insert(params![
        batch.instance.as_str(),
        summary.sop.as_str(),
        summary.fingerprint.as_str(),
        summary.status,
        summary.end,
        millis(summary.started_at),
        millis(summary.updated_at),
        count(batch)
    ])
}

fn close(connection: &Connection, key: i64, task: TaskId) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM task WHERE case_key = ? AND task = ?")?;
    delete.execute(params![key, task.0]).map(drop)
}

fn open(connection: &Connection, key: i64, task: &Task) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO task (case_key, task, step, role, kind, offered_at, due, assignee) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let insert = connection.prepare_cached(sql)?.execute(params![
        key,
        task.task.0,
        task.step.as_str(),
        task.role.as_str(),
        kind(task.kind),
        millis(task.offered_at),
        task.due.as_deref(),
        task.assignee.as_ref().map(AsRef::<str>::as_ref)
    ]);
    insert.map(drop)
}

fn remark(connection: &Connection, key: i64, marks: &[Mark]) -> Result<()> {
    connection.prepare_cached("DELETE FROM mark WHERE case_key = ?")?.execute([key])?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO mark (step, key, value, case_key) VALUES (?, ?, ?, ?)")?;
    for mark in marks {
        insert.execute(params![mark.step.as_str(), mark.key, mark.value, key])?;
    }
    Ok(())
}

fn count(batch: &Batch) -> i64 {
    i64::try_from(batch.events.len()).unwrap_or(i64::MAX)
}

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
