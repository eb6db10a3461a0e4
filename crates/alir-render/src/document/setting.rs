//! Texts set into lines: where each line stands, without thinking of pages.

use crate::form::LEADING;
use crate::metrics::{MM_PER_POINT, width};
use crate::page::{Item, Text};
use crate::wrap;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) points: f64,
    pub(super) bold: bool,
    pub(super) align: Align,
    /// From one baseline to the next, in sizes of the letters.
    pub(super) leading: f64,
}

/// Where lines stand between left and right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    Left,
    Middle,
    /// From left to right, but for the last line of a paragraph.
    Both,
}

/// How much wider than the font's a space becomes at most, in sizes of the letters.
const MOST_STRETCH: f64 = 1.2;

/// A line that knows how wide it becomes.
#[derive(Clone, Debug)]
pub(super) struct SetLine {
    pub(super) text: String,
    /// Whether it is the last of its paragraph.
    pub(super) last: bool,
}

impl Setting {
    pub(super) const fn plain(points: f64) -> Self {
        Self { points, bold: false, align: Align::Left, leading: LEADING }
    }

    pub(super) const fn bold(points: f64) -> Self {
        Self { bold: true, ..Self::plain(points) }
    }

    pub(super) const fn middle(self) -> Self {
        Self { align: Align::Middle, ..self }
    }

    pub(super) const fn both(self) -> Self {
        Self { align: Align::Both, ..self }
    }

    pub(super) const fn spaced(self, leading: f64) -> Self {
        Self { leading, ..self }
    }

    /// From one baseline to the next, in mm.
    pub(super) fn line(&self) -> f64 {
        self.points * MM_PER_POINT * self.leading
    }

    /// How high so many lines are.
    pub(super) fn height(&self, lines: usize) -> f64 {
        count(lines) * self.line()
    }

    /// The lines of a text that fit a width.
    pub(super) fn lines(&self, text: &str, most: f64) -> Vec<SetLine> {
        let mut all = Vec::new();
        for paragraph in text.lines() {
            let lines = match self.align {
                Align::Left => wrap::lines(paragraph, most, self.points, self.bold),
                // One word alone below a long line is not what a centred title should look like.
                Align::Middle => wrap::even(paragraph, most, self.points, self.bold, true),
                Align::Both => wrap::even(paragraph, most, self.points, self.bold, false),
            };
            let last = lines.len();
            all.extend(
                lines.into_iter().enumerate().map(|(at, text)| SetLine { text, last: at + 1 == last }),
            );
        }
        all
    }

    /// The baseline of a line whose upper end is at `top`.
    pub(super) fn baseline(&self, top: f64) -> f64 {
        top + 0.5 * self.line() + 0.35 * self.points * MM_PER_POINT
    }

    /// A line whose upper end is at `top`, between `left` and what is so much further right.
    pub(super) fn set(&self, line: &SetLine, left: f64, room: f64, top: f64) -> Item {
        let baseline = self.baseline(top);
        let own = width(&line.text, self.points, self.bold);
        let (x, width) = match self.align {
            Align::Left => (left, own),
            Align::Middle => (left + (room - own) / 2.0, own),
            Align::Both if line.last || self.gapes(&line.text, room - own) => (left, own),
            Align::Both => (left, own.max(room)),
        };
        Item::Text(Text { text: line.text.clone(), x, baseline, points: self.points, bold: self.bold, width })
    }

    /// Whether a line with so much more room would be more spaces than words.
    fn gapes(&self, line: &str, more: f64) -> bool {
        more > count(line.matches(' ').count()) * MOST_STRETCH * self.points * MM_PER_POINT
    }

    /// Lines under each other, from `top` down.
    pub(super) fn all(&self, lines: &[SetLine], left: f64, room: f64, top: f64) -> Vec<Item> {
        let set = |(at, line): (usize, &SetLine)| self.set(line, left, room, top + self.height(at));
        lines.iter().enumerate().map(set).collect()
    }
}

/// A number of things as a factor.
pub(super) fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::from(u32::MAX), f64::from)
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
