//! SOP026: a decision is answered by one.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::JoinMode;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP026",
        severity: Severity::Error,
        title: Words { id: "keputusan dengan banyak penjawab", en: "a decision with several answers" },
        about: Words {
            id: "Beberapa pelaksana yang semuanya menjawab dapat menjawab berlainan. Tulis `oleh: {salah_satu: [...]}`: jawaban pertama berlaku. Bila semua harus setuju, buat satu keputusan untuk tiap pelaksana.",
            en: "Several performers who all answer may answer differently. Write `oleh: {salah_satu: [...]}`: the first answer counts. If all must agree, make a decision for each.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        if let (Some(_), [_, second, ..], JoinMode::All) =
            (&step.decision, step.performers.roles.as_slice(), step.performers.mode)
        {
            findings.push(
                Diagnostic::error("SOP026", second.span, say!(id: "keputusan `{id}` dijawab beberapa pelaksana", en: "the decision `{id}` is answered by several"))
                    .hint(say!(id: "tulis `oleh: {{salah_satu: [...]}}`", en: "write `oleh: {{salah_satu: [...]}}`")),
            );
        }
    }
}
