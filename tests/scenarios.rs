//! Scenario tests: those of `sops/` pass and cover everything, and what a runner has to do.

use std::collections::BTreeMap;

use alir::Chart;
use alir::rules::{self, beside};
use alir::scenario::{Coverage, Ran, Way, run};
use alir::sop::{Document, Scenarios, derive};
use alir::time::Office;

use crate::shared::{document, library};

/// A scenario file of `sops/`, its SOP and its office.
pub(crate) struct Tested {
    pub(crate) name: String,
    pub(crate) given: Scenarios,
    pub(crate) chart: Chart,
    pub(crate) office: Office,
}

/// Every scenario file of `sops/`.
pub(crate) fn all() -> Vec<Tested> {
    let library: BTreeMap<String, String> = library().into_iter().collect();
    let read = |name: &String, text: &String| match document(name, text) {
        Document::Scenarios(given) => Some((name.clone(), *given)),
        Document::Sop(_)
        | Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Overlay(_) => None,
    };
    let tests = library.iter().filter_map(|(name, text)| read(name, text));
    let tested = |(name, given): (String, Scenarios)| {
        let path = beside(&name, &given.sop);
        let chart = alir::load(&whole(&path, &library)).unwrap();
        let profile = beside(&name, "profil.yaml");
        let Some(text) = library.get(&profile) else {
            return Tested { name, given, chart, office: Office::usual().clone() };
        };
        let Document::Profile(profile) = document(&profile, text) else { panic!("{profile}") };
        let Document::Holidays(days) = document("libur", &library["libur-nasional.yaml"]) else { panic!() };
        let office = rules::office(&profile, Some(&days)).ok().unwrap();
        Tested { name, given, chart, office }
    };
    tests.map(tested).collect()
}

/// The text of a SOP; of an overlay, what it makes of its base.
pub(crate) fn whole(path: &str, library: &BTreeMap<String, String>) -> String {
    match document(path, &library[path]) {
        Document::Overlay(overlay) => {
            let base = beside(path, &overlay.base.file);
            derive(&library[path], &base, &whole(&base, library)).value.unwrap().text
        }
        _ => library[path].clone(),
    }
}

#[test]
fn every_sop_is_covered_by_scenarios_that_pass() {
    let tests = all();
    let mut sops: Vec<_> = tests.iter().map(|tested| tested.chart.sop().to_string()).collect();
    sops.sort();
    sops.dedup();
    // The ten, two examples, and the general base with its three overlays.
    assert_eq!((tests.len(), sops.len()), (16, 16));
    for Tested { name, given, chart, office } in tests {
        assert_eq!(rules::scenarios(&given, Some(chart.definition())), [], "{name}");
        let mut coverage = Coverage::none(&chart);
        for (id, scenario) in given.scenarios.iter() {
            let ran = run(&chart, &office, id, scenario);
            assert_eq!(ran.misses, [], "{name}: {id}");
            coverage.add(&ran.trace);
        }
        let missing: Vec<_> = coverage.missing().map(|covered| &covered.way).collect();
        assert!(missing.is_empty(), "{name}: no scenario visits {missing:?}");
        assert!((coverage.percent() - 100.0).abs() < f64::EPSILON, "{name}");
    }
}

const LANES: &str = "pelaksana: {x: X, y: Y, luar: {nama: Luar, eksternal: ya}}\n";

/// Runs the only scenario of a text in the usual office.
pub(crate) fn tried(steps: &str, scenario: &str) -> (Chart, Ran) {
    let chart = alir::load(&format!("sop: s\nnama: S\n{LANES}langkah:\n{steps}")).unwrap();
    let Document::Scenarios(given) = document("uji", &format!("uji: s.yaml\nskenario:\n  a:\n{scenario}"))
    else {
        panic!("{scenario}")
    };
    let errors = rules::scenarios(&given, Some(chart.definition()));
    assert!(errors.iter().all(|finding| finding.code == "UJI006"), "{errors:#?}");
    let (id, scenario) = given.scenarios.iter().next().unwrap();
    let ran = run(&chart, Office::usual(), id, scenario);
    (chart, ran)
}

/// The codes of what was missed, each with what was expected and found.
pub(crate) fn misses(steps: &str, scenario: &str) -> Vec<String> {
    let (_, ran) = tried(steps, scenario);
    ran.misses
        .iter()
        .map(|miss| format!("{}: {} / {}", miss.finding.code, miss.expected, miss.found))
        .collect()
}

const FORK: &str = "
  bagi: {serentak: [a, b]}
  a: {kegiatan: A, oleh: x, waktu: 1 jam, lanjut: kumpul}
  b: {kegiatan: B, oleh: y, waktu: 1 jam}
  b2: {kegiatan: B2, oleh: y, lanjut: kumpul}
  kumpul: {gabung: semua}
  tutup: {kegiatan: Tutup, oleh: [x, y], selesai: Tutup}
";

