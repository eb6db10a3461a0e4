//! The monitoring form of `PermenPANRB` 35/2012 (Tabel 7): a row for each step, to be filled in by hand.

use crate::form::TABLE_PEN;
use crate::page::{Cell, HeadOf, Item, Role, Text};

use super::Document;
use super::content::{MONITORING_COLUMNS, Monitored, monitored};
use super::setting::{SetLine, Setting, one_line};
use super::sheet::{Running, SIDE, Sheet, Way};

const TABLE_WIDTH: f64 = 267.0;
const PAD: f64 = 1.5;
const LEAST_ROW: f64 = 9.0;
const TITLE: Setting = Setting::bold(11.0).middle();
const HEAD: Setting = Setting::bold(8.0).middle();
const BODY: Setting = Setting::plain(8.0);
/// Room below the table for date and name.
const END: f64 = 16.0;

/// The form of a SOP.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let running: Running = super::identity::running(document);
    sheet.begin(Way::Landscape, SIDE, running);
    let words = sheet.words;
    sheet.mark(2, words.monitoring_form);
    let (left, width) = (sheet.left, sheet.width());
    sheet.paragraph(&Role::Heading(2), words.monitoring, left, width, &TITLE);
    let name = one_line(document.chart.name());
    sheet.paragraph(&Role::Paragraph, &name, left, width, &Setting { bold: false, points: 9.0, ..TITLE });
    sheet.y += PAD;
    let edges = edges(sheet);
    let table = sheet.table();
    heads(sheet, table, &edges, true);
    let rows: Vec<Row> = monitored(document).iter().map(|row| Row::of(row, &edges)).collect();
    for (at, row) in rows.iter().enumerate() {
        // The name of a stage does not stand without a step, nor date and name of who assessed without a row.
        let after = rows.get(at + 1).map_or(0.0, |next| next.height);
        let more = if row.is_stage || at + 2 == rows.len() { after } else { 0.0 };
        let end = if at + 2 >= rows.len() { END } else { 0.0 };
        if sheet.room() < row.height + more + end && at > 0 {
            sheet.turn();
            let again = format!("{} {}", words.monitoring, words.continued);
            sheet.paragraph(&Role::Decoration, &again, left, width, &TITLE);
            sheet.y += PAD;
            heads(sheet, table, &edges, false);
        }
        row.print(sheet, &edges, Cell { table, row: at + 2, head: None, columns: 1, rows: 1 });
    }
    sheet.need(END);
    for (at, label) in [words.assessed_on, words.assessor].into_iter().enumerate() {
        let baseline = sheet.y + 7.0 + 6.0 * super::setting::count(at);
        let label = Text::at(label, left, baseline, 9.0, false);
        let dots = Text::at(&format!(": {}", ".".repeat(60)), left + 32.0, baseline, 9.0, false);
        sheet.add(Role::Paragraph, [Item::Text(label), Item::Text(dots)]);
    }
    sheet.y += END;
}

/// A row, set into lines.
struct Row {
    /// Number and words.
    lines: [Vec<SetLine>; 2],
    setting: Setting,
    height: f64,
    is_stage: bool,
}

impl Row {
    fn of(row: &Monitored<'_>, edges: &[f64]) -> Self {
        let Monitored { number, text, is_stage } = *row;
        let cells = [number, text];
        let setting = Setting { bold: is_stage, ..BODY };
        let lines = [0, 1].map(|column| setting.lines(cells[column], room(edges, column)));
        let most = lines.iter().map(Vec::len).max().unwrap_or_default();
        // Of a stage nothing is written down.
        let least = if is_stage { 0.0 } else { LEAST_ROW };
        Self { lines, setting, height: (BODY.height(most) + 2.0 * PAD).max(least), is_stage }
    }

    fn print(&self, sheet: &mut Sheet, edges: &[f64], cell: Cell) {
        let bottom = sheet.y + self.height;
        rules(sheet, edges, &[bottom], sheet.y, bottom);
        for (column, lines) in self.lines.iter().enumerate() {
            let setting = if column == 0 { self.setting.middle() } else { self.setting };
            let items = setting.all(lines, edges[column] + PAD, room(edges, column), sheet.y + PAD);
            sheet.add(Role::Cell(cell), items);
        }
        sheet.y = bottom;
    }
}

