//! Covers: of a SOP, and of a decree with its SOPs.

use alir::sop::Decree;

use crate::logo::Logo;
use crate::page::{Area, Item, Role};

use super::setting::{SetLine, Setting, count};
use super::sheet::{Running, SIDE, Sheet, Way};
use super::{Document, Enactment, Words, dates};

const LOGO: (f64, f64) = (60.0, 34.0);
const OFFICE: Setting = Setting::bold(15.0).middle().spaced(1.35);
const KIND: Setting = Setting::bold(22.0).middle().spaced(1.35);
const NAME: Setting = Setting::bold(17.0).middle().spaced(1.35);
const SMALL: Setting = Setting::plain(12.0).middle().spaced(1.4);
const GAP: f64 = 8.0;
/// Between what is in the middle and the rules above and below it.
const RULE_GAP: f64 = 7.0;
const RULE_PEN: f64 = 1.0;
/// How much of the width these rules are.
const RULE_SHARE: f64 = 0.5;
/// Between the border, and what stands at the head and foot.
const EDGE: f64 = 16.0;
/// Between the two lines of the border.
const BORDER: f64 = 1.2;

/// The cover of a SOP.
pub(super) fn sop(sheet: &mut Sheet, document: &Document<'_>) {
    let blocks = blocks_of_sop(document, &sheet.words);
    print(sheet, Way::Landscape, document.logo.as_ref(), &blocks);
}

/// What the cover of a SOP says at its head, in its middle and at its foot.
pub(crate) fn blocks_of_sop(document: &Document<'_>, words: &Words) -> [Vec<Block>; 3] {
    let sop = document.chart.definition();
    let printed = sop.titles.as_ref().and_then(|titles| titles.cover.as_ref());
    let name = printed.map_or(document.chart.name(), |title| title.as_str());
    let upper = name.trim_start().to_uppercase();
    // A name that says what it is needs no other words for it.
    let says = upper.starts_with("STANDAR") || upper.starts_with("SOP ");
    let unit = sop.identity.iter().flat_map(|identity| identity.unit.iter().map(str::to_owned));
    let number = document.head.number.iter().map(|number| format!("{}: {number}", words.number));
    let year = dates::of_sop(document).map(|date| chrono::Datelike::year(&date).to_string());
    [
        vec![Block::of(OFFICE, document.head.organisation.iter().cloned())],
        vec![
            Block::of(KIND, (!says).then(|| words.sop.to_owned())),
            Block::of(NAME, [name.to_owned()]),
            Block::of(SMALL, number),
        ],
        vec![Block::of(Setting { bold: true, ..SMALL }, unit), Block::of(SMALL, year)],
    ]
}

/// The cover of a decree and its SOPs.
pub(super) fn decree(sheet: &mut Sheet, enactment: &Enactment<'_>) {
    let logo = enactment.documents.first().and_then(|document| document.logo.as_ref());
    print(sheet, Way::Portrait, logo, &blocks_of_decree(enactment.decree));
}

/// What the cover of a decree and its SOPs says at its head, in its middle and at its foot.
pub(crate) fn blocks_of_decree(decree: &Decree) -> [Vec<Block>; 3] {
    let organisation =
        decree.letterhead.iter().filter(|line| super::decree::is_name(line)).map(str::to_owned);
    let number = decree.number.iter().map(|number| format!("NOMOR {}", number.value.trim()));
    let year = dates::of_decree(decree).map(|date| chrono::Datelike::year(&date).to_string());
    [
        vec![Block::of(OFFICE, organisation)],
        vec![
            Block::of(NAME, [decree.title.value.clone()]),
            Block::of(SMALL, number),
            Block::of(SMALL, ["TENTANG".to_owned()]),
            Block::of(NAME, [decree.subject.value.clone()]),
        ],
        vec![Block::of(SMALL, year)],
    ]
}

/// Texts of one size under each other.
pub(crate) struct Block {
    setting: Setting,
    texts: Vec<String>,
}

impl Block {
    /// The texts as one of several lines, the size of their letters, and whether they are bold.
    #[cfg(feature = "xlsx")]
    pub(crate) fn words(&self) -> (String, f64, bool) {
        (self.texts.join("\n"), self.setting.points, self.setting.bold)
    }

