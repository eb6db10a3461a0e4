//! The list of contents: what begins on which page.

use crate::metrics::width;
use crate::page::{Item, Role, Text};

use super::Heading;
use super::setting::Setting;
use super::sheet::{Running, SIDE, Sheet, Way};

const TITLE: Setting = Setting::bold(12.0).middle();
const POINTS: f64 = 10.0;
const INDENT: f64 = 6.0;
/// Room for the number of the page.
const NUMBER_WIDTH: f64 = 14.0;

/// Puts the list of contents before a page. It lists what begins there or later.
pub(super) fn insert(sheet: &mut Sheet, before: usize, way: Way) {
    let later = |shift: usize| -> Vec<Heading> {
        let all = sheet.outline.iter().filter(|heading| heading.page >= before);
        all.map(|heading| Heading { page: heading.page + shift, ..heading.clone() }).collect()
    };
    // How many pages it takes does not depend on the numbers.
    let own = written(sheet, &later(0), way).pages.len();
    let entries = later(own);
    let list = written(sheet, &entries, way);
    sheet.outline.retain(|heading| heading.page < before);
    sheet.outline.push(Heading {
        level: 1,
        title: sheet.words.contents.to_owned(),
        page: before,
        top: sheet.top,
    });
    sheet.outline.extend(entries);
    sheet.pages.splice(before..before, list.pages);
    sheet.running.splice(before..before, list.running);
}

fn written(sheet: &Sheet, entries: &[Heading], way: Way) -> Sheet {
    let mut list = sheet.beside();
    let side = match way {
        Way::Landscape => SIDE,
        Way::Portrait => super::decree::SIDE,
    };
    list.begin(way, side, Running { numbered: true, ..Running::default() });
    let (left, whole) = (list.left, list.width());
    list.paragraph(&Role::Heading(1), list.words.contents, left, whole, &TITLE);
    list.y += TITLE.line();
    for entry in entries {
        let set = Setting { bold: entry.level == 1, ..Setting::plain(POINTS).spaced(1.5) };
        let indent = INDENT * f64::from(entry.level.saturating_sub(1));
        let lines = set.lines(&entry.title, whole - indent - NUMBER_WIDTH);
        if entry.level == 1 && list.y > list.top {
            list.y += 1.5;
        }
        list.need(set.height(lines.len()));
        let mut items = set.all(&lines, left + indent, whole, list.y);
        if let Some(Item::Text(last)) = items.last() {
            let number =
                Text::ending(&(entry.page + 1).to_string(), list.right, last.baseline, POINTS, set.bold);
            let from = last.x + last.width + 1.5;
            items.push(leader(from, number.x - 1.5, number.baseline));
            items.push(Item::Text(number));
        }
        list.y += set.height(lines.len());
        list.add(Role::Contents { page: entry.page }, items);
    }
    list
}

/// Dots from here to there, which stand under each other whatever comes before them.
fn leader(from: f64, to: f64, baseline: f64) -> Item {
    let dot = width(".", POINTS, false) * 2.0;
    let mut x = (from / dot).ceil() * dot;
    let mut dots = String::new();
    let begin = x;
    while x + dot <= to {
        dots.push_str(". ");
        x += dot;
    }
    let dots = dots.trim_end().to_owned();
    let own = width(&dots, POINTS, false);
    Item::Text(Text { text: dots, x: begin, baseline, points: POINTS, bold: false, width: own })
}
