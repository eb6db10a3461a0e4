//! SOP079: nobody outside the office is held to working minutes.

use super::{Check, Rule, Subject, enough, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::Nature;
use crate::time::{Length, Printed, read};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP079",
        severity: Severity::Warning,
        title: Words { id: "pihak luar diberi waktu menit kerja", en: "an outsider held to working minutes" },
        about: Words {
            id: "Pelaksana ini di luar kantor (`eksternal: ya`). Menit dan jam kerja tidak dapat ditagihkan kepada pemohon atau masyarakat, dan waktu mereka tidak dihitung sebagai waktu kantor.\n\nBeri waktu dalam hari (`3 hari kerja`), hapus waktunya, atau jelaskan bahwa itu lamanya saja dengan `sifat: periode`.",
            en: "This lane is outside the office (`eksternal: ya`). Working minutes and hours cannot be asked of an applicant or the public, and their time does not count as the office's.\n\nGive a time in days (`3 hari kerja`), leave it out, or say with `sifat: periode` that it only tells how long it takes.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let outsiders: std::collections::BTreeMap<&str, &str> = sop
        .lanes
        .iter()
        .filter(|(_, lane)| lane.external)
        .map(|(id, lane)| (id.as_str(), lane.name.trim()))
        .collect();
    for (id, step) in sop.steps.iter() {
        let Some(time) = &step.time else { continue };
        if step.nature.as_ref().is_some_and(|nature| nature.value == Nature::Period) {
            continue;
        }
        let Some(who) = step.performers.roles.iter().find_map(|role| outsiders.get(role.as_str())) else {
            continue;
        };
        let words = time.meaning.as_ref().unwrap_or(&time.printed);
        let Ok(Printed::Time(understood)) = read(words) else { continue };
        let Length::Work(_) = understood.limit else { continue };
        if enough(findings) {
            return;
        }
        let text = words.trim();
        findings.push(
            Diagnostic::warning("SOP079", place(words, id.span), say!(id: "`{text}` tidak dapat ditagihkan kepada `{who}`, pihak luar", en: "`{text}` cannot be asked of `{who}`, who is outside the office"))
                .hint(say!(id: "tulis waktu dalam hari, atau tambahkan `sifat: periode`", en: "write a time in days, or add `sifat: periode`")),
        );
    }
}
