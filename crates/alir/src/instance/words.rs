//! Events as sentences: what a history says to people.

use std::collections::BTreeMap;

use super::{Event, Output};
use crate::chart::Chart;
use crate::id::{RoleId, StepId, TaskId};
use crate::lang::{Text, say};
use crate::time::Zone;

impl Event {
    /// The event as a sentence, with times by the clocks of a zone. With the chart of the case, lanes are named as
    /// printed.
    ///
    /// ```
    /// use alir::{Event, time::Zone};
    /// let event = Event::Answered {
    ///     task: alir::TaskId(4),
    ///     step: "nama_tersedia".into(),
    ///     label: "ya".to_owned(),
    ///     documents: Vec::new(),
    ///     fields: Default::default(),
    ///     note: None,
    /// };
    /// assert_eq!(event.text(None, Zone::WIB).id, "`nama_tersedia` dijawab `ya`");
    /// ```
    #[expect(clippy::too_many_lines, reason = "one arm a variant: a table")]
    pub fn text(&self, chart: Option<&Chart>, zone: Zone) -> Text {
        match self {
            Self::Started { sop, keys, .. } => {
                let keys: Vec<_> = keys.iter().map(|(key, value)| format!("{key} {value}")).collect();
                let text =
                    say!(id: "berkas dimulai menurut SOP `{sop}`", en: "the case began by the SOP `{sop}`");
                with(text, " untuk", " for", &keys)
            }
            Self::Offered { task, step, role, .. } => {
                let lane = lane(chart, role);
                say!(id: "`{step}` diserahkan kepada {lane} (tugas {task})", en: "`{step}` was given to {lane} (task {task})")
            }
            Self::Claimed { task } => say!(id: "tugas {task} diambil", en: "task {task} was claimed"),
            Self::Released { task } => {
                say!(id: "tugas {task} dilepas kembali ke daftar", en: "task {task} was given back to the list")
            }
            Self::Delegated { task, to, instruction } => because(
                say!(id: "tugas {task} didisposisikan kepada {to}", en: "task {task} was delegated to {to}"),
                instruction,
            ),
            Self::Completed { step, documents, outputs, fields, note, .. } => {
                let text = say!(id: "`{step}` selesai dikerjakan", en: "`{step}` was completed");
                let text = with(text, "; kelengkapan:", "; documents:", documents);
                let outputs: Vec<_> = outputs.iter().map(output).collect();
                let text = with(text, "; menghasilkan:", "; produced:", &outputs);
                noted(given(text, chart, fields), note.as_deref())
            }
            Self::Answered { step, label, documents, fields, note, .. } => {
                let text = say!(id: "`{step}` dijawab `{label}`", en: "`{step}` was answered `{label}`");
                let text = with(text, "; kelengkapan:", "; documents:", documents);
                noted(given(text, chart, fields), note.as_deref())
            }
            Self::Skipped { step, reason, .. } => {
                because(say!(id: "`{step}` dilewati", en: "`{step}` was skipped"), reason)
            }
            Self::Returned { step, to, reason, .. } => because(
                say!(id: "dari `{step}` dikembalikan ke `{to}`", en: "sent back from `{step}` to `{to}`"),
                reason,
            ),
            Self::Recalled { step, .. } => say!(id: "`{step}` ditarik kembali", en: "`{step}` was recalled"),
            Self::Rewound { to, reason } => because(
                say!(id: "diulang dari keadaan sesudah peristiwa {to}", en: "taken back to what was after event {to}"),
                reason,
            ),
            Self::Migrated { sop, version, renamed, .. } => {
                let version =
                    version.as_ref().map(|version| [" versi ", version].concat()).unwrap_or_default();
                let en = version.replacen(" versi ", " version ", 1);
                let text = say!(id: "berkas dipindahkan ke SOP `{sop}`{version}", en: "the case was moved to the SOP `{sop}`{en}");
                let renamed: Vec<_> = renamed.iter().map(|(old, new)| format!("`{old}` → `{new}`")).collect();
                with(text, "; langkah:", "; steps:", &renamed)
            }
            Self::Suspended { reason } => {
                because(say!(id: "berkas ditangguhkan", en: "the case was suspended"), reason)
            }
            Self::Resumed => say!(id: "berkas dilanjutkan", en: "the case was resumed"),
            Self::Cancelled { reason } => {
                because(say!(id: "berkas dibatalkan", en: "the case was cancelled"), reason)
            }
            Self::Numbered { text, .. } => {
                say!(id: "nomor diberi: {text}", en: "number given: {text}")
            }
            Self::Noted { text } => say!(id: "catatan: {text}", en: "note: {text}"),
            Self::Looped { step, label: None, count } => {
                say!(id: "ulangan dari `{step}`: {count} kali", en: "repeats from `{step}`: {count}")
            }
            Self::Looped { step, label: Some(label), count } => {
                say!(id: "ulangan dari `{step}` dengan `{label}`: {count} kali", en: "repeats from `{step}` by `{label}`: {count}")
            }
            Self::Passed { step, key, value, .. } => {
                say!(id: "`{step}` tidak diulang: sudah dikerjakan untuk {key} {value}", en: "`{step}` was passed by: done before for {key} {value}")
            }
            Self::Marked { step, key, value } => {
                say!(id: "`{step}` tidak perlu lagi untuk {key} {value}", en: "`{step}` is not needed again for {key} {value}")
            }
            Self::Branched { step, label, .. } => {
                say!(id: "keputusan otomatis `{step}`: `{label}`", en: "automatic decision `{step}`: `{label}`")
            }
            Self::Forked { step, into, .. } => {
                let ways = into.len();
                say!(id: "`{step}` berlanjut serentak ke {ways} jalan", en: "`{step}` went on in {ways} ways at the same time")
            }
            Self::Arrived { step, .. } => {
                say!(id: "satu jalan tiba di `{step}` dan menunggu yang lain", en: "one way came to `{step}` and waits for the others")
            }
            Self::Joined { step, .. } => {
                say!(id: "jalan-jalan bertemu di `{step}`", en: "the ways came together at `{step}`")
            }
            Self::Withdrawn { task, step } => {
                say!(id: "`{step}` tidak perlu lagi dikerjakan (tugas {task})", en: "`{step}` need no longer be done (task {task})")
            }
            Self::Reached { step, end, .. } => {
                say!(id: "`{step}` sampai pada akhir \"{end}\"", en: "`{step}` came to the end \"{end}\"")
            }
            Self::Admitted { since } => {
                let since = zone.minute(*since);
                say!(id: "permohonan lengkap sejak {since}", en: "the application is complete since {since}")
            }
            Self::Performed { step, note, .. } => noted(
                say!(id: "`{step}` dilaksanakan satu kali", en: "`{step}` was done once"),
                note.as_deref(),
            ),
            Self::Promised { step, due, .. } => {
                let (what, limit) = (promised(step.as_ref()), zone.minute(due.limit));
                let Text { id, en } = what;
                say!(id: "{id} dijanjikan paling lambat {limit}", en: "{en} is promised by {limit}")
            }
            Self::Warned { task, step, limit } => {
                let (Text { id, en }, limit) = (timed(*task, step.as_ref()), zone.minute(*limit));
                say!(id: "peringatan dini: {id}, tenggat {limit}", en: "early warning: {en}, due {limit}")
            }
            Self::Overdue { task, step, limit } => {
                let (Text { id, en }, limit) = (timed(*task, step.as_ref()), zone.minute(*limit));
                say!(id: "terlambat: {id}, tenggat {limit}", en: "overdue: {en}, due {limit}")
            }
            Self::Escalated { step, to, .. } => {
                let lane = lane(chart, to);
                say!(id: "`{step}` dilaporkan terlambat kepada {lane}", en: "`{step}` was reported overdue to {lane}")
            }
            Self::Rescheduled { task, step, due } => {
                let (Text { id, en }, limit) = (timed(*task, step.as_ref()), zone.minute(due.limit));
                say!(id: "{id}: tenggat menjadi {limit}", en: "{en}: now due {limit}")
            }
            Self::ClockStopped => say!(
                id: "waktu kantor berhenti dihitung: menunggu pihak luar atau ditangguhkan",
                en: "the office's clock stands still: it waits for people outside, or the case rests",
            ),
            Self::ClockStarted => {
                say!(id: "waktu kantor dihitung lagi", en: "the office's clock runs again")
            }
            Self::Ended { end } => {
                say!(id: "berkas selesai: {end}", en: "the case ended: {end}")
            }
        }
    }
}

