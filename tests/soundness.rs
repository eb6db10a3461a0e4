//! The verdict on a flow against a search through every state of the engine itself, on random flows of every shape.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use alir::analysis::{Defect, soundness};
use alir::chart::{Step, StepKind};
use alir::rules::check_for_trial;
use alir::sop::{Document, read};
use alir::{Actor, Chart, Command, Context, Instance, Rejection, decide};
use chrono::DateTime;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::charts::{Block, Choices};
use crate::every_state::{Verdict, search};
use crate::runs::seen;

/// A flow of any shape: every arrow may lead anywhere.
fn any_flow(choices: &mut Choices<'_>) -> String {
    let count = 2 + choices.below(7);
    let target = |choices: &mut Choices<'_>| format!("s{}", choices.below(count + 1));
    let mut text = String::from("sop: acak\nnama: Acak\npelaksana: {a: A}\nisian: {x: bulat}\nlangkah:\n");
    for number in 0..count {
        let kind = if number == 0 { 0 } else { choices.below(9) };
        let line = match kind {
            0 | 1 => {
                let bound = match choices.below(5) {
                    4 => {
                        format!(", maks_ulang: {{kali: {}, lalu: {}}}", 2 + choices.below(2), target(choices))
                    }
                    _ => String::new(),
                };
                format!("{{kegiatan: k, oleh: a, isi: x, lanjut: {}{bound}}}", target(choices))
            }
            2 | 3 => {
                let ways: Vec<_> = (0..2 + choices.below(2))
                    .map(|way| match choices.below(6) {
                        5 => format!(
                            "w{way}: {{ke: {}, maks_ulang: {{kali: 2, lalu: {}}}}}",
                            target(choices),
                            target(choices)
                        ),
                        _ => format!("w{way}: {}", target(choices)),
                    })
                    .collect();
                format!("{{keputusan: k, oleh: a, cabang: {{{}}}}}", ways.join(", "))
            }
            8 => {
                let mut way = |when: &str| match choices.below(4) {
                    3 => format!(
                        "{{bila: {when}, ke: {}, maks_ulang: {{kali: 2, lalu: {}}}}}",
                        target(choices),
                        target(choices)
                    ),
                    _ => format!("{{bila: {when}, ke: {}}}", target(choices)),
                };
                let (many, few) = (way("x > 5"), way("x < 0"));
                let otherwise = target(choices);
                format!("{{keputusan: k, otomatis: ya, cabang: {{w0: {many}, w1: {few}, w2: {otherwise}}}}}")
            }
            4 | 5 => {
                let ways: Vec<_> = (0..2 + choices.below(2)).map(|_| target(choices)).collect();
                format!("{{serentak: [{}]}}", ways.join(", "))
            }
            6 => format!("{{gabung: semua, lanjut: {}}}", target(choices)),
            _ => format!("{{gabung: salah_satu, lanjut: {}}}", target(choices)),
        };
        writeln!(text, "  s{number}: {line}").unwrap();
    }
    writeln!(text, "  s{count}: {{selesai: S}}").unwrap();
    text
}

fn trial(text: &str) -> Option<Chart> {
    let Some(Document::Sop(sop)) = read(text).value else { panic!("{text}") };
    check_for_trial(&sop, text).value
}

/// What people do at steps to which arrows lead.
fn work_within_reach(chart: &Chart) -> BTreeSet<String> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![chart.start()]);
    while let Some(step) = open.pop() {
        if seen.insert(step.id.to_string()) {
            let next = chart.exits(step).flat_map(|exit| [Some(exit.to), exit.bound.map(|(_, then)| then)]);
            open.extend(next.flatten());
        }
    }
    let counts = |step: &Step| step.is_work() || step.is_decision();
    seen.into_iter().filter(|step| chart.step(step).is_some_and(counts)).collect()
}

