//! SOP096: a chart that people can take in.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

/// More steps than this are split into several procedures by whoever has to read them.
const MOST_STEPS: usize = 50;

/// More ways than this out of one step.
const MOST_BRANCHES: usize = 7;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP096",
        severity: Severity::Info,
        title: Words { id: "terlalu besar untuk dibaca", en: "too large to be read" },
        about: Words {
            id: "Diagram dengan lebih dari 50 langkah, atau satu langkah dengan lebih dari 7 cabang, sulit dibaca dan sulit diperbarui. Bagi menjadi beberapa SOP yang saling menyebut pada `keterkaitan`, atau jadikan satu keputusan besar beberapa pertanyaan berurutan.",
            en: "A chart of more than 50 steps, or a step with more than 7 branches, is hard to read and hard to keep up to date. Split it into several SOPs that name each other under `keterkaitan`, or make several questions of one large decision.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let steps = sop.steps.entries.len();
    if steps > MOST_STEPS {
        findings.push(
            Diagnostic::info("SOP096", sop.id.span, say!(id: "{steps} langkah, lebih dari {MOST_STEPS}", en: "{steps} steps, more than {MOST_STEPS}"))
                .hint(say!(id: "bagi menjadi beberapa SOP", en: "split it into several SOPs")),
        );
    }
    for (id, step) in sop.steps.iter() {
        let branches = step.branches.entries.len().max(step.fork.as_ref().map_or(0, Vec::len));
        if branches > MOST_BRANCHES {
            if enough(findings) {
                return;
            }
            findings.push(
                Diagnostic::info("SOP096", id.span, say!(id: "`{id}` punya {branches} cabang, lebih dari {MOST_BRANCHES}", en: "`{id}` has {branches} branches, more than {MOST_BRANCHES}"))
                    .hint(say!(id: "bagi menjadi beberapa pertanyaan berurutan", en: "make several questions of it, one behind the other")),
            );
        }
    }
}
