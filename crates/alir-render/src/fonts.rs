//! The letters of documents: Arimo, which has the measures of Arial, and where each letter of a line stands.

use std::ops::Range;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::page::Text;

/// The font files, as they are shipped.
pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/Arimo-Regular.ttf");
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/Arimo-Bold.ttf");

/// What is printed in the place of a sign that the font lacks: an empty box, or else a question mark.
const REPLACEMENTS: [char; 2] = ['\u{25a1}', '?'];

/// One of the two fonts.
pub(crate) struct Face {
    font: FontRef<'static>,
    units: f32,
    replacement: GlyphId,
}

/// A letter of a line.
#[cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, reason = "only a PDF keeps the text, and tells what is missing")
)]
pub(crate) struct Letter {
    pub(crate) glyph: GlyphId,
    /// How far it is to the next, in sizes of the letters.
    pub(crate) advance: f32,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// The sign, if the font lacks it.
    pub(crate) missing: Option<char>,
}

impl Face {
    /// A font of the two.
    pub(crate) fn new(bold: bool) -> Option<Self> {
        let font = FontRef::new(if bold { BOLD } else { REGULAR }).ok()?;
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let replacement = REPLACEMENTS.into_iter().find_map(|sign| font.charmap().map(sign))?;
        Some(Self { font, units, replacement })
    }

    /// The font itself.
    #[cfg(feature = "png")]
    pub(crate) fn font(&self) -> &FontRef<'static> {
        &self.font
    }

    /// The letters of a line. What is more than its letters need is shared among its spaces.
    pub(crate) fn letters(&self, line: &Text) -> Vec<Letter> {
        let (charmap, widths) =
            (self.font.charmap(), self.font.glyph_metrics(Size::unscaled(), LocationRef::default()));
        #[expect(clippy::cast_possible_truncation, reason = "a stretch of some mm")]
        let stretch = (line.stretch() / (line.points * crate::metrics::MM_PER_POINT)) as f32;
        let letter = |(at, sign): (usize, char)| {
            if is_unseen(sign) {
                return None;
            }
            // Signs that stand in no standard have no place in a document that is to be kept.
            let known = charmap.map(sign).filter(|_| !is_private(sign) && !sign.is_control());
            let glyph = known.unwrap_or(self.replacement);
            let own = widths.advance_width(glyph).unwrap_or_default() / self.units;
            let advance = if sign == ' ' { own + stretch } else { own };
            let missing = known.is_none().then_some(sign);
            Some(Letter { glyph, advance, range: at..at + sign.len_utf8(), missing })
        };
        line.text.char_indices().filter_map(letter).collect()
    }
}

/// Whether a sign only says how others are to be shown.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::{Face, Text, is_unseen};
    use crate::metrics::{MM_PER_POINT, width};

    #[test]
    fn the_font_has_the_widths_by_which_texts_are_set() {
        for bold in [false, true] {
            let face = Face::new(bold).unwrap();
            for sign in (' '..='~').chain('\u{a0}'..='\u{ff}').filter(|sign| !is_unseen(*sign)) {
                let letters = face.letters(&Text::at(&sign.to_string(), 0.0, 0.0, 10.0, bold));
                let own = f64::from(letters[0].advance) * 10.0 * MM_PER_POINT;
                let expected = width(&sign.to_string(), 10.0, bold);
                assert!(letters[0].missing.is_none(), "{sign:?}");
                // The one letter in which the fonts differ.
                assert!(
                    (own - expected).abs() < 0.01 || sign == '·',
                    "{sign:?}, bold {bold}: {own} {expected}"
                );
            }
        }
    }

    #[test]
    fn signs_that_are_not_there_are_told() {
        let face = Face::new(false).unwrap();
        let letters = face.letters(&Text::at("a\u{200b}字\u{e000}\u{1}→", 0.0, 0.0, 10.0, false));
        let missing: Vec<_> = letters.iter().map(|letter| letter.missing).collect();
        assert_eq!(missing, [None, Some('字'), Some('\u{e000}'), Some('\u{1}'), None]);
    }

    #[test]
    fn a_line_that_is_wider_than_its_letters_has_wider_spaces() {
        let line = Text { width: 50.0, ..Text::at("satu dua tiga", 0.0, 0.0, 10.0, false) };
        let all: f32 = Face::new(false).unwrap().letters(&line).iter().map(|letter| letter.advance).sum();
        assert!((f64::from(all) * 10.0 * MM_PER_POINT - 50.0).abs() < 0.01);
    }
}
