//! SOP108: whether the branches of an automatic decision leave a gap or overlap could be told.

use super::{Check, Rule, Subject, step_at};
use crate::condition::Coverage;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::limits;

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP108",
        severity: Severity::Info,
        title: Words {
            id: "celah dan tumpang tindih tidak diperiksa",
            en: "gaps and overlaps not looked for",
        },
        about: Words {
            id: "Celah dan tumpang tindih dicari dengan mencoba setiap macam nilai. Itu tidak mungkin bila `bila` membandingkan atau menjumlahkan dua isian, atau bila macamnya terlalu banyak. Tambahkan cabang tanpa `bila` di akhir, misalnya `lainnya: id_langkah`, supaya berkas tidak pernah terhenti.",
            en: "Gaps and overlaps are looked for by trying every kind of values. That is not possible when a `bila` compares or adds two fields, or when there are too many kinds. Add a branch without `bila` at the end, such as `lainnya: step`, so that no case ever stops there.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, coverage) in &subject.fields.coverages {
        let Some((id, _)) = step_at(subject, *at) else { continue };
        let what = match coverage {
            Coverage::Decided { .. } => continue,
            Coverage::Together(places) => {
                let names = places.iter().filter_map(|place| subject.flow.data.fields.at(*place));
                let names = names.map(|field| field.name.as_str()).collect::<Vec<_>>().join("`, `");
                say!(id: "`{id}`: celah dan tumpang tindih tidak diperiksa, karena `{names}` dibandingkan satu dengan yang lain", en: "`{id}`: gaps and overlaps were not looked for, because `{names}` are compared with one another")
            }
            Coverage::TooMany(kinds) => {
                let most = limits::MAX_CONDITION_TRIES;
                say!(id: "`{id}`: celah dan tumpang tindih tidak diperiksa: {kinds} macam nilai, batasnya {most} percobaan untuk satu berkas", en: "`{id}`: gaps and overlaps were not looked for: {kinds} kinds of values, the limit is {most} tries for a file")
            }
        };
        findings.push(Diagnostic { severity: Severity::Info, ..Diagnostic::error("SOP108", id.span, what) });
    }
}
