//! Sheets of workbooks as people get them in print: what is emphasised, where pages end, which sheets there are.

use std::fmt::Write as _;
use std::io::Cursor;

use alir::Chart;
use alir::sop::{Paper, PrintedLanguage};
use alir_render::{Options, RowKind, xlsx};
use calamine::{Reader, Xlsx};

use crate::shared::of_library;
use crate::workbook::{Book, Node, rows};
use crate::workbooks::{FLOW, cells, printed, written};

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
fn the_monitoring_form_has_the_stages() {
    let chart = alir::load(&of_library("buol/pemberdayaan-kim.yaml")).unwrap();
    let rows = cells(&written(&chart), "Monitoring");
    let stage = rows.iter().position(|row| row.contains(&"TAHAP AKHIR DAN PELAPORAN".to_owned())).unwrap();
    assert_eq!(rows[stage + 1][..2], ["a", "Pimpinan mengevaluasi hasil pekerjaan"], "{rows:?}");
}

#[test]
fn shapes_are_told_in_the_language_of_the_document() {
    let chart = alir::load(&of_library("buol/pengajuan-subdomain.yaml")).unwrap();
    for (language, words) in [
        (PrintedLanguage::Indonesian, ["Dari 5 ke 6: tidak", "Belah ketupat 5", ", kali ke-3"]),
        (PrintedLanguage::English, ["From 5 to 6: tidak", "Diamond 5", ", attempt 3"]),
    ] {
        let mut document = printed(&chart);
        document.head.language = language;
        let book = Book::read(&xlsx::sop(&document, &Options::default()).unwrap().bytes);
        let drawing = &book.0["xl/drawings/drawing1.xml"];
        let drawing = String::from_utf8_lossy(drawing.as_ref());
        assert!(words.iter().all(|word| drawing.contains(word)), "{drawing}");
        assert_eq!(drawing.contains("Panah "), language == PrintedLanguage::Indonesian);
    }
}

#[test]
fn covers_and_contents_are_sheets_if_they_are_asked_for() {
    let chart = in_a_row(2);
    let options = Options { cover: true, contents: true, monitoring: true, ..Options::default() };
    let bytes = xlsx::sop(&printed(&chart), &options).unwrap().bytes;
    let book = Book::read(&bytes);
    assert_eq!(book.names(), ["Sampul", "Daftar Isi", "Identitas", FLOW, "Monitoring"]);
    let mut reader: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let cover = reader.worksheet_range("Sampul").unwrap();
    let words: Vec<String> = cover.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert_eq!(words, ["DINAS", "STANDAR OPERASIONAL PROSEDUR", "A", "Nomor SOP: 1/2"]);
    let listed: Vec<String> = cells(&bytes, "Daftar Isi").into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(listed, ["DAFTAR ISI", "A", "Identitas SOP", "Diagram alir", "Formulir monitoring"]);
    let list = book.sheet("Daftar Isi");
    let links: Vec<&str> =
        list.all("hyperlink").iter().map(|link| link.attributes["location"].as_str()).collect();
    assert_eq!(links, ["'Identitas'!A1", "'Identitas'!A1", "'Diagram Alir'!A1", "'Monitoring'!A1"]);
    // A cover is one page, and has no number.
    assert!(book.sheet("Sampul").one("oddFooter").is_none());
    assert!(list.one("oddFooter").is_some());
}

#[test]
fn tables_of_more_pages_than_a_sheet_has_ends_of_are_written() {
    let mut text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n".to_owned();
    let long = "Memeriksa surat. ".repeat(140);
    for at in 0..1_040 {
        writeln!(text, "  s{at}: {{kegiatan: {long}, oleh: x}}").unwrap();
    }
    let chart = alir::load(&(text + "  e: {selesai: S}\n")).unwrap();
    assert!(xlsx::tables(&printed(&chart), Paper::A4).pages.len() > 1_024);
    let book = xlsx::sop(&printed(&chart), &Options::default()).unwrap();
    assert_eq!(Book::read(&book.bytes).sheet(FLOW).all("brk").len(), 1_023);
}

#[test]
fn an_identity_fills_its_page_and_does_not_leave_it() {
    let rule =
        "'Peraturan Daerah tentang Penyelenggaraan Pemerintahan Berbasis Elektronik pada Tahun Anggaran', ";
    for rules in [1, 8, 12, 14] {
        let list = format!(
            "dasar_hukum: [{}], peralatan: [{}], ",
            rule.repeat(rules),
            "Komputer, ".repeat(rules / 2)
        );
        let text = in_a_row(2).text().replace("instansi: DINAS, ", &format!("instansi: DINAS, {list}"));
        let chart = alir::load(&text).unwrap_or_else(|error| panic!("{error}"));
        for paper in [Paper::A4, Paper::F4, Paper::Letter] {
            let options = Options { paper: Some(paper), ..Options::default() };
            let book = Book::read(&xlsx::sop(&printed(&chart), &options).unwrap().bytes);
            let high = *rows(&book.sheet("Identitas")).last().unwrap();
            let (short, _) = paper.millimetres();
            assert!(high <= f64::from(short) - 27.0, "{rules} {paper:?}: {high}");
            // Letters become smaller before the page does.
            assert!(rules < 14 || high > f64::from(short) - 50.0, "{rules} {paper:?}: {high}");
        }
    }
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
