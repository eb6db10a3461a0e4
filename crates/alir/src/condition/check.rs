//! Syntax tree to test: names are looked up, and what does not go together is found.

use super::test::{Amount, Test, Words};
use super::{Expr, Fields, Kind, Mistake, Node, Number, Op, Value, Wrong};
use crate::diagnostic::{Span, nearest, shortened};
use crate::lang::{Text, say};

/// Looks up names and checks types.
pub(super) fn check(expr: &Expr, fields: &Fields) -> Result<Test, Vec<Wrong>> {
    let mut checker = Checker { fields, wrong: Vec::new() };
    let test = checker.test(expr);
    match test {
        Some(test) if checker.wrong.is_empty() => Ok(test),
        _ => Err(checker.wrong),
    }
}

/// So many mistakes of one condition are told; who mends them is told of the others.
const MOST_TOLD: usize = 10;

struct Checker<'f> {
    fields: &'f Fields,
    wrong: Vec<Wrong>,
}

/// A part whose type is known.
enum Typed<'e> {
    Test(Test),
    /// A number and how far from zero it can be.
    Number(Amount, i128),
    Date(Amount),
    Choice(Amount, &'e [String]),
    /// A text, and the letters of one that was written.
    Words(Words, Option<&'e str>),
}

impl Typed<'_> {
    fn name(&self) -> Text {
        match self {
            Self::Test(_) => Kind::YesNo.name(),
            Self::Number(..) => Kind::NUMBER.name(),
            Self::Date(_) => say!(id: "tanggal", en: "a date"),
            Self::Choice(..) => Kind::Choice(Vec::new()).name(),
            Self::Words(..) => Kind::Text.name(),
        }
    }
}

/// How an expression is quoted in a message.
fn quoted(expr: &Expr) -> String {
    shortened(&expr.to_string(), 200)
}

impl<'f> Checker<'f> {
    fn wrong(&mut self, kind: Mistake, span: Span, what: Text, hint: Text) {
        self.wrong.push(Wrong { kind, span, what, hint });
    }

    fn test(&mut self, expr: &Expr) -> Option<Test> {
        match self.typed(expr)? {
            Typed::Test(test) => Some(test),
            other => {
                let (quoted, Text { id, en }) = (quoted(expr), other.name());
                let what = say!(id: "`{quoted}` adalah {id}, bukan syarat", en: "`{quoted}` is {en}, not a condition");
                self.wrong(Mistake::Type, expr.span, what, say!(id: "bandingkan, misalnya `{quoted} > 5` atau `{quoted} = \"...\"`", en: "compare it: `{quoted} > 5` or `{quoted} = \"...\"`"));
                None
            }
        }
    }

    fn tests(&mut self, parts: &[Expr]) -> Option<Box<[Test]>> {
        // All of them are looked at, so that all mistakes are told at once.
        let tests: Vec<_> = parts.iter().map(|part| self.test(part)).collect();
        tests.into_iter().collect()
    }

