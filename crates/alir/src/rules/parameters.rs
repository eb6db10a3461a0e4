//! SOP023: every parameter that a text uses is declared.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::lang::{Words, say};
use crate::sop::references;

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
    let parameters = &subject.sop.parameters;
    let mut unknown: Vec<(String, Span)> = Vec::new();
    subject.sop.clone().each_text(&mut |text| {
        let missing = references(text).filter(|(_, name)| parameters.get(name).is_none());
        unknown.extend(missing.map(|(_, name)| (name.to_owned(), text.span)));
    });
    for (name, span) in unknown {
        let finding = Diagnostic::error(
            "SOP023",
            span,
            say!(id: "parameter `{{{name}}}` tidak terdaftar", en: "the parameter `{{{name}}}` is not declared"),
        );
        let names = parameters.iter().map(|(name, _)| name.as_str());
        findings.push(match nearest(&name, names) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{{{near}}}`?", en: "did you mean `{{{near}}}`?")),
            None => finding.hint(say!(id: "tambahkan `{name}: ...` di bawah `parameter:`", en: "add `{name}: ...` under `parameter:`")),
        });
    }
}
