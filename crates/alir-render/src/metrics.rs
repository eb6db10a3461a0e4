//! How wide letters are: the advance widths of Arial, and of the fonts that are drawn to its measure.

use unicode_width::UnicodeWidthChar;

/// Millimetres in a typographic point.
pub(crate) const MM_PER_POINT: f64 = 25.4 / 72.0;

/// Advance widths in thousandths of the size, from space to tilde.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
/// The same, from the no-break space to `ÿ`.
const PLAIN_LATIN: [u16; 96] = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549, 333, 333, 333,
    576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667,
    667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667,
    611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
];
const BOLD_LATIN: [u16; 96] = [
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549, 333, 333, 333,
    576, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667,
    667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667,
    611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611,
    611, 611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556,
];

/// How wide a text is, in mm, on one line and in letters of so many points.
pub(crate) fn width(text: &str, points: f64, bold: bool) -> f64 {
    let thousandths: f64 = text.chars().map(|c| f64::from(advance(c, bold))).sum();
    thousandths / 1000.0 * points * MM_PER_POINT
}

/// How wide a sign is, in thousandths of its size. Of a sign that is not in the tables, rather too much.
fn advance(c: char, bold: bool) -> u16 {
    let code = u32::from(c);
    let (plain, latin) = if bold { (&BOLD, &BOLD_LATIN) } else { (&PLAIN, &PLAIN_LATIN) };
    let of = |from: u32| usize::try_from(code.checked_sub(from)?).ok();
    let known = of(0x20).and_then(|at| plain.get(at)).or_else(|| of(0xA0).and_then(|at| latin.get(at)));
    match (known, c) {
        (Some(width), _) => *width,
        (None, '\u{2018}' | '\u{2019}') => 278,
        (None, '\u{2013}') => 556,
        (None, '\u{201C}' | '\u{201D}') => 500,
        (None, _) => match c.width() {
            None | Some(0) => 0,
            Some(1) => 1000,
            Some(_) => 2000,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{advance, width};

    #[test]
    fn widths_are_those_of_the_font() {
        // As the metrics of the font itself have them.
        let known =
            [(' ', false, 278), ('A', false, 667), ('i', false, 222), ('m', true, 889), ('é', false, 556)];
        for (c, bold, expected) in known {
            assert_eq!(advance(c, bold), expected, "{c}");
        }
        assert!((width("Wi", 72.0, false) - 25.4 * 1.166).abs() < 1e-9);
        assert!(width("Selesai", 7.0, true) > width("Selesai", 7.0, false));
    }

    #[test]
    fn unknown_signs_are_rather_taken_for_wide() {
        assert_eq!((advance('字', false), advance('\u{301}', false), advance('Ж', false)), (2000, 0, 1000));
    }
}
