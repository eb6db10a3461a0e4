//! SOP101: the parts of a condition go together.

use super::{Check, Rule, Subject, enough};
use crate::condition::Mistake;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Words;

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP101",
        severity: Severity::Error,
        title: Words { id: "jenis isian tidak cocok", en: "types that do not go together" },
        about: Words {
            id: "Sebuah syarat membandingkan yang sejenis: angka dengan angka, tanggal dengan tanggal, pilihan dengan salah satu katanya. Teks dan pilihan hanya mengenal `=`, `!=` dan `dalam (...)`. Hitungan (`+`, `-`, `*` dengan angka bulat) hanya untuk angka, dan hasilnya tidak boleh dapat menjadi terlalu besar: beri isiannya `dari` dan `sampai`.",
            en: "A condition compares what is of one type: numbers with numbers, dates with dates, a choice with one of its words. Texts and choices know only `=`, `!=` and `dalam (...)`. Calculation (`+`, `-`, `*` by a whole number) is for numbers only, and its result must not be able to become too large: give its field `dari` and `sampai`.",
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
        findings.extend(written.mistakes("SOP101", &[Mistake::Type]));
    }
}
