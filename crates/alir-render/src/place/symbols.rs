//! Symbols: large enough for the arrows that touch them, in the middle of their row and lane.

use crate::drawing::{Link, Point, Shape, Symbol};
use crate::form::{BOX_HEIGHT, CORNER, DIAMOND_HEIGHT, PENTAGON_HEIGHT, PENTAGON_WIDTH};

use super::Routed;
use super::columns::Columns;
use super::rows::Rows;

/// Width and height of the symbol in a row and lane; nothing is narrower than `usual`, nor than the words in it.
pub(super) fn symbol_size(
    routed: &Routed<'_>,
    usual: f64,
    (row, lane): (usize, usize),
    shape: Shape,
) -> (f64, f64) {
    let (aside, above) = routed.slots.reach(row, lane);
    let (wide, high) = (2.0 * (aside + CORNER), 2.0 * (above + CORNER));
    let words = routed.inside(row).map_or((0.0, 0.0), |inside| inside.size);
    let (usual, high) = (usual.max(words.0), high.max(words.1));
    match shape {
        Shape::Box => (wide.max(usual), high.max(BOX_HEIGHT)),
        Shape::Pentagon => (wide.max(PENTAGON_WIDTH.min(usual)), high.max(PENTAGON_HEIGHT)),
        Shape::Capsule => {
            let high = high.max(BOX_HEIGHT);
            // Its ends are half circles, with a straight piece between them.
            (wide.max(usual).max(high + 2.0), high)
        }
        Shape::Diamond => {
            // What comes from above and what leaves at the side share a slope: each gets half of it.
            let both = if aside > 0.0 && above > 0.0 { 2.0 } else { 1.0 };
            ((both * wide).max(usual), (both * high).max(DIAMOND_HEIGHT))
        }
    }
}

/// All symbols, by row and then from left to right.
pub(super) fn all(routed: &Routed<'_>, columns: &Columns, rows: &Rows) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    for (row, content) in routed.grid.rows.iter().enumerate() {
        let Some(shape) = content.shape() else { continue };
        symbols.extend(content.lanes().iter().map(|lane| one(routed, columns, rows, (row, *lane), shape)));
    }
    symbols
}

/// The symbol in a row and lane.
pub(super) fn one(
    routed: &Routed<'_>,
    columns: &Columns,
    rows: &Rows,
    (row, lane): (usize, usize),
    shape: Shape,
) -> Symbol {
    let (width, height) = symbol_size(routed, columns.symbol_width, (row, lane), shape);
    let (left, top) = (columns.middle(lane) - width / 2.0, rows.middle(row) - height / 2.0);
    Symbol { shape, row, column: columns.first_lane + lane, left, top, width, height }
}

/// The lines between neighbouring symbols of a row.
pub(super) fn links(symbols: &[Symbol]) -> Vec<Link> {
    let of_one_step = |pair: &&[Symbol]| pair[0].row == pair[1].row && pair[0].shape != Shape::Pentagon;
    let pairs = symbols.windows(2).filter(of_one_step);
    let link = |pair: &[Symbol]| {
        let y = pair[0].middle().y;
        let (from, to) = (pair[0].left + pair[0].width, pair[1].left);
        Link { row: pair[0].row, from: Point { x: from, y }, to: Point { x: to, y } }
    };
    pairs.map(link).collect()
}
