//! Findings about the text as YAML: codes, words and hints.

use serde_yaml::granit_parser::ScanError;

use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Text, Words, say};
use crate::limits;

/// The codes of this module.
pub(in crate::sop) const YAML_RULES: &[Rule] = &[
    Rule {
        code: "YML001",
        severity: Severity::Error,
        title: Words { id: "berkas bukan teks", en: "the file is not text" },
        about: Words {
            id: "Berkas SOP adalah teks UTF-8. Berkas ini memuat byte yang bukan UTF-8 atau karakter kendali (misalnya NUL); mungkin ini berkas Word, PDF, atau berkas yang rusak.\n\nSimpan kembali dari penyunting teks dengan pengodean UTF-8.",
            en: "A SOP file is UTF-8 text. This one has bytes that are not, or control characters such as NUL; it may be a Word or PDF file, or damaged.\n\nSave it again from a text editor as UTF-8.",
        },
    },
    Rule {
        code: "YML002",
        severity: Severity::Error,
        title: Words { id: "berkas terlalu besar", en: "the file is too large" },
        about: Words {
            id: "Satu SOP dalam satu berkas, paling besar 8 MiB dan paling banyak satu juta nilai; sebuah kunci paling panjang 1000 byte, dan nilai parameter menambah paling banyak 8 MiB. Bagilah menjadi beberapa SOP.",
            en: "One SOP in one file, at most 8 MiB and at most a million values; a key has at most 1000 bytes, and the values of parameters add at most 8 MiB. Split it into several SOPs.",
        },
    },
    Rule {
        code: "YML003",
        severity: Severity::Error,
        title: Words { id: "penulisan YAML tidak sah", en: "not valid YAML" },
        about: Words {
            id: "Periksa indentasi (spasi, bukan tab), tanda kutip dan kurung yang belum ditutup, serta titik dua di dalam kalimat. Teks yang memuat `: ` atau ` #`, atau yang diawali tanda seperti `-`, `[`, `{`, `*`, `&`, `!`, `%`, `@`, ditulis di antara tanda kutip.",
            en: "Look at the indentation (spaces, not tabs), at quotes and brackets that are not closed, and at colons inside sentences. A text that holds `: ` or ` #`, or that begins with a sign such as `-`, `[`, `{`, `*`, `&`, `!`, `%`, `@`, is written in quotes.",
        },
    },
    Rule {
        code: "YML004",
        severity: Severity::Error,
        title: Words { id: "bersarang terlalu dalam", en: "nested too deeply" },
        about: Words {
            id: "Format SOP paling dalam enam tingkat; berkas dengan lebih dari 32 tingkat ditolak.",
            en: "The SOP format is six levels deep at most; a file with more than 32 is refused.",
        },
    },
    Rule {
        code: "YML005",
        severity: Severity::Error,
        title: Words { id: "kunci tertulis dua kali", en: "a key stands twice" },
        about: Words {
            id: "Setiap kunci, juga id langkah dan label cabang, hanya boleh satu kali dalam satu peta. Hapus salah satu atau beri nama lain.",
            en: "Every key, ids of steps and labels of branches included, stands once in a map. Remove one or give it another name.",
        },
    },
    Rule {
        code: "YML006",
        severity: Severity::Error,
        title: Words { id: "jangkar, alias atau tag YAML", en: "a YAML anchor, alias or tag" },
        about: Words {
            id: "Berkas SOP tidak memakai `&jangkar`, `*alias` dan `!tag`: isi berkas harus terbaca apa adanya. Tulis isinya langsung; teks yang diawali `*`, `&` atau `!` ditulis di antara tanda kutip.",
            en: "A SOP file uses no `&anchor`, `*alias` or `!tag`: it must read as it stands. Write the content out; a text that begins with `*`, `&` or `!` is written in quotes.",
        },
    },
    Rule {
        code: "YML007",
        severity: Severity::Error,
        title: Words { id: "lebih dari satu dokumen", en: "more than one document" },
        about: Words {
            id: "Satu berkas memuat satu SOP. Pindahkan bagian setelah `---` ke berkas sendiri.",
            en: "One file holds one SOP. Move what follows `---` to a file of its own.",
        },
    },
    Rule {
        code: "YML008",
        severity: Severity::Error,
        title: Words { id: "berkas kosong", en: "the file is empty" },
        about: Words {
            id: "Berkas ini tidak berisi SOP. Mulailah dengan `sop:`, `nama:`, `pelaksana:` dan `langkah:`.",
            en: "There is no SOP in this file. Begin with `sop:`, `nama:`, `pelaksana:` and `langkah:`.",
        },
    },
    Rule {
        code: "YML009",
        severity: Severity::Error,
        title: Words { id: "terlalu banyak temuan", en: "too many findings" },
        about: Words {
            id: "Pembacaan berhenti setelah 200 temuan. Perbaiki yang ada lebih dulu, lalu periksa lagi.",
            en: "Reading stops after 200 findings. Mend these first, then check again.",
        },
    },
];

