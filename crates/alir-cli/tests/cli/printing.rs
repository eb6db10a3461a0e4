//! Official documents as PDF: read back, the same each time, whole or not there at all.

use std::process::Command;
use std::time::Duration;

use lopdf::{Document, Object};

use crate::shared::Desk;

const SOP: &str = "sop: izin
versi: 1
nama: Izin lain
profil: kantor
identitas:
  nomor: 1/2024
  unit: BIDANG PERIZINAN
  tanggal_efektif: 3 Januari 2024
  disahkan_oleh: {pejabat: kepala}
  dasar_hukum: [Undang-undang satu, Undang-undang dua]
pelaksana: {pemohon: Pemohon, kepala: Kepala Dinas}
langkah:
  permohonan: {no: 1, kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 1 jam}
  disetujui: {no: 2, keputusan: Disetujui?, oleh: kepala, cabang: {ya: terbit, tidak: permohonan}}
  terbit: {selesai: Izin terbit}
";
const PROFILE: &str = "profil: kantor
nama: Kabupaten Contoh
zona_waktu: WIB
jam_kerja: {senin-jumat: 08.00-16.00}
kop: {instansi: PEMERINTAH KABUPATEN CONTOH, alamat: Jalan Satu}
pejabat:
  kepala:
    - {jabatan: Kepala Dinas, nama: SITI, sampai: 2026-06-30}
    - {jabatan: Kepala Dinas, nama: BUDI, bertindak: plt, sebagai: Sekretaris, dari: 2026-07-01}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("izin.yaml", SOP);
    desk.write("profil.yaml", PROFILE);
    desk
}

/// A document that was read back.
struct Read {
    document: Document,
    /// The words of each page, without what is between them.
    pages: Vec<String>,
}

fn read(desk: &Desk, file: &str) -> Read {
    let document = Document::load(desk.path().join(file)).unwrap();
    let text = |page: &u32| document.extract_text(&[*page]).unwrap().split_whitespace().collect();
    let pages = document.get_pages().keys().map(text).collect();
    Read { document, pages }
}

impl Read {
    #[track_caller]
    fn has(&self, page: usize, words: &str) {
        let words: String = words.split_whitespace().collect();
        assert!(self.pages[page].contains(&words), "`{words}` is not in: {}", self.pages[page]);
    }
}

fn sops() -> String {
    format!("{}/../../sops", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_sop_becomes_the_document_that_an_office_signs() {
    let desk = desk();
    let done = desk.alir("cetak izin.yaml -o izin.pdf --per 2026-03-01").good();
    assert_eq!(done.out, "Ditulis: izin.pdf (2 halaman)\n");
    let read = read(&desk, "izin.pdf");
    assert_eq!(read.pages.len(), 2);
    for words in [
        "PEMERINTAH KABUPATEN CONTOH",
        "BIDANG PERIZINAN",
        "1/2024",
        "3 Januari 2024",
        "2. Undang-undang dua",
    ] {
        read.has(0, words);
    }
    read.has(0, "Tanggal Revisi -");
    read.has(0, "Kepala Dinas SITI");
    for words in
        ["Mengajukan permohonan", "1 jam", "Disetujui?", "Izin terbit", "ya", "tidak", "Halaman 2 dari 2"]
    {
        read.has(1, words);
    }
    let document = &read.document;
    // Lines meet at the corners of tables.
    let first = *document.get_pages().values().next().unwrap();
    let drawn = String::from_utf8_lossy(&document.get_page_content(first)).into_owned();
    assert!(drawn.contains("2 J"), "{drawn}");
    let embedded: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|object| object.has_type(b"FontDescriptor"))
        .map(|font| {
            assert!(font.has(b"FontFile2") || font.has(b"FontFile3"), "{font:?}");
            String::from_utf8_lossy(font.get(b"FontName").unwrap().as_name().unwrap()).into_owned()
        })
        .collect();
    assert!(embedded.len() == 2 && embedded.iter().all(|name| name.contains("+Arimo")), "{embedded:?}");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"id");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"), "{catalog:?}");
    let metadata = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1;
    let Object::Stream(metadata) = metadata else { panic!("{metadata:?}") };
    let metadata = String::from_utf8_lossy(&metadata.content).into_owned();
    for words in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Izin lain",
        "2024-01-03",
    ] {
        assert!(metadata.contains(words), "`{words}` is not in: {metadata}");
    }
}

