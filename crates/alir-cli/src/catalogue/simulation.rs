//! Words of `alir simulate`.

use alir::lang::{Lang, Text, Words};

use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "simulate",
    alias: "simulasikan",
    group: Group::Look,
    about: words(
        "Menaksir lama berkas sebuah SOP, siapa yang sibuk, dan apa akibat sebuah perubahan",
        "Estimate how long cases of a SOP take, who is busy, and what a change does",
    ),
    more: words(
        "Berkas dijalankan dengan alur dan jam kerja yang sama seperti aslinya, menurut waktu baku setiap langkah. Tanpa `--masuk` setiap berkas sendirian di kantor; dengan `--masuk` berkas-berkas mengantre pada orang-orang yang ada, yang mengerjakan satu tugas sekaligus menurut urutan datangnya. Benih yang sama memberi hasil yang sama.",
        "Cases are run with the same flow and office hours as real ones, by the standard time of each step. Without `--arrivals` each case has the office to itself; with it, cases queue for the people there are, who do one task at a time in the order in which they came. The same seed gives the same result.",
    ),
    examples: words(
        "alir simulasikan sops/buol/pengajuan-subdomain.yaml --peluang nama_tersedia.tidak=0,3\nalir simulasikan sops/buol/jaringan-intranet.yaml --masuk '1 per minggu' --orang kasi_infrastruktur=2\nalir simulasikan sops/buol/jaringan-intranet.yaml --dengan examples/sops/intranet-tanpa-sekretaris.yaml",
        "alir simulate sops/buol/pengajuan-subdomain.yaml --shares nama_tersedia.tidak=0.3\nalir simulate sops/buol/jaringan-intranet.yaml --arrivals '1 per week' --people kasi_infrastruktur=2\nalir simulate sops/buol/jaringan-intranet.yaml --with examples/sops/intranet-tanpa-sekretaris.yaml",
    ),
};

pub(crate) const SIMULATING: Words = words("mensimulasikan", "simulating");
pub(crate) const BEFORE: Words = words("Sebelum", "Before");
pub(crate) const AFTER: Words = words("Sesudah", "After");
pub(crate) const UNLIMITED: Words = words("bebas", "unlimited");
pub(crate) const ELAPSED: Words = words("Waktu kalender", "Calendar time");
pub(crate) const WORKING: Words = words("Waktu kerja", "Working time");
pub(crate) const OFFICE: Words = words("  di kantor", "  in the office");
pub(crate) const OUTSIDE: Words = words("  di luar", "  outside");
pub(crate) const MEAN: Words = words("rata-rata", "mean");

pub(crate) const LOAD_IS: Words = words(
    "Beban: sesibuk apa mereka agar semua berkas yang masuk terkerjakan; dari 1 ke atas antrean bertambah terus.",
    "Load: how busy they have to be to keep up with the cases that come; from 1 on the queue grows for ever.",
);

pub(crate) const TIMES_HEAD: [Words; 6] = [
    words("Lama berkas", "Time of a case"),
    words("Rata-rata", "Mean"),
    words("± (95 %)", "± (95 %)"),
    words("p50", "p50"),
    words("p90", "p90"),
    words("p99", "p99"),
];

pub(crate) const CHANGE_HEAD: [Words; 6] = [
    words("Lama berkas", "Time of a case"),
    words("", ""),
    BEFORE,
    AFTER,
    words("Selisih", "Change"),
    words("± (95 %)", "± (95 %)"),
];

pub(crate) const LANES_HEAD: [Words; 8] = [
    words("Pelaksana", "Lane"),
    words("Orang", "People"),
    words("Tugas/berkas", "Tasks/case"),
    words("Kerja/berkas", "Work/case"),
    words("Sibuk", "Busy"),
    words("Beban", "Load"),
    words("Menunggu", "Waiting"),
    words("menunggu p90", "waiting p90"),
];

pub(crate) const LANES_CHANGE_HEAD: [Words; 8] = [
    words("Pelaksana", "Lane"),
    words("Orang", "People"),
    words("Kerja/berkas", "Work/case"),
    words("sesudah", "after"),
    words("Sibuk", "Busy"),
    words("sesudah", "after"),
    words("Menunggu", "Waiting"),
    words("sesudah", "after"),
];

pub(crate) const STEPS_HEAD: [Words; 6] = [
    words("Langkah", "Step"),
    words("Peran", "Role"),
    words("Kali/berkas", "Times/case"),
    words("Kerja", "Work"),
    words("Menunggu", "Waiting"),
    words("Tepat waktu", "On time"),
];

/// Each unit of time, and one that stands for a day.
pub(crate) fn units(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Id => ["hari", "jam", "menit", "detik"],
        Lang::En => ["d", "h", "min", "s"],
    }
}

pub(crate) fn title(sop: &str, version: Option<&str>) -> String {
    version.map_or_else(|| sop.to_owned(), |version| format!("{sop} ({version})"))
}

pub(crate) fn alone(cases: u64, seed: u64) -> Text {
    say!(
        id: "{cases} berkas, masing-masing sendirian di kantor · benih {seed}",
        en: "{cases} cases, each with the office to itself · seed {seed}",
    )
}

