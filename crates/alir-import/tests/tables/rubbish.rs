//! Rubbish, truncated and hostile files: refused in bounded time and memory, never a panic.

use std::time::Instant;

use alir_import::{Refusal, import};
use proptest::prelude::*;

use crate::sheet::{Sheet, docx, zipped};

fn small() -> Sheet {
    let mut sheet = Sheet { merged: vec![[0, 2, 0, 3]], ..Sheet::default() };
    sheet.row(&["No", "Kegiatan", "Pelaksana", "", "Waktu"]);
    sheet.row(&["", "", "Kepala", "Staf", ""]);
    sheet.row(&["1", "Mencatat", "x", "", "5 menit"]);
    sheet.row(&["2", "Lengkap?", "", "x", "5 menit"]);
    sheet
}

/// A workbook with this sheet.
fn workbook(sheet: &str) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}

#[test]
fn every_truncated_file_is_refused_or_read() {
    for (_, bytes) in small().all() {
        for end in 0..bytes.len() {
            let _ = import(&bytes[..end], None).map(|draft| draft.write());
        }
    }
}

#[test]
fn files_that_would_fill_any_memory_are_refused() {
    let begun = Instant::now();
    let zeros = vec![b' '; 100 << 20];
    assert_eq!(import(&zipped(&[("word/document.xml", &zeros)]), None), Err(Refusal::TooLarge));
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>x</v></c></row>";
    assert_eq!(import(&workbook(far), None), Err(Refusal::TooLarge));
    let cells: String = (0..300).map(|_| "<w:tc><w:p/></w:tc>").collect();
    assert_eq!(import(&docx(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")), None), Err(Refusal::TooLarge));
    let spans = "<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr></w:tc>".repeat(3);
    assert_eq!(import(&docx(&format!("<w:tbl><w:tr>{spans}</w:tr></w:tbl>")), None), Err(Refusal::TooLarge));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert!(matches!(import(&docx(&deep), None), Err(Refusal::NotATable { .. })));
    let rows = "x;y\n".repeat(200_000);
    assert_eq!(import(rows.as_bytes(), None), Err(Refusal::TooLarge));
    assert!(matches!(import(&zipped(&[("a.txt", b"x")]), None), Err(Refusal::NotATable { .. })));
    let entity =
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>";
    assert!(matches!(
        import(&docx(entity), None),
        Err(Refusal::NoHeads { best: None, .. } | Refusal::NotATable { .. })
    ));
    assert!(begun.elapsed().as_secs() < 60);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rubbish_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..4_usize) {
        let starts: [&[u8]; 4] = [b"", b"PK\x03\x04", b"No;Kegiatan;Waktu\n", &[0xEF, 0xBB, 0xBF]];
        let _ = import(&[starts[start], &bytes].concat(), None).map(|draft| draft.write());
    }

    #[test]
    fn changed_files_never_panic(form in 0..5_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (_, mut bytes) = small().all().swap_remove(form);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = import(&bytes, None).map(|draft| draft.write());
    }

    #[test]
    fn changed_markup_never_panics(at in any::<prop::sample::Index>(), byte in 32_u8..127, cut in any::<bool>()) {
        let mut table = small().docx_table().into_bytes();
        let place = at.index(table.len());
        if cut { table.truncate(place) } else { table[place] = byte }
        if let Ok(table) = String::from_utf8(table) {
            let _ = import(&docx(&table), None).map(|draft| draft.write());
            let cells = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>No</v></c><c r=\"B1\" t=\"str\"><v>Kegiatan</v></c></row>";
            let mut cells = cells.as_bytes().to_vec();
            let place = at.index(cells.len());
            cells[place] = byte;
            let _ = import(&workbook(&String::from_utf8(cells).unwrap()), None).map(|draft| draft.write());
        }
    }
}
