//! What the engine reads: histories, charts, and what other cases have done.

use super::cache::Slot;
use super::{Engine, corrupt, unreadable};
use crate::chart::{Chart, Fingerprint};
use crate::error::Error;
use crate::id::InstanceId;
use crate::instance::{Act, Command, Instance, Mark, Recorded, Rejection, from_json};
use crate::lang::{Text, say};
use crate::rules::load;
use crate::store::{CaseQuery, SopKey, StoreError};

impl Engine {
    /// Which one-time steps of this SOP were done before, for what the case is about.
    pub(super) fn done_before(
        &self,
        chart: &Chart,
        command: &Command,
        slot: &Slot,
    ) -> Result<Vec<Mark>, Error> {
        let keys = match (&command.act, slot.instance.origin()) {
            (Act::Start { keys, .. }, _) => keys,
            (_, Some(origin)) => &origin.keys,
            (_, None) => return Ok(Vec::new()),
        };
        let mut done = Vec::new();
        for step in chart.steps() {
            let Some((key, value)) = step.once_per.as_ref().and_then(|key| keys.get_key_value(key)) else {
                continue;
            };
            let mark = Mark { step: step.id.clone(), key: key.clone(), value: value.clone() };
            let query = CaseQuery {
                sop: Some(chart.sop().clone()),
                mark: Some(mark.clone()),
                limit: 1,
                ..CaseQuery::default()
            };
            if !self.store.cases(&query)?.is_empty() {
                done.push(mark);
            }
        }
        Ok(done)
    }

    /// A case as it is in the store now, for one look: unlike [`Engine::instance`], nothing of it is kept in memory,
    /// so that one can look at all cases, one after the other.
    ///
    /// # Errors
    /// [`Rejection::NotStarted`] if there is none; [`Error::Store`].
    pub fn read(&self, id: &InstanceId) -> Result<Instance, Error> {
        let mut slot = Slot::default();
        self.catch_up(id, &mut slot)?;
        if slot.instance.version() == 0 {
            return Err(Rejection::NotStarted.into());
        }
        Ok(slot.instance)
    }

    /// Reads what the store has beyond what is in memory; whether there was anything.
    pub(super) fn catch_up(&self, id: &InstanceId, slot: &mut Slot) -> Result<bool, Error> {
        let rows = self.store.history(id, slot.instance.version())?;
        let new = !rows.is_empty();
        let mut events = Vec::with_capacity(rows.len());
        for row in rows {
            let expected = slot.instance.version() + u32::try_from(events.len()).unwrap_or(u32::MAX) + 1;
            let event: Recorded =
                from_json(&row.body).map_err(|error| corrupt(unreadable(&error), id, row.number))?;
            if row.number != expected || event.number != expected {
                let what = say!(id: "nomornya tidak urut", en: "its number is out of order");
                return Err(corrupt(what, id, row.number).into());
            }
            events.push(event);
        }
        if slot.instance.version() == 0 {
            slot.instance = Instance::replay(events);
        } else {
            for event in events {
                slot.instance.apply(event);
            }
        }
        Ok(new)
    }

    /// The chart that a case in memory runs by; none if it has not begun. Another process may have moved it to another
    /// text than the one that was used last.
    pub(super) fn chart_in(&self, slot: &Slot) -> Result<Option<Chart>, Error> {
        let Some(origin) = slot.instance.origin() else { return Ok(None) };
        match &slot.chart {
            Some(chart) if *chart.fingerprint() == origin.fingerprint => Ok(Some(chart.clone())),
            Some(_) | None => self.chart(&origin.fingerprint).map(Some),
        }
    }

    /// The chart of a text, if there is such a text.
    pub(super) fn published(&self, fingerprint: &Fingerprint) -> Result<Option<Chart>, Error> {
        let known = self.charts().contains_key(fingerprint);
        if known || self.store.sop(SopKey::Fingerprint(fingerprint))?.is_some() {
            return self.chart(fingerprint).map(Some);
        }
        Ok(None)
    }

    /// The chart of a text that was published: that of a listed task or case.
    ///
    /// # Errors
    /// [`Error::Store`], also when there is no such text.
    pub fn chart(&self, fingerprint: &Fingerprint) -> Result<Chart, Error> {
        if let Some(chart) = self.charts().get(fingerprint) {
            return Ok(chart.clone());
        }
        let missing = |what: Text| StoreError::Corrupt { what, place: format!("SOP {fingerprint}") };
        let published = self.store.sop(SopKey::Fingerprint(fingerprint))?;
        let published = published
            .ok_or_else(|| missing(say!(id: "naskah SOP hilang", en: "the text of a SOP is gone")))?;
        // Its errors, if a newer release finds some, are no reason to leave the case alone; but it has to be a chart.
        let chart = load(&published.text).map_err(|_| {
            missing(
                say!(id: "naskah SOP tidak dapat dibaca lagi", en: "the text of a SOP can no longer be read"),
            )
        })?;
        self.charts().insert(fingerprint.clone(), chart.clone());
        Ok(chart)
    }
}
