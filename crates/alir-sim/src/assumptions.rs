//! What the SOP does not say and a simulation has to know: plain data, any value of which may be written down.

use std::collections::BTreeMap;

use alir::{RoleId, StepId};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Answers;

/// What a simulation assumes beyond the SOP. [`crate::Model`] checks it against the chart.
///
/// The default: one person a lane, answers in even shares, times as printed, each case alone.
#[derive(Clone, PartialEq, Debug)]
pub struct Assumptions {
    /// How many people a lane of the office has; one where nothing is said.
    pub people: BTreeMap<RoleId, People>,
    /// The share (0 to 1) of an answer at a decision. What is left is spread over its other answers: as in `learnt`,
    /// or evenly.
    pub shares: BTreeMap<StepId, BTreeMap<String, f64>>,
    /// What real cases have answered.
    pub learnt: Answers,
    /// How times vary.
    pub service: Service,
    /// How many cases come; `None` for each case alone, with no other to wait for.
    pub arrivals: Option<Rate>,
    /// What every case is about: `sekali_per` and times by class look at these.
    pub keys: BTreeMap<String, String>,
    /// When the simulated time begins. Holidays and Ramadan are those of the year from then on.
    pub begin: DateTime<Utc>,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            people: BTreeMap::new(),
            shares: BTreeMap::new(),
            learnt: Answers::default(),
            service: Service::default(),
            arrivals: None,
            keys: BTreeMap::new(),
            // 1 January 2026; a fixed day, so that the same seed has the same answer next year.
            begin: DateTime::UNIX_EPOCH + TimeDelta::days(20_454),
        }
    }
}

/// How many people a lane has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum People {
    /// So many; at least one.
    Number(u32),
    /// As many as are needed: nobody ever waits for one.
    Unlimited,
}

/// How the time of a task varies round its standard time, whose middle is always the mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Service {
    /// Anything between the two ends of a range is as likely (*seragam*); what is no range is fixed.
    #[default]
    Uniform,
    /// Always the middle (*tetap*).
    Fixed,
    /// The middle of a range is the most likely (*segitiga*); what is no range is fixed.
    Triangular,
    /// Often short and sometimes very long, without memory (*eksponensial*): the usual assumption of queueing theory.
    Exponential,
}

/// So many in so much working time, at times that know nothing of each other (Poisson).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rate {
    /// How many on the average.
    pub count: f64,
    /// In how many seconds of office hours.
    pub within: f64,
}

impl Rate {
    /// The working time from one to the next, on the average, in milliseconds.
    pub(crate) fn gap(self) -> f64 {
        self.within * 1000.0 / self.count
    }
}
