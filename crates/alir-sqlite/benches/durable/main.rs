//! Completions that are on disk a second, each figure beside bare inserts of the same rows into the same tables:
//! `cargo bench -p alir-sqlite --bench durable` (a first argument picks one number of callers).

mod bare;
mod recorder;

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use alir::{Actor, Chart, Command, Engine, InstanceId, MemoryStore, Store, TaskId};
use alir_sqlite::SqliteStore;
use bare::Bare;
use recorder::Recorder;

const ROUND: &str = "
sop: putar
nama: Putaran
pelaksana: {petugas: Petugas, kepala: Kepala}
langkah:
  kerja: {kegiatan: Mengerjakan, oleh: petugas, waktu: 5 menit}
  lagi: {keputusan: Sekali lagi?, oleh: kepala, waktu: 5 menit, cabang: {ya: kerja, tidak: tamat}}
  tamat: {selesai: Tamat}
";

/// Cases of each caller, which it works on in turn.
const CASES: u32 = 40;

/// The two sides take turns, so that whatever else the machine does slows both.
const TURNS: u32 = 24;

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn main() {
    println!("callers   alir/s   bare/s   ratio   completions a transaction");
    let only = std::env::args().find_map(|given| given.parse::<u32>().ok());
    for (callers, each) in [(1, 100), (8, 50), (64, 40)] {
        if only.is_some_and(|only| only != callers) {
            continue;
        }
        let Measured { ours, bare, transactions } = measure(callers, each);
        let all = f64::from(callers * each * TURNS);
        let (ours, bare, group) =
            (all / ours.as_secs_f64(), all / bare.as_secs_f64(), all / f64::from(transactions));
        println!("{callers:>7}  {ours:>7.0}  {bare:>7.0}  {:>6.2}  {group:>6.1}", ours / bare);
    }
}

#[derive(Default)]
struct Measured {
    ours: Duration,
    bare: Duration,
    /// Those of the engine, which the bare side repeats batch for batch.
    transactions: u32,
}

/// Lets so many callers do so many tasks each in every turn.
fn measure(callers: u32, each: u32) -> Measured {
    let folder = tempfile::tempdir().expect("there is room for a bench");
    let open = |name: &str| SqliteStore::open(folder.path().join(name)).expect("a file can be made");
    let chart = alir::load(ROUND).expect("the SOP is right");
    let recorder = Recorder::of_sizes(open("alir.db"));
    let engine = begun(recorder.clone(), &chart, callers);
    // Kept open, as the other one is, so that the journal stays.
    let _same = begun(open("bare.db"), &chart, callers);
    let mut bare = Bare::open(&folder.path().join("bare.db"));
    // Does the same in memory, for the rows.
    let rows = Recorder::of_batches(MemoryStore::default());
    let mirror = begun(rows.clone(), &chart, callers);
    let turns = (0..TURNS).map(|turn| turn * each..(turn + 1) * each);
    recorder.take();

    let people = ["petugas".into(), "kepala".into()];
    let mut measured = Measured::default();
    let (engine, everybody) = (&engine, &Barrier::new(callers as usize + 1));
    thread::scope(|scope| {
        for caller in 0..callers {
            let turns = turns.clone();
            scope.spawn(move || {
                let people = ["petugas".into(), "kepala".into()];
                for turn in turns {
                    everybody.wait();
                    turn.for_each(|number| complete(engine, &people, caller, number));
                    everybody.wait();
                }
            });
        }
        for turn in turns.clone() {
            everybody.wait();
            let since = Instant::now();
            everybody.wait();
            measured.ours += since.elapsed();
            let sizes = recorder.take().sizes;
            measured.transactions += u32::try_from(sizes.len()).expect("because it is small");

            rows.take();
            for number in turn {
                (0..callers).for_each(|caller| complete(&mirror, &people, caller, number));
            }
            let batches = rows.take().batches;
            let mut rest = &batches[..];
            let since = Instant::now();
            for size in sizes {
                let group;
                (group, rest) = rest.split_at(size);
                bare.insert(group);
            }
            measured.bare += since.elapsed();
            assert!(rest.is_empty(), "both sides write the same");
        }
    });
    measured
}

fn case(caller: u32, number: u32) -> InstanceId {
    format!("SUB-2025-{caller:02}-{:03}", number % CASES).into()
}

/// An engine with every caller's cases begun.
fn begun(store: impl Store + 'static, chart: &Chart, callers: u32) -> Engine {
    let engine = Engine::new(store);
    engine.publish(chart).expect("a SOP can be published");
    thread::scope(|scope| {
        for caller in 0..callers {
            let engine = &engine;
            scope.spawn(move || {
                for number in 0..CASES {
                    let case = case(caller, number);
                    engine.start(chart.sop(), &case, &"petugas".into()).expect("the case is new");
                }
            });
        }
    });
    engine
}

/// Does a caller's task: its cases take turns, and so do the two tasks of a case.
fn complete(engine: &Engine, [clerk, head]: &[Actor; 2], caller: u32, number: u32) {
    let task = TaskId(number / CASES + 1);
    let (command, by) = match task.0 % 2 {
        1 => (Command::complete(task), clerk),
        _ => (Command::answer(task, "ya"), head),
    };
    let command = command.with_id(format!("0190163d-8694-739b-aea5-{caller:04}{number:08}"));
    engine.submit(&case(caller, number), &command, by).expect("the task is open");
}
