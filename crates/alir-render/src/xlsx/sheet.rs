//! A sheet while it is written: cells, merged cells, sizes, and what its print looks like.

use alir::sop::Paper;
use rust_xlsxwriter::{Format, Shape, Worksheet};

use super::archive::placeholder;
use super::axis::{Axis, pixels};
use super::text::{ambiguous, clean, held, one_line};
use super::{Error, Look, styles};
use crate::Frame;

/// Margins of a printed page in mm: left, right, top, bottom, and from the edge to the page's header and footer.
pub(super) const MARGINS: [f64; 6] = [15.0, 15.0, 12.0, 15.0, 6.0, 7.0];
/// Head and foot of a page have so many signs at most, codes among them.
const MOST_FOOT: usize = 255;
/// The letters of heads of pages.
const HEAD_POINTS: u8 = 7;
/// How much of the height of a page is used: rows are rounded to whole pixels. Columns are made to fit.
const USED: f64 = 0.985;

/// A sheet.
pub(super) struct Sheet<'w> {
    pub(super) cells: &'w mut Worksheet,
    pub(super) columns: Axis,
    pub(super) rows: Axis,
    pub(super) look: Look,
}

/// Words of a cell that look the same.
pub(super) struct Run {
    pub(super) words: String,
    pub(super) look: Format,
}

/// The paper of a print, and which way it lies.
#[derive(Clone, Copy)]
pub(super) struct Print {
    pub(super) paper: Paper,
    pub(super) landscape: bool,
}

impl Print {
    /// The room for what is printed.
    pub(super) fn room(self) -> Frame {
        let (short, long) = self.paper.millimetres();
        let (width, height) = if self.landscape { (long, short) } else { (short, long) };
        let [left, right, top, bottom, ..] = MARGINS;
        Frame { width: f64::from(width) - left - right, height: (f64::from(height) - top - bottom) * USED }
    }

    /// The number by which spreadsheets know the paper. F4 is known as Folio, which is 13 inches long.
    fn number(self) -> u8 {
        match self.paper {
            Paper::A4 => 9,
            Paper::F4 => 14,
            Paper::Letter => 1,
        }
    }
}

impl<'w> Sheet<'w> {
    /// An empty sheet.
    pub(super) fn new(sheet: &'w mut Worksheet, name: &str, look: Look) -> Result<Self, Error> {
        sheet.set_name(name)?;
        sheet.set_screen_gridlines(false);
        Ok(Self { cells: sheet, columns: Axis::new(), rows: Axis::new(), look })
    }

    /// Gives columns and rows their sizes.
    pub(super) fn sized(&mut self) -> Result<(), Error> {
        for at in 0..self.columns.len() {
            self.cells.set_column_width_pixels(column(at)?, self.columns.size(at))?;
        }
        for at in 0..self.rows.len() {
            self.cells.set_row_height_pixels(row(at)?, self.rows.size(at))?;
        }
        Ok(())
    }

    /// Writes words into a cell, as text whatever they look like.
    pub(super) fn put(&mut self, at: (usize, usize), words: &str, format: &Format) -> Result<(), Error> {
        let (row, column) = (row(at.0)?, column(at.1)?);
        if words.is_empty() {
            self.cells.write_blank(row, column, format)?;
        } else if ambiguous(words) {
            // Typing in the cell leaves it a text.
            let format = format.clone().set_quote_prefix();
            self.cells.write_string_with_format(row, column, held(words), &format)?;
        } else {
            self.cells.write_string_with_format(row, column, held(words), format)?;
        }
        Ok(())
    }

    /// Writes words into cells that become one.
    pub(super) fn merge(
        &mut self,
        rows: std::ops::Range<usize>,
        columns: std::ops::Range<usize>,
        words: &str,
        format: &Format,
    ) -> Result<(), Error> {
        if rows.len() * columns.len() == 1 {
            return self.put((rows.start, columns.start), words, format);
        }
        let quoted = if ambiguous(words) { format.clone().set_quote_prefix() } else { format.clone() };
        let (top, bottom) = (row(rows.start)?, row(rows.end - 1)?);
        let (left, right) = (column(columns.start)?, column(columns.end - 1)?);
        self.cells.merge_range(top, left, bottom, right, &held(words), &quoted)?;
        Ok(())
    }

