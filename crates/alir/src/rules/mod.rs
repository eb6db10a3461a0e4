//! Opinions on a definition and its flow: one rule a file, one code a rule. What a code means stands beside what
//! it checks.

mod automatic_loop;
mod branches;
mod bounds;
mod data;
mod days;
mod dead;
mod ends_beside;
mod fields;
mod fork;
mod fork_join;
mod form;
mod frequencies;
mod id_form;
mod inferred;
mod join;
mod kind;
mod labels;
mod lanes;
mod library;
mod library_profile;
mod logo;
mod meanings;
mod misplaced;
mod nested;
mod no_end;
mod no_start;
mod one_answer;
mod parameters;
mod performer;
mod profile;
mod promise;
mod runs_out;
mod scenarios;
mod silence;
mod stages;
mod stuck;
mod targets;
mod times;
mod twice;
mod undecided;
mod unreachable;

use std::cell::OnceCell;

use crate::analysis::passing::Ways;
use crate::analysis::{Soundness, of_flow};
use crate::chart::{Chart, Flow};
use crate::diagnostic::{Checked, Diagnostic, Run, Severity, Span};
use crate::id::StepId;
use crate::lang::say;
use crate::limits;
use crate::sop::{self, Definition, Document, READ_RULES, in_order, not_a_sop, unwritable};

use parameters::Referred;

pub use crate::diagnostic::Rule;
pub use id_form::is_id;
pub use library::{File, check_library};
pub use library_profile::{holiday_file, profile_files};
pub use logo::{LOGO_HEAD_BYTES, logo, logo_file};
pub use profile::{days_off, missing_holidays, office, with_severities, without_holidays};
pub(crate) use scenarios::{BROKEN_OFF, NOT_MET, UNUSED, WHOLE};
pub use scenarios::{beside, scenarios};

/// A rule and how it is checked.
struct Check {
    rule: Rule,
    run: fn(&Subject<'_>, &mut Vec<Diagnostic>),
    /// Whether it makes sense only when every name of a step was found.
    needs_whole_flow: bool,
}

/// What rules look at.
struct Subject<'a> {
    sop: &'a Definition,
    /// The same with its parameters filled in.
    filled: &'a Definition,
    flow: &'a Flow,
    /// What else was made of it.
    prepared: &'a Prepared,
    /// What fields and conditions say.
    fields: &'a fields::Looked<'a>,
    soundness: Soundness,
}

/// What is made of a definition before rules look at it.
struct Prepared {
    filled: Definition,
    /// The parameters that its texts refer to.
    referred: Referred,
    flow: Flow,
    ways: OnceCell<Ways>,
}

impl Prepared {
    fn new(sop: &Definition) -> Self {
        let (filled, referred) = Referred::fill_in(sop);
        let flow = Flow::build(&filled);
        Self { filled, referred, flow, ways: OnceCell::new() }
    }

    /// The ways of the flow, for rules that follow what they pass.
    fn ways(&self) -> &Ways {
        self.ways.get_or_init(|| Ways::of(&self.flow))
    }
}

impl Subject<'_> {
    /// Where a step stands.
    fn span(&self, step: &StepId) -> Span {
        self.flow.index.get(step).map(|node| self.flow.graph[*node].span).unwrap_or_default()
    }
}

/// How many steps of a run are told in words.
const TOLD: usize = 12;

/// A finding with the run that shows it.
fn shown(finding: Diagnostic, run: Option<&Run>) -> Diagnostic {
    let Some(run) = run else { return finding };
    let finding = Diagnostic { run: Some(Box::new(run.clone())), ..finding };
    if run.steps.is_empty() || run.steps.len() > TOLD {
        return finding;
    }
    let steps: Vec<_> = run.steps.iter().map(|step| format!("`{step}`")).collect();
    let steps = steps.join(", ");
    finding.hint(say!(id: "terjadi setelah berturut-turut dikerjakan {steps}", en: "it happens when these are done, in this order: {steps}"))
}

