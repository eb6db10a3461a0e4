//! The zip of an office file, unpacked within bounds: what it says of its sizes is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limits::{MAX_PARTS, MAX_TABLE_BYTES, MAX_UNPACKED_BYTES};
use crate::refusal::Refusal;

fn broken(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::NotATable { why: error.to_string() }
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))
}

/// Unpacks everything once, into nothing, to see that it is not too much.
pub(crate) fn bounded(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > MAX_TABLE_BYTES {
        return Err(Refusal::TooLarge);
    }
    let mut archive = open(bytes)?;
    if archive.len() > MAX_PARTS {
        return Err(Refusal::TooLarge);
    }
    let mut left = MAX_UNPACKED_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| broken(&error))?;
        let read =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(read).ok_or(Refusal::TooLarge)?;
    }
    Ok(())
}

/// Whether there is a part of this name.
pub(crate) fn has(bytes: &[u8], name: &str) -> bool {
    open(bytes).is_ok_and(|archive| archive.index_for_name(name).is_some())
}

/// A part as text.
pub(crate) fn text(bytes: &[u8], name: &str) -> Result<String, Refusal> {
    let mut archive = open(bytes)?;
    let part = archive.by_name(name).map_err(|error| broken(&error))?;
    let mut text = String::new();
    part.take(MAX_UNPACKED_BYTES).read_to_string(&mut text).map_err(|error| broken(&error))?;
    Ok(text)
}
