//! PRF012: an office has hours, and they can be counted with.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::Profile;
use crate::time::{HoursError, OfficeHours, WorkCalendar};

pub(super) const RULE: Rule = Rule {
    code: "PRF012",
    severity: Severity::Error,
    title: Words { id: "tidak ada jam kerja", en: "there are no hours" },
    about: Words {
        id: "Minggu biasa sebuah kantor memuat sekurangnya satu hari kerja di bawah `jam_kerja`; tanpa itu tidak ada tenggat yang dapat dihitung.",
        en: "The ordinary week of an office has at least one working day under `jam_kerja`; without it no due date can be counted.",
    },
};

pub(super) fn calendar(
    hours: OfficeHours,
    profile: &Profile,
    findings: &mut Vec<Diagnostic>,
) -> Option<WorkCalendar> {
    let error = match WorkCalendar::new(hours) {
        Ok(calendar) => return Some(calendar),
        Err(error) => error,
    };
    let hint = match &error {
        HoursError::NoHours => {
            say!(id: "tulis misalnya `senin-kamis: 07.30-12.00, 13.00-16.00` di bawah `jam_kerja:`", en: "write `senin-kamis: 07.30-12.00, 13.00-16.00` under `jam_kerja:`, for example")
        }
        // Rules of their own have found these, each at its place; then nothing need be said here.
        HoursError::BadShift | HoursError::Backwards(_) | HoursError::Overlap(..) | HoursError::TooFar(_) => {
            if findings.iter().any(|finding| finding.severity == Severity::Error) {
                return None;
            }
            say!(id: "periksa `jam_kerja` dan `periode`", en: "look at `jam_kerja` and `periode`")
        }
    };
    let span = profile.hours.entries.first().map_or(profile.id.span, |(key, _)| key.span);
    findings.push(Diagnostic::error("PRF012", span, error.text()).hint(hint));
    None
}
