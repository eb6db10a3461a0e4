//! Documents as workbooks, for offices that go on editing them: words in cells, symbols and arrows as drawings that move.
//!
//! A library writes cells, styles and print set-up. It knows no shapes but boxes of text: drawings are written here
//! (`shapes`), and put in the place of a box of text that the library was given for each (`archive`).

mod axis; // borders of cells in pixels
mod text; // texts as cells can hold them
mod styles; // how cells look
mod words; // the words that only a workbook has
mod given; // the names of sheets
mod connector; // which connector goes the way of an arrow
mod shapes; // the XML of drawings
mod archive; // the finished file with drawings of our own
mod signed; // who signs
mod sheet; // a sheet while it is written
mod figures; // symbols and arrows over the table
mod flow; // the sheet with the table
mod cover; // the sheet with the cover
mod contents; // the sheet with links to all others
mod identity; // the sheet with the identity block
mod prose; // sheets of text
mod monitoring; // the form for monitoring

use std::fmt;

use alir::sop::{Paper, PrintedLanguage};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::document::content::explained;
use crate::document::{Words, annex, blocks_of_decree, blocks_of_sop};
use crate::{Document, Enactment, Options, Shrunk, Tables};

use contents::Entry;
use given::Given;
use sheet::Sheet;
use words::Names;

/// A finished workbook.
#[derive(Clone, PartialEq, Debug)]
pub struct Finished {
    /// Its file.
    pub bytes: Vec<u8>,
    /// Tables that were too wide for the paper: they are printed smaller.
    pub shrunk: Vec<Shrunk>,
    /// Names of SOPs that have no identity, and so no sheet with it.
    pub unidentified: Vec<String>,
}

