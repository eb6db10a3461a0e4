//! `alir simulate`.

use serde_json::json;

use crate::shared::{Desk, PERMIT, repository};

/// Two parallel ways, a decision, people outside; 30 minutes for who is quick.
const SOP: &str = "\
sop: surat
versi: 1
nama: Surat
pelaksana:
  pemohon: {nama: Pemohon, eksternal: true}
  loket: Loket
  kepala: Kepala
langkah:
  minta: {no: 1, kegiatan: Meminta, oleh: pemohon, waktu: 1 jam}
  cek: {no: 2, kegiatan: Memeriksa, oleh: loket, waktu: 20 menit}
  lengkap: {keputusan: Lengkap?, oleh: loket, cabang: {ya: paraf, tidak: minta}}
  paraf: {no: 3, kegiatan: Memaraf, oleh: kepala, waktu: 10-30 menit}
  tanda_tangan: {no: 4, kegiatan: Menandatangani, oleh: kepala, waktu: 10 menit, selesai: Terbit}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("surat.yaml", SOP);
    desk.write("cepat.yaml", SOP.replace("lanjut: x", "").replace("waktu: 10-30 menit", "waktu: 5 menit"));
    desk
}

#[test]
fn times_lanes_and_what_was_assumed_are_shown() {
    let desk = desk();
    let line = "simulasikan surat.yaml --peluang lengkap.ya=100% --layanan tetap";
    let text = desk.alir(line).good().out;
    for words in [
        "surat (1)\n1000 berkas, masing-masing sendirian di kantor · benih 1\n\n",
        "Lama berkas     Rata-rata",
        "Waktu kerja     1 jam 50 menit  0",
        "  di kantor     50 menit        0",
        "  di luar       1 jam           0",
        "\nPemohon    bebas  1,00          1 jam",
        "\nLoket      1      2,00          20 menit      18,2 %  0         0\n",
        "\nSehari dalam waktu kerja: 7 jam 30 menit.\n",
        "\nAkhir: Terbit 100 %\n",
        "\nPeluang `lengkap`: ya 100 %, tidak 0 %\n",
        "\nTanpa waktu baku, dihitung nol: `lengkap`\n",
    ] {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
    assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
    let english = desk.alir(&format!("{line} --lang en --steps")).good().out;
    for words in
        ["1000 cases, each with the office to itself · seed 1", "1 h 50 min", "cek           loket    1.00"]
    {
        assert!(english.contains(words), "`{words}` is not in:\n{english}");
    }
    // The same seed, the same words.
    assert_eq!(desk.alir(line).good().out, text);
    assert_ne!(
        desk.alir("simulate surat.yaml --seed 2").good().out,
        desk.alir("simulate surat.yaml").good().out
    );
}

#[test]
fn a_change_is_shown_beside_what_was_before() {
    let desk = desk();
    let text =
        desk.alir("simulasikan surat.yaml --dengan cepat.yaml --layanan tetap --banyak 200").good().out;
    for words in [
        "surat (1)  ->  surat (1)\n",
        "Sebelum",
        "Sesudah",
        "Selisih",
        "-15 menit",
        "Kepala     1      30 menit       15 menit",
    ] {
        assert!(text.contains(words), "`{words}` is not in:\n{text}");
    }
    let b4 = repository("sops/buol/jaringan-intranet.yaml");
    let changed = repository("examples/sops/intranet-tanpa-sekretaris.yaml");
    desk.alir(&format!("check {}", changed.display())).good();
    let line = format!("simulate {} --with {} --format json --cases 300", b4.display(), changed.display());
    let found = desk.alir(&line).good().json();
    assert_eq!(found["change"]["office_seconds"]["mean"], json!(-1200.0));
    assert_eq!(found["change"]["office_seconds"]["half_width_95"], json!(0.0));
    assert_eq!(found["with"]["version"], "2022.1-tanpa-sekretaris");
    let lanes = |which: &str| found[which]["lanes"].as_array().unwrap().len();
    assert_eq!((lanes("result"), lanes("with")), (8, 7));
    // What only one of the two has may be spoken of.
    desk.alir(&format!("{line} --people sekretaris=2")).good();
}

#[test]
fn a_queue_says_how_busy_people_are() {
    let desk = desk();
    let line =
        "simulate surat.yaml --shares lengkap.ya=0.5 --arrivals '5 per day' --people kepala=2 --runs 8";
    let found = desk.alir(&format!("{line} --format json")).good().json();
    assert_eq!(found["runs"], 8);
    assert_eq!(found["warm_up"], 100);
    assert_eq!(found["arrivals_per_working_hour"], json!(5.0 / 7.5));
    let lanes = found["result"]["lanes"].as_array().unwrap();
    let of = |role: &str| lanes.iter().find(|lane| lane["role"] == role).unwrap();
    assert_eq!((of("kepala")["people"].clone(), of("pemohon")["people"].clone()), (json!(2), json!(null)));
    // Two visits of 20 minutes for each of five cases, in 7 1/2 hours.
    let loket = of("loket");
    assert!((loket["load"].as_f64().unwrap() - 200.0 / 450.0).abs() < 0.02, "{loket}");
    assert!((loket["busy"]["mean"].as_f64().unwrap() - 200.0 / 450.0).abs() < 0.03, "{loket}");
    assert!(loket["wait_seconds"]["mean"].as_f64().unwrap() > 60.0, "{loket}");
    assert!(loket["wait_seconds"]["half_width_95"].as_f64().is_some(), "{loket}");
    assert_eq!(found["result"]["shares"]["lengkap"], json!({"ya": 0.5, "tidak": 0.5}));
    assert_eq!(found["result"]["without_time"], json!(["lengkap"]));
    // Cases that come behind those that count do not count, however soon they are done.
    let text = desk.alir(&line.replace("5 per day", "40 per day")).good().out;
    assert!(text.contains("berkas masuk 40 per day · 8 ulangan, masing-masing 1000 berkas"), "{text}");
    assert!(text.contains("`loket` tidak sanggup: bebannya 3,"), "{text}");
}

#[test]
fn shares_can_be_learnt_from_real_cases() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("simulate izin.yaml --learn").refused("belum ada penyimpanan");
    for (id, label) in [("A", "'ya, layak'"), ("B", "'ya, layak'"), ("C", "tidak"), ("D", "")] {
        let does = |line: String| desk.alir(&line).good();
        does(format!("start izin.yaml --id {id} --as loket"));
        does(format!("complete {id} daftar --as loket"));
        does(format!("complete {id} permohonan --as pemohon --all-documents"));
        does(format!("complete {id} periksa --as teknis"));
        does(format!("complete {id} periksa --as hukum"));
        if !label.is_empty() {
            does(format!("answer {id} layak {label} --as teknis"));
        }
    }
    let shares = |line: &str| {
        desk.alir(&format!("{line} --format json")).good().json()["result"]["shares"]["layak"].clone()
    };
    let even = 1.0 / 3.0;
    let is = |found: serde_json::Value, expected: [f64; 3]| {
        for (label, share) in ["ya, layak", "tidak", "belum"].into_iter().zip(expected) {
            assert!((found[label].as_f64().unwrap() - share).abs() < 1e-9, "{label}: {found}");
        }
    };
    is(shares("simulate izin.yaml"), [even, even, even]);
    is(shares("simulate izin.yaml --learn"), [2.0 / 3.0, even, 0.0]);
    // What is said holds, and the rest is as it was.
    is(shares("simulate izin.yaml --dari-riwayat --peluang layak.belum=0,1"), [0.6, 0.3, 0.1]);
    let text = desk.alir("simulasikan izin.yaml --dari-riwayat").good().out;
    assert!(text.contains("Dipelajari dari 3 jawaban dalam 4 berkas."), "{text}");
}

