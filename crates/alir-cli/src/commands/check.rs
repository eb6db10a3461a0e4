//! `alir check`: reads SOPs and the files around them, and shows every mistake at its place.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use alir::diagnostic::{Diagnostic, Severity};
use alir::lang::Lang;
use alir::rules::{inferred, silenced};
use alir::sop::Document;
use alir::time::{Office, Zone};
use alir::{Clock, SystemClock};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::{checking as words, screens};
use crate::checking::mend::{self, Mended};
use crate::checking::together::examine;
use crate::checking::watch::{Seen, until_changed};
use crate::checking::{github, sarif};
use crate::failure::Failure;
use crate::files::find;
use crate::findings::{FindingView, show, show_short};
use crate::manner::Format;
use crate::out::{Out, Paint, clean};
use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;
use crate::written;

/// Work that takes longer than this says how far it has come.
const LONG: Duration = Duration::from_secs(1);

#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is there or not")]
pub(crate) struct Check {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, visible_alias = "disimpulkan")]
    inferred: bool,
    #[arg(long, visible_alias = "terus", conflicts_with = "fix")]
    watch: bool,
    #[arg(long, visible_alias = "perbaiki")]
    fix: bool,
    #[arg(long, visible_alias = "coba", requires = "fix")]
    dry_run: bool,
    #[arg(long, visible_alias = "semua")]
    all: bool,
}

impl Check {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let format = app.out.format();
        if self.watch {
            return if format.is_for_all() {
                self.watch(&mut app.out)
            } else {
                Err(Failure::yours("usage", words::not_while_watching(format.as_str())))
            };
        }
        if self.fix && !format.is_for_all() {
            return Err(Failure::yours("usage", words::not_while_mending(format.as_str())));
        }
        let files = find(&self.paths)?;
        let mut sources = read(&files, &app.out);
        let made = if self.fix { Some(self.mend(&files, &mut sources, &mut app.out)?) } else { None };
        self.examine(&mut sources);
        tell(&mut app.out, &sources, made.as_deref())?;
        let count = |severity| count(&sources, severity);
        if count(Severity::Error) > 0 { Err(Failure::Said) } else { Ok(()) }
    }

    /// Finds what no file shows alone, and puts all findings in order.
    fn examine(&self, sources: &mut [Source]) {
        examine(sources, &Shelf::default());
        if self.inferred {
            for source in &mut *sources {
                if let Some(Document::Sop(sop)) = &source.document {
                    source.findings.extend(inferred(sop));
                }
            }
        }
        if self.all {
            for source in &mut *sources {
                if let (Some(Document::Sop(sop)), Some(text)) = (&source.document, &source.text) {
                    source.findings.extend(silenced(sop, text));
                }
            }
        }
        for source in sources {
            source.bring_home();
            source.findings.sort_by_key(|finding| finding.span);
        }
    }

    /// Mends what can surely be mended, and writes it.
    fn mend(
        &self,
        files: &[PathBuf],
        sources: &mut Vec<Source>,
        out: &mut Out,
    ) -> Result<Vec<Mended>, Failure> {
        let mut all = Vec::new();
        for (path, source) in files.iter().zip(sources) {
            let before = source.text.clone();
            let unread = Source::of(String::new(), String::new());
            let (after, made) = mend::mend(std::mem::replace(source, unread));
            *source = after;
            if let (Some(before), Some(text), false) = (&before, &source.text, made.is_empty()) {
                if !self.dry_run {
                    written::replace(path, before, text)?;
                } else if !out.is_json() {
                    for line in mend::diff(&source.name, before, text) {
                        let paint = match line.as_bytes() {
                            [b'-', ..] => Paint::Red,
                            [b'+', ..] => Paint::Green,
                            _ => Paint::Cyan,
                        };
                        out.line(&paint.on(&clean(&line)))?;
                    }
                }
            }
            all.extend(made);
        }
        if out.is_json() {
            return Ok(all);
        }
        if all.is_empty() {
            out.line(out.words(words::NOTHING_SURE))?;
        } else if self.dry_run {
            out.line(out.words(words::DRY_RUN))?;
        } else {
            for made in &all {
                let place = words::place(&made.file, made.line, made.column);
                let text = words::mended(&place, &made.before, &made.after);
                out.line(&Paint::Green.on(&clean(out.say(&text))))?;
            }
        }
        out.line("")?;
        Ok(all)
    }

    /// Checks again whenever something has changed; ends when somebody stops it.
    fn watch(&self, out: &mut Out) -> Result<(), Failure> {
        // A misspelt name is told at once; a file that is missing later may come back.
        find(&self.paths)?;
        loop {
            let files = find(&self.paths).unwrap_or_default();
            let seen = Seen::now(&files);
            let mut sources = read(&files, out);
            self.examine(&mut sources);
            if out.is_json() {
                let lang = out.lang();
                out.json_line(&views(&sources, lang))?;
            } else {
                let zone = zone(&sources);
                let now = zone.local(SystemClock.now()).format("%H:%M:%S");
                let round = words::round(&format!("{now} {}", zone.name()), files.len());
                out.line(&Paint::Bold.on(out.say(&round)))?;
                tell(out, &sources, None)?;
                out.line(&Paint::Dim.on(out.words(words::WATCHING)))?;
            }
            out.flush()?;
            until_changed(&seen, || find(&self.paths).unwrap_or_default());
        }
    }
}

