//! SOP093: no two branches of an automatic decision hold at once.

use super::{Check, Rule, Subject, enough, shown, step_at};
use crate::condition::Coverage;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP093",
        severity: Severity::Warning,
        title: Words { id: "cabang yang berlaku bersamaan", en: "branches that hold at once" },
        about: Words {
            id: "Untuk nilai isian tertentu dua cabang berlaku; yang lebih dulu tertulis dipakai. Bila itu tidak dimaksudkan, sempitkan salah satu `bila`. Temuan menyebut satu contoh.",
            en: "For some values of the fields two branches hold; the one that is written first is taken. If that is not meant, make one `bila` narrower. The finding names an example.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, coverage) in &subject.data.coverages {
        let (Coverage::Decided { overlaps, .. }, Some((id, step))) = (coverage, step_at(subject, *at)) else {
            continue;
        };
        let labels = subject.data.labels(*at);
        for (first, other, example) in overlaps {
            let (Some(first), Some(other)) = (labels.get(*first), labels.get(*other)) else { continue };
            if enough(findings) {
                return;
            }
            let Text { id: values, en } = shown(&subject.flow.data.fields, example);
            let place = step.branches.iter().find(|(label, _)| label.as_str() == *other);
            findings.push(
                Diagnostic::warning("SOP093", place.map_or(id.span, |(label, _)| label.span), say!(
                    id: "`{id}`: cabang `{first}` dan `{other}` sama-sama berlaku untuk {values}",
                    en: "`{id}`: the branches `{first}` and `{other}` both hold for {en}",
                ))
                .hint(say!(id: "`{first}` yang dipakai; sempitkan salah satu `bila` bila itu tidak dimaksudkan", en: "`{first}` is taken; make one `bila` narrower if that is not meant")),
            );
        }
    }
}
