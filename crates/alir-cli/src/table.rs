//! Tables whose columns line up, also with wide letters.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::failure::Failure;
use crate::out::{Out, Paint, clean};

/// A column: its head, and how wide it may become.
pub(crate) struct Column {
    pub(crate) head: Cow<'static, str>,
    pub(crate) most: usize,
    pub(crate) paint: Option<Paint>,
}

impl Column {
    /// A column as wide as its longest cell.
    pub(crate) fn new(head: impl Into<Cow<'static, str>>) -> Self {
        Self { head: head.into(), most: usize::MAX, paint: None }
    }

    /// The same, cut off behind so many places.
    pub(crate) fn most(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// The same in a colour.
    pub(crate) fn paint(self, paint: Paint) -> Self {
        Self { paint: Some(paint), ..self }
    }
}

/// Writes a table; columns without any content are left out.
pub(crate) fn write(out: &mut Out, columns: &[Column], rows: &[Vec<String>]) -> Result<(), Failure> {
    write_painted(out, columns, rows, |_, column| columns[column].paint)
}

/// Writes a table in which each cell, by its row and column, has its own colour.
pub(crate) fn write_painted(
    out: &mut Out,
    columns: &[Column],
    rows: &[Vec<String>],
    paint: impl Fn(usize, usize) -> Option<Paint>,
) -> Result<(), Failure> {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().zip(columns).map(|(cell, column)| fit(&clean(cell), column.most)).collect())
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let widest = cells.iter().map(|row| row[at].width()).max().unwrap_or(0);
            if widest == 0 { 0 } else { widest.max(column.head.width()) }
        })
        .collect();
    let heads: Vec<String> = columns.iter().map(|column| column.head.clone().into_owned()).collect();
    out.line(&line(&heads, &widths, |_| Some(Paint::Bold)))?;
    for (number, row) in cells.iter().enumerate() {
        out.line(&line(row, &widths, |at| paint(number, at)))?;
    }
    Ok(())
}

fn line(cells: &[String], widths: &[usize], paint: impl Fn(usize) -> Option<Paint>) -> String {
    let mut line = String::new();
    let mut gap = 0;
    for (at, (cell, width)) in cells.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0) {
        // Nothing is written for nothing, not even room.
        if cell.is_empty() {
            gap += width + 2;
            continue;
        }
        line.push_str(&" ".repeat(gap));
        match paint(at) {
            Some(paint) => line.push_str(&paint.on(cell)),
            None => line.push_str(cell),
        }
        // What stands behind the last word of a line is nobody's business.
        gap = width - cell.width() + 2;
    }
    line
}

/// The text, cut off with an ellipsis if it is wider than `most` places.
pub(crate) fn fit(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut width = 1;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= most
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// The text in lines of at most `most` places, broken between words.
pub(crate) fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("because there is one from the start");
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{fit, line, wrap};

    #[test]
    fn nothing_stands_behind_the_last_word_of_a_line() {
        let line = |cells: [&str; 3]| line(&cells.map(str::to_owned), &[3, 3, 3], |_| None);
        assert_eq!(line(["a", "", "c"]), "a         c");
        assert_eq!(
            (line(["a", "b", ""]), line(["", "", "c"])),
            ("a    b".to_owned(), "          c".to_owned())
        );
    }

    #[test]
    fn what_is_too_wide_is_cut_at_a_letter() {
        assert_eq!(fit("pendek", 6), "pendek");
        assert_eq!(fit("panjang sekali", 9), "panjang…");
        assert_eq!(fit("漢字漢字", 5), "漢字…");
    }

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("", 8), [""]);
    }
}
