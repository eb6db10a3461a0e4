//! What `alir simulate` is made of: what was typed as assumptions, and what was found as tables or JSON.

mod given;
mod screen;
mod spans;
mod view;

pub(crate) use given::{Law, arrivals, people, shares};
pub(crate) use screen::{Shown, show};
pub(crate) use spans::working;
pub(crate) use view::Report;
