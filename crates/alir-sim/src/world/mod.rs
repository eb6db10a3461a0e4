//! The office under a virtual clock: events one after another, cases moved on by the engine itself.

mod case;
#[cfg(test)]
mod limits;

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;

use alir::instance::{Status, Trial};
use alir::{Act, Command, Context, Event, StepId, TaskId, decide};
use chrono::{DateTime, Utc};

use crate::SimError;
use crate::draw::{Luck, Of};
use crate::lane::Lane;
use crate::model::Model;
use crate::tally::{CaseTime, Tally};
use crate::work;
use case::{Case, Task};

/// A case that has not ended after so many tasks is taken for endless.
const MOST_TASKS: u32 = 10_000;

/// The office under a virtual clock.
pub(crate) struct World<'m> {
    model: &'m Model,
    seed: u64,
    run: u32,
    /// The numbers of the cases that count. Those before come so that the office is as busy as usual, those behind so
    /// that it stays so.
    counted: Range<u32>,
    lanes: Vec<Lane>,
    /// Those that are under way, by number.
    cases: BTreeMap<u32, Case>,
    agenda: BinaryHeap<Reverse<(DateTime<Utc>, u64, Next)>>,
    /// How many entries the agenda has had: what is at the same time happens in the order in which it was entered.
    entries: u64,
    /// When the window in which people are watched opens and closes.
    opened: Option<DateTime<Utc>>,
    closed: Option<DateTime<Utc>>,
    tally: Tally,
    /// Lanes that may have somebody free and something to do.
    touched: Vec<usize>,
}

/// What happens next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Next {
    /// A case comes.
    Arrival(u32),
    /// A task is done, if it has not been withdrawn since.
    Done(u32, TaskId),
}

impl<'m> World<'m> {
    /// An empty office, and the numbers of the cases that count.
    pub(crate) fn new(model: &'m Model, seed: u64, run: u32, counted: Range<u32>) -> Self {
        Self {
            model,
            seed,
            run,
            counted,
            lanes: model.lanes.iter().map(|lane| Lane::new(lane.people)).collect(),
            cases: BTreeMap::new(),
            agenda: BinaryHeap::new(),
            entries: 0,
            opened: None,
            closed: None,
            tally: Tally::new(model),
            touched: Vec::new(),
        }
    }

    /// The luck of a case.
    pub(crate) fn luck(&self, case: u32) -> Luck {
        Luck::new(self.seed, self.run, case)
    }

    /// Enters a case that will come.
    pub(crate) fn expect(&mut self, case: u32, at: DateTime<Utc>) {
        self.enter(at, Next::Arrival(case));
    }

    fn enter(&mut self, at: DateTime<Utc>, next: Next) {
        self.entries += 1;
        self.agenda.push(Reverse((at, self.entries, next)));
    }

    /// Lets the next thing happen; what it was, and when. Nothing if nothing is left.
    ///
    /// # Errors
    /// When a case is endless or the engine refuses something.
    pub(crate) fn step(&mut self) -> Result<Option<(DateTime<Utc>, Next)>, SimError> {
        let Some(Reverse((now, _, next))) = self.agenda.pop() else { return Ok(None) };
        match next {
            Next::Arrival(case) => self.arrive(case, now)?,
            Next::Done(case, task) => self.done(case, task, now)?,
        }
        self.hand_out(now);
        Ok(Some((now, next)))
    }

    /// How many of the cases that count have ended.
    pub(crate) fn ended(&self) -> usize {
        self.tally.cases.len()
    }

    /// From now on it is watched who is busy.
    pub(crate) fn open_window(&mut self, now: DateTime<Utc>) {
        self.opened.get_or_insert(now);
    }

    /// From now on it is no longer watched who is busy.
    pub(crate) fn close_window(&mut self, now: DateTime<Utc>) {
        if let (Some(opened), None) = (self.opened, self.closed) {
            self.closed = Some(now);
            self.tally.window += self.worked(opened, now);
        }
    }

