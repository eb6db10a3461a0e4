//! The identity block: what the first page of the printed SOP says.

use serde::{Deserialize, Serialize};

use super::{Loc, Texts};

/// The identity block (*identitas*).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Identity {
    /// Names of the organisation, one a line as printed.
    #[serde(rename = "instansi", skip_serializing_if = "Texts::is_empty")]
    pub organisation: Texts,
    /// Address as printed.
    #[serde(rename = "alamat", skip_serializing_if = "Option::is_none")]
    pub address: Option<Loc<String>>,
    /// Unit that owns the procedure.
    #[serde(rename = "unit", skip_serializing_if = "Texts::is_empty")]
    pub unit: Texts,
    /// Number of the SOP; empty where the form leaves it blank.
    #[serde(rename = "nomor", skip_serializing_if = "Option::is_none")]
    pub number: Option<Loc<String>>,
    /// Date as printed, where the form has only one.
    #[serde(rename = "tanggal", skip_serializing_if = "Option::is_none")]
    pub date: Option<Loc<String>>,
    /// Date of making, as printed.
    #[serde(rename = "tanggal_pembuatan", skip_serializing_if = "Option::is_none")]
    pub made_on: Option<Loc<String>>,
    /// Date of revision, as printed; `-` for none.
    #[serde(rename = "tanggal_revisi", skip_serializing_if = "Option::is_none")]
    pub revised_on: Option<Loc<String>>,
    /// Date from which it holds, as printed.
    #[serde(rename = "tanggal_efektif", skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<Loc<String>>,
    /// Date of approval, as printed.
    #[serde(rename = "tanggal_pengesahan", skip_serializing_if = "Option::is_none")]
    pub approved_on: Option<Loc<String>>,
    /// Who approved it.
    #[serde(rename = "disahkan_oleh", skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Approval>,
    /// Legal basis, one rule an entry.
    #[serde(rename = "dasar_hukum", skip_serializing_if = "Texts::is_empty")]
    pub legal_basis: Texts,
    /// Legal basis as one run of text, where the source prints it so and the entries are our reading.
    #[serde(rename = "dasar_hukum_tercetak", skip_serializing_if = "Option::is_none")]
    pub legal_basis_as_printed: Option<Loc<String>>,
    /// Qualification of the performers.
    #[serde(rename = "kualifikasi_pelaksana", skip_serializing_if = "Texts::is_empty")]
    pub qualifications: Texts,
    /// Related procedures.
    #[serde(rename = "keterkaitan", skip_serializing_if = "Texts::is_empty")]
    pub related: Texts,
    /// Equipment.
    #[serde(rename = "peralatan", skip_serializing_if = "Texts::is_empty")]
    pub equipment: Texts,
    /// Warning.
    #[serde(rename = "peringatan", skip_serializing_if = "Texts::is_empty")]
    pub warning: Texts,
    /// Records and data.
    #[serde(rename = "pencatatan", skip_serializing_if = "Texts::is_empty")]
    pub records: Texts,
    /// Note on the electronic signature.
    #[serde(rename = "catatan_tte", skip_serializing_if = "Option::is_none")]
    pub signature_note: Option<Loc<String>>,
}

/// Who signed: office, name, rank and number.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Approval {
    /// The official of the profile who approves: what is not said here comes from there.
    #[serde(rename = "pejabat", skip_serializing_if = "Option::is_none")]
    pub official: Option<Loc<String>>,
    /// Office, as printed.
    #[serde(rename = "jabatan", skip_serializing_if = "Option::is_none")]
    pub office: Option<Loc<String>>,
    /// Own office of somebody who acts for another (Plt., Plh., a.n.).
    #[serde(rename = "sebagai", skip_serializing_if = "Option::is_none")]
    pub own_office: Option<Loc<String>>,
    /// Name.
    #[serde(rename = "nama", skip_serializing_if = "Option::is_none")]
    pub name: Option<Loc<String>>,
    /// Rank.
    #[serde(rename = "pangkat", skip_serializing_if = "Option::is_none")]
    pub rank: Option<Loc<String>>,
    /// Number of a civil servant (NIP), 18 digits, spaces as printed.
    #[serde(rename = "nip", skip_serializing_if = "Option::is_none")]
    pub nip: Option<Loc<String>>,
}
