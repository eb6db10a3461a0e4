//! SOP023: every parameter that a text uses is declared.

use super::{Check, Referred, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::lang::{Words, say};
use crate::limits;
use crate::sop::filled_in_too_large;

pub(in crate::rules) const CHECK: Check = Check {
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
    let parameters = &subject.sop.parameters;
    let Referred { longer, unknown, .. } = &subject.prepared.referred;
    if let (true, Some((name, first))) = (*longer > limits::MAX_FILLED_IN_BYTES, parameters.entries.first()) {
        findings.push(filled_in_too_large(first.value.as_ref().map_or(name.span, |value| value.span)));
    }
    for (name, span) in unknown {
        let finding = Diagnostic::error(
            "SOP023",
            *span,
            say!(id: "parameter `{{{name}}}` tidak terdaftar", en: "the parameter `{{{name}}}` is not declared"),
        );
        findings.push(match nearest(name, parameters.iter().map(|(name, _)| name.as_str())) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{{{near}}}`?", en: "did you mean `{{{near}}}`?")),
            None => finding.hint(say!(id: "tambahkan `{name}: ...` di bawah `parameter:`", en: "add `{name}: ...` under `parameter:`")),
        });
    }
}
