//! One step of the SOP file, as written.

use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Ask, Deadline, Escalation, Inferred, Loc, Nature, Ordered, Texts, Time};
use crate::id::{RoleId, StepId};

/// A step (*langkah*). Which of `kegiatan`, `keputusan`, `serentak`, `gabung`, `tunggu` and `selesai` it
/// has, says what it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Step {
    /// Number as printed: text, with gaps, blanks and letters as they are.
    #[serde(rename = "no", skip_serializing_if = "Option::is_none")]
    pub number: Option<Loc<String>>,
    /// Stage to which it belongs.
    #[serde(rename = "tahap", skip_serializing_if = "Option::is_none")]
    pub stage: Option<Loc<String>>,
    /// A task: what is done.
    #[serde(rename = "kegiatan", skip_serializing_if = "Option::is_none")]
    pub task: Option<Loc<String>>,
    /// A decision: the question.
    #[serde(rename = "keputusan", skip_serializing_if = "Option::is_none")]
    pub decision: Option<Loc<String>>,
    /// The decision is made by the conditions of its branches, without a person.
    #[serde(rename = "otomatis", skip_serializing_if = "Option::is_none")]
    pub automatic: Option<bool>,
    /// A wait for somebody outside the office: for what.
    #[serde(rename = "tunggu", skip_serializing_if = "Option::is_none")]
    pub wait: Option<Loc<String>>,
    /// A fork: the steps that begin at the same time.
    #[serde(rename = "serentak", skip_serializing_if = "Option::is_none")]
    pub fork: Option<Vec<Loc<StepId>>>,
    /// A join of what a fork began: wait for all, or for the first.
    #[serde(rename = "gabung", skip_serializing_if = "Option::is_none")]
    pub join: Option<Loc<JoinMode>>,
    /// An end, and its name. On a task: the case ends when the task is done.
    #[serde(rename = "selesai", skip_serializing_if = "Option::is_none")]
    pub end: Option<Loc<String>>,
    /// Who does it: a lane, several, or `semua:`/`salah_satu:` with several.
    #[serde(rename = "oleh", skip_serializing_if = "Performers::is_empty")]
    pub performers: Performers,
    /// Documents that it needs.
    #[serde(rename = "kelengkapan", skip_serializing_if = "Texts::is_empty")]
    pub needs: Texts,
    /// The step cannot be completed before every needed document is ticked off.
    #[serde(rename = "wajib_lengkap", skip_serializing_if = "Option::is_none")]
    pub needs_all: Option<bool>,
    /// The fields that it asks for.
    #[serde(rename = "isi", skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// The step cannot be completed before this condition holds.
    #[serde(rename = "syarat", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Loc<String>>,
    /// Standard time, as printed.
    #[serde(rename = "waktu", skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    /// Whether the time is a limit, as usual, or only how long the activity goes on.
    #[serde(rename = "sifat", skip_serializing_if = "Option::is_none")]
    pub nature: Option<Loc<Nature>>,
    /// The lane that may act too when the step is overdue.
    #[serde(rename = "eskalasi", skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Escalation>,
    /// What it yields.
    #[serde(rename = "output", skip_serializing_if = "Texts::is_empty")]
    pub yields: Texts,
    /// Remark, as printed.
    #[serde(rename = "keterangan", skip_serializing_if = "Option::is_none")]
    pub remark: Option<Loc<String>>,
    /// Other procedures that this step makes use of.
    #[serde(rename = "terkait", skip_serializing_if = "Texts::is_empty")]
    pub related: Texts,
    /// The step that follows, if it is not the next one.
    #[serde(rename = "lanjut", skip_serializing_if = "Option::is_none")]
    pub next: Option<Loc<StepId>>,
    /// Where each answer of a decision leads.
    #[serde(rename = "cabang", skip_serializing_if = "Ordered::is_empty")]
    pub branches: Ordered<String, Branch>,
    /// How often `lanjut` may be taken, and where the flow goes then.
    #[serde(rename = "maks_ulang", skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// Done only once for each value of this key that a case carries (`pelapor`).
    #[serde(rename = "sekali_per", skip_serializing_if = "Option::is_none")]
    pub once_per: Option<Loc<String>>,
    /// How often it is due, as printed.
    #[serde(rename = "frekuensi", skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Loc<String>>,
    /// A promise on this step: within which time, counted from which step.
    #[serde(rename = "paling_lambat", skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// What of this step is not printed but inferred, with the reason.
    #[serde(rename = "disimpulkan", skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inferred>,
    /// Findings that are passed over on this step, by code, with the reason.
    #[serde(rename = "abaikan", skip_serializing_if = "Ordered::is_empty")]
    pub silenced: Ordered<String, Loc<String>>,
    /// Remarks on the source.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    pub notes: Texts,
}

/// How many branches a join waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JoinMode {
    /// All branches.
    #[default]
    #[serde(rename = "semua")]
    All,
    /// The first; the others are withdrawn.
    #[serde(rename = "salah_satu")]
    Any,
}

