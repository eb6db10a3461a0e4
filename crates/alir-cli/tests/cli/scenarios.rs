//! `alir test`: scenarios that pass and fail, coverage, JSON, and XML for machines that build.

use crate::shared::{Desk, repository};

const SOP: &str = "sop: izin\nnama: Izin\npelaksana: {x: X, kepala: Kepala}\nlangkah:\n  periksa: {kegiatan: Periksa, oleh: x, waktu: 1 jam}\n  setuju: {keputusan: Setuju?, oleh: kepala, cabang: {ya: terbit, tidak: tolak}}\n  tolak: {selesai: Ditolak}\n  terbit: {selesai: Terbit}\n";

const GOOD: &str = "uji: izin.yaml\nskenario:\n  terbit:\n    cerita: Langsung disetujui\n    jawaban: {setuju: ya}\n    harapan: {langkah: [periksa, setuju], akhir: Terbit, tenggat: {periksa: 2026-11-23 11:00}}\n";

const REFUSED: &str = "  tolak:\n    jawaban: {setuju: tidak}\n    harapan: {akhir: Ditolak}\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("a/izin.yaml", SOP);
    desk.write("a/izin.uji.yaml", GOOD);
    desk
}

#[test]
fn every_sop_of_the_repository_is_covered() {
    let desk = Desk::new();
    let done = desk.alir(&format!("uji {} --cakupan 100%", repository("sops").display())).good();
    assert!(done.out.ends_with("35 skenario: 35 lulus, 0 gagal\n"), "{}", done.out);
    assert_eq!(done.out.matches(" 100 %").count(), 16, "{}", done.out);
}

#[test]
fn what_no_scenario_visits_is_named_with_its_line() {
    let desk = desk();
    let done = desk.alir("test a").good();
    assert!(done.out.contains("a/izin.uji.yaml\n  ✓ terbit  Langsung disetujui\n"), "{}", done.out);
    assert!(done.out.contains("a/izin.yaml  1         3/4      1/2     66,6 %\n"), "{}", done.out);
    assert!(
        done.out.contains("a/izin.yaml:7:3: langkah `tolak` tidak dilalui skenario mana pun\n"),
        "{}",
        done.out
    );
    assert!(
        done.out.contains("a/izin.yaml:6:67: jawaban `tidak` pada `setuju` tidak pernah diambil\n"),
        "{}",
        done.out
    );
    let done = desk.alir("test a --min-coverage 80");
    assert_eq!(done.code, 1);
    assert!(done.out.ends_with("cakupan terendah 66,6 %, kurang dari 80 %\n"), "{}", done.out);
    desk.write("a/izin.uji.yaml", format!("{GOOD}{REFUSED}"));
    desk.alir("test a --min-coverage 100%").good();
    // A SOP that is named is tested with what stands beside it; in a folder, one that nobody tests counts.
    let done = desk.alir("test a/izin.yaml").good();
    assert!(done.out.ends_with("2 skenario: 2 lulus, 0 gagal\n"), "{}", done.out);
    desk.write("a/lain.yaml", SOP.replace("sop: izin", "sop: lain"));
    let done = desk.alir("test a --min-coverage 100%");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("a/lain.yaml: belum ada skenario\n"), "{}", done.out);
    desk.alir("test a --min-coverage banyak").refused("bukan persentase");
    desk.alir("test a/lain.yaml").refused("tidak ada berkas uji");
}

#[test]
fn a_failure_is_shown_at_its_expectation() {
    let desk = desk();
    desk.write("a/izin.uji.yaml", GOOD.replace("11:00", "10:30"));
    let done = desk.alir("test a --junit hasil.xml");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("  ✗ terbit"), "{}", done.out);
    assert!(
        done.out.contains(
            "kesalahan[UJI010]: tenggat `periksa`: diharapkan 2026-11-23 10:30, terhitung 2026-11-23 11:00"
        ),
        "{}",
        done.out
    );
    assert!(done.out.contains("--> a/izin.uji.yaml:6:77"), "{}", done.out);
    assert!(done.out.contains("waktu baku `1 jam`, ditawarkan 2026-11-23 10:00"), "{}", done.out);
    assert!(done.out.ends_with("1 skenario: 0 lulus, 1 gagal\n"), "{}", done.out);
    let xml = std::fs::read_to_string(desk.path().join("hasil.xml")).unwrap();
    assert!(xml.contains("<testsuites name=\"alir\" tests=\"1\" failures=\"1\" errors=\"0\""), "{xml}");
    assert!(xml.contains("<failure type=\"UJI010\" message=\"tenggat `periksa`: diharapkan 2026-11-23 10:30, terhitung 2026-11-23 11:00\">a/izin.uji.yaml:6:77"), "{xml}");

    let json = desk.alir("test a --format json");
    assert_eq!(json.code, 1);
    let view: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let failure = &view["files"][0]["scenarios"][0]["failures"][0];
    assert_eq!((view["passed"].as_bool(), failure["line"].as_u64()), (Some(false), Some(6)));
    assert_eq!(
        (failure["expected"].as_str(), failure["found"].as_str()),
        (Some("2026-11-23 10:30"), Some("2026-11-23 11:00"))
    );
    assert_eq!(view["coverage"][0]["missing"][0]["kind"], "branch");
}

