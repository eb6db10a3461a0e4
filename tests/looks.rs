//! Printed documents as people look at them: what stands at the end of a page, in the middle of a cover, in which language.

use std::fmt::Write as _;

use alir::sop::{Head, PrintedLanguage};
use alir_render::page::Page;
use alir_render::{Document, Options, Printed};
use chrono::NaiveDate;

use crate::printed::{ALL, faults};
use crate::shared::of_library;

fn of_sop(name: &str, options: &Options) -> Printed {
    let chart = alir::load(&of_library(name)).unwrap();
    let head = Head::of(chart.definition(), None, NaiveDate::default());
    Printed::sop(&Document { chart: &chart, head, logo: None }, options)
}

/// The texts of a page, from the one that is so on.
fn behind<'p>(page: &'p Page, text: &str) -> Vec<&'p str> {
    page.texts().map(|text| text.text.as_str()).skip_while(|other| *other != text).collect()
}

#[test]
fn the_monitoring_form_has_the_stages() {
    let form = of_sop("buol/pemberdayaan-kim.yaml", &ALL).pages.pop().unwrap();
    let rows = behind(&form, "TAHAP AKHIR DAN PELAPORAN");
    assert_eq!(rows[1..3], ["a", "Pimpinan mengevaluasi hasil pekerjaan"], "{rows:?}");
    assert_eq!(behind(&form, "PENGARSIPAN")[1], "a");
}

#[test]
fn a_form_that_goes_on_says_so() {
    let printed = of_sop("buol/jaringan-intranet.yaml", &ALL);
    let titles = printed.pages.iter().flat_map(Page::texts).map(|text| text.text.as_str());
    let titles: Vec<&str> = titles.filter(|text| text.starts_with("FORMULIR MONITORING")).collect();
    assert_eq!(
        titles,
        ["FORMULIR MONITORING PELAKSANAAN SOP", "FORMULIR MONITORING PELAKSANAAN SOP (lanjutan)"]
    );
}

#[test]
fn entries_are_not_divided_among_pages() {
    let law = "Peraturan Menteri Komunikasi dan Informatika tentang Penyelenggaraan Sistem Elektronik Instansi \
               Penyelenggara Negara dan Pendaftarannya";
    let steps = "langkah:\n  a: {serentak: [b, c]}\n  b: {kegiatan: Menulis, oleh: x, lanjut: d}\n\
                 \u{20} c: {kegiatan: Membaca, oleh: x, lanjut: d}\n  d: {gabung: semua}\n  e: {selesai: E}\n";
    let printed = |short: usize| {
        let laws = "    - Undang-undang\n".repeat(short) + &format!("    - {law}\n").repeat(40);
        let text = format!(
            "sop: a\nnama: A\nidentitas:\n  instansi: Dinas\n  disahkan_oleh: {{jabatan: Kepala}}\n  \
             dasar_hukum:\n{laws}pelaksana: {{x: X}}\n{steps}"
        );
        let chart = alir::load(&text).unwrap();
        let head = Head::of(chart.definition(), None, NaiveDate::default());
        Printed::sop(&Document { chart: &chart, head, logo: None }, &ALL)
    };
    let first = |page: &Page| behind(page, "KUALIFIKASI PELAKSANA").get(1).map(|text| (*text).to_owned());
    for short in 0..3 {
        let begins: Vec<String> = printed(short).pages.iter().filter_map(first).collect();
        assert!(begins.len() >= 2 && begins.iter().all(|text| text.ends_with('.')), "{begins:?}");
    }
    let printed = printed(0);
    // What only divides the flow is nothing that could work well or not.
    let form = behind(printed.pages.last().unwrap(), "Menulis");
    assert_eq!(form[..2], ["Menulis", "Membaca"], "{form:?}");
    assert!(!printed.pages.last().unwrap().texts().any(|text| ["a", "d"].contains(&text.text.as_str())));
}

#[test]
fn who_assessed_stands_below_two_rows_at_least() {
    for count in 10..40 {
        let mut rows = String::new();
        for at in 0..count {
            writeln!(rows, "  s{at}: {{kegiatan: Menulis, oleh: x}}").unwrap();
        }
        let text = format!("sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n{rows}  e: {{selesai: E}}\n");
        let chart = alir::load(&text).unwrap();
        let head = Head::of(chart.definition(), None, NaiveDate::default());
        let printed = Printed::sop(&Document { chart: &chart, head, logo: None }, &ALL);
        assert_eq!(printed.pages.iter().flat_map(faults).collect::<Vec<_>>(), [""; 0]);
        let last = printed.pages.last().unwrap();
        assert!(!behind(last, "Penilai").is_empty(), "{count}");
        let rows = last.texts().filter(|text| text.text == "Menulis").count();
        assert!(rows >= 2, "{count}: {rows}");
    }
}

#[test]
fn a_cover_has_the_name_in_its_middle() {
    let pages = of_sop("cirebon/pembuatan-domain-website.yaml", &ALL).pages;
    let at = |text: &str| pages[0].texts().find(|line| line.text == text).unwrap().baseline / pages[0].height;
    let (office, kind, year) =
        (at("PEMERINTAH KABUPATEN CIREBON"), at("STANDAR OPERASIONAL PROSEDUR"), at("2024"));
    assert!(office < 0.25 && (0.35..0.5).contains(&kind) && year > 0.7, "{office} {kind} {year}");
    // Of about one length.
    let lines = ["PEMBUATAN DOMAIN WEBSITE RESMI PERANGKAT", "DAERAH / DESA DAN ORGANISASI MASYARAKAT"];
    assert!(lines.iter().all(|line| !behind(&pages[0], line).is_empty()), "{:?}", behind(&pages[0], "2024"));
}

#[test]
fn the_number_of_a_page_stands_on_the_line_of_the_notice() {
    for page in of_sop("buol/pengajuan-subdomain.yaml", &Options::default()).pages {
        let at = |begin: &str| page.texts().find(|text| text.text.starts_with(begin)).unwrap().baseline;
        assert!((at("Dokumen ini telah") - at("Halaman")).abs() < 1e-9);
    }
}

#[test]
fn what_is_printed_around_the_texts_is_in_the_language_of_the_office() {
    let chart = alir::load(&of_library("buol/jaringan-intranet.yaml")).unwrap();
    let head = Head { language: PrintedLanguage::English, ..Head::default() };
    let printed = Printed::sop(&Document { chart: &chart, head, logo: None }, &ALL);
    let lines: Vec<&str> =
        printed.pages.iter().flat_map(Page::texts).map(|line| line.text.as_str()).collect();
    for (english, indonesian) in [
        ("Performers", "Pelaksana"),
        ("Standards", "Mutu Baku"),
        ("Activity", "Kegiatan"),
        ("Requirements", "Kelengkapan"),
        ("Time", "Waktu"),
        ("Remarks", "Keterangan"),
        ("Waits", "Menunggu"),
    ] {
        assert!(lines.contains(&english) && !lines.contains(&indonesian), "{english}: {lines:?}");
    }
}

#[test]
fn parts_are_listed_in_one_way() {
    let printed = of_sop("majalengka/permohonan-subdomain-hosting.yaml", &ALL);
    let parts: Vec<&str> = printed.outline.iter().skip(2).map(|heading| heading.title.as_str()).collect();
    assert_eq!(parts, ["Identitas SOP", "Penjelasan", "Diagram alir", "Formulir monitoring"]);
}
