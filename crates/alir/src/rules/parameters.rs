//! SOP023: every parameter that a text uses is declared.

use std::collections::BTreeMap;

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::lang::{Words, say};
use crate::limits;
use crate::sop::{Definition, Loc, filled_in_too_large, references};

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

/// The parameters that the texts of a SOP refer to.
pub(super) struct Referred {
    /// By how many bytes their values make the texts longer.
    longer: usize,
    /// Those that are not declared, each where it stands first.
    unknown: Vec<(String, Span)>,
}

impl Referred {
    /// A definition with its parameters filled in, and which they are: texts are many, and are gone through once.
    pub(super) fn fill_in(sop: &Definition) -> (Definition, Self) {
        let parameters = declared(sop);
        let mut referred = Self { longer: 0, unknown: Vec::new() };
        let filled = sop.filled_in_seeing(&mut |text| {
            for (_, name) in references(text) {
                match parameters.get(name) {
                    Some(value) => referred.longer += value.len(),
                    None if referred.unknown.iter().any(|(seen, _)| seen == name) => {}
                    None if referred.unknown.len() <= limits::MAX_FINDINGS => {
                        referred.unknown.push((name.to_owned(), text.span));
                    }
                    None => {}
                }
            }
        });
        (filled, referred)
    }
}

fn declared(sop: &Definition) -> BTreeMap<&str, &Loc<String>> {
    sop.parameters.iter().map(|(name, value)| (name.as_str(), value)).collect()
}

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let parameters = declared(subject.sop);
    let Referred { longer, unknown } = &subject.prepared.referred;
    if let (true, Some((_, first))) = (*longer > limits::MAX_FILLED_IN_BYTES, parameters.first_key_value()) {
        findings.push(filled_in_too_large(first.span));
    }
    for (name, span) in unknown {
        let finding = Diagnostic::error(
            "SOP023",
            *span,
            say!(id: "parameter `{{{name}}}` tidak terdaftar", en: "the parameter `{{{name}}}` is not declared"),
        );
        findings.push(match nearest(name, parameters.keys().copied()) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{{{near}}}`?", en: "did you mean `{{{near}}}`?")),
            None => finding.hint(say!(id: "tambahkan `{name}: ...` di bawah `parameter:`", en: "add `{name}: ...` under `parameter:`")),
        });
    }
}
