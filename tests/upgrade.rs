//! A store that an earlier release has left is brought up to this one, and its cases go on.

use std::collections::BTreeSet;
use std::path::Path;

use alir::store::TaskQuery;
use alir::{Command, Engine};
use alir_sqlite::{SqliteStore, rusqlite::Connection};

/// The columns and indexes of a store.
fn tables(path: &Path) -> BTreeSet<String> {
    let file = Connection::open(path).expect("it is a database");
    let sql = "SELECT t.name || '.' || c.name || ' ' || c.type || c.\"notnull\" || c.pk FROM sqlite_schema t, \
               pragma_table_info(t.name) c WHERE t.type = 'table' \
               UNION ALL SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    let mut rows = file.prepare(sql).expect("the question is right");
    let rows = rows.query_map([], |row| row.get(0)).expect("it can be asked");
    rows.map(|row| row.expect("a row can be read")).collect()
}

#[test]
fn a_store_of_the_first_version_goes_on() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let (old, new) = (folder.path().join("old.db"), folder.path().join("new.db"));
    let left = Connection::open(&old).expect("a file can be made");
    left.execute_batch(include_str!("fixtures/store-1.sql")).expect("it is as it was left");
    drop(left);
    let engine = Engine::new(SqliteStore::open(&old).expect("an older store can be opened"));
    drop(SqliteStore::open(&new).expect("a store can be made"));
    assert_eq!(tables(&old), tables(&new), "it has become what a new one is");

    let tasks = engine.tasks(&TaskQuery::default()).expect("tasks can be listed");
    let told = |task: &alir::store::Task| format!("{} {} {:?}", task.instance, task.step, task.limit);
    assert_eq!(tasks.iter().map(told).collect::<Vec<_>>(), ["LAMA-1 periksa None", "LAMA-2 putus None"]);
    assert_eq!(tasks[1].assignee, Some("budi".into()));
    assert_eq!(engine.wake(|_, _| ()).expect("nobody sleeps").events, 0);
    let task = engine.instance(&"LAMA-1".into()).expect("it is there").task("periksa").expect("it is open");
    engine.submit(&"LAMA-1".into(), &Command::complete(task), &"loket".into()).expect("it goes on");
    let tasks = engine.tasks(&TaskQuery::default()).expect("tasks can be listed");
    assert_eq!(tasks.iter().filter(|task| task.limit.is_some()).count(), 1, "what follows has a due date");
    drop(engine);
    drop(SqliteStore::open(&old).expect("and it opens again"));
}

#[test]
fn several_bring_it_up_at_once() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("old.db");
    let left = Connection::open(&file).expect("a file can be made");
    left.execute_batch(include_str!("fixtures/store-1.sql")).expect("it is as it was left");
    drop(left);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let engine = Engine::new(SqliteStore::open(&file).expect("an older store can be opened"));
                assert_eq!(engine.tasks(&TaskQuery::default()).expect("tasks can be listed").len(), 2);
            });
        }
    });
}
