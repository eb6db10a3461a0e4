//! The scenario file (*uji*): how cases of a SOP go, given these answers and times, and what has to come of it.

use serde::{Deserialize, Serialize};

use super::{Intervention, Loc, Notices, Ordered, Texts, Told};
use crate::id::StepId;

/// Scenarios of one SOP.
///
/// It may still be wrong in meaning; [`crate::rules::scenarios`] says so.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["uji", "skenario"]))
)]
#[serde(default)]
pub struct Scenarios {
    /// File of the SOP, counted from the folder of this file.
    #[serde(rename = "uji")]
    pub sop: Loc<String>,
    /// File of the profile, counted from the folder of this file; the one that the SOP names unless said otherwise.
    #[serde(rename = "profil", skip_serializing_if = "Option::is_none")]
    pub profile: Option<Loc<String>>,
    /// Remarks.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
    /// The scenarios, each under its id.
    #[serde(rename = "skenario")]
    pub scenarios: Ordered<String, Scenario>,
}

/// One case, from its start to its end.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Scenario {
    /// What it is about.
    #[serde(rename = "cerita", skip_serializing_if = "Option::is_none")]
    pub story: Option<Loc<String>>,
    /// When the case begins, by the clocks of the office; `2026-11-23 10:00`, a Monday, unless said otherwise.
    #[serde(rename = "mulai", skip_serializing_if = "Option::is_none")]
    pub start: Option<Loc<String>>,
    /// When the application came in, if that was earlier.
    #[serde(rename = "diterima", skip_serializing_if = "Option::is_none")]
    pub received: Option<Loc<String>>,
    /// When the application is found complete, if that is said.
    #[serde(rename = "lengkap", skip_serializing_if = "Option::is_none")]
    pub complete: Option<Loc<String>>,
    /// What the case is about, by key.
    #[serde(rename = "kunci", skip_serializing_if = "Ordered::is_empty")]
    pub keys: Ordered<String, Loc<String>>,
    /// One-time steps that another case has done for the same key.
    #[serde(rename = "pernah", skip_serializing_if = "Texts::is_empty")]
    pub done_before: Texts,
    /// The answers of each decision in order; the last one repeats.
    #[serde(rename = "jawaban", skip_serializing_if = "Ordered::is_empty")]
    pub answers: Ordered<StepId, Texts>,
    /// The values of each field, for one visit after the other to the step that asks for it; the last one repeats.
    #[serde(rename = "isian", skip_serializing_if = "Ordered::is_empty")]
    pub fields: Ordered<String, Texts>,
    /// How long a step takes, in working time: `30 menit`, `2 hari kerja`, or `1 x 24 jam` by the clock. Several for
    /// one visit after the other; the last one repeats. A step that is not named is done at once.
    #[serde(rename = "lama", skip_serializing_if = "Ordered::is_empty")]
    pub durations: Ordered<StepId, Texts>,
    /// When a step is done, instead of how long it takes.
    #[serde(rename = "selesai_pada", skip_serializing_if = "Ordered::is_empty")]
    pub done_at: Ordered<StepId, Texts>,
    /// What somebody does besides: returns, takes back, skips, lets rest, goes on, cancels.
    #[serde(rename = "tindakan", skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<Loc<Intervention>>,
    /// What has to come of it.
    #[serde(rename = "harapan")]
    pub expected: Expectation,
}

/// What has to come of a scenario. What is not named is not looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Expectation {
    /// The tasks, decisions and waits, in the order in which they are done; exactly these. What is taken back stands
    /// there too, what is skipped does not.
    #[serde(rename = "langkah", skip_serializing_if = "Option::is_none")]
    pub steps: Option<Texts>,
    /// Steps to which the case comes.
    #[serde(rename = "melewati", skip_serializing_if = "Texts::is_empty")]
    pub visited: Texts,
    /// Steps to which it does not come.
    #[serde(rename = "tidak_melewati", skip_serializing_if = "Texts::is_empty")]
    pub not_visited: Texts,
    /// The end that is reached, by its name; several in their order, where forks reach several.
    #[serde(rename = "akhir", skip_serializing_if = "Texts::is_empty")]
    pub end: Texts,
    /// When the case is over.
    #[serde(rename = "selesai", skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Loc<String>>,
    /// Who performs steps: the lanes on whose lists each is put; exactly these.
    #[serde(rename = "oleh", skip_serializing_if = "Ordered::is_empty")]
    pub performers: Ordered<StepId, Texts>,
    /// The documents that are there when a step is done; exactly these, `[]` for none.
    #[serde(rename = "kelengkapan", skip_serializing_if = "Ordered::is_empty")]
    pub documents: Ordered<StepId, Texts>,
    /// The documents that a step produces; exactly these, `[]` for none.
    #[serde(rename = "output", skip_serializing_if = "Ordered::is_empty")]
    pub outputs: Ordered<StepId, Texts>,
    /// By when steps are due, as counted last: `2026-11-23 10:10`, or `tidak ada`. Several for one visit after the
    /// other; a single one is for the first.
    #[serde(rename = "tenggat", skip_serializing_if = "Ordered::is_empty")]
    pub due: Ordered<StepId, Texts>,
    /// What to aim at, where the standard time is a range; written as `tenggat` is.
    #[serde(rename = "sasaran", skip_serializing_if = "Ordered::is_empty")]
    pub target: Ordered<StepId, Texts>,
    /// By when what was promised is due, as counted last: by step, `seluruhnya` for the whole procedure.
    #[serde(rename = "janji", skip_serializing_if = "Ordered::is_empty")]
    pub promised: Ordered<StepId, Loc<String>>,
    /// The steps of which an early warning is given, and when if that is said; exactly these, `[]` for none.
    #[serde(rename = "diperingatkan", skip_serializing_if = "Option::is_none")]
    pub warned: Option<Notices>,
    /// The steps that become overdue, and when if that is said; exactly these, `[]` for none.
    #[serde(rename = "terlambat", skip_serializing_if = "Option::is_none")]
    pub overdue: Option<Notices>,
    /// The lanes that are told that a step is overdue, and when if that is said; exactly these, `{}` for none.
    #[serde(rename = "eskalasi", skip_serializing_if = "Option::is_none")]
    pub escalated: Option<Ordered<StepId, Vec<Told>>>,
    /// The promises of which an early warning is given; written as `diperingatkan` is.
    #[serde(rename = "janji_diperingatkan", skip_serializing_if = "Option::is_none")]
    pub warned_promises: Option<Notices>,
    /// The promises that are broken; written as `terlambat` is.
    #[serde(rename = "janji_terlambat", skip_serializing_if = "Option::is_none")]
    pub broken: Option<Notices>,
}

impl Expectation {
    /// Whether it expects nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
