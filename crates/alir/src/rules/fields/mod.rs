//! Rules on fields and conditions, and what all of them look at: read once, covered once.

pub(super) mod before;
pub(super) mod declared;
pub(super) mod gap;
pub(super) mod misplaced;
mod missing;
pub(super) mod never;
pub(super) mod overlap;
pub(super) mod types;
pub(super) mod unasked;
pub(super) mod undecided;
pub(super) mod unreadable;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use super::{Check, Prepared, Rule, Subject, enough};
use crate::condition::{Condition, Coverage, Example, Fields, Mistake, Wrong, cover};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::id::StepId;
use crate::lang::{Text, say};
use crate::limits;
use crate::sop::{Definition, Loc, Step, references};

/// What fields and conditions of a SOP say. Empty when a field is declared wrongly: that is mended first.
pub(super) struct Looked<'a> {
    conditions: Vec<Written<'a>>,
    /// By the step's place in the file.
    coverages: BTreeMap<usize, Coverage>,
    /// For each field that conditions look at, whether it may be missing when the flow comes to a step.
    missing: BTreeMap<usize, Vec<bool>>,
}

/// A condition in the file.
struct Written<'a> {
    /// The step's place in the file.
    at: usize,
    step: &'a Loc<StepId>,
    /// The label of the branch; none for the `syarat` of a step.
    branch: Option<&'a Loc<String>>,
    text: &'a Loc<String>,
    /// Whether it stands in the file as it is, without a parameter that was filled in.
    verbatim: bool,
    read: Result<Condition, Vec<Wrong>>,
}

impl<'a> Looked<'a> {
    pub(super) fn at(sop: &'a Definition, prepared: &'a Prepared) -> Self {
        let Prepared { filled, flow, .. } = prepared;
        let mut looked =
            Self { conditions: Vec::new(), coverages: BTreeMap::new(), missing: BTreeMap::new() };
        if !flow.data.wrong.is_empty() {
            return looked;
        }
        let (fields, mut wrong) = (&flow.data.fields, 0);
        for (at, ((id, step), (_, written))) in filled.steps.iter().zip(sop.steps.iter()).enumerate() {
            for ((branch, text), (_, written)) in conditions(step).zip(conditions(written)) {
                // Of what has the wrong shape, the reader has spoken; of parameters that do not exist, another rule.
                let stands = text.span.end > 0 || !text.is_empty();
                if stands && references(text).next().is_none() && wrong <= limits::MAX_FINDINGS {
                    let read = Condition::read(text, fields);
                    wrong += usize::from(read.is_err());
                    let verbatim = text.value == written.value;
                    looked.conditions.push(Written { at, step: id, branch, text, verbatim, read });
                }
            }
        }
        let read = looked.conditions.iter().filter_map(|written| written.read.as_ref().ok());
        let places: BTreeSet<_> = read.flat_map(Condition::looks_at).collect();
        if !places.is_empty() {
            looked.missing = missing::missing(flow, prepared.ways(), &places);
        }
        looked.coverages = looked.covered(filled, fields);
        looked
    }

    fn covered(&self, sop: &Definition, fields: &Fields) -> BTreeMap<usize, Coverage> {
        let mut tries = limits::MAX_CONDITION_TRIES;
        let mut coverages = BTreeMap::new();
        for (at, (_, step)) in sop.steps.iter().enumerate().filter(|(_, (_, step))| is_automatic(step)) {
            let written: Vec<_> = self.of(at).filter(|written| written.branch.is_some()).collect();
            let read: Option<Vec<_>> = written.iter().map(|written| written.read.as_ref().ok()).collect();
            let Some(read) =
                read.filter(|read| !read.is_empty() && read.len() + 1 >= step.branches.iter().len())
            else {
                continue;
            };
            let asked: BTreeSet<_> = read.iter().flat_map(|condition| condition.asks_whether()).collect();
            let otherwise = (read.len() < step.branches.iter().len()).then_some(None);
            let conditions: Vec<_> = read.into_iter().map(Some).chain(otherwise).collect();
            let may_be_missing = |place: usize| asked.contains(&place) && self.may_be_missing(place, at);
            coverages.insert(at, cover(fields, &conditions, &may_be_missing, &mut tries));
        }
        coverages
    }

