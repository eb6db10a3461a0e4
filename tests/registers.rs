//! Registers: each number is given once, by threads, processes and engines that ask at once, and by those that die.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use alir::engine::{Given, Wanted};
use alir::numbering::Pattern;
use alir::store::{CaseQuery, Store, TaskQuery};
use alir::time::{Office, OfficeHours, WorkCalendar, Zone};
use alir::{
    Act, Actor, Command, CommandId, Engine, Error, Event, InstanceId, ManualClock, MemoryStore, Rejection,
};
use alir_sqlite::SqliteStore;
use chrono::{DateTime, Utc};

use crate::office::{ROUND, chart, orders, process, tell};

const PROCESSES: u32 = 4;
const THREADS: u32 = 3;
const NUMBERS: u32 = 25;

fn office(patterns: &[(&str, &str)]) -> Office {
    let read = |text| Pattern::read(text).expect("the pattern is right");
    let hours = OfficeHours { zone: Zone::WITA, ..OfficeHours::default() };
    Office {
        id: "buol".to_owned(),
        name: "Kabupaten Buol".to_owned(),
        calendar: WorkCalendar::new(hours).expect("the hours are right"),
        numbering: patterns.iter().map(|(name, text)| ((*name).to_owned(), read(text))).collect(),
        ..Office::default()
    }
}

fn take(engine: &Engine, office: &Office, pattern: &str, command: Option<&str>) -> Result<Given, Error> {
    let (words, by) = (BTreeMap::new(), Actor::new("ani"));
    let command = command.map(CommandId::from);
    engine.next_number(
        office,
        &Wanted { pattern, words: &words, instance: None, command: command.as_ref(), by: &by },
    )
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("it is a time")
}

#[test]
fn numbers_begin_again_with_the_year_if_they_show_it() {
    let clock = Arc::new(ManualClock::new(at("2026-12-31T15:58:00Z")));
    let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
    let office = office(&[("surat", "{urut:02}/{tahun}"), ("sop", "555/{urut}/diskominfo")]);
    let next = |name, command| take(&engine, &office, name, command).unwrap().number;
    assert_eq!(
        [next("surat", None), next("surat", Some("k")), next("sop", None)],
        ["01/2026", "02/2026", "555/1/diskominfo"]
    );
    // By the clocks of the office it is the new year eight hours before it is in Greenwich.
    clock.set(at("2026-12-31T16:00:00Z"));
    assert_eq!(
        [next("surat", None), next("sop", None), next("surat", None)],
        ["01/2027", "555/2/diskominfo", "02/2027"]
    );
    // The wish of the old year, told again.
    let again = take(&engine, &office, "surat", Some("k")).unwrap();
    assert_eq!((again.number.as_str(), again.counter, again.repeated), ("02/2026", 2, true));
    // A clock that goes back takes no number twice.
    clock.set(at("2026-12-31T15:00:00Z"));
    assert_eq!([next("surat", None), next("sop", None)], ["03/2026", "555/3/diskominfo"]);
}

#[test]
fn the_same_wish_gives_the_same_number_and_another_is_refused() {
    let engine = Engine::new(MemoryStore::default());
    let office = office(&[("sop", "555/{urut}.{sub}/diskominfo"), ("surat", "{urut}")]);
    let (ani, budi, case) = (Actor::new("ani"), Actor::new("budi"), InstanceId::from("A"));
    let words = |sub: &str| BTreeMap::from([("sub".to_owned(), sub.to_owned())]);
    let command = CommandId::from("k");
    let ask = |sub: &str, by: &Actor, instance: Option<&InstanceId>| {
        let words = words(sub);
        engine.next_number(
            &office,
            &Wanted { pattern: "sop", words: &words, instance, command: Some(&command), by },
        )
    };
    let given = ask("26", &ani, None).unwrap();
    assert_eq!((given.number.as_str(), given.repeated), ("555/1.26/diskominfo", false));
    assert_eq!(ask("26", &ani, None).unwrap(), Given { repeated: true, ..given });
    for other in [ask("27", &ani, None), ask("26", &budi, None), ask("26", &ani, Some(&case))] {
        assert!(matches!(other, Err(Error::Rejected(Rejection::CommandIdReused))), "{other:?}");
    }
    // A word that is wrong takes no number; nor does a pattern that is not there.
    assert!(matches!(take(&engine, &office, "sop", None), Err(Error::Number(_))));
    let Err(Error::Number(none)) = take(&engine, &office, "nota", None) else { panic!("there is none") };
    assert_eq!(none.hint.en, "there is `sop`, `surat`");
    assert_eq!(take(&engine, &office, "surat", None).unwrap().number, "1");
}

