//! PRF003: the shifts of a day stand one behind the other.

use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Words, say};
use crate::time::Shift;

pub(super) const RULE: Rule = Rule {
    code: "PRF003",
    severity: Severity::Error,
    title: Words { id: "jam kerja sehari tidak urut", en: "the hours of a day are out of order" },
    about: Words {
        id: "Dalam sehari jam masuk mendahului jam pulang, dan bagian sesudah istirahat tidak mulai sebelum bagian sebelumnya berakhir. Jam kerja yang melewati tengah malam ditulis pada dua hari: sampai `24.00`, dan mulai `00.00`.",
        en: "On a day, work begins before it ends, and what follows a break does not begin before what comes before it has ended. Hours over midnight are written on two days: up to `24.00`, and from `00.00`.",
    },
};

/// Looks at the shifts of a day, written at `at`.
pub(super) fn look(shifts: &[Shift], at: Span, findings: &mut Vec<Diagnostic>) {
    if let Some(shift) = shifts.iter().find(|shift| shift.start >= shift.end) {
        let (start, end) = (clock(shift.start), clock(shift.end));
        findings.push(
            Diagnostic::error("PRF003", at, say!(id: "`{start}` tidak mendahului `{end}`", en: "`{start}` is not before `{end}`"))
                .hint(say!(id: "tulis jam masuk dahulu, dengan jam 00 sampai 24", en: "write first when work begins, in hours from 00 to 24")),
        );
    } else if let Some(pair) = shifts.windows(2).find(|pair| pair[1].start < pair[0].end) {
        let (start, end) = (clock(pair[1].start), clock(pair[0].end));
        findings.push(
            Diagnostic::error("PRF003", at, say!(id: "yang mulai `{start}` tertulis sesudah yang berakhir `{end}`", en: "what begins at `{start}` stands behind what ends at `{end}`"))
                .hint(say!(id: "urutkan menurut jamnya, tanpa tumpang tindih", en: "put them in the order of the day, without overlap")),
        );
    }
}

fn clock(minutes: u16) -> String {
    format!("{:02}.{:02}", minutes / 60, minutes % 60)
}
