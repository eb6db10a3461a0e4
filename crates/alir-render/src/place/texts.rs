//! The lines of words in heads and cells.

use alir::RoleId;

use crate::cells::{self, Words};
use crate::drawing::{Anchor, Column, ColumnKind, Line, Symbol};
use crate::form::{CELL_PADDING, LEADING, TITLE_POINTS};
use crate::grid::{Grid, GridRow};
use crate::metrics::{MM_PER_POINT, width};
use crate::wrap;

use super::columns::Columns;
use super::rows::Rows;
use super::{Lines, Routed, count};

/// The words of a row, broken into lines, by column.
pub(crate) struct Broken(Vec<(usize, Vec<String>)>, bool);

/// The words of the head: over which columns, in which of its rows (both: 2), and the heights of these.
pub(crate) struct BrokenHead {
    cells: Vec<(usize, usize, usize, Vec<String>)>,
    /// The lines of what stands over the table; none on pages.
    pub(super) title: Vec<String>,
    pub(super) heights: [f64; 2],
}

/// Breaks the words of a row.
pub(super) fn broken(words: &Words, columns: &Columns) -> Broken {
    let of = |column: &Column| match column.kind {
        ColumnKind::Number => words.number.as_str(),
        ColumnKind::Activity => words.activity.as_str(),
        ColumnKind::Lane(_) => "",
        ColumnKind::Needs => words.needs.as_str(),
        ColumnKind::Time => words.time.as_str(),
        ColumnKind::Yields => words.yields.as_str(),
        ColumnKind::Remark => words.remark.as_str(),
    };
    let cells = columns.all.iter().enumerate().map(|(at, column)| {
        let most = column.width - 2.0 * CELL_PADDING;
        (at, wrap::lines(of(column), most, columns.points, words.bold))
    });
    Broken(cells.filter(|(_, lines)| !lines.is_empty()).collect(), words.bold)
}

/// The height of the highest cell of a row.
pub(super) fn height(words: &Broken, points: f64) -> f64 {
    let most = words.0.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
    count(most) * leading(points)
}

/// Breaks the words of the head; a plain flowchart has only a title.
pub(super) fn head(grid: &Grid<'_>, columns: &Columns, title: &str) -> BrokenHead {
    let title = wrap::even(title, columns.right() - columns.left, TITLE_POINTS, true, true);
    if !columns.ruled {
        return BrokenHead { heights: [0.0; 2], cells: Vec::new(), title };
    }
    let lanes = grid.lanes.len();
    let name = |role: &RoleId| grid.chart.lane(role).to_owned();
    let heads = cells::heads(grid.language);
    let mut cells = Vec::new();
    let mut add = |from: usize, to: usize, row: usize, text: &str| {
        let wide = columns.all[to].left + columns.all[to].width - columns.all[from].left;
        let words = wrap::lines(text, wide - 2.0 * CELL_PADDING, columns.points, true);
        cells.push((from, to, row, words));
    };
    for (at, column) in columns.all.iter().enumerate() {
        match &column.kind {
            ColumnKind::Number => add(at, at, 2, heads.number),
            ColumnKind::Activity => add(at, at, 2, heads.activity),
            ColumnKind::Lane(role) => add(at, at, 1, &role.as_ref().map(name).unwrap_or_default()),
            ColumnKind::Needs => add(at, at, 1, heads.needs),
            ColumnKind::Time => add(at, at, 1, heads.time),
            ColumnKind::Yields => add(at, at, 1, heads.yields),
            ColumnKind::Remark => add(at, at, 2, heads.remark),
        }
    }
    let first = columns.first_lane;
    add(first, first + lanes - 1, 0, heads.lanes);
    add(first + lanes, first + lanes + 2, 0, heads.standard);
    let high = |row: usize| {
        let most =
            cells.iter().filter(|cell| cell.2 == row).map(|cell| cell.3.len()).max().unwrap_or_default();
        count(most) * leading(columns.points) + 2.0 * CELL_PADDING
    };
    BrokenHead { heights: [high(0), high(1)], cells, title }
}

