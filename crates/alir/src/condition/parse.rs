//! Text to syntax tree, by recursive descent with a limit on depth.

use super::token::{Token, tokens};
use super::{Expr, Node, Number, Wrong};
use crate::diagnostic::{Span, shortened};
use crate::lang::{Text, say};
use crate::limits;

/// Reads a condition; its names and types are not looked at yet.
///
/// # Errors
/// The first thing that is wrong, and where.
///
/// ```
/// let read = alir::condition::parse("jumlah>5 AND (not lengkap)")?;
/// assert_eq!(read.to_string(), "jumlah > 5 dan bukan lengkap");
/// # Ok::<(), alir::condition::Wrong>(())
/// ```
pub fn parse(text: &str) -> Result<Expr, Wrong> {
    let most = limits::MAX_CONDITION_BYTES;
    if text.len() > most {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        return Err(Wrong::unreadable(Span::new(0, end), say!(id: "syarat lebih panjang dari {most} bita", en: "the condition is longer than {most} bytes"))
            .hint(say!(id: "pecah menjadi beberapa langkah", en: "take it apart into several steps")));
    }
    let mut parser =
        Parser { tokens: tokens(text)?, at: 0, depth: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) };
    let whole = parser.any()?;
    match parser.peek() {
        None => Ok(whole),
        Some(_) => Err(parser.unexpected(text)),
    }
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
    end: u32,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    /// The place of the next word, or of the end.
    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.end, self.end), |(_, span)| *span)
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn made(&self, start: Span, node: Node) -> Expr {
        let end =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(start.end, |(_, span)| span.end);
        Expr { node, span: Span::new(start.start, end) }
    }

    fn deeper<T>(&mut self, go: impl FnOnce(&mut Self) -> Result<T, Wrong>) -> Result<T, Wrong> {
        if self.depth == limits::MAX_CONDITION_DEPTH {
            return Err(Wrong::unreadable(
                self.here(),
                say!(id: "syarat bertingkat terlalu dalam", en: "the condition is nested too deeply"),
            )
            .hint(say!(id: "kurangi tanda kurung", en: "use fewer parentheses")));
        }
        self.depth += 1;
        let done = go(self);
        self.depth -= 1;
        done
    }

    fn any(&mut self) -> Result<Expr, Wrong> {
        self.several(&Token::Or, Self::all, Node::Any)
    }

    fn all(&mut self) -> Result<Expr, Wrong> {
        self.several(&Token::And, Self::not, Node::All)
    }

    fn several(
        &mut self,
        between: &Token,
        part: fn(&mut Self) -> Result<Expr, Wrong>,
        node: fn(Vec<Expr>) -> Node,
    ) -> Result<Expr, Wrong> {
        let start = self.here();
        let first = part(self)?;
        if self.peek() != Some(between) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take(between) {
            parts.push(part(self)?);
        }
        Ok(self.made(start, node(parts)))
    }

    fn not(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        if self.take(&Token::Not) {
            let inner = self.deeper(Self::not)?;
            return Ok(self.made(start, Node::Not(Box::new(inner))));
        }
        self.compare()
    }

    fn compare(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        let value = Box::new(self.sum()?);
        let node = match self.peek() {
            Some(Token::Op(op)) => {
                let op = *op;
                self.at += 1;
                Node::Compare(op, value, Box::new(self.sum()?))
            }
            Some(Token::In) => {
                self.at += 1;
                self.set(value)?
            }
            _ => return Ok(*value),
        };
        if let Some(Token::Op(_) | Token::In) = self.peek() {
            return Err(Wrong::unreadable(self.here(), say!(id: "dua perbandingan berturut-turut", en: "two comparisons in a row"))
                .hint(say!(id: "tulis `jumlah dalam [1..10]`, atau hubungkan dengan `dan`", en: "write `jumlah dalam [1..10]`, or put `dan` (and) between them")));
        }
        Ok(self.made(start, node))
    }

    /// `[1..10]` or `("a", "b")`.
    fn set(&mut self, value: Box<Expr>) -> Result<Node, Wrong> {
        let start = self.here();
        if self.take(&Token::OpenRange) {
            let from = self.literal()?;
            self.expect(&Token::Range, "..")?;
            let to = self.literal()?;
            self.expect(&Token::CloseRange, "]")?;
            return Ok(Node::Within(value, Box::new(from), Box::new(to)));
        }
        self.expect(&Token::Open, "(")?;
        let (mut words, mut commas) = (vec![self.literal()?], false);
        loop {
            match self.peek() {
                Some(Token::Comma) => commas = true,
                Some(Token::Semicolon) => {}
                _ => break,
            }
            self.at += 1;
            words.push(self.literal()?);
        }
        self.expect(&Token::Close, ")")?;
        let fraction = |word: &Expr| matches!(&word.node, Node::Number(number) if !number.is_whole());
        let (commas, span) = (commas || words.len() < 2, Span::new(start.start, self.before()));
        if commas && words.iter().any(fraction) {
            return Err(Wrong::unreadable(span, say!(id: "koma pada daftar ini dapat berarti dua hal", en: "a comma in this list can mean two things"))
                .hint(say!(id: "beri spasi di belakang koma (`1, 2`), atau pisahkan dengan titik koma (`1,5; 2`)", en: "put a space behind the comma (`1, 2`), or part them with semicolons (`1,5; 2`)")));
        }
        if words.len() < 2 {
            return Err(Wrong::unreadable(
                span,
                say!(id: "daftar ini hanya berisi satu nilai", en: "this list has one value only"),
            )
            .hint(say!(id: "tulis `=` sebagai ganti `dalam`", en: "write `=` instead of `dalam`")));
        }
        Ok(Node::OneOf(value, words))
    }

    fn before(&self) -> u32 {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(self.end, |(_, span)| span.end)
    }

    fn sum(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        let (mut sum, depth) = (self.product()?, self.depth);
        loop {
            let node = match self.peek() {
                Some(Token::Plus) => Node::Plus,
                Some(Token::Minus) => Node::Less,
                _ => break,
            };
            self.at += 1;
            // A long sum is a deep tree.
            let next = self.deeper(Self::product)?;
            self.depth += 1;
            sum = self.made(start, node(Box::new(sum), Box::new(next)));
        }
        self.depth = depth;
        Ok(sum)
    }

    fn product(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        let (mut product, depth) = (self.sign()?, self.depth);
        while self.take(&Token::Times) {
            let next = self.deeper(Self::sign)?;
            self.depth += 1;
            product = self.made(start, Node::Times(Box::new(product), Box::new(next)));
        }
        self.depth = depth;
        Ok(product)
    }

    fn sign(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        if !self.take(&Token::Minus) {
            return self.atom();
        }
        if let Some(Token::Number(number)) = self.peek() {
            let negative = Number::from_units(-number.units()).unwrap_or_default();
            self.at += 1;
            return Ok(self.made(start, Node::Number(negative)));
        }
        let inner = self.deeper(Self::sign)?;
        Ok(self.made(start, Node::Minus(Box::new(inner))))
    }

    fn literal(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        let part = self.sign()?;
        match &part.node {
            Node::Number(_) | Node::Date(_) | Node::Text(_) | Node::YesNo(_) => Ok(part),
            Node::Name(name) => Err(Wrong::unreadable(part.span, say!(id: "`{name}` bukan nilai", en: "`{name}` is no value"))
                .hint(say!(id: "tulis teks di antara tanda kutip: `\"{name}\"`", en: "write a text in quotation marks: `\"{name}\"`"))),
            _ => Err(Wrong::unreadable(Span::new(start.start, part.span.end), say!(id: "di sini hanya nilai", en: "only values here"))
                .hint(say!(id: "tulis misalnya `dalam [1..10]` atau `dalam (\"a\", \"b\")`", en: "write `dalam [1..10]` or `dalam (\"a\", \"b\")`, for example"))),
        }
    }

    fn atom(&mut self) -> Result<Expr, Wrong> {
        let start = self.here();
        let Some(token) = self.peek().cloned() else { return Err(self.unfinished()) };
        self.at += 1;
        let node = match token {
            Token::Number(number) => Node::Number(number),
            Token::Date(day) => Node::Date(day),
            Token::Text(text) => Node::Text(text),
            Token::YesNo(yes) => Node::YesNo(yes),
            Token::Name(name) => Node::Name(name),
            Token::Given => match self.peek().cloned() {
                Some(Token::Name(name)) => {
                    self.at += 1;
                    Node::Given(name)
                }
                _ => return Err(self.missing(say!(id: "setelah `ada` harus ada nama isian", en: "the name of a field has to follow `ada`"))),
            },
            Token::Open => {
                let inner = self.deeper(Self::any)?;
                self.expect(&Token::Close, ")")?;
                return Ok(self.made(start, inner.node));
            }
            Token::Op(_)
            | Token::And
            | Token::Or
            | Token::Not
            | Token::In
            | Token::Plus
            | Token::Minus
            | Token::Times
            | Token::Close
            | Token::OpenRange
            | Token::CloseRange
            | Token::Range
            | Token::Comma
            | Token::Semicolon => {
                self.at -= 1;
                return Err(self.missing(say!(id: "di sini harus ada nilai atau nama isian", en: "a value or the name of a field has to stand here")));
            }
        };
        Ok(self.made(start, node))
    }

    fn expect(&mut self, token: &Token, sign: &str) -> Result<(), Wrong> {
        if self.take(token) {
            return Ok(());
        }
        Err(Wrong::unreadable(
            self.here(),
            say!(id: "di sini harus ada `{sign}`", en: "`{sign}` has to stand here"),
        )
        .hint(say!(id: "tambahkan `{sign}`", en: "add `{sign}`")))
    }

    fn missing(&self, what: Text) -> Wrong {
        Wrong::unreadable(self.here(), what)
            .hint(say!(id: "tulis misalnya `jumlah > 5 dan lengkap`", en: "write `jumlah > 5 dan lengkap`, for example"))
    }

    fn unfinished(&self) -> Wrong {
        self.missing(say!(id: "syarat berhenti di tengah", en: "the condition stops in the middle"))
    }

    fn unexpected(&self, text: &str) -> Wrong {
        let span = self.here();
        let word = text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let word = shortened(word, 100);
        Wrong::unreadable(span, say!(id: "`{word}` tidak dapat berdiri di sini", en: "`{word}` cannot stand here"))
            .hint(say!(id: "hubungkan dua syarat dengan `dan` atau `atau`", en: "put `dan` (and) or `atau` (or) between two conditions"))
    }
}