    fn of(setting: Setting, texts: impl IntoIterator<Item = String>) -> Self {
        Self { setting, texts: texts.into_iter().filter(|text| !text.trim().is_empty()).collect() }
    }
}

/// The office stands at the head, what it is all about in the middle between two rules, and the rest at the foot.
fn print(sheet: &mut Sheet, way: Way, logo: Option<&Logo>, parts: &[Vec<Block>; 3]) {
    sheet.begin(way, SIDE, Running::default());
    for (inset, pen) in [(0.0, 1.5), (BORDER, 0.5)] {
        let (left, top) = (sheet.left + inset, sheet.top + inset);
        let (width, height) = (sheet.width() - 2.0 * inset, sheet.bottom - sheet.top - 2.0 * inset);
        sheet.frame(Area { left, top, width, height }, pen);
    }
    let (left, room) = (sheet.left + 2.0 * GAP, sheet.width() - 4.0 * GAP);
    let (top, bottom) = (sheet.top + EDGE, sheet.bottom - EDGE);
    let logo = logo.map(|logo| (logo, logo.within(LOGO.0, LOGO.1)));
    let picture = logo.as_ref().map_or(0.0, |(_, (_, height))| height + GAP);
    // Names without end become smaller until all stands within the border.
    let mut scale = 1.0;
    let set = loop {
        let set = parts.each_ref().map(|blocks| SetPart::of(blocks, scale, room));
        let height: f64 =
            picture + 2.0 * RULE_GAP + set.iter().map(|part| part.height + RULE_GAP).sum::<f64>();
        if height <= bottom - top || scale < 0.2 {
            break set;
        }
        scale *= 0.9;
    };
    if let Some((logo, (width, height))) = logo {
        let left = sheet.left + (sheet.width() - width) / 2.0;
        let area = Area { left, top, width, height };
        let alt = sheet.words.logo.to_owned();
        sheet.add(Role::Figure { alt }, [Item::Image { area, logo: logo.clone() }]);
    }
    let [head, middle, foot] = &set;
    let first = top + picture;
    head.print(sheet, left, room, first);
    // In the middle of the page as far as the head and the foot leave it.
    let (from, to) = (first + head.height + 2.0 * RULE_GAP, bottom - foot.height - 2.0 * RULE_GAP);
    let centre = (f64::midpoint(sheet.top, sheet.bottom) - middle.height / 2.0).min(to - middle.height);
    let at = centre.max(from);
    let wide = sheet.width() * RULE_SHARE;
    let begin = sheet.left + (sheet.width() - wide) / 2.0;
    let rule = |y: f64| Item::rule((begin, y), (begin + wide, y), RULE_PEN);
    sheet.add(Role::Decoration, [rule(at - RULE_GAP), rule(at + middle.height + RULE_GAP)]);
    middle.print(sheet, left, room, at);
    foot.print(sheet, left, room, bottom - foot.height);
}

/// A part of the cover, set into lines.
struct SetPart {
    blocks: Vec<(Setting, Vec<SetLine>)>,
    height: f64,
}

impl SetPart {
    fn of(blocks: &[Block], scale: f64, room: f64) -> Self {
        let set = |block: &Block| {
            let setting = Setting { points: block.setting.points * scale, ..block.setting };
            (setting, block.texts.iter().flat_map(|text| setting.lines(text, room)).collect())
        };
        let blocks = blocks.iter().map(set).filter(|(_, lines): &(_, Vec<_>)| !lines.is_empty());
        let blocks: Vec<(Setting, Vec<SetLine>)> = blocks.collect();
        let words: f64 = blocks.iter().map(|(setting, lines)| setting.height(lines.len())).sum();
        let height = words + count(blocks.len().saturating_sub(1)) * GAP;
        Self { blocks, height }
    }

    fn print(&self, sheet: &mut Sheet, left: f64, room: f64, mut top: f64) {
        for (setting, lines) in &self.blocks {
            sheet.add(Role::Paragraph, setting.all(lines, left, room, top));
            top += setting.height(lines.len()) + GAP;
        }
    }
}
