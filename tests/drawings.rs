//! Drawings: whatever the chart, arrows keep off symbols, words and each other, and everything has its place.

use std::fmt::Write as _;

use alir::Chart;
use alir_render::Layout;
use alir_render::svg::{Mark, Options, draw};
use proptest::prelude::*;

use crate::charts::{Block, Choices, tangle};
use crate::faults::faults;
use crate::shared::{document, library, of_library, root};

fn assert_good(chart: &Chart) {
    for draw in [Layout::of, Layout::plain] {
        let drawing = draw(chart);
        let faults = faults(chart, &drawing);
        assert!(faults.is_empty(), "{faults:#?}\n{}", chart.text());
        assert_eq!(drawing, draw(chart));
    }
}

#[test]
fn the_sops_are_drawn_well() {
    let mut drawn = 0;
    for (name, text) in library() {
        if let alir::sop::Document::Sop(_) = document(&name, &text) {
            assert_good(&alir::load(&text).unwrap());
            drawn += 1;
        }
    }
    assert_eq!(drawn, 11);
}

/// Compares with a drawing of `docs`, or draws it anew.
fn assert_as_before(name: &str, layout: &Layout) {
    let drawing = draw(layout, &Options::default());
    let path = root().join("docs").join(name);
    if std::env::var_os("ALIR_RENEW").is_some() {
        std::fs::write(&path, &drawing).unwrap();
    }
    let renew = "look at what differs, and renew it with `ALIR_RENEW=1 cargo test -p alir-tests drawings`";
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == drawing, "{name}: {renew}");
}

#[test]
fn the_drawings_in_the_documentation_are_those_of_buol() {
    let chart = |name: &str| alir::load(&of_library(&format!("buol/{name}.yaml"))).unwrap();
    assert_as_before("pengajuan-subdomain.svg", &Layout::of(&chart("pengajuan-subdomain")));
    assert_as_before("jaringan-intranet-polos.svg", &Layout::plain(&chart("jaringan-intranet")));
}

#[test]
fn the_trunk_of_a_plain_flowchart_goes_straight_down() {
    // Both answers of `p` go on, but only that of the later row without going back up; `r` is left beside.
    let text = "sop: a\nnama: A\npelaksana: {x: X, y: Y}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  \
        p: {keputusan: Ada?, oleh: y, cabang: {tidak: r, ya: q}}\n  r: {kegiatan: k, oleh: x, lanjut: s}\n  \
        q: {keputusan: Baik?, oleh: x, cabang: {ya: e, tidak: t}}\n  e: {selesai: E}\n  t: {selesai: T}\n";
    let drawing = Layout::plain(&alir::load(text).unwrap());
    let lanes: Vec<usize> = drawing.symbols.iter().map(|symbol| symbol.column).collect();
    assert_eq!(lanes, [0, 0, 1, 0, 0, 1], "{text}");
    for (from, to) in [("s", "p"), ("p", "q"), ("q", "e")] {
        let arrow =
            drawing.arrows.iter().find(|arrow| (arrow.from.as_str(), arrow.to.as_str()) == (from, to));
        assert_eq!(arrow.unwrap().points.len(), 2, "{from} {to}");
    }
}

#[test]
fn branches_of_a_fork_join_their_trunk() {
    let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  f: {serentak: [t, u]}\n  \
        t: {kegiatan: k, oleh: x, lanjut: j}\n  u: {kegiatan: k, oleh: x, lanjut: j}\n  j: {gabung: semua}\n  e: {selesai: E}\n";
    let drawing = Layout::plain(&alir::load(text).unwrap());
    let lanes: Vec<usize> = drawing.symbols.iter().map(|symbol| symbol.column).collect();
    assert_eq!(lanes, [0, 0, 0, 1, 0, 0]);
    let straight = |arrow: &&alir_render::Arrow| arrow.points.len() == 2;
    let names = drawing.arrows.iter().filter(straight).map(|arrow| format!("{}{}", arrow.from, arrow.to));
    assert_eq!(names.collect::<Vec<_>>(), ["sf", "ft", "tj", "je"]);
    assert!(drawing.texts.iter().all(|line| !["f", "j"].contains(&line.text.as_str())));
}

#[test]
fn a_plain_flowchart_says_all_in_its_symbols() {
    let text = "sop: a\nnama: A\npelaksana: {x: Kepala Dinas Komunikasi dan Informatika, y: Y}\n\
        tahap: {satu: {no: I, nama: Persiapan}}\nlangkah:\n  \
        s: {no: 1, kegiatan: Menulis, oleh: {salah_satu: [x, y]}, waktu: 5 menit, tahap: satu}\n  \
        t: {no: 2, kegiatan: Membaca, oleh: y, waktu: 5 menit}\n  e: {selesai: E}\n";
    let drawing = Layout::plain(&alir::load(text).unwrap());
    let words = |inside: bool| -> Vec<&str> {
        let lines = drawing.texts.iter().filter(|line| line.inside == inside);
        lines.map(|line| line.text.as_str()).collect()
    };
    assert_eq!(words(false), ["A", "Persiapan"]);
    let who = ["Kepala Dinas Komunikasi", "dan Informatika, Y", "5 menit"];
    let all = [&["1. Menulis", "Cukup salah satu pelaksana"], &who[..], &["2. Membaca", "Y · 5 menit", "E"]];
    assert_eq!(words(true), all.concat());
    let svg =
        draw(&drawing, &Options { steps: [("t".into(), vec![Mark::Open])].into(), ..Options::default() });
    assert!(!svg.contains("class=\"garis\"") && !svg.contains("class=\"kepala\""), "{svg}");
    assert!(svg.contains("<circle class=\"simbol\"") && svg.contains(">\u{25CF}</text>"), "{svg}");
}

