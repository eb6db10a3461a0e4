//! Why a command was refused. Nothing has changed then.

use chrono::{DateTime, Utc};

use crate::id::{ActorId, InstanceId, RoleId, StepId, TaskId};
use crate::lang::{Text, say};
use crate::time::Zone;

/// Why a command was refused. Nothing has changed; the text says what can be done instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.text())]
pub enum Rejection {
    /// The case was started before.
    AlreadyStarted,
    /// There is no such case, or it has not been started.
    NotStarted,
    /// The case runs by another SOP, or by another text of it.
    OtherSop,
    /// The case has ended or was cancelled.
    Over {
        /// How it stands: `ended` or `cancelled`.
        status: &'static str,
    },
    /// The case rests.
    Suspended,
    /// The case does not rest.
    NotSuspended,
    /// There never was such a task.
    NoSuchTask {
        /// The task.
        task: TaskId,
    },
    /// No task is open at the step.
    NothingOpen {
        /// The step.
        step: StepId,
    },
    /// More than one task is open at the step.
    SeveralTasks {
        /// The step.
        step: StepId,
        /// The roles that have one.
        roles: Vec<RoleId>,
    },
    /// The task was done before.
    AlreadyDone {
        /// The step.
        step: StepId,
        /// By whom.
        by: ActorId,
        /// When.
        at: DateTime<Utc>,
    },
    /// The task was withdrawn.
    Withdrawn {
        /// The task.
        task: TaskId,
        /// The step.
        step: StepId,
    },
    /// The task is on the list of another role.
    NotYourRole {
        /// The step.
        step: StepId,
        /// Whose list.
        role: RoleId,
    },
    /// The actor has no role in this SOP, or only an external one where the office has to act.
    NoRoleHere,
    /// Somebody else has taken the task.
    Taken {
        /// The step.
        step: StepId,
        /// Who.
        by: ActorId,
    },
    /// The task is not claimed by the actor.
    NotClaimed {
        /// The step.
        step: StepId,
    },
    /// The step is a decision: it is answered, not completed or skipped.
    NeedsAnswer {
        /// The step.
        step: StepId,
        /// The labels.
        allowed: Vec<String>,
    },
    /// The step is no decision: it is completed, not answered.
    NotADecision {
        /// The step.
        step: StepId,
    },
    /// The decision has no such label.
    NotAnAnswer {
        /// The step.
        step: StepId,
        /// What was given.
        given: String,
        /// The labels.
        allowed: Vec<String>,
    },
    /// The step has no such document.
    UnknownDocument {
        /// The step.
        step: StepId,
        /// What was given.
        given: String,
        /// The documents.
        allowed: Vec<String>,
    },
    /// Needed documents are not ticked off.
    MissingDocuments {
        /// The step.
        step: StepId,
        /// Which.
        missing: Vec<String>,
    },
    /// The step is not an earlier one of this case.
    NotEarlier {
        /// The step.
        step: StepId,
    },
    /// The step lies on a branch that runs beside this one.
    ParallelBranch {
        /// The step.
        step: StepId,
    },
    /// A completion cannot be taken back.
    CannotRecall {
        /// The step.
        step: StepId,
        /// Why not.
        why: Undone,
    },
    /// There is no event with this number to go back to.
    NoSuchEvent {
        /// The number.
        number: u32,
        /// The last one that can be named.
        last: u32,
    },
    /// A reason is missing.
    NeedsReason,
    /// A text or an id is longer than it may be.
    TooLong {
        /// The longest, in bytes.
        most: usize,
    },
    /// The id of the command belongs to another command.
    CommandIdReused,
    /// More tasks would be open than a case may have.
    TooManyTasks {
        /// The most.
        most: usize,
    },
    /// The flow went on and on without a person.
    EndlessLoop,
    /// The SOP has fields or conditions, which are checked but not yet carried out: no case of it is begun, so that none
    /// passes over a condition.
    NotYetRun {
        /// The first step that has one.
        step: StepId,
    },
    /// A time that has still to come, where one that has passed is needed.
    InFuture {
        /// The time.
        at: DateTime<Utc>,
    },
    /// The step is no recurring duty.
    NotRecurring {
        /// The step.
        step: StepId,
    },
    /// An id is empty.
    EmptyId {
        /// The case, as given.
        instance: InstanceId,
    },
}

/// Why a completion cannot be taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undone {
    /// Somebody else did it.
    NotYours,
    /// The task is open.
    StillOpen,
    /// What follows has begun.
    NextHasBegun,
    /// Others lost their tasks by it.
    OthersWithdrawn,
}

