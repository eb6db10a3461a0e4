//! Reading: texts, histories, lists and the feed.

use std::fmt;
use std::sync::Arc;

use alir::chart::Fingerprint;
use alir::id::{ActorId, InstanceId, RoleId, TaskId};
use alir::instance::TaskKind;
use alir::store::{Case, CaseQuery, FeedRow, Published, Sleeper, SopKey, Summary, Task, TaskQuery};
use chrono::{DateTime, Utc};
use rusqlite::types::Type;
use rusqlite::{Connection, Error, OptionalExtension, Result, Row, ToSql, params};

use crate::write::NEVER;

/// The text of a SOP.
pub(crate) fn sop(connection: &Connection, key: SopKey<'_>) -> Result<Option<Published>> {
    let (sql, key) = match key {
        SopKey::Fingerprint(fingerprint) => {
            ("SELECT sop, fingerprint, text FROM sop WHERE fingerprint = ?", fingerprint.as_str())
        }
        SopKey::Latest(sop) => (
            "SELECT sop, fingerprint, text FROM sop \
             WHERE fingerprint = (SELECT fingerprint FROM latest WHERE sop = ?)",
            sop.as_str(),
        ),
    };
    let published = |row: &Row<'_>| {
        Ok(Published {
            sop: text(row, 0)?.into(),
            fingerprint: Fingerprint::from(text(row, 1)?),
            text: row.get(2)?,
        })
    };
    connection.prepare_cached(sql)?.query_row([key], published).optional()
}

/// The events of a case behind a number.
pub(crate) fn history(connection: &Connection, id: &InstanceId, after: u32) -> Result<Vec<alir::store::Row>> {
    let sql = "SELECT number, body FROM event \
               WHERE case_key = (SELECT key FROM cases WHERE id = ?) AND number > ? ORDER BY number";
    let row = |row: &Row<'_>| Ok(alir::store::Row { number: row.get(0)?, body: row.get(1)? });
    connection.prepare_cached(sql)?.query_map(params![id.as_str(), after], row)?.collect()
}

/// Events of all cases behind a position.
pub(crate) fn feed(connection: &Connection, after: u64, most: usize) -> Result<Vec<FeedRow>> {
    let sql = "SELECT event.position, cases.id, event.number, event.body \
               FROM event CROSS JOIN cases ON cases.key = event.case_key \
               WHERE event.position > ? ORDER BY event.position LIMIT ?";
    let row = |row: &Row<'_>| {
        Ok(FeedRow {
            position: row.get::<_, i64>(0)?.cast_unsigned(),
            instance: text(row, 1)?.into(),
            number: row.get(2)?,
            body: row.get(3)?,
        })
    };
    // No position is greater than SQLite's greatest number.
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    connection.prepare_cached(sql)?.query_map(params![after, limit(most)], row)?.collect()
}

/// Cases in the order of their ids.
pub(crate) fn cases(connection: &Connection, query: &CaseQuery) -> Result<Vec<Case>> {
    let CaseQuery { sop, status, mark, after, limit: most } = query;
    let mut filter = Filter::default();
    if let Some(sop) = sop {
        filter.and("sop = ?", [sop.as_str()]);
    }
    if let Some(status) = status {
        filter.and("status = ?", [status.as_str()]);
    }
    if let Some(mark) = mark {
        let done = "key IN (SELECT case_key FROM mark WHERE step = ? AND mark.key = ? AND value = ?)";
        filter.and(done, [mark.step.as_str(), mark.key.as_str(), mark.value.as_str()]);
    }
    if let Some(after) = after {
        filter.and("id > ?", [after.as_str()]);
    }
    let sql = format!(
        "SELECT id, events, sop, fingerprint, status, ending, started_at, updated_at, wake_at FROM cases {filter} \
         ORDER BY id LIMIT ?"
    );
    let most = limit(*most);
    connection.prepare_cached(&sql)?.query_map(&*filter.values(&most), case)?.collect()
}

/// A case from a row that begins with the columns of [`cases`].
pub(crate) fn case(row: &Row<'_>) -> Result<Case> {
    Ok(Case {
        instance: text(row, 0)?.into(),
        events: row.get(1)?,
        summary: Summary {
            sop: text(row, 2)?.into(),
            fingerprint: text(row, 3)?.into(),
            status: row.get(4)?,
            end: row.get(5)?,
            started_at: time(row, 6)?,
            updated_at: time(row, 7)?,
            wake_at: row.get::<_, Option<i64>>(8)?.map(|_| time(row, 8)).transpose()?,
        },
    })
}

/// Cases that time will change, in the order in which it does.
pub(crate) fn sleepers(
    connection: &Connection,
    after: Option<&Sleeper>,
    most: usize,
) -> Result<Vec<Sleeper>> {
    let sql = "SELECT wake_at, id FROM cases WHERE wake_at IS NOT NULL AND (wake_at, id) > (?, ?) \
               ORDER BY wake_at, id LIMIT ?";
    let row = |row: &Row<'_>| Ok(Sleeper { wake_at: time(row, 0)?, instance: text(row, 1)?.into() });
    let (at, id) =
        after.map_or((i64::MIN, ""), |after| (after.wake_at.timestamp_millis(), after.instance.as_str()));
    connection.prepare_cached(sql)?.query_map(params![at, id, limit(most)], row)?.collect()
}