#[test]
fn what_cannot_be_run_says_why() {
    let desk = desk();
    desk.write("a/izin.uji.yaml", GOOD.replace("setuju: ya", "setuju: yaa"));
    for command in ["test a", "check a", "check a/izin.uji.yaml"] {
        let done = desk.alir(command);
        assert_eq!(done.code, 1, "{command}");
        assert!(
            done.out.contains("kesalahan[UJI003]: `setuju` tidak punya jawaban `yaa`"),
            "{command}: {}",
            done.out
        );
        assert!(done.out.contains("maksud Anda `ya`?"), "{command}: {}", done.out);
    }
    desk.write("a/izin.uji.yaml", GOOD.replace("uji: izin.yaml", "uji: izn.yaml"));
    let done = desk.alir("test a --junit hasil.xml");
    assert!(done.out.contains("kesalahan[UJI001]: `a/izn.yaml` tidak ada atau bukan SOP"), "{}", done.out);
    assert!(
        done.out.ends_with("0 skenario: 0 lulus, 0 gagal; 1 berkas uji tidak dapat dijalankan\n"),
        "{}",
        done.out
    );
    let xml = std::fs::read_to_string(desk.path().join("hasil.xml")).unwrap();
    assert!(xml.contains("errors=\"1\"") && xml.contains("<error type=\"UJI001\""), "{xml}");
    // A SOP with a mistake is told of once, and never taken for covered.
    desk.write("a/izin.uji.yaml", GOOD);
    desk.write("a/izin.yaml", SOP.replace("tidak: tolak", "tidak: tolakk"));
    let done = desk.alir("test a");
    assert_eq!((done.code, done.out.matches("kesalahan[SOP012]").count()), (1, 1), "{}", done.out);
    desk.alir("test a/tidak-ada.uji.yaml").refused("tidak-ada");
    desk.alir("run a/izin.uji.yaml").refused("berkas uji, bukan SOP");
}

#[test]
fn what_is_published_does_not_depend_on_scenarios() {
    let desk = desk();
    desk.write("a/izin.uji.yaml", GOOD.replace("setuju: ya", "setuju: yaa"));
    desk.alir("publish a").good();
}

#[test]
fn programs_see_warnings_and_whether_the_coverage_is_enough() {
    let desk = desk();
    desk.write(
        "a/izin.uji.yaml",
        format!("{GOOD}  Kedua:\n    jawaban: {{setuju: ya}}\n    harapan: {{}}\n"),
    );
    let view = |command: &str, code: i32| -> serde_json::Value {
        let done = desk.alir(command);
        assert_eq!(done.code, code, "{}", done.out);
        serde_json::from_str(&done.out).unwrap()
    };
    let seen = view("test a --format json", 0);
    let findings = seen["files"][0]["findings"].as_array().unwrap();
    let codes: Vec<_> = findings
        .iter()
        .map(|finding| (finding["code"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(codes, [("UJI007", "warning"), ("UJI006", "warning")], "{seen:#}");
    assert_eq!(seen["files"][0]["scenarios"].as_array().unwrap().len(), 2);
    assert!(seen["min_coverage"].is_null(), "{seen:#}");
    let seen = view("test a --format json --min-coverage 80", 1);
    assert_eq!((&seen["passed"], &seen["min_coverage"]["reached"]), (&true.into(), &false.into()));
    assert_eq!(seen["min_coverage"]["wanted"], 80.0);
    assert!((seen["min_coverage"]["least"].as_f64().unwrap() - 66.66).abs() < 0.1, "{seen:#}");
    assert_eq!(view("test a --format json --min-coverage 60", 0)["min_coverage"]["reached"], true);
}

#[test]
fn acts_and_what_is_not_used_are_told_at_their_place() {
    let desk = desk();
    let acts = "  ditolak:\n    jawaban: {setuju: [tidak, ya]}\n    tindakan: [{kembalikan: setuju, ke: periksa}]\n    harapan: {langkah: [periksa, periksa, setuju], akhir: Ditolak, oleh: {periksa: kepala}}\n";
    desk.write("a/izin.uji.yaml", format!("{GOOD}{acts}"));
    let done = desk.alir("test a");
    assert_eq!(done.code, 1);
    for told in [
        "kesalahan[UJI012]: `setuju` hanya dijawab sekali, jadi `jawaban` ini tidak dipakai",
        "--> a/izin.uji.yaml:8:31",
        "kesalahan[UJI010]: pelaksana `periksa`: diharapkan `kepala`, terjadi `x`",
        "2 skenario: 1 lulus, 1 gagal",
    ] {
        assert!(done.out.contains(told), "{told}: {}", done.out);
    }
    let done = desk.alir("test a --lang en");
    assert!(done.out.contains("error[UJI012]: `setuju` is answered only once"), "{}", done.out);
    desk.write("a/izin.uji.yaml", format!("{GOOD}{}", acts.replace("ke: periksa", "k: periksa")));
    let done = desk.alir("test a");
    assert!(done.out.contains("kesalahan[SOP001]: kunci `k` tidak dikenal"), "{}", done.out);
    assert!(desk.alir("explain UJI013").good().out.contains("tindakan"));
}
