//! A standard time as it is understood: how long, and counted how.

use serde::{Deserialize, Serialize};

/// How long, in its own way of counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Seconds inside office hours: `30 menit` is 1800.
    Work(u32),
    /// Working days: `3 hari kerja`.
    WorkDays(u32),
    /// Days, of which the printed text does not say which: `3 hari`.
    Days(u32),
    /// Days of the calendar: `3 hari kalender`.
    CalendarDays(u32),
    /// Weeks of the calendar.
    Weeks(u32),
    /// Months of the calendar.
    Months(u32),
    /// Years of the calendar.
    Years(u32),
    /// Hours by the clock, day and night: `1 x 24 jam` is 24.
    ClockHours(u32),
}

/// What a length is counted in: decides how a due date moves when the clock has stood still.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Time inside office hours.
    Work,
    /// Working days, to closing time.
    WorkDays,
    /// Days of the calendar, to closing time.
    CalendarDays,
    /// Time by the clock.
    Clock,
}

/// The standard time of a step: what to aim at, and what not to exceed. The two are the same unless the printed text
/// is a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StandardTime {
    /// What to aim at.
    pub target: Length,
    /// What not to exceed.
    pub limit: Length,
}

impl StandardTime {
    /// A time that is no range.
    pub const fn of(length: Length) -> Self {
        Self { target: length, limit: length }
    }

    /// Whether it speaks of days without saying which.
    pub const fn is_ambiguous(&self) -> bool {
        matches!(self.target, Length::Days(_)) || matches!(self.limit, Length::Days(_))
    }
}
