//! A printed page as plain data: what stands where, and what it is to those who read; an exporter only writes it down.
//!
//! Every length is in mm from the upper left corner of the page, sizes of letters and widths of lines are in points.

mod table;

#[cfg(feature = "png")]
pub(crate) use table::Place;

use crate::drawing::Point;
use crate::logo::Logo;
use crate::metrics::width;

/// A page.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// What stands on it, in the order in which it is read; what comes later lies over what came before.
    pub parts: Vec<Part>,
}

/// Items that are one thing to those who read.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// What they are.
    pub role: Role,
    /// The items, in the order in which they are read.
    pub items: Vec<Item>,
}

/// What a part of a page is: what a screen reader makes of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// Lines and grounds, and words that only repeat: nothing to read out.
    Decoration,
    /// The page's header, which every page repeats.
    Header,
    /// The page's footer.
    Footer,
    /// A heading: 1 for the document and its SOPs, 2 for what they consist of.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A cell of a table.
    Cell(Cell),
    /// A picture.
    Figure {
        /// What it shows, for those who cannot see it.
        alt: String,
    },
    /// A line of a list of contents, which leads to a page.
    Contents {
        /// The page, counted from 0.
        page: usize,
    },
}

/// A cell of a table. Cells of one table may stand on several pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Which table of the document.
    pub table: usize,
    /// Which row of it; the parts of one row follow each other.
    pub row: usize,
    /// Whether it is a head.
    pub head: Option<HeadOf>,
    /// Over how many columns it spans.
    pub columns: u32,
    /// Over how many rows it spans.
    pub rows: u32,
}

/// Of what a cell is the head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadOf {
    /// The cells below.
    Column,
    /// The cells to its right.
    Row,
}

/// Something that is printed. Lines are black.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A line of text.
    Text(Text),
    /// A line of straight parts.
    Line {
        /// Its corners.
        points: Vec<Point>,
        /// How wide the pen is, in points.
        pen: f64,
    },
    /// A closed form with straight sides.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// How wide the pen is that draws its border, in points; none for no border.
        pen: Option<f64>,
        /// What it is filled with.
        fill: Fill,
    },
    /// A box whose left and right ends are half circles.
    Capsule {
        /// Its box.
        area: Area,
        /// How wide the pen is, in points.
        pen: f64,
        /// What it is filled with.
        fill: Fill,
    },
    /// A picture, which fills its box.
    Image {
        /// Its box.
        area: Area,
        /// The picture.
        logo: Logo,
    },
}

/// What a form is filled with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// White.
    White,
    /// Black.
    Black,
    /// Grey so light that words on it stay clear on any printer.
    Light,
    /// Nothing.
    Empty,
}

/// A box.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    /// Left end.
    pub left: f64,
    /// Upper end.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Left end.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Size of the letters in points.
    pub points: f64,
    /// Whether the letters are bold.
    pub bold: bool,
    /// Its width. What is more than the letters need is shared among the spaces.
    pub width: f64,
}

impl Page {
    /// An empty page.
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height, parts: Vec::new() }
    }

    /// All items, in the order in which they are read.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.parts.iter().flat_map(|part| &part.items)
    }

    /// All lines of text, in the order in which they are read.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            Item::Line { .. } | Item::Polygon { .. } | Item::Capsule { .. } | Item::Image { .. } => None,
        })
    }

    /// Adds what is one thing to those who read; nothing if there are no items.
    pub fn add(&mut self, role: Role, items: impl IntoIterator<Item = Item>) {
        let items: Vec<Item> = items.into_iter().collect();
        if !items.is_empty() {
            self.parts.push(Part { role, items });
        }
    }
}

impl Text {
    /// A line that begins at `x`, as wide as its letters.
    pub fn at(text: &str, x: f64, baseline: f64, points: f64, bold: bool) -> Self {
        Self { text: text.to_owned(), x, baseline, points, bold, width: width(text, points, bold) }
    }

    /// A line whose middle is at `x`.
    pub fn centred(text: &str, x: f64, baseline: f64, points: f64, bold: bool) -> Self {
        let line = Self::at(text, x, baseline, points, bold);
        Self { x: x - line.width / 2.0, ..line }
    }

    /// A line that ends at `x`.
    pub fn ending(text: &str, x: f64, baseline: f64, points: f64, bold: bool) -> Self {
        let line = Self::at(text, x, baseline, points, bold);
        Self { x: x - line.width, ..line }
    }

    /// How much wider each of its spaces is than that of the font, in mm.
    pub fn stretch(&self) -> f64 {
        let spaces = u32::try_from(self.text.matches(' ').count()).unwrap_or(u32::MAX);
        let more = self.width - width(&self.text, self.points, self.bold);
        if spaces == 0 || more <= 0.0 { 0.0 } else { more / f64::from(spaces) }
    }
}

impl Area {
    /// Its four corners, clockwise from the upper left one.
    pub fn corners(&self) -> Vec<Point> {
        let Self { left, top, width, height } = *self;
        let (right, bottom) = (left + width, top + height);
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point { x, y }).to_vec()
    }

    /// The capsule in it as curves, each with its two handles and its end; where the first begins comes before them.
    #[cfg(any(feature = "pdf", feature = "png"))]
    pub(crate) fn capsule(&self) -> Vec<[Point; 3]> {
        let Self { left, top, width, height } = *self;
        let (radius, right, bottom) = (height.min(width) / 2.0, left + width, top + height);
        let (from, to, middle) = (left + radius, right - radius, f64::midpoint(top, bottom));
        let handle = radius * (1.0 - QUARTER);
        let point = |(x, y): (f64, f64)| Point { x, y };
        let straight = |begin: (f64, f64), end: (f64, f64)| [begin, end, end];
        [
            [(from, top); 3],
            straight((from, top), (to, top)),
            [(right - handle, top), (right, top + handle), (right, middle)],
            [(right, bottom - handle), (right - handle, bottom), (to, bottom)],
            straight((to, bottom), (from, bottom)),
            [(left + handle, bottom), (left, bottom - handle), (left, middle)],
            [(left, top + handle), (left + handle, top), (from, top)],
        ]
        .map(|curve| curve.map(point))
        .to_vec()
    }
}

/// How far the handles of a curve are from its ends, in radii, so that it looks like a quarter of a circle.
#[cfg(any(feature = "pdf", feature = "png"))]
const QUARTER: f64 = 0.552_284_75;

impl Item {
    /// A straight line.
    pub fn rule(from: (f64, f64), to: (f64, f64), pen: f64) -> Self {
        Self::Line { points: [from, to].map(|(x, y)| Point { x, y }).to_vec(), pen }
    }
}
