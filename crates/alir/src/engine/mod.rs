//! The engine: brings SOPs, cases, a store and a clock together. The only module that acts.

mod cache;
mod clock;
mod commit;
mod load;
mod now;
mod numbers;
mod offices;
mod summary;
mod trial;
mod wake;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, SubsecRound, Utc};

use crate::chart::{Chart, Fingerprint};
use crate::error::Error;
use crate::id::{InstanceId, SopId};
use crate::instance::{
    Act, Actor, CodecError, Command, Context, Instance, Receipt, Recorded, Rejection, State, decide, to_json,
};
use crate::lang::{Text, say};
use crate::limits;
use crate::store::{Appended, Batch, Case, CaseQuery, Published, SopKey, Store, StoreError, Task, TaskQuery};
use cache::{Cache, Slot};

pub use clock::{Clock, ManualClock, SystemClock};
pub use now::Now;
pub use numbers::{Given, Wanted};
pub use wake::Woken;

/// How a batch gets to the disk; [`Engine::submit_via`] lets the caller choose.
type Append<'a> = &'a mut dyn FnMut(&Batch) -> Result<Appended, StoreError>;

/// Runs cases. Share it between threads by reference or in an [`Arc`]; every method takes `&self`.
///
/// ```
/// use alir::{Command, Engine, MemoryStore, load};
/// let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}")?;
/// let engine = Engine::new(MemoryStore::default());
/// engine.publish(&chart)?;
/// let (case, x) = ("A-1".into(), "x".into());
/// let now = engine.start(chart.sop(), &case, &x)?;
/// let now = engine.submit(&case, &Command::complete(now.task("s")?), &x)?;
/// assert_eq!(now.status().as_str(), "ended");
/// # Ok::<(), alir::Error>(())
/// ```
#[derive(Debug)]
pub struct Engine {
    store: Box<dyn Store>,
    clock: Box<dyn Clock>,
    charts: Mutex<BTreeMap<Fingerprint, Chart>>,
    offices: offices::Offices,
    cache: Cache,
    queue: commit::Queue,
    /// Who asks for a number is alone.
    numbers: Mutex<()>,
    choose: trial::Choose,
}

impl Engine {
    /// An engine on a store, with the clock of the machine.
    pub fn new(store: impl Store + 'static) -> Self {
        Self::with_clock(store, SystemClock)
    }

    /// An engine on a store, with a clock of the caller's.
    pub fn with_clock(store: impl Store + 'static, clock: impl Clock + 'static) -> Self {
        Self {
            store: Box::new(store),
            clock: Box::new(clock),
            charts: Mutex::default(),
            offices: offices::Offices::default(),
            cache: Cache::default(),
            queue: commit::Queue::default(),
            numbers: Mutex::default(),
            choose: trial::Choose::default(),
        }
    }