/// All lines of words, placed.
pub(super) fn placed(head: &BrokenHead, words: &[Broken], columns: &Columns, rows: &Rows) -> Lines {
    let middle = f64::midpoint(columns.left, columns.right());
    let mut all = centred(&head.title, middle, columns.left, TITLE_POINTS, true, None);
    for (from, to, row, words) in &head.cells {
        let (left, right) = (columns.all[*from].left, columns.all[*to].left + columns.all[*to].width);
        let (top, bottom) = match row {
            0 => (rows.head.top, rows.head.middle),
            1 => (rows.head.middle, rows.head.bottom),
            _ => (rows.head.top, rows.head.bottom),
        };
        let high = count(words.len()) * leading(columns.points);
        let top = top + (bottom - top - high) / 2.0;
        all.extend(centred(words, f64::midpoint(left, right), top, columns.points, true, None));
    }
    for (row, Broken(cells, bold)) in words.iter().enumerate() {
        let top = rows.top(row) + CELL_PADDING;
        for (at, cell) in cells {
            let column = &columns.all[*at];
            all.extend(match column.kind {
                ColumnKind::Number | ColumnKind::Time => {
                    let x = column.left + column.width / 2.0;
                    centred(cell, x, top, columns.points, *bold, Some(row))
                }
                ColumnKind::Activity
                | ColumnKind::Lane(_)
                | ColumnKind::Needs
                | ColumnKind::Yields
                | ColumnKind::Remark => {
                    lines(cell, column.left + CELL_PADDING, top, columns.points, *bold, Some(row))
                }
            });
        }
    }
    all
}

/// The words inside symbols: those of a plain flowchart, and the letters of connectors, in their upper part.
pub(super) fn inside(routed: &Routed<'_>, symbols: &[Symbol]) -> Lines {
    let mut letters = Vec::new();
    for symbol in symbols {
        letters.extend(routed.inside(symbol.row).iter().flat_map(|inside| inside.placed(symbol)));
    }
    let mut symbols = symbols.iter().peekable();
    for (row, content) in routed.grid.rows.iter().enumerate() {
        let GridRow::Connectors(connectors) = content else { continue };
        for letter in &connectors.letters {
            while symbols.next_if(|symbol| symbol.row < row).is_some() {}
            let Some(symbol) = symbols.next() else { continue };
            letters.push(Line {
                text: letter.clone(),
                x: symbol.middle().x,
                baseline: symbol.top + 0.8 * leading(LETTER_POINTS) + LETTER_GAP,
                width: width(letter, LETTER_POINTS, true),
                points: LETTER_POINTS,
                bold: true,
                anchor: Anchor::Middle,
                row: Some(row),
                inside: true,
            });
        }
    }
    letters
}

/// Letters in connectors, and the room above them, in points and mm.
const LETTER_POINTS: f64 = 7.5;
const LETTER_GAP: f64 = 0.6;

/// Lines under each other, from a place to the right.
pub(super) fn lines(
    words: &[String],
    x: f64,
    top: f64,
    points: f64,
    bold: bool,
    row: Option<usize>,
) -> Lines {
    let line = |(at, text): (usize, &String)| Line {
        width: width(text, points, bold),
        text: text.clone(),
        x,
        // Letters stand in the middle of their line.
        baseline: top + (count(at) + 0.8) * leading(points),
        points,
        bold,
        anchor: Anchor::Start,
        row,
        inside: false,
    };
    words.iter().enumerate().map(line).collect()
}

fn centred(words: &[String], x: f64, top: f64, points: f64, bold: bool, row: Option<usize>) -> Lines {
    let lines = lines(words, x, top, points, bold, row).into_iter();
    lines.map(|line| Line { anchor: Anchor::Middle, ..line }).collect()
}

/// From one baseline to the next.
fn leading(points: f64) -> f64 {
    points * MM_PER_POINT * LEADING
}
