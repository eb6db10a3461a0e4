//! Whether each run of one flow is a run of another, and the shortest that is not.
//!
//! A run is what is done from the start to an end, act by act: steps with their answers, and the ends that it comes to.
//! Acts of branches that go on at the same time come in every order. Two flows of the same steps are walked side by side:
//! one act of the first, and all that the second can be in after the same acts (it may be several states, where steps
//! that only it has are passed over). Where everything ahead is the same in both, nobody looks further.

use std::collections::{BTreeMap, BTreeSet};

use super::machine::State;
use super::net::{Net, Node};
use super::walk::{Sign, Walk};
use crate::chart::Flow;
use crate::limits;

/// A flow whose acts have names that another flow knows.
pub(crate) struct Side {
    pub(super) net: Net,
    /// By step: its number, the same in both flows for a step that both have; [`NOBODY`] where nobody does anything.
    pub(crate) steps: Vec<usize>,
    /// By step and way: the number of the answer; the same in both for an answer that both have.
    pub(crate) answers: Vec<Vec<usize>>,
    /// By step: the number of the end that is reached there, [`NOBODY`] where none is.
    pub(crate) ends: Vec<usize>,
    /// By step: which step of the other flow it is.
    pub(crate) other: Vec<Option<usize>>,
}

/// The number of forks, joins and ends.
pub(crate) const NOBODY: usize = usize::MAX;

/// A run that one flow has and another has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Odd {
    /// Steps, and which of its ways each has taken.
    pub(crate) deeds: Vec<(usize, usize)>,
    /// The ends, by their numbers.
    pub(crate) ends: Vec<usize>,
    /// One-time steps that another case has done.
    pub(crate) before: Vec<usize>,
}

/// What a search for a run has come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Missing {
    /// Every run of the first is one of the second.
    Nothing,
    /// The shortest that is not.
    Run(Odd),
    /// None with at most so many acts; further it was not looked.
    Unknown(usize),
}

impl Side {
    /// A flow whose names are still to be given; none if it cannot be walked through.
    pub(crate) fn new(flow: &Flow) -> Option<Self> {
        let net = Net::new(flow)?;
        let count = net.nodes.len();
        let answers = net.nodes.iter().map(|place| vec![0; place.ways.len().max(1)]).collect();
        Some(Self {
            net,
            steps: vec![NOBODY; count],
            answers,
            ends: vec![NOBODY; count],
            other: vec![None; count],
        })
    }

    /// By step: where each of its ways leads.
    pub(crate) fn next(&self, node: usize) -> impl ExactSizeIterator<Item = usize> {
        self.net.nodes[node].ways.iter().map(|way| way.to)
    }

    fn once(&self) -> impl Iterator<Item = Node> {
        (0..self.net.nodes.len()).filter(|node| self.net.nodes[*node].once)
    }

    /// By step: which step of the other flow it is, if everything from there on is the same in both.
    fn twins(&self, other: &Self) -> Vec<Option<Node>> {
        let same = |node: Node| {
            let twin = self.other[node].filter(|twin| other.other[*twin] == Some(node))?;
            let (one, two) = (&self.net.nodes[node], &other.net.nodes[twin]);
            let ways = one.ways.len() == two.ways.len()
                && one.ways.iter().zip(&two.ways).all(|(one, two)| {
                    let then =
                        |bound: Option<(u32, Node)>| bound.map(|(times, then)| (times, self.other[then]));
                    let there = two.bound.map(|(times, then)| (times, Some(then)));
                    self.other[one.to] == Some(two.to) && then(one.bound) == there
                });
            let names = self.steps[node] == other.steps[twin]
                && self.answers[node] == other.answers[twin]
                && self.ends[node] == other.ends[twin];
            (one.kind == two.kind && one.once == two.once && ways && names).then_some(twin)
        };
        let mut twins: Vec<Option<Node>> = (0..self.net.nodes.len()).map(same).collect();
        let mut before: Vec<Vec<Node>> = vec![Vec::new(); twins.len()];
        for node in 0..twins.len() {
            self.net.next(node).for_each(|to| before[to].push(node));
        }
        let mut open: Vec<Node> = (0..twins.len()).filter(|node| twins[*node].is_none()).collect();
        while let Some(node) = open.pop() {
            open.extend(before[node].iter().filter(|from| twins[**from].take().is_some()));
        }
        twins
    }
}

/// Whether each run of the first is one of the second. Steps whose number is `hidden` or more are passed over in both.
pub(crate) fn missing(first: &Side, second: &Side, hidden: usize) -> Missing {
    let twins = first.twins(second);
    let mut search = Search {
        walk: Walk::new(first),
        others: Others {
            walk: Walk::new(second),
            sets: Vec::new(),
            held: 0,
            number: BTreeMap::new(),
            after: BTreeMap::new(),
            hidden,
        },
        seen: BTreeSet::new(),
        reached: Vec::new(),
    };
    for before in subsets(first.once()) {
        let Some(begin) = search.walk.begin(before.clone()) else { continue };
        let also = search.others.begin(first, &before);
        search.add(begin, also, Came::Begun(before));
    }
    let mut at = 0;
    while let Some(reached) = search.reached.get(at) {
        let (here, there, depth) = (reached.here, reached.there, reached.depth);
        if search.reached.len() + search.others.looked() > limits::MAX_COMPARED_STATES {
            return Missing::Unknown(depth.saturating_sub(1));
        }
        let (state, ends) = &search.walk.stages[here];
        match state {
            None if search.others.is_over(there, ends) => {}
            None => return Missing::Run(search.run(at)),
            Some(state) if search.others.goes_on_alike(there, (state, ends), &twins) => {}
            Some(_) => {
                for act in search.walk.moves(here).iter() {
                    let there =
                        if act.sign.0 >= hidden { there } else { search.others.after(there, act.sign) };
                    search.add(act.to, there, Came::By(at, act.deed));
                }
            }
        }
        at += 1;
    }
    Missing::Nothing
}

