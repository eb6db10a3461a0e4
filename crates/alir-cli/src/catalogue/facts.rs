//! Words of `alir stats`.

use alir::lang::{Text, Words};

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "stats",
    alias: "statistik",
    group: Group::Write,
    about: words(
        "Menghitung ukuran sebuah SOP: jumlah langkah, jalan terpendek dan terlama, serah terima",
        "Count what a SOP amounts to: steps, the shortest and longest way, hand-overs",
    ),
    more: words(
        "Waktu adalah waktu kerja kantor dalam minggu biasa tanpa hari libur: jalan terpendek menurut target `waktu`, jalan terlama menurut batasnya. Tidak ada yang menunggu orang yang sedang sibuk; untuk itu `alir simulasikan`. Untuk beberapa SOP atau sebuah folder: satu baris setiap SOP.",
        "Times are the office's working time in ordinary weeks without holidays: the shortest way by the target of `waktu`, the longest by its limit. Nobody waits for people who are busy; for that, see `alir simulate`. For several SOPs or a folder: a line a SOP.",
    ),
    examples: words(
        "alir statistik sops/buol/pengajuan-subdomain.yaml --peluang nama_tersedia.tidak=0,3\nalir statistik sops",
        "alir stats sops/buol/pengajuan-subdomain.yaml --shares nama_tersedia.tidak=0.3\nalir stats sops",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "stats.paths",
        words("PATH", "PATH"),
        words("Berkas SOP, atau folder yang memuatnya", "SOP files, or folders of them"),
    ),
    takes(
        "stats.shares",
        words("LANGKAH.JAWABAN=PELUANG", "STEP.ANSWER=SHARE"),
        words(
            "Seberapa sering sebuah jawaban diberikan (bawaan: semua sama); hanya untuk satu SOP",
            "How often an answer is given (default: all alike); for one SOP only",
        ),
    ),
    takes(
        "stats.keys",
        words("KUNCI=NILAI", "KEY=VALUE"),
        words(
            "Perihal berkas, untuk waktu yang bergantung padanya",
            "What cases are about, for times that depend on it",
        ),
    ),
];

pub(crate) const HEAD: [Words; 7] = [
    words("SOP", "SOP"),
    words("Langkah", "Steps"),
    words("Jalan", "Ways"),
    words("Terpendek", "Shortest"),
    words("Rata-rata", "Mean"),
    words("Terlama (ulang 1x)", "Longest (loops once)"),
    words("Serah terima", "Hand-overs"),
];
pub(crate) const TIMES_HEAD: [Words; 5] = [
    words("Waktu kerja", "Working time"),
    words("", ""),
    words("Di kantor", "In the office"),
    words("Di luar", "Outside"),
    words("Serah terima", "Hand-overs"),
];
pub(crate) const LANES_HEAD: [Words; 4] = [
    words("Pelaksana", "Lane"),
    words("Langkah", "Steps"),
    words("Jalan terpendek", "Shortest way"),
    words("Jalan terlama", "Longest way"),
];
pub(crate) const SHORTEST: Words = words("Terpendek", "Shortest");
pub(crate) const EXPECTED: Words = words("Rata-rata", "Mean");
pub(crate) const LONGEST: Words = words("Terlama, tanpa mengulang", "Longest, nothing repeated");
pub(crate) const ONCE: Words = words("Terlama, tiap pengulangan satu kali", "Longest, each loop once");
pub(crate) const BOUNDED: Words = words("Terlama, menurut batas ulang", "Longest, by the bounds of loops");
pub(crate) const UNBOUNDED: Words = words("tak terbatas", "unbounded");
pub(crate) const UNKNOWN: Words = words("tidak dapat dihitung", "cannot be counted");
pub(crate) const CRITICAL: Words = words("Jalan kritis", "Critical path");
pub(crate) const LOOPS: Words = words("Pengulangan", "Loops");
pub(crate) const WAITS: Words = words("Siapa menunggu siapa", "Who waits for whom");
pub(crate) const PROMISES: Words = words("Janji", "Promises");
pub(crate) const OUTSIDE: Words = words("di luar", "outside");

pub(crate) fn sizes(of: &alir::analysis::facts::Sizes, loops: usize) -> Text {
    let (steps, decisions, forks, ends) = (of.steps, of.decisions, of.forks, of.ends);
    say!(
        id: "{steps} langkah: {decisions} keputusan, {forks} percabangan serentak, {loops} pengulangan, {ends} akhir",
        en: "{steps} steps: {decisions} decisions, {forks} forks, {loops} loops, {ends} ends",
    )
}

pub(crate) fn ways(number: u64, exact: bool) -> Text {
    if exact {
        return say!(id: "{number} jalan, dengan setiap pengulangan paling banyak satu kali", en: "{number} ways, each loop gone round at most once");
    }
    say!(id: "lebih dari {number} jalan", en: "more than {number} ways")
}

pub(crate) fn count(number: u64, exact: bool) -> Text {
    if exact {
        say!(id: "{number}", en: "{number}")
    } else {
        say!(id: "lebih dari {number}", en: "more than {number}")
    }
}

pub(crate) fn rounds(rounds: Option<u64>) -> Text {
    match rounds {
        Some(rounds) => say!(id: "paling banyak {rounds} kali", en: "at most {rounds} times"),
        None => Text::new(UNBOUNDED.id, UNBOUNDED.en),
    }
}

pub(crate) fn waits(lane: &str, on: &str, steps: usize) -> Text {
    let s = if steps == 1 { "" } else { "s" };
    say!(id: "{lane} menunggu {on} pada {steps} langkah", en: "{lane} waits for {on} at {steps} step{s}")
}

pub(crate) fn promise(what: &str, within: &str, shortest: &str, longest: &str) -> Text {
    say!(
        id: "{what}: {within}; kantor memerlukan {shortest} sampai {longest}",
        en: "{what}: {within}; the office needs {shortest} to {longest}",
    )
}

pub(crate) fn whole() -> Text {
    say!(id: "seluruh prosedur", en: "the whole procedure")
}

pub(crate) fn without_time(steps: &str) -> Text {
    say!(id: "Tanpa waktu baku, dihitung nol: {steps}", en: "Without a standard time, counted as none: {steps}")
}

pub(crate) fn shares_of_one() -> Text {
    say!(id: "`--peluang` hanya untuk satu berkas SOP", en: "`--shares` is for one SOP file only")
}
