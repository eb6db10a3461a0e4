//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The letters of everything.
pub(super) const FONT: &str = "Arial";

/// What cells are that nobody wrote. Widths of columns are counted in digits of these letters. Of this size they are 7
/// pixels wide to a hundredth, so that columns are as wide printed as they are on the screen; of 10 points they would be
/// printed 6 percent wider, and so every page smaller.
pub(super) fn default() -> Format {
    letters(9.5)
}

/// Which sides of a cell have a border: left, above, right, below.
pub(super) type Sides = [bool; 4];

/// All sides.
pub(super) const ALL: Sides = [true; 4];

/// Letters of so many points.
pub(super) fn letters(points: f64) -> Format {
    Format::new().set_font_name(FONT).set_font_size(points)
}

/// Words in letters of so many points, broken at the border of their cell.
pub(super) fn words(points: f64) -> Format {
    letters(points).set_text_wrap().set_align(FormatAlign::Top)
}

/// The head of columns.
pub(super) fn head(points: f64) -> Format {
    centred(words(points)).set_bold().set_border(FormatBorder::Thin)
}

/// In the middle of the cell.
pub(super) fn centred(format: Format) -> Format {
    format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
}

/// With borders at these sides.
pub(super) fn bordered(mut format: Format, [left, above, right, below]: Sides) -> Format {
    if left {
        format = format.set_border_left(FormatBorder::Thin);
    }
    if above {
        format = format.set_border_top(FormatBorder::Thin);
    }
    if right {
        format = format.set_border_right(FormatBorder::Thin);
    }
    if below {
        format = format.set_border_bottom(FormatBorder::Thin);
    }
    format
}
