//! The runs that one SOP allows and another does not, against every short run that the engine itself makes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use alir::Chart;
use alir::analysis::Defect;
use alir::chart::Step;
use alir::diff::{Pairs, Run, Runs};
use alir::rules::check_for_trial;
use alir::sop::{Document, derive, read};

use crate::charts::Choices;
use crate::played::{Word, allows, any_allows, marks, shortest};
use crate::shared::{document, library, of_library};

/// A run as the engine tells it.
fn word(chart: &Chart, run: &Run) -> (Word, BTreeSet<String>) {
    let deeds = run.deeds.iter().map(|deed| (deed.step.to_string(), deed.answer.clone())).collect();
    let ends = run.ends.iter().map(|end| chart.step(end.as_str()).unwrap().end.clone().unwrap()).collect();
    ((deeds, ends), run.before.iter().map(ToString::to_string).collect())
}

/// A run that one allows and the other does not is just that.
fn is_odd(charts: [&Chart; 2], run: &Run) {
    let (word, done) = word(charts[0], run);
    let all = |_: &str| true;
    let [first, second] = charts.map(Chart::text);
    assert!(allows(charts[0], &marks(charts[0], &done), &word, &all), "{word:?} is no run of\n{first}");
    assert!(!any_allows(charts, &done, &word, &all), "{word:?} is a run of\n{second}\ntoo, like of\n{first}");
}

/// The lines of a flow, of any shape.
fn line(choices: &mut Choices<'_>, number: usize, count: usize) -> String {
    let target = |choices: &mut Choices<'_>| format!("s{}", choices.below(count + 1));
    let bound = |choices: &mut Choices<'_>| match choices.below(4) {
        3 => format!(", maks_ulang: {{kali: {}, lalu: {}}}", 2 + choices.below(2), target(choices)),
        _ => String::new(),
    };
    match if number == 0 { 0 } else { choices.below(12) } {
        0..=3 => {
            let once = if choices.below(8) == 7 { ", sekali_per: k" } else { "" };
            let to = target(choices);
            let bound = bound(choices);
            format!("{{kegiatan: s{number}, oleh: a, isi: x, lanjut: {to}{bound}{once}}}")
        }
        4 if number > 1 => format!("{{kegiatan: s{number}, oleh: a, selesai: S{number}}}"),
        4..=6 => {
            let ways: Vec<_> = (0..2 + choices.below(2))
                .map(|way| format!("w{way}: {{ke: {}{}}}", target(choices), bound(choices)))
                .collect();
            format!("{{keputusan: s{number}, oleh: a, cabang: {{{}}}}}", ways.join(", "))
        }
        7 => format!(
            "{{keputusan: s{number}, otomatis: ya, cabang: {{w0: {{bila: x > 5, ke: {}}}, w1: {}}}}}",
            target(choices),
            target(choices)
        ),
        8 | 9 => {
            let ways: Vec<_> = (0..2 + choices.below(2)).map(|_| target(choices)).collect();
            format!("{{serentak: [{}]}}", ways.join(", "))
        }
        10 => format!("{{gabung: semua, lanjut: {}}}", target(choices)),
        _ => format!("{{gabung: salah_satu, lanjut: {}}}", target(choices)),
    }
}

/// A flow, and it with some lines written anew and some steps under another id.
fn two_flows(choices: &mut Choices<'_>) -> Option<[Chart; 2]> {
    let count = 2 + choices.below(5);
    let mut lines: Vec<String> = (0..count).map(|number| line(choices, number, count)).collect();
    let write = |lines: &[String]| {
        let mut steps = String::new();
        lines.iter().enumerate().for_each(|(at, line)| writeln!(steps, "  s{at}: {line}").unwrap());
        format!(
            "sop: acak\nnama: Acak\npelaksana: {{a: A}}\nisian: {{x: bulat}}\nlangkah:\n{steps}  s{count}: {{selesai: S}}\n"
        )
    };
    let first = write(&lines);
    for _ in 0..choices.below(3) {
        let at = choices.below(count);
        lines[at] = line(choices, at, count);
    }
    let mut second = write(&lines);
    if choices.below(2) == 1 {
        let at = choices.below(count);
        second = second.replace(&format!("s{at}"), &format!("n{at}"));
    }
    let trial = |text: &str| {
        let Some(Document::Sop(sop)) = read(text).value else { panic!("{text}") };
        let chart = check_for_trial(&sop, text).value?;
        let defects = alir::analysis::soundness(&chart).defects;
        let runs_on = |defect: &Defect| {
            matches!(defect, Defect::PilesUp { .. } | Defect::TooDeep { .. } | Defect::WithoutPerson { .. })
        };
        (!defects.iter().any(|(defect, _)| runs_on(defect))).then_some(chart)
    };
    Some([trial(&first)?, trial(&second)?])
}

