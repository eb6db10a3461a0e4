//! SOP030: no circle runs without a person.

use petgraph::visit::NodeFiltered;

use super::{Check, Rule, Subject};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP030",
        severity: Severity::Error,
        title: Words { id: "putaran tanpa orang", en: "a circle without a person" },
        about: Words {
            id: "Sebuah putaran hanya terdiri dari `serentak`, `gabung` dan keputusan otomatis: mesin akan berputar tanpa henti, karena tidak ada yang dikerjakan orang. Letakkan sebuah kegiatan atau keputusan di dalam putaran.",
            en: "A circle is made of forks, joins and automatic decisions only: the engine would run round for ever, because nobody is asked. Put a task or a decision into the circle.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let graph = &subject.flow.graph;
    let automatic = NodeFiltered::from_fn(graph, |node| {
        graph[node].automatic || matches!(graph[node].kind, StepKind::Fork | StepKind::Join(_))
    });
    for component in petgraph::algo::tarjan_scc(&automatic) {
        let round =
            |node: petgraph::graph::NodeIndex| graph[node].automatic && graph.contains_edge(node, node);
        if let ([first, _, ..], _) | ([first], true) = (component.as_slice(), round(component[0])) {
            let step = component
                .iter()
                .map(|node| &graph[*node])
                .min_by_key(|step| step.span)
                .unwrap_or(&graph[*first]);
            let id = &step.id;
            findings.push(
                Diagnostic::error("SOP030", step.span, say!(id: "putaran melalui `{id}` tidak melibatkan siapa pun", en: "the circle through `{id}` asks nobody"))
                    .hint(say!(id: "letakkan kegiatan atau keputusan di dalam putaran", en: "put a task or a decision into the circle")),
            );
        }
    }
}
