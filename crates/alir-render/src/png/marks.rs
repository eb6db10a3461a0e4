//! Marks on a drawing as PNG: grounds of rows, lines of symbols and arrows, signs, and below what they mean.

use png::ColorType;
use tiny_skia::{Color, FillRule, LineJoin, Paint, Path, Stroke, StrokeDash, Transform};

use super::Canvas;
use crate::drawing::{Layout, Point, RowKind};
use crate::metrics::MM_PER_POINT;
use crate::page::{Area, Item, Place, Text};
use crate::svg::{Mark, Options, badge, ground, legend};

/// How much of its colour the ground of a row has.
const GROUND: f32 = 0.1;
/// The letters of signs, in points, and how wide one is at most, in mm.
const SIGN_POINTS: f64 = 14.0;
const SIGN: f64 = 3.5;
/// The radius of the circle in which they stand at the corner of a symbol.
const BADGE: f64 = 2.2;
/// Signs stand so far above the lower border of their row.
const ABOVE: f64 = 2.0;

/// The file; none where there is not enough memory.
pub(super) fn draw(layout: &Layout, options: &Options) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(layout.width, layout.height + legend::height(layout, options))?;
    let marks = |row: usize| match &layout.rows[row].kind {
        RowKind::Step { id, .. } => options.steps.get(id).map(Vec::as_slice).unwrap_or_default(),
        RowKind::Stage | RowKind::Connectors => &[],
    };
    let first = layout.columns.first()?;
    for (at, row) in layout.rows.iter().enumerate() {
        let Some(mark) = marks(at).first() else { continue };
        let (left, right) = ground(layout, at);
        canvas.ground(Area { left, top: row.top, width: right - left, height: row.height }, *mark);
    }
    let place = Place { at: Point { x: 0.0, y: 0.0 }, scale: 1.0 };
    // Words that stand in symbols come behind them.
    for symbol in &layout.symbols {
        if let Some(mark) = marks(symbol.row).first() {
            canvas.marked(&place.symbol(symbol), *mark);
        }
    }
    // What is marked is drawn by itself: its lines are no wider black ones.
    let mut plain = layout.clone();
    plain.symbols.retain(|symbol| marks(symbol.row).is_empty());
    for at in options.arrows.keys() {
        if let Some(arrow) = plain.arrows.get_mut(*at) {
            arrow.points.clear();
        }
    }
    canvas.layout(&plain);
    for (at, mark) in &options.arrows {
        for item in layout.arrows.get(*at).map(|arrow| place.arrow(arrow)).unwrap_or_default() {
            canvas.marked(&item, *mark);
        }
    }
    for (at, row) in layout.rows.iter().enumerate() {
        let Some(colour) = marks(at).first() else { continue };
        let symbol = layout.symbols.iter().find(|symbol| symbol.row == at);
        // In a table they stand below the number, without one at a corner of the symbol.
        let (middle, size) = match symbol.filter(|_| !layout.ruled) {
            Some(symbol) => {
                let corner = badge(symbol);
                let area = Area {
                    left: corner.x - BADGE,
                    top: corner.y - BADGE,
                    width: 2.0 * BADGE,
                    height: 2.0 * BADGE,
                };
                let circle = canvas.capsule(area);
                canvas.white(circle.as_ref());
                canvas.stroked(circle, *colour, 0.4, &[]);
                (Point { x: corner.x, y: corner.y + 1.2 }, if marks(at).len() > 1 { 0.5 } else { 0.7 })
            }
            None => (Point { x: first.left + first.width / 2.0, y: row.top + row.height - ABOVE }, 1.0),
        };
        let all = marks(at);
        let count = all.iter().map(|_| SIGN).sum::<f64>();
        let mut x = middle.x - (count - SIGN) / 2.0 * size;
        for mark in all {
            canvas.sign(*mark, *colour, Point { x, y: middle.y }, size);
            x += SIGN * size;
        }
    }
    canvas.legend(layout, options);
    canvas.written(ColorType::Rgb).ok()
}

