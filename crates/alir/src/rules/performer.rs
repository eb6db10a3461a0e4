//! SOP016: whatever needs somebody names somebody.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP016",
        severity: Severity::Error,
        title: Words { id: "langkah tanpa pelaksana", en: "a step without performer" },
        about: Words {
            id: "Kegiatan, keputusan dan `tunggu` punya pelaksana: `oleh: id_pelaksana`. Tanpa itu tugasnya tidak masuk daftar siapa pun.",
            en: "Tasks, decisions and waits have a performer: `oleh: lane_id`. Without one, the task would be on nobody's list.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let lanes: Vec<_> = subject.sop.lanes.iter().map(|(lane, _)| lane.as_str()).take(20).collect();
    let lanes = lanes.join("`, `");
    for (id, step) in subject.sop.steps.iter() {
        let works = step.task.is_some() || step.decision.is_some() || step.wait.is_some();
        let works = works && step.automatic != Some(true);
        if works && step.performers.is_empty() && !enough(findings) {
            findings.push(
                Diagnostic::error("SOP016", id.span, say!(id: "langkah `{id}` tidak punya pelaksana", en: "the step `{id}` has no performer"))
                    .hint(say!(id: "tambahkan `oleh:` dengan salah satu dari `{lanes}`", en: "add `oleh:` with one of `{lanes}`")),
            );
        }
    }
}
