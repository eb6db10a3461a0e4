//! SOP027: from every step to which a case can come, an end can be reached.

use super::{Check, Rule, Subject, shown};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP027",
        severity: Severity::Error,
        title: Words { id: "langkah tanpa jalan ke akhir", en: "no way to an end" },
        about: Words {
            id: "Dari langkah ini setiap jalan berputar tanpa pernah mencapai `selesai`. Berkas yang sampai di sini tidak akan pernah selesai. Beri salah satu langkah dalam putaran itu jalan keluar.\n\nSebuah jalan dengan `maks_ulang` hanya dapat ditempuh beberapa kali: sesudahnya pun harus ada jalan ke akhir.",
            en: "Every way from this step goes round without reaching an end. A case that comes here never ends. Give one of the steps in the circle a way out.\n\nA way with `maks_ulang` can be taken only so often: behind that, too, there has to be a way to an end.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, run) in &subject.soundness.defects {
        let (step, message) = match defect {
            Defect::NoEnd { step } => (
                step,
                say!(id: "dari `{step}` tidak ada jalan ke akhir", en: "from `{step}` no way leads to an end"),
            ),
            Defect::NoEndLater { step } => (
                step,
                say!(id: "dari `{step}` tidak ada lagi jalan ke akhir bila `maks_ulang` sudah habis", en: "from `{step}` no way leads to an end any more once `maks_ulang` is used up"),
            ),
            _ => continue,
        };
        let finding = Diagnostic::error("SOP027", subject.span(step), message)
            .hint(say!(id: "beri putaran ini sebuah cabang yang menuju `selesai`", en: "give this circle a branch that leads to an end"));
        findings.push(shown(finding, run.as_ref()));
    }
}
