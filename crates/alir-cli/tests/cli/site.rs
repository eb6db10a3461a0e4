//! A folder of SOPs as a web site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::shared::{Desk, repository};

const SOP: &str = "sop: ID
nama: NAMA
kabupaten: Tegal
pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, kepala: Kepala Dinas}
identitas:
  instansi: [PEMERINTAH KABUPATEN TEGAL, DINAS KOMINFO]
  unit: Bidang Data
  nomor: 1
  tanggal_pembuatan: 1 Maret 2024
  tanggal_revisi: \"-\"
  tanggal_efektif: 1 Maret 2024
  disahkan_oleh: {jabatan: Kepala Dinas}
  dasar_hukum: UU 1
  kualifikasi_pelaksana: S1
  keterkaitan: [\"TERKAIT\"]
  peralatan: PC
  peringatan: Awas
  pencatatan: Buku
langkah:
  mohon: {no: 1, kegiatan: Mengajukan permohonan, oleh: pemohon, kelengkapan: [Kartu <b>]}
  terbit: {no: 2, kegiatan: Menerbitkan, oleh: kepala, selesai: Selesai}
";

fn sop(id: &str, name: &str, related: &str) -> String {
    SOP.replace("ID", id).replace("NAMA", name).replace("TERKAIT", related)
}

/// Every file below a folder, by its name from there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// Each link of each page leads to a place in a page of the site.
fn assert_linked(pages: &BTreeMap<String, String>) {
    for (name, page) in pages {
        for link in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let (way, place) = link.split_once('#').unwrap_or((link, ""));
            let mut parts: Vec<&str> = name.split('/').collect();
            if !way.is_empty() {
                parts.pop();
                for part in way.split('/') {
                    if part == ".." { parts.truncate(parts.len() - 1) } else { parts.push(part) }
                }
            }
            let to = parts.join("/").replace("%20", " ");
            let target = pages.get(&to).unwrap_or_else(|| panic!("{name}: `{link}` leads to no page"));
            assert!(
                place.is_empty() || target.contains(&format!(" id=\"{place}\"")),
                "{name}: no place `{link}`"
            );
        }
    }
}

#[test]
fn the_library_is_a_site() {
    let desk = Desk::new();
    let sops = repository("sops");
    let done = desk.alir(&format!("situs {} -o situs", sops.display())).good();
    assert!(done.out.starts_with("Ditulis: situs/index.html dan 16 halaman SOP ("), "{}", done.out);
    let pages = files(&desk.path().join("situs"));
    assert_linked(&pages);
    assert_eq!(pages.len(), 18, "16 SOPs, the list, and the list of files");
    let index = &pages["index.html"];
    for part in [
        "<section class=\"daerah\"><h2>Buol</h2>",
        "<section class=\"daerah\"><h2>Umum</h2>",
        "<a href=\"buol/pengajuan-subdomain.html\">Pengajuan nama sub domain buolkab.go.id</a>",
        "Turunan dari: <a href=\"umum/pengajuan-subdomain.html\">",
        "Diturunkan menjadi: <a href=\"contoh/tegal-subdomain.html\">",
        "<article class=\"card decree\" id=\"keputusan-keputusan-555-05-2017\">",
        "Ditetapkan dengan: <a href=\"index.html#keputusan-keputusan-555-05-2017\">",
        "<option value=\"Lima Puluh Kota\">",
        "Pelaksana\tAdmin Cpanel",
        "Langkah\tMelakukan konfigurasi subdomain",
        "<form class=\"search\" id=\"cari\" role=\"search\" hidden>",
    ] {
        assert!(index.contains(part), "`{part}` is not in:\n{index}");
    }
    // Without the script, all is there; only it shows the search.
    assert_eq!(index.matches("<li class=\"sop\" data-").count(), 16);
    let page = &pages["contoh/tegal-subdomain.html"];
    assert!(page.contains("<a href=\"../buol/pengajuan-subdomain.html\">"), "{page}");
    assert!(page.contains("<a href=\"../index.html\">← Semua SOP</a>"), "{page}");
    let page = &pages["lima-puluh-kota/portal-website.html"];
    assert!(page.contains("<a href=\"../index.html#keputusan-keputusan-555-05-2017\">"), "{page}");
    for (name, page) in &pages {
        for word in ["<link", "<img", "url(", "@import", " src=", "http://www.w3.org/1999"] {
            assert!(!page.contains(word), "{name}: {word}");
        }
        assert_eq!(page.matches("<script>").count(), usize::from(name == "index.html"), "{name}");
    }
    // The same again is the same.
    desk.alir(&format!("site {} --output situs", sops.display())).good();
    assert_eq!(files(&desk.path().join("situs")), pages);
    desk.alir(&format!("site {} -o kedua", sops.display())).good();
    assert_eq!(files(&desk.path().join("kedua")), pages);
    let english = desk.alir(&format!("site {} -o en --lang en --format json", sops.display())).good().json();
    assert_eq!((&english["pages"], &english["refused"]), (&17.into(), &0.into()));
    assert!(fs::read_to_string(desk.path().join("en/index.html")).unwrap().contains("<html lang=\"en\">"));
}

