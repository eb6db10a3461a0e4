//! SOP061: `n hari` says which days it means.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::time::{Printed, read};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP061",
        severity: Severity::Warning,
        title: Words { id: "hari yang mana?", en: "which days?" },
        about: Words {
            id: "`3 hari` dapat berarti hari kerja atau hari kalender. Tanpa keterangan dibaca sebagai hari kerja (profil daerah dapat menentukan lain dengan `arti_hari`).\n\nTulis `3 hari kerja` atau `3 hari kalender`; bila teks tercetak harus tetap ada: `waktu: {tercetak: 3 hari, arti: 3 hari kerja}`.",
            en: "`3 hari` can mean working days or days of the calendar. Without a word on it, it is read as working days (the profile of the office can say otherwise with `arti_hari`).\n\nWrite `3 hari kerja` or `3 hari kalender`; where the printed text has to stay: `waktu: {tercetak: 3 hari, arti: 3 hari kerja}`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.filled.steps.iter() {
        let Some(time) = &step.time else { continue };
        let words = time.meaning.as_ref().unwrap_or(&time.printed);
        let Ok(Printed::Time(understood)) = read(words) else { continue };
        if !understood.is_ambiguous() {
            continue;
        }
        if enough(findings) {
            return;
        }
        let (span, text) = (if words.span.end == 0 { id.span } else { words.span }, words.trim());
        findings.push(
            Diagnostic::warning(
                "SOP061",
                span,
                say!(id: "`{text}`: hari kerja atau hari kalender? Dibaca sebagai hari kerja", en: "`{text}`: working days or days of the calendar? Read as working days"),
            )
            .hint(say!(
                id: "tulis `waktu: {{tercetak: {text}, arti: {text} kerja}}` atau `... kalender}}`",
                en: "write `waktu: {{tercetak: {text}, arti: {text} kerja}}` or `... kalender}}`",
            )),
        );
    }
}
