//! SOP100: a condition can be read, and its names are fields.

use super::{Check, Rule, Subject, enough};
use crate::condition::Mistake;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Words;

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP100",
        severity: Severity::Error,
        title: Words { id: "syarat tidak dipahami", en: "a condition that is not understood" },
        about: Words {
            id: "`bila` dan `syarat` ditulis dengan nama isian, misalnya `jumlah > 5 dan lengkap`, `jenis = \"berat\"`, `jumlah dalam [1..10]`, `bukan lengkap`, `ada jumlah`. Setiap nama harus ada di bawah `isian`. Teks dan pilihan diberi tanda kutip; ribuan tanpa titik, pecahan dengan koma.",
            en: "`bila` and `syarat` are written with the names of fields: `jumlah > 5 dan lengkap`, `jenis = \"berat\"`, `jumlah dalam [1..10]`, `bukan lengkap`, `ada jumlah`. Every name has to stand under `isian`. Texts and choices have quotation marks; thousands have no point, fractions a comma.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for written in &subject.fields.conditions {
        if enough(findings) {
            return;
        }
        findings.extend(written.mistakes("SOP100", &[Mistake::Unreadable, Mistake::Unknown]));
    }
}
