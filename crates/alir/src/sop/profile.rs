//! The profile of an office (*profil*): its zone, its hours and its days off, as people write them.

use serde::{Deserialize, Serialize};

use super::{Letterhead, Loc, Officials, Ordered, Texts};

/// The profile of a kabupaten: what its SOPs mean by `profil: id`.
///
/// It may still be wrong in meaning; [`crate::rules::office`] says so.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["profil", "nama", "zona_waktu", "jam_kerja"]))
)]
#[serde(default)]
pub struct Profile {
    /// Id of the profile, which SOPs name: stable, kebab-case.
    #[serde(rename = "profil")]
    pub id: Loc<String>,
    /// Name of the kabupaten or office.
    #[serde(rename = "nama")]
    pub name: Loc<String>,
    /// Where the text comes from.
    #[serde(rename = "sumber", skip_serializing_if = "Option::is_none")]
    pub source: Option<Loc<String>>,
    /// Zone: `WIB`, `WITA`, `WIT`, `Asia/Makassar` or `+08:00`.
    #[serde(rename = "zona_waktu")]
    pub zone: Loc<String>,
    /// Hours by day of the week; a day that is not named is a day off.
    #[serde(rename = "jam_kerja")]
    pub hours: Hours,
    /// Times of year with other hours.
    #[serde(rename = "periode", skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<WrittenPeriod>,
    /// File of the national holidays, counted from the folder of this file.
    #[serde(rename = "libur_nasional", skip_serializing_if = "Option::is_none")]
    pub national_holidays: Option<Loc<String>>,
    /// What days of joint leave are here; days off unless said otherwise.
    #[serde(rename = "cuti_bersama", skip_serializing_if = "Option::is_none")]
    pub joint_leave: Option<JointLeave>,
    /// Holidays of the kabupaten: `2026-10-12: Hari Jadi`.
    #[serde(rename = "libur_daerah", skip_serializing_if = "Ordered::is_empty")]
    pub local_holidays: Ordered<String, Loc<String>>,
    /// When `n hari kerja` are over; at the end of the day unless said otherwise.
    #[serde(rename = "hitung_hari", skip_serializing_if = "Option::is_none")]
    pub day_count: Option<CountedDays>,
    /// What `n hari` means where nothing says which days; working days unless said otherwise.
    #[serde(rename = "arti_hari", skip_serializing_if = "Option::is_none")]
    pub plain_days: Option<MeantDays>,
    /// After which share of its time a task is warned of, `80%` unless said otherwise; `tidak` for never.
    #[serde(rename = "peringatan_dini", skip_serializing_if = "Option::is_none")]
    pub early_warning: Option<Loc<String>>,
    /// Time limit of an application where its SOP sets none, `5 hari kerja` unless said otherwise; `tidak` for none.
    #[serde(rename = "batas_permohonan", skip_serializing_if = "Option::is_none")]
    pub statutory: Option<Loc<String>>,
    /// Letterhead of its documents.
    #[serde(rename = "kop", skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<Letterhead>,
    /// File of its logo (PNG, JPEG or SVG), counted from the folder of this file.
    #[serde(rename = "logo", skip_serializing_if = "Option::is_none")]
    pub logo: Option<Loc<String>>,
    /// Paper of its documents; A4 unless said otherwise.
    #[serde(rename = "kertas", skip_serializing_if = "Option::is_none")]
    pub paper: Option<Loc<Paper>>,
    /// Language of what is printed around the texts of a SOP; Indonesian unless said otherwise.
    #[serde(rename = "bahasa", skip_serializing_if = "Option::is_none")]
    pub language: Option<Loc<PrintedLanguage>>,
    /// Patterns of numbers by name: `surat: 555/{urut:03}/DISKOMINFO/{tahun}`; `sop` is for SOPs, `berkas` for cases.
    #[serde(rename = "penomoran", skip_serializing_if = "Ordered::is_empty")]
    pub numbering: Ordered<String, Loc<String>>,
    /// Officials by id, each with those who held the office one after the other.
    #[serde(rename = "pejabat", skip_serializing_if = "Ordered::is_empty")]
    pub officials: Ordered<String, Officials>,
    /// How bad findings are here, by code: `SOP061: kesalahan`. An error stays one.
    #[serde(rename = "tingkat", skip_serializing_if = "Ordered::is_empty")]
    pub severities: Ordered<String, Loc<Level>>,
    /// Remarks.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
}

/// Hours by day or days of the week: `senin-kamis: 07.30-12.00, 13.00-16.00`.
pub type Hours = Ordered<String, Texts>;

/// A time of year with other hours.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Period", extend("required" = ["nama", "mulai", "sampai", "jam_kerja"]))
)]
#[serde(default)]
pub struct WrittenPeriod {
    /// Name.
    #[serde(rename = "nama")]
    pub name: Loc<String>,
    /// First day.
    #[serde(rename = "mulai")]
    pub first: Loc<String>,
    /// Last day.
    #[serde(rename = "sampai")]
    pub last: Loc<String>,
    /// Whether it is Ramadan, in which the hours of a week are fewer.
    #[serde(rename = "ramadan", skip_serializing_if = "is_false")]
    pub ramadan: bool,
    /// Hours by day of the week; a day that is not named is a day off.
    #[serde(rename = "jam_kerja")]
    pub hours: Hours,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// What days of joint leave are in an office.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum JointLeave {
    /// Days off.
    #[serde(rename = "libur")]
    Off,
    /// Working days.
    #[serde(rename = "kerja")]
    Work,
}

/// When `n hari kerja` are over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CountedDays {
    /// At closing time of the n-th working day behind that of receipt.
    #[serde(rename = "akhir_hari")]
    EndOfDay,
    /// After n times the hours of a day.
    #[serde(rename = "durasi")]
    Duration,
}

/// What `n hari` means where nothing says which days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MeantDays {
    /// Working days.
    #[serde(rename = "kerja")]
    Working,
    /// Days of the calendar.
    #[serde(rename = "kalender")]
    Calendar,
}

/// How bad a finding is in an office.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Level {
    /// An error: `alir check` fails.
    #[serde(rename = "kesalahan")]
    Error,
    /// A warning.
    #[default]
    #[serde(rename = "peringatan")]
    Warning,
    /// Worth knowing.
    #[serde(rename = "info")]
    Info,
    /// Not shown at all.
    #[serde(rename = "mati")]
    Off,
}

/// Paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 215 x 330 mm.
    F4,
    /// 216 x 279 mm.
    Letter,
}

impl Paper {
    /// Width and height in millimetres, upright.
    pub const fn millimetres(self) -> (u32, u32) {
        match self {
            Self::A4 => (210, 297),
            Self::F4 => (215, 330),
            Self::Letter => (216, 279),
        }
    }
}

/// The language of printed documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Language"))]
pub enum PrintedLanguage {
    /// Indonesian.
    #[default]
    #[serde(rename = "id")]
    Indonesian,
    /// English.
    #[serde(rename = "en")]
    English,
}
