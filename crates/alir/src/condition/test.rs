//! A checked condition and how it is tried: places instead of names, no type that could be wrong.

use super::{Op, Value};

/// A question that is answered by yes, no or "cannot be told".
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Test {
    Always(bool),
    /// The value of a yes/no field.
    Is(usize),
    Given(usize),
    Not(Box<Test>),
    All(Box<[Test]>),
    Any(Box<[Test]>),
    /// Whether two answers are the same.
    Same(Box<Test>, Box<Test>),
    Compare(Op, Amount, Amount),
    /// Whether two texts are the same.
    SameWords(Words, Words),
}

/// A number, a day or the place of a choice.
///
/// Invariant: no value of the fields makes it overflow; [`super::check`] sees to it.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Amount {
    Const(i64),
    Field(usize),
    Plus(Box<Amount>, Box<Amount>),
    Less(Box<Amount>, Box<Amount>),
    Times(Box<Amount>, i64),
}

/// A text.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Words {
    Const(Box<str>),
    Field(usize),
}

fn value<'v>(values: &[Option<Value<'v>>], place: usize) -> Option<Value<'v>> {
    values.get(place).copied().flatten()
}

impl Test {
    pub(super) fn of(&self, values: &[Option<Value<'_>>]) -> Option<bool> {
        match self {
            Self::Always(answer) => Some(*answer),
            Self::Is(place) => match value(values, *place)? {
                Value::YesNo(answer) => Some(answer),
                Value::Text(_) | Value::Number(_) | Value::Date(_) | Value::Choice(_) => None,
            },
            Self::Given(place) => Some(value(values, *place).is_some()),
            Self::Not(test) => test.of(values).map(|answer| !answer),
            Self::All(tests) => until(tests, false, values),
            Self::Any(tests) => until(tests, true, values),
            Self::Same(a, b) => Some(a.of(values)? == b.of(values)?),
            Self::Compare(op, a, b) => Some(op.holds(&a.of(values)?, &b.of(values)?)),
            Self::SameWords(a, b) => Some(a.of(values)? == b.of(values)?),
        }
    }

    /// Shows the place of every field, and whether it is only asked if the field was given.
    pub(super) fn each_place(&self, see: &mut dyn FnMut(usize, bool)) {
        match self {
            Self::Always(_) => {}
            Self::Is(place) => see(*place, false),
            Self::Given(place) => see(*place, true),
            Self::Not(test) => test.each_place(see),
            Self::All(tests) | Self::Any(tests) => tests.iter().for_each(|test| test.each_place(see)),
            Self::Same(a, b) => {
                a.each_place(see);
                b.each_place(see);
            }
            Self::Compare(_, a, b) => {
                a.each_place(see);
                b.each_place(see);
            }
            Self::SameWords(a, b) => {
                for words in [a, b] {
                    if let Words::Field(place) = words {
                        see(*place, false);
                    }
                }
            }
        }
    }
}

/// All tests, or any of them: `decisive` is the answer of one that settles it.
fn until(tests: &[Test], decisive: bool, values: &[Option<Value<'_>>]) -> Option<bool> {
    let mut answer = Some(!decisive);
    for test in tests {
        match test.of(values) {
            Some(one) if one == decisive => return Some(decisive),
            Some(_) => {}
            None => answer = None,
        }
    }
    answer
}

impl Amount {
    pub(super) fn of(&self, values: &[Option<Value<'_>>]) -> Option<i64> {
        match self {
            Self::Const(amount) => Some(*amount),
            Self::Field(place) => value(values, *place)?.rank(),
            Self::Plus(a, b) => a.of(values)?.checked_add(b.of(values)?),
            Self::Less(a, b) => a.of(values)?.checked_sub(b.of(values)?),
            Self::Times(a, times) => a.of(values)?.checked_mul(*times),
        }
    }

    pub(super) fn each_place(&self, see: &mut dyn FnMut(usize, bool)) {
        match self {
            Self::Const(_) => {}
            Self::Field(place) => see(*place, false),
            Self::Plus(a, b) | Self::Less(a, b) => {
                a.each_place(see);
                b.each_place(see);
            }
            Self::Times(a, _) => a.each_place(see),
        }
    }
}

impl Words {
    fn of<'v>(&'v self, values: &[Option<Value<'v>>]) -> Option<&'v str> {
        match self {
            Self::Const(words) => Some(words),
            Self::Field(place) => match value(values, *place)? {
                Value::Text(words) => Some(words),
                Value::Number(_) | Value::YesNo(_) | Value::Date(_) | Value::Choice(_) => None,
            },
        }
    }
}

/// What is collected, in order and once each.
pub(super) fn sorted(collect: impl FnOnce(&mut Vec<usize>)) -> Vec<usize> {
    let mut places = Vec::new();
    collect(&mut places);
    places.sort_unstable();
    places.dedup();
    places
}
