//! SOP078: where times are stated, every activity has one.

use super::{Check, Rule, Subject, enough, is_read_in};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::Step;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP078",
        severity: Severity::Warning,
        title: Words { id: "waktu tidak ada", en: "no time" },
        about: Words {
            id: "Langkah lain pada SOP ini punya waktu baku, yang ini tidak: tugasnya tidak punya tenggat, dan lamanya seluruh prosedur tidak dapat dihitung. Tambahkan `waktu: 30 menit` (atau yang berlaku); bila lamanya memang bergantung, tulis `waktu: tergantung ...`.",
            en: "Other steps of this SOP have a standard time, this one has none: its task has no due date, and how long the whole procedure takes cannot be told. Add `waktu: 30 menit` (or what holds); if it does depend on something, write `waktu: tergantung ...`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let steps = &subject.filled.steps;
    if !steps.iter().any(|(_, step)| states_time(step)) {
        return;
    }
    // A decision without a number belongs to the row before it.
    let is_row = |step: &Step| step.task.is_some() || step.decision.is_some() && step.number.is_some();
    for (id, _) in steps.iter().filter(|(_, step)| is_row(step) && !has_time(step) && !is_read_in(step)) {
        if enough(findings) {
            return;
        }
        findings.push(
            Diagnostic::warning("SOP078", id.span, say!(id: "langkah `{id}` tidak punya waktu, yang lain punya", en: "the step `{id}` has no time, others have"))
                .hint(say!(id: "tambahkan `waktu: ...`, misalnya `waktu: 30 menit`", en: "add `waktu: ...`, `waktu: 30 menit` for example")),
        );
    }
}

/// A promise on a step stands for its time, and says nothing of the others.
fn has_time(step: &Step) -> bool {
    states_time(step) || step.deadline.is_some()
}

fn states_time(step: &Step) -> bool {
    let said = |time: &crate::sop::Time| {
        !time.printed.trim().is_empty() || time.meaning.is_some() || !time.by_class.is_empty()
    };
    step.time.as_ref().is_some_and(said)
}
