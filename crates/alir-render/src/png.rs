//! A drawing as PNG, for chats: sharp on screens and when printed; black on white but for what is marked.

mod marks;

use ::png::{BitDepth, ColorType, Compression, Encoder, EncodingError, FilterType, PixelDimensions, Unit};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use tiny_skia::{Color, FillRule, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use crate::drawing::{Layout, Point};
use crate::fonts::Face;
use crate::metrics::MM_PER_POINT;
use crate::page::{Area, Fill, Item, Text};
use crate::svg::Options;

/// Pixels in an inch.
const DOTS: f64 = 200.0;
/// A drawing with more pixels in one direction becomes coarser: a picture nobody can open helps nobody.
const MOST_PIXELS: f64 = 16_000.0;
/// How light the light grey is.
const LIGHT: u8 = 235;

/// A drawing as a PNG file.
pub fn draw(layout: &Layout) -> Vec<u8> {
    let Some(mut canvas) = Canvas::new(layout.width, layout.height) else { return Vec::new() };
    canvas.layout(layout);
    // It only fails where memory does.
    canvas.written(ColorType::Grayscale).unwrap_or_default()
}

/// A drawing with marks as a PNG file in colour: what a case has passed, say. Signs and dashes say the same without colour.
pub fn draw_marked(layout: &Layout, options: &Options) -> Vec<u8> {
    marks::draw(layout, options).unwrap_or_default()
}

struct Canvas {
    pixels: Pixmap,
    faces: [Face; 2],
    /// Pixels in a millimetre.
    scale: f64,
}

impl Canvas {
    fn new(width: f64, height: f64) -> Option<Self> {
        let scale = (DOTS / 25.4).min(MOST_PIXELS / width.max(height).max(1.0));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of pixels, within a limit"
        )]
        let count = |mm: f64| (mm * scale).ceil().max(1.0) as u32;
        let mut pixels = Pixmap::new(count(width), count(height))?;
        pixels.fill(Color::WHITE);
        Some(Self { pixels, faces: [Face::new(false)?, Face::new(true)?], scale })
    }

    fn layout(&mut self, layout: &Layout) {
        let parts = layout.parts(Point { x: 0.0, y: 0.0 }, 1.0, 0, 0);
        for item in parts.iter().flat_map(|part| &part.items) {
            self.item(item);
        }
    }

    /// The file, with its size in nature: in greys, of which a drawing has no more than eight bits, or in colour.
    fn written(&self, kind: ColorType) -> Result<Vec<u8>, EncodingError> {
        // On a white ground nothing shines through.
        let pixels = self.pixels.pixels().iter();
        let samples: Vec<u8> = if kind == ColorType::Grayscale {
            pixels.map(|pixel| pixel.red()).collect()
        } else {
            pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
        };
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.pixels.width(), self.pixels.height());
        encoder.set_color(kind);
        encoder.set_depth(BitDepth::Eight);
        // Most of it is white; a row is best written as it is.
        encoder.set_filter(FilterType::NoFilter);
        encoder.set_compression(Compression::Default);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels in a metre")]
        let metre = (self.scale * 1000.0).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: metre, yppu: metre, unit: Unit::Meter }));
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&samples)?;
        writer.finish()?;
        Ok(bytes)
    }

    /// A length in pixels.
    #[expect(clippy::cast_possible_truncation, reason = "places on a drawing")]
    fn px(&self, mm: f64) -> f32 {
        (mm * self.scale) as f32
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text(text) => self.text(text),
            Item::Line { points, pen } => self.path(self.polyline(points, false), Some(*pen), Fill::Empty),
            Item::Polygon { points, pen, fill } => self.path(self.polyline(points, true), *pen, *fill),
            Item::Capsule { area, pen, fill } => self.path(self.capsule(*area), Some(*pen), *fill),
            // Drawings have no pictures in them.
            Item::Image { .. } => {}
        }
    }

    fn text(&mut self, line: &Text) {
        let path = self.letters(line);
        self.path(path, None, Fill::Black);
    }

    /// The outlines of the letters of a line.
    fn letters(&self, line: &Text) -> Option<Path> {
        let face = &self.faces[usize::from(line.bold)];
        let size = self.px(line.points * MM_PER_POINT);
        let (mut x, y) = (self.px(line.x), self.px(line.baseline));
        let outlines = face.font().outline_glyphs();
        let mut builder = PathBuilder::new();
        for letter in face.letters(line) {
            if let Some(outline) = outlines.get(letter.glyph) {
                let mut pen = Pen { builder: &mut builder, x, y };
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                // A letter that cannot be drawn leaves its room empty.
                let _ = outline.draw(settings, &mut pen);
            }
            x += letter.advance * size;
        }
        builder.finish()
    }

    fn path(&mut self, path: Option<Path>, pen: Option<f64>, fill: Fill) {
        let Some(path) = path else { return };
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        let colour = match fill {
            Fill::White => Some(Color::WHITE),
            Fill::Black => Some(Color::BLACK),
            Fill::Light => Some(Color::from_rgba8(LIGHT, LIGHT, LIGHT, 255)),
            Fill::Empty => None,
        };
        if let Some(colour) = colour {
            paint.set_color(colour);
            self.pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
        if let Some(pen) = pen {
            paint.set_color(Color::BLACK);
            let width = self.px(pen * MM_PER_POINT);
            let stroke = Stroke { width, line_join: LineJoin::Round, ..Stroke::default() };
            self.pixels.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }

    fn polyline(&self, points: &[Point], close: bool) -> Option<Path> {
        let mut builder = PathBuilder::new();
        for (at, point) in points.iter().enumerate() {
            let (x, y) = (self.px(point.x), self.px(point.y));
            if at == 0 {
                builder.move_to(x, y);
            } else {
                builder.line_to(x, y);
            }
        }
        if close {
            builder.close();
        }
        builder.finish()
    }

    fn capsule(&self, area: Area) -> Option<Path> {
        let mut builder = PathBuilder::new();
        for (at, [a, b, to]) in area.capsule().into_iter().enumerate() {
            let [a, b, to] = [a, b, to].map(|point| (self.px(point.x), self.px(point.y)));
            if at == 0 {
                builder.move_to(to.0, to.1);
            } else {
                builder.cubic_to(a.0, a.1, b.0, b.1, to.0, to.1);
            }
        }
        builder.close();
        builder.finish()
    }
}

/// Takes the outline of a letter, which has its origin at its baseline and goes upwards, to its place.
struct Pen<'b> {
    builder: &'b mut PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.builder.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.builder.cubic_to(self.x + ax, self.y - ay, self.x + bx, self.y - by, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