    /// Opens the window anew, for a case that comes when all is done.
    pub(crate) fn reset_window(&mut self) {
        (self.opened, self.closed) = (None, None);
    }

    /// What was written down; tasks that are still under way are cut off now.
    pub(crate) fn into_tally(mut self) -> Tally {
        if let Some(now) = self.closed {
            let begun = |task: &Task| Some((task.work, task.begun?));
            let busy: Vec<_> = self.cases.values().flat_map(|case| &case.tasks).filter_map(begun).collect();
            for (work, begun) in busy {
                self.watch(work, begun, now);
            }
        }
        self.tally.cases.sort_by_key(|case| case.case);
        self.tally
    }

    fn arrive(&mut self, number: u32, now: DateTime<Utc>) -> Result<(), SimError> {
        let counts = self.counted.contains(&number);
        let mut case = Case::new(self.luck(number), now, counts, self.model.works.len());
        let start = Act::Start { keys: self.model.assumptions.keys.clone(), received: None };
        self.act(number, &mut case, start, now)?;
        self.keep(number, case, now);
        Ok(())
    }

    fn done(&mut self, number: u32, id: TaskId, now: DateTime<Utc>) -> Result<(), SimError> {
        // A task that was withdrawn is no longer there, and its case perhaps neither.
        let Some(mut case) = self.cases.remove(&number) else { return Ok(()) };
        if let Some(task) = case.take(id) {
            self.let_go(&task, now);
            self.note(&case, &task, now);
            case.done += 1;
            let step = self.model.works[task.work].step.clone();
            if case.done >= MOST_TASKS {
                return Err(SimError::Endless { step, most: MOST_TASKS });
            }
            let act = self.act_of(&case, &task, &step);
            self.act(number, &mut case, act, now)?;
        }
        self.keep(number, case, now);
        Ok(())
    }

    /// What is said to the engine when a task is done.
    fn act_of(&self, case: &Case, task: &Task, step: &StepId) -> Act {
        let plan = self.model.steps.get(step);
        let documents = plan.map(|plan| plan.documents.clone()).unwrap_or_default();
        let answer = plan.and_then(|plan| plan.answers.get(plan.answer(case.luck, task.visit)));
        let fields = BTreeMap::new();
        match answer {
            Some((label, _)) => {
                Act::Answer { task: task.id, label: label.clone(), documents, fields, note: None }
            }
            None => Act::Complete { task: task.id, documents, outputs: Vec::new(), fields, note: None },
        }
    }

    /// Gives a command to a case, as a person would, and takes in what follows from it.
    fn act(&mut self, number: u32, case: &mut Case, act: Act, now: DateTime<Utc>) -> Result<(), SimError> {
        let model = self.model;
        let (luck, choices) = (case.luck, RefCell::new(std::mem::take(&mut case.choices)));
        // Cases have no values here: what conditions choose is a matter of chance, as answers are.
        let choose = |step: &alir::chart::Step| {
            let Some(plan) = model.steps.get(&step.id) else { return 0 };
            let mut choices = choices.borrow_mut();
            let count = choices.entry(plan.key).or_default();
            *count += 1;
            plan.answer(luck, *count - 1)
        };
        let context = Context::new(now, &model.everybody).at(&model.office).in_trial(Trial(&choose));
        let events = decide(&model.chart, &case.instance, &Command::new(act), context);
        case.choices = choices.into_inner();
        let events = events.map_err(SimError::Refused)?;
        for recorded in events {
            self.take_in(number, case, &recorded.event, now);
            case.instance.apply(recorded);
        }
        if let Some(since) = case.settle(now) {
            case.outside += self.worked(since, now);
        }
        Ok(())
    }

