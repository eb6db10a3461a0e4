//! SOP109: every branch of an automatic decision can be taken.

use super::{Check, Rule, Subject, step_at};
use crate::condition::Coverage;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP109",
        severity: Severity::Warning,
        title: Words { id: "cabang yang tidak pernah berlaku", en: "a branch that never holds" },
        about: Words {
            id: "`bila` pada cabang ini tidak berlaku untuk nilai isian apa pun, misalnya `jumlah > 10 dan jumlah < 5`, atau `jumlah > 100` bila `sampai: 50`. Perbaiki `bila`, atau hapus cabangnya.",
            en: "The `bila` of this branch holds for no values of the fields, such as `jumlah > 10 dan jumlah < 5`, or `jumlah > 100` with `sampai: 50`. Mend the `bila`, or remove the branch.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, coverage) in &subject.fields.coverages {
        let (Coverage::Decided { never, .. }, Some((id, step))) = (coverage, step_at(subject, *at)) else {
            continue;
        };
        let labels = subject.fields.labels(*at);
        for label in never.iter().filter_map(|branch| labels.get(*branch)) {
            let place = step.branches.iter().find(|(other, _)| other.as_str() == *label);
            findings.push(
                Diagnostic::warning("SOP109", place.map_or(id.span, |(label, _)| label.span), say!(id: "`{id}`: cabang `{label}` tidak pernah berlaku", en: "`{id}`: the branch `{label}` never holds"))
                    .hint(say!(id: "perbaiki `bila`, atau hapus cabang ini", en: "mend its `bila`, or remove the branch")),
            );
        }
    }
}
