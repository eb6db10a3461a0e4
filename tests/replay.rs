//! Random charts under random commands: after each, the live case is the replayed one, and a second reading of the
//! chart agrees on what is open.

use std::collections::{BTreeMap, BTreeSet};

use alir::instance::{Mark, Output, Place, Recorded, Status, from_json, to_json};
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, Rejection, TaskId, decide};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use crate::charts::{Block, Choices, Memory, Open};

/// A case together with its history as it would be on disk.
pub(crate) struct Case {
    pub(crate) chart: Chart,
    pub(crate) live: Instance,
    pub(crate) disk: Vec<String>,
    pub(crate) now: DateTime<Utc>,
}

impl Case {
    pub(crate) fn new(chart: Chart) -> Self {
        Self { chart, live: Instance::default(), disk: Vec::new(), now: DateTime::UNIX_EPOCH }
    }

    pub(crate) fn submit(&mut self, act: Act, by: &Actor) -> Result<(), Rejection> {
        self.submit_to(act, by, None)
    }

    /// Moves the case to another text of its SOP.
    pub(crate) fn migrate(&mut self, act: Act, to: &Chart) -> Result<(), Rejection> {
        self.submit_to(act, &everybody(), Some(to))?;
        self.chart = to.clone();
        Ok(())
    }

    fn submit_to(&mut self, act: Act, by: &Actor, target: Option<&Chart>) -> Result<(), Rejection> {
        self.now += TimeDelta::seconds(1);
        let wakes = act == Act::Wake;
        let before = self.live.clone();
        let context = Context { target, ..Context::new(self.now, by) };
        let events = match decide(&self.chart, &self.live, &Command::new(act), context) {
            Ok(events) => events,
            Err(rejection) => {
                assert_eq!(self.live, before, "a refusal changes nothing");
                return Err(rejection);
            }
        };
        assert!(wakes || !events.is_empty(), "an accepted command leaves a trace");
        for event in events {
            self.disk.push(to_json(&event).unwrap());
            self.live.apply(event);
        }
        self.check();
        Ok(())
    }

    /// How far each step is from an end.
    fn distances(&self) -> BTreeMap<alir::StepId, u32> {
        let mut far = BTreeMap::new();
        loop {
            let known = far.len();
            for step in self.chart.steps().filter(|step| !far.contains_key(&step.id)).collect::<Vec<_>>() {
                let next =
                    self.chart.exits(step).filter_map(|exit| far.get(&exit.to.id).map(|far| far + 1)).min();
                if let Some(steps) = next.or(self.chart.exits(step).next().is_none().then_some(0)) {
                    far.insert(step.id.clone(), steps);
                }
            }
            if far.len() == known {
                return far;
            }
        }
    }

    /// Does what is open until nothing is, by the shortest ways. What is nearest to an end comes first: where the first
    /// branch wins, another one may lead round for ever.
    pub(crate) fn finish(&mut self) {
        let far = self.distances();
        if *self.live.state().status() == Status::Suspended {
            self.submit(Act::Resume, &everybody()).unwrap();
        }
        for _ in 0..400 {
            let left = |step: &alir::StepId| far.get(step).copied().unwrap_or(u32::MAX);
            let open = self.live.state().open_tasks().iter();
            let Some(task) = open.min_by_key(|task| left(&task.step)).cloned() else { break };
            if task.assignee.is_some() {
                self.submit(Act::Release { task: task.id }, &everybody()).unwrap();
            }
            let decision = task.kind == alir::instance::TaskKind::Decision;
            let step = self.chart.step(task.step.as_str()).unwrap();
            let way = self.chart.exits(step).min_by_key(|exit| left(&exit.to.id));
            let act = match way.and_then(|exit| exit.label).filter(|_| decision) {
                Some(label) => answer(task.id, label.to_owned()),
                None => complete(task.id),
            };
            self.submit(act, &everybody()).unwrap();
        }
    }

