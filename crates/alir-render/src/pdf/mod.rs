//! A document as PDF: embedded fonts, text that can be searched, tags, an outline, and PDF/A-2a; the same bytes each time.

mod draw;
mod tags;

use std::collections::BTreeMap;

use alir::sop::PrintedLanguage;
use chrono::{Datelike, NaiveDate};
use krilla::configure::{Configuration, Validator};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use crate::document::{Heading, Printed};
use crate::metrics::MM_PER_POINT;

use draw::{Pen, pt};
use tags::Tree;

/// A document as PDF, and what is to be told of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Signs that the font lacks, each where it stands first.
    pub missing: Vec<Missing>,
    /// Whether it is PDF/A-2a, fit to be kept.
    pub archival: bool,
}

/// A sign that the font lacks; a box is printed in its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    /// The sign.
    pub sign: char,
    /// The number of the page, counted from 1.
    pub page: usize,
    /// The line in which it stands.
    pub text: String,
}

/// Why a document cannot be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PdfError {
    /// A picture is broken; with what the reader of pictures says.
    Picture(String),
    /// What should not happen, as the writer says it.
    Other(String),
}

/// Writes a document as PDF.
///
/// # Errors
/// When a picture of it is broken.
pub fn write(printed: &Printed) -> Result<Pdf, PdfError> {
    match attempt(printed, Validator::A2_A) {
        Ok((bytes, missing)) => Ok(Pdf { bytes, missing, archival: true }),
        // What cannot be kept for ever can be printed all the same.
        Err(KrillaError::Validation(_)) => {
            let (bytes, missing) = attempt(printed, Validator::None).map_err(told)?;
            Ok(Pdf { bytes, missing, archival: false })
        }
        Err(error) => Err(told(error)),
    }
}

fn told(error: KrillaError) -> PdfError {
    match error {
        KrillaError::Image(_, _, why) => PdfError::Picture(why),
        KrillaError::SixteenBitImage(..) => PdfError::Picture("16 bit".to_owned()),
        other => PdfError::Other(format!("{other:?}")),
    }
}

fn attempt(printed: &Printed, validator: Validator) -> Result<(Vec<u8>, Vec<Missing>), KrillaError> {
    let settings = SerializeSettings {
        configuration: Configuration::new_with_validator(validator),
        enable_tagging: true,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(printed));
    let mut tree = Tree::default();
    let mut pen = Pen::new().ok_or_else(|| image("the fonts of this program are broken"))?;
    let mut missing: BTreeMap<char, Missing> = BTreeMap::new();
    for (at, page) in printed.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(pt(page.width), pt(page.height)).unwrap_or_default();
        let mut target = document.start_page_with(settings);
        let mut surface = target.surface();
        for part in &page.parts {
            tree.open(&mut surface, part);
            pen.draw(&mut surface, &part.items)?;
            surface.end_tagged();
            for (sign, text) in pen.missing.drain(..) {
                missing.entry(sign).or_insert_with(|| Missing { sign, page: at + 1, text });
            }
        }
        surface.finish();
        tree.link(&mut target, printed);
        target.finish();
    }
    document.set_outline(outline(&printed.outline));
    document.set_tag_tree(tree.finish(language(printed.language)));
    let mut missing: Vec<Missing> = missing.into_values().collect();
    missing.sort_by_key(|missing| missing.page);
    Ok((document.finish()?, missing))
}

/// An error of the writer with words of ours.
fn image(why: &str) -> KrillaError {
    let nothing = krilla::image::Image::from_rgba8(vec![0; 4], 1, 1);
    KrillaError::Image(nothing, None, why.to_owned())
}

fn language(language: PrintedLanguage) -> &'static str {
    match language {
        PrintedLanguage::Indonesian => "id",
        PrintedLanguage::English => "en",
    }
}

fn metadata(printed: &Printed) -> Metadata {
    // A document to be kept needs a date, and the clock would make each print another file: without a date of its own it
    // gets the first that computers count.
    let date = printed.date.unwrap_or_default();
    let maker = format!("alir {}", env!("CARGO_PKG_VERSION"));
    let title = if printed.title.is_empty() { "SOP".to_owned() } else { printed.title.clone() };
    Metadata::new()
        .title(title)
        .authors(printed.authors.clone())
        .language(language(printed.language).to_owned())
        .creation_date(moment(date))
        .creator(maker.clone())
        .producer(maker)
}

fn moment(date: NaiveDate) -> DateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let (year, month, day) =
        (u16::try_from(date.year()).unwrap_or(1970), small(date.month()), small(date.day()));
    DateTime::new(year)
        .month(month)
        .day(day)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn outline(headings: &[Heading]) -> Outline {
    let node = |heading: &Heading| {
        let top = Point::from_xy(0.0, pt((heading.top - 5.0 * MM_PER_POINT).max(0.0)));
        OutlineNode::new(heading.title.clone(), XyzDestination::new(heading.page, top))
    };
    let mut outline = Outline::new();
    let mut rest = headings;
    while let Some((first, more)) = rest.split_first() {
        let inner = more.iter().take_while(|heading| heading.level > 1).count();
        let mut upper = node(first);
        for heading in &more[..inner] {
            upper.push_child(node(heading));
        }
        outline.push_child(upper);
        rest = &more[inner..];
    }
    outline
}
