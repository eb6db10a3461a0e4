//! Marks on a drawing as PNG: grounds of rows, lines of symbols and arrows, signs, and below what they mean.

use png::ColorType;
use tiny_skia::{Color, FillRule, LineJoin, Paint, Path, Stroke, StrokeDash, Transform};

use super::Canvas;
use crate::drawing::{Layout, Line, Point, RowKind};
use crate::metrics::{MM_PER_POINT, width};
use crate::page::{Area, Fill, Item, Place, Text};
use crate::signs::BADGE;
use crate::svg::{Mark, Options, legend};

/// How much of its colour the ground of a row has.
const GROUND: f32 = 0.1;
/// The letters of signs, in points, and how wide one is at most, in mm.
const SIGN_POINTS: f64 = 14.0;
const SIGN: f64 = 3.5;
/// Half the height of one.
const HALF_SIGN: f64 = 1.5;
/// Signs stand so far above the lower border of their row.
const ABOVE: f64 = 2.0;

/// The file; none where there is not enough memory.
pub(super) fn draw(layout: &Layout, options: &Options) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(layout.width, layout.height + legend::height(layout, options))?;
    let marks = |row: usize| match &layout.rows[row].kind {
        RowKind::Step { id, .. } => options.steps.get(id).map(Vec::as_slice).unwrap_or_default(),
        RowKind::Stage | RowKind::Connectors => &[],
    };
    for at in 0..layout.rows.len() {
        let Some(mark) = marks(at).first() else { continue };
        canvas.ground(layout.ground(at), *mark);
    }
    // What is marked is drawn by itself: its lines are no wider black ones.
    let mut plain = layout.clone();
    plain.symbols.retain(|symbol| marks(symbol.row).is_empty());
    let is_marked = |line: &Line| line.inside && line.row.is_some_and(|row| !marks(row).is_empty());
    plain.texts.retain(|line| !is_marked(line));
    for at in options.arrows.keys() {
        if let Some(arrow) = plain.arrows.get_mut(*at) {
            arrow.points.clear();
        }
    }
    canvas.layout(&plain);
    let place = Place { at: Point { x: 0.0, y: 0.0 }, scale: 1.0 };
    for symbol in &layout.symbols {
        if let Some(mark) = marks(symbol.row).first() {
            canvas.marked(&place.symbol(symbol), *mark);
        }
    }
    for line in layout.texts.iter().filter(|line| is_marked(line)) {
        canvas.item(&place.text(line));
    }
    for (at, mark) in &options.arrows {
        for item in layout.arrows.get(*at).map(|arrow| place.arrow(arrow)).unwrap_or_default() {
            canvas.marked(&item, *mark);
        }
    }
    for at in 0..layout.rows.len() {
        let Some(colour) = marks(at).first() else { continue };
        let wide = marks(at).iter().map(|_| SIGN).sum::<f64>();
        let middle = if let Some(badge) = layout.badge(at) {
            canvas.badge(badge, wide, *colour);
            Point { y: badge.y + HALF_SIGN, ..badge }
        } else {
            let (ground, number) = (layout.ground(at), layout.columns.first()?.width);
            Point { x: ground.left + number / 2.0, y: ground.top + ground.height - ABOVE }
        };
        for (mark, nth) in marks(at).iter().zip(0_u8..) {
            let x = middle.x + f64::from(nth) * SIGN + (SIGN - wide) / 2.0;
            canvas.sign(*mark, *colour, Point { x, ..middle });
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

    /// The badge that holds signs of such a width.
    fn badge(&mut self, middle: Point, wide: f64, mark: Mark) {
        let (width, height) = (wide - SIGN + 2.0 * BADGE, 2.0 * BADGE);
        let area = Area { left: middle.x - width / 2.0, top: middle.y - BADGE, width, height };
        let path = self.capsule(area);
        self.white(path.as_ref());
        self.stroked(path, mark, 0.6, &[]);
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

    /// A sign with its middle here. Those that letters do not have are drawn.
    fn sign(&mut self, mark: Mark, colour: Mark, at: Point) {
        let Point { x, y } = at;
        match mark {
            Mark::Done => {
                let tick = [(x - 1.3, y - 1.2), (x - 0.4, y - 0.1), (x + 1.4, y - 3.0)];
                let path = self.polyline(&tick.map(|(x, y)| Point { x, y }), false);
                self.stroked(path, colour, 0.55, &[]);
            }
            Mark::Open => {
                let area = Area { left: x - 1.1, top: y - 2.4, width: 2.2, height: 2.2 };
                self.filled(self.capsule(area), colour, 1.0);
            }
            Mark::Moved => {
                let shaft = [(x, y - 3.2), (x, y)];
                let path = self.polyline(&shaft.map(|(x, y)| Point { x, y }), false);
                self.stroked(path, colour, 0.5, &[]);
                for (end, back) in [(y - 3.4, 1.2), (y + 0.2, -1.2)] {
                    let head = [(x, end), (x - 0.9, end + back), (x + 0.9, end + back)];
                    let path = self.polyline(&head.map(|(x, y)| Point { x, y }), true);
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
                let wide = width(mark.sign(), SIGN_POINTS, true);
                let text = Text::at(mark.sign(), x - wide / 2.0, y, SIGN_POINTS, true);
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
                    self.sign(mark, mark, Point { x: x + SIGN / 2.0, y: y + MM_PER_POINT });
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
        self.path(path.cloned(), None, Fill::White);
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
