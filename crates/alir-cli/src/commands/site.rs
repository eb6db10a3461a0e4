//! `alir site`: a folder of SOPs as a web site (*situs*).

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::json;

use crate::app::App;
use crate::catalogue::site as words;
use crate::failure::Failure;
use crate::report;
use crate::site::{Folder, pages, read};
use crate::source;

/// Work that takes longer than this says how far it has come.
const LONG: Duration = Duration::from_secs(1);

#[derive(Args, Debug)]
pub(crate) struct Site {
    folder: PathBuf,
    #[arg(short, long, visible_alias = "hasil")]
    output: PathBuf,
}

impl Site {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let out = &mut app.out;
        let (lang, manner, begun) = (out.lang(), out.manner(), Instant::now());
        let name = source::name(&self.folder);
        if self.folder.is_file() {
            let failure = Failure::yours("usage", words::not_a_folder(&name));
            return Err(failure.hint(words::draw_one(&name)));
        }
        // Before the work, so that nobody waits for a refusal.
        let folder = Folder::open(&self.output)?;
        let progress = |what: &str, at: usize, all: usize| {
            if begun.elapsed() > LONG {
                out.progress(&format!("{what} {at}/{all}"));
            }
        };
        let book = read(&self.folder, &mut |at, all| progress(words::READING.to(lang), at, all))?;
        let all = book.sops.len();
        let pages = pages(&book, lang, &mut |at| progress(words::MAKING.to(lang), at, all));
        out.progress("");
        for failure in &book.refused {
            let _ = report::tell(failure, manner);
        }
        if book.sops.is_empty() {
            return Err(Failure::yours("no_files", words::no_sops(&name)));
        }
        let written = folder.write(&pages)?;
        if out.is_json() {
            out.json(&json!({
                "written": self.output.display().to_string(),
                "pages": pages.len(),
                "bytes": written.bytes,
                "removed": written.removed,
                "refused": book.refused.len(),
            }))?;
        } else {
            out.line(words::written(&self.output, all, written.bytes).to(lang))?;
            if written.removed > 0 {
                out.line(words::removed(written.removed).to(lang))?;
            }
        }
        match book.refused.len() {
            0 => Ok(()),
            refused => Err(Failure::yours("sop_has_errors", words::left_out(refused))),
        }
    }
}