    /// Makes a SOP the one that new cases of its id are started with. Cases that run keep the text they have.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn publish(&self, chart: &Chart) -> Result<(), Error> {
        self.store.put_sop(&Published {
            sop: chart.sop().clone(),
            fingerprint: chart.fingerprint().clone(),
            text: chart.text().to_owned(),
        })?;
        self.charts().insert(chart.fingerprint().clone(), chart.clone());
        tracing::debug!(sop = %chart.sop(), fingerprint = %chart.fingerprint(), "published");
        Ok(())
    }

    /// Starts a case of the SOP that was published last under an id. The caller names the case, so that starting
    /// it twice is refused and harmless.
    ///
    /// # Errors
    /// [`Error::UnknownSop`], [`Error::Rejected`], or that the store failed.
    pub fn start(&self, sop: &SopId, instance: &InstanceId, by: &Actor) -> Result<Now, Error> {
        self.start_with(sop, instance, &Command::start(), by)
    }

    /// Starts a case with a [`Act::Start`] of the caller's: with keys that say what it is about, and an id.
    ///
    /// # Errors
    /// As [`Engine::start`].
    pub fn start_with(
        &self,
        sop: &SopId,
        instance: &InstanceId,
        command: &Command,
        by: &Actor,
    ) -> Result<Now, Error> {
        let most = limits::MAX_ID_BYTES;
        if instance.as_str().trim().is_empty() || numbers::is_register(instance) {
            return Err(Rejection::EmptyId { instance: instance.clone() }.into());
        }
        if instance.as_str().len() > most {
            return Err(Rejection::TooLong { most }.into());
        }
        let published = self.store.sop(SopKey::Latest(sop))?.ok_or_else(|| Error::UnknownSop(sop.clone()))?;
        let chart = self.chart(&published.fingerprint)?;
        self.run(instance, command, by, Some(&chart), None)
    }

    /// Gives a command to a case. `Ok` means that what it led to is on disk.
    ///
    /// # Errors
    /// [`Error::Rejected`] when it is not allowed now; nothing has changed then. Otherwise that the store failed
    /// or is overloaded: the same command with the same id can be given again.
    pub fn submit(&self, instance: &InstanceId, command: &Command, by: &Actor) -> Result<Now, Error> {
        self.run(instance, command, by, None, None)
    }

    /// As [`Engine::submit`], but the caller appends the batch, so that rows of the caller's own get into the same
    /// transaction. The caller's function may be called again when another writer was faster.
    ///
    /// # Errors
    /// As [`Engine::submit`]; and what the caller's function returns.
    pub fn submit_via(
        &self,
        instance: &InstanceId,
        command: &Command,
        by: &Actor,
        append: Append<'_>,
    ) -> Result<Now, Error> {
        self.run(instance, command, by, None, Some(append))
    }

    /// A case as it is in the store now, with its history.
    ///
    /// # Errors
    /// [`Rejection::NotStarted`] if there is none; [`Error::Store`].
    pub fn instance(&self, id: &InstanceId) -> Result<Instance, Error> {
        let slot = self.cache.slot(id);
        let mut slot = lock(&slot);
        self.catch_up(id, &mut slot)?;
        if slot.instance.version() == 0 {
            self.cache.forget(id);
            return Err(Rejection::NotStarted.into());
        }
        Ok(slot.instance.clone())
    }

    /// The chart that a case runs by.
    ///
    /// # Errors
    /// [`Rejection::NotStarted`] if there is no such case; [`Error::Store`].
    pub fn chart_of(&self, id: &InstanceId) -> Result<Chart, Error> {
        let instance = self.instance(id)?;
        let origin = instance.origin().ok_or(Rejection::NotStarted)?;
        self.chart(&origin.fingerprint)
    }

    /// Open tasks, the one that is due first at the head.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, Error> {
        Ok(self.store.tasks(query)?)
    }

    /// Cases, in the order of their ids.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, Error> {
        Ok(self.store.cases(&numbers::of_cases(query))?)
    }

    /// The store, for what the engine does not do.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    fn run(
        &self,
        id: &InstanceId,
        command: &Command,
        by: &Actor,
        chart: Option<&Chart>,
        mut append: Option<Append<'_>>,
    ) -> Result<Now, Error> {
        let span = tracing::debug_span!("submit", case = %id, by = %by.id, act = command.act.name());
        let _inside = span.enter();
        let slot = self.cache.slot(id);
        let mut slot = lock(&slot);
        if slot.instance.version() == 0 {
            self.catch_up(id, &mut slot)?;
        }
        for _ in 0..limits::MAX_CONFLICTS {
            match self.attempt(id, command, by, chart, &mut slot, &mut append) {
                Ok(Some(now)) => return Ok(now),
                Ok(None) => {
                    tracing::debug!("another writer was faster");
                    self.catch_up(id, &mut slot)?;
                }
                // What is in memory may be old; only what the store has is a reason to refuse.
                Err(Error::Rejected(rejection)) => {
                    if !self.catch_up(id, &mut slot)? {
                        tracing::debug!(code = rejection.code(), "refused");
                        if slot.instance.version() == 0 {
                            self.cache.forget(id);
                        }
                        return Err(rejection.into());
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "failed");
                    return Err(error);
                }
            }
        }
        Err(Error::Conflict)
    }

    /// One try; `None` when another writer was faster.
    fn attempt(
        &self,
        id: &InstanceId,
        command: &Command,
        by: &Actor,
        chart: Option<&Chart>,
        slot: &mut Slot,
        append: &mut Option<Append<'_>>,
    ) -> Result<Option<Now>, Error> {
        if let Some(receipt) = command.id.as_ref().and_then(|command| slot.instance.receipt(command)) {
            let first = slot.instance.log().get(receipt.first as usize - 1);
            let same = first.is_some_and(|first| first.by == by.id && command.act.led_to(&first.event));
            if !same {
                return Err(Rejection::CommandIdReused.into());
            }
            return Ok(Some(Now::new(slot.instance.state().clone(), receipt, true)));
        }
        let chart = match (self.chart_in(slot)?, chart) {
            (Some(chart), _) => chart,
            (None, Some(chart)) => chart.clone(),
            (None, None) => return Err(Rejection::NotStarted.into()),
        };
        let target = match &command.act {
            Act::Migrate { to, .. } => self.published(to)?,
            _ => None,
        };
        let done_before = self.done_before(&chart, command, slot)?;
        // What begins anew in a migration is counted by the office of the new text.
        let office = self.office(target.as_ref().unwrap_or(&chart))?;
        let context = Context::new(self.now(&slot.instance), by).at(&office);
        let context = Context {
            done_before: &done_before,
            target: target.as_ref(),
            trial: self.choose.trial(),
            ..context
        };
        let started = matches!(command.act, Act::Start { .. }) && slot.instance.origin().is_some();
        if started {
            return Err(Rejection::AlreadyStarted.into());
        }
        let events = decide(&chart, &slot.instance, command, context)?;
        let receipt = receipt(&slot.instance, &events);
        if events.is_empty() {
            return Ok(Some(Now::new(slot.instance.state().clone(), receipt, false)));
        }
        let chart = target.unwrap_or(chart);
        let (after, batch) = batch(id, &slot.instance, &chart, &events)?;
        let appended = match append {
            Some(append) => append(&batch)?,
            None => self.queue.append(&*self.store, batch).ok_or(Error::Busy)??,
        };
        if appended == Appended::Conflict {
            return Ok(None);
        }
        for event in events {
            slot.instance.apply(event);
        }
        slot.chart = Some(chart);
        tracing::debug!(first = receipt.first, last = receipt.last, "done");
        Ok(Some(Now::new(after, receipt, false)))
    }

    fn charts(&self) -> MutexGuard<'_, BTreeMap<Fingerprint, Chart>> {
        self.charts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time, in milliseconds, and never before the last event of the case.
    fn now(&self, instance: &Instance) -> DateTime<Utc> {
        let now = self.clock.now().trunc_subsecs(3);
        instance.log().last().map_or(now, |last| now.max(last.at))
    }
}

