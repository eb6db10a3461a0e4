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

/// When the application came in, and since when it is complete.
pub(crate) fn received(received: &str) -> Text {
    say!(id: "diterima {received}", en: "received {received}")
}

pub(crate) fn complete_since(since: &str) -> Text {
    say!(id: "lengkap sejak {since}", en: "complete since {since}")
}

/// A column head with the zone of its times.
pub(crate) fn in_zone(head: &str, zone: Option<&str>) -> String {
    zone.map_or_else(|| head.to_owned(), |zone| format!("{head} ({zone})"))
}

/// How much time is left, or by how much it is exceeded.
pub(crate) fn left(time: &Text, late: bool, working: bool) -> Text {
    let Text { id, en } = time;
    let (kerja, work) = if working { (" kerja", " of work") } else { ("", "") };
    if late {
        say!(id: "terlambat {id}{kerja}", en: "overdue by {en}{work}")
    } else {
        say!(id: "sisa {id}{kerja}", en: "{en}{work} left")
    }
}

/// A due date that unknown holidays may change.
pub(crate) const PROVISIONAL: Words = words("sementara", "provisional");
pub(crate) const PROMISES: Words = words("Janji", "Promises");
pub(crate) const WHOLE_CASE: Words = words("berkas selesai", "the case is over");
pub(crate) const CLOCK_STOPPED: Words = words(
    "waktu kantor tidak dihitung: menunggu pihak luar atau ditangguhkan",
    "the office's clock stands still: it waits for people outside, or the case rests",
);
pub(crate) const NOTHING_PASSED: Words = words("Tidak ada tenggat yang lewat.", "No deadline has passed.");
pub(crate) const WATCHING: Words =
    words("menunggu tenggat; Ctrl-C untuk berhenti", "waiting for deadlines; Ctrl-C ends it");

/// How many deadlines were noted.
pub(crate) fn woken(cases: usize, events: usize) -> Text {
    let (c, e) = (if cases == 1 { "" } else { "s" }, if events == 1 { "" } else { "s" });
    say!(id: "{cases} berkas, {events} peristiwa", en: "{cases} case{c}, {events} event{e}")
}

/// When the next deadline comes.
pub(crate) fn next_deadline(case: &InstanceId, at: &str) -> Text {
    say!(id: "Berikutnya: {at} ({case})", en: "Next: {at} ({case})")
}

/// A case that could not be woken.
pub(crate) fn not_woken(case: &InstanceId, why: &str) -> Text {
    say!(id: "`{case}` tidak dapat diperiksa: {why}", en: "`{case}` could not be looked at: {why}")
}

/// How often a recurring duty was done in its present period.
pub(crate) fn performed(done: u32, times: u32, words: &str) -> Text {
    say!(id: "{done} dari {times} kali ({words})", en: "{done} of {times} times ({words})")
}

pub(crate) fn due_from(words: &str, from: &str) -> Text {
    say!(id: "{words}, sejak {from}", en: "{words}, from {from}")
}

pub(crate) const SOP: Words = words("SOP", "SOP");
pub(crate) const PROFILE: Words = words("profil", "profile");
pub(crate) const DUE: Words = words("Tenggat", "Due");
pub(crate) const TARGET: Words = words("Sasaran", "Target");
pub(crate) const SKIPPED_DAYS: Words = words("Hari yang dilewati", "Days that were skipped");
pub(crate) const OTHER_HOURS: Words = words("Jam kerja lain", "Other hours");
pub(crate) const WEEKEND: Words = words("bukan hari kerja", "not a working day");
pub(crate) const JOINT_LEAVE: Words = words("cuti bersama", "joint leave");
pub(crate) const LOCAL_HOLIDAY: Words = words("libur daerah", "local holiday");
pub(crate) const EXPECTED: Words = words("perkiraan", "expected");
pub(crate) const BY_USUAL_HOURS: Words = words(
    "Tanpa `--profile`: jam kerja Perpres 21/2023 di WIB, tanpa hari libur.",
    "Without `--profile`: the hours of Perpres 21/2023 in UTC+7, without holidays.",
);
pub(crate) const MAY_CHANGE: Words = words(
    "Sementara: hari libur pada masa itu belum diketahui atau baru perkiraan.",
    "Provisional: holidays of that time are not known yet, or only expected.",
);

/// More days than are listed.
pub(crate) fn more_days(days: usize) -> Text {
    say!(id: "... dan {days} hari lagi", en: "... and {days} days more")
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
        id: "{files} berkas, {errors} kesalahan, {warnings} peringatan, {infos} disimpulkan",
        en: "{files} file{f}, {errors} error{e}, {warnings} warning{w}, {infos} inferred",
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

/// Where a walk was kept.
pub(crate) fn kept(id: &InstanceId, db: &Path) -> Text {
    let db = db.display();
    say!(id: "berkas `{id}` tersimpan dalam `{db}`", en: "the case `{id}` is kept in `{db}`")
}
