//! The decree: letterhead, number and subject, what it considers and recalls, what it decides, who signs, who gets a copy.

use alir::sop::Decree;

use crate::page::{Area, Item, Role};

use super::Enactment;
use super::setting::{SetLine, Setting, one_line};
use super::sheet::{Running, Sheet, Way};
use super::signature::Signature;

/// What stays free left and right.
pub(super) const SIDE: f64 = 25.0;
const NAME: Setting = Setting::bold(14.0).middle();
const ADDRESS: Setting = Setting::plain(9.0).middle();
const TITLE: Setting = Setting::bold(12.0).middle().spaced(1.3);
const TEXT: Setting = Setting::plain(11.0).both().spaced(1.35);
const SMALL: Setting = Setting::plain(9.5).spaced(1.3);
const LOGO: (f64, f64) = (22.0, 24.0);
/// Columns: the label, the colon, and what numbers a clause.
const LABEL: f64 = 27.0;
const COLON: f64 = 4.0;
const NUMBER: f64 = 8.0;
/// Between clauses, and between parts of the decree.
const GAP: f64 = 1.2;
const PART: f64 = 5.0;
const SIGNATURE_WIDTH: f64 = 85.0;

/// What the whole is called.
pub(super) fn title(decree: &Decree) -> &str {
    decree.title.value.trim()
}

/// Whether a line of the letterhead is the name of an organisation: addresses have small letters.
pub(crate) fn is_name(line: &str) -> bool {
    !line.chars().any(char::is_lowercase)
}

/// What the SOPs that are enacted say of it.
pub(crate) fn annex(decree: &Decree) -> String {
    let number = decree.number.as_ref().map(|number| format!(" Nomor {}", number.value.trim()));
    let date = decree.enacted.as_ref().and_then(|enacted| enacted.date.as_ref());
    let date = date.map(|date| format!(" Tanggal {}", date.value.trim()));
    one_line(&format!(
        "Lampiran {}{}{}",
        decree.title.value,
        number.unwrap_or_default(),
        date.unwrap_or_default()
    ))
}

/// The pages of a decree.
pub(super) fn pages(sheet: &mut Sheet, enactment: &Enactment<'_>) {
    let decree = enactment.decree;
    sheet.begin(Way::Portrait, SIDE, Running { numbered: true, ..Running::default() });
    sheet.mark(1, title(decree));
    letterhead(sheet, enactment);
    let (left, width) = (sheet.left, sheet.width());
    sheet.paragraph(&Role::Heading(1), title(decree), left, width, &TITLE);
    let plain = Setting { bold: false, ..TITLE };
    if let Some(number) = &decree.number {
        sheet.paragraph(&Role::Paragraph, &format!("NOMOR : {}", number.value.trim()), left, width, &plain);
    }
    sheet.y += PART / 2.0;
    sheet.paragraph(&Role::Paragraph, "TENTANG", left, width, &plain);
    sheet.y += PART / 2.0;
    sheet.paragraph(&Role::Paragraph, &decree.subject, left, width, &TITLE);
    if let Some(office) = &decree.office {
        sheet.y += PART;
        sheet.paragraph(&Role::Paragraph, office, left, width, &TITLE);
    }
    sheet.y += PART;
    let letters = ('a'..='z').map(|letter| format!("{letter}."));
    clauses(
        sheet,
        "Menimbang",
        decree.considering.iter().zip(letters.chain(std::iter::repeat(String::new()))),
    );
    sheet.y += PART / 2.0;
    clauses(sheet, "Mengingat", decree.recalling.iter().zip((1..).map(|number: u32| format!("{number}."))));
    sheet.y += PART;
    sheet.need(TITLE.line() * 2.0 + TEXT.height(3) + PART);
    sheet.paragraph(&Role::Heading(2), "MEMUTUSKAN :", left, width, &TITLE);
    sheet.y += PART / 2.0;
    clause(sheet, "Menetapkan", None, "");
    let signature = signature(decree);
    let last = decree.decides.entries.len();
    for (at, (label, text)) in decree.decides.iter().enumerate() {
        sheet.y += GAP;
        let lines = TEXT.lines(text, width - LABEL - COLON).len();
        if at + 1 == last {
            // A signature does not stand on a page without any of what is signed.
            sheet.need(TEXT.height(lines) + PART * 2.0 + signature.height());
        }
        clause(sheet, &label.value, None, text);
    }
    sheet.y += PART * 2.0;
    sheet.need(signature.height());
    let (from, top) = (sheet.right - SIGNATURE_WIDTH, sheet.y);
    sheet.add(Role::Paragraph, signature.items(from, top, signature.height()));
    sheet.y += signature.height() + PART;
    copies(sheet, decree);
}

