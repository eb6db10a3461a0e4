//! What a SOP explains before its procedure (`penjelasan`): purpose, scope and terms.

use crate::page::Role;

use super::Document;
use super::setting::Setting;
use super::sheet::{Running, SIDE, Sheet, Way};

const TITLE: Setting = Setting::bold(11.0).middle();
const HEAD: Setting = Setting::bold(10.0).spaced(1.6);
const TEXT: Setting = Setting::plain(10.0).both().spaced(1.4);
const INDENT: f64 = 6.0;

/// Its pages; none if it explains nothing.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let sop = document.chart.definition();
    let Some(explanation) = &sop.explanation else { return };
    let words = sheet.words;
    let purpose = explanation.purpose.as_ref().map(|text| (words.purpose, text.value.clone()));
    let scope = explanation.scope.as_ref().map(|text| (words.scope, text.value.clone()));
    let terms: Vec<String> =
        explanation.terms.iter().map(|(term, text)| format!("{}: {}", term.value, text.value)).collect();
    let terms = (!terms.is_empty()).then(|| (words.terms, terms.join("\n")));
    let parts: Vec<_> = [purpose, scope, terms].into_iter().flatten().collect();
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
