//! The whole SOP file as a type.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{
    Approval, Deadline, Declared, Escalation, Identity, Inferred, Loc, Ordered, Parameter, Step, Texts,
};
use crate::id::{RoleId, SopId, StepId};

/// One SOP: what people wrote.
///
/// It may still be wrong in meaning; [`crate::check`] says so.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["sop", "nama", "pelaksana", "langkah"]))
)]
#[serde(default)]
pub struct Definition {
    /// Id of the SOP: stable, kebab-case.
    #[serde(rename = "sop")]
    pub id: Loc<SopId>,
    /// Version.
    #[serde(rename = "versi", skip_serializing_if = "Option::is_none")]
    pub version: Option<Loc<String>>,
    /// Name of the procedure.
    #[serde(rename = "nama")]
    pub name: Loc<String>,
    /// The name as other pages of the document print it.
    #[serde(rename = "judul", skip_serializing_if = "Option::is_none")]
    pub titles: Option<Titles>,
    /// Kabupaten or kota whose SOP it is.
    #[serde(rename = "kabupaten", skip_serializing_if = "Option::is_none")]
    pub region: Option<Loc<String>>,
    /// Where the text comes from.
    #[serde(rename = "sumber", skip_serializing_if = "Option::is_none")]
    pub source: Option<Loc<String>>,
    /// Words that other offices change: `{domain}` in any text stands for the value here. Each with its type, default and
    /// description, if it is declared.
    #[serde(rename = "parameter", skip_serializing_if = "Ordered::is_empty")]
    pub parameters: Ordered<String, Parameter>,
    /// The profile of the office: zone, hours, holidays, letterhead.
    #[serde(rename = "profil", skip_serializing_if = "Option::is_none")]
    pub profile: Option<Loc<String>>,
    /// File of the decree (*keputusan*) that enacts this SOP.
    #[serde(rename = "ditetapkan_dengan", skip_serializing_if = "Option::is_none")]
    pub enacted_by: Option<Loc<String>>,
    /// Identity block.
    #[serde(rename = "identitas", skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// Signature under the table, where it differs from the identity block's.
    #[serde(rename = "penandatangan_tabel", skip_serializing_if = "Option::is_none")]
    pub table_signature: Option<Approval>,
    /// Purpose, scope and terms.
    #[serde(rename = "penjelasan", skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
    /// What is inferred about the procedure as a whole, with the reason.
    #[serde(rename = "disimpulkan", skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inferred>,
    /// Remarks on the source.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
    /// Findings that are passed over in the whole file, by code, with the reason.
    #[serde(rename = "abaikan", skip_serializing_if = "Ordered::is_empty")]
    pub silenced: Ordered<String, Loc<String>>,
    /// A promise for the whole procedure.
    #[serde(rename = "batas_total", skip_serializing_if = "Option::is_none")]
    pub total_deadline: Option<Deadline>,
    /// The lane that may act too when a step is overdue that says nothing of it.
    #[serde(rename = "eskalasi", skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Escalation>,
    /// The lanes, in printed order.
    #[serde(rename = "pelaksana")]
    pub lanes: Ordered<RoleId, Lane>,
    /// Stages, for procedures in stages instead of lanes.
    #[serde(rename = "tahap", skip_serializing_if = "Ordered::is_empty")]
    pub stages: Ordered<String, Stage>,
    /// What a case is asked for: fields with their types.
    #[serde(rename = "isian", skip_serializing_if = "Ordered::is_empty")]
    pub fields: Ordered<String, Declared>,
    /// The step that a case begins with; without it, the first.
    #[serde(rename = "mulai", skip_serializing_if = "Option::is_none")]
    pub start: Option<Loc<StepId>>,
    /// The steps. Each goes on to the next one unless it says otherwise.
    #[serde(rename = "langkah")]
    pub steps: Ordered<StepId, Step>,
}

/// The name of the procedure as other pages of the document print it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Titles {
    /// On the cover.
    #[serde(rename = "sampul", skip_serializing_if = "Option::is_none")]
    pub cover: Option<Loc<String>>,
    /// In the list of contents.
    #[serde(rename = "daftar", skip_serializing_if = "Option::is_none")]
    pub contents: Option<Loc<String>>,
    /// Over the table.
    #[serde(rename = "tabel", skip_serializing_if = "Option::is_none")]
    pub table: Option<Loc<String>>,
}

/// Short explanation before the procedure (`PermenPANRB` 35/2012).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Explanation {
    /// Purpose.
    #[serde(rename = "tujuan", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Loc<String>>,
    /// Scope.
    #[serde(rename = "ruang_lingkup", skip_serializing_if = "Option::is_none")]
    pub scope: Option<Loc<String>>,
    /// Terms and what they mean.
    #[serde(rename = "istilah", skip_serializing_if = "Ordered::is_empty")]
    pub terms: Ordered<String, Loc<String>>,
}

/// A lane: somebody who performs steps. Written as its name, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "LaneForm", into = "LaneForm")]
pub struct Lane {
    /// Name as printed at the head of the column.
    pub name: Loc<String>,
    /// Not part of the office: an applicant, the public, a contractor.
    pub external: bool,
    /// Whether the printed table has a column for it.
    pub printed: bool,
    /// Remark.
    pub note: Texts,
}

/// The two ways to write a lane.
#[derive(Deserialize)]
enum LaneForm {
    #[serde(rename = "$text")]
    Name(Loc<String>),
    #[serde(rename = "$map")]
    Full(LaneFields),
}

/// A lane with more than a name.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Lane"))]
#[serde(default)]
struct LaneFields {
    /// Name as printed at the head of the column.
    #[serde(rename = "nama")]
    name: Loc<String>,
    /// Not part of the office: an applicant, the public, a contractor.
    #[serde(rename = "eksternal", skip_serializing_if = "Option::is_none")]
    external: Option<bool>,
    /// Whether the printed table has a column for it; yes unless said otherwise.
    #[serde(rename = "tercetak", skip_serializing_if = "Option::is_none")]
    printed: Option<bool>,
    /// Remark.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    note: Texts,
}

untagged!(LaneForm { Name, Full });

impl From<LaneForm> for Lane {
    fn from(form: LaneForm) -> Self {
        match form {
            LaneForm::Name(name) => Self { name, external: false, printed: true, note: Texts::default() },
            LaneForm::Full(full) => Self {
                name: full.name,
                external: full.external.unwrap_or(false),
                printed: full.printed.unwrap_or(true),
                note: full.note,
            },
        }
    }
}

impl From<Lane> for LaneForm {
    fn from(lane: Lane) -> Self {
        if !lane.external && lane.printed && lane.note.is_empty() {
            return Self::Name(lane.name);
        }
        Self::Full(LaneFields {
            name: lane.name,
            external: lane.external.then_some(true),
            printed: (!lane.printed).then_some(false),
            note: lane.note,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Lane {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LaneForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Loc<String>>(),
            generator.subschema_for::<LaneFields>(),
        ])
    }
}

/// A stage of a procedure in stages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Stage {
    /// Number as printed.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none")]
    pub number: Option<Loc<String>>,
    /// Name as printed.
    #[serde(rename = "nama")]
    pub name: Loc<String>,
}
