//! Tables on pages: every row is there once, every arrow goes on where its letter is, and everything fits.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use alir::{Chart, StepId};
use alir_render::{Frame, Layout, RowKind, Shape, Tables};
use proptest::prelude::*;

use crate::charts::{Block, Choices, tangle};
use crate::faults::faults_of_page;
use crate::shared::{document, library, of_library};

/// A4 lying, and F4.
const FRAMES: [Frame; 2] = [Frame { width: 267.0, height: 150.0 }, Frame { width: 300.0, height: 155.0 }];

/// An arrow as it is on pages: what it joins, or the letter at its end or beginning.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Part {
    Whole(StepId, StepId, Option<String>),
    Away(StepId, StepId, Option<String>),
}

fn assert_good(chart: &Chart, frame: Frame) -> Tables {
    let tables = Tables::of(chart, frame);
    let text = chart.text();
    assert!(tables == Tables::of(chart, frame), "not the same twice: {text}");
    let mut drawn = BTreeSet::new();
    // The letter of each step to which arrows come from other pages, and the pages on which it has a connector.
    let mut letters: BTreeMap<StepId, BTreeSet<String>> = BTreeMap::new();
    let (mut away, mut coming): (BTreeSet<StepId>, BTreeMap<StepId, usize>) = Default::default();
    let mut steps = Vec::new();
    for (at, page) in tables.pages.iter().enumerate() {
        let faults = faults_of_page(page);
        assert!(faults.is_empty(), "page {at}: {faults:#?}\n{text}");
        assert!(page.width * tables.scale < frame.width + 1e-3, "page {at} is {} wide\n{text}", page.width);
        assert!(
            page.height * tables.scale < frame.height + 1e-3,
            "page {at} is {} high\n{text}",
            page.height
        );
        assert_eq!((&page.columns, page.head), (&tables.pages[0].columns, tables.pages[0].head));
        let own = page.rows.iter().filter_map(|row| match &row.kind {
            RowKind::Step { id, .. } => Some(id.clone()),
            RowKind::Stage | RowKind::Connectors => None,
        });
        steps.extend(own.map(|id| (id, at)));
        let last = page.rows.iter().rev().find(|row| row.kind != RowKind::Connectors);
        assert!(last.is_some_and(|row| row.kind != RowKind::Stage), "page {at} ends with a stage\n{text}");
        for arrow in &page.arrows {
            let (from, to) = (arrow.from.clone(), arrow.to.clone());
            let ends = arrow.rows.map(|row| page.rows[row].kind == RowKind::Connectors);
            let symbol = |end: usize| {
                let point = if end == 0 { arrow.points[0] } else { arrow.points[arrow.points.len() - 1] };
                let near = |symbol: &&alir_render::Symbol| {
                    symbol.row == arrow.rows[end]
                        && (symbol.middle().x - point.x).abs() <= symbol.width / 2.0 + 1e-6
                };
                page.symbols.iter().find(near).expect("an arrow ends at a symbol")
            };
            let letter = |end: usize| {
                let symbol = symbol(end);
                assert_eq!(symbol.shape, Shape::Pentagon);
                let inside = |line: &&alir_render::Line| {
                    line.row == Some(symbol.row) && (line.x - symbol.middle().x).abs() < 1e-6
                };
                page.texts.iter().find(inside).expect("a connector has a letter").text.clone()
            };
            match ends {
                [false, false] => drop(drawn.insert(Part::Whole(from, to, arrow.answer.clone()))),
                [false, true] => {
                    letters.entry(to.clone()).or_default().insert(letter(1));
                    away.insert(to.clone());
                    drawn.insert(Part::Away(from, to, arrow.answer.clone()));
                }
                [true, false] => {
                    letters.entry(to.clone()).or_default().insert(letter(0));
                    coming.insert(to, at);
                }
                [true, true] => panic!("an arrow between connectors\n{text}"),
            }
        }
    }
    let all: Vec<StepId> = chart.steps().map(|step| step.id.clone()).collect();
    assert_eq!(steps.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), all, "{text}");
    let page_of: BTreeMap<StepId, usize> = steps.into_iter().collect();
    let ways = chart.steps().flat_map(|step| chart.exits(step).map(move |exit| (step, exit))).flat_map(
        |(step, exit)| {
            let part = |to: &StepId| {
                let (from, to, answer) = (step.id.clone(), to.clone(), exit.label.map(str::to_owned));
                if page_of[&from] == page_of[&to] {
                    Part::Whole(from, to, answer)
                } else {
                    Part::Away(from, to, answer)
                }
            };
            std::iter::once(part(&exit.to.id)).chain(exit.bound.map(|(_, then)| part(&then.id)))
        },
    );
    assert_eq!(drawn, ways.collect(), "{text}");
    // Where a letter leads to, it begins.
    assert!(coming.iter().all(|(to, at)| page_of[to] == *at), "{text}");
    assert!(coming.keys().eq(&away), "{text}");
    // One letter a step, one step a letter.
    let of_steps: Vec<&String> = letters.values().flatten().collect();
    assert!(letters.values().all(|letters| letters.len() == 1), "{letters:?}\n{text}");
    assert_eq!(of_steps.iter().collect::<BTreeSet<_>>().len(), of_steps.len(), "{letters:?}\n{text}");
    tables
}

