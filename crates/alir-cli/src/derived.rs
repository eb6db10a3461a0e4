//! SOPs that are made from others: the base is read, the changes are made, and what is found goes home.

use std::path::Path;

use alir::diagnostic::{Diagnostic, Span};
use alir::rules::beside;
use alir::sop::{Derived, Overlay, derive, unusable};

use crate::catalogue::derived as words;
use crate::shelf::Shelf;
use crate::source::{Source, UNREADABLE};

/// Overlays on overlays, at most.
const MOST_LAYERS: usize = 8;

/// What is known of a file whose SOP was made from another one.
pub(crate) struct Home {
    /// The file's own text.
    text: String,
    derived: Derived,
    /// What was found in the file itself.
    own: Vec<Diagnostic>,
    /// What is found in the base.
    of_base: Vec<Diagnostic>,
}

/// The SOP of an overlay, as a file. `above` are the files that are derived from this one, and it.
pub(crate) fn source(
    name: String,
    text: String,
    overlay: &Overlay,
    mut own: Vec<Diagnostic>,
    above: &[String],
    shelf: &Shelf,
) -> Source {
    let path = beside(&name, &overlay.base.file);
    let refused = |what| vec![unusable(&overlay.base, what)];
    let mut layers = above.to_vec();
    layers.push(path.clone());
    if above.contains(&path) || layers.len() > MOST_LAYERS {
        own.extend(refused(words::goes_round(&path)));
        return Source::unusable(name, Some(text), own);
    }
    let base = shelf.load_below(Path::new(&path), &layers);
    let Some(chart) = base.chart else {
        let unreadable = base.findings.iter().any(|finding| finding.code == UNREADABLE);
        own.extend(refused(if unreadable { words::not_there(&path) } else { words::has_errors(&path) }));
        return Source::unusable(name, Some(text), own);
    };
    let made = derive(&text, &path, chart.text());
    own.extend(made.diagnostics);
    let Some(derived) = made.value else { return Source::unusable(name, Some(text), own) };
    let result = Source::of(name, derived.text.clone());
    result.derived(Home { text, derived, own, of_base: base.findings })
}

impl Home {
    /// The file's own text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Line and column in the file's own text of a place in what resulted.
    pub(crate) fn position(&self, span: Span) -> (usize, usize) {
        self.derived.place(span).position(&self.text)
    }

    /// The file's own text, and what was found in it or caused by it.
    pub(crate) fn bring(self, findings: Vec<Diagnostic>) -> (String, Vec<Diagnostic>) {
        let Self { text, derived, mut own, of_base } = self;
        own.extend(derived.home(findings, &of_base));
        own.sort_by_key(|finding| finding.span);
        (text, own)
    }
}
