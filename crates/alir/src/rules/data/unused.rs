//! SOP081: what a step yields is needed by another.

use super::{Check, Numbers, Rule, Subject, all, bit, enough, marks, named, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP081",
        severity: Severity::Info,
        title: Words { id: "output tidak dipakai lagi", en: "an output that is not used" },
        about: Words {
            id: "Dokumen ini dihasilkan dan tidak menjadi `kelengkapan` langkah sesudahnya, padahal langkah sesudahnya memang menyebut kelengkapan. Mungkin namanya ditulis lain di sana, atau dokumen ini hasil bagi pihak luar. Yang tidak dilaporkan: output langkah terakhir sebelum akhir, dan SOP yang tidak memakai satu pun outputnya sebagai kelengkapan.",
            en: "This document is yielded and no later step names it under `kelengkapan`, although the next step does need documents. It may have another name there, or be a result for somebody outside. Not reported: what the last step before an end yields, and a SOP that uses none of its outputs as something needed.",
        },
    },
    run,
    needs_whole_flow: true,
};

/// More pairs of an output and something needed than this are not compared; then nothing is said.
const MOST_PAIRS: usize = 1_000_000;

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (needed, made) = (named(subject, |step| &step.needs), named(subject, |step| &step.yields));
    let (needed_names, made_names) = (all(&needed), all(&made));
    // Where no output is needed anywhere, documents are not chained at all.
    let chained = !needed_names.is_disjoint(&made_names);
    if !chained || needed_names.len().saturating_mul(made_names.len()) > MOST_PAIRS {
        return;
    }
    let texts: Vec<_> =
        needed_names.iter().map(|name| format!(" {name} ").replace([',', '/', '(', ')'], " ")).collect();
    // `Surat permohonan dan Disposisi atasan` needs `Disposisi` too.
    let is_part = |name: &str| {
        let name = format!(" {name} ");
        texts.iter().any(|text| text.len() > name.len() && text.contains(&name))
    };
    let numbers = Numbers::of(made_names.iter().copied().filter(|name| !is_part(name)));
    let (needs, yields) = (numbers.number(&needed), numbers.number(&made));
    let ways = subject.prepared.ways();
    let steps = &subject.filled.steps.entries;
    for group in numbers.groups() {
        let used_later = ways.ahead(&marks(&needs, group));
        for (at, (id, _)) in steps.iter().enumerate() {
            if !ways.after[at].iter().any(|next| !steps[*next].1.needs.is_empty()) {
                continue;
            }
            for (number, text) in &yields[at] {
                if bit(*number, group).is_none_or(|bit| used_later[at] & bit != 0) {
                    continue;
                }
                if enough(findings) {
                    return;
                }
                let name = text.trim();
                findings.push(
                    Diagnostic::info("SOP081", place(text, id.span), say!(id: "`{name}` dari `{id}` tidak diperlukan langkah sesudahnya", en: "`{name}` of `{id}` is needed by no later step"))
                        .hint(say!(id: "tulis nama yang sama pada `kelengkapan` langkah yang memakainya", en: "write the same name under `kelengkapan` of the step that uses it")),
                );
            }
        }
    }
}
