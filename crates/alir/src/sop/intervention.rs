//! What somebody does in a scenario besides doing the tasks: return, take back, skip, let rest, go on, cancel.

use serde::{Deserialize, Serialize};

use super::Loc;
use crate::id::RoleId;

/// One act. It has exactly one of the first six keys, which are those of the command line.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Intervention {
    /// The step from which the case is sent back to `ke`, instead of being done.
    #[serde(rename = "kembalikan", skip_serializing_if = "Option::is_none")]
    pub send_back: Option<Loc<String>>,
    /// The step whose doing is taken back, as soon as it is done.
    #[serde(rename = "tarik", skip_serializing_if = "Option::is_none")]
    pub recall: Option<Loc<String>>,
    /// The step that is left undone.
    #[serde(rename = "lewati", skip_serializing_if = "Option::is_none")]
    pub skip: Option<Loc<String>>,
    /// When the case begins to rest: `2026-11-23 10:00`, or the step at whose beginning.
    #[serde(rename = "tangguhkan", skip_serializing_if = "Option::is_none")]
    pub suspend: Option<Loc<String>>,
    /// When the case goes on: `2026-11-25 08:00`.
    #[serde(rename = "lanjutkan", skip_serializing_if = "Option::is_none")]
    pub resume: Option<Loc<String>>,
    /// When the case is cancelled: `2026-11-23 10:00`, or the step at whose beginning.
    #[serde(rename = "batalkan", skip_serializing_if = "Option::is_none")]
    pub cancel: Option<Loc<String>>,
    /// The earlier step to which the case is sent back.
    #[serde(rename = "ke", skip_serializing_if = "Option::is_none")]
    pub to: Option<Loc<String>>,
    /// At which visit to the step; the first unless said otherwise.
    #[serde(rename = "kali", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub visit: Option<Loc<u32>>,
    /// When a step is sent back, taken back or skipped, if not when it would be done.
    #[serde(rename = "pada", skip_serializing_if = "Option::is_none")]
    pub at: Option<Loc<String>>,
    /// Which performer of the step does it, where there are several.
    #[serde(rename = "oleh", skip_serializing_if = "Option::is_none")]
    pub by: Option<Loc<RoleId>>,
    /// Why.
    #[serde(rename = "alasan", skip_serializing_if = "Option::is_none")]
    pub reason: Option<Loc<String>>,
}

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// A case is sent back from a step to an earlier one.
    Return,
    /// The doing of a step is taken back.
    Recall,
    /// A step is left undone.
    Skip,
    /// The case begins to rest.
    Suspend,
    /// The case goes on.
    Resume,
    /// The case is cancelled.
    Cancel,
}

impl Verb {
    /// The key under which it is written.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Return => "kembalikan",
            Self::Recall => "tarik",
            Self::Skip => "lewati",
            Self::Suspend => "tangguhkan",
            Self::Resume => "lanjutkan",
            Self::Cancel => "batalkan",
        }
    }

    /// Whether it is done to a step, rather than to the case as a whole.
    pub const fn is_of_a_step(self) -> bool {
        match self {
            Self::Return | Self::Recall | Self::Skip => true,
            Self::Suspend | Self::Resume | Self::Cancel => false,
        }
    }
}

impl Intervention {
    /// What is done, each with the step or the time that is written; one, if it is written well.
    pub fn verbs(&self) -> impl Iterator<Item = (Verb, &Loc<String>)> {
        let Self { send_back, recall, skip, suspend, resume, cancel, .. } = self;
        let all = [
            (Verb::Return, send_back),
            (Verb::Recall, recall),
            (Verb::Skip, skip),
            (Verb::Suspend, suspend),
            (Verb::Resume, resume),
            (Verb::Cancel, cancel),
        ];
        all.into_iter().filter_map(|(verb, place)| Some((verb, place.as_ref()?)))
    }
}
