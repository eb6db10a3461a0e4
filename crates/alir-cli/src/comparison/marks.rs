//! What is marked in the drawings of two SOPs: steps and arrows that differ.

use std::collections::{BTreeMap, BTreeSet};

use alir::diff::{Diff, Fate, StepDiff};
use alir::lang::Lang;
use alir::{Chart, StepId};
use alir_render::svg::{Mark, Options};
use alir_render::{Arrow, Layout};

use crate::catalogue::running as words;

/// What a mark is called.
pub(super) fn name(mark: Mark, lang: Lang) -> &'static str {
    words::mark(mark).to(lang)
}

/// All marks, in the order in which they are explained.
pub(super) const ALL: [Mark; 4] = [Mark::Added, Mark::Removed, Mark::Changed, Mark::Moved];

/// How a step differs.
pub(super) fn of_step(step: &StepDiff) -> Vec<Mark> {
    match step.fate {
        Fate::Added => vec![Mark::Added],
        Fate::Removed => vec![Mark::Removed],
        Fate::Kept => {
            let changed = step.was.is_some() || !step.changes.is_empty() || step.ways.is_some();
            let marks = [(changed, Mark::Changed), (step.moved, Mark::Moved)];
            marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect()
        }
    }
}

/// What an id in the drawing of the first or of the second begins with.
pub(super) const PREFIXES: [&str; 2] = ["a-", "b-"];

/// What is marked in the drawings of the two.
pub(super) fn options(layouts: &[Layout; 2], diff: &Diff, lang: Lang) -> [Options; 2] {
    let named: BTreeMap<Mark, String> = ALL.map(|mark| (mark, name(mark, lang).to_owned())).into();
    let mut both = PREFIXES.map(|prefix| Options {
        prefix: prefix.to_owned(),
        words: named.clone(),
        ..Options::default()
    });
    for step in &diff.steps {
        let marks = of_step(step);
        let old = step.was.as_ref().unwrap_or(&step.id);
        for (options, id, without) in [(0, old, Fate::Added), (1, &step.id, Fate::Removed)] {
            if step.fate != without {
                both[options].steps.insert(id.clone(), marks.clone());
            }
        }
    }
    let now: BTreeMap<&StepId, &StepId> =
        diff.steps.iter().filter_map(|step| Some((step.was.as_ref()?, &step.id))).collect();
    // An arrow is the same if it joins the same steps, for the same answer.
    let new_id = |id: &'_ StepId| now.get(id).map_or_else(|| id.clone(), |new| (*new).clone());
    let key = |arrow: &Arrow, id: &dyn Fn(&StepId) -> StepId| {
        (id(&arrow.from), id(&arrow.to), arrow.answer.clone(), arrow.time)
    };
    let first: Vec<_> = layouts[0].arrows.iter().map(|arrow| key(arrow, &new_id)).collect();
    let second: Vec<_> = layouts[1].arrows.iter().map(|arrow| key(arrow, &StepId::clone)).collect();
    both[0].arrows = only(&first, &second, Mark::Removed);
    both[1].arrows = only(&second, &first, Mark::Added);
    both
}

/// The places of what only these have.
fn only<T: Ord>(these: &[T], others: &[T], mark: Mark) -> BTreeMap<usize, Mark> {
    let others: BTreeSet<&T> = others.iter().collect();
    let places = these.iter().enumerate().filter(|(_, this)| !others.contains(this));
    places.map(|(at, _)| (at, mark)).collect()
}

/// The drawings of two SOPs.
pub(super) fn layouts(first: &Chart, second: &Chart) -> [Layout; 2] {
    [Layout::of(first), Layout::of(second)]
}