/// Holds what is said of two flows against all their short runs; whether anything differs.
fn agrees([first, second]: [&Chart; 2], most: usize) -> Result<bool, ()> {
    let runs = Runs::of(first, second, &Pairs::of(first, second));
    if runs.upto.is_some() {
        return Err(());
    }
    let both = |step: &str| first.step(step).is_some_and(is_done) && second.step(step).is_some_and(is_done);
    let labels = |chart: &Chart, step: &str| -> BTreeSet<Option<String>> {
        let step = chart.step(step).unwrap();
        chart.exits(step).map(|exit| exit.label.map(str::to_owned)).collect()
    };
    // Answers that only one has may be the same by where they lead, which nobody here can say.
    let unlike = |step: &str| {
        let [one, two] = [labels(first, step), labels(second, step)];
        !one.is_subset(&two) && !two.is_subset(&one)
    };
    if first.step_ids().any(|step| both(step.as_str()) && unlike(step.as_str())) {
        return Err(());
    }
    let lacks = first.steps().chain(second.steps()).any(|step| is_done(step) && !both(step.id.as_str()));
    let about = || format!("{runs:?}\n{}\n{}", first.text(), second.text());
    for (charts, said) in [([first, second], &runs.gone), ([second, first], &runs.new)] {
        let exact = shortest(charts, most, &|_| true)?;
        let rest = shortest(charts, most, &both)?;
        let length = said.as_ref().map(|run| run.deeds.len());
        if let Some(run) = said {
            is_odd(charts, run);
        }
        assert!(exact.is_none() || said.is_some(), "{exact:?} was not found\n{}", about());
        if runs.only_steps {
            assert!(lacks && rest.is_none(), "{rest:?} differs too\n{}", about());
        }
        let expected = if lacks && !runs.only_steps { rest.or(exact) } else { exact };
        match (length, expected) {
            (Some(length), expected) if length <= most => assert_eq!(Some(length), expected, "{}", about()),
            // What differs beside the steps that only one has is told, even if it takes longer.
            (Some(_), Some(_)) if lacks && rest.is_none() => {}
            (Some(_), Some(expected)) => panic!("{expected} is enough\n{}", about()),
            (Some(_) | None, None) => {}
            (None, Some(_)) => unreachable!("because that was looked at"),
        }
    }
    Ok(!runs.is_same())
}

fn is_done(step: &Step) -> bool {
    step.is_work() || step.is_decision()
}

#[test]
fn what_no_longer_runs_is_found_and_nothing_else() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u16::try_from(seed >> 48).unwrap()
    };
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|given| given.parse().ok()).unwrap_or(600);
    let (mut same, mut other) = (0, 0);
    while same + other < wanted {
        let data: Vec<u16> = std::iter::repeat_with(&mut next).take(90).collect();
        let Some(charts) = two_flows(&mut Choices::new(&data)) else { continue };
        match agrees([&charts[0], &charts[1]], 6) {
            Ok(true) => other += 1,
            Ok(false) => same += 1,
            Err(()) => {}
        }
    }
    assert!(same * 10 > wanted && other * 10 > wanted, "of both kinds: {same} the same, {other} not");
}

#[test]
fn nothing_differs_between_a_sop_and_itself_nor_when_only_words_do() {
    for (name, text) in library() {
        let Document::Sop(_) = document(&name, &text) else { continue };
        let chart = alir::load(&text).unwrap();
        let begun = Instant::now();
        assert!(Runs::of(&chart, &chart, &Pairs::of(&chart, &chart)).is_same(), "{name}");
        let derived = derive(&format!("sop: lain\nturunan_dari: {name}\n"), &name, &text).value.unwrap();
        let derived = alir::load(&derived.text).unwrap();
        assert!(Runs::of(&chart, &derived, &Pairs::of(&chart, &derived)).is_same(), "{name}");
        assert!(begun.elapsed() < Duration::from_secs(1), "{name}");
    }
}

const SUBDOMAIN: &str = "buol/pengajuan-subdomain.yaml";

/// The runs of the sub-domain SOP beside those of it with changes, told as `step: answer`.
fn of(changes: &str) -> (Runs, Option<String>, Option<String>) {
    let base = of_library(SUBDOMAIN);
    let overlay = format!("sop: lain\nturunan_dari: {SUBDOMAIN}\nubah: {{langkah: {{{changes}}}}}\n");
    let derived = derive(&overlay, SUBDOMAIN, &base).ok().unwrap_or_else(|found| panic!("{found:?}"));
    let charts = [alir::load(&base).unwrap(), alir::load(&derived.text).unwrap()];
    let runs = Runs::of(&charts[0], &charts[1], &Pairs::of(&charts[0], &charts[1]));
    let told = |run: &Run| {
        let deeds = run.deeds.iter().map(|deed| match &deed.answer {
            Some(answer) => format!("{}: {answer}", deed.step),
            None => deed.step.to_string(),
        });
        deeds.chain(run.ends.iter().map(ToString::to_string)).collect::<Vec<_>>().join(" ")
    };
    if let Some(run) = &runs.gone {
        is_odd([&charts[0], &charts[1]], run);
    }
    if let Some(run) = &runs.new {
        is_odd([&charts[1], &charts[0]], run);
    }
    let (gone, new) = (runs.gone.as_ref().map(told), runs.new.as_ref().map(told));
    (runs, gone, new)
}

