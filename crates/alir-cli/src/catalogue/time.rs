//! Words about time: due dates, what is left of them, deadlines that pass, and the commands for these.

use alir::InstanceId;
use alir::lang::{Text, Words};

use super::verbs::{Group, VerbWords, verb};
use super::{say, words};

pub(crate) const PERFORM: VerbWords = VerbWords {
    more: words(
        "Tugas berkala (`frekuensi`) tetap terbuka; `alir status` menghitung berapa kali sudah dilaksanakan pada minggu, bulan, atau tahun ini.",
        "A recurring duty (`frekuensi`) stays open; `alir status` counts how often it was done in this week, month or year.",
    ),
    ..verb(
        "perform",
        "laksanakan",
        Group::Work,
        words("Mencatat satu kali pelaksanaan tugas berkala", "Note that a recurring duty was done once"),
    )
};

pub(crate) const ADMIT: VerbWords = VerbWords {
    more: words(
        "Sejak saat itu waktu menurut undang-undang dihitung: `batas_total` dengan `sejak: lengkap`, atau, bila SOP tidak menetapkan batas, 5 hari kerja (UU 30/2014 ps. 53; `batas_permohonan` pada profil).",
        "The statutory clock runs from then: `batas_total` with `sejak: lengkap` or, where the SOP sets no limit, five working days (Law 30/2014 art. 53; `batas_permohonan` of the profile).",
    ),
    examples: words(
        "alir lengkap SUB-001 --sejak '2026-03-16 09:00' --as loket",
        "alir admit SUB-001 --since '2026-03-16 09:00' --as loket",
    ),
    ..verb(
        "admit",
        "lengkap",
        Group::Work,
        words("Menyatakan permohonan lengkap", "Say that an application is complete"),
    )
};

pub(crate) const DUE_VERB: VerbWords = VerbWords {
    more: words(
        "Menjawab kapan sesuatu jatuh tempo menurut jam kerja, hari libur, dan cara menghitung hari pada profil, dan menunjukkan hari-hari yang dilewati beserta alasannya.",
        "Answers when something is due by the hours, holidays and day count of a profile, and shows the days that it passes over with the reason.",
    ),
    examples: words(
        "alir tenggat '3 hari kerja' --sejak '2026-03-16 09:00' --profil sops/buol/profil.yaml",
        "alir due '3 hari kerja' --from '2026-03-16 09:00' --profile sops/buol/profil.yaml",
    ),
    ..verb(
        "due",
        "tenggat",
        Group::Look,
        words("Menghitung tenggat sebuah waktu baku", "Work out when a standard time is over"),
    )
};

pub(crate) const WAKE: VerbWords = VerbWords {
    more: words(
        "Peringatan dini, keterlambatan, dan eskalasi dicatat pada riwayat berkas, masing-masing satu kali, berapa pun proses yang berjalan. Setiap perintah pada sebuah berkas lebih dulu mencatat tenggatnya yang sudah lewat; `wake` melakukannya untuk semua berkas. Dengan `--watch` perintah ini berjalan terus.",
        "Early warnings, limits and escalations are noted in the histories, each once, however many processes run. Every command on a case first notes its deadlines that have passed; `wake` does so for all cases. With `--watch` it goes on for ever.",
    ),
    examples: words("alir bangunkan\nalir bangunkan --terus", "alir wake\nalir wake --watch"),
    ..verb(
        "wake",
        "bangunkan",
        Group::Look,
        words(
            "Mencatat tenggat yang sudah lewat pada semua berkas",
            "Note the deadlines that have passed, in all cases",
        ),
    )
};

pub(crate) const PUBLISH: VerbWords = VerbWords {
    more: words(
        "SOP yang diterbitkan berlaku bagi berkas baru; berkas yang berjalan tetap memakai SOP yang dengannya ia dimulai. Profil (jam kerja, hari libur) berlaku bagi tugas baru pada semua berkas; tenggat yang sudah ada tidak berubah. `mulai` menerbitkan SOP dan profilnya dengan sendirinya.",
        "A SOP that is published is for new cases; cases that run keep the one that they were started with. A profile (hours, holidays) is for new tasks of all cases; due dates that are there do not change. `start` publishes its SOP and profile by itself.",
    ),
    examples: words(
        "alir terbitkan sops/buol\nalir terbitkan sops/buol/profil.yaml",
        "alir publish sops/buol\nalir publish sops/buol/profil.yaml",
    ),
    ..verb(
        "publish",
        "terbitkan",
        Group::Begin,
        words(
            "Menerbitkan SOP dan profil daerah ke penyimpanan",
            "Put SOPs and profiles into the store, for new cases and tasks",
        ),
    )
};

/// When the application came in, and since when it is complete.
pub(crate) fn received(received: &str) -> Text {
    say!(id: "diterima {received}", en: "received {received}")
}

