//! SOP011: there is an end.

use super::{Check, Rule, Subject};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP011",
        severity: Severity::Error,
        title: Words { id: "tidak ada akhir", en: "no end" },
        about: Words {
            id: "Setiap SOP berakhir: sekurangnya satu langkah memuat `selesai: nama akhir`, sebagai langkah sendiri atau pada kegiatan terakhir.",
            en: "Every SOP ends: at least one step has `selesai: name of the end`, as a step of its own or on the last task.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let ends = |step: &crate::chart::Step| step.kind == StepKind::End || step.end.is_some();
    if subject.flow.graph.node_weights().any(ends) {
        return;
    }
    if let Some((last, _)) = subject.sop.steps.iter().next_back() {
        findings.push(
            Diagnostic::error("SOP011", last.span, say!(id: "SOP ini tidak pernah selesai", en: "this SOP never ends"))
                .hint(say!(id: "tambahkan `selesai: Selesai` pada langkah `{last}`", en: "add `selesai: Selesai` to the step `{last}`", )),
        );
    }
}