impl Rejection {
    /// A stable name, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyStarted => "already_started",
            Self::NotStarted => "not_started",
            Self::OtherSop => "other_sop",
            Self::Over { .. } => "over",
            Self::Suspended => "suspended",
            Self::NotSuspended => "not_suspended",
            Self::NoSuchTask { .. } => "no_such_task",
            Self::NothingOpen { .. } => "nothing_open",
            Self::SeveralTasks { .. } => "several_tasks",
            Self::AlreadyDone { .. } => "already_done",
            Self::Withdrawn { .. } => "withdrawn",
            Self::NotYourRole { .. } => "not_your_role",
            Self::NoRoleHere => "no_role_here",
            Self::Taken { .. } => "taken",
            Self::NotClaimed { .. } => "not_claimed",
            Self::NeedsAnswer { .. } => "needs_answer",
            Self::NotADecision { .. } => "not_a_decision",
            Self::NotAnAnswer { .. } => "not_an_answer",
            Self::UnknownDocument { .. } => "unknown_document",
            Self::MissingDocuments { .. } => "missing_documents",
            Self::NotEarlier { .. } => "not_earlier",
            Self::ParallelBranch { .. } => "parallel_branch",
            Self::CannotRecall { .. } => "cannot_recall",
            Self::NoSuchEvent { .. } => "no_such_event",
            Self::NeedsReason => "needs_reason",
            Self::TooLong { .. } => "too_long",
            Self::CommandIdReused => "command_id_reused",
            Self::TooManyTasks { .. } => "too_many_tasks",
            Self::EndlessLoop => "endless_loop",
            Self::NotYetRun { .. } => "not_yet_run",
            Self::InFuture { .. } => "in_future",
            Self::NotRecurring { .. } => "not_recurring",
            Self::EmptyId { .. } => "empty_id",
        }
    }

    /// What to tell people, with times in UTC.
    pub fn text(&self) -> Text {
        self.text_in(Zone::UTC)
    }

    /// What to tell people, with times by the clocks of a zone.
    #[expect(clippy::too_many_lines, reason = "one line a variant: a table")]
    pub fn text_in(&self, zone: Zone) -> Text {
        let list = |words: &[String]| words.join("`, `");
        match self {
            Self::AlreadyStarted => say!(id: "berkas ini sudah dimulai", en: "this case was started before"),
            Self::NotStarted => {
                say!(id: "berkas ini belum ada; mulai dulu", en: "there is no such case; start it first")
            }
            Self::OtherSop => {
                say!(id: "berkas ini berjalan menurut SOP lain", en: "this case runs by another SOP")
            }
            Self::Over { status: "cancelled" } => {
                say!(id: "berkas ini sudah dibatalkan", en: "this case was cancelled")
            }
            Self::Over { .. } => say!(id: "berkas ini sudah selesai", en: "this case has ended"),
            Self::Suspended => {
                say!(id: "berkas ini sedang ditangguhkan; lanjutkan dulu", en: "this case is suspended; resume it first")
            }
            Self::NotSuspended => {
                say!(id: "berkas ini tidak sedang ditangguhkan", en: "this case is not suspended")
            }
            Self::NoSuchTask { task } => {
                say!(id: "tidak ada tugas nomor {task}", en: "there is no task {task}")
            }
            Self::NothingOpen { step } => {
                say!(id: "tidak ada tugas yang terbuka pada langkah `{step}`", en: "no task is open at the step `{step}`")
            }
            Self::SeveralTasks { step, roles } => {
                let roles: Vec<_> = roles.iter().map(ToString::to_string).collect();
                let roles = list(&roles);
                say!(id: "ada beberapa tugas pada `{step}`; sebut perannya: `{roles}`", en: "several tasks are open at `{step}`; name the role: `{roles}`")
            }
            Self::AlreadyDone { step, by, at } => {
                let at = zone.minute(*at);
                say!(id: "`{step}` sudah dikerjakan oleh {by} pada {at}", en: "`{step}` was done before, by {by} at {at}")
            }
            Self::Withdrawn { step, .. } => {
                say!(id: "tugas pada `{step}` sudah ditarik", en: "the task at `{step}` was withdrawn")
            }
            Self::NotYourRole { step, role } => {
                say!(id: "`{step}` adalah tugas `{role}`, bukan tugas Anda", en: "`{step}` is the task of `{role}`, not yours")
            }
            Self::NoRoleHere => {
                say!(id: "Anda tidak punya peran dalam SOP ini yang boleh melakukannya", en: "you have no role in this SOP that may do this")
            }
            Self::Taken { step, by } => {
                say!(id: "`{step}` sudah diambil oleh {by}", en: "`{step}` was taken by {by}")
            }
            Self::NotClaimed { step } => {
                say!(id: "`{step}` tidak sedang Anda ambil", en: "you have not claimed `{step}`")
            }
            Self::NeedsAnswer { step, allowed } => {
                let allowed = list(allowed);
                say!(id: "`{step}` adalah keputusan; jawab dengan `{allowed}`", en: "`{step}` is a decision; answer it with `{allowed}`")
            }
            Self::NotADecision { step } => {
                say!(id: "`{step}` bukan keputusan; selesaikan saja", en: "`{step}` is no decision; complete it")
            }
            Self::NotAnAnswer { step, given, allowed } => {
                let allowed = list(allowed);
                say!(id: "`{given}` bukan jawaban untuk `{step}`; pilihannya `{allowed}`", en: "`{given}` is no answer to `{step}`; choose from `{allowed}`")
            }
            Self::UnknownDocument { step, given, allowed } => {
                let allowed = list(allowed);
                say!(id: "`{step}` tidak mengenal dokumen `{given}`; yang ada `{allowed}`", en: "`{step}` has no document `{given}`; there is `{allowed}`")
            }
            Self::MissingDocuments { step, missing } => {
                let missing = list(missing);
                say!(id: "kelengkapan `{step}` belum ada: `{missing}`", en: "documents are missing for `{step}`: `{missing}`")
            }
            Self::NotEarlier { step } => {
                say!(id: "berkas ini belum pernah melewati `{step}`", en: "this case has not passed `{step}` before")
            }
            Self::ParallelBranch { step } => {
                say!(id: "`{step}` ada pada jalan yang berjalan serentak; kembalikan ke langkah sebelum jalan itu terbagi", en: "`{step}` lies on a branch that runs beside this one; return to a step before they divided")
            }
            Self::CannotRecall { step, why } => match why {
                Undone::NotYours => {
                    say!(id: "`{step}` tidak dapat ditarik kembali: bukan Anda yang menyelesaikannya", en: "`{step}` cannot be recalled: somebody else did it")
                }
                Undone::StillOpen => {
                    say!(id: "`{step}` tidak perlu ditarik kembali: tugasnya masih terbuka", en: "`{step}` need not be recalled: it is open")
                }
                Undone::NextHasBegun => {
                    say!(id: "`{step}` tidak dapat ditarik kembali: langkah berikutnya sudah dimulai", en: "`{step}` cannot be recalled: what follows has begun")
                }
                Undone::OthersWithdrawn => {
                    say!(id: "`{step}` tidak dapat ditarik kembali: tugas orang lain ikut ditarik; pakai `ulang dari`", en: "`{step}` cannot be recalled: others lost their tasks by it; rewind instead")
                }
            },
            Self::NoSuchEvent { number, last } => {
                say!(id: "tidak ada peristiwa nomor {number} untuk dituju; pilih 1 sampai {last}", en: "there is no event {number} to go back to; choose 1 to {last}")
            }
            Self::NeedsReason => say!(id: "sebutkan alasannya", en: "say why"),
            Self::TooLong { most } => {
                say!(id: "teks terlalu panjang, paling banyak {most} byte", en: "the text is too long, the most is {most} bytes")
            }
            Self::CommandIdReused => {
                say!(id: "id perintah ini sudah dipakai untuk perintah lain", en: "the id of this command belongs to another command")
            }
            Self::TooManyTasks { most } => {
                say!(id: "tugas terbuka melebihi {most}", en: "more than {most} tasks would be open")
            }
            Self::EndlessLoop => {
                say!(id: "alur berputar tanpa henti; periksa SOP ini", en: "the flow goes round without end; check the SOP")
            }
            Self::NotYetRun { step } => {
                say!(id: "langkah `{step}` memakai `isi`, `syarat` atau `otomatis`; itu sudah diperiksa, tetapi belum dapat dijalankan", en: "the step `{step}` has `isi`, `syarat` or `otomatis`; these are checked, but cannot be run yet")
            }
            Self::InFuture { at } => {
                let at = zone.minute(*at);
                say!(id: "{at} belum tiba", en: "{at} is still to come")
            }
            Self::NotRecurring { step } => {
                say!(id: "`{step}` bukan tugas berkala; selesaikan saja", en: "`{step}` is no recurring duty; complete it")
            }
            Self::EmptyId { .. } => say!(id: "id berkas kosong", en: "the id of the case is empty"),
        }
    }
}
