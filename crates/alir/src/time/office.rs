//! What the engine has to know of an office: its hours, and when it wants to be warned.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{StandardTime, WorkCalendar};
use crate::numbering::Pattern;

/// An office as its profile describes it, as far as running cases need it.
///
/// The default is that of [`super::OfficeHours::default`], with a warning after 80 % of the time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Office {
    /// The id of the profile: `buol`; empty for the default.
    pub id: String,
    /// The name of the office or kabupaten.
    pub name: String,
    /// Its hours.
    pub calendar: WorkCalendar,
    /// After which share of its time an open task is warned of; `None` for never.
    pub early_warning: Option<Share>,
    /// Within what a complete application has to be decided on where the SOP says nothing; `None` for no such rule.
    pub statutory: Option<StandardTime>,
    /// How it numbers, by name: `berkas` is for cases.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbering: BTreeMap<String, Pattern>,
}

/// A share in percent: 1 to 99.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(pub u8);

impl Default for Office {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            calendar: WorkCalendar::default(),
            early_warning: Some(Share(80)),
            // Law 30/2014 article 53, as amended: five working days where no rule says otherwise.
            statutory: Some(StandardTime::of(super::Length::WorkDays(5))),
            numbering: BTreeMap::new(),
        }
    }
}

impl Office {
    /// The default, shared.
    pub fn usual() -> &'static Self {
        static USUAL: LazyLock<Office> = LazyLock::new(Office::default);
        &USUAL
    }
}
