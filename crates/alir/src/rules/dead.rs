//! SOP031: a step to which ways lead is one to which a case can come.

use super::{Check, Rule, Subject};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP031",
        severity: Severity::Error,
        title: Words { id: "langkah mati", en: "a dead step" },
        about: Words {
            id: "Ada jalan yang menuju langkah ini, tetapi tidak ada berkas yang dapat menempuhnya: misalnya jalan itu keluar dari `gabung` yang tidak pernah lengkap, atau `lalu` dari `maks_ulang` pada jalan yang hanya ditempuh satu kali. Perbaiki jalan ke sana, atau hapus langkah ini.",
            en: "Ways lead to this step, but no case can take them: they leave a join that never comes about, for example, or are the `lalu` of a `maks_ulang` on a way that is taken only once. Mend the way there, or remove the step.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, _) in &subject.soundness.defects {
        let Defect::Dead { step } = defect else { continue };
        findings.push(
            Diagnostic::error("SOP031", subject.span(step), say!(id: "tidak ada berkas yang dapat sampai di `{step}`", en: "no case can come to `{step}`"))
                .hint(say!(id: "perbaiki jalan ke `{step}`, atau hapus langkah itu", en: "mend the way to `{step}`, or remove the step")),
        );
    }
}
