//! SOP024: every stage that a step belongs to is declared.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP024",
        severity: Severity::Error,
        title: Words { id: "tahap tidak terdaftar", en: "undeclared stage" },
        about: Words {
            id: "`tahap` pada sebuah langkah menyebut id dari `tahap:` di tingkat paling atas.",
            en: "`tahap` on a step names an id from `tahap:` at the top level.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let declared: BTreeSet<_> = subject.sop.stages.iter().map(|(id, _)| &id.value).collect();
    for stage in subject.sop.steps.iter().filter_map(|(_, step)| step.stage.as_ref()) {
        if !declared.contains(&stage.value) && !enough(findings) {
            let name = &stage.value;
            let finding = Diagnostic::error(
                "SOP024",
                stage.span,
                say!(id: "tahap `{name}` tidak terdaftar", en: "the stage `{name}` is not declared"),
            );
            let ids = subject.sop.stages.iter().map(|(id, _)| id.as_str());
            findings.push(match nearest(name, ids) {
                Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
                None => finding.hint(say!(id: "tambahkan `{name}: {{nama: ...}}` di bawah `tahap:`", en: "add `{name}: {{nama: ...}}` under `tahap:`")),
            });
        }
    }
}
