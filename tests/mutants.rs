//! Scenarios are worth something: a SOP that is changed in one place fails at least one of its scenarios.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use alir::rules::beside;
use alir::scenario::run;
use alir::sop::{Definition, Escalation, Expectation, Loc, Step};
use alir::{RoleId, StepId};

use crate::scenarios::{Tested, all};
use crate::shared::of_library;

/// A kind of change, the place of it, and the SOP with it.
struct Mutant {
    kind: &'static str,
    place: String,
    sop: Definition,
}

#[test]
fn a_sop_that_is_changed_fails_a_scenario() {
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut survivors = Vec::new();
    // What an overlay takes over from its base, the scenarios of that look at; those that are printed elsewhere are held
    // against the scenarios of that (`reconstructed.rs`).
    let is_base =
        |tested: &Tested| !of_library(&beside(&tested.name, &tested.given.sop)).contains("\nturunan_dari:");
    for tested in all().into_iter().filter(is_base) {
        let sop = tested.chart.definition().clone();
        for Mutant { kind, place, sop: changed } in mutants(&sop).into_iter().chain(expected(&tested, &sop)) {
            assert_ne!(changed, sop, "{kind}: {place} changes nothing");
            let count = kinds.entry(kind).or_default();
            match caught(&tested, &changed) {
                None => count[2] += 1,
                Some(true) => count[0] += 1,
                Some(false) => {
                    count[1] += 1;
                    survivors.push(format!("{}: {kind}: {place}", sop.id));
                }
            }
        }
    }
    let sum = |at: usize| kinds.values().map(|count| count[at]).sum::<usize>();
    let (killed, alive, refused) = (sum(0), sum(1), sum(2));
    let mut report = format!("{killed} of {} caught\n", killed + alive);
    for (kind, [killed, alive, refused]) in &kinds {
        let _ = writeln!(report, "{kind}: {killed} caught, {alive} not, {refused} refused by the checks");
    }
    assert!(survivors.is_empty(), "no scenario catches {survivors:#?}\n{report}");
    // The checks refuse the rest already: a step that cannot be reached, a way without an end.
    assert!(killed > 350 && refused < 40, "{report}");
}

/// Whether a scenario fails, by what it does alone: that a name is gone from the SOP would be found without running.
/// None when the checks refuse the SOP already.
fn caught(tested: &Tested, changed: &Definition) -> Option<bool> {
    let chart = alir::load(&changed.to_yaml().unwrap()).ok()?;
    let fails = |(id, scenario)| !run(&chart, &tested.office, id, scenario).passed();
    Some(tested.given.scenarios.iter().any(fails))
}

/// Every change of every kind.
fn mutants(sop: &Definition) -> Vec<Mutant> {
    let mut found = Vec::new();
    for at in 0..sop.steps.entries.len() {
        of_step(sop, at, &mut found);
    }
    let mut add = |kind, place: String, change: &dyn Fn(&mut Definition)| {
        let mut changed = sop.clone();
        change(&mut changed);
        found.push(Mutant { kind, place, sop: changed });
    };
    if sop.total_deadline.is_some() {
        add("time", "seluruhnya".to_owned(), &|sop| raise(&mut sop.total_deadline.as_mut().unwrap().time));
    }
    for at in 1..sop.steps.entries.len() {
        let flows =
            |at: usize| successor(sop, at) == sop.steps.entries.get(at + 1).map(|(id, _)| id.value.clone());
        if flows(at - 1) && flows(at) {
            let place = sop.steps.entries[at].0.to_string();
            add("order", place, &|sop| sop.steps.entries.swap(at - 1, at));
        }
    }
    found
}

/// Changes of what only some scenarios look at, where they do: documents, escalation.
fn expected(tested: &Tested, sop: &Definition) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (_, scenario) in tested.given.scenarios.iter() {
        let Expectation { documents, outputs, escalated, .. } = &scenario.expected;
        let documents = documents.iter().map(|(step, _)| (step, "kelengkapan"));
        for (step, kind) in documents.chain(outputs.iter().map(|(step, _)| (step, "output"))) {
            let mut changed = sop.clone();
            let steps = changed.steps.entries.iter_mut();
            let (_, of) = steps.into_iter().find(|(id, _)| id.value == step.value).unwrap();
            let texts = if kind == "output" { &mut of.yields } else { &mut of.needs };
            if texts.0.pop().is_none() {
                texts.0.push(Loc::from("Lain"));
            }
            found.push(Mutant { kind, place: step.to_string(), sop: changed });
        }
        if escalated.is_some() {
            let mut changed = sop.clone();
            let to = changed.lanes.entries.last().unwrap().0.clone();
            changed.escalation = Some(Escalation { to, after: None });
            found.push(Mutant { kind: "eskalasi", place: String::new(), sop: changed });
        }
    }
    found
}

