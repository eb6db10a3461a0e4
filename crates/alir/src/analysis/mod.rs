//! Facts about a flow, without opinions: whether every case can be finished, and what a chart is like.

mod example;
mod expected;
pub mod facts;
mod loops;
mod machine;
mod net;
mod outcomes;
mod owners;
pub(crate) mod passing;
mod people;
mod promises;
mod reach;
mod region;
mod regions;
pub(crate) mod runs;
mod search;
pub mod shares;
pub mod soundness;
mod states;
mod walk;
pub mod ways;
mod weights;

pub(crate) use promises::shortest_of;
pub(crate) use soundness::of_flow;
pub use soundness::{Defect, Soundness, soundness};
