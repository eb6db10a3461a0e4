//! Words of `alir number`, and of cases that are numbered.

use alir::InstanceId;
use alir::lang::Text;

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords, verb};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    more: words(
        "Polanya ditulis pada `penomoran` di profil kantor. Setiap nomor diberi satu kali, juga bila beberapa orang memintanya bersamaan; yang diminta lagi dengan `--command-id` yang sama mendapat nomor yang sama. Pola yang memuat {tahun} mulai lagi dari 1 setiap tahun. Dengan `--untuk`, nomornya dicatat pada riwayat berkas itu.",
        "The patterns stand under `penomoran` of the profile of an office. Each number is given once, also when several people ask at the same time; who asks again with the same `--command-id` gets the same number. A pattern with {tahun} begins again with 1 each year. With `--for`, the number is noted in the history of that case.",
    ),
    examples: words(
        "alir nomori surat --kantor profil.yaml\nalir nomori sop --kantor sops/buol/profil.yaml --kata sub=26\nalir nomori surat --kantor profil.yaml --untuk SUB-001 --as ani",
        "alir number surat --office profil.yaml\nalir number sop --office sops/buol/profil.yaml --words sub=26\nalir number surat --office profil.yaml --for SUB-001 --as ani",
    ),
    ..verb(
        "number",
        "nomori",
        Group::Begin,
        words("Memberi nomor berikutnya menurut pola kantor", "Give the next number of an office's pattern"),
    )
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "number.pattern",
        words("POLA", "PATTERN"),
        words("Nama pola pada `penomoran` di profil", "Name of a pattern under `penomoran` of the profile"),
    ),
    takes(
        "number.office",
        words("PROFIL", "PROFILE"),
        words("Berkas profil kantor", "The profile file of the office"),
    ),
    takes(
        "number.words",
        words("KATA=ISI", "WORD=TEXT"),
        words("Kata yang diminta polanya, misalnya sub=26", "What the pattern asks for, sub=26 for example"),
    ),
    takes(
        "number.case",
        words("BERKAS", "CASE"),
        words(
            "Berkas yang diberi nomor; dicatat pada riwayatnya",
            "The case that it is for; noted in its history",
        ),
    ),
];

/// What is noted in a case.
pub(crate) fn noted(pattern: &str, number: &str) -> Text {
    say!(id: "Nomor {pattern}: {number}", en: "Number {pattern}: {number}")
}

/// A word that is not given as it should be.
pub(crate) fn no_word(given: &str) -> Text {
    say!(id: "`{given}` bukan kata=isi", en: "`{given}` is not word=text")
}

/// A case is started without an id.
pub(crate) fn no_id() -> Text {
    say!(
        id: "beri `--id ...`, atau tulis `penomoran: {{berkas: ...}}` pada profil yang disebut SOP",
        en: "give `--id ...`, or write `penomoran: {{berkas: ...}}` in the profile that the SOP names",
    )
}

/// The id that a case was given.
pub(crate) fn case(id: &InstanceId) -> Text {
    say!(id: "Berkas {id}", en: "Case {id}")
}
