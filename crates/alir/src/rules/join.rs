//! SOP018: a join is fed by a fork, on every way to it.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::rules::fork_join::{forks, meets};

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
    let Some(start) = subject.flow.start else { return };
    for join in meets(subject.flow, std::iter::once(start), None, forks(subject.flow)).joins {
        let step = &subject.flow.graph[join];
        let id = &step.id;
        findings.push(
            Diagnostic::error("SOP018", step.span, say!(id: "`gabung` pada `{id}` dapat dicapai tanpa `serentak`", en: "the join `{id}` can be reached without a fork"))
                .hint(say!(id: "mulai jalan-jalan itu dengan `serentak`, atau ganti dengan `lanjut`", en: "begin the ways with `serentak`, or use `lanjut` instead")),
        );
    }
}
