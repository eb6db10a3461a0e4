//! Workbooks: cells hold the words as they are, and what is drawn over them is the drawing, to a tenth of a millimetre.

use std::fmt::Write as _;
use std::io::Cursor;

use alir::Chart;
use alir::sop::{Head, Paper};
use alir_render::{Document, Layout, Options, RowKind, Shape, xlsx};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use crate::charts::{Block, Choices, tangle};
use crate::faults::faults_of_page;
use crate::shared::{document, library, of_library};
use crate::workbook::{Book, Node, Thing, rows};

/// What lengths may differ by, in mm.
const NEAR: f64 = 0.1;
const FLOW: &str = "Diagram Alir";
/// The height of the title over the table, in mm.
const TITLE: f64 = 8.0;

fn printed(chart: &Chart) -> Document<'_> {
    let head = Head::of(chart.definition(), None, chrono::NaiveDate::default());
    Document { chart, head, logo: None }
}

fn written(chart: &Chart) -> Vec<u8> {
    let options = Options { monitoring: true, ..Options::default() };
    let bytes = xlsx::sop(&printed(chart), &options).unwrap().bytes;
    assert!(bytes == xlsx::sop(&printed(chart), &options).unwrap().bytes, "not the same twice");
    bytes
}

/// A sheet's cells as text.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

fn near(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[0] - b[0]).abs() < NEAR && (a[1] - b[1]).abs() < NEAR
}

/// Where points of a page are on the sheet, and the row of the sheet in which its first row is.
struct Place {
    left: f64,
    down: f64,
    first_row: usize,
}

fn places(pages: &[Layout]) -> Vec<Place> {
    let first = &pages[0];
    let (mut down, mut first_row) = (TITLE + first.head.bottom - first.head.top, 3);
    let mut places = Vec::new();
    for page in pages {
        places.push(Place { left: page.columns[0].left, down: down - page.head.bottom, first_row });
        down += page.rows.iter().map(|row| row.height).sum::<f64>();
        first_row += page.rows.len();
    }
    places
}

fn assert_good(chart: &Chart) {
    let bytes = written(chart);
    let tables = xlsx::tables(&printed(chart), Paper::A4);
    let book = Book::read(&bytes);
    let things = book.drawn(FLOW);
    let ids: std::collections::BTreeSet<usize> = things.iter().map(|thing| thing.id).collect();
    // A number belongs to one thing, or to the two forms of one.
    let said: std::collections::BTreeSet<(usize, &str)> =
        things.iter().map(|thing| (thing.id, thing.name.as_str())).collect();
    assert_eq!(ids.len(), said.len());
    assert!(things.iter().all(|thing| !thing.name.is_empty() && !thing.about.is_empty()));
    let symbol = |thing: &&Thing| thing.form.as_ref().is_some_and(|form| form.starts_with("flowChart"));
    let mut symbols = things.iter().filter(symbol);
    let mut lines = things.iter().filter(|thing| !thing.points.is_empty()).peekable();
    let mut words = things.iter().filter(|thing| thing.form.as_deref() == Some("rect"));
    let high = tables.pages.iter().flat_map(|page| &page.rows).any(|row| row.height > 144.0);
    for (page, place) in tables.pages.iter().zip(places(&tables.pages)) {
        assert!(faults_of_page(page).is_empty());
        let on_sheet = |x: f64, y: f64| [x - place.left, y + place.down];
        for own in &page.symbols {
            let drawn = symbols.next().unwrap();
            let form = match own.shape {
                Shape::Capsule => "flowChartTerminator",
                Shape::Box => "flowChartProcess",
                Shape::Diamond => "flowChartDecision",
                Shape::Pentagon => "flowChartOffpageConnector",
            };
            assert_eq!(drawn.form.as_deref(), Some(form));
            let [left, top, right, bottom] = drawn.area;
            let (from, to) =
                (on_sheet(own.left, own.top), on_sheet(own.left + own.width, own.top + own.height));
            assert!(near([left, top], from) && near([right, bottom], to), "{drawn:?} {from:?} {to:?}");
            // It is in its cell, all of it.
            if !high {
                assert_eq!(drawn.cells, [(own.column, place.first_row + own.row); 2], "{}", drawn.name);
            }
            let lettered = own.shape == Shape::Pentagon;
            assert_eq!(lettered, !drawn.text.is_empty());
            if lettered {
                assert!(page.texts.iter().any(|line| line.row == Some(own.row) && line.text == drawn.text));
            }
        }
        let ways = page.links.iter().map(|link| (vec![link.from, link.to], false));
        let ways = ways.chain(page.arrows.iter().map(|arrow| (arrow.points.clone(), true)));
        for (way, head) in ways {
            let first = lines.next().unwrap();
            let other = lines.next_if(|line| line.id == first.id);
            for drawn in [Some(first), other].into_iter().flatten() {
                assert_eq!(drawn.head, head);
                let way: Vec<_> = way.iter().map(|point| on_sheet(point.x, point.y)).collect();
                let same = way.len() == drawn.points.len()
                    && way.iter().zip(&drawn.points).all(|(own, drawn)| near(*own, *drawn));
                assert!(same, "{drawn:?}\n{way:?}\n{}", chart.text());
                glued(drawn, &things);
            }
        }
        for own in &page.labels {
            let drawn = words.next().unwrap();
            let text: Vec<&str> = own.lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(drawn.text, text.join(" "));
            assert!(near([drawn.area[0], drawn.area[1]], on_sheet(own.left, own.top)));
        }
    }
    assert!(symbols.next().is_none() && lines.next().is_none() && words.next().is_none());
    printed_so(&book, &tables.pages, high);
}

