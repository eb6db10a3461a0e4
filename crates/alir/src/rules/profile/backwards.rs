//! PRF006: a period ends on its first day or later.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::WrittenPeriod;

pub(super) const RULE: Rule = Rule {
    code: "PRF006",
    severity: Severity::Error,
    title: Words { id: "periode berakhir sebelum mulai", en: "a period ends before it begins" },
    about: Words {
        id: "`mulai` adalah hari pertama sebuah periode dan `sampai` hari terakhirnya; keduanya termasuk. Periode yang melewati tahun baru berakhir pada tahun berikutnya.",
        en: "`mulai` is the first day of a period and `sampai` its last; both belong to it. A period over New Year ends in the next year.",
    },
};

/// Whether a period ends before it begins.
pub(super) fn look(
    period: &WrittenPeriod,
    first: NaiveDate,
    last: NaiveDate,
    findings: &mut Vec<Diagnostic>,
) -> bool {
    let backwards = last < first;
    if backwards {
        let name = period.name.trim();
        findings.push(
            Diagnostic::error("PRF006", period.last.span, say!(id: "periode `{name}` berakhir sebelum mulai", en: "the period `{name}` ends before it begins"))
                .hint(say!(id: "`sampai` tidak boleh sebelum `{first}`", en: "`sampai` may not be before `{first}`")),
        );
    }
    backwards
}
