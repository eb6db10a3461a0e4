//! What every page repeats: the header, the notice on the electronic signature, and the number of the page.

use crate::page::{Item, Role, Text};

use super::setting::{SetLine, Setting};
use super::sheet::{BELOW, Sheet};

/// A free area at the lower left corner, for the QR code of an electronic signature.
pub(super) const QR: f64 = 15.0;
/// The letters of headers and footers.
const POINTS: f64 = 7.0;
/// The letters of the notice: the largest with which all of it finds room.
const NOTICE_POINTS: [f64; 4] = [POINTS, 6.0, 5.0, 4.0];
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
        let (left, right) = (running.side, page.width - running.side);
        if let Some([first, second]) = &running.header {
            let second =
                Text::ending(&on_one_line(second, (right - left) / 2.0), right, HEADER, POINTS, false);
            let first = on_one_line(first, second.x - left - GAP);
            let items = [Text::at(&first, left, HEADER, POINTS, false), second];
            page.add(Role::Header, items.into_iter().filter(|text| !text.text.is_empty()).map(Item::Text));
        }
        let top = page.height - BELOW + 1.0;
        let mut items = Vec::new();
        if let Some(notice) = &running.notice {
            let (from, room) = (left + QR + GAP, right - left - QR - 2.0 * GAP - NUMBER_WIDTH);
            let fit = |points: &f64| {
                let setting = Setting::plain(*points);
                let lines = setting.lines(notice, room);
                (setting.height(lines.len()) <= QR).then_some((setting, lines))
            };
            // A notice that is too long even in the smallest letters ends where its place does.
            let cut = || {
                let setting = Setting::plain(NOTICE_POINTS[NOTICE_POINTS.len() - 1]);
                let fitting = (1..100).take_while(|lines| setting.height(*lines) <= QR).count();
                (setting, setting.lines(notice, room).into_iter().take(fitting).collect())
            };
            let (setting, lines): (Setting, Vec<SetLine>) =
                NOTICE_POINTS.iter().find_map(fit).unwrap_or_else(cut);
            let high = setting.height(lines.len());
            items.extend(setting.all(&lines, from, room, top + ((QR - high) / 2.0).max(0.0)));
        }
        if numbers && running.numbered {
            // On the line of the notice, if that is on one line.
            let setting = Setting::plain(POINTS);
            let baseline = setting.baseline(top + (QR - setting.line()) / 2.0);
            let number = sheet.words.page(at + 1, all);
            items.push(Item::Text(Text::ending(&number, right, baseline, POINTS, false)));
        }
        page.add(Role::Footer, items);
    }
}

/// A text, or as much of it as stands on one line.
fn on_one_line(text: &str, room: f64) -> String {
    let setting = Setting::plain(POINTS);
    let cut =
        |room: f64| setting.lines(text, room).into_iter().next().map(|line| line.text).unwrap_or_default();
    if setting.lines(text, room).len() <= 1 {
        return cut(room);
    }
    format!("{} …", cut(room - crate::metrics::width(" …", POINTS, false)))
}
