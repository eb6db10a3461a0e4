//! What is happening in a case now: where the flow is, and which tasks are open.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Actor, Rejection, TaskKind, Timed};
use crate::id::{ActorId, RoleId, StepId, TaskId, ThreadId};

/// What is happening in a case now. Small, whatever the length of its history.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    pub(crate) status: Status,
    pub(crate) threads: Vec<Thread>,
    pub(crate) tasks: Vec<OpenTask>,
    pub(crate) loops: Vec<Loop>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) promises: Vec<OpenPromise>,
    /// The values of fields, by name.
    pub(crate) fields: BTreeMap<String, String>,
    /// Since when the case rests, if it does.
    pub(crate) suspended_at: Option<DateTime<Utc>>,
    /// Since when the clock of the promises stands still, if it does.
    pub(crate) clock_stopped_at: Option<DateTime<Utc>>,
    pub(crate) complete_since: Option<DateTime<Utc>>,
    pub(crate) next_task: u32,
    pub(crate) next_thread: u32,
}

/// How a case stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Status {
    /// It has not begun.
    #[default]
    New,
    /// It is under way.
    Running,
    /// It rests until it is resumed.
    Suspended,
    /// It reached an end.
    Ended {
        /// The name of the end.
        end: String,
    },
    /// It was ended before its end.
    Cancelled,
}

impl Status {
    /// The lower-case English word, as in JSON and in stores.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Running => "running",
            Self::Suspended => "suspended",
            Self::Ended { .. } => "ended",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A thread of the flow: at one place at a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thread {
    /// Its number.
    pub id: ThreadId,
    /// The thread that divided into it and its siblings.
    pub parent: Option<ThreadId>,
    /// Where it is.
    pub at: Place,
}

/// Where a thread is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Between two steps; never when a command is over.
    Moving,
    /// At a step whose tasks are open.
    Step(StepId),
    /// At a join, waiting for its siblings.
    Waiting(StepId),
    /// Divided into other threads.
    Divided,
}

/// A task that can be done now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenTask {
    /// Its number in the case.
    pub id: TaskId,
    /// Its step.
    pub step: StepId,
    /// The thread on which the flow came.
    pub thread: ThreadId,
    /// On whose list it is.
    pub role: RoleId,
    /// What kind of work.
    pub kind: TaskKind,
    /// Since when.
    pub offered_at: DateTime<Utc>,
    /// Standard time as printed.
    pub due: Option<Arc<str>>,
    /// When it is due, and which of its times have passed.
    pub deadline: Option<Timed>,
    /// Whether it is for people outside the office.
    pub outside: bool,
    /// The lane that may act on it too, because it is overdue.
    pub escalated_to: Option<RoleId>,
    /// Who has taken it or was given it.
    pub assignee: Option<ActorId>,
    /// Whether it was given to the assignee by delegation, who then need not have the role.
    pub delegated: bool,
}

impl OpenTask {
    /// The role in which a person may act on it: its own lane, or the one that was told that it is overdue.
    pub fn role_of(&self, by: &Actor) -> Option<&RoleId> {
        std::iter::once(&self.role).chain(&self.escalated_to).find(|role| by.has_role(role))
    }
}

/// Something that the procedure has promised and not yet kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenPromise {
    /// The step that has to be reached; without it, the case has to be over.
    pub step: Option<StepId>,
    /// The step from whose completion it counts, if it counts from one.
    pub since: Option<StepId>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it is due, and which of its times have passed.
    pub deadline: Timed,
}

/// How often a bounded way was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Loop {
    pub(crate) step: StepId,
    pub(crate) label: Option<String>,
    pub(crate) count: u32,
}

/// That a one-time step was done for a value of its key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mark {
    /// The step.
    pub step: StepId,
    /// The key, as in `sekali_per`.
    pub key: String,
    /// The value in the case.
    pub value: String,
}

impl State {
    /// How the case stands.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// The tasks that can be done now, in the order in which they were offered.
    pub fn open_tasks(&self) -> &[OpenTask] {
        &self.tasks
    }

