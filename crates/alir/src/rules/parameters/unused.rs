//! SOP037: a parameter that is declared is used.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, nearest};
use crate::lang::{Words, say};
use crate::sop::references;

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP037",
        severity: Severity::Warning,
        title: Words { id: "parameter tidak dipakai", en: "a parameter that is not used" },
        about: Words {
            id: "Parameter ini terdaftar, tetapi tidak ada teks yang memuat `{nama}`-nya: mengganti nilainya tidak mengubah apa pun. Parameter diganti di semua teks yang tercetak, waktu dan syarat; tidak di dalam id, `catatan`, `sumber` dan `disimpulkan`.",
            en: "This parameter is declared, but no text has its `{name}`: to change its value changes nothing. Parameters are filled in in every printed text, time and condition; not in ids, `catatan`, `sumber` and `disimpulkan`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let used = &subject.prepared.referred.used;
    // What is no name cannot be used; a rule of its own says so.
    let is_name = |name: &str| references(&format!("{{{name}}}")).next().is_some();
    let unused = |name: &str| !used.contains(name) && is_name(name);
    for (name, _) in subject.sop.parameters.iter().filter(|(name, _)| unused(name)) {
        if enough(findings) {
            return;
        }
        let finding = Diagnostic::warning(
            "SOP037",
            name.span,
            say!(id: "parameter `{name}` tidak dipakai", en: "the parameter `{name}` is not used"),
        );
        let others = used.iter().map(String::as_str);
        findings.push(match nearest(name, others) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
            None => finding.hint(say!(id: "tulis `{{{name}}}` di tempat nilainya tercetak, atau hapus parameter ini", en: "write `{{{name}}}` where its value is printed, or remove this parameter")),
        });
    }
}
