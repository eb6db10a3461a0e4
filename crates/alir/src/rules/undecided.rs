//! SOP034: it can be decided whether every case can be finished.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::limits;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP034",
        severity: Severity::Info,
        title: Words { id: "alur belum dapat dipastikan", en: "a flow that could not be decided on" },
        about: Words {
            id: "Apakah setiap berkas dapat selesai bergantung pada hitungan beberapa `maks_ulang` sekaligus, dan keadaannya terlalu banyak untuk diperiksa satu per satu. Yang ditemukan benar; yang tidak ditemukan belum tentu tidak ada. Sederhanakan putaran yang saling bergantung, atau bagilah SOP ini.",
            en: "Whether every case can be finished depends on the counts of several `maks_ulang` at once, and there are too many states to look at each. What was found is right; what was not found may still be there. Make the circles that depend on each other simpler, or split the SOP.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if subject.soundness.decided {
        return;
    }
    let most = limits::MAX_ANALYSIS_STATES;
    let message = say!(
        id: "tidak dapat dipastikan apakah setiap berkas dapat selesai: lebih dari {most} keadaan",
        en: "it could not be decided whether every case can be finished: more than {most} states",
    );
    let finding = Diagnostic::warning("SOP034", subject.sop.id.span, message);
    findings.push(Diagnostic { severity: Severity::Info, ..finding }.hint(say!(
        id: "sederhanakan putaran dengan `maks_ulang` yang saling bergantung",
        en: "make circles with `maks_ulang` that depend on each other simpler",
    )));
}
