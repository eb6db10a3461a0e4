//! Office hours, accounts, people, changes and seeds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use alir::time::Office;
use alir::{Actor, Chart, Command, Context, Instance, decide};
use alir_sim::{Answers, Assumptions, Model, Outcome, People, Plan, Rate, Service, SimError, simulate};
use chrono::{DateTime, Utc};
use rayon::ThreadPoolBuilder;

const HOUR: f64 = 3600.0;
const B4: &str = include_str!("../../../sops/buol/jaringan-intranet.yaml");
const CHANGED: &str = include_str!("../../../examples/sops/intranet-tanpa-sekretaris.yaml");

fn chart(sop: &str) -> Chart {
    alir::load(sop).unwrap_or_else(|error| panic!("{error:?}"))
}

fn steps(steps: &str) -> Chart {
    chart(&format!(
        "sop: a\nnama: A\npelaksana: {{a: A, b: B, luar: {{nama: Luar, eksternal: true}}}}\nlangkah:\n{steps}"
    ))
}

fn run(chart: &Chart, assumptions: &Assumptions, plan: &Plan) -> Outcome {
    simulate(&Model::new(chart, Office::usual(), assumptions).unwrap(), plan, &|_, _| {}).unwrap()
}

fn usual(chart: &Chart) -> Outcome {
    run(chart, &Assumptions::default(), &Plan::default())
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1.0, "{found} is not {expected}");
}

#[test]
fn what_begins_on_friday_afternoon_ends_on_monday() {
    let chart = steps("  s: {kegiatan: K, oleh: a, waktu: 20 menit, selesai: S}\n");
    let assumptions = Assumptions {
        // So many come that the first one does at once.
        arrivals: Some(Rate { count: 1e6, within: 60.0 }),
        begin: at("2026-11-20T16:20:00+07:00"),
        ..Assumptions::default()
    };
    let model = Model::new(&chart, Office::usual(), &assumptions).unwrap();
    let plan = Plan { cases: 1, runs: 1, warm_up: 0, seed: 1 };
    let found = simulate(&model, &plan, &|_, _| {}).unwrap();
    let (friday, monday) = (at("2026-11-20T16:20:00+07:00"), at("2026-11-23T07:40:00+07:00"));
    close(found.elapsed.p50, (monday - friday).as_seconds_f64());
    close(found.working.p50, 20.0 * 60.0);
}

#[test]
fn each_way_of_counting_is_working_time_or_the_clock() {
    for (time, working) in [("1-3 jam", 2.0), ("2 hari kerja", 15.0), ("4 hari", 30.0)] {
        let chart = steps(&format!("  s: {{kegiatan: K, oleh: a, waktu: {time}, selesai: S}}\n"));
        let fixed = Assumptions { service: Service::Fixed, ..Assumptions::default() };
        close(run(&chart, &fixed, &Plan::default()).working.p50, working * HOUR);
    }
    let chart = steps("  s: {kegiatan: K, oleh: a, waktu: 2 x 24 jam, selesai: S}\n");
    let found = usual(&chart);
    close(found.elapsed.p50, 48.0 * HOUR);
    close(found.elapsed.p99, 48.0 * HOUR);
    // To an office, seven days end at closing time: a week's hours, more or less the day of receipt.
    let chart = steps("  s: {kegiatan: K, oleh: a, waktu: 1 minggu, selesai: S}\n");
    let found = usual(&chart);
    assert!((37.5 * HOUR..=45.0 * HOUR).contains(&found.working.p50), "{:?}", found.working);
    let laws = [Service::Uniform, Service::Triangular, Service::Exponential].map(|service| {
        let chart = steps("  s: {kegiatan: K, oleh: a, waktu: 1-3 jam, selesai: S}\n");
        run(
            &chart,
            &Assumptions { service, ..Assumptions::default() },
            &Plan { cases: 20_000, ..Plan::default() },
        )
    });
    for found in &laws {
        assert!((found.working.mean.mean - 2.0 * HOUR).abs() <= found.working.mean.half_width.unwrap() * 1.4);
    }
    assert!(laws[1].working.p99 < laws[0].working.p99 && laws[0].working.p99 < laws[2].working.p99);
}

