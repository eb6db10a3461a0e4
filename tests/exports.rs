//! The flow as Mermaid and DOT: files to compare with, and no sign that could be taken for something else.

use alir::Chart;
use alir_render::{dot, mermaid};
use proptest::prelude::*;

use crate::shared::{document, library, of_library, root, text};

/// Compares with a file of `tests/drawn`, or writes it anew.
fn assert_as_before(name: &str, drawing: &str) {
    let path = root().join("tests/drawn").join(name);
    if std::env::var_os("ALIR_RENEW").is_some() {
        std::fs::write(&path, drawing).unwrap();
    }
    let renew = "look at what differs, and renew it with `ALIR_RENEW=1 cargo test -p alir-tests exports`";
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == drawing, "{name}: {renew}\n{drawing}");
}

#[test]
fn flows_are_written_as_before() {
    let nasty = text(&root().join("tests/drawn/nakal.yaml"));
    for (name, sop) in [
        ("jaringan-intranet", of_library("buol/jaringan-intranet.yaml")),
        ("pemberdayaan-kim", of_library("buol/pemberdayaan-kim.yaml")),
        ("nakal", nasty),
    ] {
        let chart = alir::load(&sop).unwrap();
        assert_as_before(&format!("{name}.mmd"), &mermaid::write(&chart));
        assert_as_before(&format!("{name}.dot"), &dot::write(&chart));
    }
}

/// Whether a drawing has every step once, and every way.
fn assert_whole(chart: &Chart) {
    let ways: usize = chart
        .steps()
        .flat_map(|step| chart.exits(step))
        .map(|exit| 1 + usize::from(exit.bound.is_some()))
        .sum();
    let (mermaid, dot) = (mermaid::write(chart), dot::write(chart));
    let count = |drawing: &str, what: &str| drawing.lines().filter(|line| line.contains(what)).count();
    assert_eq!(count(&mermaid, " -->"), ways, "{mermaid}");
    assert_eq!(count(&dot, "\" -> \""), ways, "{dot}");
    assert_eq!(count(&dot, "id=\"langkah-"), chart.steps().len(), "{dot}");
    assert_eq!(count(&dot, "subgraph "), count(&mermaid, "  subgraph "), "{dot}{mermaid}");
}

#[test]
fn every_sop_is_written_whole() {
    for (name, text) in library() {
        if let alir::sop::Document::Sop(_) = document(&name, &text) {
            assert_whole(&alir::load(&text).unwrap());
        }
    }
}

#[test]
fn the_bound_of_a_loop_is_written() {
    let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  \
        p: {keputusan: Lengkap?, oleh: x, cabang: {ya: e, tidak: {ke: s, maks_ulang: {kali: 3, lalu: e}}}}\n  e: {selesai: E}\n";
    let chart = alir::load(text).unwrap();
    assert_whole(&chart);
    let mermaid = mermaid::write(&chart);
    assert!(mermaid.contains("  langkah_p -->|\"tidak\"| langkah_s\n"), "{mermaid}");
    assert!(mermaid.contains("  langkah_p -->|\"tidak, kali ke-3\"| langkah_e\n"), "{mermaid}");
    assert!(dot::write(&chart).contains("  \"p\" -> \"e\" [label=\"tidak, kali ke-3\"];\n"));
}

/// What Graphviz reads between quotation marks: `\"` is one, `\\` a backslash.
fn quoted(line: &str) -> Vec<String> {
    let (mut all, mut now): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        match (&mut now, c) {
            (None, '"') => now = Some(String::new()),
            (None, _) => {}
            (Some(text), '\\') => match letters.next() {
                Some('n') => text.push('\n'),
                Some(c) => text.push(c),
                None => {}
            },
            (Some(_), '"') => all.extend(now.take()),
            (Some(text), c) => text.push(c),
        }
    }
    assert_eq!(now, None, "a quotation mark is left open: {line}");
    all
}

proptest! {
    #[test]
    fn any_words_come_back(words in "[ -~\u{a0}-\u{ff}\n]{1,40}") {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        prop_assume!(!plain(&words).is_empty() && !words.contains(['{', '}']));
        let sop = serde_json::json!({
            "sop": "a", "nama": "A", "pelaksana": {"x": "X"},
            "langkah": {"s": {"kegiatan": words, "oleh": "x"}, "e": {"selesai": "E"}},
        });
        let Ok(chart) = alir::load(&sop.to_string()) else { return Ok(()) };
        let dot = dot::write(&chart);
        let line = dot.lines().find(|line| line.contains("id=\"langkah-s\"")).unwrap();
        prop_assert_eq!(plain(&quoted(line)[2].replace("&amp;", "&")), plain(&words));
        // In Mermaid, what is not a letter that means nothing is a number between `#` and `;`.
        let mermaid = mermaid::write(&chart);
        let line = mermaid.lines().find(|line| line.contains("langkah_s([")).unwrap();
        let label = line.trim().strip_prefix("langkah_s([\"").and_then(|rest| rest.strip_suffix("\"])")).unwrap();
        let (mut read, mut rest) = (String::new(), label);
        while let Some((before, code)) = rest.split_once('#') {
            let (code, after) = code.split_once(';').unwrap();
            read.push_str(before);
            read.extend(code.parse().ok().and_then(char::from_u32));
            rest = after;
        }
        read.push_str(rest);
        prop_assert_eq!(plain(&read), plain(&words));
        prop_assert!(!label.contains(['"', '<', '>', '&', '`', '*', '_', '[', '{', '%', '|', ':', '@', '\\']), "{}", label);
    }
}
