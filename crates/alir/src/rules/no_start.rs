//! SOP010: there is a step that a case can begin with.

use super::{Check, Rule, Subject};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP010",
        severity: Severity::Error,
        title: Words { id: "tidak ada awal", en: "no start" },
        about: Words {
            id: "Berkas dimulai pada langkah pertama, atau pada langkah yang disebut `mulai:`. Langkah itu harus berupa kegiatan, keputusan, `tunggu` atau `serentak`; bukan akhir dan bukan `gabung`.",
            en: "A case begins with the first step, or with the one that `mulai:` names. That step is a task, a decision, a wait or a fork; not an end and not a join.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(start) = subject.flow.start else {
        // No step at all is a missing key; a wrong `mulai` is an unknown target.
        return;
    };
    let step = &subject.flow.graph[start];
    if matches!(step.kind, StepKind::End | StepKind::Join(_)) {
        let (id, span) = (&step.id, subject.sop.start.as_ref().map_or(step.span, |start| start.span));
        findings.push(
            Diagnostic::error("SOP010", span, say!(id: "berkas tidak dapat dimulai pada `{id}`", en: "a case cannot begin with `{id}`"))
                .hint(say!(id: "sebut langkah pertama dengan `mulai: id_langkah`", en: "name the first step with `mulai: step_id`")),
        );
    }
}
