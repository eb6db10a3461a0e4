//! What can be wrong with a printed time, in words that help.

use crate::lang::{Text, say};

/// A printed time that is not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotATime {
    /// What is wrong with it.
    pub what: Text,
    /// What to write instead.
    pub hint: Text,
}

/// Why it is no time.
pub(super) enum Wrong {
    /// It is not understood at all.
    Unknown,
    /// Nothing after "minimal".
    AtLeast,
    /// It tells how often.
    HowOften,
    /// The number in digits and that in words differ.
    TwoNumbers,
    /// `1.500`.
    Separator(String),
    /// A part of a unit that has no parts.
    Part,
    /// Zero.
    Nothing,
    /// The first of a range is the greater.
    Backwards,
    /// A number without a unit.
    NoUnit,
    /// More than anybody waits.
    TooLong,
}

pub(super) fn not_a_time(text: &str, wrong: Wrong) -> NotATime {
    let text = text.trim();
    let example = || {
        say!(
            id: "tulis misalnya `30 menit`, `1-4 jam`, `3 hari kerja`, `1 x 24 jam` atau `1 minggu`; teks tercetak yang lain tetap ada dengan `waktu: {{tercetak: ..., arti: 3 hari kerja}}`",
            en: "write `30 menit`, `1-4 jam`, `3 hari kerja`, `1 x 24 jam` or `1 minggu`, for example; another printed text is kept with `waktu: {{tercetak: ..., arti: 3 hari kerja}}`",
        )
    };
    let (what, hint) = match wrong {
        Wrong::Unknown => {
            (say!(id: "waktu `{text}` tidak dipahami", en: "the time `{text}` is not understood"), example())
        }
        Wrong::AtLeast => (
            say!(id: "`{text}` hanya menyebut batas bawah", en: "`{text}` names only what is the least"),
            say!(id: "tulis waktu paling lama", en: "write how long at most"),
        ),
        Wrong::HowOften => (
            say!(id: "`{text}` menyebut seberapa sering, bukan berapa lama", en: "`{text}` says how often, not how long"),
            say!(id: "pindahkan ke `frekuensi`", en: "move it to `frekuensi`"),
        ),
        Wrong::TwoNumbers => (
            say!(id: "angka dan kata pada `{text}` berbeda", en: "digits and words of `{text}` differ"),
            say!(id: "samakan keduanya", en: "make them the same"),
        ),
        Wrong::Separator(number) => (
            say!(id: "`{number}` dapat berarti dua hal", en: "`{number}` can mean two things"),
            say!(id: "tulis tanpa titik atau koma", en: "write it without a point or comma"),
        ),
        Wrong::Part => (
            say!(id: "`{text}` memuat bagian dari satuan yang tidak dapat dibagi", en: "`{text}` has a part of a unit that has no parts"),
            say!(id: "tulis dalam jam atau menit", en: "write it in hours or minutes"),
        ),
        Wrong::Nothing => (
            say!(id: "waktu `{text}` nol", en: "the time `{text}` is zero"),
            say!(id: "kosongkan", en: "leave it empty"),
        ),
        Wrong::Backwards => (
            say!(id: "pada `{text}` batas bawah melebihi batas atas", en: "in `{text}` the lower bound is above the upper"),
            say!(id: "tukar keduanya", en: "swap them"),
        ),
        Wrong::NoUnit => (
            say!(id: "`{text}` tidak punya satuan", en: "`{text}` has no unit"),
            say!(id: "tambahkan `menit`, `jam`, `hari kerja` atau yang lain", en: "add `menit`, `jam`, `hari kerja` or another"),
        ),
        Wrong::TooLong => {
            (say!(id: "waktu `{text}` terlalu panjang", en: "the time `{text}` is too long"), example())
        }
    };
    NotATime { what, hint }
}
