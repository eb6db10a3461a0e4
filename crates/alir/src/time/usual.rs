//! How much working time a length usually holds, whatever the day on which it begins.

use chrono::TimeDelta;

use super::{Length, PlainDays, WorkCalendar};

impl WorkCalendar {
    /// How much working time lies within a length in ordinary weeks without holidays: a working day is a usual day, a
    /// day of the calendar a seventh of a week, a month a twelfth of 52 weeks, and an hour by the clock has its share
    /// of the week.
    ///
    /// ```
    /// use alir::time::{Length, WorkCalendar};
    /// let calendar = WorkCalendar::default(); // 37.5 hours a week
    /// assert_eq!(calendar.usual_work(Length::WorkDays(2)).num_hours(), 15);
    /// assert_eq!(calendar.usual_work(Length::Weeks(2)).num_hours(), 75);
    /// ```
    pub fn usual_work(&self, length: Length) -> TimeDelta {
        let week = i64::from(self.hours().week.minutes()) * 60_000;
        let of = |count: u32, millis: i64, parts: i64| {
            let whole = i128::from(count) * i128::from(millis) / i128::from(parts);
            TimeDelta::try_milliseconds(i64::try_from(whole).unwrap_or(i64::MAX)).unwrap_or(TimeDelta::MAX)
        };
        let working = |days| of(days, self.usual_day().num_milliseconds(), 1);
        match length {
            Length::Work(seconds) => TimeDelta::seconds(i64::from(seconds)),
            Length::WorkDays(days) => working(days),
            Length::Days(days) => match self.hours().plain_days {
                PlainDays::Working => working(days),
                PlainDays::Calendar => of(days, week, 7),
            },
            Length::CalendarDays(days) => of(days, week, 7),
            Length::Weeks(weeks) => of(weeks, week, 1),
            Length::Months(months) => of(months, week * 52, 12),
            Length::Years(years) => of(years, week * 52, 1),
            Length::ClockHours(hours) => of(hours, week, 7 * 24),
        }
    }
}
