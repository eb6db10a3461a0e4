//! What people are told of a migration: what stands in its way, and what it changes.

use super::{Note, Reason};
use crate::chart::StepKind;
use crate::id::StepId;
use crate::lang::{Text, say};

impl Reason {
    /// A stable name, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchStep { .. } => "no_such_step",
            Self::NoTarget { .. } => "no_target",
            Self::NotWork { .. } => "not_work",
            Self::NotAJoin { .. } => "not_a_join",
            Self::OtherBranches { .. } => "other_branches",
            Self::Elsewhere { .. } => "elsewhere",
            Self::NothingLeft { .. } => "nothing_left",
            Self::MissingField { .. } => "missing_field",
            Self::TooIntricate => "too_intricate",
        }
    }

    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::NoSuchStep { step, likely } => {
                let to = likely.as_ref().map_or("...", StepId::as_str);
                say!(
                    id: "berkas sedang di langkah `{step}`, yang tidak ada pada versi baru; sebut langkah penggantinya: `--petakan {step}={to}`",
                    en: "the case is at the step `{step}`, which the new version has not; name the step that takes its place: `--map {step}={to}`",
                )
            }
            Self::NoTarget { step, to } => say!(
                id: "`{step}` dipetakan ke `{to}`, yang tidak ada pada versi baru",
                en: "`{step}` is mapped to `{to}`, which the new version has not",
            ),
            Self::NotWork { step, to } => say!(
                id: "di langkah `{step}` ada tugas yang terbuka, sedangkan `{to}` pada versi baru tidak dikerjakan siapa pun; sebut langkah lain",
                en: "a task is open at the step `{step}`, but nobody works at `{to}` in the new version; name another step",
            ),
            Self::NotAJoin { step, to } => say!(
                id: "satu jalan menunggu yang lain di `{step}`, sedangkan `{to}` pada versi baru tidak menunggu semuanya; selesaikan jalan yang lain dulu",
                en: "one way waits for the others at `{step}`, but `{to}` does not wait for all in the new version; finish the other ways first",
            ),
            Self::OtherBranches { fork, before, after } => say!(
                id: "berkas sedang di dalam `{fork}` dengan {before} jalan serentak, pada versi baru {after}; pindahkan setelah jalan-jalan itu bertemu",
                en: "the case is within `{fork}` with {before} ways at the same time, in the new version {after}; move it when they have come together",
            ),
            Self::Elsewhere { step, to } => say!(
                id: "berkas sedang di langkah `{step}`; pada versi baru `{to}` ada pada jalan serentak yang lain; pindahkan setelah langkah itu selesai",
                en: "the case is at the step `{step}`; in the new version `{to}` lies on another of the ways that go on at the same time; move it when that step is done",
            ),
            Self::NothingLeft { step } => say!(
                id: "pada versi baru semua pelaksana `{step}` sudah selesai; selesaikan langkah itu dulu",
                en: "in the new version all performers of `{step}` are done; finish that step first",
            ),
            Self::MissingField { field, step } => say!(
                id: "syarat pada `{step}` memerlukan isian `{field}`, yang belum diberi dan tidak ditanyakan lagi dari sini; kembalikan dulu ke langkah yang menanyakannya, atau biarkan menurut versi lama",
                en: "a condition at `{step}` needs the field `{field}`, which was not given and is asked for no more from here; send the case back to a step that asks for it, or leave it by the old version",
            ),
            Self::TooIntricate => say!(
                id: "alur versi baru terlalu rumit untuk diperiksa",
                en: "the flow of the new version is too intricate to be looked at",
            ),
        }
    }
}

impl Note {
    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::Lane { step, from, to } => {
                say!(id: "`{step}` beralih dari {from} ke {to}", en: "`{step}` goes from {from} to {to}")
            }
            Self::Withdrawn { step, role } => {
                say!(id: "{role} tidak perlu lagi mengerjakan `{step}`", en: "{role} need no longer do `{step}`")
            }
            Self::Offered { step, role } => {
                say!(id: "{role} ikut mengerjakan `{step}`", en: "{role} has a task at `{step}` too")
            }
            Self::Kind { step, kind: StepKind::Decision } => {
                say!(id: "`{step}` menjadi keputusan", en: "`{step}` becomes a decision")
            }
            Self::Kind { step, kind: StepKind::Wait } => {
                say!(id: "`{step}` menjadi tunggu", en: "`{step}` becomes a wait")
            }
            Self::Kind { step, .. } => {
                say!(id: "`{step}` menjadi kegiatan", en: "`{step}` becomes an activity")
            }
            Self::NoWayBack { steps } => {
                let steps: Vec<&str> = steps.iter().map(StepId::as_str).collect();
                let steps = steps.join("`, `");
                say!(id: "tidak dapat lagi dikembalikan ke `{steps}`", en: "it cannot be sent back to `{steps}` any more")
            }
            Self::PromiseDropped { step } => {
                say!(id: "janji waktu `{step}` gugur", en: "the promise of `{step}` is dropped")
            }
            Self::Unfit { field, value } => say!(
                id: "isian `{field}` bernilai `{value}`, yang tidak cocok lagi dan dianggap belum diberi",
                en: "the field `{field}` is `{value}`, which no longer fits and counts as not given",
            ),
        }
    }
}
