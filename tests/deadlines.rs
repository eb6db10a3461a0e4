//! Deadlines in running cases: what is due when, what time brings about, and what moves it.

use alir::instance::Status;
use alir::time::{DayCount, OfficeHours, Zone};
use alir::{Act, Command, Rejection};

use crate::calendar::hours;
use crate::desk::{Desk, at, shown};
use crate::shared::{root, text};

const PERMIT: &str = "
sop: izin
nama: Izin
profil: contoh
batas_total: {waktu: 5 hari kerja, sejak: mulai}
pelaksana:
  loket: Loket
  kepala: Kepala
  pemohon: {nama: Pemohon, eksternal: ya}
langkah:
  periksa: {kegiatan: Memeriksa, oleh: loket, waktu: 3 jam, eskalasi: {kepada: kepala, setelah: 1 hari kerja}}
  lengkapi: {kegiatan: Melengkapi, oleh: pemohon, waktu: 3 hari kalender}
  putus: {kegiatan: Memutus, oleh: kepala, waktu: 1-2 hari kerja, selesai: Terbit}
";

#[test]
fn the_five_days_of_majalengka_end_on_the_fifth_working_day() {
    let desk = Desk::new(&text(&root().join("sops/majalengka/permohonan-subdomain-hosting.yaml")));
    let mut now = desk.begin("2026-11-23 10:00");
    let mut ends = Vec::new();
    let mut time = String::from("2026-11-23 10:00");
    while let Some(task) = now.open_tasks().first() {
        if let Some(timed) = &task.deadline {
            time = Zone::WIB.local(timed.due.limit).format("%Y-%m-%d %H:%M").to_string();
            ends.push(shown(timed.due.limit));
        }
        now = desk.complete(&time, task.step.clone().as_str());
    }
    assert_eq!(ends, ["11-24 16:00", "11-25 16:00", "11-26 16:00", "11-27 16:30", "11-30 16:00"]);
    assert!(matches!(now.status(), Status::Ended { .. }));
    assert!(desk.events().iter().all(|event| !event.starts_with("overdue")), "done at the limit is on time");
}

#[test]
fn time_warns_then_is_up_then_tells_the_head() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    assert_eq!(desk.due(), ["periksa 11-23 14:00"], "three hours of work, with the break between them");
    assert!(desk.wake("2026-11-23 13:23").is_empty());
    assert_eq!(desk.wake("2026-11-23 13:24"), ["warned periksa"], "after 80 % of the time");
    assert!(desk.wake("2026-11-23 13:59").is_empty());
    assert_eq!(desk.wake("2026-11-23 14:00"), ["overdue periksa"]);
    assert!(desk.wake("2026-11-24 15:59").is_empty());
    assert_eq!(desk.wake("2026-11-24 16:00"), ["escalated periksa to kepala"]);
    assert!(desk.wake("2026-11-24 16:00").is_empty(), "each once");
    // The head may act now.
    let task = desk.engine.instance(&desk.case).unwrap().task("periksa").unwrap();
    desk.engine.submit(&desk.case, &Command::complete(task), &"kepala".into()).unwrap();
}

#[test]
fn a_command_never_overtakes_a_deadline() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    let now = desk.complete("2026-11-25 09:00", "periksa");
    let events = desk.events();
    assert_eq!(
        events[3..7],
        ["overdue periksa", "escalated periksa to kepala", "completed periksa", "offered lengkapi"]
    );
    let receipt = now.receipt();
    assert_eq!(events[receipt.first as usize - 1], "completed periksa", "they are not the command's own");
    let case = desk.engine.instance(&desk.case).unwrap();
    assert_eq!(case.log()[3].by, "alir", "nor its author's");
}

#[test]
fn the_time_of_people_outside_is_not_the_offices() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    assert_eq!(desk.promises(), [" 11-30 16:00"], "five working days for the whole");
    desk.complete("2026-11-23 11:00", "periksa");
    assert_eq!(desk.due(), ["lengkapi 11-26 23:59"], "days of the calendar, to the end of the day");
    assert_eq!(desk.events().last().unwrap(), "clock stopped");
    assert_eq!(
        desk.wake("2026-12-15 09:00"),
        ["overdue lengkapi"],
        "no promise of the office is broken by others"
    );
    desk.complete("2026-12-16 10:00", "lengkapi");
    // Five working days were left on the 23rd of November, so five are left on the 16th of December.
    assert_eq!(desk.promises(), [" 12-23 16:00"]);
    assert_eq!(desk.due(), ["putus 12-18 16:30"]);
}

#[test]
fn a_case_that_rests_has_no_deadlines_and_keeps_what_is_left() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    desk.act("2026-11-23 11:00", Act::Suspend { reason: "listrik padam".to_owned() }).unwrap();
    assert!(desk.wake("2026-11-25 12:00").is_empty(), "nothing is due while the case rests");
    desk.act("2026-11-26 15:30", Act::Resume).unwrap();
    // Two hours were left: half an hour of them on Thursday, the rest on Friday.
    assert_eq!(desk.due(), ["periksa 11-27 09:00"]);
    assert_eq!(desk.promises(), [" 12-03 16:00"], "five working days were left");
    assert_eq!(desk.wake("2026-11-27 09:00"), ["overdue periksa"]);
}

