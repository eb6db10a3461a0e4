//! SOP075: every lane does something.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, enough, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP075",
        severity: Severity::Warning,
        title: Words { id: "pelaksana tanpa kegiatan", en: "a lane without an activity" },
        about: Words {
            id: "Pelaksana ini punya lajur pada tabel, tetapi tidak mengerjakan satu langkah pun: kolomnya kosong. Mungkin sebuah langkah hilang, atau ia hanya menerima hasil dan tidak perlu lajur.\n\nBeri ia langkah dengan `oleh:`, atau hapus dari `pelaksana`.",
            en: "This lane has a column in the table and performs no step: the column is empty. A step may be missing, or it only receives results and needs no lane.\n\nGive it a step with `oleh:`, or take it out of `pelaksana`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let declared: BTreeSet<&str> = sop.lanes.iter().map(|(id, _)| id.as_str()).collect();
    let mut busy = BTreeSet::new();
    for (_, step) in sop.steps.iter() {
        let works = step.task.is_some() || step.decision.is_some() || step.wait.is_some();
        let known = step.performers.roles.iter().all(|role| declared.contains(role.as_str()));
        if !known || works && step.performers.is_empty() {
            return; // An unknown or missing performer is reported, and may be this lane.
        }
        busy.extend(step.performers.roles.iter().map(|role| role.as_str()));
    }
    if busy.is_empty() {
        return; // Then nobody works at all, which is told otherwise.
    }
    let escalations = sop.steps.iter().filter_map(|(_, step)| step.escalation.as_ref());
    busy.extend(escalations.chain(&sop.escalation).map(|escalation| escalation.to.as_str()));
    for (id, lane) in
        sop.lanes.iter().filter(|(id, lane)| !busy.contains(id.as_str()) && !lane.name.trim().is_empty())
    {
        if enough(findings) {
            return;
        }
        let name = lane.name.trim();
        findings.push(
            Diagnostic::warning("SOP075", place(id, sop.id.span), say!(id: "pelaksana `{name}` tidak punya kegiatan", en: "the lane `{name}` has no activity"))
                .hint(say!(id: "tulis `oleh: {id}` pada langkahnya, atau hapus `{id}` dari `pelaksana`", en: "write `oleh: {id}` on its step, or take `{id}` out of `pelaksana`")),
        );
    }
}
