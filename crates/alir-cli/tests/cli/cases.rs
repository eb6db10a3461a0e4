//! A case from its start to its end, each command a process of its own on one `--db`.

use serde_json::{Value, json};

use crate::shared::{Desk, PERMIT, subdomain};

/// The only open task of a case.
fn only_task(desk: &Desk, id: &str) -> Value {
    let tasks = desk.alir(&format!("tasks --db s.db --case {id} --format json")).good().json();
    assert_eq!(tasks.as_array().unwrap().len(), 1, "{tasks}");
    tasks[0].clone()
}

#[test]
fn a_case_goes_to_its_end_through_many_processes() {
    let desk = Desk::new();
    let sop = subdomain();
    let done = desk.alir(&format!("start {sop} --db s.db --id SUB-001 --as instansi_pemohon")).good();
    assert!(done.out.contains("berkas dimulai menurut SOP `pengajuan-subdomain`"), "{}", done.out);
    assert!(done.out.contains("permohonan  1. Instansi Pemohon"), "{}", done.out);

    let task = only_task(&desk, "SUB-001");
    for (key, value) in [
        ("instance", json!("SUB-001")),
        ("task", json!(1)),
        ("step", json!("permohonan")),
        ("role", json!("instansi_pemohon")),
        ("due", Value::Null),
        ("assignee", Value::Null),
        ("kind", json!("task")),
        ("text", json!("Instansi Pemohon")),
        ("sop", json!("pengajuan-subdomain")),
    ] {
        assert_eq!(task[key], value, "{key}");
    }
    assert!(task["offered_at"].as_str().unwrap().ends_with('Z'));

    // A second case knows the SOP by its id.
    let started =
        desk.alir("mulai pengajuan-subdomain --db s.db --id SUB-002 --as instansi_pemohon --format json");
    let started = started.good().json();
    assert_eq!((&started["instance"], &started["status"]), (&json!("SUB-002"), &json!("running")));
    assert_eq!(started["tasks"][0]["step"], "permohonan");

    desk.alir("complete SUB-001 permohonan --db s.db --as instansi_pemohon --documents dokumen").good();
    assert_eq!(only_task(&desk, "SUB-001")["due"], "10 Menit");
    desk.alir("selesaikan SUB-001 2 --db s.db --as kepala_dinas --lengkap").good();
    desk.alir("complete SUB-001 3 --db s.db --as kepala_bidang --note 'segera ya'").good();
    desk.alir("complete SUB-001 cek_nama --db s.db --as budi:admin_cpanel").good();
    assert_eq!(only_task(&desk, "SUB-001")["kind"], "decision");
    desk.alir("answer SUB-001 nama_tersedia TIDAK --db s.db --as budi:admin_cpanel").good();
    desk.alir("complete SUB-001 6 --db s.db --as instansi_pemohon").good();
    desk.alir("complete SUB-001 4 --db s.db --as budi:admin_cpanel").good();
    desk.alir("jawab SUB-001 5 ya --db s.db --as budi:admin_cpanel").good();
    desk.alir("complete SUB-001 7 --db s.db --as budi:admin_cpanel").good();
    let done = desk.alir("complete SUB-001 8 --db s.db --as budi:admin_cpanel --format json").good().json();
    assert_eq!(done["status"], "ended");
    assert_eq!(done["end"], "Sub domain siap digunakan paling lambat 1 x 24 jam");
    assert_eq!(done["tasks"], json!([]));

    let history = desk.alir("history SUB-001 --db s.db --format json").good().json();
    let history = history.as_array().unwrap();
    for (at, event) in history.iter().enumerate() {
        assert_eq!(event["number"], at + 1);
        assert!(event["at"].is_string() && event["by"].is_string() && event["kind"].is_string());
    }
    let kinds: Vec<_> = history.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.first(), Some(&"started"));
    assert_eq!(kinds.last(), Some(&"ended"));
    assert_eq!(kinds.iter().filter(|kind| **kind == "looped").count(), 1);
    assert_eq!(history[2]["documents"], json!(["Dokumen"]));

    let text = desk.alir("riwayat SUB-001 --db s.db").good().out;
    assert!(text.contains("budi sebagai admin_cpanel"), "{text}");
    assert!(text.contains("`nama_tersedia` dijawab `tidak`"), "{text}");
    assert!(text.contains("`tugaskan_admin` selesai dikerjakan; catatan: segera ya"), "{text}");

    let text = desk.alir("status SUB-001 --db s.db").good().out;
    assert!(text.contains("selesai: Sub domain siap digunakan"), "{text}");
    assert!(text.contains("5. Apakah nama sub domain tersedia ? → tidak"), "{text}");
    let status = desk.alir("status SUB-001 --db s.db --format json").good().json();
    assert_eq!(status["done"].as_array().unwrap().len(), 10);

    let cases = desk.alir("cases --db s.db --format json").good().json();
    assert_eq!(cases[0]["instance"], "SUB-001");
    assert_eq!((&cases[0]["status"], &cases[1]["status"]), (&json!("ended"), &json!("running")));
    let cases = desk.alir("daftar --db s.db --status berjalan --sop pengajuan-subdomain").good().out;
    assert!(cases.contains("SUB-002") && !cases.contains("SUB-001"), "{cases}");
    assert_eq!(desk.alir("cases --db s.db --sop lain").good().out, "Tidak ada berkas.\n");
}

