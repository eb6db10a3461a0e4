//! How real tables look: heads, identity, what is merged, what is no table of a SOP.

use alir_import::{Entry, Refusal, import};

use crate::sheet::{Sheet, docx, paragraph};

const HEADS: &str = "No;Kegiatan;Pelaksana;;Mutu Baku;;;Ket\n;;Kepala;Staf;Kelengkapan;Waktu;Output;\n";

fn text(table: &str) -> String {
    import(table.as_bytes(), None).unwrap_or_else(|refusal| panic!("{refusal:?}\n{table}")).write().text
}

#[test]
fn marks_of_every_kind_name_the_lane() {
    for mark in ["x", "X", "v", "√", "✓", "●", "3", "mulai", "■"] {
        let text = text(&format!(
            "{HEADS}1;Mencatat;;{mark};Surat;5 menit;Agenda;\n2;Menandatangani;{mark};;;1 jam;Surat;penting\n"
        ));
        assert!(text.contains("kegiatan: Mencatat\n    oleh: staf\n"), "{mark}\n{text}");
        assert!(text.contains("kegiatan: Menandatangani\n    oleh: kepala\n"), "{mark}\n{text}");
        assert!(
            text.contains("keterangan: penting\n    selesai: Selesai\n")
                && text.matches("TANYA:").count() == 1,
            "{text}"
        );
    }
}

#[test]
fn what_has_no_mark_is_guessed_and_marked() {
    let text = text(&format!("{HEADS}1;Staf mencatat;;;;;;\n2;Menomori;;;;;;\n3;Ya?;ya;;;;;\n"));
    assert!(text.contains("kegiatan: Staf mencatat\n    oleh: staf # TANYA: siapa pelaksananya?"), "{text}");
    assert!(text.contains("kegiatan: Menomori\n    oleh: staf # TANYA:"), "{text}");
    assert!(text.contains("oleh: {keyakinan: rendah, alasan: tanda pada kolom"), "{text}");
    assert!(
        text.contains("Pada kolom \\\"Kepala\\\" tercetak \\\"ya\\\".") || text.contains("tercetak `ya`"),
        "{text}"
    );
}

#[test]
fn rows_without_number_and_text_go_with_the_row_above() {
    let text = text(&format!(
        "{HEADS}1;Mencatat;;x;Surat;5 menit;Agenda;\n;;;;Amplop;;;\n;Menyimpan;;x;;;;\n4;Menutup;x;;;;;\n\n;;;Kepala Dinas;;;;\n"
    ));
    assert!(text.contains("kelengkapan: [Surat, Amplop]\n"), "{text}");
    assert!(text.contains("  menyimpan:\n    kegiatan: Menyimpan\n"), "{text}");
    assert!(text.contains("no: 4\n") && text.contains("# Tidak dibaca: Kepala Dinas\n"), "{text}");
}

#[test]
fn lanes_that_are_only_numbered_are_asked_for() {
    let text = text(
        "NO;KEGIATAN;PELAKSANA;;;PENDUKUNG;;;KET\n;;.1;2;3;Kelengkapan;Waktu;Output;\n1;2;3;4;5;6;7;8;9\n1;Mendaftar;x;;;1. identitas;10 menit;;\n2;Memeriksa;;x;;;5 menit;1. laporan;\n",
    );
    assert_eq!(text.matches("kepala kolom tidak menyebut nama; siapa?").count(), 3, "{text}");
    assert!(text.contains("kelengkapan: 1. identitas\n") && text.contains("output: 1. laporan\n"), "{text}");
    assert!(!text.contains("kegiatan: 2\n"), "{text}");
}

#[test]
fn a_unit_in_the_head_is_what_the_number_means() {
    let text = text(
        "No,Uraian Kegiatan,Pelaksana,Waktu (menit),Keluaran\n1,Mencatat,Staf,10,Agenda\n2,Memeriksa,\"Staf, Kepala\",15,\n3,Menyetujui,Kepala,1 jam,Surat\n",
    );
    assert!(
        text.contains("waktu: {tercetak: 10, arti: 10 menit}\n") && text.contains("waktu: 1 jam\n"),
        "{text}"
    );
    assert!(text.contains("oleh: [staf, kepala] # TANYA: semuanya, atau salah satu?"), "{text}");
}

