//! SOP080: what a step needs has been made before.

use super::{Check, Numbers, Rule, Subject, all, bit, enough, marks, named, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP080",
        severity: Severity::Warning,
        title: Words { id: "kelengkapan belum dihasilkan", en: "needed before it is made" },
        about: Words {
            id: "Langkah ini memerlukan dokumen yang baru dihasilkan langkah itu sendiri atau langkah sesudahnya. Biasanya `output` tersalin ke `kelengkapan`, atau urutannya terbalik. Yang dibandingkan hanya nama yang sama; kelengkapan yang tidak dihasilkan langkah mana pun (`ATK`, surat dari pemohon) datang dari luar dan tidak dilaporkan, begitu pula dokumen yang dibawa berkas ke langkah pertama.",
            en: "This step needs a document that only the step itself or a later one yields. Mostly `output` has been copied to `kelengkapan`, or the order is the wrong way round. Only equal names are compared; what no step yields (`ATK`, a letter of the applicant) comes from outside and is not reported, nor is what a case brings to its first step.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (needed, made) = (named(subject, |step| &step.needs), named(subject, |step| &step.yields));
    let numbers = Numbers::of(all(&made).intersection(&all(&needed)).copied());
    let (needs, yields) = (numbers.number(&needed), numbers.number(&made));
    let ways = subject.prepared.ways();
    for group in numbers.groups() {
        let yields = marks(&yields, group);
        let there = ways.passed(&yields);
        for (at, (id, _)) in subject.filled.steps.iter().enumerate() {
            for (number, text) in &needs[at] {
                let Some(bit) = bit(*number, group).filter(|bit| there[at] & bit == 0) else { continue };
                let own = yields[at] & bit != 0;
                if own && subject.flow.start.is_some_and(|start| start.index() == at) {
                    continue;
                }
                if enough(findings) {
                    return;
                }
                let name = text.trim();
                let what = if own {
                    say!(id: "`{id}` memerlukan `{name}`, yang baru dihasilkannya sendiri", en: "`{id}` needs `{name}`, which it only yields itself")
                } else {
                    say!(id: "`{id}` memerlukan `{name}`, yang baru dihasilkan kemudian", en: "`{id}` needs `{name}`, which is only yielded later")
                };
                findings.push(Diagnostic::warning("SOP080", place(text, id.span), what).hint(say!(
                    id: "perbaiki `kelengkapan` pada `{id}`, atau tambahkan `{name}` pada `output` langkah sebelumnya",
                    en: "mend `kelengkapan` of `{id}`, or add `{name}` to `output` of a step before it",
                )));
            }
        }
    }
}
