//! `alir check`, `explain` and `schema`.

use serde_json::json;

use crate::shared::{Desk, repository, subdomain};

/// The sub-domain SOP with five different mistakes, each on a line of its own.
fn broken() -> String {
    let text = std::fs::read_to_string(subdomain()).unwrap();
    let changes = [
        ("judul:\n", "judl:\n"),
        ("      ya: konfigurasi", "      ya: konfigurasy"),
        ("    oleh: kepala_bidang\n    waktu", "    oleh: kabid\n    waktu"),
        ("{kali: 3,", "{kali: tiga,"),
        ("    lanjut: konfigurasi", "    lanjut: konfigurasi\n    lanjut: cek_nama"),
    ];
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// Line, from 1, of the last line of a text that contains these words.
fn line_of(text: &str, words: &str) -> usize {
    text.lines().zip(1..).filter(|(line, _)| line.contains(words)).last().unwrap().1
}

#[test]
fn all_sops_of_the_repository_are_right() {
    let desk = Desk::new();
    let done = desk.alir(&format!("check {}", repository("sops").display())).good();
    assert!(done.out.lines().last().unwrap().starts_with("38 berkas, 0 kesalahan, "), "{}", done.out);
    // What their sources print is not always as it should be: `tests/table.rs` says what falls where. With the
    // years, holidays come to be missing.
    let of = |code: &str| done.out.matches(&format!("peringatan[{code}")).count();
    assert_eq!(
        (of("SOP061"), of("SOP"), of("SOP") + of("PRF009")),
        (18, 100, of("") - of("TUR")),
        "{}",
        done.out
    );
}

#[test]
fn five_mistakes_are_shown_at_their_lines() {
    let desk = Desk::new();
    let text = broken();
    desk.write("rusak.yaml", &text);
    let done = desk.alir("check rusak.yaml");
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    for words in ["judl:", "ya: konfigurasy", "oleh: kabid", "kali: tiga", "lanjut: cek_nama"] {
        let line = line_of(&text, words);
        assert!(done.out.contains(&format!("--> rusak.yaml:{line}:")), "{words}: {}", done.out);
    }
    assert!(done.out.contains("saran: maksud Anda `judul`?"), "{}", done.out);
    assert!(done.out.contains("1 berkas, 5 kesalahan, "), "{}", done.out);

    let done = desk.alir("check rusak.yaml --lang en");
    assert!(done.out.starts_with("error[SOP001]: unknown key `judl`\n"), "{}", done.out);
    assert!(done.out.contains("1 file, 5 errors, "), "{}", done.out);
}

#[test]
fn findings_are_an_array_in_json() {
    let desk = Desk::new();
    desk.write(
        "a.yaml",
        "sop: a\nnama: A\npelaksan: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n",
    );
    let done = desk.alir("check a.yaml --format json --lang en");
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    let findings = done.json();
    assert_eq!(
        findings[0],
        json!({
            "file": "a.yaml", "line": 3, "column": 1, "end_line": 3, "end_column": 9,
            "code": "SOP001", "severity": "error", "message": "unknown key `pelaksan`",
            "hints": ["did you mean `pelaksana`?"],
            "fix": {"line": 3, "column": 1, "end_line": 3, "end_column": 9, "text": "pelaksana"},
        })
    );
    desk.write(
        "b.yaml",
        "sop: b\nnama: B\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n",
    );
    let done = desk.alir("check b.yaml --format json").good();
    assert_eq!(done.json(), json!([]));
}

#[test]
fn what_is_found_in_a_flow_comes_with_the_run_that_shows_it() {
    let desk = Desk::new();
    desk.write(
        "a.yaml",
        "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  bagi: {serentak: [b, c]}\n  b: {keputusan: Setuju?, oleh: x, cabang: {ya: d, tidak: e}}\n  c: {kegiatan: C, oleh: x, lanjut: d}\n  d: {gabung: semua, lanjut: f}\n  e: {gabung: semua, lanjut: f}\n  f: {selesai: S}\n",
    );
    let done = desk.alir("check a.yaml --format json");
    assert_eq!(done.code, 1);
    assert_eq!(done.json()[0]["code"], "SOP020");
    assert_eq!(done.json()[0]["run"], json!({"steps": ["b", "c"], "answers": {"b": ["tidak"]}}));
    let done = desk.alir("check a.yaml");
    assert!(done.out.contains("terjadi setelah berturut-turut dikerjakan `b`, `c`"), "{}", done.out);
}

#[test]
fn what_is_inferred_is_listed_when_asked() {
    let desk = Desk::new();
    for option in ["--inferred", "--disimpulkan"] {
        let done = desk.alir(&format!("periksa {option} {}", subdomain())).good();
        assert!(done.out.contains("`cabang` pada `nama_tersedia` disimpulkan"), "{}", done.out);
        assert!(done.out.ends_with("1 berkas, 0 kesalahan, 5 peringatan, 4 info\n"), "{}", done.out);
    }
    let done = desk.alir(&format!("check --inferred --format json {}", subdomain())).good();
    let findings = done.json();
    let findings = findings.as_array().unwrap().iter();
    let inferred: Vec<_> = findings.filter(|finding| finding["code"] == "SOP050").collect();
    assert_eq!(inferred.len(), 4);
    assert!(inferred.iter().all(|finding| finding["severity"] == "info"));
}

#[test]
fn folders_are_searched_and_files_of_another_kind_left_out() {
    let desk = Desk::new();
    let good = "nama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n";
    desk.write("a/satu.yaml", format!("sop: satu\n{good}"));
    desk.write("a/b/dua.yml", format!("sop: dua\n{good}"));
    for name in ["a/catatan.txt", "a/.git/x.yaml"] {
        desk.write(name, "bukan: sop\n");
    }
    let done = desk.alir("check a a/satu.yaml ./a/b").good();
    assert_eq!(done.out, "2 berkas, 0 kesalahan, 0 peringatan\n");

    desk.write("a/tiga.yaml", format!("sop: satu\n{good}"));
    let done = desk.alir("check a");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("kesalahan[SOP040]: id `satu` sudah dipakai `a/satu.yaml`"), "{}", done.out);
}

