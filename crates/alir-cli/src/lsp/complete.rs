//! What may be typed at a place: keys, words, and the names of what the SOP has.

use alir::sop::{Place, place_at};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

use super::desk::{Desk, File};
use super::names::{self, Name};
use super::schema::{self, Allowed};

/// More than these are not offered at once; the editor asks again when more letters are typed.
const MOST: usize = 500;

/// A word that nobody has typed, to see what a word here would be.
const WORD: &str = "\u{f8ff}";

/// What may be typed at an offset (in bytes).
pub(super) fn complete(desk: &Desk, file: &File, offset: usize) -> CompletionList {
    let text = file.buffer.text();
    let head = &text[..offset];
    let start = head.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')).len();
    let typed = head[start..].to_lowercase();
    // In brackets, a word is whole once a comma follows; outside, once the text ends; a key, once its colon follows.
    let mut offered = Vec::new();
    for end in [",", "", ": "] {
        let place = place_at(&format!("{}{WORD}{end}", &head[..start]), start);
        if let Some(place) = place.filter(|place| place.text == WORD)
            && offered.is_empty()
        {
            offered = at(desk, file, &place, offset);
            offered.retain(|offer| offer.word.to_lowercase().contains(&typed));
        }
    }
    let is_incomplete = offered.len() > MOST;
    let colon = text[offset..].trim_start_matches([' ', '\t']).starts_with(':');
    let range = file.buffer.range(alir::diagnostic::Span::new(bytes(start), bytes(offset)));
    let item = |(at, offer): (usize, Offer)| {
        let new_text = if offer.is_key && !colon { format!("{}: ", offer.word) } else { offer.word.clone() };
        CompletionItem {
            label: offer.word,
            kind: Some(offer.kind),
            detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
            documentation: Some(offer.about).filter(|about| !about.is_empty()).map(|value| {
                Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
            }),
            // In the order of the file, not of the alphabet.
            sort_text: Some(format!("{at:05}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        }
    };
    CompletionList { is_incomplete, items: offered.into_iter().take(MOST).enumerate().map(item).collect() }
}

fn bytes(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A word that may be typed.
struct Offer {
    word: String,
    is_key: bool,
    kind: CompletionItemKind,
    /// In a line.
    detail: String,
    /// At length.
    about: String,
}

fn at(desk: &Desk, file: &File, place: &Place, offset: usize) -> Vec<Offer> {
    let (kind, way, is_key) = (file.kind(), place.way(), place.is_key);
    if let Some(name) = names::meant(kind, &way, is_key) {
        let of_name = |named: names::Named| Offer {
            word: named.id,
            is_key,
            kind: symbol(name),
            detail: named.about,
            about: String::new(),
        };
        // Where names are given, those that are there need not be offered; an overlay gives none.
        let gives = is_key && way.len() == 1 && kind != schema::Kind::Overlay;
        let sop = (!gives).then(|| desk.sop_of(file, offset)).flatten();
        let named = sop.map(|sop| names::all(&sop.definition, name, desk.lang)).unwrap_or_default();
        return named
            .into_iter()
            .filter(|named| !is_key || !place.before.contains(&named.id))
            .map(of_name)
            .collect();
    }
    let of_schema = |Allowed { word, about }: Allowed| {
        let kind = if is_key { CompletionItemKind::PROPERTY } else { CompletionItemKind::ENUM_MEMBER };
        Offer { word, is_key, kind, detail: String::new(), about }
    };
    let allowed =
        if is_key { schema::keys(kind, &way, desk.lang) } else { schema::words(kind, &way, desk.lang) };
    let new = |allowed: &Allowed| !is_key || !place.before.contains(&allowed.word);
    allowed.into_iter().filter(new).map(of_schema).collect()
}

fn symbol(name: Name) -> CompletionItemKind {
    match name {
        Name::Step => CompletionItemKind::FUNCTION,
        Name::Lane => CompletionItemKind::CLASS,
        Name::Field => CompletionItemKind::FIELD,
        Name::Stage => CompletionItemKind::MODULE,
        Name::Parameter => CompletionItemKind::CONSTANT,
        Name::File => CompletionItemKind::FILE,
    }
}
