//! The structure of a document: what a screen reader hears, in order, whatever page it stands on.

use std::collections::BTreeMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::page::Page;
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::document::Printed;
use crate::page::{Cell, HeadOf, Item, Part, Role};

use super::draw::pt;

/// Longer descriptions a PDF to be kept may not have.
const MOST_ALT_BYTES: usize = 8_000;

/// The structure while it grows.
#[derive(Default)]
pub(super) struct Tree {
    blocks: Vec<Block>,
    /// Where the tables are among the blocks.
    tables: BTreeMap<usize, usize>,
    /// Links of the page that is drawn: the block, its line, the place, the page it leads to.
    links: Vec<(usize, usize, Rect, usize)>,
}

/// Something that stands by itself.
enum Block {
    Simple(TagKind, Identifier),
    /// Cells by row.
    Table(BTreeMap<usize, Vec<(Cell, Identifier)>>),
    /// Lines, each with what is said of it, and the link over it.
    Contents(Vec<Vec<Identifier>>),
}

impl Tree {
    /// Begins a part on the page: what is drawn until its end belongs to it.
    pub(super) fn open(&mut self, surface: &mut Surface<'_>, part: &Part) {
        let artifact = match &part.role {
            Role::Decoration => Some(ArtifactType::Other),
            Role::Header => Some(ArtifactType::Header),
            Role::Footer => Some(ArtifactType::Footer),
            Role::Heading(_)
            | Role::Paragraph
            | Role::Cell(_)
            | Role::Figure { .. }
            | Role::Contents { .. } => None,
        };
        let content = artifact.map_or(ContentTag::Other, ContentTag::Artifact);
        let id = surface.start_tagged(content);
        match &part.role {
            Role::Decoration | Role::Header | Role::Footer => {}
            Role::Heading(level) => {
                let title: Vec<&str> = part.items.iter().filter_map(words).collect();
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                self.blocks.push(Block::Simple(Tag::Hn(level, Some(title.join(" "))).into(), id));
            }
            Role::Paragraph => self.blocks.push(Block::Simple(Tag::P.into(), id)),
            Role::Figure { alt } => {
                let alt = Some(cut(alt));
                self.blocks.push(Block::Simple(Tag::Figure(alt).into(), id));
            }
            Role::Cell(cell) => {
                let at = *self.tables.entry(cell.table).or_insert_with(|| {
                    self.blocks.push(Block::Table(BTreeMap::new()));
                    self.blocks.len() - 1
                });
                if let Some(Block::Table(rows)) = self.blocks.get_mut(at) {
                    rows.entry(cell.row).or_default().push((*cell, id));
                }
            }
            Role::Contents { page } => {
                if !matches!(self.blocks.last(), Some(Block::Contents(_))) {
                    self.blocks.push(Block::Contents(Vec::new()));
                }
                let at = self.blocks.len() - 1;
                if let Some(Block::Contents(lines)) = self.blocks.last_mut() {
                    lines.push(vec![id]);
                    let line = lines.len() - 1;
                    self.links.extend(around(&part.items).map(|area| (at, line, area, *page)));
                }
            }
        }
    }

    /// Adds the links of the page.
    pub(super) fn link(&mut self, page: &mut Page<'_>, printed: &Printed) {
        for (block, line, area, to) in std::mem::take(&mut self.links) {
            if to >= printed.pages.len() {
                continue;
            }
            let there = XyzDestination::new(to, Point::from_xy(0.0, 0.0));
            let link = LinkAnnotation::new(area, Target::Destination(there.into()));
            let alt = format!("Halaman {}", to + 1);
            let id = page.add_tagged_annotation(Annotation::new_link(link, Some(alt)));
            if let Some(Block::Contents(lines)) = self.blocks.get_mut(block) {
                lines[line].push(id);
            }
        }
    }

    /// The structure, when all pages are drawn.
    pub(super) fn finish(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for block in self.blocks {
            tree.push(match block {
                Block::Simple(tag, id) => TagGroup::with_children(tag, vec![Node::Leaf(id)]),
                Block::Table(rows) => table(rows),
                Block::Contents(lines) => contents(lines),
            });
        }
        tree
    }
}

fn table(rows: BTreeMap<usize, Vec<(Cell, Identifier)>>) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    for cells in rows.into_values() {
        let mut row = TagGroup::new(Tag::TR);
        for (cell, id) in cells {
            let span = |count: u32| NonZeroU32::new(count).filter(|count| count.get() > 1);
            let (columns, rows) = (span(cell.columns), span(cell.rows));
            let head = |scope| Tag::TH(scope).with_col_span(columns).with_row_span(rows).into();
            let tag: TagKind = match cell.head {
                Some(HeadOf::Column) => head(TableHeaderScope::Column),
                Some(HeadOf::Row) => head(TableHeaderScope::Row),
                None => Tag::TD.with_col_span(columns).with_row_span(rows).into(),
            };
            row.push(TagGroup::with_children(tag, vec![Node::Leaf(id)]));
        }
        table.push(row);
    }
    table
}

fn contents(lines: Vec<Vec<Identifier>>) -> TagGroup {
    let mut list = TagGroup::new(Tag::TOC);
    for line in lines {
        let link = TagGroup::with_children(Tag::Link, line.into_iter().map(Node::Leaf).collect());
        list.push(TagGroup::with_children(Tag::TOCI, vec![Node::Group(link)]));
    }
    list
}

fn words(item: &Item) -> Option<&str> {
    match item {
        Item::Text(text) => Some(&text.text),
        Item::Line { .. } | Item::Polygon { .. } | Item::Capsule { .. } | Item::Image { .. } => None,
    }
}

/// The box of a line of contents.
fn around(items: &[Item]) -> impl Iterator<Item = Rect> {
    let texts: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text),
            Item::Line { .. } | Item::Polygon { .. } | Item::Capsule { .. } | Item::Image { .. } => None,
        })
        .collect();
    let least = |value: fn(&crate::page::Text) -> f64| {
        texts.iter().map(|text| value(text)).fold(f64::INFINITY, f64::min)
    };
    let most =
        |value: fn(&crate::page::Text) -> f64| texts.iter().map(|text| value(text)).fold(0.0, f64::max);
    let (left, right) = (least(|text| text.x), most(|text| text.x + text.width));
    let (top, bottom) = (least(|text| text.baseline - text.points * 0.35), most(|text| text.baseline + 1.0));
    Rect::from_ltrb(pt(left), pt(top), pt(right), pt(bottom)).into_iter()
}

/// As much of a description as may be.
fn cut(alt: &str) -> String {
    if alt.len() <= MOST_ALT_BYTES {
        return alt.to_owned();
    }
    let end = (0..=MOST_ALT_BYTES).rev().find(|at| alt.is_char_boundary(*at)).unwrap_or_default();
    format!("{} …", &alt[..end])
}
