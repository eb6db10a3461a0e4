//! Sheets of text: a decree, and what a SOP explains before its procedure.

use alir::sop::{Decree, Texts};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::Error;
use super::axis::pixels;
use super::sheet::{Print, Sheet, row};
use super::signed::Signed;
use super::styles;
use super::text::{divided, height};
use crate::document::is_name;

/// Letters, and room between paragraphs.
const POINTS: f64 = 11.0;
const GAP: f64 = 2.5;
/// Columns of a decree: what stands before, the colon, number or letter, text. What is over goes to the last.
const DECREE: [f64; 3] = [28.0, 5.0, 8.0];

/// A row: its texts, each from a column on to the one before another, and how they look.
struct Line {
    texts: Vec<(usize, usize, String, Look)>,
    /// Whether a line is drawn below it.
    ruled: bool,
}

impl Line {
    fn of(texts: Vec<(usize, usize, String, Look)>) -> Self {
        Self { texts, ruled: false }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Bold,
    /// In the middle, bold.
    Title,
    /// In the middle.
    Signature,
}

impl Look {
    fn format(self) -> Format {
        let format = styles::words(POINTS);
        match self {
            Self::Plain => format.set_align(FormatAlign::Justify),
            Self::Bold => format.set_bold(),
            Self::Title => format.set_bold().set_align(FormatAlign::Center),
            Self::Signature => format.set_align(FormatAlign::Center),
        }
    }

    fn bold(self) -> bool {
        match self {
            Self::Bold | Self::Title => true,
            Self::Plain | Self::Signature => false,
        }
    }
}

/// Writes the sheet of a decree.
pub(super) fn decree(sheet: Sheet<'_>, decree: &Decree) -> Result<(), Error> {
    let print = sheet.way(false);
    let width = print.room().width;
    let text = width - DECREE.iter().sum::<f64>();
    // The last column in two, so that the signature stands at the right.
    let columns = [DECREE[0], DECREE[1], DECREE[2], text - width / 2.0, width / 2.0];
    let mut lines = Vec::new();
    let title = |text: &str| Line::of(vec![(0, 5, text.trim().to_owned(), Look::Title)]);
    let plain = |text: &str| Line::of(vec![(0, 5, text.trim().to_owned(), Look::Signature)]);
    let own = |line: &str| if is_name(line) { title(line) } else { plain(line) };
    lines.extend(decree.letterhead.iter().map(own));
    if let Some(last) = lines.last_mut() {
        last.ruled = true;
    }
    lines.push(title(""));
    lines.push(title(&decree.title));
    lines.extend(decree.number.iter().map(|number| plain(&format!("NOMOR : {}", number.trim()))));
    lines.push(plain("TENTANG"));
    lines.push(title(&decree.subject));
    lines.extend(decree.office.iter().map(|office| title(office)));
    for (head, texts, letters) in
        [("Menimbang", &decree.considering, true), ("Mengingat", &decree.recalling, false)]
    {
        lines.extend(list(head, texts, letters));
    }
    lines.push(title("MEMUTUSKAN :"));
    for (at, (name, text)) in decree.decides.iter().enumerate() {
        if at == 0 {
            lines.push(Line::of(vec![
                (0, 1, "Menetapkan".to_owned(), Look::Plain),
                (1, 2, ":".to_owned(), Look::Plain),
            ]));
        }
        lines.push(Line::of(vec![
            (0, 1, name.value.trim().to_owned(), Look::Bold),
            (1, 2, ":".to_owned(), Look::Plain),
            (2, 5, text.value.trim().to_owned(), Look::Plain),
        ]));
    }
    let mut before = Vec::new();
    if let Some(enacted) = &decree.enacted {
        before.extend(enacted.place.iter().map(|place| format!("Ditetapkan di {}", place.trim())));
        before.extend(enacted.date.iter().map(|date| format!("Pada tanggal {}", date.trim())));
    }
    let signed = Signed::of(decree.signed_by.as_ref(), &before);
    let signature_at = lines.len();
    lines.push(Line::of(vec![(4, 5, signed.words(), Look::Signature)]));
    let copies: Vec<&str> = decree.copies.iter().collect();
    if !copies.is_empty() {
        lines.push(Line::of(vec![(0, 5, "Tembusan :".to_owned(), Look::Plain)]));
        for (at, copy) in (1..).zip(copies) {
            lines.push(Line::of(vec![(0, 5, format!("{at}. {}", copy.trim()), Look::Plain)]));
        }
    }
    write(sheet, print, &columns, lines, Some((signature_at, signed)))
}

/// Reasons or rules: letters or numbers before them.
fn list(head: &str, texts: &Texts, letters: bool) -> Vec<Line> {
    let mark = |at: usize| match u8::try_from(at) {
        Ok(at @ 0..26) if letters => format!("{}.", char::from(b'a' + at)),
        _ => format!("{}.", at + 1),
    };
    let line = |(at, text): (usize, &str)| {
        let mut texts = Vec::new();
        if at == 0 {
            texts.push((0, 1, head.to_owned(), Look::Plain));
            texts.push((1, 2, ":".to_owned(), Look::Plain));
        }
        texts.push((2, 3, mark(at), Look::Plain));
        texts.push((3, 5, text.trim().to_owned(), Look::Plain));
        Line::of(texts)
    };
    texts.iter().enumerate().map(line).collect()
}

/// Writes the sheet with what a SOP explains.
pub(super) fn explanation(sheet: Sheet<'_>, parts: Vec<(&'static str, String)>) -> Result<(), Error> {
    let (print, words) = (sheet.way(true), sheet.look.words);
    let mut lines = vec![Line::of(vec![(0, 2, words.explanation.to_owned(), Look::Title)])];
    for (head, text) in parts {
        lines.push(Line::of(vec![(0, 1, head.to_owned(), Look::Bold), (1, 2, text, Look::Plain)]));
    }
    let width = print.room().width;
    write(sheet, print, &[40.0, width - 40.0], lines, None)
}

