//! Against what probability and queueing theory know in closed form. Seeds are fixed, so nothing here can flake; the
//! true value has to lie within the 99 % interval of what was simulated, and the interval has to be narrow.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "the figures are worth reading: `-- --nocapture`")]

use std::collections::BTreeMap;

use alir::time::{DayCount, Office, OfficeHours, PlainDays, Shift, Week, WorkCalendar, Zone};
use alir_sim::{Assumptions, Estimate, Model, Outcome, People, Plan, Rate, Service, simulate};

const HOUR: f64 = 3600.0;

/// An office that never closes.
fn day_and_night() -> Office {
    let hours = OfficeHours {
        zone: Zone::UTC,
        week: Week(std::array::from_fn(|_| vec![Shift::new((0, 0), (24, 0))])),
        day_count: DayCount::Duration,
        plain_days: PlainDays::Working,
        ..OfficeHours::default()
    };
    Office { calendar: WorkCalendar::new(hours).unwrap(), ..Office::default() }
}

fn run(sop: &str, assumptions: Assumptions, plan: Plan) -> Outcome {
    let chart = alir::load(sop).unwrap_or_else(|error| panic!("{error:?}"));
    let assumptions = Assumptions { service: Service::Exponential, ..assumptions };
    simulate(&Model::new(&chart, &day_and_night(), &assumptions).unwrap(), &plan, &|_, _| {}).unwrap()
}

/// Each case alone.
fn alone(sop: &str, shares: &[(&str, &str, f64)], cases: u32) -> Outcome {
    let shares = shares
        .iter()
        .map(|(step, label, share)| ((*step).into(), BTreeMap::from([((*label).to_owned(), *share)])));
    run(
        sop,
        Assumptions { shares: shares.collect(), ..Assumptions::default() },
        Plan { cases, ..Plan::default() },
    )
}

/// That a value lies within the 99 % interval, and that this is at most so wide (in percent of the value).
#[track_caller]
fn agrees(what: &str, found: Estimate, expected: f64, percent: f64) {
    // From 95 % to 99 %; for 20 runs and more, Student's factor is 1.37 at most, the normal one 1.314.
    let width = found.half_width.unwrap() * 1.37;
    println!("{what}: expected {expected:.4}, simulated {:.4} +- {width:.4} (99 %)", found.mean);
    assert!((found.mean - expected).abs() <= width, "{what}: {found:?} is not {expected}");
    assert!(width <= expected * percent / 100.0, "{what}: +- {width} says little of {expected}");
}

/// The same of a share or quantile, for which there is no interval.
#[track_caller]
fn near(what: &str, found: f64, expected: f64, percent: f64) {
    println!("{what}: expected {expected:.4}, simulated {found:.4}");
    assert!((found - expected).abs() <= expected * percent / 100.0, "{what}: {found} is not {expected}");
}

#[test]
fn a_sequence_takes_the_sum_of_its_times() {
    let sop = "
sop: urutan
nama: Urutan
pelaksana: {a: A, b: B, c: C}
langkah:
  satu: {kegiatan: Satu, oleh: a, waktu: 1 jam}
  dua: {kegiatan: Dua, oleh: b, waktu: 2 jam}
  tiga: {kegiatan: Tiga, oleh: c, waktu: 3 jam, selesai: Selesai}
";
    let found = alone(sop, &[], 40_000);
    agrees("sum of 1 h, 2 h and 3 h", found.working.mean, 6.0 * HOUR, 1.0);
    assert_eq!(found.working, found.elapsed, "the office never closes");
    // Its standard deviation is the root of 1 + 4 + 9, and the half-width says so.
    let deviation = found.working.mean.half_width.unwrap() / 1.96 * 40_000_f64.sqrt();
    near("its standard deviation", deviation, 14_f64.sqrt() * HOUR, 2.0);
}

#[test]
fn a_single_time_has_the_quantiles_of_its_law() {
    let sop = "sop: satu\nnama: Satu\npelaksana: {a: A}\nlangkah: {s: {kegiatan: K, oleh: a, waktu: 1 jam, selesai: S}}";
    let found = alone(sop, &[], 40_000);
    near("median of an exponential", found.working.p50, 2_f64.ln() * HOUR, 2.0);
    near("its 90 % point", found.working.p90, 10_f64.ln() * HOUR, 2.0);
    near("its 99 % point", found.working.p99, 100_f64.ln() * HOUR, 4.0);
}