#[test]
fn doing_a_thing_twice_says_who_did_it_and_when() {
    let desk = Desk::new();
    desk.alir(&format!("start {} --id A --as instansi_pemohon", subdomain())).good();
    desk.alir("start pengajuan-subdomain --id A --as instansi_pemohon").refused("berkas `A` sudah dimulai");
    desk.alir("complete A 1 --as ani:instansi_pemohon").good();
    let done =
        desk.alir("complete A 1 --as ani:instansi_pemohon").refused("sudah dikerjakan oleh ani pada 20");
    assert!(done.err.contains("WITA"), "{}", done.err);
    let done = desk.alir("complete A 1 --as ani:instansi_pemohon --format json");
    assert_eq!((done.code, done.error_code().as_str()), (1, "already_done"));
}

#[test]
fn the_same_command_id_is_the_same_receipt() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    let twice = |line: &str| {
        let line = format!("{line} --format json");
        let first = desk.alir(&line).good().json();
        let again = desk.alir(&line).good().json();
        assert_eq!((&first["repeated"], &again["repeated"]), (&json!(false), &json!(true)), "{line}");
        assert_eq!(first["events"], again["events"], "{line}");
    };
    twice("start izin.yaml --id A --as loket --command-id k1");
    twice("claim A daftar --as budi:loket --command-id k2");
    twice("release A daftar --as budi:loket --command-id k3");
    twice("delegate A daftar --to sri --as budi:loket --command-id k4");
    twice("complete A daftar --as sri: --command-id k5");
    twice("recall A daftar --as sri: --command-id k6");
    twice("skip A daftar --reason x --as loket --command-id k7");
    twice("complete A permohonan --lengkap --as pemohon --command-id k8");
    twice("complete A periksa --as teknis --command-id k9");
    twice("return A periksa --to permohonan --reason x --as hukum --command-id k10");
    twice("note A x --as loket --command-id k11");
    twice("suspend A --reason x --as loket --command-id k12");
    twice("resume A --as loket --command-id k13");
    twice("rewind A 1 --reason x --as loket --command-id k14");
    twice("cancel A --reason x --as loket --command-id k15");

    let again = desk.alir("note A x --as loket --command-id k11").good().out;
    assert!(again.starts_with("Perintah dengan id ini sudah dilakukan"), "{again}");
    let other = desk.alir("note A lain --as pemohon --command-id k12 --format json");
    assert_eq!((other.code, other.error_code().as_str()), (1, "command_id_reused"));
}

