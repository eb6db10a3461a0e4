//! `alir run`, with a person and without.

use serde_json::Value;

use crate::shared::{Desk, PERMIT, repository, subdomain};

/// The labels that were answered, in order.
fn labels(events: &[Value]) -> Vec<&str> {
    let answered = events.iter().filter(|event| event["kind"] == "answered");
    answered.map(|event| event["label"].as_str().unwrap()).collect()
}

#[test]
fn answers_take_the_loop_once_and_events_come_one_a_line() {
    let desk = Desk::new();
    let line = format!("run {} --answers nama_tersedia=tidak,ya --format json", subdomain());
    let events = desk.alir(&line).good().lines();
    assert_eq!(labels(&events), ["tidak", "ya"]);
    let kinds: Vec<_> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds[0], *kinds.last().unwrap()), ("started", "ended"));
    assert_eq!(kinds.iter().filter(|kind| **kind == "looped").count(), 1);
    for (at, event) in events.iter().enumerate() {
        assert_eq!(event["number"], at + 1);
    }
    assert!(!desk.path().join("alir.db").exists(), "nothing is kept unless told");
}

#[test]
fn the_last_answer_repeats_and_numbers_name_steps() {
    let desk = Desk::new();
    let line = format!("jalankan {} --jawaban 5=tidak --format json", subdomain());
    let events = desk.alir(&line).good().lines();
    assert_eq!(
        labels(&events),
        ["tidak", "tidak", "tidak"],
        "the third time goes to the head of the division"
    );
    let text = desk.alir(&format!("run {} --answers nama_tersedia=TIDAK,Ya", subdomain())).good().out;
    assert!(text.starts_with("Pengajuan nama sub domain buolkab.go.id\n"), "{text}");
    assert!(text.contains("5. Apakah nama sub domain tersedia ?"), "{text}");
    assert!(text.contains("Admin Cpanel  → tidak"), "{text}");
    assert!(
        text.ends_with("Selesai: Sub domain siap digunakan paling lambat 1 x 24 jam (10 tugas)\n"),
        "{text}"
    );
}

#[test]
fn answers_are_written_in_many_ways() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    let answers = |line: &str| -> Vec<String> {
        let events = desk.alir(&format!("run {line} --format json")).good().lines();
        labels(&events).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(answers("izin.yaml --answers 'layak=ya, layak'"), ["ya, layak"]);
    assert_eq!(answers("--answers layak=belum,tidak izin.yaml"), ["belum", "tidak"]);
    assert_eq!(answers("izin.yaml --answers layak=belum --answers layak=tidak"), ["belum", "tidak"]);
    assert_eq!(answers("izin.yaml --answers '4=belum, YA, LAYAK'"), ["belum", "ya, layak"]);

    let sop = repository("sops/buol/jaringan-intranet.yaml").display().to_string();
    let each = "perangkat_tersedia=tersedia 'jenis_pekerjaan=perawatan / gangguan' fo_putus=ya";
    let expected = ["tersedia", "perawatan / gangguan", "ya"];
    assert_eq!(answers(&format!("{sop} --answers {each}")), expected);
    let list = "'perangkat_tersedia=tersedia,jenis_pekerjaan=perawatan / gangguan,fo_putus=ya'";
    assert_eq!(answers(&format!("--answers {list} {sop}")), expected);
}

#[test]
fn a_wrong_answer_is_told_before_anything_runs() {
    let desk = Desk::new();
    let sop = subdomain();
    let done = desk.alir(&format!("run {sop} --answers nama_tersedia=mungkin"));
    done.refused("`mungkin` bukan jawaban untuk `nama_tersedia`; pilihannya `ya`, `tidak`");
    desk.alir(&format!("run {sop} --answers nama_tersedia=tidk")).refused("maksud Anda `tidak`?");
    desk.alir(&format!("run {sop} --answers nama_tersedia=")).refused("`nama_tersedia` belum dijawab");
    let done = desk.alir(&format!("run {sop} --answers nama=ya")).refused("tidak ada keputusan `nama`");
    assert!(done.err.contains("`nama_tersedia`"), "{}", done.err);
    desk.alir(&format!("run {sop} --answers cek_nama=ya")).refused("`cek_nama` bukan keputusan");
    desk.alir(&format!("run {sop} --answers ya")).refused("satu SOP sekali jalan");
    desk.alir(&format!("run {sop} nama_tersedia=ya")).refused("--answers nama_tersedia=ya");

    let done = desk.alir(&format!("run {sop} --answers --db s.db"));
    let done = done.refused("belum ada jawaban untuk `nama_tersedia`");
    assert!(done.err.contains("pilihannya `ya`, `tidak`"), "{}", done.err);
    assert!(done.err.contains("--answers nama_tersedia=ya"), "{}", done.err);
    assert!(!desk.path().join("s.db").exists());
    let done = desk.alir(&format!("run {sop} --answers --format json"));
    assert_eq!((done.code, done.error_code().as_str(), done.out.as_str()), (1, "no_answer", ""));
}

