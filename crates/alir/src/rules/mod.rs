//! Opinions on a definition and its flow: one rule a file, one code a rule. What a code means stands beside what
//! it checks.

mod automatic_loop;
mod branches;
mod bounds;
mod data;
mod days;
mod fork;
mod fork_join;
mod frequencies;
mod id_form;
mod inferred;
mod join;
mod kind;
mod labels;
mod lanes;
mod library;
mod library_profile;
mod meanings;
mod misplaced;
mod no_end;
mod no_start;
mod one_answer;
mod parameters;
mod performer;
mod profile;
mod runs_out;
mod stages;
mod stuck;
mod targets;
mod times;
mod unreachable;

use crate::chart::{Chart, Flow};
use crate::diagnostic::{Checked, Diagnostic};
use crate::limits;
use crate::sop::{self, Definition, Document, READ_RULES, in_order, not_a_sop, unwritable};

pub use crate::diagnostic::Rule;
pub use library::{File, check_library};
pub use library_profile::{holiday_file, profile_files};
pub use profile::{days_off, missing_holidays, office, without_holidays};

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
    /// What fields and conditions say.
    data: &'a data::Looked<'a>,
}

/// Whether a rule has found more than will be shown; what costs more than a look is not worth it then.
fn enough(findings: &[Diagnostic]) -> bool {
    findings.len() > limits::MAX_FINDINGS
}

/// Every check on one SOP, in the order of the codes.
const CHECKS: [&Check; 35] = [
    &no_start::CHECK,
    &no_end::CHECK,
    &targets::CHECK,
    &unreachable::CHECK,
    &branches::CHECK,
    &labels::CHECK,
    &performer::CHECK,
    &lanes::CHECK,
    &join::CHECK,
    &fork::CHECK,
    &fork_join::CHECK,
    &kind::CHECK,
    &bounds::CHECK,
    &parameters::CHECK,
    &stages::CHECK,
    &misplaced::CHECK,
    &one_answer::CHECK,
    &stuck::CHECK,
    &id_form::CHECK,
    &runs_out::CHECK,
    &automatic_loop::CHECK,
    &times::CHECK,
    &days::CHECK,
    &meanings::CHECK,
    &frequencies::CHECK,
    &data::unreadable::CHECK,
    &data::types::CHECK,
    &data::gap::CHECK,
    &data::overlap::CHECK,
    &data::before::CHECK,
    &data::unasked::CHECK,
    &data::declared::CHECK,
    &data::misplaced::CHECK,
    &data::undecided::CHECK,
    &data::never::CHECK,
];

/// Every code there is, sorted.
///
/// ```
/// assert!(alir::rules::all().any(|rule| rule.code == "SOP012"));
/// ```
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let mut rules: Vec<&'static Rule> = READ_RULES.iter().copied().flatten().collect();
    rules.extend(CHECKS.iter().map(|check| &check.rule));
    rules.extend(library::RULES);
    rules.extend(library_profile::RULES);
    rules.extend(profile::RULES);
    rules.push(&inferred::RULE);
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
pub fn check_text(sop: &Definition, text: &str) -> Checked<Chart> {
    let filled = sop.filled_in();
    let flow = Flow::build(&filled);
    let mut diagnostics = Vec::new();
    let data = data::Looked::at(sop, &flow);
    let subject = Subject { sop, filled: &filled, flow: &flow, data: &data };
    for check in CHECKS {
        if flow.is_whole() || !check.needs_whole_flow {
            let mut of_rule = Vec::new();
            (check.run)(&subject, &mut of_rule);
            diagnostics.append(&mut of_rule);
        }
    }
    let mut checked = Checked { value: None, diagnostics: in_order(diagnostics) };
    if let (false, Some(start)) = (checked.has_errors(), flow.start) {
        checked.value = Some(Chart::new(filled, text.to_owned(), flow, start));
    }
    checked
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
