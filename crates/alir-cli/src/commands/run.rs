//! `alir run`: walks a case to its end, to see what a SOP does.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use alir::diagnostic::{Diagnostic, Severity};
use alir::time::{Office, Zone};
use alir::{ActorId, Chart, Clock, Engine, InstanceId, MemoryStore, Rejection, SystemClock};
use clap::Args;

use crate::app::App;
use crate::args;
use crate::catalogue::{errors, screens, trying};
use crate::failure::Failure;
use crate::out::{Paint, clean};
use crate::profile;
use crate::report;
use crate::source::Source;
use crate::walk::{Answers, Choices, Doer, Fields, Lines, Nobody, Person, Screen, Trial, Walk, Watcher};

#[derive(Args, Debug)]
pub(crate) struct Run {
    /// The SOP; with `--answers`, more answers may follow.
    sop: Vec<String>,
    #[arg(long, visible_alias = "jawaban", num_args = 0..=1, default_missing_value = "")]
    answers: Option<Vec<String>>,
    #[arg(long)]
    id: Option<String>,
    #[arg(long = "keys", visible_alias = "kunci", alias = "key")]
    keys: Vec<String>,
    #[arg(long, visible_alias = "isi", alias = "field", num_args = 1..)]
    fields: Vec<String>,
    #[arg(long, visible_alias = "paksa")]
    force: bool,
}

impl Run {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let (sop, given) = sop_and_answers(self.sop, self.answers)?;
        let keys = args::keys(&self.keys)?;
        let path = Path::new(&sop);
        if self.force {
            return try_out(app, path, given, &self.fields, &keys, self.id);
        }
        let chart = Source::load(path).ready()?;
        let office = profile::of_sop(path, chart.definition())?.unwrap_or_default();
        let zone = office.calendar.zone();
        let by = app.actor()?.map(|actor| actor.id);
        let fields = Fields::read(&chart, &self.fields)?;
        let given = given.map(|given| Answers::read(&chart, &given, fields.clone())).transpose()?;
        if let Some(step) = given.as_ref().and_then(Answers::automatic) {
            return Err(
                Failure::yours("automatic", errors::is_automatic(step)).hint(errors::values_or_force())
            );
        }
        if let Some(answers) = &given {
            // Tried first, so that a missing answer is told before anything has happened.
            let engine = memory(&chart, &office)?;
            let (id, mut answers) = (InstanceId::from("-"), answers.clone());
            walk(&engine, &chart, &id, &keys, by.as_ref(), zone).go(&mut answers, &mut Nobody)?;
        }
        let kept = app.global.db.is_some();
        let engine = if kept { app.engine_or_new()? } else { memory(&chart, &office)? };
        engine.publish(&chart)?;
        if !office.id.is_empty() {
            engine.publish_office(&office)?;
        }
        let id = match self.id {
            Some(id) => InstanceId::from(id),
            None if kept => free_id(&engine, &chart)?,
            None => InstanceId::from(chart.sop().as_str()),
        };
        let command_id = app.command_id();
        let walk =
            Walk { command_id: command_id.as_ref(), ..walk(&engine, &chart, &id, &keys, by.as_ref(), zone) };
        let result = show(app, &walk, given.as_ref(), fields, None);
        match (result, kept) {
            (Ok(()), true) if !app.out.is_json() => {
                let text = screens::kept(&id, &app.db());
                app.out.line(&Paint::Dim.on(&clean(app.out.say(&text))))
            }
            (Err(failure), true) if is_paused(&failure) => Err(failure.hint(screens::kept(&id, &app.db()))),
            (result, _) => result,
        }
    }
}

/// Whether the case has begun and waits for an answer.
fn is_paused(failure: &Failure) -> bool {
    matches!(failure, Failure::Told(told) if ["end_of_input", "not_an_answer", "no_answer", "no_value", "endless"].contains(&told.code))
}

