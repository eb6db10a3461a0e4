//! A case as it runs, as far as the flow is concerned: threads, joins and counted loops, as the engine has them.

use std::collections::BTreeMap;

use super::net::{Kind, Net, Node};
use crate::limits;
use crate::sop::JoinMode;

/// What a case is like. Two that are equal go on alike.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct State {
    /// The threads, each behind its parent; those that are gone are left out.
    pub(super) threads: Vec<Thread>,
    /// How often bounded ways were taken, by step and way; never more than the bound.
    pub(super) loops: BTreeMap<(Node, usize), u32>,
    /// One-time steps that were done.
    pub(super) done: Vec<Node>,
    /// The threads at which somebody can act, in the order in which they came there.
    pub(super) order: Vec<usize>,
    /// A thread at an automatic decision, which goes one of its ways before anybody can act.
    pub(super) choosing: Option<usize>,
    /// What moves when it has gone.
    todo: Vec<(usize, Node)>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Thread {
    /// The place of its parent in the list.
    pub(super) parent: Option<usize>,
    pub(super) at: Place,
    /// The fork that made it.
    pub(super) fork: Option<Node>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Place {
    /// At a step where somebody has to act, or conditions choose.
    Open(Node),
    /// At a join.
    Waiting(Node),
    /// Made others.
    Divided,
    /// On its way.
    Moving,
}

/// What came of a step that was done.
#[derive(Debug)]
pub(super) enum After {
    /// The case goes on.
    Runs(State),
    /// It is over.
    Over,
    /// The flow goes round by itself, and no conditions choose on the way.
    Endless,
    /// A fork was met again below itself.
    PilesUp(Node),
}

/// That a thread came to a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit {
    pub(super) node: Node,
    /// Whether it was the main one.
    pub(super) main: bool,
}

struct Run<'n> {
    net: &'n Net,
    state: State,
    todo: Vec<(usize, Node)>,
    over: bool,
    piles_up: Option<Node>,
    visited: Vec<Visit>,
}

/// A case that has just begun.
pub(super) fn begin(net: &Net, visited: &mut Vec<Visit>) -> After {
    begin_after(net, Vec::new(), visited)
}

/// The same where other cases have done these one-time steps, in their order.
pub(super) fn begin_after(net: &Net, done: Vec<Node>, visited: &mut Vec<Visit>) -> After {
    let main = Thread { parent: None, at: Place::Moving, fork: None };
    let state = State {
        threads: vec![main],
        loops: BTreeMap::new(),
        done,
        order: Vec::new(),
        choosing: None,
        todo: Vec::new(),
    };
    Run::of(net, state, vec![(0, net.start)]).go(visited)
}

/// What comes of it when the task of a thread is done, or conditions choose, and one of the ways of its step taken.
pub(super) fn act(net: &Net, state: &State, thread: usize, way: usize, visited: &mut Vec<Visit>) -> After {
    let Place::Open(node) = state.threads[thread].at else { return After::Runs(state.clone()) };
    let mut state = state.clone();
    state.choosing = None;
    let todo = std::mem::take(&mut state.todo);
    let mut run = Run::of(net, state, todo);
    if net.nodes[node].once && !run.state.done.contains(&node) {
        run.state.done.push(node);
        run.state.done.sort_unstable();
    }
    run.state.threads[thread].at = Place::Moving;
    run.state.order.retain(|other| *other != thread);
    run.leave(thread, node, way);
    run.go(visited)
}

impl<'n> Run<'n> {
    fn of(net: &'n Net, state: State, todo: Vec<(usize, Node)>) -> Self {
        Self { net, state, todo, over: false, piles_up: None, visited: Vec::new() }
    }

    /// Moves threads until somebody has to act, or the case is over.
    fn go(mut self, visited: &mut Vec<Visit>) -> After {
        let most = limits::MAX_AUTOMATIC_STEPS.min(self.net.nodes.len() * 4 + 100);
        let mut steps = 0;
        while !self.over
            && self.piles_up.is_none()
            && self.state.choosing.is_none()
            && let Some((thread, node)) = self.todo.pop()
        {
            steps += 1;
            if steps > most {
                visited.append(&mut self.visited);
                return After::Endless;
            }
            self.enter(thread, node);
        }
        visited.append(&mut self.visited);
        match (self.over, self.piles_up) {
            (true, _) => After::Over,
            (false, Some(fork)) => After::PilesUp(fork),
            (false, None) => {
                if self.state.choosing.is_some() {
                    self.state.todo = self.todo;
                }
                After::Runs(self.state.tidied())
            }
        }
    }

    fn enter(&mut self, thread: usize, node: Node) {
        self.visited.push(Visit { node, main: self.state.threads[thread].parent.is_none() });
        let place = &self.net.nodes[node];
        match place.kind {
            Kind::End => self.finish(thread),
            Kind::Work if place.once && self.state.done.contains(&node) => self.leave(thread, node, 0),
            Kind::Work => {
                self.state.threads[thread].at = Place::Open(node);
                self.state.order.push(thread);
            }
            Kind::Choice => {
                self.state.threads[thread].at = Place::Open(node);
                self.state.choosing = Some(thread);
            }
            Kind::Fork => {
                let mut above = Some(thread);
                while let Some(at) = above {
                    if self.state.threads[at].fork == Some(node) {
                        self.piles_up = Some(node);
                        return;
                    }
                    above = self.state.threads[at].parent;
                }
                self.state.threads[thread].at = Place::Divided;
                let first = self.state.threads.len();
                for (number, way) in place.ways.iter().enumerate() {
                    let child = Thread { parent: Some(thread), at: Place::Moving, fork: Some(node) };
                    self.state.threads.push(child);
                    self.todo.insert(self.todo.len() - number, (first + number, way.to));
                }
            }
            Kind::Join(mode) => match (self.state.threads[thread].parent, mode) {
                (None, _) => self.leave(thread, node, 0),
                (Some(parent), JoinMode::All) => {
                    self.state.threads[thread].at = Place::Waiting(node);
                    self.settle(parent);
                }
                (Some(parent), JoinMode::Any) => {
                    self.drop_below(parent);
                    self.leave(parent, node, 0);
                }
            },
        }
    }

