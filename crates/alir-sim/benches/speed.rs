//! Cases a second, and what simulation adds to the engine: `cargo bench -p alir-sim`.

#![expect(clippy::print_stdout, reason = "a benchmark says what it has measured")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use alir::instance::TaskKind;
use alir::time::Office;
use alir::{Actor, Chart, Command, Context, Instance, decide};
use alir_sim::{Assumptions, Model, Plan, simulate};
use chrono::DateTime;
use rayon::ThreadPoolBuilder;

const B4: &str = include_str!("../../../sops/buol/jaringan-intranet.yaml");
const CASES: u32 = 10_000;
const ROUNDS: usize = 5;

/// The way that both walk: the longest one without a loop.
const ANSWERS: [(&str, &str); 3] =
    [("perangkat_tersedia", "tersedia"), ("jenis_pekerjaan", "perawatan / gangguan"), ("fo_putus", "ya")];

fn main() {
    let chart = alir::load(B4).expect("the SOP is right");
    let shares = ANSWERS.map(|(step, label)| (step.into(), BTreeMap::from([(label.to_owned(), 1.0)])));
    let fixed = Assumptions { shares: BTreeMap::from(shares), ..Assumptions::default() };
    let model = Model::new(&chart, Office::usual(), &fixed).expect("the assumptions are right");
    let plan = Plan { cases: CASES, ..Plan::default() };
    // The two take turns, so that a busy machine slows both.
    let (mut bare, mut simulated) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        bare = bare.min(time(|| (0..CASES).for_each(|_| walk(&chart))));
        simulated = simulated.min(on_cores(1, || run(&model, &plan)));
    }
    let ratio = simulated.as_secs_f64() / bare.as_secs_f64();
    println!(
        "B4, one way, one core: bare {:.0} cases/s, simulated {:.0} cases/s, ratio {ratio:.2}",
        a_second(bare),
        a_second(simulated)
    );
    let usual = Model::new(&chart, Office::usual(), &Assumptions::default()).expect("the default is right");
    for cores in [1, 2] {
        let best = (0..ROUNDS).map(|_| on_cores(cores, || run(&usual, &plan))).min().unwrap_or_default();
        println!(
            "B4, even shares, {cores} core(s): {:.0} cases/s, {CASES} cases in {:.2} s",
            a_second(best),
            best.as_secs_f64()
        );
    }
}

/// A case from start to end by the engine alone.
fn walk(chart: &Chart) {
    let all = chart.definition().lanes.iter().map(|(role, _)| role.value.clone());
    let by = all.fold(Actor::new("x"), Actor::with_role);
    let office = Office { early_warning: None, ..Office::default() };
    let mut case = Instance::default();
    let mut command = Command::start();
    loop {
        let context = Context::new(DateTime::UNIX_EPOCH, &by).at(&office);
        for event in decide(chart, &case, &command, context).expect("it is allowed") {
            case.apply(event);
        }
        let Some(task) = case.state().open_tasks().first() else { break };
        command = match task.kind {
            TaskKind::Decision => {
                let (_, label) =
                    ANSWERS.iter().find(|(step, _)| task.step == *step).expect("it has an answer");
                Command::answer(task.id, label)
            }
            TaskKind::Task | TaskKind::Wait => Command::complete(task.id),
        };
    }
}

fn run(model: &Model, plan: &Plan) {
    simulate(model, plan, &|_, _| {}).expect("it comes to an end");
}

fn on_cores(cores: usize, work: impl Fn() + Send + Sync) -> Duration {
    let pool = ThreadPoolBuilder::new().num_threads(cores).build().expect("threads can be had");
    pool.install(|| time(&work))
}

fn time(work: impl Fn()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn a_second(took: Duration) -> f64 {
    f64::from(CASES) / took.as_secs_f64()
}
