//! Several threads at the same time: nothing is lost, nothing is done twice.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{append, batch, bodies, body, done};
use crate::store::{Appended, Store};

const THREADS: u32 = 4;
const EACH: u32 = 30;

/// Appends to a case until `EACH` batches of this thread's own have won.
fn insist(store: &dyn Store, case: &str, thread: u32) {
    let mut won = 0;
    while won < EACH {
        let rows = store.history(&case.into(), 0).expect("a history can be read");
        let known = u32::try_from(rows.len()).expect("because there are few");
        let mut next = batch(case, known, 1);
        next.events = vec![format!("{thread}/{won}")];
        if append(store, next) == Appended::Done {
            won += 1;
        }
    }
}

pub(super) fn one_appender_wins_each_number(store: &dyn Store) {
    thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || insist(store, "A", thread));
        }
    });
    let all = bodies(store, "A");
    let expected: BTreeSet<_> =
        (0..THREADS).flat_map(|thread| (0..EACH).map(move |won| format!("{thread}/{won}"))).collect();
    assert_eq!(all.len(), expected.len(), "every batch that won is there once");
    assert_eq!(all.iter().cloned().collect::<BTreeSet<_>>(), expected, "every batch that won is there");
    for thread in 0..THREADS {
        let own: Vec<_> = all.iter().filter(|body| body.starts_with(&format!("{thread}/"))).collect();
        let in_order = (0..EACH).map(|won| format!("{thread}/{won}"));
        assert!(own.into_iter().eq(in_order.collect::<Vec<_>>().iter()), "and in the order of winning");
    }
}

pub(super) fn many_cases_at_once(store: &dyn Store) {
    thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                let own = format!("own-{thread}");
                for number in 0..EACH {
                    let both = [batch(&own, number, 1), batch("shared", number, 1)];
                    let verdicts = store.append(&both).expect("a store under stress appends");
                    assert_eq!(
                        verdicts[0],
                        Appended::Done,
                        "another's conflict leaves the other batch alone"
                    );
                }
            });
        }
    });
    for thread in 0..THREADS {
        assert_eq!(bodies(store, &format!("own-{thread}")).len(), EACH as usize, "nothing is lost");
    }
    let shared = bodies(store, "shared");
    let expected: Vec<_> = (1..).map(|number| body("shared", number)).take(shared.len()).collect();
    assert_eq!(shared, expected, "of several that want the same number, one gets it");
}

pub(super) fn feed_misses_nothing(store: &dyn Store) {
    let over = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let follow = scope.spawn(|| {
            let (mut seen, mut position) = (Vec::new(), 0);
            loop {
                // Asked before reading, so that the last reading comes after the last event.
                let last = over.load(Ordering::SeqCst);
                let rows = store.feed(position, 3).expect("the feed can be read");
                position = rows.last().map_or(position, |row| row.position);
                if last && rows.is_empty() {
                    return seen;
                }
                seen.extend(rows);
            }
        });
        thread::scope(|scope| {
            for thread in 0..THREADS {
                scope.spawn(move || {
                    (0..EACH).for_each(|number| done(store, batch(&format!("K-{thread}"), number * 2, 2)));
                });
            }
        });
        over.store(true, Ordering::SeqCst);
        follow.join().expect("the thread that follows the feed does not panic")
    });
    let all = store.feed(0, 0).expect("the feed can be read");
    assert_eq!(all.len(), (THREADS * EACH * 2) as usize, "the feed has every event");
    assert_eq!(seen, all, "who follows the feed while others append misses nothing");
}
