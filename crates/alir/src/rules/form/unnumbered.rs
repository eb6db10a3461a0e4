//! SOP077: among numbered steps, every printed step has its number.

use super::{Check, Rule, Subject, enough, is_read_in};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP077",
        severity: Severity::Warning,
        title: Words { id: "langkah tanpa nomor", en: "a step without a number" },
        about: Words {
            id: "Langkah-langkah lain pada SOP ini bernomor (`no`), tetapi yang ini tidak: pada tabel barisnya tidak dapat dirujuk. Tambahkan `no: ...`. Langkah yang seluruhnya disimpulkan (`disimpulkan: {langkah: ...}`), `tunggu`, `serentak`, `gabung` dan akhir tidak perlu nomor.",
            en: "Other steps of this SOP have a number (`no`) and this one has none: nobody can refer to its row in the table. Add `no: ...`. A step that is inferred as a whole (`disimpulkan: {langkah: ...}`), a wait, a fork, a join and an end need no number.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let steps = &subject.filled.steps;
    let work = || steps.iter().filter(|(_, step)| step.task.is_some() || step.decision.is_some());
    let has_number =
        |step: &crate::sop::Step| step.number.as_ref().is_some_and(|number| !number.trim().is_empty());
    let numbered = work().filter(|(_, step)| has_number(step)).count();
    if numbered * 2 <= work().count() {
        return; // A SOP that numbers few of its rows has a reason of its own.
    }
    for (id, _) in work().filter(|(_, step)| !has_number(step) && !is_read_in(step)) {
        if enough(findings) {
            return;
        }
        findings.push(
            Diagnostic::warning("SOP077", id.span, say!(id: "langkah `{id}` tidak bernomor, yang lain bernomor", en: "the step `{id}` has no number, others have"))
                .hint(say!(id: "tambahkan `no: ...`; bila langkah ini tidak tercetak, `disimpulkan: {{langkah: alasannya}}`", en: "add `no: ...`; if this step is not printed, `disimpulkan: {{langkah: the reason}}`")),
        );
    }
}
