//! SOP017: every performer is a declared lane, named once.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity, nearest, only_near};
use crate::id::RoleId;
use crate::lang::{Words, say};
use crate::sop::{Lane, Loc};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP017",
        severity: Severity::Error,
        title: Words { id: "pelaksana tidak terdaftar", en: "undeclared lane" },
        about: Words {
            id: "Setiap pelaksana punya id dan nama, dan `oleh` serta `eskalasi` menyebut id dari `pelaksana:`, masing-masing satu kali. Tambahkan pelaksana itu di sana, atau perbaiki ejaannya.",
            en: "Every lane has an id and a name, and `oleh` and `eskalasi` name ids from `pelaksana:`, each once. Declare the lane there, or mend the spelling.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    if subject.sop.lanes.is_empty() {
        return; // That the lanes are missing is said once.
    }
    // A value of the wrong shape stands as a plain lane without a place, and has been reported as what it is.
    let stands =
        |lane: &Lane| lane.name.span.end > 0 || lane.external || !lane.printed || !lane.note.is_empty();
    let unnamed = |lane: &Lane| lane.name.trim().is_empty() && stands(lane);
    for (id, lane) in subject.sop.lanes.iter().filter(|(_, lane)| unnamed(lane)) {
        let span = if lane.name.span.end == 0 { id.span } else { lane.name.span };
        findings.push(
            Diagnostic::error(
                "SOP017",
                span,
                say!(id: "pelaksana `{id}` tidak punya nama", en: "the lane `{id}` has no name"),
            )
            .hint(say!(id: "tulis `{id}: Nama Jabatan`", en: "write `{id}: Name of the office`")),
        );
    }
    let declared: BTreeSet<_> = subject.sop.lanes.iter().map(|(lane, _)| &lane.value).collect();
    let escalations = subject.sop.steps.iter().filter_map(|(_, step)| step.escalation.as_ref());
    for escalation in escalations.chain(&subject.sop.escalation) {
        if !declared.contains(&escalation.to.value) && !enough(findings) {
            findings.push(undeclared(subject, &escalation.to));
        }
    }
    for (id, step) in subject.sop.steps.iter() {
        let mut named = BTreeSet::new();
        for role in &step.performers.roles {
            if enough(findings) {
                return;
            }
            if !named.insert(&role.value) {
                findings.push(
                    Diagnostic::error("SOP017", role.span, say!(id: "`{role}` disebut dua kali pada `{id}`", en: "`{role}` is named twice on `{id}`"))
                        .hint(say!(id: "hapus salah satu", en: "remove one")),
                );
            } else if !declared.contains(&role.value) {
                findings.push(undeclared(subject, role));
            }
        }
    }
}

fn undeclared(subject: &Subject<'_>, role: &Loc<RoleId>) -> Diagnostic {
    let finding = Diagnostic::error(
        "SOP017",
        role.span,
        say!(id: "pelaksana `{role}` tidak terdaftar", en: "the lane `{role}` is not declared"),
    );
    let ids = || subject.sop.lanes.iter().map(|(lane, _)| lane.as_str());
    let finding = finding.replaced_by(only_near(role.as_str(), ids()));
    match nearest(role.as_str(), ids()) {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding.hint(say!(id: "tambahkan `{role}: Nama Jabatan` di bawah `pelaksana:`", en: "add `{role}: Name of the office` under `pelaksana:`")),
    }
}