/// Whether a rule has found more than will be shown; what costs more than a look is not worth it then.
fn enough(findings: &[Diagnostic]) -> bool {
    findings.len() > limits::MAX_FINDINGS
}

/// What is checked of the parts of a SOP, in the order of the codes.
const CHECKS: [&Check; 34] = [
    &no_start::CHECK,
    &no_end::CHECK,
    &targets::CHECK,
    &unreachable::CHECK,
    &branches::CHECK,
    &labels::CHECK,
    &performer::CHECK,
    &lanes::CHECK,
    &fork::CHECK,
    &kind::CHECK,
    &bounds::CHECK,
    &parameters::undeclared::CHECK,
    &stages::CHECK,
    &misplaced::CHECK,
    &one_answer::CHECK,
    &id_form::CHECK,
    &runs_out::CHECK,
    &times::CHECK,
    &days::CHECK,
    &meanings::CHECK,
    &frequencies::CHECK,
    &promise::CHECK,
    &parameters::unfit::CHECK,
    &parameters::unused::CHECK,
    &fields::unreadable::CHECK,
    &fields::types::CHECK,
    &fields::gap::CHECK,
    &fields::overlap::CHECK,
    &fields::before::CHECK,
    &fields::unasked::CHECK,
    &fields::declared::CHECK,
    &fields::misplaced::CHECK,
    &fields::undecided::CHECK,
    &fields::never::CHECK,
];

/// What is checked of a flow whose parts are right: whether every case can be finished.
const SOUNDNESS_CHECKS: [&Check; 9] = [
    &join::CHECK,
    &fork_join::CHECK,
    &stuck::CHECK,
    &automatic_loop::CHECK,
    &dead::CHECK,
    &twice::CHECK,
    &ends_beside::CHECK,
    &undecided::CHECK,
    &nested::CHECK,
];

/// What concerns the document that an office accepts, and not whether it can be run.
fn opinions() -> impl Iterator<Item = &'static Check> {
    form::CHECKS.iter().chain(data::CHECKS).copied()
}

/// Every check on one SOP.
fn of_sops() -> impl Iterator<Item = &'static Check> {
    CHECKS.into_iter().chain(SOUNDNESS_CHECKS).chain(opinions())
}

/// Every code there is, sorted.
///
/// ```
/// assert!(alir::rules::all().any(|rule| rule.code == "SOP012"));
/// ```
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<&'static Rule> = READ_RULES.iter().copied().flatten().collect();
    rules.extend(of_sops().map(|check| &check.rule));
    rules.extend(sop::OVERLAY_RULES);
    rules.extend(silence::RULES);
    rules.extend(library::RULES);
    rules.extend(library_profile::RULES);
    rules.extend(profile::RULES);
    rules.extend(scenarios::RULES);
    rules.extend([&inferred::RULE, &logo::RULE]);
    rules.sort_by_key(|rule| rule.code);
    rules.into_iter()
}

/// Checks a definition that was written by a program. One that was read from a text is checked with
/// [`check_text`], so that findings have their place in it and cases keep that very text.
pub fn check(sop: &Definition) -> Checked<Chart> {
    match sop.to_yaml() {
        Ok(text) => check_text(sop, &text),
        Err(error) => Checked { value: None, diagnostics: vec![unwritable(&error)] },
    }
}

/// Checks a definition that was read from `text`; a chart results when no finding is an error.
///
/// What the definition passes over (`abaikan`), with a reason, is left out; [`silenced`] lists it.
pub fn check_text(sop: &Definition, text: &str) -> Checked<Chart> {
    checked(sop, text, |finding| finding.severity == Severity::Error)
}

/// As [`check_text`], but a chart results also when cases of it cannot all be finished: to try the run that shows it, and
/// for nothing else.
///
/// ```
/// use alir::sop::{Document, read};
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  a: {kegiatan: k, oleh: x, lanjut: a}\n  b: {selesai: S}\n";
/// let Some(Document::Sop(sop)) = read(text).value else { panic!() };
/// assert!(alir::check_text(&sop, text).value.is_none());
/// assert!(alir::rules::check_for_trial(&sop, text).value.is_some());
/// ```
pub fn check_for_trial(sop: &Definition, text: &str) -> Checked<Chart> {
    let of_flow = |code| SOUNDNESS_CHECKS.iter().any(|check| check.rule.code == code);
    checked(sop, text, |finding| breaks_a_part(finding) && !of_flow(finding.code))
}

