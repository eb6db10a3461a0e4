//! What has to hold of any file whatever: fuzzers and tests ask the same.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use alir::analysis::soundness;
use alir::diagnostic::{Diagnostic, Severity};
use alir::limits::MAX_FINDINGS;
use alir::rules;
use alir::sop::{Document, mended, read, read_bytes};

use crate::charts::Choices;
use crate::runs::seen;

/// Several times what the worst of these files needs. A debug build is twenty times slower than a release.
const SOON: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 3 });

/// Reads and checks, and looks at whatever can be said of any file.
pub(crate) fn findings(bytes: &[u8]) -> Vec<Diagnostic> {
    let start = Instant::now();
    let read = read_bytes(bytes);
    let mut all = read.diagnostics;
    bounded(&all);
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let checked = match &read.value {
        Some(Document::Sop(sop)) => alir::check_text(sop, text).diagnostics,
        Some(Document::Profile(profile)) => rules::office(profile, None).diagnostics,
        Some(Document::Holidays(days)) => rules::days_off(days).diagnostics,
        Some(Document::Scenarios(given)) => rules::scenarios(given, None),
        Some(Document::Decree(_) | Document::Overlay(_)) | None => Vec::new(),
    };
    bounded(&checked);
    all.extend(checked);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    for finding in &all {
        assert!(!finding.code.is_empty() && !finding.message.id.is_empty() && !finding.message.en.is_empty());
        let (from, to) = (finding.span.start as usize, finding.span.end as usize);
        assert!(from <= to && to <= bytes.len(), "{finding:?} ends behind the text");
        assert!(text.is_empty() || text.is_char_boundary(from) && text.is_char_boundary(to), "{finding:?}");
        // Whatever is shown of a file stays readable.
        let long = finding.message.id.len() + finding.hints.iter().map(|hint| hint.id.len()).sum::<usize>();
        assert!(long < 4000, "{} bytes for one finding of {}", long, finding.code);
    }
    all
}

fn bounded(findings: &[Diagnostic]) {
    assert!(findings.len() <= MAX_FINDINGS + 1, "{} findings", findings.len());
}

/// Whether the flow of any SOP is looked at without a panic, and each run that is told leads to what it shows.
pub(crate) fn runs_lead_there(text: &str) {
    let found = read(text);
    let whole = !found.has_errors();
    let Some(Document::Sop(sop)) = found.value else { return };
    let _ = (rules::silenced(&sop, text), rules::inferred(&sop));
    let checked = rules::check_for_trial(&sop, text);
    let wrong = checked.has_errors();
    assert_eq!(alir::check_text(&sop, text).value.is_some(), !wrong && checked.value.is_some(), "{text}");
    // What was not read whole is never run, though what there is of it could be.
    let Some(chart) = checked.value.filter(|_| whole) else { return };
    let said = soundness(&chart);
    let unsound = said.defects.iter().any(|(defect, _)| defect.is_unsound());
    assert!(!unsound || wrong, "unsound, and no finding says so: {said:?}\n{text}");
    for (defect, run) in &said.defects {
        let Some(run) = run else { continue };
        if let Err(led_to) = seen(&chart, defect, run) {
            panic!("{defect:?} {run:?} led to {led_to}\n{text}");
        }
    }
}

/// Whether every change that would mend a finding leaves a file that is read, and is made once.
pub(crate) fn changes_mend(text: &str) {
    let before = look(text);
    for finding in &before {
        let Some(fix) = &finding.fix else { continue };
        let Some(changed) = mended(text, fix) else { continue };
        assert_eq!(
            mended(&changed, fix).as_ref().filter(|again| **again != changed),
            None,
            "{finding:?}\n{text}"
        );
        // Which kind of file it is may itself have been misspelt; one it stays.
        assert!(read(text).value.is_none() || read(&changed).value.is_some(), "{finding:?}\n{text}");
        let _ = look(&changed);
    }
}

/// What is found in a text, by reading and checking it.
fn look(text: &str) -> Vec<Diagnostic> {
    let read = read(text);
    let mut all = read.diagnostics;
    if let Some(Document::Sop(sop)) = &read.value {
        all.extend(alir::check_text(sop, text).diagnostics);
    }
    all
}

