//! Where files are read: what an editor has open before what is on the disk.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use alir::rules::beside;

use crate::source::{Source, name};

/// The files that a check may look at. Without open ones, those on the disk.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The texts that an editor has open, by the names of their files.
    open: BTreeMap<String, String>,
    /// What was asked for since [`Shelf::asked`] was called last.
    asked: RefCell<BTreeSet<String>>,
}

impl Shelf {
    /// Reads and checks a file.
    pub(crate) fn load(&self, path: &Path) -> Source {
        self.load_below(path, &[name(path)])
    }

    /// The same of a base. `layers` are the files that are derived from it, and it.
    pub(crate) fn load_below(&self, path: &Path, layers: &[String]) -> Source {
        match self.open.get(&self.note(&name(path))) {
            Some(text) => Source::of_layer(name(path), text.clone(), layers, self),
            None => Source::load_below(path, layers, self),
        }
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.open.contains_key(&self.note(name)) || Path::new(name).is_file()
    }

    /// The size of a file and its first bytes, if it is there.
    pub(crate) fn head(&self, name: &str, most: usize) -> Option<(u64, Vec<u8>)> {
        self.note(name);
        // What is no file, such as a pipe, would keep us waiting.
        let about = std::fs::metadata(name).ok().filter(std::fs::Metadata::is_file)?;
        let mut head = Vec::new();
        File::open(name).ok()?.take(most as u64).read_to_end(&mut head).ok()?;
        Some((about.len(), head))
    }

    /// Puts the text of an editor before that of the disk; none takes it away again.
    pub(crate) fn put(&mut self, name: &str, text: Option<String>) {
        match text {
            Some(text) => self.open.insert(beside("", name), text),
            None => self.open.remove(&beside("", name)),
        };
    }

    /// The names of the files that were asked for since the last call, there or not.
    pub(crate) fn asked(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.asked.borrow_mut())
    }

    /// The one name of a file, which is kept as asked for.
    fn note(&self, name: &str) -> String {
        let name = beside("", name);
        self.asked.borrow_mut().insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_comes_first_and_every_question_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profil.yaml");
        std::fs::write(&path, "profil: disk\n").unwrap();
        let file = name(&path);
        let mut shelf = Shelf::default();
        assert_eq!(shelf.load(&path).text.unwrap(), "profil: disk\n");
        shelf.put(&file.replace("profil.yaml", "x/../profil.yaml"), Some("profil: open\n".into()));
        assert_eq!(shelf.load(&path).text.unwrap(), "profil: open\n");
        shelf.put("tidak-ada.yaml", Some(String::new()));
        assert!(shelf.has("./tidak-ada.yaml"));
        shelf.put("tidak-ada.yaml", None);
        assert!(!shelf.has("tidak-ada.yaml"));
        assert_eq!(shelf.asked(), BTreeSet::from([file, "tidak-ada.yaml".to_owned()]));
        assert_eq!(shelf.asked(), BTreeSet::new());
    }
}
