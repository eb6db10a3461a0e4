//! Several processes, threads and engines on one file: no event is lost or doubled, and a locked file is no harm.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use alir::instance::Receipt;
use alir::store::{CaseQuery, TaskQuery};
use alir::{Actor, Chart, Command, CommandId, Engine, Error, InstanceId, StoreError};
use alir_sqlite::{SqliteStore, rusqlite::Connection};

use crate::books::Books;
use crate::office::{ROUND, chart, next, orders, process, tell};

const PROCESSES: u32 = 4;
const THREADS: u32 = 2;
const TASKS: u32 = 40;
const CASES: u32 = 3;

fn case(number: u32) -> InstanceId {
    format!("putar-{}", number % CASES).into()
}

#[test]
fn several_processes_on_the_same_cases() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    // They make the file, too: whoever is first.
    let spawn = |number| process("contention::works_beside_others", &file, number).spawn();
    let children: Vec<_> =
        (0..PROCESSES).map(|number| spawn(number).expect("a process can be started")).collect();
    let mut receipts = Vec::new();
    for child in children {
        let out = child.wait_with_output().expect("it ends");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
        for line in BufReader::new(&*out.stdout).lines() {
            let line = line.expect("because it was told as text");
            if let [case, id, first, last] = line.trim_start_matches('>').split(' ').collect::<Vec<_>>()[..] {
                let number = |text: &str| text.parse::<u32>().ok();
                if let (Some(first), Some(last)) = (number(first), number(last)) {
                    receipts.push((InstanceId::from(case), CommandId::from(id), Receipt { first, last }));
                }
            }
        }
    }
    assert_eq!(receipts.len(), (PROCESSES * THREADS * TASKS) as usize, "everybody did their share");

    let store = SqliteStore::open(&file).expect("the file can be opened");
    let mut books = Books::default();
    books.read_on(&store);
    books.compare(&store);
    for (case, id, receipt) in &receipts {
        books.hold(case, id, *receipt);
    }
    let starts = books.commands.keys().filter(|id| id.as_str().starts_with("start-")).count();
    assert_eq!(starts, CASES as usize, "each case was started once, whoever was first");
    assert_eq!(books.commands.len(), receipts.len() + starts, "nothing is there that nobody did");
    let places: BTreeSet<_> = receipts.iter().map(|(case, _, receipt)| (case, receipt.first)).collect();
    assert_eq!(places.len(), receipts.len(), "every receipt is another one");
}

#[test]
#[ignore = "the process that `several_processes_on_the_same_cases` starts"]
fn works_beside_others() {
    let Some((file, process)) = orders() else { return };
    let engine = Engine::new(SqliteStore::open(&file).expect("the file can be opened"));
    let chart = chart(ROUND);
    engine.publish(&chart).expect("a SOP can be published");
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (engine, chart, file) = (&engine, &chart, &file);
            scope.spawn(move || {
                for turn in 0..TASKS {
                    let (case, id) = (case(turn + thread), format!("{process}-{thread}-{turn}"));
                    let (command, by, receipt) = insist(engine, chart, &case, &id);
                    let Receipt { first, last } = receipt;
                    tell(&format!("{case} {id} {first} {last}"));

                    let fresh = || Engine::new(SqliteStore::open(file).expect("the file can be opened"));
                    let other = (turn % 8 == 0).then(fresh);
                    let again = other.as_ref().unwrap_or(engine).submit(&case, &command, &by);
                    let again = again.unwrap_or_else(|error| panic!("case {case}, again: {error:?}"));
                    assert_eq!((again.repeated(), again.receipt()), (true, receipt), "the same receipt");
                }
            });
        }
    });
}

/// Does the open task of a case under an id; while others are faster, the one after it.
fn insist(engine: &Engine, chart: &Chart, case: &InstanceId, id: &str) -> (Command, Actor, Receipt) {
    let start = Command::start().with_id(format!("start-{case}"));
    loop {
        let now = engine.start_with(chart.sop(), case, &start, &"petugas".into());
        let now = now.unwrap_or_else(|error| panic!("case {case} cannot be started: {error}"));
        let (command, by) = next(&now, "ya").expect("a round never ends");
        let command = command.with_id(id);
        match engine.submit(case, &command, &by) {
            Ok(now) => {
                assert!(!now.repeated(), "{id} was never done before");
                return (command, by, now.receipt());
            }
            // What is in memory may be old; the engine looks before it refuses.
            Err(Error::Rejected(rejection)) if rejection.code() == "already_done" => {}
            Err(error) => panic!("case {case}: {error:?}"),
        }
    }
}