fn letterhead(sheet: &mut Sheet, enactment: &Enactment<'_>) {
    let logo = enactment.documents.first().and_then(|document| document.logo.as_ref());
    let (mut left, mut width) = (sheet.left, sheet.width());
    let top = sheet.y;
    let mut high = 0.0;
    if let Some(logo) = logo {
        let size = logo.within(LOGO.0, LOGO.1);
        let area = Area { left, top, width: size.0, height: size.1 };
        let alt = sheet.words.logo.to_owned();
        sheet.add(Role::Figure { alt }, [Item::Image { area, logo: logo.clone() }]);
        (left, width, high) = (left + LOGO.0, width - LOGO.0, size.1);
    }
    let set = |line: &str| if is_name(line) { NAME } else { ADDRESS };
    let lines = enactment.decree.letterhead.iter().map(|line| (set(line), set(line).lines(line, width)));
    let lines: Vec<(Setting, Vec<SetLine>)> = lines.collect();
    let own: f64 = lines.iter().map(|(setting, lines)| setting.height(lines.len())).sum();
    sheet.y = top + ((high - own) / 2.0).max(0.0);
    for (setting, lines) in &lines {
        let items = setting.all(lines, left, width, sheet.y);
        sheet.add(Role::Paragraph, items);
        sheet.y += setting.height(lines.len());
    }
    if lines.is_empty() && logo.is_none() {
        return;
    }
    sheet.y = sheet.y.max(top + high) + 2.0;
    let rules = [(0.0, 1.5), (0.9, 0.5)]
        .map(|(below, pen)| Item::rule((sheet.left, sheet.y + below), (sheet.right, sheet.y + below), pen));
    sheet.add(Role::Decoration, rules);
    sheet.y += PART + 2.0;
}

/// Numbered clauses, the label before the first.
fn clauses<'t>(sheet: &mut Sheet, label: &str, all: impl Iterator<Item = (&'t str, String)>) {
    for (at, (text, number)) in all.enumerate() {
        if at > 0 {
            sheet.y += GAP;
        }
        clause(sheet, if at == 0 { label } else { "" }, Some(&number), text);
    }
}

/// A clause, with what stands before it on its first line.
fn clause(sheet: &mut Sheet, label: &str, number: Option<&str>, text: &str) {
    let mut before = Vec::new();
    let (left, width) = (sheet.left, sheet.width());
    if !label.is_empty() {
        before.extend([(left, label), (left + LABEL, ":")]);
    }
    let indent = LABEL + COLON + number.map_or(0.0, |_| NUMBER);
    before.extend(number.filter(|number| !number.is_empty()).map(|number| (left + LABEL + COLON, number)));
    let lines = TEXT.lines(text, width - indent);
    sheet.need(TEXT.height(lines.len().clamp(1, 2)));
    let begin = |(x, text): &(f64, &str)| {
        let line = SetLine { text: (*text).to_owned(), last: true };
        TEXT.set(&line, *x, 0.0, sheet.y)
    };
    let items: Vec<Item> = before.iter().map(begin).collect();
    sheet.add(Role::Paragraph, items);
    if lines.is_empty() {
        sheet.y += TEXT.line();
    }
    sheet.paragraph(&Role::Paragraph, text, left + indent, width - indent, &TEXT);
}

fn signature(decree: &Decree) -> Signature {
    let enacted = decree.enacted.clone().unwrap_or_default();
    let place = enacted.place.map(|place| format!("Ditetapkan di {}", place.value.trim()));
    let date = enacted.date.map(|date| format!("Pada tanggal {}", date.value.trim()));
    let before: Vec<String> = place.into_iter().chain(date).collect();
    let setting = Setting::plain(11.0).middle().spaced(1.3);
    Signature::of(decree.signed_by.as_ref(), &before, SIGNATURE_WIDTH, setting)
}

fn copies(sheet: &mut Sheet, decree: &Decree) {
    if decree.copies.is_empty() {
        return;
    }
    let (left, width) = (sheet.left, sheet.width());
    sheet.need(SMALL.height(3));
    sheet.paragraph(&Role::Paragraph, "Tembusan :", left, width, &SMALL);
    for (at, copy) in decree.copies.iter().enumerate() {
        sheet.need(SMALL.line());
        let number = SetLine { text: format!("{}.", at + 1), last: true };
        let item = SMALL.set(&number, left, 0.0, sheet.y);
        sheet.add(Role::Paragraph, [item]);
        sheet.paragraph(&Role::Paragraph, copy, left + NUMBER, width - NUMBER, &SMALL);
    }
}
