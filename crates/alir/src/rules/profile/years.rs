//! PRF009: the holidays of every year are known.

use chrono::{DateTime, Datelike, Utc};

use super::enough;
use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Words, say};
use crate::sop::Profile;
use crate::time::{DayOff, Office};

pub(super) const RULE: Rule = Rule {
    code: "PRF009",
    severity: Severity::Warning,
    title: Words { id: "hari libur sebuah tahun belum diketahui", en: "a year whose holidays are not known" },
    about: Words {
        id: "Tenggat yang melewati tahun tanpa data hari libur bersifat sementara, karena libur nasional dan cuti bersama ditetapkan setiap tahun. Profil menyebut berkas hari libur pada `libur_nasional`; berkas itu memuat setiap tahun, berturut-turut.",
        en: "What is due behind days of a year without holiday data is provisional, because holidays and joint leave are set anew each year. A profile names its holiday file under `libur_nasional`; that file holds every year, one after another.",
    },
};

/// A profile that names no holiday file.
pub(super) fn look_for_file(profile: &Profile, findings: &mut Vec<Diagnostic>) {
    if profile.national_holidays.is_none() {
        findings.push(
            Diagnostic::warning("PRF009", profile.id.span, say!(id: "profil ini tidak menyebut hari libur nasional; semua tenggatnya sementara", en: "this profile names no national holidays; all its due dates are provisional"))
                .hint(say!(id: "tambahkan `libur_nasional: ../libur-nasional.yaml`", en: "add `libur_nasional: ../libur-nasional.yaml`")),
        );
    }
}

/// Years left out between the first and the last; the days come in order, each with its place.
pub(super) fn look_for_gaps(days: &[(Span, DayOff)], findings: &mut Vec<Diagnostic>) {
    for pair in days.windows(2) {
        let (before, after) = (pair[0].1.date.year(), pair[1].1.date.year());
        if after <= before + 1 || enough(findings) {
            continue;
        }
        let (from, to) = (before + 1, after - 1);
        let years = if from == to { from.to_string() } else { format!("{from}-{to}") };
        findings.push(
            Diagnostic::warning("PRF009", pair[1].0, say!(id: "hari libur {years} tidak ada; tenggat pada tahun itu sementara", en: "there are no holidays of {years}; what is due in that time is provisional"))
                .hint(say!(id: "tambahkan hari libur {years} di atas baris ini", en: "add the holidays of {years} above this line")),
        );
    }
}

/// The joint decree on the holidays of a year comes out in the autumn before it; from this month on it is missed.
const DECREED_BY: u32 = 11;

/// What [`without_holidays`] finds at a time: about the present year, and in its last months about the next.
pub fn missing_holidays(office: &Office, now: DateTime<Utc>) -> Vec<Diagnostic> {
    let today = office.calendar.local(now);
    let next = (today.month() >= DECREED_BY).then_some(today.year() + 1);
    [Some(today.year()), next]
        .into_iter()
        .flatten()
        .filter_map(|year| without_holidays(office, year))
        .collect()
}

/// A finding when the holidays of a year are not known to an office. Only a caller with a clock knows which year it is.
///
/// ```
/// let office = alir::time::Office::default();
/// assert_eq!(alir::rules::without_holidays(&office, 2026).map(|finding| finding.code), Some("PRF009"));
/// ```
pub fn without_holidays(office: &Office, year: i32) -> Option<Diagnostic> {
    if office.calendar.hours().known_years.contains(&year) {
        return None;
    }
    Some(
        Diagnostic::warning("PRF009", Span::default(), say!(id: "hari libur {year} belum diketahui; tenggat pada tahun itu sementara", en: "the holidays of {year} are not known yet; what is due in that year is provisional"))
            .hint(say!(id: "tambahkan hari libur {year} ke berkas yang disebut `libur_nasional`", en: "add the holidays of {year} to the file that `libur_nasional` names")),
    )
}
