//! Words of `alir print`.

use std::path::Path;

use alir::lang::Text;
use alir::sop::Paper;

use super::options::{OptionWords, flag, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "print",
    alias: "cetak",
    group: Group::Write,
    about: words(
        "Mencetak SOP, atau keputusan dengan semua SOP-nya, sebagai dokumen resmi",
        "Print a SOP, or a decree with all its SOPs, as the official document",
    ),
    more: words(
        "PDF/A dengan halaman identitas dan diagram alir menurut PermenPANRB 35/2012. Kop, logo, kertas dan pejabat diambil dari profil daerah. Isi dicetak apa adanya, dan masukan yang sama selalu menghasilkan berkas yang sama. Dari berkas keputusan: keputusan, daftar isi, lalu setiap SOP dalam lampirannya. Akhiran `.xlsx` menulis dokumen yang sama untuk disunting di Excel: tabel dalam sel, simbol dan panah sebagai gambar yang dapat digeser.",
        "PDF/A with identity page and flowchart as PermenPANRB 35/2012 has them. Letterhead, logo, paper and officials come from the profile of the office. Texts are printed as they are, and the same input is always the same file. Of a decree: the decree, contents, then every SOP that it enacts. The ending `.xlsx` writes the same document for editing in Excel: tables in cells, symbols and arrows as drawings that can be moved.",
    ),
    examples: words(
        "alir cetak sops/cirebon/pembuatan-domain-website.yaml -o domain.pdf\nalir cetak sops/cirebon/pembuatan-domain-website.yaml -o domain.xlsx\nalir cetak sops/lima-puluh-kota/keputusan-555-05-2017.yaml -o keputusan.pdf --sampul --formulir",
        "alir print sops/cirebon/pembuatan-domain-website.yaml -o domain.pdf\nalir print sops/cirebon/pembuatan-domain-website.yaml -o domain.xlsx\nalir print sops/lima-puluh-kota/keputusan-555-05-2017.yaml -o decree.pdf --cover --monitoring",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "print.sop",
        words("SOP", "SOP"),
        words("Berkas SOP, atau berkas keputusan", "The SOP file, or the file of a decree"),
    ),
    takes(
        "print.output",
        words("FILE", "FILE"),
        words(
            "Dokumen yang ditulis: `.pdf`, atau `.xlsx` untuk Excel (`-`: PDF ke keluaran)",
            "The document to write: `.pdf`, or `.xlsx` for Excel (`-`: PDF to the output)",
        ),
    ),
    flag("print.cover", words("Dengan sampul", "With a cover")),
    flag(
        "print.contents",
        words(
            "Dengan daftar isi; keputusan selalu memilikinya",
            "With a list of contents; decrees always have one",
        ),
    ),
    flag(
        "print.monitoring",
        words(
            "Dengan formulir monitoring (Tabel 7 PermenPANRB 35/2012) di belakang setiap SOP",
            "With the monitoring form (table 7 of PermenPANRB 35/2012) behind each SOP",
        ),
    ),
    takes(
        "print.paper",
        words("KERTAS", "PAPER"),
        words(
            "`a4`, `f4` atau `letter`; tanpa ini, menurut profil",
            "`a4`, `f4` or `letter`; without it, that of the profile",
        ),
    ),
    takes(
        "print.on",
        words("TANGGAL", "DATE"),
        words(
            "Siapa yang menjabat pada tanggal ini yang mengesahkan; tanpa ini, hari ini",
            "Who holds the office on this day approves; without it, today",
        ),
    ),
];

pub(crate) fn not_a_document(file: &Path, endings: &[&str]) -> Text {
    let file = file.display();
    let endings: Vec<String> = endings.iter().map(|ending| format!("`.{ending}`")).collect();
    let endings = endings.join(", ");
    say!(
        id: "`{file}` tidak dapat ditulis: dokumen ditulis sebagai {endings}",
        en: "`{file}` cannot be written: documents are written as {endings}",
    )
}

pub(crate) fn name_it_so(file: &Path, ending: &str) -> Text {
    let file = file.with_extension(ending);
    let file = file.display();
    say!(id: "pakai `-o {file}`", en: "use `-o {file}`")
}

pub(crate) fn not_a_day(given: &str) -> Text {
    say!(id: "`{given}` bukan tanggal", en: "`{given}` is no day")
}

pub(crate) fn write_a_day() -> Text {
    say!(id: "tulis tahun, bulan dan hari: `--on 2026-08-17`", en: "write year, month and day: `--on 2026-08-17`")
}

pub(crate) fn written(file: &Path, pages: usize) -> Text {
    let file = file.display();
    let s = if pages == 1 { "" } else { "s" };
    say!(id: "Ditulis: {file} ({pages} halaman)", en: "Written: {file} ({pages} page{s})")
}

