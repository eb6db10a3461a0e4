//! Fields (*isian*): what a case is asked for, of which type, and how an answer is read.

use chrono::{Datelike, NaiveDate};

use super::{Number, Wrong};
use crate::diagnostic::{Span, nearest};
use crate::lang::{Text, say};
use crate::limits;

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Any words.
    Text,
    /// A number in a range.
    Number {
        /// Whether only whole numbers.
        whole: bool,
        /// The smallest.
        from: Number,
        /// The largest.
        to: Number,
    },
    /// Yes or no.
    YesNo,
    /// A day of the calendar in a range.
    Date {
        /// The first.
        from: NaiveDate,
        /// The last.
        to: NaiveDate,
    },
    /// One of several words.
    Choice(Vec<String>),
}

/// A field by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name in conditions: lower-case letters, digits and `_`.
    pub name: String,
    /// What people see.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
}

/// All fields of a SOP, in order. A field has its *place* in this list, and values are handed over by place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// These fields; those beyond [`limits::MAX_FIELDS`] are left out.
    pub fn new(fields: impl IntoIterator<Item = Field>) -> Self {
        Self(fields.into_iter().take(limits::MAX_FIELDS).collect())
    }

    /// The fields in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Field> + Clone {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The place of a field: a search from the front.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|field| field.name == name)
    }

    /// The field at a place.
    pub fn at(&self, place: usize) -> Option<&Field> {
        self.0.get(place)
    }

    /// The field of a name: a search from the front.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.name == name)
    }

    /// The name that is nearest to another, if it is near enough to be meant.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.0.iter().map(|field| field.name.as_str()))
    }

    /// The values by place, of answers by name. An answer that does not fit its field counts as not given.
    pub fn values<'v>(&self, answer: impl Fn(&str) -> Option<&'v str>) -> Vec<Option<Value<'v>>> {
        self.0.iter().map(|field| field.kind.read(answer(&field.name)?).ok()).collect()
    }
}

/// A value of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value<'v> {
    /// Any words.
    Text(&'v str),
    /// A number.
    Number(Number),
    /// Yes or no.
    YesNo(bool),
    /// A day of the calendar.
    Date(NaiveDate),
    /// The place of the word in the list of choices.
    Choice(usize),
}

impl Value<'_> {
    /// What is compared, for the kinds whose values lie in a row.
    pub(super) fn rank(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number.units()),
            Self::Date(day) => Some(i64::from(day.num_days_from_ce())),
            Self::Choice(place) => i64::try_from(*place).ok(),
            Self::Text(_) | Self::YesNo(_) => None,
        }
    }
}

impl Kind {
    /// A number without a range.
    pub const NUMBER: Self = Self::Number { whole: false, from: Number::MIN, to: Number::MAX };

    /// The first and the last day that can be written.
    pub(crate) fn days() -> (NaiveDate, NaiveDate) {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        (day(1, 1, 1), day(9999, 12, 31))
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// When it does not fit; the hint says what would.
    pub fn read<'v>(&self, text: &'v str) -> Result<Value<'v>, Wrong> {
        let text = text.trim();
        let wrong = || {
            let span = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
            Wrong::unreadable(span, say!(id: "`{text}` tidak cocok", en: "`{text}` does not fit"))
                .hint(self.expected())
        };
        if text.is_empty() || text.len() > limits::MAX_FIELD_BYTES {
            return Err(wrong());
        }
        match self {
            Self::Text => Ok(Value::Text(text)),
            Self::Number { whole, from, to } => match Number::read(text) {
                Ok(number) if (*from..=*to).contains(&number) && (!whole || number.is_whole()) => {
                    Ok(Value::Number(number))
                }
                Ok(_) => Err(wrong()),
                Err(unreadable) => Err(unreadable),
            },
            Self::YesNo => match text {
                "ya" | "true" => Ok(Value::YesNo(true)),
                "tidak" | "false" => Ok(Value::YesNo(false)),
                _ => Err(wrong()),
            },
            Self::Date { from, to } => match day(text) {
                Some(day) if (*from..=*to).contains(&day) => Ok(Value::Date(day)),
                _ => Err(wrong()),
            },
            Self::Choice(words) => {
                let same = |word: &String| word.trim().to_lowercase() == text.to_lowercase();
                words.iter().position(same).map(Value::Choice).ok_or_else(wrong)
            }
        }
    }

    /// A value as it is kept and shown: [`Kind::read`] gives the same value again.
    pub fn show(&self, value: Value<'_>) -> String {
        match value {
            Value::Text(text) => text.to_owned(),
            Value::Number(number) => number.to_string(),
            Value::YesNo(yes) => if yes { "ya" } else { "tidak" }.to_owned(),
            Value::Date(day) => day.format("%Y-%m-%d").to_string(),
            Value::Choice(place) => match self {
                Self::Choice(words) => words.get(place).cloned().unwrap_or_default(),
                Self::Text | Self::Number { .. } | Self::YesNo | Self::Date { .. } => String::new(),
            },
        }
    }

    /// What an answer has to be.
    pub fn expected(&self) -> Text {
        match self {
            Self::Text => say!(id: "tulis beberapa kata", en: "write some words"),
            Self::Number { whole, from, to } => {
                let (id, en) = if *whole { ("angka bulat", "a whole number") } else { ("angka", "a number") };
                match (*from == Number::MIN, *to == Number::MAX) {
                    (true, true) => say!(id: "tulis {id}", en: "write {en}"),
                    (false, true) => {
                        say!(id: "tulis {id}, sekurangnya {from}", en: "write {en}, at least {from}")
                    }
                    (true, false) => {
                        say!(id: "tulis {id}, paling banyak {to}", en: "write {en}, at most {to}")
                    }
                    (false, false) => {
                        say!(id: "tulis {id} dari {from} sampai {to}", en: "write {en} from {from} to {to}")
                    }
                }
            }
            Self::YesNo => say!(id: "tulis `ya` atau `tidak`", en: "write `ya` or `tidak` (yes or no)"),
            Self::Date { from, to } => {
                if (*from, *to) == Self::days() {
                    say!(id: "tulis tanggal seperti `2026-03-16`", en: "write a date such as `2026-03-16`")
                } else {
                    say!(id: "tulis tanggal dari `{from}` sampai `{to}`", en: "write a date from `{from}` to `{to}`")
                }
            }
            Self::Choice(words) => {
                let list = words.join("`, `");
                say!(id: "pilih salah satu: `{list}`", en: "choose one of: `{list}`")
            }
        }
    }

    /// The name of the type, for messages.
    pub(super) fn name(&self) -> Text {
        match self {
            Self::Text => say!(id: "teks", en: "a text"),
            Self::Number { .. } => say!(id: "angka", en: "a number"),
            Self::YesNo => say!(id: "ya/tidak", en: "yes or no"),
            Self::Date { .. } => say!(id: "tanggal", en: "a date"),
            Self::Choice(_) => say!(id: "pilihan", en: "a choice"),
        }
    }
}

/// Whether a text has the shape of a day: `2026-03-16`.
pub(super) fn looks_like_a_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// A day written as `2026-03-16`, and in no other way.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let day = looks_like_a_day(text).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    day.filter(|day| *day >= Kind::days().0)
}
