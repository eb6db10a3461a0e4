//! What is printed: a SOP, or a decree with all its SOPs, and the pages that come of it.

mod words;
pub(crate) mod content;
mod setting;
mod sheet;
mod running;
mod signature;
mod identity;
mod explanation;
mod flowchart;
mod monitoring;
mod cover;
mod contents;
mod decree;
mod dates;

use alir::Chart;
use alir::sop::{Decree, Head, Paper, PrintedLanguage};
use chrono::NaiveDate;

use crate::logo::Logo;
use crate::page::Page;

#[cfg(feature = "xlsx")]
pub(crate) use cover::{Block, blocks_of_decree, blocks_of_sop};
#[cfg(feature = "xlsx")]
pub(crate) use decree::{annex, is_name};
#[cfg(feature = "xlsx")]
pub(crate) use flowchart::{shrunk, with_room};
use sheet::Sheet;
pub(crate) use words::Words;

/// All that is needed to print a SOP.
///
/// ```
/// use alir::sop::Head;
/// use alir_render::{Document, Options, Printed};
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x, selesai: E}\n";
/// let chart = alir::load(text)?;
/// let head = Head::of(chart.definition(), None, chrono::NaiveDate::default());
/// let printed = Printed::sop(&Document { chart: &chart, head, logo: None }, &Options::default());
/// assert_eq!((printed.pages.len(), printed.title.as_str()), (1, "A"));
/// # Ok::<(), alir::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'d> {
    /// The SOP.
    pub chart: &'d Chart,
    /// What comes of the profile of its office: see [`Head::of`].
    pub head: Head,
    /// The logo of the office.
    pub logo: Option<Logo>,
}

/// All that is needed to print a decree with the SOPs that it enacts.
#[derive(Clone, Debug)]
pub struct Enactment<'d> {
    /// The decree.
    pub decree: &'d Decree,
    /// Its SOPs.
    pub documents: Vec<Document<'d>>,
}

/// What is printed beside what has to be.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Options {
    /// A cover.
    pub cover: bool,
    /// A list of contents.
    pub contents: bool,
    /// The monitoring form of `PermenPANRB` 35/2012 (Tabel 7), behind each SOP.
    pub monitoring: bool,
    /// Paper; without it, that of the profile.
    pub paper: Option<Paper>,
    /// Numbers of pages.
    pub numbers: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { cover: false, contents: false, monitoring: false, paper: None, numbers: true }
    }
}

/// A document as pages.
#[derive(Clone, PartialEq, Debug)]
pub struct Printed {
    /// Its title.
    pub title: String,
    /// Its authors: the office.
    pub authors: Vec<String>,
    /// The language of what is printed around the texts.
    pub language: PrintedLanguage,
    /// Its date, as far as one is printed that can be understood.
    pub date: Option<NaiveDate>,
    /// The pages.
    pub pages: Vec<Page>,
    /// Where its parts begin, in order.
    pub outline: Vec<Heading>,
    /// Tables that were too wide for the paper.
    pub shrunk: Vec<Shrunk>,
    /// Names of SOPs that have no identity, and so no identity page.
    pub unidentified: Vec<String>,
}

/// Where a part of a document begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Heading {
    /// 1 for what stands by itself, 2 for a part of the one before.
    pub level: u16,
    /// What it is called.
    pub title: String,
    /// On which page it begins, counted from 0.
    pub page: usize,
    /// Where on the page, in mm from its upper edge.
    pub top: f64,
}

/// A table that was too wide for the paper.
#[derive(Clone, PartialEq, Debug)]
pub struct Shrunk {
    /// The name of its SOP.
    pub sop: String,
    /// By what it was multiplied.
    pub scale: f64,
    /// The size of its smallest letters now, in points.
    pub points: f64,
    /// How many lanes it has.
    pub lanes: usize,
}

impl Printed {
    /// A SOP on pages: its identity, what is explained before it, and the flowchart.
    pub fn sop(document: &Document<'_>, options: &Options) -> Self {
        let paper = options.paper.unwrap_or(document.head.paper);
        let words = Words::of(document.head.language);
        let mut sheet = Sheet::new(paper, words);
        if options.cover {
            cover::sop(&mut sheet, document);
        }
        let front = sheet.pages.len();
        all_of(&mut sheet, document, options);
        if options.contents {
            contents::insert(&mut sheet, front, sheet::Way::Landscape);
        }
        let date = dates::of_sop(document);
        finish(sheet, document.chart.name(), document.head.organisation.clone(), date, options)
    }

    /// A decree and its SOPs on pages.
    pub fn decree(enactment: &Enactment<'_>, options: &Options) -> Self {
        let first = enactment.documents.first();
        let paper = options.paper.or_else(|| Some(first?.head.paper)).unwrap_or_default();
        let words = Words::of(first.map(|first| first.head.language).unwrap_or_default());
        let mut sheet = Sheet::new(paper, words);
        if options.cover {
            cover::decree(&mut sheet, enactment);
        }
        decree::pages(&mut sheet, enactment);
        sheet.annex = Some(decree::annex(enactment.decree));
        let front = sheet.pages.len();
        for document in &enactment.documents {
            all_of(&mut sheet, document, options);
        }
        if options.contents {
            contents::insert(&mut sheet, front, sheet::Way::Portrait);
        }
        let decree = enactment.decree;
        let names = decree.letterhead.iter().filter(|line| decree::is_name(line));
        let authors = names.map(str::to_owned).collect();
        finish(sheet, decree::title(decree), authors, dates::of_decree(decree), options)
    }
}

/// Everything of one SOP.
fn all_of(sheet: &mut Sheet, document: &Document<'_>, options: &Options) {
    sheet.words = Words::of(document.head.language);
    let titles = document.chart.definition().titles.as_ref();
    let listed = titles.and_then(|titles| titles.contents.as_ref());
    sheet.opening = Some(listed.map_or(document.chart.name(), |title| title.as_str()).to_owned());
    identity::pages(sheet, document);
    explanation::pages(sheet, document);
    flowchart::pages(sheet, document);
    if options.monitoring {
        monitoring::pages(sheet, document);
    }
}

/// Headers and footers, when it is known how many pages there are.
fn finish(
    mut sheet: Sheet,
    title: &str,
    authors: Vec<String>,
    date: Option<NaiveDate>,
    options: &Options,
) -> Printed {
    running::add(&mut sheet, options.numbers);
    Printed {
        title: setting::one_line(title),
        authors,
        language: sheet.words.language,
        date,
        pages: sheet.pages,
        outline: sheet.outline,
        shrunk: sheet.shrunk,
        unidentified: sheet.unidentified,
    }
}
