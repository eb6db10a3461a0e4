//! The sheet with the flow: the table in cells, its symbols and arrows over them.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use alir::StepId;
use alir::sop::Paper;
use rust_xlsxwriter::{Format, FormatAlign};

use super::axis::{emu, mm, pixels};
use super::sheet::{Print, Sheet, row};
use super::signed::Signed;
use super::text::{divided, fitting, height};
use super::{Error, figures, shapes, styles};
use crate::cells;
use crate::document::{shrunk, with_room};
use crate::drawing::{Column, ColumnKind, Group, Layout, Line, RowKind};
use crate::form::{CELL_POINTS, TITLE_POINTS};
use crate::grid::{Grid, GridRow};
use crate::{Document, Frame, Shrunk, Tables};

/// The height of the title over the table, in mm.
const TITLE_HEIGHT: f64 = 8.0;
/// The rows above the first row of the table: title and head.
const ABOVE: usize = 3;
/// A table that is at most so much higher than a page is printed smaller, on one.
const SHRINKS: f64 = 1.12;
/// A sheet holds no more ends of pages; behind them programs fill pages as they like.
const MOST_BREAKS: usize = 1_023;
/// Who signs below the table.
const SIGNATURE_WIDTH: f64 = 85.0;
const SIGNATURE_GAP: f64 = 5.0;
const SIGNATURE_POINTS: f64 = 9.0;
/// What stands unseen in the cells of those who perform a step: it says to a program, or to those who have the sheet read
/// out, what the symbols say to the eye.
const MARK: &str = "x";

/// The table of a SOP as it stands on the sheet, one page under the other.
pub(super) fn tables(document: &Document<'_>, paper: Paper) -> Tables {
    let room = Print { paper, landscape: true }.room();
    let of = |height: f64| with_room(document, Frame { height: height - TITLE_HEIGHT, ..room });
    let tables = of(room.height);
    if tables.pages.len() == 2 {
        // The last rows do not stand on a page of their own for the sake of a few millimetres.
        let one = of(room.height * SHRINKS);
        if one.pages.len() == 1 && one.scale >= tables.scale {
            return one;
        }
    }
    tables
}

/// Writes the sheet, and says what is drawn on it, and whether it was too wide.
pub(super) fn write(
    mut sheet: Sheet<'_>,
    document: &Document<'_>,
    annex: Option<&str>,
    number: usize,
) -> Result<(Vec<u8>, Option<Shrunk>), Error> {
    let print = sheet.way(true);
    let tables = tables(document, sheet.look.paper);
    let Some(first) = tables.pages.first() else { return Err(Error::TooLarge) };
    let left = first.columns[0].left;
    for column in &first.columns {
        sheet.columns.column(pixels(column.left + column.width - left));
    }
    let notice = crate::document::content::notice(document);
    let places = Places::of(&tables, &mut sheet);
    let signed = document.chart.definition().table_signature.as_ref().map(|approval| {
        let words = Signed::of(Some(approval), &[]);
        let high = height(&words.words(), SIGNATURE_WIDTH, SIGNATURE_POINTS, true);
        let end = mm(sheet.rows.end());
        sheet.rows.row(pixels(end + SIGNATURE_GAP));
        (words, sheet.rows.row(pixels(end + SIGNATURE_GAP + high)))
    });
    sheet.sized()?;
    if let Some((words, rows)) = signed {
        let columns = right_columns(first, SIGNATURE_WIDTH);
        let format = styles::centred(styles::words(SIGNATURE_POINTS));
        sheet.merge_runs(rows, columns, &words.runs(SIGNATURE_POINTS), &format)?;
    }
    heads(&mut sheet, document, first)?;
    body(&mut sheet, document, &tables, &places)?;
    match annex {
        Some(annex) => sheet.head(annex, ""),
        None => sheet.head(document.chart.name(), document.head.number.as_deref().unwrap_or_default()),
    }
    sheet.print(print, notice.as_deref(), u16::from(tables.pages.len() == 1))?;
    sheet.cells.set_repeat_rows(0, row(ABOVE - 1)?)?;
    sheet.cells.set_freeze_panes(row(ABOVE)?, 0)?;
    let breaks = places.pages[1..].iter().take(MOST_BREAKS).map(|page| row(page.rows[0].start));
    sheet.cells.set_page_breaks(&breaks.collect::<Result<Vec<_>, _>>()?)?;
    sheet.reserve(number)?;
    let things = figures::all(document.chart, &tables, &places);
    let drawn = shapes::part(&things, &sheet.columns, &sheet.rows, sheet.look.code)?;
    Ok((drawn, (tables.scale < 1.0).then(|| shrunk(document, &tables))))
}

