//! The words of a standard time (*waktu*) to what they mean: `1-4 jam`, `1 x 24 jam`, `5 (lima) hari kerja`. What is
//! not understood is not guessed.

use super::numbers::{self, Thousandths};
use super::tokens::tokens;
use super::wrong::{NotATime, Wrong, not_a_time};
use super::{Length, StandardTime};

/// What a printed time says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Printed {
    /// How long.
    Time(StandardTime),
    /// That it depends on something ("Tergantung jenis aduan"): no time of its own.
    Depends,
}

/// Reads a printed time.
///
/// ```
/// use alir::time::{Length, Printed, StandardTime, read};
/// let hours = |n: u32| Length::Work(n * 3600);
/// assert_eq!(read("1 - 4 Jam"), Ok(Printed::Time(StandardTime { target: hours(1), limit: hours(4) })));
/// assert_eq!(read("paling lambat 1 x 24 jam"), Ok(Printed::Time(StandardTime::of(Length::ClockHours(24)))));
/// assert_eq!(read("Tergantung jenis aduan"), Ok(Printed::Depends));
/// assert!(read("secepatnya").is_err());
/// ```
///
/// # Errors
/// When it is not understood, with a hint.
pub fn read(text: &str) -> Result<Printed, NotATime> {
    let tokens = tokens(text);
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if matches!(words.first(), Some(&("tergantung" | "sesuai" | "menyesuaikan"))) && words.len() > 1 {
        return Ok(Printed::Depends);
    }
    let mut reader = Reader { words: &words, at: 0 };
    reader.time().map(Printed::Time).map_err(|what| not_a_time(text, what))
}

/// Reads a time from words, one behind the other.
struct Reader<'w> {
    words: &'w [&'w str],
    at: usize,
}

/// An amount whose unit may still be missing, as `1` of `1-4 jam`.
#[derive(Clone, Copy)]
struct Amount {
    number: Thousandths,
    unit: Option<Unit>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds(u32),
    WorkDays,
    Days,
    CalendarDays,
    Weeks,
    Months,
    Years,
    /// `x 24 jam`.
    ClockDays,
}

