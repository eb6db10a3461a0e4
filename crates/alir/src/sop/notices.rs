//! What time has to bring in a scenario: which steps are warned of or become overdue and when, and who is told.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Loc, Ordered, Texts};
use crate::id::{RoleId, StepId};

/// The steps to which something happens, exactly these. Written as their names, or as a map that says when too.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "NoticesForm", into = "NoticesForm")]
pub struct Notices {
    /// Each step with the times at which it happens; without one, whenever it does.
    pub steps: Ordered<StepId, Texts>,
}

/// The three ways to write notices.
#[derive(Deserialize)]
enum NoticesForm {
    #[serde(rename = "$text")]
    One(Loc<StepId>),
    #[serde(rename = "$list")]
    Several(Vec<Loc<StepId>>),
    #[serde(rename = "$map")]
    Timed(Ordered<StepId, Texts>),
}

untagged!(NoticesForm { One, Several, Timed });

impl From<NoticesForm> for Notices {
    fn from(form: NoticesForm) -> Self {
        let whenever = |step: Loc<StepId>| (step, Texts::default());
        let steps = match form {
            NoticesForm::One(step) => Ordered { entries: vec![whenever(step)] },
            NoticesForm::Several(steps) => Ordered { entries: steps.into_iter().map(whenever).collect() },
            NoticesForm::Timed(steps) => steps,
        };
        Self { steps }
    }
}

impl From<Notices> for NoticesForm {
    fn from(Notices { steps }: Notices) -> Self {
        if steps.iter().any(|(_, times)| !times.is_empty()) {
            return Self::Timed(steps);
        }
        let mut names: Vec<_> = steps.entries.into_iter().map(|(step, _)| step).collect();
        if names.len() == 1 { Self::One(names.remove(0)) } else { Self::Several(names) }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Notices {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NoticesForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<StepId>(),
            generator.subschema_for::<Vec<StepId>>(),
            generator.subschema_for::<Ordered<StepId, Texts>>(),
        ])
    }
}

/// That somebody else is told that a step is overdue. Written as the lane, or as a map that says when too.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "ToldForm", into = "ToldForm")]
pub struct Told {
    /// The lane.
    pub to: Loc<RoleId>,
    /// When; without it, whenever it happens.
    pub at: Option<Loc<String>>,
}

/// The two ways to write who is told.
#[derive(Deserialize)]
enum ToldForm {
    #[serde(rename = "$text")]
    To(Loc<RoleId>),
    #[serde(rename = "$map")]
    Full(ToldFields),
}

/// Who is told, with a time.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Told", extend("required" = ["kepada"]))
)]
#[serde(default)]
struct ToldFields {
    /// The lane that is told.
    #[serde(rename = "kepada")]
    to: Loc<RoleId>,
    /// When it is told.
    #[serde(rename = "pada", skip_serializing_if = "Option::is_none")]
    at: Option<Loc<String>>,
}

untagged!(ToldForm { To, Full });

impl From<ToldForm> for Told {
    fn from(form: ToldForm) -> Self {
        match form {
            ToldForm::To(to) => Self { to, at: None },
            ToldForm::Full(ToldFields { to, at }) => Self { to, at },
        }
    }
}

impl From<Told> for ToldForm {
    fn from(Told { to, at }: Told) -> Self {
        match at {
            None => Self::To(to),
            at => Self::Full(ToldFields { to, at }),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Told {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ToldForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[generator.subschema_for::<RoleId>(), generator.subschema_for::<ToldFields>()])
    }
}
