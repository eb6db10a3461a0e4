//! Bases as they were when overlays were written: kept beside these, so that it can be told what changed since.

use std::fs;
use std::path::{Path, PathBuf};

use alir::{Chart, Fingerprint};

use crate::failure::Failure;
use crate::source::Source;

/// The folder beside an overlay in which its bases are kept; its name keeps it out of what is checked.
const FOLDER: &str = ".dasar";

/// How much of a fingerprint an overlay names.
const SHORT: usize = 12;

/// A fingerprint as an overlay names it.
pub(crate) fn short(print: &Fingerprint) -> &str {
    &print.as_str()[..SHORT]
}

/// Where a base is kept.
pub(crate) fn place(overlay: &Path, print: &str) -> PathBuf {
    let folder = overlay.parent().unwrap_or(Path::new(""));
    folder.join(FOLDER).join(format!("{print}.yaml"))
}

/// Keeps a base for an overlay.
pub(crate) fn keep(overlay: &Path, base: &Chart) -> Result<(), Failure> {
    let path = place(overlay, short(base.fingerprint()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, base.text())?)
}

/// The base that was kept for an overlay, if it is there and is what it was.
pub(crate) fn find(overlay: &Path, print: &str) -> Option<Chart> {
    if print.is_empty() || !print.chars().all(|sign| sign.is_ascii_hexdigit()) {
        return None;
    }
    let chart = Source::load(&place(overlay, print)).chart?;
    chart.fingerprint().as_str().starts_with(print).then_some(chart)
}
