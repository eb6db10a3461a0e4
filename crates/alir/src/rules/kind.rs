//! SOP021: a step is of exactly one kind.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP021",
        severity: Severity::Error,
        title: Words { id: "jenis langkah tidak jelas", en: "unclear kind of step" },
        about: Words {
            id: "Sebuah langkah memuat tepat satu dari `kegiatan`, `keputusan`, `tunggu`, `serentak`, `gabung`, `selesai`. Hanya `kegiatan` boleh bersama `selesai`: kegiatan yang menutup berkas.",
            en: "A step has exactly one of `kegiatan`, `keputusan`, `tunggu`, `serentak`, `gabung`, `selesai`. Only `kegiatan` may go with `selesai`: a task that closes the case.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let kinds = [
            ("kegiatan", step.task.is_some()),
            ("keputusan", step.decision.is_some()),
            ("tunggu", step.wait.is_some()),
            ("serentak", step.fork.is_some()),
            ("gabung", step.join.is_some()),
            ("selesai", step.end.is_some()),
        ];
        let given: Vec<_> = kinds.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect();
        let problem = match given.as_slice() {
            [_] | ["kegiatan", "selesai"] => continue,
            [] => say!(id: "langkah `{id}` tidak punya `kegiatan`", en: "the step `{id}` has no `kegiatan`"),
            several => {
                let list = several.join("` + `");
                say!(id: "langkah `{id}` memuat `{list}` sekaligus", en: "the step `{id}` has `{list}` at once")
            }
        };
        findings.push(Diagnostic::error("SOP021", id.span, problem).hint(say!(
            id: "pakai tepat satu dari `kegiatan`, `keputusan`, `tunggu`, `serentak`, `gabung`, `selesai`",
            en: "use exactly one of `kegiatan`, `keputusan`, `tunggu`, `serentak`, `gabung`, `selesai`",
        )));
    }
}
