//! Drawings, and the page that shows two SOPs side by side.

use crate::shared::Desk;

const SOP: &str = "sop: izin
versi: 1
nama: Izin <b>& lain
pelaksana: {pemohon: Pemohon, kepala: Kepala Dinas}
langkah:
  permohonan: {no: 1, kegiatan: Mengajukan, oleh: pemohon, waktu: 1 jam}
  disetujui: {no: 2, keputusan: Disetujui?, oleh: kepala, cabang: {ya: terbit, tidak: permohonan}}
  arsip: {no: 3, kegiatan: Mengarsipkan, oleh: kepala}
  terbit: {selesai: Izin terbit}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("izin.yaml", SOP.replace("ya: terbit", "ya: arsip"));
    let new = "  tolak: {no: 4, kegiatan: 'Menulis \"surat\" <script>', oleh: kepala, waktu: 2 jam, selesai: Ditolak}\n";
    let other =
        SOP.replace("  arsip: {no: 3, kegiatan: Mengarsipkan, oleh: kepala}\n", "").replace("1 jam", "3 jam");
    desk.write("baru.yaml", other.replace("tidak: permohonan", "tidak: tolak") + new);
    desk
}

#[test]
fn a_sop_is_drawn() {
    let desk = desk();
    assert_eq!(desk.alir("gambar izin.yaml -o izin.svg").good().out, "Ditulis: izin.svg\n");
    let drawing = std::fs::read_to_string(desk.path().join("izin.svg")).unwrap();
    assert_eq!(desk.alir("draw izin.yaml --output -").good().out, drawing);
    assert!(drawing.starts_with("<svg xmlns=") && drawing.ends_with("</svg>\n"), "{drawing}");
    assert!(drawing.contains("<title>Izin &lt;b&gt;&amp; lain</title>"), "{drawing}");
    for id in ["permohonan", "disetujui", "arsip", "terbit"] {
        assert!(drawing.contains(&format!(" id=\"langkah-{id}\" ")), "{drawing}");
    }
    assert!(
        drawing.contains(">tidak</text>") && drawing.contains("disetujui → permohonan: tidak"),
        "{drawing}"
    );
    let told = desk.alir("draw izin.yaml -o IZIN.SVG --format json").good().json();
    assert_eq!((&told["written"], &told["bytes"]), (&"IZIN.SVG".into(), &drawing.len().into()));
}

#[test]
fn a_plain_flowchart_has_its_words_in_symbols() {
    let desk = desk();
    let svg = desk.alir("gambar izin.yaml --polos -o -").good().out;
    assert!(svg.contains(">1. Mengajukan</text>") && svg.contains(">Pemohon · 1 jam</text>"), "{svg}");
    assert!(svg.contains(" id=\"langkah-arsip\" ") && !svg.contains(">Mutu Baku</text>"), "{svg}");
    // A page has both; the one that is asked for comes first.
    for (options, words) in
        [("", ["id=\"langkah-arsip\"", ">Mutu Baku</text>"]), ("--plain", [">1. Mengajukan</text>"; 2])]
    {
        let page = desk.alir(&format!("draw izin.yaml {options} -o - --as html")).good().out;
        let (first, second) = page.split_once("<details>").unwrap();
        assert!(words.iter().all(|word| first.contains(word)), "{page}");
        assert!(second.contains("id=\"lain-langkah-arsip\"") && !first.contains("lain-langkah"), "{page}");
        assert_eq!(second.contains(">Mutu Baku</text>"), !first.contains(">Mutu Baku</text>"), "{page}");
    }
    let bytes = |options: &str| {
        desk.alir(&format!("draw izin.yaml {options} -o izin.png")).good();
        std::fs::read(desk.path().join("izin.png")).unwrap()
    };
    assert_ne!(bytes("--plain"), bytes(""));
    desk.alir("draw izin.yaml --plain -o izin.mmd").refused("`mmd` selalu diagram alir tanpa tabel");
}

#[test]
fn heads_are_in_the_language_of_the_office() {
    let desk = desk();
    let profile =
        "profil: dinas\nnama: Office\nzona_waktu: WIB\njam_kerja: {senin: 08.00-16.00}\nbahasa: en\n";
    desk.write("profil.yaml", profile);
    desk.write(
        "izin.yaml",
        SOP.replace("ya: terbit", "ya: arsip").replace("versi: 1", "versi: 1\nprofil: dinas"),
    );
    for form in ["svg", "html"] {
        let drawing = desk.alir(&format!("draw izin.yaml -o - --as {form}")).good().out;
        let is_english =
            |drawing: &str| drawing.contains(">Performers</text>") && drawing.contains(" lang=\"en\"");
        assert!(is_english(&drawing) && !drawing.contains(">Pelaksana</text>"), "{drawing}");
    }
}

