//! Files that a command writes: never over what it reads; `-` is standard output.

use std::io::ErrorKind;
use std::path::Path;

use serde_json::json;

use crate::catalogue::{drawing, errors};
use crate::failure::Failure;
use crate::out::Out;

/// Writes a text to a file, in the place of what was there, and says so.
pub(crate) fn write(out: &mut Out, file: &Path, text: &str, read: &[&Path]) -> Result<(), Failure> {
    if file == Path::new("-") {
        return out.raw(text.as_bytes());
    }
    let place = |path: &Path| path.canonicalize().ok();
    if place(file).is_some_and(|there| read.iter().any(|path| place(path).as_ref() == Some(&there))) {
        return Err(Failure::yours("usage", drawing::is_read(file)));
    }
    std::fs::write(file, text).map_err(|error| {
        let told = match error.kind() {
            ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::IsADirectory => Failure::yours,
            _ => Failure::ours,
        };
        told("not_written", errors::not_written(file, &error))
    })?;
    if out.is_json() {
        return out.json(&json!({"written": file.display().to_string(), "bytes": text.len()}));
    }
    out.line(out.say(&drawing::written(file)).to_owned().as_str())
}