/// The ends that are glued are where the places of glue of their symbols are.
fn glued(drawn: &Thing, things: &[Thing]) {
    let ends = [drawn.points[0], drawn.points[drawn.points.len() - 1]];
    for (glue, end) in drawn.glue.iter().zip(ends) {
        let Some((id, site)) = glue else { continue };
        let [left, top, right, bottom] = things.iter().find(|thing| thing.id == *id).unwrap().area;
        let (x, y) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        let at = [[x, top], [left, y], [x, bottom], [right, y]][*site];
        assert!(near(at, end), "{drawn:?} {at:?}");
    }
}

/// Pages end where the table's do, and heights and set-up are such that they fit.
fn printed_so(book: &Book, pages: &[Layout], high: bool) {
    let sheet = book.sheet(FLOW);
    let set_up = sheet.one("pageSetup").unwrap();
    assert_eq!(set_up.attributes["orientation"], "landscape");
    assert_eq!((set_up.number("paperSize"), set_up.number("fitToHeight")), (9.0, 0.0));
    if high {
        return;
    }
    let breaks: Vec<f64> = sheet.all("brk").iter().map(|end| end.number("id")).collect();
    let places = places(pages);
    let expected: Vec<f64> =
        places[1..].iter().map(|place| f64::from(u32::try_from(place.first_row).unwrap())).collect();
    assert_eq!(breaks, expected);
    let borders = rows(&sheet);
    for (page, place) in pages.iter().zip(&places) {
        for (at, row) in page.rows.iter().enumerate() {
            let border = borders[place.first_row + at];
            assert!((border - row.top - place.down).abs() < 0.14, "{border} {}", row.top + place.down);
        }
    }
}