#[test]
fn the_flow_is_written_as_text() {
    let desk = desk();
    desk.alir("gambar izin.yaml -o izin.mmd").good();
    let mermaid = std::fs::read_to_string(desk.path().join("izin.mmd")).unwrap();
    assert!(
        mermaid.contains("\nflowchart TB\n") && mermaid.contains("-->|\"tidak\"| langkah_permohonan\n"),
        "{mermaid}"
    );
    assert_eq!(desk.alir("draw izin.yaml -o - --as mmd").good().out, mermaid);
    desk.alir("gambar izin.yaml -o izin.DOT").good();
    let dot = std::fs::read_to_string(desk.path().join("izin.DOT")).unwrap();
    assert!(dot.starts_with("digraph \"izin\" {\n"), "{dot}");
    assert_eq!(desk.alir("gambar izin.yaml -o - --sebagai .dot").good().out, dot);
    desk.alir("draw izin.yaml -o izin.txt --as svg").good();
    assert!(std::fs::read_to_string(desk.path().join("izin.txt")).unwrap().starts_with("<svg "));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let desk = desk();
    desk.alir("draw izin.yaml -o izin.pdf").refused(
        "gambar ditulis sebagai `.svg`, `.png`, `.mmd`, `.dot`, `.html`\nsaran: pakai `-o izin.svg`",
    );
    desk.alir("draw izin.yaml -o - --as pdf")
        .refused("`pdf` bukan bentuk gambar; pilih dari `svg`, `png`, `mmd`, `dot`, `html`");
    desk.alir("draw izin.yaml -o izin").refused("pakai `-o izin.svg`");
    desk.alir("draw izin.yaml --lang en").refused("--output");
    desk.alir("draw tiada.yaml -o izin.svg").refused("`tiada.yaml`");
    desk.alir("draw izin.yaml -o tiada/izin.svg").refused("`tiada/izin.svg` tidak dapat ditulis");
    desk.write("rusak.yaml", SOP.replace("ya: terbit", "ya: trebit"));
    desk.alir("draw rusak.yaml -o izin.svg").refused("SOP012");
    assert!(!desk.path().join("izin.svg").exists());
    desk.write("teks.svg", SOP.replace("ya: terbit", "ya: arsip"));
    desk.alir("draw teks.svg -o ./teks.svg").refused("adalah berkas yang dibaca");
}

#[test]
fn two_sops_stand_side_by_side() {
    let desk = desk();
    assert_eq!(desk.alir("diff izin.yaml baru.yaml --html beda.html").good().out, "Ditulis: beda.html\n");
    let page = std::fs::read_to_string(desk.path().join("beda.html")).unwrap();
    assert_eq!(desk.alir("bandingkan izin.yaml baru.yaml --html -").good().out, page);
    // Both drawings are moved by the keyboard too.
    assert_eq!(page.matches("<div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=").count(), 2);
    for part in [
        "<!DOCTYPE html><html lang=\"id\">",
        "<li>Langkah: 1 ditambah, 1 dihapus, 2 diubah</li>",
        "<p><strong>Izin &lt;b&gt;&amp; lain</strong></p><p><code>izin</code> · versi 1</p><p>izin.yaml</p>",
        // The same step in both drawings, and those that only one has.
        "<g class=\"langkah ubah\" id=\"a-langkah-permohonan\"",
        "<g class=\"langkah ubah\" id=\"b-langkah-permohonan\"",
        "<g class=\"langkah hapus\" id=\"a-langkah-arsip\"",
        "<g class=\"langkah tambah\" id=\"b-langkah-tolak\"",
        "<g class=\"langkah\" id=\"a-langkah-terbit\"",
        "<g class=\"panah hapus\"><title>disetujui → permohonan: tidak — dihapus</title>",
        "<g class=\"panah tambah\"><title>disetujui → tolak: tidak — ditambah</title>",
        "<g class=\"panah\"><title>permohonan → disetujui</title>",
        "<a href=\"#a-langkah-arsip\">Pertama</a></p>",
        "<a href=\"#b-langkah-tolak\">Kedua</a></p>",
        "<td>waktu</td><td>1 jam</td><td>3 jam</td>",
        "<p>Kepala Dinas, 2 jam</p>",
        "Menulis &quot;surat&quot; &lt;script&gt;",
    ] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    assert!(
        !page.contains("langkah tambah\" id=\"a-") && !page.contains("langkah hapus\" id=\"b-"),
        "{page}"
    );
    // Each link leads somewhere.
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!(" id=\"{link}\"")), "{link}");
    }
}

#[test]
fn the_page_needs_nothing_but_itself() {
    let desk = desk();
    let page = desk.alir("diff izin.yaml baru.yaml --html - --lang en").good().out;
    for word in ["<script", "<link", "<img", "url(", "@import", "src=", "onload"] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(page.matches("://").count(), page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
    assert!(page.contains("<li>Steps: 1 added, 1 removed, 2 changed</li>"), "{page}");
    let same = desk.alir("diff izin.yaml izin.yaml --html -").good().out;
    assert!(same.contains("<p>Tidak ada yang berbeda.</p>") && !same.contains("Daftar perubahan"), "{same}");
    desk.alir("diff izin.yaml baru.yaml --html ./baru.yaml").refused("adalah berkas yang dibaca");
}

#[test]
fn a_step_that_moved_and_one_whose_id_changed_are_marked() {
    let desk = desk();
    let (first, last) = ("  b: {kegiatan: Menulis, oleh: x}\n", "  c: {kegiatan: Membaca, oleh: x}\n");
    let sop = |steps: &str| {
        format!(
            "sop: a\nnama: A\npelaksana: {{x: X}}\nlangkah:\n  a: {{kegiatan: Mulai, oleh: x}}\n{steps}  e: {{selesai: E}}\n"
        )
    };
    desk.write("a.yaml", sop(&format!("{first}{last}")));
    desk.write("b.yaml", sop(&format!("{last}{first}").replace("  b:", "  b2:")));
    let page = desk.alir("diff a.yaml b.yaml --html -").good().out;
    assert!(
        page.contains("id=\"a-langkah-b\"") && page.contains("<td>id</td><td>b</td><td>b2</td>"),
        "{page}"
    );
    assert!(page.contains("~↕</text>") && page.contains("pindah tempat"), "{page}");
}