#[test]
fn a_time_over_two_rows_is_asked_about() {
    let mut sheet = Sheet { merged: vec![[1, 3, 2, 3], [1, 2, 2, 2]], ..Sheet::default() };
    sheet.row(&["No", "Kegiatan", "Pelaksana", "Waktu", "Output"]);
    sheet.row(&["1", "Mencatat", "Staf", "1 hari", "Agenda"]);
    sheet.row(&["2", "Menyimpan", "", "", "Arsip"]);
    for bytes in [sheet.xlsx(), sheet.docx()] {
        let text = import(&bytes, None).unwrap().write().text;
        assert!(
            text.contains("waktu: 1 hari # TANYA: sel ini tercetak untuk baris 2 sampai 3 bersama"),
            "{text}"
        );
        assert!(text.contains("kegiatan: Menyimpan\n    oleh: staf\n    output: Arsip\n"), "{text}");
    }
}

#[test]
fn the_identity_block_is_read_where_it_is() {
    let mut table = Sheet::default();
    table.row(&[
        "PEMERINTAH KABUPATEN CIREBON\nDINAS KOMUNIKASI DAN INFORMATIKA",
        "Nomor SOP",
        ":",
        "500.12/534",
    ]);
    table.row(&["", "Tanggal Pembuatan", ":", "14 Mei 2024"]);
    table.row(&[
        "",
        "Disahkan Oleh",
        ":",
        "Kepala Dinas Komunikasi\nBAMBANG, S.H.\nNIP. 19781024 200604 1 015",
    ]);
    table.row(&["", "Nama SOP", "", "PEMBUATAN DOMAIN"]);
    table.row(&["Dasar Hukum :\n1. UU 25/2009\n2. PP 82/2012", "Kualifikasi Pelaksana", "", ""]);
    table.row(&["", "Menguasai komputer", "", ""]);
    let mut rows = Sheet::default();
    rows.row(&["No.", "Aktivitas", "Pelaksana", "Waktu", "Ket"]);
    rows.row(&["1", "Membuat domain", "Staf", "1 hari", ""]);
    let body = table.docx_table() + &paragraph("PROSEDUR PEMBUATAN DOMAIN WEBSITE") + &rows.docx_table();
    let whole = {
        let mut both = table.clone();
        both.row(&["PROSEDUR PEMBUATAN DOMAIN WEBSITE"]);
        both.rows.extend(rows.rows.clone());
        both.xlsx()
    };
    for bytes in [docx(&body), whole] {
        let draft = import(&bytes, None).unwrap();
        assert_eq!((draft.name.as_str(), draft.id.as_str()), ("PEMBUATAN DOMAIN", "pembuatan-domain"));
        assert_eq!(draft.table_title.as_deref(), Some("PROSEDUR PEMBUATAN DOMAIN WEBSITE"));
        let of =
            |key: &str| draft.identity.iter().find(|(name, _)| name == key).map(|(_, entry)| entry.clone());
        let list = |texts: [&str; 2]| Some(Entry::List(texts.map(str::to_owned).to_vec()));
        assert_eq!(
            of("instansi"),
            list(["PEMERINTAH KABUPATEN CIREBON", "DINAS KOMUNIKASI DAN INFORMATIKA"])
        );
        assert_eq!(of("nomor"), Some(Entry::Text("500.12/534".into())));
        assert_eq!(of("dasar_hukum"), list(["UU 25/2009", "PP 82/2012"]));
        assert_eq!(of("kualifikasi_pelaksana"), Some(Entry::Text("Menguasai komputer".into())));
        let Some(Entry::Map(pairs)) = of("disahkan_oleh") else { panic!() };
        assert_eq!(
            pairs.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
            ["Kepala Dinas Komunikasi", "BAMBANG, S.H.", "19781024 200604 1 015"]
        );
        assert!(alir::load(&draft.write().text).is_ok(), "{}", draft.write().text);
    }
}

#[test]
fn old_encodings_and_marks_of_the_byte_order_are_understood() {
    let table = "No;Kegiatan;Pelaksana;Waktu\n1;Menulis “surat” – baru;Staf;5 menit\n";
    let windows: Vec<u8> = table
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let marked: Vec<u8> = [&[0xEF, 0xBB, 0xBF], table.as_bytes()].concat();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [table.as_bytes().to_vec(), windows, marked, wide] {
        let text = import(&bytes, None).unwrap().write().text;
        assert!(text.contains("kegiatan: Menulis “surat” – baru\n"), "{text}");
    }
}