#[test]
fn a_recalled_end_promises_again() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    for step in ["periksa", "lengkapi", "putus"] {
        desk.complete("2026-11-23 11:00", step);
    }
    assert!(desk.promises().is_empty(), "kept");
    let task = desk
        .engine
        .instance(&desk.case)
        .unwrap()
        .log()
        .iter()
        .rev()
        .find_map(|recorded| recorded.event.acts_on());
    desk.act("2026-11-23 11:05", Act::Recall { task: task.unwrap() }).unwrap();
    assert_eq!(desk.promises(), [" 11-30 16:00"], "not kept after all");
    assert!(desk.wake("2026-11-30 16:00").contains(&"overdue promise of whole".to_owned()));
    desk.complete("2026-12-01 10:00", "putus");
    desk.act("2026-12-01 10:05", Act::Recall { task: alir::TaskId(4) }).unwrap();
    let broken = desk.events().iter().filter(|event| *event == "overdue promise of whole").count();
    assert_eq!(broken, 1);
    assert!(desk.wake("2026-12-09 10:00").iter().all(|event| !event.contains("promise")), "broken once");
}

#[test]
fn an_escalation_that_was_still_to_come_moves_too() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    assert_eq!(desk.wake("2026-11-23 15:00"), ["overdue periksa"]);
    desk.act("2026-11-23 15:30", Act::Suspend { reason: "listrik padam".to_owned() }).unwrap();
    desk.act("2026-11-30 09:00", Act::Resume).unwrap();
    assert!(desk.wake("2026-12-01 15:59").iter().all(|event| !event.starts_with("escalated")));
    assert_eq!(desk.wake("2026-12-01 16:00"), ["escalated periksa to kepala"], "one working day was left");
}

#[test]
fn a_rewind_gives_new_time_and_fires_no_deadline_twice() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    assert_eq!(desk.wake("2026-12-01 10:00").len(), 3, "the task, its escalation, and the promise");
    desk.complete("2026-12-01 11:00", "periksa");
    desk.act("2026-12-02 10:00", Act::Rewind { to: 1, reason: "keliru".to_owned() }).unwrap();
    assert_eq!(desk.due(), ["periksa 12-02 14:00"]);
    assert!(desk.wake("2026-12-02 13:59").iter().all(|event| event == "warned periksa"));
    assert_eq!(desk.wake("2026-12-02 14:00"), ["overdue periksa"]);
    let broken = desk.events().iter().filter(|event| *event == "overdue promise of whole").count();
    assert_eq!(broken, 1, "a promise is broken once");
}

#[test]
fn new_hours_are_for_new_tasks() {
    let desk = Desk::new(PERMIT);
    desk.begin("2026-11-23 10:00");
    desk.complete("2026-11-23 11:00", "periksa");
    desk.complete("2026-11-23 11:30", "lengkapi");
    assert_eq!(desk.due(), ["putus 11-25 16:00"]);
    desk.hours(OfficeHours { day_count: DayCount::Duration, ..hours() }, None);
    assert!(
        desk.wake("2026-11-25 16:00").contains(&"overdue putus".to_owned()),
        "it keeps the due date that it has"
    );
    let task = desk.engine.instance(&desk.case).unwrap().task("putus").unwrap();
    let back = Act::Return { task, to: "periksa".into(), reason: "kurang".to_owned() };
    desk.act("2026-11-26 07:30", back).unwrap();
    desk.complete("2026-11-26 08:00", "periksa");
    desk.complete("2026-11-26 08:00", "lengkapi");
    assert_eq!(desk.due(), ["putus 11-30 08:00"], "twice seven and a half hours");
}

#[test]
fn the_promise_of_buol_is_by_the_clock_also_on_a_saturday() {
    let desk = Desk::new(&text(&root().join("sops/buol/pengajuan-subdomain.yaml")));
    desk.begin("2026-11-20 14:00");
    for step in ["permohonan", "disposisi_kadis", "tugaskan_admin", "cek_nama"] {
        desk.complete("2026-11-20 14:30", step);
    }
    let task = desk.engine.instance(&desk.case).unwrap().task("nama_tersedia").unwrap();
    let yes =
        Act::Answer { task, label: "ya".to_owned(), documents: Vec::new(), fields: [].into(), note: None };
    desk.act("2026-11-20 14:45", yes).unwrap();
    desk.complete("2026-11-20 15:00", "konfigurasi");
    assert_eq!(desk.promises(), ["siap_pakai 11-21 15:00"]);
    assert!(desk.wake("2026-11-21 14:59").iter().all(|event| !event.contains("overdue promise")));
    assert_eq!(desk.wake("2026-11-21 15:00"), ["overdue promise of siap_pakai"], "Saturday, 15.00");
}