#[test]
fn the_outside_has_an_account_of_its_own() {
    let chart = steps(
        "  minta: {kegiatan: M, oleh: luar, waktu: 1 jam}\n  cek: {kegiatan: C, oleh: a, waktu: 2 jam}\n  tunggu: {tunggu: T, oleh: a, waktu: 3 jam}\n  akhir: {kegiatan: A, oleh: b, waktu: 30 menit, selesai: S}\n",
    );
    let found = usual(&chart);
    close(found.office.p50, 2.5 * HOUR);
    close(found.outside.p50, 4.0 * HOUR);
    close(found.working.p50, 6.5 * HOUR);
    let [a, b, luar] = &found.lanes[..] else { panic!("{:?}", found.lanes) };
    // Waiting is nobody's work.
    assert_eq!((a.tasks, a.work, a.external), (1.0, 2.0 * HOUR, false));
    assert!((a.busy.unwrap().mean - 2.0 / 6.5).abs() < 1e-3, "{a:?}");
    assert!((b.busy.unwrap().mean - 0.5 / 6.5).abs() < 1e-3, "{b:?}");
    assert_eq!((luar.people, luar.external, luar.busy), (People::Unlimited, true, None));
}

#[test]
fn what_has_no_time_or_a_period_takes_none_and_is_listed() {
    let chart = steps(
        "  a1: {kegiatan: A, oleh: a}\n  a2: {kegiatan: B, oleh: a, waktu: 1 tahun, sifat: periode}\n  a3: {kegiatan: C, oleh: b, waktu: 5 menit, selesai: S}\n",
    );
    let model = Model::new(&chart, Office::usual(), &Assumptions::default()).unwrap();
    assert_eq!(model.without_time().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["a1"]);
    assert_eq!(model.periods().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["a2"]);
    close(usual(&chart).working.p99, 300.0);
}

#[test]
fn a_case_waits_for_people_only_when_it_has_two_things_for_one() {
    let chart = steps(
        "  f: {serentak: [x, y]}\n  x: {kegiatan: X, oleh: a, waktu: 1 jam, lanjut: g}\n  y: {kegiatan: Y, oleh: a, waktu: 1 jam, lanjut: g}\n  g: {gabung: semua}\n  s: {selesai: S}\n",
    );
    let found = usual(&chart);
    close(found.working.p50, 2.0 * HOUR);
    close(found.lanes[0].wait_p90, HOUR);
    let two =
        Assumptions { people: BTreeMap::from([("a".into(), People::Number(2))]), ..Assumptions::default() };
    close(run(&chart, &two, &Plan::default()).working.p50, HOUR);
}

#[test]
fn two_at_the_same_decision_answer_each_for_themselves() {
    let chart = steps(
        "  f: {serentak: [x, y]}\n  x: {kegiatan: X, oleh: luar, lanjut: d}\n  y: {kegiatan: Y, oleh: luar, lanjut: d}\n  d: {keputusan: D?, oleh: luar, cabang: {ya: g, tidak: k}}\n  k: {kegiatan: K, oleh: luar, waktu: 1 jam, lanjut: g}\n  g: {gabung: semua}\n  s: {selesai: S}\n",
    );
    let found = run(&chart, &Assumptions::default(), &Plan { cases: 20_000, ..Plan::default() });
    // One of two has said no in three of four cases.
    assert!((found.working.mean.mean / HOUR - 0.75).abs() < 0.01, "{:?}", found.working.mean);
}

#[test]
fn every_sop_of_the_repository_comes_to_its_ends() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sops");
    let mut sops = 0;
    let mut open = vec![folder];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(chart) = alir::load(&std::fs::read_to_string(&path).unwrap()) {
            let found = run(&chart, &Assumptions::default(), &Plan { cases: 100, ..Plan::default() });
            assert_eq!(found.cases, 100, "{}", path.display());
            assert!((found.ends.values().sum::<f64>() - 1.0).abs() < 1e-9, "{}", path.display());
            assert!(found.working.p50 > 0.0 && found.elapsed.p50 >= found.working.p50, "{}", path.display());
            sops += 1;
        }
    }
    assert_eq!(sops, 11);
}

