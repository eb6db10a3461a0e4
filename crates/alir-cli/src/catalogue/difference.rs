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
        "Langkah dan pelaksana dibandingkan menurut id-nya; langkah dengan id baru tetapi kalimat dan pelaksana yang sama dianggap berganti id. Parameter sudah diganti isinya. Catatan tentang naskah sumber tidak dibandingkan. Jalan: urutan langkah dan jawaban dari awal sampai akhir yang dulu mungkin dan kini tidak, atau baru mungkin, masing-masing dengan contoh terpendek. Bila langkah yang sama punya id lain, sebutkan dengan `--pasangan`. Pada akhirnya: akibatnya bagi jumlah langkah, waktu dan serah terima.",
        "Steps and lanes are compared by id; a step with a new id but the same words and performers is taken for one whose id has changed. Parameters are filled in. Remarks on the source are not compared. Runs: sequences of steps and answers from the start to an end that were possible and no longer are, or newly are, each with its shortest example. Where the same step has another id, say so with `--pairs`. At the end: what follows for the number of steps, times and hand-overs.",
    ),
    examples: words(
        "alir bandingkan sops/buol/pengajuan-subdomain.yaml tegal.yaml\nalir bandingkan a.yaml b.yaml --pasangan disposisi_kadis=disposisi cek_nama=verifikasi\nalir bandingkan a.yaml b.yaml --html beda.html",
        "alir diff sops/buol/pengajuan-subdomain.yaml tegal.yaml\nalir diff a.yaml b.yaml --pairs disposisi_kadis=disposisi cek_nama=verifikasi\nalir diff a.yaml b.yaml --html diff.html",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("diff.first", words("SOP", "SOP"), words("SOP yang pertama", "The first SOP")),
    takes("diff.second", words("SOP", "SOP"), words("SOP yang kedua", "The second SOP")),
    takes(
        "diff.pairs",
        words("LAMA=BARU", "OLD=NEW"),
        words(
            "Langkah yang pertama dan langkah yang kedua yang sama; boleh berulang",
            "A step of the first and the step of the second that is the same; can be repeated",
        ),
    ),
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

pub(crate) const RUNS: Words = words("Jalan", "Runs");
pub(crate) const ALL_RUN: Words = words("Semua jalan sama.", "All runs are the same.");
pub(crate) const ONLY_STEPS: Words = words(
    "Selain langkah yang ditambah atau dihapus, semua jalan sama.",
    "But for the steps that were added or removed, all runs are the same.",
);
pub(crate) const GONE: Words = words("Tidak mungkin lagi", "No longer possible");
pub(crate) const NEW: Words = words("Baru mungkin", "Newly possible");

pub(crate) fn not_to_the_end(acts: usize) -> Text {
    say!(
        id: "Tidak dibandingkan sampai habis: terlalu banyak kemungkinan. Jalan sampai {acts} langkah sudah dibandingkan.",
        en: "Not compared to the end: there are too many possibilities. Runs of up to {acts} steps were compared."
    )
}

pub(crate) fn done_before(steps: &str) -> Text {
    say!(id: "bila {steps} sudah dikerjakan berkas lain", en: "where another case has done {steps}")
}

pub(crate) fn not_a_pair(given: &str) -> Text {
    say!(id: "`{given}` bukan pasangan langkah: tulis `LAMA=BARU`", en: "`{given}` is no pair of steps: write `OLD=NEW`")
}

pub(crate) fn paired_twice(step: &StepId) -> Text {
    say!(id: "`{step}` disebut pada dua pasangan", en: "`{step}` is named in two pairs")
}

pub(crate) fn no_step(given: &str, sop: &alir::SopId) -> Text {
    say!(id: "`{sop}` tidak punya langkah `{given}`", en: "`{sop}` has no step `{given}`")
}

pub(crate) fn steps(ids: &[&str]) -> Text {
    let ids = ids.join(", ");
    say!(id: "langkah-langkahnya: {ids}", en: "its steps: {ids}")
}
