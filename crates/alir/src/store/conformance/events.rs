//! Events are appended whole or not at all, and read back as they were.

use super::{append, batch, bodies, body, done, task};
use crate::instance::Mark;
use crate::store::{Appended, CaseQuery, FeedRow, Store, TaskQuery};

pub(super) fn are_kept_in_order(store: &dyn Store) {
    assert_eq!(store.append(&[]).expect("nothing can be appended"), [], "no batch, no verdict");
    assert!(bodies(store, "A").is_empty(), "a case that was never begun has no history");

    done(store, batch("A", 0, 3));
    done(store, batch("B", 0, 1));
    done(store, batch("A", 3, 2));
    let all: Vec<_> = (1..=5).map(|number| body("A", number)).collect();
    assert_eq!(bodies(store, "A"), all, "events come back in the order of their numbers");
    assert_eq!(bodies(store, "B"), [body("B", 1)], "and those of another case do not");
    for after in 0..7 {
        let rows = store.history(&"A".into(), after).expect("a history can be read");
        let numbers: Vec<_> = rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, (after + 1..=5).collect::<Vec<_>>(), "history after {after}");
        assert!(rows.iter().all(|row| row.body == all[row.number as usize - 1]), "history after {after}");
    }
    assert!(store.history(&"A".into(), u32::MAX).expect("a history can be read").is_empty(), "after all");
}

pub(super) fn conflict_changes_nothing(store: &dyn Store) {
    let look = || {
        let cases = store.cases(&CaseQuery::default()).expect("cases can be listed");
        let tasks = store.tasks(&TaskQuery::default()).expect("tasks can be listed");
        (cases, tasks, store.feed(0, 0).expect("the feed can be read"))
    };
    let mark = |value: &str| Mark { step: "ukur".into(), key: "lokasi".into(), value: value.to_owned() };
    let mut first = batch("A", 0, 2);
    first.opened = vec![task("A", 1, "petugas", 0)];
    first.marks = Some(vec![mark("satu")]);
    done(store, first);
    let before = look();
    for (case, expected) in [("A", 0), ("A", 1), ("A", 3), ("A", u32::MAX - 9), ("B", 1), ("B", 9)] {
        let mut late = batch(case, expected, 1);
        "ended".clone_into(&mut late.summary.status);
        late.closed = vec![task("A", 1, "petugas", 0).task];
        late.opened = vec![task(case, 2, "petugas", 0)];
        late.marks = Some(vec![mark("dua")]);
        assert_eq!(append(store, late), Appended::Conflict, "case {case} has not {expected} events");
        assert_eq!(look(), before, "a conflict changes nothing");
    }
    let marked = |value| CaseQuery { mark: Some(mark(value)), ..CaseQuery::default() };
    assert_eq!(store.cases(&marked("satu")).expect("cases can be listed").len(), 1, "marks are as they were");
    assert!(store.cases(&marked("dua")).expect("cases can be listed").is_empty(), "marks are as they were");
    done(store, batch("A", 2, 1));
}

pub(super) fn batches_are_judged_one_by_one(store: &dyn Store) {
    use Appended::{Conflict, Done};
    done(store, batch("B", 0, 1));
    let batches = [
        batch("A", 0, 2),
        batch("B", 0, 1), // late
        batch("C", 0, 1),
        batch("A", 2, 1), // sees the first
        batch("A", 2, 1), // too late by the one before
        batch("B", 1, 1),
        batch("D", 1, 1), // was never begun
    ];
    let verdicts = store.append(&batches).expect("several batches can be appended");
    assert_eq!(verdicts, [Done, Conflict, Done, Done, Conflict, Done, Conflict], "a verdict for each batch");
    for (case, events) in [("A", 3), ("B", 2), ("C", 1), ("D", 0)] {
        assert_eq!(bodies(store, case).len(), events, "events of case {case}");
    }
    let verdicts = store.append(&[batch("A", 0, 1), batch("D", 7, 1)]).expect("late batches are no error");
    assert_eq!(verdicts, [Conflict, Conflict], "nothing fits");
}

pub(super) fn any_text_is_kept(store: &dyn Store) {
    let huge = format!("{{\"text\":\"{}\"}}", "panjang — ".repeat(200_000));
    let events = [String::new(), "'; DROP TABLE event; --".into(), "\"\\\u{0}\n\t\u{1f600}".into(), huge];
    let ids = ["Å-1 «izin»", "O'Brien\"s", "%_", "a\u{0}b", "a", "A", " a ", "日本"];
    for id in ids {
        let mut odd = batch(id, 0, 0);
        odd.events = events.to_vec();
        odd.opened = vec![task(id, 1, id, 0)];
        odd.opened[0].due = Some("1 x 24 jam\u{0}'".into());
        done(store, odd);
    }
    for id in ids {
        assert_eq!(bodies(store, id), events, "the events of case {id:?} come back as they were");
        let query = TaskQuery { role: Some(id.into()), ..TaskQuery::default() };
        let tasks = store.tasks(&query).expect("tasks can be listed");
        assert_eq!(tasks.len(), 1, "tasks of role {id:?}");
        assert_eq!(tasks[0].instance, id, "ids come back as they were");
        assert_eq!(tasks[0].due.as_deref(), Some("1 x 24 jam\u{0}'"), "and so do texts");
    }
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    let listed = store.cases(&CaseQuery::default()).expect("cases can be listed");
    let listed: Vec<_> = listed.iter().map(|case| case.instance.as_str()).collect();
    assert_eq!(listed, sorted, "cases are in the order of their ids, byte by byte");
}

pub(super) fn feed_goes_on_where_it_was_left(store: &dyn Store) {
    assert!(store.feed(0, 0).expect("the feed can be read").is_empty(), "the feed of an empty store");
    done(store, batch("A", 0, 2));
    store.append(&[batch("B", 0, 2), batch("C", 4, 1), batch("A", 2, 1)]).expect("batches can be appended");
    done(store, batch("C", 0, 1));
    let all = store.feed(0, 0).expect("the feed can be read");
    let order: Vec<_> = all.iter().map(|row| (row.instance.as_str(), row.number)).collect();
    let expected = [("A", 1), ("A", 2), ("B", 1), ("B", 2), ("A", 3), ("C", 1)];
    assert_eq!(order, expected, "the feed is in the order of appending, all cases together");
    for FeedRow { instance, number, body: line, .. } in &all {
        assert_eq!(*line, body(instance.as_str(), *number), "the feed has the events as they were given");
    }
    let rising = all.windows(2).all(|pair| pair[0].position < pair[1].position);
    assert!(rising && all[0].position > 0, "positions rise and begin behind 0");
    for (at, row) in all.iter().enumerate() {
        for most in 0..8 {
            let rest = store.feed(row.position, most).expect("the feed can be read");
            let end = if most == 0 { all.len() } else { (at + 1 + most).min(all.len()) };
            assert_eq!(rest, all[at + 1..end], "the feed behind {}, at most {most}", row.position);
        }
    }
    assert!(store.feed(u64::MAX, 1).expect("the feed can be read").is_empty(), "the feed behind its end");
}
