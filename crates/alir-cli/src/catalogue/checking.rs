//! Words of what `alir check` does beside checking.

use std::path::Path;

use alir::lang::{Text, Words};

use super::options::{OptionWords, flag};
use super::{say, words};

pub(crate) const HINT: Words = words("saran", "help");

pub(crate) const WATCHING: Words =
    words("Menunggu perubahan; Ctrl-C untuk berhenti.", "Waiting for changes; Ctrl-C to stop.");

pub(crate) const DRY_RUN: Words =
    words("Tidak ada yang ditulis (--coba).", "Nothing was written (--dry-run).");

pub(crate) const NOTHING_SURE: Words = words(
    "Tidak ada yang pasti cara memperbaikinya; tidak ada yang ditulis.",
    "Nothing can surely be mended; nothing was written.",
);

pub(crate) const OPTIONS: &[OptionWords] = &[
    flag(
        "check.watch",
        words(
            "Periksa lagi setiap kali sebuah berkas berubah, sampai Ctrl-C",
            "Check again whenever a file changes, until Ctrl-C",
        ),
    ),
    flag(
        "check.fix",
        words(
            "Perbaiki salah ketik yang hanya punya satu kemungkinan; catatan dan tata letak tetap",
            "Mend misspellings that can be meant in one way only; comments and layout stay",
        ),
    ),
    flag(
        "check.dry_run",
        words("Dengan --perbaiki: tunjukkan saja perubahannya", "With --fix: only show what would change"),
    ),
];

pub(crate) fn mended(place: &str, before: &str, after: &str) -> Text {
    say!(id: "{place}: `{before}` menjadi `{after}`", en: "{place}: `{before}` became `{after}`")
}

pub(crate) fn only_for_check(format: &str) -> Text {
    say!(id: "bentuk `{format}` hanya ada pada `alir periksa`", en: "only `alir check` has the form `{format}`")
}

pub(crate) fn use_text_or_json() -> Text {
    say!(id: "pilih dari `text`, `json`", en: "choose from `text`, `json`")
}

pub(crate) fn not_while_watching(format: &str) -> Text {
    say!(
        id: "bentuk `{format}` adalah satu laporan utuh; tidak dapat bersama `--terus`",
        en: "the form `{format}` is one whole report; it cannot go together with `--watch`",
    )
}

pub(crate) fn not_while_mending(format: &str) -> Text {
    say!(
        id: "bentuk `{format}` tidak dapat bersama `--perbaiki`",
        en: "the form `{format}` cannot go together with `--fix`",
    )
}

pub(crate) fn changed_meanwhile(name: &str) -> Text {
    say!(
        id: "`{name}` berubah selagi diperiksa, dan tidak ditulis; ulangi perintahnya",
        en: "`{name}` changed while it was checked, and was not written; try again",
    )
}

/// The line between two rounds.
pub(crate) fn round(clock: &str, files: usize) -> Text {
    let s = if files == 1 { "" } else { "s" };
    say!(id: "── {clock} · {files} berkas ──", en: "── {clock} · {files} file{s} ──")
}

/// A file's name and a place in it.
pub(crate) fn place(name: &str, line: usize, column: usize) -> String {
    format!("{}:{line}:{column}", Path::new(name).display())
}
