//! The finitely many kinds of values of a field that conditions can tell apart: one example of each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::test::{Amount, Test, Words};
use super::{Condition, Field, Fields, Kind, Number, Value};

/// An example of a kind of values; `None` when the field is not given.
pub(super) type Cell = Option<Sample>;

/// A value that is owned.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Sample {
    Rank(Value<'static>),
    Words(String),
}

impl Sample {
    pub(super) fn value(&self) -> Value<'_> {
        match self {
            Self::Rank(value) => *value,
            Self::Words(words) => Value::Text(words),
        }
    }
}

/// Where a field's values change what conditions say.
#[derive(Default)]
struct Edges {
    ranks: BTreeSet<i64>,
    words: BTreeSet<String>,
}

/// For each field that the conditions look at, its place and its cells in order.
///
/// # Errors
/// The places of the fields, when a condition compares two whose values do not come in a list.
pub(super) fn cells(
    fields: &Fields,
    conditions: &[Option<&Condition>],
    may_be_missing: &dyn Fn(usize) -> bool,
) -> Result<Vec<(usize, Vec<Cell>)>, Vec<usize>> {
    let mut edges = BTreeMap::new();
    for condition in conditions.iter().flatten() {
        gather(&condition.test, fields, &mut edges)?;
    }
    let of = |(place, edges): (usize, Edges)| {
        let field = fields.at(place)?;
        let missing = may_be_missing(place).then_some(None);
        Some((place, samples(field, &edges).into_iter().map(Some).chain(missing).collect()))
    };
    Ok(edges.into_iter().filter_map(of).collect())
}

fn gather(test: &Test, fields: &Fields, edges: &mut BTreeMap<usize, Edges>) -> Result<(), Vec<usize>> {
    match test {
        Test::Always(_) => {}
        Test::Is(place) | Test::Given(place) => drop(edges.entry(*place).or_default()),
        Test::Not(test) => gather(test, fields, edges)?,
        Test::All(tests) | Test::Any(tests) => {
            tests.iter().try_for_each(|test| gather(test, fields, edges))?;
        }
        Test::Same(a, b) => {
            gather(a, fields, edges)?;
            gather(b, fields, edges)?;
        }
        Test::Compare(_, a, b) => {
            let (mut line, mut there) = (Line::default(), BTreeSet::new());
            line.add(a, 1);
            line.add(b, -1);
            a.each_place(&mut |place, _| there.extend([place]));
            b.each_place(&mut |place, _| there.extend([place]));
            for place in &there {
                edges.entry(*place).or_default();
            }
            let listed =
                |place: &usize| matches!(fields.at(*place).map(|field| &field.kind), Some(Kind::Choice(_)));
            if there.iter().all(listed) {
                return Ok(());
            }
            let sloped: Vec<_> = line.slopes.iter().filter(|(_, slope)| **slope != 0).collect();
            match sloped.as_slice() {
                [] => {}
                [(place, slope)] => edges.entry(**place).or_default().ranks.extend(line.roots(**slope)),
                _ => return Err(there.into_iter().collect()),
            }
        }
        Test::SameWords(a, b) => match (a, b) {
            (Words::Const(_), Words::Const(_)) => {}
            (Words::Field(place), Words::Const(words)) | (Words::Const(words), Words::Field(place)) => {
                edges.entry(*place).or_default().words.insert(words.to_string());
            }
            (Words::Field(a), Words::Field(b)) if a == b => drop(edges.entry(*a).or_default()),
            (Words::Field(a), Words::Field(b)) => return Err(vec![*a, *b]),
        },
    }
    Ok(())
}

/// A difference of two amounts: so many times each field, and a rest.
#[derive(Default)]
struct Line {
    slopes: BTreeMap<usize, i128>,
    rest: i128,
}

impl Line {
    fn add(&mut self, amount: &Amount, times: i128) {
        match amount {
            Amount::Const(units) => {
                self.rest = self.rest.saturating_add(i128::from(*units).saturating_mul(times));
            }
            Amount::Field(place) => {
                let slope = self.slopes.entry(*place).or_default();
                *slope = slope.saturating_add(times);
            }
            Amount::Plus(a, b) => {
                self.add(a, times);
                self.add(b, times);
            }
            Amount::Less(a, b) => {
                self.add(a, times);
                self.add(b, -times);
            }
            Amount::Times(a, factor) => self.add(a, times.saturating_mul(i128::from(*factor))),
        }
    }

