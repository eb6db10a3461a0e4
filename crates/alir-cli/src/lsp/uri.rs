//! Names of files as an editor writes them, and as we do.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

use crate::checking::sarif;
use crate::source;

/// The path of a `file:` reference; none of anything else.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    // What stands before the first `/` names a machine: this one.
    let decoded = decoded(&rest[rest.find('/')?..])?;
    // On Windows a path begins with its drive.
    let drive = decoded.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(PathBuf::from(if drive { &decoded[1..] } else { &decoded }))
}

/// A reference to a file by its path, which begins at the root of the machine.
pub(super) fn of(path: &Path) -> Option<Uri> {
    Uri::from_str(&sarif::uri(&source::name(path))).ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first == b'%'
            && let Some(byte) = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())
            && let Ok(byte) = u8::from_str_radix(byte, 16)
        {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        for (given, wanted) in [
            ("file:///a/b%20c.yaml", Some("/a/b c.yaml")),
            ("file://mesin/a/%C3%A9.yaml#x", Some("/a/é.yaml")),
            ("file:///a/50%.yaml", Some("/a/50%.yaml")),
            ("file:///a/%ff.yaml", None),
            ("file://", None),
            ("untitled:Untitled-1", None),
        ] {
            assert_eq!(path(given), wanted.map(PathBuf::from), "{given}");
        }
        let uri = of(Path::new("/a/b c é.yaml")).unwrap();
        assert_eq!(uri.as_str(), "file:///a/b%20c%20%C3%A9.yaml");
        assert_eq!(path(uri.as_str()).unwrap(), Path::new("/a/b c é.yaml"));
    }
}
