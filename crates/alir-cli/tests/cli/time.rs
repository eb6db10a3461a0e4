//! Time on the command line: due dates, what is left of them, deadlines that pass, by the clocks of the office.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::shared::{Desk, repository};

/// An office that never closes, so that seconds of work are seconds.
const PROFILE: &str = "\
profil: malam
nama: Kantor Malam
zona_waktu: WIT
jam_kerja: {senin-minggu: 00.00-24.00}
peringatan_dini: tidak
";

const SOP: &str = "\
sop: cepat
nama: Cepat
profil: malam
batas_total: {waktu: 5 hari kalender, sejak: diterima}
pelaksana: {loket: Loket, kepala: Kepala, pemohon: {nama: Pemohon, eksternal: ya}}
langkah:
  periksa: {kegiatan: Memeriksa, oleh: loket, waktu: 1 detik, eskalasi: kepala}
  tunggu: {kegiatan: Melengkapi, oleh: pemohon, waktu: 1-2 jam}
  awasi: {kegiatan: Mengawasi, oleh: loket, waktu: 1 tahun, sifat: periode, frekuensi: minimal 2 kali seminggu, selesai: S}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("profil.yaml", PROFILE);
    desk.write("cepat.yaml", SOP);
    desk
}

fn buol() -> String {
    repository("sops/buol/profil.yaml").display().to_string()
}

#[test]
fn a_due_date_is_told_with_the_days_that_it_passes_over() {
    let desk = Desk::new();
    let line = format!("due '3 hari kerja' --from '2026-03-16 09:00' --profile {}", buol());
    let done = desk.alir(&line).good();
    for words in [
        "3 hari kerja, sejak Senin, 16 Maret 2026 09:00 WITA",
        "Tenggat: Kamis, 26 Maret 2026 16:00 WITA",
        "Kamis, 19 Maret 2026   Hari Suci Nyepi",
        "Jam kerja lain: Ramadan 1447 H",
    ] {
        assert!(done.out.contains(words), "{words}: {}", done.out);
    }
    let json = desk.alir(&format!("{line} --format json")).good().json();
    assert_eq!(json["due"], "2026-03-26T16:00:00+08:00");
    assert_eq!(json["target"], json["due"]);
    assert_eq!(json["skipped"].as_array().unwrap().len(), 7);
    assert_eq!((&json["counting"], &json["provisional"]), (&"work_days".into(), &false.into()));

    let line = format!("tenggat '1-4 jam' --sejak '2026-11-20 15:00' --profil {}", buol());
    let json = desk.alir(&format!("{line} --format json")).good().json();
    assert_eq!(json["target"], "2026-11-20T16:00:00+08:00");
    assert_eq!(json["due"], "2026-11-23T10:00:00+08:00");
    assert_eq!(json["working_seconds"], 4 * 3600);
    let late = desk.alir(&format!("due '1 bulan' --from 2027-12-20 --profile {}", buol())).good();
    assert!(late.out.contains("Sementara"), "nothing is known of 2028: {}", late.out);
    let outside = desk.alir("due '3 hari kalender' --from '2026-11-20 10:00' --outside --lang en").good();
    assert!(outside.out.contains("Due: Monday, 23 November 2026 23:59 WIB"), "{}", outside.out);
}

#[test]
fn what_is_no_time_is_told() {
    let desk = desk();
    desk.alir("due secepatnya").refused("`secepatnya` tidak dipahami");
    desk.alir("due 'tergantung jenis'").refused("tidak punya tenggat");
    desk.alir("due '1 jam' --from kemarin").refused("`kemarin` bukan tanggal dan waktu");
    desk.alir("due '1 jam' --from 2026-02-30").refused("bukan tanggal dan waktu");
    desk.alir("due '1 jam' --profile cepat.yaml").refused("`cepat.yaml` bukan profil daerah");
    desk.alir("due '1 jam' --profile tidak-ada.yaml").refused("tidak-ada.yaml");
    desk.alir("start cepat.yaml --id K --as loket --received besok").refused("bukan tanggal dan waktu");
    desk.alir("start cepat.yaml --id K --as loket --received '2999-01-01 09:00'").refused("belum tiba");
    desk.alir("wake --every 0 --db x.db");
    assert!(
        !desk.path().join("alir.db").exists()
            || desk.alir("cases --format json").json() == Value::Array(vec![])
    );
}