#[test]
fn what_runs_side_by_side_goes_on_in_the_order_of_time() {
    let expected = "    lama: {a: 90 menit, b: 30 menit, b2: 30 menit}\n    harapan: {langkah: [b, b2, a, tutup], selesai: 2026-11-23 11:30, terlambat: [a], tenggat: {a: 2026-11-23 11:00}}\n";
    assert_eq!(misses(FORK, expected), [""; 0]);
    // At the same time, what was offered first is done first; a step of two is done once, by the second.
    assert_eq!(misses(FORK, "    harapan: {langkah: [a, b, b2, tutup], terlambat: []}\n"), [""; 0]);
    let (chart, ran) = tried(FORK, "    harapan: {}\n");
    assert_eq!(ran.case.state().status().as_str(), "ended");
    let mut coverage = Coverage::none(&chart);
    assert_eq!((coverage.steps(), coverage.branches()), ((0, 6), (0, 0)));
    coverage.add(&ran.trace);
    assert_eq!(coverage.steps(), (6, 6));
}

#[test]
fn the_first_of_several_performers_is_enough_where_it_says_so() {
    let steps = "  a: {kegiatan: A, oleh: {salah_satu: [x, y]}}\n  b: {kegiatan: B, oleh: {semua: [x, y]}, selesai: B}\n";
    assert_eq!(misses(steps, "    harapan: {langkah: [a, b], akhir: B}\n"), [""; 0]);
}

#[test]
fn each_visit_has_its_own_answer_time_and_due_date() {
    let steps = "
  kerja: {kegiatan: K, oleh: x, waktu: 1 jam}
  cukup: {keputusan: Cukup?, oleh: y, cabang: {ya: akhir, tidak: {ke: kerja, maks_ulang: {kali: 3, lalu: habis}}}}
  habis: {selesai: Habis}
  akhir: {selesai: Akhir}
";
    let scenario = |answers: &str, expected: &str| {
        format!(
            "    jawaban: {{cukup: {answers}}}\n    lama: {{kerja: [1 jam, 2 jam]}}\n    harapan: {expected}\n"
        )
    };
    let twice = "{tenggat: {kerja: [2026-11-23 11:00, 2026-11-23 12:00]}, terlambat: [kerja], akhir: Akhir, selesai: 2026-11-23 14:00}";
    assert_eq!(misses(steps, &scenario("[tidak, ya]", twice)), [""; 0]);
    let (chart, ran) = tried(steps, &scenario("tidak", "{akhir: Habis}"));
    assert!(ran.passed());
    let mut coverage = Coverage::none(&chart);
    coverage.add(&ran.trace);
    let missing: Vec<_> = coverage.missing().map(|covered| covered.way.clone()).collect();
    assert_eq!(missing, [Way::Branch("cukup".into(), "ya".to_owned()), Way::Step("akhir".into())]);
    assert!(ran.trace.ways.contains(&Way::Bound("cukup".into(), Some("tidak".to_owned()))));
}

#[test]
fn what_was_expected_and_did_not_come_is_told_at_its_place() {
    let steps = "  a: {kegiatan: A, oleh: x, waktu: 1 jam}\n  b: {kegiatan: B, oleh: x, selesai: Selesai}\n  c: {kegiatan: C, oleh: x, selesai: Lain}\n";
    let steps = steps.replace("  b:", "  d: {keputusan: D?, oleh: x, cabang: {ya: b, tidak: c}}\n  b:");
    let scenario = |expected: &str| format!("    jawaban: {{d: ya}}\n    harapan: {expected}\n");
    for (expected, missed) in [
        ("{langkah: [a, b]}", "UJI010: a, b / a, d, b"),
        ("{langkah: [a, d, b, c]}", "UJI010: a, d, b, c / a, d, b"),
        ("{langkah: []}", "UJI010:  / a, d, b"),
        ("{melewati: [a, c]}", "UJI010: c / "),
        ("{tidak_melewati: [a, c]}", "UJI010:  / a"),
        ("{akhir: Lain}", "UJI010: Lain / Selesai"),
        ("{akhir: [Selesai, Lain]}", "UJI010: Selesai, Lain / Selesai"),
        ("{selesai: 2026-11-23 10:01}", "UJI010: 2026-11-23 10:01 / 2026-11-23 10:00"),
        ("{tenggat: {a: 2026-11-23 11.01}}", "UJI010: 2026-11-23 11.01 / 2026-11-23 11:00"),
        ("{tenggat: {a: tidak ada}}", "UJI010: tidak ada / 2026-11-23 11:00"),
        ("{tenggat: {b: 2026-11-23 11:00}}", "UJI010: 2026-11-23 11:00 / tidak ada"),
        ("{tenggat: {a: [2026-11-23 11:00, 2026-11-23 11:00]}}", "UJI010: 2026-11-23 11:00 / "),
        ("{janji: {seluruhnya: 2026-11-23 11:00}}", "UJI010: 2026-11-23 11:00 / tidak ada"),
        ("{terlambat: [a]}", "UJI010: a / "),
        ("{janji_terlambat: [seluruhnya]}", "UJI010: seluruhnya / "),
    ] {
        assert_eq!(misses(&steps, &scenario(expected)), [missed], "{expected}");
    }
    let (_, ran) = tried(&steps, &scenario("{langkah: [a, b]}"));
    let text = format!("uji: s.yaml\nskenario:\n  a:\n{}", scenario("{langkah: [a, b]}"));
    let finding = &ran.misses[0].finding;
    assert_eq!(&text[finding.span.start as usize..finding.span.end as usize], "b");
    assert_eq!(finding.message.id, "langkah ke-2: diharapkan `b`, yang selesai `d`");
}

