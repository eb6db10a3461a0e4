//! What is shown when nothing went wrong.

use std::path::Path;

use alir::diagnostic::Severity;
use alir::lang::{Lang, Text, Words};
use alir::{InstanceId, SopId};

use super::{say, words};

pub(crate) const ERROR: Words = words("kesalahan", "error");
pub(crate) const WARNING: Words = words("peringatan", "warning");
pub(crate) const INFO: Words = words("info", "info");
pub(crate) const HELP: Words = words("saran", "help");
pub(crate) const CHECKING: Words = words("memeriksa", "checking");
pub(crate) const REPEATED: Words = words(
    "Perintah dengan id ini sudah dilakukan; tidak ada yang diulang. Waktu itu:",
    "A command with this id was done before; nothing was done again. Back then:",
);
pub(crate) const NOTHING_OPEN: Words = words("Tidak ada tugas yang terbuka.", "No task is open.");
pub(crate) const NO_TASKS: Words = words("Tidak ada tugas.", "No tasks.");
pub(crate) const NO_CASES: Words = words("Tidak ada berkas.", "No cases.");
pub(crate) const UNDONE: Words = words("diurungkan", "undone");
pub(crate) const AS: Words = words("sebagai", "as");
pub(crate) const SKIPPED: Words = words("dilewati", "skipped");
pub(crate) const NOW: Words = words("Sekarang", "Now");
pub(crate) const SO_FAR: Words = words("Sudah dikerjakan", "Done so far");
pub(crate) const DOCUMENTS: Words = words("Dokumen yang dihasilkan", "Documents produced");
pub(crate) const LANE: Words = words("Pelaksana", "Lane");
pub(crate) const NEEDS: Words = words("Kelengkapan", "Documents");
pub(crate) const TIME: Words = words("Waktu", "Time");
pub(crate) const YIELDS: Words = words("Output", "Output");
pub(crate) const CONDITION: Words = words("Syarat", "Condition");
pub(crate) const FIELDS: Words = words("Isian", "Fields");
pub(crate) const PRESS_ENTER: Words = words("  Enter bila selesai:", "  Enter when done:");

pub(crate) const CODES_HEAD: [Words; 3] =
    [words("Kode", "Code"), words("Berat", "Severity"), words("Tentang", "About")];

pub(crate) const TASKS_HEAD: [Words; 9] = [
    words("Berkas", "Case"),
    words("Langkah", "Step"),
    words("Kegiatan", "Activity"),
    words("Peran", "Role"),
    words("Sejak", "Since"),
    words("Waktu", "Time"),
    words("Tenggat", "Due"),
    words("Sisa", "Left"),
    words("Dipegang", "Held by"),
];

pub(crate) const CASES_HEAD: [Words; 7] = [
    words("Berkas", "Case"),
    words("SOP", "SOP"),
    words("Keadaan", "Status"),
    words("Akhir", "End"),
    words("Mulai", "Started"),
    words("Terakhir", "Updated"),
    words("Peristiwa", "Events"),
];

pub(crate) const HISTORY_HEAD: [Words; 4] =
    [words("No", "No"), words("Waktu", "At"), words("Oleh", "By"), words("Peristiwa", "Event")];

/// How bad a finding is.
pub(crate) fn severity(severity: Severity, lang: Lang) -> &'static str {
    let words = match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Info => INFO,
    };
    words.to(lang)
}

/// How a case stands, from the stable English word.
pub(crate) fn status(status: &str, lang: Lang) -> &str {
    let known = [
        ("new", words("belum dimulai", "not started")),
        ("running", words("berjalan", "running")),
        ("suspended", words("ditangguhkan", "suspended")),
        ("ended", words("selesai", "ended")),
        ("cancelled", words("dibatalkan", "cancelled")),
    ];
    known.iter().find(|(word, _)| *word == status).map_or(status, |(_, words)| words.to(lang))
}

pub(crate) fn begun_and_last(begun: &str, last: &str) -> Text {
    say!(id: "mulai {begun}, terakhir {last}", en: "started {begun}, last changed {last}")
}

/// A column head with the zone of its times.
pub(crate) fn in_zone(head: &str, zone: Option<&str>) -> String {
    zone.map_or_else(|| head.to_owned(), |zone| format!("{head} ({zone})"))
}

/// The closing line of a check.
pub(crate) fn checked(files: usize, errors: usize, warnings: usize, infos: usize) -> Text {
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let (f, e, w) = (s(files), s(errors), s(warnings));
    if infos == 0 {
        return say!(
            id: "{files} berkas, {errors} kesalahan, {warnings} peringatan",
            en: "{files} file{f}, {errors} error{e}, {warnings} warning{w}",
        );
    }
    say!(
        id: "{files} berkas, {errors} kesalahan, {warnings} peringatan, {infos} info",
        en: "{files} file{f}, {errors} error{e}, {warnings} warning{w}, {infos} info",
    )
}

/// What is being walked through.
pub(crate) fn walks(sop: &SopId, version: Option<&str>, id: &InstanceId) -> Text {
    match version {
        Some(version) => {
            say!(id: "{sop} versi {version} · berkas {id}", en: "{sop} version {version} · case {id}")
        }
        None => say!(id: "{sop} · berkas {id}", en: "{sop} · case {id}"),
    }
}

/// A walk has come to its end.
pub(crate) fn walked(end: &str, tasks: usize) -> Text {
    let s = if tasks == 1 { "" } else { "s" };
    say!(id: "Selesai: {end} ({tasks} tugas)", en: "Ended: {end} ({tasks} task{s})")
}

/// The question for a label.
pub(crate) fn which(labels: usize) -> Text {
    say!(id: "  Jawaban (1-{labels} atau labelnya):", en: "  Answer (1-{labels} or the label):")
}

/// A field that has a value and need not be given again.
pub(crate) fn stays(known: &str) -> Text {
    say!(id: "Enter: tetap {known}", en: "Enter: still {known}")
}

/// A field that need not be given.
pub(crate) fn may_be_empty() -> Text {
    say!(id: "boleh kosong", en: "may be empty")
}

/// What has to be given with a task, and what has to hold; nothing if it is only to be done.
pub(crate) fn asked(fields: &str, condition: Option<&str>) -> Option<Text> {
    match (fields, condition) {
        ("", None) => None,
        ("", Some(condition)) => {
            Some(say!(id: "syarat `{condition}`", en: "on condition that `{condition}`"))
        }
        (fields, None) => Some(say!(id: "isi {fields}", en: "give {fields}")),
        (fields, Some(condition)) => Some(
            say!(id: "isi {fields}; syarat `{condition}`", en: "give {fields}; on condition that `{condition}`"),
        ),
    }
}

/// Where a walk was kept.
pub(crate) fn kept(id: &InstanceId, db: &Path) -> Text {
    let db = db.display();
    say!(id: "berkas `{id}` tersimpan dalam `{db}`", en: "the case `{id}` is kept in `{db}`")
}