pub(crate) fn complete_since(since: &str) -> Text {
    say!(id: "lengkap sejak {since}", en: "complete since {since}")
}

/// How much time is left, or by how much it is exceeded.
pub(crate) fn left(time: &Text, late: bool, working: bool) -> Text {
    let Text { id, en } = time;
    let (kerja, work) = if working { (" kerja", " of work") } else { ("", "") };
    if late {
        say!(id: "terlambat {id}{kerja}", en: "overdue by {en}{work}")
    } else {
        say!(id: "sisa {id}{kerja}", en: "{en}{work} left")
    }
}

/// A due date that unknown holidays may change.
pub(crate) const PROVISIONAL: Words = words("sementara", "provisional");
pub(crate) const PROMISES: Words = words("Janji", "Promises");
pub(crate) const WHOLE_CASE: Words = words("berkas selesai", "the case is over");
pub(crate) const CLOCK_STOPPED: Words = words(
    "waktu kantor tidak dihitung: menunggu pihak luar atau ditangguhkan",
    "the office's clock stands still: it waits for people outside, or the case rests",
);
pub(crate) const NOTHING_PASSED: Words = words("Tidak ada tenggat yang lewat.", "No deadline has passed.");
pub(crate) const WATCHING: Words =
    words("menunggu tenggat; Ctrl-C untuk berhenti", "waiting for deadlines; Ctrl-C ends it");

/// How many deadlines were noted.
pub(crate) fn woken(cases: usize, events: usize) -> Text {
    let (c, e) = (if cases == 1 { "" } else { "s" }, if events == 1 { "" } else { "s" });
    say!(id: "{cases} berkas, {events} peristiwa", en: "{cases} case{c}, {events} event{e}")
}

/// When the next deadline comes.
pub(crate) fn next_deadline(case: &InstanceId, at: &str) -> Text {
    say!(id: "Berikutnya: {at} ({case})", en: "Next: {at} ({case})")
}

/// A case that could not be woken.
pub(crate) fn not_woken(case: &InstanceId, why: &str) -> Text {
    say!(id: "`{case}` tidak dapat diperiksa: {why}", en: "`{case}` could not be looked at: {why}")
}

/// How often a recurring duty was done in its present period.
pub(crate) fn performed(done: u32, times: u32, words: &str) -> Text {
    say!(id: "{done} dari {times} kali ({words})", en: "{done} of {times} times ({words})")
}

pub(crate) fn due_from(words: &str, from: &str) -> Text {
    say!(id: "{words}, sejak {from}", en: "{words}, from {from}")
}

pub(crate) const SOP: Words = words("SOP", "SOP");
pub(crate) const PROFILE: Words = words("profil", "profile");
pub(crate) const DUE: Words = words("Tenggat", "Due");
pub(crate) const TARGET: Words = words("Sasaran", "Target");
pub(crate) const SKIPPED_DAYS: Words = words("Hari yang dilewati", "Days that were skipped");
pub(crate) const OTHER_HOURS: Words = words("Jam kerja lain", "Other hours");
pub(crate) const WEEKEND: Words = words("bukan hari kerja", "not a working day");
pub(crate) const JOINT_LEAVE: Words = words("cuti bersama", "joint leave");
pub(crate) const LOCAL_HOLIDAY: Words = words("libur daerah", "local holiday");
pub(crate) const EXPECTED: Words = words("perkiraan", "expected");
pub(crate) const BY_USUAL_HOURS: Words = words(
    "Tanpa `--profile`: jam kerja Perpres 21/2023 di WIB, tanpa hari libur.",
    "Without `--profile`: the hours of Perpres 21/2023 in UTC+7, without holidays.",
);
pub(crate) const MAY_CHANGE: Words = words(
    "Sementara: hari libur pada masa itu belum diketahui atau baru perkiraan.",
    "Provisional: holidays of that time are not known yet, or only expected.",
);

/// More days than are listed.
pub(crate) fn more_days(days: usize) -> Text {
    say!(id: "... dan {days} hari lagi", en: "... and {days} days more")
}

pub(crate) const WHOSE_TIME: Words = words("Waktu berkas ini", "Time of this case");
pub(crate) const OFFICE_TIME: Words = words("kantor", "the office");
pub(crate) const OUTSIDE_TIME: Words = words("menunggu pihak luar", "waiting for people outside");
pub(crate) const RESTING_TIME: Words = words("ditangguhkan", "suspended");

/// An amount of time: inside office hours, and by the clock.
pub(crate) fn account(work: &Text, elapsed: &Text) -> Text {
    let (Text { id: work_id, en: work_en }, Text { id, en }) = (work, elapsed);
    say!(id: "{work_id} kerja ({id} menurut kalender)", en: "{work_en} of work ({en} by the clock)")
}
