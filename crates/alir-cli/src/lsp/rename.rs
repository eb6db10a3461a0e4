//! Another id for a step, in its SOP and in the scenarios of it.

use std::collections::HashMap;

use alir::diagnostic::{Code, Span};
use alir::rules;
use alir::sop::{Definition, Document, each_place, place_at};
use lsp_types::{Range, TextEdit, WorkspaceEdit};

use super::buffer::Buffer;
use super::desk::{Desk, File};
use super::names::{self, Name};
use super::schema::Kind;
use crate::source::Source;

/// The id at a place, if it is that of a step of a SOP.
pub(super) fn prepare(desk: &Desk, file: &File, offset: usize) -> Option<Range> {
    let (span, _) = step(desk, file, offset)?;
    Some(file.buffer.range(span))
}

/// Where a step is named, and its id.
fn step(desk: &Desk, file: &File, offset: usize) -> Option<(Span, String)> {
    // Of an overlay the ids are its base's.
    if file.kind() == Kind::Overlay {
        return None;
    }
    let place = place_at(file.buffer.text(), offset)?;
    names::meant(file.kind(), &place.way(), place.is_key).filter(|name| *name == Name::Step)?;
    let sop = desk.sop_of(file, offset)?;
    sop.definition.steps.get(&place.text)?;
    Some((bare(file.buffer.text(), place.span, &place.text)?, place.text))
}

/// The changes that give a step another id, wherever it is named: in its SOP, and in the scenarios that are open or stand
/// beside it. None if that is not sure: something cannot be read, or something would be found afterwards that is not found
/// now.
pub(super) fn rename(desk: &Desk, file: &File, offset: usize, new: &str) -> Option<WorkspaceEdit> {
    let (_, old) = step(desk, file, offset)?;
    let plain = new.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if !plain || !new.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let sop = desk.load(&desk.sop_of(file, offset)?.name)?;
    if definition(&sop)?.steps.get(new).is_some() {
        return None;
    }
    let tests = desk.tests_of(&sop.name);
    let renamed = with_edits(&sop, &old, new)?;
    #[expect(clippy::mutable_key_type, reason = "the type of the protocol; nothing in it changes")]
    let mut changes = HashMap::new();
    for source in std::iter::once(&sop).chain(&tests) {
        let after = with_edits(source, &old, new)?;
        if found(source, definition(&sop)?) != found(&after, definition(&renamed)?) {
            return None;
        }
        let buffer = Buffer::new(source.text.clone()?, desk.encoding);
        let edit = |span| TextEdit { range: buffer.range(span), new_text: new.to_owned() };
        let edits: Vec<_> = everywhere(source, &old)?.into_iter().map(edit).collect();
        if !edits.is_empty() {
            changes.insert(desk.uri(&source.name)?, edits);
        }
    }
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

fn definition(source: &Source) -> Option<&Definition> {
    source.document.as_ref()?.as_sop()
}

/// A file as it is with the other id.
fn with_edits(source: &Source, old: &str, new: &str) -> Option<Source> {
    let mut text = source.text.clone()?;
    for span in everywhere(source, old)?.into_iter().rev() {
        text.replace_range(span.start as usize..span.end as usize, new);
    }
    Some(Source::of(source.name.clone(), text))
}

/// The codes of what is found in a file; scenarios are held against their SOP.
fn found(source: &Source, sop: &Definition) -> Vec<Code> {
    let mut codes: Vec<_> = source.findings.iter().map(|finding| finding.code).collect();
    if let Some(Document::Scenarios(given)) = &source.document {
        codes.extend(rules::scenarios(given, Some(sop)).iter().map(|finding| finding.code));
    }
    codes
}

/// Every place where a file names a step; none if one of them is written so that it cannot be replaced.
fn everywhere(source: &Source, id: &str) -> Option<Vec<Span>> {
    let text = source.text.as_deref()?;
    let kind = Kind::of(Some(source.document.as_ref()?), text);
    let mut spans = Vec::new();
    each_place(text, |way, is_key, word, span| {
        if word == id && names::meant(kind, way, is_key) == Some(Name::Step) {
            spans.push(bare(text, span, id));
        }
    });
    spans.into_iter().collect()
}

/// Where a word stands without the quotes round it.
fn bare(text: &str, span: Span, word: &str) -> Option<Span> {
    let inside = Span { start: span.start + 1, end: span.end.saturating_sub(1) };
    let is = |span: &Span| text.get(span.start as usize..span.end as usize) == Some(word);
    [span, inside].into_iter().find(is)
}
