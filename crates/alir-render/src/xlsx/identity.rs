//! The sheet with the identity block: the office, numbers and dates, who approves, and the three pairs of cells.

use alir::sop::{Approval, Identity};
use rust_xlsxwriter::{Format, FormatAlign, Image, ObjectMovement};

use super::Error;
use super::axis::{mm, pixels};
use super::sheet::{Sheet, column, fits_foot, row};
use super::styles::{self, ALL};
use super::text::{divided, height};
use crate::Document;
use crate::document::content::Signatory;
use crate::document::{Words, content};

/// Columns: the office, labels, values; of a table 267 mm wide.
const COLUMNS: [f64; 3] = [152.0, 34.0, 81.0];
const LEAST_ROW: f64 = 6.0;
const APPROVAL_ROW: f64 = 38.0;
const NAME_ROW: f64 = 10.0;
/// Room above and below words.
const PADDING: f64 = 2.0;
/// The largest logo.
const LOGO: [f64; 2] = [40.0, 18.0];
/// Letters: of rows, of the names of the office, of its address, and of the three pairs.
const ROW_POINTS: f64 = 9.0;
const OFFICE_POINTS: f64 = 12.0;
const ADDRESS_POINTS: f64 = 8.0;
const BODY_POINTS: f64 = 9.0;
const NOTICE_POINTS: f64 = 7.0;
/// How far a step of indentation sets words in.
const INDENT: f64 = 2.5;
/// Empty lines for a signature, a stamp or the QR code of an electronic signature.
const SIGNATURE_LINES: usize = 4;
/// What is at most so much higher than a page is made to fit on one.
const SHRINKS: f64 = 1.35;

/// Writes the sheet; `annex` says which decree enacts the SOP.
pub(super) fn write(mut sheet: Sheet<'_>, document: &Document<'_>, annex: Option<&str>) -> Result<(), Error> {
    let words = sheet.look.words;
    let identity = document.chart.definition().identity.clone().unwrap_or_default();
    let print = sheet.way(true);
    let room = print.room();
    let scale = room.width / COLUMNS.iter().sum::<f64>();
    let mut right = 0.0;
    for width in COLUMNS {
        right += width * scale;
        sheet.columns.column(pixels(right));
    }
    let widths = COLUMNS.map(|width| width * scale);
    let rows = upper_rows(document, &identity, words);
    let office = Office::of(document, &identity, widths[0]);
    let mut heights: Vec<f64> = rows.iter().map(|row| row.height(widths[2])).collect();
    // The row of the signature is as high as the office beside all rows needs it.
    let spare = office.height() - heights.iter().sum::<f64>();
    if let [.., approval, _] = heights.as_mut_slice() {
        *approval += spare.max(0.0);
    }
    let mut down = 0.0;
    let add = |sheet: &mut Sheet<'_>, down: &mut f64, height: f64| {
        *down += height;
        sheet.rows.row(pixels(*down))
    };
    let places: Vec<_> = heights.iter().map(|height| add(&mut sheet, &mut down, *height)).collect();
    let pairs = pairs(&identity, words);
    let mut bodies = Vec::new();
    for pair in &pairs {
        let head = add(&mut sheet, &mut down, LEAST_ROW);
        let halves = [widths[0], widths[1] + widths[2]];
        let highest =
            pair.texts.iter().zip(halves).map(|(text, width)| height(text, width, BODY_POINTS, false));
        let body = add(&mut sheet, &mut down, (highest.fold(0.0, f64::max) + PADDING).max(2.0 * LEAST_ROW));
        bodies.push((head, body, halves));
    }
    // What is too long for the foot of pages stands below the table once.
    let long = content::notice(document).filter(|notice| !fits_foot(sheet.look, notice));
    let noted = long.map(|notice| {
        let high = height(&notice, widths.iter().sum(), NOTICE_POINTS, false) + PADDING;
        (add(&mut sheet, &mut down, high), notice)
    });
    sheet.sized()?;
    if let Some((rows, notice)) = noted {
        sheet.merge(rows, 0..3, &notice, &middle(styles::words(NOTICE_POINTS)))?;
    }
    for (row, place) in rows.iter().zip(&places) {
        row.write(&mut sheet, place.clone(), widths[2])?;
    }
    office.write(&mut sheet, 0..places.len(), words)?;
    for (pair, (head, body, halves)) in pairs.iter().zip(bodies) {
        for (side, columns) in [0..1, 1..3].into_iter().enumerate() {
            let format = styles::bordered(
                styles::words(BODY_POINTS).set_bold().set_align(FormatAlign::Left).set_indent(1),
                ALL,
            );
            sheet.merge(head.clone(), columns.clone(), pair.heads[side], &middle(format))?;
            let heights: Vec<u32> = body.clone().map(|row| sheet.rows.size(row)).collect();
            let parts = divided(&pair.texts[side], halves[side] - INDENT, &heights, BODY_POINTS, false);
            for (row, part) in body.clone().zip(parts) {
                let sides = [true, row == body.start, true, row + 1 == body.end];
                let format = styles::bordered(
                    styles::words(BODY_POINTS).set_align(FormatAlign::Left).set_indent(1),
                    sides,
                );
                sheet.merge(row..row + 1, columns.clone(), &part, &format)?;
            }
        }
    }
    if let Some(annex) = annex {
        sheet.head(annex);
    }
    let one_page = down <= room.height * SHRINKS;
    sheet.print(print, content::notice(document).as_deref(), u16::from(one_page))
}

