//! Which of the connectors that spreadsheets know has the corners of an arrow, and where it is glued to symbols.

use crate::drawing::{Point, Shape, Symbol};

/// Lengths below this are none: rounding.
const NONE: f64 = 0.01;
/// Connectors say where they bend in parts of their size; where that is less than this, a pixel would move the bend far.
const LEAST_SIZE: f64 = 3.0;
const BENDS: std::ops::RangeInclusive<f64> = -1.0..=2.0;
/// The form without a bend.
const STRAIGHT: &str = "straightConnector1";
/// How far from the place of glue an end may be.
const GLUE: f64 = 0.05;

/// A connector of the form that it has in drawings: turned and mirrored from a line that begins at the upper left corner.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Course {
    /// The name of the form.
    pub(super) form: &'static str,
    /// Where it bends, in parts of its size.
    pub(super) bends: Vec<f64>,
    /// By how much it is turned, in degrees clockwise; a quarter of a circle or three if it begins upright.
    pub(super) turned: u32,
    /// Whether it is mirrored before it is turned, left and right.
    pub(super) flip_h: bool,
    /// The same, up and down.
    pub(super) flip_v: bool,
}

impl Course {
    /// Whether it goes from end to end without a bend.
    pub(super) fn straight(&self) -> bool {
        self.form == STRAIGHT
    }
}

/// The connector that goes through these corners, if there is one.
pub(super) fn course(points: &[Point]) -> Option<Course> {
    formed(points).filter(|course| course.bends.iter().all(|bend| BENDS.contains(bend)))
}

fn formed(points: &[Point]) -> Option<Course> {
    let (first, last) = (*points.first()?, *points.last()?);
    let (dx, dy) = (last.x - first.x, last.y - first.y);
    let straight = |form, bends| Course { form, bends, turned: 0, flip_h: dx < -NONE, flip_v: dy < -NONE };
    // Down, and then to the left or right.
    let upright = |form, bends| Course {
        form,
        bends,
        turned: if dx > 0.0 { 270 } else { 90 },
        flip_h: dx > 0.0,
        flip_v: false,
    };
    let flat = |a: Point, b: Point| (a.y - b.y).abs() < NONE;
    match points {
        [_, _] => Some(straight(STRAIGHT, vec![])),
        [a, b, _] if flat(*a, *b) => Some(straight("bentConnector2", vec![])),
        [_, _, _] if dy > NONE => Some(upright("bentConnector2", vec![])),
        [a, b, c, _] if flat(*a, *b) && !flat(*b, *c) && dx.abs() >= LEAST_SIZE => {
            Some(straight("bentConnector3", vec![(b.x - a.x) / dx]))
        }
        [a, b, c, _] if flat(*b, *c) && !flat(*a, *b) && dy >= LEAST_SIZE && dx.abs() > NONE => {
            Some(upright("bentConnector3", vec![(b.y - a.y) / dy]))
        }
        [a, b, c, d, _]
            if flat(*a, *b) && flat(*c, *d) && dx.abs() >= LEAST_SIZE && dy.abs() >= LEAST_SIZE =>
        {
            Some(straight("bentConnector4", vec![(b.x - a.x) / dx, (c.y - a.y) / dy]))
        }
        _ => None,
    }
}

/// The place of glue of a symbol at which a point is: 0 above, 1 left, 2 below, 3 right.
pub(super) fn glue(symbol: &Symbol, point: Point) -> Option<u32> {
    let middle = symbol.middle();
    let (half_width, half_height) = (symbol.width / 2.0, symbol.height / 2.0);
    let sites = [(0.0, -half_height), (-half_width, 0.0), (0.0, half_height), (half_width, 0.0)];
    let near = |(dx, dy): &(f64, f64)| (middle.x + dx - point.x).hypot(middle.y + dy - point.y) < GLUE;
    (0..).zip(&sites).find(|(_, site)| near(site)).map(|(at, _)| at)
}

/// The name of the form of a symbol.
pub(super) fn form(shape: Shape) -> &'static str {
    match shape {
        Shape::Capsule => "flowChartTerminator",
        Shape::Box => "flowChartProcess",
        Shape::Diamond => "flowChartDecision",
        Shape::Pentagon => "flowChartOffpageConnector",
    }
}
