//! Whether the branches of a decision leave a gap or overlap, decided by trying every kind of values.

use super::cells::{Cell, Sample, cells};
use super::{Condition, Fields, Value};
use crate::limits;

/// What is known about the branches of a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Coverage {
    /// Every kind of values was tried.
    Decided {
        /// Values for which no branch holds.
        gap: Option<Example>,
        /// Pairs of branches that both hold for some values, the earlier one first; at most
        /// [`limits::MAX_FINDINGS`].
        overlaps: Vec<(usize, usize, Example)>,
        /// Branches that hold for no values.
        never: Vec<usize>,
    },
    /// A condition compares or adds the values of these fields, so that their kinds are not finitely many.
    Together(Vec<usize>),
    /// There are so many kinds of values that they were not all tried.
    TooMany(usize),
}

/// Values of fields: the place of each, and the value as text or none for one that is not given.
pub type Example = Vec<(usize, Option<String>)>;

/// Looks whether some values satisfy none of the conditions, or two of them. `None` stands for a branch that holds
/// when no other does. Each try of a condition costs one of `tries`.
pub fn cover(
    fields: &Fields,
    conditions: &[Option<&Condition>],
    may_be_missing: &dyn Fn(usize) -> bool,
    tries: &mut usize,
) -> Coverage {
    let cells = match cells(fields, conditions, may_be_missing) {
        Ok(cells) => cells,
        Err(places) => return Coverage::Together(places),
    };
    let kinds = cells.iter().fold(1usize, |kinds, (_, cells)| kinds.saturating_mul(cells.len()));
    let cost = kinds.saturating_mul(conditions.len());
    if cost > *tries {
        return Coverage::TooMany(kinds);
    }
    *tries -= cost;

    let otherwise = conditions.iter().any(Option::is_none);
    let (mut gap, mut overlaps): (Option<Example>, Vec<(usize, usize, Example)>) = (None, Vec::new());
    let mut ever: Vec<bool> = conditions.iter().map(Option::is_none).collect();
    each(fields, &cells, &mut |values, chosen| {
        let held = |condition: Option<&Condition>| condition.is_some_and(|condition| condition.holds(values));
        let mut holding = (0..conditions.len()).filter(|at| held(conditions[*at]));
        let Some(first) = holding.next() else {
            if !otherwise && gap.is_none() {
                gap = Some(example(fields, &cells, chosen));
            }
            return;
        };
        ever[first] = true;
        for other in holding {
            ever[other] = true;
            let is_full = overlaps.len() >= limits::MAX_FINDINGS;
            if !is_full && !overlaps.iter().any(|(a, b, _)| (*a, *b) == (first, other)) {
                overlaps.push((first, other, example(fields, &cells, chosen)));
            }
        }
    });
    let never = ever.iter().enumerate().filter(|(_, ever)| !**ever).map(|(at, _)| at).collect();
    Coverage::Decided { gap, overlaps, never }
}

/// What is shown of a combination: the values by place, and which cell of each field was chosen.
type See<'s, 'c> = dyn FnMut(&[Option<Value<'c>>], &[usize]) + 's;

/// Shows every combination of cells.
fn each<'c>(fields: &Fields, cells: &'c [(usize, Vec<Cell>)], see: &mut See<'_, 'c>) {
    if cells.iter().any(|(_, cells)| cells.is_empty()) {
        return;
    }
    let mut values = vec![None; fields.iter().len()];
    let mut chosen = vec![0; cells.len()];
    loop {
        for ((place, cells), at) in cells.iter().zip(&chosen) {
            values[*place] = cells[*at].as_ref().map(Sample::value);
        }
        see(&values, &chosen);
        // The next combination, like the next number: the last place first.
        let mut at = cells.len();
        loop {
            let Some(before) = at.checked_sub(1) else { return };
            at = before;
            chosen[at] += 1;
            if chosen[at] < cells[at].1.len() {
                break;
            }
            chosen[at] = 0;
        }
    }
}

fn example(fields: &Fields, cells: &[(usize, Vec<Cell>)], chosen: &[usize]) -> Example {
    let one = |((place, cells), at): (&(usize, Vec<Cell>), &usize)| {
        let value = cells[*at].as_ref().map(Sample::value);
        let shown = fields.at(*place).zip(value).map(|(field, value)| field.kind.show(value));
        (*place, shown)
    };
    cells.iter().zip(chosen).map(one).collect()
}
