//! The words of a standard time (*waktu*) to what they mean: `1-4 jam`, `1 x 24 jam`, `5 (lima) hari kerja`. What is
//! not understood is not guessed.

use super::numbers::{self, Thousandths};
use super::{Length, StandardTime};
use crate::lang::{Text, say};

/// What a printed time says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Printed {
    /// How long.
    Time(StandardTime),
    /// That it depends on something ("Tergantung jenis aduan"): no time of its own.
    Depends,
}

/// A printed time that is not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotATime {
    /// What is wrong with it.
    pub what: Text,
    /// What to write instead.
    pub hint: Text,
}

/// Reads a printed time.
///
/// ```
/// use alir::time::{Length, Printed, StandardTime, read};
/// let hours = |target, limit| StandardTime { target: Length::Work(target * 3600), limit: Length::Work(limit * 3600) };
/// assert_eq!(read("1 - 4 Jam"), Ok(Printed::Time(hours(1, 4))));
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

/// Why it is no time.
enum Wrong {
    /// It is not understood at all.
    Unknown,
    /// Nothing after "minimal".
    AtLeast,
    /// It tells how often.
    HowOften,
    /// The number in digits and that in words differ.
    TwoNumbers,
    /// `1.500`.
    Separator(String),
    /// A part of a unit that has no parts.
    Part,
    /// Zero.
    Nothing,
    /// The first of a range is the greater.
    Backwards,
    /// A number without a unit.
    NoUnit,
    /// More than anybody waits.
    TooLong,
}

fn not_a_time(text: &str, wrong: Wrong) -> NotATime {
    let text = text.trim();
    let example = || {
        say!(
            id: "tulis misalnya `30 menit`, `1-4 jam`, `3 hari kerja`, `1 x 24 jam` atau `1 minggu`; teks tercetak yang lain tetap ada dengan `waktu: {{tercetak: ..., arti: 3 hari kerja}}`",
            en: "write `30 menit`, `1-4 jam`, `3 hari kerja`, `1 x 24 jam` or `1 minggu`, for example; another printed text is kept with `waktu: {{tercetak: ..., arti: 3 hari kerja}}`",
        )
    };
    let (what, hint) = match wrong {
        Wrong::Unknown => {
            (say!(id: "waktu `{text}` tidak dipahami", en: "the time `{text}` is not understood"), example())
        }
        Wrong::AtLeast => (
            say!(id: "`{text}` hanya menyebut batas bawah", en: "`{text}` names only what is the least"),
            say!(id: "tulis waktu paling lama", en: "write how long at most"),
        ),
        Wrong::HowOften => (
            say!(id: "`{text}` menyebut seberapa sering, bukan berapa lama", en: "`{text}` says how often, not how long"),
            say!(id: "pindahkan ke `frekuensi`", en: "move it to `frekuensi`"),
        ),
        Wrong::TwoNumbers => (
            say!(id: "angka dan kata pada `{text}` berbeda", en: "digits and words of `{text}` differ"),
            say!(id: "samakan keduanya", en: "make them the same"),
        ),
        Wrong::Separator(number) => (
            say!(id: "`{number}` dapat berarti dua hal", en: "`{number}` can mean two things"),
            say!(id: "tulis tanpa titik atau koma", en: "write it without a point or comma"),
        ),
        Wrong::Part => (
            say!(id: "`{text}` memuat bagian dari satuan yang tidak dapat dibagi", en: "`{text}` has a part of a unit that has no parts"),
            say!(id: "tulis dalam jam atau menit", en: "write it in hours or minutes"),
        ),
        Wrong::Nothing => (
            say!(id: "waktu `{text}` nol", en: "the time `{text}` is zero"),
            say!(id: "kosongkan", en: "leave it empty"),
        ),
        Wrong::Backwards => (
            say!(id: "pada `{text}` batas bawah melebihi batas atas", en: "in `{text}` the lower bound is above the upper"),
            say!(id: "tukar keduanya", en: "swap them"),
        ),
        Wrong::NoUnit => (
            say!(id: "`{text}` tidak punya satuan", en: "`{text}` has no unit"),
            say!(id: "tambahkan `menit`, `jam`, `hari kerja` atau yang lain", en: "add `menit`, `jam`, `hari kerja` or another"),
        ),
        Wrong::TooLong => {
            (say!(id: "waktu `{text}` terlalu panjang", en: "the time `{text}` is too long"), example())
        }
    };
    NotATime { what, hint }
}

/// Numbers, words and signs, in lower case. A number keeps its comma; dashes of every length are one.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let text =
        text.to_lowercase().replace("s.d.", "sampai").replace("s/d", "sampai").replace("s.d", "sampai");
    let text = text.replace("selambat-lambatnya", "selambat").replace("selama-lamanya", "selambat");
    let mut tokens: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in text.chars() {
        let (new, c) = match c {
            '0'..='9' | '½' | '¼' | '¾' => ('0', c),
            ',' | '.' if kind == '0' => ('0', c),
            c if c.is_alphabetic() => ('a', c),
            '–' | '—' | '−' | '‐' | '‑' | '-' => ('-', '-'),
            '×' => ('a', 'x'),
            c if c.is_whitespace() => (' ', c),
            c => ('?', c),
        };
        match tokens.last_mut() {
            Some(last) if new == kind && matches!(new, '0' | 'a') => last.push(c),
            _ if new == ' ' => {}
            _ => tokens.push(c.to_string()),
        }
        kind = new;
    }
    for token in &mut tokens {
        let length = token.trim_end_matches([',', '.']).len();
        if length > 0 {
            token.truncate(length);
        }
    }
    // A full stop or semicolon behind it all says nothing.
    while tokens.last().is_some_and(|last| matches!(last.as_str(), "." | ";" | ",")) {
        tokens.pop();
    }
    tokens
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
            Unit::Seconds(3600) if each == 24_000 && self.words.last() != Some(&"kerja") => {
                Ok(Amount { number, unit: Some(Unit::ClockDays) })
            }
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
