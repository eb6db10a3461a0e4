//! The layout as plain data. Every length is in mm from the upper left corner of the drawing, sizes of letters in points.

use alir::sop::PrintedLanguage;
use alir::{RoleId, StepId};

use crate::form::ARROW_HEAD;

/// Where everything of a drawing stands: that of a whole chart, without page breaks, or the part of it that is on a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// The name of the procedure, on one line.
    pub title: String,
    /// Width of the whole drawing.
    pub width: f64,
    /// Height of the whole drawing.
    pub height: f64,
    /// The language of its heads and remarks.
    pub language: PrintedLanguage,
    /// Whether it is a table, with heads and with lines between its cells; a plain flowchart has none.
    pub ruled: bool,
    /// The two rows of heads, which every page repeats; without height in a plain flowchart.
    pub head: Head,
    /// The columns, from left to right, without gaps.
    pub columns: Vec<Column>,
    /// The rows below the head, from top to bottom, without gaps.
    pub rows: Vec<Row>,
    /// The symbols, by row and then from left to right.
    pub symbols: Vec<Symbol>,
    /// Lines between the symbols of one step that several lanes perform.
    pub links: Vec<Link>,
    /// The arrows, in the order of the ways of the chart.
    pub arrows: Vec<Arrow>,
    /// What stands beside the exits of decisions.
    pub labels: Vec<Label>,
    /// The words of title, heads and cells, line by line.
    pub texts: Vec<Line>,
}

/// Which drawing of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The table, with a column for each lane.
    Table,
    /// The flowchart alone, with words in its symbols.
    Plain,
}

/// The head of the table. Heads that stand over one column only span both rows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Head {
    /// Upper border.
    pub top: f64,
    /// The border between the two rows.
    pub middle: f64,
    /// Lower border.
    pub bottom: f64,
}

/// A column of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What stands in it.
    pub kind: ColumnKind,
    /// Its left border.
    pub left: f64,
    /// Its width.
    pub width: f64,
}

/// What stands in a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// Printed numbers.
    Number,
    /// What is done.
    Activity,
    /// The symbols of a lane; without one for a SOP that has no lanes.
    Lane(Option<RoleId>),
    /// Documents that are needed.
    Needs,
    /// Standard times.
    Time,
    /// Documents that are produced.
    Yields,
    /// Remarks.
    Remark,
}

/// What columns stand under, if one head stands over several of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Group {
    Lanes,
    Standard,
}

impl ColumnKind {
    /// The head over several columns under which it stands; none if its own head spans both rows of heads.
    pub(crate) fn group(&self) -> Option<Group> {
        match self {
            Self::Lane(_) => Some(Group::Lanes),
            Self::Needs | Self::Time | Self::Yields => Some(Group::Standard),
            Self::Number | Self::Activity | Self::Remark => None,
        }
    }
}

/// A row of the table.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// Its upper border.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// What a row is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// Only connectors, to other pages or from them.
    Connectors,
    /// The name of a stage (*tahap*).
    Stage,
    /// A step.
    Step {
        /// Its id.
        id: StepId,
        /// What it is, for those who cannot see it: number, words and lanes.
        about: String,
    },
}

/// One of the five symbols. Its box is the smallest that holds it.
#[derive(Clone, PartialEq, Debug)]
pub struct Symbol {
    /// Its form.
    pub shape: Shape,
    /// Its row, of [`Layout::rows`].
    pub row: usize,
    /// Its column, of [`Layout::columns`].
    pub column: usize,
    /// Left end.
    pub left: f64,
    /// Upper end.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The form of a symbol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Start or end.
    Capsule,
    /// An activity.
    Box,
    /// A decision.
    Diamond,
    /// A connector to another page, its point below.
    Pentagon,
}

/// A line without a head between two neighbouring symbols of one step.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Link {
    /// Its row.
    pub row: usize,
    /// Left end, at the border of a symbol.
    pub from: Point,
    /// Right end, at the border of the next.
    pub to: Point,
}

/// An arrow from a step to another one: a line of horizontal and vertical parts.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrow {
    /// The step that it leaves.
    pub from: StepId,
    /// The step at which its head is.
    pub to: StepId,
    /// The answer that takes it, at a decision.
    pub answer: Option<String>,
    /// Which time it is taken, if it is the second way of a loop with a bound.
    pub time: Option<u32>,
    /// The rows of the two steps, of [`Layout::rows`].
    pub rows: [usize; 2],
    /// Its corners; the first at the border of a symbol of the one step, the last at that of the other.
    pub points: Vec<Point>,
}

