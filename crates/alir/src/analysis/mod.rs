//! Facts about a flow, without opinions: whether every case can be finished, and how it cannot.

mod example;
mod machine;
mod net;
mod outcomes;
mod owners;
mod reach;
pub mod soundness;
mod states;

pub(crate) use soundness::of_flow;
pub use soundness::{Defect, Soundness, soundness};
