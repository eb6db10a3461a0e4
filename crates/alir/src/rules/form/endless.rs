//! SOP091: a loop has a bound.

use std::collections::BTreeMap;

use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP091",
        severity: Severity::Info,
        title: Words { id: "pengulangan tanpa batas", en: "a loop without a bound" },
        about: Words {
            id: "Langkah-langkah ini dapat berulang tanpa batas: berkas dapat bolak-balik selamanya tanpa diketahui atasan. Batasi dengan `maks_ulang: {kali: 3, lalu: id_langkah}` pada jalan kembali; pada kali ketiga berkas menuju langkah itu, misalnya keputusan pimpinan.",
            en: "These steps can repeat without a bound: a case can go to and fro for ever and no superior knows. Bound it with `maks_ulang: {kali: 3, lalu: step_id}` on the way back; the third time the case goes to that step, a decision of the head for example.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let graph = &subject.flow.graph;
    let unbounded = EdgeFiltered::from_fn(graph, |edge| edge.weight().bound.is_none());
    let mut loop_of = vec![usize::MAX; graph.node_count()];
    for (at, component) in petgraph::algo::kosaraju_scc(&unbounded).iter().enumerate() {
        for node in component {
            loop_of[node.index()] = at;
        }
    }
    // Of each loop one way back is shown: the first in the file.
    let mut back = BTreeMap::new();
    for edge in graph.edge_references().filter(|edge| edge.weight().bound.is_none()) {
        let (from, to) = (edge.source().index(), edge.target().index());
        if loop_of[from] == loop_of[to] && to <= from {
            let first = back.entry(loop_of[from]).or_insert((from, to));
            *first = (*first).min((from, to));
        }
    }
    for (from, to) in back.into_values() {
        if enough(findings) {
            return;
        }
        let steps = &subject.filled.steps.entries;
        let (from, to) = (&steps[from].0, &steps[to].0);
        findings.push(
            Diagnostic::info("SOP091", from.span, say!(id: "dari `{from}` kembali ke `{to}` tanpa batas", en: "from `{from}` back to `{to}` without a bound"))
                .hint(say!(id: "batasi jalan kembali itu dengan `maks_ulang: {{kali: 3, lalu: ...}}`", en: "bound that way back with `maks_ulang: {{kali: 3, lalu: ...}}`")),
        );
    }
}
