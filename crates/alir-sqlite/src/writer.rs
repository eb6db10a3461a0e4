//! The one connection that writes, and its transactions.

use alir::store::{Appended, Batch, Published};
use rusqlite::{Connection, Result, Transaction, TransactionBehavior};

use crate::known::Known;
use crate::write::{Writing, put_sop};

/// The connection that writes. One is enough: SQLite lets one transaction write at a time.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    known: Known,
}

impl Writer {
    pub(crate) fn new(connection: Connection) -> Self {
        Self { connection, known: Known::default() }
    }

    /// For reading, where there is no other connection.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn put_sop(&mut self, sop: &Published) -> Result<()> {
        let begun = Begun::new(&self.connection)?;
        put_sop(&self.connection, sop)?;
        begun.commit()
    }

    /// Appends batches in one transaction.
    pub(crate) fn append(&mut self, batches: &[Batch]) -> Result<Vec<Appended>> {
        let begun = Begun::new(&self.connection)?;
        self.known.begin();
        let mut writing = Writing::new(&self.connection, &mut self.known)?;
        let appended: Vec<_> = batches.iter().map(|batch| writing.append(batch)).collect::<Result<_>>()?;
        drop(writing);
        if appended.contains(&Appended::Done) {
            begun.commit()?;
        }
        self.known.settle();
        Ok(appended)
    }

    /// Appends a batch and lets the caller add rows, in one transaction.
    pub(crate) fn append_with(
        &mut self,
        batch: &Batch,
        rows: impl FnOnce(&Transaction<'_>) -> Result<()>,
    ) -> Result<Appended> {
        let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)?;
        self.known.begin();
        let appended = Writing::new(&transaction, &mut self.known)?.append(batch)?;
        if appended == Appended::Done {
            rows(&transaction)?;
            transaction.commit()?;
        }
        self.known.settle();
        Ok(appended)
    }
}

/// A transaction that is undone unless it is committed. As [`Transaction`], with statements that are compiled once.
struct Begun<'c>(&'c Connection);

impl<'c> Begun<'c> {
    /// Takes the file's write lock at once, so that no other writer comes between looking and writing.
    fn new(connection: &'c Connection) -> Result<Self> {
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(Self(connection))
    }

    fn commit(self) -> Result<()> {
        self.0.prepare_cached("COMMIT")?.execute([]).map(drop)
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.0.is_autocommit() {
            // If even this fails, the next `BEGIN` says so.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}