pub(crate) fn together(rate: &str, runs: u32, cases: u32, warm_up: u32, seed: u64) -> Text {
    say!(
        id: "berkas masuk {rate} · {runs} ulangan, masing-masing {cases} berkas sesudah {warm_up} pemanasan · benih {seed}",
        en: "cases come {rate} · {runs} runs, each of {cases} cases after {warm_up} to warm up · seed {seed}",
    )
}

pub(crate) fn day_is(day: &str) -> Text {
    say!(id: "Sehari dalam waktu kerja: {day}.", en: "A day of working time is {day}.")
}

pub(crate) fn busy_is(alone: bool) -> Text {
    if alone {
        return say!(
            id: "Sibuk: bagian dari waktu kerja selama sebuah berkas berjalan. Menunggu: dalam waktu kerja.",
            en: "Busy: the share of working time while a case is under way. Waiting: in working time.",
        );
    }
    say!(
        id: "Sibuk: bagian dari waktu kerja. Menunggu: dalam waktu kerja.",
        en: "Busy: the share of working time. Waiting: in working time.",
    )
}

pub(crate) fn ends(ends: &str) -> Text {
    say!(id: "Akhir: {ends}", en: "Ends: {ends}")
}

pub(crate) fn promises_kept(share: &str) -> Text {
    say!(id: "Batas waktu yang dijanjikan SOP ditepati pada {share} berkas.", en: "What the SOP promises was kept in {share} of the cases.")
}

pub(crate) fn shares(decision: &str, shares: &str) -> Text {
    say!(id: "Peluang `{decision}`: {shares}", en: "Shares of `{decision}`: {shares}")
}

pub(crate) fn learnt(answers: u64, cases: usize) -> Text {
    let s = |count: u64| if count == 1 { "" } else { "s" };
    let (one, other) = (s(answers), s(cases as u64));
    say!(id: "Dipelajari dari {answers} jawaban dalam {cases} berkas.", en: "Learnt from {answers} answer{one} in {cases} case{other}.")
}

pub(crate) fn without_time(steps: &str) -> Text {
    say!(id: "Tanpa waktu baku, dihitung nol: {steps}", en: "Without a standard time, counted as none: {steps}")
}

pub(crate) fn periods(steps: &str) -> Text {
    say!(id: "Waktunya hanya sebuah periode, dihitung nol: {steps}", en: "Their time is only a period, counted as none: {steps}")
}

pub(crate) fn overloaded(lane: &str, load: &str) -> Text {
    say!(
        id: "`{lane}` tidak sanggup: bebannya {load}, jadi antreannya bertambah terus dan angka menunggu di atas hanya tergantung pada lamanya simulasi",
        en: "`{lane}` cannot keep up: its load is {load}, so that its queue grows for ever and the waiting above depends only on how long was simulated",
    )
}

pub(crate) fn is_an_overlay(path: &str) -> Text {
    say!(
        id: "`{path}` adalah turunan (`turunan_dari`), yang belum dapat dipakai di sini",
        en: "`{path}` is an overlay (`turunan_dari`), which cannot be used here yet",
    )
}

pub(crate) fn write_it_in_full() -> Text {
    say!(
        id: "tulis SOP yang sudah diubah itu selengkapnya dalam satu berkas, lalu sebut berkas itu",
        en: "write the changed SOP in full into a file, and name that one",
    )
}

pub(crate) fn no_people(given: &str) -> Text {
    say!(id: "`{given}` bukan `pelaksana=jumlah`", en: "`{given}` is not `lane=number`")
}

pub(crate) fn people_form() -> Text {
    say!(id: "tulis misalnya `--orang admin=2,kepala_dinas=1`, atau `admin=bebas` bila tidak pernah kurang orang", en: "write `--people admin=2,kepala_dinas=1` for example, or `admin=unlimited` where people are never lacking")
}

pub(crate) fn no_share(given: &str) -> Text {
    say!(id: "`{given}` bukan `langkah.jawaban=peluang`", en: "`{given}` is not `step.answer=share`")
}

pub(crate) fn share_form() -> Text {
    say!(id: "tulis misalnya `--peluang nama_tersedia.tidak=0,3` atau `=30%`", en: "write `--shares nama_tersedia.tidak=0.3` or `=30%` for example")
}

pub(crate) fn no_rate(given: &str) -> Text {
    say!(id: "`{given}` bukan laju", en: "`{given}` is not a rate")
}

pub(crate) fn rate_form() -> Text {
    say!(id: "tulis misalnya `--masuk '5 per hari'`; juga per jam, minggu, bulan", en: "write `--arrivals '5 per day'` for example; also per hour, week, month")
}

pub(crate) fn choose(allowed: &str) -> Text {
    say!(id: "yang ada: {allowed}", en: "there are: {allowed}")
}

pub(crate) fn nothing_learnt() -> Text {
    say!(id: "belum ada keputusan yang dijawab pada berkas SOP ini", en: "no decision was answered yet in cases of this SOP")
}