#[test]
fn a_step_that_is_added_or_dropped_is_told_apart_from_what_else_differs() {
    let (runs, gone, new) = of("uji: {sebelum: konfigurasi, kegiatan: Menguji, oleh: admin_cpanel}");
    assert!(runs.only_steps);
    let way = "permohonan disposisi_kadis tugaskan_admin cek_nama nama_tersedia: ya";
    assert_eq!(gone, Some(format!("{way} konfigurasi beri_tahu siap_pakai")));
    assert_eq!(new, Some(format!("{way} uji konfigurasi beri_tahu siap_pakai")));
    assert!(of("tugaskan_admin: hapus").0.only_steps);
    // With a step that is dropped, a loop that is dropped too.
    let (runs, gone, new) =
        of("tugaskan_admin: hapus, nama_tersedia: {cabang: {tidak: eskalasi_nama}}, pilih_nama_lain: hapus");
    assert!(!runs.only_steps, "{runs:?}");
    assert!(
        gone.unwrap().contains("cek_nama nama_tersedia: tidak pilih_nama_lain cek_nama nama_tersedia: ya")
    );
    assert!(new.unwrap().contains("nama_tersedia: tidak eskalasi_nama"));
    // Times, lanes and words are no runs.
    assert!(of("cek_nama: {waktu: 1 jam, oleh: kepala_dinas, kegiatan: Memeriksa}").0.is_same());
}

#[test]
fn bounds_and_answers_make_runs() {
    let (_, gone, new) = of("pilih_nama_lain: {maks_ulang: {kali: 2}}");
    assert_eq!(gone.unwrap().matches("nama_tersedia: tidak").count(), 2);
    assert_eq!(new.unwrap().matches("nama_tersedia: tidak").count(), 2);
    let (runs, gone, new) = of("pilih_nama_lain: {maks_ulang: hapus}, eskalasi_nama: hapus");
    let times = |run: Option<String>| run.unwrap().matches("nama_tersedia: tidak").count();
    assert_eq!((times(gone), times(new), runs.only_steps), (3, 3, false));
    // A refusal: nothing that was possible is lost, for the answer that leads on is what was done before.
    let (runs, gone, new) = of(
        "disposisi_kadis: {kegiatan: hapus, keputusan: Disetujui?, cabang: {setuju: tugaskan_admin, tolak: surat}}, surat: {sesudah: siap_pakai, kegiatan: Menolak, oleh: admin_cpanel, selesai: Ditolak}",
    );
    assert_eq!(
        (gone, new.as_deref()),
        (None, Some("permohonan disposisi_kadis: tolak surat surat")),
        "{runs:?}"
    );
}

/// Two SOPs of a few lines, and what is said of them.
fn lines(before: &str, after: &str) -> Runs {
    let chart = |steps: &str| {
        let text = format!("sop: kecil\nnama: Kecil\npelaksana: {{a: A, b: B}}\nlangkah:\n{steps}");
        alir::load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    };
    let charts = [chart(before), chart(after)];
    let runs = Runs::of(&charts[0], &charts[1], &Pairs::of(&charts[0], &charts[1]));
    for (charts, run) in [([&charts[0], &charts[1]], &runs.gone), ([&charts[1], &charts[0]], &runs.new)] {
        if let Some(run) = run {
            is_odd(charts, run);
        }
    }
    runs
}

fn ids(run: Option<&Run>) -> Vec<&str> {
    run.into_iter().flat_map(|run| &run.deeds).map(|deed| deed.step.as_str()).collect()
}

