//! SOP029: the last step says how it goes on.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP029",
        severity: Severity::Error,
        title: Words { id: "langkah terakhir tidak berlanjut", en: "the last step leads nowhere" },
        about: Words {
            id: "Setiap langkah berlanjut ke langkah berikutnya dalam berkas; setelah langkah terakhir tidak ada lagi. Tulis `selesai: Selesai` bila di sini SOP berakhir, atau `lanjut:` bila kembali ke langkah lain.",
            en: "Every step goes on to the next one in the file; there is none behind the last. Write `selesai: Selesai` if the SOP ends here, or `lanjut:` if it goes back to another step.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(last) = subject.flow.runs_out {
        let step = &subject.flow.graph[last];
        let id = &step.id;
        findings.push(
            Diagnostic::error("SOP029", step.span, say!(id: "setelah langkah terakhir `{id}` tidak ada kelanjutan", en: "nothing follows the last step `{id}`"))
                .hint(say!(id: "tambahkan `selesai: Selesai` atau `lanjut: id_langkah`", en: "add `selesai: Selesai` or `lanjut: step_id`")),
        );
    }
}
