//! SOP023: every parameter that a text uses is declared.

use std::collections::BTreeMap;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::lang::{Words, say};
use crate::limits;
use crate::sop::{filled_in_too_large, references};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP023",
        severity: Severity::Error,
        title: Words { id: "parameter tidak terdaftar", en: "undeclared parameter" },
        about: Words {
            id: "`{nama}` di dalam teks diganti dengan nilai dari `parameter:`. Nama ini tidak ada di sana, jadi kurungnya akan ikut tercetak.",
            en: "`{name}` in a text is replaced by its value under `parameter:`. This name is not there, so the braces would be printed.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let entries = subject.sop.parameters.iter();
    let parameters: BTreeMap<_, _> = entries.map(|(name, value)| (name.as_str(), value)).collect();
    let mut longer = 0;
    let mut unknown: Vec<(String, Span)> = Vec::new();
    subject.sop.clone().each_text(&mut |text| {
        for (_, name) in references(text) {
            match parameters.get(name) {
                Some(value) => longer += value.len(),
                // Each name is reported where it stands first.
                None if unknown.iter().any(|(seen, _)| seen == name) => {}
                None if unknown.len() <= limits::MAX_FINDINGS => unknown.push((name.to_owned(), text.span)),
                None => {}
            }
        }
    });
    if let (true, Some((_, first))) = (longer > limits::MAX_FILLED_IN_BYTES, parameters.first_key_value()) {
        findings.push(filled_in_too_large(first.span));
    }
    for (name, span) in unknown {
        let finding = Diagnostic::error(
            "SOP023",
            span,
            say!(id: "parameter `{{{name}}}` tidak terdaftar", en: "the parameter `{{{name}}}` is not declared"),
        );
        findings.push(match nearest(&name, parameters.keys().copied()) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{{{near}}}`?", en: "did you mean `{{{near}}}`?")),
            None => finding.hint(say!(id: "tambahkan `{name}: ...` di bawah `parameter:`", en: "add `{name}: ...` under `parameter:`")),
        });
    }
}