fn middle(format: Format) -> Format {
    format.set_align(FormatAlign::VerticalCenter)
}

/// A row with a label and a value.
struct Upper {
    label: &'static str,
    value: String,
    least: f64,
    bold: bool,
    /// Whether the value stands in the middle: who signs.
    signs: bool,
}

impl Upper {
    fn height(&self, width: f64) -> f64 {
        (height(&self.value, width - INDENT, ROW_POINTS, self.bold) + PADDING).max(self.least)
    }

    fn write(&self, sheet: &mut Sheet<'_>, rows: std::ops::Range<usize>, width: f64) -> Result<(), Error> {
        let label =
            styles::bordered(styles::words(ROW_POINTS).set_align(FormatAlign::Left).set_indent(1), ALL);
        let label = if self.signs { label } else { middle(label) };
        sheet.merge(rows.clone(), 1..2, self.label, &label)?;
        let mut format = styles::words(ROW_POINTS);
        if self.bold {
            format = format.set_bold();
        }
        format = if self.signs {
            styles::centred(format)
        } else {
            middle(format.set_align(FormatAlign::Left).set_indent(1))
        };
        let heights: Vec<u32> = rows.clone().map(|row| sheet.rows.size(row)).collect();
        let parts = divided(&self.value, width - INDENT, &heights, ROW_POINTS, self.bold);
        for (row, part) in rows.clone().zip(parts) {
            let sides = [true, row == rows.start, true, row + 1 == rows.end];
            sheet.put((row, 2), &part, &styles::bordered(format.clone(), sides))?;
        }
        Ok(())
    }
}

fn upper_rows(document: &Document<'_>, identity: &Identity, words: &Words) -> Vec<Upper> {
    let row = |(label, value)| Upper { label, value, least: LEAST_ROW, bold: false, signs: false };
    let mut rows: Vec<Upper> = content::rows(document, identity, words).into_iter().map(row).collect();
    let value = signature(document.head.approved_by.as_ref(), &[]);
    rows.push(Upper { signs: true, least: APPROVAL_ROW, ..row((words.approved_by, value)) });
    let name = document.chart.name().to_owned();
    rows.push(Upper { bold: true, least: NAME_ROW, ..row((words.name, name)) });
    rows
}

/// Who signs, with room to sign; `before` stands over the office.
pub(super) fn signature(approval: Option<&Approval>, before: &[String]) -> String {
    let signatory = Signatory::of(approval, before);
    let mut lines = signatory.above;
    if approval.is_some() {
        lines.extend(vec![String::new(); SIGNATURE_LINES]);
    }
    lines.extend(signatory.name);
    lines.extend(signatory.below);
    lines.join("\n")
}

/// The office, at the left of the upper rows.
struct Office<'d> {
    document: &'d Document<'d>,
    names: String,
    address: String,
    width: f64,
}

