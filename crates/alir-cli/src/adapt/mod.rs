//! A SOP of another office made one's own: an overlay is written, and later follows its base.

pub(crate) mod follow;
pub(crate) mod kept;
mod pin;
pub(crate) mod write;
