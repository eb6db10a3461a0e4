//! The type of a field or parameter as written, as the kind of value that is read.

use std::collections::BTreeSet;

use super::{Declared, FieldKind, Loc};
use crate::condition::{Kind, Number, Value};
use crate::diagnostic::Span;
use crate::lang::{Text, say};

/// A field or parameter that is not declared as it should be.
pub(crate) struct Misdeclared {
    pub(crate) span: Span,
    pub(crate) what: Text,
    pub(crate) hint: Text,
}

/// Notes what is wrong with one field.
struct Notes<'a> {
    name: &'a Loc<String>,
    wrong: &'a mut Vec<Misdeclared>,
}

impl Notes<'_> {
    fn add(&mut self, span: Span, what: Text, hint: Text) {
        let span = if span.end == 0 { self.name.span } else { span };
        self.wrong.push(Misdeclared { span, what, hint });
    }

    /// The value of `dari` or `sampai`, if it is there and right.
    fn limit<'t>(&mut self, key: &str, of: Option<&'t Loc<String>>, kind: &Kind) -> Option<Value<'t>> {
        let text = of?;
        match kind {
            Kind::Number { .. } | Kind::Date { .. } => {}
            Kind::Text | Kind::YesNo | Kind::Choice(_) => {
                self.add(
                    text.span,
                    say!(id: "`{key}` hanya untuk angka dan tanggal", en: "`{key}` is for numbers and dates only"),
                    say!(id: "hapus `{key}`", en: "remove `{key}`"),
                );
                return None;
            }
        }
        kind.read(text).map_err(|odd| self.add(text.span, odd.what, odd.hint)).ok()
    }

    /// Notes a range whose ends are in the wrong order.
    fn order(&mut self, declared: &Declared, from: &dyn std::fmt::Display, to: &dyn std::fmt::Display) {
        self.add(
            declared.to.as_ref().map_or(self.name.span, |to| to.span),
            say!(id: "`{from}` lebih dari `{to}`", en: "`{from}` is more than `{to}`"),
            say!(id: "tukar `dari` dan `sampai`", en: "swap `dari` and `sampai`"),
        );
    }
}

/// The kind of answer that a declaration asks for; what is wrong with it is noted.
pub(crate) fn kind(name: &Loc<String>, declared: &Declared, wrong: &mut Vec<Misdeclared>) -> Kind {
    let mut notes = Notes { name, wrong };
    let plain = match &declared.kind {
        Some(kind) if declared.choices.is_empty() => kind.value,
        kind => {
            if let Some(kind) = kind {
                notes.add(
                    kind.span,
                    say!(id: "`{name}` punya `jenis` dan `pilihan`", en: "`{name}` has `jenis` and `pilihan`"),
                    say!(id: "hapus salah satu", en: "remove one"),
                );
            }
            return choice(declared, &mut notes);
        }
    };
    match plain {
        FieldKind::Number => number(declared, false, &mut notes),
        FieldKind::Whole => number(declared, true, &mut notes),
        FieldKind::Date => date(declared, &mut notes),
        FieldKind::Text => without_range(declared, Kind::Text, &mut notes),
        FieldKind::YesNo => without_range(declared, Kind::YesNo, &mut notes),
    }
}

fn without_range(declared: &Declared, kind: Kind, notes: &mut Notes<'_>) -> Kind {
    notes.limit("dari", declared.from.as_ref(), &kind);
    notes.limit("sampai", declared.to.as_ref(), &kind);
    kind
}

fn number(declared: &Declared, whole: bool, notes: &mut Notes<'_>) -> Kind {
    let free = Kind::Number { whole, from: Number::MIN, to: Number::MAX };
    let mut limit = |key, of: &Option<Loc<String>>, other| match notes.limit(key, of.as_ref(), &free) {
        Some(Value::Number(number)) => number,
        _ => other,
    };
    let from = limit("dari", &declared.from, Number::MIN);
    let to = limit("sampai", &declared.to, Number::MAX);
    if from > to {
        notes.order(declared, &from, &to);
        return free;
    }
    Kind::Number { whole, from, to }
}

fn date(declared: &Declared, notes: &mut Notes<'_>) -> Kind {
    let (first, last) = Kind::days();
    let free = Kind::Date { from: first, to: last };
    let mut limit = |key, of: &Option<Loc<String>>, other| match notes.limit(key, of.as_ref(), &free) {
        Some(Value::Date(day)) => day,
        _ => other,
    };
    let from = limit("dari", &declared.from, first);
    let to = limit("sampai", &declared.to, last);
    if from > to {
        notes.order(declared, &from, &to);
        return free;
    }
    Kind::Date { from, to }
}

fn choice(declared: &Declared, notes: &mut Notes<'_>) -> Kind {
    let name = notes.name;
    let words: Vec<String> = declared.choices.iter().map(|word| word.trim().to_owned()).collect();
    let kind = without_range(declared, Kind::Choice(words.clone()), notes);
    match words.as_slice() {
        [] => notes.add(
            name.span,
            say!(id: "`{name}` tidak punya jenis", en: "`{name}` has no type"),
            say!(id: "tulis misalnya `{name}: angka` atau `{name}: [ringan, berat]`", en: "write `{name}: angka` or `{name}: [ringan, berat]`, for example"),
        ),
        [_] => notes.add(
            declared.choices.0[0].span,
            say!(id: "`{name}` hanya punya satu pilihan", en: "`{name}` has one choice only"),
            say!(id: "tulis sekurangnya dua", en: "write two at least"),
        ),
        _ => {}
    }
    let mut seen = BTreeSet::new();
    for (written, word) in declared.choices.0.iter().zip(&words) {
        if word.is_empty() || !seen.insert(word.to_lowercase()) {
            notes.add(
                written.span,
                say!(id: "pilihan `{word}` kosong atau sama dengan yang lain", en: "the choice `{word}` is empty or the same as another"),
                say!(id: "hapus atau ganti", en: "remove or change it"),
            );
            break;
        }
    }
    kind
}
