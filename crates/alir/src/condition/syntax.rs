//! The syntax tree of a condition: what was written, each part with its place in the text.

use std::fmt;

use chrono::NaiveDate;

use super::Number;
use crate::diagnostic::Span;

/// A part of a condition. Two are equal when they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub node: Node,
    /// Its place in the text of the condition, in bytes.
    pub span: Span,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl From<Node> for Expr {
    fn from(node: Node) -> Self {
        Self { node, span: Span::default() }
    }
}

/// What a part of a condition is.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// `5`, `-1,5`
    Number(Number),
    /// `2026-03-16`
    Date(NaiveDate),
    /// `"berat"`
    Text(String),
    /// `ya`, `tidak`
    YesNo(bool),
    /// The value of a field.
    Name(String),
    /// `ada NAME`: whether a field was given.
    Given(String),
    /// `bukan X`
    Not(Box<Expr>),
    /// `X dan Y`, two or more.
    All(Vec<Expr>),
    /// `X atau Y`, two or more.
    Any(Vec<Expr>),
    /// `X < Y`
    Compare(Op, Box<Expr>, Box<Expr>),
    /// `X dalam [1..10]`, both ends included.
    Within(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `X dalam ("a", "b")`, two or more.
    OneOf(Box<Expr>, Vec<Expr>),
    /// `X + Y`
    Plus(Box<Expr>, Box<Expr>),
    /// `X - Y`
    Less(Box<Expr>, Box<Expr>),
    /// `X * Y`
    Times(Box<Expr>, Box<Expr>),
    /// `-X`, where X is no number itself.
    Minus(Box<Expr>),
}

/// How two values are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Op {
    /// `=`
    Equal,
    /// `!=`, `<>`
    Differs,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Op {
    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Differs => "!=",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether it holds between two values that lie in a row.
    pub fn holds<T: Ord>(self, a: &T, b: &T) -> bool {
        match self {
            Self::Equal => a == b,
            Self::Differs => a != b,
            Self::Below => a < b,
            Self::AtMost => a <= b,
            Self::Above => a > b,
            Self::AtLeast => a >= b,
        }
    }
}

/// How tightly a part holds together: what stands inside something tighter is put into parentheses.
fn strength(node: &Node) -> u8 {
    match node {
        Node::Any(_) => 1,
        Node::All(_) => 2,
        Node::Not(_) => 3,
        Node::Compare(..) | Node::Within(..) | Node::OneOf(..) => 4,
        Node::Plus(..) | Node::Less(..) => 5,
        Node::Times(..) => 6,
        Node::Minus(_) => 7,
        Node::Number(_) | Node::Date(_) | Node::Text(_) | Node::YesNo(_) | Node::Name(_) | Node::Given(_) => {
            8
        }
    }
}

/// The condition as text in its plainest form. Reading it again gives an equal tree, unless a text in it holds both
/// kinds of quotation marks.
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(number) => write!(f, "{number}"),
            Node::Date(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Node::Text(text) if text.contains('"') => write!(f, "'{text}'"),
            Node::Text(text) => write!(f, "\"{text}\""),
            Node::YesNo(yes) => f.write_str(if *yes { "ya" } else { "tidak" }),
            Node::Name(name) => f.write_str(name),
            Node::Given(name) => write!(f, "ada {name}"),
            Node::Not(inner) => write!(f, "bukan {}", In(inner, 3)),
            Node::All(parts) => list(f, parts, " dan ", 3),
            Node::Any(parts) => list(f, parts, " atau ", 2),
            Node::Compare(op, a, b) => write!(f, "{} {} {}", In(a, 5), op.as_str(), In(b, 5)),
            Node::Within(value, from, to) => write!(f, "{} dalam [{from}..{to}]", In(value, 5)),
            Node::OneOf(value, words) => {
                let fraction = |word: &Expr| matches!(&word.node, Node::Number(number) if !number.is_whole());
                write!(f, "{} dalam (", In(value, 5))?;
                list(f, words, if words.iter().any(fraction) { "; " } else { ", " }, 0)?;
                f.write_str(")")
            }
            Node::Plus(a, b) => write!(f, "{} + {}", In(a, 5), In(b, 6)),
            Node::Less(a, b) => write!(f, "{} - {}", In(a, 5), In(b, 6)),
            Node::Times(a, b) => write!(f, "{} * {}", In(a, 6), In(b, 7)),
            // A sign before a number belongs to the number.
            Node::Minus(inner) => write!(f, "-{}", In(inner, if is_number(inner) { 9 } else { 7 })),
        }
    }
}

fn is_number(expr: &Expr) -> bool {
    matches!(expr.node, Node::Number(_))
}

/// A part inside one of some strength.
struct In<'e>(&'e Expr, u8);

impl fmt::Display for In<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if strength(&self.0.node) < self.1 { write!(f, "({})", self.0) } else { write!(f, "{}", self.0) }
    }
}

fn list(f: &mut fmt::Formatter<'_>, parts: &[Expr], between: &str, least: u8) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write!(f, "{}", In(part, least))?;
    }
    Ok(())
}
