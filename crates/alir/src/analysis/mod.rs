//! What a chart is like, found by counting and searching: opinions on it are for the rules.

mod expected;
pub mod facts;
mod loops;
mod net;
mod people;
mod promises;
mod region;
mod search;
pub mod ways;
mod weights;

pub(crate) use promises::shortest_of;
