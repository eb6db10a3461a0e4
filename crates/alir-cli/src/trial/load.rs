//! Scenario files with the SOPs and offices that they need.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use alir::diagnostic::Severity;
use alir::rules::{File, beside, check_library, scenarios};
use alir::scenario::Coverage;
use alir::sop::{Document, Scenarios};
use alir::time::Office;

use super::{Broken, Covering, Tested};
use crate::catalogue::trial as words;
use crate::failure::Failure;
use crate::files::find;
use crate::profile;
use crate::shelf::Shelf;
use crate::source::{self, Source};

/// What can be tested.
pub(crate) struct Suite {
    pub(crate) files: Vec<Tested>,
    /// For each file, where it is run; none for one that cannot be.
    pub(crate) places: Vec<Option<Place>>,
    pub(crate) sops: Vec<Covering>,
}

/// Where scenarios are run.
pub(crate) struct Place {
    /// Which of the SOPs.
    pub(crate) sop: usize,
    pub(crate) office: Arc<Office>,
}

/// Loads the scenario files that are meant: those named, those in the folders named, and those beside a SOP that is
/// named. Of a folder, SOPs without scenarios are counted as not covered.
pub(crate) fn load(paths: &[PathBuf]) -> Result<Suite, Failure> {
    let (mut tests, mut others) = (Vec::new(), Vec::new());
    for path in find(paths)? {
        let source = Source::load(&path);
        match &source.document {
            Some(Document::Scenarios(_)) => tests.push(source),
            // What it was meant to be, its name says.
            _ if is_test(&path) => tests.push(source),
            Some(Document::Sop(_)) => others.push(source),
            None if paths.contains(&path) => tests.push(source),
            Some(
                Document::Decree(_) | Document::Profile(_) | Document::Holidays(_) | Document::Overlay(_),
            )
            | None => {}
        }
    }
    for sop in others.iter().filter(|sop| paths.iter().any(|path| source::name(path) == sop.name)) {
        let known: Vec<String> = tests.iter().map(|test| test.name.clone()).collect();
        let of_it = |test: &Source| {
            named(test).is_some_and(|given| beside(&test.name, &given.sop) == beside("", &sop.name))
        };
        tests.extend(tests_beside(sop).into_iter().filter(|test| !known.contains(&test.name) && of_it(test)));
    }
    if tests.is_empty() {
        let names: Vec<_> = paths.iter().map(|path| source::name(path)).collect();
        return Err(
            Failure::yours("no_files", words::no_tests(&names.join("`, `"))).hint(words::write_tests())
        );
    }
    let mut loader = Loader::default();
    for test in tests {
        loader.add(test);
    }
    for sop in others {
        loader.untested(sop);
    }
    let Loader { files, places, sops, .. } = loader;
    Ok(Suite { files, places, sops })
}

#[derive(Default)]
struct Loader {
    files: Vec<Tested>,
    places: Vec<Option<Place>>,
    sops: Vec<Covering>,
    /// The place of a SOP by its file.
    known: BTreeMap<String, Result<usize, Broken>>,
}

impl Loader {
    fn add(&mut self, test: Source) {
        let mut broken = Vec::new();
        let place = self.place(&test, &mut broken);
        self.files.push(Tested { source: test, broken, results: Vec::new() });
        self.places.push(place);
    }

    /// A SOP that no file tests, unless one does; one that has errors is told of, so that it is not taken for covered.
    fn untested(&mut self, sop: Source) {
        let path = beside("", &sop.name);
        if self.known.contains_key(&path) {
            return;
        }
        let name = sop.name.clone();
        if let Err(broken) = self.sop(path, || sop) {
            let source = Source::unusable(name, None, Vec::new());
            self.files.push(Tested { source, broken: vec![broken], results: Vec::new() });
            self.places.push(None);
        }
    }

