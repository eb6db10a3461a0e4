//! Completions that are on disk a second, each figure beside bare inserts of the same rows into the same tables:
//! `cargo bench -p alir-sqlite --bench durable`.

mod bare;
mod recorder;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use alir::{Actor, Chart, Command, Engine, InstanceId, TaskId};
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
const CASES: usize = 40;

/// Each measurement is the middle one of so many pairs, one half after the other, so that a busy machine slows both.
const PAIRS: usize = 9;

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn main() {
    println!("callers   alir/s   bare/s   ratio   completions a transaction");
    for (callers, each) in [(1, 500), (8, 200), (64, 150)] {
        let folder = tempfile::tempdir().expect("there is room for a bench");
        let mut pairs: Vec<_> = (0..PAIRS).map(|pair| measure(folder.path(), pair, callers, each)).collect();
        pairs.sort_by(|a, b| (a.ours / a.bare).total_cmp(&(b.ours / b.bare)));
        let Pair { ours, bare, group } = pairs[PAIRS / 2];
        println!("{callers:>7}  {ours:>7.0}  {bare:>7.0}  {:>6.2}  {group:>6.1}", ours / bare);
    }
}

/// Completions a second.
struct Pair {
    ours: f64,
    bare: f64,
    /// Completions a transaction, the same in both.
    group: f64,
}

fn measure(folder: &Path, pair: usize, callers: usize, each: usize) -> Pair {
    let chart = alir::load(ROUND).expect("the SOP is right");
    let path = |name: &str| folder.join(format!("{callers}-{pair}-{name}.db"));

    let store = SqliteStore::open(path("alir")).expect("a file can be made");
    let recorder = Recorder::new(store);
    let engine = begun(recorder.clone(), &chart, callers);
    recorder.take();
    let since = Instant::now();
    work(&engine, callers, each);
    let ours = since.elapsed().as_secs_f64();
    let groups = recorder.take();
    assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), callers * each);

    let store = SqliteStore::open(path("bare")).expect("a file can be made");
    // Kept open, so that both begin with a journal of the same length.
    let _open = begun(Recorder::new(store), &chart, callers);
    let mut bare = Bare::open(&path("bare"));
    let since = Instant::now();
    groups.iter().for_each(|group| bare.insert(group));
    let bare = since.elapsed().as_secs_f64();

    let all = f64::from(u32::try_from(callers * each).expect("because it is small"));
    let transactions = f64::from(u32::try_from(groups.len()).expect("because it is small"));
    Pair { ours: all / ours, bare: all / bare, group: all / transactions }
}

fn case(caller: usize, number: usize) -> InstanceId {
    format!("SUB-2025-{caller:02}-{:03}", number % CASES).into()
}

/// An engine with every caller's cases begun.
fn begun(store: Recorder, chart: &Chart, callers: usize) -> Engine {
    let engine = Engine::new(store);
    engine.publish(chart).expect("a SOP can be published");
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= callers * CASES {
                        return;
                    }
                    let case = case(number / CASES, number % CASES);
                    engine.start(chart.sop(), &case, &"petugas".into()).expect("the case is new");
                }
            });
        }
    });
    engine
}

fn work(engine: &Engine, callers: usize, each: usize) {
    thread::scope(|scope| {
        for caller in 0..callers {
            scope.spawn(move || {
                let (clerk, head) = (Actor::from("petugas"), Actor::from("kepala"));
                for number in 0..each {
                    let task = TaskId(u32::try_from(number / CASES + 1).expect("because it is small"));
                    let (command, by) = match task.0 % 2 {
                        1 => (Command::complete(task), &clerk),
                        _ => (Command::answer(task, "ya"), &head),
                    };
                    let command = command.with_id(format!("0190163d-8694-739b-aea5-{caller:04}{number:08}"));
                    engine.submit(&case(caller, number), &command, by).expect("the task is open");
                }
            });
        }
    });
}