    fn leave(&mut self, thread: usize, node: Node, way: usize) {
        let Some(taken) = self.net.nodes[node].ways.get(way) else { return self.finish(thread) };
        let mut to = taken.to;
        if let Some((times, then)) = taken.bound {
            let count = self.state.loops.entry((node, way)).or_insert(0);
            *count = (*count + 1).min(times);
            if *count >= times {
                to = then;
            }
        }
        self.todo.push((thread, to));
    }

    /// A thread is over, and so are those above it that had only waited for it.
    fn finish(&mut self, thread: usize) {
        let mut at = thread;
        loop {
            let parent = self.state.threads[at].parent;
            self.remove(at);
            match parent {
                None => {
                    self.over = true;
                    return;
                }
                Some(parent) if self.children(parent).next().is_some() => return self.settle(parent),
                Some(parent) => at = parent,
            }
        }
    }

    /// Lets a thread go on if all that it made wait at one join.
    fn settle(&mut self, parent: usize) {
        let join = {
            let mut places = self.children(parent).map(|child| self.state.threads[child].at);
            let Some(Place::Waiting(join)) = places.next() else { return };
            if places.any(|place| place != Place::Waiting(join)) {
                return;
            }
            join
        };
        self.drop_below(parent);
        self.leave(parent, join, 0);
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let threads = self.state.threads.iter().enumerate();
        threads.filter(move |(_, thread)| thread.parent == Some(parent)).map(|(at, _)| at)
    }

    fn drop_below(&mut self, ancestor: usize) {
        let children: Vec<_> = self.children(ancestor).collect();
        for child in children {
            self.drop_below(child);
            self.remove(child);
        }
    }

    /// Leaves a hole, so that the places of others stay what they are.
    fn remove(&mut self, thread: usize) {
        self.state.threads[thread].parent = Some(GONE);
        self.todo.retain(|(other, _)| *other != thread);
        self.state.order.retain(|other| *other != thread);
    }
}

/// The parent of a thread that is gone.
const GONE: usize = usize::MAX;

impl State {
    /// Without the holes that threads have left.
    fn tidied(mut self) -> Self {
        let mut places = vec![GONE; self.threads.len()];
        let mut next = 0;
        for (at, thread) in self.threads.iter().enumerate() {
            if thread.parent != Some(GONE) {
                places[at] = next;
                next += 1;
            }
        }
        self.threads.retain(|thread| thread.parent != Some(GONE));
        for thread in &mut self.threads {
            thread.parent = thread.parent.map(|parent| places[parent]);
        }
        let others = self.choosing.iter_mut().chain(self.todo.iter_mut().map(|(thread, _)| thread));
        for thread in self.order.iter_mut().chain(others) {
            *thread = places[*thread];
        }
        self
    }

    /// The threads at which somebody can act, with the step, in the order in which they came there; or that at which
    /// conditions choose.
    pub(super) fn open(&self) -> impl Iterator<Item = (usize, Node)> {
        let first = self.choosing.as_ref().map_or(self.order.as_slice(), std::slice::from_ref);
        first.iter().filter_map(|at| match self.threads[*at].at {
            Place::Open(node) => Some((*at, node)),
            Place::Waiting(_) | Place::Divided | Place::Moving => None,
        })
    }

    /// The same case, whoever came first.
    pub(super) fn whatever_order(mut self) -> Self {
        self.order.sort_unstable();
        self
    }

    /// Without counts and one-time steps that no longer matter: those of steps that nobody can come to, from where
    /// threads are.
    pub(super) fn forget(&mut self, comes: impl Fn(Node, Node) -> bool) {
        let at = self.threads.iter().filter_map(|thread| match thread.at {
            Place::Open(node) | Place::Waiting(node) => Some(node),
            Place::Divided | Place::Moving => None,
        });
        let at: Vec<Node> = at.chain(self.todo.iter().map(|(_, node)| *node)).collect();
        let matters = |node: Node| at.iter().any(|from| comes(*from, node));
        self.loops.retain(|(node, _), _| matters(*node));
        self.done.retain(|node| matters(*node));
    }

    /// The same state of another flow, in which each step is called otherwise; none if one of them has no name there.
    pub(super) fn translated(&self, name: impl Fn(Node) -> Option<Node>) -> Option<Self> {
        let thread = |thread: &Thread| {
            let at = match thread.at {
                Place::Open(node) => Place::Open(name(node)?),
                Place::Waiting(node) => Place::Waiting(name(node)?),
                Place::Divided | Place::Moving => thread.at,
            };
            let fork = match thread.fork {
                Some(fork) => Some(name(fork)?),
                None => None,
            };
            Some(Thread { parent: thread.parent, at, fork })
        };
        let mut done = self.done.iter().map(|node| name(*node)).collect::<Option<Vec<_>>>()?;
        done.sort_unstable();
        Some(Self {
            threads: self.threads.iter().map(thread).collect::<Option<_>>()?,
            loops: self
                .loops
                .iter()
                .map(|((node, way), count)| Some(((name(*node)?, *way), *count)))
                .collect::<Option<_>>()?,
            done,
            order: self.order.clone(),
            choosing: self.choosing,
            todo: self
                .todo
                .iter()
                .map(|(thread, node)| Some((*thread, name(*node)?)))
                .collect::<Option<_>>()?,
        })
    }
}
