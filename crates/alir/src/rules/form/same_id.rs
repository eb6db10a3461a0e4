//! SOP097: ids differ by more than case.

use std::collections::BTreeMap;

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP097",
        severity: Severity::Warning,
        title: Words { id: "id hampir sama", en: "nearly the same id" },
        about: Words {
            id: "Dua id hanya berbeda pada huruf besar dan kecil (`cek_nama`, `Cek_nama`). Keduanya dibedakan, tetapi orang tidak: rujukan mudah tertukar. Beri salah satu nama lain.",
            en: "Two ids differ in upper and lower case only (`cek_nama`, `Cek_nama`). They are told apart here, but not by people: references are easily mixed up. Give one of them another name.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.sop;
    look(sop.steps.iter().map(|(id, _)| (id.as_str(), id.span)), findings);
    look(sop.lanes.iter().map(|(id, _)| (id.as_str(), id.span)), findings);
    look(sop.stages.iter().map(|(id, _)| (id.as_str(), id.span)), findings);
}

fn look<'s>(ids: impl Iterator<Item = (&'s str, Span)>, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (id, span) in ids {
        // The very same id twice is a key that stands twice, which the reader has refused.
        match seen.insert(id.to_lowercase(), id).filter(|other| *other != id) {
            Some(other) if !enough(findings) => findings.push(
                Diagnostic::warning("SOP097", span, say!(id: "`{id}` hanya berbeda huruf besar dari `{other}`", en: "`{id}` differs from `{other}` in case only"))
                    .hint(say!(id: "beri salah satu nama lain", en: "give one of them another name")),
            ),
            Some(_) | None => {}
        }
    }
}
