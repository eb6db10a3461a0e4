//! Words of the drawing of a case.

use alir::lang::{Text, Words};
use alir_render::svg::Mark;

use super::{say, words};

pub(crate) const COLUMN: Words = words("Pelaksanaan", "Carried out");
pub(crate) const COMPLETED: Words = words("Selesai", "Done");
pub(crate) const SKIPPED: Words = words("Dilewati", "Skipped");
pub(crate) const PASSED: Words = words("Tidak perlu, sudah pernah dikerjakan", "Not needed, done before");
pub(crate) const WITHDRAWN: Words = words("Tidak perlu lagi", "No longer needed");
pub(crate) const PERFORMED: Words = words("Dilaksanakan", "Carried out once");
pub(crate) const WAITS: Words = words("Menunggu cabang lain", "Waits for other branches");
pub(crate) const LATE: Words = words("terlambat", "late");

/// What a mark means.
pub(crate) fn mark(mark: Mark) -> Words {
    match mark {
        Mark::Added => super::comparison::ADDED,
        Mark::Removed => super::comparison::REMOVED,
        Mark::Changed => super::comparison::CHANGED,
        Mark::Moved => super::comparison::MOVED,
        Mark::Done => words("selesai", "done"),
        Mark::Open => words("terbuka", "open"),
        Mark::Overdue => words("terlambat", "overdue"),
        Mark::Skipped => words("dilewati", "skipped"),
        Mark::SentBack => words("dikembalikan, diulang", "sent back, to be done again"),
        Mark::Taken => words("jalan yang ditempuh", "way that was taken"),
        Mark::NotTaken => words("tidak ditempuh", "not taken"),
    }
}

pub(crate) fn case(id: &str) -> Text {
    say!(id: "Berkas {id}", en: "Case {id}")
}

pub(crate) fn version(version: &str) -> Text {
    say!(id: "SOP versi {version}", en: "SOP version {version}")
}

pub(crate) fn times(begun: &str, now: &str) -> Text {
    say!(id: "dimulai {begun} · keadaan per {now}", en: "begun {begun} · as of {now}")
}

pub(crate) fn answered(answer: &str) -> Text {
    say!(id: "Dijawab \"{answer}\"", en: "Answered \"{answer}\"")
}

pub(crate) fn sent_back(to: &str) -> Text {
    say!(id: "Dikembalikan ke {to}", en: "Sent back to {to}")
}

pub(crate) fn before(times: usize) -> Text {
    say!(id: "(sebelumnya {times} kali)", en: "({times} times before)")
}

/// A task that is open: since when, on whose list if there are several, and who has taken it.
pub(crate) fn open(since: &str, lane: Option<&str>, by: Option<&str>) -> Text {
    let lane = lane.map(|lane| format!(" {lane}")).unwrap_or_default();
    let [id, en] =
        [" dipegang", " held by"].map(|held| by.map(|by| format!("{held} {by}")).unwrap_or_default());
    say!(id: "Terbuka sejak {since}{lane}{id}", en: "Open since {since}{lane}{en}")
}

pub(crate) fn promised(what: &str, limit: &str, left: &str) -> Text {
    say!(id: "Janji, {what}: paling lambat {limit}, {left}", en: "Promised, {what}: by {limit}, {left}")
}

pub(crate) fn limit(limit: &str, left: &str) -> Text {
    say!(id: "tenggat {limit}, {left}", en: "due {limit}, {left}")
}
