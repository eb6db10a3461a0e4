//! Refusals as sentences: what people are told, and what they can do instead.

use super::{Rejection, Undone};
use crate::instance::migration::Reason;
use crate::lang::{Text, say};
use crate::time::Zone;

impl Rejection {
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
                Undone::Migrated => {
                    say!(id: "`{step}` tidak dapat ditarik kembali: berkas sudah dipindahkan ke versi lain; pakai `kembalikan`", en: "`{step}` cannot be recalled: the case was moved to another version since; send it back instead")
                }
                Undone::OthersWithdrawn => {
                    say!(id: "`{step}` tidak dapat ditarik kembali: tugas orang lain ikut ditarik; pakai `ulang dari`", en: "`{step}` cannot be recalled: others lost their tasks by it; rewind instead")
                }
            },
            Self::NoSuchEvent { number, last } => {
                say!(id: "tidak ada peristiwa nomor {number} untuk dituju; pilih 1 sampai {last}", en: "there is no event {number} to go back to; choose 1 to {last}")
            }
            Self::OtherVersion { number } => {
                say!(id: "sesudah peristiwa {number} berkas ini berjalan menurut versi SOP yang lain; pindahkan dulu ke versi itu, atau pilih peristiwa sesudah pemindahan", en: "after event {number} the case ran by another version of its SOP; move it to that version first, or choose an event behind the migration")
            }
            Self::SameText => {
                say!(id: "berkas ini sudah berjalan menurut versi itu", en: "this case runs by that version already")
            }
            Self::CannotMigrate { reasons } => {
                let texts: Vec<Text> = reasons.iter().map(Reason::text).collect();
                let id = texts.iter().map(|text| text.id.as_str()).collect::<Vec<_>>().join("; ");
                let en = texts.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join("; ");
                say!(id: "berkas ini tidak dapat dipindahkan: {id}", en: "this case cannot be moved: {en}")
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
            Self::TooDeep { step, most } => {
                say!(id: "lebih dari {most} `serentak` bersarang pada `{step}`; periksa SOP ini", en: "more than {most} forks lie in one another at `{step}`; check the SOP")
            }
            Self::EndlessLoop => {
                say!(id: "alur berputar tanpa henti; periksa SOP ini", en: "the flow goes round without end; check the SOP")
            }
            Self::NotAsked { step, given, allowed } if allowed.is_empty() => {
                say!(id: "`{step}` tidak menanyakan `{given}`, dan tidak ada isian lain di sana", en: "`{step}` does not ask for `{given}`, nor for any other field")
            }
            Self::NotAsked { step, given, allowed } => {
                let allowed = list(allowed);
                say!(id: "`{step}` tidak menanyakan `{given}`; yang ditanyakan `{allowed}`", en: "`{step}` does not ask for `{given}`; it asks for `{allowed}`")
            }
            Self::NotAValue { field, given, hint } => {
                let Text { id, en } = hint;
                say!(id: "`{given}` tidak cocok untuk isian `{field}`: {id}", en: "`{given}` does not fit the field `{field}`: {en}")
            }
            Self::MissingFields { step, missing } => {
                let missing = list(missing);
                say!(id: "isian `{step}` belum diberi: `{missing}`", en: "fields of `{step}` are not given: `{missing}`")
            }
            Self::ConditionNotMet { step, condition } => {
                say!(id: "`{step}` belum dapat diselesaikan: syarat `{condition}` tidak berlaku", en: "`{step}` cannot be completed yet: its condition `{condition}` does not hold")
            }
            Self::NoBranch { step, missing } if missing.is_empty() => {
                say!(id: "tidak ada cabang keputusan otomatis `{step}` yang berlaku", en: "no branch of the automatic decision `{step}` holds")
            }
            Self::NoBranch { step, missing } => {
                let missing = list(missing);
                say!(id: "tidak ada cabang keputusan otomatis `{step}` yang berlaku: `{missing}` belum diisi", en: "no branch of the automatic decision `{step}` holds: `{missing}` was not given")
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
