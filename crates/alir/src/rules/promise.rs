//! SOP064: what a procedure promises can be kept.

use super::{Check, Rule, Subject, enough};
use crate::analysis::shortest_of;
use crate::chart::promise;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::id::RoleId;
use crate::lang::{Text, Words, say};
use crate::time::Office;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP064",
        severity: Severity::Warning,
        title: Words { id: "janji yang tidak dapat ditepati", en: "a promise that cannot be kept" },
        about: Words {
            id: "`batas_total` dan `paling_lambat` menjanjikan waktu. Bila jalan terpendek pun, dengan setiap langkah selesai pada target `waktu`-nya, memerlukan waktu kerja lebih lama, janji itu selalu dilanggar. Langkah pihak luar dan langkah `sifat: periode` tidak dihitung; hari dihitung menurut jam kerja biasa, dan 24 jam sebagai satu hari kerja penuh.\n\nPanjangkan batasnya, atau pendekkan waktu langkah-langkahnya. `alir statistik` menunjukkan jalan terpendek.",
            en: "`batas_total` and `paling_lambat` promise a time. Where even the shortest way, each step done at the target of its `waktu`, needs more working time, the promise is always broken. Steps of people outside and steps with `sifat: periode` do not count; days are counted by the usual hours, and 24 hours as one whole working day.\n\nMake the limit longer, or the times of the steps shorter. `alir stats` shows the shortest way.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let whole = sop.total_deadline.as_ref().map(|deadline| (None, deadline));
    let of_steps = sop.steps.iter().filter_map(|(id, step)| Some((Some(id), step.deadline.as_ref()?)));
    let mut spans: Vec<(Span, String)> = Vec::new();
    let mut promises = Vec::new();
    for (id, deadline) in whole.into_iter().chain(of_steps) {
        let Some(found) = promise(sop, id.map(|id| id.value.clone()), deadline) else { continue };
        let span = match id {
            Some(id) if deadline.time.span.end == 0 => id.span,
            Some(_) | None => deadline.time.span,
        };
        spans.push((span, deadline.time.trim().to_owned()));
        promises.push(found);
    }
    if promises.is_empty() {
        return;
    }
    let external = |role: &RoleId| sop.lanes.get(role.as_str()).is_some_and(|lane| lane.external);
    let found = shortest_of(subject.flow, &promises, &Office::usual().calendar, external);
    for ((span, words), found) in spans.into_iter().zip(found) {
        let Some((within, shortest)) = found.filter(|(within, shortest)| shortest > within) else {
            continue;
        };
        if enough(findings) {
            return;
        }
        let (needed, within) = (length(shortest), length(within));
        let what = Text::new(
            format!(
                "dijanjikan `{words}` ({} kerja), tetapi jalan terpendek pun memerlukan {}",
                within.id, needed.id
            ),
            format!(
                "promised is `{words}` ({} of work), but even the shortest way needs {}",
                within.en, needed.en
            ),
        );
        findings.push(Diagnostic::warning("SOP064", span, what).hint(say!(
            id: "panjangkan batas ini, atau pendekkan `waktu` langkah-langkahnya",
            en: "make this limit longer, or the `waktu` of the steps shorter",
        )));
    }
}

/// A length of working time in hours and minutes.
fn length(seconds: i64) -> Text {
    let minutes = seconds / 60;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (0, minutes) => say!(id: "{minutes} menit", en: "{minutes} min"),
        (hours, 0) => say!(id: "{hours} jam", en: "{hours} h"),
        (hours, minutes) => say!(id: "{hours} jam {minutes} menit", en: "{hours} h {minutes} min"),
    }
}
