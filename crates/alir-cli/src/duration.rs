//! Lengths of time for people: of work in hours and minutes, by the clock in days too.

use alir::lang::Text;
use chrono::TimeDelta;

/// A length of working time in hours and minutes, cut off to the minute: `2 jam 10 menit`, `45 menit`, `7 jam`.
///
/// Never in days: how long a working day is depends on the office and on the day. The sign is left off; whether
/// something is early or late is for the sentence around it to say.
pub(crate) fn work(time: TimeDelta) -> Text {
    let minutes = time.abs().num_minutes();
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let (id, en) = match (hours, minutes) {
        (0, 0) => ("kurang dari 1 menit".to_owned(), "less than 1 min".to_owned()),
        (0, _) => (format!("{minutes} menit"), format!("{minutes} min")),
        (_, 0) => (format!("{hours} jam"), format!("{hours} h")),
        (_, _) => (format!("{hours} jam {minutes} menit"), format!("{hours} h {minutes} min")),
    };
    Text::new(id, en)
}

/// A length of time by the clock, in which a day has 24 hours: `3 hari 5 jam`, and below a day as [`work`] has it.
pub(crate) fn clock(time: TimeDelta) -> Text {
    let hours = time.abs().num_hours();
    let (days, hours) = (hours / 24, hours % 24);
    let s = if days == 1 { "" } else { "s" };
    match (days, hours) {
        (0, _) => work(time),
        (_, 0) => Text::new(format!("{days} hari"), format!("{days} day{s}")),
        (_, _) => Text::new(format!("{days} hari {hours} jam"), format!("{days} day{s} {hours} h")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_minutes_and_nothing_that_is_none() {
        for (seconds, id, en) in [
            (0, "kurang dari 1 menit", "less than 1 min"),
            (59, "kurang dari 1 menit", "less than 1 min"),
            (60, "1 menit", "1 min"),
            (2699, "44 menit", "44 min"),
            (3600, "1 jam", "1 h"),
            (7800, "2 jam 10 menit", "2 h 10 min"),
            (-7800, "2 jam 10 menit", "2 h 10 min"),
            (135_000, "37 jam 30 menit", "37 h 30 min"),
        ] {
            assert_eq!(work(TimeDelta::seconds(seconds)), Text::new(id, en), "{seconds}");
        }
        assert!(work(TimeDelta::MIN).id.ends_with("menit"), "nothing is too long");
    }
    #[test]
    fn days_by_the_clock_have_24_hours() {
        for (minutes, id, en) in [
            (1439, "23 jam 59 menit", "23 h 59 min"),
            (1440, "1 hari", "1 day"),
            (10_439, "7 hari 5 jam", "7 days 5 h"),
        ] {
            assert_eq!(clock(TimeDelta::minutes(minutes)), Text::new(id, en), "{minutes}");
        }
    }
}
