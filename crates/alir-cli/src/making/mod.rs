//! Makes SOP files: what was answered becomes steps, templates are filled in.

mod plan;
mod questions;
mod templates;

pub(crate) use questions::{Given, interview};
pub(crate) use templates::template;
