//! Tests for programs: the JSON of `alir test`, kept stable.

use alir::lang::Lang;
use alir::scenario::Miss;
use serde::Serialize;

use super::{Broken, Covering, Tested, Tests, Tried, text};
use crate::findings::FindingView;

/// All that came of the tests.
#[derive(Serialize, Debug)]
pub(crate) struct View {
    passed: bool,
    files: Vec<FileView>,
    coverage: Vec<CoverageView>,
    /// What was asked for with `--min-coverage`, and whether every SOP has it.
    min_coverage: Option<MinCoverageView>,
}

#[derive(Serialize, Debug)]
struct MinCoverageView {
    wanted: f64,
    /// That of the SOP which has least.
    least: Option<f64>,
    reached: bool,
}

#[derive(Serialize, Debug)]
struct FileView {
    file: String,
    /// What is wrong with the files: errors, so that nothing was run, or warnings.
    findings: Vec<FindingView>,
    scenarios: Vec<ScenarioView>,
}

#[derive(Serialize, Debug)]
struct ScenarioView {
    id: String,
    story: Option<String>,
    passed: bool,
    /// The steps in the order in which they were done.
    steps: Vec<String>,
    ends: Vec<String>,
    failures: Vec<FailureView>,
}

#[derive(Serialize, Debug)]
struct FailureView {
    expected: String,
    found: String,
    #[serde(flatten)]
    finding: FindingView,
}

#[derive(Serialize, Debug)]
struct CoverageView {
    file: String,
    sop: String,
    scenarios: usize,
    percent: f64,
    steps: Count,
    branches: Count,
    missing: Vec<MissingView>,
}

#[derive(Serialize, Debug)]
struct Count {
    passed: usize,
    all: usize,
}

#[derive(Serialize, Debug)]
struct MissingView {
    /// `step`, `branch`, `bound` (a bounded way that leads elsewhere) or `passed` (a one-time step passed by).
    kind: &'static str,
    step: String,
    label: Option<String>,
    line: usize,
    column: usize,
}

impl View {
    /// `wanted` is the least coverage that is enough, in percent.
    pub(crate) fn of(tests: &Tests, wanted: Option<f64>, lang: Lang) -> Self {
        let min_coverage =
            |wanted| MinCoverageView { wanted, least: tests.least(), reached: tests.reach(wanted) };
        Self {
            passed: tests.failed() + tests.broken() == 0,
            files: tests.files.iter().map(|tested| file(tested, lang)).collect(),
            coverage: tests.sops.iter().map(coverage).collect(),
            min_coverage: wanted.map(min_coverage),
        }
    }
}

fn file(tested: &Tested, lang: Lang) -> FileView {
    let source = &tested.source;
    let broken = tested.broken.iter().flat_map(|Broken { file, text, findings }| {
        findings.iter().map(move |finding| FindingView::of(finding, file, text.as_deref(), lang))
    });
    let warnings = tested.warnings();
    let warnings =
        warnings.map(|finding| FindingView::of(finding, &source.name, source.text.as_deref(), lang));
    let scenario = |tried: &Tried| ScenarioView {
        id: tried.id.clone(),
        story: tried.story.clone(),
        passed: tried.ran.passed(),
        steps: tried.ran.trace.done.iter().map(|step| step.as_str().to_owned()).collect(),
        ends: tried.ran.trace.ends.clone(),
        failures: tried
            .ran
            .misses
            .iter()
            .map(|Miss { finding, expected, found }| FailureView {
                expected: expected.clone(),
                found: found.clone(),
                finding: FindingView::of(finding, &source.name, source.text.as_deref(), lang),
            })
            .collect(),
    };
    FileView {
        file: source.name.clone(),
        findings: broken.chain(warnings).collect(),
        scenarios: tested.results.iter().map(scenario).collect(),
    }
}

fn coverage(sop: &Covering) -> CoverageView {
    let Covering { source, coverage, scenarios } = sop;
    let count = |(passed, all)| Count { passed, all };
    let missing = coverage.missing().map(|covered| {
        let (kind, step, label) = text::kind(&covered.way);
        let (line, column) = source.position(covered.span);
        MissingView { kind, step: step.to_owned(), label: label.map(str::to_owned), line, column }
    });
    CoverageView {
        file: source.name.clone(),
        sop: source.chart.as_ref().map(|chart| chart.sop().as_str().to_owned()).unwrap_or_default(),
        scenarios: *scenarios,
        percent: coverage.percent(),
        steps: count(coverage.steps()),
        branches: count(coverage.branches()),
        missing: missing.collect(),
    }
}
