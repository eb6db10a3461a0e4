//! How many different ways lead through a chart.

use super::region::{OUT, Region};
use super::regions::Net;

/// A number that may be too large to be counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    /// So many, or more than that.
    pub at_least: u64,
    /// Whether it is exactly that many.
    pub exact: bool,
}

impl Count {
    fn new(number: u64) -> Self {
        Self { at_least: number, exact: number < u64::MAX }
    }
}

/// The ways from the start to an end. Whenever a way comes to a loop it may go round it once, or not at all; the
/// branches of a fork count with each other; the second way of a bound is not taken.
pub(crate) fn count(net: &Net) -> Count {
    let mut ways = vec![1_u64; net.fork_at.len()];
    for fork in &net.forks {
        let branches = fork.branches.iter().map(|branch| through(branch, &ways));
        ways[fork.at] = branches.fold(1, u64::saturating_mul);
    }
    Count::new(through(&net.main, &ways))
}

/// The ways through a region; `ways` are those within each step.
fn through(region: &Region, ways: &[u64]) -> u64 {
    if region.is_empty() {
        return 1;
    }
    let count = region.steps.len();
    let own = |place: usize| ways[region.steps[place]];
    // How many more ways there are where a loop begins.
    let mut factor = vec![1_u64; count];
    let mut of_head = vec![0_u64; count];
    for back in &region.backs {
        let mut upto = vec![0_u64; back.body.len()];
        upto[0] = own(back.head);
        for at in 0..back.body.len() {
            let place = back.body[at];
            for arc in region.arcs[place].iter().filter(|arc| arc.to > place && !arc.then) {
                if let Ok(to) = back.body.binary_search(&arc.to) {
                    let within = own(arc.to).saturating_mul(factor[arc.to]);
                    upto[to] = upto[to].saturating_add(upto[at].saturating_mul(within));
                }
            }
        }
        let rounds = back.body.binary_search(&back.from).map_or(0, |at| upto[at]);
        of_head[back.head] = of_head[back.head].saturating_add(rounds);
        factor[back.head] = of_head[back.head].saturating_add(1);
    }
    let mut from = vec![0_u64; count];
    for place in (0..count).rev() {
        let next = |to: usize| if to == OUT { 1 } else { from[to].saturating_mul(factor[to]) };
        let arcs = region.arcs[place].iter().filter(|arc| arc.to > place && !arc.then);
        let ways = arcs.map(|arc| next(arc.to)).fold(0, u64::saturating_add);
        let ways = if region.arcs[place].is_empty() { 1 } else { ways };
        from[place] = ways.saturating_mul(own(place));
    }
    from[0].saturating_mul(factor[0])
}