#[test]
fn marks_are_drawn_and_words_are_escaped() {
    let text = "sop: a\nnama: \"A \\u0001 ]]> <&'\"\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x, selesai: E}\n";
    let layout = Layout::of(&alir::load(text).unwrap());
    let plain = draw(&layout, &Options::default());
    assert!(plain.contains("<title>A \u{fffd} ]]&gt; &lt;&amp;&#39;</title>"), "{plain}");
    assert!(!plain.contains("tanda\" x") && !plain.contains(".hapus"), "{plain}");
    let options = Options {
        prefix: "x-".to_owned(),
        steps: [("s".into(), vec![Mark::Removed, Mark::Moved])].into(),
        words: [(Mark::Removed, "dihapus".to_owned())].into(),
        ..Options::default()
    };
    let marked = draw(&layout, &options);
    assert!(marked.contains("<g class=\"langkah hapus\" id=\"x-langkah-s\""), "{marked}");
    assert!(
        marked.contains("k (X) — dihapus</title>") && marked.contains(">\u{2212}\u{2195}</text>"),
        "{marked}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn charts_with_forks_are_drawn_well(data in prop::collection::vec(any::<u16>(), 0..80)) {
        assert_good(&Block::random(&mut Choices::new(&data)).chart());
    }

    #[test]
    fn whatever_is_written_has_room(words in prop::collection::vec("([!-z|\u{a1}-\u{ff}字]{1,9} ?){1,20}", 6)) {
        let [who, first, ask, answer, note, end] = words.as_slice() else { unreachable!() };
        let sop = serde_json::json!({
            "sop": "a", "nama": first, "pelaksana": {"x": who, "y": "Y"},
            "langkah": {
                "a": {"kegiatan": first, "oleh": ["x", "y"], "keterangan": note},
                "b": {"keputusan": ask, "oleh": "x", "cabang": {answer.trim(): "c", "~": "a"}},
                "c": {"selesai": end},
            },
        });
        assert_good(&alir::load(&sop.to_string()).unwrap());
    }

    #[test]
    fn tangled_charts_are_drawn_well(data in prop::collection::vec(any::<u16>(), 0..200)) {
        assert_good(&tangle(&mut Choices::new(&data)));
    }
}

/// What is to be found, and what makes it so.
type Spoil<'s> = (&'s str, &'s dyn Fn(&mut Layout));

#[test]
fn what_is_wrong_with_a_drawing_is_seen() {
    let text = of_library("buol/pengajuan-subdomain.yaml");
    let chart = alir::load(&text).unwrap();
    let good = Layout::of(&chart);
    let spoilt = |spoil: &dyn Fn(&mut Layout)| {
        let mut drawing = good.clone();
        spoil(&mut drawing);
        faults(&chart, &drawing)
    };
    let wrong: [Spoil<'_>; 8] = [
        ("touches", &|drawing| drawing.arrows[0].points = drawing.arrows[1].points.clone()),
        ("begin and end", &|drawing| drawing.arrows[0].points[0].y += 1.0),
        ("through a symbol", &|drawing| {
            let middle = drawing.arrows[0].points[1];
            (drawing.symbols[3].left, drawing.symbols[3].top) = (middle.x - 5.0, middle.y - 3.0);
        }),
        ("through words", &|drawing| drawing.labels[0].top += 1.0),
        ("beside its exit", &|drawing| drawing.labels[0].top += 30.0),
        ("over each other", &|drawing| drawing.symbols[1].left = drawing.texts[20].left()),
        ("leaves the page", &|drawing| drawing.width -= 30.0),
        ("not the ways", &|drawing| drop(drawing.arrows.pop())),
    ];
    for (what, spoil) in wrong {
        let faults = spoilt(spoil);
        assert!(faults.iter().any(|fault| fault.contains(what)), "{what}: {faults:#?}");
    }
}

#[test]
fn a_thousand_steps_are_drawn_fast() {
    let mut text = "sop: a\nnama: A\npelaksana: {x: X, y: Y}\nlangkah:\n".to_owned();
    for at in 0..1000 {
        writeln!(
            text,
            "  s{at}: {{keputusan: k, oleh: {}, cabang: {{ya: s{}, tidak: s{}}}}}",
            ["x", "y"][at % 2],
            at + 1,
            at / 2
        )
        .unwrap();
    }
    let chart = alir::load(&(text + "  s1000: {selesai: S}\n")).unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(Layout::of(&chart).arrows.len(), 2000);
    // Far more than it takes, and far less than anything that grows with the square would.
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