/// Why there is no workbook.
#[derive(Debug)]
pub enum Error {
    /// There are more rows or columns than a sheet has.
    TooLarge,
    /// What is written is refused by what writes it.
    Refused(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("a sheet has fewer rows or columns"),
            Self::Refused(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Self::TooLarge,
            error => Self::Refused(error.to_string()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

/// A SOP as a workbook, a sheet for each part of the document: its identity, what is explained before it, the flowchart;
/// a cover, a list of contents with links, and the form for monitoring if they are asked for.
///
/// ```
/// use alir::sop::Head;
/// use alir_render::{Document, Options, xlsx};
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x, selesai: E}\n";
/// let chart = alir::load(text)?;
/// let head = Head::of(chart.definition(), None, chrono::NaiveDate::default());
/// let book = xlsx::sop(&Document { chart: &chart, head, logo: None }, &Options::default())?;
/// assert!(book.bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the SOP has more steps or lanes than a sheet has rows or columns.
pub fn sop(document: &Document<'_>, options: &Options) -> Result<Finished, Error> {
    let mut book = Book::new(document.head.language, options.paper.unwrap_or(document.head.paper), options)?;
    if options.cover {
        let blocks = blocks_of_sop(document, book.look.words);
        cover::write(book.sheet(book.names.cover, None)?, true, document.logo.as_ref(), &blocks)?;
    }
    let contents = options.contents.then(|| book.reserve()).transpose()?;
    book.add(document, None, None)?;
    if let Some(contents) = contents {
        book.list(contents, true)?;
    }
    book.finish(document.chart.name(), &document.head.organisation.join(", "))
}

/// A decree and its SOPs as a workbook: a sheet with the decree, and those of each SOP.
///
/// # Errors
/// When a SOP has more steps or lanes than a sheet has rows or columns.
pub fn decree(enactment: &Enactment<'_>, options: &Options) -> Result<Finished, Error> {
    let first = enactment.documents.first().map(|document| &document.head);
    let language = first.map(|head| head.language).unwrap_or_default();
    let paper = options.paper.or_else(|| Some(first?.paper)).unwrap_or_default();
    let mut book = Book::new(language, paper, options)?;
    if options.cover {
        let logo = enactment.documents.first().and_then(|document| document.logo.as_ref());
        cover::write(book.sheet(book.names.cover, None)?, false, logo, &blocks_of_decree(enactment.decree))?;
    }
    prose::decree(book.sheet(book.names.decree, None)?, enactment.decree)?;
    let contents = options.contents.then(|| book.reserve()).transpose()?;
    let annex = annex(enactment.decree);
    for (at, document) in (1..).zip(&enactment.documents) {
        book.add(document, Some(at), Some(&annex))?;
    }
    if let Some(contents) = contents {
        book.list(contents, false)?;
    }
    let letterhead: Vec<&str> = enactment.decree.letterhead.iter().collect();
    book.finish(&enactment.decree.title, letterhead.first().copied().unwrap_or_default())
}

/// The table of a SOP as it is divided among the pages of its sheet; there they stand one under the other, with one head.
pub fn tables(document: &Document<'_>, paper: Paper) -> Tables {
    flow::tables(document, paper)
}

/// What all sheets have in common.
#[derive(Clone, Copy)]
struct Look {
    words: &'static Words,
    code: &'static str,
    paper: Paper,
    /// Whether pages have numbers.
    numbers: bool,
}

/// The words of a language.
fn said(language: PrintedLanguage) -> &'static Words {
    static INDONESIAN: Words = Words::of(PrintedLanguage::Indonesian);
    static ENGLISH: Words = Words::of(PrintedLanguage::English);
    match language {
        PrintedLanguage::Indonesian => &INDONESIAN,
        PrintedLanguage::English => &ENGLISH,
    }
}

/// A workbook while it is written.
struct Book {
    file: Workbook,
    given: Given,
    names: Names,
    look: Look,
    monitoring: bool,
    drawings: Vec<Vec<u8>>,
    shrunk: Vec<Shrunk>,
    unidentified: Vec<String>,
    entries: Vec<Entry>,
}

impl Book {
    fn new(language: PrintedLanguage, paper: Paper, options: &Options) -> Result<Self, Error> {
        let mut file = Workbook::new();
        // Widths of columns are counted in digits of these letters: 7 pixels each, so 64 for a column and 17 for a row.
        file.set_default_format(&styles::default(), 17, 64)?;
        let names = Names::of(language);
        let look = Look { words: said(language), code: names.code, paper, numbers: options.numbers };
        let (given, monitoring) = (Given::default(), options.monitoring);
        let (drawings, shrunk, unidentified, entries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Ok(Self { file, given, names, look, monitoring, drawings, shrunk, unidentified, entries })
    }

    /// Adds the sheets of a SOP; with its number, if there are several, and what says which decree enacts it.
    fn add(
        &mut self,
        document: &Document<'_>,
        number: Option<usize>,
        annex: Option<&str>,
    ) -> Result<(), Error> {
        let of = number.map(|number| (number, document.chart.name()));
        let (names, words) = (self.names, self.look.words);
        let titles = document.chart.definition().titles.as_ref();
        let listed = titles.and_then(|titles| titles.contents.as_ref());
        let listed = listed.map_or(document.chart.name(), |title| title.as_str());
        let first = self.entries.len();
        // As in print, what says which decree enacts it stands at the head of its first page.
        let mut annex = annex;
        match document.chart.definition().identity {
            Some(_) => {
                identity::write(self.part(names.identity, of, words.identity)?, document, annex.take())?;
            }
            None => self.unidentified.push(text::one_line(document.chart.name())),
        }
        let explained = explained(document, words);
        if !explained.is_empty() {
            prose::explanation(self.part(names.explanation, of, names.explanation)?, explained)?;
        }
        let drawing = self.drawings.len();
        let (drawn, shrunk) =
            flow::write(self.part(names.flow, of, words.flowchart)?, document, annex, drawing)?;
        self.drawings.push(drawn);
        self.shrunk.extend(shrunk);
        if self.monitoring {
            monitoring::write(self.part(names.monitoring, of, words.monitoring_form)?, document)?;
        }
        // The SOP begins where its first part does.
        let (title, sheet) = (text::one_line(listed), self.entries[first].sheet.clone());
        self.entries.insert(first, Entry { title, whole: true, sheet });
        Ok(())
    }

    /// A sheet that is listed.
    fn part(&mut self, what: &str, of: Option<(usize, &str)>, title: &str) -> Result<Sheet<'_>, Error> {
        let name = self.given.name(what, of);
        self.entries.push(Entry { title: title.to_owned(), whole: false, sheet: name.clone() });
        Sheet::new(self.file.add_worksheet(), &name, self.look)
    }

    /// The place of the list of contents: what is on it is known when all other sheets are written.
    fn reserve(&mut self) -> Result<usize, Error> {
        let name = self.given.name(self.names.contents, None);
        self.file.add_worksheet().set_name(&name)?;
        Ok(self.file.worksheets().len() - 1)
    }

    fn list(&mut self, at: usize, landscape: bool) -> Result<(), Error> {
        let list = self.file.worksheet_from_index(at)?;
        let name = list.name();
        contents::write(Sheet::new(list, &name, self.look)?, landscape, &self.entries)
    }

    fn sheet(&mut self, what: &str, of: Option<(usize, &str)>) -> Result<Sheet<'_>, Error> {
        let name = self.given.name(what, of);
        Sheet::new(self.file.add_worksheet(), &name, self.look)
    }

    fn finish(mut self, title: &str, author: &str) -> Result<Finished, Error> {
        // The same input is the same file: it is as old as any file of its kind can be.
        let made = ExcelDateTime::from_ymd(1980, 1, 1)?;
        let properties = DocProperties::new()
            .set_title(text::one_line(title))
            .set_author(text::one_line(author))
            .set_creation_datetime(&made);
        self.file.set_properties(&properties);
        let bytes = self.file.save_to_buffer()?;
        let bytes = archive::replaced(bytes, &self.drawings, self.look.code)?;
        Ok(Finished { bytes, shrunk: self.shrunk, unidentified: self.unidentified })
    }
}
