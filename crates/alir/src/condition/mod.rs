//! Conditions: a small, total, typed language over the fields (*isian*) of a case.
//!
//! ```text
//! any     = all { ("atau" | "or") all }
//! all     = not { ("dan" | "and") not }
//! not     = ("bukan" | "not") not | compare
//! compare = sum [ ("=" | "!=" | "<>" | "<" | "<=" | ">" | ">=") sum | ("dalam" | "in") set ]
//! set     = "[" value ".." value "]" | "(" value { ("," | ";") value } ")"
//! sum     = product { ("+" | "-") product }
//! product = sign { "*" sign }
//! sign    = "-" sign | number | date | text | "ya" | "tidak" | NAME | "ada" NAME | "(" any ")"
//! ```
//!
//! Every condition ends: there is no loop, no division and no call, depth and length have limits, and a number that
//! could become too large is found when the condition is read. A comparison with a field that was not given is
//! *unknown*; `dan`, `atau` and `bukan` go on with it as far as they can (Kleene), and what is unknown does not hold.

mod cells;
mod check;
mod cover;
mod field;
mod number;
mod parse;
mod syntax;
mod test;
mod token;

use crate::diagnostic::Span;
use crate::lang::Text;

pub use cover::{Coverage, Example, cover};
pub use field::{Field, Fields, Kind, Value};
pub use number::Number;
pub use parse::parse;
pub use syntax::{Expr, Node, Op};
pub use token::RESERVED;

/// A condition whose names and types are right, ready to be tried.
///
/// ```
/// use alir::condition::{Condition, Field, Fields, Kind, Value};
/// let jumlah = Field { name: "jumlah".to_owned(), title: "Jumlah".to_owned(), kind: Kind::NUMBER };
/// let fields = Fields::new([jumlah]);
/// let many = Condition::read("jumlah > 5", &fields).map_err(|wrong| wrong[0].what.to_string())?;
/// assert!(many.holds(&fields.values(|_| Some("6"))));
/// assert!(!many.holds(&fields.values(|_| None)));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    test: test::Test,
}

impl Condition {
    /// Reads a condition over these fields.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the text.
    pub fn read(text: &str, fields: &Fields) -> Result<Self, Vec<Wrong>> {
        check::check(&parse(text).map_err(|wrong| vec![wrong])?, fields).map(|test| Self { test })
    }

    /// Whether it holds for these values, which stand by place of their field; `None` when that cannot be told,
    /// because a value is not given. Allocates nothing.
    pub fn holds_or_unknown(&self, values: &[Option<Value<'_>>]) -> Option<bool> {
        self.test.of(values)
    }

    /// Whether it certainly holds.
    pub fn holds(&self, values: &[Option<Value<'_>>]) -> bool {
        self.holds_or_unknown(values) == Some(true)
    }

    /// The places of the fields whose value it looks at, in order.
    pub fn looks_at(&self) -> Vec<usize> {
        test::sorted(|places| self.test.each_place(&mut |place, _| places.push(place)))
    }

    /// The places of the fields of which it asks whether they were given, in order.
    pub fn asks_whether(&self) -> Vec<usize> {
        test::sorted(|places| {
            self.test.each_place(&mut |place, whether| {
                if whether {
                    places.push(place);
                }
            });
        })
    }
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Wrong {
    /// Which kind of mistake.
    pub kind: Mistake,
    /// Where, in bytes of the condition.
    pub span: Span,
    /// What.
    pub what: Text,
    /// What to write instead.
    pub hint: Text,
}

/// Kinds of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is no condition.
    Unreadable,
    /// No field has this name.
    Unknown,
    /// Parts do not go together.
    Type,
}

impl Wrong {
    fn unreadable(span: Span, what: Text) -> Self {
        Self { kind: Mistake::Unreadable, span, what, hint: Text::default() }
    }

    fn hint(self, hint: Text) -> Self {
        Self { hint, ..self }
    }
}
