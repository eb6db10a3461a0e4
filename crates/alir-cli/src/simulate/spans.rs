//! Lengths of time, shares and numbers for people.

use alir::lang::Lang;

use crate::catalogue::simulation::units;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A time by the clock: `3 hari 4 jam`.
pub(crate) fn elapsed(seconds: f64, lang: Lang) -> String {
    span(seconds, DAY, DAY, lang)
}

/// A time within office hours, whose days are as long as those of the office: `2 jam 10 menit`, `4 hari 1 jam`. What is
/// shorter than two days has no days, which could be mistaken for those of the calendar.
pub(crate) fn working(seconds: f64, day: f64, lang: Lang) -> String {
    let day = whole(day).max(HOUR);
    span(seconds, day, 2 * day, lang)
}

fn span(seconds: f64, day: u64, in_days: u64, lang: Lang) -> String {
    let [days, hours, minutes, secs] = units(lang);
    let sign = if seconds < -0.5 { "-" } else { "" };
    let seconds = whole(seconds.abs());
    // Rounded to what is shown, and only then divided, so that no hour has sixty minutes.
    let round = |unit: u64| (seconds + unit / 2) / unit * unit;
    let minutely = round(MINUTE);
    let (whole, unit, part, small) = if seconds < MINUTE {
        (0, "", seconds, secs)
    } else if minutely < HOUR {
        (0, "", minutely / MINUTE, minutes)
    } else if minutely < in_days {
        (minutely / HOUR, hours, minutely % HOUR / MINUTE, minutes)
    } else {
        // Half an hour at the end of a day of 7 1/2 hours is still an hour of that day.
        let (whole, rest) = (seconds / day, seconds % day);
        let part = (rest + HOUR / 2) / HOUR;
        if part * HOUR >= day { (whole + 1, days, 0, hours) } else { (whole, days, part, hours) }
    };
    match (whole, part) {
        (0, 0) => "0".to_owned(),
        (0, part) => format!("{sign}{part} {small}"),
        (whole, 0) => format!("{sign}{whole} {unit}"),
        (whole, part) => format!("{sign}{whole} {unit} {part} {small}"),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative; the longest is still long"
)]
fn whole(seconds: f64) -> u64 {
    seconds.round() as u64
}

/// A number with a sign between whole and parts that people of this language write.
pub(crate) fn decimal(number: f64, places: usize, lang: Lang) -> String {
    let text = format!("{number:.places$}");
    match lang {
        Lang::Id => text.replace('.', ","),
        Lang::En => text,
    }
}

/// A share in percent: `33,3 %`, `50 %`.
pub(crate) fn percent(share: f64, lang: Lang) -> String {
    let tenths = (share * 1000.0).round();
    let places = usize::from((tenths / 10.0).fract() != 0.0);
    format!("{} %", decimal(tenths / 10.0, places, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_people_say_them() {
        let day = 7.5 * 3600.0;
        for (seconds, text) in [
            (0.0, "0"),
            (45.0, "45 detik"),
            (59.9, "1 menit"),
            (1200.0, "20 menit"),
            (-1200.0, "-20 menit"),
            (3599.0, "1 jam"),
            (7800.0, "2 jam 10 menit"),
            (day, "7 jam 30 menit"),
            (2.0 * day, "2 hari"),
            (4.0 * day + 3600.0, "4 hari 1 jam"),
            (4.0 * day + 26_900.0, "4 hari 7 jam"),
        ] {
            assert_eq!(working(seconds, day, Lang::Id), text, "{seconds}");
        }
        assert_eq!(elapsed(3.0 * 86_400.0 + 4.0 * 3600.0, Lang::Id), "3 hari 4 jam");
        assert_eq!(elapsed(3.0 * 86_400.0 - 60.0, Lang::Id), "3 hari");
        assert_eq!(elapsed(90_000.0, Lang::En), "1 d 1 h");
        assert_eq!(
            (decimal(1.25, 1, Lang::Id), percent(1.0 / 3.0, Lang::En)),
            ("1,2".to_owned(), "33.3 %".to_owned())
        );
        assert_eq!(percent(0.5, Lang::Id), "50 %");
    }
}
