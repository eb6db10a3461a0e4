//! A process is killed at any moment, again and again: what it was told is done stays done, once.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, SystemTime};

use alir::instance::Receipt;
use alir::store::{CaseQuery, Store};
use alir::{Actor, Chart, Command, CommandId, Engine, Event, InstanceId, Now, Recorded, State};
use alir_sqlite::{SqliteStore, rusqlite::Connection};

use crate::books::Books;
use crate::office::{ROUND, SUBDOMAIN, chart, next, orders, process, tell};

const KILLS: u32 = 240;
const THREADS: u32 = 3;

#[test]
fn killed_again_and_again() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let mut books = Books::default();
    let mut random = SystemTime::UNIX_EPOCH.elapsed().expect("it is after 1970").as_nanos();
    let (mut acknowledged, mut unanswered) = (0, 0);
    for round in 0..KILLS {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let micros = u64::try_from(random >> 32 & 0xFFFF_FFFF).unwrap_or_default() % 29_000 + 1_000;
        // Some die while they open the file.
        let told = live_and_die(&file, round, Duration::from_micros(micros), round % 10 != 9);
        let store = SqliteStore::open(&file).expect("what a killed process leaves behind can be opened");
        books.read_on(&store);
        for told in &told {
            if let Told::Done(case, id, receipt) = told {
                books.hold(case, id, *receipt);
                acknowledged += 1;
            }
        }
        unanswered += retry(&store, &told, &mut books);
        if round % 40 == 0 {
            books.compare(&store);
        }
    }
    assert!(acknowledged > KILLS, "they lived long enough to do something: {acknowledged}");
    assert!(unanswered > 0, "some died after the commit and before the answer");

    let store = SqliteStore::open(&file).expect("the file can be opened");
    finish(&store, &books);
    books.read_on(&store);
    books.compare(&store);
    let running = CaseQuery { status: Some("running".to_owned()), ..CaseQuery::default() };
    assert!(store.cases(&running).expect("cases can be listed").is_empty(), "every case came to its end");
    drop(store);
    let file = Connection::open(&file).expect("it is a database");
    let sound: String =
        file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("it can be checked");
    assert_eq!(sound, "ok");
    let mut rows = file.prepare("SELECT command FROM letter ORDER BY command").expect("the table is there");
    let rows = rows.query_map([], |row| row.get(0)).expect("rows can be read");
    let letters: Vec<String> = rows.map(|row| row.expect("a row can be read")).collect();
    let with_letter = books.commands.keys().map(CommandId::to_string).filter(|id| id.ends_with("-letter"));
    assert_eq!(
        letters,
        with_letter.collect::<Vec<_>>(),
        "rows in the same transaction: with the event or not at all"
    );
}

/// Lets a process work for a time, kills it, and returns what it has told.
fn live_and_die(file: &Path, round: u32, time: Duration, from_ready: bool) -> Vec<Told> {
    let mut child =
        process("crash::works_until_killed", file, round).spawn().expect("a process can be started");
    let out = BufReader::new(child.stdout.take().expect("because it is piped"));
    let (ready, is_ready) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut told = Vec::new();
        // A line that was cut short by the kill has no end, and was never told.
        for line in out.split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            match line.strip_prefix('>').map(|words| words.split(' ').collect::<Vec<_>>()).as_deref() {
                Some(["ready"]) => drop(ready.send(())),
                Some(["try", case, id]) => told.push(Told::Try((*case).into(), (*id).into())),
                Some(["done", case, id, first, last, "."]) => {
                    let number = |text: &str| text.parse().expect("a number was told");
                    let receipt = Receipt { first: number(first), last: number(last) };
                    told.push(Told::Done((*case).into(), (*id).into(), receipt));
                }
                _ => {}
            }
        }
        told
    });
    if from_ready {
        is_ready.recv_timeout(Duration::from_secs(30)).expect("the process opens the file");
    }
    thread::sleep(time);
    child.kill().expect("a process of our own can be killed");
    child.wait().expect("it ends");
    reader.join().expect("reading does not panic")
}

/// What the process has told.
enum Told {
    /// It is about to submit a command.
    Try(InstanceId, CommandId),
    /// `submit` has returned a receipt for it.
    Done(InstanceId, CommandId, Receipt),
}

