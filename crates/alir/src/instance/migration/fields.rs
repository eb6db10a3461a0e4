//! Fields that the new text needs of a case and that nobody will ask for any more.

use std::collections::BTreeSet;

use super::Reason;
use crate::chart::{Chart, Step, StepKind};
use crate::condition::Condition;
use crate::id::StepId;
use crate::instance::State;

/// The fields at which a condition looks that a case can come to from where it is, without a value and without passing
/// a step where one has to be given. What the old text left open in the same way is left open here too.
pub(super) fn missing(
    from: &Chart,
    to: &Chart,
    state: &State,
    here: &[(&StepId, StepId)],
    new: &dyn Fn(&StepId) -> StepId,
) -> Vec<Reason> {
    let mut found = Vec::new();
    for (place, field) in to.fields().iter().enumerate() {
        let name = field.name.as_str();
        let has = state.fields.get(name).is_some_and(|value| field.kind.read(value).is_ok());
        let asked: BTreeSet<StepId> = askers(to, name).map(|step| step.id.clone()).collect();
        if has || asked.is_empty() {
            continue;
        }
        let Some(step) = looker(to, place, name, here.iter().map(|(_, now)| now)) else { continue };
        let before: BTreeSet<StepId> = askers(from, name).map(|step| new(&step.id)).collect();
        let open_before = from
            .fields()
            .place(name)
            .is_some_and(|place| looker(from, place, name, here.iter().map(|(was, _)| *was)).is_some());
        if !(open_before && before == asked) {
            found.push(Reason::MissingField { field: name.to_owned(), step });
        }
    }
    found
}

/// The steps where a field has to be given.
fn askers<'c>(chart: &'c Chart, field: &'c str) -> impl Iterator<Item = &'c Step> {
    chart.steps().filter(move |step| gives(step, field))
}

fn gives(step: &Step, field: &str) -> bool {
    // A one-time step may be passed by.
    step.is_work()
        && step.once_per.is_none()
        && step.asks.iter().any(|ask| ask.field == field && ask.required)
}

/// A step whose condition looks at a field, that can be reached from one of these without passing one that gives it.
fn looker<'s>(
    chart: &Chart,
    place: usize,
    field: &str,
    here: impl Iterator<Item = &'s StepId>,
) -> Option<StepId> {
    let looks = |condition: &Condition| condition.looks_at().into_iter().any(|at| at == place);
    let mut todo: Vec<&Step> = here.filter_map(|id| chart.step(id.as_str())).collect();
    let mut seen: BTreeSet<&StepId> = BTreeSet::new();
    while let Some(step) = todo.pop() {
        if !seen.insert(&step.id) || gives(step, field) {
            continue;
        }
        let own =
            step.condition.as_deref().is_some_and(looks) && !step.asks.iter().any(|ask| ask.field == field);
        let ways = step.kind == StepKind::Choice && chart.exits(step).filter_map(|exit| exit.when).any(looks);
        if own || ways {
            return Some(step.id.clone());
        }
        for exit in chart.exits(step) {
            todo.push(exit.to);
            todo.extend(exit.bound.map(|(_, then)| then));
        }
    }
    None
}
