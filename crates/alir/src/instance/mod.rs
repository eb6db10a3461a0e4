//! A running case (*berkas*): commands are decided on, events are facts, and the state follows from them.

mod actor;
mod apply;
mod codec;
mod command;
pub mod decide;
mod due;
mod event;
mod kinds;
pub mod migration;
mod rejection;
mod state;
pub mod times;
mod words;
mod work;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::chart::Fingerprint;
use crate::id::{CommandId, SopId, StepId, TaskId, ThreadId};

pub use actor::Actor;
pub use codec::{CodecError, from_json, to_json};
pub use command::{Act, Command};
pub(crate) use decide::TIME;
pub use decide::{Context, Trial, decide};
pub use due::{Due, Escalate, Timed};
pub use event::{Event, Recorded};
pub use rejection::{Rejection, Undone};
pub use state::{Mark, OpenPromise, OpenTask, Place, State, Status, Thread};
pub use work::{Output, TaskKind};

/// Everything known of one case: its state, and its whole history.
///
/// [`Instance::replay`] of the same history always gives an equal instance; needs no chart and no clock.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Instance {
    state: State,
    origin: Option<Origin>,
    log: Vec<Recorded>,
    visits: BTreeMap<StepId, Visit>,
    receipts: BTreeMap<CommandId, Receipt>,
}

/// What a case was started with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The SOP.
    pub sop: SopId,
    /// The text of the SOP that the case keeps to.
    pub fingerprint: Fingerprint,
    /// What the case is about: `pelapor`, `nomor_surat`; `sekali_per` looks at these.
    pub keys: BTreeMap<String, String>,
    /// When it was started.
    pub at: DateTime<Utc>,
    /// When the application came in.
    pub received: DateTime<Utc>,
}

/// The latest time that the flow came to a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Visit {
    /// The threads from the main one to that on which it came.
    pub(crate) path: Vec<ThreadId>,
    /// The number of the event.
    pub(crate) number: u32,
}

/// What a command has led to: the same command again gives the same receipt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The number of its first event.
    pub first: u32,
    /// The number of its last event.
    pub last: u32,
}

impl Instance {
    /// What is happening now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What the case was started with; none before it was.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// All events, those that were undone included.
    pub fn log(&self) -> &[Recorded] {
        &self.log
    }

    /// How many events there are; the next one has this number plus one.
    pub fn version(&self) -> u32 {
        u32::try_from(self.log.len()).unwrap_or(u32::MAX)
    }

    /// The receipt of a command that was done before.
    pub fn receipt(&self, command: &CommandId) -> Option<Receipt> {
        self.receipts.get(command).copied()
    }

    /// The events that count: all but those that a rewind has undone, in order. Costs as much as the history
    /// is long.
    pub fn effective(&self) -> Vec<&Recorded> {
        apply::effective(&self.log, self.log.len()).into_iter().map(|at| &self.log[at]).collect()
    }

    /// Documents produced so far, in order; not those of a completion that was recalled. Costs as much as the
    /// history is long.
    pub fn outputs(&self) -> Vec<&Output> {
        let mut produced: Vec<(TaskId, &Output)> = Vec::new();
        for recorded in self.effective() {
            match &recorded.event {
                Event::Completed { task, outputs, .. } => {
                    produced.extend(outputs.iter().map(|output| (*task, output)));
                }
                Event::Recalled { task, .. } => produced.retain(|(by, _)| by != task),
                _ => {}
            }
        }
        produced.into_iter().map(|(_, output)| output).collect()
    }

    /// When a recurring duty was done, in order. Costs as much as the history is long.
    pub fn performed(&self, duty: TaskId) -> impl Iterator<Item = DateTime<Utc>> {
        let times = self.effective().into_iter().filter_map(move |recorded| match &recorded.event {
            Event::Performed { task, .. } if *task == duty => Some(recorded.at),
            _ => None,
        });
        times.collect::<Vec<_>>().into_iter()
    }

    /// The open task at a step.
    ///
    /// # Errors
    /// [`Rejection::SeveralTasks`] if more than one is open there; otherwise that there is none, and why: it was
    /// done already, it was withdrawn, or the flow is not there.
    pub fn task(&self, step: &str) -> Result<TaskId, Rejection> {
        self.state.task(step).map_err(|rejection| match rejection {
            Rejection::NothingOpen { step } => self.why_not_open(&step),
            other => other,
        })
    }

    fn why_not_open(&self, step: &StepId) -> Rejection {
        let last = self.log.iter().rev().find(|recorded| recorded.event.finishes(step));
        match last {
            Some(recorded) => {
                Rejection::AlreadyDone { step: step.clone(), by: recorded.by.clone(), at: recorded.at }
            }
            None => Rejection::NothingOpen { step: step.clone() },
        }
    }

    /// Why a task that is not open is not.
    pub(crate) fn why_not(&self, task: TaskId) -> Rejection {
        let mut step = None;
        for recorded in self.log.iter().rev() {
            match &recorded.event {
                Event::Completed { task: done, step, .. }
                | Event::Answered { task: done, step, .. }
                | Event::Skipped { task: done, step, .. }
                    if *done == task =>
                {
                    return Rejection::AlreadyDone {
                        step: step.clone(),
                        by: recorded.by.clone(),
                        at: recorded.at,
                    };
                }
                Event::Offered { task: offered, step: at, .. } if *offered == task => step = Some(at.clone()),
                _ => {}
            }
        }
        match step {
            Some(step) => Rejection::Withdrawn { task, step },
            None => Rejection::NoSuchTask { task },
        }
    }

    pub(crate) fn visit(&self, step: &StepId) -> Option<&Visit> {
        self.visits.get(step)
    }
}
