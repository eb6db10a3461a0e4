//! What a completion costs in memory, on one core: `cargo bench -p alir --bench core`.

use alir::instance::{from_json, to_json};
use alir::{Actor, Chart, Command, Context, Engine, Instance, MemoryStore, TaskId, decide};
use chrono::DateTime;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const ROUND: &str = "
sop: putar
nama: Putaran
pelaksana: {x: X}
langkah:
  kerja: {kegiatan: Mengerjakan, oleh: x, waktu: 5 menit}
  lagi: {keputusan: Sekali lagi?, oleh: x, cabang: {ya: kerja, tidak: tamat}}
  tamat: {selesai: Tamat}
";

/// So many completions are timed together.
const COMPLETIONS: u32 = 1_000;

fn main() {
    divan::main();
}

/// A case that was just begun, and what it runs by.
fn begun() -> (Chart, Instance, Actor) {
    let chart = alir::load(ROUND).expect("the SOP is right");
    let (mut case, x) = (Instance::default(), Actor::from("x"));
    go_on(&chart, &mut case, &Command::start(), &x);
    (chart, case, x)
}

fn go_on(chart: &Chart, case: &mut Instance, command: &Command, by: &Actor) {
    let events = decide(chart, case, command, Context::new(DateTime::UNIX_EPOCH, by));
    for event in events.expect("the command is allowed") {
        case.apply(event);
    }
}

/// The command that does task `number`: the two tasks take turns.
fn command(number: u32) -> Command {
    let task = TaskId(number);
    if number % 2 == 1 { Command::complete(task) } else { Command::answer(task, "ya") }
}

/// A command decided and its events applied; nothing else.
#[divan::bench]
fn completion(bencher: Bencher) {
    let (chart, case, x) = begun();
    bencher.counter(ItemsCount::new(COMPLETIONS)).with_inputs(|| case.clone()).bench_values(|mut case| {
        for number in 1..=COMPLETIONS {
            go_on(&chart, &mut case, &command(number), &x);
        }
        case
    });
}

/// The same with ids, as clients send them.
#[divan::bench]
fn completion_with_command_id(bencher: Bencher) {
    let (chart, case, x) = begun();
    let commands: Vec<_> =
        (1..=COMPLETIONS).map(|number| command(number).with_id(format!("018f-{number}"))).collect();
    bencher.counter(ItemsCount::new(COMPLETIONS)).with_inputs(|| case.clone()).bench_values(|mut case| {
        for command in &commands {
            go_on(&chart, &mut case, command, &x);
        }
        case
    });
}

/// Through the engine, to a store in memory: decided, written as JSON, appended, applied, listed.
#[divan::bench]
fn engine_completion(bencher: Bencher) {
    let (chart, _, x) = begun();
    let id = "K-1".into();
    bencher
        .counter(ItemsCount::new(COMPLETIONS))
        .with_inputs(|| {
            let engine = Engine::new(MemoryStore::default());
            engine.publish(&chart).expect("memory does not fail");
            engine.start(chart.sop(), &id, &x).expect("the case is new");
            engine
        })
        .bench_values(|engine| {
            for number in 1..=COMPLETIONS {
                engine.submit(&id, &command(number), &x).expect("the task is open");
            }
            engine
        });
}

/// A case with 100 events, read from JSON and brought to its state.
#[divan::bench]
fn replay_100_events(bencher: Bencher) {
    let (chart, mut case, x) = begun();
    for number in 1..=49 {
        go_on(&chart, &mut case, &command(number), &x);
    }
    assert_eq!(case.version(), 100);
    let lines: Vec<_> = case.log().iter().map(|event| to_json(event).expect("an event is JSON")).collect();
    bencher.counter(ItemsCount::new(lines.len())).bench(|| {
        let events = lines.iter().map(|line| from_json(black_box(line)).expect("the line is an event"));
        Instance::replay(events)
    });
}
