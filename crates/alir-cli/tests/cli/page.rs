//! The web page of a SOP, and of a case.

use crate::shared::{Desk, PERMIT, repository, subdomain};

/// Each link within the page leads somewhere, and no id stands there twice.
fn assert_linked(page: &str) {
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1], "{page}");
    }
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.binary_search(&link).is_ok(), "`#{link}` leads nowhere");
    }
}

/// It needs nothing but itself.
fn assert_alone(page: &str) {
    for word in ["<script", "<link", "<img", "<iframe", "url(", "@import", " src=", " onload=", "href=\"http"]
    {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\""));
}

#[test]
fn the_page_of_a_sop_has_all_of_it() {
    let desk = Desk::new();
    assert_eq!(desk.alir(&format!("draw {} -o s.html", subdomain())).good().out, "Ditulis: s.html\n");
    let page = std::fs::read_to_string(desk.path().join("s.html")).unwrap();
    for part in [
        "<!DOCTYPE html><html lang=\"id\">",
        "<title>Pengajuan nama sub domain buolkab.go.id · DINAS KOMUNIKASI INFORMATIKA STATISTIK DAN PERSANDIAN · KABUPATEN BUOL</title>",
        "<meta name=\"description\" content=\"Standar operasional prosedur · Buol · 10 langkah · 40 menit sampai 55 menit\">",
        "<dt>Alamat</dt><dd>Jl. Batalipu (BlockPlan Perkantoran), Kel. Leok II, Kec. Biau</dd>",
        "DINAS KOMUNIKASI INFORMATIKA STATISTIK DAN PERSANDIAN · KABUPATEN BUOL",
        "<h3>Dasar Hukum</h3>",
        "<h3>Kualifikasi Pelaksana</h3>",
        "<h3>Keterkaitan</h3>",
        "<h3>Peralatan/Perlengkapan</h3>",
        "<h3>Peringatan</h3>",
        "<h3>Pencatatan dan Pendataan</h3>",
        "<strong>SUONDO D. SANUA, S.Sos</strong>",
        "NIP 19650622 199403 1 008",
        "<dt>Paling lama</dt><dd>55 menit</dd>",
        "<li><strong>tidak</strong> → <a href=\"#uraian-pilih_nama_lain\">6. Memilih nama sub domain</a></li>",
        "kali ke-3 → <a href=\"#uraian-eskalasi_nama\">",
        "<g class=\"langkah\" id=\"langkah-cek_nama\"",
        "<tr role=\"row\" id=\"uraian-cek_nama\">",
        "gambar panah tidak terbaca pada naskah",
        "Instansi Pemohon<br><small>di luar kantor</small>",
        "<tr role=\"row\" id=\"uraian-eskalasi_nama\"><td class=\"no\"></td>",
        "<div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"Diagram alir sebagai tabel\">",
    ] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    assert_linked(&page);
    assert_alone(&page);
    assert_eq!(desk.alir(&format!("gambar {} -o - --sebagai html", subdomain())).good().out, page);
    let english = desk.alir(&format!("draw {} -o - --as html --lang en", subdomain())).good().out;
    assert!(english.contains("<html lang=\"en\">") && english.contains("<h3>Legal basis</h3>"), "{english}");
    assert_linked(&english);
}

#[test]
fn every_sop_has_a_page() {
    let desk = Desk::new();
    for sop in [
        "buol/pemberdayaan-kim",
        "buol/pengaduan-masyarakat",
        "lima-puluh-kota/portal-website",
        "contoh/mentawai-subdomain",
    ] {
        let file = repository(&format!("sops/{sop}.yaml"));
        let page = desk.alir(&format!("draw {} -o - --as html", file.display())).good().out;
        assert_linked(&page);
        assert_alone(&page);
    }
}

#[test]
fn words_are_only_words() {
    let desk = Desk::new();
    desk.write(
        "x.yaml",
        "sop: x\nnama: Izin <script>alert(1)</script> & \"kutip\"\npelaksana: {p: {nama: Pemohon, eksternal: ya}, k: \"Kepala <b>\"}\n\
         isian: {jumlah: {jenis: bulat, nama: Jumlah barang}}\nlangkah:\n  \
         m: {no: 1, kegiatan: 'Mengajukan \"><img src=x onerror=alert(1)>', oleh: p, kelengkapan: [KTP, Surat], wajib_lengkap: ya, isi: [jumlah]}\n  \
         b: {serentak: [t, u]}\n  t: {kegiatan: Teliti, oleh: {salah_satu: [k, p]}, lanjut: g}\n  u: {kegiatan: Ukur, oleh: k, lanjut: g}\n  \
         g: {gabung: semua}\n  c: {keputusan: Besar?, otomatis: ya, cabang: {besar: {ke: e, bila: jumlah > 5}, kecil: e2}}\n  e: {selesai: Besar}\n  e2: {selesai: Kecil}\n",
    );
    let page = desk.alir("draw x.yaml -o - --as html").good().out;
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{page}");
    for part in [
        "<h1>Izin &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;</h1>",
        "<ul class=\"check\"><li>KTP</li><li>Surat</li></ul><p class=\"small\">wajib lengkap</p>",
        "<li>Jumlah barang</li>",
        "<dt>Dokumen dari pemohon</dt><dd><a href=\"#persyaratan\">2 dokumen</a></dd>",
        "<strong>besar</strong> (bila jumlah &gt; 5) → ",
        "<small>cukup salah satu</small>",
        "serentak: langkah berikut dimulai bersamaan",
    ] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    assert_linked(&page);
}

#[test]
fn the_page_of_a_case_tells_what_happened() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id B --as loket").good();
    desk.alir("complete B daftar --as ani:loket").good();
    desk.alir("draw --case B -o b.html").good();
    let page = std::fs::read_to_string(desk.path().join("b.html")).unwrap();
    for part in [
        "<title>B · ",
        "<meta name=\"description\" content=\"Berkas B · berjalan",
        "<p class=\"case\">Berkas B · berjalan",
        "<td data-head=\"Pelaksanaan\">✓ selesai<br>Selesai ",
        "● terbuka<br>Terbuka sejak ",
        "<g class=\"langkah beres\" id=\"langkah-daftar\"",
    ] {
        assert!(page.contains(part), "`{part}` is not in:\n{page}");
    }
    assert!(page.find("id=\"gambar\"") < page.find("id=\"ringkasan\""));
    assert_linked(&page);
}

#[test]
fn the_logo_of_the_office_is_on_the_page() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x14\0\0\0\x1eIEND";
    let desk = Desk::new();
    desk.write(
        "profil.yaml",
        "profil: kita\nnama: Kami\nzona_waktu: WIB\njam_kerja: {senin-jumat: 08.00-16.00}\nlogo: logo.png\n",
    );
    desk.write("izin.yaml", PERMIT.replacen("nama:", "profil: kita\nnama:", 1));
    std::fs::write(desk.path().join("logo.png"), png).unwrap();
    let page = desk.alir("draw izin.yaml -o - --as html").good().out;
    let address = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABQAAAAeSUVORA==";
    let logo =
        format!("<img class=\"logo\" src=\"{address}\" width=\"20\" height=\"30\" alt=\"Logo instansi\">");
    assert!(page.contains(&logo), "{page}");
}