/// How wide the lines of a column are.
fn room(edges: &[f64], column: usize) -> f64 {
    edges[column + 1] - edges[column] - 2.0 * PAD
}

/// The borders of the columns.
fn edges(sheet: &Sheet) -> Vec<f64> {
    let scale = sheet.width() / TABLE_WIDTH;
    let mut edges = vec![sheet.left];
    let mut x = sheet.left;
    for width in MONITORING_COLUMNS {
        x += width * scale;
        edges.push(x);
    }
    edges
}

/// The two rows of heads; a screen reader hears them once.
fn heads(sheet: &mut Sheet, table: usize, edges: &[f64], first: bool) {
    let words = sheet.words;
    // Text, first and last column, first and last of the two rows.
    let heads = [
        (words.step_number, [0, 0], [0, 1]),
        (words.procedure, [1, 1], [0, 1]),
        (words.assessment, [2, 3], [0, 0]),
        (words.findings, [4, 4], [0, 1]),
        (words.action, [5, 5], [0, 1]),
        (words.initials, [6, 6], [0, 1]),
        (words.well, [2, 2], [1, 1]),
        (words.not_well, [3, 3], [1, 1]),
    ];
    let set: Vec<Vec<SetLine>> = heads
        .iter()
        .map(|(text, [from, to], _)| HEAD.lines(text, edges[to + 1] - edges[*from] - 2.0 * PAD))
        .collect();
    let high = |lines: usize| HEAD.height(lines) + 2.0 * PAD;
    let upper = high(set[2].len());
    let both =
        set.iter().zip(&heads).filter(|(_, head)| head.2 == [0, 1]).map(|(lines, _)| high(lines.len()));
    let both = both.fold(0.0, f64::max);
    let lower = high(set[6].len().max(set[7].len())).max(both - upper);
    let (top, bottom) = (sheet.y, sheet.y + upper + lower);
    // The border between the two assessments begins below their common head.
    let (outer, inner) = (edges.iter().enumerate().filter(|(at, _)| *at != 3), edges[3]);
    let outer: Vec<f64> = outer.map(|(_, x)| *x).collect();
    rules(sheet, &outer, &[top, bottom], top, bottom);
    let below = top + upper;
    let inside = [((edges[2], below), (edges[4], below)), ((inner, below), (inner, bottom))];
    sheet.add(Role::Decoration, inside.map(|(from, to)| Item::rule(from, to, TABLE_PEN)));
    for ((_, [from, to], rows), lines) in heads.iter().zip(&set) {
        let (from_y, to_y) = match rows {
            [0, 1] => (top, bottom),
            [0, _] => (top, top + upper),
            _ => (top + upper, bottom),
        };
        let y = from_y + (to_y - from_y - HEAD.height(lines.len())) / 2.0;
        let items = HEAD.all(lines, edges[*from] + PAD, edges[to + 1] - edges[*from] - 2.0 * PAD, y);
        let number = |count: usize| u32::try_from(count).unwrap_or(1);
        let cell = Cell {
            table,
            row: rows[0],
            head: Some(HeadOf::Column),
            columns: number(to - from + 1),
            rows: number(rows[1] - rows[0] + 1),
        };
        sheet.add(if first { Role::Cell(cell) } else { Role::Decoration }, items);
    }
    sheet.y = bottom;
}

/// Lines across at some heights, and the borders of all columns between two.
fn rules(sheet: &mut Sheet, edges: &[f64], across: &[f64], top: f64, bottom: f64) {
    let (left, right) = (sheet.left, sheet.right);
    let across = across.iter().map(|y| Item::rule((left, *y), (right, *y), TABLE_PEN));
    let down = edges.iter().map(|x| Item::rule((*x, top), (*x, bottom), TABLE_PEN));
    let all: Vec<Item> = across.chain(down).collect();
    sheet.add(Role::Decoration, all);
}
