//! Findings about values that do not fit: what is expected there, and what to write instead.

use crate::diagnostic::{Diagnostic, Rule, Severity, Span, nearest, only_near};
use crate::lang::{Words, say};

/// The codes of this module.
pub(in crate::sop) const SHAPE_RULES: &[Rule] = &[
    Rule {
        code: "SOP001",
        severity: Severity::Error,
        title: Words { id: "kunci tidak dikenal", en: "unknown key" },
        about: Words {
            id: "Kunci ini tidak ada dalam format SOP. Kunci yang salah ketik tidak pernah diabaikan, karena isinya akan hilang tanpa terlihat. Pakai ejaan yang disarankan, atau jadikan isinya `catatan`.",
            en: "This key is not part of the SOP format. A misspelt key is never ignored, because its content would be lost unseen. Use the spelling suggested, or make the content a `catatan`.",
        },
    },
    Rule {
        code: "SOP003",
        severity: Severity::Error,
        title: Words { id: "isi tidak sesuai bentuknya", en: "a value of the wrong shape" },
        about: Words {
            id: "Di sini diharapkan bentuk lain: teks, daftar (`[a, b]` atau baris yang diawali `- `), peta (`kunci: isi`), bilangan, `ya`/`tidak`, atau salah satu dari beberapa kata.",
            en: "Another shape is expected here: a text, a list (`[a, b]` or lines that begin with `- `), a map (`key: value`), a number, `ya`/`tidak`, or one of a few words.",
        },
    },
];

/// What is expected in a place, and how to write it.
pub(super) struct Shape {
    name: Words,
    hint: Words,
}

pub(super) const A_TEXT: Shape = Shape {
    name: Words { id: "sebuah teks", en: "a text" },
    hint: Words {
        id: "hapus kurungnya, atau tulis isinya di antara tanda kutip",
        en: "remove the brackets, or write the content in quotes",
    },
};

pub(super) const A_MAP: Shape = Shape {
    name: Words { id: "sebuah peta (`kunci: isi`)", en: "a map (`key: value`)" },
    hint: Words {
        id: "tulis `kunci: isi`, satu kunci satu baris, menjorok ke dalam",
        en: "write `key: value`, one key a line, indented",
    },
};

pub(super) const TEXT_OR_MAP: Shape = Shape {
    name: Words { id: "sebuah teks atau peta (`kunci: isi`)", en: "a text or a map (`key: value`)" },
    hint: Words {
        id: "tulis satu teks, atau `kunci: isi` yang menjorok ke dalam",
        en: "write one text, or `key: value` indented",
    },
};

pub(super) const A_NUMBER: Shape = Shape {
    name: Words { id: "sebuah bilangan bulat", en: "a whole number" },
    hint: Words { id: "tulis angkanya saja, misalnya `3`", en: "write digits only, such as `3`" },
};

pub(super) const YES_OR_NO: Shape = Shape {
    name: Words { id: "`ya` atau `tidak`", en: "`ya` or `tidak`" },
    hint: Words { id: "tulis salah satunya", en: "write one of them" },
};

impl Shape {
    pub(super) fn expected(&self, span: Span) -> Diagnostic {
        let Words { id, en } = self.name;
        let finding =
            Diagnostic::error("SOP003", span, say!(id: "di sini diharapkan {id}", en: "expected {en} here"));
        let Words { id, en } = self.hint;
        finding.hint(say!(id: "{id}", en: "{en}"))
    }
}

/// A word that is none of those allowed.
pub(super) fn no_such_word(word: &str, span: Span, allowed: &[&'static str]) -> Diagnostic {
    let list = allowed.join("`, `");
    let finding = Diagnostic::error(
        "SOP003",
        span,
        say!(id: "di sini diharapkan salah satu dari `{list}`", en: "expected one of `{list}` here"),
    );
    let finding = finding.replaced_by(only_near(word, allowed.iter().copied()));
    match nearest(word, allowed.iter().copied()) {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding.hint(say!(id: "tulis salah satunya", en: "write one of them")),
    }
}

pub(super) fn unknown_key(name: &str, span: Span, known: &[&'static str]) -> Diagnostic {
    let finding = Diagnostic::error(
        "SOP001",
        span,
        say!(id: "kunci `{name}` tidak dikenal", en: "unknown key `{name}`"),
    );
    let list = known.join("`, `");
    let finding = finding.replaced_by(only_near(name, known.iter().copied()));
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding.hint(say!(id: "yang dikenal di sini: `{list}`", en: "known here: `{list}`")),
    }
}

/// What only a broken type of ours could raise.
pub(in crate::sop) fn odd(message: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        "SOP003",
        span,
        say!(id: "isi ini tidak terbaca: {message}", en: "this cannot be read: {message}"),
    )
    .hint(
        say!(id: "laporkan berkas ini kepada pembuat `alir`", en: "report this file to the makers of `alir`"),
    )
}
