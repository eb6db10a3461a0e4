//! What is in a folder: SOPs that can be shown, decrees, and files that have errors.

use std::collections::BTreeSet;
use std::path::Path;

use alir::analysis::facts::Assumed;
use alir::sop::{Decree, Document};

use super::names;
use crate::commands::stats::known;
use crate::facts::Known;
use crate::failure::Failure;
use crate::files::find;
use crate::printing::Masthead;
use crate::source::{self, Source};

/// What is in a folder.
pub(crate) struct Book {
    pub(crate) sops: Vec<Sop>,
    pub(crate) decrees: Vec<Paper>,
    /// Why files are left out.
    pub(crate) refused: Vec<Failure>,
}

/// A SOP that has a page.
pub(crate) struct Sop {
    /// Its page, counted from the folder of the site.
    pub(crate) page: String,
    pub(crate) known: Known,
    pub(crate) masthead: Masthead,
    /// The file of its base, as counted from where the command runs.
    pub(crate) base: Option<String>,
}

/// A decree.
pub(crate) struct Paper {
    /// Its file.
    pub(crate) name: String,
    pub(crate) decree: Decree,
}

/// Reads a folder; `seen` is told how many files are read, and of how many.
pub(crate) fn read(folder: &Path, seen: &mut dyn FnMut(usize, usize)) -> Result<Book, Failure> {
    let files = find(std::slice::from_ref(&folder.to_path_buf()))?;
    let mut taken = BTreeSet::from([names::INDEX.to_owned()]);
    let mut book = Book { sops: Vec::new(), decrees: Vec::new(), refused: Vec::new() };
    for (at, path) in files.iter().enumerate() {
        seen(at, files.len());
        let source = Source::load(path);
        match &source.document {
            Some(Document::Profile(_) | Document::Holidays(_) | Document::Scenarios(_)) => continue,
            Some(Document::Decree(decree)) if !source.has_errors() => {
                let decree = (**decree).clone();
                book.decrees.push(Paper { name: source.name, decree });
                continue;
            }
            Some(Document::Sop(_) | Document::Overlay(_) | Document::Decree(_)) | None => {}
        }
        let base = if source.is_derived() { base_of(path, &source.name) } else { None };
        match known(path, source, &Assumed::default()) {
            Ok(known) => {
                let below = path.strip_prefix(folder).unwrap_or(path);
                let page = names::of_page(&source::name(below), &mut taken);
                let masthead = Masthead::of(&known.name, &known.chart);
                book.sops.push(Sop { page, known, masthead, base });
            }
            Err(failure) => book.refused.push(failure),
        }
    }
    Ok(book)
}

/// The file of the base of a SOP that is made from another one.
pub(crate) fn base_of(path: &Path, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    match alir::sop::read(&text).value? {
        Document::Overlay(overlay) => Some(alir::rules::beside(name, &overlay.base.file)),
        Document::Sop(_)
        | Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Scenarios(_) => None,
    }
}