#[test]
#[ignore = "the process that `killed_again_and_again` starts"]
fn works_until_killed() {
    let Some((file, round)) = orders() else { return };
    let store = SqliteStore::open(&file).expect("the file can be opened");
    let ours = Connection::open(&file).expect("it is a database");
    ours.busy_timeout(Duration::from_secs(10)).expect("a time can be set");
    ours.execute_batch("CREATE TABLE IF NOT EXISTS letter (command TEXT)").expect("a table can be made");
    let engine = Engine::new(store.clone());
    let (long, short) = (chart(ROUND), chart(SUBDOMAIN));
    engine.publish(&long).expect("a SOP can be published");
    engine.publish(&short).expect("a SOP can be published");
    tell("ready");
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (engine, store, long, short) = (&engine, &store, &long, &short);
            scope.spawn(move || {
                for turn in 0.. {
                    let case = format!("putar-{number}").into();
                    work(engine, store, long, &case, &format!("{round}-{number}-{turn}-a"), 6);
                    let case = format!("sub-{round}-{number}-{turn}").into();
                    work(engine, store, short, &case, &format!("{round}-{number}-{turn}-b"), 20);
                }
            });
        }
    });
}

/// Does so many tasks of a case, telling before and after each.
fn work(engine: &Engine, store: &SqliteStore, chart: &Chart, case: &InstanceId, ids: &str, tasks: u32) {
    let start = Command::start().with_id(format!("start-{case}"));
    let clerk = chart.start().roles[0].as_str().into();
    let started = engine.start_with(chart.sop(), case, &start, &clerk);
    let mut now = started.unwrap_or_else(|error| panic!("case {case} cannot be started: {error}"));
    for number in 0..tasks {
        let no = number % 4 == 3 && *chart.sop() == "pengajuan-subdomain";
        let Some((command, by)) = next(&now, if no { "tidak" } else { "ya" }) else { return };
        let id = format!("{ids}{number}{}", if number % 3 == 2 { "-letter" } else { "" });
        tell(&format!("try {case} {id}"));
        now = submit(engine, store, case, &command.with_id(id.as_str()), &by);
        let Receipt { first, last } = now.receipt();
        tell(&format!("done {case} {id} {first} {last} ."));
    }
}

/// Submits a command; one whose id says so together with a row of our own.
fn submit(engine: &Engine, store: &SqliteStore, case: &InstanceId, command: &Command, by: &Actor) -> Now {
    let id = command.id.as_ref().map_or("", CommandId::as_str);
    let result = if id.ends_with("-letter") {
        engine.submit_via(case, command, by, &mut |batch| {
            store.append_with(batch, |rows| rows.execute("INSERT INTO letter VALUES (?)", [id]).map(drop))
        })
    } else {
        engine.submit(case, command, by)
    };
    result.unwrap_or_else(|error| panic!("case {case}: {error}"))
}

/// A client that never got its answer asks again, with the same id.
fn retry(store: &SqliteStore, told: &[Told], books: &mut Books) -> u32 {
    let mut done = 0;
    let engine = Engine::new(store.clone());
    let answered =
        |id: &CommandId| told.iter().any(|told| matches!(told, Told::Done(_, done, _) if done == id));
    for (case, id) in told.iter().filter_map(|told| match told {
        Told::Try(case, id) if !answered(id) => Some((case, id)),
        Told::Try(..) | Told::Done(..) => None,
    }) {
        let before = books.commands.get(id).cloned();
        let instance = &books.cases[case];
        let (command, by) = match &before {
            Some((_, receipt)) => again(&instance.log()[receipt.first as usize - 1]),
            None => next(instance.state(), "ya").expect("a task that was tried is open"),
        };
        let now = submit(&engine, store, case, &command.with_id(id.as_str()), &by);
        assert_eq!(now.repeated(), before.is_some(), "what was done is not done again: {id}");
        books.read_on(store);
        assert_eq!(books.commands.get(id), Some(&(case.clone(), now.receipt())), "done once: {id}");
        done += u32::from(before.is_some());
    }
    done
}

/// The command that has led to an event.
fn again(recorded: &Recorded) -> (Command, Actor) {
    let command = match &recorded.event {
        Event::Completed { task, .. } => Command::complete(*task),
        Event::Answered { task, label, .. } => Command::answer(*task, label),
        other => panic!("nobody did this: {other:?}"),
    };
    (command, recorded.by.as_str().into())
}

/// Brings every case to its end.
fn finish(store: &SqliteStore, books: &Books) {
    let engine = Engine::new(store.clone());
    let (engine, cases) = (&engine, Mutex::new(books.cases.iter()));
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let take = || cases.lock().expect("no other thread panics").next();
                while let Some((case, instance)) = take() {
                    let no = case.as_str().starts_with("putar");
                    let mut state = instance.state().clone();
                    while let Some((command, by)) = next(&state, if no { "tidak" } else { "ya" }) {
                        let id = format!("finish-{case}-{}", state.open_tasks()[0].id);
                        state = State::clone(&submit(engine, store, case, &command.with_id(id), &by));
                    }
                }
            });
        }
    });
}
