//! UJI002 to UJI004, UJI008, UJI009, UJI014: what scenarios name, their SOP has.

use std::collections::BTreeSet;

use super::super::enough;
use super::{CONTRADICTION, NO_ANSWER, NO_END, NO_FIELD, NO_LANE, NO_STEP, WHOLE};
use crate::chart::Data;
use crate::condition::Fields;
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::lang::say;
use crate::sop::{Definition, Ordered, Scenario, Scenarios, Texts, Verb};
use crate::time::moment;

/// `sop` has its parameters filled in.
pub(super) fn look(given: &Scenarios, sop: &Definition, findings: &mut Vec<Diagnostic>) {
    let ids: BTreeSet<&str> = sop.steps.iter().map(|(id, _)| id.as_str()).collect();
    let ends: Vec<&str> =
        sop.steps.iter().filter_map(|(_, step)| step.end.as_ref()).map(|end| end.as_str()).collect();
    let declared = Data::build(sop).fields;
    for (_, scenario) in given.scenarios.iter() {
        steps(scenario, &ids, findings);
        lanes(scenario, sop, findings);
        answers(scenario, sop, findings);
        fields(scenario, &declared, findings);
        done_before(scenario, sop, findings);
        for end in scenario.expected.end.0.iter().filter(|end| !ends.contains(&end.as_str())) {
            let finding = Diagnostic::error(
                NO_END,
                end.span,
                say!(id: "SOP tidak punya akhir `{end}`", en: "the SOP has no end `{end}`"),
            );
            findings.push(meant(finding, end, ends.iter().copied()));
        }
        if enough(findings) {
            return;
        }
    }
}

fn steps(scenario: &Scenario, ids: &BTreeSet<&str>, findings: &mut Vec<Diagnostic>) {
    let Scenario { done_before, answers, durations, done_at, interventions, expected, .. } = scenario;
    let mut look = |name: &str, span: Span, or_whole: bool| {
        if ids.contains(name) || (or_whole && name == WHOLE) || enough(findings) {
            return;
        }
        let finding = Diagnostic::error(
            NO_STEP,
            span,
            say!(id: "SOP tidak punya langkah `{name}`", en: "the SOP has no step `{name}`"),
        );
        let whole = or_whole.then_some(WHOLE);
        findings.push(meant(finding, name, ids.iter().copied().chain(whole)));
    };
    let by_step = [answers, durations, done_at, &expected.due, &expected.target];
    let lists = [&expected.performers, &expected.documents, &expected.outputs];
    for (id, _) in by_step.into_iter().chain(lists).flat_map(Ordered::iter) {
        look(id.as_str(), id.span, false);
    }
    for act in interventions {
        act.to.iter().for_each(|id| look(id, id.span, false));
        for (verb, id) in act.verbs() {
            // A number is meant as a time there.
            let of_time = !verb.is_of_a_step() && id.starts_with(|c: char| c.is_ascii_digit());
            if verb != Verb::Resume && !of_time && moment(id).is_none() {
                look(id, id.span, false);
            }
        }
    }
    expected.promised.iter().for_each(|(id, _)| look(id.as_str(), id.span, true));
    let lists =
        [Some(done_before), expected.steps.as_ref(), Some(&expected.visited), Some(&expected.not_visited)];
    for id in lists.into_iter().flatten().flat_map(|Texts(list)| list) {
        look(id, id.span, false);
    }
    let notices = [
        (&expected.warned, false),
        (&expected.overdue, false),
        (&expected.warned_promises, true),
        (&expected.broken, true),
    ];
    for (notices, or_whole) in notices {
        let steps = notices.iter().flat_map(|notices| notices.steps.iter());
        steps.for_each(|(id, _)| look(id.as_str(), id.span, or_whole));
    }
    let escalated = expected.escalated.iter().flat_map(Ordered::iter);
    escalated.for_each(|(id, _)| look(id.as_str(), id.span, false));
}