/// What was promised: a step, or the end of the case.
fn promised(step: Option<&StepId>) -> Text {
    match step {
        Some(step) => say!(id: "`{step}`", en: "`{step}`"),
        None => say!(id: "penyelesaian berkas", en: "the end of the case"),
    }
}

/// What is due: a task, or what was promised.
fn timed(task: Option<TaskId>, step: Option<&StepId>) -> Text {
    match (task, step) {
        (Some(task), Some(step)) => say!(id: "`{step}` (tugas {task})", en: "`{step}` (task {task})"),
        (_, step) => {
            let Text { id, en } = promised(step);
            say!(id: "janji {id}", en: "the promise of {en}")
        }
    }
}

fn lane<'a>(chart: Option<&'a Chart>, role: &'a RoleId) -> &'a str {
    chart.map_or(role.as_str(), |chart| chart.lane(role))
}

fn output(output: &Output) -> String {
    match &output.reference {
        Some(reference) => format!("{} ({reference})", output.name),
        None => output.name.clone(),
    }
}

/// The sentence with a list behind it, if there is anything in the list.
fn with(mut text: Text, id: &str, en: &str, items: &[String]) -> Text {
    if !items.is_empty() {
        let items = items.join(", ");
        text.id.extend([id, " ", &items]);
        text.en.extend([en, " ", &items]);
    }
    text
}

/// The sentence with the values of fields behind it, named as people see them, if there are any.
fn given(text: Text, chart: Option<&Chart>, fields: &BTreeMap<String, String>) -> Text {
    let title = |name: &'_ String| {
        chart.and_then(|chart| chart.fields().get(name)).map_or(name.clone(), |field| field.title.clone())
    };
    let values: Vec<_> = fields.iter().map(|(name, value)| format!("{} = {value}", title(name))).collect();
    with(text, "; isian:", "; fields:", &values)
}

/// The sentence with a remark behind it, if there is one.
fn noted(text: Text, note: Option<&str>) -> Text {
    match note {
        Some(note) => with(text, "; catatan:", "; note:", &[note.to_owned()]),
        None => text,
    }
}

/// The sentence with a reason or an instruction behind it, if there is one.
fn because(mut text: Text, why: &str) -> Text {
    if !why.trim().is_empty() {
        text.id.extend([": ", why]);
        text.en.extend([": ", why]);
    }
    text
}
