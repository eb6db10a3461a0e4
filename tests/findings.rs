//! Every kind of finding, on files that deserve it: `findings/*.yaml` say in comments what has to be found where.
//!
//! `# error SOP012: part of the message` stands on the line of the finding (`warning` and `info` likewise), and
//! `# error-file CODE: ...` at the top for a finding that has no line. What is found has to be exactly that.

use std::collections::{BTreeMap, BTreeSet};

use alir::diagnostic::{Checked, Diagnostic, Severity, Span};
use alir::lang::Text;
use alir::limits::{MAX_FILE_BYTES, MAX_FINDINGS};
use alir::rules::{self, File, check_library};
use alir::sop::{Document, Overlay, Scenarios, derive, read, read_bytes, unusable};

use crate::shared::{document, files, name, root, sop, text};

/// Codes that a small text cannot show; the tests below show them.
const BUILT: [&str; 16] = [
    "PRF020", "PRF021", "PRF022", "PRF023", "SOP034", "SOP035", "SOP040", "SOP041", "SOP042", "UJI001",
    "UJI010", "UJI011", "UJI012", "YML001", "YML002", "YML009",
];

/// A file's name and its text.
fn cases() -> Vec<(String, String)> {
    let folder = root().join("tests/findings");
    files(&folder, "").iter().map(|path| (name(path, &folder), text(path))).collect()
}

/// Line (0 for none), severity, code and part of the message.
type Expected = (usize, &'static str, String, String);

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];

fn expected(name: &str, text: &str) -> Vec<Expected> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for marker in line.split("# ").skip(1) {
            for (word, severity) in SEVERITIES {
                let Some(rest) = marker.strip_prefix(word) else { continue };
                let (line, rest) = match rest.strip_prefix("-file ") {
                    Some(rest) => (0, rest),
                    None => (
                        at + 1,
                        rest.strip_prefix(' ').unwrap_or_else(|| panic!("{name}:{}: {marker}", at + 1)),
                    ),
                };
                let (code, part) =
                    rest.split_once(": ").unwrap_or_else(|| panic!("{name}:{}: {marker}", at + 1));
                found.push((line, severity.as_str(), code.to_owned(), part.trim_end().to_owned()));
            }
        }
    }
    found
}

/// Everything that reading and checking find, as `alir::load` and the command line do.
fn found(text: &str) -> Vec<Diagnostic> {
    let read = read(text);
    let mut findings = read.diagnostics;
    match &read.value {
        Some(Document::Sop(sop)) => {
            findings.extend(alir::check_text(sop, text).diagnostics);
            findings.extend(rules::inferred(sop));
        }
        Some(Document::Profile(profile)) => findings.extend(rules::office(profile, None).diagnostics),
        Some(Document::Holidays(days)) => findings.extend(rules::days_off(days).diagnostics),
        Some(Document::Scenarios(given)) => findings.extend(of_scenarios(given)),
        Some(Document::Overlay(overlay)) => findings.extend(of_overlay(overlay, text)),
        Some(Document::Decree(_)) | None => {}
    }
    findings
}

/// What is wrong with an overlay, and with what results of it; the file of its base is counted from the folder of the
/// findings. What the base has too is left out.
fn of_overlay(overlay: &Overlay, text: &str) -> Vec<Diagnostic> {
    let name = overlay.base.file.as_str();
    let Ok(base) = std::fs::read_to_string(root().join("tests/findings").join(name)) else {
        let what = Text::new(format!("`{name}` tidak dapat dibaca"), format!("`{name}` cannot be read"));
        return vec![unusable(&overlay.base, what)];
    };
    let Checked { value, mut diagnostics } = derive(text, name, &base);
    let Some(derived) = value else { return diagnostics };
    diagnostics.extend(derived.home(found(&derived.text), &found(&base)));
    diagnostics
}

/// What is wrong with scenarios; the file of their SOP is counted from the folder of the findings.
fn of_scenarios(given: &Scenarios) -> Vec<Diagnostic> {
    let path = root().join("tests/findings").join(given.sop.as_str());
    let sop = sop(&given.sop, &text(&path));
    rules::scenarios(given, Some(&sop))
}

