//! `alir print`: a SOP, or a decree with its SOPs, as the document that an office signs.

use std::path::{Path, PathBuf};

use alir::lang::Text;
use alir::sop::Paper;
use alir_render::pdf::{self, PdfError};
use alir_render::{Enactment, Options, Printed, Shrunk, xlsx};
use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use crate::app::App;
use crate::catalogue::{drawing, printing as words, screens};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::printing::Subject;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Print {
    sop: PathBuf,
    #[arg(short, long, visible_alias = "hasil")]
    output: PathBuf,
    #[arg(long, visible_alias = "sampul")]
    cover: bool,
    #[arg(long, visible_alias = "daftar-isi")]
    contents: bool,
    #[arg(long, visible_alias = "formulir")]
    monitoring: bool,
    #[arg(long, visible_alias = "kertas", value_parser = ["a4", "f4", "letter"], ignore_case = true)]
    paper: Option<String>,
    #[arg(long, visible_alias = "per")]
    on: Option<String>,
}

/// What a document is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Pdf,
    Xlsx,
}

/// A document that has been written, and what is to be said of it.
struct Written {
    bytes: Vec<u8>,
    pages: Option<usize>,
    warnings: Vec<(Text, Vec<Text>)>,
}

impl Form {
    const ALL: [Self; 2] = [Self::Pdf, Self::Xlsx];

    /// The ending of its files.
    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// What the ending of the file asks for.
    fn find(output: &Path) -> Result<Self, Failure> {
        let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let found = Self::ALL.into_iter().find(|form| form.ending().eq_ignore_ascii_case(ending));
        match found {
            Some(form) => Ok(form),
            None if output == Path::new("-") => Ok(Self::Pdf),
            None => {
                let failure =
                    Failure::yours("usage", words::not_a_document(output, &Self::ALL.map(Self::ending)));
                Err(failure.hint(drawing_hint(output)))
            }
        }
    }
}

impl Print {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let form = Form::find(&self.output)?;
        let on = self.on.as_deref().map(day).transpose()?;
        let subject = Subject::load(&self.sop, on)?;
        written::unread(&self.output, &subject.read())?;
        let written = match form {
            Form::Pdf => as_pdf(&subject, &self.options(&subject))?,
            Form::Xlsx => as_xlsx(&subject, &self.options(&subject))?,
        };
        if self.output == Path::new("-") {
            app.out.raw(&written.bytes)?;
            warn(&app.out, &written.warnings);
            return Ok(());
        }
        written::whole(&self.output, &written.bytes)?;
        tell(&mut app.out, &self.output, &written)
    }

    fn options(&self, subject: &Subject) -> Options {
        let paper = self.paper.as_deref().map(|paper| match paper.to_ascii_lowercase().as_str() {
            "f4" => Paper::F4,
            "letter" => Paper::Letter,
            _ => Paper::A4,
        });
        // A decree with its SOPs is a book.
        let contents = self.contents || matches!(subject, Subject::Decree(_));
        Options { cover: self.cover, contents, monitoring: self.monitoring, paper, ..Options::default() }
    }
}

/// A day that somebody has typed.
fn day(given: &str) -> Result<NaiveDate, Failure> {
    let wrong = |_| Failure::yours("not_a_day", words::not_a_day(given)).hint(words::write_a_day());
    given.trim().parse().map_err(wrong)
}

fn as_pdf(subject: &Subject, options: &Options) -> Result<Written, Failure> {
    let printed = match subject {
        Subject::Sop(loaded) => Printed::sop(&loaded.document(), options),
        Subject::Decree(enacted) => {
            let documents = enacted.sops.iter().map(|loaded| loaded.document()).collect();
            Printed::decree(&Enactment { decree: &enacted.decree, documents }, options)
        }
    };
    let pdf = pdf::write(&printed).map_err(|error| match error {
        PdfError::Picture(why) => Failure::yours("no_logo", words::logo_cannot_be_drawn(&why)),
        PdfError::Other(why) => Failure::ours("not_written", words::no_pdf(&why)),
    })?;
    let mut warnings = too_wide(&printed.shrunk, options);
    warnings.extend(without_identity(&printed.unidentified));
    for missing in &pdf.missing {
        warnings.push((words::missing(missing.sign, missing.page, clean(&missing.text).trim()), Vec::new()));
    }
    if !pdf.archival {
        warnings.push((words::not_archival(), Vec::new()));
    }
    Ok(Written { bytes: pdf.bytes, pages: Some(printed.pages.len()), warnings })
}

fn as_xlsx(subject: &Subject, options: &Options) -> Result<Written, Failure> {
    let book = match subject {
        Subject::Sop(loaded) => xlsx::sop(&loaded.document(), options),
        Subject::Decree(enacted) => {
            let documents = enacted.sops.iter().map(|loaded| loaded.document()).collect();
            xlsx::decree(&Enactment { decree: &enacted.decree, documents }, options)
        }
    };
    let book = book.map_err(|error| match error {
        xlsx::Error::TooLarge => Failure::yours("too_large", words::too_large_for_a_sheet()),
        xlsx::Error::Refused(why) => Failure::ours("not_written", words::no_workbook(&why)),
    })?;
    let mut warnings = too_wide(&book.shrunk, options);
    warnings.extend(without_identity(&book.unidentified));
    Ok(Written { bytes: book.bytes, pages: None, warnings })
}

fn too_wide(shrunk: &[Shrunk], options: &Options) -> Vec<(Text, Vec<Text>)> {
    let warning = |table: &Shrunk| {
        let percent = (table.scale * 100.0).floor();
        let hints = words::make_it_larger(options.paper, table.lanes);
        (words::shrunk(&table.sop, percent, table.points), hints)
    };
    shrunk.iter().map(warning).collect()
}

fn without_identity(sops: &[String]) -> impl Iterator<Item = (Text, Vec<Text>)> {
    sops.iter().map(|sop| (words::no_identity(sop), vec![words::write_an_identity()]))
}

fn tell(out: &mut Out, file: &Path, written: &Written) -> Result<(), Failure> {
    if out.is_json() {
        let warnings: Vec<_> = written
            .warnings
            .iter()
            .map(|(text, hints)| {
                json!({"message": out.say(text), "hints": hints.iter().map(|hint| out.say(hint)).collect::<Vec<_>>()})
            })
            .collect();
        let size = written.bytes.len();
        let file = file.display().to_string();
        return out
            .json(&json!({"written": file, "bytes": size, "pages": written.pages, "warnings": warnings}));
    }
    let line = match written.pages {
        Some(pages) => words::written(file, pages),
        None => drawing::written(file),
    };
    let line = out.say(&line).to_owned();
    out.line(&line)?;
    out.flush()?;
    warn(out, &written.warnings);
    Ok(())
}

fn warn(out: &Out, warnings: &[(Text, Vec<Text>)]) {
    let head = Paint::Yellow.on(&format!("{}:", out.words(screens::WARNING)));
    let hint = Paint::Cyan.on(&format!("{}:", out.words(screens::HELP)));
    for (text, hints) in warnings {
        let mut said = format!("{head} {}\n", out.say(text));
        for text in hints {
            said = format!("{said}{hint} {}\n", out.say(text));
        }
        Out::aside(&said, out.manner());
    }
}

fn drawing_hint(output: &Path) -> Text {
    words::name_it_so(output, Form::Pdf.ending())
}