    /// Writes words that do not all look the same into cells that become one.
    pub(super) fn merge_runs(
        &mut self,
        rows: std::ops::Range<usize>,
        columns: std::ops::Range<usize>,
        runs: &[Run],
        format: &Format,
    ) -> Result<(), Error> {
        let whole: String = runs.iter().map(|run| run.words.as_str()).collect();
        self.merge(rows.clone(), columns.clone(), &whole, format)?;
        let words: Vec<_> = runs.iter().map(|run| (&run.look, clean(&run.words))).collect();
        let words: Vec<(&Format, &str)> = words
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(look, words)| (*look, &**words))
            .collect();
        // What is cut to the length of a cell looks the same everywhere.
        if words.len() > 1 && held(&whole) == clean(&whole) {
            let (row, column) = (row(rows.start)?, column(columns.start)?);
            let quoted = if ambiguous(&whole) { format.clone().set_quote_prefix() } else { format.clone() };
            self.cells.write_rich_string_with_format(row, column, &words, &quoted)?;
        }
        Ok(())
    }

    /// How it is printed.
    pub(super) fn way(&self, landscape: bool) -> Print {
        Print { paper: self.look.paper, landscape }
    }

    /// Sets up the print: paper, margins, one page wide, a notice and numbers at the foot of pages.
    pub(super) fn print(&mut self, print: Print, notice: Option<&str>, pages_tall: u16) -> Result<(), Error> {
        let look = self.look;
        let sheet = &mut *self.cells;
        sheet.set_paper_size(print.number());
        if print.landscape {
            sheet.set_landscape();
        } else {
            sheet.set_portrait();
        }
        let [left, right, top, bottom, header, footer] = MARGINS.map(|mm| mm / 25.4);
        sheet.set_margins(left, right, top, bottom, header, footer);
        sheet.set_print_fit_to_pages(1, pages_tall);
        sheet.set_print_center_horizontally(true);
        if let Some(foot) = foot(look, notice) {
            sheet.set_footer(foot);
        }
        if self.rows.len() > 0 && self.columns.len() > 0 {
            let (last_row, last_column) = (row(self.rows.len() - 1)?, column(self.columns.len() - 1)?);
            sheet.set_print_area(0, 0, last_row, last_column)?;
            // Numbers stand in the cells as they are printed, which is what is meant.
            sheet.ignore_error_range(
                0,
                0,
                last_row,
                last_column,
                rust_xlsxwriter::IgnoreError::NumberStoredAsText,
            )?;
        }
        Ok(())
    }

    /// Sets the head of pages: what stands left, as much of it as there is room for, and right.
    pub(super) fn head(&mut self, left: &str, right: &str) {
        let (mut left, mut right) = (one_line(left), one_line(right));
        let written = |left: &str, right: &str| {
            let part = |place, words: &str| {
                if words.is_empty() { String::new() } else { coded(place, HEAD_POINTS, words) }
            };
            part("&L", left) + &part("&R", right)
        };
        while written(&left, &right).encode_utf16().count() > MOST_FOOT {
            if left.pop().is_none() {
                right.pop();
            }
        }
        let head = written(&left, &right);
        if !head.is_empty() {
            self.cells.set_header(head);
        }
    }

    /// The first row of the page on which the last of so many rows stands, as far as pages are filled with all rows
    /// that fit; some are repeated on each.
    pub(super) fn page_of(&self, print: Print, rows: usize, repeated: std::ops::Range<usize>) -> usize {
        let high = |rows: std::ops::Range<usize>| rows.map(|row| self.rows.size(row)).sum::<u32>();
        let (room, again) = (pixels(print.room().height), high(repeated));
        let (mut down, mut first) = (0, 0);
        for row in 0..rows {
            let size = self.rows.size(row);
            if down + size > room {
                (down, first) = (again, row);
            }
            down += size;
        }
        first
    }

    /// Makes room for a drawing of our own.
    pub(super) fn reserve(&mut self, number: usize) -> Result<(), Error> {
        self.cells.insert_shape(0, 0, &Shape::textbox().set_text(placeholder(number)))?;
        Ok(())
    }
}

/// The number of a row as the library counts.
pub(super) fn row(at: usize) -> Result<u32, Error> {
    u32::try_from(at).map_err(|_| Error::TooLarge)
}

/// The number of a column as the library counts.
pub(super) fn column(at: usize) -> Result<u16, Error> {
    u16::try_from(at).map_err(|_| Error::TooLarge)
}

/// The foot of pages: a notice at the left, numbers at the right. A notice that is too long for it is left out.
fn foot(look: Look, notice: Option<&str>) -> Option<String> {
    let numbers = look.numbers.then(|| {
        let [before, between] = look.words.page;
        format!("&R{}{before} &P {between} &N", letters(8))
    });
    let notice = notice.filter(|notice| fits_foot(look, notice)).map(noted);
    let foot: String = notice.into_iter().chain(numbers).collect();
    (!foot.is_empty()).then_some(foot)
}

/// Whether a notice is short enough for the foot of pages.
pub(super) fn fits_foot(look: Look, notice: &str) -> bool {
    let numbers = look.words.page.iter().map(|word| word.len()).sum::<usize>() + letters(8).len() + 8;
    noted(notice).encode_utf16().count() + numbers <= MOST_FOOT
}

fn noted(notice: &str) -> String {
    coded("&L", 6, &one_line(notice))
}

/// Words as the head and foot of pages have them: `&` begins a code.
fn coded(place: &str, points: u8, words: &str) -> String {
    format!("{place}{} {}", letters(points), words.replace('&', "&&"))
}

fn letters(points: u8) -> String {
    format!("&\"{},Regular\"&{points}", styles::FONT)
}
