//! The sheet with the cover: a frame, and in its middle what the document is.

use rust_xlsxwriter::FormatBorder;

use super::Error;
use super::axis::{mm, pixels};
use super::sheet::Sheet;
use super::styles;
use super::text::height;
use crate::Logo;
use crate::document::Block;

/// The largest logo.
const LOGO: [f64; 2] = [60.0, 34.0];
/// Between what stands under each other.
const GAP: f64 = 8.0;
/// Words stay so far from the frame.
const INSET: f64 = 10.0;

/// Writes the sheet.
pub(super) fn write(
    mut sheet: Sheet<'_>,
    landscape: bool,
    logo: Option<&Logo>,
    parts: &[Vec<Block>; 3],
) -> Result<(), Error> {
    // As in print, a cover has no number.
    sheet.look.numbers = false;
    let print = sheet.way(landscape);
    let room = print.room();
    for border in [INSET, room.width - INSET, room.width] {
        sheet.columns.column(pixels(border));
    }
    let width = room.width - 2.0 * INSET;
    let blocks: Vec<_> =
        parts.iter().flatten().map(Block::words).filter(|(words, ..)| !words.is_empty()).collect();
    let picture = logo.map(|logo| (logo, logo.within(LOGO[0], LOGO[1])));
    // From above: heights, and what stands there.
    let mut rows: Vec<(f64, Option<usize>)> = Vec::new();
    rows.extend(picture.iter().flat_map(|(_, (_, high))| [(*high, None), (GAP, None)]));
    for (at, (words, points, bold)) in blocks.iter().enumerate() {
        if at > 0 {
            rows.push((GAP, None));
        }
        rows.push((height(words, width, *points, *bold) + 1.0, Some(at)));
    }
    let spare = ((room.height - rows.iter().map(|(high, _)| high).sum::<f64>()) / 2.0).max(GAP);
    let mut down = 0.0;
    let mut places = Vec::new();
    for (high, what) in std::iter::once((spare, None)).chain(rows).chain([(spare, None)]) {
        down += high;
        places.push((sheet.rows.row(pixels(down)), what));
    }
    sheet.sized()?;
    let last = sheet.rows.len() - 1;
    for (rows, what) in &places {
        for row in rows.clone() {
            for column in 0..3 {
                let mut format = match what.map(|at| &blocks[at]) {
                    Some((_, points, bold)) => {
                        let format = styles::centred(styles::words(*points));
                        if *bold { format.set_bold() } else { format }
                    }
                    None => styles::default(),
                };
                if column == 0 {
                    format = format.set_border_left(FormatBorder::Double);
                }
                if column == 2 {
                    format = format.set_border_right(FormatBorder::Double);
                }
                if row == 0 {
                    format = format.set_border_top(FormatBorder::Double);
                }
                if row == last {
                    format = format.set_border_bottom(FormatBorder::Double);
                }
                let words = match what {
                    Some(at) if column == 1 && row == rows.start => blocks[*at].0.as_str(),
                    Some(_) | None => "",
                };
                sheet.put((row, column), words, &format)?;
            }
        }
    }
    if let Some((logo, (wide, high))) = picture {
        let above = places[0].0.len();
        sheet.logo(logo, above, [wide, high], [(mm(sheet.columns.end()) - wide) / 2.0, 0.0])?;
    }
    sheet.print(print, None, 1)
}
