//! What is counted of one SOP: its steps, its lanes, its cases as a whole, and its promises.

use std::collections::BTreeMap;

use alir::chart::{Step, StepKind};
use alir::instance::times::{self, Account, Finish, TaskTime};
use alir::instance::{Instance, Status};
use alir::time::WorkCalendar;
use alir::{Chart, RoleId, StepId};
use chrono::{DateTime, Utc};

use super::period::Period;
use super::sample::Sample;

/// Lengths of time in two measures: inside office hours, and by the clock.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measured {
    pub(crate) work: Sample,
    pub(crate) elapsed: Sample,
}

/// What is counted of the tasks of a step or a lane.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Of the tasks that were done, answered or sent back from.
    pub(crate) times: Measured,
    /// How many were left undone; they count nowhere else.
    pub(crate) skipped: usize,
    pub(crate) timely: Timely,
}

/// How much of what had a limit came by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Timely {
    pub(crate) yes: usize,
    pub(crate) of: usize,
}

/// What is counted of the cases as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whole {
    pub(crate) cases: usize,
    pub(crate) office: Measured,
    pub(crate) outside: Measured,
    pub(crate) resting: Measured,
    pub(crate) all: Measured,
}

/// What is counted of one SOP.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// What was published last.
    pub(crate) chart: Chart,
    pub(crate) calendar: WorkCalendar,
    pub(crate) period: Period,
    pub(crate) whole: Whole,
    /// By step; without one, of the whole.
    pub(crate) promises: BTreeMap<Option<StepId>, Timely>,
    steps: BTreeMap<StepId, Tally>,
    lanes: BTreeMap<RoleId, Tally>,
    /// Steps of earlier texts that the last one no longer has.
    former: Vec<Step>,
}

impl Measured {
    fn add(&mut self, account: Account) {
        self.work.add(account.work);
        self.elapsed.add(account.elapsed);
    }
}

impl Timely {
    fn add(&mut self, yes: bool) {
        self.of += 1;
        self.yes += usize::from(yes);
    }

    /// The share in percent, rounded down, so that nothing reaches a threshold by rounding. `None` of nothing.
    pub(crate) fn percent(self) -> Option<usize> {
        (self.yes * 100).checked_div(self.of)
    }
}

impl Tally {
    fn add(&mut self, task: &TaskTime) {
        match task.how {
            Finish::Skipped => self.skipped += 1,
            Finish::Completed | Finish::Answered | Finish::Returned => {
                self.times.add(Account { work: task.work, elapsed: task.elapsed });
                task.on_time().into_iter().for_each(|yes| self.timely.add(yes));
            }
        }
    }
}

impl Sheet {
    pub(crate) fn new(chart: Chart, calendar: WorkCalendar, period: Period) -> Self {
        Self {
            chart,
            calendar,
            period,
            whole: Whole::default(),
            promises: BTreeMap::new(),
            steps: BTreeMap::new(),
            lanes: BTreeMap::new(),
            former: Vec::new(),
        }
    }

    /// Counts a case that was run by a chart: all of it if it ended in the period. With `unfinished`, of one that has
    /// not ended, the tasks that were finished in the period.
    pub(crate) fn add(&mut self, case: &Instance, chart: &Chart, unfinished: bool, now: DateTime<Utc>) {
        let ended = matches!(case.state().status(), Status::Ended { .. });
        let Some(accounts) = times::accounts(case, &self.calendar, now) else { return };
        let counts = if ended { self.period.contains(accounts.to) } else { unfinished };
        if !counts {
            return;
        }
        for task in times::tasks(case, &self.calendar) {
            if ended || self.period.contains(task.done_at) {
                self.count(&task, chart);
            }
        }
        if ended {
            self.whole.cases += 1;
            self.whole.office.add(accounts.office);
            self.whole.outside.add(accounts.outside);
            self.whole.resting.add(accounts.resting);
            self.whole.all.add(accounts.whole());
            for promise in times::promises(case) {
                self.promises.entry(promise.step).or_default().add(promise.kept);
            }
        }
    }

    fn count(&mut self, task: &TaskTime, chart: &Chart) {
        let id = task.step.as_str();
        let known = self.chart.step(id).is_some() || self.former.iter().any(|step| step.id == task.step);
        if !known {
            self.former.extend(chart.step(id).cloned());
        }
        self.steps.entry(task.step.clone()).or_default().add(task);
        self.lanes.entry(task.role.clone()).or_default().add(task);
    }

    /// Whether nothing was found to be counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.whole.cases == 0 && self.steps.is_empty()
    }

    /// The rows of the procedure in the order of the file, those of earlier texts behind them: what somebody has to
    /// do, and what was promised.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (&Step, &Tally)> {
        let promised =
            |step: &Step| self.chart.promises().iter().any(|one| one.step.as_ref() == Some(&step.id));
        let rows = self.chart.steps().filter(move |step| step.is_work() || promised(step));
        rows.chain(&self.former).map(|step| (step, self.steps.get(&step.id).unwrap_or(NONE)))
    }

    /// The lanes in the order of the file; behind them those that were only in earlier texts.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = (&RoleId, &Tally)> {
        let lanes = self.chart.definition().lanes.iter().map(|(id, _)| &id.value);
        let former = self.lanes.keys().filter(|role| !self.chart.has_lane(role));
        lanes.chain(former).map(|role| (role, self.lanes.get(role).unwrap_or(NONE)))
    }

    /// What was promised of a step; without one, of the whole.
    pub(crate) fn promise(&self, step: Option<&StepId>) -> Timely {
        self.promises.get(&step.cloned()).copied().unwrap_or_default()
    }

    /// How many promises were kept.
    pub(crate) fn kept(&self) -> Timely {
        let sum = |sum: Timely, one: &Timely| Timely { yes: sum.yes + one.yes, of: sum.of + one.of };
        self.promises.values().fold(Timely::default(), sum)
    }

    /// Whether a step is for people outside the office.
    pub(crate) fn is_outside(&self, step: &Step) -> bool {
        let external = !step.roles.is_empty() && step.roles.iter().all(|role| self.chart.is_external(role));
        step.kind == StepKind::Wait || external
    }

    /// The lanes of a step as printed.
    pub(crate) fn performers(&self, step: &Step) -> String {
        step.roles.iter().map(|role| self.chart.lane(role)).collect::<Vec<_>>().join(", ")
    }
}

/// Nothing was counted.
const NONE: &Tally = &Tally {
    times: Measured { work: Sample::EMPTY, elapsed: Sample::EMPTY },
    skipped: 0,
    timely: Timely { yes: 0, of: 0 },
};
