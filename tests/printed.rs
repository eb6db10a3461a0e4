//! Printed documents: whatever the SOP, everything stands on its page, in its cell, and not over anything else.

use std::fmt::Write as _;

use alir::Chart;
use alir::sop::{Document as Held, Head, Paper};
use alir_render::page::{Item, Page, Role, Text};
use alir_render::{Document, Enactment, Options, Printed};
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::charts::{Block, Choices, tangle};
use crate::shared::{document, library, of_library};

/// Lengths below this are none: rounding.
const NONE: f64 = 1e-6;
/// Nearer to the edge of the paper no printer prints, in mm.
const UNPRINTABLE: f64 = 4.0;

/// A box: left, top, right, bottom.
type Area = [f64; 4];

/// Where the letters of a line are.
fn of_text(text: &Text) -> Area {
    let size = text.points * 25.4 / 72.0;
    [text.x, text.baseline - 0.72 * size, text.x + text.width, text.baseline + 0.2 * size]
}

fn overlap(a: Area, b: Area) -> bool {
    a[0] < b[2] - NONE && b[0] < a[2] - NONE && a[1] < b[3] - NONE && b[1] < a[3] - NONE
}

fn of_item(item: &Item) -> Area {
    let around = |points: &[alir_render::Point]| {
        points.iter().fold([f64::INFINITY, f64::INFINITY, 0.0, 0.0], |area: Area, point| {
            [area[0].min(point.x), area[1].min(point.y), area[2].max(point.x), area[3].max(point.y)]
        })
    };
    match item {
        Item::Text(text) => of_text(text),
        Item::Line { points, .. } | Item::Polygon { points, .. } => around(points),
        Item::Capsule { area, .. } | Item::Image { area, .. } => around(&area.corners()),
    }
}

/// What is wrong with a page.
pub(crate) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let inside = [UNPRINTABLE, UNPRINTABLE, page.width - UNPRINTABLE, page.height - UNPRINTABLE];
    for item in page.items() {
        let area = of_item(item);
        let is_in =
            area[0] >= inside[0] && area[1] >= inside[1] && area[2] <= inside[2] && area[3] <= inside[3];
        if !is_in || area.iter().any(|side| !side.is_finite()) {
            faults.push(format!("leaves the page: {item:?}"));
        }
    }
    let texts: Vec<&Text> = page.texts().filter(|text| !text.text.trim().is_empty()).collect();
    for (at, text) in texts.iter().enumerate() {
        for other in &texts[..at] {
            if overlap(of_text(text), of_text(other)) {
                faults.push(format!("over each other: `{}` and `{}`", text.text, other.text));
            }
        }
    }
    // The lines of tables, but for arrows, which are part of a figure.
    let rules = page.parts.iter().filter(|part| part.role == Role::Decoration).flat_map(|part| &part.items);
    for rule in rules.filter(|item| matches!(item, Item::Line { .. })) {
        let Item::Line { points, .. } = rule else { continue };
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let line = [a.x.min(b.x), a.y.min(b.y), a.x.max(b.x) + 2.0 * NONE, a.y.max(b.y) + 2.0 * NONE];
            let wide = [line[0] - NONE, line[1] - NONE, line[2] + NONE, line[3] + NONE];
            for text in texts.iter().filter(|text| overlap(of_text(text), wide)) {
                faults.push(format!("leaves its cell: `{}`", text.text));
            }
        }
    }
    faults
}

/// All words, without what is between them.
fn together(text: &str) -> String {
    text.split_whitespace().collect()
}

fn assert_good(chart: &Chart, options: &Options) {
    let head = Head::of(chart.definition(), None, NaiveDate::default());
    let printed = Printed::sop(&Document { chart, head, logo: None }, options);
    let faults: Vec<String> = printed.pages.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{}", chart.text());
    let whole: String = printed.pages.iter().flat_map(Page::texts).map(|text| together(&text.text)).collect();
    for step in chart.steps() {
        assert!(whole.contains(&together(&step.text)), "`{}` is not in: {whole}", step.text);
    }
    let identity = chart.definition().identity.clone().unwrap_or_default();
    for text in identity.legal_basis.iter().chain(identity.equipment.iter()) {
        for word in text.split_whitespace().filter(|word| word.len() < 20) {
            assert!(whole.contains(word), "`{word}` is not in: {whole}");
        }
    }
    assert!(printed.outline.iter().all(|heading| heading.page < printed.pages.len()));
    for part in printed.pages.iter().flat_map(|page| &page.parts) {
        if let Role::Contents { page } = part.role {
            assert!(printed.outline.iter().any(|heading| heading.page == page), "page {page}");
        }
    }
}

