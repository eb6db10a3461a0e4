//! TUR007: lanes that go, are renamed or have nothing to do any more, and that texts still speak of.

use std::collections::BTreeSet;

use super::super::yaml::Node;
use super::MENTIONED;
use super::merge::{entries, get, is, text};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::say;
use crate::sop::{Definition, Step};

/// Shorter words say too little of a lane.
const MIN_LETTERS: usize = 4;

/// So many steps are named in one finding.
const MOST_NAMED: usize = 5;

/// Looks for texts of the result that speak of a lane as the base had it.
pub(super) fn look(
    base: &Definition,
    result: &Definition,
    overlay: &Node<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let performs = |sop: &Definition, lane: &str| {
        sop.steps.iter().any(|(_, step)| step.performers.roles.iter().any(|role| role.value == *lane))
    };
    let mut texts = Vec::new();
    for (lane, before) in base.lanes.iter() {
        let after = result.lanes.get(lane.as_str());
        let renamed = after.is_none_or(|after| after.name.value != before.name.value);
        let idle = performs(base, lane.as_str()) && !performs(result, lane.as_str());
        let place = place(base, overlay, lane.as_str());
        let (true, Some(span)) = (renamed || idle, place) else { continue };
        let others = result.lanes.iter().filter(|(other, _)| !idle || other.value != lane.value);
        let known: BTreeSet<String> = others.flat_map(|(_, lane)| words(&lane.name)).collect();
        let own: BTreeSet<String> = words(&before.name).filter(|word| !known.contains(word)).collect();
        if own.is_empty() {
            continue;
        }
        if texts.is_empty() {
            texts = result.steps.iter().map(|(id, step)| (id.as_str(), words_of(step))).collect();
        }
        let speak = texts.iter().filter(|(_, words)| !words.is_disjoint(&own));
        let steps: Vec<&str> = speak.map(|(id, _)| *id).take(MOST_NAMED).collect();
        let Some(first) = steps.first() else { continue };
        let (name, steps) = (&before.name, steps.join("`, `"));
        findings.push(
            Diagnostic::warning(MENTIONED, span, say!(id: "`{name}` masih disebut pada `{steps}`", en: "`{steps}` still speaks of `{name}`"))
                .hint(say!(id: "ganti teksnya di bawah `langkah`: `{first}: {{kegiatan: ...}}`", en: "change the text under `langkah`: `{first}: {{kegiatan: ...}}`")),
        );
    }
}

/// Where the overlay changes a lane, or removes a step that it performed.
fn place(base: &Definition, overlay: &Node<'_>, lane: &str) -> Option<Span> {
    let changes = get(overlay, "ubah")?;
    let part = |part: &str| get(changes, part).into_iter().flat_map(|part| entries(part));
    let own = part("pelaksana").find(|(key, _)| is(key, lane)).map(|(key, _)| key.span);
    let performed = |id: &str| {
        let step = base.steps.get(id);
        step.is_some_and(|step| step.performers.roles.iter().any(|role| role.value == *lane))
    };
    own.or_else(|| part("langkah").find(|(key, _)| performed(text(key))).map(|(key, _)| key.span))
}

fn words_of(step: &Step) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    step.clone().each_text(&mut |text| all.extend(words(text)));
    all
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() >= MIN_LETTERS).map(str::to_lowercase)
}