#[test]
fn a_deadline_passes_once_and_is_seen_everywhere() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket").good();
    desk.alir("start cepat.yaml --id K-2 --as loket").good();
    let tasks = desk.alir("tasks --format json").good().json();
    assert_eq!(tasks[0]["limit"].as_str().unwrap().split_once('+').unwrap().1, "09:00", "{tasks}");
    std::thread::sleep(Duration::from_millis(1_100));

    let tasks = desk.alir("tasks").good().out;
    assert!(
        tasks.contains("Tenggat (WIT)") && tasks.contains("terlambat kurang dari 1 menit kerja"),
        "{tasks}"
    );
    let woken = desk.alir("wake --format json").good().json();
    assert_eq!(
        (&woken["cases"], &woken["events"]),
        (&2.into(), &4.into()),
        "late, and told to the head: {woken}"
    );
    assert_eq!(woken["noted"][0]["kind"], "overdue");
    assert_eq!(woken["noted"][0]["by"], "alir");
    let again = desk.alir("bangunkan").good().out;
    assert!(again.starts_with("Tidak ada tenggat yang lewat.\nBerikutnya: "), "{again}");
    // It is on the list of the head now, who may do it.
    let tasks = desk.alir("tasks --role kepala").good().out;
    assert!(tasks.contains("loket → kepala"), "{tasks}");
    desk.alir("complete K-1 periksa --as kepala").good();
    let history = desk.alir("history K-1 --format json").good().json();
    let kinds: Vec<_> =
        history.as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..6], ["started", "promised", "offered", "overdue", "escalated", "completed"]);
    let mine = desk.alir("tasks --mine --as kepala --format json").good().json();
    assert_eq!(mine.as_array().unwrap().len(), 1, "{mine}");
}

#[test]
fn a_command_notes_what_has_passed_before_it() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket").good();
    std::thread::sleep(Duration::from_millis(1_100));
    let done = desk.alir("complete K-1 periksa --as loket --command-id c1 --format json").good().json();
    assert_eq!(done["events"][0], 6, "overdue and escalated are not the command's own: {done}");
    let again = desk.alir("complete K-1 periksa --as loket --command-id c1 --format json").good().json();
    assert_eq!((&again["repeated"], &again["events"]), (&true.into(), &done["events"]));
}

#[test]
fn what_was_received_and_found_complete_is_kept() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket --received '2026-11-20 09:00'").good();
    desk.alir("lengkap K-1 --sejak '2026-11-20 10:00' --as loket").good();
    let status = desk.alir("status K-1").good().out;
    for words in
        ["diterima 2026-11-20 09:00 WIT", "lengkap sejak 2026-11-20 10:00 WIT", "berkas selesai: 2026-11-"]
    {
        assert!(status.contains(words), "{words}: {status}");
    }
    let json = desk.alir("status K-1 --format json").good().json();
    assert_eq!(json["complete_since"], "2026-11-20T01:00:00Z");
    assert_eq!(json["promises"].as_array().unwrap().len(), 1);
    desk.alir("admit K-1 --as loket --since '2999-01-01 00:00'").refused("belum tiba");
    desk.alir("admit K-1 --as pemohon").refused("tidak punya peran");
}

#[test]
fn a_recurring_duty_is_counted_by_week() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket").good();
    desk.alir("perform K-1 periksa --as loket").refused("bukan tugas berkala");
    desk.alir("complete K-1 periksa --as loket").good();
    desk.alir("complete K-1 tunggu --as pemohon").good();
    desk.alir("laksanakan K-1 awasi --as loket --note 'berita pertama'").good();
    let status = desk.alir("status K-1").good().out;
    assert!(status.contains("awasi: 1 dari 2 kali (minimal 2 kali seminggu)"), "{status}");
}

#[test]
fn a_watch_goes_on() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket").good();
    let mut watch = desk.command("wake --watch --every 1 --format json");
    let mut watch = watch.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let mut next = || serde_json::from_str::<Value>(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!((&next()["kind"], &next()["kind"]), (&"overdue".into(), &"escalated".into()));
    // A case that begins while it watches is seen too.
    desk.alir("start cepat.yaml --id K-2 --as loket").good();
    assert_eq!(next()["instance"], "K-2");
    watch.kill().unwrap();
    watch.wait().unwrap();
}

#[test]
fn a_published_profile_is_for_new_tasks() {
    let desk = desk();
    desk.alir("start cepat.yaml --id K-1 --as loket").good();
    let limit = |case: &str| {
        let tasks = desk.alir(&format!("tasks --case {case} --format json")).good().json();
        tasks[0]["limit"].as_str().unwrap().to_owned()
    };
    let before = limit("K-1");
    desk.write("profil.yaml", PROFILE.replace("WIT", "+00:00"));
    assert_eq!(desk.alir("terbitkan profil.yaml").good().out, "profil malam\n");
    desk.alir("start cepat --id K-2 --as loket").good();
    assert!(limit("K-2").ends_with("+00:00"), "new hours for a new task: {}", limit("K-2"));
    assert_eq!(
        before.parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap(),
        limit("K-1").parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap()
    );
    let all = desk.alir("publish . --format json").good().json();
    assert_eq!((&all["sops"][0], &all["profiles"][0]), (&"cepat".into(), &"malam".into()));
    desk.write("salah.yaml", "sop: x\n");
    desk.alir("publish .").refused("salah.yaml");
}

#[test]
fn a_profile_that_is_wrong_starts_nothing() {
    let desk = desk();
    desk.write("profil.yaml", PROFILE.replace("WIT", "Mars"));
    desk.alir("start cepat.yaml --id K-1 --as loket").refused("zona waktu `Mars` tidak dikenal");
    assert!(!desk.path().join("alir.db").exists(), "not even a store");
}
