//! What `alir report` counts: how long steps, lanes and whole cases took, and how that is shown.

pub(crate) mod collect;
pub(crate) mod json;
pub(crate) mod monitoring;
pub(crate) mod period;
pub(crate) mod rows;
mod sample;
pub(crate) mod sheet;
pub(crate) mod text;