    /// The whole ranks round the place where the line crosses zero.
    fn roots(&self, slope: i128) -> impl Iterator<Item = i64> + use<> {
        let below = (-self.rest).div_euclid(slope);
        let exact = (-self.rest).rem_euclid(slope) == 0;
        // With a negative slope, the division rounds up.
        let other = match (exact, slope > 0) {
            (true, _) => below,
            (false, true) => below + 1,
            (false, false) => below - 1,
        };
        [below, other].into_iter().filter_map(|rank| i64::try_from(rank).ok())
    }
}

fn samples(field: &Field, edges: &Edges) -> Vec<Sample> {
    let of = |values: Vec<Value<'static>>| values.into_iter().map(Sample::Rank).collect();
    match &field.kind {
        Kind::YesNo => of(vec![Value::YesNo(true), Value::YesNo(false)]),
        Kind::Choice(words) => of((0..words.len()).map(Value::Choice).collect()),
        Kind::Number { whole, from, to } => {
            let step = if *whole { Number::ONE } else { 1 };
            let ranks = ranks(&edges.ranks, from.units(), to.units(), step, Number::ONE);
            of(ranks.into_iter().filter_map(Number::from_units).map(Value::Number).collect())
        }
        Kind::Date { from, to } => {
            let rank = |day: &NaiveDate| i64::from(day.num_days_from_ce());
            let day = |rank: i64| i32::try_from(rank).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
            let ranks = ranks(&edges.ranks, rank(from), rank(to), 1, 1);
            of(ranks.into_iter().filter_map(day).map(Value::Date).collect())
        }
        Kind::Text => {
            let mut other = "teks lain".to_owned();
            while edges.words.contains(&other) {
                other.push('.');
            }
            edges.words.iter().cloned().chain([other]).map(Sample::Words).collect()
        }
    }
}

/// One rank of each stretch between edges: the ends of the range, the edges, and one between each two. Only multiples
/// of `step`, and of `round` where there is one.
fn ranks(edges: &BTreeSet<i64>, from: i64, to: i64, step: i64, round: i64) -> BTreeSet<i64> {
    // What lies between two multiples has no value of its own.
    let up = |rank: i64, step: i64| rank + (step - rank.rem_euclid(step)) % step;
    let (from, to) = (up(from, step), to - to.rem_euclid(step));
    let edge = |rank: &i64| {
        let below = rank - rank.rem_euclid(step);
        [below, up(*rank, step)]
    };
    let inside = |rank: &i64| (from..=to).contains(rank);
    // An edge may lie far outside; its neighbours in the range are the ends.
    let edges = edges.iter().filter(|rank| (from..=to).contains(*rank)).flat_map(edge).chain([from, to]);
    let fixed: BTreeSet<i64> = edges.filter(inside).collect();
    let between = fixed.iter().zip(fixed.iter().skip(1)).filter_map(|(a, b)| {
        let whole = up(a + step, round);
        let middle = a + (b - a) / step / 2 * step;
        [whole, middle].into_iter().find(|rank| a < rank && rank < b)
    });
    between.chain(fixed.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stretch_has_a_rank() {
        let ranks = |edges: &[i64], from, to, step| {
            ranks(&edges.iter().copied().collect(), from, to, step, 10).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(ranks(&[], 0, 0, 1), [0]);
        assert_eq!(ranks(&[], 0, 9, 1), [0, 4, 9]);
        assert_eq!(ranks(&[25], 0, 100, 1), [0, 10, 25, 30, 100]);
        assert_eq!(ranks(&[25], 0, 100, 10), [0, 10, 20, 30, 40, 100]);
        assert_eq!(ranks(&[-5, 200], 0, 100, 10), [0, 10, 100]);
        assert_eq!(ranks(&[], 5, 8, 10), [] as [i64; 0]);
    }
}
