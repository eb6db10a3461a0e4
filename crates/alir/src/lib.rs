//! Reads, checks and runs standard operating procedures (SOP) as durable cases.
//!
//! A SOP is a YAML file with lanes, steps and decisions. [`load`] makes a [`Chart`] of it, an [`Engine`] runs
//! cases of it, and every completion is on disk before the call returns.
//!
//! ```
//! use alir::{Command, Engine, Error, MemoryStore};
//!
//! fn main() -> Result<(), Error> {
//!     let chart = alir::load(
//!         "
//! sop: izin
//! nama: Izin sederhana
//! pelaksana: {pemohon: Pemohon, kepala: Kepala Dinas}
//! langkah:
//!   permohonan: {kegiatan: Mengajukan permohonan, oleh: pemohon}
//!   disetujui: {keputusan: Disetujui?, oleh: kepala, cabang: {ya: terbit, tidak: permohonan}}
//!   terbit: {selesai: Izin terbit}
//! ",
//!     )?;
//!     let engine = Engine::new(MemoryStore::default());
//!     engine.publish(&chart)?;
//!
//!     let (case, pemohon, kepala) = ("IZIN-1".into(), "pemohon".into(), "kepala".into());
//!     let now = engine.start(chart.sop(), &case, &pemohon)?;
//!     let now = engine.submit(&case, &Command::complete(now.task("permohonan")?), &pemohon)?;
//!     let now = engine.submit(&case, &Command::answer(now.task("disetujui")?, "ya"), &kepala)?;
//!     assert_eq!(now.status().as_str(), "ended");
//!     Ok(())
//! }
//! ```
//!
//! Two more doors: [`decide()`] and [`Instance::replay`] are pure, for those with a store or a runtime of their own;
//! [`Engine::submit_via`] puts a completion and rows of the embedder's into one transaction.

// The modules, in the order in which they may know each other: each knows only those above it.
pub mod id; // a type for each kind of identifier
pub mod lang; // every message in two languages
pub mod diagnostic; // findings: where, what, how to mend
pub mod limits; // every hard limit
pub mod numbering; // the numbers of documents and cases
pub mod time; // words for time, office hours, due dates
pub mod condition; // a small language over the fields of a case
pub mod sop; // what people wrote: types, reading, writing
pub mod chart; // what can be run
pub mod analysis; // facts about a flow: whether every case can be finished, how long it is
pub mod diff; // what differs between two SOPs
pub mod rules; // opinions: one rule a file
pub mod instance; // what is happening: command, event, state
pub mod scenario; // a case as its test says, against what was expected
pub mod store; // the port to a disk
mod error; // what can go wrong at the front door
pub mod engine; // brings them together; the only module that acts

pub use chart::{Chart, Fingerprint};
pub use diagnostic::{Checked, Diagnostic};
pub use engine::{Clock, Engine, ManualClock, Now, SystemClock};
pub use error::Error;
pub use id::{ActorId, CommandId, InstanceId, RoleId, SopId, StepId, TaskId, ThreadId};
pub use instance::{Act, Actor, Command, Context, Event, Instance, Recorded, Rejection, State, decide};
pub use rules::{check, check_text};
pub use sop::Definition;
pub use store::{MemoryStore, Store, StoreError};

/// Reads and checks a SOP: text to [`Chart`] in one step.
///
/// # Errors
/// [`Error::Sop`] with every finding, if one of them is an error.
pub fn load(text: &str) -> Result<Chart, Error> {
    rules::load(text).map_err(Error::Sop)
}
