//! The sheet with the list of contents: what is on which sheet, as links.

use rust_xlsxwriter::{FormatAlign, FormatUnderline, Url};

use super::Error;
use super::axis::pixels;
use super::sheet::{Sheet, row};
use super::styles;
use super::text::{height, held};

const TITLE_POINTS: f64 = 12.0;
const POINTS: f64 = 10.0;
const TITLE_HEIGHT: f64 = 12.0;
const PADDING: f64 = 2.5;
/// How much of the width the names of sheets take.
const NAMES: f64 = 75.0;

/// Something that is listed.
pub(super) struct Entry {
    /// What it is called.
    pub(super) title: String,
    /// Whether it is a SOP, and not a part of one.
    pub(super) whole: bool,
    /// The name of its sheet.
    pub(super) sheet: String,
}

/// Writes the sheet.
pub(super) fn write(mut sheet: Sheet<'_>, landscape: bool, entries: &[Entry]) -> Result<(), Error> {
    let print = sheet.way(landscape);
    let width = print.room().width;
    for border in [width - NAMES, width] {
        sheet.columns.column(pixels(border));
    }
    let mut down = TITLE_HEIGHT;
    sheet.rows.row(pixels(down));
    for entry in entries {
        let width = if entry.whole { width } else { width - NAMES };
        down += height(&entry.title, width - 5.0, POINTS, entry.whole) + PADDING;
        sheet.rows.row(pixels(down));
    }
    sheet.sized()?;
    let title = styles::centred(styles::words(TITLE_POINTS)).set_bold();
    sheet.merge(0..1, 0..2, sheet.look.words.contents, &title)?;
    for (at, entry) in (1..).zip(entries) {
        let format = styles::words(POINTS).set_align(FormatAlign::VerticalCenter);
        let format = if entry.whole { format.set_bold() } else { format.set_indent(2) };
        let link = Url::new(format!("internal:'{}'!A1", entry.sheet)).set_text(held(&entry.title));
        let underlined = format.clone().set_underline(FormatUnderline::Single);
        if entry.whole {
            sheet.merge(at..at + 1, 0..2, "", &underlined)?;
        } else {
            sheet.put((at, 1), &entry.sheet, &format.set_indent(0))?;
        }
        sheet.cells.write_url_with_format(row(at)?, 0, link, &underlined)?;
    }
    sheet.print(print, None, 0)
}