    /// The conditions of a step.
    fn of(&self, at: usize) -> impl Iterator<Item = &Written<'a>> {
        let first = self.conditions.partition_point(|written| written.at < at);
        self.conditions[first..].iter().take_while(move |written| written.at == at)
    }

    fn may_be_missing(&self, place: usize, at: usize) -> bool {
        self.missing.get(&place).and_then(|steps| steps.get(at)).copied().unwrap_or(false)
    }

    /// The labels of the branches with a condition, in the order in which they were covered.
    fn labels(&self, at: usize) -> Vec<&'a str> {
        self.of(at).filter_map(|written| written.branch).map(|label| label.as_str()).collect()
    }
}

impl Written<'_> {
    /// The place in the file of a part of the condition.
    fn place(&self, part: Span) -> Span {
        let (whole, length) = (self.text.span, u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if whole.end == 0 {
            return self.step.span;
        }
        let before = match (whole.end - whole.start).checked_sub(length).filter(|_| self.verbatim) {
            Some(0) => 0,
            // In quotation marks, and none of its letters is written in another way.
            Some(2) => 1,
            _ => return whole,
        };
        let (start, end) = (whole.start + before + part.start, whole.start + before + part.end);
        // At the end of a text there is nothing to point at.
        if start == end { whole } else { Span::new(start, end) }
    }

    /// Its mistakes of some kinds, as findings.
    fn mistakes(&self, code: Code, kinds: &[Mistake]) -> Vec<Diagnostic> {
        let wrong = self.read.as_ref().err().into_iter().flatten();
        let finding = |wrong: &Wrong| {
            Diagnostic::error(code, self.place(wrong.span), wrong.what.clone()).hint(wrong.hint.clone())
        };
        wrong.filter(|wrong| kinds.contains(&wrong.kind)).map(finding).collect()
    }
}

/// The conditions of a step: `syarat`, and those of its branches.
fn conditions(step: &Step) -> impl Iterator<Item = (Option<&Loc<String>>, &Loc<String>)> {
    let branches =
        step.branches.iter().filter_map(|(label, branch)| Some((Some(label), branch.when.as_ref()?)));
    step.condition.iter().map(|text| (None, text)).chain(branches)
}

/// Whether conditions decide, and not a person.
fn is_automatic(step: &Step) -> bool {
    step.automatic == Some(true) && step.decision.is_some()
}

/// Values of fields in words: `` `jumlah` = 100 dan `lengkap` = tidak ``.
fn shown(fields: &Fields, example: &Example) -> Text {
    let one = |(place, value): &(usize, Option<String>)| {
        let name = fields.at(*place).map_or("", |field| field.name.as_str());
        match value {
            Some(value) => say!(id: "`{name}` = {value}", en: "`{name}` = {value}"),
            None => say!(id: "`{name}` tidak diisi", en: "`{name}` not given"),
        }
    };
    let parts: Vec<_> = example.iter().map(one).collect();
    let join = |words: fn(&Text) -> &str, and: &str| parts.iter().map(words).collect::<Vec<_>>().join(and);
    Text::new(join(|text| &text.id, " dan "), join(|text| &text.en, " and "))
}

/// The step at a place in the file.
fn step_at<'a>(subject: &Subject<'a>, at: usize) -> Option<(&'a Loc<StepId>, &'a Step)> {
    subject.sop.steps.entries.get(at).map(|(id, step)| (id, step))
}

/// The node of the step at a place in the file.
fn node(at: usize) -> NodeIndex {
    NodeIndex::new(at)
}
