//! Parameters: words of a SOP that other offices change, with what may stand there.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Loc, Texts};

/// A parameter. Written as its value, or as a map that says what may stand there.
///
/// [`crate::rules::misfit`] says whether another value would fit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "ParameterForm", into = "ParameterForm")]
pub struct Parameter {
    /// Its value: the default for offices that set none of their own.
    pub value: Loc<String>,
    /// Its type; any words, or one of the choices, unless said otherwise.
    pub kind: Option<Loc<ParameterKind>>,
    /// The words of which it is one.
    pub choices: Texts,
    /// The smallest number or first date.
    pub from: Option<Loc<String>>,
    /// The largest number or last date.
    pub to: Option<Loc<String>>,
    /// What it is for.
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
    /// A day of the calendar.
    #[serde(rename = "tanggal")]
    Date,
    /// A time as offices write it: `2 hari kerja`.
    #[serde(rename = "waktu")]
    Time,
    /// A domain name: `buolkab.go.id`.
    #[serde(rename = "domain")]
    Domain,
}

/// The two ways to write a parameter.
#[derive(Deserialize)]
enum ParameterForm {
    #[serde(rename = "$text")]
    Value(Loc<String>),
    #[serde(rename = "$map")]
    Full(ParameterFields),
}

/// A parameter with a word on what may stand there.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Parameter", extend("required" = ["nilai"]))
)]
#[serde(default)]
struct ParameterFields {
    /// Its value: the default for offices that set none of their own.
    #[serde(rename = "nilai")]
    value: Loc<String>,
    /// Its type; any words, or one of the choices, unless said otherwise.
    #[serde(rename = "jenis", skip_serializing_if = "Option::is_none")]
    kind: Option<Loc<ParameterKind>>,
    /// The words of which it is one.
    #[serde(rename = "pilihan", skip_serializing_if = "Texts::is_empty")]
    choices: Texts,
    /// The smallest number or first date.
    #[serde(rename = "dari", skip_serializing_if = "Option::is_none")]
    from: Option<Loc<String>>,
    /// The largest number or last date.
    #[serde(rename = "sampai", skip_serializing_if = "Option::is_none")]
    to: Option<Loc<String>>,
    /// What it is for.
    #[serde(rename = "keterangan", skip_serializing_if = "Option::is_none")]
    about: Option<Loc<String>>,
}

untagged!(ParameterForm { Value, Full });

impl From<ParameterForm> for Parameter {
    fn from(form: ParameterForm) -> Self {
        match form {
            ParameterForm::Value(value) => Self { value, ..Self::default() },
            ParameterForm::Full(ParameterFields { value, kind, choices, from, to, about }) => {
                Self { value, kind, choices, from, to, about }
            }
        }
    }
}

impl From<Parameter> for ParameterForm {
    fn from(parameter: Parameter) -> Self {
        let Parameter { value, kind, choices, from, to, about } = parameter;
        if kind.is_none() && choices.is_empty() && from.is_none() && to.is_none() && about.is_none() {
            return Self::Value(value);
        }
        Self::Full(ParameterFields { value, kind, choices, from, to, about })
    }
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
