//! Two cells side by side, each with its head: on as many pages as they take, the heads on each.

use crate::form::TABLE_PEN;
use crate::page::{Cell, HeadOf, Item, Role};

use super::super::content;
use super::super::setting::{SetLine, Setting};
use super::super::sheet::Sheet;
use super::{Columns, PAD, ROW_PAD};

/// A body has room for so many lines at least, and one below the page's end begins with as many.
const LEAST_LINES: usize = 2;

/// So many lines of an entry go to the next page with the rest of it.
const MOST_MOVED: usize = 3;

/// Two cells side by side, each with its head.
pub(super) struct Pair {
    pub(super) heads: [&'static str; 2],
    pub(super) bodies: [Body; 2],
    pub(super) setting: Setting,
}

/// The lines of a cell: how far each is set in, and the number before it.
pub(super) struct Body {
    lines: Vec<(Option<String>, SetLine)>,
    indent: f64,
}

impl Body {
    pub(super) fn of(entries: &[&str], width: f64, setting: &Setting) -> Self {
        let numbered = content::numbered(entries);
        let indent = if numbered { crate::metrics::width("00. ", setting.points, false) } else { 0.0 };
        let mut lines = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let set = setting.lines(entry, width - 2.0 * PAD - indent);
            lines.extend(set.into_iter().enumerate().map(|(line, text)| {
                let number = (numbered && line == 0).then(|| format!("{}.", at + 1));
                (number, text)
            }));
        }
        Self { lines, indent }
    }

    /// Whether an entry ends where so many lines are done.
    fn ends(&self, done: usize) -> bool {
        self.indent <= 0.0 || self.lines.get(done).is_none_or(|(number, _)| number.is_some())
    }
}

impl Pair {
    fn head_height(&self) -> f64 {
        self.setting.line() + 2.0 * ROW_PAD
    }

    fn lines(&self) -> usize {
        self.bodies.iter().map(|body| body.lines.len()).max().unwrap_or_default().max(LEAST_LINES)
    }

    pub(super) fn height(&self) -> f64 {
        self.head_height() + self.setting.height(self.lines()) + 2.0 * PAD
    }

    /// Prints it, on as many pages as it takes; each page has the heads.
    pub(super) fn print(&self, sheet: &mut Sheet, table: usize, row: &mut usize, columns: Columns) {
        let (head, all) = (self.head_height(), self.lines());
        let whole_page = sheet.bottom - sheet.top;
        // What would fit on a page, and is short, is not broken.
        if self.height() > sheet.room() + 0.01 && self.height() < whole_page / 3.0 {
            sheet.turn();
        }
        let mut done = 0;
        while done < all {
            sheet.need(head + self.setting.height(LEAST_LINES) + 2.0 * PAD);
            let room = sheet.room() - head - 2.0 * PAD;
            let fit =
                (1..=all - done).rev().find(|lines| self.setting.height(*lines) <= room + 0.01).unwrap_or(1);
            // An entry is not divided, unless it is long.
            let ends = |fit: &usize| self.bodies.iter().all(|body| body.ends(done + fit));
            let least = fit.saturating_sub(MOST_MOVED).max(LEAST_LINES.min(fit));
            let fit = (least..=fit).rev().find(ends).unwrap_or(fit);
            let (top, body) = (sheet.y, sheet.y + head);
            let bottom = body + self.setting.height(fit) + 2.0 * PAD;
            let mut rules: Vec<Item> = [top, body, bottom]
                .map(|y| Item::rule((columns.left, y), (columns.right, y), TABLE_PEN))
                .to_vec();
            rules.extend(
                [columns.left, columns.label, columns.right]
                    .map(|x| Item::rule((x, top), (x, bottom), TABLE_PEN)),
            );
            sheet.add(Role::Decoration, rules);
            let cell = |row: usize, side: usize| {
                let columns = if side == 0 { 1 } else { 2 };
                Cell { table, row, head: None, columns, rows: 1 }
            };
            for (side, text) in self.heads.iter().enumerate() {
                let (left, width) = columns.half(side);
                let setting = Setting { bold: true, ..self.setting };
                let line = SetLine { text: (*text).to_owned(), last: true };
                let role = Role::Cell(Cell { head: Some(HeadOf::Column), ..cell(*row, side) });
                let role = if done == 0 { role } else { Role::Decoration };
                sheet.add(role, [setting.set(&line, left + PAD, width - 2.0 * PAD, top + ROW_PAD)]);
            }
            for (side, own) in self.bodies.iter().enumerate() {
                let left = columns.half(side).0 + PAD;
                let mut items = Vec::new();
                for (at, (number, line)) in own.lines.iter().skip(done).take(fit).enumerate() {
                    let y = body + PAD + self.setting.height(at);
                    if let Some(number) = number {
                        let number = SetLine { text: number.clone(), last: true };
                        items.push(self.setting.set(&number, left, own.indent, y));
                    }
                    items.push(self.setting.set(line, left + own.indent, 0.0, y));
                }
                sheet.add(Role::Cell(cell(*row + 1, side)), items);
            }
            (sheet.y, done) = (bottom, done + fit);
            *row += 2;
            if done < all {
                sheet.turn();
            }
        }
    }
}
