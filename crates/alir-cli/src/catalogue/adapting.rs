//! Words of `alir adapt`.

use alir::lang::{Text, Words};

use super::options::{OptionWords, flag, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "adapt",
    alias: "adaptasi",
    group: Group::Write,
    about: words("Menjadikan SOP kantor lain milik sendiri", "Make the SOP of another office your own"),
    more: words(
        "`alir adaptasi SOP -o FILE` menanyakan yang selalu lain (kabupaten, instansi, penanda tangan, parameter, nama jabatan) dan menulis berkas turunan: hanya yang lain, tidak menyalin. Yang sudah diberikan sebagai pilihan tidak ditanyakan; jawaban kosong berarti tetap seperti dasarnya. Dasarnya disimpan di folder `.dasar` di samping turunan, supaya kelak diketahui apa yang berubah. `alir adaptasi status FILE` memberitahukan apakah dasarnya berubah, apa yang lain, dan apa yang tidak sampai ke sini karena turunan menulis yang lain. `alir adaptasi update FILE` mengambil alih dasar yang baru; bila ada yang bertabrakan, tidak ada yang ditulis kecuali dengan `--tetap`, yang mempertahankan isi turunan.",
        "`alir adapt SOP -o FILE` asks for what always differs (region, agency, signatory, parameters, names of lanes) and writes an overlay: only what differs, no copy. What is given as an option is not asked for; an empty answer means as in the base. The base is kept in the folder `.dasar` beside the overlay, so that later it can be told what has changed. `alir adapt status FILE` says whether the base has changed, what differs, and what of it does not arrive here because the overlay says something else. `alir adapt update FILE` takes the new base over; where the two collide nothing is written, unless `--keep` says that the overlay's words stay.",
    ),
    examples: words(
        "alir adaptasi sops/buol/pengajuan-subdomain.yaml -o tegal/subdomain.yaml\nalir adaptasi buol/rkt.yaml -o tegal/rkt.yaml --kabupaten Tegal --instansi 'DINAS KOMINFO'\nalir adaptasi status tegal/subdomain.yaml\nalir adaptasi update tegal/subdomain.yaml",
        "alir adapt sops/buol/pengajuan-subdomain.yaml -o tegal/subdomain.yaml\nalir adapt buol/rkt.yaml -o tegal/rkt.yaml --region Tegal --agency 'DINAS KOMINFO'\nalir adapt status tegal/subdomain.yaml\nalir adapt update tegal/subdomain.yaml",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "adapt.base",
        words("SOP", "SOP"),
        words(
            "SOP yang menjadi dasar; atau `status`, `update`",
            "The SOP that is the base; or `status`, `update`",
        ),
    ),
    takes(
        "adapt.overlay",
        words("TURUNAN", "OVERLAY"),
        words("Dengan `status` dan `update`: berkas turunan", "With `status` and `update`: the overlay"),
    ),
    takes(
        "adapt.output",
        words("FILE", "FILE"),
        words("Berkas turunan yang ditulis", "The overlay that is written"),
    ),
    takes("adapt.id", words("ID", "ID"), words("Id SOP yang baru", "Id of the new SOP")),
    takes("adapt.region", words("NAMA", "NAME"), words("Kabupaten atau kota", "The kabupaten or kota")),
    takes(
        "adapt.agency",
        words("TEKS", "TEXT"),
        words("Instansi, satu baris setiap isian", "The agency, a line each"),
    ),
    takes("adapt.unit", words("TEKS", "TEXT"), words("Unit kerja", "The unit")),
    takes(
        "adapt.approver",
        words("JABATAN", "OFFICE"),
        words("Jabatan yang mengesahkan", "The office that approves"),
    ),
    takes(
        "adapt.approver_name",
        words("NAMA", "NAME"),
        words("Nama pejabat yang mengesahkan", "Name of who approves"),
    ),
    takes("adapt.nip", words("NIP", "NIP"), words("NIP pejabat yang mengesahkan", "NIP of who approves")),
    takes(
        "adapt.parameters",
        words("NAMA=ISI", "NAME=VALUE"),
        words("Isi parameter", "Value of a parameter"),
    ),
    takes(
        "adapt.lanes",
        words("ID=NAMA", "ID=NAME"),
        words("Nama jabatan sebuah pelaksana", "Name of a lane"),
    ),
    takes("adapt.profile", words("ID", "ID"), words("Id profil kantor", "Id of the profile of the office")),
    flag("adapt.force", words("Menimpa berkas yang sudah ada", "Overwrite a file that is there")),
    flag(
        "adapt.keep",
        words(
            "Dengan `update`: yang bertabrakan tetap seperti di turunan",
            "With `update`: where the two collide, the overlay stays as it is",
        ),
    ),
];

