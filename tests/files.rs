//! What is opened as a store without being one stays as it is, and the message says why.

use std::fs;
use std::path::Path;

use alir::lang::Lang;
use alir::store::{Appended, SopKey, Store};
use alir::{Command, Engine, StoreError};
use alir_sqlite::{SqliteStore, rusqlite::Connection};

const SOP: &str =
    "sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}";

fn foreign(path: &Path, why: &str) {
    let before = fs::read(path).ok();
    let error = SqliteStore::open(path).expect_err("this is no store");
    assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
    assert!(error.text().to(Lang::En).contains(why), "{error:?}");
    assert_ne!(error.text().to(Lang::En), error.text().to(Lang::Id));
    assert_eq!(fs::read(path).ok(), before, "it was left as it is");
}

fn unavailable(path: &Path) {
    let error = SqliteStore::open(path).expect_err("nothing can be written there");
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    assert!(error.text().to(Lang::Id).contains(&*path.to_string_lossy()), "{error:?}");
}

#[test]
fn other_files() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file can be written");
        path
    };
    foreign(&file("short.txt", b"x"), "not an SQLite database");
    foreign(&file("a.yaml", SOP.as_bytes()), "not an SQLite database");
    foreign(&file("long.txt", &b"0123456789".repeat(10_000)), "not an SQLite database");
    foreign(folder.path(), "folder");
    let entries = fs::read_dir(folder.path()).expect("the folder can be listed").count();
    assert_eq!(entries, 3, "nothing was left behind");
    SqliteStore::open(file("empty.db", b"")).expect("an empty file becomes a store");
}

#[test]
fn other_databases() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let other = |name: &str, sql: &str| {
        let path = folder.path().join(name);
        Connection::open(&path)
            .expect("a database can be made")
            .execute_batch(sql)
            .expect("the SQL is right");
        path
    };
    foreign(&other("tables.db", "CREATE TABLE cases (id)"), "another program's");
    foreign(&other("id.db", "PRAGMA application_id = 7; VACUUM"), "another program's");
    foreign(&other("version.db", "PRAGMA user_version = 1; VACUUM"), "another program's");
    foreign(&other("wal.db", "PRAGMA journal_mode = wal; CREATE TABLE t (x)"), "another program's");
}

#[test]
fn newer_release() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let path = folder.path().join("new.db");
    drop(SqliteStore::open(&path).expect("a store can be made"));
    let connection = Connection::open(&path).expect("it is a database");
    connection.pragma_update(None, "user_version", 1_000).expect("the version can be raised");
    drop(connection);
    foreign(&path, "newer release");
}

#[test]
fn places_without_room() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    fs::write(folder.path().join("file"), b"").expect("a file can be written");
    unavailable(&folder.path().join("no/such/folder/a.db"));
    unavailable(&folder.path().join("file/a.db"));
    let error = SqliteStore::open("").expect_err("there is no name");
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
}

#[test]
fn names_that_mean_something_to_sqlite() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    for name in [":memory:", "file:a.db?mode=memory", "a b%20c#d?e.db", "ü — é.db"] {
        let path = folder.path().join(name);
        let engine = Engine::new(SqliteStore::open(&path).expect("any name will do"));
        engine.publish(&alir::load(SOP).expect("the SOP is right")).expect("a SOP can be published");
        assert!(path.is_file(), "{name}");
        let sop = SqliteStore::open(&path).expect("it is a store").sop(SopKey::Latest(&"a".into()));
        assert!(sop.expect("texts can be read").is_some(), "{name}");
    }
}

#[test]
fn damaged_store() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let path = folder.path().join("a.db");
    let engine = Engine::new(SqliteStore::open(&path).expect("a store can be made"));
    let chart = alir::load(SOP).expect("the SOP is right");
    engine.publish(&chart).expect("a SOP can be published");
    for number in 0..200 {
        engine.start(chart.sop(), &format!("A-{number}").into(), &"x".into()).expect("a case can be started");
    }
    drop(engine);
    let mut bytes = fs::read(&path).expect("the file can be read");
    bytes[4096 * 2..].fill(0xA5);
    fs::write(&path, bytes).expect("the file can be written");
    let Err(error) = SqliteStore::open(&path).and_then(|store| store.feed(0, 0)) else {
        panic!("nonsense was read as events");
    };
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
}

#[test]
fn rows_of_ones_own() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let path = folder.path().join("shared.db");
    let store = SqliteStore::open(&path).expect("a store can be made");
    let ours = Connection::open(&path).expect("it is a database");
    ours.execute_batch("CREATE TABLE letter (number TEXT UNIQUE)").expect("a table can be made");
    let letters = || ours.query_row("SELECT count(*) FROM letter", [], |row| row.get::<_, u32>(0));

    let engine = Engine::new(store.clone());
    let chart = alir::load(SOP).expect("the SOP is right");
    engine.publish(&chart).expect("a SOP can be published");
    let (case, x) = ("A-1".into(), "x".into());
    let task =
        engine.start(chart.sop(), &case, &x).expect("a case can be started").task("s").expect("it is open");
    let complete = Command::complete(task).with_id("once");

    let refused = engine.submit_via(&case, &complete, &x, &mut |batch| {
        store.append_with(batch, |rows| rows.execute("INSERT INTO letter VALUES ('1'), ('1')", []).map(drop))
    });
    assert!(matches!(refused, Err(alir::Error::Store(StoreError::Unavailable { .. }))), "{refused:?}");
    assert_eq!(letters(), Ok(0), "nothing of either");
    assert_eq!(engine.instance(&case).expect("the case is there").version(), 2, "nothing of either");

    let panics = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        engine.submit_via(&case, &complete, &x, &mut |batch| {
            store.append_with(batch, |_| panic!("a caller's bug"))
        })
    }));
    assert!(panics.is_err());
    assert_eq!(engine.instance(&case).expect("the case is there").version(), 2, "nothing of either");

    for again in [false, true] {
        let now = engine.submit_via(&case, &complete, &x, &mut |batch| {
            store.append_with(batch, |rows| rows.execute("INSERT INTO letter VALUES ('1')", []).map(drop))
        });
        assert_eq!(now.map(|now| now.repeated()).ok(), Some(again), "the same command is done once");
        assert_eq!(letters(), Ok(1), "both, once");
    }
    let late = alir::store::Batch {
        instance: case,
        expected: 0,
        events: vec!["{}".to_owned()],
        summary: store.cases(&alir::store::CaseQuery::default()).expect("cases can be listed")[0]
            .summary
            .clone(),
        closed: Vec::new(),
        opened: Vec::new(),
        marks: None,
    };
    let appended =
        store.append_with(&late, |_| panic!("the batch does not fit")).expect("a conflict is no error");
    assert_eq!(appended, Appended::Conflict);
}