    fn check(&self) {
        let history = self.disk.iter().map(|line| from_json(line).unwrap());
        let replayed = Instance::replay(history);
        assert_eq!(self.live, replayed, "the live case is the replayed one");
        let numbers: Vec<u32> = self.live.log().iter().map(|event| event.number).collect();
        assert_eq!(numbers, (1..=self.live.version()).collect::<Vec<_>>());

        let state = self.live.state();
        let late = state.wake_at().filter(|at| *at <= self.now);
        assert_eq!(late, None, "no deadline that has passed is left behind:\n{}", self.disk.join("\n"));
        let mut passed = BTreeSet::new();
        for recorded in self.live.log() {
            if let Event::Migrated { tasks, .. } = &recorded.event {
                // What was due at another time in between can be overdue anew.
                let stays = |task: &TaskId, limit: &DateTime<Utc>| {
                    let moved = tasks.iter().find(|moved| moved.task == *task);
                    moved.is_none_or(|moved| moved.deadline.as_ref().is_some_and(|due| due.limit == *limit))
                };
                passed.retain(|(task, _, limit): &(Option<TaskId>, _, _)| {
                    task.as_ref().is_none_or(|task| stays(task, limit))
                });
            }
            if let Event::Overdue { task, step, limit } = &recorded.event {
                let once = passed.insert((*task, step.clone(), *limit));
                assert!(once, "each limit passes once:\n{}\n{}", self.chart.text(), self.disk.join("\n"));
            }
        }
        assert!(
            state.threads().iter().all(|thread| thread.at != Place::Moving),
            "every thread has come to a place"
        );
        for task in state.open_tasks() {
            let thread = state.threads().iter().find(|thread| thread.id == task.thread);
            assert_eq!(
                thread.map(|thread| &thread.at),
                Some(&Place::Step(task.step.clone())),
                "a task is where its thread is"
            );
        }
        match state.status() {
            Status::Running | Status::Suspended => {
                assert!(
                    !state.open_tasks().is_empty(),
                    "a case that runs waits for somebody:\n{}\n{}",
                    self.chart.text(),
                    self.disk.join("\n")
                );
            }
            Status::Ended { .. } | Status::Cancelled => {
                assert!(
                    state.open_tasks().is_empty() && state.threads().is_empty(),
                    "nothing is left at the end"
                );
            }
            Status::New => panic!("a case with events has begun"),
        }
    }

    fn done_twice(&self) -> Option<&Recorded> {
        let mut seen = BTreeSet::new();
        self.live.log().iter().find(|recorded| match &recorded.event {
            Event::Offered { task, .. } => !seen.insert(*task),
            _ => false,
        })
    }
}

pub(crate) fn start() -> Act {
    Act::Start { keys: [("kunci".to_owned(), "1".to_owned())].into(), received: None }
}

pub(crate) fn everybody() -> Actor {
    Actor::new("budi").with_role("a").with_role("b").with_role("c")
}

fn complete(task: TaskId) -> Act {
    Act::Complete { task, documents: Vec::new(), outputs: Vec::new(), fields: [].into(), note: None }
}

fn answer(task: TaskId, label: String) -> Act {
    Act::Answer { task, label, documents: Vec::new(), fields: [].into(), note: None }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Joins, several performers, bounded loops and one-time steps, in any order of completion.
    #[test]
    fn what_is_open_is_what_a_second_reading_says(data in proptest::collection::vec(any::<u16>(), 0..300)) {
        let mut choices = Choices::new(&data);
        let block = Block::random(&mut choices);
        let mut case = Case::new(block.chart());
        let mut memory = Memory::default();
        let mut open = Open::begin(&block, &memory);
        case.submit(start(), &everybody()).unwrap();
        for _ in 0..80 {
            let mut expected = Vec::new();
            if let Some(open) = &open {
                open.tasks(&mut expected);
            }
            let mut actual: Vec<_> = case.live.state().open_tasks().iter().map(|task| (task.step.to_string(), task.role.to_string())).collect();
            expected.sort();
            actual.sort();
            prop_assert_eq!(&actual, &expected);
            let Some(reading) = open.take() else {
                let ended = matches!(case.live.state().status(), Status::Ended { .. });
                prop_assert!(ended);
                break;
            };
            let tasks = case.live.state().open_tasks();
            let task = tasks[choices.below(tasks.len())].clone();
            let step = case.chart.step(task.step.as_str()).unwrap();
            let ways = case.chart.exits(step).filter(|exit| exit.label.is_some()).count();
            // A dry source answers 0, which leaves every loop.
            let way = choices.below(ways);
            let act = if ways > 0 { answer(task.id, format!("w{way}")) } else { complete(task.id) };
            if choices.below(4) == 3 {
                case.now += TimeDelta::minutes(i64::try_from(choices.below(4_000)).unwrap());
                case.submit(Act::Wake, &everybody()).unwrap();
            }
            case.submit(act, &everybody()).unwrap();
            open = reading.act(task.step.as_str(), task.role.as_str(), way, &mut memory);
        }
        prop_assert!(case.done_twice().is_none(), "no task is offered twice");
    }

    /// Every command, allowed or not, in any order.
    #[test]
    fn any_commands_keep_the_case_whole(data in proptest::collection::vec(any::<u16>(), 0..400)) {
        let mut choices = Choices::new(&data);
        let block = Block::random(&mut choices);
        let mut case = Case::new(block.chart());
        case.submit(start(), &everybody()).unwrap();
        let ids: Vec<_> = case.chart.step_ids().cloned().collect();
        for _ in 0..60 {
            if choices.is_dry() {
                break;
            }
            if choices.below(4) == 3 {
                case.now += TimeDelta::minutes(i64::try_from(choices.below(4_000)).unwrap());
            }
            let (act, by) = any_command(&mut choices, &case, &ids);
            let _ = case.submit(act, &by);
        }
        prop_assert!(case.done_twice().is_none());
        // Whatever was done to it, it can be brought to its end.
        case.finish();
        let over = matches!(case.live.state().status(), Status::Ended { .. } | Status::Cancelled);
        prop_assert!(over, "{:?}", case.live.state());
    }
}

