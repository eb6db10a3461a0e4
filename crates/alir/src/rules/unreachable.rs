//! SOP013: every step can be reached from the start.

use petgraph::graph::NodeIndex;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP013",
        severity: Severity::Error,
        title: Words { id: "langkah tidak terjangkau", en: "unreachable step" },
        about: Words {
            id: "Tidak ada jalan dari awal ke langkah ini, jadi tidak akan pernah dikerjakan. Biasanya sebuah `lanjut` atau cabang melompatinya. Arahkan sebuah langkah ke sini, atau hapus langkah ini.",
            en: "No way leads from the start to this step, so it will never be done. Usually a `lanjut` or a branch jumps over it. Let a step lead here, or remove this one.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(start) = subject.flow.start else { return };
    let graph = &subject.flow.graph;
    let mut seen = vec![false; graph.node_count()];
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node.index()], true) {
            open.extend(subject.flow.next(node));
        }
    }
    for (at, _) in seen.iter().enumerate().filter(|(_, seen)| !**seen) {
        let step = &graph[NodeIndex::new(at)];
        let id = &step.id;
        findings.push(
            Diagnostic::error("SOP013", step.span, say!(id: "langkah `{id}` tidak dapat dijangkau dari awal", en: "the step `{id}` cannot be reached from the start"))
                .hint(say!(id: "tulis `lanjut: {id}` pada langkah sebelumnya, atau hapus langkah ini", en: "write `lanjut: {id}` on the step before it, or remove this one")),
        );
    }
}
