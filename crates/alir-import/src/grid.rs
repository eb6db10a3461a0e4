//! A table as cells: words by row and column, and which cells are merged.

use std::collections::BTreeMap;

use crate::limits::{MAX_AREAS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};
use crate::refusal::Refusal;
use crate::words::tidy;

/// Merged cells, all of its corners within.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Area {
    pub(crate) top: usize,
    pub(crate) left: usize,
    pub(crate) bottom: usize,
    pub(crate) right: usize,
}

/// A sheet, a table of a document, or the paragraphs between two.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Grid {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<String>>,
    areas: Vec<Area>,
    /// By cell that a merged area covers: the area's first cell.
    covered: BTreeMap<(usize, usize), usize>,
    bytes: usize,
}

impl Grid {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Puts words into a cell; nothing where there are none.
    pub(crate) fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Refusal> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(Refusal::TooLarge);
        }
        let text = tidy(text);
        if text.is_empty() {
            return Ok(());
        }
        self.bytes += text.len();
        if row >= MAX_ROWS || column >= MAX_COLUMNS || self.bytes > MAX_TEXT_BYTES {
            return Err(Refusal::TooLarge);
        }
        while self.rows.len() <= row {
            self.rows.push(Vec::new());
        }
        let cells = &mut self.rows[row];
        while cells.len() <= column {
            cells.push(String::new());
        }
        cells[column] = text;
        Ok(())
    }

    /// Makes a row of this number be there, though it may be empty.
    pub(crate) fn reach(&mut self, row: usize) -> Result<(), Refusal> {
        if row >= MAX_ROWS {
            return Err(Refusal::TooLarge);
        }
        while self.rows.len() <= row {
            self.rows.push(Vec::new());
        }
        Ok(())
    }

    /// Merges cells, as far as they are within the sheet.
    pub(crate) fn merge(&mut self, area: Area) -> Result<(), Refusal> {
        let area = Area {
            bottom: area.bottom.min(self.rows.len().saturating_sub(1)),
            right: area.right.min(MAX_COLUMNS - 1),
            ..area
        };
        if area.top > area.bottom
            || area.left > area.right
            || (area.top, area.left) == (area.bottom, area.right)
        {
            return Ok(());
        }
        if self.areas.len() >= MAX_AREAS || self.covered.len() > MAX_ROWS * 20 {
            return Err(Refusal::TooLarge);
        }
        let at = self.areas.len();
        self.areas.push(area);
        for row in area.top..=area.bottom {
            for column in area.left..=area.right {
                self.covered.insert((row, column), at);
            }
        }
        Ok(())
    }

    /// The merged area of a cell.
    pub(crate) fn area(&self, row: usize, column: usize) -> Option<Area> {
        self.covered.get(&(row, column)).map(|at| self.areas[*at])
    }

    /// What is printed in this very cell.
    pub(crate) fn own(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// What is seen at a cell: what is printed in it, or in the merged area that it belongs to.
    pub(crate) fn seen(&self, row: usize, column: usize) -> &str {
        let own = self.own(row, column);
        match self.area(row, column) {
            Some(area) if own.is_empty() => self.own(area.top, area.left),
            Some(_) | None => own,
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    pub(crate) fn is_blank(&self, row: usize) -> bool {
        (0..self.width()).all(|column| self.own(row, column).is_empty())
    }
}
