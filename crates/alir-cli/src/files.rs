//! The files that a command is about: those that are named, and those in the folders that are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::catalogue::errors;
use crate::failure::Failure;
use crate::source;

/// The files that are meant: those named, and those in the folders named, each once.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        let about = std::fs::metadata(path)
            .map_err(|error| Failure::yours("not_found", errors::unreadable(&source::name(path), &error)))?;
        if about.is_dir() {
            in_folder(path, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|path| seen.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    if found.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| source::name(path)).collect();
        return Err(Failure::yours("no_files", errors::no_files(&names.join("`, `"))));
    }
    Ok(found)
}

/// The files below a folder that may be ours, sorted. Hidden folders and links to folders are passed over, so that
/// no way leads round in circles.
fn in_folder(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |path: &Path, error: &std::io::Error| {
        Failure::yours("unreadable", errors::unreadable(&source::name(path), error))
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        entries.push(entry.map_err(|error| failed(folder, &error))?.path());
    }
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let linked = path.is_symlink();
        if path.is_dir() && !hidden && !linked {
            in_folder(&path, found)?;
        } else if is_yaml(&path) && (path.is_file() || !path.exists()) {
            // A link that leads nowhere is told of; a pipe, which would keep us waiting, is passed over.
            found.push(path);
        }
    }
    Ok(())
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}
