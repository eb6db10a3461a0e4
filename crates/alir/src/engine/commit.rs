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
    waiting: Waiting,
    led: bool,
    /// The room of an earlier round, so that the next one need not grow its own.
    spare: Waiting,
}

#[derive(Debug, Default)]
struct Waiting {
    batches: Vec<Batch>,
    /// Whose they are, in the same order.
    tickets: Vec<Arc<Ticket>>,
}

/// One caller's place in the line.
#[derive(Debug)]
struct Ticket {
    caller: Thread,
    call: Mutex<Call>,
}

#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a box for the batch would be one more thing to allocate")]
enum Call {
    Wait,
    Lead,
    /// With the batch, so that the thread frees it that has made it: allocators are quicker so.
    Done(Result<Appended, StoreError>, Batch),
}

impl Queue {
    /// Appends a batch, together with others if there are any. `None` when too many callers wait already.
    pub(super) fn append(&self, store: &dyn Store, batch: Batch) -> Option<Result<Appended, StoreError>> {
        let ticket = Arc::new(Ticket { caller: thread::current(), call: Mutex::new(Call::Wait) });
        let lead = {
            let mut line = self.line();
            if line.waiting.batches.len() >= limits::MAX_WAITING_CALLERS {
                return None;
            }
            line.waiting.batches.push(batch);
            line.waiting.tickets.push(Arc::clone(&ticket));
            !std::mem::replace(&mut line.led, true)
        };
        if lead {
            self.lead(store);
        }
        loop {
            match ticket.answer() {
                Call::Wait => thread::park(),
                Call::Lead => self.lead(store),
                Call::Done(result, batch) => {
                    drop(batch);
                    return Some(result);
                }
            }
        }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Commits all that wait, the caller's batch among them.
    fn lead(&self, store: &dyn Store) {
        let waiting = {
            let mut line = self.line();
            let spare = std::mem::take(&mut line.spare);
            std::mem::replace(&mut line.waiting, spare)
        };
        // If the store panics, those who wait must not wait for ever.
        let mut round = Round { queue: self, waiting, results: None };
        round.results = Some(store.append(&round.waiting.batches));
    }

    /// Wakes one of those who came since; the disk is free.
    fn hand_on(&self) {
        let mut line = self.line();
        let next = line.waiting.tickets.first().map(Arc::clone);
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
    waiting: Waiting,
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
        let results = self.results.take().unwrap_or_else(|| Err(lost()));
        let Waiting { batches, tickets } = &mut self.waiting;
        for (at, (ticket, batch)) in tickets.drain(..).zip(batches.drain(..)).enumerate() {
            let result = match &results {
                Ok(results) => results.get(at).copied().ok_or_else(lost),
                Err(error) => Err(error.clone()),
            };
            ticket.call(Call::Done(result, batch));
        }
        self.queue.line().spare = std::mem::take(&mut self.waiting);
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