#[test]
fn the_promise_of_buol_can_count_from_the_start() {
    let sop = text(&root().join("sops/buol/pengajuan-subdomain.yaml"));
    let desk = Desk::new(&sop.replace("sejak: konfigurasi", "sejak: mulai"));
    desk.begin("2026-11-20 14:00");
    // The first step is the applicant's own: the clock stands still until the application is there.
    desk.complete("2026-11-20 15:00", "permohonan");
    assert_eq!(desk.promises(), ["siap_pakai 11-21 15:00"]);
}

#[test]
fn the_law_counts_from_a_complete_application() {
    let sop = PERMIT.replace("batas_total: {waktu: 5 hari kerja, sejak: mulai}\n", "");
    let desk = Desk::new(&sop);
    desk.clock.set(at("2026-11-23 10:00"));
    desk.start(Act::Start { keys: [].into(), received: Some(at("2026-11-20 09:00")) });
    assert!(desk.promises().is_empty(), "nothing was promised");
    let late = desk.act("2026-11-23 11:00", Act::Admit { since: Some(at("2026-11-24 08:00")) });
    assert!(matches!(late, Err(alir::Error::Rejected(Rejection::InFuture { .. }))));
    desk.act("2026-11-23 11:00", Act::Admit { since: Some(at("2026-11-20 09:00")) }).unwrap();
    assert_eq!(desk.promises(), [" 11-27 16:30"], "five working days by law");
    let case = desk.engine.instance(&desk.case).unwrap();
    assert_eq!(case.origin().unwrap().received, at("2026-11-20 09:00"));
    assert_eq!(case.state().complete_since(), Some(at("2026-11-20 09:00")));
    assert!(desk.wake("2026-11-27 16:30").contains(&"overdue promise of whole".to_owned()));
}

#[test]
fn a_promise_from_long_ago_is_broken_at_once() {
    let desk = Desk::new(&PERMIT.replace("sejak: mulai", "sejak: diterima"));
    desk.clock.set(at("2026-11-23 10:00"));
    desk.start(Act::Start { keys: [].into(), received: Some(at("2026-11-02 09:00")) });
    assert_eq!(desk.events().last().unwrap(), "overdue promise of whole");
    assert!(desk.wake("2026-11-23 10:00").is_empty());
}

#[test]
fn a_class_has_its_own_time() {
    let sop = "
sop: aduan
nama: Aduan
pelaksana: {petugas: Petugas}
langkah:
  tangani:
    kegiatan: Menangani aduan
    oleh: petugas
    waktu: {tercetak: 1-8 jam kerja, tergantung: jenis_aduan, menurut: {ringan: 1 jam, berat: 2 hari kerja}}
    selesai: Selesai
";
    for (class, due) in [("Ringan", "11-23 11:00"), ("berat", "11-25 16:00"), ("lain", "11-24 10:30")] {
        let desk = Desk::new(sop);
        desk.clock.set(at("2026-11-23 10:00"));
        desk.start(Act::Start {
            keys: [("jenis_aduan".to_owned(), class.to_owned())].into(),
            received: None,
        });
        assert_eq!(desk.due(), [format!("tangani {due}")], "{class}");
    }
}

#[test]
fn a_period_is_never_over_and_counts_what_is_done() {
    let desk = Desk::new(&text(&root().join("sops/lima-puluh-kota/website-perangkat-daerah.yaml")));
    let mut now = desk.begin("2026-11-23 08:00");
    while now.task("isi_berita").is_err() {
        let task = now.open_tasks()[0].clone();
        now = if task.step == "evaluasi_berita" {
            let label = "Ya".to_owned();
            let answer =
                Act::Answer { task: task.id, label, documents: Vec::new(), fields: [].into(), note: None };
            desk.act("2026-11-23 08:00", answer).unwrap()
        } else {
            desk.complete("2026-11-23 08:00", task.step.as_str())
        };
    }
    assert_eq!(desk.due(), ["isi_berita "], "a year is how long it goes on, not a limit");
    let task = now.task("isi_berita").unwrap();
    for day in ["2026-11-23", "2026-11-27", "2026-11-30"] {
        desk.act(&format!("{day} 09:00"), Act::Perform { task, note: None }).unwrap();
    }
    let frequency = desk.chart.step("isi_berita").unwrap().frequency.unwrap();
    let case = desk.engine.instance(&desk.case).unwrap();
    let done = case.performed(task).map(|at| Zone::WIB.local(at).date_naive());
    assert_eq!(frequency.done("2026-11-25".parse().unwrap(), done), 2, "twice in the week to the 29th");
    assert!(desk.wake("2028-01-01 00:00").is_empty());
    let other = Act::Perform { task: alir::TaskId(1), note: None };
    assert!(desk.act("2028-01-01 00:00", other).is_err());
}
