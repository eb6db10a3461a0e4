//! Tables and paragraphs of a text document, in their order: the only place that knows the package for XML.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::grid::{Area, Grid};
use crate::limits::{MAX_COLUMNS, MAX_TEXT_BYTES};
use crate::refusal::Refusal;
use crate::unzip;

/// The tables of a document whose zip is known to be bounded, and what stands between them as grids without a name.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let text = unzip::text(bytes, "word/document.xml")?;
    let mut reader = Reader::from_str(&text);
    let mut page = Page::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => page.begin(&element, false)?,
            Ok(Event::Empty(element)) => page.begin(&element, true)?,
            Ok(Event::End(element)) => page.end(element.local_name().as_ref())?,
            Ok(Event::Text(text)) => page.say(&text.xml10_content())?,
            Ok(Event::CData(text)) => page.say(&text.xml10_content())?,
            Ok(Event::GeneralRef(name)) => {
                let known = match &*name.xml10_content() {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                if let Some(c) = known {
                    page.say(c.encode_utf8(&mut [0; 4]))?;
                }
            }
            Ok(Event::Eof) => break,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(error) => return Err(Refusal::NotATable { why: error.to_string() }),
        }
    }
    if !page.saw_body || page.depth > 0 {
        return Err(Refusal::NotATable { why: "word/document.xml".to_owned() });
    }
    page.close_loose()?;
    Ok(page.grids)
}

/// A document in the reading.
#[derive(Default)]
struct Page {
    grids: Vec<Grid>,
    /// Paragraphs since the last table.
    loose: Vec<String>,
    saw_body: bool,
    /// Tables in one another here.
    depth: usize,
    tables: usize,
    grid: Grid,
    areas: Vec<Area>,
    /// By column: the area that goes on downwards.
    open: BTreeMap<usize, usize>,
    row: usize,
    column: usize,
    cell: String,
    span: usize,
    /// Whether the cell begins (true) or goes on with (false) cells merged downwards.
    merged: Option<bool>,
    is_text: bool,
    /// Depth within what is said a second time for older programs.
    twice: usize,
    paragraph: String,
    /// The list that the paragraph is an item of.
    list: Option<(String, String)>,
    counters: BTreeMap<(String, String), usize>,
    total: usize,
}

impl Page {
    fn begin(&mut self, element: &BytesStart<'_>, is_empty: bool) -> Result<(), Refusal> {
        let local = element.local_name();
        let name: &str = local.as_ref();
        if name == "Fallback" && !is_empty {
            self.twice += 1;
        }
        if self.twice > 0 {
            return Ok(());
        }
        let value = || {
            let mut attributes = element.attributes();
            let mut all = attributes.with_checks(false).flatten();
            all.find(|found| found.key.local_name().as_ref() == "val").map(|found| found.value.into_owned())
        };
        match name {
            "body" => self.saw_body = true,
            "tbl" if !is_empty => {
                self.depth += 1;
                if self.depth == 1 {
                    self.close_loose()?;
                    self.tables += 1;
                    self.grid = Grid::new(format!("Tabel {}", self.tables));
                    self.areas.clear();
                    self.open.clear();
                    self.row = 0;
                }
            }
            "tr" if self.depth == 1 && !is_empty => self.column = 0,
            "gridBefore" if self.depth == 1 => self.column += number(value()),
            "tc" if self.depth == 1 => (self.cell, self.span, self.merged) = (String::new(), 1, None),
            "gridSpan" if self.depth == 1 => self.span = number(value()).max(1),
            "vMerge" if self.depth == 1 => self.merged = Some(value().as_deref() == Some("restart")),
            "t" => self.is_text = !is_empty,
            "noBreakHyphen" => self.paragraph.push('-'),
            "tab" => self.paragraph.push(' '),
            "br" | "cr" => self.paragraph.push('\n'),
            "p" if is_empty => {}
            "numId" => self.list.get_or_insert_with(Default::default).0 = value().unwrap_or_default(),
            "ilvl" => self.list.get_or_insert_with(Default::default).1 = value().unwrap_or_default(),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, text: &str) -> Result<(), Refusal> {
        if self.is_text && self.twice == 0 {
            self.total += text.len();
            if self.total > MAX_TEXT_BYTES {
                return Err(Refusal::TooLarge);
            }
            self.paragraph.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        if name == "Fallback" {
            self.twice = self.twice.saturating_sub(1);
        }
        if self.twice > 0 {
            return Ok(());
        }
        match name {
            "t" => self.is_text = false,
            "p" => self.end_paragraph(),
            "tc" if self.depth == 1 => self.end_cell()?,
            "tr" if self.depth == 1 => {
                self.grid.reach(self.row)?;
                self.row += 1;
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    let mut grid = std::mem::take(&mut self.grid);
                    for area in self.areas.drain(..) {
                        grid.merge(area)?;
                    }
                    self.grids.push(grid);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let text = match self.list.take().filter(|list| list.0 != "0") {
            Some(list) => {
                let count = self.counters.entry(list).or_default();
                *count += 1;
                // An item without words is the number that the program prints.
                if text.trim().is_empty() { count.to_string() } else { format!("• {text}") }
            }
            None => text,
        };
        if self.depth == 0 {
            if !text.trim().is_empty() {
                self.loose.push(text);
            }
        } else {
            self.cell.push_str(&text);
            self.cell.push('\n');
        }
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let (left, right) = (self.column, self.column.saturating_add(self.span).saturating_sub(1));
        if right >= MAX_COLUMNS {
            return Err(Refusal::TooLarge);
        }
        let cell = std::mem::take(&mut self.cell);
        self.grid.put(self.row, left, &cell)?;
        let area = Area { top: self.row, left, bottom: self.row, right };
        let above = self.open.get(&left).copied().filter(|_| self.merged == Some(false));
        if let Some(above) = above.filter(|at| self.areas[*at].right == right) {
            self.areas[above].bottom = self.row;
        } else {
            self.open.remove(&left);
            if self.merged == Some(true) || right > left {
                self.open.insert(left, self.areas.len());
                self.areas.push(area);
            }
        }
        self.column = right + 1;
        Ok(())
    }

    /// Paragraphs between tables, as a grid of one column.
    fn close_loose(&mut self) -> Result<(), Refusal> {
        let mut grid = Grid::new("");
        for (row, text) in self.loose.drain(..).enumerate() {
            grid.put(row, 0, &text)?;
        }
        if !grid.rows.is_empty() {
            self.grids.push(grid);
        }
        Ok(())
    }
}

/// A count within bounds; one that cannot be read is none.
fn number(value: Option<String>) -> usize {
    value.and_then(|value| value.parse().ok()).unwrap_or(0).min(MAX_COLUMNS)
}
