//! A drawing as items of a page, at a place and in a size.

use std::collections::BTreeMap;

use crate::cells::said;
use crate::drawing::{Arrow, Layout, Line, Point, RowKind, Shape, Symbol};
use crate::form::{SYMBOL_PEN, TABLE_PEN};

use super::{Area, Cell, Fill, HeadOf, Item, Part, Role, Text};

/// Where a drawing stands on a page, and how large it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// What its upper left corner becomes.
    pub(crate) at: Point,
    /// By what its lengths, letters and pens are multiplied.
    pub(crate) scale: f64,
}

impl Layout {
    /// The drawing as parts of a page: its lines, its words cell by cell, then its symbols and arrows as one figure. `at` is
    /// what its upper left corner becomes, `scale` by what it is multiplied. `table` is its number among the tables of the
    /// document; `before` how many of its rows earlier pages have: if there are any, its heads only repeat.
    pub fn parts(&self, at: Point, scale: f64, table: usize, before: usize) -> Vec<Part> {
        let place = Place { at, scale };
        let mut parts = Vec::new();
        let mut add = |role: Role, items: Vec<Item>| {
            if !items.is_empty() {
                parts.push(Part { role, items });
            }
        };
        let ruled =
            |ends: [Point; 2]| Item::Line { points: place.points(&ends), pen: TABLE_PEN * place.scale };
        add(Role::Decoration, self.rules().into_iter().map(ruled).collect());
        let title = self.texts.iter().filter(|line| line.row.is_none() && line.baseline < self.head.top);
        add(Role::Heading(2), title.map(|line| place.text(line)).collect());
        for (row, lines) in self.heads() {
            let role =
                if before == 0 { Role::Cell(self.head_cell(table, row, &lines)) } else { Role::Decoration };
            add(role, lines.into_iter().map(|line| place.text(line)).collect());
        }
        for at in 0..self.rows.len() {
            for lines in self.cells(at) {
                let cell = Cell { table, row: HEAD_ROWS + before + at, head: None, columns: 1, rows: 1 };
                add(Role::Cell(cell), lines.into_iter().map(|line| place.text(line)).collect());
            }
        }
        let mut figure: Vec<Item> = self.links.iter().map(|link| place.line(&[link.from, link.to])).collect();
        figure.extend(self.symbols.iter().map(|symbol| place.symbol(symbol)));
        figure.extend(self.arrows.iter().flat_map(|arrow| place.arrow(arrow)));
        // What stands in symbols comes behind them.
        figure.extend(self.texts.iter().filter(|line| line.inside).map(|line| place.text(line)));
        figure.extend(self.labels.iter().flat_map(|label| &label.lines).map(|line| place.text(line)));
        add(Role::Figure { alt: self.about() }, figure);
        parts
    }

    /// The lines of each head, with its row; in the order in which heads are read.
    fn heads(&self) -> Vec<(usize, Vec<&Line>)> {
        let mut heads: BTreeMap<(usize, usize), Vec<&Line>> = BTreeMap::new();
        for line in &self.texts {
            if line.row.is_some() || line.baseline < self.head.top {
                continue;
            }
            let column = self.column(line);
            let both = self.columns.get(column).is_some_and(|column| column.kind.group().is_none());
            let row = usize::from(!both && line.baseline > self.head.middle);
            heads.entry((row, column)).or_default().push(line);
        }
        heads.into_iter().map(|((row, _), lines)| (row, lines)).collect()
    }

    /// The lines of each cell of a row, from left to right.
    fn cells(&self, row: usize) -> Vec<Vec<&Line>> {
        let mut cells: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
        for line in self.texts.iter().filter(|line| line.row == Some(row) && !line.inside) {
            cells.entry(self.column(line)).or_default().push(line);
        }
        cells.into_values().collect()
    }

    /// The column in which the middle of a line is.
    fn column(&self, line: &Line) -> usize {
        let middle = line.left() + line.width / 2.0;
        self.columns.iter().rposition(|column| column.left <= middle).unwrap_or_default()
    }

    /// A head, and how far it spans.
    fn head_cell(&self, table: usize, row: usize, lines: &[&Line]) -> Cell {
        let cell = Cell { table, row, head: Some(HeadOf::Column), columns: 1, rows: 1 };
        let column = lines.first().and_then(|line| self.columns.get(self.column(line)));
        match column.map(|column| column.kind.group()) {
            Some(None) => Cell { rows: 2, ..cell },
            Some(own) if row == 0 => {
                let below = self.columns.iter().filter(|column| column.kind.group() == own).count();
                Cell { columns: u32::try_from(below).unwrap_or(1), ..cell }
            }
            Some(Some(_)) | None => cell,
        }
    }

    /// What the drawing shows, for those who cannot see it.
    fn about(&self) -> String {
        let rows = self.rows.iter().filter_map(|row| match &row.kind {
            RowKind::Step { about, .. } => Some(about.as_str()),
            RowKind::Stage | RowKind::Connectors => None,
        });
        let ways = self.arrows.iter().map(|arrow| {
            let answer = arrow.answer.as_ref().map(|answer| format!(" ({answer})")).unwrap_or_default();
            format!("{} → {}{answer}", arrow.from, arrow.to)
        });
        let (rows, ways): (Vec<_>, Vec<_>) = (rows.collect(), ways.collect());
        let drawing = said(self.language, "Diagram alir", "Flowchart");
        let flow = said(self.language, "Alur", "Flow");
        format!("{drawing}: {}. {flow}: {}.", rows.join("; "), ways.join("; "))
    }
}

/// The two rows of heads.
const HEAD_ROWS: usize = 2;

impl Place {
    fn point(self, point: Point) -> Point {
        Point { x: self.at.x + point.x * self.scale, y: self.at.y + point.y * self.scale }
    }

    fn points(self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.point(*point)).collect()
    }

    pub(crate) fn text(self, line: &Line) -> Item {
        let begin = self.point(Point { x: line.left(), y: line.baseline });
        Item::Text(Text {
            text: line.text.clone(),
            x: begin.x,
            baseline: begin.y,
            points: line.points * self.scale,
            bold: line.bold,
            width: line.width * self.scale,
        })
    }

    fn line(self, points: &[Point]) -> Item {
        Item::Line { points: self.points(points), pen: SYMBOL_PEN * self.scale }
    }

    pub(crate) fn symbol(self, symbol: &Symbol) -> Item {
        let pen = SYMBOL_PEN * self.scale;
        match symbol.shape {
            Shape::Box | Shape::Diamond | Shape::Pentagon => {
                Item::Polygon { points: self.points(&symbol.corners()), pen: Some(pen), fill: Fill::White }
            }
            Shape::Capsule => {
                let corner = self.point(Point { x: symbol.left, y: symbol.top });
                let (width, height) = (symbol.width * self.scale, symbol.height * self.scale);
                let area = Area { left: corner.x, top: corner.y, width, height };
                Item::Capsule { area, pen, fill: Fill::White }
            }
        }
    }

    pub(crate) fn arrow(self, arrow: &Arrow) -> Vec<Item> {
        let (line, head) = arrow.drawn();
        let head =
            head.map(|head| Item::Polygon { points: self.points(&head), pen: None, fill: Fill::Black });
        std::iter::once(self.line(&line)).chain(head).collect()
    }
}
