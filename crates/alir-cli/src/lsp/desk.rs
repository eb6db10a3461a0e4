//! The files that an editor has open, and what was found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use alir::lang::Lang;
use alir::rules::beside;
use alir::sop::{Definition, Document, read};
use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::buffer::{Buffer, Encoding};
use super::schema::Kind;
use super::uri;
use crate::checking::together::examine;
use crate::shelf::Shelf;
use crate::source::{Source, name};
use crate::trial::files_beside;

/// An open file.
pub(super) struct File {
    pub(super) uri: Uri,
    /// Its name, as `alir check` would print it.
    pub(super) name: String,
    pub(super) version: i32,
    pub(super) buffer: Buffer,
    /// What it is and what was found in it, unless something has changed since.
    checked: Option<Checked>,
    /// Whether the editor has been told so: it may ask about a file before it is told of it.
    told: bool,
}

struct Checked {
    source: Source,
    /// The other files that were asked for.
    asked: BTreeSet<String>,
}

impl File {
    /// What was found, where nothing has changed since.
    pub(super) fn source(&self) -> Option<&Source> {
        self.checked.as_ref().map(|checked| &checked.source)
    }

    pub(super) fn kind(&self) -> Kind {
        Kind::of(self.source().and_then(|source| source.document.as_ref()), self.buffer.text())
    }
}

/// The files that an editor has open.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) lang: Lang,
    pub(super) encoding: Encoding,
    /// The folder of the editor, where there is one: names are counted from there.
    root: Option<PathBuf>,
    shelf: Shelf,
    files: BTreeMap<Uri, File>,
    /// The file that was changed last; it is looked at first.
    last: Option<Uri>,
}

impl Desk {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    /// Works in the folder of the editor from now on, so that names mean what they mean to `alir check` there.
    pub(super) fn move_to(&mut self, folder: &str) {
        let folder = uri::path(folder);
        self.root = folder.filter(|folder| std::env::set_current_dir(folder).is_ok());
    }

    pub(super) fn open(&mut self, uri: &Uri, version: i32, text: String) {
        let name = self.name(uri);
        self.shelf.put(&name, Some(text.clone()));
        let buffer = Buffer::new(text, self.encoding);
        self.files.insert(
            uri.clone(),
            File { uri: uri.clone(), name, version, buffer, checked: None, told: false },
        );
        self.changed(uri);
    }

