//! SOP093: a SOP does not hold before it was made.

use super::{Check, Rule, Subject, place, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{MONTHS, Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP093",
        severity: Severity::Warning,
        title: Words { id: "berlaku sebelum dibuat", en: "in force before it was made" },
        about: Words {
            id: "`tanggal_efektif` lebih awal dari `tanggal_pembuatan`; salah satunya salah ketik. Tanggal boleh sebagian (`Maret 2020`, `2020`): yang dibandingkan hanya bagian yang tertulis pada keduanya. Tanggal yang tidak dipahami tidak dibandingkan.",
            en: "`tanggal_efektif` is earlier than `tanggal_pembuatan`; one of them is a slip. A date may be partial (`Maret 2020`, `2020`): only what both of them say is compared. A date that is not understood is not compared.",
        },
    },
    run,
    needs_whole_flow: false,
};

/// Year, month and day, the last ones as far as they are printed.
type Date = (u32, Option<u32>, Option<u32>);

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(identity) = &subject.filled.identity else { return };
    let (Some(made), Some(effective)) = (&identity.made_on, &identity.effective_on) else { return };
    let (Some(first), Some(then)) = (read(made), read(effective)) else { return };
    if is_before(then, first) {
        let (made, since) = (made.trim(), effective.trim());
        findings.push(
            Diagnostic::warning("SOP093", place(effective, subject.filled.id.span), say!(id: "berlaku `{since}`, sebelum dibuat `{made}`", en: "in force on `{since}`, before it was made on `{made}`"))
                .hint(say!(id: "perbaiki `tanggal_efektif` atau `tanggal_pembuatan`", en: "mend `tanggal_efektif` or `tanggal_pembuatan`")),
        );
    }
}

/// Whether one date is earlier than another, as far as both are printed.
fn is_before(a: Date, b: Date) -> bool {
    let months = a.1.zip(b.1);
    let days = a.2.zip(b.2).filter(|_| months.is_some());
    let rest = |pair: Option<(u32, u32)>| pair.unwrap_or_default();
    (a.0, rest(months).0, rest(days).0) < (b.0, rest(months).1, rest(days).1)
}

/// `27 Oktober 2022`, `27-10-2022`, `2022-10-27`, `Maret 2020`, `2020`.
fn read(text: &str) -> Option<Date> {
    let words = words(text);
    let year = |word: &String| word.parse().ok().filter(|year| (1900..2200).contains(year));
    let named = |word: &String| MONTHS.iter().zip(1..).find(|(name, _)| name.id.eq_ignore_ascii_case(word));
    let month = |word: &String| {
        let number = word.parse().ok().filter(|month| (1..=12).contains(month));
        number.or_else(|| named(word).map(|(_, month)| month))
    };
    let day = |word: &String| word.parse().ok().filter(|day| (1..=31).contains(day));
    match words.as_slice() {
        [y] => Some((year(y)?, None, None)),
        [m, y] if named(m).is_some() => Some((year(y)?, Some(month(m)?), None)),
        [y, m, d] if y.len() == 4 => Some((year(y)?, Some(month(m)?), Some(day(d)?))),
        [d, m, y] => Some((year(y)?, Some(month(m)?), Some(day(d)?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_offices_print_them() {
        for (text, date) in [
            ("27 Oktober 2022", Some((2022, Some(10), Some(27)))),
            ("31 - Januari -2017", Some((2017, Some(1), Some(31)))),
            ("2022-10-27", Some((2022, Some(10), Some(27)))),
            ("Maret 2020", Some((2020, Some(3), None))),
            ("2020", Some((2020, None, None))),
            ("-", None),
            ("", None),
            ("32 Mei 2020", None),
            ("segera", None),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
    }

    #[test]
    fn only_what_both_say_is_compared() {
        let before = |a: &str, b: &str| is_before(read(a).unwrap(), read(b).unwrap());
        assert!(before("1 Mei 2020", "2 Mei 2020"));
        assert!(before("April 2020", "2 Mei 2020"));
        assert!(before("31 Desember 2019", "2020"));
        assert!(!before("Mei 2020", "2 Mei 2020"));
        assert!(!before("2020", "2 Mei 2020"));
        assert!(!before("2 Mei 2020", "2 Mei 2020"));
    }
}
