//! A further column at the right, with remarks on steps.

use std::collections::BTreeMap;

use alir::StepId;

use crate::drawing::{Anchor, Column, ColumnKind, Layout, Line, RowKind};
use crate::form::{CELL_PADDING, CELL_POINTS, LEADING};
use crate::metrics::{MM_PER_POINT, width};
use crate::wrap;

/// How wide the column is.
const WIDTH: f64 = 52.0;

impl Layout {
    /// The same with a column at the right: its head (none in a plain flowchart), and the remarks on steps. Rows that are
    /// too low for them become higher; everything else keeps its place in its row.
    ///
    /// ```
    /// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x}\n  e: {selesai: E}\n";
    /// let plain = alir_render::Layout::of(&alir::load(text)?);
    /// let noted = plain.clone().with_notes("Pelaksanaan", &[("s".into(), "selesai".into())].into());
    /// assert!(noted.width > plain.width && noted.columns.len() == plain.columns.len() + 1);
    /// assert!(noted.texts.iter().any(|line| line.text == "selesai"));
    /// # Ok::<(), alir::Error>(())
    /// ```
    #[must_use]
    pub fn with_notes(mut self, head: &str, notes: &BTreeMap<StepId, String>) -> Self {
        let left = self.columns.last().map_or(0.0, |column| column.left + column.width);
        let most = WIDTH - 2.0 * CELL_PADDING;
        let lines: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| match &row.kind {
                RowKind::Step { id, .. } => notes.get(id).map(String::as_str).unwrap_or_default(),
                RowKind::Stage | RowKind::Connectors => "",
            })
            .map(|note| wrap::lines(note, most, CELL_POINTS, false))
            .collect();
        let leading = CELL_POINTS * MM_PER_POINT * LEADING;
        let high = |lines: &Vec<String>| lines.iter().map(|_| leading).sum::<f64>() + 2.0 * CELL_PADDING;
        let more: Vec<f64> =
            self.rows.iter().zip(&lines).map(|(row, lines)| (high(lines) - row.height).max(0.0)).collect();
        self.stretch(&more);
        self.columns.push(Column { kind: ColumnKind::Remark, left, width: WIDTH });
        for line in self.texts.iter_mut().filter(|line| line.row.is_none() && line.baseline < self.head.top) {
            line.x += WIDTH / 2.0;
        }
        self.width += WIDTH;
        if self.ruled {
            self.texts.push(Line {
                text: head.to_owned(),
                x: left + WIDTH / 2.0,
                baseline: f64::midpoint(self.head.top, self.head.bottom) + 0.35 * CELL_POINTS * MM_PER_POINT,
                width: width(head, CELL_POINTS, true),
                points: CELL_POINTS,
                bold: true,
                anchor: Anchor::Middle,
                row: None,
                inside: false,
            });
        }
        for (row, lines) in lines.into_iter().enumerate() {
            let mut baseline = self.rows[row].top + CELL_PADDING + 0.8 * leading;
            for text in lines {
                self.texts.push(Line {
                    width: width(&text, CELL_POINTS, false),
                    text,
                    x: left + CELL_PADDING,
                    baseline,
                    points: CELL_POINTS,
                    bold: false,
                    anchor: Anchor::Start,
                    row: Some(row),
                    inside: false,
                });
                baseline += leading;
            }
        }
        self
    }

    /// Makes rows higher, each by so much at its foot: below it everything moves down, and arrows grow longer.
    fn stretch(&mut self, more: &[f64]) {
        // Where each row ends, and by how much what stands below it moves.
        let (mut ends, mut moved) = (Vec::new(), 0.0);
        for (row, more) in self.rows.iter_mut().zip(more) {
            let end = row.top + row.height;
            row.top += moved;
            row.height += more;
            moved += more;
            ends.push((end, moved));
        }
        let shift = |y: f64| {
            let above = ends.partition_point(|(end, _)| *end <= y);
            above.checked_sub(1).map_or(0.0, |at| ends[at].1)
        };
        for symbol in &mut self.symbols {
            symbol.top += shift(symbol.top);
        }
        for link in &mut self.links {
            let by = shift(link.from.y);
            (link.from.y, link.to.y) = (link.from.y + by, link.to.y + by);
        }
        for point in self.arrows.iter_mut().flat_map(|arrow| &mut arrow.points) {
            point.y += shift(point.y);
        }
        for label in &mut self.labels {
            let by = shift(label.top);
            label.top += by;
            label.lines.iter_mut().for_each(|line| line.baseline += by);
        }
        for line in self.texts.iter_mut().filter(|line| line.row.is_some()) {
            line.baseline += shift(line.baseline);
        }
        self.height += moved;
    }
}
