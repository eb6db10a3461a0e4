//! The words and signs of a condition.

use chrono::NaiveDate;

use super::field::{day, looks_like_a_day};
use super::{Number, Op, Wrong};
use crate::diagnostic::Span;
use crate::lang::say;

/// Words that mean something of their own, so that no field may be called so.
pub const RESERVED: [&str; 13] =
    ["dan", "and", "atau", "or", "bukan", "not", "dalam", "in", "ada", "ya", "true", "tidak", "false"];

/// A word or a sign.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Token {
    Number(Number),
    Date(NaiveDate),
    Text(String),
    YesNo(bool),
    Name(String),
    Op(Op),
    And,
    Or,
    Not,
    In,
    Given,
    Plus,
    Minus,
    Times,
    Open,
    Close,
    OpenRange,
    CloseRange,
    Range,
    Comma,
    Semicolon,
}

/// Cuts a condition into its words and signs.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Span)>, Wrong> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (token, length) = one(&text[at..], c, at)?;
        found.push((token, span(at, length)));
        at += length;
    }
    Ok(found)
}

/// The text is no longer than [`crate::limits::MAX_CONDITION_BYTES`].
fn span(at: usize, length: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(at), offset(at + length))
}

/// The first word or sign of a text, and its length in bytes.
fn one(rest: &str, first: char, at: usize) -> Result<(Token, usize), Wrong> {
    let signs = [
        ("..", Token::Range),
        ("!=", Token::Op(Op::Differs)),
        ("<>", Token::Op(Op::Differs)),
        ("≠", Token::Op(Op::Differs)),
        ("<=", Token::Op(Op::AtMost)),
        ("≤", Token::Op(Op::AtMost)),
        (">=", Token::Op(Op::AtLeast)),
        ("≥", Token::Op(Op::AtLeast)),
        ("<", Token::Op(Op::Below)),
        (">", Token::Op(Op::Above)),
        ("==", Token::Op(Op::Equal)),
        ("=", Token::Op(Op::Equal)),
        ("+", Token::Plus),
        ("-", Token::Minus),
        ("*", Token::Times),
        ("(", Token::Open),
        (")", Token::Close),
        ("[", Token::OpenRange),
        ("]", Token::CloseRange),
        (",", Token::Comma),
        (";", Token::Semicolon),
    ];
    if let Some((sign, token)) = signs.into_iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((token, sign.len()));
    }
    if matches!(first, '"' | '\'') {
        return quoted(rest, first, at);
    }
    if first.is_ascii_digit() {
        return number(rest, at);
    }
    if first.is_alphabetic() || first == '_' {
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        return Ok((word(&rest[..length]), length));
    }
    let wrong = Wrong::unreadable(
        span(at, first.len_utf8()),
        say!(id: "`{first}` tidak dikenal di sini", en: "`{first}` is not known here"),
    );
    Err(match first {
        '“' | '”' | '‘' | '’' => {
            wrong.hint(say!(id: "pakai tanda kutip lurus: `\"teks\"`", en: "use straight quotation marks: `\"text\"`"))
        }
        '&' => wrong.hint(say!(id: "tulis `dan`", en: "write `dan` (and)")),
        '|' => wrong.hint(say!(id: "tulis `atau`", en: "write `atau` (or)")),
        '!' => wrong.hint(say!(id: "tulis `bukan`", en: "write `bukan` (not)")),
        '/' | '%' => wrong.hint(say!(id: "pembagian tidak ada; kalikan sisi yang lain", en: "there is no division; multiply the other side")),
        _ => wrong.hint(say!(id: "tulis misalnya `jumlah > 5 dan lengkap`", en: "write `jumlah > 5 dan lengkap`, for example")),
    })
}

fn quoted(rest: &str, mark: char, at: usize) -> Result<(Token, usize), Wrong> {
    match rest[1..].find(mark) {
        Some(end) => Ok((Token::Text(rest[1..=end].to_owned()), end + 2)),
        None => Err(Wrong::unreadable(
            span(at, rest.len()),
            say!(id: "tanda kutip tidak ditutup", en: "a quotation mark is not closed"),
        )
        .hint(say!(id: "tambahkan `{mark}` di akhir teks", en: "add `{mark}` at the end of the text"))),
    }
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), Wrong> {
    if let Some(written) = rest.get(..10).filter(|text| looks_like_a_day(text) && !followed(rest, 10)) {
        return match day(written) {
            Some(day) => Ok((Token::Date(day), 10)),
            None => Err(Wrong::unreadable(
                span(at, 10),
                say!(id: "tidak ada tanggal `{written}`", en: "there is no day `{written}`"),
            )
            .hint(say!(id: "tulis misalnya `2026-03-16`", en: "write `2026-03-16`, for example"))),
        };
    }
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    // A comma or point between two digits belongs to the number.
    while digit(length) || (matches!(bytes.get(length), Some(b',' | b'.')) && digit(length + 1)) {
        length += 1;
    }
    let number = Number::read(&rest[..length]).map_err(|wrong| Wrong { span: span(at, length), ..wrong })?;
    if followed(rest, length) {
        let word =
            rest[length..].find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..length + end]);
        return Err(Wrong::unreadable(span(at, word.len()), say!(id: "`{word}` bukan angka dan bukan nama", en: "`{word}` is neither a number nor a name"))
            .hint(say!(id: "beri spasi di belakang angka, atau tanda kutip pada teks", en: "put a space behind the number, or quotation marks round a text")));
    }
    Ok((Token::Number(number), length))
}

/// Whether a letter or digit stands at a place.
fn followed(rest: &str, at: usize) -> bool {
    rest[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn word(word: &str) -> Token {
    match word.to_lowercase().as_str() {
        "dan" | "and" => Token::And,
        "atau" | "or" => Token::Or,
        "bukan" | "not" => Token::Not,
        "dalam" | "in" => Token::In,
        "ada" => Token::Given,
        "ya" | "true" => Token::YesNo(true),
        "tidak" | "false" => Token::YesNo(false),
        _ => Token::Name(word.to_owned()),
    }
}