impl<'d> Office<'d> {
    fn of(document: &'d Document<'d>, identity: &Identity, width: f64) -> Self {
        let head = &document.head;
        let units: Vec<&str> = identity.unit.iter().filter(|unit| !unit.trim().is_empty()).collect();
        let mut names = head.organisation.join("\n");
        if !units.is_empty() {
            let gap = if names.is_empty() { "" } else { "\n\n" };
            names = format!("{names}{gap}{}", units.join("\n"));
        }
        let address: Vec<&str> = head.address.iter().chain(&head.contact).map(String::as_str).collect();
        Self { document, names, address: address.join("\n"), width }
    }

    /// Heights of the logo, the names and the address, with the room round them.
    fn heights(&self) -> [f64; 3] {
        let logo =
            self.document.logo.as_ref().map_or(0.0, |logo| logo.within(LOGO[0], LOGO[1]).1 + 2.0 * PADDING);
        let names = lines_of(&self.names, self.width, OFFICE_POINTS, true);
        let address = lines_of(&self.address, self.width, ADDRESS_POINTS, false);
        [logo, names, address]
    }

    fn height(&self) -> f64 {
        self.heights().iter().sum()
    }

    /// The logo over the names, and the address below them.
    fn write(&self, sheet: &mut Sheet<'_>, rows: std::ops::Range<usize>, words: &Words) -> Result<(), Error> {
        let [logo_height, _, address_height] = self.heights();
        // The border between logo and names, and between names and address, is one of rows; none is drawn.
        let reaches = |wanted: f64, from_below: bool| {
            let size = |count: usize| -> f64 {
                let all =
                    if from_below { rows.end - count..rows.end } else { rows.start..rows.start + count };
                all.map(|row| mm(sheet.rows.size(row))).sum()
            };
            (0..=rows.len()).find(|count| size(*count) >= wanted).unwrap_or(rows.len())
        };
        let above = reaches(logo_height, false).min(rows.len() - 1);
        let below = reaches(address_height, true).min(rows.len() - above - 1);
        let names = styles::words(OFFICE_POINTS).set_bold();
        let address = styles::words(ADDRESS_POINTS);
        let between = rows.start + above..rows.end - below;
        let parts = [
            (rows.start..between.start, String::new(), names.clone(), [true, true, true, false]),
            (between.clone(), self.names.clone(), names, [true, above == 0, true, below == 0]),
            (between.end..rows.end, self.address.clone(), address, [true, false, true, true]),
        ];
        for (rows, text, format, sides) in parts {
            if !rows.is_empty() {
                sheet.merge(rows, 0..1, &text, &styles::bordered(styles::centred(format), sides))?;
            }
        }
        let Some(logo) = &self.document.logo else { return Ok(()) };
        let (width, height) = logo.within(LOGO[0], LOGO[1]);
        let Ok(image) = Image::new_from_buffer(&logo.bytes) else { return Ok(()) };
        let image = image
            .set_scale_to_size(pixels(width), pixels(height), false)
            .set_alt_text(words.logo)
            .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
        let room: f64 = (rows.start..rows.start + above).map(|row| mm(sheet.rows.size(row))).sum();
        let (x, y) = ((self.width - width) / 2.0, ((room - height) / 2.0).max(0.0));
        sheet.cells.insert_image_with_offset(row(rows.start)?, column(0)?, &image, pixels(x), pixels(y))?;
        Ok(())
    }
}

fn lines_of(text: &str, width: f64, points: f64, bold: bool) -> f64 {
    if text.is_empty() { 0.0 } else { height(text, width, points, bold) + PADDING }
}

/// Two cells side by side, each with its head.
struct Pair {
    heads: [&'static str; 2],
    texts: [String; 2],
}

fn pairs(identity: &Identity, words: &Words) -> [Pair; 3] {
    content::pairs(identity, words)
        .map(|(heads, texts)| Pair { heads, texts: texts.map(|entries| lines(&entries)) })
}

/// One entry a line.
fn lines(entries: &[&str]) -> String {
    if !content::numbered(entries) {
        return entries.join("\n");
    }
    (1..).zip(entries).map(|(at, entry)| format!("{at}. {entry}")).collect::<Vec<_>>().join("\n")
}
