//! Notices that files have changed: looks at their times and sizes now and then.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often files are looked at.
const EVERY: Duration = Duration::from_millis(500);

/// When each file was changed, and how large it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Seen(BTreeMap<PathBuf, Option<(Option<SystemTime>, u64)>>);

impl Seen {
    /// How files are now; one that cannot be looked at has a state too.
    pub(crate) fn now(files: &[PathBuf]) -> Self {
        let state = |path: &Path| {
            let about = std::fs::metadata(path).ok()?;
            Some((about.modified().ok(), about.len()))
        };
        Self(files.iter().map(|path| (path.clone(), state(path))).collect())
    }
}

/// Waits until what `files` names is not as it was seen.
pub(crate) fn until_changed(seen: &Seen, files: impl Fn() -> Vec<PathBuf>) {
    loop {
        thread::sleep(EVERY);
        if Seen::now(&files()) != *seen {
            return;
        }
    }
}
