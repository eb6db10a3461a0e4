//! How long the tasks of a case took, and whether they were on time.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::id::{ActorId, RoleId, StepId, TaskId};
use crate::instance::apply::effective;
use crate::instance::{Due, Event, Instance, Recorded};
use crate::time::WorkCalendar;

/// How long a task took that is no longer open, and what it was to take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskTime {
    /// Its number in the case.
    pub task: TaskId,
    /// Its step.
    pub step: StepId,
    /// On whose list it was.
    pub role: RoleId,
    /// Who did it.
    pub by: ActorId,
    /// How it was finished.
    pub how: Finish,
    /// Whether it was for people outside the office.
    pub outside: bool,
    /// Standard time as printed.
    pub standard: Option<Arc<str>>,
    /// What to aim at, as it was decided last.
    pub target: Option<DateTime<Utc>>,
    /// What not to exceed, as it was decided last.
    pub limit: Option<DateTime<Utc>>,
    /// When it was offered; if it was open again after a rewind, when that was, for then its time began anew. Not if
    /// the case rested then: it goes on with what was left.
    pub began_at: DateTime<Utc>,
    /// When it was finished.
    pub done_at: DateTime<Utc>,
    /// Time inside office hours from `began_at` to `done_at`, without that for which the case rested.
    pub work: TimeDelta,
    /// Time by the clock from `began_at` to `done_at`, without that for which the case rested.
    pub elapsed: TimeDelta,
}

/// How a task was finished.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Finish {
    /// It was done.
    Completed,
    /// It was answered.
    Answered,
    /// The case was sent back from it: that was the work on it.
    Returned,
    /// It was left undone, with a reason.
    Skipped,
}

impl TaskTime {
    /// Whether it was finished by its limit; at the very limit is on time. `None` where there was no limit.
    pub fn on_time(&self) -> Option<bool> {
        self.limit.map(|limit| self.done_at <= limit)
    }
}

/// From when to when the case rested.
type Rest = (DateTime<Utc>, DateTime<Utc>);

/// A task that is open.
struct Open<'i> {
    step: &'i StepId,
    role: &'i RoleId,
    outside: bool,
    standard: Option<&'i Arc<str>>,
    due: Option<&'i Due>,
    began_at: DateTime<Utc>,
}

/// How long the tasks took that somebody has finished, in the order in which they did. What was recalled or undone by a
/// rewind is not among them, nor what was withdrawn. Costs as much as the history is long.
///
/// ```
/// use alir::instance::times::{self, Finish};
/// use alir::{Command, Context, Instance, decide, load, time::WorkCalendar};
/// use chrono::{DateTime, TimeDelta};
/// let chart = load("
/// sop: a
/// nama: A
/// pelaksana: {x: X}
/// langkah: {s: {kegiatan: k, oleh: x, waktu: 30 menit, selesai: Selesai}}
/// ")?;
/// let (mut case, x) = (Instance::default(), "x".into());
/// let start = DateTime::parse_from_rfc3339("2026-11-23T10:00:00+07:00")?.to_utc();
/// for event in decide(&chart, &case, &Command::start(), Context::new(start, &x))? {
///     case.apply(event);
/// }
/// let done = Command::complete(case.task("s")?);
/// for event in decide(&chart, &case, &done, Context::new(start + TimeDelta::minutes(30), &x))? {
///     case.apply(event);
/// }
/// let times = times::tasks(&case, &WorkCalendar::default());
/// assert_eq!((times[0].how, times[0].work), (Finish::Completed, TimeDelta::minutes(30)));
/// assert_eq!(times[0].on_time(), Some(true)); // at its very limit
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tasks(instance: &Instance, calendar: &WorkCalendar) -> Vec<TaskTime> {
    let log = instance.log();
    let mut rests: Vec<Rest> = Vec::new();
    let mut suspended_at = None;
    let mut open: BTreeMap<TaskId, Open<'_>> = BTreeMap::new();
    let mut done: Vec<TaskTime> = Vec::new();
    let mut next = 0;
    for at in effective(log, log.len()) {
        // Where events are left out, the last of them is the rewind that did so.
        // What was suspended then has rested since, and goes on with what was left.
        if at != next && suspended_at.is_none() {
            for task in open.values_mut() {
                task.began_at = log[at - 1].at;
            }
        }
        next = at + 1;
        let recorded = &log[at];
        match &recorded.event {
            Event::Offered { task, step, role, due, deadline, outside, .. } => {
                let (standard, due, began_at) = (due.as_ref(), deadline.as_ref(), recorded.at);
                open.insert(*task, Open { step, role, outside: *outside, standard, due, began_at });
            }
            Event::Rescheduled { task: Some(task), due, .. } => {
                if let Some(task) = open.get_mut(task) {
                    task.due = Some(due);
                }
            }
            Event::Completed { task, .. } | Event::Answered { task, .. } | Event::Skipped { task, .. } => {
                let task = open.remove(task).map(|open| finished(*task, &open, recorded, &rests, calendar));
                done.extend(task);
            }
            Event::Migrated { tasks, .. } => {
                for moved in tasks {
                    let Some(task) = open.get_mut(&moved.task) else { continue };
                    (task.step, task.role, task.outside) = (&moved.step, &moved.role, moved.outside);
                    (task.standard, task.due) = (moved.due.as_ref(), moved.deadline.as_ref());
                }
            }
            Event::Returned { task, withdrawn, .. } => {
                open.retain(|open, _| !withdrawn.contains(open));
                let task = open.remove(task).map(|open| finished(*task, &open, recorded, &rests, calendar));
                done.extend(task);
            }
            Event::Recalled { task, withdrawn, .. } => {
                open.retain(|open, _| !withdrawn.contains(open));
                done.retain(|done| done.task != *task);
            }
            Event::Withdrawn { task, .. } => drop(open.remove(task)),
            Event::Suspended { .. } => suspended_at = Some(recorded.at),
            Event::Resumed => rests.extend(suspended_at.take().map(|from| (from, recorded.at))),
            _ => {}
        }
    }
    done
}

fn finished(
    task: TaskId,
    open: &Open<'_>,
    recorded: &Recorded,
    rests: &[Rest],
    calendar: &WorkCalendar,
) -> TaskTime {
    let (from, to) = (open.began_at, recorded.at);
    let (mut work, mut elapsed) = (calendar.between(from, to), to - from);
    for rest in rests {
        let (from, to) = (rest.0.max(from), rest.1.min(to));
        if from < to {
            work -= calendar.between(from, to);
            elapsed -= to - from;
        }
    }
    TaskTime {
        task,
        step: open.step.clone(),
        role: open.role.clone(),
        by: recorded.by.clone(),
        how: match &recorded.event {
            Event::Answered { .. } => Finish::Answered,
            Event::Skipped { .. } => Finish::Skipped,
            Event::Returned { .. } => Finish::Returned,
            _ => Finish::Completed,
        },
        outside: open.outside,
        standard: open.standard.cloned(),
        target: open.due.map(Due::target),
        limit: open.due.map(|due| due.limit),
        began_at: from,
        done_at: to,
        work,
        elapsed,
    }
}
