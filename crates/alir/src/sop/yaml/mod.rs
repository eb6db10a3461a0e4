//! YAML behind a door: text becomes a tree with positions, the tree becomes types, and neither stops at the
//! first mistake. Nothing outside this folder knows the YAML library.

mod error;
mod shape;
mod tree;
mod typed;
mod walk;

pub(crate) use error::filled_in_too_large;
pub(super) use error::{YAML_RULES, empty, not_text, too_large, too_many_findings};
pub(super) use shape::{SHAPE_RULES, odd};
pub(super) use tree::{Node, Value, parse};
pub(super) use typed::typed;
pub(super) use walk::Walk;

/// Writes any value as YAML.
pub(super) fn write<T: serde::Serialize>(value: &T) -> Result<String, String> {
    let mut options = serde_yaml::SerializerOptions::default();
    options.prefer_block_scalars = false;
    serde_yaml::to_string_with_options(value, options).map_err(|error| error.to_string())
}