/// Whether a SOP that was read whole is the same when it is written and read again.
pub(crate) fn writing_keeps(text: &str) {
    let first = read(text);
    let Some(Document::Sop(sop)) = &first.value else { return };
    if !first.diagnostics.is_empty() {
        return;
    }
    let written = sop.to_yaml().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let again = read(&written);
    let wrong = again.diagnostics.iter().find(|finding| finding.severity == Severity::Error);
    assert!(wrong.is_none(), "{wrong:?}\n{text}\n{written}");
    let Some(Document::Sop(sop)) = &again.value else { panic!("no SOP any more: {written}") };
    assert_eq!(sop.to_yaml().ok().as_ref(), Some(&written), "{text}");
}

/// A SOP with steps of every kind, whose arrows may lead anywhere.
pub(crate) fn any_sop(choices: &mut Choices<'_>) -> String {
    let count = 2 + choices.below(9);
    let mut text = String::from(
        "sop: acak\nnama: Acak\npelaksana: {a: A, b: B, luar: {nama: L, eksternal: ya}}\nisian: {x: bulat, y: ya_tidak}\nlangkah:\n",
    );
    for number in 0..count {
        let step = any_step(choices, count);
        let _ = writeln!(text, "  s{number}: {{{step}}}");
    }
    let _ = writeln!(text, "  s{count}: {{selesai: S}}");
    text
}

fn any_step(choices: &mut Choices<'_>, count: usize) -> String {
    fn one<'w>(choices: &mut Choices<'_>, words: &[&'w str]) -> &'w str {
        words[choices.below(words.len())]
    }
    let target = |choices: &mut Choices<'_>| format!("s{}", choices.below(count + 1));
    let bound = |choices: &mut Choices<'_>| match choices.below(4) {
        0 => format!("maks_ulang: {{kali: {}, lalu: s{}}}", 2 + choices.below(2), choices.below(count + 1)),
        _ => String::new(),
    };
    let mut words: Vec<String> = Vec::new();
    match choices.below(9) {
        0..3 => {
            let who = one(choices, &["a", "b", "luar", "{semua: [a, b]}", "{salah_satu: [a, b]}"]);
            words.push(format!("kegiatan: k, oleh: {who}"));
            words.push(one(choices, &["", "", "", "sekali_per: nik"]).to_owned());
            words.push(
                one(choices, &["", "kelengkapan: D", "kelengkapan: [D, E], wajib_lengkap: ya"]).to_owned(),
            );
            words.push(one(choices, &["", "output: D", "output: [E, F]"]).to_owned());
            words.push(one(choices, &["", "isi: x", "isi: [x, y], syarat: y"]).to_owned());
            words.push(
                one(choices, &["", "waktu: 1-2 jam", "waktu: 3 hari kerja, eskalasi: b", "waktu: segera"])
                    .to_owned(),
            );
            match choices.below(4) {
                0 => {}
                1 => words.push("selesai: Akhir".to_owned()),
                _ => {
                    words.push(format!("lanjut: {}", target(choices)));
                    words.push(bound(choices));
                }
            }
        }
        3 | 4 => {
            let ways = (0..2 + choices.below(2)).map(|way| {
                let (to, bound) = (target(choices), bound(choices));
                if bound.is_empty() {
                    format!("w{way}: {to}")
                } else {
                    format!("w{way}: {{ke: {to}, {bound}}}")
                }
            });
            let ways = ways.collect::<Vec<_>>().join(", ");
            words.push(format!("keputusan: k, oleh: a, cabang: {{{ways}}}"));
        }
        5 => {
            let ways: Vec<_> = (0..2 + choices.below(2)).map(|_| target(choices)).collect();
            words.push(format!("serentak: [{}]", ways.join(", ")));
        }
        6 => {
            let conditions = [["x > 5", "x < 0"], ["x > 5", "x > 7"], ["y", "bukan y"], ["ada x", "z = 1"]];
            let [first, second] = conditions[choices.below(conditions.len())];
            let mut way = |when: &str| {
                let (to, bound) = (target(choices), bound(choices));
                let parts = [format!("bila: {when}, ke: {to}"), bound];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
            };
            let (first, second) = (way(first), way(second));
            let last = target(choices);
            words.push(format!(
                "keputusan: k, otomatis: ya, cabang: {{w0: {{{first}}}, w1: {{{second}}}, w2: {last}}}"
            ));
        }
        7 => words.push(format!("gabung: semua, lanjut: {}", target(choices))),
        _ => words.push(format!("gabung: salah_satu, lanjut: {}", target(choices))),
    }
    words.retain(|word| !word.is_empty());
    words.join(", ")
}
