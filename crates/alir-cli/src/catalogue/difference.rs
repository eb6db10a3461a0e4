//! Words of `alir diff`.

use alir::StepId;
use alir::lang::{Text, Words};

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "diff",
    alias: "bandingkan",
    group: Group::Write,
    about: words("Menunjukkan apa yang berbeda antara dua SOP", "Show what differs between two SOPs"),
    more: words(
        "Langkah dan pelaksana dibandingkan menurut id-nya; langkah dengan id baru tetapi kalimat dan pelaksana yang sama dianggap berganti id. Parameter sudah diganti isinya. Catatan tentang naskah sumber tidak dibandingkan. Pada akhirnya: akibatnya bagi jumlah langkah, waktu dan serah terima.",
        "Steps and lanes are compared by id; a step with a new id but the same words and performers is taken for one whose id has changed. Parameters are filled in. Remarks on the source are not compared. At the end: what follows for the number of steps, times and hand-overs.",
    ),
    examples: words(
        "alir bandingkan sops/buol/pengajuan-subdomain.yaml tegal.yaml\nalir bandingkan sops/buol/pengajuan-subdomain.yaml tegal.yaml --html beda.html",
        "alir diff sops/buol/pengajuan-subdomain.yaml tegal.yaml\nalir diff sops/buol/pengajuan-subdomain.yaml tegal.yaml --html diff.html",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("diff.first", words("SOP", "SOP"), words("SOP yang pertama", "The first SOP")),
    takes("diff.second", words("SOP", "SOP"), words("SOP yang kedua", "The second SOP")),
    takes(
        "diff.html",
        words("FILE", "FILE"),
        words(
            "Tulis halaman web dengan kedua gambar berdampingan (`-`: ke keluaran)",
            "Write a web page with the two drawings side by side (`-`: to the output)",
        ),
    ),
];

pub(crate) const SAME: Words = words("Tidak ada yang berbeda.", "Nothing differs.");
pub(crate) const LANES: Words = words("Pelaksana", "Lanes");
pub(crate) const STEPS: Words = words("Langkah", "Steps");
pub(crate) const REST: Words = words("Lainnya", "Other");
pub(crate) const MOVED: Words = words("pindah tempat", "stands elsewhere");
pub(crate) const LEADS: Words = words("menuju", "leads to");
pub(crate) const BECOMES: Words = words("menjadi", "becomes");
pub(crate) const NOWHERE: Words = words("tidak ke mana-mana", "nowhere");
pub(crate) const NOTHING: Words = words("(tidak ada)", "(nothing)");
pub(crate) const HAND_OVERS: Words = words("Serah terima", "Hand-overs");
pub(crate) const EFFECT_HEAD: [Words; 3] =
    [words("Akibatnya", "Effect"), words("Pertama", "First"), words("Kedua", "Second")];

pub(crate) fn was(id: &StepId) -> Text {
    say!(id: "dulu `{id}`", en: "was `{id}`")
}

pub(crate) fn bound(times: u32, then: &StepId) -> Text {
    say!(id: "{times} kali, lalu {then}", en: "{times} times, then {then}")
}