/// Open tasks, the one that is due first at the head.
pub(crate) fn tasks(connection: &Connection, query: &TaskQuery) -> Result<Vec<Task>> {
    let narrow = query.instance.is_some() || query.assignee.is_some();
    let now = connection.unchecked_transaction()?;
    let mut found = match &query.role {
        _ if narrow => return tasks_of(&now, query, By::Other),
        None if query.limit == 0 => return tasks_of(&now, query, By::Other),
        Some(_) => {
            let mut found = tasks_of(&now, query, By::Role)?;
            found.extend(tasks_of(&now, query, By::Escalation)?);
            found
        }
        // The first of all are among the first of each role, which an index knows. An index of its own for this rare
        // question would cost every completion.
        None => {
            let mut found = Vec::new();
            for role in roles(&now)? {
                let query = TaskQuery { role: Some(role.as_str().into()), ..query.clone() };
                found.extend(tasks_of(&now, &query, By::Role)?);
            }
            found
        }
    };
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    if query.limit > 0 {
        found.truncate(query.limit);
    }
    Ok(found)
}

/// The roles that have open tasks: a step down the index for each.
fn roles(connection: &Connection) -> Result<Vec<String>> {
    let sql = "WITH RECURSIVE found (role) AS (SELECT min(role) FROM task UNION ALL \
               SELECT (SELECT min(role) FROM task WHERE role > found.role) FROM found WHERE role IS NOT NULL) \
               SELECT role FROM found WHERE role IS NOT NULL";
    connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// Which index knows the tasks of a query.
#[derive(Clone, Copy)]
enum By {
    /// That on roles.
    Role,
    /// That on the roles to which tasks were escalated.
    Escalation,
    /// Another one, or none.
    Other,
}

fn tasks_of(connection: &Connection, query: &TaskQuery, by: By) -> Result<Vec<Task>> {
    let TaskQuery { instance, sop, role, assignee, limit: most } = query;
    let mut filter = Filter::default();
    filter.and("cases.status = 'running'", []);
    if let Some(instance) = instance {
        filter.and("task.case_key = (SELECT key FROM cases WHERE id = ?)", [instance.as_str()]);
    }
    if let Some(assignee) = assignee {
        filter.and("task.assignee = ?", [assignee.as_str()]);
    }
    if let Some(role) = role {
        match by {
            By::Role => filter.and("task.role = ?", [role.as_str()]),
            By::Escalation => filter.and("task.escalated_to = ?", [role.as_str()]),
            By::Other => filter.and("(+task.role = ? OR +task.escalated_to = ?)", [role.as_str(); 2]),
        }
    }
    if let Some(sop) = sop {
        filter.and("cases.sop = ?", [sop.as_str()]);
    }
    let sql = format!(
        "SELECT cases.id, task.task, cases.sop, task.step, task.role, task.kind, task.offered_at, task.due, \
         task.assignee, cases.fingerprint, task.target, task.limit_at, task.provisional, task.escalated_to FROM task CROSS JOIN cases ON cases.key = task.case_key {filter} \
         ORDER BY task.limit_at, task.offered_at, cases.id, task.task LIMIT ?"
    );
    let most = limit(*most);
    connection.prepare_cached(&sql)?.query_map(&*filter.values(&most), task)?.collect()
}

fn task(row: &Row<'_>) -> Result<Task> {
    Ok(Task {
        instance: text(row, 0)?.into(),
        task: TaskId(row.get(1)?),
        sop: text(row, 2)?.into(),
        fingerprint: text(row, 9)?.into(),
        step: text(row, 3)?.into(),
        role: text(row, 4)?.into(),
        kind: match text(row, 5)? {
            "task" => TaskKind::Task,
            "decision" => TaskKind::Decision,
            "wait" => TaskKind::Wait,
            _ => return Err(Error::InvalidColumnType(5, "kind".to_owned(), Type::Text)),
        },
        offered_at: time(row, 6)?,
        due: row.get::<_, Option<Arc<str>>>(7)?,
        assignee: row.get::<_, Option<String>>(8)?.map(ActorId::from),
        target: row.get::<_, Option<i64>>(10)?.map(|_| time(row, 10)).transpose()?,
        limit: if row.get::<_, i64>(11)? == NEVER { None } else { Some(time(row, 11)?) },
        provisional: row.get(12)?,
        escalated_to: row.get::<_, Option<String>>(13)?.map(RoleId::from),
    })
}

/// Conditions that all have to hold, and the values that stand in them.
#[derive(Default)]
struct Filter<'q> {
    conditions: Vec<&'static str>,
    values: Vec<&'q str>,
}

impl<'q> Filter<'q> {
    fn and<const N: usize>(&mut self, condition: &'static str, values: [&'q str; N]) {
        self.conditions.push(condition);
        self.values.extend(values);
    }

    /// The values for the statement, with that of its `LIMIT` behind them.
    fn values<'a>(&'a self, most: &'a i64) -> Vec<&'a dyn ToSql> {
        self.values.iter().map(|value| value as &dyn ToSql).chain([most as &dyn ToSql]).collect()
    }
}

impl fmt::Display for Filter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.conditions.is_empty() { Ok(()) } else { write!(f, "WHERE {}", self.conditions.join(" AND ")) }
    }
}

/// As SQLite counts: -1 is all.
fn limit(limit: usize) -> i64 {
    if limit == 0 { -1 } else { i64::try_from(limit).unwrap_or(-1) }
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str> {
    row.get_ref(column)?.as_str().map_err(|_| Error::InvalidColumnType(column, "text".to_owned(), Type::Null))
}

fn time(row: &Row<'_>, column: usize) -> Result<DateTime<Utc>> {
    let millis: i64 = row.get(column)?;
    DateTime::from_timestamp_millis(millis).ok_or(Error::IntegralValueOutOfRange(column, millis))
}
