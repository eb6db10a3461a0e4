//! `alir migrate`: which cases can go to another version, and what becomes of those that do.

use std::thread;
use std::time::Duration;

use alir::store::CaseQuery;
use alir::{Engine, InstanceId};
use alir_sqlite::SqliteStore;

use crate::shared::Desk;

const OLD: &str = "\
sop: izin
versi: 2025
nama: Izin
pelaksana: {loket: Loket, kepala: Kepala Dinas, warga: {nama: Warga, eksternal: ya}}
langkah:
  terima: {no: 1, kegiatan: Menerima permohonan, oleh: loket, waktu: 1 jam}
  bagi: {serentak: [teliti, tinjau]}
  teliti: {no: 2, kegiatan: Meneliti surat, oleh: loket, lanjut: temu}
  tinjau: {no: 3, kegiatan: Meninjau tempat, oleh: kepala, lanjut: temu}
  temu: {gabung: semua}
  putus: {no: 4, kegiatan: Memutus, oleh: kepala, selesai: Terbit}
";

/// A desk with cases A (at the first step), B (within the fork) and C (behind it).
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("izin.yaml", OLD);
    for id in ["A", "B", "C"] {
        desk.alir(&format!("start izin.yaml --id {id} --as loket")).good();
    }
    for id in ["B", "C"] {
        desk.alir(&format!("complete {id} terima --as loket")).good();
    }
    desk.alir("complete C teliti --as loket").good();
    desk.alir("complete C tinjau --as kepala").good();
    let new = OLD
        .replace("versi: 2025", "versi: 2026")
        .replace("  terima:", "  daftar:")
        .replace("[teliti, tinjau]", "[teliti, tinjau, ukur]")
        .replace("  temu:", "  ukur: {kegiatan: Mengukur, oleh: loket, lanjut: temu}\n  temu:");
    desk.write("baru.yaml", new);
    desk
}

fn versions(desk: &Desk) -> Vec<String> {
    let version =
        |id: &str| desk.alir(&format!("status {id} --format json")).good().json()["version"].to_string();
    ["A", "B", "C"].map(version).to_vec()
}

#[test]
fn it_shows_what_can_go_and_moves_nothing() {
    let desk = desk();
    let shown = desk.alir("pindahkan baru.yaml").good().out;
    assert!(shown.contains("A       2025   perlu pemetaan"), "{shown}");
    assert!(shown.contains("berkas sedang di langkah `terima`, yang tidak ada pada versi baru; sebut langkah penggantinya: `--petakan terima=daftar`"), "{shown}");
    assert!(
        shown.contains("B       2025   tidak") && shown.contains("2 jalan serentak, pada versi baru 3"),
        "{shown}"
    );
    assert!(shown.contains("C       2025   ya"), "{shown}");
    assert!(
        shown.contains("1 seperti adanya, 0 dengan pemetaan, 1 perlu pemetaan, 1 tidak dapat"),
        "{shown}"
    );
    assert!(shown.contains("Belum ada yang dipindahkan; tambahkan `--terapkan`."), "{shown}");
    assert_eq!(versions(&desk), ["\"2025\"", "\"2025\"", "\"2025\""]);
    let told = desk.alir("migrate baru.yaml --map terima=daftar --case A --format json").good().json();
    assert_eq!((&told["applied"], &told["cases"][0]["verdict"]), (&false.into(), &"mapped".into()));
    assert_eq!(told["cases"].as_array().unwrap().len(), 1);
    let english = desk.alir("migrate baru.yaml --lang en").good().out;
    assert!(english.contains("`--map terima=daftar`"), "{english}");
}