/// Walks on trial, though the flow may be wrong, until what is wrong is seen.
fn try_out(
    app: &mut App,
    path: &Path,
    given: Option<Vec<String>>,
    fields: &[String],
    keys: &BTreeMap<String, String>,
    id: Option<String>,
) -> Result<(), Failure> {
    if app.global.db.is_some() {
        return Err(Failure::yours("usage", trying::not_kept()));
    }
    let (chart, found) = Source::load(path).ready_for_trial()?;
    let office = profile::of_sop(path, chart.definition())?.unwrap_or_default();
    let by = app.actor()?.map(|actor| actor.id);
    // Without values, answers stand for conditions too.
    let without_values = given.is_some() && fields.is_empty();
    let fields = Fields::read(&chart, fields)?;
    let given = given.map(|given| Answers::read(&chart, &given, fields.clone())).transpose()?;
    let choices = given.as_ref().filter(|_| without_values).map(Answers::choices);
    if found.findings.iter().any(|finding| finding.severity == Severity::Error) {
        report::warn_of_trial(&found, app.out.manner());
    }
    let mut engine = memory(&chart, &office)?;
    if let Some(choices) = choices.clone() {
        engine = engine.for_trials(move |step| choices.choose(step));
    }
    let id = id.map_or_else(|| InstanceId::from(chart.sop().as_str()), InstanceId::from);
    let walk = walk(&engine, &chart, &id, keys, by.as_ref(), office.calendar.zone());
    show(app, &walk, given.as_ref(), fields, Some((&found.findings, choices)))
}

/// Walks, in sight of people or programs.
fn show(
    app: &mut App,
    walk: &Walk<'_>,
    given: Option<&Answers<'_>>,
    fields: Fields,
    on_trial: Option<(&[Diagnostic], Option<Choices>)>,
) -> Result<(), Failure> {
    let json = app.out.is_json();
    let out = RefCell::new(&mut app.out);
    let mut screen = Screen {
        chart: walk.chart,
        id: walk.id,
        zone: walk.zone,
        out: &out,
        steps: given.is_some(),
        count: 0,
    };
    let mut lines = Lines { out: &out };
    let watcher: &mut dyn Watcher = if json { &mut lines } else { &mut screen };
    let mut answers = given.cloned();
    let mut person = Person { chart: walk.chart, out: &out, fields };
    let doer: &mut dyn Doer = match &mut answers {
        Some(answers) => answers,
        None => &mut person,
    };
    let Some((findings, choices)) = on_trial else { return walk.go(doer, watcher).map(drop) };
    let mut trial = Trial::new(walk.chart, doer, choices, findings, given, &out);
    let result = walk.go(&mut trial, watcher).map(drop);
    let case = walk.engine.instance(walk.id).ok();
    trial.conclude(result, case.as_ref())
}

/// Which of what was typed is the SOP: an answer holds a sign that a file seldom has, and no file has its name.
fn sop_and_answers(
    typed: Vec<String>,
    answers: Option<Vec<String>>,
) -> Result<(String, Option<Vec<String>>), Failure> {
    let is_answer = |text: &String| text.contains('=') && !Path::new(text).exists();
    let asked = answers.is_some();
    let (mut answers, mut files): (Vec<_>, Vec<_>) =
        typed.into_iter().chain(answers.into_iter().flatten()).partition(is_answer);
    files.retain(|file| !file.is_empty());
    answers.retain(|answer| !answer.trim().is_empty());
    match (files.len(), asked || answers.is_empty()) {
        (1, true) => Ok((files.swap_remove(0), asked.then_some(answers))),
        (_, false) => Err(Failure::yours("usage", errors::answers_need_option(&answers[0]))),
        (0, _) => Err(Failure::yours("usage", errors::which_sop())),
        (_, _) => Err(Failure::yours("usage", errors::one_sop(&files.join("`, `")))),
    }
}

fn memory(chart: &Chart, office: &Office) -> Result<Engine, Failure> {
    let engine = Engine::new(MemoryStore::default());
    engine.publish(chart)?;
    engine.publish_office(office)?;
    Ok(engine)
}

fn walk<'a>(
    engine: &'a Engine,
    chart: &'a Chart,
    id: &'a InstanceId,
    keys: &'a BTreeMap<String, String>,
    by: Option<&'a ActorId>,
    zone: Zone,
) -> Walk<'a> {
    Walk { engine, chart, id, keys, by, zone, command_id: None }
}

/// A name for the case that can be read and was not given before: the SOP and the time.
fn free_id(engine: &Engine, chart: &Chart) -> Result<InstanceId, Failure> {
    let stem = format!("{}-{}", chart.sop(), SystemClock.now().format("%Y%m%d-%H%M%S"));
    let mut id = InstanceId::from(stem.as_str());
    let mut count = 1;
    loop {
        match engine.instance(&id) {
            Err(alir::Error::Rejected(Rejection::NotStarted)) => return Ok(id),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        count += 1;
        id = InstanceId::from(format!("{stem}-{count}"));
    }
}
