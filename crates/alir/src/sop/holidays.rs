//! The holiday file: national holidays and days of joint leave, shared by the profiles of many offices.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Loc, Ordered, Texts};

/// Holidays and days of joint leave. A year of which one day is listed counts as known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["libur", "hari"]))
)]
#[serde(default)]
pub struct Holidays {
    /// Id of the list.
    #[serde(rename = "libur")]
    pub id: Loc<String>,
    /// Name of the list.
    #[serde(rename = "nama", skip_serializing_if = "Option::is_none")]
    pub name: Option<Loc<String>>,
    /// Where the dates come from.
    #[serde(rename = "sumber", skip_serializing_if = "Option::is_none")]
    pub source: Option<Loc<String>>,
    /// Remarks.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
    /// The days: `2026-01-01: Tahun Baru Masehi`.
    #[serde(rename = "hari")]
    pub days: Ordered<String, Holiday>,
}

/// A day off. Written as its name, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "HolidayForm", into = "HolidayForm")]
pub struct Holiday {
    /// Name.
    pub name: Loc<String>,
    /// Whether it is joint leave (*cuti bersama*), on which an office may work.
    pub joint_leave: bool,
    /// Whether the date is only expected.
    pub estimated: bool,
}

/// The two ways to write a day off.
#[derive(Deserialize)]
enum HolidayForm {
    #[serde(rename = "$text")]
    Name(Loc<String>),
    #[serde(rename = "$map")]
    Full(HolidayFields),
}

/// A day off with more than a name.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Holiday")
)]
#[serde(default)]
struct HolidayFields {
    /// Name.
    #[serde(rename = "nama")]
    name: Loc<String>,
    /// Joint leave, on which an office may work.
    #[serde(rename = "cuti_bersama", skip_serializing_if = "Option::is_none")]
    joint_leave: Option<bool>,
    /// The date is only expected, as that of a feast by the moon.
    #[serde(rename = "perkiraan", skip_serializing_if = "Option::is_none")]
    estimated: Option<bool>,
}

untagged!(HolidayForm { Name, Full });

impl From<HolidayForm> for Holiday {
    fn from(form: HolidayForm) -> Self {
        match form {
            HolidayForm::Name(name) => Self { name, joint_leave: false, estimated: false },
            HolidayForm::Full(full) => Self {
                name: full.name,
                joint_leave: full.joint_leave.unwrap_or(false),
                estimated: full.estimated.unwrap_or(false),
            },
        }
    }
}

impl From<Holiday> for HolidayForm {
    fn from(day: Holiday) -> Self {
        if !day.joint_leave && !day.estimated {
            return Self::Name(day.name);
        }
        Self::Full(HolidayFields {
            name: day.name,
            joint_leave: day.joint_leave.then_some(true),
            estimated: day.estimated.then_some(true),
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Holiday {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "HolidayForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<String>>(),
            generator.subschema_for::<HolidayFields>(),
        ])
    }
}
