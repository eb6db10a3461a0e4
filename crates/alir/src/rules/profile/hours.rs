//! PRF001: hours are times of day in pairs.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Text, Words, say};
use crate::sop::Loc;
use crate::time::Shift;

pub(super) const RULE: Rule = Rule {
    code: "PRF001",
    severity: Severity::Error,
    title: Words { id: "jam kerja tidak dipahami", en: "hours that are not understood" },
    about: Words {
        id: "Jam kerja sehari ditulis `07.30-12.00, 13.00-16.00`: jam dan menit, dari sampai, dengan koma di tempat istirahat. Hari libur tidak ditulis, atau ditulis `libur`.",
        en: "The hours of a day are written `07.30-12.00, 13.00-16.00`: hours and minutes, from and to, with a comma where the break is. A day off is left out, or written `libur`.",
    },
};

/// The shifts that a text means.
pub(super) fn read(text: &Loc<String>, findings: &mut Vec<Diagnostic>) -> Option<Vec<Shift>> {
    let plain = text.trim().to_lowercase();
    if plain == "libur" {
        return Some(Vec::new());
    }
    let shifts: Option<Vec<Shift>> = plain.split([',', ';']).map(shift).collect();
    if shifts.is_none() {
        let given = text.trim();
        findings.push(
            Diagnostic::error(
                "PRF001",
                text.span,
                say!(id: "jam kerja `{given}` tidak dipahami", en: "the hours `{given}` are not understood"),
            )
            .hint(example()),
        );
    }
    shifts
}

/// A day behind which nothing is written.
pub(super) fn nothing(day: &Loc<String>, findings: &mut Vec<Diagnostic>) {
    findings.push(
        Diagnostic::error(
            "PRF001",
            day.span,
            say!(id: "jam kerja `{day}` belum diisi", en: "the hours of `{day}` are missing"),
        )
        .hint(example()),
    );
}

fn example() -> Text {
    say!(id: "tulis misalnya `07.30-12.00, 13.00-16.00`, atau `libur`", en: "write `07.30-12.00, 13.00-16.00`, for example, or `libur`")
}

/// `07.30-12.00`
fn shift(text: &str) -> Option<Shift> {
    let (start, end) = text.split_once(['-', '–', '—'])?;
    Some(Shift { start: time_of_day(start)?, end: time_of_day(end)? })
}

/// Minutes after midnight, from `07.30` or `7:30`; at most `24.00`.
fn time_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let fits = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| fits)
    };
    let (hour, minute) = (number(hour, 1..=2)?, number(minute, 2..=2)?);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= 24 * 60).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_people_write_them() {
        let read = |text: &str| read(&Loc::from(text), &mut Vec::new());
        let day = vec![Shift::new((7, 30), (12, 0)), Shift::new((13, 0), (16, 0))];
        for text in ["07.30-12.00, 13.00-16.00", "7:30 - 12:00;13:00 – 16:00", " 07.30-12.00,13.00-16.00 "]
        {
            assert_eq!(read(text), Some(day.clone()), "{text}");
        }
        assert_eq!(read("Libur"), Some(vec![]));
        assert_eq!(read("00.00-24.00"), Some(vec![Shift::new((0, 0), (24, 0))]));
        for text in [
            "",
            "8-12",
            "08.00",
            "08.00-",
            "08.60-12.00",
            "24.01-24.02",
            "08.00-12.00,",
            "+8.00-12.00",
            "8.0-9.0",
            "99999.00-12.00",
            "pagi",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
