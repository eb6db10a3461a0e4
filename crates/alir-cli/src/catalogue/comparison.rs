//! Words of the web page of `alir diff --html`.

use alir::lang::{Text, Words};

use super::{say, words};

pub(crate) const TITLE: Words = words("Perbandingan SOP", "Two SOPs compared");
pub(crate) const FIRST: Words = words("Pertama", "First");
pub(crate) const SECOND: Words = words("Kedua", "Second");
pub(crate) const SUMMARY: Words = words("Ringkasan", "Summary");
pub(crate) const DRAWINGS: Words = words("Gambar", "Drawings");
pub(crate) const LEGEND: Words = words("Tanda pada gambar:", "Signs in the drawings:");
pub(crate) const DASHED: Words =
    words("Yang dihapus bergaris putus-putus.", "What is removed has dashed lines.");
pub(crate) const CHANGES: Words = words("Daftar perubahan", "List of changes");
pub(crate) const ADDED: Words = words("ditambah", "added");
pub(crate) const REMOVED: Words = words("dihapus", "removed");
pub(crate) const CHANGED: Words = words("diubah", "changed");
pub(crate) const MOVED: Words = words("pindah tempat", "moved");
pub(crate) const WHAT: Words = words("Bagian", "Part");
pub(crate) const BEFORE: Words = words("Semula", "Before");
pub(crate) const AFTER: Words = words("Menjadi", "After");
pub(crate) const LEADS: Words = words("menuju", "leads to");
pub(crate) const ID: Words = words("id", "id");
pub(crate) const SEE: Words = words("lihat pada gambar:", "see in the drawing:");

pub(crate) fn version(version: &str) -> Text {
    say!(id: "versi {version}", en: "version {version}")
}

/// How many lanes or steps are added, removed, changed and moved.
pub(crate) fn counts(what: &str, [added, removed, changed, moved]: [usize; 4]) -> Text {
    let list = |words: [Words; 4], lang: alir::lang::Lang| {
        let counts = [added, removed, changed, moved].into_iter().zip(words);
        let some =
            counts.filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {}", word.to(lang)));
        some.collect::<Vec<_>>().join(", ")
    };
    let all = [ADDED, REMOVED, CHANGED, MOVED];
    let (id, en) = (list(all, alir::lang::Lang::Id), list(all, alir::lang::Lang::En));
    say!(id: "{what}: {id}", en: "{what}: {en}")
}

pub(crate) fn others(count: usize) -> Text {
    say!(id: "Lainnya: {count} bagian diubah", en: "Other parts changed: {count}")
}
