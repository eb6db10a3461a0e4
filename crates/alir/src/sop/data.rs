//! What a case is asked for, as written: fields (*isian*) and where they are asked (*isi*).

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Loc, Texts};

/// A field (*isian*). Written as its type, as a list of choices, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "DeclaredForm", into = "DeclaredForm")]
pub struct Declared {
    /// Its type, unless it is a choice.
    pub kind: Option<Loc<FieldKind>>,
    /// The words among which one is chosen.
    pub choices: Texts,
    /// The smallest number or first date.
    pub from: Option<Loc<String>>,
    /// The largest number or last date.
    pub to: Option<Loc<String>>,
    /// What people see; without it, the name of the field.
    pub title: Option<Loc<String>>,
    /// Remarks.
    pub notes: Texts,
}

/// The type of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
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
}

/// The three ways to write a field.
#[derive(Deserialize)]
enum DeclaredForm {
    #[serde(rename = "$text")]
    Kind(Option<Loc<FieldKind>>),
    #[serde(rename = "$list")]
    Choices(Vec<Loc<String>>),
    #[serde(rename = "$map")]
    Full(DeclaredFields),
}

/// A field with more than a type.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Declared")
)]
#[serde(default)]
struct DeclaredFields {
    /// Its type, unless it is a choice.
    #[serde(rename = "jenis", skip_serializing_if = "Option::is_none")]
    kind: Option<Loc<FieldKind>>,
    /// The words among which one is chosen: `[ringan, berat]`.
    #[serde(rename = "pilihan", skip_serializing_if = "Texts::is_empty")]
    choices: Texts,
    /// The smallest number or first date.
    #[serde(rename = "dari", skip_serializing_if = "Option::is_none")]
    from: Option<Loc<String>>,
    /// The largest number or last date.
    #[serde(rename = "sampai", skip_serializing_if = "Option::is_none")]
    to: Option<Loc<String>>,
    /// What people see; without it, the name of the field.
    #[serde(rename = "nama", skip_serializing_if = "Option::is_none")]
    title: Option<Loc<String>>,
    /// Remarks.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    notes: Texts,
}

untagged!(DeclaredForm { Kind, Choices, Full });

impl From<DeclaredForm> for Declared {
    fn from(form: DeclaredForm) -> Self {
        match form {
            DeclaredForm::Kind(kind) => Self { kind, ..Self::default() },
            DeclaredForm::Choices(choices) => Self { choices: Texts(choices), ..Self::default() },
            DeclaredForm::Full(DeclaredFields { kind, choices, from, to, title, notes }) => {
                Self { kind, choices, from, to, title, notes }
            }
        }
    }
}

impl From<Declared> for DeclaredForm {
    fn from(declared: Declared) -> Self {
        match declared {
            Declared { kind: Some(kind), choices, from: None, to: None, title: None, notes }
                if choices.is_empty() && notes.is_empty() =>
            {
                Self::Kind(Some(kind))
            }
            // A list of one would be read as a type.
            Declared { kind: None, choices: Texts(choices), from: None, to: None, title: None, notes }
                if choices.len() > 1 && notes.is_empty() =>
            {
                Self::Choices(choices)
            }
            Declared { kind, choices, from, to, title, notes } => {
                Self::Full(DeclaredFields { kind, choices, from, to, title, notes })
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Declared {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DeclaredForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<FieldKind>>(),
            generator.subschema_for::<Vec<Loc<String>>>(),
            generator.subschema_for::<DeclaredFields>(),
        ])
    }
}

/// That a step asks for a field. Written as the field's name, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "AskForm", into = "AskForm")]
pub struct Ask {
    /// The name of the field.
    pub name: Loc<String>,
    /// Whether the step cannot be completed without it.
    pub required: bool,
}

/// The two ways to ask for a field.
#[derive(Deserialize)]
enum AskForm {
    #[serde(rename = "$text")]
    Name(Loc<String>),
    #[serde(rename = "$map")]
    Full(AskFields),
}

/// A field that is asked for, with a word on whether it has to be given.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Ask", extend("required" = ["nama"]))
)]
#[serde(default)]
struct AskFields {
    /// The name of the field.
    #[serde(rename = "nama")]
    name: Loc<String>,
    /// Whether the step cannot be completed without it; yes unless said otherwise.
    #[serde(rename = "wajib", skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
}

untagged!(AskForm { Name, Full });

impl From<AskForm> for Ask {
    fn from(form: AskForm) -> Self {
        match form {
            AskForm::Name(name) => Self { name, required: true },
            AskForm::Full(AskFields { name, required }) => Self { name, required: required.unwrap_or(true) },
        }
    }
}

impl From<Ask> for AskForm {
    fn from(Ask { name, required }: Ask) -> Self {
        if required { Self::Name(name) } else { Self::Full(AskFields { name, required: Some(false) }) }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Ask {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AskForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<String>>(),
            generator.subschema_for::<AskFields>(),
        ])
    }
}
