//! What a SOP says about time: the standard time of a step, promises, escalation.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Loc, Ordered};
use crate::id::{RoleId, StepId};

/// Standard time (*waktu*). Written as the printed text, or as a map that says how it is meant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "TimeForm", into = "TimeForm")]
pub struct Time {
    /// As printed.
    pub printed: Loc<String>,
    /// What it means, where the printed words cannot be understood or could mean two things.
    pub meaning: Option<Loc<String>>,
    /// The key of the case on whose value it depends.
    pub depends_on: Option<Loc<String>>,
    /// The time for each of these values.
    pub by_class: Ordered<String, Loc<String>>,
}

/// The two ways to write a standard time.
#[derive(Deserialize)]
enum TimeForm {
    #[serde(rename = "$text")]
    Printed(Loc<String>),
    #[serde(rename = "$map")]
    Full(TimeFields),
}

/// A standard time with a word on how it is meant.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Time"))]
#[serde(default)]
struct TimeFields {
    /// As printed.
    #[serde(rename = "tercetak", skip_serializing_if = "text_is_empty")]
    printed: Loc<String>,
    /// What it means, where the printed words cannot be understood or could mean two things.
    #[serde(rename = "arti", skip_serializing_if = "Option::is_none")]
    meaning: Option<Loc<String>>,
    /// The key of the case on whose value it depends: `jenis_aduan`.
    #[serde(rename = "tergantung", skip_serializing_if = "Option::is_none")]
    depends_on: Option<Loc<String>>,
    /// The time for each of these values; for another one, the printed time holds.
    #[serde(rename = "menurut", skip_serializing_if = "Ordered::is_empty")]
    by_class: Ordered<String, Loc<String>>,
}

untagged!(TimeForm { Printed, Full });

fn text_is_empty(text: &Loc<String>) -> bool {
    text.is_empty()
}

impl From<TimeForm> for Time {
    fn from(form: TimeForm) -> Self {
        match form {
            TimeForm::Printed(printed) => Self { printed, ..Self::default() },
            TimeForm::Full(TimeFields { printed, meaning, depends_on, by_class }) => {
                Self { printed, meaning, depends_on, by_class }
            }
        }
    }
}

impl From<Time> for TimeForm {
    fn from(time: Time) -> Self {
        let Time { printed, meaning, depends_on, by_class } = time;
        if meaning.is_none() && depends_on.is_none() && by_class.is_empty() {
            return Self::Printed(printed);
        }
        Self::Full(TimeFields { printed, meaning, depends_on, by_class })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Time {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<String>>(),
            generator.subschema_for::<TimeFields>(),
        ])
    }
}

/// What the time of a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Nature {
    /// Within which the step is to be done.
    #[default]
    #[serde(rename = "batas")]
    Limit,
    /// How long the activity goes on: nothing is due.
    #[serde(rename = "periode")]
    Period,
}

/// Who is to know when a step is overdue. Written as the lane, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "EscalationForm", into = "EscalationForm")]
pub struct Escalation {
    /// The lane that may then act too.
    pub to: Loc<RoleId>,
    /// How long after the step is overdue; without it, at once.
    pub after: Option<Loc<String>>,
}

/// The two ways to write an escalation.
#[derive(Deserialize)]
enum EscalationForm {
    #[serde(rename = "$text")]
    To(Loc<RoleId>),
    #[serde(rename = "$map")]
    Full(EscalationFields),
}

/// An escalation with a time.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Escalation", extend("required" = ["kepada"]))
)]
#[serde(default)]
struct EscalationFields {
    /// The lane that may then act too.
    #[serde(rename = "kepada")]
    to: Loc<RoleId>,
    /// How long after the step is overdue; without it, at once.
    #[serde(rename = "setelah", skip_serializing_if = "Option::is_none")]
    after: Option<Loc<String>>,
}

untagged!(EscalationForm { To, Full });

impl From<EscalationForm> for Escalation {
    fn from(form: EscalationForm) -> Self {
        match form {
            EscalationForm::To(to) => Self { to, after: None },
            EscalationForm::Full(EscalationFields { to, after }) => Self { to, after },
        }
    }
}

impl From<Escalation> for EscalationForm {
    fn from(Escalation { to, after }: Escalation) -> Self {
        match after {
            None => Self::To(to),
            after => Self::Full(EscalationFields { to, after }),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Escalation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EscalationForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<RoleId>(),
            generator.subschema_for::<EscalationFields>(),
        ])
    }
}

/// A promise: within a time, counted from a step or from what happened to the case.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Deadline {
    /// The time, as printed.
    #[serde(rename = "waktu")]
    pub time: Loc<String>,
    /// What it counts from: the completion of this step, or `mulai` (the case began), `diterima` (the application
    /// came in), `lengkap` (it was found complete). Without it, from the start of the case.
    #[serde(rename = "sejak", skip_serializing_if = "Option::is_none")]
    pub since: Option<Loc<StepId>>,
}

impl Deadline {
    /// The words of `sejak` that name no step, unless a step has that very id.
    pub const WORDS: [&'static str; 3] = ["mulai", "diterima", "lengkap"];
}
