//! Facts about charts agree with a second reading of random ones, and with every way walked one by one.

#![expect(clippy::cast_precision_loss, reason = "seconds and ways of small charts")]

use alir::Chart;
use alir::analysis::facts::{Assumed, Facts, Longest};
use alir::chart::Step;
use alir::time::WorkCalendar;
use proptest::prelude::*;

use crate::charts::{Block, Choices};
use crate::shared::{document, library};

/// Target and limit, in seconds of work, of the times that random tasks have.
const TIMES: [(u64, u64); 6] = [
    (0, 0),
    (7200, 7200),
    (27_000, 54_000),
    (1800, 1800),
    (19_285, 19_285), // a seventh of 37.5 hours
    (57_857, 57_857),
];

fn facts(chart: &Chart) -> Facts {
    Facts::of(chart, &WorkCalendar::default(), &Assumed::default())
}

/// For ever.
const EVER: u64 = u64::MAX / 8;

/// What a block takes, read by its structure.
#[derive(Clone, Copy, Debug)]
struct Read {
    shortest: u64,
    longest: u64,
    once: u64,
    bounded: u64,
    expected: f64,
    ways: u64,
}

fn read(block: &Block) -> Read {
    let nothing = Read { shortest: 0, longest: 0, once: 0, bounded: 0, expected: 0.0, ways: 1 };
    match block {
        Block::Task { id, .. } => {
            let (target, limit) = TIMES[id[1..].parse::<usize>().unwrap() % TIMES.len()];
            let expected = (target + limit) as f64 / 2.0;
            Read { shortest: target, longest: limit, once: limit, bounded: limit, expected, ways: 1 }
        }
        Block::Seq(parts) => parts.iter().map(read).fold(nothing, |one, other| Read {
            shortest: one.shortest + other.shortest,
            longest: one.longest + other.longest,
            once: one.once + other.once,
            bounded: (one.bounded + other.bounded).min(EVER),
            expected: one.expected + other.expected,
            ways: one.ways.saturating_mul(other.ways),
        }),
        Block::Choice { ways, .. } => {
            let even = 1.0 / ways.len() as f64;
            ways.iter()
                .map(read)
                .map(|way| Read { expected: way.expected * even, ..way })
                .reduce(|one, other| Read {
                    shortest: one.shortest.min(other.shortest),
                    longest: one.longest.max(other.longest),
                    once: one.once.max(other.once),
                    bounded: one.bounded.max(other.bounded),
                    expected: one.expected + other.expected,
                    ways: one.ways.saturating_add(other.ways),
                })
                .unwrap()
        }
        Block::Fork { ways, any, .. } => {
            let pick = |one: u64, other: u64| if *any { one.min(other) } else { one.max(other) };
            ways.iter()
                .map(read)
                .reduce(|one, other| Read {
                    shortest: pick(one.shortest, other.shortest),
                    longest: pick(one.longest, other.longest),
                    once: pick(one.once, other.once),
                    bounded: pick(one.bounded, other.bounded),
                    expected: if *any {
                        one.expected.min(other.expected)
                    } else {
                        one.expected.max(other.expected)
                    },
                    ways: one.ways.saturating_mul(other.ways),
                })
                .unwrap()
        }
        Block::Loop { body, bound, .. } => {
            let body = read(body);
            let rounds = match bound {
                Some(times) => 1.0 - 0.5_f64.powf(f64::from(*times - 1)),
                None => 1.0,
            };
            Read {
                once: 2 * body.once,
                bounded: match bound {
                    Some(times) => body.bounded.saturating_mul(u64::from(*times)).min(EVER),
                    None => EVER,
                },
                expected: body.expected * (1.0 + rounds),
                ways: body.ways.saturating_add(body.ways.saturating_mul(body.ways)),
                ..body
            }
        }
    }
}

/// How deep loops lie in each other, and whether there are forks.
fn depth(block: &Block) -> (u32, bool) {
    let most = |parts: &[Block]| {
        parts.iter().map(depth).fold((0, false), |one, other| (one.0.max(other.0), one.1 | other.1))
    };
    match block {
        Block::Task { .. } => (0, false),
        Block::Seq(parts) | Block::Choice { ways: parts, .. } => most(parts),
        Block::Fork { ways, .. } => (most(ways).0, true),
        Block::Loop { body, .. } => (depth(body).0 + 1, depth(body).1),
    }
}