impl Canvas {
    fn ground(&mut self, area: Area, mark: Mark) {
        let Area { left, top, width, height } = area;
        let corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)];
        let path = self.polyline(&corners.map(|(x, y)| Point { x, y }), true);
        self.filled(path, mark, GROUND);
    }

    /// A symbol or an arrow in the colour of its mark, with its width and dashes.
    fn marked(&mut self, item: &Item, mark: Mark) {
        match item {
            Item::Line { points, .. } => self.lined(self.polyline(points, false), mark),
            // The head of an arrow.
            Item::Polygon { points, pen: None, .. } => self.filled(self.polyline(points, true), mark, 1.0),
            Item::Polygon { points, pen: Some(_), .. } => {
                let path = self.polyline(points, true);
                self.white(path.as_ref());
                self.lined(path, mark);
            }
            Item::Capsule { area, .. } => {
                let path = self.capsule(*area);
                self.white(path.as_ref());
                self.lined(path, mark);
            }
            Item::Text(_) | Item::Image { .. } => self.item(item),
        }
    }

    /// A sign that stands here, by so much smaller. Those that letters do not have are drawn.
    fn sign(&mut self, mark: Mark, colour: Mark, at: Point, size: f64) {
        let place = |(x, y): (f64, f64)| Point { x: at.x + x * size, y: at.y + y * size };
        match mark {
            Mark::Done => {
                let path = self.polyline(&[(-1.3, -1.2), (-0.4, -0.1), (1.4, -3.0)].map(place), false);
                self.stroked(path, colour, 0.55 * size, &[]);
            }
            Mark::Open => {
                let Point { x: left, y: top } = place((-1.1, -2.4));
                let area = Area { left, top, width: 2.2 * size, height: 2.2 * size };
                self.filled(self.capsule(area), colour, 1.0);
            }
            Mark::Moved => {
                let path = self.polyline(&[(0.0, -3.2), (0.0, 0.0)].map(place), false);
                self.stroked(path, colour, 0.5 * size, &[]);
                for (end, back) in [(-3.4, 1.2), (0.2, -1.2)] {
                    let head = [(0.0, end), (-0.9, end + back), (0.9, end + back)].map(place);
                    let path = self.polyline(&head, true);
                    self.filled(path, colour, 1.0);
                }
            }
            Mark::Added
            | Mark::Removed
            | Mark::Changed
            | Mark::Overdue
            | Mark::Skipped
            | Mark::SentBack
            | Mark::Taken
            | Mark::NotTaken => {
                let text = Text::centred(mark.sign(), at.x, at.y, SIGN_POINTS * size, true);
                let path = self.letters(&text);
                self.filled(path, colour, 1.0);
            }
        }
    }

    /// What stands below the drawing.
    fn legend(&mut self, layout: &Layout, options: &Options) {
        let mut y = layout.height + legend::LINE * 0.7;
        for line in legend::foot(layout, options) {
            self.text(&Text::at(&line, legend::left(layout), y, legend::POINTS, false));
            y += legend::LINE;
        }
        for line in legend::lines(layout, options) {
            for (x, mark) in line {
                let wide = legend::sample(mark);
                if mark.sign().is_empty() {
                    let middle = y - 1.0;
                    let ends = [Point { x, y: middle }, Point { x: x + wide - 2.0, y: middle }];
                    self.lined(self.polyline(&ends, false), mark);
                } else {
                    self.sign(mark, mark, Point { x: x + SIGN / 2.0, y: y + MM_PER_POINT }, 1.0);
                }
                self.text(&Text::at(legend::word(mark, options), x + wide, y, legend::POINTS, false));
            }
            y += legend::LINE;
        }
    }

    fn lined(&mut self, path: Option<Path>, mark: Mark) {
        let (width, dashes) = mark.stroke();
        let dashes: Vec<f64> = dashes.split(' ').filter_map(|dash| dash.parse().ok()).collect();
        self.stroked(path, mark, width, &dashes);
    }

    fn stroked(&mut self, path: Option<Path>, mark: Mark, width: f64, dashes: &[f64]) {
        let Some(path) = path else { return };
        let dashes = dashes.iter().map(|dash| self.px(*dash)).collect();
        let dash = StrokeDash::new(dashes, 0.0);
        let stroke = Stroke { width: self.px(width), line_join: LineJoin::Round, dash, ..Stroke::default() };
        self.pixels.stroke_path(&path, &paint(mark, 1.0), &stroke, Transform::identity(), None);
    }

    fn filled(&mut self, path: Option<Path>, mark: Mark, strength: f32) {
        let Some(path) = path else { return };
        let rule = FillRule::Winding;
        self.pixels.fill_path(&path, &paint(mark, strength), rule, Transform::identity(), None);
    }

    fn white(&mut self, path: Option<&Path>) {
        let Some(path) = path else { return };
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color(Color::WHITE);
        self.pixels.fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
    }
}

fn paint(mark: Mark, strength: f32) -> Paint<'static> {
    let [red, green, blue] = mark.light();
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    let mut colour = Color::from_rgba8(red, green, blue, 255);
    colour.set_alpha(strength);
    paint.set_color(colour);
    paint
}