pub(crate) fn mend_the_logo(profile: &str) -> Text {
    say!(id: "perbaiki `logo` pada `{profile}`, atau hapus kuncinya", en: "mend `logo` in `{profile}`, or remove the key")
}

pub(crate) fn logo_too_large(path: &str, most: u64) -> Text {
    say!(
        id: "logo `{path}` terlalu besar: paling besar {most} KiB",
        en: "the logo `{path}` is too large: {most} KiB at most",
    )
}

pub(crate) fn logo_is_svg(path: &str) -> Text {
    say!(
        id: "logo `{path}` berupa SVG, yang belum dapat dicetak; simpan sebagai PNG, tinggi 400 titik sudah tajam",
        en: "the logo `{path}` is SVG, which cannot be printed yet; save it as PNG, 400 pixels of height are sharp",
    )
}

pub(crate) fn logo_is_no_picture(path: &str) -> Text {
    say!(id: "logo `{path}` bukan PNG atau JPEG", en: "the logo `{path}` is no PNG or JPEG")
}

pub(crate) fn logo_is_broken(path: &str) -> Text {
    say!(
        id: "logo `{path}` rusak: ukurannya tidak terbaca atau tidak masuk akal, atau akhirnya hilang",
        en: "the logo `{path}` is broken: its size cannot be read or makes no sense, or its end is missing",
    )
}

pub(crate) fn logo_cannot_be_drawn(why: &str) -> Text {
    say!(
        id: "logo pada profil rusak dan tidak dapat dicetak ({why}); simpan gambarnya kembali sebagai PNG",
        en: "the logo of the profile is broken and cannot be printed ({why}); save the picture again as PNG",
    )
}

pub(crate) fn no_pdf(why: &str) -> Text {
    say!(id: "PDF tidak dapat ditulis: {why}", en: "the PDF cannot be written: {why}")
}

pub(crate) fn no_workbook(why: &str) -> Text {
    say!(id: "buku kerja tidak dapat ditulis: {why}", en: "the workbook cannot be written: {why}")
}

pub(crate) fn too_large_for_a_sheet() -> Text {
    say!(
        id: "SOP ini mempunyai lebih banyak langkah atau pelaksana daripada baris atau kolom sebuah lembar Excel",
        en: "this SOP has more steps or lanes than a sheet of Excel has rows or columns",
    )
}

pub(crate) fn shrunk(sop: &str, percent: f64, points: f64) -> Text {
    let comma = format!("{points:.1}").replace('.', ",");
    say!(
        id: "tabel `{sop}` diperkecil menjadi {percent}% agar muat; huruf terkecilnya {comma} pt",
        en: "the table of `{sop}` was shrunk to {percent}% to fit; its smallest letters have {points:.1} pt",
    )
}

pub(crate) fn make_it_larger(paper: Option<Paper>, lanes: usize) -> Vec<Text> {
    let mut hints = Vec::new();
    if paper != Some(Paper::F4) {
        hints.push(
            say!(id: "coba kertas yang lebih besar: `--paper f4`", en: "try larger paper: `--paper f4`"),
        );
    }
    hints.push(say!(
        id: "kurangi kolom pelaksana (kini {lanes}): satukan yang jarang bekerja, atau pecah SOP ini menjadi dua",
        en: "have fewer lanes (now {lanes}): join those with little to do, or split this SOP in two",
    ));
    hints
}

pub(crate) fn no_identity(sop: &str) -> Text {
    say!(
        id: "`{sop}` tidak memuat `identitas`: halaman identitas tidak dicetak",
        en: "`{sop}` has no `identitas`: no identity page is printed",
    )
}

pub(crate) fn write_an_identity() -> Text {
    say!(
        id: "tulis `identitas` pada berkasnya: nomor, tanggal, yang mengesahkan, dasar hukum",
        en: "write `identitas` in its file: number, dates, who approves, legal basis",
    )
}

pub(crate) fn missing(sign: char, page: usize, text: &str) -> Text {
    let code = u32::from(sign);
    let shown = if sign.is_control() { String::new() } else { format!("`{sign}` ") };
    say!(
        id: "tanda {shown}(U+{code:04X}) tidak ada pada huruf dokumen dan dicetak sebagai kotak; pertama pada halaman {page}: `{text}`",
        en: "the sign {shown}(U+{code:04X}) is not in the letters of the document and is printed as a box; first on page {page}: `{text}`",
    )
}

pub(crate) fn not_archival() -> Text {
    say!(
        id: "dokumen ini tidak memenuhi PDF/A; isinya tetap lengkap",
        en: "this document is not PDF/A; nothing of it is missing",
    )
}
