//! What somebody wishes to happen to a case.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::migration::Mapping;
use super::{Event, Output};
use crate::chart::Fingerprint;
use crate::id::{ActorId, CommandId, StepId, TaskId};

/// A wish, with an id of the caller's choice: sent twice, it is done once and answered twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// The caller's id for it; without one, nothing protects against sending it twice.
    pub id: Option<CommandId>,
    /// What is to happen.
    pub act: Act,
}

/// What is to happen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// Begin the case.
    Start {
        /// What the case is about, by key.
        keys: BTreeMap<String, String>,
        /// When the application came in, if that was earlier (*diterima*).
        received: Option<DateTime<Utc>>,
    },
    /// Do nothing but note the deadlines that have passed.
    Wake,
    /// The application was found complete (*lengkap*): its statutory clock runs.
    Admit {
        /// Since when; `None` for now.
        since: Option<DateTime<Utc>>,
    },
    /// A recurring duty was done once.
    Perform {
        /// The task, which stays open.
        task: TaskId,
        /// A remark.
        note: Option<String>,
    },
    /// Take a task for oneself.
    Claim {
        /// The task.
        task: TaskId,
    },
    /// Give a claimed task back to its role.
    Release {
        /// The task.
        task: TaskId,
    },
    /// Hand a task to somebody (*disposisi*).
    Delegate {
        /// The task.
        task: TaskId,
        /// Who shall do it.
        to: ActorId,
        /// What to do with it.
        instruction: String,
    },
    /// A task is done.
    Complete {
        /// The task.
        task: TaskId,
        /// Needed documents that were there (*kelengkapan*).
        documents: Vec<String>,
        /// Documents that were produced (*output*).
        outputs: Vec<Output>,
        /// Values of fields that the step asks for (*isi*), by name.
        fields: BTreeMap<String, String>,
        /// A remark.
        note: Option<String>,
    },
    /// A decision is answered.
    Answer {
        /// The task.
        task: TaskId,
        /// The label of one of its branches.
        label: String,
        /// Needed documents that were there (*kelengkapan*).
        documents: Vec<String>,
        /// Values of fields that the step asks for (*isi*), by name.
        fields: BTreeMap<String, String>,
        /// A remark.
        note: Option<String>,
    },
    /// Send the case back to an earlier step (*kembalikan*).
    Return {
        /// The open task from which it is sent back.
        task: TaskId,
        /// The earlier step.
        to: StepId,
        /// Why.
        reason: String,
    },
    /// Take back one's own completion while the next task has not begun (*tarik kembali*).
    Recall {
        /// The task that was completed.
        task: TaskId,
    },
    /// Go on from a past event as if nothing had followed it (*ulang dari*).
    Rewind {
        /// The number of the event.
        to: u32,
        /// Why.
        reason: String,
    },
    /// Go on by another text of the SOP, or by another SOP (*pindahkan*).
    Migrate {
        /// The text, which has to have been published.
        to: Fingerprint,
        /// Which steps of it take the place of steps that have another id.
        mapping: Mapping,
        /// Whether open tasks are due as the new text says, counted from when they were offered; otherwise they stay
        /// due when they were.
        new_times: bool,
    },
    /// Leave a task undone and go on.
    Skip {
        /// The task.
        task: TaskId,
        /// Why.
        reason: String,
    },
    /// Write something into the history.
    Note {
        /// What.
        text: String,
    },
    /// Let the case rest.
    Suspend {
        /// Why.
        reason: String,
    },
    /// Go on with a case that rests.
    Resume,
    /// End the case before its end.
    Cancel {
        /// Why.
        reason: String,
    },
}

impl Command {
    /// A command without an id.
    pub fn new(act: Act) -> Self {
        Self { id: None, act }
    }

    /// The same command with the caller's id for it.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<CommandId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Begin the case.
    pub fn start() -> Self {
        Self::new(Act::Start { keys: BTreeMap::new(), received: None })
    }

    /// A task is done; nothing is said of documents.
    pub fn complete(task: TaskId) -> Self {
        Self::new(Act::Complete {
            task,
            documents: Vec::new(),
            outputs: Vec::new(),
            fields: BTreeMap::new(),
            note: None,
        })
    }