#[test]
fn what_is_typed_wrong_is_told() {
    let desk = desk();
    desk.write("turunan.yaml", "turunan_dari: surat.yaml\nubah: {}\n");
    for (line, words) in [
        ("--people loke=2", "tidak ada pelaksana `loke` pada SOP ini\nsaran: maksud Anda `loket`?"),
        ("--people zzzzzz=2", "saran: yang ada: `pemohon`, `loket`, `kepala`"),
        ("--people loket=0", "pelaksana `loket` perlu paling sedikit satu orang"),
        ("--people loket=dua", "`loket=dua` bukan `pelaksana=jumlah`"),
        ("--people loket", "`loket` bukan `pelaksana=jumlah`"),
        ("--shares lengkap.ya=1.5", "peluang `lengkap.ya` harus dari 0 sampai 1, bukan 1.5"),
        ("--shares lengkap.ya=-0.1", "harus dari 0 sampai 1"),
        ("--shares lengkap.ya=0.7 --shares lengkap.tidak=0.7", "berjumlah 1.400, lebih dari 1"),
        ("--shares lengkap.ya=0.1 --shares lengkap.tidak=0.1", "berjumlah 0.200, bukan 1"),
        ("--shares lengkp.ya=0.5", "tidak ada langkah `lengkp`"),
        ("--shares lengkp.ya=0.5", "maksud Anda `lengkap`?"),
        ("--shares cek.ya=0.5", "langkah `cek` bukan keputusan\nsaran: yang ada: `lengkap`"),
        ("--shares lengkap.mungkin=0.5", "tidak punya jawaban `mungkin`\nsaran: yang ada: `ya`, `tidak`"),
        ("--shares lengkap.ya=banyak", "bukan `langkah.jawaban=peluang`"),
        ("--shares lengkap.ya=0", "mungkin peluang jawabannya membuatnya berputar terus"),
        ("--cases 0", "dari 1 sampai 10000000"),
        ("--cases banyak", "`banyak` tidak dapat dipakai untuk `--cases N`"),
        ("--seed x", "tidak dapat dipakai untuk `--seed N`"),
        ("--arrivals sering", "`sering` bukan laju"),
        ("--arrivals '0 per hari'", "bukan laju\nsaran: tulis misalnya `--masuk '5 per hari'`"),
        ("--runs 3", "yang belum disebut: `--arrivals LAJU`"),
        ("--runs 0 --arrivals '1 per hari'", "dari 1 sampai 10000000"),
        ("--service aneh", "tidak dapat dipakai untuk `--service SEBARAN`"),
        ("--with hilang.yaml", "`hilang.yaml` tidak ada"),
        (
            "--with turunan.yaml",
            "`turunan.yaml` adalah turunan (`turunan_dari`), yang belum dapat dipakai di sini",
        ),
    ] {
        desk.alir(&format!("simulate surat.yaml {line}")).refused(words);
    }
    desk.alir("simulate turunan.yaml").refused("saran: tulis SOP yang sudah diubah itu selengkapnya");
    let done = desk.alir("simulate surat.yaml --people loke=2 --format json");
    assert_eq!((done.code, done.error_code().as_str()), (1, "unknown_lane"));
}
