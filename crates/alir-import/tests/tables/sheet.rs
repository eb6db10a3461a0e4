//! A table in each of the three forms.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Words of cells, and merged areas: top, left, bottom, right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) merged: Vec<[usize; 4]>,
}

impl Sheet {
    pub(crate) fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        self.rows.push(cells.iter().map(|cell| cell.as_ref().to_owned()).collect());
    }

    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows[row].get(column).map_or("", String::as_str)
    }

    pub(crate) fn csv(&self, delimiter: char) -> Vec<u8> {
        let mut text = String::new();
        for row in 0..self.rows.len() {
            let cells: Vec<_> = (0..self.width())
                .map(|column| format!("\"{}\"", self.cell(row, column).replace('"', "\"\"")))
                .collect();
            let _ = writeln!(text, "{}", cells.join(&delimiter.to_string()));
        }
        text.into_bytes()
    }

    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("SOP").unwrap();
        let plain = rust_xlsxwriter::Format::new();
        for [top, left, bottom, right] in &self.merged {
            let at = |n: &usize| u32::try_from(*n).unwrap();
            let column = |n: &usize| u16::try_from(*n).unwrap();
            sheet.merge_range(at(top), column(left), at(bottom), column(right), "", &plain).unwrap();
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<u32>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, cell).unwrap(),
                };
            }
        }
        book.save_to_buffer().unwrap()
    }

    pub(crate) fn docx(&self) -> Vec<u8> {
        docx(&self.docx_table())
    }

    /// The table as the XML of a document.
    pub(crate) fn docx_table(&self) -> String {
        let mut xml = String::from("<w:tbl>");
        for row in 0..self.rows.len() {
            xml.push_str("<w:tr>");
            let mut column = 0;
            while column < self.width() {
                let area = self
                    .merged
                    .iter()
                    .find(|[top, left, bottom, _]| *left == column && (*top..=*bottom).contains(&row));
                let mut about = String::new();
                let mut span = 1;
                if let Some([top, left, bottom, right]) = area {
                    span = right - left + 1;
                    if span > 1 {
                        let _ = write!(about, "<w:gridSpan w:val=\"{span}\"/>");
                    }
                    if bottom > top {
                        about.push_str(if row == *top {
                            "<w:vMerge w:val=\"restart\"/>"
                        } else {
                            "<w:vMerge/>"
                        });
                    }
                }
                let _ = write!(xml, "<w:tc><w:tcPr>{about}</w:tcPr>");
                for line in self.cell(row, column).split('\n') {
                    let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                    let _ = write!(xml, "<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>");
                }
                xml.push_str("</w:tc>");
                column += span;
            }
            xml.push_str("</w:tr>");
        }
        xml + "</w:tbl>"
    }

    /// The table in every form, with the name of the form.
    pub(crate) fn all(&self) -> Vec<(&'static str, Vec<u8>)> {
        vec![
            (",", self.csv(',')),
            (";", self.csv(';')),
            ("tab", self.csv('\t')),
            ("xlsx", self.xlsx()),
            ("docx", self.docx()),
        ]
    }
}

/// A paragraph of a document.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A document that holds this.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", text.as_bytes())])
}

/// A zip of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