pub(crate) fn any_command(choices: &mut Choices<'_>, case: &Case, ids: &[alir::StepId]) -> (Act, Actor) {
    let by = match choices.below(6) {
        0 => Actor::new("ani").with_role("b"),
        1 => Actor::new("tamu"),
        _ => everybody(),
    };
    let tasks = case.live.state().open_tasks();
    let offered = u32::try_from(case.live.log().len()).unwrap();
    let task = match choices.below(5) {
        0 => TaskId(u32::try_from(choices.below(20)).unwrap()),
        _ if tasks.is_empty() => TaskId(1),
        _ => tasks[choices.below(tasks.len())].id,
    };
    let reason = || "karena".to_owned();
    let act = match choices.below(20) {
        0..=3 => complete(task),
        4..=6 => answer(task, format!("w{}", choices.below(3))),
        7 => Act::Claim { task },
        8 => Act::Release { task },
        9 => Act::Delegate { task, to: "cici".into(), instruction: reason() },
        10 | 11 => Act::Return { task, to: ids[choices.below(ids.len())].clone(), reason: reason() },
        12 | 13 => {
            let done: Vec<_> = case
                .live
                .log()
                .iter()
                .filter_map(|recorded| match recorded.event {
                    Event::Completed { task, .. }
                    | Event::Answered { task, .. }
                    | Event::Skipped { task, .. } => Some(task),
                    _ => None,
                })
                .collect();
            let task =
                if done.is_empty() { task } else { done[done.len() - 1 - choices.below(done.len().min(3))] };
            Act::Recall { task }
        }
        14 => {
            Act::Rewind { to: u32::try_from(choices.below(offered as usize + 2)).unwrap(), reason: reason() }
        }
        15 => Act::Skip { task, reason: reason() },
        16 => Act::Note { text: reason() },
        17 => Act::Wake,
        18 => Act::Admit {
            since: Some(case.now - TimeDelta::minutes(i64::try_from(choices.below(9_000)).unwrap())),
        },
        _ => match choices.below(8) {
            0 => Act::Suspend { reason: reason() },
            1 => Act::Cancel { reason: reason() },
            2 => start(),
            3 => Act::Complete {
                task,
                documents: vec!["tidak ada".to_owned()],
                outputs: vec![Output { name: "x".to_owned(), reference: None }],
                fields: [("x".to_owned(), "1".to_owned())].into(),
                note: None,
            },
            _ => Act::Resume,
        },
    };
    (act, by)
}

#[test]
fn a_one_time_step_is_passed_by_when_another_case_has_done_it() {
    let chart = alir::load(
        "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  daftar: {kegiatan: k, oleh: x, sekali_per: pelapor}\n  adu: {kegiatan: k, oleh: x, selesai: Selesai}\n",
    )
    .unwrap();
    let x = Actor::from("x");
    let keys = [("pelapor".to_owned(), "3201".to_owned())].into();
    let done_before = [Mark { step: "daftar".into(), key: "pelapor".to_owned(), value: "3201".to_owned() }];
    let context = Context { done_before: &done_before, ..Context::new(DateTime::UNIX_EPOCH, &x) };
    let events =
        decide(&chart, &Instance::default(), &Command::new(Act::Start { keys, received: None }), context)
            .unwrap();
    let case = Instance::replay(events);
    assert!(case.task("adu").is_ok() && case.task("daftar").is_err());
    let again = decide(&chart, &Instance::default(), &Command::start(), context).unwrap();
    assert!(Instance::replay(again).task("daftar").is_ok(), "a case without the key does the step");
}

/// How many charts to draw; `PROPTEST_CASES` asks for more.
pub(crate) fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}