    fn typed<'e>(&mut self, expr: &'e Expr) -> Option<Typed<'e>>
    where
        'f: 'e,
    {
        Some(match &expr.node {
            Node::Number(number) => Typed::Number(Amount::Const(number.units()), number.units().into()),
            Node::Date(day) => Typed::Date(Amount::Const(Value::Date(*day).rank()?)),
            Node::Text(text) => Typed::Words(Words::Const(text.as_str().into()), Some(text)),
            Node::YesNo(answer) => Typed::Test(Test::Always(*answer)),
            Node::Name(name) => self.named(name, expr.span)?,
            Node::Given(name) => Typed::Test(Test::Given(self.place(name, expr.span, None)?)),
            Node::Not(inner) => Typed::Test(Test::Not(Box::new(self.test(inner)?))),
            Node::All(parts) => Typed::Test(Test::All(self.tests(parts)?)),
            Node::Any(parts) => Typed::Test(Test::Any(self.tests(parts)?)),
            Node::Compare(op, a, b) => Typed::Test(self.compare(*op, a, b, expr.span)?),
            Node::Within(value, from, to) => {
                let from_here = self.compare(Op::AtLeast, value, from, expr.span)?;
                let to_here = self.compare(Op::AtMost, value, to, expr.span)?;
                Typed::Test(Test::All(Box::new([from_here, to_here])))
            }
            Node::OneOf(value, words) => {
                let tests: Option<Vec<_>> =
                    words.iter().map(|word| self.compare(Op::Equal, value, word, word.span)).collect();
                Typed::Test(Test::Any(tests?.into()))
            }
            Node::Plus(a, b) => self.sum(a, b, Amount::Plus, expr.span)?,
            Node::Less(a, b) => self.sum(a, b, Amount::Less, expr.span)?,
            Node::Times(a, b) => self.product(a, b, expr.span)?,
            Node::Minus(inner) => {
                let (amount, most) = self.number(inner)?;
                Typed::Number(Amount::Times(Box::new(amount), -1), most)
            }
        })
    }

    fn named(&mut self, name: &str, span: Span) -> Option<Typed<'f>> {
        let place = self.place(name, span, None)?;
        Some(match &self.fields.at(place)?.kind {
            Kind::Text => Typed::Words(Words::Field(place), None),
            Kind::Number { from, to, .. } => {
                let most = from.units().unsigned_abs().max(to.units().unsigned_abs());
                Typed::Number(Amount::Field(place), most.into())
            }
            Kind::YesNo => Typed::Test(Test::Is(place)),
            Kind::Date { .. } => Typed::Date(Amount::Field(place)),
            Kind::Choice(words) => Typed::Choice(Amount::Field(place), words),
        })
    }

    /// The place of a field; `hint` is said when there is none of that name.
    fn place(&mut self, name: &str, span: Span, hint: Option<Text>) -> Option<usize> {
        let place = self.fields.place(name);
        // To look for a near name takes long when it is done for every word of a long condition.
        if place.is_none() && self.wrong.len() < MOST_TOLD {
            let hint = hint.unwrap_or_else(|| match self.fields.nearest(name) {
                Some(near) => say!(id: "mungkin maksudnya `{near}`", en: "perhaps `{near}` is meant"),
                None => say!(id: "tulis `{name}` di bawah `isian`, atau beri tanda kutip bila itu teks", en: "declare `{name}` under `isian`, or put it in quotation marks if it is a text"),
            });
            self.wrong(
                Mistake::Unknown,
                span,
                say!(id: "tidak ada isian `{name}`", en: "there is no field `{name}`"),
                hint,
            );
        }
        place
    }

    fn compare(&mut self, op: Op, a: &Expr, b: &Expr, span: Span) -> Option<Test> {
        if self.bare_word(a, b) || self.bare_word(b, a) {
            return None;
        }
        let (left, right) = (self.typed(a), self.typed(b));
        let (left, right) = (left?, right?);
        let equal = matches!(op, Op::Equal | Op::Differs);
        let turned = |test: Test| if op == Op::Differs { Test::Not(Box::new(test)) } else { test };
        Some(match (left, right) {
            (Typed::Number(a, _), Typed::Number(b, _)) | (Typed::Date(a), Typed::Date(b)) => {
                Test::Compare(op, a, b)
            }
            (Typed::Test(a), Typed::Test(b)) if equal => turned(Test::Same(Box::new(a), Box::new(b))),
            (Typed::Words(a, _), Typed::Words(b, _)) if equal => turned(Test::SameWords(a, b)),
            (Typed::Choice(a, words), Typed::Choice(b, others)) if equal && words == others => {
                Test::Compare(op, a, b)
            }
            (Typed::Choice(field, words), Typed::Words(_, Some(word))) if equal => {
                Test::Compare(op, field, self.choice(words, word, b.span)?)
            }
            (Typed::Words(_, Some(word)), Typed::Choice(field, words)) if equal => {
                Test::Compare(op, self.choice(words, word, a.span)?, field)
            }
            (left, right) => {
                let (left, right) = (left.name(), right.name());
                self.mismatch(op, (a, &left), (b, &right), span);
                return None;
            }
        })
    }

    /// An unknown name beside a text or choice was meant as one.
    fn bare_word(&mut self, field: &Expr, word: &Expr) -> bool {
        let (Node::Name(field), Node::Name(name)) = (&field.node, &word.node) else { return false };
        let words =
            matches!(self.fields.get(field).map(|field| &field.kind), Some(Kind::Text | Kind::Choice(_)));
        if !words || self.fields.place(name).is_some() {
            return false;
        }
        let hint = say!(id: "beri tanda kutip: `\"{name}\"`", en: "put it in quotation marks: `\"{name}\"`");
        self.place(name, word.span, Some(hint));
        true
    }

    fn choice(&mut self, words: &[String], word: &str, span: Span) -> Option<Amount> {
        let place = words.iter().position(|choice| choice == word);
        if place.is_none() {
            let list = shortened(&words.join("`, `"), 300);
            let hint = match nearest(word, words.iter().map(String::as_str)) {
                Some(near) => say!(id: "mungkin maksudnya `\"{near}\"`", en: "perhaps `\"{near}\"` is meant"),
                None => say!(id: "pilihannya: `{list}`", en: "the choices are: `{list}`"),
            };
            self.wrong(
                Mistake::Type,
                span,
                say!(id: "`{word}` tidak ada di antara pilihan", en: "`{word}` is not among the choices"),
                hint,
            );
        }
        place.and_then(|place| i64::try_from(place).ok()).map(Amount::Const)
    }

    fn mismatch(&mut self, op: Op, (a, left): (&Expr, &Text), (b, right): (&Expr, &Text), span: Span) {
        let (a, b, sign) = (quoted(a), quoted(b), op.as_str());
        let what = if left == right {
            let Text { id, en } = left;
            say!(id: "`{sign}` tidak berlaku untuk {id}", en: "`{sign}` does not go with {en}")
        } else {
            let (Text { id, en }, Text { id: other_id, en: other_en }) = (left, right);
            say!(id: "`{a}` adalah {id}, `{b}` adalah {other_id}", en: "`{a}` is {en}, `{b}` is {other_en}")
        };
        let hint = if left == right {
            say!(id: "pakai `=`, `!=` atau `dalam (...)`", en: "use `=`, `!=` or `dalam (...)`")
        } else {
            say!(id: "bandingkan dua nilai yang sejenis; hanya teks dan pilihan diberi tanda kutip", en: "compare two values of one type; only texts and choices have quotation marks")
        };
        self.wrong(Mistake::Type, span, what, hint);
    }

    fn number(&mut self, expr: &Expr) -> Option<(Amount, i128)> {
        match self.typed(expr)? {
            Typed::Number(amount, most) => Some((amount, most.abs())),
            other => {
                let (quoted, Text { id, en }) = (quoted(expr), other.name());
                let what =
                    say!(id: "`{quoted}` adalah {id}, bukan angka", en: "`{quoted}` is {en}, not a number");
                self.wrong(
                    Mistake::Type,
                    expr.span,
                    what,
                    say!(id: "hitung dengan angka saja", en: "calculate with numbers only"),
                );
                None
            }
        }
    }

    fn sum(
        &mut self,
        a: &Expr,
        b: &Expr,
        amount: fn(Box<Amount>, Box<Amount>) -> Amount,
        span: Span,
    ) -> Option<Typed<'f>> {
        let (left, right) = (self.number(a), self.number(b));
        let ((a, most_a), (b, most_b)) = (left?, right?);
        self.bounded(amount(Box::new(a), Box::new(b)), most_a.saturating_add(most_b), span)
    }

    fn product(&mut self, a: &Expr, b: &Expr, span: Span) -> Option<Typed<'f>> {
        let (left, right) = (self.number(a), self.number(b));
        let ((a, most_a), (b, most_b)) = (left?, right?);
        let whole = |amount: &Amount| match amount {
            Amount::Const(units) if units % Number::ONE == 0 => Some(units / Number::ONE),
            _ => None,
        };
        let (amount, times, most) = match (whole(&a), whole(&b)) {
            (_, Some(times)) => (a, times, most_a),
            (Some(times), None) => (b, times, most_b),
            (None, None) => {
                self.wrong(Mistake::Type, span, say!(id: "kedua sisi `*` bukan angka bulat yang tertulis", en: "neither side of `*` is a written whole number"), say!(id: "kalikan dengan angka bulat, misalnya `jumlah * 2`", en: "multiply by a whole number: `jumlah * 2`"));
                return None;
            }
        };
        self.bounded(
            Amount::Times(Box::new(amount), times),
            most.saturating_mul(times.into()).saturating_abs(),
            span,
        )
    }

    /// A number that cannot become too large, whatever the values are.
    fn bounded(&mut self, amount: Amount, most: i128, span: Span) -> Option<Typed<'f>> {
        if most > i64::MAX.into() {
            self.wrong(Mistake::Type, span, say!(id: "hasil hitungan ini dapat menjadi terlalu besar", en: "the result of this calculation can become too large"), say!(id: "beri `dari` dan `sampai` pada isiannya", en: "give its field `dari` and `sampai` (from, to)"));
            return None;
        }
        Some(Typed::Number(amount, most))
    }
}
