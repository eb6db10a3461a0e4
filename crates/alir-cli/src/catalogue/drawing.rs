//! Words of `alir draw`, and of files that are written.

use std::path::Path;

use alir::lang::Text;

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "draw",
    alias: "gambar",
    group: Group::Write,
    about: words(
        "Menggambar SOP sebagai tabel diagram alir PermenPANRB 35/2012",
        "Draw a SOP as the flowchart table of PermenPANRB 35/2012",
    ),
    more: words(
        "Satu kolom untuk setiap pelaksana, satu baris untuk setiap langkah, dengan lima simbol dan panah di antaranya. Yang ditulis adalah SVG, yang dibuka setiap peramban.",
        "A column for each lane, a row for each step, with the five symbols and arrows between them. What is written is SVG, which every browser opens.",
    ),
    examples: words(
        "alir gambar sops/buol/pengajuan-subdomain.yaml -o subdomain.svg",
        "alir draw sops/buol/pengajuan-subdomain.yaml -o subdomain.svg",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("draw.sop", words("SOP", "SOP"), words("Berkas SOP", "The SOP file")),
    takes(
        "draw.output",
        words("FILE.svg", "FILE.svg"),
        words(
            "Berkas gambar yang ditulis (`-`: SVG ke keluaran)",
            "The file to write (`-`: SVG to the output)",
        ),
    ),
];

pub(crate) fn not_a_drawing(file: &Path) -> Text {
    let file = file.display();
    say!(
        id: "`{file}` tidak dapat ditulis: gambar hanya sebagai `.svg`",
        en: "`{file}` cannot be written: drawings are written as `.svg` only",
    )
}

pub(crate) fn name_it_so(file: &Path) -> Text {
    let file = file.with_extension("svg");
    let file = file.display();
    say!(id: "pakai `-o {file}`", en: "use `-o {file}`")
}

pub(crate) fn is_read(file: &Path) -> Text {
    let file = file.display();
    say!(
        id: "`{file}` adalah berkas yang dibaca; sebut berkas lain untuk hasilnya",
        en: "`{file}` is the file that is read; name another one for the result",
    )
}

pub(crate) fn written(file: &Path) -> Text {
    let file = file.display();
    say!(id: "Ditulis: {file}", en: "Written: {file}")
}
