//! SOP095: nobody approves what they have prepared themselves.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, approving, enough, words};
use crate::chart::StepKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP095",
        severity: Severity::Warning,
        title: Words { id: "menyetujui pekerjaan sendiri", en: "approving one's own work" },
        about: Words {
            id: "Pelaksana yang sama menyusun sesuatu dan, pada langkah berikutnya, menyetujui atau memverifikasinya sendiri: pemeriksaan itu tidak memeriksa apa pun. Serahkan persetujuan kepada pelaksana lain, biasanya atasannya.",
            en: "The same lane prepares something and, in the next step, approves or verifies it: that check checks nothing. Give the approval to another lane, mostly the superior.",
        },
    },
    run,
    needs_whole_flow: true,
};

/// Verbs of preparing.
const PREPARING: [&str; 11] = [
    "membuat",
    "menyusun",
    "menyiapkan",
    "mempersiapkan",
    "mengonsep",
    "mengkonsep",
    "merumuskan",
    "merancang",
    "mengetik",
    "mengisi",
    "menulis",
];

/// Words of a question whether something is approved.
const ASKING: [&str; 5] = ["disetujui", "setuju", "menyetujui", "disahkan", "terverifikasi"];

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let graph = &subject.flow.graph;
    for node in graph.node_indices().filter(|node| graph[*node].kind == StepKind::Task) {
        let step = &graph[node];
        let prepares = words(&step.text).iter().any(|word| PREPARING.contains(&word.as_str()));
        if !prepares || step.roles.is_empty() {
            continue;
        }
        let roles: BTreeSet<_> = step.roles.iter().collect();
        for next in subject.flow.next(node).map(|next| &graph[next]) {
            let activity = words(&next.text);
            let approves = match next.kind {
                StepKind::Task => approving(&activity).is_some(),
                StepKind::Decision => {
                    approving(&activity).is_some()
                        || activity.iter().any(|word| ASKING.contains(&word.as_str()))
                }
                StepKind::Choice | StepKind::Wait | StepKind::Fork | StepKind::Join(_) | StepKind::End => {
                    false
                }
            };
            if !approves || next.id == step.id || next.roles.iter().collect::<BTreeSet<_>>() != roles {
                continue;
            }
            if enough(findings) {
                return;
            }
            let (first, second) = (&step.id, &next.id);
            findings.push(
                Diagnostic::warning("SOP095", next.span, say!(id: "`{second}` menyetujui apa yang disusun pelaksana yang sama pada `{first}`", en: "`{second}` approves what the same lane has prepared in `{first}`"))
                    .hint(say!(id: "ganti `oleh` pada `{second}` dengan atasannya", en: "put the superior into `oleh` of `{second}`")),
            );
        }
    }
}
