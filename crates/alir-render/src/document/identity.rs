//! The identity page: one ruled table with the office, numbers and dates, who approves, and the three pairs of cells.

use alir::sop::{Identity, Loc};

use crate::form::TABLE_PEN;
use crate::page::{Area, Cell, HeadOf, Item, Role};

use super::Document;
use super::setting::{SetLine, Setting, one_line};
use super::sheet::{Running, SIDE, Sheet, Way};
use super::signature::Signature;

/// Columns: the office, labels, values; of a table 267 mm wide.
const COLUMNS: [f64; 3] = [152.0, 30.0, 85.0];
const TABLE_WIDTH: f64 = 267.0;
const PAD: f64 = 1.5;
/// Beside a label, which is longer than the others are wide.
const LABEL_PAD: f64 = 1.2;
const LEAST_ROW: f64 = 6.0;
const APPROVAL_ROW: f64 = 38.0;
const NAME_ROW: f64 = 10.0;
const LOGO: (f64, f64) = (40.0, 18.0);
/// Letters of rows, of the office, and of its address.
const ROW_POINTS: f64 = 8.5;
const OFFICE_POINTS: f64 = 13.0;
const UNIT_POINTS: f64 = 11.0;
const ADDRESS_POINTS: f64 = 8.0;
/// Letters of the three pairs: the largest with which all of it fits on the page.
const BODY_POINTS: [f64; 5] = [9.0, 8.5, 8.0, 7.5, 7.0];
/// A body has room for so many lines at least, and one below the page's end begins with as many.
const LEAST_LINES: usize = 2;

/// The identity page, and what does not fit on it; none of a SOP that has no identity.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let Some(identity) = document.chart.definition().identity.clone() else {
        sheet.unidentified.push(one_line(document.chart.name()));
        return;
    };
    let running = running(document, &identity);
    sheet.begin(Way::Landscape, SIDE, Running { header: None, ..running.clone() });
    sheet.run(running);
    let words = sheet.words;
    sheet.mark(2, words.identity);
    let (table, columns) = (sheet.table(), Columns::of(sheet));
    let rows = upper(sheet, document, &identity, table, columns);
    let pairs = [
        ([words.legal_basis, words.qualifications], [&identity.legal_basis, &identity.qualifications]),
        ([words.related, words.equipment], [&identity.related, &identity.equipment]),
        ([words.warning, words.records], [&identity.warning, &identity.records]),
    ];
    let entries = pairs.map(|(heads, texts)| {
        (heads, texts.map(|texts| texts.iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>()))
    });
    let set = |points: f64| {
        let setting = Setting::plain(points);
        entries.each_ref().map(|(heads, entries)| Pair {
            heads: *heads,
            bodies: [0, 1].map(|side| Body::of(&entries[side], columns.half(side).1, &setting)),
            setting,
        })
    };
    let fits = |pairs: &[Pair; 3]| pairs.iter().map(Pair::height).sum::<f64>() <= sheet.room() + 0.01;
    let smallest = BODY_POINTS[BODY_POINTS.len() - 1];
    let chosen = BODY_POINTS.into_iter().map(set).find(fits).unwrap_or_else(|| set(smallest));
    let mut row = rows;
    for pair in &chosen {
        pair.print(sheet, table, &mut row, columns);
    }
}

/// What the pages of a SOP repeat.
pub(super) fn running(document: &Document<'_>, identity: &Identity) -> Running {
    let number = document.head.number.as_deref().map(one_line).unwrap_or_default();
    let notice = identity.signature_note.as_ref().map(|note| note.value.trim().to_owned());
    Running {
        header: Some([one_line(document.chart.name()), number]),
        notice: notice.filter(|note| !note.is_empty()),
        numbered: true,
    }
}

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    left: f64,
    label: f64,
    value: f64,
    right: f64,
}

impl Columns {
    fn of(sheet: &Sheet) -> Self {
        let scale = sheet.width() / TABLE_WIDTH;
        let label = sheet.left + COLUMNS[0] * scale;
        Self { left: sheet.left, label, value: label + COLUMNS[1] * scale, right: sheet.right }
    }

    /// Left end and width of the cells of a pair.
    fn half(self, side: usize) -> (f64, f64) {
        let (left, right) = if side == 0 { (self.left, self.label) } else { (self.label, self.right) };
        (left, right - left)
    }
}

