//! What every page repeats: the header, the notice on the electronic signature, and the number of the page.

use crate::page::{Item, Role, Text};

use super::setting::Setting;
use super::sheet::{BELOW, SIDE, Sheet};

/// A free area at the lower left corner, for the QR code of an electronic signature.
pub(super) const QR: f64 = 15.0;
/// The letters of headers and footers.
const POINTS: f64 = 7.0;
/// The baseline of the header, from the upper edge.
const HEADER: f64 = 10.5;
/// Between the QR code and the words beside it.
const GAP: f64 = 3.0;
/// How much of the footer is the number of the page.
const NUMBER_WIDTH: f64 = 45.0;

/// Adds headers and footers to all pages.
pub(super) fn add(sheet: &mut Sheet, numbers: bool) {
    let all = sheet.pages.len();
    for (at, (page, running)) in sheet.pages.iter_mut().zip(&sheet.running).enumerate() {
        let (left, right) = (SIDE, page.width - SIDE);
        if let Some([first, second]) = &running.header {
            let setting = Setting::plain(POINTS);
            let second = Text::ending(second, right, HEADER, POINTS, false);
            let room = second.x - left - GAP;
            let first =
                setting.lines(first, room).into_iter().next().map(|line| line.text).unwrap_or_default();
            let items = [Text::at(&first, left, HEADER, POINTS, false), second];
            page.add(Role::Header, items.into_iter().filter(|text| !text.text.is_empty()).map(Item::Text));
        }
        let top = page.height - BELOW + 1.0;
        let mut items = Vec::new();
        if let Some(notice) = &running.notice {
            let setting = Setting::plain(POINTS);
            let (from, room) = (left + QR + GAP, right - left - QR - 2.0 * GAP - NUMBER_WIDTH);
            let lines = setting.lines(notice, room);
            let high = setting.height(lines.len());
            items.extend(setting.all(&lines, from, room, top + ((QR - high) / 2.0).max(0.0)));
        }
        if numbers && running.numbered {
            let number = sheet.words.page(at + 1, all);
            items.push(Item::Text(Text::ending(&number, right, top + QR / 2.0 + 1.0, POINTS, false)));
        }
        page.add(Role::Footer, items);
    }
}