#[test]
fn the_same_input_is_the_same_file_and_the_day_says_who_signs() {
    let desk = desk();
    let print = |file: &str, more: &str| {
        desk.alir(&format!("print izin.yaml -o {file} {more}")).good();
        std::fs::read(desk.path().join(file)).unwrap()
    };
    let all = "--cover --contents --monitoring --paper F4 --on 2026-08-01";
    let first = print("a.pdf", all);
    assert!(first == print("b.pdf", all));
    assert!(first != print("c.pdf", &all.replace("08-01", "06-01")));
    let pages = read(&desk, "a.pdf");
    assert_eq!(pages.pages.len(), 5);
    pages.has(0, "STANDAR OPERASIONAL PROSEDUR Izin lain");
    pages.has(1, "DAFTAR ISI");
    pages.has(2, "Plt. Kepala Dinas Sekretaris BUDI");
    pages.has(4, "FORMULIR MONITORING PELAKSANAAN SOP");
    pages.has(4, "Tindakan yang harus diambil");
    let first_page = *pages.document.get_pages().values().next().unwrap();
    let size =
        pages.document.get_dictionary(first_page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    let size: Vec<f32> = size.iter().map(|side| side.as_float().unwrap()).collect();
    assert!(
        (size[2] - 330.0 / 25.4 * 72.0).abs() < 0.1 && (size[3] - 215.0 / 25.4 * 72.0).abs() < 0.1,
        "{size:?}"
    );
}

#[test]
fn a_decree_is_printed_with_all_its_sops() {
    let desk = Desk::new();
    let decree = format!("{}/lima-puluh-kota/keputusan-555-05-2017.yaml", sops());
    let done = desk.alir(&format!("print {decree} -o k.pdf --cover --lang en"));
    assert_eq!((done.code, done.out.as_str()), (0, "Written: k.pdf (10 pages)\n"), "{}", done.err);
    assert!(done.err.contains("has no `identitas`: no identity page is printed"), "{}", done.err);
    let read = read(&desk, "k.pdf");
    read.has(0, "NOMOR 555/05 /DISKOMINFO-LK/2017");
    read.has(1, "Menimbang : a. bahwa dalam rangka pengembangan e-government");
    read.has(2, "18. Peraturan Bupati Lima Puluh Kota Nomor 121 Tahun 2016");
    read.has(3, "KETIGA : Keputusan ini mulai berlaku sejak tanggal ditetapkan.");
    read.has(3, "Pt. KEPALA DINAS Sekretaris FERY CHOFA, SH, LL.M NIP. 19700209 199803 1 002 Tembusan : 1. Bapak Bupati");
    read.has(4, "SOP PENGELOLAAN PORTAL WEBSITE KAB. LIMA PULUH KOTA");
    read.has(5, "Lampiran KEPUTUSAN KEPALA DINAS");
}

#[test]
fn what_cannot_be_printed_is_said_and_nothing_is_lost() {
    let desk = desk();
    desk.alir("print izin.yaml -o izin.doc")
        .refused("`izin.doc` tidak dapat ditulis: dokumen ditulis sebagai");
    desk.alir("print izin.yaml -o izin").refused("saran: pakai `-o izin.pdf`");
    desk.alir("print izin.yaml -o izin.pdf --on kemarin").refused("`kemarin` bukan tanggal");
    desk.alir("print profil.yaml -o izin.pdf").refused("adalah profil daerah, bukan SOP");
    desk.alir("print tiada.yaml -o izin.pdf").refused("`tiada.yaml`");
    desk.alir("print izin.yaml -o tiada/izin.pdf").refused("`tiada/izin.pdf` tidak dapat ditulis");
    desk.alir("print izin.yaml -o izin.pdf --paper a3").refused("--paper");
    desk.write("izin.pdf", "lama");
    desk.write("sama.pdf", SOP);
    desk.alir("print sama.pdf -o ./sama.pdf").refused("adalah berkas yang dibaca");
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x14\0\0\0\x1e\x08\x02\0\0\0";
    let logos: [(&str, &[u8], &str); 5] = [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "berupa SVG"),
        ("logo.gif", b"GIF89a", "bukan PNG atau JPEG"),
        ("logo.png", &png[..20], "rusak"),
        ("rusak.png", png, "rusak"),
        ("logo.jpg", b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x11\x08\0\x1e\0\x14\x03", "rusak"),
    ];
    for (name, bytes, words) in logos {
        desk.write("profil.yaml", format!("{PROFILE}logo: {name}\n"));
        desk.alir("print izin.yaml -o izin.pdf").refused(&format!("`{name}` tidak ada"));
        desk.write(name, bytes);
        desk.alir("print izin.yaml -o izin.pdf").refused(words);
        std::fs::remove_file(desk.path().join(name)).unwrap();
    }
    // What was there is as it was, and nothing lies beside it.
    assert_eq!(std::fs::read(desk.path().join("izin.pdf")).unwrap(), b"lama");
    let left = std::fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.filter(|name| name.to_string_lossy().starts_with('.')).count() == 0);
}

