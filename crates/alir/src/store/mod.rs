//! The port to a disk: small, blind and synchronous. A store keeps what it is given and never looks inside an
//! event.

mod memory;
pub mod conformance;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::chart::Fingerprint;
use crate::id::{ActorId, InstanceId, RoleId, SopId, StepId, TaskId};
use crate::instance::{Mark, TaskKind};
use crate::lang::{Text, say};

pub use memory::MemoryStore;

/// Where cases are kept. [`conformance::check`] says whether an implementation is right.
///
/// Times are kept to the millisecond at least, which is what the engine gives.
pub trait Store: Send + Sync + fmt::Debug {
    /// Keeps the text of a SOP under its fingerprint and makes it the latest of its id. Doing so again changes
    /// only what is the latest.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn put_sop(&self, sop: &Published) -> Result<(), StoreError>;

    /// The text of a SOP.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn sop(&self, key: SopKey<'_>) -> Result<Option<Published>, StoreError>;

    /// Appends events to cases, each batch whole or not at all, all in one transaction. When this returns `Ok`,
    /// what is [`Appended::Done`] is on disk. A batch whose `expected` is not the number of events that the case
    /// has is [`Appended::Conflict`] and leaves the others alone.
    ///
    /// # Errors
    /// When the store cannot be reached; then nothing was appended.
    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError>;

    /// The events of a case with numbers greater than `after`, in order.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn history(&self, id: &InstanceId, after: u32) -> Result<Vec<Row>, StoreError>;

    /// Cases, in the order of their ids.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, StoreError>;

    /// Open tasks, the one that is due first at the head; behind those that are due, the longest open first.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, StoreError>;

    /// Cases that time will change, in the order of their [`Summary::wake_at`] and then of their ids, from behind a
    /// place in that order; at most `limit`, 0 for all. Has to find them without looking at others.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn sleepers(&self, after: Option<&Sleeper>, limit: usize) -> Result<Vec<Sleeper>, StoreError>;

    /// Events of all cases in the order in which they were appended, from behind a position, at most `limit` and 0
    /// for all. No event ever comes in between or before those that were read, so that a reader who goes on behind
    /// the last position misses nothing.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn feed(&self, after: u64, limit: usize) -> Result<Vec<FeedRow>, StoreError>;
}

/// A SOP as it was published. The profile of an office is kept in the same way, under the id `profil/ID`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// Its id.
    pub sop: SopId,
    /// The fingerprint of its text.
    pub fingerprint: Fingerprint,
    /// The text.
    pub text: String,
}

/// How a SOP is asked for.
#[derive(Clone, Copy, Debug)]
pub enum SopKey<'a> {
    /// This very text.
    Fingerprint(&'a Fingerprint),
    /// What was published last under this id.
    Latest(&'a SopId),
}

/// Events of one case that belong together, and how its summary changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Batch {
    /// The case.
    pub instance: InstanceId,
    /// How many events the case has so far.
    pub expected: u32,
    /// The events, numbered from `expected + 1`, each a line of JSON.
    pub events: Vec<String>,
    /// How the case stands after them.
    pub summary: Summary,
    /// Tasks that are no longer open, or that have changed.
    pub closed: Vec<TaskId>,
    /// Tasks that are open now, or that have changed.
    pub opened: Vec<Task>,
    /// All one-time steps that the case has done, if these have changed.
    pub marks: Option<Vec<Mark>>,
}

/// How a case stands, for lists: can be rebuilt from its events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The SOP.
    pub sop: SopId,
    /// The text that the case keeps to.
    pub fingerprint: Fingerprint,
    /// `running`, `suspended`, `ended` or `cancelled`; `register` for a stream that is no case.
    pub status: String,
    /// The name of the end that was reached.
    pub end: Option<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When its last event happened.
    pub updated_at: DateTime<Utc>,
    /// When time next brings something about; `None` when it never does.
    pub wake_at: Option<DateTime<Utc>>,
}

/// A case in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// The case.
    pub instance: InstanceId,
    /// How many events it has.
    pub events: u32,
    /// How it stands.
    pub summary: Summary,
}

/// A case that time will change.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Sleeper {
    /// When.
    pub wake_at: DateTime<Utc>,
    /// The case.
    pub instance: InstanceId,
}

