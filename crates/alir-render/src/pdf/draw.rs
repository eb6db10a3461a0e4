//! Items of a page as what PDF has: glyphs, paths and pictures.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::drawing;
use crate::fonts::{BOLD, Face, REGULAR};
use crate::logo::{Logo, LogoKind};
use crate::metrics::MM_PER_POINT;
use crate::page::{Area, Fill as Filled, Item, Page, Text};

/// How light the light grey is, of 255.
const LIGHT: u8 = 235;

/// A length in points, as the writer wants it.
#[expect(clippy::cast_possible_truncation, reason = "places on a page")]
pub(super) fn pt(mm: f64) -> f32 {
    (mm / MM_PER_POINT) as f32
}

/// What is drawn with.
pub(super) struct Pen {
    faces: [(Font, Face); 2],
    pictures: Vec<(Logo, Image)>,
    /// Signs that were not there, with their lines.
    pub(super) missing: Vec<(char, String)>,
}

impl Pen {
    /// A pen for some pages. What could go wrong with their pictures goes wrong here, before there is a page.
    pub(super) fn new(pages: &[Page]) -> Result<Self, String> {
        let face = |bytes: &'static [u8], bold| Some((Font::new(bytes.into(), 0)?, Face::new(bold)?));
        let faces = || Some([face(REGULAR, false)?, face(BOLD, true)?]);
        let faces = faces().ok_or("the fonts of this program are broken")?;
        Ok(Self { faces, pictures: pictures(pages)?, missing: Vec::new() })
    }

    /// Draws items. Where a line of text follows another, they are apart for those who only read.
    pub(super) fn draw(&mut self, surface: &mut Surface<'_>, items: &[Item]) {
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Text(text) => {
                    let goes_on = items[at + 1..].iter().any(|item| matches!(item, Item::Text(_)));
                    self.text(surface, text, goes_on);
                }
                Item::Line { points, pen } => {
                    surface.set_fill(None);
                    surface.set_stroke(Some(stroke(*pen)));
                    path(surface, polyline(points, false));
                }
                Item::Polygon { points, pen, fill } => {
                    paint(surface, *pen, *fill);
                    path(surface, polyline(points, true));
                }
                Item::Capsule { area, pen, fill } => {
                    paint(surface, Some(*pen), *fill);
                    path(surface, capsule(*area));
                }
                Item::Image { area, logo } => self.image(surface, *area, logo),
            }
        }
    }

    fn text(&mut self, surface: &mut Surface<'_>, line: &Text, goes_on: bool) {
        let (font, face) = &self.faces[usize::from(line.bold)];
        let spaced =
            if goes_on { Text { text: format!("{} ", line.text), ..line.clone() } } else { line.clone() };
        let stretched = Text { width: line.width, ..line.clone() };
        let mut letters = face.letters(&stretched);
        if goes_on {
            letters.extend(
                face.letters(&Text { text: " ".to_owned(), width: 0.0, ..line.clone() }).into_iter().map(
                    |mut letter| {
                        letter.range = line.text.len()..line.text.len() + 1;
                        letter
                    },
                ),
            );
        }
        self.missing.extend(letters.iter().filter_map(|letter| Some((letter.missing?, line.text.clone()))));
        let glyphs: Vec<KrillaGlyph> = letters
            .into_iter()
            .map(|letter| {
                let glyph = GlyphId::new(letter.glyph.to_u32());
                KrillaGlyph::new(glyph, letter.advance, 0.0, 0.0, 0.0, letter.range, None)
            })
            .collect();
        surface.set_stroke(None);
        surface.set_fill(Some(Fill::default()));
        let at = Point::from_xy(pt(line.x), pt(line.baseline));
        #[expect(clippy::cast_possible_truncation, reason = "the size of letters")]
        let size = line.points as f32;
        surface.draw_glyphs(at, &glyphs, font.clone(), &spaced.text, size, false);
    }

    fn image(&self, surface: &mut Surface<'_>, area: Area, logo: &Logo) {
        let image = self.pictures.iter().find(|(known, _)| known == logo).map(|(_, image)| image.clone());
        if let (Some(image), Some(size)) = (image, Size::from_wh(pt(area.width), pt(area.height))) {
            surface.push_transform(&Transform::from_translate(pt(area.left), pt(area.top)));
            surface.draw_image(image, size);
            surface.pop();
        }
    }
}

/// The pictures of some pages, each once.
fn pictures(pages: &[Page]) -> Result<Vec<(Logo, Image)>, String> {
    let mut pictures: Vec<(Logo, Image)> = Vec::new();
    for item in pages.iter().flat_map(Page::items) {
        let Item::Image { logo, .. } = item else { continue };
        if pictures.iter().any(|(known, _)| known == logo) {
            continue;
        }
        let data = logo.bytes.to_vec();
        let image = match logo.kind {
            LogoKind::Png => Image::from_png(data.into(), false),
            LogoKind::Jpeg => Image::from_jpeg(data.into(), false),
        };
        pictures.push((logo.clone(), image?));
    }
    Ok(pictures)
}

fn stroke(pen: f64) -> Stroke {
    #[expect(clippy::cast_possible_truncation, reason = "the width of a pen")]
    let width = pen as f32;
    Stroke {
        paint: luma::Color::black().into(),
        width,
        // Without it a notch would be left where two lines of a table meet at its corner.
        line_cap: LineCap::Square,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }
}

fn paint(surface: &mut Surface<'_>, pen: Option<f64>, fill: Filled) {
    let colour = match fill {
        Filled::White => Some(luma::Color::white()),
        Filled::Black => Some(luma::Color::black()),
        Filled::Light => Some(luma::Color::new(LIGHT)),
        Filled::Empty => None,
    };
    surface.set_fill(colour.map(|colour| Fill { paint: colour.into(), ..Fill::default() }));
    surface.set_stroke(pen.map(stroke));
}

fn path(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn polyline(points: &[drawing::Point], close: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (at, point) in points.iter().enumerate() {
        let (x, y) = (pt(point.x), pt(point.y));
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

fn capsule(area: Area) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (at, [a, b, to]) in area.capsule().into_iter().enumerate() {
        if at == 0 {
            builder.move_to(pt(to.x), pt(to.y));
        } else {
            builder.cubic_to(pt(a.x), pt(a.y), pt(b.x), pt(b.y), pt(to.x), pt(to.y));
        }
    }
    builder.close();
    builder.finish()
}
