//! Where the borders of cells are, in whole pixels as sheets have them, and in which cell a point lies.

/// The units of drawings in a millimetre, and in a pixel.
pub(super) const EMU_PER_MM: f64 = 36_000.0;
const EMU_PER_PIXEL: i64 = 9_525;
const PIXELS_PER_MM: f64 = 96.0 / 25.4;
/// A sheet has no row that is higher (409.5 points).
const HIGHEST_ROW: u32 = 546;

/// A length in pixels, to the nearest.
pub(super) fn pixels(mm: f64) -> u32 {
    whole((mm * PIXELS_PER_MM).round())
}

/// A length in millimetres.
pub(super) fn mm(pixels: u32) -> f64 {
    f64::from(pixels) / PIXELS_PER_MM
}

/// A length in the units of drawings.
pub(super) fn emu(mm: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "no drawing is so large")]
    let emu = (mm * EMU_PER_MM).round() as i64;
    emu
}

fn whole(number: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let whole = number as u32;
    whole
}

/// The borders of cells along one direction.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// From the corner of the sheet, in pixels; the first is 0.
    borders: Vec<u32>,
}

impl Axis {
    /// An axis without cells.
    pub(super) fn new() -> Self {
        Self { borders: vec![0] }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.borders.len() - 1
    }

    /// The end of the last cell.
    pub(super) fn end(&self) -> u32 {
        self.borders[self.len()]
    }

    /// The size of a cell.
    pub(super) fn size(&self, cell: usize) -> u32 {
        self.borders[cell + 1] - self.borders[cell]
    }

    /// Adds a column up to a border.
    pub(super) fn column(&mut self, border: u32) {
        self.borders.push(border.max(self.end() + 1));
    }

    /// Adds a row up to a border; of one that is higher than a row can be, several. Says which.
    pub(super) fn row(&mut self, border: u32) -> std::ops::Range<usize> {
        let (first, begin) = (self.len(), self.end());
        let size = border.saturating_sub(begin).max(1);
        let parts = size.div_ceil(HIGHEST_ROW);
        self.borders.extend((1..=parts).map(|part| begin + size * part / parts));
        first..self.len()
    }

    /// The cell in which a point lies, and how far from its beginning.
    pub(super) fn at(&self, emu: i64) -> (usize, i64) {
        let begin = |cell: usize| i64::from(self.borders[cell]) * EMU_PER_PIXEL;
        let after = self.borders.partition_point(|border| i64::from(*border) * EMU_PER_PIXEL <= emu);
        let cell = after.saturating_sub(1).min(self.len().saturating_sub(1));
        (cell, (emu - begin(cell)).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, emu, pixels};

    #[test]
    fn points_lie_in_their_cells() {
        let mut axis = Axis::new();
        assert_eq!((axis.row(pixels(25.4)), axis.row(1_200)), (0..1, 1..4));
        assert_eq!((axis.size(0), axis.size(1), axis.size(3), axis.end()), (96, 368, 368, 1_200));
        assert_eq!((axis.at(0), axis.at(emu(25.4) - 1)), ((0, 0), (0, 914_399)));
        assert_eq!((axis.at(emu(25.4)), axis.at(emu(1_000.0)).0), ((1, 0), 3));
    }
}
