//! PRF007: a day belongs to one period at most.

use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Words, say};
use crate::time::Period;

pub(super) const RULE: Rule = Rule {
    code: "PRF007",
    severity: Severity::Error,
    title: Words { id: "periode bertumpang tindih", en: "periods overlap" },
    about: Words {
        id: "Setiap hari termasuk dalam paling banyak satu periode; bila tidak, jam kerjanya tidak pasti. Ubah `mulai` atau `sampai` salah satunya.",
        en: "A day belongs to one period at most, or nobody could tell its hours. Change `mulai` or `sampai` of one of them.",
    },
};

/// Looks at periods in the order of their first days, each with the place of that day.
pub(super) fn look(periods: &[(Span, Period)], findings: &mut Vec<Diagnostic>) {
    let mut rest = periods.iter().map(|(span, period)| (*span, period));
    let Some((_, mut longest)) = rest.next() else { return };
    for (span, period) in rest {
        if period.first <= longest.last {
            let (name, other, last) = (&period.name, &longest.name, longest.last);
            findings.push(
                Diagnostic::error("PRF007", span, say!(id: "periode `{name}` mulai sebelum `{other}` berakhir", en: "the period `{name}` begins before `{other}` ends"))
                    .hint(say!(id: "`{other}` berakhir `{last}`", en: "`{other}` ends on `{last}`")),
            );
        }
        if period.last > longest.last {
            longest = period;
        }
    }
}