fn checked(sop: &Definition, text: &str, forbids: impl Fn(&Diagnostic) -> bool) -> Checked<Chart> {
    let prepared = Prepared::new(sop);
    let diagnostics = silence::apply(sop, text, look(sop, &prepared)).kept;
    let Prepared { filled, flow, .. } = prepared;
    let mut checked = Checked { value: None, diagnostics: in_order(diagnostics) };
    if let (false, Some(start)) = (checked.diagnostics.iter().any(forbids), flow.start) {
        checked.value = Some(Chart::new(filled, text.to_owned(), flow, start));
    }
    checked
}

/// What [`check_text`] leaves out because the definition passes over it, as findings of severity *info* with the
/// reason.
pub fn silenced(sop: &Definition, text: &str) -> Vec<Diagnostic> {
    in_order(silence::apply(sop, text, look(sop, &Prepared::new(sop))).silenced)
}

/// Whether it is wrong in a way that leaves no flow to speak of: that some steps are never reached does not.
fn breaks_a_part(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && finding.code != unreachable::CHECK.rule.code
}

/// Everything that the rules find.
fn look(sop: &Definition, prepared: &Prepared) -> Vec<Diagnostic> {
    let Prepared { filled, flow, .. } = prepared;
    let fields = fields::Looked::at(sop, prepared);
    let soundness = Soundness { decided: true, ..Soundness::default() };
    let mut subject = Subject { sop, filled, flow, prepared, fields: &fields, soundness };
    let whole = flow.is_whole();
    let mut diagnostics = Vec::new();
    for check in CHECKS {
        if whole || !check.needs_whole_flow {
            let mut of_rule = Vec::new();
            (check.run)(&subject, &mut of_rule);
            diagnostics.append(&mut of_rule);
        }
    }
    // Whether cases can be finished makes sense only of a flow whose parts are right.
    if whole && !diagnostics.iter().any(breaks_a_part) {
        subject.soundness = of_flow(flow);
        // What keeps cases from their end before what is only odd, and no more than anybody will read.
        subject.soundness.defects.sort_by_key(|(defect, _)| !defect.is_unsound());
        subject.soundness.defects.truncate(limits::MAX_FINDINGS);
        for check in SOUNDNESS_CHECKS {
            (check.run)(&subject, &mut diagnostics);
        }
    }
    // Of a flow that cannot be run, nobody needs to know how good it is.
    let runs = !diagnostics.iter().any(|finding: &Diagnostic| finding.severity == Severity::Error);
    for check in opinions().filter(|check| runs || !check.needs_whole_flow) {
        let mut of_rule = Vec::new();
        (check.run)(&subject, &mut of_rule);
        of_rule.truncate(limits::MAX_FINDINGS.saturating_sub(diagnostics.len()));
        diagnostics.append(&mut of_rule);
    }
    diagnostics
}

/// Reads and checks: the chart, or everything that is wrong with the text.
pub(crate) fn load(text: &str) -> Result<Chart, Vec<Diagnostic>> {
    let mut read = sop::read(text);
    let Some(Document::Sop(definition)) = &read.value else {
        if !read.has_errors() {
            read.diagnostics.push(not_a_sop(read.value.as_ref()));
        }
        return Err(read.diagnostics);
    };
    let mut checked = check_text(definition, text);
    checked.diagnostics.append(&mut read.diagnostics);
    checked.diagnostics = in_order(checked.diagnostics);
    checked.ok()
}

/// What of a SOP is not printed in its source but inferred, as findings of severity *info*.
pub fn inferred(sop: &Definition) -> Vec<Diagnostic> {
    inferred::list(sop)
}