#[test]
fn branches_at_the_same_time_come_in_every_order() {
    let fork = "  f: {serentak: [s, t]}\n  s: {kegiatan: s, oleh: a, lanjut: j}\n  t: {kegiatan: t, oleh: b, lanjut: j}\n  j: {gabung: semua}\n  u: {kegiatan: u, oleh: a, selesai: Selesai}\n";
    let line = "  s: {kegiatan: s, oleh: a}\n  t: {kegiatan: t, oleh: b}\n  u: {kegiatan: u, oleh: a, selesai: Selesai}\n";
    let runs = lines(fork, line);
    assert_eq!((ids(runs.gone.as_ref()), runs.new), (vec!["t", "s", "u"], None));
    // One of the two is enough.
    let runs = lines(fork, &fork.replace("semua", "salah_satu"));
    assert_eq!((ids(runs.gone.as_ref()).len(), ids(runs.new.as_ref()).len()), (3, 2));
    // Two performers are one act, whichever of them is last, and so is the first of them.
    let both = line.replace("s, oleh: a", "s, oleh: [a, b]");
    assert!(lines(line, &both).is_same());
    assert!(lines(&both, &line.replace("s, oleh: a", "s, oleh: {salah_satu: [a, b]}")).is_same());
    // An end of its own is the end of a task, if they have one name.
    let apart = line.replace(", selesai: Selesai}", "}\n  e: {selesai: Selesai}");
    assert!(lines(line, &apart).is_same());
    let runs = lines(line, &apart.replace("Selesai", "Ditolak"));
    assert!(runs.gone.is_some() && runs.new.is_some() && !runs.only_steps);
}

#[test]
fn what_is_done_once_may_have_been_done_for_another_case() {
    let once = "  s: {kegiatan: s, oleh: a, sekali_per: k}\n  t: {kegiatan: t, oleh: b, selesai: Selesai}\n";
    let runs = lines(once, &once.replace(", sekali_per: k", ""));
    let gone = runs.gone.unwrap();
    assert_eq!((ids(Some(&gone)), gone.before[0].as_str(), runs.new), (vec!["t"], "s", None));
    assert!(lines(once, once).is_same());
}

#[test]
fn answers_are_the_same_by_their_label_or_by_where_they_lead() {
    let flow = |yes: &str, no: &str| {
        format!(
            "  q: {{keputusan: q, oleh: a, cabang: {{{yes}: s, {no}: e}}}}\n  s: {{kegiatan: s, oleh: b}}\n  e: {{selesai: Selesai}}\n"
        )
    };
    assert!(lines(&flow("ya", "tidak"), &flow("Ya", "TIDAK")).is_same());
    assert!(lines(&flow("ya", "tidak"), &flow("disetujui", "ditolak")).is_same());
    assert!(!lines(&flow("ya", "tidak"), &flow("tidak", "ya")).is_same(), "what was yes is no");
}

#[test]
fn a_large_sop_is_compared_in_bounded_time() {
    let flow = |steps: usize, changed: usize| {
        let mut text = String::from("sop: besar\nnama: Besar\npelaksana: {a: A}\nlangkah:\n");
        for at in 0..steps {
            let line = match at % 5 {
                3 => format!(
                    "{{keputusan: s{at}, oleh: a, cabang: {{ya: s{}, tidak: {{ke: s{}, maks_ulang: {{kali: 3, lalu: s{}}}}}}}}}",
                    at + 1,
                    at - 2,
                    at + 1
                ),
                _ if at == changed => {
                    format!("{{keputusan: s{at}, oleh: a, cabang: {{ya: s{}, lewat: s{}}}}}", at + 1, at + 2)
                }
                _ => format!("{{kegiatan: s{at}, oleh: a, lanjut: s{}}}", at + 1),
            };
            writeln!(text, "  s{at}: {line}").unwrap();
        }
        alir::load(&format!("{text}  s{steps}: {{selesai: S}}\n")).unwrap()
    };
    let (before, after) = (flow(1_000, 1_001), flow(1_000, 996));
    let begun = Instant::now();
    let runs = Runs::of(&before, &after, &Pairs::of(&before, &after));
    let took = begun.elapsed();
    assert!(runs.upto.is_none() && runs.gone.is_none(), "what was done is an answer now");
    assert_eq!(runs.new.unwrap().deeds.len(), 999);
    assert!(took < Duration::from_secs(10), "{took:?}");
    // Thirty branches at the same time have more states than anybody can look at: what was seen is said.
    let wide = |last: &str| {
        let ways: Vec<String> = (0..30).map(|at| format!("a{at}")).collect();
        let mut steps = String::new();
        for way in &ways {
            writeln!(steps, "  {way}: {{kegiatan: {way}, oleh: a, lanjut: j}}").unwrap();
        }
        alir::load(&format!("sop: lebar\nnama: Lebar\npelaksana: {{a: A}}\nlangkah:\n  s: {{kegiatan: s, oleh: a}}\n  f: {{serentak: [{}]}}\n{steps}  j: {{gabung: semua}}\n  y: {{kegiatan: y, oleh: a}}\n  z: {{keputusan: z, oleh: a, cabang: {{ya: e, tidak: {last}}}}}\n  e: {{selesai: S}}\n", ways.join(", "))).unwrap()
    };
    let (before, after) = (wide("e"), wide("y"));
    let begun = Instant::now();
    let runs = Runs::of(&before, &after, &Pairs::of(&before, &after));
    assert!(runs.upto.is_some_and(|upto| upto >= 2) && !runs.is_same(), "{runs:?}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
