//! Whether a completion costs more when a case has a long history: `cargo bench -p alir --bench length`.

use std::time::{Duration, Instant};

use alir::{Actor, Command, Context, Engine, Instance, InstanceId, MemoryStore, TaskId, decide};
use chrono::DateTime;

const ROUND: &str = "
sop: putar
nama: Putaran
pelaksana: {x: X}
langkah:
  kerja: {kegiatan: Mengerjakan, oleh: x}
  lagi: {keputusan: Sekali lagi?, oleh: x, cabang: {ya: kerja, tidak: tamat}}
  tamat: {selesai: Tamat}
";

const LENGTHS: [u32; 5] = [10, 100, 1_000, 10_000, 100_000];

/// So many completions are timed at each length, in each of so many cases; the middle one counts.
const COMPLETIONS: u32 = 50;
const CASES: usize = 15;

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn main() {
    println!("{:>10}  {:>10}  {:>10}", "events", "pure", "engine");
    let (pure, engine) = (middle(pure), middle(engine));
    for ((length, pure), engine) in LENGTHS.iter().zip(pure).zip(engine) {
        println!("{length:>10}  {:>7} ns  {:>7} ns", pure.as_nanos(), engine.as_nanos());
    }
}

/// The middle time of several runs, for each length.
fn middle(run: impl Fn() -> Vec<Duration>) -> Vec<Duration> {
    let runs: Vec<_> = (0..CASES).map(|_| run()).collect();
    let at = |length: usize| {
        let mut times: Vec<_> = runs.iter().map(|run| run[length]).collect();
        times.sort();
        times[times.len() / 2] / COMPLETIONS
    };
    (0..LENGTHS.len()).map(at).collect()
}

/// Does one task after the other and times those behind each length.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn lengths(mut complete: impl FnMut(&Command)) -> Vec<Duration> {
    let (mut number, mut times) = (0, Vec::new());
    let mut next = || {
        number += 1;
        let task = TaskId(number);
        complete(&if number % 2 == 1 { Command::complete(task) } else { Command::answer(task, "ya") });
        // Two events have begun the case, two come with each completion.
        2 + 2 * number
    };
    for length in LENGTHS {
        while next() < length {}
        let since = Instant::now();
        for _ in 0..COMPLETIONS {
            next();
        }
        times.push(since.elapsed());
    }
    times
}

fn pure() -> Vec<Duration> {
    let chart = alir::load(ROUND).expect("the SOP is right");
    let (mut case, x) = (Instance::default(), Actor::from("x"));
    let mut go_on = |command: &Command| {
        let events = decide(&chart, &case, command, Context::new(DateTime::UNIX_EPOCH, &x));
        events.expect("the command is allowed").into_iter().for_each(|event| case.apply(event));
    };
    go_on(&Command::start());
    lengths(go_on)
}

fn engine() -> Vec<Duration> {
    let chart = alir::load(ROUND).expect("the SOP is right");
    let (engine, case, x) = (Engine::new(MemoryStore::default()), InstanceId::from("K-1"), Actor::from("x"));
    engine.publish(&chart).expect("memory does not fail");
    engine.start(chart.sop(), &case, &x).expect("the case is new");
    lengths(|command| drop(engine.submit(&case, command, &x).expect("the task is open")))
}
