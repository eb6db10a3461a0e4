//! SOP012: every step that is named exists.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest, only_near};
use crate::lang::{Words, say};
use crate::sop::Deadline;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP012",
        severity: Severity::Error,
        title: Words { id: "langkah tujuan tidak ada", en: "no such step" },
        about: Words {
            id: "`lanjut`, `cabang`, `serentak`, `maks_ulang.lalu`, `mulai` dan `sejak` menyebut id sebuah langkah, yaitu kunci di bawah `langkah:`; bukan nomornya dan bukan teksnya. `sejak` boleh juga berisi `mulai`, `diterima` atau `lengkap`.",
            en: "`lanjut`, `cabang`, `serentak`, `maks_ulang.lalu`, `mulai` and `sejak` name the id of a step: the key under `langkah:`, not its number and not its text. `sejak` may also be `mulai`, `diterima` or `lengkap`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for hole in &subject.flow.holes {
        let name = hole.name.as_str();
        let near = hole.nearest.as_ref().map(crate::id::StepId::as_str);
        // To look through all ids takes long when it is done a hundred thousand times.
        let ids = subject.flow.index.keys().map(crate::id::StepId::as_str);
        let meant = if near.is_none() || enough(findings) { None } else { only_near(name, ids) };
        findings.push(finding(name, hole.span, near).replaced_by(meant));
    }
    let of_steps = subject.sop.steps.iter().filter_map(|(_, step)| step.deadline.as_ref());
    for since in of_steps.chain(&subject.sop.total_deadline).filter_map(|deadline| deadline.since.as_ref()) {
        let known =
            subject.flow.index.contains_key(&since.value) || Deadline::WORDS.contains(&since.as_str());
        if !known && !enough(findings) {
            let ids = || subject.flow.index.keys().map(crate::id::StepId::as_str).chain(Deadline::WORDS);
            let meant = only_near(since.as_str(), ids());
            findings
                .push(finding(since.as_str(), since.span, nearest(since.as_str(), ids())).replaced_by(meant));
        }
    }
}

fn finding(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let finding = Diagnostic::error(
        "SOP012",
        span,
        say!(id: "langkah `{name}` tidak ada", en: "there is no step `{name}`"),
    );
    match near {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding.hint(say!(id: "sebut id sebuah langkah: kunci di bawah `langkah:`", en: "name the id of a step: a key under `langkah:`")),
    }
}
