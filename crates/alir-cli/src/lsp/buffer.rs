//! The text of an open file, by bytes and by the positions of an editor.

use alir::diagnostic::Span;
use lsp_types::{Position, PositionEncodingKind, Range};

/// What a column of an editor counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Encoding {
    /// Units of UTF-16, as the protocol wants it of everybody.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

impl Encoding {
    /// The first of an editor's wishes that can be met.
    pub(super) fn choose<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        let known = |wish| match wish {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            _ => None,
        };
        wishes.into_iter().find_map(known).unwrap_or_default()
    }

    /// As the protocol names it.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    fn units(self, letter: char) -> usize {
        match self {
            Self::Utf16 => letter.len_utf16(),
            Self::Utf8 => letter.len_utf8(),
        }
    }
}

/// A text whose lines are known.
#[derive(Clone, Debug)]
pub(super) struct Buffer {
    text: String,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    encoding: Encoding,
}

impl Buffer {
    pub(super) fn new(text: String, encoding: Encoding) -> Self {
        let lines = lines(&text);
        Self { text, lines, encoding }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Replaces a range; all of it if there is none.
    pub(super) fn change(&mut self, range: Option<Range>, by: &str) {
        match range {
            None => by.clone_into(&mut self.text),
            Some(range) => {
                let start = self.offset(range.start);
                let end = self.offset(range.end).max(start);
                self.text.replace_range(start..end, by);
            }
        }
        self.lines = lines(&self.text);
    }

    /// Where a position is in bytes. One behind the end of its line is at that end, one behind the last line at the
    /// end of the text, one inside a letter before it.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(line) = usize::try_from(position.line).ok().filter(|line| *line < self.lines.len()) else {
            return self.text.len();
        };
        let (start, end) = (self.lines[line], self.end(line));
        let mut left = usize::try_from(position.character).unwrap_or(usize::MAX);
        for (at, letter) in self.text[start..end].char_indices() {
            let units = self.encoding.units(letter);
            if left < units {
                return start + at;
            }
            left -= units;
        }
        end
    }

    /// The position of an offset in bytes; one inside a letter is before it.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let before = &self.text[self.lines[line]..offset.min(self.end(line))];
        let units: usize = before.chars().map(|letter| self.encoding.units(letter)).sum();
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(units) }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        let (start, end) = (span.start as usize, span.end as usize);
        Range { start: self.position(start), end: self.position(end.max(start)) }
    }

    /// Where a line ends, without the signs that end it.
    fn end(&self, line: usize) -> usize {
        let next = self.lines.get(line + 1).copied().unwrap_or(self.text.len());
        let words = &self.text[self.lines[line]..next];
        self.lines[line] + words.trim_end_matches(['\r', '\n']).len()
    }
}

/// Where lines begin: behind `\n`, `\r\n` and a `\r` that stands alone, as the protocol wants it.
fn lines(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    std::iter::once(0).chain((0..bytes.len()).filter(|at| ends(*at)).map(|at| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a: é\r\nb: 🌾x\rc\n";

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn a_position_is_found_and_found_again() {
        for (encoding, columns) in [(Encoding::Utf16, [4, 5, 6]), (Encoding::Utf8, [5, 7, 8])] {
            let buffer = Buffer::new(TEXT.into(), encoding);
            let [end, wheat, behind] = columns;
            for (offset, position) in [
                (0, at(0, 0)),
                (3, at(0, 3)),
                (5, at(0, end)),
                (7, at(1, 0)),
                (14, at(1, wheat)),
                (15, at(1, behind)),
                (16, at(2, 0)),
                (17, at(2, 1)),
                (18, at(3, 0)),
            ] {
                assert_eq!(buffer.position(offset), position, "{offset} {encoding:?}");
                assert_eq!(buffer.offset(position), offset, "{position:?} {encoding:?}");
            }
            // Inside a letter or the end of a line, and far away.
            assert_eq!(buffer.position(4), at(0, 3));
            assert_eq!(buffer.position(6), at(0, end));
            assert_eq!(buffer.offset(at(1, 4)), 10);
            assert_eq!(buffer.offset(at(0, 99)), 5);
            assert_eq!((buffer.offset(at(9, 9)), buffer.position(99)), (18, at(3, 0)));
        }
    }

    #[test]
    fn changes_follow_each_other() {
        let mut buffer = Buffer::new(TEXT.into(), Encoding::Utf16);
        buffer.change(Some(Range::new(at(1, 3), at(1, 5))), "padi\nd: ");
        assert_eq!(buffer.text(), "a: é\r\nb: padi\nd: x\rc\n");
        buffer.change(Some(Range::new(at(2, 4), at(0, 0))), "!");
        assert_eq!(buffer.text(), "a: é\r\nb: padi\nd: x!\rc\n");
        buffer.change(Some(Range::new(at(99, 0), at(99, 1))), "e");
        assert_eq!(buffer.text(), "a: é\r\nb: padi\nd: x!\rc\ne");
        buffer.change(None, "");
        assert_eq!((buffer.text(), buffer.position(5)), ("", at(0, 0)));
    }

    #[test]
    fn the_first_wish_that_can_be_met_is() {
        assert_eq!(Encoding::choose(["utf-32", "utf-8", "utf-16"]), Encoding::Utf8);
        assert_eq!(Encoding::choose(["utf-16", "utf-8"]), Encoding::Utf16);
        assert_eq!(Encoding::choose([]), Encoding::Utf16);
    }
}
