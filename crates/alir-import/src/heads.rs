//! What the heads of columns mean, in the many words that offices print.

use crate::words::plain;

/// What a column holds, or several under one head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Head {
    Number,
    Task,
    /// Over the lanes, or over one column of names.
    Lanes,
    /// Over needs, time and output.
    Quality,
    Needs,
    Time,
    Output,
    Remark,
}

const WORDS: [(Head, &[&str]); 8] = [
    (Head::Number, &["no", "nomor", "nomer", "no urut", "nomor urut"]),
    (
        Head::Task,
        &[
            "kegiatan",
            "aktivitas",
            "aktifitas",
            "uraian",
            "uraian prosedur",
            "uraian kegiatan",
            "uraian aktivitas",
            "uraian aktifitas",
            "uraian tugas",
            "uraian langkah",
            "prosedur",
            "langkah",
            "langkah langkah",
            "langkah kegiatan",
            "tahapan",
            "tahapan kegiatan",
            "tahap kegiatan",
            "rincian kegiatan",
            "kegiatan prosedur",
            "aktivitas kegiatan",
            "proses",
            "activity",
            "step",
        ],
    ),
    (
        Head::Lanes,
        &[
            "pelaksana",
            "pelaksanaan",
            "para pelaksana",
            "pelaksana kegiatan",
            "unit pelaksana",
            "penanggung jawab",
            "unit kerja pelaksana",
            "aktor",
            "performer",
        ],
    ),
    (
        Head::Quality,
        &[
            "mutu baku",
            "mata baku",
            "baku mutu",
            "standar mutu",
            "standar baku",
            "mutu buku",
            "pendukung",
            "standar",
        ],
    ),
    (
        Head::Needs,
        &[
            "kelengkapan",
            "persyaratan",
            "persyaratan kelengkapan",
            "kelengkapan persyaratan",
            "persyaratan perlengkapan",
            "perlengkapan",
            "syarat",
            "kelengkapan dokumen",
            "dokumen kelengkapan",
            "input",
            "masukan",
        ],
    ),
    (
        Head::Time,
        &[
            "waktu",
            "waktu pelaksanaan",
            "waktu baku",
            "waktu penyelesaian",
            "durasi",
            "lama",
            "lama waktu",
            "jangka waktu",
            "waktu menit",
            "waktu jam",
            "waktu hari",
            "time",
        ],
    ),
    (Head::Output, &["output", "out put", "keluaran", "hasil", "luaran", "output keluaran", "hasil output"]),
    (Head::Remark, &["ket", "keterangan", "catatan", "ket keterangan", "keterangan ket"]),
];

/// What a head means, if it is one.
pub(crate) fn classify(text: &str) -> Option<Head> {
    // No head is longer, and most cells are.
    if text.len() > 80 {
        return None;
    }
    let plain = plain(text);
    WORDS.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(head, _)| *head)
}

/// Whether a cell is nothing but a number, as in the row that numbers the columns.
pub(crate) fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| "().- ".contains(c));
    !bare.is_empty() && bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_digit())
}
