//! What stands below a drawing: lines about it, and what its marks mean.

use std::fmt::Write as _;

use super::{Escaped, Mark, Mm, Options};
use crate::drawing::Layout;
use crate::metrics::{MM_PER_POINT, width};
use crate::wrap;

/// Size of the letters in points, and the height of a line in mm.
pub(crate) const POINTS: f64 = 8.0;
pub(crate) const LINE: f64 = 5.0;
/// Room between two marks.
const GAP: f64 = 6.0;

/// How much room is needed below the drawing.
pub(crate) fn height(layout: &Layout, options: &Options) -> f64 {
    let lines = foot(layout, options).len() + lines(layout, options).len();
    if lines == 0 { 0.0 } else { (0..lines).map(|_| LINE).sum::<f64>() + 2.0 }
}

/// The lines about the drawing, none wider than it.
pub(crate) fn foot(layout: &Layout, options: &Options) -> Vec<String> {
    let most = layout.width - 2.0 * left(layout);
    options.foot.iter().flat_map(|line| wrap::lines(line, most, POINTS, false)).collect()
}

/// The marks that are explained, in lines that are not wider than the drawing: each with its left end.
pub(crate) fn lines(layout: &Layout, options: &Options) -> Vec<Vec<(f64, Mark)>> {
    let (mut lines, mut line, mut at) = (Vec::new(), Vec::new(), left(layout));
    for mark in options.legend.iter().copied() {
        let wide = sample(mark) + width(word(mark, options), POINTS, false) + GAP;
        if at + wide > layout.width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            at = left(layout);
        }
        line.push((at, mark));
        at += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

pub(crate) fn left(layout: &Layout) -> f64 {
    layout.columns.first().map_or(0.0, |column| column.left)
}

/// The width of the sign of a mark, or of a piece of its line.
pub(crate) fn sample(mark: Mark) -> f64 {
    if mark.sign().is_empty() { 10.0 } else { 5.0 }
}

pub(crate) fn word(mark: Mark, options: &Options) -> &str {
    options.words.get(&mark).map_or("", String::as_str)
}

pub(super) fn write(out: &mut String, layout: &Layout, options: &Options) -> std::fmt::Result {
    let marks = lines(layout, options);
    if options.foot.is_empty() && marks.is_empty() {
        return Ok(());
    }
    let size = Mm(POINTS * MM_PER_POINT);
    let mut y = layout.height + LINE * 0.7;
    out.push_str("<g class=\"legenda\">\n");
    for line in foot(layout, options) {
        let (x, line) = (Mm(left(layout)), Escaped(&line));
        writeln!(out, "<text x=\"{x}\" y=\"{}\" font-size=\"{size}\">{line}</text>", Mm(y))?;
        y += LINE;
    }
    for line in marks {
        for (x, mark) in line {
            let (class, sign) = (mark.class(), mark.sign());
            if sign.is_empty() {
                let middle = Mm(y - 1.0);
                writeln!(
                    out,
                    "<g class=\"panah {class}\"><path d=\"M{} {middle}L{} {middle}\"/></g>",
                    Mm(x),
                    Mm(x + sample(mark) - 2.0)
                )?;
            } else {
                writeln!(
                    out,
                    "<g class=\"{class}\"><text class=\"tanda\" x=\"{}\" y=\"{}\" font-size=\"4.5\">{sign}</text></g>",
                    Mm(x),
                    Mm(y + 0.3)
                )?;
            }
            let word = Escaped(word(mark, options));
            writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{size}\">{word}</text>",
                Mm(x + sample(mark)),
                Mm(y)
            )?;
        }
        y += LINE;
    }
    out.push_str("</g>\n");
    Ok(())
}