impl Reader<'_> {
    fn time(&mut self) -> Result<StandardTime, Wrong> {
        self.prefix()?;
        let first = self.amount()?;
        let range = self.takes("-") || self.takes("sampai") || self.takes("hingga");
        if range {
            self.takes("dengan");
            let second = self.amount()?;
            self.end()?;
            let unit = second.unit.ok_or(Wrong::NoUnit)?;
            let target = length(Amount { unit: first.unit.or(Some(unit)), ..first })?;
            let limit = length(second)?;
            if rough(target) > rough(limit) {
                return Err(Wrong::Backwards);
            }
            return Ok(StandardTime { target, limit });
        }
        if first.unit.is_none() && self.at < self.words.len() {
            return Err(Wrong::Unknown);
        }
        let mut whole = length(first)?;
        // `1 jam 30 menit`
        while self.at < self.words.len() {
            self.takes("dan");
            match (whole, length(self.amount()?)?) {
                (Length::Work(one), Length::Work(more)) if more < one => {
                    whole = Length::Work(one.checked_add(more).ok_or(Wrong::TooLong)?);
                }
                _ => return Err(Wrong::Unknown),
            }
        }
        Ok(StandardTime::of(whole))
    }

    /// Words that say only that it is a limit.
    fn prefix(&mut self) -> Result<(), Wrong> {
        match self.words.first() {
            Some(&("minimal" | "minimum" | "sekurangnya" | "setidaknya")) => return Err(Wrong::AtLeast),
            Some(&("setiap" | "tiap" | "sekali")) => return Err(Wrong::HowOften),
            _ => {}
        }
        if self.words.contains(&"kali") || self.words.contains(&"sekali") {
            return Err(Wrong::HowOften);
        }
        if self.takes("paling") {
            if !(self.takes("lambat") || self.takes("lama") || self.takes("banyak")) {
                return Err(if self.takes("sedikit") || self.takes("cepat") {
                    Wrong::AtLeast
                } else {
                    Wrong::Unknown
                });
            }
        } else if self.takes("maks") {
            self.takes(".");
        } else {
            let _ = self.takes("maksimal")
                || self.takes("maksimum")
                || self.takes("selambat")
                || self.takes("selama");
        }
        if self.takes("dalam") {
            self.takes("waktu");
        }
        Ok(())
    }

    fn amount(&mut self) -> Result<Amount, Wrong> {
        if let Some(unit) = self.one_of_a_unit() {
            return Ok(Amount { number: 1000, unit: Some(unit) });
        }
        let number = self.number()?;
        if self.takes("x") {
            return self.times(number);
        }
        Ok(Amount { number, unit: self.unit() })
    }

    /// A number in digits, in words or in both.
    fn number(&mut self) -> Result<Thousandths, Wrong> {
        let word = *self.words.get(self.at).ok_or(Wrong::Unknown)?;
        if !word.starts_with(|c: char| c.is_numeric()) {
            let (number, taken) = numbers::in_words(&self.words[self.at..]).ok_or(Wrong::Unknown)?;
            self.at += taken;
            return Ok(number);
        }
        let number = numbers::in_digits(word);
        let number = number
            .ok_or_else(|| if word.len() > 6 { Wrong::TooLong } else { Wrong::Separator(word.to_owned()) })?;
        self.at += 1;
        if self.takes("(") {
            let (again, taken) = numbers::in_words(&self.words[self.at..]).ok_or(Wrong::Unknown)?;
            self.at += taken;
            if !self.takes(")") {
                return Err(Wrong::Unknown);
            }
            if again != number {
                return Err(Wrong::TwoNumbers);
            }
        }
        Ok(number)
    }

    /// What stands behind `n x`: `24 jam` by the clock, or so many minutes so often.
    fn times(&mut self, number: Thousandths) -> Result<Amount, Wrong> {
        let each = self.number()?;
        match self.unit().ok_or(Wrong::NoUnit)? {
            // `24 jam kerja` would be one or the other.
            Unit::Seconds(3600) if each == 24_000 && self.words[self.at - 1] == "kerja" => {
                Err(Wrong::Unknown)
            }
            Unit::Seconds(3600) if each == 24_000 => Ok(Amount { number, unit: Some(Unit::ClockDays) }),
            unit @ Unit::Seconds(_) if number % 1000 == 0 => {
                Ok(Amount { number: number / 1000 * each, unit: Some(unit) })
            }
            _ => Err(Wrong::Unknown),
        }
    }

    fn unit(&mut self) -> Option<Unit> {
        let unit = match *self.words.get(self.at)? {
            "detik" => Unit::Seconds(1),
            "menit" | "mnt" => Unit::Seconds(60),
            "jam" => Unit::Seconds(3600),
            "hari" | "hr" => Unit::Days,
            "minggu" | "pekan" | "mgg" => Unit::Weeks,
            "bulan" | "bln" => Unit::Months,
            "tahun" | "thn" => Unit::Years,
            _ => return None,
        };
        self.at += 1;
        Some(self.kind_of(unit))
    }

    /// `sehari`, `sejam`: one of a unit.
    fn one_of_a_unit(&mut self) -> Option<Unit> {
        let unit = match *self.words.get(self.at)? {
            "semenit" => Unit::Seconds(60),
            "sejam" => Unit::Seconds(3600),
            "sehari" => Unit::Days,
            "seminggu" | "sepekan" => Unit::Weeks,
            "sebulan" => Unit::Months,
            "setahun" => Unit::Years,
            _ => return None,
        };
        self.at += 1;
        Some(self.kind_of(unit))
    }

    /// `hari kerja`, `hari kalender`, `jam kerja`.
    fn kind_of(&mut self, unit: Unit) -> Unit {
        match unit {
            Unit::Days if self.takes("kerja") => Unit::WorkDays,
            Unit::Days if self.takes("kalender") => Unit::CalendarDays,
            Unit::Seconds(3600) => {
                self.takes("kerja");
                unit
            }
            other => other,
        }
    }

    fn takes(&mut self, word: &str) -> bool {
        let there = self.words.get(self.at) == Some(&word);
        self.at += usize::from(there);
        there
    }

    fn end(&self) -> Result<(), Wrong> {
        if self.at == self.words.len() { Ok(()) } else { Err(Wrong::Unknown) }
    }
}

fn length(Amount { number, unit }: Amount) -> Result<Length, Wrong> {
    let unit = unit.ok_or(Wrong::NoUnit)?;
    if number == 0 {
        return Err(Wrong::Nothing);
    }
    if number > numbers::MOST * 1000 {
        return Err(Wrong::TooLong);
    }
    let whole = |most: u32| {
        let whole = u32::try_from(number / 1000).unwrap_or(u32::MAX);
        if number % 1000 != 0 {
            Err(Wrong::Part)
        } else if whole > most {
            Err(Wrong::TooLong)
        } else {
            Ok(whole)
        }
    };
    Ok(match unit {
        Unit::Seconds(each) => {
            let seconds = number * i64::from(each);
            if seconds % 1000 != 0 {
                return Err(Wrong::Part);
            }
            Length::Work(u32::try_from(seconds / 1000).map_err(|_| Wrong::TooLong)?)
        }
        Unit::WorkDays => Length::WorkDays(whole(36_500)?),
        Unit::Days => Length::Days(whole(36_500)?),
        Unit::CalendarDays => Length::CalendarDays(whole(36_500)?),
        Unit::Weeks => Length::Weeks(whole(5200)?),
        Unit::Months => Length::Months(whole(1200)?),
        Unit::Years => Length::Years(whole(100)?),
        Unit::ClockDays => Length::ClockHours(whole(36_500)? * 24),
    })
}

/// About how many minutes of work, to tell which of two lengths is the greater.
fn rough(length: Length) -> u64 {
    match length {
        Length::Work(seconds) => u64::from(seconds) / 60,
        Length::WorkDays(days) | Length::Days(days) => u64::from(days) * 450,
        Length::CalendarDays(days) => u64::from(days) * 320,
        Length::ClockHours(hours) => u64::from(hours) * 320 / 24,
        Length::Weeks(weeks) => u64::from(weeks) * 5 * 450,
        Length::Months(months) => u64::from(months) * 21 * 450,
        Length::Years(years) => u64::from(years) * 250 * 450,
    }
}
