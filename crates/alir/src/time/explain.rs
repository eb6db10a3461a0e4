//! Which days a due date has passed over, and why.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{DayOffKind, WorkCalendar};

/// A day without work between two points in time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Skipped {
    /// The week has no hours on it, as on a Sunday.
    Weekend {
        /// The day.
        date: NaiveDate,
    },
    /// A day off.
    DayOff {
        /// The day.
        date: NaiveDate,
        /// What it is called.
        name: String,
        /// Who has made it one.
        kind: DayOffKind,
        /// Whether its date is only expected.
        estimated: bool,
    },
}

impl Skipped {
    /// The day.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Weekend { date } | Self::DayOff { date, .. } => *date,
        }
    }
}

impl WorkCalendar {
    /// The days without work from that of `start` to that of `end`, both included, at most `most` of them; a day off
    /// that falls on a weekend is called by its name.
    pub fn skipped(&self, start: DateTime<Utc>, end: DateTime<Utc>, most: usize) -> Vec<Skipped> {
        let (first, last) = (self.local(start).date_naive(), self.local(end).date_naive());
        let hours = self.hours();
        let off = |date: NaiveDate| {
            let day = hours.days_off.iter().find(|day| day.date == date && hours.is_off(day))?;
            let (name, kind, estimated) = (day.name.clone(), day.kind, day.estimated);
            Some(Skipped::DayOff { date, name, kind, estimated })
        };
        let free = |date: NaiveDate| {
            let in_period = hours.periods.iter().find(|period| (period.first..=period.last).contains(&date));
            let week = in_period.map_or(&hours.week, |period| &period.week);
            let day = date.weekday().num_days_from_monday() as usize;
            week.0[day].is_empty().then_some(Skipped::Weekend { date })
        };
        let days = first.iter_days().take_while(|date| *date <= last);
        days.filter_map(|date| off(date).or_else(|| free(date))).take(most).collect()
    }

    /// The periods with other hours that have a day between two points in time, by their names.
    pub fn periods_between(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> Vec<&str> {
        let (first, last) = (self.local(start).date_naive(), self.local(end).date_naive());
        let touched =
            self.hours().periods.iter().filter(|period| period.first <= last && period.last >= first);
        touched.map(|period| period.name.as_str()).collect()
    }
}
