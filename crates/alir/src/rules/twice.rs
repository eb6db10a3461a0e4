//! SOP032: ways that run side by side do not both come to one step without joining first.

use super::{Check, Rule, Subject, shown};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP032",
        severity: Severity::Warning,
        title: Words { id: "langkah dikerjakan dua kali", en: "a step that is done twice" },
        about: Words {
            id: "Dua jalan dari satu `serentak` sampai di langkah yang sama tanpa bergabung lebih dahulu. Langkah itu, dan semua sesudahnya, dikerjakan satu kali untuk setiap jalan. Biasanya sebuah `gabung` terlupa di depannya.",
            en: "Two ways of one fork come to the same step without joining first. That step, and all behind it, is done once for each way. Usually a join was forgotten before it.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, run) in &subject.soundness.defects {
        let Defect::Twice { step, fork } = defect else { continue };
        let finding = Diagnostic::warning(
            "SOP032",
            subject.span(step),
            say!(id: "`{step}` dikerjakan untuk setiap jalan dari `{fork}` yang sampai di sana", en: "`{step}` is done for each way from `{fork}` that comes there"),
        )
        .hint(say!(id: "letakkan `gabung: semua` sebelum `{step}`", en: "put `gabung: semua` before `{step}`"));
        findings.push(shown(finding, run.as_ref()));
    }
}
