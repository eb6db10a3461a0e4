//! A file that is written whole or not at all: what was there stays until the new one is complete.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::catalogue::errors;
use crate::failure::Failure;

/// Writes a file in the place of what was there, in one step.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // A link stays a link; what it leads to is written.
    let path = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
        // What is no file, such as a device, has no place in which another one could be put.
        return fs::write(&path, bytes).map_err(|error| failed(file, &error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let own = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{own}.{}.alir-tmp", std::process::id()));
    let written = (|| {
        let mut out = fs::File::create(&beside)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        if let Ok(about) = fs::metadata(&path) {
            fs::set_permissions(&beside, about.permissions())?;
        }
        fs::rename(&beside, &path)
    })();
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(file, &error)
    })
}

fn failed(file: &Path, error: &io::Error) -> Failure {
    let told = match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::IsADirectory => Failure::yours,
        _ => Failure::ours,
    };
    told("not_written", errors::not_written(file, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        write(&path, b"satu").unwrap();
        let old = folder.path().join("lama.pdf");
        fs::hard_link(&path, &old).unwrap();
        write(&path, b"dua").unwrap();
        assert_eq!([&path, &old].map(|path| fs::read(path).unwrap()), [b"dua".to_vec(), b"satu".to_vec()]);
        assert!(write(&folder.path().join("tiada/a.pdf"), b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