#[test]
fn each_file_has_the_findings_that_its_comments_say_and_no_others() {
    let mut wrong = Vec::new();
    for (name, text) in cases() {
        let mut left = expected(&name, &text);
        assert!(!left.is_empty(), "{name}: no comment says what has to be found");
        for finding in found(&text) {
            let line = if finding.span == Span::default() { 0 } else { finding.span.position(&text).0 };
            let fits = |(at, severity, code, part): &Expected| {
                (*at, *severity, code.as_str()) == (line, finding.severity.as_str(), finding.code)
                    && finding.message.id.contains(part.as_str())
            };
            match left.iter().position(fits) {
                Some(place) => drop(left.swap_remove(place)),
                None => wrong.push(format!("{name}:{line}: {} {}", finding.code, finding.message.id)),
            }
            well_worded(&name, &finding);
        }
        wrong
            .extend(left.into_iter().map(|(line, _, code, part)| format!("{name}:{line}: no {code} {part}")));
    }
    assert!(wrong.is_empty(), "not expected, or expected and not found:\n{}", wrong.join("\n"));
}

/// Both languages say something, and a finding that has to be mended says how.
fn well_worded(name: &str, finding: &Diagnostic) {
    assert!(!finding.message.id.is_empty() && !finding.message.en.is_empty(), "{name}: {finding:#?}");
    assert_ne!(finding.message.id, finding.message.en, "{name}: one language only");
    assert!(finding.severity == Severity::Info || !finding.hints.is_empty(), "{name}: no hint: {finding:#?}");
    for hint in &finding.hints {
        assert!(!hint.id.is_empty() && !hint.en.is_empty() && hint.id != hint.en, "{name}: {hint:?}");
    }
}

#[test]
fn every_code_has_a_file_and_every_file_a_code() {
    let known: BTreeMap<_, _> = rules::all().map(|rule| (rule.code, rule)).collect();
    assert_eq!(known.len(), rules::all().count(), "a code stands twice");
    let mut shown: BTreeSet<&str> = BUILT.into();
    let cases = cases();
    let all: Vec<_> = cases.iter().flat_map(|(name, text)| expected(name, text)).collect();
    for (_, severity, code, _) in &all {
        let rule = known.get(code.as_str()).unwrap_or_else(|| panic!("there is no {code}"));
        assert_eq!(rule.severity.as_str(), *severity, "{code}");
        assert!(!BUILT.contains(&code.as_str()), "{code} has a file; take it off the list");
        shown.insert(code);
    }
    assert_eq!(shown, known.into_keys().collect(), "codes without a file, or files without a code");
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for rule in rules::all() {
        for words in [rule.title, rule.about] {
            assert!(!words.id.trim().is_empty() && !words.en.trim().is_empty(), "{}", rule.code);
            assert_ne!(words.id, words.en, "{}", rule.code);
        }
        assert!(
            rule.about.id.len() > rule.title.id.len() && rule.about.en.len() > rule.title.en.len(),
            "{}",
            rule.code
        );
    }
}

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    let look = |finding: &Diagnostic| {
        well_worded(finding.code, finding);
        finding.code
    };
    findings.iter().map(look).collect()
}

#[test]
fn what_is_not_text() {
    let latin = read_bytes(b"sop: contoh\nnama: Rp 5\xe9\n");
    assert_eq!(codes(&latin.diagnostics), ["YML001"]);
    assert_eq!(latin.diagnostics[0].span, Span::new(22, 22));
    for text in ["sop: a\u{0}b\n", "sop: \u{7}\n", "sop: \u{1b}[31m\n", "sop: \u{9b}\n"] {
        assert_eq!(codes(&read(text).diagnostics), ["YML001"], "{text:?}");
        assert_eq!(codes(&read_bytes(text.as_bytes()).diagnostics), ["YML001"], "{text:?}");
    }
}

#[test]
fn what_is_too_large() {
    let long = "#".repeat(MAX_FILE_BYTES + 1);
    assert_eq!(codes(&read(&long).diagnostics), ["YML002"]);
    assert_eq!(codes(&read_bytes(long.as_bytes()).diagnostics), ["YML002"]);
    // One byte less is allowed, and so has to be read.
    assert_eq!(codes(&read(&long[1..]).diagnostics), ["YML008"]);
    let values = format!("sop: a\ncatatan: [{}x]", "x,".repeat(1_000_000));
    assert_eq!(codes(&read(&values).diagnostics), ["YML002"]);
}

