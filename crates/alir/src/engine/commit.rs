//! Group commit: callers that come at the same time share one transaction and one write to disk.
//!
//! The first caller leads: it commits its own batch and those that came while the disk was busy, then hands the
//! lead to one of those who came since. There is no thread and no runtime behind this.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

use crate::lang::say;
use crate::limits;
use crate::store::{Appended, Batch, Store, StoreError};

/// Batches that wait for the disk.
#[derive(Debug, Default)]
pub(super) struct Queue {
    line: Mutex<Line>,
}

#[derive(Debug, Default)]
struct Line {
    batches: Vec<Batch>,
    /// Whose they are, in the same order.
    tickets: Vec<Arc<Ticket>>,
    led: bool,
}

/// One caller's place in the line.
#[derive(Debug)]
struct Ticket {
    caller: Thread,
    call: Mutex<Call>,
}

#[derive(Debug)]
enum Call {
    Wait,
    Lead,
    Done(Result<Appended, StoreError>),
}

impl Queue {
    /// Appends a batch, together with others if there are any. `None` when too many callers wait already.
    pub(super) fn append(&self, store: &dyn Store, batch: Batch) -> Option<Result<Appended, StoreError>> {
        let ticket = Arc::new(Ticket { caller: thread::current(), call: Mutex::new(Call::Wait) });
        let lead = {
            let mut line = self.line();
            if line.batches.len() >= limits::MAX_WAITING_CALLERS {
                return None;
            }
            line.batches.push(batch);
            line.tickets.push(Arc::clone(&ticket));
            !std::mem::replace(&mut line.led, true)
        };
        if lead {
            self.lead(store);
        }
        loop {
            match ticket.answer() {
                Call::Wait => thread::park(),
                Call::Lead => self.lead(store),
                Call::Done(result) => return Some(result),
            }
        }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Commits all that wait, the caller's batch among them.
    fn lead(&self, store: &dyn Store) {
        let (batches, tickets) = {
            let mut line = self.line();
            (std::mem::take(&mut line.batches), std::mem::take(&mut line.tickets))
        };
        // If the store panics, those who wait must not wait for ever.
        let mut round = Round { queue: self, tickets, results: None };
        round.results = Some(store.append(&batches));
    }

    /// Wakes one of those who came since; the disk is free.
    fn hand_on(&self) {
        let mut line = self.line();
        let next = line.tickets.first().map(Arc::clone);
        line.led = next.is_some();
        drop(line);
        if let Some(next) = next {
            next.call(Call::Lead);
        }
    }
}

/// One transaction. However it ends, the lead is handed on and every caller in it is told.
struct Round<'q> {
    queue: &'q Queue,
    tickets: Vec<Arc<Ticket>>,
    results: Option<Result<Vec<Appended>, StoreError>>,
}

impl Drop for Round<'_> {
    fn drop(&mut self) {
        // First, so that the disk works while callers are told.
        self.queue.hand_on();
        let lost = || StoreError::Unavailable {
            what: say!(id: "penyimpanan tidak menjawab", en: "the store gave no answer"),
            cause: None,
        };
        match self.results.take().unwrap_or_else(|| Err(lost())) {
            Ok(results) => {
                let mut results = results.into_iter();
                for ticket in self.tickets.drain(..) {
                    ticket.call(Call::Done(results.next().ok_or_else(lost)));
                }
            }
            Err(error) => {
                self.tickets.drain(..).for_each(|ticket| ticket.call(Call::Done(Err(error.clone()))));
            }
        }
    }
}

impl Ticket {
    fn lock(&self) -> MutexGuard<'_, Call> {
        self.call.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self, call: Call) {
        *self.lock() = call;
        // Costs nothing when the caller is not asleep, as the one who leads.
        self.caller.unpark();
    }

    fn answer(&self) -> Call {
        std::mem::replace(&mut *self.lock(), Call::Wait)
    }
}
