//! Drawings of SOPs with what has happened in a case.

mod case;
mod story;

pub(crate) use case::of_case;
