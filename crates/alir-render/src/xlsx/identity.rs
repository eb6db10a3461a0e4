//! The sheet with the identity block: the office, numbers and dates, who approves, and the three pairs of cells.

use alir::sop::Identity;
use rust_xlsxwriter::{Format, FormatAlign};

use super::Error;
use super::axis::{mm, pixels};
use super::sheet::{Run, Sheet, fits_foot};
use super::signed::Signed;
use super::styles::{self, ALL};
use super::text::{divided, height};
use crate::Document;
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
/// Letters: of rows, of the names of the office, of its address, of its unit, and of labels.
const ROW_POINTS: f64 = 9.0;
const OFFICE_POINTS: f64 = 12.0;
const ADDRESS_POINTS: f64 = 8.0;
const UNIT_POINTS: f64 = 11.0;
const LABEL_POINTS: f64 = 8.0;
/// Letters of the three pairs: the largest with which all of it stands on one page.
const BODY_POINTS: [f64; 5] = [9.0, 8.5, 8.0, 7.5, 7.0];
const NOTICE_POINTS: f64 = 7.0;
/// How far a step of indentation sets words in.
const INDENT: f64 = 2.5;
/// What is at most so much higher than a page is made to fit on one.
const SHRINKS: f64 = 1.1;

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
    let mut heights: Vec<f64> = rows.iter().map(|row| row.height([widths[1], widths[2]])).collect();
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
    let halves = [widths[0], widths[1] + widths[2]];
    // What is too long for the foot of pages stands below the table once.
    let long = content::notice(document)
        .filter(|notice| !fits_foot(sheet.look, notice))
        .map(|notice| (height(&notice, widths.iter().sum(), NOTICE_POINTS, false) + PADDING, notice));
    let below = long.as_ref().map_or(0.0, |(high, _)| *high);
    let fits = |points: &f64| {
        let high: f64 = pairs.iter().map(|pair| LEAST_ROW + pair.height(halves, *points)).sum();
        down + high + below <= room.height
    };
    let points = BODY_POINTS.into_iter().find(fits).unwrap_or(BODY_POINTS[BODY_POINTS.len() - 1]);
    let mut bodies = Vec::new();
    for pair in &pairs {
        let head = add(&mut sheet, &mut down, LEAST_ROW);
        bodies.push((head, add(&mut sheet, &mut down, pair.height(halves, points))));
    }
    let noted = long.map(|(high, notice)| (add(&mut sheet, &mut down, high), notice));
    sheet.sized()?;
    if let Some((rows, notice)) = noted {
        sheet.merge(rows, 0..3, &notice, &middle(styles::words(NOTICE_POINTS)))?;
    }
    for (row, place) in rows.iter().zip(&places) {
        row.write(&mut sheet, place.clone(), widths[2])?;
    }
    office.write(&mut sheet, 0..places.last().map_or(0, |rows| rows.end))?;
    for (pair, (head, body)) in pairs.iter().zip(bodies) {
        for (side, columns) in [0..1, 1..3].into_iter().enumerate() {
            let format = styles::bordered(
                styles::words(points).set_bold().set_align(FormatAlign::Left).set_indent(1),
                ALL,
            );
            sheet.merge(head.clone(), columns.clone(), pair.heads[side], &middle(format))?;
            let heights: Vec<u32> = body.clone().map(|row| sheet.rows.size(row)).collect();
            let parts = divided(&pair.texts[side], halves[side] - INDENT, &heights, points, false);
            for (row, part) in body.clone().zip(parts) {
                let sides = [true, row == body.start, true, row + 1 == body.end];
                let format =
                    styles::bordered(styles::words(points).set_align(FormatAlign::Left).set_indent(1), sides);
                sheet.merge(row..row + 1, columns.clone(), &part, &format)?;
            }
        }
    }
    if let Some(annex) = annex {
        sheet.head(annex, "");
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
    /// Who signs, if that is the value; it stands in the middle.
    signed: Option<Signed>,
}

impl Upper {
    /// How high it is with a label and a value of these widths.
    fn height(&self, [label, value]: [f64; 2]) -> f64 {
        let label = height(self.label, label - INDENT, LABEL_POINTS, false);
        // The name of who signs is bold.
        let value = height(&self.value, value - INDENT, ROW_POINTS, self.bold || self.signed.is_some());
        (label.max(value) + PADDING).max(self.least)
    }

