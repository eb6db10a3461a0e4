//! A store whose cases have a past with chosen times.

use std::sync::Arc;

use alir::time::Zone;
use alir::{Act, Actor, Command, Engine, ManualClock};
use alir_sqlite::SqliteStore;
use chrono::{DateTime, NaiveDateTime, Utc};

use crate::shared::Desk;

pub(crate) const SOP: &str = "\
sop: izin
nama: Izin
batas_total: {waktu: 2 hari kerja, sejak: mulai}
pelaksana: {loket: Loket, kepala: Kepala Dinas, pemohon: {nama: Pemohon, eksternal: ya}}
langkah:
  periksa: {no: 1, kegiatan: 'Memeriksa, \"cermat\"', oleh: loket, waktu: 1 jam}
  lengkap: {no: 2, keputusan: Lengkap?, oleh: loket, cabang: {ya: putus, tidak: lengkapi}}
  lengkapi: {no: 3, kegiatan: Melengkapi, oleh: pemohon, waktu: 3 hari kalender, lanjut: periksa}
  putus: {no: 4, kegiatan: =Memutus, oleh: kepala, waktu: 30 menit, lanjut: arsip}
  arsip: {no: 5, kegiatan: Mengarsipkan, oleh: loket, waktu: 1 jam, selesai: Terbit}
";

/// A store with cases whose times are chosen, in November 2026 by the clocks of WIB.
pub(crate) struct Past {
    pub(crate) engine: Engine,
    clock: Arc<ManualClock>,
}

impl Past {
    pub(crate) fn new(desk: &Desk) -> Self {
        let clock = Arc::new(ManualClock::new(DateTime::UNIX_EPOCH));
        let store = SqliteStore::open(desk.path().join("alir.db")).unwrap();
        let engine = Engine::with_clock(store, Arc::clone(&clock));
        engine.publish(&alir::load(SOP).unwrap()).unwrap();
        Self { engine, clock }
    }

    fn start(&self, case: &str, time: &str) {
        self.clock.set(at(time));
        self.engine.start(&"izin".into(), &case.into(), &budi()).unwrap();
    }

    fn act(&self, case: &str, time: &str, act: Act) {
        self.clock.set(at(time));
        self.engine.submit(&case.into(), &Command::new(act), &budi()).unwrap();
    }

    /// Does a task, with an answer if there is one.
    fn done(&self, case: &str, time: &str, step: &str) {
        let (step, label) = step.split_once('=').unwrap_or((step, ""));
        let task = self.engine.instance(&case.into()).unwrap().task(step).unwrap();
        let command = if label.is_empty() { Command::complete(task) } else { Command::answer(task, label) };
        self.act(case, time, command.act);
    }

    fn skip(&self, case: &str, time: &str, step: &str) {
        let task = self.engine.instance(&case.into()).unwrap().task(step).unwrap();
        self.act(case, time, Act::Skip { task, reason: "tidak perlu".to_owned() });
    }
}

fn budi() -> Actor {
    Actor::new("budi").with_role("loket").with_role("kepala").with_role("pemohon")
}

fn at(text: &str) -> DateTime<Utc> {
    Zone::WIB.utc(NaiveDateTime::parse_from_str(&format!("2026-11-{text}"), "%Y-%m-%d %H:%M").unwrap())
}

/// Three cases that have ended, one that has not, and one that was cancelled.
pub(crate) fn store() -> Desk {
    let desk = Desk::new();
    let past = Past::new(&desk);
    // Checked exactly at the limit; decided in 20 minutes.
    past.start("A", "23 08:00");
    past.done("A", "23 09:00", "periksa");
    past.done("A", "23 09:10", "lengkap=ya");
    past.done("A", "23 09:30", "putus");
    past.skip("A", "23 09:40", "arsip");
    // Sent to the applicant overnight, checked twice, decided late.
    past.start("B", "23 10:00");
    past.done("B", "23 10:30", "periksa");
    past.done("B", "23 10:40", "lengkap=tidak");
    past.done("B", "24 09:00", "lengkapi"); // 260 minutes of Monday and 90 of Tuesday
    past.done("B", "24 10:30", "periksa"); // late
    past.done("B", "24 10:40", "lengkap=ya");
    past.done("B", "24 13:40", "putus"); // two hours of work: late
    past.skip("B", "24 13:50", "arsip");
    // Rested for a day, and three days of work altogether: the promise is broken.
    past.start("C", "23 08:00");
    past.act("C", "23 08:30", Act::Suspend { reason: "listrik padam".to_owned() });
    past.act("C", "24 08:30", Act::Resume);
    past.done("C", "24 08:50", "periksa"); // 50 minutes
    past.done("C", "27 08:50", "lengkap=ya");
    past.done("C", "27 09:50", "putus"); // late
    past.done("C", "27 10:00", "arsip");
    past.start("D", "25 08:00");
    past.done("D", "25 08:05", "periksa");
    past.start("E", "26 08:00");
    past.done("E", "26 10:00", "periksa"); // late
    past.act("E", "26 11:00", Act::Cancel { reason: "dicabut".to_owned() });
    desk
}
