//! Words of `alir draw`, and of files that are written.

use std::path::Path;

use alir::lang::Text;

use super::options::{OptionWords, flag, takes};
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
        "Satu kolom untuk setiap pelaksana, satu baris untuk setiap langkah, dengan lima simbol dan panah di antaranya. Dengan `--polos`: diagram alirnya saja, untuk layar kecil dan paparan. Akhiran nama berkas menentukan bentuknya: `.svg` dibuka setiap peramban, `.png` untuk pesan dan obrolan, `.html` adalah halaman lengkap SOP itu, `.mmd` (Mermaid) dan `.dot` (Graphviz) alurnya sebagai teks.",
        "A column for each lane, a row for each step, with the five symbols and arrows between them. With `--plain`: only the flowchart, for small screens and presentations. The ending of the file says what is written: `.svg` opens in every browser, `.png` is for messages and chats, `.html` is a whole page about the SOP, `.mmd` (Mermaid) and `.dot` (Graphviz) are the flow as text.",
    ),
    examples: words(
        "alir gambar sops/buol/pengajuan-subdomain.yaml -o subdomain.svg\nalir gambar sops/buol/jaringan-intranet.yaml --polos -o jaringan.png\nalir gambar sops/buol/pengajuan-subdomain.yaml -o - --sebagai mmd\nalir gambar --berkas SUB-001 -o SUB-001.html",
        "alir draw sops/buol/pengajuan-subdomain.yaml -o subdomain.svg\nalir draw sops/buol/jaringan-intranet.yaml --plain -o network.png\nalir draw sops/buol/pengajuan-subdomain.yaml -o - --as mmd\nalir draw --case SUB-001 -o SUB-001.html",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("draw.sop", words("SOP", "SOP"), words("Berkas SOP", "The SOP file")),
    takes(
        "draw.case",
        words("BERKAS", "CASE"),
        words(
            "Berkas dari `--db`, digambar menurut SOP yang dijalaninya: apa yang selesai, terbuka, terlambat, oleh siapa dan kapan",
            "A case of `--db`, drawn on the SOP by which it runs: what is done, open, overdue, by whom and when",
        ),
    ),
    takes(
        "draw.output",
        words("FILE", "FILE"),
        words(
            "Berkas yang ditulis: `.svg`, `.png`, `.html`, `.mmd`, atau `.dot` (`-`: ke keluaran)",
            "The file to write: `.svg`, `.png`, `.html`, `.mmd`, or `.dot` (`-`: to the output)",
        ),
    ),
    flag(
        "draw.plain",
        words(
            "Diagram alir polos: tanpa tabel, kegiatan, pelaksana, dan waktunya di dalam simbol",
            "A plain flowchart: no table, what is done, by whom and in how much time inside the symbols",
        ),
    ),
    takes(
        "draw.actor",
        words("BENTUK", "FORM"),
        words(
            "Apa yang ditulis, apa pun nama berkasnya: `svg`, `png`, `html`, `mmd`, atau `dot`",
            "What to write, whatever the file is called: `svg`, `png`, `html`, `mmd`, or `dot`",
        ),
    ),
];

/// `.svg`, `.mmd`, `.dot`, or what of these is meant.
fn listed(endings: &[&str], point: &str) -> String {
    endings.iter().map(|ending| format!("`{point}{ending}`")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn not_a_drawing(file: &Path, endings: &[&str]) -> Text {
    let (file, endings) = (file.display(), listed(endings, "."));
    say!(
        id: "`{file}` tidak dapat ditulis: gambar ditulis sebagai {endings}",
        en: "`{file}` cannot be written: drawings are written as {endings}",
    )
}

pub(crate) fn no_case_so(form: &str) -> Text {
    say!(
        id: "berkas tidak digambar sebagai `{form}`",
        en: "a case is not drawn as `{form}`",
    )
}

pub(crate) fn plain_already(form: &str) -> Text {
    say!(
        id: "`{form}` selalu diagram alir tanpa tabel; tulis tanpa `--polos`",
        en: "`{form}` is always a flowchart without a table; leave `--plain` out",
    )
}

pub(crate) fn no_such_form(name: &str, forms: &[&str]) -> Text {
    let forms = listed(forms, "");
    say!(
        id: "`{name}` bukan bentuk gambar; pilih dari {forms}",
        en: "`{name}` is no form of a drawing; choose from {forms}",
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