#[test]
fn what_is_late_is_counted() {
    let chart = chart(
        "sop: a\nnama: A\npelaksana: {a: A}\nbatas_total: {waktu: 1 jam}\nlangkah: {s: {kegiatan: K, oleh: a, waktu: 1 jam, selesai: S}}",
    );
    let found = usual(&chart);
    assert_eq!((found.steps[0].on_time, found.promises_kept), (Some(1.0), Some(1.0)));
    let varying = Assumptions { service: Service::Exponential, ..Assumptions::default() };
    let found = run(&chart, &varying, &Plan { cases: 20_000, ..Plan::default() });
    let (on_time, expected) = (found.steps[0].on_time.unwrap(), 1.0 - (-1.0_f64).exp());
    assert!((on_time - expected).abs() < 0.01, "{on_time} is not {expected}");
    assert!((found.promises_kept.unwrap() - expected).abs() < 0.01, "{:?}", found.promises_kept);
}

#[test]
fn b4_without_the_secretary_is_twenty_minutes_shorter_in_every_case() {
    let (before, after) = (chart(B4), chart(CHANGED));
    let (before, after) = Model::pair(&before, &after, Office::usual(), &Assumptions::default()).unwrap();
    let [before, after] =
        [before, after].map(|model| simulate(&model, &Plan::default(), &|_, _| {}).unwrap());
    let change = before.change_to(&after);
    close(change.office.mean, -1200.0);
    // Nothing else has changed: the same luck, the same ways.
    close(change.office.half_width.unwrap(), 0.0);
    assert_eq!(before.ends, after.ends);
    let secretary = before.lanes.iter().find(|lane| lane.role == "sekretaris").unwrap();
    assert!((secretary.tasks - 1.0).abs() < 1e-9, "{secretary:?}");
    assert!(after.lanes.iter().all(|lane| lane.role != "sekretaris"));
}

#[test]
fn the_same_seed_is_the_same_outcome_on_any_number_of_cores() {
    let chart = chart(B4);
    let rate = Some(Rate { count: 0.2, within: 7.5 * HOUR });
    for arrivals in [None, rate] {
        let assumptions = Assumptions { arrivals, ..Assumptions::default() };
        let plan = Plan { cases: 120, runs: 4, warm_up: 20, seed: 7 };
        let on = |cores| {
            let pool = ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
            pool.install(|| run(&chart, &assumptions, &plan))
        };
        let one = on(1);
        assert_eq!(one, on(2));
        assert_eq!(one, on(1));
        assert_ne!(one, run(&chart, &assumptions, &Plan { seed: 8, ..plan }));
    }
}

#[test]
fn a_queue_that_only_grows_comes_to_an_end_and_says_so() {
    let chart = steps("  s: {kegiatan: K, oleh: a, waktu: 2 jam, selesai: S}\n");
    let arrivals = Some(Rate { count: 1.0, within: HOUR });
    let found = run(
        &chart,
        &Assumptions { arrivals, ..Assumptions::default() },
        &Plan { cases: 200, runs: 3, ..Plan::default() },
    );
    let lane = &found.lanes[0];
    assert!((lane.load.unwrap() - 2.0).abs() < 1e-9, "{lane:?}");
    assert!(lane.busy.unwrap().mean > 0.999, "{lane:?}");
    assert!(lane.wait.mean > 100.0 * HOUR, "{lane:?}");
    assert_eq!(found.cases, 600);
}