/// What events of a case lead to, and the batch that brings them to the store.
fn batch(
    id: &InstanceId,
    instance: &Instance,
    chart: &Chart,
    events: &[Recorded],
) -> Result<(State, Batch), Error> {
    let mut bodies = Vec::with_capacity(events.len());
    for event in events {
        bodies.push(to_json(event).map_err(|error| corrupt(unreadable(&error), id, event.number))?);
    }
    let after = instance.state_with(events);
    let batch = summary::batch(id, instance, chart, &after, events, bodies);
    Ok((after, batch))
}

/// The events of a command; deadlines that have passed before or because of it are not its own.
fn receipt(instance: &Instance, events: &[Recorded]) -> Receipt {
    let is_own = |recorded: &&Recorded| !recorded.event.is_of_time();
    let (first, last) = (events.iter().find(is_own), events.iter().rfind(is_own));
    let (first, last) = (first.or(events.first()), last.or(events.last()));
    let version = instance.version();
    Receipt {
        first: first.map_or(version + 1, |first| first.number),
        last: last.map_or(version, |last| last.number),
    }
}

fn lock(slot: &Arc<Mutex<Slot>>) -> MutexGuard<'_, Slot> {
    slot.lock().unwrap_or_else(|poisoned| {
        // A panic may have left it half-way: start from what the store has.
        let mut slot = poisoned.into_inner();
        *slot = Slot::default();
        slot
    })
}

fn corrupt(what: Text, id: &InstanceId, number: u32) -> StoreError {
    StoreError::Corrupt { what, place: format!("case {id}, event {number}") }
}

fn unreadable(error: &CodecError) -> Text {
    say!(id: "peristiwa tidak dapat dibaca: {error}", en: "an event cannot be read: {error}")
}
