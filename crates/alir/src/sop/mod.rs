//! The SOP file: its types, how it is read and how it is written.

mod data;
mod decree;
mod definition;
mod fields;
mod holidays;
mod identity;
mod inference;
mod intervention;
mod kind;
mod letterhead;
mod loc;
mod mend;
mod notices;
mod official;
mod overlay;
mod parameter;
mod place;
mod profile;
mod read;
mod scenarios;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "schema")]
mod schema_id;
#[cfg(feature = "schema")]
mod schema_id_beside;
mod step;
mod texts;
mod time;
mod write;
mod yaml;

pub use data::{Ask, Declared, FieldKind};
pub use decree::{Decree, Enacted};
pub use definition::{Definition, Explanation, Lane, Stage, Titles};
pub use fields::{Ordered, Texts};
pub use holidays::{Holiday, Holidays};
pub use identity::{Approval, Identity};
pub use inference::{Inference, Inferred};
pub use intervention::{Intervention, Verb};
pub(crate) use kind::{Misdeclared, kind};
pub use letterhead::{Head, Letterhead};
pub use loc::Loc;
pub use mend::mended;
pub use notices::{Notices, Told};
pub use official::{Acting, Official, Officials};
pub(crate) use overlay::OVERLAY_RULES;
pub use overlay::{Base, Derived, Overlay, derive, unusable};
pub use parameter::{Parameter, ParameterKind, Unfit};
pub use place::{ITEM, Place, each_place, place_at};
pub use profile::{
    CountedDays, Hours, JointLeave, Level, MeantDays, Paper, PrintedLanguage, Profile, WrittenPeriod,
};
pub use read::{Document, MISSING_KEY, READ_RULES, read, read_bytes};
pub(crate) use read::{in_order, missing, not_a_sop};
pub use scenarios::{Expectation, Scenario, Scenarios};
pub use step::{Bound, Branch, JoinMode, Performers, Step};
pub(crate) use texts::references;
pub use time::{Deadline, Escalation, Nature, Time};
pub use write::WriteError;
pub(crate) use write::unwritable;
pub(crate) use yaml::filled_in_too_large;
