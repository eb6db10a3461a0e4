//! SOP103: no two branches of an automatic decision hold at once.

use super::{Check, Rule, Subject, enough, shown, step_at};
use crate::condition::Coverage;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP103",
        severity: Severity::Warning,
        title: Words { id: "cabang yang berlaku bersamaan", en: "branches that hold at once" },
        about: Words {
            id: "Untuk nilai isian tertentu dua cabang yang menuju langkah berbeda berlaku; yang lebih dulu tertulis dipakai. Bila itu tidak dimaksudkan, sempitkan salah satu `bila`. Temuan menyebut satu contoh.",
            en: "For some values of the fields two branches that lead to different steps hold; the one that is written first is taken. If that is not meant, make one `bila` narrower. The finding names an example.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, coverage) in &subject.fields.coverages {
        let (Coverage::Decided { overlaps, .. }, Some((id, step))) = (coverage, step_at(subject, *at)) else {
            continue;
        };
        let labels = subject.fields.labels(*at);
        for (first, other, example) in overlaps {
            let (Some(first), Some(other)) = (labels.get(*first), labels.get(*other)) else { continue };
            let way = |wanted: &str| step.branches.iter().find(|(label, _)| label.as_str() == wanted);
            let (taken, place) = (way(first), way(other));
            // Which of two ways to the same step is taken makes no difference.
            if let (Some((_, one)), Some((_, two))) = (taken, place)
                && one.to == two.to
                && one.bound == two.bound
            {
                continue;
            }
            if enough(findings) {
                return;
            }
            let Text { id: values, en } = shown(&subject.flow.data.fields, example);
            findings.push(
                Diagnostic::warning("SOP103", place.map_or(id.span, |(label, _)| label.span), say!(
                    id: "`{id}`: cabang `{first}` dan `{other}` sama-sama berlaku untuk {values}",
                    en: "`{id}`: the branches `{first}` and `{other}` both hold for {en}",
                ))
                .hint(say!(id: "`{first}` yang dipakai; sempitkan salah satu `bila` bila itu tidak dimaksudkan", en: "`{first}` is taken; make one `bila` narrower if that is not meant")),
            );
        }
    }
}
