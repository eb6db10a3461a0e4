//! How long a task takes: the standard time, and chance.

use alir::time::{Length, PlainDays, StandardTime, Who, WorkCalendar};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Service;

/// When a task is done that begins now; `unit` is its luck, from 0 up to 1.
pub(crate) fn done(
    calendar: &WorkCalendar,
    begin: DateTime<Utc>,
    time: StandardTime,
    who: Who,
    service: Service,
    unit: f64,
) -> DateTime<Utc> {
    let (from, to) = (span(calendar, begin, time.target, who), span(calendar, begin, time.limit, who));
    match (from, to) {
        (Span::Work(from), Span::Work(to)) => calendar.after(begin, service.drawn(from, to, unit)),
        (Span::Clock(from), Span::Clock(to)) => later(begin, service.drawn(from, to, unit)),
        // No printed range has two units; if one had, it would be between two points in time.
        (Span::Work(work), Span::Clock(clock)) => {
            later(begin, service.drawn(calendar.after(begin, work) - begin, clock, unit))
        }
        (Span::Clock(clock), Span::Work(work)) => {
            later(begin, service.drawn(clock, calendar.after(begin, work) - begin, unit))
        }
    }
}

/// How long a length is, and in which time.
enum Span {
    /// In office hours.
    Work(TimeDelta),
    /// Day and night.
    Clock(TimeDelta),
}

fn span(calendar: &WorkCalendar, begin: DateTime<Utc>, length: Length, who: Who) -> Span {
    let days = |days: u32| {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        Span::Work(calendar.usual_day().checked_mul(days).unwrap_or(TimeDelta::MAX))
    };
    let by_calendar = |length| {
        let due = calendar.due(begin, length, who);
        match who {
            Who::Office => Span::Work(calendar.between(begin, due)),
            Who::Outside => Span::Clock(due - begin),
        }
    };
    match length {
        Length::Work(seconds) => Span::Work(TimeDelta::seconds(i64::from(seconds))),
        Length::WorkDays(n) => days(n),
        Length::Days(n) => match calendar.hours().plain_days {
            PlainDays::Working => days(n),
            PlainDays::Calendar => by_calendar(length),
        },
        Length::CalendarDays(_) | Length::Weeks(_) | Length::Months(_) | Length::Years(_) => {
            by_calendar(length)
        }
        Length::ClockHours(hours) => Span::Clock(TimeDelta::hours(i64::from(hours))),
    }
}

fn later(begin: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    begin.checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

impl Service {
    /// A length between two, by its luck.
    fn drawn(self, from: TimeDelta, to: TimeDelta, unit: f64) -> TimeDelta {
        if from == to && self != Self::Exponential {
            return to;
        }
        #[expect(clippy::cast_precision_loss, reason = "a length is far below 2^52 milliseconds")]
        let [from, to] = [from, to].map(|length| length.num_milliseconds() as f64);
        let (middle, width) = (f64::midpoint(from, to), to - from);
        let drawn = match self {
            Self::Uniform => from + width * unit,
            Self::Fixed => middle,
            Self::Triangular if unit < 0.5 => from + width * (unit / 2.0).sqrt(),
            Self::Triangular => to - width * ((1.0 - unit) / 2.0).sqrt(),
            Self::Exponential => -middle * (-unit).ln_1p(),
        };
        millis(drawn)
    }
}

/// A length from milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "what is too long becomes the longest")]
pub(crate) fn millis(millis: f64) -> TimeDelta {
    TimeDelta::try_milliseconds(millis.round() as i64).unwrap_or(TimeDelta::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of a service from 1 to 3 hours, in hours, by the rule of midpoints.
    fn moments(service: Service) -> (f64, f64) {
        let drawn = |at: i32| {
            let unit = (f64::from(at) + 0.5) / 100_000.0;
            #[expect(clippy::cast_precision_loss, reason = "some hours")]
            let hours =
                service.drawn(TimeDelta::hours(1), TimeDelta::hours(3), unit).num_milliseconds() as f64;
            hours / 3_600_000.0
        };
        let mean = (0..100_000).map(drawn).sum::<f64>() / 100_000.0;
        (mean, (0..100_000).map(|at| (drawn(at) - mean).powi(2)).sum::<f64>() / 100_000.0)
    }

    #[test]
    fn the_middle_is_the_mean_whatever_the_law() {
        for (service, variance) in [
            (Service::Fixed, 0.0),
            (Service::Uniform, 4.0 / 12.0),
            (Service::Triangular, 4.0 / 24.0),
            (Service::Exponential, 4.0),
        ] {
            let (mean, found) = moments(service);
            assert!(
                (mean - 2.0).abs() < 1e-3 && (found - variance).abs() < 5e-3,
                "{service:?} {mean} {found}"
            );
        }
    }
}
