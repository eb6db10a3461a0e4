//! What a scenario gives and nobody has asked for: usually misspelt, or older than its SOP.

use std::collections::BTreeMap;

use super::deeds::Deed;
use crate::diagnostic::Diagnostic;
use crate::id::StepId;
use crate::lang::{Text, say};
use crate::rules::UNUSED;
use crate::scenario::{Miss, Trace, Way};
use crate::sop::{Loc, Ordered, Scenario, Texts};

/// Everything of a scenario that its run has not used.
pub(super) fn find(
    scenario: &Scenario,
    trace: &Trace,
    visits: &BTreeMap<StepId, usize>,
    answered: &BTreeMap<StepId, Vec<usize>>,
    deeds: &[Deed<'_>],
) -> Vec<Miss> {
    let mut found = Vec::new();
    let came = |step: &StepId| visits.get(step).copied().unwrap_or_default();
    let given = |step: &StepId| answered.get(step).map_or(0, Vec::len);
    let answers = left(&scenario.answers, given);
    found.extend(answers.map(|(step, text, times)| {
        let what = match times {
            0 => say!(id: "`{step}` tidak pernah dijawab, jadi `jawaban` ini tidak dipakai", en: "`{step}` is never answered, so that this answer is not used"),
            1 => say!(id: "`{step}` hanya dijawab sekali, jadi `jawaban` ini tidak dipakai", en: "`{step}` is answered only once, so that this answer is not used"),
            _ => say!(id: "`{step}` hanya dijawab {times} kali, jadi `jawaban` ini tidak dipakai", en: "`{step}` is answered only {times} times, so that this answer is not used"),
        };
        miss(text, what)
    }));
    for (key, texts) in [("lama", &scenario.durations), ("selesai_pada", &scenario.done_at)] {
        found.extend(left(texts, came).map(|(step, text, times)| miss(text, too_few(step, times, key))));
    }
    let done_before = scenario.done_before.0.iter();
    let passed = |step: &&Loc<String>| trace.ways.contains(&Way::Passed(step.as_str().into()));
    found.extend(done_before.filter(|step| !passed(step)).map(|step| {
        miss(step, say!(id: "berkas tidak sampai pada `{step}`, jadi `pernah` ini tidak dipakai", en: "the case does not come to `{step}`, so that this `pernah` is not used"))
    }));
    found.extend(deeds.iter().filter(|deed| !deed.done).map(|deed| {
        let (key, step) = (deed.verb.key(), StepId::from(deed.place.as_str()));
        let what = match deed.visit() {
            None => say!(id: "berkas sudah berakhir sebelum saat ini, jadi `{key}` ini tidak dipakai", en: "the case is over before this time, so that this `{key}` is not used"),
            Some(visit) if visit >= came(&step) => too_few(&step, came(&step), key),
            Some(_) => say!(id: "`{key}` pada `{step}` tidak pernah terjadi", en: "`{key}` at `{step}` never happens"),
        };
        miss(deed.place, what)
    }));
    found
}

/// For each step the first text that is one too many, with how many are used.
fn left<'a>(
    given: &'a Ordered<StepId, Texts>,
    used: impl Fn(&StepId) -> usize + 'a,
) -> impl Iterator<Item = (&'a StepId, &'a Loc<String>, usize)> {
    given.iter().filter_map(move |(step, Texts(texts))| {
        let times = used(&step.value);
        Some((&step.value, texts.get(times)?, times))
    })
}

fn too_few(step: &StepId, times: usize, key: &str) -> Text {
    match times {
        0 => {
            say!(id: "`{step}` tidak pernah ditawarkan, jadi `{key}` ini tidak dipakai", en: "`{step}` is never offered, so that this `{key}` is not used")
        }
        1 => {
            say!(id: "`{step}` hanya ditawarkan sekali, jadi `{key}` ini tidak dipakai", en: "`{step}` is offered only once, so that this `{key}` is not used")
        }
        _ => {
            say!(id: "`{step}` hanya ditawarkan {times} kali, jadi `{key}` ini tidak dipakai", en: "`{step}` is offered only {times} times, so that this `{key}` is not used")
        }
    }
}

fn miss(text: &Loc<String>, what: Text) -> Miss {
    let finding = Diagnostic::error(UNUSED, text.span, what)
        .hint(say!(id: "hapus, atau perbaiki skenarionya sampai dipakai", en: "take it out, or mend the scenario until it is used"));
    Miss { finding, expected: text.value.clone(), found: String::new() }
}
