//! The words of `alir report`.

use alir::lang::{Text, Words};
use chrono::NaiveDate;

use super::options::{OptionWords, flag, takes};
use super::{say, words};
use crate::figures::sheet::Timely;

/// What can be asked of `alir report`.
pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "report.from",
        words("TANGGAL", "DATE"),
        words("Hanya yang berakhir sejak tanggal ini", "Only what ended on this date or later"),
    ),
    takes(
        "report.to",
        words("TANGGAL", "DATE"),
        words("Hanya yang berakhir sampai tanggal ini", "Only what ended on this date or earlier"),
    ),
    flag(
        "report.all",
        words(
            "Juga tugas yang selesai dalam masa itu pada berkas yang belum atau tidak selesai",
            "Also tasks that were finished in the period in cases that have not ended",
        ),
    ),
    flag(
        "report.monitoring",
        words(
            "Tabel pemantauan (Tabel 7 PermenPANRB 35/2012), tanpa tanggal atas enam bulan terakhir",
            "The monitoring table (table 7 of PermenPANRB 35/2012), without dates over the last six months",
        ),
    ),
    takes(
        "report.threshold",
        words("PERSEN", "PERCENT"),
        words(
            "Berjalan dengan baik bila sekian persen tepat waktu (bawaan: 80)",
            "Works well if so many percent were on time (default: 80)",
        ),
    ),
    takes(
        "report.csv",
        words("FILE", "FILE"),
        words(
            "Tulis sebagai CSV ke file ini, `-` ke keluaran",
            "Write as CSV to this file, `-` to the output",
        ),
    ),
];

pub(crate) const NOTHING: Words =
    words("Tidak ada berkas selesai dalam masa ini.", "No case has ended in this period.");
pub(crate) const FOOT: Words = words(
    "Lamanya dalam jam kerja, pihak luar menurut kalender, tanpa waktu berkas ditangguhkan. Median dan p90: nearest rank.",
    "Lengths are working time, those outside by the calendar, without time at rest. Median and p90: nearest rank.",
);
pub(crate) const STEPS_HEAD: [Words; 8] = [
    words("Langkah", "Step"),
    words("Kegiatan", "Activity"),
    words("Pelaksana", "Lane"),
    words("Baku", "Standard"),
    words("Jumlah", "Count"),
    words("Median", "Median"),
    words("p90", "p90"),
    words("Tepat waktu", "On time"),
];
pub(crate) const SKIPPED: Words = words("Dilewati", "Skipped");
pub(crate) const WHOLE: Words = words("Berkas seluruhnya", "The case as a whole");
pub(crate) const ACCOUNTS: [Words; 4] = [
    words("Waktu kantor (jam kerja)", "Office time (working time)"),
    words("Menunggu pihak luar (jam kerja)", "Waiting for people outside (working time)"),
    words("Ditangguhkan (jam kerja)", "At rest (working time)"),
    words("Dari awal sampai akhir (kalender)", "From start to end (calendar)"),
];
/// The same where both measures stand beside each other.
pub(crate) const ACCOUNTS_PLAIN: [Words; 4] = [
    words("Waktu kantor", "Office time"),
    words("Menunggu pihak luar", "Waiting for people outside"),
    words("Ditangguhkan", "At rest"),
    words("Dari awal sampai akhir", "From start to end"),
];
pub(crate) const OUTSIDE: Words = words("pihak luar", "outside");

pub(crate) const TABLE7: Words = words(
    "Pemantauan penerapan SOP (Tabel 7 PermenPANRB 35/2012)",
    "Monitoring of the SOP (table 7 of PermenPANRB 35/2012)",
);
pub(crate) const TABLE7_HEAD: [Words; 6] = [
    words("No", "No"),
    words("Prosedur", "Procedure"),
    words("Penilaian terhadap penerapan", "Assessment"),
    words("Catatan hasil penilaian", "Findings"),
    words("Tindakan yang harus diambil", "Action to take"),
    words("Paraf penilai", "Initials"),
];
pub(crate) const WELL: Words = words("Berjalan dengan baik", "Works well");
pub(crate) const NOT_WELL: Words = words("Tidak berjalan dengan baik", "Does not work well");
pub(crate) const NOT_ASSESSED: Words = words("Belum dinilai", "Not assessed");

pub(crate) const CSV_HEAD: [Words; 16] = [
    words("SOP", "SOP"),
    words("Tentang", "About"),
    words("Id", "Id"),
    words("No", "No"),
    words("Nama", "Name"),
    words("Pelaksana", "Lane"),
    words("Baku", "Standard"),
    words("Jumlah", "Count"),
    words("Dilewati", "Skipped"),
    words("Berbatas waktu", "With a limit"),
    words("Tepat waktu", "On time"),
    words("Tepat waktu (%)", "On time (%)"),
    words("Median (menit kerja)", "Median (working minutes)"),
    words("p90 (menit kerja)", "p90 (working minutes)"),
    words("Median (menit kalender)", "Median (calendar minutes)"),
    words("p90 (menit kalender)", "p90 (calendar minutes)"),
];
/// What a row of the CSV is about: a step, a lane, an account of the case, a promise.
pub(crate) const CSV_ABOUT: [Words; 4] = [
    words("langkah", "step"),
    words("pelaksana", "lane"),
    words("berkas", "case"),
    words("janji", "promise"),
];