pub(crate) fn ask_region() -> Text {
    say!(id: "Kabupaten atau kota mana?", en: "Which kabupaten or kota?")
}

pub(crate) fn ask_id() -> Text {
    say!(id: "Id SOP? (huruf kecil, angka, tanda hubung)", en: "Id of the SOP? (small letters, digits, hyphens)")
}

pub(crate) fn ask_agency() -> Text {
    say!(id: "Nama instansi? (beberapa baris: pisahkan dengan |)", en: "Name of the agency? (several lines: divide by |)")
}

pub(crate) fn ask_unit() -> Text {
    say!(id: "Unit kerja?", en: "Which unit?")
}

pub(crate) fn ask_approver() -> Text {
    say!(id: "Jabatan yang mengesahkan?", en: "Which office approves?")
}

pub(crate) fn ask_name() -> Text {
    say!(id: "Nama pejabatnya?", en: "Name of the official?")
}

pub(crate) fn ask_nip() -> Text {
    say!(id: "NIP-nya berapa?", en: "Which NIP?")
}

pub(crate) fn no_id(id: &str) -> Text {
    say!(id: "`{id}` bukan id yang sah; pakai huruf kecil, angka dan tanda hubung, diawali huruf", en: "`{id}` is not a valid id; use lower-case letters, digits and hyphens, a letter first")
}

pub(crate) fn ask_parameter(name: &str, about: Option<&str>) -> Text {
    let about = about.map(|about| format!(" ({about})")).unwrap_or_default();
    say!(id: "Isi parameter `{name}`?{about}", en: "Value of the parameter `{name}`?{about}")
}

pub(crate) fn ask_lane(name: &str) -> Text {
    say!(id: "Nama jabatan di sini untuk `{name}`?", en: "Name here of `{name}`?")
}

pub(crate) fn intro(name: &str) -> Text {
    say!(id: "Menurunkan: {name}. Tekan Enter untuk isi di dalam kurung.", en: "Deriving: {name}. Press Enter for what stands in brackets.")
}

pub(crate) fn no_output() -> Text {
    say!(id: "sebut berkas turunan yang ditulis", en: "name the overlay to write")
}

pub(crate) fn output_example() -> Text {
    say!(id: "tambahkan `-o berkas.yaml`", en: "add `-o file.yaml`")
}

pub(crate) fn no_overlay(act: &str) -> Text {
    say!(id: "sebut berkas turunan: `alir adaptasi {act} FILE`", en: "name the overlay: `alir adapt {act} FILE`")
}

pub(crate) fn too_many() -> Text {
    say!(id: "hanya satu SOP dapat menjadi dasar", en: "only one SOP can be the base")
}

pub(crate) fn is_base() -> Text {
    say!(id: "turunan tidak boleh menimpa dasarnya sendiri", en: "an overlay must not overwrite its own base")
}

pub(crate) fn unknown(kind: Words, name: &str, known: &str) -> Text {
    let (id, en) = (kind.id, kind.en);
    say!(id: "dasar tidak punya {id} `{name}`; yang ada: `{known}`", en: "the base has no {en} `{name}`; there is `{known}`")
}

pub(crate) const A_PARAMETER: Words = words("parameter", "parameter");
pub(crate) const A_LANE: Words = words("pelaksana", "lane");

