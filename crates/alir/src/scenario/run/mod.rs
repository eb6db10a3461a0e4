//! Runs a case as its scenario says: whatever comes next in time goes first.

mod deeds;
mod plan;
mod unused;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use self::deeds::Deed;
use self::plan::Planned;
use super::{Miss, Trace};
use crate::chart::{Chart, StepKind};
use crate::diagnostic::{Diagnostic, Span};
use crate::id::{StepId, TaskId};
use crate::instance::{Act, Actor, Command, Context, Instance, Mark, Output, Rejection, Status, decide};
use crate::lang::{Text, say};
use crate::limits::MAX_SCENARIO_COMMANDS;
use crate::rules::BROKEN_OFF;
use crate::sop::{Loc, Scenario, Texts, Verb};
use crate::time::{Office, moment};

/// When a case begins if its scenario does not say: a Monday.
const START: &str = "2026-11-23 10:00";

/// The case, what happened in it, and why it could not go on to its end, or what of the scenario was of no use.
pub(super) fn to_the_end(
    chart: &Chart,
    office: &Office,
    id: &Loc<String>,
    scenario: &Scenario,
) -> (Instance, Trace, Result<Vec<Miss>, Miss>) {
    let keys: BTreeMap<String, String> =
        scenario.keys.iter().map(|(key, value)| (key.value.clone(), value.value.clone())).collect();
    let mut runner = Runner {
        chart,
        office,
        scenario,
        id: id.span,
        everybody: everybody(chart),
        done_before: done_before(chart, scenario, &keys),
        now: DateTime::UNIX_EPOCH,
        case: Instance::default(),
        trace: Trace::default(),
        plan: BTreeMap::new(),
        visits: BTreeMap::new(),
        answered: BTreeMap::new(),
        asked: BTreeMap::new(),
        deeds: deeds::all(scenario),
        rests_since: DateTime::UNIX_EPOCH,
    };
    let gone = runner.go(keys).map_err(|miss| *miss);
    let Runner { case, trace, visits, answered, asked, deeds, .. } = runner;
    let given = unused::Given { visits, answered, asked };
    let left = gone.map(|()| unused::find(scenario, &trace, &given, &deeds));
    (case, trace, left)
}

struct Runner<'a> {
    chart: &'a Chart,
    office: &'a Office,
    scenario: &'a Scenario,
    /// Where the scenario's id stands.
    id: Span,
    everybody: Actor,
    done_before: Vec<Mark>,
    now: DateTime<Utc>,
    case: Instance,
    trace: Trace,
    plan: BTreeMap<TaskId, Planned>,
    visits: BTreeMap<StepId, usize>,
    /// The visits to each decision at which it was answered.
    answered: BTreeMap<StepId, Vec<usize>>,
    /// The visits at which each field was asked for.
    asked: BTreeMap<String, Vec<(StepId, usize)>>,
    deeds: Vec<Deed<'a>>,
    rests_since: DateTime<Utc>,
}

/// What comes next.
enum Next {
    Deed(usize),
    Task(TaskId),
    Complete,
    Wake,
}

type Step<T> = Result<T, Box<Miss>>;