/// Some of the steps, in every choice.
fn subsets(steps: impl Iterator<Item = Node>) -> Vec<Vec<Node>> {
    let mut found = vec![Vec::new()];
    for step in steps.take(limits::MAX_COMPARED_ONCE) {
        let with =
            found.iter().map(|these: &Vec<Node>| these.iter().copied().chain([step]).collect::<Vec<_>>());
        found.extend(with.collect::<Vec<_>>());
    }
    found
}

struct Search<'s> {
    walk: Walk<'s>,
    others: Others<'s>,
    seen: BTreeSet<(usize, usize)>,
    reached: Vec<Reached>,
}

/// A state of the first flow, and the set of those of the second after the same acts.
struct Reached {
    here: usize,
    there: usize,
    came: Came,
    /// After how many acts.
    depth: usize,
}

enum Came {
    /// Begun, with one-time steps that another case has done.
    Begun(Vec<Node>),
    /// From what was reached before, by an act.
    By(usize, (Node, usize)),
}

impl Search<'_> {
    fn add(&mut self, here: usize, there: usize, came: Came) {
        if self.seen.insert((here, there)) {
            let depth = match came {
                Came::Begun(_) => 0,
                Came::By(from, _) => self.reached[from].depth + 1,
            };
            self.reached.push(Reached { here, there, came, depth });
        }
    }

    fn run(&self, mut at: usize) -> Odd {
        let ends = self.walk.stages[self.reached[at].here].1.clone();
        let mut deeds = Vec::new();
        loop {
            match &self.reached[at].came {
                Came::By(from, deed) => {
                    deeds.push(*deed);
                    at = *from;
                }
                Came::Begun(before) => {
                    deeds.reverse();
                    return Odd { deeds, ends, before: before.clone() };
                }
            }
        }
    }
}

/// Sets of states in which the second flow can be.
struct Others<'s> {
    walk: Walk<'s>,
    sets: Vec<Vec<usize>>,
    /// How many states all sets have.
    held: usize,
    number: BTreeMap<Vec<usize>, usize>,
    after: BTreeMap<(usize, Sign), usize>,
    hidden: usize,
}

impl Others<'_> {
    /// Begun where other cases have done the same one-time steps, as far as both have them.
    fn begin(&mut self, first: &Side, before: &[Node]) -> usize {
        let side = self.walk.side;
        let done = |node: Node| {
            let both = first.once().find(|other| first.steps[*other] == side.steps[node]);
            both.map(|other| before.contains(&other))
        };
        let same = |chosen: &Vec<Node>| {
            side.once().all(|node| done(node).is_none_or(|done| chosen.contains(&node) == done))
        };
        // Those that both have come first, so that none of them is left out where there are too many.
        let mut once: Vec<Node> = side.once().collect();
        once.sort_by_key(|node| done(*node) != Some(true));
        let begun = subsets(once.into_iter()).into_iter().map(|mut chosen| {
            chosen.sort_unstable();
            chosen
        });
        let begun: Vec<Vec<Node>> = begun.filter(same).collect();
        let set = begun.into_iter().filter_map(|done| self.walk.begin(done)).collect();
        self.set(set)
    }

    /// What comes of an act, in whichever of these states.
    fn after(&mut self, set: usize, sign: Sign) -> usize {
        if let Some(known) = self.after.get(&(set, sign)) {
            return *known;
        }
        let mut found = BTreeSet::new();
        for at in self.sets[set].clone() {
            found.extend(self.walk.moves(at).iter().filter(|act| act.sign == sign).map(|act| act.to));
        }
        let after = self.set(found);
        self.after.insert((set, sign), after);
        after
    }

    /// The number of a set: these states, and what comes of them by steps that are passed over.
    fn set(&mut self, mut found: BTreeSet<usize>) -> usize {
        let mut open: Vec<usize> = found.iter().copied().collect();
        while let Some(at) = open.pop() {
            let hidden = self.hidden;
            let moves = self.walk.moves(at);
            open.extend(
                moves.iter().filter(|act| act.sign.0 >= hidden && found.insert(act.to)).map(|act| act.to),
            );
            if self.walk.stages.len() > limits::MAX_COMPARED_STATES {
                break;
            }
        }
        let found: Vec<usize> = found.into_iter().collect();
        let next = self.sets.len();
        let number = *self.number.entry(found.clone()).or_insert(next);
        if number == next {
            self.held += found.len();
            self.sets.push(found);
        }
        number
    }

    /// Whether one of these states is the end of a case that came to the same ends.
    fn is_over(&self, set: usize, ends: &[usize]) -> bool {
        self.sets[set].iter().any(|at| {
            let (state, other) = &self.walk.stages[*at];
            state.is_none() && other == ends
        })
    }

    /// Whether one of these states is that of the first flow, and everything ahead is the same.
    fn goes_on_alike(&self, set: usize, (state, ends): (&State, &[usize]), twins: &[Option<Node>]) -> bool {
        let there = state.translated(|node| twins[node]).map(|state| (Some(state), ends.to_vec()));
        let there = there.and_then(|stage| self.walk.number(&stage));
        there.is_some_and(|there| self.sets[set].binary_search(&there).is_ok())
    }

    fn looked(&self) -> usize {
        self.walk.stages.len() + self.held
    }
}
