//! `alir simulate`: how long cases of a SOP take, who is busy, and what a change does.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use alir::diagnostic::nearest;
use alir::store::CaseQuery;
use alir::time::Office;
use alir::{Chart, StepId};
use alir_sim::{Answers, Assumptions, Model, Plan, SimError, simulate};
use clap::Args;

use crate::app::App;
use crate::args;
use crate::catalogue::{errors, simulation as words};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::profile;
use crate::simulate::{self as parts, Law, Report, Shown};
use crate::source::{self, Source};

/// How often progress is shown, and after how long at the earliest.
const TICK: Duration = Duration::from_millis(200);

#[derive(Args, Debug)]
pub(crate) struct Simulate {
    sop: PathBuf,
    #[arg(long, visible_alias = "dengan")]
    with: Option<PathBuf>,
    #[arg(long, visible_alias = "banyak", default_value_t = 1_000)]
    cases: u32,
    #[arg(long, visible_alias = "masuk")]
    arrivals: Option<String>,
    #[arg(long, visible_alias = "orang", value_delimiter = ',')]
    people: Vec<String>,
    #[arg(long, visible_alias = "peluang")]
    shares: Vec<String>,
    #[arg(long, visible_alias = "dari-riwayat")]
    learn: bool,
    #[arg(long, visible_alias = "layanan", value_enum, default_value = "uniform")]
    service: Law,
    #[arg(long = "keys", visible_alias = "kunci", alias = "key")]
    keys: Vec<String>,
    #[arg(long, visible_alias = "ulangan", requires = "arrivals", default_value_t = 20)]
    runs: u32,
    #[arg(long, visible_alias = "pemanasan", requires = "arrivals")]
    warm_up: Option<u32>,
    #[arg(long, visible_alias = "benih", default_value_t = 1)]
    seed: u64,
    #[arg(long, visible_alias = "langkah")]
    steps: bool,
}

impl Simulate {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let before = chart(&self.sop)?;
        let after = self.with.as_deref().map(chart).transpose()?;
        let office = profile::of_sop(&self.sop, before.definition())?.unwrap_or_default();
        let (learnt, cases) = if self.learn { learnt(app, &before)? } else { (Answers::default(), 0) };
        let answers = learnt.total();
        let assumptions = Assumptions {
            people: parts::people(&self.people)?,
            shares: parts::shares(&self.shares)?,
            learnt,
            service: self.service.into(),
            arrivals: self
                .arrivals
                .as_deref()
                .map(|given| parts::arrivals(given, &office.calendar))
                .transpose()?,
            keys: args::keys(&self.keys)?,
            ..Assumptions::default()
        };
        let plan = Plan {
            cases: self.cases,
            runs: self.runs,
            warm_up: self.warm_up.unwrap_or(self.cases / 10),
            seed: self.seed,
        };
        let (before, after) = match &after {
            Some(after) => {
                let pair = Model::pair(&before, after, &office, &assumptions);
                pair.map(|(before, after)| (before, Some(after)))
            }
            None => Model::new(&before, &office, &assumptions).map(|model| (model, None)),
        }
        .map_err(|error| failed(&error, &before, after.as_ref()))?;
        let shown = |model| shown(&app.out, model, &plan, &office);
        let (one, other) = (shown(&before)?, after.as_ref().map(shown).transpose()?);
        let out = &mut app.out;
        if out.is_json() {
            return out.json(&Report::new(&plan, assumptions.arrivals, &one, other.as_ref()));
        }
        let titles = std::iter::once(&before).chain(&after).map(|model| title(model.chart()));
        out.line(&Paint::Bold.on(&clean(&titles.collect::<Vec<_>>().join("  ->  "))))?;
        let how = match &self.arrivals {
            Some(rate) => words::together(rate, plan.runs, plan.cases, plan.warm_up, plan.seed),
            None => words::alone(one.outcome.cases, plan.seed),
        };
        out.line(&Paint::Dim.on(&clean(out.say(&how))))?;
        if self.learn {
            let text = if answers == 0 { words::nothing_learnt() } else { words::learnt(answers, cases) };
            out.line(&Paint::Dim.on(out.say(&text)))?;
        }
        parts::show(out, &one, other.as_ref(), self.steps)
    }
}

fn title(chart: &Chart) -> String {
    words::title(chart.sop().as_str(), chart.version())
}

/// The chart in a file; an overlay is no SOP yet.
fn chart(path: &Path) -> Result<Chart, Failure> {
    let source = Source::load(path);
    let text = source.text.as_deref().unwrap_or_default();
    if text.lines().any(|line| line.starts_with("turunan_dari:")) {
        let failure = Failure::yours("overlay", words::is_an_overlay(&source::name(path)));
        return Err(failure.hint(words::write_it_in_full()));
    }
    source.ready()
}

/// The answers in cases of this SOP, of whatever version, and how many cases there are.
fn learnt(app: &App, chart: &Chart) -> Result<(Answers, usize), Failure> {
    let engine = app.engine()?;
    let mut answers = Answers::default();
    let cases = engine.cases(&CaseQuery { sop: Some(chart.sop().clone()), ..CaseQuery::default() })?;
    for case in &cases {
        answers.add(&engine.instance(&case.instance)?);
    }
    Ok((answers, cases.len()))
}

/// Simulates a SOP, and shows how far it has come.
fn shown<'m>(out: &Out, model: &'m Model, plan: &Plan, office: &Office) -> Result<Shown<'m>, Failure> {
    let last = Mutex::new(Instant::now());
    let watch = |done: usize, of: usize| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() >= TICK {
            *last = Instant::now();
            let percent = done * 100 / of.max(1);
            out.progress(&format!("{} {percent} %", out.words(words::SIMULATING)));
        }
    };
    let outcome = simulate(model, plan, &watch);
    out.progress("");
    let outcome = outcome.map_err(|error| failed(&error, model.chart(), None))?;
    Ok(Shown { model, outcome, day: office.calendar.usual_day().as_seconds_f64() })
}

/// Why it cannot be simulated, with what was perhaps meant.
pub(super) fn failed(error: &SimError, before: &Chart, after: Option<&Chart>) -> Failure {
    let charts = || std::iter::once(before).chain(after);
    let failure = Failure::yours(error.code(), error.text());
    let meant = |given: &str, names: Vec<&str>| match nearest(given, names.iter().copied()) {
        Some(near) => errors::did_you_mean(near),
        None => words::choose(&format!("`{}`", names.join("`, `"))),
    };
    match error {
        SimError::UnknownLane { lane } => {
            let lanes = charts().flat_map(args::lanes).collect();
            failure.hint(meant(lane.as_str(), unique(lanes)))
        }
        SimError::UnknownStep { step } | SimError::NotADecision { step } => {
            let decisions = |chart| decisions(chart).map(StepId::as_str);
            failure.hint(meant(step.as_str(), unique(charts().flat_map(decisions).collect())))
        }
        SimError::UnknownLabel { label, allowed, .. } => {
            failure.hint(meant(label, allowed.iter().map(String::as_str).collect()))
        }
        SimError::Nobody { .. } => failure.hint(words::people_form()),
        _ => failure,
    }
}

fn decisions(chart: &Chart) -> impl Iterator<Item = &StepId> {
    let decisions = chart.steps().filter(|step| step.is_decision());
    decisions.map(|step| &step.id)
}

fn unique(mut names: Vec<&str>) -> Vec<&str> {
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    names
}