/// Every lane that is named.
fn lanes(scenario: &Scenario, sop: &Definition, findings: &mut Vec<Diagnostic>) {
    let ids: Vec<&str> = sop.lanes.iter().map(|(lane, _)| lane.as_str()).collect();
    let performers = scenario.expected.performers.iter().flat_map(|(_, Texts(lanes))| lanes);
    let performers = performers.map(|lane| (lane.as_str(), lane.span));
    let told = scenario.expected.escalated.iter().flat_map(Ordered::iter);
    let told = told.flat_map(|(_, told)| told).map(|told| (told.to.as_str(), told.to.span));
    let acts = scenario.interventions.iter().filter_map(|act| act.by.as_ref());
    let acts = acts.map(|by| (by.as_str(), by.span));
    for (lane, span) in performers.chain(told).chain(acts).filter(|(lane, _)| !ids.contains(lane)) {
        let finding = Diagnostic::error(
            NO_LANE,
            span,
            say!(id: "SOP tidak punya pelaksana `{lane}`", en: "the SOP has no performer `{lane}`"),
        );
        findings.push(meant(finding, lane, ids.iter().copied()));
    }
}

fn answers(scenario: &Scenario, sop: &Definition, findings: &mut Vec<Diagnostic>) {
    for (id, given) in scenario.answers.iter() {
        let Some(step) = sop.steps.get(id.as_str()) else { continue };
        if step.automatic == Some(true) {
            findings.push(
                Diagnostic::error(NO_ANSWER, id.span, say!(id: "`{id}` adalah keputusan otomatis", en: "`{id}` is an automatic decision"))
                    .hint(say!(id: "hapus baris ini dan beri `isian` yang dilihatnya", en: "take this line out and give the `isian` that it looks at")),
            );
            continue;
        }
        if step.decision.is_none() {
            findings.push(
                Diagnostic::error(NO_ANSWER, id.span, say!(id: "`{id}` bukan keputusan", en: "`{id}` is no decision"))
                    .hint(say!(id: "hapus baris ini; kegiatan selesai tanpa jawaban", en: "take this line out; a task is done without an answer")),
            );
            continue;
        }
        let labels: Vec<&str> = step.branches.iter().map(|(label, _)| label.as_str()).collect();
        for answer in given.0.iter().filter(|answer| !labels.contains(&answer.as_str())) {
            let finding = Diagnostic::error(
                NO_ANSWER,
                answer.span,
                say!(id: "`{id}` tidak punya jawaban `{answer}`", en: "`{id}` has no answer `{answer}`"),
            );
            findings.push(meant(finding, answer, labels.iter().copied()));
        }
    }
}

fn fields(scenario: &Scenario, declared: &Fields, findings: &mut Vec<Diagnostic>) {
    for (name, Texts(values)) in scenario.fields.iter() {
        let Some(field) = declared.get(name) else {
            let finding = Diagnostic::error(
                NO_FIELD,
                name.span,
                say!(id: "SOP tidak punya isian `{name}`", en: "the SOP has no field `{name}`"),
            );
            findings.push(meant(finding, name, declared.iter().map(|field| field.name.as_str())));
            continue;
        };
        for value in values {
            if let Err(wrong) = field.kind.read(value) {
                let what = say!(id: "`{value}` tidak cocok untuk isian `{name}`", en: "`{value}` does not fit the field `{name}`");
                findings.push(Diagnostic::error(NO_FIELD, value.span, what).hint(wrong.hint));
            }
        }
    }
}

fn done_before(scenario: &Scenario, sop: &Definition, findings: &mut Vec<Diagnostic>) {
    for id in &scenario.done_before.0 {
        let Some(step) = sop.steps.get(id.as_str()) else { continue };
        let finding = match &step.once_per {
            Some(key) if scenario.keys.get(key).is_some() => continue,
            Some(key) => Diagnostic::error(CONTRADICTION, id.span, say!(id: "`{id}` pernah dikerjakan untuk `{key}` yang mana?", en: "`{id}` was done before for which `{key}`?"))
                .hint(say!(id: "tulis `kunci: {{{key}: ...}}`", en: "write `kunci: {{{key}: ...}}` with its value")),
            None => Diagnostic::error(CONTRADICTION, id.span, say!(id: "`{id}` tidak memuat `sekali_per`, jadi selalu dikerjakan lagi", en: "`{id}` has no `sekali_per`, so it is always done again"))
                .hint(say!(id: "hapus `{id}` dari `pernah`", en: "take `{id}` out of `pernah`")),
        };
        findings.push(finding);
    }
}

/// The finding with the name that was meant, or with all that can be.
fn meant<'n>(finding: Diagnostic, name: &str, allowed: impl Iterator<Item = &'n str> + Clone) -> Diagnostic {
    if let Some(near) = nearest(name, allowed.clone()) {
        return finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?"));
    }
    let all = allowed.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    finding.hint(say!(id: "pilih: {all}", en: "choose from {all}"))
}
