//! How long cases take on the average, when each answer has its share.

use std::collections::BTreeMap;

use super::region::{Arc, OUT, Region};
use super::regions::Net;

/// Places times bounds that are looked at together.
const MOST_TOGETHER: usize = 2_000_000;

/// A loop that is left with less than this share is hardly ever left.
const NEVER: f64 = 1e-9;

/// The mean weight of a case. A loop is gone round as often as its answers say, up to its bound; of a fork, the branch
/// with the longest mean decides (with the shortest, where its join waits for the first), so that where branches vary
/// the true mean is longer (shorter). `None` if cases hardly ever end.
///
/// `weights` and `shares` are by step; `shares` has one entry for each way out.
pub(crate) fn expected(net: &Net, weights: &[f64], shares: &[Vec<f64>]) -> Option<f64> {
    let mut costs = weights.to_vec();
    for fork in &net.forks {
        let mut decides: Option<f64> = None;
        for branch in &fork.branches {
            let mean = mean(branch, &costs, shares)?;
            decides = Some(match decides {
                None => mean,
                Some(other) if fork.any => other.min(mean),
                Some(other) => other.max(mean),
            });
        }
        costs[fork.at] += decides.unwrap_or_default();
    }
    mean(&net.main, &costs, shares)
}

/// An arrow of a region and the share of cases that take it.
type Shared = (usize, f64);

fn mean(region: &Region, costs: &[f64], shares: &[Vec<f64>]) -> Option<f64> {
    if region.is_empty() {
        return Some(0.0);
    }
    let costs: Vec<f64> = region.steps.iter().map(|step| costs[*step]).collect();
    solved(&shared(region, shares)?, &costs).map(|values| values[0])
}

/// The arrows of each place with their shares; where a way has a bound, so much of its share goes the second way as
/// makes the mean number of rounds right.
fn shared(region: &Region, shares: &[Vec<f64>]) -> Option<Vec<Vec<Shared>>> {
    let bounds: Vec<(usize, Arc)> = region
        .arcs
        .iter()
        .enumerate()
        .flat_map(|(place, arcs)| arcs.iter().map(move |arc| (place, *arc)))
        .filter(|(_, arc)| arc.rounds.is_some() && !arc.then)
        .collect();
    let rounds = |arc: &Arc| f64::from(arc.rounds.unwrap_or_default());
    let kept = bounds.iter().map(|(place, arc)| ((*place, arc.exit), rounds(arc).min(1.0))).collect();
    let mut table = Table { region, shares, kept };
    for (place, arc) in &bounds {
        let again = table.again(*place, arc, bounds.len())?;
        let rounds = rounds(arc);
        let sum = if again < 1.0 { (1.0 - again.powf(rounds)) / (1.0 - again) } else { rounds };
        table.kept.insert((*place, arc.exit), sum / (1.0 + sum * again));
    }
    Some((0..region.steps.len()).map(|place| table.row(place)).collect())
}

/// The shares of a region.
struct Table<'a> {
    region: &'a Region,
    shares: &'a [Vec<f64>],
    /// By place and way out, how much of its share a bounded way keeps.
    kept: BTreeMap<(usize, usize), f64>,
}

impl Table<'_> {
    fn share(&self, place: usize, exit: usize) -> f64 {
        let shares = &self.shares[self.region.steps[place]];
        if shares.is_empty() { 1.0 } else { shares.get(exit).copied().unwrap_or_default() }
    }

    fn row(&self, place: usize) -> Vec<Shared> {
        let kept = |exit| self.kept.get(&(place, exit)).copied().unwrap_or(1.0);
        let one = |arc: &Arc| {
            let keeps = match (arc.rounds, arc.then) {
                (None, _) => 1.0,
                (Some(_), false) => kept(arc.exit),
                (Some(_), true) => 1.0 - kept(arc.exit),
            };
            (arc.to, self.share(place, arc.exit) * keeps)
        };
        self.region.arcs[place].iter().map(one).collect()
    }

    /// How likely it is that a case which takes a bounded way chooses it again. Of very many bounds within one loop, each
    /// is looked at as if its own loop stood alone.
    fn again(&self, place: usize, arc: &Arc, bounds: usize) -> Option<f64> {
        let Some(root) = self.region.group[place] else { return Some(0.0) };
        let group = &self.region.members[&root];
        let own = self.region.backs.iter().find(|back| (back.from, back.head) == (place, arc.to));
        let members = match own {
            Some(own) if group.len() * bounds > MOST_TOGETHER => &own.body,
            None if group.len() * bounds > MOST_TOGETHER => return Some(self.share(place, arc.exit)),
            Some(_) | None => group,
        };
        let at = |place: usize| members.binary_search(&place).ok();
        let Some(to) = at(arc.to) else { return Some(0.0) };
        let row = |from: &usize| {
            let shares = self.row(*from).into_iter().zip(&self.region.arcs[*from]);
            // Who chooses it has arrived: the way itself leads nowhere here.
            let others = shares.filter(|(_, other)| *from != place || other.exit != arc.exit);
            others.filter_map(|((to, share), _)| Some((at(to)?, share))).collect()
        };
        let rows: Vec<Vec<Shared>> = members.iter().map(row).collect();
        let mut costs = vec![0.0; members.len()];
        costs[at(place)?] = self.share(place, arc.exit);
        let values = solved(&rows, &costs)?;
        Some(values[to].clamp(0.0, 1.0))
    }
}

/// A value that is so much, and a multiple of the values of some heads of loops, the last one first.
#[derive(Clone, Default)]
struct Form {
    fixed: f64,
    heads: Vec<(usize, f64)>,
}

impl Form {
    fn add(&mut self, other: &Self, times: f64) {
        self.fixed += other.fixed * times;
        for (head, share) in &other.heads {
            self.add_head(*head, share * times);
        }
    }

    fn add_head(&mut self, head: usize, share: f64) {
        match self.heads.binary_search_by(|(other, _)| head.cmp(other)) {
            Ok(at) => self.heads[at].1 += share,
            Err(at) => self.heads.insert(at, (head, share)),
        }
    }
}

/// Solves `value = cost + the mean of the values behind it` for every place. From the last place to the first, each is
/// put in terms of the heads to which ways lead back; as soon as a head is reached, it is put in terms of those before
/// it. `None` if a loop is never left.
fn solved(arcs: &[Vec<Shared>], costs: &[f64]) -> Option<Vec<f64>> {
    let mut forms: Vec<Form> = vec![Form::default(); arcs.len()];
    for place in (0..arcs.len()).rev() {
        let mut form = Form { fixed: costs[place], heads: Vec::new() };
        for (to, share) in arcs[place].iter().filter(|(to, _)| *to != OUT) {
            if *to <= place {
                form.add_head(*to, *share);
            } else {
                form.add(&forms[*to], *share);
            }
        }
        // Heads behind this place have been solved; they stand there only where a way jumps into their loop.
        while let Some((head, share)) = form.heads.first().copied().filter(|(head, _)| *head >= place) {
            form.heads.remove(0);
            if head > place {
                form.add(&forms[head], share);
                continue;
            }
            let left = 1.0 - share;
            if left < NEVER {
                return None;
            }
            form.fixed /= left;
            form.heads.iter_mut().for_each(|(_, share)| *share /= left);
        }
        forms[place] = form;
    }
    let mut values: Vec<f64> = Vec::with_capacity(forms.len());
    for form in &forms {
        let of_heads = form.heads.iter().map(|(head, share)| share * values[*head]);
        let value = form.fixed + of_heads.sum::<f64>();
        values.push(value);
    }
    Some(values)
}
