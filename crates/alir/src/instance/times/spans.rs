//! The life of a case in spans of time, each somebody's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::instance::{Event, Instance, State, Status};

/// Whose time it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// At least one task of the office is open.
    Office,
    /// All that is open is for people outside.
    Outside,
    /// The case rests.
    Rests,
    /// The case is over; in the middle of a life, until its end is taken back.
    Over,
}

/// A time during which a case was somebody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Span {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
    pub(super) whose: Whose,
}

/// The spans of a case from its start to its end, without gaps; of one that is not over, to `until`.
///
/// Time that has passed has passed: who had something to do then is not changed by a later rewind.
pub(super) fn spans(instance: &Instance, until: DateTime<Utc>) -> Vec<Span> {
    let log = instance.log();
    // Where rewinds go, and what the case was there.
    let targets = log.iter().enumerate().filter_map(|(at, recorded)| target(at, &recorded.event));
    let mut there: BTreeMap<usize, State> = targets.map(|to| (to, State::default())).collect();
    let mut state = State::default();
    let mut spans: Vec<Span> = Vec::new();
    for (at, recorded) in log.iter().enumerate() {
        match target(at, &recorded.event) {
            Some(to) => state = there.get(&to).cloned().unwrap_or_default(),
            None => state.apply(recorded),
        }
        if let Some(there) = there.get_mut(&(at + 1)) {
            there.clone_from(&state);
        }
        let to = log.get(at + 1).map_or(until.max(recorded.at), |next| next.at);
        let whose = whose(&state);
        match spans.last_mut().filter(|last| last.whose == whose) {
            Some(last) => last.to = to,
            None => spans.push(Span { from: recorded.at, to, whose }),
        }
    }
    if spans.last().is_some_and(|last| last.whose == Whose::Over) {
        spans.pop();
    }
    spans
}

/// How many events a rewind leaves in force.
fn target(at: usize, event: &Event) -> Option<usize> {
    match event {
        Event::Rewound { to, .. } => Some((*to as usize).min(at)),
        _ => None,
    }
}

fn whose(state: &State) -> Whose {
    match state.status() {
        Status::Running => {
            let open = state.open_tasks();
            let outside = !open.is_empty() && open.iter().all(|task| task.outside);
            if outside { Whose::Outside } else { Whose::Office }
        }
        Status::Suspended => Whose::Rests,
        Status::New | Status::Ended { .. } | Status::Cancelled => Whose::Over,
    }
}
