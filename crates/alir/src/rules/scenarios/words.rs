//! UJI005 to UJI008: what is wrong with scenarios whatever their SOP.

use crate::diagnostic::{Diagnostic, Span};
use crate::lang::say;
use crate::sop::{Loc, Ordered, Scenario, Scenarios, Texts};
use crate::time::{self, Printed};

use super::super::{enough, is_id};
use super::acts;
use super::{CONTRADICTION, EXPECTS_NOTHING, ID_FORM, NO_TIME};

pub(super) fn look(given: &Scenarios, findings: &mut Vec<Diagnostic>) {
    for (id, scenario) in given.scenarios.iter() {
        if enough(findings) {
            return;
        }
        id_form(id, findings);
        moments(scenario, findings);
        durations(scenario, findings);
        contradictions(scenario, findings);
        acts::look(scenario, findings);
        if scenario.expected.is_empty() {
            findings.push(
                Diagnostic::warning(EXPECTS_NOTHING, id.span, say!(id: "skenario `{id}` tidak mengharapkan apa pun", en: "the scenario `{id}` expects nothing"))
                    .hint(say!(id: "tulis `harapan`, sekurangnya `akhir`", en: "write `harapan`, at least with `akhir`")),
            );
        }
    }
}

fn id_form(id: &Loc<String>, findings: &mut Vec<Diagnostic>) {
    if is_id(id, '-') {
        return;
    }
    findings.push(
        Diagnostic::warning(ID_FORM, id.span, say!(id: "`{id}` bukan id skenario yang baik", en: "`{id}` is not a good id of a scenario"))
            .hint(say!(id: "pakai huruf kecil, angka dan `-`, diawali huruf, misalnya `nama-tersedia`", en: "use lower-case letters, digits and `-`, a letter first, `nama-tersedia` for example")),
    );
}

/// Every point in time of a scenario.
fn moments(scenario: &Scenario, findings: &mut Vec<Diagnostic>) {
    let Scenario { start, received, complete, done_at, expected, .. } = scenario;
    let single = [start, received, complete, &expected.ended_at].into_iter().flatten();
    let listed = done_at.iter().flat_map(|(_, texts)| &texts.0);
    for text in single.chain(listed) {
        moment(text, false, findings);
    }
    let notices = [&expected.warned, &expected.overdue, &expected.warned_promises, &expected.broken];
    let times = notices.into_iter().flatten().flat_map(|notices| notices.steps.iter());
    let told = expected.escalated.iter().flat_map(Ordered::iter).flat_map(|(_, told)| told);
    for text in times.flat_map(|(_, texts)| &texts.0).chain(told.filter_map(|told| told.at.as_ref())) {
        moment(text, false, findings);
    }
    let due = expected.due.iter().chain(expected.target.iter()).flat_map(|(_, texts)| &texts.0);
    for text in due.chain(expected.promised.iter().map(|(_, text)| text)) {
        moment(text, true, findings);
    }
}

pub(super) fn moment(text: &Loc<String>, or_none: bool, findings: &mut Vec<Diagnostic>) {
    if time::moment(text).is_some() || (or_none && is_none(text)) {
        return;
    }
    let finding = unread(
        text.span,
        say!(id: "`{text}` bukan tanggal dan jam", en: "`{text}` is not a date and an hour"),
    );
    findings.push(if or_none {
        finding.hint(say!(id: "tulis misalnya `2026-11-23 10:00`, atau `tidak ada`", en: "write `2026-11-23 10:00` for example, or `tidak ada` for none"))
    } else {
        finding.hint(say!(id: "tulis misalnya `2026-11-23 10:00`", en: "write `2026-11-23 10:00` for example"))
    });
}

/// Whether it says that nothing is due.
fn is_none(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("tidak ada")
}

fn durations(scenario: &Scenario, findings: &mut Vec<Diagnostic>) {
    for text in scenario.durations.iter().flat_map(|(_, texts)| &texts.0) {
        let finding = match time::read(text) {
            Ok(Printed::Time(time)) if time.target == time.limit => continue,
            Ok(Printed::Time(_)) => unread(text.span, say!(id: "`{text}` adalah rentang, bukan satu lama", en: "`{text}` is a range, not how long it took"))
                .hint(say!(id: "tulis satu waktu, misalnya `2 jam`", en: "write one time, `2 jam` for example")),
            Ok(Printed::Depends) => unread(text.span, say!(id: "`{text}` bukan lama", en: "`{text}` is not how long it took"))
                .hint(say!(id: "tulis satu waktu, misalnya `2 jam`", en: "write one time, `2 jam` for example")),
            Err(wrong) => unread(text.span, wrong.what).hint(wrong.hint),
        };
        findings.push(finding);
    }
}

fn unread(span: Span, what: crate::lang::Text) -> Diagnostic {
    Diagnostic::error(NO_TIME, span, what)
}

fn contradictions(scenario: &Scenario, findings: &mut Vec<Diagnostic>) {
    for (step, _) in
        scenario.done_at.iter().filter(|(step, _)| scenario.durations.get(step.as_str()).is_some())
    {
        findings.push(
            Diagnostic::error(CONTRADICTION, step.span, say!(id: "`{step}` ada pada `lama` dan `selesai_pada`", en: "`{step}` stands under `lama` and `selesai_pada`"))
                .hint(say!(id: "pilih salah satu", en: "choose one of them")),
        );
    }
    let Texts(visited) = &scenario.expected.visited;
    for step in scenario.expected.not_visited.0.iter().filter(|step| visited.contains(step)) {
        findings.push(
            Diagnostic::error(CONTRADICTION, step.span, say!(id: "`{step}` diharapkan dilewati dan tidak dilewati", en: "`{step}` is expected to be visited and not to be"))
                .hint(say!(id: "hapus salah satu", en: "take one of them out")),
        );
    }
}
