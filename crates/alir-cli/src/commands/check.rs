//! `alir check`: reads SOPs and the files around them, and shows every mistake at its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use alir::diagnostic::{Diagnostic, Severity};
use alir::rules::{File, check_library, inferred, missing_holidays, silenced, with_severities};
use alir::sop::Document;
use alir::{Clock, SystemClock};
use clap::Args;

use crate::app::App;
use crate::catalogue::{errors, screens};
use crate::failure::Failure;
use crate::findings::{FindingView, show, show_short};
use crate::out::{Out, Paint};
use crate::profile;
use crate::source::{self, Source};

/// Work that takes longer than this says how far it has come.
const LONG: Duration = Duration::from_secs(1);

#[derive(Args, Debug)]
pub(crate) struct Check {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, visible_alias = "disimpulkan")]
    inferred: bool,
    #[arg(long, visible_alias = "semua")]
    all: bool,
}

impl Check {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let files = find(&self.paths)?;
        let begun = Instant::now();
        let mut sources = Vec::with_capacity(files.len());
        let mut shown = false;
        for (at, file) in files.iter().enumerate() {
            if begun.elapsed() > LONG {
                shown = true;
                app.out.progress(&format!("{} {at}/{}", app.out.words(screens::CHECKING), files.len()));
            }
            sources.push(Source::load(file));
        }
        if shown {
            app.out.progress("");
        }
        check_together(&mut sources);
        check_years(&mut sources);
        weigh(&mut sources);
        if self.inferred {
            for source in &mut sources {
                if let Some(Document::Sop(sop)) = &source.document {
                    source.findings.extend(inferred(sop));
                }
            }
        }
        if self.all {
            for source in &mut sources {
                if let (Some(Document::Sop(sop)), Some(text)) = (&source.document, &source.text) {
                    source.findings.extend(silenced(sop, text));
                }
            }
        }
        for source in &mut sources {
            source.findings.sort_by_key(|finding| finding.span);
        }
        tell(&mut app.out, &sources)?;
        let count = |severity| count(&sources, severity);
        if count(Severity::Error) > 0 { Err(Failure::Said) } else { Ok(()) }
    }
}

/// Checks the files against each other.
fn check_together(sources: &mut [Source]) {
    let mut places = Vec::new();
    let mut library = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        if let Some(document) = &source.document {
            places.push(at);
            library.push(File { name: &source.name, document });
        }
    }
    let found = check_library(&library, &|name| Path::new(name).is_file());
    for (at, finding) in found {
        sources[places[at]].findings.push(finding);
    }
}

/// Warns of profiles that do not know the holidays of these days.
fn check_years(sources: &mut [Source]) {
    let now = SystemClock.now();
    for source in sources {
        let Some(Document::Profile(profile)) = &source.document else { continue };
        // A profile without a holiday file has been told so.
        let (Some(named), Ok(office)) = (&profile.national_holidays, profile::compile(source)) else {
            continue;
        };
        let span = named.span;
        let found = missing_holidays(&office, now);
        source.findings.extend(found.into_iter().map(|finding| Diagnostic { span, ..finding }));
    }
}

/// Weighs findings as the offices of the SOPs want them weighed.
fn weigh(sources: &mut [Source]) {
    for at in 0..sources.len() {
        let Some(Document::Sop(sop)) = &sources[at].document else { continue };
        let Some(id) = &sop.profile else { continue };
        let Some(profile) = profile::named(sources, &sources[at].name, id) else { continue };
        let levels = profile.severities.clone();
        let findings = std::mem::take(&mut sources[at].findings);
        sources[at].findings = with_severities(findings, &levels);
    }
}

fn tell(out: &mut Out, sources: &[Source]) -> Result<(), Failure> {
    let lang = out.lang();
    let all =
        || sources.iter().flat_map(|source| source.findings.iter().map(move |finding| (source, finding)));
    if out.is_json() {
        let views: Vec<_> = all()
            .map(|(source, finding)| FindingView::of(finding, &source.name, source.text.as_deref(), lang))
            .collect();
        return out.json(&views);
    }
    for (source, finding) in all() {
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
    let findings = sources.iter().flat_map(|source| &source.findings);
    findings.filter(|finding| finding.severity == severity).count()
}

/// The files that are meant: those named, and those in the folders named, each once.
pub(super) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        let about = std::fs::metadata(path)
            .map_err(|error| Failure::yours("not_found", errors::unreadable(&source::name(path), &error)))?;
        if about.is_dir() {
            in_folder(path, &mut found)?;
        } else if !is_left_out(path) {
            found.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|path| seen.insert(std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    if found.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| source::name(path)).collect();
        return Err(Failure::yours("no_files", errors::no_files(&names.join("`, `"))));
    }
    Ok(found)
}

/// The files below a folder that may be ours, sorted. Hidden folders and links to folders are passed over, so that
/// no way leads round in circles.
fn in_folder(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |path: &Path, error: &std::io::Error| {
        Failure::yours("unreadable", errors::unreadable(&source::name(path), error))
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        entries.push(entry.map_err(|error| failed(folder, &error))?.path());
    }
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let linked = path.is_symlink();
        if path.is_dir() && !hidden && !linked {
            in_folder(&path, found)?;
        } else if is_yaml(&path) && !is_left_out(&path) && (path.is_file() || !path.exists()) {
            // A link that leads nowhere is told of; a pipe, which would keep us waiting, is passed over.
            found.push(path);
        }
    }
    Ok(())
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Tests of SOPs are files of another kind.
fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [".uji.yaml", ".uji.yml"].iter().any(|ending| name.ends_with(ending))
}
