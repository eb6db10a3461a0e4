//! What a chart knows about fields: written types have become kinds.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::condition::{Condition, Field, Fields, Kind, Number, RESERVED, Value};
use crate::diagnostic::Span;
use crate::lang::{Text, say};
use crate::limits;
use crate::sop::{Declared, Definition, FieldKind, Loc};

/// The fields of a case, and what is wrong with how they are declared.
pub(crate) struct Data {
    pub(crate) fields: Fields,
    pub(crate) wrong: Vec<Misdeclared>,
    /// How many conditions were wrong.
    unread: usize,
}

/// A field that is not declared as it should be.
pub(crate) struct Misdeclared {
    pub(crate) span: Span,
    pub(crate) what: Text,
    pub(crate) hint: Text,
}

impl Data {
    pub(crate) fn build(sop: &Definition) -> Self {
        let mut wrong = Vec::new();
        let fields = sop.fields.iter().map(|(name, declared)| {
            if let Some(odd) = odd_name(name) {
                wrong.push(odd);
            }
            let title = declared.title.as_ref().map_or(&name.value, |title| &title.value).clone();
            Field { name: name.value.clone(), title, kind: kind(name, declared, &mut wrong) }
        });
        let fields = Fields::new(fields);
        let most = limits::MAX_FIELDS;
        if let Some((name, _)) = sop.fields.entries.get(most) {
            wrong.push(Misdeclared {
                span: name.span,
                what: say!(id: "lebih dari {most} isian", en: "more than {most} fields"),
                hint: say!(id: "kurangi isian", en: "use fewer fields"),
            });
        }
        Self { fields, wrong, unread: 0 }
    }

    /// A condition, if it is right. When many were wrong, the others are no longer looked at: no chart will come of it.
    pub(crate) fn condition(&mut self, text: &str) -> Option<Arc<Condition>> {
        if self.unread > limits::MAX_FINDINGS {
            return None;
        }
        let read = Condition::read(text, &self.fields);
        self.unread += usize::from(read.is_err());
        read.ok().map(Arc::new)
    }
}

fn odd_name(name: &Loc<String>) -> Option<Misdeclared> {
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain && !RESERVED.contains(&name.as_str()) {
        return None;
    }
    Some(Misdeclared {
        span: name.span,
        what: say!(id: "`{name}` tidak dapat menjadi nama isian", en: "`{name}` cannot be the name of a field"),
        hint: say!(
            id: "pakai huruf kecil, angka dan `_`, misalnya `jumlah_pemohon`, dan bukan kata seperti `dan` atau `ya`",
            en: "use lower-case letters, digits and `_`, such as `jumlah_pemohon`, and no word such as `dan` or `ya`",
        ),
    })
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

fn kind(name: &Loc<String>, declared: &Declared, wrong: &mut Vec<Misdeclared>) -> Kind {
    let mut notes = Notes { name, wrong };
    let plain = match &declared.kind {
        Some(kind) if declared.choices.is_empty() => kind.value,
        kind => {
            if let Some(kind) = kind {
                notes.add(
                    kind.span,
                    say!(id: "isian `{name}` punya `jenis` dan `pilihan`", en: "the field `{name}` has `jenis` and `pilihan`"),
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
            say!(id: "isian `{name}` tidak punya jenis", en: "the field `{name}` has no type"),
            say!(id: "tulis misalnya `{name}: angka` atau `{name}: [ringan, berat]`", en: "write `{name}: angka` or `{name}: [ringan, berat]`, for example"),
        ),
        [_] => notes.add(
            declared.choices.0[0].span,
            say!(id: "isian `{name}` hanya punya satu pilihan", en: "the field `{name}` has one choice only"),
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
