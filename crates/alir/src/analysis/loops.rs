//! The loops of a region: the places of each, and how often a case can go round.

use super::region::{Arc, Back, OUT, Region};

/// Finds the ways back of a region, and which loops have places in common.
pub(super) fn find(region: &mut Region) {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); region.steps.len()];
    let mut backs: Vec<(usize, Arc)> = Vec::new();
    for (from, arcs) in region.arcs.iter().enumerate() {
        for arc in arcs.iter().filter(|arc| arc.to != OUT) {
            before[arc.to].push(from);
            if arc.to <= from {
                backs.push((from, *arc));
            }
        }
    }
    if backs.is_empty() {
        return;
    }
    // A loop inside another begins later.
    backs.sort_by_key(|(from, arc)| (std::cmp::Reverse(arc.to), *from));
    let mut seen = vec![usize::MAX; region.steps.len()];
    let mut union = Union((0..region.steps.len()).collect());
    for (number, (from, arc)) in backs.iter().enumerate() {
        let body = body(*from, arc.to, &before, &mut seen, number);
        for place in &body {
            union.join(arc.to, *place);
        }
        let rounds = rounds(region, *from, arc, &body);
        region.backs.push(Back { from: *from, head: arc.to, exit: arc.exit, body, rounds });
    }
    for back in &region.backs {
        for place in &back.body {
            region.group[*place] = Some(union.root(*place));
        }
    }
    for (place, group) in region.group.iter().enumerate() {
        if let Some(root) = group {
            region.members.entry(*root).or_default().push(place);
        }
    }
}

/// The places from which the end of a loop is reached without passing its head again, and the head, in order.
fn body(from: usize, head: usize, before: &[Vec<usize>], seen: &mut [usize], stamp: usize) -> Vec<usize> {
    let mut body = vec![head];
    seen[head] = stamp;
    let mut open = vec![from];
    while let Some(place) = open.pop() {
        // What stands before the head belongs to it only where the flow jumps into the middle of a loop.
        if place > head && seen[place] != stamp {
            seen[place] = stamp;
            body.push(place);
            open.extend(&before[place]);
        }
    }
    body.sort_unstable();
    body
}

/// How often a way back can be taken: as often as its own bound allows, or one that every round has to pass.
fn rounds(region: &Region, from: usize, back: &Arc, body: &[usize]) -> Option<u64> {
    if back.then {
        return None;
    }
    if let Some(rounds) = back.rounds {
        return Some(u64::from(rounds));
    }
    let bounds: Vec<(usize, Arc)> = body
        .iter()
        .flat_map(|place| region.arcs[*place].iter().map(move |arc| (*place, *arc)))
        .filter(|(place, arc)| arc.rounds.is_some() && !arc.then && arc.to != OUT && arc.to > *place)
        .collect();
    let count = |bounds: &[(usize, Arc)]| {
        bounds.iter().map(|(_, arc)| u64::from(arc.rounds.unwrap_or_default())).sum::<u64>()
    };
    // Most loops have one; where there are many, they are looked at together.
    let alone = bounds.chunks(1).take(8).filter(|one| !passes(region, from, back.to, body, one)).map(count);
    alone.min().or_else(|| (!passes(region, from, back.to, body, &bounds)).then(|| count(&bounds)))
}

/// Whether the end of a loop can be reached from its head without these arrows.
fn passes(region: &Region, from: usize, head: usize, body: &[usize], without: &[(usize, Arc)]) -> bool {
    let mut reached = vec![false; body.len()];
    reached[0] = true;
    debug_assert_eq!(body.first(), Some(&head));
    for at in 0..body.len() {
        let place = body[at];
        if !reached[at] {
            continue;
        }
        if place == from {
            return true;
        }
        for arc in region.arcs[place].iter().filter(|arc| arc.to > place) {
            let is =
                |(from, other): &(usize, Arc)| (*from, other.exit, other.then) == (place, arc.exit, arc.then);
            if let (false, Ok(to)) = (without.iter().any(is), body.binary_search(&arc.to)) {
                reached[to] = true;
            }
        }
    }
    false
}

/// Sets that are joined to one.
struct Union(Vec<usize>);

impl Union {
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
