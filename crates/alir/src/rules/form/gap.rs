//! SOP076: the printed numbers have no gap.

use std::collections::BTreeMap;

use super::{Check, Rule, Subject, enough, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP076",
        severity: Severity::Warning,
        title: Words { id: "nomor melompat", en: "a gap in the numbers" },
        about: Words {
            id: "Nomor tercetak (`no`) melompat: sebuah baris mungkin hilang waktu disalin atau dihapus tanpa menomori ulang. Tambahkan langkah yang hilang, atau perbaiki `no` langkah-langkah sesudahnya; id tidak perlu diubah.\n\nNomor dibandingkan dalam satu `tahap`, baik angka (1, 2, 3) maupun huruf (a, b, c); nomor bentuk lain (`2.1`) tidak dibandingkan.",
            en: "The printed numbers (`no`) have a gap: a row may have been lost in copying, or taken out without numbering anew. Add the missing step, or mend `no` of the steps behind it; ids need not change.\n\nNumbers are compared within one `tahap`, digits (1, 2, 3) and letters (a, b, c) alike; others (`2.1`) are not compared.",
        },
    },
    run,
    needs_whole_flow: false,
};

/// A gap of more than this is no gap but another way of numbering.
const MOST_MISSING: u32 = 20;

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let mut numbers: BTreeMap<(&str, bool, u32), (usize, &str)> = BTreeMap::new();
    for (at, (_, step)) in subject.filled.steps.iter().enumerate() {
        let Some(printed) = &step.number else { continue };
        let stage = step.stage.as_ref().map_or("", |stage| stage.as_str());
        if let Some((letter, number)) = read(printed) {
            numbers.entry((stage, letter, number)).or_insert((at, printed.trim()));
        }
    }
    let mut gaps = Vec::new();
    let mut before: Option<((&str, bool, u32), &str)> = None;
    for (key, (at, printed)) in &numbers {
        if let Some((last, last_printed)) = before {
            let same_row = (last.0, last.1) == (key.0, key.1);
            if same_row && key.2 > last.2 + 1 && key.2 - last.2 <= MOST_MISSING {
                gaps.push((*at, last_printed, *printed));
            }
        }
        before = Some((*key, printed));
    }
    for (at, last, next) in gaps {
        if enough(findings) {
            return;
        }
        let (id, step) = &subject.filled.steps.entries[at];
        let span = step.number.as_ref().map_or(id.span, |number| place(number, id.span));
        findings.push(
            Diagnostic::warning("SOP076", span, say!(id: "nomor melompat dari {last} ke {next}", en: "the numbers go from {last} to {next}"))
                .hint(say!(id: "tambahkan langkah yang hilang, atau perbaiki `no` pada `{id}` dan sesudahnya", en: "add the missing step, or mend `no` on `{id}` and behind it")),
        );
    }
}

/// A number or a letter that counts; whether it is a letter.
fn read(printed: &str) -> Option<(bool, u32)> {
    let plain = printed.trim().trim_end_matches(['.', ')']);
    if let [letter @ b'a'..=b'z'] = plain.as_bytes() {
        return Some((true, u32::from(*letter)));
    }
    let digits = !plain.is_empty() && plain.len() <= 6 && plain.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| plain.parse().ok().map(|number| (false, number))).flatten()
}
