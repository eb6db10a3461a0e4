//! Which runs one SOP allows and another does not: what can still happen, what no longer, and what is new.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use super::Pairs;
use crate::analysis::runs::{Missing, NOBODY, Odd, Side, missing};
use crate::analysis::shares::folded;
use crate::chart::{Chart, Step};
use crate::id::StepId;

/// Which runs of a first SOP a second does not allow, and the other way round.
///
/// A run is a case from its start to its end: the steps in the order in which they are done, the answers, and the ends
/// that it comes to. Of an automatic decision any way counts, whatever its conditions; who does a step does not. Steps
/// are the same as [`Pairs`] has it; answers by their label (else by where they lead), ends by their step or their name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Runs {
    /// The shortest run that was possible and no longer is.
    pub gone: Option<Run>,
    /// The shortest that was not possible and is.
    pub new: Option<Run>,
    /// Whether only steps that one of them lacks make the difference: without these, all runs are the same.
    pub only_steps: bool,
    /// If not everything could be compared: up to how many acts it was.
    pub upto: Option<usize>,
}

/// A case from its start to its end.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// What is done, one after the other.
    pub deeds: Vec<Deed>,
    /// The ends that it comes to.
    pub ends: Vec<StepId>,
    /// One-time steps that had been done by another case.
    pub before: Vec<StepId>,
}

/// Somebody does a step, or its conditions choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    /// The step.
    pub step: StepId,
    /// The answer, at a decision.
    pub answer: Option<String>,
}

impl Runs {
    /// Whether every run of one is a run of the other; not known is not the same.
    pub fn is_same(&self) -> bool {
        *self == Self::default()
    }

    /// Compares the runs of two SOPs. Looks at no more than [`crate::limits::MAX_COMPARED_STATES`] states.
    ///
    /// ```
    /// use alir::{diff::{Pairs, Runs}, load};
    /// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  q: {keputusan: Setuju?, oleh: x, cabang: {ya: k, tidak: e}}\n  k: {kegiatan: k, oleh: x}\n  e: {selesai: E}\n";
    /// let (first, second) = (load(text)?, load(&text.replace("tidak: e", "tidak: q"))?);
    /// let runs = Runs::of(&first, &second, &Pairs::of(&first, &second));
    /// let gone = runs.gone.unwrap();
    /// assert_eq!((gone.deeds.len(), gone.deeds[0].answer.as_deref()), (1, Some("tidak")));
    /// assert_eq!(runs.new.unwrap().deeds.len(), 3);
    /// # Ok::<(), alir::Error>(())
    /// ```
    pub fn of(first: &Chart, second: &Chart, pairs: &Pairs) -> Self {
        let Some((both, common)) = named(first, second, pairs) else {
            return Self { upto: Some(0), ..Self::default() };
        };
        let [one, two] = &both;
        let compare = |hidden| [missing(one, two, hidden), missing(two, one, hidden)];
        let nothing = [Missing::Nothing, Missing::Nothing];
        let lacks = |side: &Side| side.steps.iter().any(|step| *step >= common && *step != NOBODY);
        let exact = compare(NOBODY);
        let rest = (exact != nothing && (lacks(one) || lacks(two))).then(|| compare(common));
        let only_steps = rest.as_ref() == Some(&nothing);
        let [[gone, new], [rest_gone, rest_new]] = [exact, rest.unwrap_or(nothing)];
        let ((gone, far), (new, wide)) = (chosen(rest_gone, gone), chosen(rest_new, new));
        let upto = [far, wide].into_iter().flatten().min();
        Self {
            gone: gone.map(|odd| run(first, one, &odd)),
            new: new.map(|odd| run(second, two, &odd)),
            only_steps,
            upto,
        }
    }
}

/// The run that tells more, and how far was looked where none was found for certain: what differs beside the steps that
/// only one SOP has tells more than that it has them.
fn chosen(rest: Missing, exact: Missing) -> (Option<Odd>, Option<usize>) {
    let far = |missing: &Missing| match missing {
        Missing::Unknown(acts) => Some(*acts),
        Missing::Nothing | Missing::Run(_) => None,
    };
    let upto = [far(&rest), far(&exact)].into_iter().flatten().min();
    match (rest, exact) {
        (Missing::Run(odd), _) => (Some(odd), None),
        (Missing::Nothing | Missing::Unknown(_), Missing::Run(odd)) => (Some(odd), upto),
        (Missing::Nothing | Missing::Unknown(_), Missing::Nothing | Missing::Unknown(_)) => (None, upto),
    }
}

fn run(chart: &Chart, side: &Side, Odd { deeds, ends, before }: &Odd) -> Run {
    let step = |node: &usize| &chart.flow().graph[NodeIndex::new(*node)];
    let deed = |(node, way): &(usize, usize)| {
        let step = step(node);
        Deed {
            step: step.id.clone(),
            answer: chart.exits(step).nth(*way).and_then(|exit| exit.label).map(str::to_owned),
        }
    };
    let end = |end: &usize| side.ends.iter().position(|other| other == end);
    Run {
        deeds: deeds.iter().map(deed).collect(),
        ends: ends.iter().filter_map(end).map(|node| step(&node).id.clone()).collect(),
        before: before.iter().map(|node| step(node).id.clone()).collect(),
    }
}

