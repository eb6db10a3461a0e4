//! A few connections that only read, so that a list never waits for a write to reach the disk.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

/// More readers at the same time than this wait for one another; each has a cache and open files of its own.
const MAX_READERS: usize = 8;

/// Connections that only read, opened when they are first needed.
#[derive(Debug, Default)]
pub(crate) struct Readers {
    stock: Mutex<Stock>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct Stock {
    idle: Vec<Connection>,
    lent: usize,
}

impl Readers {
    /// Lends a connection, opening one with `open` if none is idle.
    pub(crate) fn lend(
        &self,
        open: impl FnOnce() -> rusqlite::Result<Connection>,
    ) -> rusqlite::Result<Lent<'_>> {
        let mut stock = self.stock();
        while stock.idle.is_empty() && stock.lent >= MAX_READERS {
            stock = self.returned.wait(stock).unwrap_or_else(PoisonError::into_inner);
        }
        stock.lent += 1;
        let idle = stock.idle.pop();
        drop(stock);
        // Made before opening, so that a failure gives the place back.
        let mut lent = Lent { readers: self, connection: idle };
        if lent.connection.is_none() {
            lent.connection = Some(open()?);
        }
        Ok(lent)
    }

    fn stock(&self) -> MutexGuard<'_, Stock> {
        self.stock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that goes back when this is dropped.
pub(crate) struct Lent<'r> {
    readers: &'r Readers,
    // Invariant: `Some` once `Readers::lend` has returned it.
    connection: Option<Connection>,
}

impl std::ops::Deref for Lent<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("there is a connection because `lend` returned it")
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut stock = self.readers.stock();
        stock.lent -= 1;
        stock.idle.extend(self.connection.take());
        drop(stock);
        self.readers.returned.notify_one();
    }
}