#[test]
fn a_scenario_that_cannot_go_on_says_why() {
    let steps = "  a: {kegiatan: A, oleh: x}\n  d: {keputusan: D?, oleh: x, cabang: {ya: b, tidak: a}}\n  b: {kegiatan: B, oleh: x, selesai: B}\n";
    let why = |scenario: &str| {
        let (_, ran) = tried(steps, scenario);
        assert!(ran.misses.iter().all(|miss| miss.finding.code == "UJI011"), "{:#?}", ran.misses);
        ran.misses.iter().map(|miss| miss.finding.message.en.clone()).collect::<Vec<_>>().join("; ")
    };
    let harapan = "    harapan: {langkah: [b], akhir: B}\n";
    assert!(why(harapan).starts_with("`d` has no answer in this scenario (the choice is `ya`, `tidak`)"));
    let with = |more: &str| format!("    {more}\n    jawaban: {{d: [tidak, ya]}}\n{harapan}");
    let early = why(&with("selesai_pada: {a: 2026-11-23 09:00}"));
    assert!(early.starts_with("`a` is offered at 2026-11-23 10:00"), "{early}");
    assert!(why(&with("selesai_pada: {a: 2026-11-23 10:30}")).contains("no time number 2"));
    assert!(why(&with("diterima: 2026-11-24 10:00")).contains("2026-11-24"));
    assert!(why(&with("lengkap: 2026-11-23 10:30")).starts_with("the case was over before"));
    let round = format!("    jawaban: {{d: tidak}}\n{harapan}");
    assert!(why(&round).starts_with("after 2000 commands the case has not ended"));
}

#[test]
fn promises_are_kept_or_broken_in_virtual_time() {
    let steps = "
  a: {kegiatan: A, oleh: luar}
  b: {kegiatan: B, oleh: x}
  c: {kegiatan: C, oleh: x, selesai: C, paling_lambat: {waktu: 1 jam, sejak: a}}
";
    // The clock of a promise stands still while only people outside have a task, so that of `a` does not count.
    let scenario = "    lama: {a: 2 jam, b: 90 menit}\n    harapan: {janji: {c: 2026-11-23 14:00}, janji_terlambat: [c], terlambat: []}\n";
    assert_eq!(misses(steps, scenario), [""; 0]);
    let scenario =
        "    selesai_pada: {a: 2026-11-23 12:00, b: 2026-11-23 14:00}\n    harapan: {janji_terlambat: []}\n";
    assert_eq!(misses(steps, scenario), [""; 0]);
    // From when the application is complete the law counts, where the SOP promises nothing: five working days.
    let scenario = "    lengkap: 2026-11-23 10:00\n    lama: {a: 1 jam, b: 6 hari kerja}\n    harapan: {janji_terlambat: [seluruhnya], janji: {seluruhnya: 2026-11-30 16:00}}\n";
    let steps = "  a: {kegiatan: A, oleh: x}\n  b: {kegiatan: B, oleh: x, selesai: B}\n";
    assert_eq!(misses(steps, scenario), [""; 0]);
}

#[test]
fn times_beyond_all_calendars_do_no_harm() {
    let steps = "  a: {kegiatan: A, oleh: luar, waktu: 100 tahun}\n  b: {kegiatan: B, oleh: x, waktu: 100 tahun, selesai: B}\n";
    for start in ["9999-12-31 23:59", "0001-01-01 00:00", "2026-11-23 10:00"] {
        for takes in ["100 tahun", "99 x 24 jam", "100000 jam", "10000 hari kerja"] {
            let scenario = format!(
                "    mulai: {start}\n    lengkap: {start}\n    lama: {{a: {takes}, b: {takes}}}\n    harapan: {{langkah: [a, b], akhir: B}}\n"
            );
            let (_, ran) = tried(steps, &scenario);
            assert_eq!(ran.misses, [], "{scenario}");
        }
    }
}

#[test]
fn a_long_way_round_is_told_in_short() {
    let steps = "  a: {kegiatan: A, oleh: x}\n  d: {keputusan: D?, oleh: x, cabang: {ya: b, tidak: a}}\n  b: {kegiatan: B, oleh: x, selesai: B}\n";
    let answers = format!("[{}ya]", "tidak, ".repeat(900));
    let (_, ran) =
        tried(steps, &format!("    jawaban: {{d: {answers}}}\n    harapan: {{langkah: [b], akhir: B}}\n"));
    assert!(ran.misses.len() == 1 && ran.misses[0].finding.hints[0].id.len() < 1100);
    assert_eq!(ran.trace.done.len(), 1803);
}