/// Holds the verdict on a chart against the search; whether there was something to compare.
fn agrees(chart: &Chart, most: usize) -> Result<Option<bool>, TestCaseError> {
    let said = soundness(chart);
    let text = chart.text();
    let unsound: Vec<_> = said.defects.iter().filter(|(defect, _)| defect.is_unsound()).collect();
    let is = |wanted: fn(&Defect) -> bool| unsound.iter().any(|(defect, _)| wanted(defect));
    if is(|defect| matches!(defect, Defect::PilesUp { .. } | Defect::WithoutPerson { .. })) {
        // The engine would make ten thousand threads of it before it gives up. That none of these is missed is seen in
        // the flows that are searched.
        return Ok(None);
    }
    let verdict = search(chart, most);
    match &verdict {
        Verdict::Endless => {
            prop_assert!(
                is(|defect| matches!(defect, Defect::WithoutPerson { .. } | Defect::PilesUp { .. })),
                "endless, not found: {:?}\n{}",
                said,
                text
            );
        }
        Verdict::Stuck if said.decided || !unsound.is_empty() => {
            prop_assert!(
                is(|defect| !matches!(defect, Defect::Dead { .. })),
                "stuck, not found: {:?}\n{}",
                said,
                text
            );
        }
        // Threads without end may be kept within bounds by `maks_ulang`; that they pile up is wrong all the same.
        Verdict::Sound(_) if is(|defect| matches!(defect, Defect::PilesUp { .. })) => {}
        Verdict::Sound(steps) if said.decided || !unsound.is_empty() => {
            let dead: BTreeSet<String> = said
                .defects
                .iter()
                .filter_map(|(defect, _)| match defect {
                    Defect::Dead { step } => Some(step.to_string()),
                    _ => None,
                })
                .collect();
            // Whoever goes round for ever is at fault, also where a join of one thread would end that one day.
            let one_is_enough = text.contains("salah_satu");
            let wrong = unsound.iter().any(|(defect, _)| match defect {
                Defect::Dead { .. } => false,
                Defect::NoEnd { .. } | Defect::NoEndLater { .. } => !one_is_enough,
                _ => true,
            });
            prop_assert!(!wrong, "sound, but found: {:?}\n{}", said, text);
            // What a join of one thread ends the moment it was split, and a bound that is never used up, are out of
            // reach in ways the analysis need not see.
            let exact = !["salah_satu", "maks_ulang"].iter().any(|word| text.contains(word));
            for step in work_within_reach(chart).difference(steps).filter(|_| exact) {
                prop_assert!(dead.contains(step), "{} is dead, not found: {:?}\n{}", step, said, text);
            }
            for step in chart.step_ids().map(ToString::to_string) {
                // A fork on whose ways nobody does anything is over before it has begun, and what it passed with it.
                let is_passed =
                    chart.step(&step).is_some_and(|step| !step.is_work() && step.kind != StepKind::End);
                if dead.contains(&step) && !is_passed {
                    prop_assert!(!steps.contains(&step), "{} is not dead\n{}", step, text);
                }
            }
        }
        Verdict::Stuck | Verdict::Sound(_) | Verdict::TooMany => {}
    }
    for (defect, run) in &said.defects {
        let Some(run) = run else { continue };
        if let Err(led_to) = seen(chart, defect, run) {
            prop_assert!(false, "{:?} {:?} led to {}\n{}", defect, run, led_to, text);
        }
    }
    let compared = !matches!(verdict, Verdict::TooMany) && (said.decided || !unsound.is_empty());
    Ok(compared.then_some(matches!(verdict, Verdict::Sound(_))))
}

/// The same for so many flows that ten thousand could be compared; where they differ, proptest shows a smaller one.
#[test]
fn ten_thousand_verdicts_are_those_of_a_search_through_all_states() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u16::try_from(seed >> 48).unwrap()
    };
    let (mut drawn, mut sound, mut unsound) = (0, 0, 0);
    while sound + unsound < 10_000 {
        drawn += 1;
        let data: Vec<u16> = std::iter::repeat_with(&mut next).take(80).collect();
        let Some(chart) = trial(&any_flow(&mut Choices::new(&data))) else { continue };
        match agrees(&chart, 250).unwrap_or_else(|error| panic!("{error}")) {
            Some(true) => sound += 1,
            Some(false) => unsound += 1,
            None => {}
        }
    }
    assert!(sound > 2_000 && unsound > 1_000, "of both kinds: {sound} sound, {unsound} not, of {drawn}");
}

/// The same flows every time, unless their number is given.
fn config(divided_by: u32) -> ProptestConfig {
    let given = std::env::var("PROPTEST_CASES").ok().and_then(|given| given.parse::<u32>().ok());
    let rng_seed = given.map_or(RngSeed::Fixed(1), |_| RngSeed::Random);
    let cases = given.unwrap_or(12_000) / divided_by;
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1))]

    #[test]
    fn flows_of_any_shape(data in proptest::collection::vec(any::<u16>(), 40..80)) {
        let text = any_flow(&mut Choices::new(&data));
        if let Some(chart) = trial(&text) {
            agrees(&chart, 250)?;
        }
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn well_formed_flows_are_sound(data in proptest::collection::vec(any::<u16>(), 0..120)) {
        let chart = Block::random(&mut Choices::new(&data)).chart();
        let said = soundness(&chart);
        prop_assert!(said.decided && said.defects.iter().all(|(defect, _)| !defect.is_unsound()), "{:?}\n{}", said, chart.text());
    }
}

/// What the check lets pass, the engine runs; one fork more, and both refuse.
#[test]
fn forks_lie_in_one_another_as_deep_as_a_case_can_hold() {
    let nested = |depth: usize| {
        let fork = |n: usize| format!("  f{n}: {{serentak: [f{}, e]}}\n", n + 1);
        let forks: String = (0..depth).map(fork).collect();
        let head = "sop: dalam\nnama: Dalam\npelaksana: {a: A}\nlangkah:\n";
        format!("{head}{forks}  f{depth}: {{kegiatan: k, oleh: a, lanjut: e}}\n  e: {{selesai: S}}\n")
    };
    let most = alir::limits::MAX_NESTED_FORKS;
    let chart = alir::load(&nested(most)).unwrap();
    let by = Actor::from("a");
    let begin = |chart: &Chart| {
        let context = Context::new(DateTime::UNIX_EPOCH, &by);
        decide(chart, &Instance::default(), &Command::start(), context)
    };
    let case = Instance::replay(begin(&chart).unwrap());
    assert_eq!(case.state().open_tasks().len(), 1);
    let deeper = nested(most + 1);
    assert!(alir::load(&deeper).is_err());
    let chart = trial(&deeper).unwrap();
    let defects = soundness(&chart).defects;
    assert_eq!(defects, [(Defect::TooDeep { fork: "f0".into() }, None)]);
    assert!(matches!(begin(&chart), Err(Rejection::TooDeep { .. })));
}