#[test]
fn tasks_are_found_by_role_case_and_person() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    for id in ["A", "B", "C"] {
        desk.alir(&format!("start izin.yaml --id {id} --key nik=1{id} --as loket")).good();
    }
    let steps = |line: &str| -> Vec<String> {
        let tasks = desk.alir(&format!("tasks {line} --format json")).good().json();
        let name = |task: &Value| {
            format!("{}/{}", task["instance"].as_str().unwrap(), task["step"].as_str().unwrap())
        };
        tasks.as_array().unwrap().iter().map(name).collect()
    };
    assert_eq!(steps(""), ["A/daftar", "B/daftar", "C/daftar"]);
    assert_eq!(steps("--limit 2"), ["A/daftar", "B/daftar"]);
    assert_eq!(steps("--case B"), ["B/daftar"]);
    assert_eq!(steps("--sop lain"), Vec::<String>::new());
    desk.alir("complete B daftar --as loket").good();
    assert_eq!(steps("--role loket"), ["A/daftar", "C/daftar"]);
    assert_eq!(steps("--peran pemohon"), ["B/permohonan"]);

    desk.alir("claim A daftar --as budi:loket").good();
    assert_eq!(steps("--mine --as ani:loket"), ["C/daftar"]);
    assert_eq!(steps("--mine --as budi:loket"), ["A/daftar", "C/daftar"]);
    desk.alir("delegate C daftar --to sri --as ani:loket").good();
    assert_eq!(steps("--saya --sebagai sri:"), ["C/daftar"]);
    desk.alir("tasks --mine").refused("siapa yang bertindak?");

    let table = desk.alir("tugas").good().out;
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("Berkas  Langkah"), "{table}");
    let columns: Vec<_> = lines[1..].iter().map(|line| line.find(". ").unwrap()).collect();
    assert!(columns.iter().all(|column| *column == columns[0]), "{table}");
    desk.alir("suspend A --reason x --as loket").good();
    assert_eq!(steps("--role loket"), ["C/daftar"]);
}

#[test]
fn documents_and_results_are_kept() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id A --key nik=7 --as loket").good();
    desk.alir("complete A daftar --as loket").good();
    desk.alir("complete A permohonan --as pemohon").refused("kelengkapan `permohonan` belum ada");
    desk.alir("complete A permohonan --as pemohon --documents SIM").refused("tidak mengenal dokumen `SIM`");
    desk.alir("complete A permohonan --as pemohon --documents ktp 'surat permohonan'").good();

    // Two performers: each does a share, and the case goes on with the last.
    desk.alir("complete A periksa --as teknis,hukum").refused("adalah tugas");
    desk.alir("complete A periksa --as ani:teknis,hukum").refused("sebut perannya: `teknis`, `hukum`");
    let line = "complete A periksa --as ani:teknis,hukum --role teknis --output 'Berita acara=BA/12/2026'";
    desk.alir(line).good();
    desk.alir("complete A periksa --as ani:teknis").refused("sudah dikerjakan oleh ani");
    desk.alir("complete A periksa --as hukum --output lain").refused("tidak mengenal dokumen `lain`");
    desk.alir("complete A periksa --as hukum --output 'nilai a=b'").good();
    let status = desk.alir("status A --format json").good().json();
    let outputs = json!([{"name": "Berita acara", "reference": "BA/12/2026"}, {"name": "Nilai a=b"}]);
    assert_eq!(status["outputs"], outputs);
    assert_eq!(status["keys"], json!({"nik": "7"}));
    assert!(desk.alir("status A").good().out.contains("- Berita acara (BA/12/2026)"));
    desk.alir("answer A layak ya, layak --as teknis").good();

    // The same person once more: the step that is done once is passed by.
    desk.alir("start izin --id B --key nik=7 --as loket").good();
    let history = desk.alir("history B").good().out;
    assert!(history.contains("`daftar` tidak diulang: sudah dikerjakan untuk nik 7"), "{history}");
}