#[test]
fn many_threads_on_one_engine() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let store = SqliteStore::open(folder.path().join("office.db")).expect("a store can be made");
    let engine = Engine::new(store.clone());
    let chart = chart(ROUND);
    engine.publish(&chart).expect("a SOP can be published");
    let receipts = thread::scope(|scope| {
        let work = |thread: u32| {
            let (engine, chart) = (&engine, &chart);
            let once = move |turn| {
                let (case, id) =
                    (format!("putar-{}", (thread + turn) % 48).into(), format!("{thread}-{turn}"));
                let (.., receipt) = insist(engine, chart, &case, &id);
                (case, CommandId::from(id), receipt)
            };
            move || (0..10).map(once).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..64).map(|thread| scope.spawn(work(thread))).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, Vec<_>>| thread.join().expect("no thread panics");
        threads.into_iter().flat_map(join).collect::<Vec<_>>()
    });
    assert_eq!(receipts.len(), 640);
    let mut books = Books::default();
    books.read_on(&store);
    books.compare(&store);
    for (case, id, receipt) in &receipts {
        books.hold(case, id, *receipt);
    }
    assert_eq!(books.commands.len(), 640 + 48, "nothing is there that nobody did");
}

#[test]
fn two_engines_take_turns() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let engine = || Engine::new(SqliteStore::open(&file).expect("the file can be opened"));
    let engines = [engine(), engine()];
    let (case, chart) = (case(0), chart(ROUND));
    engines[0].publish(&chart).expect("a SOP can be published");
    let mut now = engines[0].start(chart.sop(), &case, &"petugas".into()).expect("a case can be started");
    for turn in 0..30 {
        let [one, other] = if turn % 2 == 0 { [0, 1] } else { [1, 0] };
        let (command, by) = next(&now, "ya").expect("a round never ends");
        let command = command.with_id(format!("turn-{turn}"));
        // Each knows only the state that the other has left behind.
        now = engines[one].submit(&case, &command, &by).expect("the task is open");
        let late = engines[other].submit(&case, &command.clone().with_id("late"), &by);
        let Err(Error::Rejected(rejection)) = late else { panic!("{late:?}") };
        assert_eq!(rejection.code(), "already_done", "what another engine has done is done");
        let again = engines[other].submit(&case, &command, &by).expect("the same command is answered again");
        assert_eq!((again.repeated(), again.receipt()), (true, now.receipt()));
        let seen = engines.each_ref().map(|engine| engine.instance(&case).expect("the case is there"));
        assert_eq!(seen[0], seen[1], "both see the same");
        assert_eq!(seen[0].state(), &*now);
    }
}

#[test]
fn locked_file_is_waited_for() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let engine = Engine::new(SqliteStore::open(&file).expect("a store can be made"));
    let (case, chart) = (case(0), chart(ROUND));
    engine.publish(&chart).expect("a SOP can be published");
    let now = engine.start(chart.sop(), &case, &"petugas".into()).expect("a case can be started");
    let (command, by) = next(&now, "ya").expect("a round never ends");
    let command = command.with_id("slow");
    let before = engine.instance(&case).expect("the case is there");

    // Another program holds the lock for longer than anybody waits ...
    let other = Connection::open(&file).expect("it is a database");
    other.execute_batch("BEGIN IMMEDIATE").expect("the file is not locked");
    let (answer, answered) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| answer.send(engine.submit(&case, &command, &by)).expect("somebody listens"));
        scope.spawn(|| {
            let since = Instant::now();
            let lists = engine.tasks(&TaskQuery::default()).expect("tasks can be listed").len();
            assert_eq!(lists, 1);
            assert_eq!(engine.cases(&CaseQuery::default()).expect("cases can be listed").len(), 1);
            assert!(since.elapsed() < Duration::from_secs(5), "whoever reads does not wait for the lock");
        });
    });
    let error = answered.recv().expect("it was answered").expect_err("the file was locked");
    assert!(matches!(error, Error::Store(StoreError::Unavailable { .. })), "{error:?}");
    assert_eq!(engine.instance(&case).expect("the case is there"), before, "nothing has changed");

    // ... and then for a moment: the answer is late, and right.
    thread::scope(|scope| {
        scope.spawn(|| answer.send(engine.submit(&case, &command, &by)).expect("somebody listens"));
        thread::sleep(Duration::from_millis(200));
        assert!(answered.try_recv().is_err(), "nothing is acknowledged before it is on disk");
        other.execute_batch("COMMIT").expect("the lock can be given back");
    });
    let now = answered.recv().expect("it was answered").expect("the file is free again");
    assert!(!now.repeated(), "the command that failed was not done");
    assert_eq!(engine.instance(&case).expect("the case is there").version(), before.version() + 2);
}

#[test]
fn made_by_several_at_once() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    for round in 0..20 {
        let file = folder.path().join(format!("{round}.db"));
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    let store = SqliteStore::open(&file).expect("whoever is first, all can open it");
                    Engine::new(store).publish(&chart(ROUND)).expect("a SOP can be published");
                });
            }
        });
    }
}