/// Who performs a step.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "PerformersForm", into = "PerformersForm")]
pub struct Performers {
    /// The lanes.
    pub roles: Vec<Loc<RoleId>>,
    /// Whether all of them have to do it, or one of them.
    pub mode: JoinMode,
}

impl Performers {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }
}

/// The three ways to write performers.
#[derive(Deserialize)]
enum PerformersForm {
    #[serde(rename = "$text")]
    One(Loc<RoleId>),
    #[serde(rename = "$list")]
    Several(Vec<Loc<RoleId>>),
    #[serde(rename = "$map")]
    Mode(PerformersMode),
}

/// Performers with a word on how many of them are needed.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Performers")
)]
#[serde(default)]
struct PerformersMode {
    /// All of them do it; the step is done when the last has.
    #[serde(rename = "semua", skip_serializing_if = "Vec::is_empty")]
    all: Vec<Loc<RoleId>>,
    /// One of them does it; the others' tasks are withdrawn then.
    #[serde(rename = "salah_satu", skip_serializing_if = "Vec::is_empty")]
    any: Vec<Loc<RoleId>>,
}

untagged!(PerformersForm { One, Several, Mode });

impl From<PerformersForm> for Performers {
    fn from(form: PerformersForm) -> Self {
        match form {
            PerformersForm::One(role) => Self { roles: vec![role], mode: JoinMode::All },
            PerformersForm::Several(roles) => Self { roles, mode: JoinMode::All },
            PerformersForm::Mode(PerformersMode { all, any }) if any.is_empty() => {
                Self { roles: all, mode: JoinMode::All }
            }
            PerformersForm::Mode(PerformersMode { mut all, mut any }) => {
                any.append(&mut all);
                Self { roles: any, mode: JoinMode::Any }
            }
        }
    }
}

impl From<Performers> for PerformersForm {
    fn from(performers: Performers) -> Self {
        let Performers { mut roles, mode } = performers;
        match mode {
            JoinMode::Any => Self::Mode(PerformersMode { all: Vec::new(), any: roles }),
            JoinMode::All if roles.len() == 1 => Self::One(roles.remove(0)),
            JoinMode::All => Self::Several(roles),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Performers {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PerformersForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<RoleId>(),
            generator.subschema_for::<Vec<RoleId>>(),
            generator.subschema_for::<PerformersMode>(),
        ])
    }
}

/// Where one answer leads. Written as the step's id, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "BranchForm", into = "BranchForm")]
pub struct Branch {
    /// The step that follows.
    pub to: Loc<StepId>,
    /// At an automatic decision, the condition under which this branch is taken.
    pub when: Option<Loc<String>>,
    /// How often this answer may lead there, and where it leads then.
    pub bound: Option<Bound>,
    /// Remarks on the source.
    pub notes: Texts,
}

/// The two ways to write a branch.
#[derive(Deserialize)]
enum BranchForm {
    #[serde(rename = "$text")]
    To(Loc<StepId>),
    #[serde(rename = "$map")]
    Full(BranchFields),
}

/// A branch with more than a target.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Branch")
)]
#[serde(default)]
struct BranchFields {
    /// The step that follows.
    #[serde(rename = "ke")]
    to: Loc<StepId>,
    /// At an automatic decision, the condition under which this branch is taken; the first that holds counts.
    #[serde(rename = "bila", skip_serializing_if = "Option::is_none")]
    when: Option<Loc<String>>,
    /// How often this answer may lead there, and where it leads then.
    #[serde(rename = "maks_ulang", skip_serializing_if = "Option::is_none")]
    bound: Option<Bound>,
    /// Remarks on the source.
    #[serde(rename = "catatan", skip_serializing_if = "Texts::is_empty")]
    notes: Texts,
}

untagged!(BranchForm { To, Full });

impl From<BranchForm> for Branch {
    fn from(form: BranchForm) -> Self {
        match form {
            BranchForm::To(to) => Self { to, ..Self::default() },
            BranchForm::Full(BranchFields { to, when, bound, notes }) => Self { to, when, bound, notes },
        }
    }
}

impl From<Branch> for BranchForm {
    fn from(branch: Branch) -> Self {
        let Branch { to, when, bound, notes } = branch;
        if when.is_none() && bound.is_none() && notes.is_empty() {
            return Self::To(to);
        }
        Self::Full(BranchFields { to, when, bound, notes })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Branch {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BranchForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<StepId>(),
            generator.subschema_for::<BranchFields>(),
        ])
    }
}

/// The bound of a loop: the n-th time, the flow goes elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["kali", "lalu"]))
)]
#[serde(default)]
pub struct Bound {
    /// Which time leads elsewhere: with 3, the way back is taken at most twice. At least 2.
    #[serde(rename = "kali")]
    #[cfg_attr(feature = "schema", schemars(range(min = 2)))]
    pub times: Loc<u32>,
    /// The step to which that time leads.
    #[serde(rename = "lalu")]
    pub then: Loc<StepId>,
}
