//! The folder of a site: nothing outside it is touched, and nothing in it that `alir site` has not written.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::catalogue::{errors, site as words};
use crate::failure::Failure;

/// The list of what was written, in the folder itself. Its first line says what it is.
const MANIFEST: &str = ".alir-situs";
const MARKER: &str = "alir situs 1";

/// The folder of a site.
pub(crate) struct Folder {
    root: PathBuf,
    /// What was written before.
    before: BTreeSet<String>,
}

/// What has changed in a folder.
#[derive(Clone, Copy, Default)]
pub(crate) struct Written {
    pub(crate) bytes: usize,
    /// Pages of SOPs that are gone.
    pub(crate) removed: usize,
}

impl Folder {
    /// A folder that is not there, that is empty, or that holds a site.
    pub(crate) fn open(root: &Path) -> Result<Self, Failure> {
        let folder = |before| Ok(Self { root: root.to_path_buf(), before });
        match fs::read_to_string(root.join(MANIFEST)) {
            Ok(text) => match text.strip_prefix(MARKER).and_then(|rest| rest.strip_prefix('\n')) {
                Some(names) => {
                    folder(names.lines().filter(|name| is_inside(name)).map(str::to_owned).collect())
                }
                None => Err(not_ours(root)),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => match fs::read_dir(root) {
                Ok(mut entries) => match entries.next() {
                    None => folder(BTreeSet::new()),
                    Some(_) => Err(not_ours(root)),
                },
                Err(error) if error.kind() == ErrorKind::NotFound => folder(BTreeSet::new()),
                Err(error) => Err(failed(root, &error)),
            },
            Err(error) => Err(failed(root, &error)),
        }
    }

    /// Writes the pages, and removes those of before that are no more. If that breaks off, the list knows all that may
    /// have been written, so that the next time goes on.
    pub(crate) fn write(&self, pages: &[(String, String)]) -> Result<Written, Failure> {
        let now: BTreeSet<String> = pages.iter().map(|(name, _)| name.clone()).collect();
        for name in &now {
            self.may_write(name)?;
        }
        fs::create_dir_all(&self.root).map_err(|error| failed(&self.root, &error))?;
        self.list(&self.before.union(&now).cloned().collect())?;
        let mut written = Written::default();
        for (name, text) in pages {
            let path = self.root.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
            }
            // What has not changed keeps its date.
            let same = fs::read(&path).is_ok_and(|there| there == text.as_bytes());
            if !same {
                fs::write(&path, text).map_err(|error| failed(&path, &error))?;
            }
            written.bytes += text.len();
        }
        for name in self.before.difference(&now) {
            written.removed += usize::from(self.remove(name));
        }
        self.list(&now)?;
        Ok(written)
    }

    /// That nothing is written through a link, and over nothing but what was written before.
    fn may_write(&self, name: &str) -> Result<(), Failure> {
        if self.is_linked(name) {
            return Err(Failure::yours("not_written", words::leads_out(&self.root.join(name))));
        }
        let path = self.root.join(name);
        if path.symlink_metadata().is_ok() && !self.before.contains(name) {
            return Err(Failure::yours("not_written", words::not_written_by_us(&path))
                .hint(words::take_another_folder()));
        }
        Ok(())
    }

    /// Whether a part of the way to a file is a link.
    fn is_linked(&self, name: &str) -> bool {
        let mut path = self.root.clone();
        name.split('/').any(|part| {
            path.push(part);
            path.is_symlink()
        })
    }

    /// Removes a page of before, and folders that are empty then.
    fn remove(&self, name: &str) -> bool {
        if self.is_linked(name) || fs::remove_file(self.root.join(name)).is_err() {
            return false;
        }
        let mut folder = Path::new(name).parent();
        while let Some(empty) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            if fs::remove_dir(self.root.join(empty)).is_err() {
                break;
            }
            folder = empty.parent();
        }
        true
    }

    fn list(&self, names: &BTreeSet<String>) -> Result<(), Failure> {
        let mut text = format!("{MARKER}\n");
        for name in names {
            text.push_str(name);
            text.push('\n');
        }
        let path = self.root.join(MANIFEST);
        if path.is_symlink() {
            return Err(Failure::yours("not_written", words::leads_out(&path)));
        }
        fs::write(&path, text).map_err(|error| failed(&path, &error))
    }
}

/// Whether a name leads to a file below the folder, and nowhere else.
fn is_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_))) && !name.contains('\\')
}

fn not_ours(root: &Path) -> Failure {
    Failure::yours("not_a_site", words::not_a_site(root)).hint(words::take_another_folder())
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    let told = match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::PermissionDenied
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory => Failure::yours,
        _ => Failure::ours,
    };
    told("not_written", errors::not_written(path, error))
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_list_leads_nowhere_else() {
        for name in ["index.html", "buol/a b.html", "x/y/z.html"] {
            assert!(is_inside(name), "{name}");
        }
        for name in ["", "../a.html", "x/../../a.html", "/etc/passwd", "x\\..\\a", "."] {
            assert!(!is_inside(name), "{name}");
        }
    }
}