#[test]
fn those_that_can_go_are_moved_and_the_others_left_alone() {
    let desk = desk();
    desk.write("peta.txt", "# yang lama = yang baru\nterima=daftar\n");
    let done = desk.alir("pindahkan baru.yaml --pemetaan peta.txt --terapkan --as budi:kepala");
    assert_eq!(done.code, 1, "{}{}", done.out, done.err);
    assert!(done.out.contains("2 berkas dipindahkan, 1 tidak"), "{}", done.out);
    assert_eq!(versions(&desk), ["\"2026\"", "\"2025\"", "\"2026\""]);
    let history = desk.alir("history A").good().out;
    assert!(
        history.contains("berkas dipindahkan ke SOP `izin` versi 2026; langkah: `terima` → `daftar`"),
        "{history}"
    );
    let tasks = desk.alir("tasks --case A --format json").good().json();
    assert_eq!((&tasks[0]["step"], tasks.as_array().unwrap().len()), (&"daftar".into(), 1));
    desk.alir("complete A daftar --as loket").good();
    assert_eq!(desk.alir("tasks --case A --format json").good().json().as_array().unwrap().len(), 3);
    desk.alir("complete C putus --as kepala").good();
    desk.alir("report").good();
    desk.alir("stats baru.yaml").good();
    // The one that stayed goes on as it was; nothing else is left to move.
    desk.alir("complete B tinjau --as kepala").good();
    let again = desk.alir("migrate baru.yaml --apply --as kepala --format json");
    let again = (again.code, again.json()["cases"].as_array().unwrap().len());
    assert_eq!(again, (1, 1));
    desk.alir("complete B teliti --as loket").good();
    desk.alir("migrate baru.yaml --apply --as kepala").good();
    let none = desk.alir("migrate baru.yaml").good().out;
    assert!(none.starts_with("Tidak ada berkas terbuka"), "{none}");
}

#[test]
fn cases_go_over_to_an_overlay_of_their_sop() {
    let desk = desk();
    desk.write(
        "tegal.yaml",
        "sop: izin-tegal\nturunan_dari: izin.yaml\nubah: {langkah: {putus: {waktu: 2 jam}}}\n",
    );
    desk.alir("migrate tegal.yaml --case A").refused("--dari izin");
    assert!(desk.alir("migrate tegal.yaml").good().out.starts_with("Tidak ada berkas"));
    desk.alir("migrate tegal.yaml --from izin --apply --as kepala").good();
    let cases = desk.alir("cases --sop izin-tegal --format json").good().json();
    assert_eq!(cases.as_array().unwrap().len(), 3);
}

#[test]
fn what_is_wrong_is_said_before_anything_is_done() {
    let desk = desk();
    desk.alir("migrate baru.yaml --map terima").refused("bukan `lama=baru`");
    desk.alir("migrate baru.yaml --map terima=dafter").refused("maksud Anda `daftar`?");
    desk.alir("migrate baru.yaml --map terima=daftar terima=teliti").refused("dipetakan dua kali");
    desk.alir("migrate baru.yaml --case X").refused("tidak ada berkas `X`");
    desk.alir("migrate baru.yaml --mapping tidak-ada.txt").refused("tidak-ada.txt");
    desk.alir("migrate tidak-ada.yaml").refused("tidak-ada.yaml");
    desk.alir("migrate baru.yaml --apply").refused("--as");
    desk.alir("migrate baru.yaml --apply --as warga").refused("peran");
    desk.alir("migrate baru.yaml --apply --dry-run --as kepala").refused("--");
    assert_eq!(versions(&desk), ["\"2025\"", "\"2025\"", "\"2025\""]);
}

#[test]
fn killed_in_the_middle_each_case_is_wholly_on_one_side() {
    let desk = Desk::new();
    let store = || SqliteStore::open(desk.path().join("alir.db")).unwrap();
    let old = alir::load(OLD).unwrap();
    let new = alir::load(&OLD.replace("2025", "2026").replace("  terima:", "  daftar:")).unwrap();
    desk.write("baru.yaml", new.text());
    let engine = Engine::new(store());
    engine.publish(&old).unwrap();
    for number in 0..300 {
        engine.start(old.sop(), &InstanceId::from(format!("A-{number:03}")), &"loket".into()).unwrap();
    }
    drop(engine);
    let line = "migrate baru.yaml --map terima=daftar --apply --as kepala";
    let engine = Engine::new(store());
    let moved = |engine: &Engine| {
        let cases = engine.cases(&CaseQuery::default()).unwrap();
        cases.iter().filter(|case| case.summary.fingerprint == *new.fingerprint()).count()
    };
    for round in 1..=3 {
        let mut child = desk.command(line).stdout(std::process::Stdio::null()).spawn().unwrap();
        while moved(&engine) < 30 * round {
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(moved(&engine) < 300, "killed in the middle");
        for case in engine.cases(&CaseQuery::default()).unwrap() {
            let instance = engine.read(&case.instance).unwrap();
            let there = instance.origin().unwrap().fingerprint == *new.fingerprint();
            assert_eq!(case.summary.fingerprint, instance.origin().unwrap().fingerprint);
            assert_eq!(instance.version(), if there { 3 } else { 2 });
            assert!(instance.task(if there { "daftar" } else { "terima" }).is_ok());
        }
    }
    desk.alir(line).good();
    assert_eq!(moved(&engine), 300);
}