fn write(
    mut sheet: Sheet<'_>,
    print: Print,
    columns: &[f64],
    lines: Vec<Line>,
    signed: Option<(usize, Signed)>,
) -> Result<(), Error> {
    let mut right = 0.0;
    for width in columns {
        right += width;
        sheet.columns.column(pixels(right));
    }
    let width = |from: usize, to: usize| columns[from..to].iter().sum::<f64>();
    let mut down = 0.0;
    let mut places = Vec::new();
    for line in &lines {
        let highest = line
            .texts
            .iter()
            .map(|(from, to, text, look)| height(text, width(*from, *to), POINTS, look.bold()))
            .fold(0.0, f64::max);
        down += highest.max(4.0) + GAP;
        places.push(sheet.rows.row(pixels(down)));
    }
    sheet.sized()?;
    for (at, (line, rows)) in lines.into_iter().zip(&places).enumerate() {
        let heights: Vec<u32> = rows.clone().map(|row| sheet.rows.size(row)).collect();
        for (from, to, text, look) in line.texts {
            if let Some((_, signed)) = signed.as_ref().filter(|(line, _)| *line == at && rows.len() == 1) {
                sheet.merge_runs(rows.clone(), from..to, &signed.runs(POINTS), &look.format())?;
                continue;
            }
            let parts = divided(&text, width(from, to), &heights, POINTS, look.bold());
            for (row, part) in rows.clone().zip(parts) {
                let ruled = line.ruled && row + 1 == rows.end;
                let format =
                    if ruled { look.format().set_border_bottom(FormatBorder::Medium) } else { look.format() };
                sheet.merge(row..row + 1, from..to, &part, &format)?;
            }
        }
    }
    sheet.print(print, None, 0)?;
    if let Some((at, _)) = signed.filter(|(at, _)| *at > 0) {
        // A signature does not stand on a page without any of what is signed.
        let first = sheet.page_of(print, places[at].end, 0..0);
        let first = if places[at].contains(&first) { places[at - 1].start } else { first };
        if first > 0 {
            sheet.cells.set_page_breaks(&[row(first)?])?;
        }
    }
    Ok(())
}
