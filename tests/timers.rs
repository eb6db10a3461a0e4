//! Deadlines of many cases, woken by processes that are killed and that work side by side: each is noted once.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use alir::instance::from_json;
use alir::store::Store;
use alir::time::{Office, OfficeHours, Shift, Week, WorkCalendar};
use alir::{Clock, Command, Engine, Event, ManualClock, MemoryStore};
use alir_sqlite::SqliteStore;
use chrono::{DateTime, TimeDelta, Utc};

use crate::office::{orders, process, tell};

const SOP: &str = "
sop: tenggat
nama: Tenggat
profil: siang-malam
pelaksana: {loket: Loket, kepala: Kepala}
langkah:
  kerja: {kegiatan: Mengerjakan, oleh: loket, waktu: 1 jam, eskalasi: {kepada: kepala, setelah: 1 jam}, selesai: S}
";

const CASES: u32 = 400;
const ROUNDS: u32 = 24;

/// Minutes after the first case began.
fn minute(number: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).expect("a time of ours") + TimeDelta::minutes(number.into())
}

fn name(number: u32) -> alir::InstanceId {
    format!("K-{number:03}").into()
}

/// An engine whose clock stands at a minute, in an office that never closes.
fn engine(store: impl Store + 'static, at: u32) -> (Engine, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new(minute(at)));
    let engine = Engine::with_clock(store, Arc::clone(&clock));
    let chart = alir::load(SOP).expect("the SOP is right");
    engine.publish(&chart).expect("a SOP can be published");
    let week = Week(std::array::from_fn(|_| vec![Shift::new((0, 0), (24, 0))]));
    let calendar = WorkCalendar::new(OfficeHours { week, ..OfficeHours::default() }).expect("it has hours");
    let office = Office { id: "siang-malam".to_owned(), calendar, ..Office::default() };
    engine.publish_office(&office).expect("an office can be published");
    (engine, clock)
}

/// A case a minute.
fn begin(engine: &Engine, clock: &ManualClock) {
    for number in 0..CASES {
        clock.set(minute(number));
        let start = Command::start().with_id(format!("start-{number}"));
        engine
            .start_with(&"tenggat".into(), &name(number), &start, &"loket".into())
            .expect("a case can begin");
    }
}

/// How often each kind of event of time is in each case.
fn noted(store: &dyn Store) -> BTreeMap<String, [u32; 3]> {
    let mut noted = BTreeMap::new();
    for row in store.feed(0, 0).expect("the feed can be read") {
        let event = from_json(&row.body).expect("an event is whole");
        let counts: &mut [u32; 3] = noted.entry(row.instance.to_string()).or_default();
        match event.event {
            Event::Warned { .. } => counts[0] += 1,
            Event::Overdue { .. } => counts[1] += 1,
            Event::Escalated { .. } => counts[2] += 1,
            _ => {}
        }
    }
    noted
}

#[test]
fn each_is_noted_once_whoever_dies() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let store = SqliteStore::open(&file).expect("a file can be made");
    let (desk, clock) = engine(store.clone(), 0);
    begin(&desk, &clock);
    for round in 0..ROUNDS {
        // Two at a time, at the same time; each is killed at some moment.
        let spawn = |_| process("timers::wakes_until_killed", &file, 30 + round * 20).spawn();
        let children: Vec<_> =
            (0..2).map(|number| spawn(number).expect("a process can be started")).collect();
        for (number, mut child) in children.into_iter().enumerate() {
            let mut out = BufReader::new(child.stdout.take().expect("because it is piped"));
            let mut line = String::new();
            while !line.starts_with(">ready") {
                line.clear();
                assert!(
                    out.read_line(&mut line).expect("it can be heard") > 0,
                    "it ended before it was ready"
                );
            }
            thread::sleep(Duration::from_micros(u64::from(round * 311 % 3_000) * (number as u64 + 1)));
            if round + 1 == ROUNDS {
                // On a busy machine, all those before may have died too soon to have done anything.
                let late = Instant::now() + Duration::from_secs(20);
                while noted(&store).values().all(|[_, overdue, _]| *overdue == 0) && Instant::now() < late {
                    thread::sleep(Duration::from_millis(1));
                }
            }
            child.kill().expect("a process of our own can be killed");
            child.wait().expect("it ends");
        }
    }
    let seen = noted(&store);
    assert!(seen.values().any(|[_, overdue, _]| *overdue == 1), "they lived long enough to do something");
    clock.set(minute(CASES + 1_000));
    let rest = desk.wake(|_, _| ()).expect("the rest can be woken");
    assert_eq!(rest.failed, []);
    assert_eq!(rest.next, None, "nothing is left");
    for (case, [warned, overdue, escalated]) in noted(&store) {
        assert!(warned <= 1, "{case} was warned {warned} times");
        assert_eq!((overdue, escalated), (1, 1), "{case}");
    }
}

#[test]
#[ignore = "the process that `each_is_noted_once_whoever_dies` starts"]
fn wakes_until_killed() {
    let Some((file, at)) = orders() else { return };
    let (engine, clock) = engine(SqliteStore::open(&file).expect("the file can be opened"), at);
    tell("ready");
    loop {
        engine.wake(|_, _| ()).expect("the store can be reached");
        clock.advance(TimeDelta::seconds(20));
        // So that a forgotten process is not for ever.
        if clock.now() > minute(CASES + 1_000) {
            return;
        }
    }
}

#[test]
fn workers_and_wakers_at_the_same_time() {
    let (engine, clock) = engine(MemoryStore::default(), 0);
    begin(&engine, &clock);
    clock.set(minute(CASES));
    let (engine, clock) = (&engine, &clock);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..60 {
                    let woken = engine.wake(|_, _| ()).expect("the store is in memory");
                    assert_eq!(woken.failed, []);
                    clock.advance(TimeDelta::minutes(3));
                }
            });
        }
        scope.spawn(|| {
            for number in (0..CASES).step_by(3) {
                let task =
                    engine.instance(&name(number)).expect("it is there").task("kerja").expect("it is open");
                engine
                    .submit(&name(number), &Command::complete(task), &"loket".into())
                    .expect("it can be done");
            }
        });
    });
    clock.set(minute(CASES + 1_000));
    engine.wake(|_, _| ()).expect("the store is in memory");
    for (case, counts) in noted(engine.store()) {
        assert!(counts.iter().all(|count| *count <= 1), "{case}: {counts:?}");
        let done = engine.instance(&case.as_str().into()).expect("it is there");
        if done.task("kerja").is_ok() {
            assert_eq!(counts[1..], [1, 1], "{case}");
        }
    }
}

#[test]
fn a_case_that_cannot_be_read_keeps_no_other_asleep() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let store = SqliteStore::open(&file).expect("a file can be made");
    let (engine, clock) = engine(store.clone(), 0);
    begin(&engine, &clock);
    drop(engine);
    let raw = alir_sqlite::rusqlite::Connection::open(&file).expect("it is a database");
    raw.execute("UPDATE event SET body = '{' WHERE position = 1", []).expect("a row can be spoilt");
    let (engine, _) = self::engine(store, CASES + 1_000);
    let woken = engine.wake(|_, _| ()).expect("the store can be reached");
    assert_eq!(woken.cases, CASES as usize - 1);
    assert_eq!(woken.failed.iter().map(|(case, _)| case.clone()).collect::<Vec<_>>(), [name(0)]);
    let again = engine.wake(|_, _| ()).expect("the store can be reached");
    assert_eq!((again.cases, again.failed.len()), (0, 1), "it is tried again, and no other is");
}
