//! Parameters: the words of a SOP that other offices change, each with its type if it is declared.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Declared, FieldKind, Loc, Misdeclared, Texts, kind};
use crate::lang::{Text, say};
use crate::time;

/// A parameter. Written as its value, or as a map that declares it.
///
/// ```
/// use alir::sop::{Document, read};
/// let text = "sop: a\nnama: A {domain}\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n\
///             parameter:\n  domain: {jenis: domain, nilai: buolkab.go.id, keterangan: Domain induk}\n";
/// let Some(Document::Sop(sop)) = read(text).value else { panic!() };
/// for (name, parameter) in sop.parameters.iter() {
///     assert_eq!((name.as_str(), parameter.text()), ("domain", "buolkab.go.id"));
///     assert!(parameter.wrong("tegalkab.go.id").is_none());
///     let unfit = parameter.wrong("https://tegalkab.go.id").ok_or("it has no scheme")?;
///     assert_eq!(unfit.hint.en, "write `tegalkab.go.id`");
/// }
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "ParameterForm", into = "ParameterForm")]
pub struct Parameter {
    /// Its value, which is the default of those who change it; none if each office has to give one.
    pub value: Option<Loc<String>>,
    /// Its type, unless it is a choice; without either, any text.
    pub kind: Option<Loc<ParameterKind>>,
    /// The words among which one is chosen.
    pub choices: Texts,
    /// The smallest number or first date.
    pub from: Option<Loc<String>>,
    /// The largest number or last date.
    pub to: Option<Loc<String>>,
    /// What it is, for those who change it.
    pub about: Option<Loc<String>>,
}

/// The type of a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ParameterKind {
    /// Any words.
    #[default]
    #[serde(rename = "teks")]
    Text,
    /// A number, with up to four digits behind the comma.
    #[serde(rename = "angka")]
    Number,
    /// A whole number.
    #[serde(rename = "bulat")]
    Whole,
    /// Yes or no.
    #[serde(rename = "ya_tidak")]
    YesNo,
    /// A day of the calendar.
    #[serde(rename = "tanggal")]
    Date,
    /// A time, in the words of a standard time.
    #[serde(rename = "waktu")]
    Time,
    /// A domain name.
    #[serde(rename = "domain")]
    Domain,
}

/// Why a value does not fit a parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unfit {
    /// What is wrong with it.
    pub what: Text,
    /// What to write instead.
    pub hint: Text,
}

/// The two ways to write a parameter.
#[derive(Deserialize)]
enum ParameterForm {
    #[serde(rename = "$text")]
    Value(Loc<String>),
    #[serde(rename = "$map")]
    Full(ParameterFields),
}

/// A parameter that is declared: with its type, and what it is.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Parameter")
)]
#[serde(default)]
struct ParameterFields {
    /// Its type, unless it is a choice; without either, any text.
    #[serde(rename = "jenis", skip_serializing_if = "Option::is_none")]
    kind: Option<Loc<ParameterKind>>,
    /// The words among which one is chosen: `[ringan, berat]`.
    #[serde(rename = "pilihan", skip_serializing_if = "Texts::is_empty")]
    choices: Texts,
    /// The smallest number or first date.
    #[serde(rename = "dari", skip_serializing_if = "Option::is_none")]
    from: Option<Loc<String>>,
    /// The largest number or last date.
    #[serde(rename = "sampai", skip_serializing_if = "Option::is_none")]
    to: Option<Loc<String>>,
    /// Its value, which other offices may change.
    #[serde(rename = "nilai", skip_serializing_if = "Option::is_none")]
    value: Option<Loc<String>>,
    /// What it is, for those who change it.
    #[serde(rename = "keterangan", skip_serializing_if = "Option::is_none")]
    about: Option<Loc<String>>,
}

untagged!(ParameterForm { Value, Full });

impl From<ParameterForm> for Parameter {
    fn from(form: ParameterForm) -> Self {
        match form {
            ParameterForm::Value(value) => Self { value: Some(value), ..Self::default() },
            ParameterForm::Full(ParameterFields { kind, choices, from, to, value, about }) => {
                Self { value, kind, choices, from, to, about }
            }
        }
    }
}

