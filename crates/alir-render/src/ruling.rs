//! The lines of a table.

use crate::drawing::{Layout, Point};

impl Layout {
    /// The lines between cells, each from end to end; a plain flowchart has none.
    pub(crate) fn rules(&self) -> Vec<[Point; 2]> {
        let (Some(first), Some(last)) = (self.columns.first(), self.columns.last()) else {
            return Vec::new();
        };
        if !self.ruled {
            return Vec::new();
        }
        let (left, right) = (first.left, last.left + last.width);
        let head = self.head;
        let bottom = self.rows.last().map_or(head.bottom, |row| row.top + row.height);
        let mut rules = Vec::new();
        let mut rule = |from: (f64, f64), to: (f64, f64)| rules.push([from, to].map(|(x, y)| Point { x, y }));
        for y in [head.top, head.bottom].into_iter().chain(self.rows.iter().map(|row| row.top + row.height)) {
            rule((left, y), (right, y));
        }
        rule((left, head.top), (left, bottom));
        for (at, column) in self.columns.iter().enumerate() {
            let (own, next) =
                (column.kind.group(), self.columns.get(at + 1).and_then(|next| next.kind.group()));
            let x = column.left + column.width;
            if own.is_some() {
                rule((column.left, head.middle), (x, head.middle));
            }
            // Between columns under one head, a line begins below that.
            let inside = own.is_some() && own == next;
            rule((x, if inside { head.middle } else { head.top }), (x, bottom));
        }
        rules
    }
}
