//! SOP014: a decision has at least two branches.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP014",
        severity: Severity::Error,
        title: Words { id: "keputusan tanpa pilihan", en: "a decision without a choice" },
        about: Words {
            id: "Belah ketupat punya sekurangnya dua jalan keluar, masing-masing dengan label: `cabang: {ya: langkah_a, tidak: langkah_b}`. Labelnya bebas dan boleh lebih dari dua.",
            en: "A diamond has at least two ways out, each with a label: `cabang: {ya: step_a, tidak: step_b}`. The labels are free, and there may be more than two.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let count = step.branches.iter().len();
        if step.decision.is_some() && count < 2 {
            let finding = say!(id: "keputusan `{id}` punya {count} cabang, sekurangnya dua", en: "the decision `{id}` has {count} branches, the least is two");
            findings.push(
                Diagnostic::error("SOP014", id.span, finding)
                    .hint(say!(id: "tambahkan `cabang:` dengan label dan tujuan, misalnya `tidak: ...`", en: "add `cabang:` with labels and targets, such as `tidak: ...`")),
            );
        }
    }
}