pub(crate) fn written(file: &str) -> Text {
    say!(id: "Ditulis: {file}", en: "Written: {file}")
}

pub(crate) fn next(file: &str) -> Text {
    say!(
        id: "Berikutnya: `alir periksa {file}`, lalu `alir jalankan {file}`",
        en: "Next: `alir check {file}`, then `alir run {file}`",
    )
}

pub(crate) fn not_an_overlay(file: &str) -> Text {
    say!(id: "`{file}` bukan turunan", en: "`{file}` is no overlay")
}

pub(crate) fn adapt_first() -> Text {
    say!(id: "turunan ditulis dengan `alir adaptasi SOP -o FILE`", en: "an overlay is written by `alir adapt SOP -o FILE`")
}

pub(crate) fn cannot_pin(file: &str) -> Text {
    say!(id: "`turunan_dari` dalam `{file}` tidak dapat diubah dengan aman", en: "`turunan_dari` in `{file}` cannot be changed safely")
}

pub(crate) fn pin_by_hand(version: &str, print: &str) -> Text {
    say!(id: "tulis sendiri di bawah `turunan_dari`: `versi: {version}` dan `sidik: {print}`", en: "write it yourself below `turunan_dari`: `versi: {version}` and `sidik: {print}`")
}

pub(crate) fn given_up(ids: &str) -> Text {
    say!(
        id: "dasar yang baru tidak punya lagi `{ids}`; hapus perubahannya dari turunan, atau tulis di sana sebagai yang baru dengan `sebelum` atau `sesudah`",
        en: "the new base no longer has `{ids}`; take their changes out of the overlay, or write them there as new ones, with `sebelum` or `sesudah`",
    )
}

pub(crate) const SAME: Words = words(
    "Dasar tidak berubah sejak turunan ini ditulis.",
    "The base has not changed since this overlay was written.",
);
pub(crate) const UNPINNED: Words = words(
    "Turunan ini belum mencatat sidik dasarnya, jadi perubahan kecil pada dasar tidak akan terlihat.",
    "This overlay does not name the fingerprint of its base, so small changes there would not be seen.",
);
pub(crate) const UNKNOWN: Words = words(
    "Dasar sudah berubah, tetapi isinya yang lama tidak ada di folder `.dasar`, jadi tidak diketahui apa yang lain.",
    "The base has changed, but as it was it is not in the folder `.dasar`, so what differs is not known.",
);
pub(crate) const CHANGED: Words = words("Yang berubah pada dasar:", "What has changed in the base:");
pub(crate) const WORDS_ONLY: Words =
    words("  hanya catatan, letak atau penulisannya", "  only remarks, layout or ways of writing");
pub(crate) const COVERED: Words = words(
    "Di antaranya, yang tidak sampai ke sini karena turunan ini menulis yang lain:",
    "Of these, what does not arrive here because this overlay says something else:",
);
pub(crate) const OWN: Words = words("di sini", "here");
pub(crate) const ALL_ARRIVES: Words = words(
    "Semuanya sampai ke sini; tidak ada yang bertabrakan.",
    "All of it arrives here; nothing collides.",
);
pub(crate) const TAKE_OVER: Words =
    words("Ambil alih dengan `alir adaptasi update FILE`.", "Take it over by `alir adapt update FILE`.");
pub(crate) const TAKEN: Words = words("Dasar yang baru diambil alih.", "The new base is taken over.");

pub(crate) fn collides() -> Text {
    say!(id: "dasar yang baru dan turunan ini bertabrakan; tidak ada yang ditulis", en: "the new base and this overlay collide; nothing was written")
}

pub(crate) fn decide() -> Text {
    say!(
        id: "untuk memakai isi dasar, hapus baris itu dari turunan; untuk mempertahankan isi turunan, tambahkan `--tetap`",
        en: "to have what the base says, take these lines out of the overlay; to keep what the overlay says, add `--keep`",
    )
}

pub(crate) fn unknown_then() -> Text {
    say!(id: "periksa sendiri apa yang lain, lalu tambahkan `--tetap`", en: "see for yourself what differs, then add `--keep`")
}