/// The rows of numbers, dates and names, with the office at their left. Gives the number of rows.
fn upper(
    sheet: &mut Sheet,
    document: &Document<'_>,
    identity: &Identity,
    table: usize,
    columns: Columns,
) -> usize {
    let words = sheet.words;
    let printed = |text: &Option<Loc<String>>| text.as_ref().map(|text| text.value.trim().to_owned());
    let mut rows = vec![(words.number, document.head.number.clone().unwrap_or_default())];
    rows.extend(printed(&identity.date).map(|date| (words.date, date)));
    rows.push((words.made_on, printed(&identity.made_on).unwrap_or_default()));
    // A SOP that says nothing of a revision had none.
    rows.push((words.revised_on, printed(&identity.revised_on).unwrap_or_else(|| "-".to_owned())));
    rows.push((words.effective_on, printed(&identity.effective_on).unwrap_or_default()));
    rows.extend(printed(&identity.approved_on).map(|date| (words.approved_on, date)));
    let plain = Setting::plain(ROW_POINTS);
    let room = columns.right - columns.value - 2.0 * PAD;
    let signature = Signature::of(document.head.approved_by.as_ref(), &[], room, plain.middle());
    let bold = Setting::bold(ROW_POINTS);
    let name = bold.lines(document.chart.name(), room);
    let top = sheet.y;
    let office = Office::of(document, identity, columns);
    let mut set: Vec<(&str, f64, Vec<SetLine>)> = rows
        .iter()
        .map(|(label, value)| {
            let lines = plain.lines(value, room);
            (*label, (plain.height(lines.len()) + 2.0 * PAD).max(LEAST_ROW), lines)
        })
        .collect();
    let others: f64 = set.iter().map(|row| row.1).sum();
    let name_height = (bold.height(name.len()) + 2.0 * PAD).max(NAME_ROW);
    let approval =
        (signature.height() + 2.0 * PAD).max(APPROVAL_ROW).max(office.height() - others - name_height);
    set.push((words.approved_by, approval, Vec::new()));
    set.push((words.name, name_height, name));
    let height: f64 = set.iter().map(|row| row.1).sum();
    let mut lines = Vec::new();
    let mut y = top;
    for (_, high, _) in &set {
        lines.push(Item::rule((columns.label, y), (columns.right, y), TABLE_PEN));
        y += high;
    }
    for (from, to) in [((columns.left, top), (columns.label, top)), ((columns.left, y), (columns.right, y))] {
        lines.push(Item::rule(from, to, TABLE_PEN));
    }
    for x in [columns.left, columns.label, columns.value, columns.right] {
        lines.push(Item::rule((x, top), (x, y), TABLE_PEN));
    }
    sheet.add(Role::Decoration, lines);
    let count = set.len();
    office.print(sheet, table, count, Area { left: columns.left, top, width: columns.half(0).1, height });
    y = top;
    for (at, (label, high, value)) in set.iter().enumerate() {
        let cell = Cell { table, row: at, head: None, columns: 1, rows: 1 };
        let heads = plain.lines(label, columns.value - columns.label - 2.0 * LABEL_PAD);
        // A label stands beside the first line, but for the one beside the signature: that stands at the top too.
        let middle = |lines: usize, setting: &Setting| y + ((high - setting.height(lines)) / 2.0).max(PAD);
        let is_approval = at + 2 == count;
        let head_top = if is_approval { y + PAD } else { middle(heads.len(), &plain) };
        let head = Role::Cell(Cell { head: Some(HeadOf::Row), ..cell });
        sheet.add(head, plain.all(&heads, columns.label + LABEL_PAD, room, head_top));
        let items = if is_approval {
            signature.items(columns.value + PAD, y + PAD, high - 2.0 * PAD)
        } else {
            let setting = if at + 1 == count { bold } else { plain };
            setting.all(value, columns.value + PAD, room, middle(value.len(), &setting))
        };
        sheet.add(Role::Cell(cell), items);
        y += high;
    }
    sheet.y = y;
    count
}

/// The office, as it stands at the left of the rows.
struct Office {
    logo: Option<(crate::logo::Logo, f64, f64)>,
    lines: Vec<(Setting, Vec<SetLine>)>,
}

