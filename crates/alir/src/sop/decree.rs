//! A decree (*keputusan*): one document that enacts several SOPs.

use serde::{Deserialize, Serialize};

use super::{Approval, Loc, Ordered, Texts};

/// A decree, as a file of its own that SOPs refer to with `ditetapkan_dengan`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["keputusan", "judul", "tentang"]))
)]
#[serde(default)]
pub struct Decree {
    /// Id of the decree: stable, kebab-case.
    #[serde(rename = "keputusan")]
    pub id: Loc<String>,
    /// Where the text comes from.
    #[serde(rename = "sumber", skip_serializing_if = "Option::is_none")]
    pub source: Option<Loc<String>>,
    /// Letterhead, one line an entry.
    #[serde(rename = "kop", skip_serializing_if = "Texts::is_empty")]
    pub letterhead: Texts,
    /// Title.
    #[serde(rename = "judul")]
    pub title: Loc<String>,
    /// Number.
    #[serde(rename = "nomor", skip_serializing_if = "Option::is_none")]
    pub number: Option<Loc<String>>,
    /// Subject.
    #[serde(rename = "tentang")]
    pub subject: Loc<String>,
    /// Office that decides, as printed before the reasons.
    #[serde(rename = "pejabat", skip_serializing_if = "Option::is_none")]
    pub office: Option<Loc<String>>,
    /// Reasons, a to z.
    #[serde(rename = "menimbang", skip_serializing_if = "Texts::is_empty")]
    pub considering: Texts,
    /// Rules that it rests on.
    #[serde(rename = "mengingat", skip_serializing_if = "Texts::is_empty")]
    pub recalling: Texts,
    /// What is decided: KESATU, KEDUA, ...
    #[serde(rename = "diktum", skip_serializing_if = "Ordered::is_empty")]
    pub decides: Ordered<String, Loc<String>>,
    /// Place and date.
    #[serde(rename = "ditetapkan", skip_serializing_if = "Option::is_none")]
    pub enacted: Option<Enacted>,
    /// Who signed.
    #[serde(rename = "penandatangan", skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<Approval>,
    /// Who gets a copy.
    #[serde(rename = "tembusan", skip_serializing_if = "Texts::is_empty")]
    pub copies: Texts,
    /// Files of the SOPs that it enacts.
    #[serde(rename = "lampiran", skip_serializing_if = "Texts::is_empty")]
    pub enacts: Texts,
    /// Remarks on the source.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
}

/// Where and when a decree was enacted, as printed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Enacted {
    /// Place.
    #[serde(rename = "tempat", skip_serializing_if = "Option::is_none")]
    pub place: Option<Loc<String>>,
    /// Date as printed.
    #[serde(rename = "tanggal", skip_serializing_if = "Option::is_none")]
    pub date: Option<Loc<String>>,
}
