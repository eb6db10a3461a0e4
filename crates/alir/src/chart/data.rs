//! What a chart knows about fields: written types have become kinds.

use std::sync::Arc;

use crate::condition::{Condition, Field, Fields, RESERVED};
use crate::lang::say;
use crate::limits;
use crate::sop::{Definition, Loc, Misdeclared, kind};

/// The fields of a case, and what is wrong with how they are declared.
pub(crate) struct Data {
    pub(crate) fields: Fields,
    pub(crate) wrong: Vec<Misdeclared>,
    /// How many conditions were wrong.
    unread: usize,
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
