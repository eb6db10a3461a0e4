//! SOP files that are made: by questions, by options, from templates, from tables.

use std::io::{Cursor, Write};

use crate::shared::Desk;

const TABLE: &str = "No;Kegiatan;Pelaksana;;Mutu Baku;;;Ket\n;;Pemohon;Staf;Kelengkapan;Waktu;Output;\n1;Mengajukan surat;x;;;;Surat;\n2;Surat lengkap?;;x;Surat;1 jam;;\n3;Mengarsipkan;;;;10 menit;Arsip;\n";

fn rows() -> Vec<Vec<String>> {
    TABLE.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Sampul").unwrap().write_string(0, 0, "Sampul").unwrap();
    let sheet = book.add_worksheet().set_name("Alur").unwrap();
    for (row, cells) in (0..).zip(rows()) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn docx() -> Vec<u8> {
    let cell = |cell: &String| format!("<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &Vec<String>| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows().iter().map(row).collect();
    let text = format!("<w:document xmlns:w=\"w\"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn made(desk: &Desk, file: &str) -> String {
    std::fs::read_to_string(desk.path().join(file)).unwrap()
}

#[test]
fn answers_make_a_file_that_runs() {
    let desk = Desk::new();
    let answers = "Izin magang\nDinas Kominfo\nPemohon, Staf, Kepala Dinas\nPemohon\n\
        Mengajukan surat\n1\n\nSurat\n\
        Surat lengkap?\nstaf\n1 jam\n\n\n\
        Menandatangani izin\n3\n1 hari kerja\nIzin\n\
        \n3\n1\n";
    let told = desk.typed("new izin.yaml", answers).good().out;
    assert!(told.contains("izin.yaml: SOP `izin-magang` dengan 3 pelaksana dan 3 langkah\n"), "{told}");
    assert!(told.ends_with("Berikutnya:\n  alir periksa izin.yaml\n  alir jalankan izin.yaml\n"), "{told}");
    let text = made(&desk, "izin.yaml");
    assert!(text.contains("pemohon: {nama: Pemohon, eksternal: true}\n"), "{text}");
    assert!(
        text.contains("cabang:\n      ya: menandatangani_izin\n      tidak: mengajukan_surat\n"),
        "{text}"
    );
    let run = desk.alir("run izin.yaml --answers surat_lengkap=tidak,ya").good().out;
    assert!(run.contains("Selesai: Selesai (5 tugas)"), "{run}");
}

#[test]
fn options_make_the_same_without_a_question() {
    let desk = Desk::new();
    desk.write(
        "langkah.txt",
        "# pelaksana | kegiatan | waktu | output | jawaban\nPemohon | Mengajukan surat | | Surat\nStaf | Surat lengkap? | 1 jam | | ya=selesai, tidak=1\n",
    );
    let line = "new izin.yaml --name 'Izin magang' --agency '' --lanes 'Pemohon, Staf' --external Pemohon --steps langkah.txt --format json";
    let told = desk.alir(line).good().json();
    assert_eq!(
        (&told["file"], &told["sop"], &told["steps"]),
        (&"izin.yaml".into(), &"izin-magang".into(), &3.into())
    );
    assert_eq!(told["questions"].as_array().map(Vec::len), Some(0));
    let text = made(&desk, "izin.yaml");
    assert!(
        text.contains("ya: selesai\n      tidak: mengajukan_surat\n") && !text.contains("identitas"),
        "{text}"
    );
    desk.alir("run izin.yaml --answers surat_lengkap=ya").good();
    for (steps, words) in [
        ("Bos | Menulis", "baris 1: pelaksana `Bos` tidak ada; yang ada: `Pemohon`, `Staf`"),
        ("Staf | Menulis | sebentar", "baris 1: "),
        ("Staf | Lengkap? | | | ya=1", "sekurangnya dua jawaban"),
        ("Staf | Lengkap? | | | ya=9, tidak=1", "`9` bukan nomor langkah (1 sampai 1)"),
        ("Staf | Menulis | | | ya=1, tidak=1", "hanya pada keputusan"),
        ("# kosong", "sekurangnya satu langkah"),
    ] {
        desk.write("langkah.txt", steps);
        desk.alir("new lain.yaml --name A --agency B --lanes 'Pemohon, Staf' --steps langkah.txt")
            .refused(words);
        assert!(!desk.path().join("lain.yaml").exists());
    }
}

#[test]
fn what_nobody_answers_names_its_option() {
    let desk = Desk::new();
    for (line, input, words) in [
        ("new a.yaml", "", "pakai `--name`"),
        ("new a.yaml", "A\n", "pakai `--agency`"),
        ("new a.yaml --name A --agency B", "", "pakai `--lanes`"),
        ("new a.yaml --name A --agency B", "X, Y\n", "pakai `--external`"),
        ("new a.yaml --name A --agency B --lanes 'X, Y'", "", "pakai `--steps`"),
    ] {
        let done = desk.typed(line, input);
        assert_eq!(done.code, 1, "{line}");
        assert!(done.err.contains(words), "{line}: {}", done.err);
        assert!(!desk.path().join("a.yaml").exists());
    }
    let asked = desk.typed("--lang en new a.yaml", "").err;
    assert!(asked.contains("there is no answer to: Name of the procedure?"), "{asked}");
}

#[test]
fn every_template_checks_and_runs() {
    let desk = Desk::new();
    let listed = desk.alir("new --templates --format json").good().json();
    let names: Vec<_> = listed.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["permohonan", "pengaduan", "disposisi"]);
    assert!(desk.alir("buat --daftar-templat").good().out.contains("Surat masuk dengan disposisi"));
    for (name, answers) in [
        ("permohonan", "periksa=tidak,ya putuskan=tidak"),
        ("pengaduan", "berwenang=ya setujui=tidak,ya"),
        ("disposisi", "periksa=tidak,ya tanda_tangan=ya"),
    ] {
        desk.alir(&format!(
            "new {name}.yaml --from template {name} --name 'Izin: magang' --agency 'Dinas A'"
        ))
        .good();
        let text = made(&desk, &format!("{name}.yaml"));
        assert!(text.contains("sop: izin-magang\n") && text.contains("nama: \"Izin: magang\"\n"), "{text}");
        assert!(text.contains("  instansi: Dinas A\n"), "{text}");
        let checked = desk.alir(&format!("check {name}.yaml")).good().out;
        assert!(checked.contains("0 kesalahan, 0 peringatan"), "{checked}");
        desk.alir(&format!("run {name}.yaml --answers {answers}")).good();
        let told = desk.alir(&format!("new polos-{name}.yaml --from {name}")).good().out;
        assert!(!told.contains("TANYA"), "{told}");
        desk.alir(&format!("new tanpa-{name}.yaml --from {name} --agency ''")).good();
        assert!(!made(&desk, &format!("tanpa-{name}.yaml")).contains("identitas"));
    }
    desk.alir("new a.yaml --from permohona").refused("yang ada: `permohonan`, `pengaduan`, `disposisi`");
}

#[test]
fn tables_of_every_form_become_files_with_their_questions() {
    let desk = Desk::new();
    desk.write("t.csv", TABLE);
    desk.write("t.xlsx", xlsx());
    desk.write("t.docx", docx());
    for form in ["csv", "xlsx", "docx"] {
        let told = desk
            .alir(&format!("new {form}.yaml --from-table t.{form} --name 'Izin magang' --format json"))
            .good()
            .json();
        let text = made(&desk, &format!("{form}.yaml"));
        let questions = told["questions"].as_array().unwrap();
        assert_eq!(questions.len(), 4, "{told}");
        for question in questions {
            let line =
                text.lines().nth(usize::try_from(question["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
            assert!(line.contains("# TANYA:") && line.contains(question["text"].as_str().unwrap()), "{line}");
        }
        assert!(
            text.contains(&format!("sumber: t.{form}\n")) && text.contains("sop: izin-magang\n"),
            "{text}"
        );
        assert!(text.contains("oleh: staf # TANYA: siapa pelaksananya?"), "{text}");
        desk.alir(&format!("check {form}.yaml")).good();
        desk.alir(&format!("run {form}.yaml --answers surat_lengkap=tidak,ya")).good();
    }
    let told = desk.alir("buat b.yaml --dari-tabel t.xlsx --lembar alur").good().out;
    assert!(
        told.contains("pertanyaan ditandai `# TANYA:`") && told.contains(": apa nama prosedur ini?"),
        "{told}"
    );
    desk.alir("new c.yaml --from-table t.xlsx --sheet Sampul")
        .refused("judul kolom yang dikenal pada lembar");
    desk.alir("new c.yaml --from-table t.xlsx --sheet X").refused("yang ada: `Sampul`, `Alur`");
    desk.write("rusak.docx", &docx()[..80]);
    desk.alir("new c.yaml --from-table rusak.docx").refused("simpan sebagai .xlsx");
    desk.alir("new c.yaml --from-table hilang.csv").refused("tidak ada");
    desk.write("bukan.csv", "Nama;Waktu\nA;1\n");
    desk.alir("new c.yaml --from-table bukan.csv")
        .refused("pada lembar `CSV` baris 1 hanya ditemukan judul kolom `Waktu`");
}

#[test]
fn nothing_is_written_over_or_wrong() {
    let desk = Desk::new();
    desk.write("a.yaml", "lama\n");
    desk.alir("new a.yaml --from permohonan").refused("sudah ada, dan tidak ditimpa");
    assert_eq!(made(&desk, "a.yaml"), "lama\n");
    desk.alir("new a.yaml --from permohonan --force").good();
    assert!(made(&desk, "a.yaml").contains("sop: permohonan\n"));
    desk.alir("new b.txt --from permohonan").refused("tulis `b.txt.yaml`");
    desk.alir("new --from permohonan").refused("sebut berkas yang dibuat");
}

#[test]
fn what_the_check_calls_an_error_is_shown_and_not_written() {
    let desk = Desk::new();
    // Every way leads back: no case would ever end.
    desk.write("langkah.txt", "A | Menulis\nA | Benar? | | | ya=1, tidak=1\n");
    let refused = desk.alir("new a.yaml --name N --agency '' --lanes A --steps langkah.txt");
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("kesalahan[SOP") && refused.err.contains("tidak ada yang ditulis"),
        "{}",
        refused.err
    );
    assert!(!desk.path().join("a.yaml").exists());
}
