//! SOP015: the labels of a decision can be told apart.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP015",
        severity: Severity::Error,
        title: Words { id: "label cabang kosong atau kembar", en: "an empty or doubled label" },
        about: Words {
            id: "Setiap cabang punya label, dan dua label tidak boleh hanya berbeda huruf besar dan kecil atau spasi di tepi (`Ya` dan `ya`): petugas tidak dapat membedakannya.",
            en: "Every branch has a label, and two labels must differ in more than capitals or outer spaces (`Ya` and `ya`): people could not tell them apart.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let mut seen = BTreeSet::new();
        for (label, _) in step.branches.iter() {
            let plain = label.trim().to_lowercase();
            let problem = if plain.is_empty() {
                say!(id: "ada cabang tanpa label pada `{id}`", en: "`{id}` has a branch without a label")
            } else if !seen.insert(plain) {
                say!(id: "label `{label}` pada `{id}` sama dengan label lain", en: "the label `{label}` of `{id}` is the same as another")
            } else {
                continue;
            };
            findings.push(
                Diagnostic::error("SOP015", label.span, problem)
                    .hint(say!(id: "beri label lain", en: "give it another label")),
            );
        }
    }
}
