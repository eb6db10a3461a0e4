//! SOP027: from every step an end can be reached.

use petgraph::Direction;

use super::{Check, Rule, Subject};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP027",
        severity: Severity::Error,
        title: Words { id: "langkah tanpa jalan ke akhir", en: "no way to an end" },
        about: Words {
            id: "Dari langkah ini setiap jalan berputar tanpa pernah mencapai `selesai`. Berkas yang sampai di sini tidak akan pernah selesai. Beri salah satu langkah dalam putaran itu jalan keluar.",
            en: "Every way from this step goes round without reaching an end. A case that comes here never ends. Give one of the steps in the circle a way out.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = subject.flow;
    let ends = |node: &petgraph::graph::NodeIndex| {
        let step = &flow.graph[*node];
        step.kind == StepKind::End || step.end.is_some() || Some(*node) == flow.runs_out
    };
    let mut open: Vec<_> = flow.graph.node_indices().filter(ends).collect();
    if open.is_empty() {
        return; // SOP011 says so once.
    }
    let mut before = vec![Vec::new(); flow.graph.node_count()];
    for (from, then) in &flow.escalations {
        before[then.index()].push(*from);
    }
    let mut seen = vec![false; flow.graph.node_count()];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node.index()], true) {
            open.extend(flow.graph.neighbors_directed(node, Direction::Incoming));
            open.extend(&before[node.index()]);
        }
    }
    for node in flow.graph.node_indices().filter(|node| !seen[node.index()]) {
        let step = &flow.graph[node];
        let id = &step.id;
        findings.push(
            Diagnostic::error("SOP027", step.span, say!(id: "dari `{id}` tidak ada jalan ke akhir", en: "from `{id}` no way leads to an end"))
                .hint(say!(id: "beri putaran ini sebuah cabang yang menuju `selesai`", en: "give this circle a branch that leads to an end")),
        );
    }
}