/// How far the counting has come.
pub(crate) fn counting(cases: usize) -> Text {
    say!(id: "menghitung: {cases} berkas", en: "counting: {cases} cases")
}

/// From when to when was counted.
pub(crate) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>, zone: &str) -> Text {
    match (from, to) {
        (Some(from), Some(to)) => say!(id: "{from} s.d. {to} ({zone})", en: "{from} to {to} ({zone})"),
        (Some(from), None) => say!(id: "sejak {from} ({zone})", en: "since {from} ({zone})"),
        (None, Some(to)) => say!(id: "sampai {to} ({zone})", en: "up to {to} ({zone})"),
        (None, None) => say!(id: "seluruh masa", en: "all the time"),
    }
}

/// When, and how many cases.
pub(crate) fn head(Text { id, en }: &Text, cases: usize) -> Text {
    let s = if cases == 1 { "" } else { "s" };
    say!(id: "Masa: {id} · {cases} berkas selesai", en: "Period: {en} · {cases} case{s} ended")
}

/// By what a procedure is assessed.
pub(crate) fn well_if(threshold: u8) -> Text {
    say!(id: "Berjalan dengan baik: sekurang-kurangnya {threshold} % tepat waktu", en: "Works well: at least {threshold} % on time")
}

/// A share, for people.
pub(crate) fn share(timely: Timely) -> Text {
    let Timely { yes, of } = timely;
    let Some(percent) = timely.percent() else { return Text::default() };
    say!(id: "{yes} dari {of} ({percent} %)", en: "{yes} of {of} ({percent} %)")
}

pub(crate) fn kept(Timely { yes, of }: Timely) -> Text {
    say!(id: "Janji ditepati: {yes} dari {of}", en: "Promises kept: {yes} of {of}")
}

/// How many were on time.
pub(crate) fn on_time(Timely { yes, of }: Timely) -> Text {
    say!(id: "{yes} dari {of} tepat waktu", en: "{yes} of {of} on time")
}

/// How often something was done that has no limit.
pub(crate) fn times(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} kali, tanpa batas waktu", en: "{count} time{s}, without a limit")
}

pub(crate) fn median(Text { id, en }: &Text) -> Text {
    say!(id: "median {id}", en: "median {en}")
}

pub(crate) fn standard(printed: &str) -> Text {
    say!(id: "baku {printed}", en: "standard {printed}")
}

pub(crate) fn skipped(count: usize) -> Text {
    say!(id: "{count} dilewati", en: "{count} skipped")
}

pub(crate) fn promises_kept(Timely { yes, of }: Timely) -> Text {
    say!(id: "janji ditepati {yes} dari {of}", en: "{yes} of {of} promises kept")
}

pub(crate) fn not_done() -> Text {
    say!(id: "tidak dikerjakan dalam masa ini", en: "not done in this period")
}

/// What to do about a step of the office that is often late.
pub(crate) fn review_load(lanes: &str, Text { id, en }: &Text) -> Text {
    say!(id: "Tinjau waktu baku atau beban {lanes}: {id}", en: "Review the standard time or the load of {lanes}: {en}")
}

/// What to do about a step of people outside that is often late.
pub(crate) fn remind(lanes: &str, Text { id, en }: &Text) -> Text {
    say!(id: "Ingatkan {lanes} lebih awal atau tinjau batas waktunya: {id}", en: "Remind {lanes} earlier or review the limit: {en}")
}

/// What to do about a promise that is often broken.
pub(crate) fn review_promise(Text { id, en }: &Text) -> Text {
    say!(id: "Tinjau janji ini atau langkah-langkah sebelumnya: {id}", en: "Review this promise or the steps before it: {en}")
}

/// What to do about a step that is left undone more often than not.
pub(crate) fn still_needed(Text { id, en }: &Text) -> Text {
    say!(id: "Tinjau apakah langkah ini masih diperlukan: {id}", en: "Review whether this step is still needed: {en}")
}

/// The slow end of a sample.
pub(crate) fn p90(Text { id, en }: &Text) -> Text {
    say!(id: "p90 {id}", en: "p90 {en}")
}

/// A table was written to a file.
pub(crate) fn written(rows: usize, file: &str) -> Text {
    let s = if rows == 1 { "" } else { "s" };
    say!(id: "{rows} baris ditulis ke `{file}`", en: "{rows} row{s} written to `{file}`")
}
