//! Which promises of a procedure were kept in a case.

use chrono::{DateTime, Utc};

use crate::id::StepId;
use crate::instance::{Event, Instance, OpenPromise, State};

/// A promise on which there is a verdict.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PromiseTime {
    /// The step that had to be reached; without it, the case had to be over.
    pub step: Option<StepId>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By when, as it was decided last.
    pub limit: DateTime<Utc>,
    /// Whether what was promised came by then; at the very limit is kept.
    pub kept: bool,
}

/// The promises that were kept and those that were broken, in the order in which that was settled; behind them those
/// that are still open and overdue. There is no verdict on one that has lost its object in time: because it was made
/// anew, because the case went another way, or because it was cancelled. Costs as much as the history is long.
///
/// While the clock of the promises stands still, no promise is broken.
///
/// ```
/// use alir::instance::times;
/// use alir::{Command, Context, Instance, decide, load};
/// let chart = load("
/// sop: a
/// nama: A
/// batas_total: {waktu: 3 hari kerja, sejak: mulai}
/// pelaksana: {x: X}
/// langkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}
/// ")?;
/// let (mut case, x, now) = (Instance::default(), "x".into(), chrono::DateTime::UNIX_EPOCH);
/// for event in decide(&chart, &case, &Command::start(), Context::new(now, &x))? {
///     case.apply(event);
/// }
/// assert!(times::promises(&case).is_empty()); // who knows
/// for event in decide(&chart, &case, &Command::complete(case.task("s")?), Context::new(now, &x))? {
///     case.apply(event);
/// }
/// assert!(times::promises(&case)[0].kept);
/// # Ok::<(), alir::Error>(())
/// ```
pub fn promises(instance: &Instance) -> Vec<PromiseTime> {
    let mut state = State::default();
    let mut settled = Vec::new();
    for recorded in instance.effective() {
        let at = state.clock_stopped_at().unwrap_or(recorded.at);
        for promise in state.promises() {
            let limit = promise.deadline.due.limit;
            let kept = match touches(&recorded.event, promise) {
                Some(Touch::Fulfils) => at <= limit,
                Some(Touch::Voids) if at > limit => false,
                Some(Touch::Voids) | None => continue,
            };
            settled.push(verdict(promise, kept));
        }
        if let Event::Promised { step, due, .. } = &recorded.event {
            // Made again after a recall: it was not settled after all.
            let same = |one: &PromiseTime| one.step == *step && one.limit == due.limit;
            let open = state.promises().iter().any(|promise| promise.step == *step);
            if let (false, Some(at)) = (open, settled.iter().rposition(same)) {
                settled.remove(at);
            }
        }
        state.apply(recorded);
    }
    let overdue = instance.state().promises().iter().filter(|promise| promise.deadline.overdue);
    settled.extend(overdue.map(|promise| verdict(promise, false)));
    settled
}

fn verdict(promise: &OpenPromise, kept: bool) -> PromiseTime {
    let (step, made_at, limit) = (promise.step.clone(), promise.made_at, promise.deadline.due.limit);
    PromiseTime { step, made_at, limit, kept }
}

/// What an event does to a promise.
enum Touch {
    /// What was promised is there.
    Fulfils,
    /// It no longer counts.
    Voids,
}

fn touches(event: &Event, promise: &OpenPromise) -> Option<Touch> {
    let promised = promise.step.as_ref();
    match event {
        Event::Offered { step, .. }
        | Event::Passed { step, .. }
        | Event::Forked { step, .. }
        | Event::Joined { step, .. }
        | Event::Reached { step, .. } => (promised == Some(step)).then_some(Touch::Fulfils),
        Event::Ended { .. } if promised.is_none() => Some(Touch::Fulfils),
        Event::Ended { .. } | Event::Cancelled { .. } => Some(Touch::Voids),
        Event::Promised { step, .. } => (promised == step.as_ref()).then_some(Touch::Voids),
        Event::Migrated { dropped, .. } => {
            promised.is_some_and(|step| dropped.contains(step)).then_some(Touch::Voids)
        }
        Event::Recalled { step, .. } => (promise.since.as_ref() == Some(step)).then_some(Touch::Voids),
        _ => None,
    }
}
