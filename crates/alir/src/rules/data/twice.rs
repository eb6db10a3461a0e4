//! SOP083: ways that go on at the same time do not make the same document.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use super::{Check, MOST_FOLLOWED, Rule, Subject, enough, names, place};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP083",
        severity: Severity::Warning,
        title: Words { id: "dokumen dibuat dua kali serentak", en: "a document made twice at once" },
        about: Words {
            id: "Dua jalan yang berlangsung serentak menghasilkan dokumen dengan nama yang sama: sesudah `gabung` tidak jelas yang mana yang berlaku. Beri nama yang berbeda (`Laporan teknis`, `Laporan keuangan`), atau buat dokumen itu sesudah `gabung`.",
            en: "Two ways that go on at the same time yield a document of the same name: behind the join nobody knows which one holds. Give them different names (`Laporan teknis`, `Laporan keuangan`), or make the document behind the join.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = subject.flow;
    let steps = &subject.filled.steps.entries;
    let mut shown = BTreeSet::new();
    let mut followed = 0;
    for fork in flow.graph.node_indices().filter(|node| flow.graph[*node].kind == StepKind::Fork) {
        let mut made: BTreeMap<String, usize> = BTreeMap::new();
        let heads: BTreeSet<_> = flow.next(fork).collect();
        for head in heads {
            let branch = branch(subject, head, &mut followed);
            if followed > MOST_FOLLOWED {
                return;
            }
            let mut own = BTreeMap::new();
            for at in &branch {
                for (name, _) in names(&steps[*at].1.yields) {
                    own.entry(name).or_insert(*at);
                }
            }
            for (name, at) in own {
                // A step of both branches is no second one.
                let Some(first) = made.insert(name.clone(), at).filter(|first| !branch.contains(first))
                else {
                    continue;
                };
                let (id, step) = &steps[at];
                let Some((_, text)) = names(&step.yields).find(|(other, _)| *other == name) else { continue };
                if !shown.insert((at, name)) {
                    continue;
                }
                if enough(findings) {
                    return;
                }
                let (other, name) = (&steps[first].0, text.trim());
                findings.push(
                    Diagnostic::warning("SOP083", place(text, id.span), say!(id: "`{name}` dibuat serentak oleh `{other}` dan `{id}`", en: "`{name}` is made at the same time by `{other}` and `{id}`"))
                        .hint(say!(id: "beri keduanya nama yang berbeda", en: "give the two different names")),
                );
            }
        }
    }
}

/// The steps of a branch, in order, up to the join that it comes to; a fork inside counts with its branches.
fn branch(subject: &Subject<'_>, head: NodeIndex, followed: &mut usize) -> BTreeSet<usize> {
    let flow = subject.flow;
    let mut places = BTreeSet::new();
    let mut open = vec![(head, 0)];
    while let Some((node, depth)) = open.pop() {
        let inner = match flow.graph[node].kind {
            StepKind::Join(_) if depth == 0 => continue,
            StepKind::Join(_) => depth - 1,
            StepKind::Fork => depth + 1,
            StepKind::Task | StepKind::Decision | StepKind::Choice | StepKind::Wait | StepKind::End => depth,
        };
        *followed += 1;
        if *followed > MOST_FOLLOWED {
            break;
        }
        if places.insert(node.index()) {
            open.extend(flow.next(node).map(|next| (next, inner)));
        }
    }
    places
}