    pub(super) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(file) = self.files.get_mut(uri) else { return };
        for change in changes {
            file.buffer.change(change.range, &change.text);
        }
        file.version = version;
        file.checked = None;
        file.told = false;
        self.shelf.put(&file.name, Some(file.buffer.text().to_owned()));
        self.changed(uri);
    }

    pub(super) fn close(&mut self, uri: &Uri) {
        let Some(file) = self.files.remove(uri) else { return };
        self.shelf.put(&file.name, None);
        self.forget_about(&file.name);
    }

    /// Something on the disk is not as it was.
    pub(super) fn disk_changed(&mut self, uri: &Uri) {
        let name = self.name(uri);
        self.forget_about(&name);
    }

    fn changed(&mut self, uri: &Uri) {
        if let Some(name) = self.files.get(uri).map(|file| file.name.clone()) {
            self.forget_about(&name);
        }
        self.last = Some(uri.clone());
    }

    /// What was found in files that asked for this one is no longer so.
    fn forget_about(&mut self, name: &str) {
        let name = beside("", name);
        for file in self.files.values_mut() {
            if file.checked.as_ref().is_some_and(|checked| checked.asked.contains(&name)) {
                file.checked = None;
                file.told = false;
            }
        }
    }

    /// An open file of which the editor has to be told, that in which somebody types first.
    pub(super) fn waiting(&self) -> Option<Uri> {
        let waits = |file: &&File| !file.told;
        let last = self.last.as_ref().and_then(|uri| self.files.get(uri)).filter(waits);
        last.or_else(|| self.files.values().find(waits)).map(|file| file.uri.clone())
    }

    /// Checks an open file, unless nothing has changed since.
    pub(super) fn check(&mut self, uri: &Uri) {
        let Some(file) = self.files.get_mut(uri).filter(|file| file.checked.is_none()) else { return };
        self.shelf.asked();
        let mut sources = [Source::on(&self.shelf, file.name.clone(), file.buffer.text().to_owned())];
        examine(&mut sources, &self.shelf);
        let [mut source] = sources;
        if source.is_derived() {
            source.bring_home();
            // What resulted stands in no file; places in it mean nothing here.
            source.document = None;
        }
        source.findings.sort_by_key(|finding| finding.span);
        file.checked = Some(Checked { source, asked: self.shelf.asked() });
    }

    /// The editor is told what was found in a file.
    pub(super) fn tell(&mut self, uri: &Uri) {
        if let Some(file) = self.files.get_mut(uri) {
            file.told = true;
        }
    }

    /// The open file.
    pub(super) fn get(&self, uri: &Uri) -> Option<&File> {
        self.files.get(uri)
    }

    /// The SOP whose names hold in a file: its own, or that of its scenarios. While a line is typed that spoils the
    /// whole, the text without it.
    pub(super) fn sop_of(&self, file: &File, typing_at: usize) -> Option<Sop> {
        match file.source()?.document.as_ref() {
            Some(Document::Sop(sop)) => {
                return Some(Sop { name: file.name.clone(), definition: sop.clone() });
            }
            Some(Document::Scenarios(given)) => return self.sop_named(&beside(&file.name, &given.sop)),
            Some(_) => return None,
            None => {}
        }
        match read(&without_line(file.buffer.text(), typing_at)).value? {
            Document::Sop(definition) => Some(Sop { name: file.name.clone(), definition }),
            Document::Scenarios(given) => self.sop_named(&beside(&file.name, &given.sop)),
            // The names that an overlay uses are those of its base.
            Document::Overlay(overlay) => self.sop_named(&beside(&file.name, &overlay.base.file)),
            Document::Decree(_) | Document::Profile(_) | Document::Holidays(_) => None,
        }
    }

    fn sop_named(&self, name: &str) -> Option<Sop> {
        let source = self.load(name)?;
        if source.is_derived() {
            return None;
        }
        let Some(Document::Sop(definition)) = source.document else { return None };
        Some(Sop { name: name.to_owned(), definition })
    }

    /// Another file, if it is there.
    pub(super) fn load(&self, name: &str) -> Option<Source> {
        self.shelf.has(name).then(|| self.shelf.load(Path::new(name)))
    }

    /// The scenario files of a SOP that are open or stand in its folder, as they are now.
    pub(super) fn tests_of(&self, sop: &str) -> Vec<Source> {
        let open = self.files.values().map(|file| beside("", &file.name));
        let names: BTreeSet<String> =
            files_beside(sop).iter().map(|path| beside("", &name(path))).chain(open).collect();
        let is_of_it = |test: &Source| {
            let given = test.document.as_ref().and_then(Document::as_scenarios);
            given.is_some_and(|given| beside(&test.name, &given.sop) == beside("", sop))
        };
        names.iter().filter_map(|name| self.load(name)).filter(is_of_it).collect()
    }

    /// The reference by which the editor knows a file.
    pub(super) fn uri(&self, name: &str) -> Option<Uri> {
        let same = |file: &&File| beside("", &file.name) == beside("", name);
        match self.files.values().find(same) {
            Some(file) => Some(file.uri.clone()),
            None => uri::of(&self.root.as_deref().unwrap_or(Path::new("/")).join(name)),
        }
    }

    /// The name of a file as `alir check` in the folder of the editor would print it.
    fn name(&self, uri: &Uri) -> String {
        let Some(path) = uri::path(uri.as_str()) else { return uri.as_str().to_owned() };
        let below = self.root.as_ref().and_then(|root| path.strip_prefix(root).ok());
        name(below.unwrap_or(&path))
    }
}

/// A SOP and the file where it stands.
pub(super) struct Sop {
    pub(super) name: String,
    pub(super) definition: Box<Definition>,
}

/// A text with blanks in place of one line, so that nothing else moves.
fn without_line(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    format!("{}{}{}", &text[..start], " ".repeat(end - start), &text[end..])
}
