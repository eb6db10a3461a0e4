//! SOP020: the ways that a fork begins come together in one join, or in none.

use petgraph::graph::NodeIndex;

use super::{Check, Rule, Subject};
use crate::chart::{Flow, StepKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP020",
        severity: Severity::Error,
        title: Words { id: "`serentak` dan `gabung` tidak berpasangan", en: "fork and join do not match" },
        about: Words {
            id: "Jalan-jalan yang dimulai satu `serentak` bertemu di satu `gabung` yang sama (atau masing-masing berakhir sendiri). Jalan itu tidak boleh bertemu di dua `gabung` yang berbeda, dan tidak boleh kembali ke `serentak` yang sama sebelum bergabung: keduanya membuat berkas saling menunggu atau berlipat ganda.",
            en: "The ways that one fork begins come together in one and the same join (or each ends by itself). They must not meet in two different joins, and must not return to the same fork before they have joined: both make a case wait for itself or multiply.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = subject.flow;
    let forks = forks(flow);
    let mut followed = 0;
    for fork in flow.graph.node_indices().filter(|node| flow.graph[*node].kind == StepKind::Fork) {
        let step = &flow.graph[fork];
        let id = &step.id;
        let met = meets(flow, flow.next(fork), Some(fork), forks);
        followed += met.followed;
        if followed > MOST_FOLLOWED {
            findings.push(
                Diagnostic::error("SOP020", step.span, say!(id: "`serentak` bersarang terlalu banyak untuk diperiksa", en: "too many forks within forks to be checked"))
                    .hint(say!(id: "bagilah menjadi beberapa SOP", en: "split it into several SOPs")),
            );
            return;
        }
        if met.again {
            findings.push(
                Diagnostic::error("SOP020", step.span, say!(id: "sebuah jalan dari `{id}` kembali ke `{id}` sebelum bergabung", en: "a way from `{id}` returns to `{id}` before it has joined"))
                    .hint(say!(id: "letakkan `gabung` sebelum jalan kembali", en: "put a join before the way back")),
            );
        } else if let [first, second, ..] = met.joins.as_slice() {
            let (first, second) = (&flow.graph[*first].id, &flow.graph[*second].id);
            findings.push(
                Diagnostic::error("SOP020", step.span, say!(id: "jalan dari `{id}` bertemu di `{first}` dan di `{second}`", en: "the ways from `{id}` meet in `{first}` and in `{second}`"))
                    .hint(say!(id: "arahkan semuanya ke satu `gabung`", en: "lead all of them to one join")),
            );
        }
    }
}

/// Where ways come together.
pub(super) struct Met {
    /// The joins that are met first, each once.
    pub(super) joins: Vec<NodeIndex>,
    /// Whether `fork` is met again, or forks pile up without joins.
    pub(super) again: bool,
    /// How many places were looked at on the way.
    followed: usize,
}

/// After this many places a rule gives up; a SOP that can be read by people has a thousandth of it.
const MOST_FOLLOWED: usize = 2_000_000;

/// Follows ways until each has met a join that belongs to it or an end. A fork on the way counts up, its join
/// counts down.
///
/// `forks` is how many there are at all: deeper than that, they pile up.
pub(super) fn meets(
    flow: &Flow,
    from: impl Iterator<Item = NodeIndex>,
    fork: Option<NodeIndex>,
    forks: usize,
) -> Met {
    let mut met = Met { joins: Vec::new(), again: false, followed: 0 };
    let mut seen = std::collections::BTreeSet::new();
    let mut open: Vec<(NodeIndex, usize)> = from.map(|node| (node, 0)).collect();
    while let Some((node, depth)) = open.pop() {
        if !seen.insert((node, depth)) {
            continue;
        }
        met.followed += 1;
        if met.followed > MOST_FOLLOWED {
            break;
        }
        let inner = match flow.graph[node].kind {
            StepKind::Join(_) if depth == 0 => {
                if !met.joins.contains(&node) {
                    met.joins.push(node);
                }
                continue;
            }
            StepKind::Join(_) => depth - 1,
            StepKind::Fork if Some(node) == fork || depth > forks => {
                met.again = true;
                continue;
            }
            StepKind::Fork => depth + 1,
            StepKind::Task | StepKind::Decision | StepKind::Wait | StepKind::End => depth,
        };
        open.extend(flow.next(node).map(|next| (next, inner)));
    }
    met.joins.sort();
    met
}

/// How many forks there are.
pub(super) fn forks(flow: &Flow) -> usize {
    flow.graph.node_weights().filter(|step| step.kind == StepKind::Fork).count()
}
