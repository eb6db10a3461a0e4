//! A store whose cases are moved: lists, commands sent twice, and a process that knew the case by its old text.

use alir::store::{CaseQuery, TaskQuery};
use alir::{Act, Command, Engine, Error, MemoryStore, Rejection};
use alir_sqlite::SqliteStore;

use crate::migrations::{OLD, budi, changed, mapped};

#[test]
fn the_engine_and_its_lists_go_by_the_new_text() {
    let engine = Engine::new(MemoryStore::default());
    let (old, by) = (alir::load(OLD).unwrap(), budi());
    engine.publish(&old).unwrap();
    engine.start(old.sop(), &"A".into(), &by).unwrap();
    let text = changed(&[("sop: izin", "sop: izin-tegal"), ("  daftar:", "  terima:")]);
    let new = alir::load(&text).unwrap();
    let act = Act::Migrate {
        to: new.fingerprint().clone(),
        mapping: mapped(&[("daftar", "terima")]),
        new_times: false,
    };
    let command = Command::new(act).with_id("pindah-1");
    let unknown = engine.submit(&"A".into(), &command, &by);
    assert!(matches!(unknown, Err(Error::Rejected(Rejection::OtherSop))), "{unknown:?}");
    engine.publish(&new).unwrap();
    let now = engine.submit(&"A".into(), &command, &by).unwrap();
    assert!(engine.submit(&"A".into(), &command, &by).unwrap().repeated());
    let tasks = engine.tasks(&TaskQuery { sop: Some("izin-tegal".into()), ..TaskQuery::default() }).unwrap();
    assert_eq!((tasks[0].step.as_str(), &tasks[0].fingerprint), ("terima", new.fingerprint()));
    let cases = engine.cases(&CaseQuery::default()).unwrap();
    assert_eq!((&cases[0].summary.sop, &cases[0].summary.fingerprint), (new.sop(), new.fingerprint()));
    assert_eq!(engine.chart_of(&"A".into()).unwrap().sop(), new.sop());
    let done = Command::complete(now.task("terima").unwrap()).with_field("jenis", "rumah");
    assert_eq!(engine.submit(&"A".into(), &done, &by).unwrap().open_tasks().len(), 3);
}

#[test]
fn another_process_goes_on_by_the_text_to_which_a_case_was_moved() {
    let folder = tempfile::tempdir().unwrap();
    let engine = || Engine::new(SqliteStore::open(folder.path().join("alir.db")).unwrap());
    let (one, other, by) = (engine(), engine(), budi());
    let (old, new) = (alir::load(OLD).unwrap(), alir::load(&changed(&[("  daftar:", "  terima:")])).unwrap());
    one.publish(&old).unwrap();
    one.start(old.sop(), &"A".into(), &by).unwrap();
    // The other one has the case and its chart in memory.
    other.submit(&"A".into(), &Command::new(Act::Note { text: "x".to_owned() }), &by).unwrap();
    one.publish(&new).unwrap();
    let mapping = mapped(&[("daftar", "terima")]);
    let act = Act::Migrate { to: new.fingerprint().clone(), mapping, new_times: false };
    one.submit(&"A".into(), &Command::new(act.clone()), &by).unwrap();
    let task = one.instance(&"A".into()).unwrap().task("terima").unwrap();
    let done = Command::complete(task).with_field("jenis", "toko");
    let now = other.submit(&"A".into(), &done, &by).unwrap();
    assert_eq!(now.open_tasks().len(), 3);
    // One that lags behind decides on a migration anew, and finds that it was done.
    let again = other.submit(&"A".into(), &Command::new(act), &by);
    assert!(matches!(again, Err(Error::Rejected(Rejection::SameText))), "{again:?}");
    let summary = &other.cases(&CaseQuery::default()).unwrap()[0].summary;
    assert_eq!(summary.fingerprint, *new.fingerprint());
}
