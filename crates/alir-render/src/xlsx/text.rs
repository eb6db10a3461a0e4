//! Texts as cells can hold them.

use std::borrow::Cow;

use crate::metrics::MM_PER_POINT;
use crate::wrap::lines;

use super::axis::mm;

/// More signs than this, as UTF-16 counts them, a cell does not hold.
const MOST_SIGNS: usize = 32_767;
/// What a cell keeps free left and right of its words together, in mm.
const PADDING: f64 = 1.6;
/// On a screen letters have widths of whole pixels: small ones may be so much wider than printed, in parts of a point.
const WIDER: f64 = 0.35;
/// From one line to the next, in sizes of the letters.
const LEADING: f64 = 1.17;
/// Letters are not made smaller than this.
const LEAST_POINTS: f64 = 5.5;

/// The same text without signs that XML does not know.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{FFFE}' || c == '\u{FFFF}';
    if !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let good = |c: char| match c {
        '\t' => ' ',
        c if bad(c) => '\u{FFFD}',
        c => c,
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(good).collect())
}

/// The same text without these signs, on one line.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a person who types it could mean as something else than text: a formula, a number, a day.
pub(super) fn ambiguous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\'']) || text.starts_with(|c: char| c.is_ascii_digit())
}

/// How high a text is, in mm, in a cell so wide.
pub(super) fn height(text: &str, width: f64, points: f64, bold: bool) -> f64 {
    let lines = broken(text, width, points, bold).len();
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * points * MM_PER_POINT * LEADING
}

fn broken(text: &str, width: f64, points: f64, bold: bool) -> Vec<String> {
    let most = (width - PADDING) / (1.0 + WIDER / points);
    // Empty lines are lines too.
    let of = |paragraph: &str| {
        let lines = lines(paragraph, most, points, bold);
        if lines.is_empty() { vec![String::new()] } else { lines }
    };
    // A cell shows the empty lines at the end of its words too.
    let paragraphs = if text.is_empty() { None } else { Some(text.split('\n')) };
    paragraphs.into_iter().flatten().flat_map(|paragraph| of(paragraph.trim_end_matches('\r'))).collect()
}

/// The size of letters with which a text fits a cell: as large as said, or as small as it must be.
pub(super) fn fitting(text: &str, width: f64, room: f64, points: f64, bold: bool) -> f64 {
    let mut smaller = points;
    while smaller > LEAST_POINTS && height(text, width, smaller, bold) > room {
        smaller -= 0.5;
    }
    smaller.max(LEAST_POINTS.min(points))
}

/// A text divided among cells under each other, of these heights in pixels; whole if there is one.
pub(super) fn divided(text: &str, width: f64, heights: &[u32], points: f64, bold: bool) -> Vec<String> {
    if let [_] = heights {
        return vec![text.to_owned()];
    }
    let (leading, mut rest) = (points * MM_PER_POINT * LEADING, broken(text, width, points, bold));
    let mut parts = Vec::new();
    for (at, height) in heights.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let fit = (mm(*height) / leading).floor().max(1.0) as usize;
        let fit = if at + 1 == heights.len() { rest.len() } else { fit.min(rest.len()) };
        parts.push(rest.drain(..fit).collect::<Vec<_>>().join("\n"));
    }
    parts
}

/// As much of a text as a cell holds.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    if text.len() <= MOST_SIGNS || text.encode_utf16().count() <= MOST_SIGNS {
        return text;
    }
    let mut left = MOST_SIGNS - 1;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    Cow::Owned(text.chars().take_while(fits).chain(['…']).collect())
}
