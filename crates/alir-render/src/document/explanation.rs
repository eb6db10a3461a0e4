//! What a SOP explains before its procedure (`penjelasan`): purpose, scope and terms.

use crate::page::Role;

use super::setting::Setting;
use super::sheet::{Running, SIDE, Sheet, Way};
use super::{Document, content};

const TITLE: Setting = Setting::bold(11.0).middle();
const HEAD: Setting = Setting::bold(10.0).spaced(1.6);
const TEXT: Setting = Setting::plain(10.0).both().spaced(1.4);
const INDENT: f64 = 6.0;

/// Its pages; none if it explains nothing.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let words = sheet.words;
    let parts = content::explained(document, &words);
    if parts.is_empty() {
        return;
    }
    let running: Running = super::identity::running(document);
    sheet.begin(Way::Landscape, SIDE, running);
    sheet.mark(2, words.explanation_listed);
    let (left, width) = (sheet.left, sheet.width());
    sheet.paragraph(&Role::Heading(2), words.explanation, left, width, &TITLE);
    for (head, text) in parts {
        sheet.y += TEXT.line() / 2.0;
        sheet.need(HEAD.line() + TEXT.height(2));
        sheet.paragraph(&Role::Heading(3), head, left, width, &HEAD);
        for text in text.lines() {
            sheet.paragraph(&Role::Paragraph, text, left + INDENT, width - INDENT, &TEXT);
        }
    }
}
