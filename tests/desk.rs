//! An office with a clock that is moved by hand, for tests of what time brings about.

use std::sync::Arc;

use alir::time::{Office, OfficeHours, Share, WorkCalendar, Zone};
use alir::{Act, Actor, Chart, Command, Engine, Event, InstanceId, ManualClock, MemoryStore, Now};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use crate::calendar::hours;

/// An office with a clock that is moved by hand, and one case.
pub(crate) struct Desk {
    pub(crate) engine: Engine,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) chart: Chart,
    pub(crate) case: InstanceId,
}

impl Desk {
    /// The usual hours with the holidays of 2026, in WIB.
    pub(crate) fn new(sop: &str) -> Self {
        Self::of(sop, hours(), Some(Share(80)))
    }

    pub(crate) fn of(sop: &str, hours: OfficeHours, early_warning: Option<Share>) -> Self {
        let chart = alir::load(sop).unwrap_or_else(|error| panic!("{error}"));
        let clock = Arc::new(ManualClock::new(at("2026-11-23 10:00")));
        let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
        engine.publish(&chart).unwrap();
        let desk = Self { engine, clock, chart, case: "K-1".into() };
        desk.hours(hours, early_warning);
        desk
    }

    /// The office keeps these hours from now on.
    pub(crate) fn hours(&self, hours: OfficeHours, early_warning: Option<Share>) {
        let calendar = WorkCalendar::new(hours).unwrap();
        let id = self.chart.profile().unwrap_or_default().to_owned();
        let office = Office { id, calendar, early_warning, ..Office::default() };
        self.engine.publish_office(&office).unwrap();
    }

    pub(crate) fn start(&self, act: Act) -> Now {
        let by = everybody(&self.chart);
        self.engine.start_with(self.chart.sop(), &self.case, &act.into(), &by).unwrap()
    }

    pub(crate) fn begin(&self, time: &str) -> Now {
        self.clock.set(at(time));
        self.start(Act::Start { keys: [].into(), received: None })
    }

    pub(crate) fn act(&self, time: &str, act: Act) -> Result<Now, alir::Error> {
        self.clock.set(at(time));
        self.engine.submit(&self.case, &Command::new(act), &everybody(&self.chart))
    }

    pub(crate) fn complete(&self, time: &str, step: &str) -> Now {
        let task = self.engine.instance(&self.case).unwrap().task(step).unwrap();
        self.act(
            time,
            Act::Complete { task, documents: Vec::new(), outputs: Vec::new(), fields: [].into(), note: None },
        )
        .unwrap()
    }

    /// What wakes at a time, as sentences.
    pub(crate) fn wake(&self, time: &str) -> Vec<String> {
        // What is done at its very limit is on time, so the limit has passed a moment later.
        self.clock.set(at(time) + TimeDelta::milliseconds(1));
        let before = self.events().len();
        let woken = self.engine.wake(|_, _| ()).unwrap();
        assert_eq!(woken.failed, []);
        let events = self.events();
        assert_eq!(woken.events, events.len() - before);
        events[before..].to_vec()
    }

    /// All that has happened, in short.
    pub(crate) fn events(&self) -> Vec<String> {
        let case = self.engine.instance(&self.case).unwrap();
        case.log().iter().map(|recorded| short(&recorded.event)).collect()
    }

    /// When the open tasks are due.
    pub(crate) fn due(&self) -> Vec<String> {
        let case = self.engine.instance(&self.case).unwrap();
        let due = case.state().open_tasks().iter().map(|task| {
            let limit = task.deadline.as_ref().map(|timed| shown(timed.due.limit));
            format!("{} {}", task.step, limit.unwrap_or_default())
        });
        due.collect()
    }

    /// When the promises are due.
    pub(crate) fn promises(&self) -> Vec<String> {
        let case = self.engine.instance(&self.case).unwrap();
        let due = case.state().promises().iter().map(|promise| {
            let step = promise.step.as_ref().map_or("", |step| step.as_str());
            format!("{step} {}", shown(promise.deadline.due.limit))
        });
        due.collect()
    }
}

pub(crate) fn everybody(chart: &Chart) -> Actor {
    let lanes = chart.definition().lanes.iter();
    lanes.fold(Actor::new("budi"), |actor, (lane, _)| actor.with_role(lane.value.clone().as_str()))
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    Zone::WIB.utc(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

pub(crate) fn shown(at: DateTime<Utc>) -> String {
    Zone::WIB.local(at).format("%m-%d %H:%M").to_string()
}

pub(crate) fn short(event: &Event) -> String {
    let name = |task: &Option<alir::TaskId>, step: &Option<alir::StepId>| {
        let step = step.as_ref().map_or("whole", |step| step.as_str());
        if task.is_some() { step.to_owned() } else { format!("promise of {step}") }
    };
    match event {
        Event::Warned { task, step, .. } => format!("warned {}", name(task, step)),
        Event::Overdue { task, step, .. } => format!("overdue {}", name(task, step)),
        Event::Escalated { step, to, .. } => format!("escalated {step} to {to}"),
        Event::Rescheduled { task, step, due } => {
            format!("{} now due {}", name(task, step), shown(due.limit))
        }
        Event::Promised { step, due, .. } => {
            format!("promised {} by {}", name(&None, step), shown(due.limit))
        }
        Event::ClockStopped => "clock stopped".to_owned(),
        Event::ClockStarted => "clock started".to_owned(),
        Event::Completed { step, .. } => format!("completed {step}"),
        Event::Offered { step, .. } => format!("offered {step}"),
        other => other.text(None, Zone::WIB).en,
    }
}
