//! A file with a million waiting cases: how long it takes to open, to list and to go on with one of them.
//! `cargo bench -p alir-sqlite --bench waiting` (a first argument sets another number of cases).

use std::sync::Arc;
use std::time::Instant;

use alir::store::{Batch, CaseQuery, Summary, Task, TaskQuery};
use alir::{Actor, Command, Engine, Instance, InstanceId, ManualClock, Store, decide};
use alir_sqlite::SqliteStore;
use chrono::{DateTime, TimeDelta, Utc};

const SOP: &str = "
sop: izin
nama: Izin
pelaksana: {pemohon: Pemohon, staf: Staf}
langkah:
  permohonan: {kegiatan: Memohon, oleh: pemohon, waktu: 5 menit}
  periksa: {kegiatan: Memeriksa, oleh: staf, selesai: Selesai}
";

/// Cases that are written in one transaction.
const CHUNK: usize = 20_000;

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn main() {
    let cases = std::env::args().find_map(|given| given.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("there is room for a bench");
    let path = folder.path().join("alir.db");
    timed(&format!("write {cases} cases"), || fill(&path, cases));
    let size = std::fs::metadata(&path).expect("the file is there").len() >> 20;
    println!("{:40} {size:>10} MiB", "the file");

    let store = timed("open", || SqliteStore::open(&path).expect("the file can be opened"));
    let engine = timed("engine", || Engine::new(store));
    let query = TaskQuery { role: Some("pemohon".into()), limit: 20, ..TaskQuery::default() };
    let tasks = timed("list 20 tasks of a role", || engine.tasks(&query).expect("tasks can be listed"));
    assert_eq!(tasks.len(), 20);
    let query = TaskQuery { limit: 20, ..TaskQuery::default() };
    let tasks = timed("list 20 tasks of any role", || engine.tasks(&query).expect("tasks can be listed"));
    assert_eq!(tasks.len(), 20);
    let query = CaseQuery {
        status: Some("running".to_owned()),
        after: Some(name(cases / 2)),
        limit: 20,
        ..CaseQuery::default()
    };
    let listed = timed("list 20 running cases", || engine.cases(&query).expect("cases can be listed"));
    assert_eq!(listed.len(), 20.min(cases - cases / 2 - 1));
    let query = CaseQuery { status: Some("ended".to_owned()), limit: 20, ..CaseQuery::default() };
    let listed = timed("find no ended case", || engine.cases(&query).expect("cases can be listed"));
    assert!(listed.is_empty());
    let sleepers = timed("find who is to be woken next", || engine.store().sleepers(None, 20));
    assert_eq!(sleepers.expect("sleepers can be listed").len(), 20);
    let (case, pemohon) = (name(cases / 2), Actor::from("pemohon"));
    let task = timed("read one case", || engine.instance(&case).expect("it is there").task("permohonan"));
    let complete = Command::complete(task.expect("its task is open"));
    let now = timed("complete its task", || engine.submit(&case, &complete, &pemohon).expect("it goes on"));
    assert_eq!(now.open_tasks().len(), 1);
    drop(engine);
    wake(&path, cases);
}

/// Wakes nobody, a few, and then many of the cases, with a clock that is set to their deadlines.
fn wake(path: &std::path::Path, cases: usize) {
    let store = SqliteStore::open(path).expect("the file can be opened");
    let sleepers = store.sleepers(None, 20_100).expect("sleepers can be listed");
    let at = |number: usize| sleepers.get(number.min(sleepers.len() - 1)).expect("somebody sleeps").wake_at;
    let clock = Arc::new(ManualClock::new(at(0) - TimeDelta::seconds(1)));
    let engine = Engine::with_clock(store, Arc::clone(&clock));
    let wake = |what: &str, least: usize| {
        let woken = timed(what, || engine.wake(|_, _| ()).expect("the store can be reached"));
        assert!(woken.cases >= least.min(cases) && woken.failed.is_empty(), "{woken:?}");
        woken.cases
    };
    wake("wake nobody", 0);
    clock.set(at(0));
    wake("wake the first", 1);
    clock.set(at(20_000));
    let since = Instant::now();
    let woken = wake("wake 20,000", 20_000);
    rate("cases woken a second", woken, since);
}

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn rate(what: &str, many: usize, since: Instant) {
    #[expect(clippy::cast_precision_loss, reason = "shown without digits")]
    let rate = many as f64 / since.elapsed().as_secs_f64();
    println!("{what:40} {rate:>10.0}");
}

/// Runs something and prints how long it took.
#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let since = Instant::now();
    let done = run();
    println!("{what:40} {:>10.1} ms", since.elapsed().as_secs_f64() * 1000.0);
    done
}

/// Cases that have begun and wait for the applicant, as the engine would write them.
fn fill(path: &std::path::Path, cases: usize) {
    let store = SqliteStore::open(path).expect("a file can be made");
    let chart = alir::load(SOP).expect("the SOP is right");
    Engine::new(store.clone()).publish(&chart).expect("the SOP can be kept");
    let by = Actor::from("pemohon");
    for first in (0..cases).step_by(CHUNK) {
        let batches: Vec<Batch> =
            (first..cases.min(first + CHUNK)).map(|number| begun(&chart, number, &by)).collect();
        store.append(&batches).expect("there is room for a bench");
    }
}

fn begun(chart: &alir::Chart, number: usize, by: &Actor) -> Batch {
    let at: DateTime<Utc> = DateTime::UNIX_EPOCH + TimeDelta::seconds(i64::try_from(number).unwrap_or(0));
    let context = alir::Context::new(at, by);
    let events = decide(chart, &Instance::default(), &Command::start(), context).expect("a case can begin");
    let bodies =
        events.iter().map(|event| alir::instance::to_json(event).expect("an event is JSON")).collect();
    let case = Instance::replay(events);
    let instance = name(number);
    let opened = case.state().open_tasks().iter().map(|task| Task {
        instance: instance.clone(),
        task: task.id,
        sop: chart.sop().clone(),
        fingerprint: chart.fingerprint().clone(),
        step: task.step.clone(),
        role: task.role.clone(),
        kind: task.kind,
        offered_at: task.offered_at,
        due: task.due.clone(),
        target: None,
        limit: task.deadline.as_ref().map(|timed| timed.due.limit),
        provisional: true,
        escalated_to: None,
        assignee: None,
    });
    Batch {
        expected: 0,
        events: bodies,
        summary: Summary {
            sop: chart.sop().clone(),
            fingerprint: chart.fingerprint().clone(),
            status: "running".to_owned(),
            end: None,
            started_at: at,
            updated_at: at,
            wake_at: case.state().wake_at(),
        },
        closed: Vec::new(),
        opened: opened.collect(),
        marks: None,
        instance,
    }
}

fn name(number: usize) -> InstanceId {
    format!("IZIN-{number:07}").as_str().into()
}
