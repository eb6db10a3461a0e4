//! SOP107: `otomatis`, `bila`, `isi` and `syarat` stand only where they mean something.

use super::{Check, Rule, Subject, enough, is_automatic};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::id::StepId;
use crate::lang::{Text, Words, say};
use crate::sop::{Loc, Step};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP107",
        severity: Severity::Error,
        title: Words { id: "keputusan otomatis yang tidak jelas", en: "an unclear automatic decision" },
        about: Words {
            id: "Keputusan otomatis punya `otomatis: ya`, tidak punya `oleh`, dan setiap cabangnya punya `bila`; hanya yang terakhir boleh tanpa `bila` (`lainnya: id_langkah`). Tanpa `otomatis: ya`, orang yang menjawab, dan `bila` tidak berlaku. `isi` dan `syarat` hanya untuk yang dikerjakan orang: `kegiatan`, `tunggu`, dan keputusan yang dijawab orang.",
            en: "An automatic decision has `otomatis: ya`, no `oleh`, and a `bila` on each branch; only the last may have none (`lainnya: step`). Without `otomatis: ya` a person answers, and `bila` has no meaning. `isi` and `syarat` are for what people do: tasks, waits, and decisions that a person answers.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        if enough(findings) {
            return;
        }
        for (span, what, hint) in wrong(id, step) {
            let span = if span.end == 0 { id.span } else { span };
            findings.push(Diagnostic::error("SOP107", span, what).hint(hint));
        }
    }
}

fn wrong(id: &Loc<StepId>, step: &Step) -> Vec<(Span, Text, Text)> {
    let mut wrong = Vec::new();
    let automatic = is_automatic(step);
    if step.automatic == Some(true) && !automatic {
        wrong.push((
            id.span,
            say!(id: "`otomatis` tidak berlaku pada `{id}`", en: "`otomatis` has no meaning on `{id}`"),
            say!(id: "hanya `keputusan` dapat otomatis; hapus `otomatis`", en: "only a decision can be automatic; remove `otomatis`"),
        ));
    }
    if automatic {
        let person = step.performers.roles.first().map(|role| ("oleh", role.span));
        let escalation = step.escalation.as_ref().map(|escalation| ("eskalasi", escalation.to.span));
        let all = (step.needs_all == Some(true)).then_some(("wajib_lengkap", id.span));
        for (key, span) in [person, escalation, all].into_iter().flatten() {
            wrong.push((
                span,
                say!(id: "keputusan otomatis `{id}` punya `{key}`", en: "the automatic decision `{id}` has `{key}`"),
                say!(id: "hapus `{key}`, atau hapus `otomatis` bila orang yang memutuskan", en: "remove `{key}`, or remove `otomatis` if a person decides"),
            ));
        }
        let count = step.branches.iter().len();
        for (at, (label, branch)) in step.branches.iter().enumerate() {
            if branch.when.is_none() && (at + 1 < count || count == 1) {
                wrong.push((
                    label.span,
                    say!(id: "cabang `{label}` pada keputusan otomatis `{id}` tidak punya `bila`", en: "the branch `{label}` of the automatic decision `{id}` has no `bila`"),
                    say!(id: "tulis `{label}: {{bila: jumlah > 5, ke: ...}}`; hanya cabang terakhir boleh tanpa `bila`", en: "write `{label}: {{bila: jumlah > 5, ke: ...}}`; only the last branch may have no `bila`"),
                ));
            }
        }
    } else if step.decision.is_some() {
        let when = step.branches.iter().find_map(|(label, branch)| Some((label, branch.when.as_ref()?)));
        if let Some((label, when)) = when {
            wrong.push((
                when.span,
                say!(id: "cabang `{label}` punya `bila`, tetapi `{id}` dijawab orang", en: "the branch `{label}` has `bila`, but a person answers `{id}`"),
                say!(id: "tambahkan `otomatis: ya` dan hapus `oleh`, atau hapus `bila`", en: "add `otomatis: ya` and remove `oleh`, or remove `bila`"),
            ));
        }
    }
    let works = !automatic && (step.task.is_some() || step.decision.is_some() || step.wait.is_some());
    let asks = step.asks.first().map(|ask| ("isi", ask.name.span));
    let condition = step.condition.as_ref().map(|condition| ("syarat", condition.span));
    for (key, span) in [asks, condition].into_iter().flatten().filter(|_| !works) {
        wrong.push((
            span,
            say!(id: "`{key}` tidak berlaku pada `{id}`, karena tidak ada orang yang mengerjakannya", en: "`{key}` has no meaning on `{id}`, because nobody does it"),
            say!(id: "pindahkan ke langkah yang dikerjakan orang", en: "move it to a step that a person does"),
        ));
    }
    wrong
}