/// Both flows, their steps, answers and ends numbered so that what is the same has one number; and the number from which
/// on steps are those that only one has.
fn named(first: &Chart, second: &Chart, pairs: &Pairs) -> Option<([Side; 2], usize)> {
    let (mut one, mut two) = (Side::new(first.flow())?, Side::new(second.flow())?);
    let place = |chart: &Chart, id: &StepId| chart.flow().index.get(id).map(|index| index.index());
    for (at, step) in first.steps().enumerate() {
        let other = pairs.second(&step.id).and_then(|id| place(second, id));
        one.other[at] = other;
        if let Some(other) = other {
            two.other[other] = Some(at);
        }
    }
    let [firsts, seconds] = [first, second].map(|chart| chart.steps().collect::<Vec<_>>());
    let mut next = 0;
    for (at, step) in firsts.iter().enumerate() {
        apart(&mut one, at);
        let Some(other) = one.other[at].filter(|other| is_done(step) && is_done(seconds[*other])) else {
            continue;
        };
        (one.steps[at], two.steps[other]) = (next, next);
        next += 1;
        answers((first, &mut one, at), (second, &mut two, other));
    }
    let common = next;
    for (side, steps) in [(&mut one, &firsts), (&mut two, &seconds)] {
        let alone = |(at, step): (usize, &&Step)| (side.steps[at] == NOBODY && is_done(step)).then_some(at);
        for at in steps.iter().enumerate().filter_map(alone).collect::<Vec<_>>() {
            side.steps[at] = next;
            apart(side, at);
            next += 1;
        }
    }
    ends((&mut one, &firsts), (&mut two, &seconds));
    Some(([one, two], common))
}

/// Whether it is an act: somebody does it, or conditions choose.
fn is_done(step: &Step) -> bool {
    step.is_work() || step.is_decision()
}

/// Numbers the answers of a step, each another.
fn apart(side: &mut Side, at: usize) {
    side.answers[at].iter_mut().enumerate().for_each(|(way, answer)| *answer = way);
}

/// Numbers the answers of a step that both have.
fn answers((first, one, at): (&Chart, &mut Side, usize), (second, two, other): (&Chart, &mut Side, usize)) {
    let labels = |chart: &Chart, node: usize| -> Vec<Option<String>> {
        let step = &chart.flow().graph[NodeIndex::new(node)];
        chart.exits(step).map(|exit| exit.label.map(folded)).collect()
    };
    let (labels, others) = (labels(first, at), labels(second, other));
    let mut free: Vec<usize> = (0..one.answers[at].len()).collect();
    let mut found: Vec<Option<usize>> = vec![None; two.answers[other].len()];
    let mut pair = |found: &mut Vec<Option<usize>>, same: &dyn Fn(usize, usize) -> bool| {
        for (way, found) in found.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
            let place = free.iter().position(|old| same(*old, way));
            *found = place.map(|place| free.remove(place));
        }
    };
    let label = |labels: &[Option<String>], way: usize| labels.get(way).cloned().flatten();
    pair(&mut found, &|old, way| label(&labels, old) == label(&others, way));
    let leads = |side: &Side, from: usize, way: usize| side.next(from).nth(way).map(|to| onward(side, to));
    pair(&mut found, &|old, way| {
        let (old, new) = (leads(one, at, old), leads(two, other, way));
        old.zip(new).is_some_and(|(old, new)| one.other[old] == Some(new))
    });
    let old = one.answers[at].len();
    for (way, found) in found.into_iter().enumerate() {
        two.answers[other][way] = found.unwrap_or(old + way);
    }
}

/// The first step, from one on, that both have; the last that only leads on.
fn onward(side: &Side, mut at: usize) -> usize {
    for _ in 0..side.other.len() {
        let mut next = side.next(at);
        match (side.other[at], next.next()) {
            (None, Some(to)) if next.len() == 0 => at = to,
            _ => break,
        }
    }
    at
}

/// Numbers the ends: one number for those of one step, or of one name where a step has no other.
fn ends((one, firsts): (&mut Side, &[&Step]), (two, seconds): (&mut Side, &[&Step])) {
    let name = |step: &Step| step.end.as_deref().map(folded);
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut next = 0;
    for (at, step) in firsts.iter().enumerate() {
        let Some(name) = name(step) else { continue };
        let twin = one.other[at].filter(|other| seconds[*other].end.is_some());
        let known = by_name.get(&name).copied().filter(|_| twin.is_none());
        one.ends[at] = known.unwrap_or(next);
        next += usize::from(known.is_none());
        by_name.entry(name).or_insert(one.ends[at]);
        if let Some(twin) = twin {
            two.ends[twin] = one.ends[at];
        }
    }
    for (at, step) in seconds.iter().enumerate() {
        let Some(name) = name(step) else { continue };
        if two.other[at].is_some_and(|other| firsts[other].end.is_some()) {
            by_name.entry(name).or_insert(two.ends[at]);
            continue;
        }
        let known = by_name.get(&name).copied();
        two.ends[at] = known.unwrap_or(next);
        next += usize::from(known.is_none());
        by_name.entry(name).or_insert(two.ends[at]);
    }
}