/// An open task in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// The case.
    pub instance: InstanceId,
    /// Its number in the case.
    pub task: TaskId,
    /// The SOP.
    pub sop: SopId,
    /// The text of it that the case keeps to.
    pub fingerprint: Fingerprint,
    /// The step.
    pub step: StepId,
    /// On whose list.
    pub role: RoleId,
    /// What kind of work.
    pub kind: TaskKind,
    /// Since when.
    pub offered_at: DateTime<Utc>,
    /// Standard time as printed.
    pub due: Option<Arc<str>>,
    /// What to aim at, where that is earlier than the limit.
    pub target: Option<DateTime<Utc>>,
    /// What not to exceed.
    pub limit: Option<DateTime<Utc>>,
    /// Whether holidays that were not known may change what the office makes of the limit.
    pub provisional: bool,
    /// The role that may act on it too, because it is overdue.
    pub escalated_to: Option<RoleId>,
    /// Who has taken it or was given it.
    pub assignee: Option<ActorId>,
}

impl Task {
    /// Its place in a list: what is due first stands first, and behind all that is due, what has waited longest.
    pub fn order(&self) -> (bool, Option<DateTime<Utc>>, DateTime<Utc>, &InstanceId, TaskId) {
        (self.limit.is_none(), self.limit, self.offered_at, &self.instance, self.task)
    }

    /// Whether it is on the list of a role.
    pub fn is_for(&self, role: &RoleId) -> bool {
        self.role == *role || self.escalated_to.as_ref() == Some(role)
    }
}

/// Which cases to list; what is `None` does not matter.
#[derive(Clone, Debug, Default)]
pub struct CaseQuery {
    /// Of this SOP.
    pub sop: Option<SopId>,
    /// With this status.
    pub status: Option<String>,
    /// That have done this one-time step.
    pub mark: Option<Mark>,
    /// Behind this id.
    pub after: Option<InstanceId>,
    /// At most so many; 0 for all.
    pub limit: usize,
}

/// Which tasks to list; what is `None` does not matter. Tasks of suspended cases are left out.
#[derive(Clone, Debug, Default)]
pub struct TaskQuery {
    /// Of this case.
    pub instance: Option<InstanceId>,
    /// Of this SOP.
    pub sop: Option<SopId>,
    /// On this role's list, also because it is overdue and was escalated to it.
    pub role: Option<RoleId>,
    /// Taken by or given to this person.
    pub assignee: Option<ActorId>,
    /// At most so many; 0 for all.
    pub limit: usize,
}

/// An event of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number in the case.
    pub number: u32,
    /// The event, as it was given.
    pub body: String,
}

/// An event among those of all cases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeedRow {
    /// Its place in the order of appending: to be given to the next call of [`Store::feed`].
    pub position: u64,
    /// The case.
    pub instance: InstanceId,
    /// Its number in the case.
    pub number: u32,
    /// The event, as it was given.
    pub body: String,
}

/// What became of a batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Appended {
    /// It is on disk.
    Done,
    /// Another writer was first: the case has another number of events than expected.
    Conflict,
}

/// Why a store failed. The cause is for logs; [`StoreError::text`] is for people.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The store cannot be reached or is busy, or its disk is full. Trying again can help.
    #[error("the store is not available: {what}")]
    Unavailable {
        /// What was tried.
        what: Text,
        /// What the store's library says.
        #[source]
        cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
    },
    /// The store holds something that cannot be right. Trying again does not help; the case is left alone.
    #[error("the store holds nonsense: {what} at {place}")]
    Corrupt {
        /// What.
        what: Text,
        /// Where.
        place: String,
    },
    /// What was to be opened is no store, or a newer release's. Nothing in it was touched; trying again does not
    /// help, another place or release does.
    #[error("{place} is no store that this release can use: {what}")]
    Foreign {
        /// Why not.
        what: Text,
        /// Where.
        place: String,
    },
}

impl StoreError {
    /// A store that cannot be reached.
    pub fn unavailable(what: Text, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Unavailable { what, cause: Some(Arc::new(cause)) }
    }

    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::Unavailable { what: Text { id, en }, cause } => {
                let cause = cause.as_ref().map(|cause| format!(" ({cause})")).unwrap_or_default();
                say!(id: "penyimpanan tidak dapat dicapai: {id}{cause}; coba lagi", en: "the store is not available: {en}{cause}; try again")
            }
            Self::Corrupt { what: Text { id, en }, place } => {
                say!(id: "isi penyimpanan rusak: {id} pada {place}; pulihkan dari cadangan", en: "the store holds nonsense: {en} at {place}; restore it from a backup")
            }
            Self::Foreign { what: Text { id, en }, place } => {
                say!(id: "`{place}` bukan penyimpanan yang dapat dipakai: {id}", en: "`{place}` is no store that can be used: {en}")
            }
        }
    }
}
