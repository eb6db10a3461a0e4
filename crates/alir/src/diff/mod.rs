//! What differs between two SOPs, or two versions of one, as an officer reads it: lanes, steps, ways, everything else.

mod covered;
mod pairs;
mod runs;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::chart::{Chart, Step};
use crate::id::StepId;
use crate::sop::{Profile, Step as Written};

pub use pairs::Pairs;
pub use runs::{Deed, Run, Runs};

/// Keys of a step that its ways tell better, and remarks on its source.
const NOT_OF_STEPS: [&str; 7] =
    ["lanjut", "cabang", "serentak", "maks_ulang", "catatan", "disimpulkan", "abaikan"];

/// Keys of the file that are told apart, and remarks on its source.
const NOT_OF_REST: [&str; 7] = ["sop", "pelaksana", "langkah", "catatan", "disimpulkan", "abaikan", "sumber"];

/// Keys of a profile that are told by the SOP that names it, and remarks.
const NOT_OF_PROFILES: [&str; 3] = ["profil", "catatan", "sumber"];

/// What differs between two SOPs. Parameters are filled in; remarks on sources are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diff {
    /// The lanes that differ, those of the second SOP in its order, then those that are gone.
    pub lanes: Vec<LaneDiff>,
    /// The steps that differ, those of the second SOP in its order, then those that are gone.
    pub steps: Vec<StepDiff>,
    /// What else differs, by the way of keys: `identitas › instansi`.
    pub rest: Vec<Change>,
}

/// What became of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it.
    Kept,
}

/// A lane that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaneDiff {
    /// Its id.
    pub id: String,
    /// Its name, as the SOP that has it last prints it.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
    /// What differs.
    pub changes: Vec<Change>,
}

/// A step that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepDiff {
    /// Its id.
    pub id: StepId,
    /// Its words, as the SOP that has it last prints them.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// The id that it had in the first, if that was another.
    pub was: Option<StepId>,
    /// Whether it stands elsewhere among the others.
    pub moved: bool,
    /// What differs.
    pub changes: Vec<Change>,
    /// Where it leads, in the first and in the second, if that differs.
    pub ways: Option<[Vec<Way>; 2]>,
}

/// A value that differs; of a list, what only one of the two has.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Change {
    /// Its key, or the way of keys to it.
    pub key: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// Where a step leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The answer that takes it, at a decision.
    pub label: Option<String>,
    /// Where to.
    pub to: StepId,
    /// The condition under which it is taken, at an automatic decision.
    pub when: Option<String>,
    /// Which time leads elsewhere, and where to.
    pub bound: Option<(u32, StepId)>,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What differs between two SOPs.
    ///
    /// ```
    /// use alir::{diff::{Diff, Fate}, load};
    /// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x, waktu: 1 jam}\n  e: {selesai: E}\n";
    /// let (first, second) = (load(text)?, load(&text.replace("1 jam", "2 jam"))?);
    /// let diff = Diff::of(&first, &second);
    /// assert_eq!((diff.steps[0].id.as_str(), diff.steps[0].changes[0].key.as_str()), ("s", "waktu"));
    /// assert!(Diff::of(&first, &first).is_empty());
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn of(first: &Chart, second: &Chart) -> Self {
        Self::by(first, second, &Pairs::of(first, second))
    }

    /// The same, where it is known which step is which.
    pub fn by(first: &Chart, second: &Chart, pairs: &Pairs) -> Self {
        let (before, after) = (first.definition(), second.definition());
        Self {
            lanes: lanes(first, second),
            steps: steps(first, second, pairs),
            rest: value::changes(&rest(before), &rest(after)),
        }
    }
}

/// What differs between the profiles of two offices: hours, letterhead, paper, officials. Remarks are left out.
///
/// ```
/// use alir::sop::{Paper, Profile};
/// let profile = |paper: Paper| Profile { paper: Some(paper.into()), ..Profile::default() };
/// let changes = alir::diff::profiles(&profile(Paper::A4), &profile(Paper::F4));
/// assert_eq!((changes[0].key.as_str(), changes[0].after.as_deref()), ("kertas", Some("F4")));
/// ```
pub fn profiles(before: &Profile, after: &Profile) -> Vec<Change> {
    let [before, after] = [before, after].map(|profile| {
        let mut map = value::map(profile);
        map.retain(|key, _| !NOT_OF_PROFILES.contains(&key.as_str()));
        map
    });
    value::changes(&before, &after)
}

fn rest(sop: &crate::sop::Definition) -> Map<String, Value> {
    let mut map = value::map(sop);
    map.retain(|key, _| !NOT_OF_REST.contains(&key.as_str()));
    // What may stand in place of a value is for whoever writes the file.
    if let Some(parameters) = map.get_mut("parameter").and_then(Value::as_object_mut) {
        for (_, value) in parameters.iter_mut() {
            if let Some(plain) = value.get("nilai").cloned() {
                *value = plain;
            }
        }
    }
    map
}