/// A point.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The label of an arrow, beside its exit.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// Its arrow, of [`Layout::arrows`].
    pub arrow: usize,
    /// Left end.
    pub left: f64,
    /// Upper end.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Its words.
    pub lines: Vec<Line>,
}

/// A line of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Where it is held: see [`Line::anchor`].
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its width by the metrics of Arial.
    pub width: f64,
    /// Size of the letters in points.
    pub points: f64,
    /// Whether the letters are bold.
    pub bold: bool,
    /// Which part of it stands at `x`.
    pub anchor: Anchor,
    /// The row whose words they are; none for title and head.
    pub row: Option<usize>,
    /// Whether it stands in a symbol.
    pub inside: bool,
}

/// Which part of a line is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
}

impl Line {
    /// Its left end.
    pub fn left(&self) -> f64 {
        match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
        }
    }
}

impl Symbol {
    /// Its middle.
    pub fn middle(&self) -> Point {
        Point { x: self.left + self.width / 2.0, y: self.top + self.height / 2.0 }
    }

    /// The corners of its border, clockwise from the upper left one or the top; those of its box if its ends are round.
    pub fn corners(&self) -> Vec<Point> {
        let Self { left, top, width, height, .. } = *self;
        let at = |x: f64, y: f64| Point { x: left + x * width, y: top + y * height };
        match self.shape {
            Shape::Box | Shape::Capsule => vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)],
            Shape::Diamond => vec![at(0.5, 0.0), at(1.0, 0.5), at(0.5, 1.0), at(0.0, 0.5)],
            Shape::Pentagon => {
                let side = PENTAGON_SIDE;
                vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, side), at(0.5, 1.0), at(0.0, side)]
            }
        }
    }

    /// How far above its middle its border is, so far left or right of the middle.
    pub fn above(&self, aside: f64) -> f64 {
        match self.shape {
            Shape::Pentagon => self.height / 2.0,
            Shape::Box | Shape::Diamond | Shape::Capsule => self.below(aside),
        }
    }

    /// How far below its middle its border is, so far left or right of the middle.
    pub fn below(&self, aside: f64) -> f64 {
        let (wide, high, aside) = (self.width / 2.0, self.height / 2.0, aside.abs());
        match self.shape {
            Shape::Box => high,
            Shape::Diamond => high * (1.0 - aside / wide).max(0.0),
            Shape::Pentagon => high - self.height * (1.0 - PENTAGON_SIDE) * aside / wide,
            Shape::Capsule => {
                let beyond = (aside - (wide - high)).max(0.0);
                (high * high - beyond * beyond).max(0.0).sqrt()
            }
        }
    }

    /// How far left and right of its middle its border is, so far below the middle; above it if that is negative.
    pub fn aside(&self, below: f64) -> f64 {
        let (wide, high) = (self.width / 2.0, self.height / 2.0);
        match self.shape {
            Shape::Box => wide,
            Shape::Diamond => wide * (1.0 - below.abs() / high).max(0.0),
            Shape::Pentagon => {
                let slope = (high - below) / (self.height * (1.0 - PENTAGON_SIDE));
                wide * slope.clamp(0.0, 1.0)
            }
            Shape::Capsule => wide - high + (high * high - below * below).max(0.0).sqrt(),
        }
    }
}

impl Arrow {
    /// Its line, which ends within its head so that it does not stick out of the point, and the corners of the head; no
    /// head if it is nowhere.
    pub(crate) fn drawn(&self) -> (Vec<Point>, Option<[Point; 3]>) {
        let mut line = self.points.clone();
        let [.., before, end] = self.points.as_slice() else { return (line, None) };
        let length = (end.x - before.x).hypot(end.y - before.y);
        if length <= 0.0 {
            return (line, None);
        }
        let (dx, dy) = ((end.x - before.x) / length, (end.y - before.y) / length);
        let (long, half) = ARROW_HEAD;
        let foot = Point { x: end.x - dx * long, y: end.y - dy * long };
        let head = [
            *end,
            Point { x: foot.x - dy * half, y: foot.y + dx * half },
            Point { x: foot.x + dy * half, y: foot.y - dx * half },
        ];
        if let Some(last) = line.last_mut() {
            *last = Point { x: end.x - dx * long / 2.0, y: end.y - dy * long / 2.0 };
        }
        (line, Some(head))
    }
}

/// How much of the height of a pentagon its upright sides are.
const PENTAGON_SIDE: f64 = 0.6;
