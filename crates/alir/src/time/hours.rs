//! Office hours as plain data: what a profile of an office says, and what is kept of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Zone;

/// When an office works and how it counts days: plain data, any value of which may be written down. What can be
/// counted with is a [`super::WorkCalendar`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfficeHours {
    /// The zone in which its clocks run.
    pub zone: Zone,
    /// Its hours in an ordinary week.
    pub week: Week,
    /// Periods with other hours, such as Ramadan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    /// Holidays and days of joint leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days_off: Vec<DayOff>,
    /// Whether days of joint leave (*cuti bersama*) are days off here.
    pub joint_leave_is_off: bool,
    /// The years whose holidays are known. What is due in another year is provisional.
    #[serde(default)]
    pub known_years: BTreeSet<i32>,
    /// When `n hari kerja` are over.
    pub day_count: DayCount,
    /// What `n hari` without a word on the kind of day means here.
    pub plain_days: PlainDays,
}

/// The hours of a week, Monday first; a day without shifts is a day off.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(pub [Vec<Shift>; 7]);

/// A time at work without a break, in minutes after midnight: from `start` up to `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Shift {
    /// Its first minute.
    pub start: u16,
    /// The minute behind its last: at most 1440.
    pub end: u16,
}

/// A time of year with other hours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Period {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// The hours of its weeks.
    pub week: Week,
}

/// A day off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DayOff {
    /// The day.
    pub date: NaiveDate,
    /// What it is called.
    pub name: String,
    /// Who has made it one.
    pub kind: DayOffKind,
    /// Whether its date is only expected, as that of a feast by the moon.
    #[serde(default, skip_serializing_if = "is_false")]
    pub estimated: bool,
}

/// Who has made a day a day off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOffKind {
    /// A national holiday.
    National,
    /// Joint leave (*cuti bersama*), which an office may count as a working day.
    JointLeave,
    /// A holiday of the kabupaten.
    Local,
}

/// When `n hari kerja` are over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// At closing time of the n-th working day behind that of receipt (`akhir_hari`).
    #[default]
    EndOfDay,
    /// After n times the hours of a day (`durasi`).
    Duration,
}

/// What `n hari` means where nothing says which days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlainDays {
    /// Working days.
    #[default]
    Working,
    /// Days of the calendar.
    Calendar,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl Shift {
    /// From two times of day: `Shift::new((7, 30), (12, 0))`.
    pub const fn new(start: (u16, u16), end: (u16, u16)) -> Self {
        Self { start: start.0 * 60 + start.1, end: end.0 * 60 + end.1 }
    }

    /// How long it is, in minutes.
    pub const fn minutes(self) -> u16 {
        self.end.saturating_sub(self.start)
    }
}

impl Week {
    /// A week of five days: Monday to Thursday alike, Friday, and a free weekend.
    pub fn of_five_days(monday_to_thursday: &[Shift], friday: &[Shift]) -> Self {
        let day = || monday_to_thursday.to_vec();
        Self([day(), day(), day(), day(), friday.to_vec(), Vec::new(), Vec::new()])
    }

    /// The hours of the whole week, in minutes.
    pub fn minutes(&self) -> u32 {
        self.0.iter().flatten().map(|shift| u32::from(shift.minutes())).sum()
    }
}

impl Default for OfficeHours {
    /// The hours of Perpres 21/2023 as most offices keep them (37.5 hours a week), in western Indonesia, with no
    /// holidays: everything that is due by them is provisional.
    fn default() -> Self {
        let to = Shift::new;
        Self {
            zone: Zone::WIB,
            week: Week::of_five_days(
                &[to((7, 30), (12, 0)), to((13, 0), (16, 0))],
                &[to((7, 30), (11, 30)), to((13, 0), (16, 30))],
            ),
            periods: Vec::new(),
            days_off: Vec::new(),
            joint_leave_is_off: true,
            known_years: BTreeSet::new(),
            day_count: DayCount::EndOfDay,
            plain_days: PlainDays::Working,
        }
    }
}
