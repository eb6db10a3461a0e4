//! What the time of a case is to people: by whose clocks, and how much of it is left.

use std::collections::BTreeMap;
use std::sync::Arc;

use alir::instance::Due;
use alir::lang::Text;
use alir::time::{Counting, Length, Office, Zone};
use alir::{Chart, Clock, Engine, Fingerprint, SystemClock};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::catalogue::{errors, time as words};
use crate::duration;
use crate::failure::Failure;

/// The chart of a case, the office that it is in, and the time now.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) chart: Chart,
    pub(crate) office: Arc<Office>,
    pub(crate) now: DateTime<Utc>,
}

impl Place {
    pub(crate) fn of(engine: &Engine, chart: Chart) -> Result<Self, Failure> {
        let office = engine.office(&chart)?;
        Ok(Self { chart, office, now: now() })
    }

    pub(crate) fn zone(&self) -> Zone {
        self.office.calendar.zone()
    }

    /// How much is left until a limit; less than nothing when it has passed.
    pub(crate) fn left(&self, limit: DateTime<Utc>, counting: Counting) -> Left {
        let time = match counting {
            Counting::Clock => limit - self.now,
            Counting::Work | Counting::WorkDays | Counting::CalendarDays => {
                self.office.calendar.between(self.now, limit)
            }
        };
        Left { time, by_the_clock: counting == Counting::Clock, late: self.now > limit }
    }

    /// How much is left of what is due.
    pub(crate) fn left_of(&self, due: &Due) -> Left {
        self.left(due.limit, due.counting)
    }

    /// How the limit of a step is counted, as far as that is known without its case.
    pub(crate) fn counting(&self, step: &str) -> Counting {
        let usual = self.chart.step(step).and_then(|step| step.standard.usual);
        usual.map_or(Counting::Work, |time: alir::time::StandardTime| match time.limit {
            Length::ClockHours(_) => Counting::Clock,
            other => self.office.calendar.counting(other),
        })
    }
}

/// How much time is left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Left {
    /// Working time, or time by the clock.
    pub(crate) time: TimeDelta,
    by_the_clock: bool,
    pub(crate) late: bool,
}

impl Left {
    /// `sisa 2 jam 10 menit kerja`, `terlambat 30 menit kerja`.
    pub(crate) fn text(self) -> Text {
        words::left(&duration::work(self.time), self.late, !self.by_the_clock)
    }
}

/// The time now.
pub(crate) fn now() -> DateTime<Utc> {
    SystemClock.now()
}

/// The places of many cases: two of one SOP may keep to different texts of it.
pub(crate) struct Places<'e> {
    engine: &'e Engine,
    known: BTreeMap<Fingerprint, Place>,
}

impl<'e> Places<'e> {
    /// The places of cases that keep to these texts.
    pub(crate) fn of<'f>(
        engine: &'e Engine,
        texts: impl IntoIterator<Item = &'f Fingerprint>,
    ) -> Result<Self, Failure> {
        let mut places = Self { engine, known: BTreeMap::new() };
        for fingerprint in texts {
            if !places.known.contains_key(fingerprint) {
                let place = Place::of(places.engine, places.engine.chart(fingerprint)?)?;
                places.known.insert(fingerprint.clone(), place);
            }
        }
        Ok(places)
    }

    pub(crate) fn get(&self, fingerprint: &Fingerprint) -> Option<&Place> {
        self.known.get(fingerprint)
    }

    /// The zone that all of them share, if they do.
    pub(crate) fn zone(&self) -> Option<Zone> {
        let mut zones = self.known.values().map(Place::zone);
        let first = zones.next()?;
        zones.all(|zone| zone == first).then_some(first)
    }
}

/// A time that somebody has typed: `2026-03-16 09:00`, `2026-03-16T09:00:00+08:00`, or a day alone.
pub(crate) fn moment(given: &str, zone: Zone, time_of_a_day: NaiveTime) -> Result<DateTime<Utc>, Failure> {
    let text = given.trim().replace('T', " ").replace(' ', "T");
    if let Ok(at) = DateTime::parse_from_rfc3339(&text) {
        return Ok(at.to_utc());
    }
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H.%M", "%Y-%m-%dT%H:%M:%S"];
    let local = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    let day = || text.parse::<NaiveDate>().ok().map(|day| day.and_time(time_of_a_day));
    match local.or_else(day) {
        Some(local) => Ok(zone.utc(local)),
        None => Err(Failure::yours("not_a_time", errors::no_moment(given)).hint(errors::write_a_moment())),
    }
}