impl From<Parameter> for ParameterForm {
    fn from(Parameter { value, kind, choices, from, to, about }: Parameter) -> Self {
        match value {
            Some(value)
                if kind.is_none()
                    && choices.is_empty()
                    && from.is_none()
                    && to.is_none()
                    && about.is_none() =>
            {
                Self::Value(value)
            }
            value => Self::Full(ParameterFields { kind, choices, from, to, value, about }),
        }
    }
}

impl Parameter {
    /// What stands for it in texts; nothing if it has no value.
    pub fn text(&self) -> &str {
        self.value.as_ref().map_or("", |value| value.as_str())
    }

    /// Why a value does not fit its type, if it does not.
    pub fn wrong(&self, value: &str) -> Option<Unfit> {
        let kind_of = self.kind.as_ref().map(|kind| kind.value).unwrap_or_default();
        match kind_of {
            ParameterKind::Time => match time::read(value) {
                Ok(_) => None,
                Err(not) => Some(Unfit { what: not.what, hint: not.hint }),
            },
            ParameterKind::Domain => not_a_domain(value),
            // Any text, even none.
            ParameterKind::Text if self.choices.is_empty() => None,
            ParameterKind::Text
            | ParameterKind::Number
            | ParameterKind::Whole
            | ParameterKind::YesNo
            | ParameterKind::Date => {
                let kind = kind(&Loc::default(), &self.declared(), &mut Vec::new());
                kind.read(value).err().map(|wrong| Unfit { what: wrong.what, hint: wrong.hint })
            }
        }
    }

    /// What is wrong with how it is declared.
    pub(crate) fn misdeclared(&self, name: &Loc<String>) -> Vec<Misdeclared> {
        let mut wrong = Vec::new();
        kind(name, &self.declared(), &mut wrong);
        wrong
    }

    /// The field that would be answered with the same values.
    fn declared(&self) -> Declared {
        let of = |kind: ParameterKind| match kind {
            ParameterKind::Text | ParameterKind::Time | ParameterKind::Domain => FieldKind::Text,
            ParameterKind::Number => FieldKind::Number,
            ParameterKind::Whole => FieldKind::Whole,
            ParameterKind::YesNo => FieldKind::YesNo,
            ParameterKind::Date => FieldKind::Date,
        };
        let kind = self.kind.as_ref().map(|kind| Loc::new(of(kind.value), kind.span));
        Declared {
            kind: kind.or_else(|| self.choices.is_empty().then(|| Loc::from(FieldKind::Text))),
            choices: self.choices.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            ..Declared::default()
        }
    }
}

/// Why a text is no domain name; letters may be of either case.
fn not_a_domain(text: &str) -> Option<Unfit> {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_domain = |name: &str| {
        let labels: Vec<&str> = name.split('.').collect();
        let last = labels.last().is_some_and(|last| !last.bytes().all(|byte| byte.is_ascii_digit()));
        name.len() <= 253 && labels.len() > 1 && last && labels.iter().copied().all(label)
    };
    let given = text.trim();
    if is_domain(given) && given == text {
        return None;
    }
    // What people copy out of the address line of a browser.
    let bare = given.split_once("://").map_or(given, |(_, rest)| rest);
    let bare = bare.split(['/', ':', '?', '#']).next().unwrap_or(bare).trim_end_matches('.');
    let hint = if is_domain(bare) {
        say!(id: "tulis `{bare}`", en: "write `{bare}`")
    } else {
        say!(
            id: "tulis nama domain seperti `buolkab.go.id`: huruf, angka dan tanda hubung, dengan titik di antaranya",
            en: "write a domain name such as `buolkab.go.id`: letters, digits and hyphens, with dots between",
        )
    };
    Some(Unfit { what: say!(id: "`{given}` bukan nama domain", en: "`{given}` is not a domain name"), hint })
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Parameter {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ParameterForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<String>>(),
            generator.subschema_for::<ParameterFields>(),
        ])
    }
}
