//! Drawings of SOPs, of cases too, alone and on pages.

mod case;
mod page;
mod story;

pub(crate) use case::of_case;
pub(crate) use page::{case_page, sop_page};
