//! SOP025: a key stands only on a kind of step to which it means something.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP025",
        severity: Severity::Error,
        title: Words { id: "kunci tidak pada tempatnya", en: "a key out of place" },
        about: Words {
            id: "`cabang` hanya untuk `keputusan`, dan di sana menggantikan `lanjut`. `serentak` dan `selesai` tidak punya `lanjut`. `oleh` hanya untuk yang dikerjakan orang. `maks_ulang` membatasi sebuah `lanjut` (atau ditulis di dalam cabang). `sekali_per` hanya untuk `kegiatan` dan `tunggu`. `wajib_lengkap` perlu `kelengkapan`, `sifat` perlu `waktu`, dan `eskalasi` hanya untuk yang dikerjakan orang. Kunci di tempat yang salah tidak berpengaruh, jadi ditolak.",
            en: "`cabang` is for decisions only, and takes the place of `lanjut` there. Forks and ends have no `lanjut`. `oleh` is for what people do. `maks_ulang` bounds a `lanjut` (or stands inside a branch). `sekali_per` is for tasks and waits only. `wajib_lengkap` needs `kelengkapan`, `sifat` needs `waktu`, and `eskalasi` is for what people do. A key out of place would have no effect, so it is refused.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let works = step.task.is_some() || step.decision.is_some() || step.wait.is_some();
        let goes_nowhere = step.decision.is_some() || step.fork.is_some() || step.end.is_some();
        let once = step.once_per.as_ref().filter(|_| step.task.is_none() && step.wait.is_none());
        let misplaced = [
            (
                "cabang",
                (!step.branches.is_empty() && step.decision.is_none())
                    .then(|| step.branches.entries[0].0.span),
            ),
            ("lanjut", step.next.as_ref().filter(|_| goes_nowhere).map(|next| next.span)),
            ("maks_ulang", step.bound.as_ref().filter(|_| step.next.is_none()).map(|bound| bound.times.span)),
            ("oleh", step.performers.roles.first().filter(|_| !works).map(|role| role.span)),
            ("sekali_per", once.map(|key| key.span)),
            ("sifat", step.nature.as_ref().filter(|_| step.time.is_none()).map(|nature| nature.span)),
            ("eskalasi", step.escalation.as_ref().filter(|_| !works).map(|escalation| escalation.to.span)),
            ("wajib_lengkap", (step.needs_all == Some(true) && step.needs.is_empty()).then_some(id.span)),
        ];
        for (key, span) in misplaced {
            let Some(span) = span else { continue };
            let span = if span.end == 0 { id.span } else { span };
            findings.push(
                Diagnostic::error("SOP025", span, say!(id: "`{key}` tidak berlaku pada langkah `{id}`", en: "`{key}` has no meaning on the step `{id}`"))
                    .hint(say!(id: "hapus `{key}`; lihat `alir jelaskan SOP025`", en: "remove `{key}`; see `alir explain SOP025`")),
            );
        }
    }
}