impl Office {
    fn of(document: &Document<'_>, identity: &Identity, columns: Columns) -> Self {
        let room = columns.half(0).1 - 4.0 * PAD;
        let head = &document.head;
        let logo = document.logo.clone().map(|logo| {
            let (width, height) = logo.within(LOGO.0, LOGO.1);
            (logo, width, height)
        });
        let address = head.address.iter().chain(&head.contact);
        let texts = (head.organisation.iter().map(|text| (Setting::bold(OFFICE_POINTS), text.as_str())))
            .chain(address.map(|text| (Setting::plain(ADDRESS_POINTS), text.as_str())))
            .chain(identity.unit.iter().map(|text| (Setting::bold(UNIT_POINTS), text)));
        let lines = texts.map(|(setting, text)| {
            let setting = setting.middle().spaced(1.35);
            (setting, setting.lines(text, room))
        });
        Self { logo, lines: lines.filter(|(_, lines)| !lines.is_empty()).collect() }
    }

    fn height(&self) -> f64 {
        let logo = self.logo.as_ref().map_or(0.0, |logo| logo.2 + 2.0 * PAD);
        // Between what has other letters there is some room.
        let breaks = self.breaks().filter(|is_break| *is_break).count();
        let lines: f64 = self.lines.iter().map(|(setting, lines)| setting.height(lines.len())).sum();
        logo + lines + super::setting::count(breaks) * 2.0 * PAD + 2.0 * PAD
    }

    /// For each text, whether its letters are others than those before it.
    fn breaks(&self) -> impl Iterator<Item = bool> {
        let points = |at: usize| self.lines.get(at).map(|(setting, _)| setting.points);
        (0..self.lines.len()).map(move |at| at > 0 && points(at) != points(at - 1))
    }

    fn print(&self, sheet: &mut Sheet, table: usize, rows: usize, area: Area) {
        let mut y = area.top + PAD + ((area.height - self.height()) / 2.0).max(0.0);
        let middle = area.left + area.width / 2.0;
        if let Some((logo, width, height)) = &self.logo {
            let own = Area { left: middle - width / 2.0, top: y, width: *width, height: *height };
            let alt = sheet.words.logo.to_owned();
            sheet.add(Role::Figure { alt }, [Item::Image { area: own, logo: logo.clone() }]);
            y += height + 2.0 * PAD;
        }
        let mut items = Vec::new();
        for ((setting, lines), is_break) in self.lines.iter().zip(self.breaks()) {
            if is_break {
                y += 2.0 * PAD;
            }
            items.extend(setting.all(lines, area.left + 2.0 * PAD, area.width - 4.0 * PAD, y));
            y += setting.height(lines.len());
        }
        let rows = u32::try_from(rows).unwrap_or(1);
        sheet.add(Role::Cell(Cell { table, row: 0, head: None, columns: 1, rows }), items);
    }
}

/// Two cells side by side, each with its head.
struct Pair {
    heads: [&'static str; 2],
    bodies: [Body; 2],
    setting: Setting,
}

/// The lines of a cell: how far each is set in, and the number before it.
struct Body {
    lines: Vec<(Option<String>, SetLine)>,
    indent: f64,
}

impl Body {
    fn of(entries: &[&str], width: f64, setting: &Setting) -> Self {
        // One entry needs no number, and entries that have one printed keep it.
        let own = |entry: &&&str| entry.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let numbered = entries.len() > 1 && entries.iter().filter(own).count() < entries.len();
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
}

impl Pair {
    fn head_height(&self) -> f64 {
        self.setting.line() + 2.0 * PAD
    }

    fn lines(&self) -> usize {
        self.bodies.iter().map(|body| body.lines.len()).max().unwrap_or_default().max(LEAST_LINES)
    }

    fn height(&self) -> f64 {
        self.head_height() + self.setting.height(self.lines()) + 2.0 * PAD
    }

    /// Prints it, on as many pages as it takes; each page has the heads.
    fn print(&self, sheet: &mut Sheet, table: usize, row: &mut usize, columns: Columns) {
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
                sheet.add(role, [setting.set(&line, left + PAD, width - 2.0 * PAD, top + PAD)]);
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
