//! Cases that time will change are found in the order in which it does.

use super::{at, batch, done};
use crate::store::{Sleeper, Store};

/// Appends an event after which the case is to be woken, or not.
fn change(store: &dyn Store, case: &str, expected: u32, wake_at: Option<i64>) {
    let mut next = batch(case, expected, 1);
    next.summary.wake_at = wake_at.map(at);
    done(store, next);
}

fn sleeper(case: &str, wake_at: i64) -> Sleeper {
    Sleeper { wake_at: at(wake_at), instance: case.into() }
}

pub(super) fn are_found_in_order(store: &dyn Store) {
    let list = |after: Option<&Sleeper>, limit| store.sleepers(after, limit).expect("sleepers can be listed");
    assert!(list(None, 0).is_empty(), "an empty store has nobody to wake");
    change(store, "B", 0, Some(20));
    change(store, "C", 0, Some(10));
    change(store, "A", 0, Some(20));
    change(store, "D", 0, None);
    let all = [sleeper("C", 10), sleeper("A", 20), sleeper("B", 20)];
    assert_eq!(list(None, 0), all, "by time, then by id; what sleeps for ever is left out");
    assert_eq!(list(None, 2), all[..2], "no more than asked for");
    assert_eq!(list(Some(&all[0]), 1), all[1..2], "behind a place");
    assert_eq!(list(Some(&all[1]), 0), all[2..], "behind a place, at the same time");
    assert_eq!(list(Some(&sleeper("A", 15)), 0), all[1..], "behind a place where nobody is");

    change(store, "C", 1, Some(30));
    change(store, "A", 1, None);
    change(store, "D", 1, Some(5));
    assert_eq!(list(None, 0), [sleeper("D", 5), sleeper("B", 20), sleeper("C", 30)], "as they stand now");
    change(store, "D", 2, Some(5));
    change(store, "B", 1, None);
    assert_eq!(list(None, 0), [sleeper("D", 5), sleeper("C", 30)], "what has not changed stays");
}