fn lanes(first: &Chart, second: &Chart) -> Vec<LaneDiff> {
    let (before, after) = (&first.definition().lanes, &second.definition().lanes);
    let mut found = Vec::new();
    for (id, lane) in after.iter() {
        let (fate, changes) = match before.get(id.as_str()) {
            Some(old) => {
                (Fate::Kept, value::changes(&value::map_or(old, "nama"), &value::map_or(lane, "nama")))
            }
            None => (Fate::Added, Vec::new()),
        };
        if fate == Fate::Added || !changes.is_empty() {
            found.push(LaneDiff { id: id.to_string(), name: lane.name.value.clone(), fate, changes });
        }
    }
    let gone = before.iter().filter(|(id, _)| after.get(id.as_str()).is_none());
    found.extend(gone.map(|(id, lane)| LaneDiff {
        id: id.to_string(),
        name: lane.name.value.clone(),
        fate: Fate::Removed,
        changes: Vec::new(),
    }));
    found
}

fn steps(first: &Chart, second: &Chart, pairs: &Pairs) -> Vec<StepDiff> {
    let moved = moved(first, second, pairs);
    let written = |chart: &Chart, id: &StepId| {
        let step: Option<Written> = chart.definition().steps.get(id.as_str()).cloned();
        let mut map = step.map(|step| value::map(&step)).unwrap_or_default();
        map.retain(|key, _| !NOT_OF_STEPS.contains(&key.as_str()));
        map
    };
    let mut found = Vec::new();
    for step in second.steps() {
        let old = pairs.first(&step.id);
        let Some((old, before)) = old.and_then(|old| Some((old, first.step(old.as_str())?))) else {
            found.push(of(step, Fate::Added));
            continue;
        };
        let changes = value::changes(&written(first, old), &written(second, &step.id));
        let in_new = |id: &StepId| pairs.second(id).unwrap_or(id).clone();
        let ways = [ways(first, before, &in_new), ways(second, step, &StepId::clone)];
        let ways = (ways[0] != ways[1]).then_some(ways);
        let diff = StepDiff {
            was: (*old != step.id).then(|| old.clone()),
            moved: moved.contains(&step.id),
            changes,
            ways,
            ..of(step, Fate::Kept)
        };
        if diff.was.is_some() || diff.moved || !diff.changes.is_empty() || diff.ways.is_some() {
            found.push(diff);
        }
    }
    let gone = first.steps().filter(|step| pairs.second(&step.id).is_none());
    found.extend(gone.map(|step| of(step, Fate::Removed)));
    found
}

fn of(step: &Step, fate: Fate) -> StepDiff {
    StepDiff {
        id: step.id.clone(),
        text: step.text.clone(),
        fate,
        was: None,
        moved: false,
        changes: Vec::new(),
        ways: None,
    }
}

fn ways(chart: &Chart, step: &Step, name: &dyn Fn(&StepId) -> StepId) -> Vec<Way> {
    let written = chart.definition().steps.get(step.id.as_str());
    let when = |label: Option<&str>| {
        let branch = written.zip(label).and_then(|(step, label)| step.branches.get(label));
        branch.and_then(|branch| branch.when.as_ref()).map(|when| when.value.clone())
    };
    let ways = chart.exits(step).map(|exit| Way {
        label: exit.label.map(str::to_owned),
        to: name(&exit.to.id),
        when: when(exit.label),
        bound: exit.bound.map(|(times, then)| (times, name(&then.id))),
    });
    ways.collect()
}

/// The steps of both that stand elsewhere among each other: those outside the longest run of steps in the same order.
fn moved(first: &Chart, second: &Chart, pairs: &Pairs) -> BTreeSet<StepId> {
    let places: BTreeMap<&StepId, usize> = first.step_ids().zip(0..).collect();
    let common: Vec<(&StepId, usize)> =
        second.step_ids().filter_map(|id| Some((id, *places.get(pairs.first(id)?)?))).collect();
    // The smallest last place of an ordered run of each length, and how each step was reached.
    let (mut tails, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), vec![None; common.len()]);
    for (at, (_, place)) in common.iter().enumerate() {
        let length = tails.partition_point(|tail: &usize| common[*tail].1 < *place);
        before[at] = length.checked_sub(1).map(|shorter| tails[shorter]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut stays = BTreeSet::new();
    let mut at = tails.last().copied();
    while let Some(place) = at {
        stays.insert(place);
        at = before[place];
    }
    let moved = common.iter().enumerate().filter(|(at, _)| !stays.contains(at));
    moved.map(|(_, (id, _))| (*id).clone()).collect()
}
