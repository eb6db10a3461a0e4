//! Words inside the symbols of a plain flowchart, and how large symbols must be for them.

use crate::cells;
use crate::drawing::{Anchor, Line, Shape, Symbol};
use crate::form::{CELL_POINTS, LABEL_POINTS, LEADING};
use crate::grid::{Grid, Placed};
use crate::metrics::{MM_PER_POINT, width};
use crate::wrap;

use super::Lines;

/// How wide boxes are, and how wide words in diamonds may be.
const BOX_WIDTH: f64 = 50.0;
const DIAMOND_WORDS: f64 = 38.0;
/// Between words and the border of their symbol.
const PADDING: f64 = 1.5;

/// The words inside a symbol.
pub(super) struct Inside {
    /// What is done; in smaller letters what the symbol cannot say, who does it, and in how much time.
    lines: Vec<(String, f64, bool)>,
    /// Width and height of the symbol that they fit into.
    pub(super) size: (f64, f64),
}

impl Inside {
    pub(super) fn of(grid: &Grid<'_>, placed: &Placed<'_>) -> Self {
        let most = match placed.shape {
            Shape::Box | Shape::Pentagon => BOX_WIDTH - 2.0 * PADDING,
            Shape::Capsule => BOX_WIDTH - 4.0 * PADDING,
            Shape::Diamond => DIAMOND_WORDS,
        };
        let mut lines = Vec::new();
        let mut add = |text: &str, points: f64, bold: bool| {
            lines.extend(
                wrap::even(text, most, points, bold, true).into_iter().map(|line| (line, points, bold)),
            );
        };
        let meanings = cells::meaning(placed, grid.language);
        // What only divides or joins the flow says that, not its id.
        if meanings.is_empty() || !placed.step.text.is_empty() {
            add(&cells::titled(placed), CELL_POINTS, false);
        }
        for meaning in meanings {
            add(&meaning, LABEL_POINTS, false);
        }
        let (who, time) = (cells::performers(grid, placed), placed.step.time.as_deref().unwrap_or_default());
        let both = format!("{who} · {time}");
        if who.is_empty() || time.is_empty() || width(&both, LABEL_POINTS, true) > most {
            add(&who, LABEL_POINTS, true);
            add(time, LABEL_POINTS, true);
        } else {
            add(&both, LABEL_POINTS, true);
        }
        let wide = lines.iter().map(|(line, points, bold)| width(line, *points, *bold)).fold(0.0, f64::max);
        let size = size(placed.shape, wide, height(&lines));
        Self { lines, size }
    }

    /// The lines in the middle of their symbol.
    pub(super) fn placed(&self, symbol: &Symbol) -> Lines {
        let middle = symbol.middle();
        let mut top = middle.y - height(&self.lines) / 2.0;
        let place = |(text, points, bold): &(String, f64, bool)| {
            // Letters stand in the middle of their line.
            let baseline = top + 0.8 * leading(*points);
            top += leading(*points);
            Line {
                width: width(text, *points, *bold),
                text: text.clone(),
                x: middle.x,
                baseline,
                points: *points,
                bold: *bold,
                anchor: Anchor::Middle,
                row: Some(symbol.row),
                inside: true,
            }
        };
        self.lines.iter().map(place).collect()
    }
}

fn leading(points: f64) -> f64 {
    points * MM_PER_POINT * LEADING
}

fn height(lines: &[(String, f64, bool)]) -> f64 {
    lines.iter().map(|(_, points, _)| leading(*points)).sum()
}

/// The size of a symbol that holds words of such a width and height.
fn size(shape: Shape, wide: f64, high: f64) -> (f64, f64) {
    match shape {
        Shape::Box | Shape::Pentagon => (BOX_WIDTH, high + 2.0 * PADDING),
        Shape::Capsule => {
            let whole = high + 2.0 * PADDING;
            // As far as its round ends reach beside the upper line of the words.
            let round = whole / 2.0 - (whole * whole / 4.0 - high * high / 4.0).sqrt();
            (BOX_WIDTH.max(wide + 2.0 * round + PADDING), whole)
        }
        // The smallest diamond round a box is twice as wide and twice as high.
        Shape::Diamond => (2.0 * wide + 2.0 * PADDING, 2.0 * high + 2.0 * PADDING),
    }
}
