//! A calendar that can be counted with: when so much work is done, and how much lies between two points in time.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::table::{self, Millis, Table};
use super::{DayOff, DayOffKind, OfficeHours, Zone};
use crate::lang::{Text, say};

/// The hours of an office, made ready for counting. Cheap to clone: the content is shared.
///
/// In serde, it is its [`OfficeHours`].
///
/// ```
/// use alir::time::WorkCalendar;
/// use chrono::{DateTime, TimeDelta};
///
/// let calendar = WorkCalendar::default(); // UTC+7, Friday until 16.30
/// let friday = DateTime::parse_from_rfc3339("2026-11-20T16:20:00+07:00")?.to_utc();
/// let due = calendar.after(friday, TimeDelta::minutes(20));
/// assert_eq!(due.to_rfc3339(), "2026-11-23T00:40:00+00:00"); // Monday, 7.40
/// assert_eq!(calendar.between(friday, due), TimeDelta::minutes(20));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "OfficeHours", into = "OfficeHours")]
pub struct WorkCalendar(Arc<Content>);

// Invariant: `table` is that of `hours`.
#[derive(Debug)]
struct Content {
    hours: OfficeHours,
    table: Table,
}

/// Why hours cannot be counted with.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum HoursError {
    /// The ordinary week has no hours at all.
    #[error("the ordinary week has no hours")]
    NoHours,
    /// The shifts of a day overlap, are out of order or go beyond midnight.
    #[error("the shifts of a day overlap, are out of order or go beyond midnight")]
    BadShift,
    /// A period ends before it begins.
    #[error("the period `{0}` ends before it begins")]
    Backwards(String),
    /// Two periods have a day in common.
    #[error("the periods `{0}` and `{1}` overlap")]
    Overlap(String, String),
    /// A date so far away that days can no longer be counted.
    #[error("the date {0} is too far away")]
    TooFar(NaiveDate),
}

impl HoursError {
    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::NoHours => {
                say!(id: "minggu biasa tidak punya jam kerja", en: "the ordinary week has no hours")
            }
            Self::BadShift => say!(
                id: "jam kerja sehari bertumpang tindih, tidak urut, atau melewati tengah malam",
                en: "the shifts of a day overlap, are out of order or go beyond midnight",
            ),
            Self::Backwards(name) => {
                say!(id: "periode `{name}` berakhir sebelum mulai", en: "the period `{name}` ends before it begins")
            }
            Self::Overlap(one, other) => {
                say!(id: "periode `{one}` dan `{other}` bertumpang tindih", en: "the periods `{one}` and `{other}` overlap")
            }
            Self::TooFar(date) => {
                say!(id: "tanggal {date} terlalu jauh", en: "the date {date} is too far away")
            }
        }
    }
}

impl WorkCalendar {
    /// Makes hours ready for counting.
    ///
    /// # Errors
    /// When they contradict themselves or leave no time for work.
    pub fn new(hours: OfficeHours) -> Result<Self, HoursError> {
        check(&hours)?;
        let table = Table::new(&hours);
        Ok(Self(Arc::new(Content { hours, table })))
    }

    /// The hours that it counts by.
    pub fn hours(&self) -> &OfficeHours {
        &self.0.hours
    }

    /// The zone of the office.
    pub fn zone(&self) -> Zone {
        self.0.hours.zone
    }

    /// When so much working time has passed since `start`: the earliest such point, so that work which ends with a
    /// day ends at closing time. Nothing, and less than nothing, has passed at `start` itself.
    pub fn after(&self, start: DateTime<Utc>, work: TimeDelta) -> DateTime<Utc> {
        let work = work.num_milliseconds();
        if work <= 0 {
            return start;
        }
        let table = self.table();
        self.time(table.at(table.work(self.millis(start)).saturating_add(work)))
    }

    /// How much working time lies between two points; less than nothing when `end` is the earlier one.
    pub fn between(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> TimeDelta {
        let table = self.table();
        TimeDelta::milliseconds(table.work(self.millis(end)) - table.work(self.millis(start)))
    }

    /// Whether the office works at this time. Closing time is no longer working time.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let table = self.table();
        let at = self.millis(at);
        table.work(at + 1) > table.work(at)
    }