pub(crate) const ALL: Options =
    Options { cover: true, contents: true, monitoring: true, paper: None, numbers: true };

#[test]
fn the_sops_are_printed_well() {
    let mut printed = 0;
    for (name, text) in library() {
        if let Held::Sop(_) = document(&name, &text) {
            for paper in [Paper::A4, Paper::F4, Paper::Letter] {
                assert_good(&alir::load(&text).unwrap(), &Options { paper: Some(paper), ..ALL });
            }
            printed += 1;
        }
    }
    assert_eq!(printed, 11);
}

#[test]
fn a_decree_is_printed_with_its_sops() {
    let Held::Decree(decree) =
        document("keputusan", &of_library("lima-puluh-kota/keputusan-555-05-2017.yaml"))
    else {
        panic!("it is a decree");
    };
    let charts: Vec<Chart> = decree
        .enacts
        .iter()
        .map(|name| alir::load(&of_library(&format!("lima-puluh-kota/{name}"))).unwrap())
        .collect();
    let head = |chart: &Chart| Head::of(chart.definition(), None, NaiveDate::default());
    let documents = charts.iter().map(|chart| Document { chart, head: head(chart), logo: None }).collect();
    let printed = Printed::decree(&Enactment { decree: &decree, documents }, &ALL);
    let faults: Vec<String> = printed.pages.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let whole: String = printed.pages.iter().flat_map(Page::texts).map(|text| together(&text.text)).collect();
    let texts =
        [&decree.considering, &decree.recalling, &decree.copies].into_iter().flat_map(alir::sop::Texts::iter);
    let decided = decree.decides.iter().map(|(_, text)| text.value.as_str());
    let mut last = 0;
    // In the order of the decree; what begins on one page may end on the next, behind its number.
    for text in texts.take(3 + 18).chain(decided) {
        let begin: String = together(text).chars().take(40).collect();
        let at = whole[last..].find(&begin).unwrap_or_else(|| panic!("`{text}` is not behind {last}"));
        last += at;
    }
    let at = |begin: &str| {
        let text = printed.pages.iter().flat_map(Page::texts).find(|text| text.text.starts_with(begin));
        text.unwrap_or_else(|| panic!("`{begin}` is not there")).baseline
    };
    assert!(at("Pt. KEPALA") - at("Pada tanggal") > 1.9 * (at("Pada tanggal") - at("Ditetapkan di")));
    assert_eq!(printed.date, NaiveDate::from_ymd_opt(2017, 1, 31));
    assert_eq!(printed.authors.len(), 2, "an address is no author: {:?}", printed.authors);
    // The number of a page ends where its lines do.
    let end = |text: &Text| text.x + text.width;
    let ends = |page: &Page| page.texts().filter(|text| text.points > 10.0).map(end).fold(0.0, f64::max);
    let number = |page: &Page| page.texts().find(|text| text.text.starts_with("Halaman")).map(end).unwrap();
    assert!(printed.pages[1..3].iter().all(|page| (number(page) - ends(page)).abs() < 0.01));
    let upper: Vec<&str> = printed
        .outline
        .iter()
        .filter(|heading| heading.level == 1)
        .map(|heading| heading.title.as_str())
        .collect();
    assert_eq!(upper.len(), 4, "{upper:?}");
    assert!(upper[0].starts_with("KEPUTUSAN") && upper[1] == "DAFTAR ISI", "{upper:?}");
}

