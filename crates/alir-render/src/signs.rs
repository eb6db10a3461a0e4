//! Where marks stand on a drawing: the ground of a row, and its signs.

use crate::drawing::{Layout, Point, Shape, Symbol};
use crate::page::Area;

/// How far outside a corner the middle of a badge is.
const OUTSIDE: f64 = 0.8;

impl Layout {
    /// The ground of a row: over the whole table, or round the symbol of a plain flowchart.
    pub(crate) fn ground(&self, row: usize) -> Area {
        let columns = match self.symbol_of(row) {
            Some(symbol) if !self.ruled => &self.columns[symbol.column..=symbol.column],
            Some(_) | None => self.columns.as_slice(),
        };
        let left = columns.first().map_or(0.0, |column| column.left);
        let width = columns.iter().map(|column| column.width).sum();
        let (top, height) = self.rows.get(row).map_or((0.0, 0.0), |row| (row.top, row.height));
        Area { left, top, width, height }
    }

    /// The middle of the badge that holds the signs of a row in a plain flowchart: on the border of its symbol, off the
    /// words. In a table, signs stand below the number of the row.
    pub(crate) fn badge(&self, row: usize) -> Option<Point> {
        let symbol = self.symbol_of(row).filter(|_| !self.ruled)?;
        let (aside, down) = match symbol.shape {
            Shape::Diamond => (symbol.width / 8.0, symbol.height * 3.0 / 8.0),
            Shape::Box | Shape::Capsule | Shape::Pentagon => (-OUTSIDE, -OUTSIDE),
        };
        Some(Point { x: symbol.left + aside, y: symbol.top + down })
    }

    fn symbol_of(&self, row: usize) -> Option<&Symbol> {
        let at = self.symbols.partition_point(|symbol| symbol.row < row);
        self.symbols.get(at).filter(|symbol| symbol.row == row)
    }
}

/// How far a badge reaches from its middle.
pub(crate) const BADGE: f64 = 2.2;