    fn take_in(&mut self, number: u32, case: &mut Case, event: &Event, now: DateTime<Utc>) {
        match event {
            Event::Offered { task, step, role, deadline, .. } => {
                let Some(work) = self.model.work_of(step, role) else { return };
                let limit = deadline.as_ref().map(|due| due.limit);
                case.tasks.push(Task { id: *task, work, offered: now, limit, begun: None, visit: 0 });
                match self.model.works[work].lane {
                    Some(lane) => {
                        self.lanes[lane].join(number, *task);
                        self.touched.push(lane);
                    }
                    None => self.begin(number, case, *task, now),
                }
            }
            Event::Withdrawn { task, .. } => {
                if let Some(task) = case.take(*task) {
                    self.let_go(&task, now);
                }
            }
            // A promise: tasks that were late are counted when they are done.
            Event::Overdue { task: None, .. } => case.broken = true,
            // What else happens needs nobody.
            _ => {}
        }
    }

    /// Keeps a case that is under way, or writes down how long it took.
    fn keep(&mut self, number: u32, case: Case, now: DateTime<Utc>) {
        let Status::Ended { end } = case.instance.state().status() else {
            self.cases.insert(number, case);
            return;
        };
        if !case.counts {
            return;
        }
        let working = self.worked(case.begun, now);
        self.tally.cases.push(CaseTime {
            case: number,
            elapsed: (now - case.begun).num_milliseconds(),
            office: working - case.outside,
            outside: case.outside,
        });
        *self.tally.ends.entry(end.clone()).or_default() += 1;
        self.tally.broken += u64::from(case.broken);
    }

    /// Everybody who is free takes the first task of the queue.
    fn hand_out(&mut self, now: DateTime<Utc>) {
        while let Some(lane) = self.touched.pop() {
            while let Some((number, task)) = self.lanes[lane].next() {
                let Some(mut case) = self.cases.remove(&number) else { continue };
                if case.tasks.iter().any(|open| open.id == task) {
                    self.lanes[lane].occupy();
                    self.begin(number, &mut case, task, now);
                }
                self.cases.insert(number, case);
            }
        }
    }

    fn begin(&mut self, number: u32, case: &mut Case, id: TaskId, now: DateTime<Utc>) {
        let Some(task) = case.tasks.iter_mut().find(|task| task.id == id) else { return };
        task.begun = Some(now);
        let work = &self.model.works[task.work];
        case.visits[task.work] += 1;
        task.visit = case.visits[task.work];
        let done = work.time.map_or(now, |time| {
            let unit = case.luck.unit(Of::Work, work.key, task.visit);
            let service = self.model.assumptions.service;
            work::done(&self.model.office.calendar, now, time, work.who, service, unit)
        });
        self.enter(done, Next::Done(number, id));
    }

    /// Whoever works on a task does so no longer.
    fn let_go(&mut self, task: &Task, now: DateTime<Utc>) {
        let (Some(begun), Some(lane)) = (task.begun, self.model.works[task.work].lane) else { return };
        self.lanes[lane].release();
        self.touched.push(lane);
        self.watch(task.work, begun, now);
    }

    /// Counts what somebody has worked within the window.
    fn watch(&mut self, work: usize, begun: DateTime<Utc>, until: DateTime<Utc>) {
        let (Some(lane), Some(opened)) = (self.model.works[work].lane, self.opened) else { return };
        let (from, to) = (begun.max(opened), self.closed.map_or(until, |closed| until.min(closed)));
        if from < to {
            self.tally.lanes[lane].busy += self.worked(from, to);
        }
    }

    /// Writes down a task that is done.
    fn note(&mut self, case: &Case, task: &Task, now: DateTime<Utc>) {
        let Some(begun) = task.begun.filter(|_| case.counts) else { return };
        let (wait, work) = (self.worked(task.offered, begun), self.worked(begun, now));
        let tally = &mut self.tally.works[task.work];
        tally.done += 1;
        tally.wait += wait;
        tally.work += work;
        if let Some(limit) = task.limit {
            tally.due += 1;
            tally.on_time += u64::from(now <= limit);
        }
        if let Some(lane) = self.model.works[task.work].lane {
            let lane = &mut self.tally.lanes[lane];
            lane.waits.push(wait);
            lane.work += work;
        }
    }

    fn worked(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
        self.model.office.calendar.between(from, to).num_milliseconds()
    }
}
