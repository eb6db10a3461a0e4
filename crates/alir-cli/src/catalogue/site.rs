//! Words of `alir site`.

use std::path::Path;

use alir::lang::{Text, Words};

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "site",
    alias: "situs",
    group: Group::Write,
    about: words(
        "Membuat situs dari folder SOP: daftar dengan pencarian, dan satu halaman setiap SOP",
        "Make a web site of a folder of SOPs: a list with a search, and a page a SOP",
    ),
    more: words(
        "Halaman-halamannya tidak memerlukan apa pun di luar dirinya: dapat dibuka langsung dari folder, atau diterbitkan di peladen mana pun. SOP yang memuat kesalahan tidak diterbitkan: kesalahannya ditunjukkan, yang lain tetap ditulis, dan perintah keluar dengan 1. Di folder hasil, hanya yang ditulis perintah ini sendiri yang diganti atau dihapus.",
        "The pages need nothing but themselves: they can be opened from the folder, or published on any server. A SOP that has errors is not published: its errors are shown, the others are written, and the command exits with 1. In the folder of the result, only what this command wrote itself is replaced or removed.",
    ),
    examples: words("alir situs sops -o situs", "alir site sops -o site"),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("site.folder", words("FOLDER", "FOLDER"), words("Folder yang memuat SOP", "The folder of SOPs")),
    takes(
        "site.output",
        words("FOLDER", "FOLDER"),
        words(
            "Folder situs: yang baru, yang kosong, atau yang dibuat perintah ini",
            "The folder of the site: a new one, an empty one, or one that this command made",
        ),
    ),
];

pub(crate) const READING: Words = words("Membaca", "Reading");
pub(crate) const MAKING: Words = words("Membuat halaman", "Making pages");

// The page that lists all.
pub(crate) const TITLE: Words = words("Standar Operasional Prosedur", "Standard operating procedures");
pub(crate) const SEARCH: Words = words("Cari SOP", "Search the SOPs");
pub(crate) const SEARCH_HINT: Words =
    words("nama, pelaksana, langkah, dokumen …", "name, lane, step, document …");
pub(crate) const KEYS: Words = words(
    "Tekan / untuk mencari, panah untuk memilih, Esc untuk menghapus.",
    "Press / to search, arrows to choose, Esc to clear.",
);
pub(crate) const ALL_REGIONS: Words = words("Semua daerah", "All regions");
pub(crate) const ALL_OFFICES: Words = words("Semua instansi", "All agencies");
pub(crate) const NO_REGION: Words = words("Umum", "General");
pub(crate) const DECREES: Words = words("Keputusan", "Decrees");
pub(crate) const ENACTS: Words = words("Menetapkan", "Enacts");
/// `{n}` and `{m}` are filled in by the script.
pub(crate) const SHOWN_ALL: Words = words("{m} SOP", "{m} SOPs");
pub(crate) const SHOWN_SOME: Words = words("{n} dari {m} SOP", "{n} of {m} SOPs");
pub(crate) const SHOWN_NONE: Words =
    words("Tidak ada SOP yang cocok; coba kata lain.", "No SOP matches; try other words.");
pub(crate) const LANES: Words = words("Pelaksana", "Lane");
pub(crate) const STEP: Words = words("Langkah", "Step");
pub(crate) const DOCUMENT: Words = words("Dokumen", "Document");

pub(crate) fn sops(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} SOP", en: "{count} SOP{s}")
}

pub(crate) fn written(folder: &Path, pages: usize, bytes: usize) -> Text {
    let folder = folder.join("index.html");
    let (folder, kib) = (folder.display(), bytes.div_ceil(1024));
    let s = if pages == 1 { "" } else { "s" };
    say!(
        id: "Ditulis: {folder} dan {pages} halaman SOP ({kib} KiB)",
        en: "Written: {folder} and {pages} page{s} of SOPs ({kib} KiB)",
    )
}

pub(crate) fn removed(pages: usize) -> Text {
    let s = if pages == 1 { "" } else { "s" };
    say!(id: "Dihapus: {pages} halaman lama", en: "Removed: {pages} old page{s}")
}

pub(crate) fn left_out(files: usize) -> Text {
    let (s, have) = if files == 1 { ("", "has") } else { ("s", "have") };
    say!(
        id: "{files} berkas memuat kesalahan dan tidak diterbitkan",
        en: "{files} file{s} {have} errors and {have} not been published",
    )
}

pub(crate) fn no_sops(folder: &str) -> Text {
    say!(id: "tidak ada SOP yang dapat diterbitkan di `{folder}`", en: "there is no SOP in `{folder}` that could be published")
}

pub(crate) fn not_a_folder(path: &str) -> Text {
    say!(id: "`{path}` bukan folder", en: "`{path}` is not a folder")
}

pub(crate) fn draw_one(path: &str) -> Text {
    say!(id: "untuk satu SOP: `alir gambar {path} -o sop.html`", en: "for one SOP: `alir draw {path} -o sop.html`")
}

pub(crate) fn not_a_site(folder: &Path) -> Text {
    let folder = folder.display();
    say!(
        id: "`{folder}` tidak kosong dan bukan situs buatan `alir situs`",
        en: "`{folder}` is not empty and is no site that `alir site` has made",
    )
}

pub(crate) fn take_another_folder() -> Text {
    say!(id: "sebut folder lain, atau kosongkan yang ini", en: "name another folder, or empty this one")
}

pub(crate) fn not_written_by_us(file: &Path) -> Text {
    let file = file.display();
    say!(
        id: "`{file}` bukan tulisan `alir situs`, jadi tidak ditimpa",
        en: "`{file}` was not written by `alir site`, and is not overwritten",
    )
}

pub(crate) fn leads_out(file: &Path) -> Text {
    let file = file.display();
    say!(
        id: "`{file}` melalui tautan (symlink), yang dapat menuju ke luar folder situs",
        en: "the way to `{file}` is a link, which may lead out of the folder of the site",
    )
}