/// An identity of any length, with words of any length.
fn identity(choices: &mut Choices<'_>) -> String {
    let words = [
        "Undang-undang",
        "Nomor",
        "23",
        "tentang",
        "Pemerintahandaerahdankeuangannyayangpanjangsekali",
        "di",
    ];
    let mut sentence = |most: usize| {
        let count = 1 + choices.below(most);
        let one = |_| words[choices.below(words.len())];
        (0..count).map(one).collect::<Vec<_>>().join(" ")
    };
    let mut text = "identitas:\n  tanggal_pengesahan: 27 Oktober 2022\n".to_owned();
    for key in ["nomor", "unit"] {
        writeln!(text, "  {key}: \"{}\"", sentence(9)).unwrap();
    }
    writeln!(text, "  instansi: [\"{}\", \"{}\"]", sentence(12), sentence(3)).unwrap();
    writeln!(
        text,
        "  disahkan_oleh: {{jabatan: \"{}\", nama: \"{}\", nip: 19650622 199403 1 008}}",
        sentence(20),
        sentence(6)
    )
    .unwrap();
    writeln!(text, "  catatan_tte: \"{}\"", sentence(60)).unwrap();
    for (key, most) in [("dasar_hukum", 40), ("peralatan", 90), ("peringatan", 1), ("keterkaitan", 5)] {
        writeln!(text, "  {key}:").unwrap();
        for _ in 0..=sentence(most).split(' ').count() {
            writeln!(text, "    - \"{}\"", sentence(40)).unwrap();
        }
    }
    if sentence(2).contains(' ') {
        writeln!(text, "penandatangan_tabel: {{jabatan: \"{}\", nama: \"{}\"}}", sentence(9), sentence(4))
            .unwrap();
    }
    text
}

fn with_identity(chart: &Chart, choices: &mut Choices<'_>) -> Chart {
    let text = chart.text().replacen("pelaksana:", &format!("{}pelaksana:", identity(choices)), 1);
    alir::load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn options(choices: &mut Choices<'_>) -> Options {
    let paper = Some([Paper::A4, Paper::F4, Paper::Letter][choices.below(3)]);
    Options { cover: choices.below(2) == 0, contents: choices.below(2) == 0, paper, ..ALL }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn charts_with_forks_are_printed_well(data in prop::collection::vec(any::<u16>(), 0..300)) {
        let mut choices = Choices::new(&data);
        let options = options(&mut choices);
        let chart = Block::random(&mut choices).chart();
        assert_good(&with_identity(&chart, &mut choices), &options);
    }

    #[test]
    fn tangled_charts_are_printed_well(data in prop::collection::vec(any::<u16>(), 0..500)) {
        let mut choices = Choices::new(&data);
        let options = options(&mut choices);
        let chart = tangle(&mut choices);
        assert_good(&with_identity(&chart, &mut choices), &options);
    }
}

/// The first text of a page.
fn first(page: &mut Page) -> &mut Text {
    let items = page.parts.iter_mut().flat_map(|part| &mut part.items);
    let mut texts = items.filter_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Line { .. } | Item::Polygon { .. } | Item::Capsule { .. } | Item::Image { .. } => None,
    });
    texts.next().unwrap()
}

/// What is to be found, and what makes it so.
type Spoil<'s> = (&'s str, &'s dyn Fn(&mut Page));

#[test]
fn what_is_wrong_with_a_page_is_seen() {
    let chart = alir::load(&of_library("buol/pengajuan-subdomain.yaml")).unwrap();
    let head = Head::of(chart.definition(), None, NaiveDate::default());
    let printed = Printed::sop(&Document { chart: &chart, head, logo: None }, &Options::default());
    let good = &printed.pages[0];
    assert_eq!(faults(good), [""; 0]);
    let wrong: [Spoil<'_>; 3] = [
        ("leaves the page", &|page| first(page).x = 0.0),
        ("over each other", &|page| first(page).baseline += 4.0),
        ("leaves its cell", &|page| first(page).x += 100.0),
    ];
    for (what, spoil) in wrong {
        let mut page = good.clone();
        spoil(&mut page);
        let faults = faults(&page);
        assert!(faults.iter().any(|fault| fault.contains(what)), "{what}: {faults:#?}");
    }
}

#[test]
fn letters_of_connectors_are_not_hidden_by_their_symbols() {
    let chart = alir::load(&of_library("buol/jaringan-intranet.yaml")).unwrap();
    let head = Head::of(chart.definition(), None, NaiveDate::default());
    let printed = Printed::sop(&Document { chart: &chart, head, logo: None }, &Options::default());
    let mut letters = 0;
    for page in &printed.pages {
        let items: Vec<&Item> = page.parts.iter().flat_map(|part| &part.items).collect();
        let last =
            items.iter().rposition(|item| matches!(item, Item::Polygon { points, .. } if points.len() == 5));
        let letter = |item: &&Item| matches!(item, Item::Text(text) if text.text == "A");
        if let (Some(last), Some(letter)) = (last, items.iter().rposition(letter)) {
            assert!(letter > last, "a symbol is drawn over its letter");
            letters += 1;
        }
    }
    assert_eq!(letters, 2);
}