impl Runner<'_> {
    fn go(&mut self, keys: BTreeMap<String, String>) -> Step<()> {
        let start = Loc::from(START);
        self.now = self.moment(self.scenario.start.as_ref().unwrap_or(&start))?;
        let received = self.scenario.received.as_ref().map(|text| self.moment(text)).transpose()?;
        let mut complete = self.scenario.complete.as_ref().map(|text| self.moment(text)).transpose()?;
        self.time_deeds()?;
        self.submit(Act::Start { keys, received }, self.id)?;
        for _ in 0..MAX_SCENARIO_COMMANDS {
            self.make_plans()?;
            let status = self.case.state().status().clone();
            let running = status == Status::Running;
            let deeds = self.deeds.iter().enumerate();
            let deeds = deeds.filter_map(|(at, deed)| Some((deed.ready(&status)?, Next::Deed(at))));
            let tasks = self.plan.iter().map(|(task, planned)| (planned.at, Next::Task(*task)));
            let complete_at = complete.map(|at| (at, Next::Complete));
            let work = tasks.chain(complete_at).filter(|_| running);
            let wake = self.case.state().wake_at().map(|at| (at, Next::Wake));
            // What is done when a deadline passes was done first: tasks stand first, in the order of their offers; and
            // before them what is done about them.
            let Some((at, next)) = deeds.chain(work).chain(wake).min_by_key(|(at, _)| *at) else {
                return self.over(&status, complete);
            };
            self.now = self.now.max(at);
            match next {
                Next::Deed(at) => self.do_deed(at)?,
                Next::Task(task) => self.do_task(task)?,
                Next::Complete => {
                    let span = self.scenario.complete.as_ref().map_or(self.id, |text| text.span);
                    let since = complete.take();
                    self.submit(Act::Admit { since }, span)?;
                }
                Next::Wake => self.submit(Act::Wake, self.id)?,
            }
        }
        let last = self.trace.done.last().map_or("", |step| step.as_str());
        Err(self.broken_off(self.id, say!(id: "setelah {MAX_SCENARIO_COMMANDS} perintah berkas belum berakhir; terakhir selesai `{last}`", en: "after {MAX_SCENARIO_COMMANDS} commands the case has not ended; `{last}` was done last")))
    }

    /// Nothing comes next: whether that is well.
    fn over(&self, status: &Status, complete: Option<DateTime<Utc>>) -> Step<()> {
        match (status, complete.and(self.scenario.complete.as_ref())) {
            (Status::New | Status::Running, _) => Err(self.broken_off(self.id, say!(id: "berkas berjalan, tetapi tidak ada tugas yang terbuka", en: "the case is under way, but no task is open"))),
            (Status::Suspended, _) => {
                let suspend = self.deeds.iter().rfind(|deed| deed.verb == Verb::Suspend && deed.done);
                let mut miss = self.broken_off(suspend.map_or(self.id, |deed| deed.place.span), say!(id: "berkas ditangguhkan dan tidak dilanjutkan", en: "the case rests and does not go on"));
                let later = self.office.calendar.zone().minute(self.now);
                miss.finding.hints = vec![say!(id: "tambahkan `- {{lanjutkan: ...}}` pada `tindakan`, dengan saat sesudah {later}", en: "add `- {{lanjutkan: ...}}` to `tindakan`, with a time behind {later}")];
                Err(miss)
            }
            (Status::Ended { .. } | Status::Cancelled, Some(text)) => Err(self.broken_off(text.span, say!(id: "berkas sudah berakhir sebelum dinyatakan lengkap", en: "the case was over before it was found complete"))),
            (Status::Ended { .. } | Status::Cancelled, None) => Ok(()),
        }
    }

    fn do_task(&mut self, id: TaskId) -> Step<()> {
        let Some(Planned { visit, .. }) = self.plan.remove(&id) else { return Ok(()) };
        let Some(task) = self.case.state().open_task(id).cloned() else { return Ok(()) };
        let Some(step) = self.chart.step(task.step.as_str()) else { return Ok(()) };
        let documents = step.needs.clone();
        let fields = self.values(step, visit);
        let (act, span) = match (self.instead(&task, visit), step.kind) {
            (Some(at), _) => {
                self.deeds[at].done = true;
                (self.deeds[at].act(id), self.deeds[at].place.span)
            }
            (None, StepKind::Decision) => {
                let given = self.answered.entry(step.id.clone()).or_default();
                // The performers of one visit give one answer.
                let nth = given.iter().position(|other| *other == visit).unwrap_or_else(|| {
                    given.push(visit);
                    given.len() - 1
                });
                let answers = self.scenario.answers.get(step.id.as_str());
                let answer = answers.and_then(|Texts(list)| list.get(nth).or(list.last()));
                let Some(answer) = answer else { return Err(self.no_answer(step)) };
                (
                    Act::Answer { task: id, label: answer.value.clone(), documents, fields, note: None },
                    answer.span,
                )
            }
            (
                None,
                StepKind::Task
                | StepKind::Choice
                | StepKind::Wait
                | StepKind::Fork
                | StepKind::Join(_)
                | StepKind::End,
            ) => {
                let output = |name: &String| Output { name: name.clone(), reference: None };
                let outputs = step.yields.iter().map(output).collect();
                (Act::Complete { task: id, documents, outputs, fields, note: None }, self.id)
            }
        };
        let goes_back = matches!(act, Act::Return { .. });
        self.submit(act, span)?;
        if goes_back { Ok(()) } else { self.expect_recall(&task, visit) }
    }

    /// The values of the fields that a step asks for at this visit, as the scenario gives them.
    fn values(&mut self, step: &crate::chart::Step, visit: usize) -> BTreeMap<String, String> {
        let (scenario, mut values) = (self.scenario, BTreeMap::new());
        for ask in &step.asks {
            let Some(Texts(list)) = scenario.fields.get(&ask.field) else { continue };
            let asked = self.asked.entry(ask.field.clone()).or_default();
            let here = (step.id.clone(), visit);
            // The performers of one visit give one value.
            let nth = asked.iter().position(|other| *other == here).unwrap_or_else(|| {
                asked.push(here);
                asked.len() - 1
            });
            values
                .extend(list.get(nth).or(list.last()).map(|value| (ask.field.clone(), value.value.clone())));
        }
        values
    }

    fn no_answer(&self, step: &crate::chart::Step) -> Box<Miss> {
        let id = &step.id;
        let labels: Vec<&str> = self.chart.exits(step).filter_map(|exit| exit.label).collect();
        let (all, first) = (labels.join("`, `"), labels.first().copied().unwrap_or_default());
        let mut miss = self.broken_off(self.id, say!(id: "`{id}` belum punya jawaban dalam skenario ini (pilihannya `{all}`)", en: "`{id}` has no answer in this scenario (the choice is `{all}`)"));
        miss.finding.hints =
            vec![say!(id: "tambahkan `jawaban: {{{id}: {first}}}`", en: "add `jawaban: {{{id}: {first}}}`")];
        miss
    }

    /// Decides and applies. What is refused is told where `span` is.
    fn submit(&mut self, act: Act, span: Span) -> Step<()> {
        let context = Context::new(self.now, &self.everybody).at(self.office);
        let context = Context { done_before: &self.done_before, ..context };
        let events = decide(self.chart, &self.case, &Command::new(act), context)
            .map_err(|rejection| self.refused(&rejection, span))?;
        for event in events {
            self.trace.see(self.chart, &event);
            self.case.apply(event);
        }
        Ok(())
    }

    fn refused(&self, rejection: &Rejection, span: Span) -> Box<Miss> {
        self.broken_off(span, rejection.text_in(self.office.calendar.zone()))
    }

    fn moment(&self, text: &Loc<String>) -> Step<DateTime<Utc>> {
        let local = moment(text).ok_or_else(|| {
            self.broken_off(
                text.span,
                say!(id: "`{text}` bukan tanggal dan jam", en: "`{text}` is not a date and an hour"),
            )
        })?;
        Ok(self.office.calendar.zone().utc(local))
    }

    fn broken_off(&self, span: Span, why: Text) -> Box<Miss> {
        let finding = Diagnostic::error(BROKEN_OFF, span, why)
            .hint(say!(id: "lihat `alir jelaskan {BROKEN_OFF}`", en: "see `alir explain {BROKEN_OFF}`"));
        let found = self.trace.done.last().map(|step| step.as_str().to_owned()).unwrap_or_default();
        Box::new(Miss { finding, expected: String::new(), found })
    }
}

/// Somebody who may do every task.
fn everybody(chart: &Chart) -> Actor {
    let lanes = chart.definition().lanes.iter().map(|(lane, _)| lane.as_str());
    lanes.fold(Actor::new("uji"), Actor::with_role)
}

/// What other cases have done.
fn done_before(chart: &Chart, scenario: &Scenario, keys: &BTreeMap<String, String>) -> Vec<Mark> {
    let mark = |id: &Loc<String>| {
        let step = chart.step(id)?;
        let key = step.once_per.clone()?;
        let value = keys.get(&key)?.clone();
        Some(Mark { step: step.id.clone(), key, value })
    };
    scenario.done_before.0.iter().filter_map(mark).collect()
}
