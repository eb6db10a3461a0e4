//! SOP063: how often a duty recurs is understood.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::time::Frequency;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP063",
        severity: Severity::Warning,
        title: Words { id: "frekuensi tidak dipahami", en: "a frequency that is not understood" },
        about: Words {
            id: "`frekuensi` menyebut seberapa sering sebuah tugas berkala dikerjakan, dihitung per hari, minggu (Senin-Minggu), bulan, atau tahun kalender: `minimal 2 kali dalam satu minggu`, `setiap 6 bulan`, `1 kali sebulan`, `setiap hari`.",
            en: "`frekuensi` says how often a recurring duty is done, counted by day, week (Monday to Sunday), month or year of the calendar: `minimal 2 kali dalam satu minggu`, `setiap 6 bulan`, `1 kali sebulan`, `setiap hari`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.filled.steps.iter() {
        let Some(words) = step.frequency.as_ref().filter(|words| !words.trim().is_empty()) else { continue };
        if Frequency::read(words).is_some() {
            continue;
        }
        if enough(findings) {
            return;
        }
        let span = if words.span.end == 0 { id.span } else { words.span };
        let text = words.trim();
        findings.push(
            Diagnostic::warning(
                "SOP063",
                span,
                say!(id: "frekuensi `{text}` tidak dipahami", en: "the frequency `{text}` is not understood"),
            )
            .hint(say!(
                id: "tulis misalnya `minimal 2 kali dalam satu minggu` atau `setiap 6 bulan`",
                en: "write `minimal 2 kali dalam satu minggu` or `setiap 6 bulan`, for example",
            )),
        );
    }
}
