//! What no file shows alone: files are checked against each other, and findings weighed as offices want it.

use alir::diagnostic::Diagnostic;
use alir::rules::{File, LOGO_HEAD_BYTES, check_library, logo, missing_holidays, with_severities};
use alir::sop::Document;
use alir::{Clock, SystemClock};

use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;
use crate::trial;

/// Adds what is found in files that were each checked alone; what they refer to beside is taken from the shelf.
pub(crate) fn examine(sources: &mut [Source], shelf: &Shelf) {
    against_each_other(sources, shelf);
    trial::check_names(sources, shelf);
    check_years(sources, shelf);
    check_logos(sources, shelf);
    weigh(sources, shelf);
}

/// Checks the files against each other.
fn against_each_other(sources: &mut [Source], shelf: &Shelf) {
    let mut places = Vec::new();
    let mut library = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        if let Some(document) = &source.document {
            places.push(at);
            library.push(File { name: &source.name, document });
        }
    }
    let found = check_library(&library, &|name| shelf.has(name));
    for (at, finding) in found {
        sources[places[at]].findings.push(finding);
    }
}

/// Warns of profiles that do not know the holidays of these days.
fn check_years(sources: &mut [Source], shelf: &Shelf) {
    let now = SystemClock.now();
    for source in sources {
        let Some(Document::Profile(profile)) = &source.document else { continue };
        // A profile without a holiday file has been told so.
        let (Some(named), Ok(office)) = (&profile.national_holidays, profile::compile(source, shelf)) else {
            continue;
        };
        let span = named.span;
        let found = missing_holidays(&office, now);
        source.findings.extend(found.into_iter().map(|finding| Diagnostic { span, ..finding }));
    }
}

/// Looks at the logos that profiles name.
fn check_logos(sources: &mut [Source], shelf: &Shelf) {
    for source in sources {
        let Some(Document::Profile(profile)) = &source.document else { continue };
        let found = logo(&source.name, profile, |file| shelf.head(file, LOGO_HEAD_BYTES));
        source.findings.extend(found);
    }
}

/// Weighs findings as the offices of the SOPs want them weighed.
fn weigh(sources: &mut [Source], shelf: &Shelf) {
    for at in 0..sources.len() {
        let Some(Document::Sop(sop)) = &sources[at].document else { continue };
        let Some(id) = &sop.profile else { continue };
        let Some(profile) = profile::named(sources, shelf, &sources[at].name, id) else { continue };
        let levels = profile.severities.clone();
        let findings = std::mem::take(&mut sources[at].findings);
        sources[at].findings = with_severities(findings, &levels);
    }
}