#[test]
fn a_loop_without_end_is_told() {
    let desk = Desk::new();
    let sop = repository("sops/buol/jaringan-intranet.yaml").display().to_string();
    let done = desk.alir(&format!("run {sop} --answers 'perangkat_tersedia=tidak tersedia'"));
    done.refused("sesudah 10000 tugas");
}

#[test]
fn a_person_is_asked_step_by_step() {
    let desk = Desk::new();
    let input = "\n\n\n\n2\n\n\nya\n\n\n";
    let done = desk.typed(&format!("run {}", subdomain()), input).good();
    for words in [
        "5. Apakah nama sub domain tersedia ?\n  Pelaksana    Admin Cpanel\n  Waktu        5 Menit\n",
        "  1) ya  → 7. Melakukan konfigurasi subdomain\n  2) tidak  → 6. Memilih nama sub domain\n",
        "  Kelengkapan  Dokumen\n",
        "Selesai: Sub domain siap digunakan paling lambat 1 x 24 jam (10 tugas)\n",
    ] {
        assert!(done.out.contains(words), "{words}: {}", done.out);
    }

    let done = desk.typed(&format!("run {}", subdomain()), "\n\n\n\nmungkin\n");
    assert_eq!(done.code, 1);
    assert!(done.err.contains("`mungkin` bukan jawaban"), "{}", done.err);

    let done = desk.typed(&format!("run {} --lang en", subdomain()), "\n\n");
    assert_eq!(done.code, 1);
    assert!(done.err.contains("input ended at `tugaskan_admin`"), "{}", done.err);
    assert!(done.err.contains("--answers"), "{}", done.err);
}

#[test]
fn questions_stay_out_of_json() {
    let desk = Desk::new();
    let mut done = desk.typed(&format!("run {} --format json", subdomain()), "\n\n\n\n1\n\n\n");
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(labels(&done.lines()), ["ya"]);
    assert!(done.err.contains("Jawaban (1-2 atau labelnya):"), "{}", done.err);
    done = desk.typed(&format!("run {} --format json", subdomain()), "");
    assert_eq!((done.code, done.lines().len()), (1, 2));
}

#[test]
fn a_run_is_kept_when_told() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    let line = "run izin.yaml --answers layak=tidak --db s.db --keys nik=7";
    let done = desk.alir(line).good();
    assert!(done.out.contains("tersimpan dalam `s.db`"), "{}", done.out);
    desk.alir(line).good();
    desk.alir(&format!("{line} --id TETAP --as budi")).good();
    desk.alir(&format!("{line} --id TETAP")).refused("berkas `TETAP` sudah dimulai");
    let cases = desk.alir("cases --db s.db --format json").good().json();
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 3);
    assert!(cases.iter().all(|case| case["status"] == "ended" && case["end"] == "Ditolak"));
    assert!(cases[1]["instance"].as_str().unwrap().starts_with("izin-20"), "{}", cases[1]);
    let history = desk.alir("history TETAP --db s.db --format json").good().json();
    let history = history.as_array().unwrap();
    assert!(history.iter().all(|event| event["by"] == "budi"));
    assert!(history.iter().any(|event| event["kind"] == "passed"), "the person was registered before");

    // A person who stops half-way finds the case in the store.
    let done = desk.typed("run izin.yaml --db s.db --id TENGAH", "\n");
    assert_eq!(done.code, 1);
    assert!(done.err.contains("berkas `TENGAH` tersimpan dalam `s.db`"), "{}", done.err);
    desk.alir("complete TENGAH permohonan --lengkap --as pemohon --db s.db").good();
}
