//! Deadlines of all cases: those that have passed are noted, each once, whoever looks and however often.

use chrono::{DateTime, Utc};

use super::cache::Slot;
use super::{Engine, batch};
use crate::chart::Chart;
use crate::error::Error;
use crate::id::InstanceId;
use crate::instance::{Act, Actor, Command, Context, Recorded, TIME, decide};
use crate::limits;
use crate::store::{Appended, Batch, Sleeper};

/// What [`Engine::wake`] has done.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Woken {
    /// How many cases had a deadline that has passed.
    pub cases: usize,
    /// How many events that made.
    pub events: usize,
    /// Cases that could not be woken, and why; the next call tries again.
    pub failed: Vec<(InstanceId, String)>,
    /// When the next deadline comes, as far as is known now.
    pub next: Option<Sleeper>,
}

impl Woken {
    fn expect(&mut self, sleepers: impl IntoIterator<Item = Sleeper>) {
        self.next = self.next.take().into_iter().chain(sleepers).min();
    }
}

impl Sleeper {
    fn at(&self, wake_at: DateTime<Utc>) -> Self {
        Self { wake_at, instance: self.instance.clone() }
    }
}

/// A case in the making: what it is, and what has happened to it.
struct Ready {
    chart: Chart,
    events: Vec<Recorded>,
}

impl Engine {
    /// Notes the deadlines that have passed in any case: early warnings, limits, escalations. Cases that wait are
    /// not looked at. Each deadline is noted once, also when several processes do this at the same time: whoever is
    /// second finds it done.
    ///
    /// `see` is shown what was noted, a case at a time.
    ///
    /// # Errors
    /// [`Error::Store`] when the store failed; what was noted before stays noted.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use alir::{Command, Engine, ManualClock, MemoryStore, load};
    /// use chrono::{DateTime, TimeDelta};
    ///
    /// let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, waktu: 1 x 24 jam, selesai: S}}")?;
    /// let clock = Arc::new(ManualClock::new(DateTime::UNIX_EPOCH));
    /// let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
    /// engine.publish(&chart)?;
    /// engine.start(chart.sop(), &"A-1".into(), &"x".into())?;
    /// assert_eq!(engine.wake(|_, _| ())?.events, 0);
    /// clock.advance(TimeDelta::hours(24));
    /// assert_eq!(engine.wake(|_, _| ())?.events, 1); // overdue
    /// assert_eq!(engine.wake(|_, _| ())?.events, 0); // once
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn wake(&self, mut see: impl FnMut(&InstanceId, &[Recorded])) -> Result<Woken, Error> {
        let mut woken = Woken::default();
        let mut after: Option<Sleeper> = None;
        loop {
            let sleepers = self.store.sleepers(after.as_ref(), limits::WAKE_TOGETHER)?;
            let now = self.clock.now();
            let due = sleepers.partition_point(|sleeper| sleeper.wake_at <= now);
            let (due, ahead) = sleepers.split_at(due);
            self.wake_together(due, &mut woken, &mut see)?;
            if let Some(first) = ahead.first() {
                woken.expect([first.clone()]);
                return Ok(woken);
            }
            let Some(last) = due.last() else { return Ok(woken) };
            after = Some(last.clone());
        }
    }

    /// Wakes cases in one transaction. One on which somebody is working right now is left to its own turn behind.
    fn wake_together(
        &self,
        due: &[Sleeper],
        woken: &mut Woken,
        see: &mut impl FnMut(&InstanceId, &[Recorded]),
    ) -> Result<(), Error> {
        let by = Actor::new(TIME);
        let slots: Vec<_> = due.iter().map(|sleeper| self.cache.slot(&sleeper.instance)).collect();
        let mut held = Vec::new();
        let mut alone = Vec::new();
        for (sleeper, slot) in due.iter().zip(&slots) {
            match slot.try_lock() {
                Ok(guard) => held.push((sleeper, guard)),
                Err(_) => alone.push(sleeper),
            }
        }
        let mut batches: Vec<Batch> = Vec::with_capacity(held.len());
        let mut ready = Vec::with_capacity(held.len());
        for (sleeper, slot) in &mut held {
            match self.prepare(sleeper, slot, &by) {
                Ok(None) => ready.push(None),
                Ok(Some((case, batch))) => {
                    batches.push(batch);
                    ready.push(Some(case));
                }
                Err(error) => {
                    ready.push(None);
                    fail(woken, sleeper, &error);
                }
            }
        }
        let appended = if batches.is_empty() { Vec::new() } else { self.store.append(&batches)? };
        let mut appended = appended.into_iter();
        for ((sleeper, mut slot), ready) in held.into_iter().zip(ready) {
            let Some(Ready { chart, events }) = ready else { continue };
            if appended.next() != Some(Appended::Done) {
                alone.push(sleeper);
                continue;
            }
            woken.cases += 1;
            woken.events += events.len();
            see(&sleeper.instance, &events);
            for event in events {
                slot.instance.apply(event);
            }
            slot.chart = Some(chart);
            woken.expect(slot.instance.state().wake_at().map(|at| sleeper.at(at)));
        }
        for sleeper in alone {
            match self.submit(&sleeper.instance, &Command::new(Act::Wake), &by) {
                Ok(now) => {
                    let receipt = now.receipt();
                    let case = self.instance(&sleeper.instance)?;
                    let events = case.log().get(receipt.first as usize - 1..receipt.last as usize);
                    let events = events.unwrap_or_default();
                    woken.cases += usize::from(!events.is_empty());
                    woken.events += events.len();
                    if !events.is_empty() {
                        see(&sleeper.instance, events);
                    }
                    woken.expect(now.wake_at().map(|at| sleeper.at(at)));
                }
                Err(error) => fail(woken, sleeper, &error),
            }
        }
        Ok(())
    }

    /// What time has brought to a case; none if somebody has noted it since.
    fn prepare(
        &self,
        sleeper: &Sleeper,
        slot: &mut Slot,
        by: &Actor,
    ) -> Result<Option<(Ready, Batch)>, Error> {
        self.catch_up(&sleeper.instance, slot)?;
        let Some(chart) = self.chart_in(slot)? else { return Ok(None) };
        let office = self.office(&chart)?;
        let context = Context::new(self.now(&slot.instance), by).at(&office);
        let events = decide(&chart, &slot.instance, &Command::new(Act::Wake), context)?;
        if events.is_empty() {
            return Ok(None);
        }
        let (_, batch) = batch(&sleeper.instance, &slot.instance, &chart, &events)?;
        Ok(Some((Ready { chart, events }, batch)))
    }
}

/// One case that cannot be read is no reason to leave the others asleep.
fn fail(woken: &mut Woken, sleeper: &Sleeper, error: &Error) {
    tracing::warn!(case = %sleeper.instance, %error, "cannot be woken");
    woken.failed.push((sleeper.instance.clone(), error.to_string()));
}