#[test]
fn profiles_and_holidays_are_checked_with_their_sops() {
    let desk = Desk::new();
    let sop = "nama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n";
    let profile =
        "nama: X\nzona_waktu: WIT\njam_kerja: {senin-jumat: 08.00-15.30}\nlibur_nasional: ../libur.yaml\n";
    desk.write("s/tual/a.yaml", format!("sop: a\nprofil: tual\n{sop}"));
    let done = desk.alir("check s").good();
    assert!(done.out.starts_with("peringatan[PRF020]: profil `tual` tidak ada\n"), "{}", done.out);
    desk.write("s/tual/profil.yaml", format!("profil: tuall\n{profile}"));
    let done = desk.alir("check s");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("saran: maksud Anda `tuall`?"), "{}", done.out);
    assert!(done.out.contains("kesalahan[PRF021]: `s/libur.yaml` tidak ada"), "{}", done.out);
    // As long as the holidays are of long ago, those of this year are missed, at their place.
    desk.write("s/tual/profil.yaml", format!("profil: tual\n{profile}"));
    desk.write("s/libur.yaml", "libur: x\nhari: {2001-01-01: Tahun Baru}\n");
    for line in ["check s", "check s/tual", "check s/tual/profil.yaml"] {
        let done = desk.alir(line).good();
        assert!(done.out.starts_with("peringatan[PRF009]: hari libur 20"), "{line}: {}", done.out);
        assert!(done.out.contains("s/tual/profil.yaml:5:17"), "{line}: {}", done.out);
    }
    desk.alir("run s/tual/profil.yaml").refused("adalah profil daerah, bukan SOP");
    desk.alir("run s/libur.yaml").refused("adalah daftar hari libur, bukan SOP");
}

#[test]
fn what_is_passed_over_is_shown_when_asked() {
    let desk = Desk::new();
    desk.write(
        "a.yaml",
        "sop: a\nnama: A\nabaikan: {SOP074: tercetak begitu}\npelaksana: {x: X}\nlangkah: {s: {kegiatan: Pengecekan, oleh: x, selesai: S}}\n",
    );
    assert_eq!(desk.alir("check a.yaml").good().out, "1 berkas, 0 kesalahan, 0 peringatan\n");
    for option in ["--all", "--semua"] {
        let done = desk.alir(&format!("periksa {option} a.yaml")).good();
        assert!(done.out.contains("`Pengecekan`; diabaikan: tercetak begitu\n"), "{}", done.out);
        assert!(done.out.ends_with("1 berkas, 0 kesalahan, 0 peringatan, 1 info\n"), "{}", done.out);
    }
}