    fn write(&self, sheet: &mut Sheet<'_>, rows: std::ops::Range<usize>, width: f64) -> Result<(), Error> {
        let label =
            styles::bordered(styles::words(LABEL_POINTS).set_align(FormatAlign::Left).set_indent(1), ALL);
        sheet.merge(rows.clone(), 1..2, self.label, &middle(label))?;
        let mut format = styles::words(ROW_POINTS);
        if self.bold {
            format = format.set_bold();
        }
        format = if self.signed.is_some() {
            styles::centred(format)
        } else {
            middle(format.set_align(FormatAlign::Left).set_indent(1))
        };
        if let Some(signed) = self.signed.as_ref().filter(|_| rows.len() == 1) {
            return sheet.merge_runs(rows, 2..3, &signed.runs(ROW_POINTS), &styles::bordered(format, ALL));
        }
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
    let row = |(label, value)| Upper { label, value, least: LEAST_ROW, bold: false, signed: None };
    let mut rows: Vec<Upper> = content::rows(document, identity, words).into_iter().map(row).collect();
    let signed = Signed::of(document.head.approved_by.as_ref(), &[]);
    let approval = row((words.approved_by, signed.words()));
    rows.push(Upper { signed: Some(signed), least: APPROVAL_ROW, ..approval });
    let name = document.chart.name().to_owned();
    rows.push(Upper { bold: true, least: NAME_ROW, ..row((words.name, name)) });
    rows
}

/// The office, at the left of the upper rows: its names, its address, the unit.
struct Office<'d> {
    document: &'d Document<'d>,
    runs: Vec<Run>,
    /// How high the words are.
    high: f64,
    width: f64,
}

impl<'d> Office<'d> {
    fn of(document: &'d Document<'d>, identity: &Identity, width: f64) -> Self {
        let head = &document.head;
        let address: Vec<&str> = head.address.iter().chain(&head.contact).map(String::as_str).collect();
        let units: Vec<&str> = identity.unit.iter().filter(|unit| !unit.trim().is_empty()).collect();
        let parts = [
            (head.organisation.join("\n"), OFFICE_POINTS, true),
            (address.join("\n"), ADDRESS_POINTS, false),
            (units.join("\n"), UNIT_POINTS, true),
        ];
        let (mut runs, mut high) = (Vec::new(), 0.0);
        for (at, (mut words, points, bold)) in parts.into_iter().enumerate() {
            if words.is_empty() {
                continue;
            }
            if !runs.is_empty() {
                // The unit stands apart.
                words.insert_str(0, if at == 2 { "\n\n" } else { "\n" });
                high -= height("\n", width, points, bold) / 2.0;
            }
            high += height(&words, width, points, bold);
            let letters = styles::letters(points);
            runs.push(Run { words, look: if bold { letters.set_bold() } else { letters } });
        }
        Self { document, runs, high, width }
    }

    fn logo_height(&self) -> f64 {
        self.document.logo.as_ref().map_or(0.0, |logo| logo.within(LOGO[0], LOGO[1]).1 + 2.0 * PADDING)
    }

    fn height(&self) -> f64 {
        self.logo_height() + self.high + PADDING
    }

    /// The logo over the words.
    fn write(&self, sheet: &mut Sheet<'_>, rows: std::ops::Range<usize>) -> Result<(), Error> {
        // The border between logo and words is one of rows; none is drawn.
        let reaches = |count: &usize| {
            let size: f64 = (rows.start..rows.start + count).map(|row| mm(sheet.rows.size(row))).sum();
            size >= self.logo_height()
        };
        let above = (0..rows.len()).find(reaches).unwrap_or(rows.len() - 1);
        let below = rows.start + above;
        let format = styles::centred(styles::words(OFFICE_POINTS).set_bold());
        if above > 0 {
            let format = styles::bordered(format.clone(), [true, true, true, false]);
            sheet.merge(rows.start..below, 0..1, "", &format)?;
        }
        let format = styles::bordered(format, [true, above == 0, true, true]);
        sheet.merge_runs(below..rows.end, 0..1, &self.runs, &format)?;
        let Some(logo) = &self.document.logo else { return Ok(()) };
        let (width, height) = logo.within(LOGO[0], LOGO[1]);
        let room: f64 = (rows.start..below).map(|row| mm(sheet.rows.size(row))).sum();
        sheet.logo(logo, rows.start, [width, height], [(self.width - width) / 2.0, (room - height) / 2.0])
    }
}

/// Two cells side by side, each with its head.
struct Pair {
    heads: [&'static str; 2],
    texts: [String; 2],
}

impl Pair {
    /// How high its cells are, in columns so wide.
    fn height(&self, widths: [f64; 2], points: f64) -> f64 {
        let high = |(text, width): (&String, f64)| height(text, width - INDENT, points, false);
        let highest = self.texts.iter().zip(widths).map(high).fold(0.0, f64::max);
        (highest + PADDING).max(2.0 * LEAST_ROW)
    }
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