/// The last columns of the table that are together at least so wide.
fn right_columns(layout: &Layout, width: f64) -> Range<usize> {
    let mut wide = 0.0;
    let enough = layout.columns.iter().rposition(|column| {
        wide += column.width;
        wide >= width
    });
    enough.unwrap_or_default()..layout.columns.len()
}

/// Where the pages of the table are on the sheet.
pub(super) struct Places {
    /// The left border of the table.
    left: f64,
    pub(super) pages: Vec<PagePlace>,
}

/// Where a page of the table is on the sheet.
pub(super) struct PagePlace {
    /// The rows of the sheet that each row is; several for one that is higher than a row can be.
    pub(super) rows: Vec<Range<usize>>,
    /// What is to be added to heights, in the units of drawings.
    down: i64,
}

impl Places {
    fn of(tables: &Tables, sheet: &mut Sheet<'_>) -> Self {
        let mut pages = Vec::new();
        let first = &tables.pages[0];
        let mut down = TITLE_HEIGHT;
        for height in [0.0, first.head.middle - first.head.top, first.head.bottom - first.head.middle] {
            down += height;
            sheet.rows.row(pixels(down));
        }
        for page in &tables.pages {
            let shift = down - page.head.bottom;
            let rows = page.rows.iter().map(|row| sheet.rows.row(pixels(shift + row.top + row.height)));
            pages.push(PagePlace { rows: rows.collect(), down: emu(shift) });
            down = shift + page.rows.last().map_or(page.head.bottom, |row| row.top + row.height);
        }
        Self { left: first.columns[0].left, pages }
    }

    /// Where a point of a page is on the sheet, in the units of drawings.
    pub(super) fn point(&self, page: usize, x: f64, y: f64) -> [i64; 2] {
        [emu(x - self.left), emu(y) + self.pages[page].down]
    }
}

/// Title and head.
fn heads(sheet: &mut Sheet<'_>, document: &Document<'_>, layout: &Layout) -> Result<(), Error> {
    let all = 0..layout.columns.len();
    let points = points(layout);
    let title = styles::centred(styles::words(TITLE_POINTS)).set_bold();
    let words = cells::title(document.chart);
    let width = layout.columns.iter().map(|column| column.width).sum();
    let size = fitting(&words, width, TITLE_HEIGHT, TITLE_POINTS, true);
    sheet.merge(0..1, all, &words, &title.set_font_size(size))?;
    let head = styles::head(points);
    let words = cells::heads(document.head.language);
    let name = |column: &Column| match &column.kind {
        ColumnKind::Number => words.number.to_owned(),
        ColumnKind::Activity => words.activity.to_owned(),
        ColumnKind::Lane(role) => {
            role.as_ref().map(|role| document.chart.lane(role)).unwrap_or_default().to_owned()
        }
        ColumnKind::Needs => words.needs.to_owned(),
        ColumnKind::Time => words.time.to_owned(),
        ColumnKind::Yields => words.yields.to_owned(),
        ColumnKind::Remark => words.remark.to_owned(),
    };
    for (at, column) in layout.columns.iter().enumerate() {
        let rows = if column.kind.group().is_some() { 2..ABOVE } else { 1..ABOVE };
        let (name, room) = (name(column), layout.head.bottom - layout.head.middle);
        let size = fitting(&name, column.width, room, points, true);
        sheet.merge(rows, at..at + 1, &name, &head.clone().set_font_size(size))?;
    }
    for (group, words) in [(Group::Lanes, words.lanes), (Group::Standard, words.standard)] {
        let is_under = |at: &usize| layout.columns[*at].kind.group() == Some(group);
        let under: Vec<usize> = (0..layout.columns.len()).filter(is_under).collect();
        if let (Some(first), Some(last)) = (under.first(), under.last()) {
            sheet.merge(1..2, *first..last + 1, words, &head)?;
        }
    }
    Ok(())
}

/// The letters of cells.
fn points(layout: &Layout) -> f64 {
    layout.texts.iter().map(|line| line.points).fold(CELL_POINTS, f64::min)
}

/// The words of the rows, and their borders.
fn body(
    sheet: &mut Sheet<'_>,
    document: &Document<'_>,
    tables: &Tables,
    places: &Places,
) -> Result<(), Error> {
    let (mut source, chart) = (Source::of(document, tables), document.chart);
    for (layout, place) in tables.pages.iter().zip(&places.pages) {
        let points = points(layout);
        let mut lines: Vec<Vec<&Line>> = vec![Vec::new(); layout.rows.len()];
        for line in &layout.texts {
            if let Some(row) = line.row {
                lines[row].push(line);
            }
        }
        let mut symbols: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for symbol in &layout.symbols {
            symbols.entry(symbol.row).or_default().push(symbol.column);
        }
        for (at, kind) in layout.rows.iter().map(|row| &row.kind).enumerate() {
            let words = source.words(layout, kind, &lines[at]);
            let marked = match kind {
                // Where nobody performs it, its symbol says only where the flow is.
                RowKind::Step { id, .. }
                    if chart.step(id.as_str()).is_none_or(|step| step.roles.is_empty()) =>
                {
                    &[]
                }
                RowKind::Step { .. } => symbols.get(&at).map(Vec::as_slice).unwrap_or_default(),
                RowKind::Connectors | RowKind::Stage => &[],
            };
            for (column, into) in layout.columns.iter().enumerate() {
                cell(sheet, (&place.rows[at], column), into, (&words, marked), points)?;
            }
        }
    }
    Ok(())
}

