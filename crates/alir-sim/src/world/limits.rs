//! At every instant: nobody does two things at once, and nobody is idle while a task waits.

use std::collections::BTreeMap;

use alir::time::Office;
use chrono::TimeDelta;
use proptest::prelude::*;

use super::World;
use crate::{Assumptions, Model, People, Service};

/// Two performers, parallel ways, a way that overtakes, a loop, and people outside.
const EVERYTHING: &str = "
sop: semua
nama: Semua
pelaksana:
  a: A
  b: B
  luar: {nama: Luar, eksternal: true}
langkah:
  mulai: {kegiatan: Mulai, oleh: luar, waktu: 20 menit}
  bersama: {kegiatan: Bersama, oleh: {semua: [a, b]}, waktu: 10-60 menit}
  salah: {kegiatan: Salah satu, oleh: {salah_satu: [a, b]}, waktu: 5-90 menit}
  cabang: {serentak: [satu, dua, tiga]}
  satu: {kegiatan: Satu, oleh: a, waktu: 1 jam, lanjut: cepat}
  dua: {kegiatan: Dua, oleh: a, waktu: 30 menit, lanjut: cepat}
  tiga: {kegiatan: Tiga, oleh: b, waktu: 1-2 jam, lanjut: cepat}
  cepat: {gabung: salah_satu}
  tunggu: {tunggu: Menunggu, oleh: a, waktu: 1 jam}
  lagi: {keputusan: Lagi?, oleh: b, cabang: {ya: bersama, tidak: tamat}}
  tamat: {selesai: Tamat}
";

impl World<'_> {
    /// For each lane: how many are busy, how many tasks wait, how many people there are.
    fn watched(&self) -> Vec<(usize, usize, People)> {
        let tasks = |lane| {
            let all = self.cases.values().flat_map(|case| &case.tasks);
            all.filter(move |task| self.model.works[task.work].lane == Some(lane))
        };
        let lanes = self.model.lanes.iter().enumerate();
        lanes
            .map(|(at, lane)| {
                let busy = tasks(at).filter(|task| task.begun.is_some()).count();
                (busy, tasks(at).count() - busy, lane.people)
            })
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn nobody_does_two_things_at_once_or_nothing_while_a_task_waits(
        seed: u64,
        people in 1_u32..4,
        minutes in 1_i64..300,
        exponential: bool,
    ) {
        let chart = alir::load(EVERYTHING).unwrap();
        let assumptions = Assumptions {
            people: BTreeMap::from([("a".into(), People::Number(people))]),
            service: if exponential { Service::Exponential } else { Service::Uniform },
            ..Assumptions::default()
        };
        let model = Model::new(&chart, Office::usual(), &assumptions).unwrap();
        let mut world = World::new(&model, seed, 0, 0..30);
        for case in 0..30 {
            let at = TimeDelta::minutes(minutes * i64::from(case));
            world.expect(case, model.office.calendar.after(assumptions.begin, at));
        }
        while world.step().unwrap().is_some() {
            for (busy, waiting, people) in world.watched() {
                match people {
                    People::Number(number) => {
                        prop_assert!(busy <= number as usize, "{busy} of {number} are busy");
                        prop_assert!(waiting == 0 || busy == number as usize, "{waiting} wait, {busy} of {number} are busy");
                    }
                    People::Unlimited => prop_assert_eq!(waiting, 0),
                }
            }
        }
        prop_assert_eq!(world.ended(), 30);
    }
}
