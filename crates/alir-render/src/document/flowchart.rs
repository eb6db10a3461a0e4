//! The pages of the flowchart: the heading, the table as far as it fits, and at its end the signature below it.

use crate::drawing::{Layout, Point};
use crate::page::{Item, Role};
use crate::pages::{Frame, Tables};

use super::setting::{SetLine, Setting, one_line};
use super::sheet::{Running, SIDE, Sheet, Way};
use super::signature::Signature;
use super::{Document, Shrunk};

const TITLE: Setting = Setting::bold(11.0).middle();
/// Between heading and table, and between table and signature.
const GAP: f64 = 2.0;
const SIGNATURE_GAP: f64 = 5.0;
const SIGNATURE: Setting = Setting::plain(9.0).middle();
const SIGNATURE_WIDTH: f64 = 85.0;
/// Less than this no heading takes of a page, so that a title without end leaves room for the table.
const MOST_TITLE_LINES: usize = 3;

/// The pages of a SOP's flowchart.
pub(super) fn pages(sheet: &mut Sheet, document: &Document<'_>) {
    let sop = document.chart.definition();
    let words = sheet.words;
    let running: Running = super::identity::running(document);
    sheet.begin(Way::Landscape, SIDE, running);
    sheet.mark(2, words.flowchart);
    let printed = sop.titles.as_ref().and_then(|titles| titles.table.as_ref());
    let title = one_line(printed.map_or(document.chart.name(), |title| title.as_str()));
    let longest = format!("{title} {}", words.continued);
    let lines = TITLE.lines(&longest, sheet.width()).len().min(MOST_TITLE_LINES);
    let height = TITLE.height(lines) + GAP;
    let frame = Frame { width: sheet.width(), height: sheet.bottom - sheet.top - height };
    let tables = with_room(document, frame);
    if tables.scale < 1.0 {
        sheet.shrunk.push(shrunk(document, &tables));
    }
    let table = sheet.table();
    let (mut before, mut end) = (0, sheet.y);
    for (at, layout) in tables.pages.iter().enumerate() {
        if at > 0 {
            sheet.turn();
        }
        let words = if at == 0 { title.clone() } else { longest.clone() };
        let mut set: Vec<SetLine> = TITLE.lines(&words, sheet.width());
        set.truncate(MOST_TITLE_LINES);
        let items = TITLE.all(&set, sheet.left, sheet.width(), sheet.y);
        sheet.add(if at == 0 { Role::Heading(2) } else { Role::Decoration }, items);
        let left = sheet.left + (sheet.width() - layout.width * tables.scale) / 2.0;
        let corner = Point { x: left, y: sheet.y + height };
        for part in layout.parts(corner, tables.scale, table, before) {
            sheet.add(part.role, part.items);
        }
        before += layout.rows.len();
        end = corner.y + layout.height * tables.scale;
    }
    sheet.y = end.min(sheet.bottom);
    sign(sheet, document);
}

/// The table, on its last page with room for the signature below it, if there is one.
pub(crate) fn with_room(document: &Document<'_>, frame: Frame) -> Tables {
    let tables = |frame| Tables::in_language(document.chart, frame, document.head.language);
    let whole = tables(frame);
    let Some(signature) = signature(document) else { return whole };
    let fits = |tables: &Tables| {
        let last = tables.pages.last().map_or(0.0, |page| page.height * tables.scale);
        last + SIGNATURE_GAP + signature.height() <= frame.height
    };
    if fits(&whole) {
        return whole;
    }
    // With less room on each page more rows go to the last one, so that no signature stands alone.
    let less = (1..=MOST_LESS).map(|step| Frame { height: frame.height - f64::from(step) * LESS, ..frame });
    let mut others = less.map(tables);
    others.find(|tables| fits(tables) && tables.scale >= whole.scale).unwrap_or(whole)
}

/// By how much a page is shortened at a time, and how often at most, so that the signature finds room.
const LESS: f64 = 8.0;
const MOST_LESS: u32 = 8;

fn signature(document: &Document<'_>) -> Option<Signature> {
    let approval = document.chart.definition().table_signature.as_ref()?;
    Some(Signature::of(Some(approval), &[], SIGNATURE_WIDTH, SIGNATURE))
}

/// The signature below the table, where the SOP prints one.
fn sign(sheet: &mut Sheet, document: &Document<'_>) {
    let Some(signature) = signature(document) else { return };
    sheet.need(signature.height() + SIGNATURE_GAP);
    let top = if sheet.y > sheet.top { sheet.y + SIGNATURE_GAP } else { sheet.y };
    let items: Vec<Item> = signature.items(sheet.right - SIGNATURE_WIDTH, top, signature.height());
    sheet.add(Role::Paragraph, items);
    sheet.y = top + signature.height();
}

/// What is to be said of a table that is too wide.
pub(crate) fn shrunk(document: &Document<'_>, tables: &Tables) -> Shrunk {
    let points = |layout: &Layout| layout.texts.iter().map(|line| line.points).fold(f64::INFINITY, f64::min);
    let smallest = tables.pages.iter().map(points).fold(f64::INFINITY, f64::min);
    let is_lane = |column: &&crate::Column| matches!(column.kind, crate::ColumnKind::Lane(_));
    Shrunk {
        sop: one_line(document.chart.name()),
        scale: tables.scale,
        points: smallest * tables.scale,
        lanes: tables.pages.first().map_or(0, |page| page.columns.iter().filter(is_lane).count()),
    }
}