#[test]
fn a_document_numbers_rows_itself_and_says_text_boxes_once() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>";
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let heads = ["No", "Kegiatan", "Kepala", "Staf", "Waktu"].map(|head| cell(&paragraph(head)));
    let drawn = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let one = |text: &str| {
        row(&[cell(item), cell(&paragraph(text)), cell("<w:p/>"), cell(drawn), cell(&paragraph("5 menit"))])
    };
    let text =
        import(&docx(&format!("<w:tbl>{}{}{}</w:tbl>", row(&heads), one("Menulis"), one("Mengirim"))), None)
            .unwrap()
            .write()
            .text;
    assert!(text.contains("no: 1\n    kegiatan: Menulis\n    oleh: staf\n"), "{text}");
    assert!(text.contains("no: 2\n    kegiatan: Mengirim\n    oleh: staf\n"), "{text}");
}

#[test]
fn what_is_no_table_of_a_sop_is_told_with_what_was_found() {
    let refused = |bytes: &[u8], sheet: Option<&str>| import(bytes, sheet).unwrap_err();
    let Refusal::NoHeads { best, .. } = refused(b"Nama;Waktu;Keterangan\nA;2;x\n", None) else { panic!() };
    assert_eq!(best, Some(("CSV".to_owned(), 1, vec!["Waktu".to_owned(), "Keterangan".to_owned()])));
    assert!(matches!(refused(b"hai", None), Refusal::NoHeads { best: None, .. }));
    assert!(matches!(refused(b"", None), Refusal::NoHeads { .. }));
    assert!(matches!(refused(HEADS.as_bytes(), None), Refusal::NoRows { row: 3, .. }));
    assert!(matches!(refused(HEADS.as_bytes(), Some("Lain")), Refusal::NoSheet { .. }));
    assert!(matches!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0], None), Refusal::OldOffice));
    for refusal in [refused(b"hai", None), Refusal::TooLarge, Refusal::OldOffice] {
        assert!(!refusal.text().id.is_empty() && refusal.hint().is_some() && !refusal.code().is_empty());
    }
}

#[test]
fn each_sop_of_a_file_is_read_alone() {
    let table = |task: &str| {
        let mut sheet = Sheet::default();
        sheet.row(&["No", "Kegiatan", "Pelaksana", "Waktu"]);
        sheet.row(&["1", task, "Staf", "1 jam"]);
        sheet.row(&["2", "Menutup", "Staf", "1 jam"]);
        sheet
    };
    let mut more = Sheet::default();
    more.row(&["No", "Kegiatan", "Pelaksana", "Waktu"]);
    more.row(&["3", "Menyimpan", "Staf", "1 jam"]);
    let body = paragraph("SOP PERTAMA")
        + &table("Mencatat").docx_table()
        + &more.docx_table()
        + &paragraph("SOP KEDUA")
        + &table("Menulis").docx_table();
    let of = |sheet: Option<&str>| import(&docx(&body), sheet).unwrap();
    let first = of(None);
    assert_eq!(first.name, "SOP PERTAMA");
    assert_eq!(
        first.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(),
        ["Mencatat", "Menutup", "Menyimpan"]
    );
    let second = of(Some("tabel 3"));
    assert_eq!(
        (second.name.as_str(), second.steps[0].text.as_str(), second.steps.len()),
        ("SOP KEDUA", "Menulis", 2)
    );
}

#[test]
fn what_an_identity_block_lacks_is_asked_for() {
    let text = text(&format!("Nomor SOP;12/2024\n\n{HEADS}1;Mencatat;;x;;5 menit;;\n"));
    assert!(text.contains("  instansi: (belum diisi) # TANYA: apa nama instansi?\n  nomor: 12/2024\n  disahkan_oleh:\n    jabatan: (belum diisi) # TANYA: apa jabatan yang mengesahkan?\n"), "{text}");
    assert!(alir::load(&text).is_ok(), "{text}");
}

#[test]
fn what_stands_below_a_table_is_no_step() {
    let rest = "\nKeterangan : = Proses;;;;;;;\nPlt. Kepala Dinas;;;;;;;\n";
    let text = text(&format!(
        "{HEADS}1;Mencatat;;x;;5 menit;;\n2;Menutup;;x;;5 menit;;\n{rest}No;Kegiatan;Pelaksana;Waktu\n1;Lain;Staf;1 jam\n"
    ));
    assert_eq!(text.matches("    oleh: ").count(), 2, "{text}");
    assert!(text.contains("# Tidak dibaca: Keterangan : = Proses\n# Tidak dibaca: Plt. Kepala Dinas\n# Tidak dibaca: tabel SOP lain mulai baris"), "{text}");
}