/// The zone of the first office that is checked, or that of most.
fn zone(sources: &[Source]) -> Zone {
    let offices = sources.iter().filter(|source| matches!(source.document, Some(Document::Profile(_))));
    let mut zones =
        offices.filter_map(|source| Some(profile::compile(source, &Shelf::default()).ok()?.calendar.zone()));
    zones.next().unwrap_or_else(|| Office::usual().calendar.zone())
}

/// Reads and checks each file alone.
fn read(files: &[PathBuf], out: &Out) -> Vec<Source> {
    let begun = Instant::now();
    let mut sources = Vec::with_capacity(files.len());
    let mut shown = false;
    for (at, file) in files.iter().enumerate() {
        if begun.elapsed() > LONG {
            shown = true;
            out.progress(&format!("{} {at}/{}", out.words(screens::CHECKING), files.len()));
        }
        sources.push(Source::load(file));
    }
    if shown {
        out.progress("");
    }
    sources
}

/// What was found, and what was mended before that.
#[derive(Serialize)]
struct MendedView<'a> {
    fixed: &'a [Mended],
    findings: Vec<FindingView>,
}

/// Every finding, with its file.
fn all(sources: &[Source]) -> impl Iterator<Item = (&Source, &Diagnostic)> {
    sources.iter().flat_map(|source| source.findings.iter().map(move |finding| (source, finding)))
}

fn views(sources: &[Source], lang: Lang) -> Vec<FindingView> {
    let of = |(source, finding): (&Source, &Diagnostic)| {
        FindingView::of(finding, &source.name, source.text.as_deref(), lang)
    };
    all(sources).map(of).collect()
}

fn tell(out: &mut Out, sources: &[Source], made: Option<&[Mended]>) -> Result<(), Failure> {
    let lang = out.lang();
    match (out.format(), made) {
        (Format::Text, _) => {}
        (Format::Json, None) => return out.json(&views(sources, lang)),
        (Format::Json, Some(fixed)) => {
            return out.json(&MendedView { fixed, findings: views(sources, lang) });
        }
        (Format::Sarif, _) => return out.json(&sarif::log(sources, lang)),
        (Format::Github, _) => {
            for (source, finding) in all(sources) {
                out.raw(github::line(source, finding, lang).as_bytes())?;
                out.raw(b"\n")?;
            }
            return Ok(());
        }
    }
    for (source, finding) in all(sources) {
        let text = source.text.as_deref();
        match finding.severity {
            Severity::Error | Severity::Warning => {
                out.line(&show(finding, &source.name, text, lang))?;
                out.line("")?;
            }
            Severity::Info => out.line(&show_short(finding, &source.name, text, lang))?,
        }
    }
    let [errors, warnings, infos] =
        [Severity::Error, Severity::Warning, Severity::Info].map(|severity| count(sources, severity));
    let closing = screens::checked(sources.len(), errors, warnings, infos);
    let paint = match (errors, warnings) {
        (0, 0) => Paint::Green,
        (0, _) => Paint::Yellow,
        _ => Paint::Red,
    };
    let closing = paint.on(out.say(&closing));
    out.line(&closing)
}

fn count(sources: &[Source], severity: Severity) -> usize {
    all(sources).filter(|(_, finding)| finding.severity == severity).count()
}
