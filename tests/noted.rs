//! A further column: whatever stands in it, the drawing stays free of faults.

use std::collections::BTreeMap;

use alir::Chart;
use alir_render::Layout;
use alir_render::svg::{Mark, Options, draw};
use proptest::prelude::*;

use crate::charts::{Block, Choices};
use crate::faults::faults;
use crate::shared::{document, library};

/// A drawing with remarks, the longer the later a step comes.
fn noted(chart: &Chart, drawing: Layout) -> Layout {
    let notes =
        chart.steps().enumerate().map(|(at, step)| (step.id.clone(), "Selesai 2026-11-25 ".repeat(3 * at)));
    drawing.with_notes("Pelaksanaan", &notes.collect())
}

fn assert_good(chart: &Chart) {
    for drawing in [Layout::of(chart), Layout::plain(chart)] {
        let noted = noted(chart, drawing.clone());
        let faults = faults(chart, &noted);
        assert!(faults.is_empty(), "{faults:#?}\n{}", chart.text());
        assert_eq!((noted.rows.len(), noted.arrows.len()), (drawing.rows.len(), drawing.arrows.len()));
        assert_eq!(drawing.clone().with_notes("", &BTreeMap::new()).rows, drawing.rows);
    }
}

#[test]
fn the_sops_are_drawn_well_with_remarks() {
    for (name, text) in library() {
        if let alir::sop::Document::Sop(_) = document(&name, &text) {
            assert_good(&alir::load(&text).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn charts_with_forks_are_drawn_well_with_remarks(data in prop::collection::vec(any::<u16>(), 0..80)) {
        assert_good(&Block::random(&mut Choices::new(&data)).chart());
    }
}

#[test]
fn a_legend_says_what_marks_mean() {
    let text =
        "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  e: {selesai: E}\n";
    let layout = Layout::of(&alir::load(text).unwrap());
    let options = Options {
        steps: [("s".into(), vec![Mark::Done, Mark::Overdue])].into(),
        arrows: [(0, Mark::Taken)].into(),
        words: [
            (Mark::Done, "selesai".to_owned()),
            (Mark::Overdue, "terlambat".to_owned()),
            (Mark::Taken, "ditempuh".to_owned()),
        ]
        .into(),
        foot: vec!["Berkas <1>".to_owned()],
        legend: vec![Mark::Done, Mark::Overdue, Mark::Taken],
        ..Options::default()
    };
    let (plain, marked) = (draw(&layout, &Options::default()), draw(&layout, &options));
    assert!(!plain.contains("legenda"), "{plain}");
    let height = |svg: &str| -> f64 {
        svg.split("viewBox=\"0 0 ")
            .nth(1)
            .and_then(|rest| rest.split([' ', '"']).nth(1))
            .unwrap()
            .parse()
            .unwrap()
    };
    assert!(height(&marked) >= height(&plain) + 10.0);
    for part in [
        "<g class=\"langkah beres\" id=\"langkah-s\" role=\"group\" aria-label=\"k (X) — selesai — terlambat\">",
        ">✓!</text>",
        "<g class=\"panah ditempuh\"><title>s → e — ditempuh</title>",
        ">Berkas &lt;1&gt;</text>",
        ">terlambat</text>",
        // Who knows no variables has colours all the same.
        "fill:#fff;fill:var(--isi)",
        "stroke:#0a6b2d;stroke:var(--tambah)",
    ] {
        assert!(marked.contains(part), "`{part}` is not in:\n{marked}");
    }
}
