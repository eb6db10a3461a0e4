//! The identity page: one ruled table with the office, numbers and dates, who approves, and the three pairs of cells.

mod pairs;

use alir::sop::Identity;

use crate::form::TABLE_PEN;
use crate::page::{Area, Cell, HeadOf, Item, Role};

use super::setting::{SetLine, Setting, one_line};
use super::sheet::{Running, SIDE, Sheet, Way};
use super::signature::Signature;
use super::{Document, content};

use pairs::{Body, Pair};

/// Columns: the office, labels, values; of a table 267 mm wide.
const COLUMNS: [f64; 3] = [152.0, 30.0, 85.0];
const TABLE_WIDTH: f64 = 267.0;
const PAD: f64 = 1.5;
/// Beside a label, which is longer than the others are wide.
const LABEL_PAD: f64 = 1.2;
/// Above and below the words of a row, and of a head.
const ROW_PAD: f64 = 1.0;
const LEAST_ROW: f64 = 6.0;
const APPROVAL_ROW: f64 = 38.0;
const NAME_ROW: f64 = 10.0;
const LOGO: (f64, f64) = (40.0, 18.0);
/// Letters of rows, of their labels, of the office, and of its address.
const ROW_POINTS: f64 = 9.0;
const LABEL_POINTS: f64 = 8.0;
const OFFICE_POINTS: f64 = 13.0;
const UNIT_POINTS: f64 = 11.0;
const ADDRESS_POINTS: f64 = 8.0;
/// Letters of the three pairs: the largest with which all of it fits on the page.
const BODY_POINTS: [f64; 5] = [9.0, 8.5, 8.0, 7.5, 7.0];

/// The identity page, and what does not fit on it; none of a SOP that has no identity.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let Some(identity) = document.chart.definition().identity.clone() else {
        sheet.unidentified.push(one_line(document.chart.name()));
        return;
    };
    let running = running(document);
    sheet.begin(Way::Landscape, SIDE, Running { header: None, ..running.clone() });
    sheet.run(running);
    let words = sheet.words;
    sheet.mark(2, words.identity);
    let (table, columns) = (sheet.table(), Columns::of(sheet));
    let rows = upper(sheet, document, &identity, table, columns);
    let entries = content::pairs(&identity, &words);
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
pub(super) fn running(document: &Document<'_>) -> Running {
    let number = document.head.number.as_deref().map(one_line).unwrap_or_default();
    Running {
        header: Some([one_line(document.chart.name()), number]),
        notice: content::notice(document),
        numbered: true,
        ..Running::default()
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
    let rows = content::rows(document, identity, &words);
    let plain = Setting::plain(ROW_POINTS);
    let room = columns.right - columns.value - 2.0 * PAD;
    let signature = Signature::of(document.head.approved_by.as_ref(), &[], room, plain.middle());
    let label_setting = Setting::plain(LABEL_POINTS);
    let label_room = columns.value - columns.label - 2.0 * LABEL_PAD;
    let bold = Setting::bold(ROW_POINTS);
    let name = bold.lines(document.chart.name(), room);
    let top = sheet.y;
    let office = Office::of(document, identity, columns);
    let mut set: Vec<(&str, f64, Vec<SetLine>)> = rows
        .iter()
        .map(|(label, value)| {
            let lines = plain.lines(value, room);
            let label_height = label_setting.height(label_setting.lines(label, label_room).len());
            let height = plain.height(lines.len()).max(label_height) + 2.0 * ROW_PAD;
            (*label, height.max(LEAST_ROW), lines)
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
        let heads = label_setting.lines(label, label_room);
        // A label stands beside the first line, but for the one beside the signature: that stands at the top too.
        let middle =
            |lines: usize, setting: &Setting| y + ((high - setting.height(lines)) / 2.0).max(ROW_PAD);
        let is_approval = at + 2 == count;
        let head_top = if is_approval { y + PAD } else { middle(heads.len(), &label_setting) };
        let head = Role::Cell(Cell { head: Some(HeadOf::Row), ..cell });
        sheet.add(head, label_setting.all(&heads, columns.label + LABEL_PAD, label_room, head_top));
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
        // Numbers and addresses of the net stand on one line, as far as there is room.
        let contact = head.contact.join(", ");
        let address = head.address.iter().chain([&contact]);
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
