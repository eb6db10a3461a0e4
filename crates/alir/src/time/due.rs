//! Due dates: where a standard time ends, and where it ends after the clock has stood still.

use chrono::{DateTime, Months, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::table::{self, DAY, Day};
use super::{Counting, DayCount, Length, PlainDays, StandardTime, WorkCalendar};

/// Who has to act by a due date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The office: what falls on a day off is due on the next working day, at closing time.
    Office,
    /// Somebody outside: a day of the calendar is a day, and ends at its end.
    Outside,
}

/// Where a standard time ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadline {
    /// What to aim at; the same as `limit` unless the time is a range.
    pub target: DateTime<Utc>,
    /// What not to exceed.
    pub limit: DateTime<Utc>,
    /// How the limit is counted.
    pub counting: Counting,
    /// Whether holidays that are not known yet may change it.
    pub provisional: bool,
}

impl WorkCalendar {
    /// Where a standard time ends that begins at `start`.
    pub fn deadline(&self, start: DateTime<Utc>, time: &StandardTime, who: Who) -> Deadline {
        let limit = self.due(start, time.limit, who);
        let counting = self.counting(time.limit);
        // Hours by the clock are what they are, whatever the days.
        let provisional = counting != Counting::Clock && self.is_provisional(start, limit);
        let target = if time.target == time.limit { limit } else { self.due(start, time.target, who) };
        Deadline { target, limit, counting, provisional }
    }

    /// Where a length of time ends that begins at `start`.
    pub fn due(&self, start: DateTime<Utc>, length: Length, who: Who) -> DateTime<Utc> {
        match self.resolved(length) {
            Length::Work(seconds) => self.after(start, TimeDelta::seconds(i64::from(seconds))),
            Length::ClockHours(hours) => start
                .checked_add_signed(TimeDelta::hours(i64::from(hours)))
                .unwrap_or(DateTime::<Utc>::MAX_UTC),
            Length::WorkDays(days) | Length::Days(days) => self.after_working_days(start, i64::from(days)),
            Length::CalendarDays(days) => {
                self.on_day(self.first_day(start, who).saturating_add_unsigned(days), who)
            }
            Length::Weeks(weeks) => {
                self.on_day(self.first_day(start, who).saturating_add_unsigned(weeks.saturating_mul(7)), who)
            }
            Length::Months(months) => self.on_day(later(self.first_day(start, who), months), who),
            Length::Years(years) => {
                self.on_day(later(self.first_day(start, who), years.saturating_mul(12)), who)
            }
        }
    }

    /// Where something is due that was due at `due`, after the clock stood still from `stopped` to `restarted`: as
    /// much is left as there was.
    pub fn moved(
        &self,
        due: DateTime<Utc>,
        counting: Counting,
        who: Who,
        stopped: DateTime<Utc>,
        restarted: DateTime<Utc>,
    ) -> DateTime<Utc> {
        if due <= stopped || restarted <= stopped {
            return due;
        }
        match counting {
            Counting::Work => self.after(restarted, self.between(stopped, due)),
            Counting::Clock => {
                due.checked_add_signed(restarted - stopped).unwrap_or(DateTime::<Utc>::MAX_UTC)
            }
            Counting::WorkDays => {
                let table = self.table();
                let rank = |day: Day| table.days(day);
                let left = rank(table::day_of(self.millis(due))) - rank(table.receipt(self.millis(stopped)));
                self.after_working_days(restarted, left.max(0))
            }
            Counting::CalendarDays => {
                let left = table::day_of(self.millis(due)) - self.first_day(stopped, who);
                self.on_day(self.first_day(restarted, who).saturating_add(left.max(0)), who)
            }
        }
    }

    /// The point at which a share (in percent) of the time from `start` to `due` has passed.
    pub fn share(
        &self,
        start: DateTime<Utc>,
        due: DateTime<Utc>,
        counting: Counting,
        percent: u8,
    ) -> DateTime<Utc> {
        let of =
            |whole: TimeDelta| TimeDelta::milliseconds(whole.num_milliseconds() / 100 * i64::from(percent));
        match counting {
            Counting::Clock => start + of(due - start),
            Counting::Work | Counting::WorkDays | Counting::CalendarDays => {
                self.after(start, of(self.between(start, due))).min(due)
            }
        }
    }

    /// How a length is counted here.
    pub fn counting(&self, length: Length) -> Counting {
        match self.resolved(length) {
            Length::Work(_) => Counting::Work,
            Length::WorkDays(_) | Length::Days(_) => match self.hours().day_count {
                DayCount::EndOfDay => Counting::WorkDays,
                DayCount::Duration => Counting::Work,
            },
            Length::CalendarDays(_) | Length::Weeks(_) | Length::Months(_) | Length::Years(_) => {
                Counting::CalendarDays
            }
            Length::ClockHours(_) => Counting::Clock,
        }
    }

    /// Days are working days or days of the calendar here.
    fn resolved(&self, length: Length) -> Length {
        match (length, self.hours().plain_days) {
            (Length::Days(days), PlainDays::Working) => Length::WorkDays(days),
            (Length::Days(days), PlainDays::Calendar) => Length::CalendarDays(days),
            (other, _) => other,
        }
    }

    fn after_working_days(&self, start: DateTime<Utc>, days: i64) -> DateTime<Utc> {
        match self.hours().day_count {
            DayCount::EndOfDay => {
                let table = self.table();
                let first = table.receipt(self.millis(start));
                self.closing(table.working_day(table.days(first) + days))
            }
            DayCount::Duration => {
                self.after(start, TimeDelta::milliseconds(self.usual_day().num_milliseconds() * days))
            }
        }
    }

    /// Day 0 for days of the calendar: to an office, that of receipt.
    fn first_day(&self, start: DateTime<Utc>, who: Who) -> Day {
        match who {
            Who::Office => self.table().receipt(self.millis(start)),
            Who::Outside => table::day_of(self.millis(start)),
        }
    }

    /// The end of a day of the calendar.
    fn on_day(&self, day: Day, who: Who) -> DateTime<Utc> {
        match who {
            Who::Office => self.closing(self.table().rolled(day)),
            // The last second of the day: midnight would be read as the day that follows.
            Who::Outside => self.time(table::start_of(day) + DAY - 1000),
        }
    }

    fn closing(&self, day: Day) -> DateTime<Utc> {
        self.time(self.table().closing(day).unwrap_or_else(|| table::start_of(day) + DAY))
    }
}

/// The same day of a later month, or its last one.
fn later(day: Day, months: u32) -> Day {
    let date =
        chrono::NaiveDate::from_epoch_days(day).and_then(|date| date.checked_add_months(Months::new(months)));
    date.map_or(Day::MAX, table::day_number)
}