#[test]
fn shares_are_given_learnt_or_even() {
    let sop = "  d: {keputusan: D?, oleh: a, cabang: {ya: s, tidak: t, belum: d}}\n  s: {selesai: S}\n  t: {selesai: T}\n";
    let chart = steps(sop);
    let shares = |assumptions: &Assumptions| -> Vec<f64> {
        let model = Model::new(&chart, Office::usual(), assumptions).unwrap();
        model.shares("d").into_iter().map(|(_, share)| (share * 1000.0).round() / 1000.0).collect()
    };
    assert_eq!(shares(&Assumptions::default()), [0.333, 0.333, 0.333]);
    let half = BTreeMap::from([("d".into(), BTreeMap::from([("YA".to_owned(), 0.5)]))]);
    let mut given = Assumptions { shares: half, ..Assumptions::default() };
    assert_eq!(shares(&given), [0.5, 0.25, 0.25]);
    // Two real cases: one said `belum` twice and `tidak`, one said `ya`, which was taken back by a rewind.
    let by = Actor::from("a");
    let play = |labels: &[&str], rewind: bool| {
        let mut case = Instance::default();
        let mut act = |command: &Command| {
            let events = decide(&chart, &case, command, Context::new(DateTime::UNIX_EPOCH, &by)).unwrap();
            for event in events {
                case.apply(event);
            }
            case.state().open_tasks().first().map(|task| task.id)
        };
        let mut task = act(&Command::start());
        for label in labels {
            task = act(&Command::answer(task.unwrap(), label));
        }
        if rewind {
            act(&Command::new(alir::Act::Rewind { to: 2, reason: "salah".to_owned() }));
        }
        case
    };
    let mut learnt = Answers::default();
    learnt.add(&play(&["belum", "belum", "tidak"], false));
    learnt.add(&play(&["ya"], true));
    assert_eq!((learnt.total(), learnt.count("d", "belum"), learnt.count("d", "ya")), (3, 2, 0));
    given.learnt = learnt;
    assert_eq!(shares(&given), [0.5, 0.167, 0.333]);
    given.shares.clear();
    assert_eq!(shares(&given), [0.0, 0.333, 0.667]);
}

#[test]
fn what_cannot_be_is_refused_in_both_languages() {
    let chart = steps(
        "  d: {keputusan: D?, oleh: a, cabang: {ya: s, tidak: d}}\n  s: {kegiatan: S, oleh: b, selesai: S}\n",
    );
    let share = |step: &str, shares: &[(&str, f64)]| Assumptions {
        shares: BTreeMap::from([(
            step.into(),
            shares.iter().map(|(label, share)| ((*label).to_owned(), *share)).collect(),
        )]),
        ..Assumptions::default()
    };
    let people = |lane: &str, people| Assumptions {
        people: BTreeMap::from([(lane.into(), people)]),
        ..Assumptions::default()
    };
    let rate =
        |count, within| Assumptions { arrivals: Some(Rate { count, within }), ..Assumptions::default() };
    for (assumptions, code) in [
        (people("c", People::Number(1)), "unknown_lane"),
        (people("a", People::Number(0)), "nobody"),
        (share("x", &[("ya", 0.5)]), "unknown_step"),
        (share("s", &[("ya", 0.5)]), "not_a_decision"),
        (share("d", &[("mungkin", 0.5)]), "not_an_answer"),
        (share("d", &[("ya", 1.5)]), "not_a_share"),
        (share("d", &[("ya", f64::NAN)]), "not_a_share"),
        (share("d", &[("ya", 0.7), ("tidak", 0.7)]), "not_a_share"),
        (share("d", &[("ya", 0.2), ("tidak", 0.2)]), "not_a_share"),
        (rate(0.0, HOUR), "not_a_rate"),
        (rate(f64::INFINITY, HOUR), "not_a_rate"),
        (rate(1.0, 0.0), "not_a_rate"),
    ] {
        let error = Model::new(&chart, Office::usual(), &assumptions).unwrap_err();
        assert_eq!(error.code(), code);
        assert_ne!(error.text().id, error.text().en);
    }
    let never = Model::new(&chart, Office::usual(), &share("d", &[("ya", 0.0)])).unwrap();
    let error = simulate(&never, &Plan::default(), &|_, _| {}).unwrap_err();
    assert!(matches!(&error, SimError::Endless { step, .. } if *step == "d"), "{error}");
    let model = Model::new(&chart, Office::usual(), &Assumptions::default()).unwrap();
    for cases in [0, 20_000_000] {
        let error = simulate(&model, &Plan { cases, ..Plan::default() }, &|_, _| {}).unwrap_err();
        assert_eq!(error.code(), "not_so_many");
    }
}