    /// Working time of a usual day: that of the ordinary week, spread evenly over its working days.
    pub fn usual_day(&self) -> TimeDelta {
        let week = &self.0.hours.week;
        let days = i64::try_from(week.0.iter().filter(|day| !day.is_empty()).count()).unwrap_or(7).max(1);
        TimeDelta::milliseconds(i64::from(week.minutes()) * 60_000 / days)
    }

    /// Whether a due date that depends on the days from `start` to `end` may still change: a year whose holidays
    /// are not known lies between them, or a holiday whose date is only expected.
    pub fn is_provisional(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        let (first, last) = (self.local(start).date_naive(), self.local(end).date_naive());
        let hours = self.hours();
        let (from, to) = (first.year(), last.year().max(first.year()));
        let known = hours.known_years.range(from..=to).count();
        if known <= usize::try_from(to - from).unwrap_or(usize::MAX) {
            return true;
        }
        hours
            .days_off
            .iter()
            .any(|day| day.estimated && (first..=last).contains(&day.date) && hours.is_off(day))
    }

    /// A point in time by the clocks of the office.
    pub fn local(&self, at: DateTime<Utc>) -> DateTime<chrono::FixedOffset> {
        self.zone().local(at)
    }

    pub(super) fn table(&self) -> &Table {
        &self.0.table
    }

    pub(super) fn millis(&self, at: DateTime<Utc>) -> Millis {
        at.timestamp_millis() + i64::from(self.zone().offset().local_minus_utc()) * 1000
    }

    pub(super) fn time(&self, at: Millis) -> DateTime<Utc> {
        let at = at.saturating_sub(i64::from(self.zone().offset().local_minus_utc()) * 1000);
        let beyond = if at < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        DateTime::from_timestamp_millis(at).unwrap_or(beyond)
    }
}

impl OfficeHours {
    /// Whether a day that is listed as a day off is one here.
    pub fn is_off(&self, day: &DayOff) -> bool {
        match day.kind {
            DayOffKind::National | DayOffKind::Local => true,
            DayOffKind::JointLeave => self.joint_leave_is_off,
        }
    }
}

fn check(hours: &OfficeHours) -> Result<(), HoursError> {
    let weeks = std::iter::once(&hours.week).chain(hours.periods.iter().map(|period| &period.week));
    for day in weeks.flat_map(|week| &week.0) {
        let in_order = day.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if !in_order || day.iter().any(|shift| shift.start >= shift.end || shift.end > 24 * 60) {
            return Err(HoursError::BadShift);
        }
    }
    if hours.week.minutes() == 0 {
        return Err(HoursError::NoHours);
    }
    // Ten thousand years either way leave room for every sum.
    let far = |date: &NaiveDate| table::day_number(*date).abs() > 3_650_000;
    let dates = hours.periods.iter().flat_map(|period| [period.first, period.last]);
    if let Some(date) = dates.chain(hours.days_off.iter().map(|day| day.date)).find(|date| far(date)) {
        return Err(HoursError::TooFar(date));
    }
    let mut periods: Vec<_> = hours.periods.iter().collect();
    periods.sort_by_key(|period| (period.first, period.last));
    if let Some(period) = periods.iter().find(|period| period.last < period.first) {
        return Err(HoursError::Backwards(period.name.clone()));
    }
    match periods.windows(2).find(|pair| pair[1].first <= pair[0].last) {
        Some(pair) => Err(HoursError::Overlap(pair[0].name.clone(), pair[1].name.clone())),
        None => Ok(()),
    }
}

impl Default for WorkCalendar {
    fn default() -> Self {
        Self::new(OfficeHours::default()).expect("because the usual hours are in order")
    }
}

impl TryFrom<OfficeHours> for WorkCalendar {
    type Error = HoursError;

    fn try_from(hours: OfficeHours) -> Result<Self, HoursError> {
        Self::new(hours)
    }
}

impl From<WorkCalendar> for OfficeHours {
    fn from(calendar: WorkCalendar) -> Self {
        calendar.0.hours.clone()
    }
}

impl PartialEq for WorkCalendar {
    fn eq(&self, other: &Self) -> bool {
        self.0.hours == other.0.hours
    }
}

impl std::fmt::Debug for WorkCalendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("WorkCalendar").field(&self.0.hours).finish()
    }
}
