//! Runs a case as its scenario says: whatever comes next in time goes first.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Miss, Trace};
use crate::chart::{Chart, StepKind};
use crate::diagnostic::{Diagnostic, Span};
use crate::id::{StepId, TaskId, ThreadId};
use crate::instance::{Act, Actor, Command, Context, Instance, Mark, OpenTask, Rejection, Status, decide};
use crate::lang::{Text, say};
use crate::limits::MAX_SCENARIO_COMMANDS;
use crate::rules::BROKEN_OFF;
use crate::sop::{Loc, Scenario, Texts};
use crate::time::{Length, Office, Printed, Who, moment, read};

/// When a case begins if its scenario does not say: a Monday.
const START: &str = "2026-11-23 10:00";

/// The case, what happened in it, and why it could not go on to its end.
pub(super) fn to_the_end(
    chart: &Chart,
    office: &Office,
    id: &Loc<String>,
    scenario: &Scenario,
) -> (Instance, Trace, Option<Miss>) {
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
    };
    let broken_off = runner.go(keys).err();
    (runner.case, runner.trace, broken_off.map(|miss| *miss))
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
}

/// When a task is going to be done, and at which visit to its step.
#[derive(Clone, Copy)]
struct Planned {
    at: DateTime<Utc>,
    visit: usize,
}

/// What comes next.
enum Next {
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
        self.submit(Act::Start { keys, received }, self.id)?;
        for _ in 0..MAX_SCENARIO_COMMANDS {
            if *self.case.state().status() != Status::Running {
                return match complete.and(self.scenario.complete.as_ref()) {
                    Some(text) => Err(self.broken_off(text.span, say!(id: "berkas sudah berakhir sebelum dinyatakan lengkap", en: "the case was over before it was found complete"))),
                    None => Ok(()),
                };
            }
            self.make_plans()?;
            let tasks = self.plan.iter().map(|(task, planned)| (planned.at, Next::Task(*task)));
            let complete_at = complete.map(|at| (at, Next::Complete));
            let wake = self.case.state().wake_at().map(|at| (at, Next::Wake));
            // What is done when a deadline passes was done first: tasks stand first, in the order of their offers.
            let Some((at, next)) = tasks.chain(complete_at).chain(wake).min_by_key(|(at, _)| *at) else {
                return Err(self.broken_off(self.id, say!(id: "berkas berjalan, tetapi tidak ada tugas yang terbuka", en: "the case is under way, but no task is open")));
            };
            self.now = self.now.max(at);
            match next {
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

    /// Decides when the tasks that are new will be done.
    fn make_plans(&mut self) -> Step<()> {
        let open = self.case.state().open_tasks().to_vec();
        self.plan.retain(|task, _| open.iter().any(|open| open.id == *task));
        // The performers of a step who were asked together make one visit.
        let mut new: BTreeMap<(StepId, ThreadId), usize> = BTreeMap::new();
        for task in open {
            if self.plan.contains_key(&task.id) {
                continue;
            }
            let visits = &mut self.visits;
            let visit = *new.entry((task.step.clone(), task.thread)).or_insert_with(|| {
                let visits = visits.entry(task.step.clone()).or_default();
                *visits += 1;
                *visits - 1
            });
            let at = self.done_at(&task, visit)?;
            self.plan.insert(task.id, Planned { at, visit });
        }
        Ok(())
    }

    fn done_at(&self, task: &OpenTask, visit: usize) -> Step<DateTime<Utc>> {
        let step = task.step.as_str();
        if let Some(Texts(times)) = self.scenario.done_at.get(step).filter(|times| !times.is_empty()) {
            let nth = visit + 1;
            let last = times.last().map_or(self.id, |text| text.span);
            let Some(text) = times.get(visit) else {
                return Err(self.broken_off(last, say!(id: "`{step}` dilewati {nth} kali, tetapi `selesai_pada` tidak menyebut kali ke-{nth}", en: "`{step}` is visited {nth} times, but `selesai_pada` has no time number {nth}")));
            };
            let at = self.moment(text)?;
            if at < task.offered_at {
                let offered = self.office.calendar.zone().minute(task.offered_at);
                return Err(self.broken_off(text.span, say!(id: "`{step}` baru ditawarkan {offered}, sesudah saat ini", en: "`{step}` is offered at {offered} only, behind this time")));
            }
            return Ok(at);
        }
        let nth = |Texts(texts): &'_ Texts| texts.get(visit).or(texts.last()).cloned();
        let Some(text) = self.scenario.durations.get(step).and_then(nth) else { return Ok(task.offered_at) };
        let length = self.length(&text)?;
        Ok(self.office.calendar.due(task.offered_at, length, Who::Office))
    }

    fn do_task(&mut self, id: TaskId) -> Step<()> {
        let Some(planned) = self.plan.remove(&id) else { return Ok(()) };
        let Some(task) = self.case.state().open_task(id) else { return Ok(()) };
        let Some(step) = self.chart.step(task.step.as_str()) else { return Ok(()) };
        let documents = if step.needs_all { step.needs.clone() } else { Vec::new() };
        let fields = self.values(step, planned.visit);
        let (act, span) = match step.kind {
            StepKind::Decision => {
                let answers = self.scenario.answers.get(step.id.as_str());
                let answer = answers.and_then(|Texts(list)| list.get(planned.visit).or(list.last()));
                let Some(answer) = answer else { return Err(self.no_answer(step)) };
                (
                    Act::Answer { task: id, label: answer.value.clone(), documents, fields, note: None },
                    answer.span,
                )
            }
            StepKind::Task
            | StepKind::Choice
            | StepKind::Wait
            | StepKind::Fork
            | StepKind::Join(_)
            | StepKind::End => {
                (Act::Complete { task: id, documents, outputs: Vec::new(), fields, note: None }, self.id)
            }
        };
        self.submit(act, span)
    }

    /// The values of the fields that a step asks for, as the scenario gives them.
    fn values(&self, step: &crate::chart::Step, visit: usize) -> BTreeMap<String, String> {
        let value = |name: &str| {
            let Texts(values) = self.scenario.fields.get(name)?;
            values.get(visit).or(values.last()).map(|value| (name.to_owned(), value.value.clone()))
        };
        step.asks.iter().filter_map(|ask| value(&ask.field)).collect()
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

    fn length(&self, text: &Loc<String>) -> Step<Length> {
        match read(text) {
            Ok(Printed::Time(time)) => Ok(time.limit),
            Ok(Printed::Depends) => Err(self.broken_off(
                text.span,
                say!(id: "`{text}` bukan lama", en: "`{text}` is not how long it took"),
            )),
            Err(wrong) => Err(self.broken_off(text.span, wrong.what)),
        }
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
