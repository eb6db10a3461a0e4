//! SOP062: a time that is written for the engine is one.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};
use crate::sop::{Loc, Time};
use crate::time::{Printed, read};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP062",
        severity: Severity::Error,
        title: Words { id: "waktu tidak sah", en: "not a time" },
        about: Words {
            id: "`arti`, `menurut`, `setelah`, serta `waktu` pada `paling_lambat` dan `batas_total` menentukan tenggat, jadi harus berupa waktu yang dipahami. `tergantung` dan `menurut` selalu bersama: kunci berkas, dan waktu untuk setiap nilainya.",
            en: "`arti`, `menurut`, `setelah`, and `waktu` of `paling_lambat` and `batas_total` decide on due dates, so each has to be a time that is understood. `tergantung` and `menurut` go together: a key of the case, and the time for each of its values.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let top = sop.id.span;
    let mut words: Vec<(&Loc<String>, Span)> = Vec::new();
    words.extend(sop.total_deadline.iter().map(|deadline| (&deadline.time, top)));
    words.extend(sop.escalation.iter().flat_map(|escalation| &escalation.after).map(|after| (after, top)));
    for (id, step) in sop.steps.iter() {
        words.extend(step.deadline.iter().map(|deadline| (&deadline.time, id.span)));
        words.extend(
            step.escalation.iter().flat_map(|escalation| &escalation.after).map(|after| (after, id.span)),
        );
        let Some(time) = &step.time else { continue };
        words.extend(
            time.meaning.iter().chain(time.by_class.iter().map(|(_, time)| time)).map(|time| (time, id.span)),
        );
        alone(time, id.span, findings);
    }
    for (words, owner) in words {
        let wrong = match read(words) {
            Ok(Printed::Time(_)) => continue,
            Ok(Printed::Depends) => crate::time::NotATime {
                what: say!(id: "`{words}` bukan waktu", en: "`{words}` is no time"),
                hint: say!(id: "tulis misalnya `3 hari kerja`", en: "write `3 hari kerja`, for example"),
            },
            Err(wrong) => wrong,
        };
        if enough(findings) {
            return;
        }
        let span = if words.span.end == 0 { owner } else { words.span };
        findings.push(Diagnostic::error("SOP062", span, wrong.what).hint(wrong.hint));
    }
}

/// `tergantung` without `menurut`, or the other way round.
fn alone(time: &Time, owner: Span, findings: &mut Vec<Diagnostic>) {
    let (there, missing, span) = match (&time.depends_on, time.by_class.entries.first()) {
        (Some(key), None) => ("tergantung", "menurut", key.span),
        (None, Some((class, _))) => ("menurut", "tergantung", class.span),
        _ => return,
    };
    let span = if span.end == 0 { owner } else { span };
    findings.push(
        Diagnostic::error("SOP062", span, say!(id: "`{there}` tanpa `{missing}`", en: "`{there}` without `{missing}`"))
            .hint(say!(
                id: "tulis `waktu: {{tercetak: ..., tergantung: jenis_aduan, menurut: {{ringan: 1 jam, berat: 8 jam}}}}`",
                en: "write `waktu: {{tercetak: ..., tergantung: jenis_aduan, menurut: {{ringan: 1 jam, berat: 8 jam}}}}`",
            )),
    );
}