fn mib(bytes: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
    let size = bytes as f64 / f64::from(1 << 20);
    format!("{size:.1} MiB")
}

pub(in crate::sop) fn not_text(at: usize, what: &Text) -> Diagnostic {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let Text { id, en } = what;
    Diagnostic::error("YML001", Span::new(at, at), say!(id: "berkas ini bukan teks: {id}", en: "this file is not text: {en}"))
        .hint(say!(id: "simpan kembali dari penyunting teks dengan pengodean UTF-8", en: "save it again from a text editor as UTF-8"))
}

pub(in crate::sop) fn too_large(bytes: usize) -> Diagnostic {
    let (is, most) = (mib(bytes), mib(limits::MAX_FILE_BYTES));
    Diagnostic::error(
        "YML002",
        Span::default(),
        say!(id: "berkas ini {is}, paling besar {most}", en: "this file has {is}, the most is {most}"),
    )
    .hint(say!(id: "bagilah menjadi beberapa SOP", en: "split it into several SOPs"))
}

/// A file whose texts grow out of bounds when the parameters are filled in.
pub(crate) fn filled_in_too_large(span: Span) -> Diagnostic {
    let most = mib(limits::MAX_FILLED_IN_BYTES);
    Diagnostic::error(
        "YML002",
        span,
        say!(id: "nilai parameter membuat teks berkas ini lebih panjang dari {most}", en: "the values of parameters make the texts of this file longer than {most}"),
    )
    .hint(say!(id: "pendekkan nilai parameter", en: "make the values of the parameters shorter"))
}

pub(super) fn too_many_values(span: Span) -> Diagnostic {
    let most = limits::MAX_FILE_NODES;
    Diagnostic::error(
        "YML002",
        span,
        say!(id: "lebih dari {most} nilai dalam satu berkas", en: "more than {most} values in one file"),
    )
    .hint(say!(id: "bagilah menjadi beberapa SOP", en: "split it into several SOPs"))
}

pub(in crate::sop) fn too_many_findings(span: Span) -> Diagnostic {
    let most = limits::MAX_FINDINGS;
    Diagnostic::error(
        "YML009",
        span,
        say!(id: "sudah {most} temuan; sisanya tidak diperiksa", en: "{most} findings already; the rest is not looked at"),
    )
    .hint(say!(id: "perbaiki yang sudah ada, lalu periksa lagi", en: "mend these, then check again"))
}

pub(in crate::sop) fn empty() -> Diagnostic {
    Diagnostic::error("YML008", Span::default(), say!(id: "berkas ini kosong", en: "this file is empty")).hint(
        say!(id: "mulailah dengan `sop:`, `nama:`, `pelaksana:` dan `langkah:`", en: "begin with `sop:`, `nama:`, `pelaksana:` and `langkah:`"),
    )
}

pub(super) fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error("YML007", span, say!(id: "dokumen kedua dalam satu berkas", en: "a second document in one file"))
        .hint(say!(id: "pindahkan bagian setelah `---` ke berkas sendiri", en: "move what follows `---` to a file of its own"))
}

pub(super) fn anchor(span: Span) -> Diagnostic {
    Diagnostic::error(
        "YML006",
        span,
        say!(id: "jangkar (`&`), alias (`*`) dan tag (`!`) tidak dipakai dalam berkas SOP", en: "anchors (`&`), aliases (`*`) and tags (`!`) are not used in a SOP file"),
    )
    .hint(say!(id: "tulis isinya langsung; teks yang diawali tanda itu ditulis di antara tanda kutip", en: "write the content out; a text that begins with such a sign is written in quotes"))
}

pub(super) fn key_too_long(span: Span) -> Diagnostic {
    let most = limits::MAX_KEY_BYTES;
    Diagnostic::error(
        "YML002",
        span,
        say!(id: "kunci ini lebih panjang dari {most} byte", en: "this key is longer than {most} bytes"),
    )
    .hint(say!(id: "pakai kunci yang pendek, dan tulis teksnya sebagai isi", en: "use a short key, and write the text as its value"))
}

