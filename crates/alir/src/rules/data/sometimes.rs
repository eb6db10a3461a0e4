//! SOP082: what must be complete has been made on every way.

use super::{Bits, Certain, Check, Numbers, Rule, Subject, all, bit, enough, marks, named, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP082",
        severity: Severity::Warning,
        title: Words { id: "dokumen tidak selalu ada", en: "a document that is not always there" },
        about: Words {
            id: "Langkah ini berisi `wajib_lengkap: ya`, jadi tidak dapat diselesaikan sebelum semua kelengkapannya dicentang. Sebuah dokumen dihasilkan hanya pada sebagian jalan menuju ke sini: berkas yang datang lewat jalan lain tertahan, atau dokumennya dicentang tanpa ada.\n\nHasilkan dokumen itu pada setiap jalan, atau keluarkan dari `kelengkapan` langkah ini.",
            en: "This step has `wajib_lengkap: ya`, so it cannot be completed before everything that it needs is ticked off. One document is made on some ways to it only: a case that comes another way is held up, or the document is ticked off and not there.\n\nMake the document on every way, or take it out of `kelengkapan` of this step.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let mut needed = named(subject, |step| &step.needs);
    for (names, (_, step)) in needed.iter_mut().zip(subject.filled.steps.iter()) {
        if !step.needs_all.unwrap_or(false) {
            names.clear();
        }
    }
    let wanted = all(&needed);
    if wanted.is_empty() {
        return;
    }
    let made = named(subject, |step| &step.yields);
    let numbers = Numbers::of(all(&made).intersection(&wanted).copied());
    let (needs, yields) = (numbers.number(&needed), numbers.number(&made));
    let ways = subject.prepared.ways();
    let Some(certain) = Certain::new(subject.flow, ways) else { return };
    for group in numbers.groups() {
        let yields = marks(&yields, group);
        let (may, must) = (ways.passed(&yields), certain.of(&yields));
        for (at, (id, _)) in subject.filled.steps.iter().enumerate() {
            for (number, text) in &needs[at] {
                let sometimes = |bit: Bits| may[at] & bit != 0 && must[at] & bit == 0;
                if !bit(*number, group).is_some_and(sometimes) {
                    continue;
                }
                if enough(findings) {
                    return;
                }
                let name = text.trim();
                findings.push(
                    Diagnostic::warning("SOP082", place(text, id.span), say!(id: "`{id}` wajib lengkap, tetapi `{name}` tidak dihasilkan pada setiap jalan ke sana", en: "`{id}` must be complete, and `{name}` is not made on every way to it"))
                        .hint(say!(id: "tambahkan `output: {name}` pada jalan yang lain, atau keluarkan dari `kelengkapan`", en: "add `output: {name}` on the other ways, or take it out of `kelengkapan`")),
                );
            }
        }
    }
}
