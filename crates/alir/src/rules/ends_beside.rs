//! SOP033: no way ends while others that began with it are at work.

use super::{Check, Rule, Subject};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP033",
        severity: Severity::Warning,
        title: Words {
            id: "satu jalan berakhir selagi yang lain berjalan",
            en: "one way ends while others go on",
        },
        about: Words {
            id: "Sebuah jalan dari `serentak` dapat sampai pada `selesai` selagi jalan lain masih dikerjakan. Berkasnya baru selesai bila semua jalan selesai; akhir yang tercatat adalah yang terakhir. Bila itu memang maksudnya, tidak ada yang perlu diubah; bila tidak, gabungkan jalan-jalan itu sebelum `selesai`.",
            en: "A way of a fork can come to an end while another one is at work. The case is over when all are; the end that is recorded is the last one. If that is meant, nothing need be changed; if not, join the ways before the end.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, _) in &subject.soundness.defects {
        let Defect::EndsBeside { fork } = defect else { continue };
        findings.push(
            Diagnostic::warning("SOP033", subject.span(fork), say!(id: "sebuah jalan dari `{fork}` dapat berakhir selagi yang lain berjalan", en: "a way from `{fork}` can end while another goes on"))
                .hint(say!(id: "gabungkan jalan-jalan itu dengan `gabung: semua` sebelum `selesai`", en: "join the ways with `gabung: semua` before the end")),
        );
    }
}