pub(super) fn key_is_no_text(span: Span) -> Diagnostic {
    Diagnostic::error("YML003", span, say!(id: "kunci harus berupa teks", en: "a key must be a text"))
        .hint(say!(id: "tulis `kunci: isi`", en: "write `key: value`"))
}

pub(super) fn duplicate_key(key: &str, span: Span, first: usize) -> Diagnostic {
    Diagnostic::error(
        "YML005",
        span,
        say!(id: "kunci `{key}` tertulis dua kali", en: "the key `{key}` stands twice"),
    )
    .hint(say!(id: "sudah tertulis pada baris {first}; hapus salah satu atau beri nama lain", en: "it stands on line {first} already; remove one or give it another name"))
}

/// A mistake that the parser cannot read past.
pub(super) fn syntax(text: &str, mistake: &ScanError) -> Diagnostic {
    let at = mistake.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span::new(offset(at), offset(at + width));
    let info = mistake.info();
    if info.contains("nesting") || info.contains("recursion") || info.contains("depth") {
        let most = limits::MAX_FILE_DEPTH;
        return Diagnostic::error(
            "YML004",
            span,
            say!(id: "bersarang lebih dari {most} tingkat", en: "nested more than {most} levels deep"),
        )
        .hint(say!(id: "periksa kurung yang belum ditutup", en: "look for brackets that are not closed"));
    }
    let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let around = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    let tab = line.contains('\t') || around.starts_with('\t');
    let known = MISTAKES.iter().find(|mistake| mistake.said.iter().any(|said| info.contains(said)));
    match known.filter(|_| !tab).or(tab.then_some(&MISTAKES[0])) {
        Some(Mistake { what, hint, .. }) => {
            let (id, en) = (what.id, what.en);
            Diagnostic::error("YML003", span, say!(id: "penulisan YAML tidak sah: {id}", en: "not valid YAML: {en}"))
                .hint(Text::new(hint.id, hint.en))
        }
        None => Diagnostic::error("YML003", span, say!(id: "penulisan YAML tidak sah ({info})", en: "not valid YAML: {info}"))
            .hint(say!(
                id: "periksa indentasi, tanda kutip dan kurung; teks yang memuat `: ` atau ` #` ditulis di antara tanda kutip",
                en: "look at indentation, quotes and brackets; a text that holds `: ` or ` #` is written in quotes",
            )),
    }
}

/// A common mistake: some of the words that the parser has for it, and ours.
struct Mistake {
    said: &'static [&'static str],
    what: Words,
    hint: Words,
}

const MISTAKES: [Mistake; 5] = [
    Mistake {
        said: &["tab"],
        what: Words { id: "ada tab", en: "there is a tab" },
        hint: Words { id: "ganti tab dengan spasi", en: "use spaces instead of tabs" },
    },
    Mistake {
        said: &["mapping values", "illegal placement of ':'"],
        what: Words { id: "ada titik dua di tengah teks", en: "there is a colon in the middle of a text" },
        hint: Words {
            id: "tulis teks yang memuat `: ` di antara tanda kutip, atau perbaiki indentasinya",
            en: "write a text that holds `: ` in quotes, or mend the indentation",
        },
    },
    Mistake {
        said: &["quote", "escape"],
        what: Words {
            id: "tanda kutip tidak berpasangan",
            en: "a quote is not closed, or something follows it",
        },
        hint: Words {
            id: "tutup tanda kutip di akhir teks; di dalam '...' sebuah ' ditulis dua kali",
            en: "close the quote at the end of the text; inside '...' a ' is written twice",
        },
    },
    Mistake {
        said: &["bracket", "flow", "',' or"],
        what: Words {
            id: "kurung tidak berpasangan atau koma hilang",
            en: "a bracket is not closed, or a comma is missing",
        },
        hint: Words {
            id: "tutup `[` dengan `]` dan `{` dengan `}`; pisahkan isinya dengan koma",
            en: "close `[` with `]` and `{` with `}`; put commas between what is inside",
        },
    },
    Mistake {
        said: &[
            "indent",
            "block mapping",
            "block collection",
            "block sequence",
            "simple key",
            "expected ':'",
        ],
        what: Words {
            id: "indentasi tidak sejajar atau `:` hilang",
            en: "lines are not aligned, or a `:` is missing",
        },
        hint: Words {
            id: "samakan indentasi kunci-kunci yang setingkat, dan tulis `kunci: isi`",
            en: "align the keys of one level, and write `key: value`",
        },
    },
];
