//! Group commit: callers that come at the same time share one transaction and one write to disk.
//!
//! The first caller leads: it commits its own batch and those that came while the disk was busy, then hands the
//! lead to one of those who came since. There is no thread and no runtime behind this.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

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
    waiting: Vec<(Batch, Arc<Ticket>)>,
    led: bool,
}

/// One caller's place in the line.
#[derive(Debug, Default)]
struct Ticket {
    call: Mutex<Call>,
    changed: Condvar,
}

#[derive(Debug, Default)]
enum Call {
    #[default]
    Wait,
    Lead,
    Done(Result<Appended, StoreError>),
}

impl Queue {
    /// Appends a batch, together with others if there are any. `None` when too many callers wait already.
    pub(super) fn append(&self, store: &dyn Store, batch: Batch) -> Option<Result<Appended, StoreError>> {
        let ticket = Arc::new(Ticket::default());
        let lead = {
            let mut line = self.line();
            if line.waiting.len() >= limits::MAX_WAITING_CALLERS {
                return None;
            }
            line.waiting.push((batch, Arc::clone(&ticket)));
            !std::mem::replace(&mut line.led, true)
        };
        if lead || ticket.wait_to_lead() {
            self.lead(store);
        }
        Some(ticket.result())
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Commits all that wait, then hands the lead on.
    fn lead(&self, store: &dyn Store) {
        let (batches, tickets): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.line().waiting).into_iter().unzip();
        // If the store panics, those who wait must not wait for ever.
        let mut round = Round { queue: self, tickets, results: None };
        round.results = Some(store.append(&batches));
    }
}

/// One transaction. However it ends, every caller in it is told and the lead is handed on.
struct Round<'q> {
    queue: &'q Queue,
    tickets: Vec<Arc<Ticket>>,
    results: Option<Result<Vec<Appended>, StoreError>>,
}

impl Drop for Round<'_> {
    fn drop(&mut self) {
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
                for ticket in self.tickets.drain(..) {
                    ticket.call(Call::Done(Err(error.clone())));
                }
            }
        }
        let mut line = self.queue.line();
        match line.waiting.first() {
            Some((_, next)) => next.call(Call::Lead),
            None => line.led = false,
        }
    }
}

impl Ticket {
    fn lock(&self) -> MutexGuard<'_, Call> {
        self.call.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self, call: Call) {
        *self.lock() = call;
        self.changed.notify_one();
    }

    /// Waits until called; whether to lead.
    fn wait_to_lead(&self) -> bool {
        let mut call = self.lock();
        while matches!(*call, Call::Wait) {
            call = self.changed.wait(call).unwrap_or_else(PoisonError::into_inner);
        }
        matches!(*call, Call::Lead)
    }

    fn result(&self) -> Result<Appended, StoreError> {
        match std::mem::take(&mut *self.lock()) {
            Call::Done(result) => result,
            Call::Wait | Call::Lead => unreachable!("because a round gives every ticket in it a result"),
        }
    }
}
