//! Words of `alir lsp`.

use alir::lang::{Text, Words};

use super::options::{OptionWords, flag};
use super::verbs::{Group, VerbWords, verb};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    more: words(
        "Penyunting teks yang menjalankannya menunjukkan temuan `alir periksa` selagi Anda mengetik, melengkapi kunci dan id langkah, menjelaskan kunci dan temuan, memperbaiki salah ketik, dan melompat ke langkah. Cara memasangnya ada di docs/editor.md. Tanpa `--bahasa` dan ALIR_LANG, bahasanya mengikuti penyunting itu.",
        "An editor that runs it shows what `alir check` finds while you type, completes keys and the ids of steps, explains keys and findings, mends misspellings, and goes to steps. How to set it up is in docs/editor.md. Without `--lang` and ALIR_LANG, the language is that of the editor.",
    ),
    ..verb(
        "lsp",
        "",
        Group::Write,
        words(
            "Melayani penyunting teks lewat Language Server Protocol",
            "Serve a text editor over the Language Server Protocol",
        ),
    )
};

pub(crate) const OPTIONS: &[OptionWords] = &[flag(
    "lsp.stdio",
    words(
        "Lewat stdin dan stdout, seperti biasanya; ada karena sebagian penyunting menambahkannya",
        "Over stdin and stdout, as always; it is there because some editors add it",
    ),
)];

pub(crate) const FORK: Words = words("serentak", "fork");
pub(crate) const JOIN: Words = words("gabung", "join");

/// One misspelling is mended.
pub(crate) fn mend_with(word: &str) -> Text {
    say!(id: "Ganti dengan `{word}`", en: "Replace by `{word}`")
}

/// All are.
pub(crate) fn mend_all(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "Perbaiki {count} salah ketik dalam berkas ini", en: "Mend {count} misspelling{s} in this file")
}

/// Why a request is refused, by the number that the protocol has for it.
pub(crate) fn refused(code: i32) -> Text {
    match code {
        -32700 => say!(id: "pesan ini bukan JSON", en: "this message is no JSON"),
        -32601 => say!(id: "permintaan ini tidak dikenal", en: "this method is not known"),
        -32602 => say!(id: "isi permintaan ini tidak dapat dibaca", en: "the parameters cannot be read"),
        -32002 => say!(id: "`initialize` belum diminta", en: "`initialize` has not been asked yet"),
        -32803 => say!(
            id: "nama ini tidak dapat diganti dengan pasti: hanya id langkah dari SOP yang dapat dibaca, menjadi id yang belum dipakai, dengan huruf, angka, `_` dan `-`",
            en: "this name cannot surely be changed: only the id of a step of a SOP that can be read, to one that is not in use, of letters, digits, `_` and `-`",
        ),
        _ => say!(id: "permintaan ini tidak berlaku sekarang", en: "this request is not valid now"),
    }
}