fn of_step(sop: &Definition, at: usize, found: &mut Vec<Mutant>) {
    let (id, step) = &sop.steps.entries[at];
    let mut add = |kind, more: &str, change: &dyn Fn(&mut Step)| {
        let mut changed = sop.clone();
        change(&mut changed.steps.entries[at].1);
        found.push(Mutant { kind, place: format!("{id}{more}"), sop: changed });
    };
    for one in 0..step.branches.entries.len() {
        for other in one + 1..step.branches.entries.len() {
            add("branches", "", &|step| {
                let moved = step.branches.entries[one].1.clone();
                step.branches.entries[one].1 = std::mem::replace(&mut step.branches.entries[other].1, moved);
            });
        }
    }
    let mut others = sop.lanes.iter().map(|(lane, _)| lane.value.clone());
    let taken = |lane: &RoleId| step.performers.roles.iter().any(|role| role.value == *lane);
    if let (Some(role), Some(other)) = (step.performers.roles.first(), others.find(|lane| !taken(lane))) {
        add("performer", &format!(" {role}"), &|step| step.performers.roles[0] = Loc::from(other.clone()));
    }
    if step.performers.roles.len() > 1 {
        add("performer", " none", &|step| drop(step.performers.roles.pop()));
    }
    match (&step.time, &step.nature) {
        (Some(_), Some(_)) => add("period", "", &|step| step.nature = None),
        (Some(time), None) => {
            add("time", "", &|step| raise(&mut step.time.as_mut().unwrap().printed));
            add("no time", "", &|step| step.time = None);
            if time.printed.matches(|c: char| c.is_ascii_digit()).count() == 2 && time.printed.contains('-') {
                add("target", "", &|step| raise_first(&mut step.time.as_mut().unwrap().printed));
            }
        }
        (None, _) if !step.performers.roles.is_empty() => {
            add("time", "", &|step| {
                step.time = Some(alir::sop::Time { printed: "1 jam".into(), ..Default::default() });
            });
        }
        (None, _) => {}
    }
    if step.deadline.is_some() {
        add("time", " paling_lambat", &|step| raise(&mut step.deadline.as_mut().unwrap().time));
        add("no promise", "", &|step| step.deadline = None);
    }
    if step.end.is_some() {
        add("end", "", &|step| step.end.as_mut().unwrap().value.push_str(" (lain)"));
    }
    // Some name the step that follows anyhow.
    let following = sop.steps.entries.get(at + 1).map(|(id, _)| &id.value);
    if step.next.as_ref().is_some_and(|next| Some(&next.value) != following) {
        add("next", "", &|step| (step.next, step.bound) = (None, None));
    }
    if step.bound.is_some() {
        add("bound", "", &|step| step.bound.as_mut().unwrap().times.value += 1);
        let first = sop.steps.entries[0].0.value.clone();
        add("bound", " lalu", &|step| step.bound.as_mut().unwrap().then = Loc::from(first.clone()));
        add("bound", " none", &|step| step.bound = None);
    }
    if step.once_per.is_some() {
        add("once", "", &|step| step.once_per = None);
    }
    let Some(to) = successor(sop, at) else {
        // The last task is left out: the case ends with the one before.
        if at > 0
            && successor(sop, at - 1).as_ref() == Some(&id.value)
            && sop.steps.entries[at - 1].1.task.is_some()
        {
            let mut changed = sop.clone();
            let (_, last) = changed.steps.entries.remove(at);
            changed.steps.entries[at - 1].1.end = last.end;
            found.push(Mutant { kind: "bypass", place: id.to_string(), sop: changed });
        }
        return;
    };
    let tos = step
        .branches
        .iter()
        .map(|(_, branch)| branch.to.value.clone())
        .chain(Some(to).filter(|_| step.branches.is_empty()));
    for to in tos {
        let mut changed = sop.clone();
        bypass(&mut changed, at, &to);
        found.push(Mutant { kind: "bypass", place: format!("{id} to {to}"), sop: changed });
    }
}

/// The step that follows one, the first of several; none behind an end.
fn successor(sop: &Definition, at: usize) -> Option<StepId> {
    let (_, step) = &sop.steps.entries[at];
    if let Some((_, branch)) = step.branches.iter().next() {
        return Some(branch.to.value.clone());
    }
    if step.end.is_some() {
        return None;
    }
    let following = || sop.steps.entries.get(at + 1).map(|(id, _)| id.value.clone());
    step.next.as_ref().map(|next| next.value.clone()).or_else(following)
}

/// Takes a step out; whatever led to it leads to `to`.
fn bypass(sop: &mut Definition, at: usize, to: &StepId) {
    let before = at.checked_sub(1).filter(|before| {
        let step = &sop.steps.entries[*before].1;
        step.next.is_none() && successor(sop, *before).as_ref() == Some(&sop.steps.entries[at].0.value)
    });
    if let Some(before) = before.filter(|before| sop.steps.entries[*before].1.branches.is_empty()) {
        sop.steps.entries[before].1.next = Some(Loc::from(to.clone()));
    }
    let (gone, _) = sop.steps.entries.remove(at);
    for (_, step) in &mut sop.steps.entries {
        let branches = step.branches.entries.iter_mut().map(|(_, branch)| &mut branch.to);
        let since = step.deadline.iter_mut().filter_map(|deadline| deadline.since.as_mut());
        let then = step.bound.iter_mut().map(|bound| &mut bound.then);
        for name in branches.chain(&mut step.next).chain(since).chain(then) {
            if name.value == gone.value {
                name.value = to.clone();
            }
        }
    }
    if at == 0 {
        // A case begins where the first step led.
        sop.start = Some(Loc::from(to.clone()));
    }
}

/// One more of the last number: `1-4 jam` to `1-5 jam`.
fn raise(text: &mut Loc<String>) {
    let end = text.rfind(|c: char| c.is_ascii_digit()).unwrap() + 1;
    let start = text[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let number: u32 = text[start..end].parse().unwrap();
    text.value.replace_range(start..end, &(number + 1).to_string());
}

/// One more of the first number, which stays no greater than the second: `1-4 jam` to `2-4 jam`.
fn raise_first(text: &mut Loc<String>) {
    let number: u32 = text[..1].parse().unwrap();
    text.value.replace_range(..1, &(number + 1).to_string());
}
