//! SOP037: every parameter is used.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::references;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP037",
        severity: Severity::Warning,
        title: Words { id: "parameter tidak dipakai", en: "a parameter that is not used" },
        about: Words {
            id: "Parameter ini tidak disebut dalam teks mana pun, jadi mengubahnya tidak mengubah apa-apa. Sebut sebagai `{nama}` di tempat yang dimaksud, atau hapus.",
            en: "No text refers to this parameter, so that changing it changes nothing. Refer to it as `{name}` where it is meant, or remove it.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let used = &subject.prepared.referred.used;
    // A name to which no text can refer is wrong in itself.
    let can_be = |name: &str| references(&format!("{{{name}}}")).next().is_some();
    let unused = subject.sop.parameters.iter().filter(|(name, _)| !used.contains(&name.value));
    for (name, _) in unused.filter(|(name, _)| can_be(name)) {
        findings.push(
            Diagnostic::warning("SOP037", name.span, say!(id: "parameter `{name}` tidak dipakai", en: "the parameter `{name}` is not used"))
                .hint(say!(id: "tulis `{{{name}}}` di dalam teks, atau hapus", en: "write `{{{name}}}` in a text, or remove it")),
        );
    }
}
