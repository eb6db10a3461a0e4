//! Simulates a standard operating procedure: how long its cases take, who is busy, and where they wait.
//!
//! The flow is the engine's own: a simulated case is an [`alir::Instance`], moved on by [`alir::decide()`], so that
//! forks, joins, bounded loops and withdrawals are the very same code as in a running office, and time is counted by
//! the same [`alir::time::WorkCalendar`]. What is added is a virtual clock, people who do one task at a time, and chance.
//!
//! ```
//! use alir::time::Office;
//! use alir_sim::{Assumptions, Model, Plan, simulate};
//!
//! let chart = alir::load(
//!     "
//! sop: a
//! nama: A
//! pelaksana: {loket: Loket, kepala: Kepala}
//! langkah:
//!   periksa: {kegiatan: Memeriksa, oleh: loket, waktu: 30 menit}
//!   tanda_tangan: {kegiatan: Menandatangani, oleh: kepala, waktu: 10 menit, selesai: Selesai}
//! ",
//! )?;
//! let model = Model::new(&chart, Office::usual(), &Assumptions::default())?;
//! let outcome = simulate(&model, &Plan::default(), &|_, _| {})?;
//! assert_eq!(outcome.working.p99, 40.0 * 60.0); // each time is fixed, and nobody waits
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is assumed:
//! - A task takes working time and one person of its lane, who does nothing else until it is done, in the order in which
//!   the tasks came. Lanes outside the office have as many people as they need, and a step of waiting (*tunggu*) needs
//!   nobody; while only these have something to do, the time is on the account of the outside.
//! - A step without a standard time takes none (but a person has to be free for it); so does one whose time is only a
//!   period ([`Model::without_time`], [`Model::periods`]).
//! - Without a rate of arrivals ([`Assumptions::arrivals`]) every case has the office to itself.
//! - No other case has done a one-time step (`sekali_per`) before.
//! - Nothing is ever skipped, returned or suspended, and nobody is ill.

mod assumptions; // what the SOP does not say
mod error; // what cannot be simulated
mod draw; // chance, from a seed
mod learn; // answers of real cases
mod model; // a chart made ready
mod work; // how long a task takes
mod lane; // people and their queue
mod tally; // what is written down on the way
mod world; // the events, one after another
mod estimate; // means and how sure they are
mod outcome; // what is known at the end
mod run; // all cases, on all cores

pub use assumptions::{Assumptions, People, Rate, Service};
pub use error::SimError;
pub use estimate::Estimate;
pub use learn::Answers;
pub use model::Model;
pub use outcome::{Change, LaneOutcome, Outcome, Spread, StepOutcome};
pub use run::{Plan, simulate};