    /// The threads of the flow.
    pub fn threads(&self) -> &[Thread] {
        &self.threads
    }

    /// What the procedure has promised and not yet kept.
    pub fn promises(&self) -> &[OpenPromise] {
        &self.promises
    }

    /// The values of the fields that were given, by name, as they are kept.
    pub fn fields(&self) -> &BTreeMap<String, String> {
        &self.fields
    }

    /// Since when the clock of the promises stands still, because the case rests or only people outside the office
    /// have anything to do.
    pub fn clock_stopped_at(&self) -> Option<DateTime<Utc>> {
        self.clock_stopped_at
    }

    /// Since when the application is complete (*lengkap*), if that was said.
    pub fn complete_since(&self) -> Option<DateTime<Utc>> {
        self.complete_since
    }

    /// When time next brings something about; `None` when it never does, as in a case that rests.
    pub fn wake_at(&self) -> Option<DateTime<Utc>> {
        if self.status != Status::Running {
            return None;
        }
        let tasks = self.tasks.iter().filter_map(|task| task.deadline.as_ref());
        let promises = self.promises.iter().filter(|_| self.clock_stopped_at.is_none());
        tasks.chain(promises.map(|promise| &promise.deadline)).filter_map(Timed::next).min()
    }

    /// The one-time steps that this case has done.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The open task with a number.
    pub fn open_task(&self, id: TaskId) -> Option<&OpenTask> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The open task at a step.
    ///
    /// # Errors
    /// [`Rejection::NothingOpen`] if there is none; [`Rejection::SeveralTasks`] if there are several, one a
    /// performer: [`State::task_of`] tells them apart.
    pub fn task(&self, step: &str) -> Result<TaskId, Rejection> {
        let mut open = self.tasks.iter().filter(|task| task.step == step);
        match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.id),
            (None, _) => Err(Rejection::NothingOpen { step: step.into() }),
            (Some(_), Some(_)) => Err(Rejection::SeveralTasks {
                step: step.into(),
                roles: self
                    .tasks
                    .iter()
                    .filter(|task| task.step == step)
                    .map(|task| task.role.clone())
                    .collect(),
            }),
        }
    }

    /// The open task of a role at a step.
    ///
    /// # Errors
    /// [`Rejection::NothingOpen`] if there is none.
    pub fn task_of(&self, step: &str, role: &str) -> Result<TaskId, Rejection> {
        let mut open = self.tasks.iter().filter(|task| task.step == step && task.role == role);
        open.next().map(|task| task.id).ok_or_else(|| Rejection::NothingOpen { step: step.into() })
    }

    pub(crate) fn thread(&self, id: ThreadId) -> Option<&Thread> {
        self.threads.iter().find(|thread| thread.id == id)
    }

    pub(crate) fn thread_mut(&mut self, id: ThreadId) -> Option<&mut Thread> {
        self.threads.iter_mut().find(|thread| thread.id == id)
    }

    /// The threads from the main one down to this one.
    pub(crate) fn path(&self, id: ThreadId) -> Vec<ThreadId> {
        let mut path = vec![id];
        let mut at = id;
        while let Some(parent) = self.thread(at).and_then(|thread| thread.parent) {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }

    /// Whether a thread is another one or came from it.
    pub(crate) fn is_within(&self, thread: ThreadId, ancestor: ThreadId) -> bool {
        let mut at = Some(thread);
        while let Some(id) = at {
            if id == ancestor {
                return true;
            }
            at = self.thread(id).and_then(|thread| thread.parent);
        }
        false
    }

    pub(crate) fn children(&self, parent: ThreadId) -> impl Iterator<Item = &Thread> {
        self.threads.iter().filter(move |thread| thread.parent == Some(parent))
    }

    pub(crate) fn loop_count(&self, step: &StepId, label: Option<&str>) -> u32 {
        let same = |entry: &&Loop| entry.step == *step && entry.label.as_deref() == label;
        self.loops.iter().find(same).map_or(0, |entry| entry.count)
    }
}
