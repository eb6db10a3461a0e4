//! Open tasks are listed: what is due first at the head, then the longest open.

use super::{at, batch, done, given_to, task};
use crate::id::TaskId;
use crate::instance::TaskKind;
use crate::store::{Store, Task, TaskQuery};

fn list(store: &dyn Store, query: &TaskQuery) -> Vec<Task> {
    store.tasks(query).expect("tasks can be listed")
}

/// Appends an event that closes and opens tasks, and sets the status.
fn change(store: &dyn Store, case: &str, expected: u32, status: &str, closed: &[u32], opened: &[Task]) {
    let mut next = batch(case, expected, 1);
    status.clone_into(&mut next.summary.status);
    next.closed = closed.iter().copied().map(TaskId).collect();
    next.opened = opened.to_vec();
    done(store, next);
}

pub(super) fn open_change_and_close(store: &dyn Store) {
    let all = || list(store, &TaskQuery::default());
    assert!(all().is_empty(), "an empty store has no tasks");
    let first = Task {
        kind: TaskKind::Decision,
        due: Some("1 x 24 jam".into()),
        ..given_to("budi", task("A", 1, "petugas", 5))
    };
    let second = Task { kind: TaskKind::Wait, ..task("A", 2, "kepala", 5) };
    change(store, "A", 0, "running", &[], &[first.clone(), second.clone()]);
    assert_eq!(all(), [first.clone(), second.clone()], "open tasks, as they were given");

    let taken = given_to("siti", second.clone());
    change(store, "A", 1, "running", &[2], std::slice::from_ref(&taken));
    assert_eq!(all(), [first.clone(), taken.clone()], "a task that is closed and opened has changed");
    change(store, "A", 2, "running", &[2], std::slice::from_ref(&second));
    assert_eq!(all(), [first.clone(), second.clone()], "and back: nobody has it");
    let of = |person: &str| list(store, &TaskQuery { assignee: Some(person.into()), ..TaskQuery::default() });
    assert_eq!((of("budi").len(), of("siti").len()), (1, 0), "whose they are follows");

    let third = task("A", 3, "petugas", 3);
    change(store, "A", 3, "running", &[1], std::slice::from_ref(&third));
    assert_eq!(all(), [third.clone(), second.clone()], "the one that has been open for longest is first");
    change(store, "B", 0, "running", &[], &[task("B", 2, "petugas", 0)]);
    change(store, "A", 4, "running", &[2, 9], &[]);
    assert_eq!(
        all(),
        [task("B", 2, "petugas", 0), third],
        "closing is by case; what is not open is passed over"
    );
    change(store, "A", 5, "ended", &[3], &[]);
    assert_eq!(all().len(), 1, "an ended case has none");
}

pub(super) fn are_listed_as_they_are_due(store: &dyn Store) {
    let due = |number: u32, offered_at: i64, limit: Option<i64>| Task {
        limit: limit.map(at),
        ..task("A", number, "petugas", offered_at)
    };
    let first = Task { target: Some(at(90)), provisional: true, ..due(1, 9, Some(100)) };
    let second = Task { escalated_to: Some("kepala".into()), ..due(2, 3, Some(200)) };
    let third = due(3, 4, Some(200));
    let (fourth, fifth) = (due(4, 1, None), due(5, 2, None));
    let tasks = [&third, &fifth, &second, &first, &fourth].map(Clone::clone);
    change(store, "A", 0, "running", &[], &tasks);
    let all = [first.clone(), second.clone(), third, fourth, fifth];
    assert_eq!(list(store, &TaskQuery::default()), all, "what is due first stands first");
    assert_eq!(
        list(store, &TaskQuery { limit: 3, ..TaskQuery::default() }),
        all[..3],
        "also of the first few"
    );
    let of = |role: &str, limit| {
        list(store, &TaskQuery { role: Some(role.into()), limit, ..TaskQuery::default() })
    };
    assert_eq!(of("petugas", 2), all[..2], "on a role's list too");
    assert_eq!(of("kepala", 0), std::slice::from_ref(&second), "what was escalated to a role is on its list");
    let own = Task { limit: Some(at(300)), ..task("B", 1, "kepala", 0) };
    change(store, "B", 0, "running", &[], std::slice::from_ref(&own));
    assert_eq!(of("kepala", 0), [second.clone(), own.clone()], "beside its own");
    assert_eq!(of("kepala", 1), std::slice::from_ref(&second), "in one order");
    let query = TaskQuery { instance: Some("A".into()), role: Some("kepala".into()), ..TaskQuery::default() };
    assert_eq!(list(store, &query), [second], "also in one case");
}

