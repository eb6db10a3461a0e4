//! SOP105: every field is asked for somewhere.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, enough};
use crate::condition::Condition;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP105",
        severity: Severity::Warning,
        title: Words { id: "isian yang tidak ditanyakan", en: "a field that nobody is asked for" },
        about: Words {
            id: "Isian ini tertulis di bawah `isian`, tetapi tidak ada langkah yang menanyakannya dengan `isi`, sehingga tidak pernah terisi. Tambahkan `isi: [nama]` pada sebuah langkah, atau hapus isiannya.",
            en: "This field stands under `isian`, but no step asks for it with `isi`, so that it is never given. Add `isi: [name]` to a step, or remove the field.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let asked: BTreeSet<_> =
        subject.sop.steps.iter().flat_map(|(_, step)| &step.asks).map(|ask| ask.name.as_str()).collect();
    // A condition that looks at it says more.
    let read = subject.fields.conditions.iter().filter_map(|written| written.read.as_ref().ok());
    let looked_at: BTreeSet<_> = read.flat_map(Condition::looks_at).collect();
    for (place, (name, _)) in subject.sop.fields.iter().enumerate() {
        if !asked.contains(name.as_str()) && !looked_at.contains(&place) && !enough(findings) {
            findings.push(
                Diagnostic::warning("SOP105", name.span, say!(id: "isian `{name}` tidak ditanyakan oleh langkah mana pun", en: "no step asks for the field `{name}`"))
                    .hint(say!(id: "tambahkan `isi: [{name}]` pada sebuah langkah, atau hapus isian ini", en: "add `isi: [{name}]` to a step, or remove the field")),
            );
        }
    }
}
