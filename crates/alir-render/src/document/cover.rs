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
/// Between the two lines of the border.
const BORDER: f64 = 1.2;

/// The cover of a SOP.
pub(super) fn sop(sheet: &mut Sheet, document: &Document<'_>) {
    let blocks = blocks_of_sop(document, &sheet.words);
    print(sheet, Way::Landscape, document.logo.as_ref(), &blocks);
}

/// What the cover of a SOP says, from above.
pub(crate) fn blocks_of_sop(document: &Document<'_>, words: &Words) -> [Block; 6] {
    let sop = document.chart.definition();
    let printed = sop.titles.as_ref().and_then(|titles| titles.cover.as_ref());
    let name = printed.map_or(document.chart.name(), |title| title.as_str());
    let upper = name.trim_start().to_uppercase();
    // A name that says what it is needs no other words for it.
    let says = upper.starts_with("STANDAR") || upper.starts_with("SOP ");
    let unit = sop.identity.iter().flat_map(|identity| identity.unit.iter().map(str::to_owned));
    let number = document.head.number.iter().map(|number| format!("{} {number}", words.number));
    let year = dates::of_sop(document).map(|date| chrono::Datelike::year(&date).to_string());
    [
        Block::of(OFFICE, document.head.organisation.iter().cloned()),
        Block::of(KIND, (!says).then(|| words.sop.to_owned())),
        Block::of(NAME, [name.to_owned()]),
        Block::of(SMALL, number),
        Block::of(Setting { bold: true, ..SMALL }, unit),
        Block::of(SMALL, year),
    ]
}

/// The cover of a decree and its SOPs.
pub(super) fn decree(sheet: &mut Sheet, enactment: &Enactment<'_>) {
    let logo = enactment.documents.first().and_then(|document| document.logo.as_ref());
    print(sheet, Way::Portrait, logo, &blocks_of_decree(enactment.decree));
}

/// What the cover of a decree and its SOPs says, from above.
pub(crate) fn blocks_of_decree(decree: &Decree) -> [Block; 6] {
    let organisation =
        decree.letterhead.iter().filter(|line| super::decree::is_name(line)).map(str::to_owned);
    let number = decree.number.iter().map(|number| format!("NOMOR {}", number.value.trim()));
    let year = dates::of_decree(decree).map(|date| chrono::Datelike::year(&date).to_string());
    [
        Block::of(OFFICE, organisation),
        Block::of(NAME, [decree.title.value.clone()]),
        Block::of(SMALL, number),
        Block::of(SMALL, ["TENTANG".to_owned()]),
        Block::of(NAME, [decree.subject.value.clone()]),
        Block::of(SMALL, year),
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

fn print(sheet: &mut Sheet, way: Way, logo: Option<&Logo>, blocks: &[Block]) {
    sheet.begin(way, SIDE, Running::default());
    for (inset, pen) in [(0.0, 1.5), (BORDER, 0.5)] {
        let (left, top) = (sheet.left + inset, sheet.top + inset);
        let (width, height) = (sheet.width() - 2.0 * inset, sheet.bottom - sheet.top - 2.0 * inset);
        sheet.frame(Area { left, top, width, height }, pen);
    }
    let (left, room) = (sheet.left + 2.0 * GAP, sheet.width() - 4.0 * GAP);
    let inside = sheet.bottom - sheet.top - 2.0 * GAP;
    let logo = logo.map(|logo| (logo, logo.within(LOGO.0, LOGO.1)));
    // Names without end become smaller until all stands within the border.
    let mut scale = 1.0;
    let (set, height) = loop {
        let set: Vec<(Setting, Vec<SetLine>)> = blocks
            .iter()
            .map(|block| {
                let setting = Setting { points: block.setting.points * scale, ..block.setting };
                (setting, block.texts.iter().flat_map(|text| setting.lines(text, room)).collect())
            })
            .filter(|(_, lines): &(_, Vec<_>)| !lines.is_empty())
            .collect();
        let words: f64 = set.iter().map(|(setting, lines)| setting.height(lines.len())).sum();
        let picture = logo.as_ref().map_or(0.0, |(_, (_, height))| height + GAP);
        let height = words + picture + count(set.len().saturating_sub(1)) * GAP;
        if height <= inside || scale < 0.3 {
            break (set, height);
        }
        scale *= 0.9;
    };
    sheet.y = sheet.top + GAP + ((inside - height) / 2.0).max(0.0);
    if let Some((logo, (width, height))) = logo {
        let left = sheet.left + (sheet.width() - width) / 2.0;
        let area = Area { left, top: sheet.y, width, height };
        let alt = sheet.words.logo.to_owned();
        sheet.add(Role::Figure { alt }, [Item::Image { area, logo: logo.clone() }]);
        sheet.y += height + GAP;
    }
    for (setting, lines) in &set {
        let items = setting.all(lines, left, room, sheet.y);
        sheet.add(Role::Paragraph, items);
        sheet.y += setting.height(lines.len()) + GAP;
    }
}
