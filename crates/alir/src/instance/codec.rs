//! Events as JSON lines: the only place that knows how an event looks on disk.

use super::Recorded;

/// A line that is not an event of this or an earlier release.
#[derive(Debug, thiserror::Error)]
#[error("this is not an event: {0}")]
pub struct CodecError(#[from] serde_json::Error);

/// An event as one line of JSON.
///
/// # Errors
/// None for events of the engine; the JSON library has the last word.
pub fn to_json(event: &Recorded) -> Result<String, CodecError> {
    Ok(serde_json::to_string(event)?)
}

/// An event from one line of JSON. Fields that are not known are passed over, so that an older release can read
/// what a newer one has added.
///
/// # Errors
/// When the line is not JSON, or a field is missing, or the kind of event is not known.
pub fn from_json(line: &str) -> Result<Recorded, CodecError> {
    Ok(serde_json::from_str(line)?)
}