#[test]
fn what_names_another_links_to_it() {
    let desk = Desk::new();
    desk.write("s/a.yaml", sop("a", "Pengajuan izin", "SOP penerbitan  kartu"));
    desk.write("s/dua kata/b.yaml", sop("b", "STANDAR OPERASIONAL PROSEDUR Penerbitan Kartu", "SOP lain"));
    desk.write("s/dua kata/c.yaml", sop("c", "Lain", "Pengajuan <izin>").replace("Tegal", "Batang"));
    desk.write("s/.dasar/lama.yaml", sop("d", "Lama", "-"));
    desk.alir("site s -o situs").good();
    let pages = files(&desk.path().join("situs"));
    assert_linked(&pages);
    assert_eq!(pages.len(), 5, "three SOPs, the list, and the list of files");
    let [a, b, c] = ["a.html", "dua kata/b.html", "dua kata/c.html"].map(|name| &pages[name]);
    assert!(a.contains("SOP penerbitan  kartu → <a href=\"dua%20kata/b.html\">"), "{a}");
    assert!(
        b.contains("<dt>Disebut oleh</dt><dd><a href=\"../a.html\">Pengajuan izin (Tegal)</a></dd>"),
        "{b}"
    );
    assert!(c.contains("Pengajuan &lt;izin&gt; → <a href=\"../a.html\">"), "{c}");
    assert!(pages["index.html"].contains("Dokumen\tKartu &lt;b&gt;"), "{}", pages["index.html"]);
    assert!(pages["index.html"].contains("data-instansi=\"DINAS KOMINFO\""), "{}", pages["index.html"]);
}

#[test]
fn a_sop_with_errors_is_named_and_left_out() {
    let desk = Desk::new();
    desk.write("s/a.yaml", sop("a", "Pengajuan izin", "-"));
    desk.write("s/rusak.yaml", sop("b", "Rusak", "-").replace("oleh: kepala", "oleh: kepal"));
    let done = desk.alir("site s -o situs");
    assert_eq!(done.code, 1);
    assert!(done.out.starts_with("Ditulis: situs/index.html dan 1 halaman SOP ("), "{}", done.out);
    for part in ["rusak.yaml", "kepal", "1 berkas memuat kesalahan dan tidak diterbitkan"] {
        assert!(done.err.contains(part), "{}", done.err);
    }
    assert!(!desk.path().join("situs/rusak.html").exists());
    // Where there is nothing to publish, nothing is written.
    desk.write("t/rusak.yaml", "sop: x\n");
    assert_eq!(desk.alir("site t -o kosong").code, 1);
    assert!(!desk.path().join("kosong").exists());
    desk.alir("site s/a.yaml -o kosong").refused("alir gambar s/a.yaml -o sop.html");
    desk.alir("site tiada -o kosong").refused("`tiada`");
}

#[test]
fn only_its_own_files_are_touched() {
    let desk = Desk::new();
    desk.write("s/a.yaml", sop("a", "A", "-"));
    desk.write("s/x/b.yaml", sop("b", "B", "-"));
    desk.write("penuh/catatan.txt", "milik orang");
    desk.alir("site s -o penuh").refused("tidak kosong dan bukan situs");
    assert_eq!(files(&desk.path().join("penuh")).len(), 1);
    desk.alir("site s -o situs").good();
    // What somebody else has put there stays, and is not overwritten.
    desk.write("situs/catatan.txt", "milik orang");
    desk.write("situs/c.html", "milik orang");
    desk.write("s/c.yaml", sop("c", "C", "-"));
    desk.alir("site s -o situs").refused("c.html` bukan tulisan `alir situs`");
    fs::remove_file(desk.path().join("situs/c.html")).unwrap();
    fs::remove_file(desk.path().join("s/x/b.yaml")).unwrap();
    let done = desk.alir("site s -o situs").good();
    assert!(done.out.ends_with("Dihapus: 1 halaman lama\n"), "{}", done.out);
    assert!(!desk.path().join("situs/x").exists() && desk.path().join("situs/catatan.txt").exists());
    // A list that leads elsewhere is not followed.
    desk.write("luar.html", "milik orang");
    desk.write("situs/.alir-situs", "alir situs 1\n../luar.html\na.html\nindex.html\nc.html\n");
    desk.alir("site s -o situs").good();
    assert!(desk.path().join("luar.html").exists());
    desk.write("situs/.alir-situs", "sesuatu yang lain\n");
    desk.alir("site s -o situs").refused("bukan situs");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out() {
    let desk = Desk::new();
    desk.write("s/x/b.yaml", sop("b", "B", "-"));
    desk.alir("site s -o situs").good();
    desk.write("luar/b.html", "milik orang");
    fs::remove_dir_all(desk.path().join("situs/x")).unwrap();
    std::os::unix::fs::symlink(desk.path().join("luar"), desk.path().join("situs/x")).unwrap();
    desk.alir("site s -o situs").refused("melalui tautan");
    assert_eq!(fs::read_to_string(desk.path().join("luar/b.html")).unwrap(), "milik orang");
    // Nor is anything removed through one.
    desk.write("s/a.yaml", sop("a", "A", "-"));
    fs::remove_file(desk.path().join("s/x/b.yaml")).unwrap();
    desk.alir("site s -o situs").good();
    assert!(desk.path().join("luar/b.html").exists());
}
