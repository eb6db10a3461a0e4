//! What of a SOP its scenarios pass through, and what none of them does.

use super::{Trace, Way};
use crate::chart::{Chart, Step};
use crate::diagnostic::Span;

/// What of a SOP was passed through.
///
/// To be covered are all steps and all branches: each answer of each decision, each bounded way at the point where it
/// leads elsewhere, and each one-time step both done and passed by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// Everything that there is to pass through, in the order of the file.
    pub all: Vec<Covered>,
}

/// Something to pass through, and how many scenarios do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Covered {
    /// What.
    pub way: Way,
    /// Where it stands in the text of the SOP.
    pub span: Span,
    /// How many scenarios pass through it.
    pub scenarios: usize,
}

impl Coverage {
    /// That of a SOP of which nothing was run.
    pub fn none(chart: &Chart) -> Self {
        let covered = |(way, span)| Covered { way, span, scenarios: 0 };
        Self { all: chart.steps().flat_map(|step| ways(chart, step)).map(covered).collect() }
    }

    /// A scenario was run.
    pub fn add(&mut self, trace: &Trace) {
        for covered in self.all.iter_mut().filter(|covered| trace.ways.contains(&covered.way)) {
            covered.scenarios += 1;
        }
    }

    /// How many steps were visited, and how many there are.
    pub fn steps(&self) -> (usize, usize) {
        self.count(|way| matches!(way, Way::Step(_)))
    }

    /// How many branches were taken, and how many there are.
    pub fn branches(&self) -> (usize, usize) {
        self.count(|way| matches!(way, Way::Branch(..) | Way::Bound(..) | Way::Passed(_)))
    }

    /// How much of all was passed through, in percent; not rounded up to 100.
    pub fn percent(&self) -> f64 {
        let (passed, all) = self.count(|_| true);
        #[expect(clippy::cast_precision_loss, reason = "a SOP has few steps")]
        if all == 0 { 100.0 } else { passed as f64 / all as f64 * 100.0 }
    }

    /// What no scenario passes through.
    pub fn missing(&self) -> impl Iterator<Item = &Covered> {
        self.all.iter().filter(|covered| covered.scenarios == 0)
    }

    fn count(&self, fits: impl Fn(&Way) -> bool) -> (usize, usize) {
        let all = || self.all.iter().filter(|covered| fits(&covered.way));
        (all().filter(|covered| covered.scenarios > 0).count(), all().count())
    }
}

/// What there is to pass through at a step.
fn ways(chart: &Chart, step: &Step) -> Vec<(Way, Span)> {
    let written = chart.definition().steps.get(step.id.as_str());
    let label_span = |label: &str| {
        let branches = written.into_iter().flat_map(|step| step.branches.iter());
        branches
            .into_iter()
            .find(|(given, _)| given.as_str() == label)
            .map_or(step.span, |(given, _)| given.span)
    };
    let mut found = vec![(Way::Step(step.id.clone()), step.span)];
    for exit in chart.exits(step) {
        let span = exit.label.map_or(step.span, label_span);
        if let Some(label) = exit.label {
            found.push((Way::Branch(step.id.clone(), label.to_owned()), span));
        }
        if exit.bound.is_some() {
            found.push((Way::Bound(step.id.clone(), exit.label.map(str::to_owned)), span));
        }
    }
    if let Some(key) = written.and_then(|step| step.once_per.as_ref()) {
        found.push((Way::Passed(step.id.clone()), key.span));
    }
    found
}
