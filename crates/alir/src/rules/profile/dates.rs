//! PRF005: a date is one of the calendar, year first.

use chrono::{Datelike, Months, NaiveDate};

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::Loc;

pub(super) const RULE: Rule = Rule {
    code: "PRF005",
    severity: Severity::Error,
    title: Words { id: "bukan tanggal", en: "not a date" },
    about: Words {
        id: "Tanggal ditulis tahun-bulan-hari dengan angka: `2026-10-12`. Tanggal itu harus ada dalam kalender; `2026-02-30` tidak ada.",
        en: "A date is written year-month-day in digits: `2026-10-12`. It has to be one of the calendar; there is no `2026-02-30`.",
    },
};

pub(super) fn read(text: &Loc<String>, findings: &mut Vec<Diagnostic>) -> Option<NaiveDate> {
    let given = text.trim();
    let parts = parts(given);
    if let Some([year, month, day]) = parts
        && let Some(date) = date(year, month, day).filter(|date| date.to_string() == given)
    {
        return Some(date);
    }
    let finding = Diagnostic::error(
        "PRF005",
        text.span,
        say!(id: "`{given}` bukan tanggal", en: "`{given}` is not a date"),
    );
    findings.push(match parts.and_then(meant) {
        Some(date) => finding.hint(say!(id: "maksud Anda `{date}`?", en: "did you mean `{date}`?")),
        None => finding.hint(say!(id: "tulis tahun-bulan-hari, misalnya `2026-10-12`", en: "write year-month-day, `2026-10-12` for example")),
    });
    None
}

/// Three numbers.
fn parts(text: &str) -> Option<[u32; 3]> {
    let number = |text: &str| {
        let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    };
    let parts: Option<Vec<u32>> = text.split(['-', '/', '.']).map(number).collect();
    parts?.try_into().ok()
}

/// A date of the four-digit years.
fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The date that may be meant: the same the other way round, or the last day of a month that has no such day.
fn meant([first, month, last]: [u32; 3]) -> Option<NaiveDate> {
    let end = |day: u32| {
        let begin = date(first, month, 1).filter(|_| (29..=31).contains(&day))?;
        begin.checked_add_months(Months::new(1))?.pred_opt().filter(|end| end.day() < day)
    };
    date(first, month, last).or_else(|| date(last, month, first)).or_else(|| end(last))
}
