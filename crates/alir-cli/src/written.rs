//! Files that a command writes: in the place of what was there, where nothing was, or where all is as it was read.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde_json::json;

use crate::catalogue::{checking, drawing, errors, making};
use crate::failure::Failure;
use crate::out::Out;
use crate::source::{UNREADABLE, name};

/// Writes a file, but never over what the command reads, and says so; `-` is standard output.
pub(crate) fn write(
    out: &mut Out,
    file: &Path,
    content: impl AsRef<[u8]>,
    read: &[&Path],
) -> Result<(), Failure> {
    let content = content.as_ref();
    if file == Path::new("-") {
        return out.raw(content);
    }
    unread(file, read)?;
    whole(file, content)?;
    if out.is_json() {
        return out.json(&json!({"written": file.display().to_string(), "bytes": content.len()}));
    }
    out.line(out.say(&drawing::written(file)).to_owned().as_str())
}

/// Sees that a file is none of those that the command reads.
pub(crate) fn unread(file: &Path, read: &[&Path]) -> Result<(), Failure> {
    let place = |path: &Path| path.canonicalize().ok();
    let there = place(file);
    let is_read =
        read.iter().any(|path| name(path) == name(file) || (there.is_some() && place(path) == there));
    if is_read { Err(Failure::yours("usage", drawing::is_read(file))) } else { Ok(()) }
}

/// Writes a file in the place of what was there.
pub(crate) fn put(file: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(file, content).map_err(|error| failed(file, &error))
}

/// Sees that a SOP file can be made, before anything is asked.
pub(crate) fn free(file: &Path, force: bool) -> Result<(), Failure> {
    let shown = name(file);
    if !file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") {
        return Err(Failure::yours("not_yaml", making::not_yaml(&shown)).hint(making::write_yaml(&shown)));
    }
    if file.exists() && !force {
        return Err(Failure::yours("is_there", making::is_there(&shown)).hint(making::force()));
    }
    Ok(())
}

/// Writes a file where none was; one that has come to be there meanwhile is not written over, unless by `force`.
pub(crate) fn new(file: &Path, text: &str, force: bool) -> Result<(), Failure> {
    if force {
        return put(file, text);
    }
    let written = fs::File::create_new(file).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| failed(file, &error))
}

/// Writes a file in one step, unless it has been changed since it was read: either the old text stands there or the new
/// one, whatever happens in between.
pub(crate) fn replace(path: &Path, read: &str, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| failed(path, &error);
    let shown = name(path);
    // A link stays a link; what it leads to is written.
    let path = fs::canonicalize(path).map_err(failed)?;
    let now =
        fs::read(&path).map_err(|error| Failure::yours(UNREADABLE, errors::unreadable(&shown, &error)))?;
    if now != read.as_bytes() {
        return Err(Failure::yours("changed_meanwhile", checking::changed_meanwhile(&shown)));
    }
    in_one_step(&path, text.as_bytes()).map_err(failed)
}

/// Writes a file in the place of what was there, in one step: what was there stays until the new one is complete.
pub(crate) fn whole(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays a link; what it leads to is written.
    let path = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
        // What is no file, such as a device, has no place in which another one could be put.
        return put(file, bytes);
    }
    in_one_step(&path, bytes).map_err(|error| failed(file, &error))
}

/// Writes a file beside its place, and puts it there when it is complete.
fn in_one_step(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden and of another kind, so that nobody takes it for the file itself.
    let beside = folder.join(format!(".{file}.{}.alir-tmp", std::process::id()));
    let written = (|| {
        let mut out = fs::File::create_new(&beside)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        if let Ok(about) = fs::metadata(path) {
            fs::set_permissions(&beside, about.permissions())?;
        }
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn failed(file: &Path, error: &io::Error) -> Failure {
    let told = match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::PermissionDenied
        | ErrorKind::IsADirectory
        | ErrorKind::AlreadyExists => Failure::yours,
        _ => Failure::ours,
    };
    told("not_written", errors::not_written(file, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_came_meanwhile_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        new(&path, "satu", false).unwrap();
        assert!(new(&path, "dua", false).is_err());
        new(&path, "tiga", true).unwrap();
        assert!(replace(&path, "satu", "empat").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "tiga");
        // Who has the old file open still sees all of it: the new one was whole before it took its name.
        let old = folder.path().join("lama.yaml");
        fs::hard_link(&path, &old).unwrap();
        replace(&path, "tiga", "empat").unwrap();
        assert_eq!([&path, &old].map(|path| fs::read_to_string(path).unwrap()), ["empat", "tiga"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        whole(&path, b"satu").unwrap();
        let old = folder.path().join("lama.pdf");
        fs::hard_link(&path, &old).unwrap();
        whole(&path, b"dua").unwrap();
        assert_eq!([&path, &old].map(|path| fs::read(path).unwrap()), [b"dua".to_vec(), b"satu".to_vec()]);
        assert!(whole(&folder.path().join("tiada/a.pdf"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
