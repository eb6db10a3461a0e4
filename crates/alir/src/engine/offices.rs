//! The offices by whose hours cases are counted: published once, read again when they may have changed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::Engine;
use crate::chart::{Chart, Fingerprint};
use crate::error::Error;
use crate::id::SopId;
use crate::lang::say;
use crate::limits;
use crate::store::{Published, SopKey, StoreError};
use crate::time::Office;

/// The offices in memory, by the id of their profile.
#[derive(Debug, Default)]
pub(super) struct Offices(Mutex<BTreeMap<String, Known>>);

#[derive(Clone, Debug)]
struct Known {
    read_at: DateTime<Utc>,
    office: Arc<Office>,
}

/// Under which id the profile of an office is kept. No SOP can have it.
fn key(profile: &str) -> SopId {
    SopId::from(format!("profil/{profile}"))
}

impl Engine {
    /// Makes this the office that SOPs mean which name its profile. Open tasks keep their due dates, new ones are
    /// counted by the new hours: at once here, within [`limits::MAX_PROFILE_AGE_SECONDS`] in other processes.
    ///
    /// # Errors
    /// [`Error::Store`].
    ///
    /// ```
    /// use alir::{Engine, MemoryStore, time::Office};
    /// let engine = Engine::new(MemoryStore::default());
    /// let office = Office { id: "buol".to_owned(), ..Office::default() };
    /// engine.publish_office(&office)?;
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn publish_office(&self, office: &Office) -> Result<(), Error> {
        let text = serde_json::to_string(office).map_err(|error| StoreError::Corrupt {
            what: say!(id: "profil tidak dapat ditulis: {error}", en: "the profile cannot be written: {error}"),
            place: office.id.clone(),
        })?;
        let fingerprint = Fingerprint::of(&text);
        self.store.put_sop(&Published { sop: key(&office.id), fingerprint, text })?;
        self.remember(&office.id, Arc::new(office.clone()));
        tracing::debug!(office = office.id, "published");
        Ok(())
    }

    /// The office by whose hours cases of a chart are counted: that of its profile, or the usual one.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn office(&self, chart: &Chart) -> Result<Arc<Office>, Error> {
        let profile = chart.profile().unwrap_or_default();
        let oldest = self.clock.now() - TimeDelta::seconds(limits::MAX_PROFILE_AGE_SECONDS);
        let known = self.offices.0.lock().unwrap_or_else(PoisonError::into_inner).get(profile).cloned();
        if let Some(known) = known.filter(|known| known.read_at > oldest) {
            return Ok(known.office);
        }
        let published = match profile {
            "" => None,
            profile => self.store.sop(SopKey::Latest(&key(profile)))?,
        };
        let office = match published {
            None => Arc::new(Office::usual().clone()),
            Some(Published { text, fingerprint, .. }) => {
                Arc::new(serde_json::from_str(&text).map_err(|error| StoreError::Corrupt {
                    what: say!(id: "profil tidak dapat dibaca: {error}", en: "a profile cannot be read: {error}"),
                    place: format!("profil/{profile} {fingerprint}"),
                })?)
            }
        };
        self.remember(profile, Arc::clone(&office));
        Ok(office)
    }

    fn remember(&self, profile: &str, office: Arc<Office>) {
        let read_at = self.clock.now();
        let mut offices = self.offices.0.lock().unwrap_or_else(PoisonError::into_inner);
        offices.insert(profile.to_owned(), Known { read_at, office });
    }
}