#[test]
fn an_office_weighs_what_is_found_in_its_sops() {
    let desk = Desk::new();
    let sop = "nama: A\npelaksana: {x: X, y: Y}\nlangkah: {s: {kegiatan: Pengecekan, oleh: x, selesai: S}}\n";
    let profile = "nama: X\nzona_waktu: WIT\njam_kerja: {senin-jumat: 08.00-15.30}\n";
    desk.write("s/tual/a.yaml", format!("sop: a\nprofil: tual\n{sop}"));
    desk.write(
        "s/tual/profil.yaml",
        format!("profil: tual\n{profile}tingkat: {{SOP074: kesalahan, SOP075: mati}}\n"),
    );
    // Beside the SOP or among the files, it is the same.
    for line in ["check s/tual/a.yaml", "check s"] {
        let done = desk.alir(line);
        assert_eq!(done.code, 1, "{line}");
        assert!(
            done.out.contains("kesalahan[SOP074]") && !done.out.contains("SOP075"),
            "{line}: {}",
            done.out
        );
    }
    // It can be run as before: only `check` is stricter.
    desk.write("s/tual/a.yaml", format!("sop: a\nprofil: lain\n{sop}"));
    assert!(desk.alir("check s/tual/a.yaml").good().out.contains("peringatan[SOP074]"));
}

#[test]
fn rubbish_is_an_error_and_nothing_worse() {
    let desk = Desk::new();
    desk.write("besar.yaml", vec![b'x'; 9 << 20]);
    desk.write("biner.yaml", b"\xff\xfe\x00");
    desk.write("nul.yaml", "sop: a\0");
    desk.write("kosong.yaml", "");
    desk.write("dalam.yaml", format!("sop: {}", "[".repeat(100_000)));
    desk.write("panjang.yaml", format!("sop: a\nnama: \"{}\"\n", "n".repeat(100_000)));
    desk.write("folder.yaml/isi.txt", "");
    let names = ["besar", "biner", "nul", "kosong", "dalam", "panjang"];
    for name in names {
        let done = desk.alir(&format!("check {name}.yaml"));
        assert_eq!((done.code, done.err.as_str()), (1, ""), "{name}");
        assert!(done.out.contains("kesalahan["), "{name}: {}", done.out);
        assert!(done.out.len() < 20_000, "{name}: {} bytes", done.out.len());
        desk.alir(&format!("run {name}.yaml")).refused("memuat kesalahan");
    }
    let done = desk.alir("check .");
    assert!(done.out.contains("6 berkas"), "{}", done.out);
    desk.alir("check folder.yaml").refused("tidak ada berkas SOP");
    desk.alir("check hilang.yaml").refused("`hilang.yaml` tidak ada");
    desk.alir("run folder.yaml").refused("adalah folder");
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_links_to_nowhere_hold_nobody_up() {
    let desk = Desk::new();
    desk.write(
        "a/x.yaml",
        "sop: x\nnama: X\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n",
    );
    std::os::unix::fs::symlink(".", desk.path().join("a/putar")).unwrap();
    std::os::unix::fs::symlink("tidak-ada", desk.path().join("a/hilang.yaml")).unwrap();
    let done = desk.alir("check a");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("`a/hilang.yaml` tidak ada"), "{}", done.out);
    assert!(done.out.ends_with("2 berkas, 1 kesalahan, 0 peringatan\n"), "{}", done.out);
}

#[test]
fn codes_are_explained() {
    let desk = Desk::new();
    let done = desk.alir("explain sop012").good();
    assert!(done.out.starts_with("SOP012: langkah tujuan tidak ada (kesalahan)\n\n"), "{}", done.out);
    let done = desk.alir("jelaskan SOP012 --lang en --format json").good();
    assert_eq!(done.json()["severity"], "error");
    let all = desk.alir("explain --format json").good().json();
    let codes: Vec<_> = all.as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    assert!(codes.len() > 20 && codes.is_sorted(), "{codes:?}");
    let table = desk.alir("explain").good().out;
    assert!(codes.iter().all(|code| table.contains(code)));
    desk.alir("explain SOP0122").refused("maksud Anda `SOP012`?");
    desk.alir("explain apa").refused("kode `apa` tidak dikenal");
}

#[test]
fn the_schema_is_that_of_the_library() {
    let desk = Desk::new();
    let (sop, decree) = (alir::sop::schema::sop(), alir::sop::schema::decree());
    let (profile, holidays) = (alir::sop::schema::profile(), alir::sop::schema::holidays());
    for (line, schema) in [
        ("schema", &sop),
        ("skema sop --format json", &sop),
        ("schema decree", &decree),
        ("schema keputusan", &decree),
        ("skema profil", &profile),
        ("schema holidays", &holidays),
        ("schema overlay", &alir::sop::schema::overlay()),
        ("skema turunan", &alir::sop::schema::overlay()),
        ("skema uji", &alir::sop::schema::scenarios()),
        ("skema libur", &holidays),
    ] {
        assert!(desk.alir(line).good().json() == *schema, "{line}");
    }
    desk.alir("skema lain").refused("pilih dari");
}
