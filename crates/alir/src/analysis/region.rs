//! A part of the flow in which one thing happens at a time: its places in order, and its ways back.

use std::collections::BTreeMap;

/// An arrow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The step that it leads to; in a region, the place, or [`OUT`].
    pub(crate) to: usize,
    /// Which of the ways that leave its step it belongs to, in the order of the file.
    pub(crate) exit: usize,
    /// How often it may be taken before its second way is.
    pub(crate) rounds: Option<u32>,
    /// Whether it is the second way of a bound.
    pub(crate) then: bool,
    /// Whether it begins a branch.
    pub(crate) forks: bool,
}

/// Where an arrow leads that leaves the region.
pub(crate) const OUT: usize = usize::MAX;

/// A part of the flow without forks. Places are numbered so that an arrow to the same or a smaller number leads back
/// (reverse postorder); place 0 is the entry. A place without arrows, and an arrow to [`OUT`], end it.
pub(crate) struct Region {
    /// The step at each place.
    pub(crate) steps: Vec<usize>,
    /// The arrows that leave each place.
    pub(crate) arcs: Vec<Vec<Arc>>,
    /// The ways back, those of inner loops first.
    pub(crate) backs: Vec<Back>,
    /// For each place, the outermost loop that it is in.
    pub(crate) group: Vec<Option<usize>>,
    /// The places of each outermost loop, in order; it goes by the name of the first.
    pub(crate) members: BTreeMap<usize, Vec<usize>>,
}

/// An arrow that leads back.
pub(crate) struct Back {
    /// Where it begins.
    pub(crate) from: usize,
    /// Where it leads: the head of its loop.
    pub(crate) head: usize,
    /// Which way out of its step it is.
    pub(crate) exit: usize,
    /// The places of its loop, in order.
    pub(crate) body: Vec<usize>,
    /// How often a case can take it; `None` for as often as people choose to.
    pub(crate) rounds: Option<u64>,
}

impl Region {
    /// The places that can be reached from an entry without passing `stop`. `place` is scratch, [`OUT`] all over;
    /// `None` when the flow of a place is not known.
    pub(crate) fn new<'a>(
        entry: usize,
        stop: Option<usize>,
        next: impl Fn(usize) -> Option<&'a [Arc]>,
        place: &mut [usize],
    ) -> Option<Self> {
        if Some(entry) == stop {
            return Some(Self::of(Vec::new(), Vec::new()));
        }
        let (mut order, mut open) = (Vec::new(), vec![(entry, 0)]);
        let mut known = true;
        place[entry] = 0;
        while let Some((node, at)) = open.last_mut() {
            let arcs = next(*node).unwrap_or_else(|| {
                known = false;
                &[]
            });
            if let Some(arc) = arcs.get(*at) {
                *at += 1;
                if Some(arc.to) != stop && place[arc.to] == OUT {
                    place[arc.to] = 0;
                    open.push((arc.to, 0));
                }
            } else {
                order.push(*node);
                open.pop();
            }
        }
        order.reverse();
        for (at, step) in order.iter().enumerate() {
            place[*step] = at;
        }
        let local = |arc: &Arc| Arc { to: if Some(arc.to) == stop { OUT } else { place[arc.to] }, ..*arc };
        let arcs =
            order.iter().map(|step| next(*step).unwrap_or_default().iter().map(local).collect()).collect();
        for step in &order {
            place[*step] = OUT;
        }
        known.then(|| Self::of(order, arcs))
    }

    fn of(steps: Vec<usize>, arcs: Vec<Vec<Arc>>) -> Self {
        let group = vec![None; steps.len()];
        let mut region = Self { steps, arcs, backs: Vec::new(), group, members: BTreeMap::new() };
        super::loops::find(&mut region);
        region
    }

    /// Whether a case can go through it without any step.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}