/// Whether a loop begins with another loop.
fn begins_alike(block: &Block) -> bool {
    fn with_loop(block: &Block) -> bool {
        match block {
            Block::Loop { .. } => true,
            Block::Seq(parts) => parts.first().is_some_and(with_loop),
            Block::Task { .. } | Block::Choice { .. } | Block::Fork { .. } => false,
        }
    }
    match block {
        Block::Task { .. } => false,
        Block::Seq(parts) | Block::Choice { ways: parts, .. } | Block::Fork { ways: parts, .. } => {
            parts.iter().any(begins_alike)
        }
        Block::Loop { body, .. } => with_loop(body) || begins_alike(body),
    }
}

/// Every way through a chart without forks and loops: its target, its limit and its share.
fn walk(chart: &Chart, step: &Step, so_far: (u64, u64, f64), into: &mut Vec<(u64, u64, f64)>) {
    let (target, limit) = match step.id.as_str().strip_prefix('t').map(str::parse::<usize>) {
        Some(Ok(number)) => TIMES[number % TIMES.len()],
        Some(Err(_)) | None => (0, 0),
    };
    let exits: Vec<_> = chart.exits(step).collect();
    let so_far = (so_far.0 + target, so_far.1 + limit, so_far.2 / exits.len().max(1) as f64);
    for exit in &exits {
        walk(chart, exit.to, so_far, into);
    }
    if exits.is_empty() {
        into.push(so_far);
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * other.max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn facts_agree_with_a_reading_by_structure(data in prop::collection::vec(any::<u16>(), 0..160)) {
        let block = Block::random(&mut Choices::new(&data));
        let chart = block.chart();
        let (facts, read) = (facts(&chart), read(&block));
        let (shortest, longest) = (facts.shortest.unwrap(), facts.longest.unwrap());
        prop_assert_eq!((shortest.seconds, longest.seconds), (read.shortest, read.longest));
        // Two loops that begin at the same step are one to whoever comes there.
        if !begins_alike(&block) {
            prop_assert_eq!(facts.longest_once, Some(read.once));
            prop_assert_eq!(facts.ways.at_least, read.ways);
            prop_assert_eq!(facts.ways.exact, read.ways < u64::MAX);
        }
        let (loops, forks) = depth(&block);
        let bounded = match facts.longest_bounded {
            Longest::Seconds(seconds) => seconds,
            Longest::Unbounded => EVER,
            Longest::Unknown => panic!("a block always ends"),
        };
        prop_assert!(bounded >= longest.seconds);
        if loops <= 1 {
            // A loop in which nothing takes time may go round for ever all the same.
            prop_assert!(bounded == read.bounded, "{} {}", bounded, read.bounded);
            let expected = facts.expected.unwrap();
            prop_assert!(near(expected, read.expected), "{expected} {}", read.expected);
        }
        if loops == 0 {
            let expected = facts.expected.unwrap();
            prop_assert!(shortest.seconds as f64 <= expected + 1e-6 && expected <= longest.seconds as f64 + 1e-6);
            prop_assert_eq!(bounded, longest.seconds);
            if !forks && read.ways <= 2000 {
                let mut ways = Vec::new();
                walk(&chart, chart.start(), (0, 0, 1.0), &mut ways);
                prop_assert_eq!(ways.len() as u64, facts.ways.at_least);
                prop_assert_eq!(ways.iter().map(|way| way.0).min(), Some(shortest.seconds));
                prop_assert_eq!(ways.iter().map(|way| way.1).max(), Some(longest.seconds));
                let mean: f64 = ways.iter().map(|way| (way.0 + way.1) as f64 / 2.0 * way.2).sum();
                prop_assert!(near(expected, mean), "{expected} {mean}");
            }
        }
        // A way is one: each step leads to the next, and the lanes of what only one does add up.
        for (way, by_target) in [(&shortest, true), (&longest, false)] {
            prop_assert_eq!(way.steps.first(), Some(&chart.start().id));
            prop_assert_eq!(way.steps.last().map(alir::StepId::as_str), Some("akhir"));
            let mut seconds = 0;
            for step in &way.steps {
                let step = chart.step(step.as_str()).unwrap();
                let (target, limit) = match step.id.as_str().strip_prefix('t').map(str::parse::<usize>) {
                    Some(Ok(number)) => TIMES[number % TIMES.len()],
                    Some(Err(_)) | None => (0, 0),
                };
                seconds += if by_target { target } else { limit };
            }
            prop_assert_eq!(seconds, way.seconds);
        }
    }
}

#[test]
fn the_subdomain_sop_is_as_people_count_it() {
    let (_, text) = library().into_iter().find(|(name, _)| name == "buol/pengajuan-subdomain.yaml").unwrap();
    let chart = alir::load(&text).unwrap();
    let facts = facts(&chart);
    assert_eq!(facts.sizes.steps, chart.steps().len());
    assert_eq!(facts.sizes.decisions, 1);
    assert_eq!(
        facts.loops.iter().map(|found| (found.to.as_str(), found.rounds)).collect::<Vec<_>>(),
        [("cek_nama", Some(2))]
    );
    assert_eq!(facts.ways.at_least, 2);
    let (shortest, longest) = (facts.shortest.unwrap(), facts.longest.unwrap());
    assert!(shortest.seconds <= longest.seconds);
    assert!(facts.longest_once.unwrap() > longest.seconds);
    assert!(
        matches!(facts.longest_bounded, Longest::Seconds(seconds) if seconds > facts.longest_once.unwrap())
    );
    let expected = facts.expected.unwrap();
    assert!(expected > shortest.seconds as f64);
}

#[test]
fn every_sop_of_the_repository_has_a_shortest_way() {
    for (name, text) in library() {
        if let alir::sop::Document::Sop(_) = document(&name, &text) {
            let found = facts(&alir::load(&text).unwrap());
            let (shortest, longest) = (found.shortest.unwrap(), found.longest.unwrap());
            assert!(shortest.seconds <= longest.seconds, "{name}");
            assert!(found.expected.is_some(), "{name}");
        }
    }
}

/// A SOP of many steps: decisions that lead back a little, forks, and a bounded loop round the whole.
fn large(parts: usize) -> Chart {
    use std::fmt::Write as _;
    let mut steps = String::new();
    for at in 0..parts {
        let next = if at + 1 == parts { "luar".to_owned() } else { format!("a{}", at + 1) };
        writeln!(
            steps,
            "  a{at}: {{kegiatan: k, oleh: a, waktu: 1-2 jam}}
  f{at}: {{serentak: [b{at}, c{at}]}}
  b{at}: {{kegiatan: k, oleh: b, waktu: 1 hari kerja, lanjut: j{at}}}
  c{at}: {{kegiatan: k, oleh: a, waktu: 3 jam}}
  j{at}: {{gabung: semua}}
  q{at}: {{keputusan: k, oleh: b, cabang: {{ya: {next}, tidak: {{ke: a{at}, maks_ulang: {{kali: 3, lalu: {next}}}}}}}}}"
        )
        .unwrap();
    }
    let text = format!(
        "sop: besar\nnama: Besar\npelaksana: {{a: A, b: B}}\nlangkah:\n{steps}  luar: {{keputusan: k, oleh: a, cabang: {{ya: akhir, tidak: {{ke: a0, maks_ulang: {{kali: 2, lalu: akhir}}}}}}}}\n  akhir: {{selesai: S}}\n"
    );
    alir::load(&text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn ten_thousand_steps_are_soon_counted() {
    let chart = large(1_700);
    let begun = std::time::Instant::now();
    let facts = facts(&chart);
    let took = begun.elapsed();
    assert_eq!((facts.sizes.steps, facts.loops.len()), (10_202, 1_701));
    assert!(!facts.ways.exact);
    assert_eq!(facts.shortest.unwrap().seconds, 1_700 * (3600 + 27_000));
    // Built without optimisation, on a machine that others use too.
    assert!(took.as_secs() < 20, "{took:?}");
}

#[test]
fn forks_within_forks_need_no_deep_stack() {
    use std::fmt::Write as _;
    let mut steps = String::new();
    let deep = 100;
    for at in 0..deep {
        writeln!(steps, "  f{at}: {{serentak: [f{}, t{at}]}}\n  t{at}: {{kegiatan: k, oleh: a, waktu: 1 jam, lanjut: j{at}}}", at + 1).unwrap();
    }
    writeln!(steps, "  f{deep}: {{kegiatan: k, oleh: a, waktu: 2 jam}}").unwrap();
    for at in (0..deep).rev() {
        writeln!(steps, "  j{at}: {{gabung: semua}}").unwrap();
    }
    let text =
        format!("sop: dalam\nnama: D\npelaksana: {{a: A}}\nlangkah:\n{steps}  akhir: {{selesai: S}}\n");
    let chart = alir::load(&text).unwrap_or_else(|error| panic!("{error}"));
    let found = facts(&chart);
    assert_eq!(found.longest.unwrap().seconds, 7200);
    assert_eq!(found.ways.at_least, 1);
}
