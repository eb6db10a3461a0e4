//! SOP019: a fork begins at least two different ways.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP019",
        severity: Severity::Error,
        title: Words { id: "`serentak` tanpa dua jalan", en: "a fork without two ways" },
        about: Words {
            id: "`serentak: [langkah_a, langkah_b]` memulai sekurangnya dua langkah yang berbeda pada saat yang sama. Untuk satu langkah cukup `lanjut`.",
            en: "`serentak: [step_a, step_b]` begins at least two different steps at the same time. For one step, `lanjut` is enough.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let Some(ways) = &step.fork else { continue };
        if ways.len() < 2 {
            findings.push(
                Diagnostic::error("SOP019", id.span, say!(id: "`serentak` pada `{id}` memulai kurang dari dua langkah", en: "the fork `{id}` begins fewer than two steps"))
                    .hint(say!(id: "sebut dua langkah atau lebih, atau pakai `lanjut`", en: "name two steps or more, or use `lanjut`")),
            );
        }
        let mut begun = BTreeSet::new();
        for way in ways {
            if !begun.insert(&way.value) {
                findings.push(
                    Diagnostic::error("SOP019", way.span, say!(id: "`{way}` dimulai dua kali oleh `{id}`", en: "`{way}` is begun twice by `{id}`"))
                        .hint(say!(id: "hapus salah satu", en: "remove one")),
                );
            }
        }
    }
}