    /// A decision is answered with the label of one of its branches.
    pub fn answer(task: TaskId, label: &str) -> Self {
        Self::new(Act::Answer {
            task,
            label: label.to_owned(),
            documents: Vec::new(),
            fields: BTreeMap::new(),
            note: None,
        })
    }

    /// The same command with the value of a field, where one can be given.
    ///
    /// ```
    /// use alir::{Act, Command, TaskId};
    /// let Act::Complete { fields, .. } = Command::complete(TaskId(1)).with_field("jumlah", "6").act else { panic!() };
    /// assert_eq!(fields["jumlah"], "6");
    /// ```
    #[must_use]
    pub fn with_field(mut self, name: &str, value: &str) -> Self {
        if let Act::Complete { fields, .. } | Act::Answer { fields, .. } = &mut self.act {
            fields.insert(name.to_owned(), value.to_owned());
        }
        self
    }
}

impl Act {
    /// The lower-case English verb, as in logs.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Start { .. } => "start",
            Self::Wake => "wake",
            Self::Admit { .. } => "admit",
            Self::Perform { .. } => "perform",
            Self::Claim { .. } => "claim",
            Self::Release { .. } => "release",
            Self::Delegate { .. } => "delegate",
            Self::Complete { .. } => "complete",
            Self::Answer { .. } => "answer",
            Self::Return { .. } => "return",
            Self::Recall { .. } => "recall",
            Self::Rewind { .. } => "rewind",
            Self::Migrate { .. } => "migrate",
            Self::Skip { .. } => "skip",
            Self::Note { .. } => "note",
            Self::Suspend { .. } => "suspend",
            Self::Resume => "resume",
            Self::Cancel { .. } => "cancel",
        }
    }

    /// The task that it is about.
    pub(crate) fn task(&self) -> Option<TaskId> {
        match self {
            Self::Claim { task }
            | Self::Release { task }
            | Self::Delegate { task, .. }
            | Self::Complete { task, .. }
            | Self::Answer { task, .. }
            | Self::Return { task, .. }
            | Self::Recall { task }
            | Self::Perform { task, .. }
            | Self::Skip { task, .. } => Some(*task),
            Self::Start { .. }
            | Self::Wake
            | Self::Admit { .. }
            | Self::Rewind { .. }
            | Self::Migrate { .. }
            | Self::Note { .. }
            | Self::Suspend { .. }
            | Self::Resume
            | Self::Cancel { .. } => None,
        }
    }

    /// Whether this is what an event says happened: how a command that is sent again is known from another one
    /// with the same id.
    pub(crate) fn led_to(&self, event: &Event) -> bool {
        match (self, event) {
            (Self::Start { .. }, Event::Started { .. })
            | (Self::Rewind { .. }, Event::Rewound { .. })
            | (Self::Note { .. }, Event::Noted { .. })
            | (Self::Suspend { .. }, Event::Suspended { .. })
            | (Self::Resume, Event::Resumed)
            | (Self::Admit { .. }, Event::Admitted { .. })
            | (Self::Cancel { .. }, Event::Cancelled { .. }) => true,
            (Self::Migrate { to, .. }, Event::Migrated { fingerprint, .. }) => to == fingerprint,
            (Self::Claim { task }, Event::Claimed { task: done })
            | (Self::Release { task }, Event::Released { task: done })
            | (Self::Delegate { task, .. }, Event::Delegated { task: done, .. })
            | (Self::Complete { task, .. }, Event::Completed { task: done, .. })
            | (Self::Answer { task, .. }, Event::Answered { task: done, .. })
            | (Self::Return { task, .. }, Event::Returned { task: done, .. })
            | (Self::Recall { task }, Event::Recalled { task: done, .. })
            | (Self::Perform { task, .. }, Event::Performed { task: done, .. })
            | (Self::Skip { task, .. }, Event::Skipped { task: done, .. }) => task == done,
            _ => false,
        }
    }
}

impl From<Act> for Command {
    fn from(act: Act) -> Self {
        Self::new(act)
    }
}