#[test]
fn signs_that_the_letters_lack_are_told_with_their_place() {
    let desk = desk();
    desk.write("izin.yaml", SOP.replace("Mengajukan permohonan", "Mengajukan 字 → “surat”"));
    let done = desk.alir("print izin.yaml -o izin.pdf");
    assert_eq!((done.code, done.out.as_str()), (0, "Ditulis: izin.pdf (2 halaman)\n"));
    let words =
        "tanda `字` (U+5B57) tidak ada pada huruf dokumen dan dicetak sebagai kotak; pertama pada halaman 2";
    assert!(done.err.contains(words) && !done.err.contains('→') | done.err.contains("字 →"), "{}", done.err);
    assert_eq!(done.err.lines().count(), 1, "{}", done.err);
    let told = desk.alir("print izin.yaml -o izin.pdf --format json").good().json();
    assert_eq!((&told["written"], &told["pages"]), (&"izin.pdf".into(), &2.into()));
    assert_eq!(told["warnings"].as_array().unwrap().len(), 1, "{told}");
    // A table for which the paper is too narrow.
    let lanes = (0..14)
        .fold(String::new(), |lanes, at| lanes + &format!("p{at}: Kepala Seksi Yang Panjang Namanya, "));
    desk.write(
        "izin.yaml",
        SOP.replace("kepala: Kepala Dinas}", &format!("kepala: Kepala Dinas, {lanes}}}")),
    );
    let done = desk.alir("print izin.yaml -o izin.pdf");
    assert!(done.err.contains("diperkecil menjadi") && done.err.contains("`--paper f4`"), "{}", done.err);
}

#[test]
fn a_print_that_is_killed_leaves_no_half_file() {
    let desk = desk();
    for wait in [0, 2, 5, 10, 20, 40, 80] {
        let mut child = desk.command("print izin.yaml -o izin.pdf --cover --monitoring").spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        if let Ok(bytes) = std::fs::read(desk.path().join("izin.pdf")) {
            assert!(
                bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
                "{wait} ms"
            );
        }
    }
}

#[test]
#[ignore = "needs pdftotext, of poppler-utils"]
fn other_readers_read_it_too() {
    let desk = desk();
    desk.alir("print izin.yaml -o izin.pdf --on 2026-03-01").good();
    let file = desk.path().join("izin.pdf");
    let done = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    let text = String::from_utf8_lossy(&done.expect("pdftotext is installed").stdout).into_owned();
    for words in ["Mengajukan permohonan", "KUALIFIKASI PELAKSANA", "Halaman 1 dari 2"] {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
    // In the order in which people read, whatever is drawn first.
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("`{words}` is not in: {text}"));
    assert!(at("DASAR HUKUM") < at("KETERKAITAN") && at("Mengajukan") < at("Disetujui?"));
}

#[test]
fn a_drawing_for_chats_is_a_picture() {
    let desk = desk();
    assert_eq!(desk.alir("draw izin.yaml -o izin.png").good().out, "Ditulis: izin.png\n");
    let picture = std::fs::read(desk.path().join("izin.png")).unwrap();
    let mut decoder = png::Decoder::new(picture.as_slice()).read_info().unwrap();
    let mut pixels = vec![0; decoder.output_buffer_size()];
    let about = decoder.next_frame(&mut pixels).unwrap();
    assert_eq!((about.color_type, about.bit_depth), (png::ColorType::Grayscale, png::BitDepth::Eight));
    // White ground, and black letters and lines on a few of a hundred points.
    let black = pixels.iter().filter(|pixel| **pixel < 64).count() * 100 / pixels.len();
    assert!(pixels[0] == 255 && (1..20).contains(&black), "{black} % black");
    desk.alir("draw izin.yaml -o gambar.png").good();
    assert!(picture == std::fs::read(desk.path().join("gambar.png")).unwrap());
}