#[test]
fn a_loop_is_gone_through_as_often_as_one_over_the_share_of_the_way_out() {
    let sop = "
sop: putar
nama: Putar
pelaksana: {a: A}
langkah:
  kerja: {kegiatan: Kerja, oleh: a, waktu: 1 jam}
  baik: {keputusan: Baik?, oleh: a, cabang: {ya: tamat, tidak: kerja}}
  tamat: {selesai: Selesai}
";
    for share in [0.5, 0.2] {
        let found = alone(sop, &[("baik", "ya", share)], 40_000);
        near("visits", found.steps[0].done, 1.0 / share, 2.0);
        // As many exponentials as a geometric number are one exponential.
        agrees("their time", found.working.mean, HOUR / share, 2.0);
        near("its median", found.working.p50, 2_f64.ln() * HOUR / share, 2.5);
    }
}

#[test]
fn a_bounded_loop_ends_at_its_bound() {
    let sop = "
sop: putar
nama: Putar
pelaksana: {a: A}
langkah:
  kerja: {kegiatan: Kerja, oleh: a, waktu: 1 jam}
  baik: {keputusan: Baik?, oleh: a, cabang: {ya: tamat, tidak: {ke: kerja, maks_ulang: {kali: 3, lalu: gagal}}}}
  tamat: {selesai: Selesai}
  gagal: {selesai: Gagal}
";
    let found = alone(sop, &[("baik", "ya", 0.5)], 40_000);
    // The third `tidak` leads out: 1 + 1/2 + 1/4 visits.
    agrees("time within a bound", found.working.mean, 1.75 * HOUR, 2.0);
    near("cases beyond it", found.ends["Gagal"], 0.125, 5.0);
}

fn parallel(join: &str, ways: usize) -> String {
    let lanes: Vec<_> = (1..=ways).map(|way| format!("l{way}: L{way}")).collect();
    let names: Vec<_> = (1..=ways).map(|way| format!("s{way}")).collect();
    let steps: Vec<_> = (1..=ways)
        .map(|way| format!("  s{way}: {{kegiatan: K, oleh: l{way}, waktu: 1 jam, lanjut: bersama}}\n"))
        .collect();
    let steps = steps.concat();
    format!(
        "sop: jajar\nnama: Jajar\npelaksana: {{{}}}\nlangkah:\n  pisah: {{serentak: [{}]}}\n{steps}  bersama: {{gabung: {join}}}\n  tamat: {{selesai: Selesai}}\n",
        lanes.join(", "),
        names.join(", "),
    )
}

#[test]
fn parallel_ways_take_as_long_as_the_longest_or_the_shortest() {
    for ways in [2_u32, 5] {
        let harmonic: f64 = (1..=ways).map(|way| 1.0 / f64::from(way)).sum();
        let found = alone(&parallel("semua", ways as usize), &[], 40_000);
        agrees("maximum of parallel exponentials", found.working.mean, harmonic * HOUR, 1.5);
        let found = alone(&parallel("salah_satu", ways as usize), &[], 40_000);
        agrees("minimum of parallel exponentials", found.working.mean, HOUR / f64::from(ways), 1.5);
        // Who was overtaken has stopped: busy for the minimum, not for a whole hour.
        near("tasks done", found.lanes.iter().map(|lane| lane.tasks).sum(), 1.0, 0.1);
    }
}

const QUEUE: &str = "sop: antre\nnama: Antre\npelaksana: {a: A}\nlangkah: {s: {kegiatan: K, oleh: a, waktu: 1 jam, selesai: S}}";

/// One lane with so many people, each as busy as `load` says; tasks of an hour.
fn queue(people: u32, load: f64, cases: u32, runs: u32) -> Outcome {
    let assumptions = Assumptions {
        people: BTreeMap::from([("a".into(), People::Number(people))]),
        arrivals: Some(Rate { count: load * f64::from(people), within: HOUR }),
        ..Assumptions::default()
    };
    run(QUEUE, assumptions, Plan { cases, runs, warm_up: 1_000, ..Plan::default() })
}

