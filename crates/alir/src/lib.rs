//! Reads, checks and runs standard operating procedures (SOP) as durable cases.

pub mod id;
pub mod lang;
pub mod diagnostic;
pub mod limits;
pub mod sop;
pub mod chart;
pub mod rules;

pub use rules::{check, check_text};
