//! What every store has to do, as a test that each implementation runs on itself.

mod cases;
mod events;
mod races;
mod sleepers;
mod tasks;
mod texts;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Appended, Batch, Store, Summary, Task};
use crate::id::{ActorId, TaskId};
use crate::instance::TaskKind;

/// Holds a store to every promise of [`Store`]. For tests: it panics at the first promise that is broken.
///
/// `make` gives a new, empty store each time.
///
/// # Panics
/// When a promise is broken; the message says which.
///
/// ```
/// use alir::{MemoryStore, store::conformance};
/// conformance::check(&|| Box::new(MemoryStore::default()));
/// ```
pub fn check(make: &dyn Fn() -> Box<dyn Store>) {
    texts::are_kept(&*make());
    events::are_kept_in_order(&*make());
    events::conflict_changes_nothing(&*make());
    events::batches_are_judged_one_by_one(&*make());
    events::any_text_is_kept(&*make());
    events::feed_goes_on_where_it_was_left(&*make());
    cases::show_how_they_stand(&*make());
    cases::are_found_by_every_filter(&*make());
    cases::are_found_by_marks(&*make());
    tasks::open_change_and_close(&*make());
    tasks::are_listed_as_they_are_due(&*make());
    tasks::of_resting_cases_are_left_out(&*make());
    tasks::are_found_by_every_filter(&*make());
    sleepers::are_found_in_order(&*make());
    races::one_appender_wins_each_number(&*make());
    races::many_cases_at_once(&*make());
    races::feed_misses_nothing(&*make());
}

/// A time, in milliseconds.
fn at(millis: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::milliseconds(1_700_000_000_000 + millis)
}

/// A running case's next `events` events, nothing else.
fn batch(case: &str, expected: u32, events: u32) -> Batch {
    Batch {
        instance: case.into(),
        expected,
        events: (expected + 1..).map(|number| body(case, number)).take(events as usize).collect(),
        summary: Summary {
            sop: "izin".into(),
            fingerprint: "f1".into(),
            status: "running".to_owned(),
            end: None,
            started_at: at(0),
            updated_at: at(i64::from(expected + events)),
            wake_at: None,
        },
        closed: Vec::new(),
        opened: Vec::new(),
        marks: None,
    }
}

fn body(case: &str, number: u32) -> String {
    format!("{{\"case\":\"{case}\",\"number\":{number}}}")
}

fn task(case: &str, number: u32, role: &str, offered_at: i64) -> Task {
    Task {
        instance: case.into(),
        task: TaskId(number),
        sop: "izin".into(),
        fingerprint: "f1".into(),
        step: "periksa".into(),
        role: role.into(),
        kind: TaskKind::Task,
        offered_at: at(offered_at),
        due: None,
        target: None,
        limit: None,
        provisional: false,
        escalated_to: None,
        assignee: None,
    }
}

fn given_to(person: &str, task: Task) -> Task {
    Task { assignee: Some(ActorId::from(person)), ..task }
}

/// Appends one batch.
fn append(store: &dyn Store, batch: Batch) -> Appended {
    let appended = store.append(&[batch]).expect("a store that is not under stress appends");
    assert_eq!(appended.len(), 1, "one verdict for one batch");
    appended[0]
}

/// Appends one batch that fits.
fn done(store: &dyn Store, batch: Batch) {
    let (case, expected) = (batch.instance.clone(), batch.expected);
    assert_eq!(append(store, batch), Appended::Done, "case {case} has {expected} events");
}

/// The bodies of a case's events, which have to be numbered from 1 without gaps.
fn bodies(store: &dyn Store, case: &str) -> Vec<String> {
    let rows = store.history(&case.into(), 0).expect("a history can be read");
    for (number, row) in (1..).zip(&rows) {
        assert_eq!(row.number, number, "events of case {case} are numbered from 1 without gaps");
    }
    rows.into_iter().map(|row| row.body).collect()
}
