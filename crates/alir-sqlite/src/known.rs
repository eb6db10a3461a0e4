//! What the last transactions have left behind, so that the next one on a case need not look.

use std::collections::HashMap;

use alir::id::InstanceId;
use alir::store::Summary;
use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::read;

/// More cases than this are not remembered; then it begins anew.
const MAX_CASES: usize = 10_000;

/// Cases as this process has written them last. Another process may have written since: whoever uses this makes sure
/// that the number of events is still the same. Then all else is, too.
#[derive(Debug, Default)]
pub(crate) struct Known {
    cases: HashMap<InstanceId, Case>,
    /// Whether a transaction has begun of which nobody has said that it is over.
    unsettled: bool,
}

/// A row of the table of cases.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) key: i64,
    pub(crate) events: u32,
    pub(crate) summary: Summary,
}

impl Known {
    /// A case, if this process has left it with so many events.
    pub(crate) fn find(&mut self, id: &InstanceId, events: u32) -> Option<&mut Case> {
        self.cases.get_mut(id).filter(|case| case.events == events)
    }

    pub(crate) fn keep(&mut self, id: &InstanceId, case: Case) -> &mut Case {
        if self.cases.len() >= MAX_CASES {
            self.cases.clear();
        }
        self.cases.entry(id.clone()).insert_entry(case).into_mut()
    }

    pub(crate) fn forget(&mut self, id: &InstanceId) {
        self.cases.remove(id);
    }

    /// Begins a transaction. If the last one did not come to its end, what it has left here is not in the file.
    pub(crate) fn begin(&mut self) {
        if std::mem::replace(&mut self.unsettled, true) {
            self.cases.clear();
        }
    }

    /// What was written since [`Known::begin`] is in the file.
    pub(crate) fn settle(&mut self) {
        self.unsettled = false;
    }
}

impl Case {
    /// The case as it is in the file.
    pub(crate) fn read(connection: &Connection, id: &InstanceId) -> Result<Option<Self>> {
        let sql = "SELECT id, events, sop, fingerprint, status, ending, started_at, updated_at, wake_at, key \
                   FROM cases WHERE id = ?";
        let case = |row: &Row<'_>| {
            let case = read::case(row)?;
            Ok(Self { key: row.get(9)?, events: case.events, summary: case.summary })
        };
        connection.prepare_cached(sql)?.query_row([id.as_str()], case).optional()
    }

    /// Whether all is as it was but the times of the last event and of the next deadline.
    pub(crate) fn stands_as(&self, other: &Summary) -> bool {
        let Summary { sop, fingerprint, status, end, started_at, updated_at: _, wake_at: _ } = &self.summary;
        *status == other.status
            && *end == other.end
            && *started_at == other.started_at
            && *sop == other.sop
            && *fingerprint == other.fingerprint
    }
}