    /// Where a scenario file is run; what hinders it is added to `broken`.
    fn place(&mut self, test: &Source, broken: &mut Vec<Broken>) -> Option<Place> {
        let tell = |findings| Broken { file: test.name.clone(), text: test.text.clone(), findings };
        let Some(given) = named(test).filter(|_| !test.has_errors()) else {
            let mut findings = test.findings.clone();
            if findings.is_empty() {
                findings.push(words::no_scenarios());
            }
            broken.push(tell(findings));
            return None;
        };
        let path = beside(&test.name, &given.sop);
        let missing = not_there(test);
        if !missing.is_empty() {
            broken.push(tell(missing));
            return None;
        }
        let at = match self.sop(path.clone(), || Source::load(Path::new(&path))) {
            Ok(at) => at,
            Err(wrong) => {
                broken.push(wrong);
                return None;
            }
        };
        let sop = self.sops[at].source.chart.as_ref()?.definition();
        let wrong = scenarios(given, Some(sop));
        if wrong.iter().any(|finding| finding.severity == Severity::Error) {
            broken.push(tell(wrong));
            return None;
        }
        let office = match &given.profile {
            Some(name) => profile::load(Path::new(&beside(&test.name, name))).map(Some),
            None => profile::of_sop(Path::new(&path), sop),
        };
        match office {
            Ok(office) => Some(Place { sop: at, office: Arc::new(office.unwrap_or_default()) }),
            Err(failure) => {
                broken.push(of_failure(failure, test));
                None
            }
        }
    }

    /// The place of a SOP that is loaded once; or what is wrong with it.
    fn sop(&mut self, path: String, load: impl FnOnce() -> Source) -> Result<usize, Broken> {
        if let Some(known) = self.known.get(&path) {
            return known.clone();
        }
        let source = load();
        let result = match &source.chart {
            Some(chart) => {
                let coverage = Coverage::none(chart);
                self.sops.push(Covering { coverage, source, scenarios: 0 });
                Ok(self.sops.len() - 1)
            }
            None => Err(broken_sop(source)),
        };
        self.known.insert(path, result.clone());
        result
    }
}

/// The errors of what should be a SOP; what is only odd with it hinders no scenario.
fn broken_sop(mut source: Source) -> Broken {
    source.bring_home();
    let Source { name: file, text, mut findings, .. } = source;
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        findings.push(words::not_a_sop());
    }
    findings.sort_by_key(|finding| finding.span);
    Broken { file, text, findings }
}

/// The scenarios in a file.
fn named(test: &Source) -> Option<&Scenarios> {
    test.document.as_ref()?.as_scenarios()
}

/// What a scenario file refers to and is not there.
fn not_there(test: &Source) -> Vec<alir::Diagnostic> {
    let Some(document) = &test.document else { return Vec::new() };
    let files = [File { name: &test.name, document }];
    let found = check_library(&files, &|name| Path::new(name).is_file());
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn of_failure(failure: Failure, test: &Source) -> Broken {
    if let Failure::Told(told) = failure {
        if let Some(rejected) = told.sop {
            return Broken { file: rejected.path, text: rejected.text, findings: rejected.findings };
        }
        let finding = alir::Diagnostic::error(told.code, alir::diagnostic::Span::default(), told.text);
        return Broken { file: test.name.clone(), text: test.text.clone(), findings: vec![finding] };
    }
    Broken { file: test.name.clone(), text: test.text.clone(), findings: Vec::new() }
}

fn is_test(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [".uji.yaml", ".uji.yml"].iter().any(|ending| name.ends_with(ending))
}

/// The scenario files in the folder of a SOP.
fn tests_beside(sop: &Source) -> Vec<Source> {
    files_beside(&sop.name).iter().map(|path| Source::load(path)).collect()
}

/// The names of the scenario files in the folder of a SOP file.
pub(crate) fn files_beside(sop: &str) -> Vec<PathBuf> {
    let path = Path::new(sop);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| path.with_file_name(entry.file_name())))
        .filter(|path| is_test(path) && path.is_file())
        .collect();
    names.sort();
    names
}

/// Checks scenario files against SOPs that were not among the files that were checked.
pub(crate) fn check_names(sources: &mut [Source], shelf: &Shelf) {
    let known: Vec<String> = sources.iter().map(|source| beside("", &source.name)).collect();
    for source in sources {
        let Some(given) = named(source) else { continue };
        let path = beside(&source.name, &given.sop);
        if known.contains(&path) || !shelf.has(&path) {
            continue;
        }
        let sop = shelf.load(Path::new(&path));
        let (Some(document), Some(of_it)) = (&source.document, &sop.document) else { continue };
        let files = [File { name: &source.name, document }, File { name: &sop.name, document: of_it }];
        let found = check_library(&files, &|name| shelf.has(name));
        let news = found.into_iter().filter(|(at, finding)| *at == 0 && !source.findings.contains(finding));
        let news: Vec<_> = news.map(|(_, finding)| finding).collect();
        source.findings.extend(news);
    }
}
