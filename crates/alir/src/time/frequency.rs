//! How often a duty recurs: `minimal 2 kali dalam satu minggu`, `setiap 6 bulan`, `sekali sebulan`.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::numbers;
use super::tokens::tokens;

/// How often a duty recurs, counted in periods of the calendar: weeks from Monday to Sunday, months, years.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Frequency {
    /// How often at least in one period.
    pub times: u32,
    /// How often at most, if that is said.
    pub most: Option<u32>,
    /// How many of the units make one period: 6 in `setiap 6 bulan`.
    pub every: u32,
    /// The unit of the period.
    pub per: Per,
}

/// The unit of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

impl Frequency {
    /// Reads how often; `None` if that is not understood.
    ///
    /// ```
    /// use alir::time::{Frequency, Per};
    /// let twice = Frequency::read("minimal 2 kali dalam satu minggu").expect("because it is understood");
    /// assert_eq!((twice.times, twice.most, twice.every, twice.per), (2, None, 1, Per::Week));
    /// assert_eq!(Frequency::read("kadang-kadang"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let tokens = tokens(text);
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (bound, rest) = match words.as_slice() {
            ["minimal" | "minimum" | "sekurangnya" | "setidaknya", rest @ ..]
            | ["paling", "sedikit" | "kurang", rest @ ..] => (Bound::AtLeast, rest),
            ["maksimal" | "maksimum", rest @ ..] | ["paling", "banyak", rest @ ..] => (Bound::AtMost, rest),
            rest => (Bound::Exactly, rest),
        };
        let (times, rest) = match rest {
            ["setiap" | "tiap" | "per", ..] => (1, rest),
            ["sekali", after @ ..] => (1, after),
            rest => match number(rest) {
                Some((times, ["kali" | "x", rest @ ..])) => (times, rest),
                // `6 bulan sekali`
                _ => {
                    return period(rest).and_then(|(every, per, rest)| {
                        (rest == ["sekali"]).then_some(Self { times: 1, most: Some(1), every, per })
                    });
                }
            },
        };
        let joint = usize::from(matches!(rest, ["dalam" | "setiap" | "tiap" | "per", ..]));
        let rest = &rest[joint..];
        let (every, per, rest) = period(rest)?;
        if !rest.is_empty() || times == 0 || every == 0 {
            return None;
        }
        Some(match bound {
            Bound::AtLeast => Self { times, most: None, every, per },
            Bound::AtMost => Self { times: 0, most: Some(times), every, per },
            Bound::Exactly => Self { times, most: Some(times), every, per },
        })
    }

    /// The first day of the period that holds a day, and the first day behind it.
    pub fn period(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let every = self.every.max(1);
        let first = match self.per {
            Per::Day | Per::Week => {
                let length = i32::try_from(every).unwrap_or(1) * if self.per == Per::Week { 7 } else { 1 };
                // 1970-01-05 was a Monday.
                let since = day.to_epoch_days() - 4;
                NaiveDate::from_epoch_days(since.div_euclid(length) * length + 4)
            }
            Per::Month | Per::Year => {
                let length = i32::try_from(every).unwrap_or(1) * if self.per == Per::Year { 12 } else { 1 };
                let since = day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
                let first = since.div_euclid(length) * length;
                NaiveDate::from_ymd_opt(first.div_euclid(12), first.rem_euclid(12).unsigned_abs() + 1, 1)
            }
        }
        .unwrap_or(day);
        let behind = match self.per {
            Per::Day => first.checked_add_days(chrono::Days::new(every.into())),
            Per::Week => first.checked_add_days(chrono::Days::new(u64::from(every) * 7)),
            Per::Month => first.checked_add_months(Months::new(every)),
            Per::Year => first.checked_add_months(Months::new(every.saturating_mul(12))),
        };
        (first, behind.unwrap_or(NaiveDate::MAX))
    }

    /// How often it was done in the period of a day.
    pub fn done(&self, day: NaiveDate, done: impl IntoIterator<Item = NaiveDate>) -> u32 {
        let (first, behind) = self.period(day);
        let inside = done.into_iter().filter(|day| (first..behind).contains(day));
        u32::try_from(inside.count()).unwrap_or(u32::MAX)
    }
}

enum Bound {
    AtLeast,
    AtMost,
    Exactly,
}

/// A number at the beginning, and what stands behind it.
fn number<'r, 'w>(words: &'r [&'w str]) -> Option<(u32, &'r [&'w str])> {
    let (number, taken) = match numbers::in_digits(words.first()?) {
        Some(number) => (number, 1),
        None => numbers::in_words(words)?,
    };
    let whole = u32::try_from(number / 1000).ok().filter(|_| number % 1000 == 0)?;
    Some((whole, &words[taken..]))
}

/// A period at the beginning: `minggu`, `6 bulan`, `setahun`, `semester`.
fn period<'r, 'w>(words: &'r [&'w str]) -> Option<(u32, Per, &'r [&'w str])> {
    let (every, rest) = number(words).unwrap_or((1, words));
    let (unit, rest) = rest.split_first()?;
    let (length, per) = match *unit {
        "hari" | "sehari" => (1, Per::Day),
        "minggu" | "seminggu" | "pekan" | "sepekan" => (1, Per::Week),
        "bulan" | "sebulan" => (1, Per::Month),
        "triwulan" => (3, Per::Month),
        "semester" => (6, Per::Month),
        "tahun" | "setahun" => (1, Per::Year),
        _ => return None,
    };
    Some((every.checked_mul(length).filter(|every| *every <= 1200)?, per, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_how_often_is_read() {
        let f = |times, most, every, per| Some(Frequency { times, most, every, per });
        for (text, expected) in [
            ("minimal 2 kali dalam satu minggu", f(2, None, 1, Per::Week)),
            ("2 kali seminggu", f(2, Some(2), 1, Per::Week)),
            ("sekali sebulan", f(1, Some(1), 1, Per::Month)),
            ("setiap hari", f(1, Some(1), 1, Per::Day)),
            ("Setiap 6 (enam) bulan", None),
            ("setiap 6 bulan", f(1, Some(1), 6, Per::Month)),
            ("6 bulan sekali", f(1, Some(1), 6, Per::Month)),
            ("1 kali setiap triwulan", f(1, Some(1), 3, Per::Month)),
            ("paling banyak tiga kali per tahun", f(0, Some(3), 1, Per::Year)),
            ("0 kali sehari", None),
            ("minggu", None),
        ] {
            assert_eq!(Frequency::read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_week_is_from_monday_to_sunday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let twice = Frequency::read("minimal 2 kali dalam satu minggu").unwrap();
        assert_eq!(twice.period(day("2026-11-24")), (day("2026-11-23"), day("2026-11-30")));
        assert_eq!(twice.period(day("1969-12-31")), (day("1969-12-29"), day("1970-01-05")));
        let done = ["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"].map(day);
        assert_eq!(twice.done(day("2026-11-25"), done), 2);
        let half = Frequency::read("setiap 6 bulan").unwrap();
        assert_eq!(half.period(day("2026-11-24")), (day("2026-07-01"), day("2027-01-01")));
    }
}