#[test]
fn cases_are_numbered_and_registers_are_no_cases() {
    let engine = Engine::new(MemoryStore::default());
    let round = ROUND.replace("nama: Putaran", "nama: Putaran\nprofil: buol");
    let chart = chart(&round);
    engine.publish(&chart).unwrap();
    let petugas = Actor::from("petugas");
    let start = |command: &Command, by: &Actor| engine.start_numbered(chart.sop(), command, by);
    assert!(
        matches!(start(&Command::start(), &petugas), Err(Error::Number(_))),
        "the office is not known yet"
    );
    engine.publish_office(&office(&[("berkas", "B/{urut:03}")])).unwrap();
    assert_eq!(start(&Command::start(), &petugas).unwrap().0.as_str(), "B/001");
    // A start that is refused takes no number.
    assert!(matches!(start(&Command::start(), &"orang".into()), Err(Error::Rejected(_))));
    // One that was started by hand is passed over.
    engine.start(chart.sop(), &"B/002".into(), &petugas).unwrap();
    let command = Command::start().with_id("k");
    let (id, now) = start(&command, &petugas).unwrap();
    assert_eq!((id.as_str(), now.repeated()), ("B/003", false));
    let (again, now) = start(&command, &petugas).unwrap();
    assert_eq!((again, now.repeated()), (id, true));
    assert_eq!(start(&Command::start(), &petugas).unwrap().0.as_str(), "B/004");

    let ids = |query: &CaseQuery| -> Vec<String> {
        engine.cases(query).unwrap().iter().map(|case| case.instance.to_string()).collect()
    };
    assert_eq!(ids(&CaseQuery::default()), ["B/001", "B/002", "B/003", "B/004"]);
    assert_eq!(ids(&CaseQuery { limit: 2, ..CaseQuery::default() }), ["B/001", "B/002"]);
    let behind = CaseQuery { after: Some("B/003".into()), ..CaseQuery::default() };
    assert_eq!(ids(&behind), ["B/004"]);
    assert_eq!(engine.tasks(&TaskQuery::default()).unwrap().len(), 4);
    assert_eq!(engine.wake(|_, _| ()).unwrap().cases, 0);
    // The feed has them, as events that every reader knows.
    let feed = engine.store().feed(0, 0).unwrap();
    let numbered = feed.iter().filter_map(|row| match alir::instance::from_json(&row.body).unwrap().event {
        Event::Numbered { text, .. } => Some((row.instance.clone(), text)),
        _ => None,
    });
    let (registers, numbers): (BTreeSet<_>, Vec<_>) = numbered.unzip();
    assert_eq!(
        (registers.len(), numbers),
        (1, ["B/001", "B/002", "B/003", "B/004"].map(str::to_owned).to_vec())
    );
    let register = registers.into_iter().next().unwrap();
    for refused in [
        engine.start(chart.sop(), &register, &petugas),
        engine.submit(&register, &Command::new(Act::Note { text: "x".to_owned() }), &petugas),
    ] {
        assert!(matches!(refused, Err(Error::Rejected(_))), "{refused:?}");
    }
}

#[test]
fn several_processes_get_every_number_once() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let spawn = |number| process("registers::asks_beside_others", &file, number).spawn();
    let children: Vec<_> =
        (0..PROCESSES).map(|number| spawn(number).expect("a process can be started")).collect();
    let mut given = Vec::new();
    for child in children {
        let out = child.wait_with_output().expect("it ends");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
        given.extend(told(&*out.stdout));
    }
    given.sort_unstable();
    assert_eq!(
        given,
        (1..=PROCESSES * THREADS * NUMBERS).collect::<Vec<_>>(),
        "no number twice, none left out"
    );
}

#[test]
fn killed_while_numbering() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let file = folder.path().join("office.db");
    let mut known = BTreeSet::new();
    for round in 0..20 {
        let mut child =
            process("registers::asks_beside_others", &file, 100 + round).spawn().expect("it can be started");
        let mut out = child.stdout.take().expect("because it is piped");
        let reader = thread::spawn(move || {
            let mut text = Vec::new();
            out.read_to_end(&mut text).map(|_| text)
        });
        thread::sleep(Duration::from_millis(u64::from(20 + round * 5)));
        child.kill().expect("a process of our own can be killed");
        child.wait().expect("it ends");
        let text = reader.join().expect("reading does not panic").expect("it can be read");
        for number in told(&*text) {
            assert!(known.insert(number), "{number} was given twice");
        }
    }
    assert!(!known.is_empty(), "some lived long enough");
    let store = SqliteStore::open(&file).expect("what a killed process leaves behind can be opened");
    let rows = store.feed(0, 0).expect("the feed can be read");
    let kept: Vec<u32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(kept, (1..).take(kept.len()).collect::<Vec<_>>(), "one behind the other");
    assert!(known.iter().all(|number| kept.contains(number)), "what was told is on disk");
    // Who asks again for what a dead process wanted gets the number that this had taken.
    let engine = Engine::new(store);
    for row in &rows {
        let event = alir::instance::from_json(&row.body).expect("it can be read");
        let command = event.command.expect("each had one");
        let given = take(&engine, &office(&[("surat", "{urut}")]), "surat", Some(command.as_str()))
            .expect("it is given");
        assert_eq!((given.counter, given.repeated), (row.number, true));
    }
}

/// The numbers that a process has told, those that are whole.
fn told(out: impl Read) -> Vec<u32> {
    let lines = BufReader::new(out).split(b'\n').map_while(Result::ok);
    let number = |line: Vec<u8>| {
        let line = String::from_utf8_lossy(&line).into_owned();
        line.strip_prefix('>')?.strip_suffix(" .")?.parse().ok()
    };
    lines.filter_map(number).collect()
}

#[test]
#[ignore = "the process that the two above start"]
fn asks_beside_others() {
    let Some((file, process)) = orders() else { return };
    let engine = Engine::new(SqliteStore::open(&file).expect("the file can be opened"));
    let office = office(&[("surat", "{urut}")]);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (engine, office) = (&engine, &office);
            scope.spawn(move || {
                for turn in 0..NUMBERS {
                    let command = format!("{process}-{thread}-{turn}");
                    let given = take(engine, office, "surat", Some(&command)).expect("it is given");
                    assert!(!given.repeated, "{command} is new");
                    tell(&format!("{} .", given.number));
                }
            });
        }
    });
}
