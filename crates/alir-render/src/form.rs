//! The measures of the printed form, all in mm but letters, which are in points.

/// Around the drawing.
pub(crate) const MARGIN: f64 = 2.0;
/// Letters of the title, heads, cells, and of cells where there are many lanes.
pub(crate) const TITLE_POINTS: f64 = 10.0;
pub(crate) const CELL_POINTS: f64 = 7.5;
pub(crate) const SMALL_CELL_POINTS: f64 = 6.5;
/// Letters of the labels of branches.
pub(crate) const LABEL_POINTS: f64 = 6.5;
/// From one baseline to the next, in sizes of the letters.
pub(crate) const LEADING: f64 = 1.2;
/// With more lanes, letters are smaller and activities narrower.
pub(crate) const MANY_LANES: usize = 5;

/// Columns of words: as wide as they should be, and as they must be on a page that is too narrow for that.
pub(crate) const NUMBER_WIDTH: f64 = 9.0;
pub(crate) const ACTIVITY_WIDTH: [f64; 2] = [60.0, 37.0];
pub(crate) const NARROW_ACTIVITY_WIDTH: [f64; 2] = [45.0, 37.0];
pub(crate) const NEEDS_WIDTH: [f64; 2] = [34.0, 21.0];
pub(crate) const TIME_WIDTH: [f64; 2] = [18.0, 13.5];
pub(crate) const YIELDS_WIDTH: [f64; 2] = [30.0, 21.0];
pub(crate) const REMARK_WIDTH: [f64; 2] = [26.0, 18.0];
/// All lanes together, and one at least.
pub(crate) const LANES_WIDTH: f64 = 90.0;
pub(crate) const LEAST_LANE_WIDTH: f64 = 18.0;

/// Between the border of a cell and its text.
pub(crate) const CELL_PADDING: f64 = 1.2;
pub(crate) const LEAST_ROW_HEIGHT: f64 = 14.0;
/// The same where a table would otherwise not quite fit on one page; tried in this order.
pub(crate) const LOWER_ROW_HEIGHTS: [f64; 2] = [13.0, 12.0];

/// Symbols, before arrows make them larger.
pub(crate) const BOX_HEIGHT: f64 = 6.5;
pub(crate) const DIAMOND_HEIGHT: f64 = 9.0;
pub(crate) const PENTAGON_WIDTH: f64 = 10.0;
pub(crate) const PENTAGON_HEIGHT: f64 = 5.5;
pub(crate) const LEAST_SYMBOL_WIDTH: f64 = 12.0;
pub(crate) const MOST_SYMBOL_WIDTH: f64 = 18.0;

/// Between arrows side by side.
pub(crate) const TRACK: f64 = 1.5;
/// Between a border of the table and the arrow beside it.
pub(crate) const TRACK_PADDING: f64 = 0.9;
/// Between arrows at one side of a symbol.
pub(crate) const SLOT: f64 = 1.8;
/// Between the last arrow at a side of a symbol and its corner.
pub(crate) const CORNER: f64 = 1.5;
/// Room for the head of an arrow, and a little line before it.
pub(crate) const HEAD_ROOM: f64 = 3.0;
/// Labels: their widest line, and the room around them.
pub(crate) const LABEL_WIDTH: f64 = 14.0;
pub(crate) const LABEL_GAP: f64 = 0.5;

/// Pens of symbols and arrows, and of the lines of tables, in points.
pub(crate) const SYMBOL_PEN: f64 = 0.75;
pub(crate) const TABLE_PEN: f64 = 0.5;
/// Length and half width of the head of an arrow.
pub(crate) const ARROW_HEAD: (f64, f64) = (1.8, 0.7);
