//! The SOP file: its types, how it is read and how it is written.

mod decree;
mod definition;
mod fields;
mod identity;
mod loc;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
mod step;
mod texts;
mod write;
mod yaml;

pub use decree::{Decree, Enacted};
pub use definition::{Definition, Explanation, Lane, Stage, Titles};
pub use fields::{Ordered, Texts};
pub use identity::{Approval, Identity};
pub use loc::Loc;
pub use read::{Document, MISSING_KEY, READ_RULES, read, read_bytes};
pub use step::{Bound, Branch, Deadline, Inference, Inferred, JoinMode, Performers, Step};
pub use write::WriteError;
pub(crate) use read::missing;
pub(crate) use texts::references;
