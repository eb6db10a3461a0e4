//! Scenario tests: files that belong together are loaded, run, and shown to people and programs.

mod json;
mod junit;
mod load;
mod text;

use std::time::{Duration, Instant};

use alir::diagnostic::{Diagnostic, Severity};
use alir::scenario::{self, Coverage, Ran};
use alir::sop::Document;

use crate::catalogue::trial as words;
use crate::out::Out;
use crate::source::Source;

pub(crate) use json::View;
pub(crate) use junit::report;
pub(crate) use load::{Suite, check_names, files_beside, load};
pub(crate) use text::write;

/// Work that takes longer than this says how far it has come.
const LONG: Duration = Duration::from_secs(1);

/// A scenario file, and what came of it.
pub(crate) struct Tested {
    pub(crate) source: Source,
    /// What is wrong with the file, its SOP or its profile, so that nothing was run.
    pub(crate) broken: Vec<Broken>,
    pub(crate) results: Vec<Tried>,
}

impl Tested {
    /// What is not well in a file that was run all the same.
    pub(crate) fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        let findings = self.source.findings.iter().filter(|_| self.broken.is_empty());
        findings.filter(|finding| finding.severity == Severity::Warning)
    }
}

/// Findings in a file that a test needs.
#[derive(Clone)]
pub(crate) struct Broken {
    pub(crate) file: String,
    pub(crate) text: Option<String>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// One scenario that was run.
pub(crate) struct Tried {
    pub(crate) id: String,
    pub(crate) story: Option<String>,
    pub(crate) ran: Ran,
    pub(crate) took: Duration,
}

/// A SOP, and what of it the scenarios pass through.
pub(crate) struct Covering {
    pub(crate) source: Source,
    pub(crate) coverage: Coverage,
    pub(crate) scenarios: usize,
}

/// All that was tested.
pub(crate) struct Tests {
    pub(crate) files: Vec<Tested>,
    pub(crate) sops: Vec<Covering>,
}

impl Tests {
    pub(crate) fn scenarios(&self) -> usize {
        self.files.iter().map(|file| file.results.len()).sum()
    }

    pub(crate) fn failed(&self) -> usize {
        self.files.iter().flat_map(|file| &file.results).filter(|tried| !tried.ran.passed()).count()
    }

    pub(crate) fn broken(&self) -> usize {
        self.files.iter().filter(|file| !file.broken.is_empty()).count()
    }

    /// The SOP of which the least was passed through, in percent.
    pub(crate) fn least(&self) -> Option<f64> {
        self.sops.iter().map(|sop| sop.coverage.percent()).min_by(f64::total_cmp)
    }

    /// Whether at least so much of each SOP was passed through.
    pub(crate) fn reach(&self, wanted: f64) -> bool {
        self.least().is_some_and(|least| least >= wanted)
    }
}

/// Runs every scenario.
pub(crate) fn run(suite: Suite, out: &Out) -> Tests {
    let begun = Instant::now();
    let Suite { mut files, places, mut sops } = suite;
    let all = files.len();
    for (at, tested) in files.iter_mut().enumerate() {
        if begun.elapsed() > LONG {
            out.progress(&format!("{} {at}/{all}", out.words(words::TESTING)));
        }
        let (Some(place), Some(Document::Scenarios(given))) = (places[at].as_ref(), &tested.source.document)
        else {
            continue;
        };
        let covering = &mut sops[place.sop];
        let Some(chart) = covering.source.chart.clone() else { continue };
        for (id, given) in given.scenarios.iter() {
            let started = Instant::now();
            let ran = scenario::run(&chart, &place.office, id, given);
            covering.coverage.add(&ran.trace);
            covering.scenarios += 1;
            let story = given.story.as_ref().map(|story| story.value.clone());
            tested.results.push(Tried { id: id.value.clone(), story, ran, took: started.elapsed() });
        }
    }
    out.progress("");
    Tests { files, sops }
}