#[test]
fn the_sops_fit_on_their_pages() {
    let mut pages = Vec::new();
    for (name, text) in library() {
        if let alir::sop::Document::Sop(_) = document(&name, &text) {
            let tables = FRAMES.map(|frame| assert_good(&alir::load(&text).unwrap(), frame));
            // On F4 no SOP is drawn smaller than the form says.
            assert!((tables[1].scale - 1.0).abs() < 1e-9, "{name}: {}", tables[1].scale);
            pages.push((name, tables[0].pages.len()));
        }
    }
    assert_eq!(pages.len(), 11);
    assert!(pages.iter().all(|(_, pages)| (1..=3).contains(pages)), "{pages:?}");
}

#[test]
fn a_row_more_moves_only_what_it_must() {
    let text = of_library("lima-puluh-kota/portal-website.yaml");
    let frame = FRAMES[0];
    let before = Tables::of(&alir::load(&text).unwrap(), frame);
    // A step at the very end, before the last one.
    let more = text.replace(
        "  akses_publik:\n",
        "  pemberitahuan:\n    kegiatan: Memberi tahu masyarakat\n    oleh: admin_portal\n  akses_publik:\n",
    );
    assert_ne!(more, text);
    let after = Tables::of(&alir::load(&more).unwrap(), frame);
    let same = |at: usize| {
        let kinds = |page: &Layout| page.rows.iter().map(|row| row.kind.clone()).collect::<Vec<_>>();
        kinds(&before.pages[at]) == kinds(&after.pages[at])
            && before.pages[at].symbols == after.pages[at].symbols
    };
    assert!(same(0) && same(1), "pages before the new row have changed");
}

#[test]
fn rows_are_a_little_lower_if_that_saves_the_second_page() {
    let chart = alir::load(&of_library("buol/pemberdayaan-kim.yaml")).unwrap();
    let tables = |height: f64| assert_good(&chart, Frame { width: 267.0, height });
    let least = |tables: &Tables| {
        let rows = tables.pages.iter().flat_map(|page| &page.rows);
        let steps = rows.filter(|row| matches!(row.kind, RowKind::Step { .. }));
        steps.map(|row| row.height).fold(f64::INFINITY, f64::min)
    };
    for (height, pages, row) in [(180.0, 1, 14.0), (168.0, 1, 13.0), (158.0, 1, 12.0), (140.0, 2, 14.0)] {
        let tables = tables(height);
        assert_eq!((tables.pages.len(), tables.scale), (pages, 1.0), "{height}");
        assert!((least(&tables) - row).abs() < 1e-6, "{height}: {}", least(&tables));
    }
}

