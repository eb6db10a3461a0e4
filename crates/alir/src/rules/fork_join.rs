//! SOP020: the ways that a fork begins come together in one join, or in none.

use super::{Check, Rule, Subject, shown};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP020",
        severity: Severity::Error,
        title: Words { id: "`serentak` dan `gabung` tidak berpasangan", en: "fork and join do not match" },
        about: Words {
            id: "Jalan-jalan yang dimulai satu `serentak` bertemu di satu `gabung` yang sama (atau masing-masing berakhir sendiri). Bila dua jalan dapat menunggu di dua `gabung` yang berbeda, keduanya menunggu selamanya. Bila sebuah jalan kembali ke `serentak` yang sama sebelum bergabung, berkas berlipat ganda.\n\nArahkan semuanya ke satu `gabung`, dan letakkan `gabung` sebelum jalan kembali.",
            en: "The ways that one fork begins come together in one and the same join (or each ends by itself). Where two ways can wait at two different joins, both wait for ever. Where a way returns to the same fork before it has joined, the case multiplies.\n\nLead all of them to one join, and put the join before the way back.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, run) in &subject.soundness.defects {
        let finding = match defect {
            Defect::PilesUp { fork } => Diagnostic::error(
                "SOP020",
                subject.span(fork),
                say!(id: "sebuah jalan dari `{fork}` kembali ke `{fork}` sebelum bergabung", en: "a way from `{fork}` returns to `{fork}` before it has joined"),
            )
            .hint(say!(id: "letakkan `gabung` sebelum jalan kembali", en: "put a join before the way back")),
            Defect::Deadlock { fork, joins: [first, second] } => Diagnostic::error(
                "SOP020",
                subject.span(fork),
                say!(id: "jalan dari `{fork}` saling menunggu: satu di `{first}`, satu di `{second}`", en: "ways from `{fork}` wait for each other: one at `{first}`, one at `{second}`"),
            )
            .hint(say!(id: "arahkan semuanya ke satu `gabung`", en: "lead all of them to one join")),
            _ => continue,
        };
        findings.push(shown(finding, run.as_ref()));
    }
}