#[test]
fn what_has_too_many_findings() {
    let unknown = (0..1000).map(|number| format!("k{number}: x\n")).collect::<Vec<_>>().concat();
    let doubled = "a: x\n".repeat(1000);
    for text in [format!("sop: contoh\n{unknown}"), format!("sop: contoh\n{doubled}")] {
        let codes = codes(&read(&text).diagnostics);
        assert_eq!(codes.len(), MAX_FINDINGS + 1);
        assert_eq!(codes.iter().filter(|code| **code == "YML009").count(), 1);
    }
}

#[test]
fn files_that_do_not_agree() {
    let sop = |id: &str, more: &str| {
        let text = format!(
            "sop: {id}\nnama: X\n{more}pelaksana: {{x: X}}\nlangkah: {{k: {{kegiatan: K, oleh: x, selesai: S}}}}\n"
        );
        document(id, &text)
    };
    let decree =
        |enacts: &str| document("k", &format!("keputusan: k\njudul: K\ntentang: T\nlampiran: {enacts}\n"));
    let both = "ditetapkan_dengan: keputusan.yaml\n";
    let check = |files: &[(&str, Document)], outside: &str| {
        let files: Vec<_> = files.iter().map(|(name, document)| File { name, document }).collect();
        let found = check_library(&files, &|name| name == outside);
        found.into_iter().map(|(at, finding)| (at, codes(&[finding])[0])).collect::<Vec<_>>()
    };

    let right =
        [("x/a.yaml", sop("a", both)), ("x/keputusan.yaml", decree("a.yaml")), ("y/a.yaml", sop("b", ""))];
    assert_eq!(check(&right, ""), []);
    assert_eq!(check(&[("x/a.yaml", sop("a", "")), ("y/a.yaml", sop("a", ""))], ""), [(1, "SOP040")]);
    assert_eq!(check(&[("x/a.yaml", sop("a", both))], ""), [(0, "SOP041")]);
    assert_eq!(check(&[("x/a.yaml", sop("a", both))], "x/keputusan.yaml"), []);
    assert_eq!(check(&[("x/keputusan.yaml", decree("a.yaml"))], ""), [(0, "SOP041")]);
    // A SOP where a decree is meant, and the other way round.
    assert_eq!(
        check(&[("x/a.yaml", sop("a", both)), ("x/keputusan.yaml", sop("b", ""))], ""),
        [(0, "SOP041")]
    );
    assert_eq!(check(&[("x/k.yaml", decree("l.yaml")), ("x/l.yaml", decree("[]"))], ""), [(0, "SOP041")]);
    assert_eq!(
        check(&[("x/a.yaml", sop("a", both)), ("x/keputusan.yaml", decree("[]"))], ""),
        [(0, "SOP042")]
    );
}

#[test]
fn a_flow_with_too_many_states_to_look_at() {
    // Two threads share the counts of five circles: 21 ways to have used up each.
    let circle = |at: usize| {
        let bound = format!("{{ke: k{at}, maks_ulang: {{kali: 20, lalu: k{}}}}}", at + 1);
        format!("k{at}: {{keputusan: K?, oleh: x, cabang: {{ya: k{}, tidak: {bound}}}}}", at + 1)
    };
    let circles: Vec<_> = (1..=5).map(circle).collect();
    let task = |id: &str, next: &str| format!("{id}: {{kegiatan: K, oleh: x, lanjut: {next}}}");
    let steps = [task("a", "k1"), task("b", "k1"), circles.join(", "), task("k6", "selesai")].join(", ");
    let text = format!(
        "sop: s\nnama: X\npelaksana: {{x: X}}\nlangkah: {{bagi: {{serentak: [a, b]}}, {steps}, selesai: {{selesai: S}}}}\n"
    );
    let found = found(&text);
    assert!(codes(&found).contains(&"SOP034"), "{found:#?}");
    assert!(found.iter().all(|finding| finding.severity != Severity::Error), "{found:#?}");
}