#[test]
fn the_sops_are_workbooks() {
    let mut seen = 0;
    for (name, text) in library() {
        let alir::sop::Document::Sop(_) = document(&name, &text) else { continue };
        let chart = alir::load(&text).unwrap();
        assert_good(&chart);
        let bytes = written(&chart);
        let flow = cells(&bytes, FLOW);
        // Each step stands in its row, with a mark that is not shown in the lanes of who performs it.
        let tables = xlsx::tables(&printed(&chart), Paper::A4);
        for (at, row) in (3..).zip(tables.pages.iter().flat_map(|page| &page.rows)) {
            if let RowKind::Step { id, .. } = &row.kind {
                let step = chart.step(id.as_str()).unwrap();
                assert_eq!(flow[at][1], step.text, "{name}");
                assert_eq!(flow[at][0], step.number.clone().unwrap_or_default());
                let marks = flow[at].iter().filter(|cell| *cell == "x").count();
                assert_eq!(marks, step.roles.len(), "{name} {id}");
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 11);
}

#[test]
fn heads_are_merged_and_repeated() {
    let chart = alir::load(&of_library("buol/penyusunan-rkt.yaml")).unwrap();
    let bytes = written(&chart);
    let book = Book::read(&bytes);
    assert_eq!(book.names(), ["Identitas", "Diagram Alir", "Monitoring"]);
    let flow = cells(&bytes, FLOW);
    assert_eq!(flow[0][0], "SOP PENYUSUNAN RKT (RENCANA KINERJA TAHUNAN) 2022");
    assert_eq!(flow[1].join("|"), "No|Kegiatan|Pelaksana||||Mutu Baku|||Keterangan");
    assert_eq!(
        flow[2].join("|"),
        "||Kadis|Sekdis|Kasub Keuangan dan Program|Staff|Kelengkapan|Waktu|Output|"
    );
    let sheet = book.sheet(FLOW);
    let merged: Vec<&str> =
        sheet.all("mergeCell").iter().map(|cell| cell.attributes["ref"].as_str()).collect();
    for cells in ["A1:J1", "A2:A3", "B2:B3", "C2:F2", "G2:I2", "J2:J3"] {
        assert!(merged.contains(&cells), "{merged:?}");
    }
    let workbook = &book.0["xl/workbook.xml"];
    assert!(workbook.contains("'Diagram Alir'!$1:$3</definedName>"), "{workbook}");
    let foot = sheet.one("oddFooter").unwrap().text.clone();
    assert!(foot.contains("Halaman &P dari &N"), "{foot}");
    let identity = cells(&bytes, "Identitas");
    let labels: Vec<&str> = identity.iter().map(|row| row[1].as_str()).collect();
    assert!(labels.starts_with(&["Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif"]));
    assert_eq!(
        cells(&bytes, "Monitoring")[3].join("|"),
        "||Berjalan dengan baik|Tidak berjalan dengan baik|||"
    );
    let core = Node::read(&book.0["docProps/core.xml"]);
    assert_eq!(core.one("dc:title").unwrap().text, chart.name());
    assert_eq!(core.one("dc:language").unwrap().text, "id-ID");
    assert_eq!(core.one("dcterms:created").unwrap().text, "1980-01-01T00:00:00Z");
}

/// The flow of one step after another, with an identity that somebody signs.
fn in_a_row(steps: usize) -> Chart {
    let mut text = "sop: a\nnama: A\nidentitas: {instansi: DINAS, nomor: 1/2, disahkan_oleh: {jabatan: Kepala Dinas, nama: 'SITI, S.Sos', \
                    nip: '196506221994031008'}}\npelaksana: {x: X}\nlangkah:\n"
        .to_owned();
    for at in 0..steps {
        writeln!(text, "  s{at}: {{no: {at}, kegiatan: Memeriksa surat, oleh: x}}").unwrap();
    }
    alir::load(&(text + "  e: {selesai: S}\n")).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn who_signs_is_bold_and_underlined() {
    let book = Book::read(&written(&in_a_row(2)));
    let strings = Node::read(&book.0["xl/sharedStrings.xml"]);
    let runs = strings.all("r");
    let name = runs.iter().find(|run| run.one("t").unwrap().text == "SITI, S.Sos").expect("the name");
    assert!(name.one("b").is_some() && name.one("u").is_some());
    let below =
        runs.iter().find(|run| run.one("t").unwrap().text.contains("NIP. ")).expect("what stands below");
    assert!(below.one("b").is_none() && below.one("u").is_none());
    // Its head says of which document it is.
    let head = book.sheet(FLOW).one("oddHeader").unwrap().text.clone();
    assert!(head.contains(" A&R") && head.ends_with(" 1/2"), "{head}");
}

#[test]
fn columns_are_as_wide_printed_as_on_the_screen() {
    let book = Book::read(&written(&in_a_row(2)));
    let styles = Node::read(&book.0["xl/styles.xml"]);
    let points = styles.one("fonts").unwrap().one("sz").unwrap().number("val");
    // Digits of Arial are 0.556 of their size wide; columns are counted in digits of 7 pixels.
    let digit = points * 0.556 * 96.0 / 72.0;
    assert!((digit - 7.0).abs() < 0.07, "{digit}");
}

#[test]
fn no_page_is_for_a_last_row_alone() {
    let set_up = |book: &Book, sheet: &str| {
        let sheet = book.sheet(sheet);
        let fit = sheet.one("pageSetup").unwrap().attributes.get("fitToHeight").cloned();
        let breaks: Vec<f64> = sheet.all("brk").iter().map(|end| end.number("id")).collect();
        (fit.as_deref() != Some("0"), breaks)
    };
    let mut pages = std::collections::BTreeSet::new();
    for steps in 8..40 {
        let chart = in_a_row(steps);
        let tables = xlsx::tables(&printed(&chart), Paper::A4);
        let last = tables.pages.last().unwrap();
        let named = last.rows.iter().filter(|row| matches!(row.kind, RowKind::Step { .. })).count();
        assert!(tables.pages.len() != 2 || named > 1, "{steps}");
        let book = Book::read(&written(&chart));
        let (one_page, breaks) = set_up(&book, FLOW);
        assert_eq!((one_page, breaks.len()), (tables.pages.len() == 1, tables.pages.len() - 1));
        pages.insert(tables.pages.len());
        // Who assesses does not stand on a page without anything that was assessed.
        let (one_page, breaks) = set_up(&book, "Monitoring");
        let last_step = f64::from(u32::try_from(steps + 4).unwrap()) - 1.0;
        assert!(
            one_page == breaks.is_empty() && breaks.iter().all(|at| *at <= last_step),
            "{steps} {breaks:?}"
        );
        assert!(!one_page || steps < 25, "{steps}");
    }
    assert!(pages.contains(&1) && pages.contains(&2), "{pages:?}");
}

#[test]
fn words_below_the_table_have_room() {
    // Nobody is named: the empty lines to sign in count all the same.
    let text = in_a_row(2).text().replace("langkah:", "penandatangan_tabel: {jabatan: Kepala}\nlangkah:");
    let chart = alir::load(&text).unwrap_or_else(|error| panic!("{error}"));
    let sheet = Book::read(&written(&chart)).sheet(FLOW);
    let last = sheet.all("row").last().unwrap().number("ht");
    assert!(last > 5.0 * 9.0 * 1.1, "{last}");
}

#[test]
fn what_has_no_identity_has_no_sheet_of_it() {
    let chart =
        alir::load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {oleh: x, kegiatan: B, selesai: E}\n");
    let chart = chart.unwrap_or_else(|error| panic!("{error}"));
    let book = xlsx::sop(&printed(&chart), &Options::default()).unwrap();
    assert_eq!(book.unidentified, ["A"]);
    assert_eq!(Book::read(&book.bytes).names(), [FLOW]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn charts_with_forks_are_workbooks(data in prop::collection::vec(any::<u16>(), 0..80)) {
        assert_good(&Block::random(&mut Choices::new(&data)).chart());
    }

    #[test]
    fn tangled_charts_are_workbooks(data in prop::collection::vec(any::<u16>(), 0..200)) {
        assert_good(&tangle(&mut Choices::new(&data)));
    }
}

#[test]
fn texts_stay_texts() {
    let long = "kata ".repeat(8_000);
    let text = format!(
        "sop: a\nnama: \"=SUM(1) _x0041_ & <b>\"\npelaksana: {{x: '=X'}}\nlangkah:\n  s: {{no: '007', kegiatan: '=1+1', oleh: x, \
         waktu: '10', kelengkapan: '+a', hasil: \"\\u0001 \\uFFFE\"}}\n  t: {{kegiatan: '{long}', oleh: x}}\n  e: {{selesai: E}}\n"
    );
    let text = text.replace("hasil:", "output:");
    let chart = alir::load(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_good(&chart);
    let bytes = written(&chart);
    let flow = cells(&bytes, FLOW);
    assert_eq!(flow[0][0], "=SUM(1) _x0041_ & <b>");
    assert_eq!(flow[3].join("|"), "007|=1+1|x|+a|10|\u{fffd} \u{fffd}|");
    assert_eq!(flow[2][2], "=X");
    assert!(flow.iter().flatten().all(|cell| cell.encode_utf16().count() <= 32_767));
    // What is longer than a cell can be goes on in the cells below.
    let words = flow.iter().skip(4).flat_map(|row| row[1].split_whitespace());
    assert_eq!(words.filter(|word| *word == "kata").count(), 8_000);
    let book = Book::read(&bytes);
    assert!(book.0.values().all(|part| !part.contains("<f>")));
}

#[test]
fn a_thousand_steps_are_written_fast() {
    let of = |steps: usize| {
        let mut text = "sop: a\nnama: A\npelaksana: {x: X, y: Y}\nlangkah:\n".to_owned();
        for at in 0..steps {
            writeln!(text, "  s{at}: {{no: {at}, kegiatan: Memeriksa surat, oleh: {}}}", ["x", "y"][at % 2])
                .unwrap();
        }
        let chart = alir::load(&(text + "  e: {selesai: S}\n")).unwrap();
        let begun = std::time::Instant::now();
        let size = xlsx::sop(&printed(&chart), &Options::default()).unwrap().bytes.len();
        (size, begun.elapsed())
    };
    let ((small, _), (large, time)) = (of(100), of(1_000));
    assert!(large < 12 * small, "{small} {large}");
    // Far more than it takes, and far less than anything that grows with the square would.
    assert!(time.as_secs() < 20, "{time:?}");
}