pub(super) fn of_resting_cases_are_left_out(store: &dyn Store) {
    let (a, b) = (task("A", 1, "petugas", 0), task("B", 1, "petugas", 1));
    change(store, "A", 0, "running", &[], std::slice::from_ref(&a));
    change(store, "B", 0, "running", &[], std::slice::from_ref(&b));
    let queries = [
        TaskQuery::default(),
        TaskQuery { limit: 2, ..TaskQuery::default() },
        TaskQuery { role: Some("petugas".into()), ..TaskQuery::default() },
        TaskQuery { role: Some("petugas".into()), limit: 2, ..TaskQuery::default() },
    ];
    change(store, "A", 1, "suspended", &[], &[]);
    for query in &queries {
        assert_eq!(list(store, query), std::slice::from_ref(&b), "tasks of a suspended case are left out");
    }
    let query = TaskQuery { instance: Some("A".into()), ..TaskQuery::default() };
    assert!(list(store, &query).is_empty(), "also when the case is asked for");
    change(store, "A", 2, "running", &[], &[]);
    for query in &queries {
        assert_eq!(list(store, query), [a.clone(), b.clone()], "when it goes on they are there again");
    }
}

pub(super) fn are_found_by_every_filter(store: &dyn Store) {
    let (sops, roles) = (["izin", "aduan"], ["petugas", "kepala", "pemohon"]);
    let (people, cases) = (["budi", "siti"], ["K-0", "K-1", "K-2", "K-3"]);
    let mut all: Vec<Task> = Vec::new();
    for (at_case, case) in cases.iter().enumerate() {
        let sop = sops[at_case % 2];
        let tasks: Vec<_> = (0..15_usize)
            .map(|number| {
                // Many were offered at the same time, so that the order needs case and number.
                let offered_at = i64::try_from((number * 7 + at_case) % 5).expect("because it is small");
                let role = roles[number % 3];
                let number = u32::try_from(number + 1).expect("because it is small");
                let assignee = people.get(number as usize % 4).map(|person| (*person).into());
                let limit = (number % 4 > 0).then(|| at(1_000 + i64::from(number % 3)));
                let escalated_to = (number % 5 == 0).then(|| roles[(number as usize + 1) % 3].into());
                Task {
                    sop: sop.into(),
                    assignee,
                    limit,
                    escalated_to,
                    ..task(case, number, role, offered_at)
                }
            })
            .collect();
        let mut first = batch(case, 0, 1);
        first.summary.sop = sop.into();
        first.opened.clone_from(&tasks);
        done(store, first);
        all.extend(tasks);
    }
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    assert_eq!(all[0].limit, Some(at(1_000)), "this test's tasks are sorted");

    let choices = |values: &[&'static str]| -> Vec<Option<&'static str>> {
        values.iter().copied().map(Some).chain([None, Some("none of them")]).collect()
    };
    for instance in choices(&cases) {
        for sop in choices(&sops) {
            for role in choices(&roles) {
                for assignee in choices(&people) {
                    for limit in [0, 1, 7, 1_000] {
                        let query = TaskQuery {
                            instance: instance.map(Into::into),
                            sop: sop.map(Into::into),
                            role: role.map(Into::into),
                            assignee: assignee.map(Into::into),
                            limit,
                        };
                        let fits = |task: &&Task| {
                            instance.is_none_or(|instance| task.instance == *instance)
                                && sop.is_none_or(|sop| task.sop == *sop)
                                && role.is_none_or(|role| task.is_for(&role.into()))
                                && assignee.is_none_or(|one| task.assignee.as_ref().is_some_and(|a| a == one))
                        };
                        let most = if limit == 0 { usize::MAX } else { limit };
                        let expected: Vec<_> = all.iter().filter(fits).take(most).cloned().collect();
                        assert_eq!(list(store, &query), expected, "{query:?}");
                    }
                }
            }
        }
    }
}