#[test]
fn no_step_stands_alone_on_a_last_page() {
    let steps =
        |page: &Layout| page.rows.iter().filter(|row| matches!(row.kind, RowKind::Step { .. })).count();
    for count in 3..40 {
        let mut rows = String::new();
        for at in 0..count {
            writeln!(rows, "  s{at}: {{kegiatan: Menulis, oleh: x}}").unwrap();
        }
        let text = format!("sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n{rows}  e: {{selesai: E}}\n");
        for height in [150.0, 155.0, 160.0] {
            let tables = assert_good(&alir::load(&text).unwrap(), Frame { width: 267.0, height });
            let last = tables.pages.last().map(steps);
            assert!(last >= Some(2), "{count}, {height}: {last:?}");
        }
    }
}

#[test]
fn a_page_ends_where_few_arrows_go_on() {
    // Letter, lying: the last row that fits is a decision, from which two ways lead on.
    let frame = Frame { width: 249.0, height: 175.0 };
    let tables = assert_good(&alir::load(&of_library("buol/jaringan-intranet.yaml")).unwrap(), frame);
    let letters =
        |page: &Layout| page.symbols.iter().filter(|symbol| symbol.shape == Shape::Pentagon).count();
    assert_eq!(tables.pages.iter().map(letters).collect::<Vec<_>>(), [1, 1]);
    // But not at the price of a page.
    let steps = |count: usize| -> String {
        let rows = (0..count).map(|at| format!("  s{at}: {{kegiatan: Menulis, oleh: x}}\n"));
        rows.collect::<String>()
            + "  d: {keputusan: Baik?, oleh: x, cabang: {ya: a, tidak: b}}\n\
               \u{20} a: {kegiatan: Menulis, oleh: x, lanjut: e}\n  b: {kegiatan: Menulis, oleh: x}\n  e: {selesai: E}\n"
    };
    for count in 1..30 {
        let steps = steps(count);
        let text = format!("sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n{steps}");
        let tables = assert_good(&alir::load(&text).unwrap(), FRAMES[0]);
        assert!(tables.pages.len() <= (count + 4).div_ceil(8), "{count}: {}", tables.pages.len());
    }
}

#[test]
fn a_table_that_is_too_wide_is_drawn_smaller() {
    let (mut lanes, mut steps) = (String::new(), String::new());
    for at in 0..14 {
        writeln!(lanes, "  l{at}: Pejabat Pelaksana {at}").unwrap();
        writeln!(steps, "  s{at}: {{kegiatan: Menulis, oleh: l{at}}}").unwrap();
    }
    let text = format!("sop: a\nnama: A\npelaksana:\n{lanes}langkah:\n{steps}  e: {{selesai: E}}\n");
    let tables = assert_good(&alir::load(&text).unwrap(), FRAMES[0]);
    assert!(tables.scale > 0.5 && tables.scale < 0.9, "{}", tables.scale);
}

#[test]
fn a_row_higher_than_a_page_has_one_for_itself() {
    let long = "Menulis surat ".repeat(400);
    let text = format!(
        "sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n  s: {{kegiatan: k, oleh: x}}\n  t: {{kegiatan: {long}, oleh: x}}\n  e: {{selesai: E}}\n"
    );
    let tables = assert_good(&alir::load(&text).unwrap(), FRAMES[0]);
    assert!(tables.pages.len() == 3 && tables.scale < 1.0, "{} {}", tables.pages.len(), tables.scale);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn charts_with_forks_fit_on_pages(data in prop::collection::vec(any::<u16>(), 0..80), height in 60.0..180.0) {
        assert_good(&Block::random(&mut Choices::new(&data)).chart(), Frame { width: 267.0, height });
    }

    #[test]
    fn tangled_charts_fit_on_pages(data in prop::collection::vec(any::<u16>(), 0..200), height in 60.0..180.0) {
        assert_good(&tangle(&mut Choices::new(&data)), Frame { width: 267.0, height });
    }
}
