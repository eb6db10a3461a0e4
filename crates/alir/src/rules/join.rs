//! SOP018: a join is fed by a fork, on every way to it.

use super::{Check, Rule, Subject, shown};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP018",
        severity: Severity::Error,
        title: Words { id: "`gabung` tanpa `serentak`", en: "a join that no fork feeds" },
        about: Words {
            id: "`gabung` menunggu jalan-jalan yang dimulai sebuah `serentak`. Langkah `gabung` ini dapat dicapai tanpa melewati `serentak`, jadi tidak ada yang ditunggu. Cabang sebuah keputusan tidak perlu digabung: arahkan saja ke langkah yang sama.",
            en: "A join waits for the ways that a fork began. This one can be reached without passing a fork, so there is nothing to wait for. Branches of a decision need no join: lead them to the same step.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, run) in &subject.soundness.defects {
        let Defect::JoinWithoutFork { join: id } = defect else { continue };
        let finding = Diagnostic::error(
            "SOP018",
            subject.span(id),
            say!(id: "`gabung` pada `{id}` dapat dicapai tanpa `serentak`", en: "the join `{id}` can be reached without a fork"),
        )
        .hint(say!(id: "mulai jalan-jalan itu dengan `serentak`, atau ganti dengan `lanjut`", en: "begin the ways with `serentak`, or use `lanjut` instead"));
        findings.push(shown(finding, run.as_ref()));
    }
}
