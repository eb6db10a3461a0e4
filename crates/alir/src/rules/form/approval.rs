//! SOP090: what can be approved can be refused.

use super::{Check, Rule, Subject, approving, enough, words};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP090",
        severity: Severity::Warning,
        title: Words { id: "persetujuan tanpa cabang tidak", en: "an approval without a refusal" },
        about: Words {
            id: "Kegiatan ini menyetujui, mengoreksi, memverifikasi, mengevaluasi atau menandatangani, tetapi alurnya hanya satu: berkas yang tidak disetujui tidak punya jalan.\n\nTambahkan keputusan sesudahnya, `keputusan: Disetujui?` dengan `cabang: {ya: ..., tidak: ...}`; cabang `tidak` menuju langkah perbaikan atau akhir lain.",
            en: "This activity approves, corrects, verifies, evaluates or signs, and only one way leads on: a case that is not approved has nowhere to go.\n\nAdd a decision behind it, `keputusan: Disetujui?` with `cabang: {ya: ..., tidak: ...}`; `tidak` leads to a step that mends it or to another end.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = subject.flow;
    for (node, (id, step)) in flow.graph.node_indices().zip(subject.filled.steps.iter()) {
        let Some(task) = step.task.as_ref().filter(|_| flow.graph[node].kind == StepKind::Task) else {
            continue;
        };
        let activity = words(task);
        let Some(word) = approving(&activity) else { continue };
        if flow.next(node).any(|next| flow.graph[next].kind == StepKind::Decision) {
            continue;
        }
        if enough(findings) {
            return;
        }
        findings.push(
            Diagnostic::warning("SOP090", super::place(task, id.span), say!(id: "`{word}` pada `{id}`, tetapi cabang `tidak` tidak ada", en: "`{word}` on `{id}`, and there is no branch `tidak`"))
                .hint(say!(id: "tambahkan sesudah `{id}` sebuah `keputusan: Disetujui?` dengan cabang `tidak`", en: "add behind `{id}` a `keputusan: Disetujui?` with a branch `tidak`")),
        );
    }
}
