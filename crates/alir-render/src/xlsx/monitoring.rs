//! The sheet with the form for monitoring (`PermenPANRB` 35/2012, Tabel 7): a row for each step, to be filled in.

use super::Error;
use rust_xlsxwriter::FormatAlign;

use super::axis::pixels;
use super::sheet::{Sheet, row};
use super::styles::{self, ALL};
use super::text::{divided, height};
use crate::Document;
use crate::document::Words;
use crate::document::content::{MONITORING_COLUMNS, Monitored, monitored};

const TITLE_HEIGHT: f64 = 7.0;
const HEAD_HEIGHTS: [f64; 2] = [6.0, 9.0];
const LEAST_ROW: f64 = 9.0;
const PADDING: f64 = 2.0;
const TITLE_POINTS: f64 = 11.0;
const POINTS: f64 = 8.0;
/// A form that is at most so much higher than a page is printed smaller, on one.
const SHRINKS: f64 = 1.2;
/// The rows above the first step: two titles, two of heads.
const ABOVE: usize = 4;

/// Writes the sheet.
pub(super) fn write(mut sheet: Sheet<'_>, document: &Document<'_>) -> Result<(), Error> {
    let words = sheet.look.words;
    let print = sheet.way(true);
    let scale = print.room().width / MONITORING_COLUMNS.iter().sum::<f64>();
    let (mut right, mut down) = (0.0, 0.0);
    for width in MONITORING_COLUMNS {
        right += width * scale;
        sheet.columns.column(pixels(right));
    }
    for height in [TITLE_HEIGHT, TITLE_HEIGHT].into_iter().chain(HEAD_HEIGHTS) {
        down += height;
        sheet.rows.row(pixels(down));
    }
    let width = MONITORING_COLUMNS[1] * scale;
    let mut rows = Vec::new();
    for asked in monitored(document) {
        // Of a stage nothing is written down.
        let least = if asked.is_stage { 0.0 } else { LEAST_ROW };
        down += (height(asked.text, width, POINTS, asked.is_stage) + PADDING).max(least);
        rows.push((asked, sheet.rows.row(pixels(down))));
    }
    let end = [down + TITLE_HEIGHT, down + 2.0 * TITLE_HEIGHT].map(|down| sheet.rows.row(pixels(down)).start);
    sheet.sized()?;
    let title = styles::centred(styles::words(TITLE_POINTS));
    let all = 0..MONITORING_COLUMNS.len();
    sheet.merge(0..1, all.clone(), words.monitoring, &title.clone().set_bold())?;
    sheet.merge(1..2, all, document.chart.name(), &title.set_font_size(9))?;
    heads(&mut sheet, words)?;
    for (Monitored { number, text, is_stage }, rows) in rows {
        let heights: Vec<u32> = rows.clone().map(|row| sheet.rows.size(row)).collect();
        let parts = divided(text, width, &heights, POINTS, is_stage);
        for (row, part) in rows.clone().zip(parts) {
            let sides = [true, row == rows.start, true, row + 1 == rows.end];
            for at in 0..MONITORING_COLUMNS.len() {
                let text = match at {
                    0 if row == rows.start => number,
                    1 => &part,
                    _ => "",
                };
                let format = styles::words(POINTS);
                let format = if is_stage { format.set_bold() } else { format };
                let format = if at == 1 {
                    format.set_align(FormatAlign::VerticalCenter)
                } else {
                    styles::centred(format)
                };
                sheet.put((row, at), text, &styles::bordered(format, sides))?;
            }
        }
    }
    for (row, label) in end.into_iter().zip([words.assessed_on, words.assessor]) {
        let label = format!("{label}: {}", ".".repeat(60));
        sheet.merge(row..row + 1, 0..4, &label, &styles::words(9.0).set_align(FormatAlign::Bottom))?;
    }
    sheet.head(document.chart.name(), document.head.number.as_deref().unwrap_or_default());
    let one_page = down + 2.0 * TITLE_HEIGHT <= print.room().height * SHRINKS;
    sheet.print(print, None, u16::from(one_page))?;
    if !one_page {
        // Who assessed it does not stand on a page without anything that was.
        let last_page = sheet.page_of(print, sheet.rows.len(), ABOVE - 2..ABOVE).min(end[0] - 1);
        sheet.cells.set_page_breaks(&[row(last_page)?])?;
    }
    sheet.cells.set_repeat_rows(row(ABOVE - 2)?, row(ABOVE - 1)?)?;
    sheet.cells.set_freeze_panes(row(ABOVE)?, 0)?;
    Ok(())
}

fn heads(sheet: &mut Sheet<'_>, words: &Words) -> Result<(), Error> {
    let heads = [
        (words.step_number, 2..4, 0..1),
        (words.procedure, 2..4, 1..2),
        (words.assessment, 2..3, 2..4),
        (words.well, 3..4, 2..3),
        (words.not_well, 3..4, 3..4),
        (words.findings, 2..4, 4..5),
        (words.action, 2..4, 5..6),
        (words.initials, 2..4, 6..7),
    ];
    let format = styles::bordered(styles::head(POINTS), ALL);
    heads.into_iter().try_for_each(|(words, rows, columns)| sheet.merge(rows, columns, words, &format))
}