#[test]
fn profiles_that_are_not_there() {
    let sop = |profile: &str| {
        let text = format!(
            "sop: s-{profile}\nnama: X\nprofil: {profile}\npelaksana: {{x: X}}\nlangkah: {{k: {{kegiatan: K, oleh: x, selesai: S}}}}\n"
        );
        document(profile, &text)
    };
    let profile = |id: &str| {
        let text = format!(
            "profil: {id}\nnama: X\nzona_waktu: WIB\njam_kerja: {{senin: 08.00-12.00}}\nlibur_nasional: ../libur.yaml\n"
        );
        document(id, &text)
    };
    let days = || document("libur", "libur: x\nhari: {2026-01-01: Tahun Baru}\n");
    let check = |files: &[(&str, Document)], outside: &str| {
        let files: Vec<_> = files.iter().map(|(name, document)| File { name, document }).collect();
        let found = check_library(&files, &|name| name == outside);
        found.into_iter().map(|(at, finding)| (at, codes(&[finding])[0])).collect::<Vec<_>>()
    };

    assert_eq!(check(&[("s/a/a.yaml", sop("a"))], ""), [(0, "PRF020")]);
    assert_eq!(check(&[("s/a/a.yaml", sop("a"))], "s/a/profil.yaml"), []);
    assert_eq!(check(&[("s/b/a.yaml", sop("a"))], "s/a/profil.yaml"), []);
    assert_eq!(check(&[("s/b/a.yaml", sop("a"))], "s/c/profil.yaml"), [(0, "PRF020")]);
    let right = [("s/a/a.yaml", sop("a")), ("s/a/profil.yaml", profile("a")), ("s/libur.yaml", days())];
    assert_eq!(check(&right, ""), []);
    // Of another folder, and by its id wherever it stands.
    let right = [("s/b/a.yaml", sop("a")), ("lain/p.yaml", profile("a")), ("libur.yaml", days())];
    assert_eq!(check(&right, ""), []);
    // The one beside it is another, which was read.
    let wrong = [("s/a/a.yaml", sop("aa")), ("s/a/profil.yaml", profile("ab")), ("s/libur.yaml", days())];
    assert_eq!(check(&wrong, "s/a/profil.yaml"), [(0, "PRF020")]);

    assert_eq!(check(&[("s/a/profil.yaml", profile("a"))], ""), [(0, "PRF021")]);
    assert_eq!(check(&[("s/a/profil.yaml", profile("a"))], "s/libur.yaml"), []);
    let wrong = [("s/a/profil.yaml", profile("a")), ("s/libur.yaml", sop("a"))];
    assert_eq!(check(&wrong, ""), [(0, "PRF021")]);
}

#[test]
fn scenarios_of_what_is_not_there() {
    let given = |text: &str| {
        document("uji", &format!("uji: a.yaml\n{text}skenario: {{s: {{harapan: {{akhir: S}}}}}}\n"))
    };
    let sop = || {
        let text = "sop: a\nnama: X\npelaksana: {x: X}\nlangkah: {k: {kegiatan: K, oleh: x, selesai: S}}\n";
        document("a", text)
    };
    let check = |files: &[(&str, Document)], outside: &str| {
        let files: Vec<_> = files.iter().map(|(name, document)| File { name, document }).collect();
        let found = check_library(&files, &|name| name == outside);
        found.into_iter().map(|(at, finding)| (at, codes(&[finding])[0])).collect::<Vec<_>>()
    };
    assert_eq!(check(&[("x/a.uji.yaml", given("")), ("x/a.yaml", sop())], ""), []);
    assert_eq!(check(&[("x/a.uji.yaml", given(""))], "x/a.yaml"), []);
    assert_eq!(check(&[("x/a.uji.yaml", given(""))], ""), [(0, "UJI001")]);
    assert_eq!(check(&[("x/a.uji.yaml", given("")), ("x/a.yaml", given(""))], "")[0], (0, "UJI001"));
    let with_profile = || given("profil: a.yaml\n");
    assert_eq!(check(&[("x/a.uji.yaml", with_profile()), ("x/a.yaml", sop())], ""), [(0, "UJI001")]);
    assert_eq!(check(&[("x/a.uji.yaml", given("profil: p.yaml\n")), ("x/a.yaml", sop())], "x/p.yaml"), []);
    // A name that the SOP does not have is found with the files together.
    let wrong = document("uji", "uji: a.yaml\nskenario: {s: {harapan: {akhir: T}}}\n");
    assert_eq!(check(&[("x/a.uji.yaml", wrong), ("x/a.yaml", sop())], ""), [(0, "UJI004")]);
}