/// The words of one cell, over the rows of the sheet that it is.
fn cell(
    sheet: &mut Sheet<'_>,
    (rows, at): (&Range<usize>, usize),
    column: &Column,
    (words, marked): (&cells::Words, &[usize]),
    points: f64,
) -> Result<(), Error> {
    let plain = styles::words(points).set_align(FormatAlign::VerticalCenter);
    let middle = |format: Format| format.set_align(FormatAlign::Center);
    let (text, format): (&str, Format) = match column.kind {
        ColumnKind::Number => (&words.number, middle(plain.clone())),
        ColumnKind::Activity => (&words.activity, plain.clone()),
        ColumnKind::Lane(_) if marked.contains(&at) => (MARK, plain.clone().set_num_format(";;;")),
        ColumnKind::Lane(_) => ("", plain.clone()),
        ColumnKind::Needs => (&words.needs, plain.clone()),
        ColumnKind::Time => (&words.time, middle(plain.clone())),
        ColumnKind::Yields => (&words.yields, plain.clone()),
        ColumnKind::Remark => (&words.remark, plain.clone()),
    };
    let format = if words.bold { format.set_bold() } else { format };
    let heights: Vec<u32> = rows.clone().map(|row| sheet.rows.size(row)).collect();
    let room = mm(heights.iter().sum());
    let size = fitting(text, column.width, room, points, words.bold);
    let parts = divided(text, column.width, &heights, size, words.bold);
    for (row, part) in rows.clone().zip(parts) {
        let sides = [true, row == rows.start, true, row + 1 == rows.end];
        let format = styles::bordered(format.clone().set_font_size(size), sides);
        sheet.put((row, at), &part, &format)?;
    }
    Ok(())
}

/// The words of rows, as they were written.
struct Source {
    steps: BTreeMap<StepId, cells::Words>,
    stages: VecDeque<cells::Words>,
}

impl Source {
    fn of(document: &Document<'_>, tables: &Tables) -> Self {
        // A step whose row is divided among pages has on each what stands there.
        let mut times: BTreeMap<&StepId, usize> = BTreeMap::new();
        for row in tables.pages.iter().flat_map(|page| &page.rows) {
            if let RowKind::Step { id, .. } = &row.kind {
                *times.entry(id).or_default() += 1;
            }
        }
        let (mut steps, mut stages) = (BTreeMap::new(), VecDeque::new());
        for row in &Grid::of(document.chart).rows {
            match row {
                GridRow::Stage { .. } => stages.push_back(cells::words(row, document.head.language)),
                GridRow::Step(placed) if times.get(&placed.step.id) == Some(&1) => {
                    steps.insert(placed.step.id.clone(), cells::words(row, document.head.language));
                }
                GridRow::Step(_) | GridRow::Connectors(_) => {}
            }
        }
        Self { steps, stages }
    }

    fn words(&mut self, layout: &Layout, kind: &RowKind, lines: &[&Line]) -> cells::Words {
        let written = match kind {
            RowKind::Connectors => None,
            RowKind::Stage => self.stages.pop_front(),
            RowKind::Step { id, .. } => self.steps.remove(id),
        };
        written.unwrap_or_else(|| printed(layout, kind, lines))
    }
}

/// The words of a row as they stand in the layout.
fn printed(layout: &Layout, kind: &RowKind, lines: &[&Line]) -> cells::Words {
    let mut words = cells::Words { bold: *kind == RowKind::Stage, ..cells::Words::default() };
    for line in lines {
        let middle = line.left() + line.width / 2.0;
        let within = |column: &&Column| column.left <= middle && middle <= column.left + column.width;
        let to = match layout.columns.iter().find(within).map(|column| &column.kind) {
            Some(ColumnKind::Number) => &mut words.number,
            Some(ColumnKind::Activity) => &mut words.activity,
            Some(ColumnKind::Needs) => &mut words.needs,
            Some(ColumnKind::Time) => &mut words.time,
            Some(ColumnKind::Yields) => &mut words.yields,
            Some(ColumnKind::Remark) => &mut words.remark,
            // The letters of connectors stand in these.
            Some(ColumnKind::Lane(_)) | None => continue,
        };
        if !to.is_empty() {
            to.push(' ');
        }
        to.push_str(&line.text);
    }
    words
}