/// The waiting time of M/M/c in times of service, by Erlang's formula C.
fn erlang_c(people: u32, load: f64) -> f64 {
    let offered = load * f64::from(people);
    // Erlang's B by its recursion, then C from B.
    let b = (1..=people).fold(1.0, |b, n| offered * b / (f64::from(n) + offered * b));
    let c = b / (1.0 - load * (1.0 - b));
    c / (f64::from(people) * (1.0 - load))
}

#[test]
fn one_desk_is_m_m_1() {
    for load in [0.5, 0.8] {
        let found = queue(1, load, 10_000, 40);
        let lane = &found.lanes[0];
        agrees("M/M/1 waiting", lane.wait, load / (1.0 - load) * HOUR, 5.0);
        agrees("M/M/1 time in all", found.working.mean, HOUR / (1.0 - load), 5.0);
        agrees("M/M/1 busy share", lane.busy.unwrap(), load, 1.5);
        near("its load", lane.load.unwrap(), load, 1.0);
        // The time in all is exponential itself.
        near("its 90 % point", found.working.p90, 10_f64.ln() * HOUR / (1.0 - load), 5.0);
    }
}

#[test]
fn several_desks_are_m_m_c() {
    assert!((erlang_c(1, 0.5) - 1.0).abs() < 1e-12);
    for (people, load) in [(2, 0.7), (5, 0.7)] {
        let found = queue(people, load, 10_000, 40);
        agrees("M/M/c waiting", found.lanes[0].wait, erlang_c(people, load) * HOUR, 7.0);
        agrees("M/M/c busy share", found.lanes[0].busy.unwrap(), load, 1.5);
    }
}

#[test]
fn a_queue_with_a_way_back_is_jackson_s() {
    let sop = "
sop: balik
nama: Balik
pelaksana: {a: A, b: B}
langkah:
  kerja: {kegiatan: Kerja, oleh: a, waktu: 1 jam}
  baik: {keputusan: Baik?, oleh: b, cabang: {ya: tamat, tidak: kerja}}
  tamat: {selesai: Selesai}
";
    let assumptions = Assumptions {
        people: BTreeMap::from([("b".into(), People::Unlimited)]),
        shares: BTreeMap::from([("baik".into(), BTreeMap::from([("ya".to_owned(), 0.5)]))]),
        arrivals: Some(Rate { count: 0.3, within: HOUR }),
        ..Assumptions::default()
    };
    let plan = Plan { cases: 10_000, runs: 20, warm_up: 1_000, seed: 1 };
    let found = run(sop, assumptions.clone(), plan);
    // Two visits of an hour, 0.3 an hour: busy for 0.6; so many are there that each stays for 1.5 / 0.3 hours.
    agrees("time in a Jackson network", found.working.mean, 5.0 * HOUR, 4.0);
    agrees("its busy share", found.lanes[0].busy.unwrap(), 0.6, 1.5);
    near("its load", found.lanes[0].load.unwrap(), 0.6, 1.0);
    // Beyond what can be done, the cases that count are still all of those that came between two others.
    let flooded = Assumptions { arrivals: Some(Rate { count: 2.0, within: HOUR }), ..assumptions };
    let found = run(sop, flooded, Plan { cases: 2_000, runs: 10, warm_up: 100, seed: 1 });
    near("the load of a flooded desk", found.lanes[0].load.unwrap(), 4.0, 3.0);
    assert_eq!(found.cases, 20_000);
}

#[test]
fn a_desk_with_fixed_times_is_m_d_1() {
    // Half of what exponential times would wait: Pollaczek and Khinchine.
    let assumptions = Assumptions {
        arrivals: Some(Rate { count: 0.8, within: HOUR }),
        service: Service::Fixed,
        ..Assumptions::default()
    };
    let chart = alir::load(QUEUE).unwrap();
    let model = Model::new(&chart, &day_and_night(), &assumptions).unwrap();
    let plan = Plan { cases: 10_000, runs: 20, warm_up: 1_000, seed: 1 };
    let found = simulate(&model, &plan, &|_, _| {}).unwrap();
    agrees("M/D/1 waiting", found.lanes[0].wait, 0.8 / (2.0 * 0.2) * HOUR, 5.0);
}
