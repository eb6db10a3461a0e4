//! Words of the web page of a SOP.

use alir::chart::StepKind;
use alir::lang::{Text, Words};
use alir::sop::JoinMode;

use super::{say, words};

pub(crate) const SKIP: Words = words("Langsung ke isi", "Skip to the content");
pub(crate) const CONTENTS: Words = words("Isi halaman", "On this page");
pub(crate) const SUMMARY: Words = words("Ringkasan", "Summary");
pub(crate) const REQUIREMENTS: Words = words("Persyaratan", "Requirements");
pub(crate) const DRAWING: Words = words("Diagram alir", "Flowchart");
pub(crate) const TABLE_DRAWING: Words = words("Diagram alir sebagai tabel", "Flowchart as a table");
pub(crate) const PLAIN_DRAWING: Words =
    words("Diagram alir polos, tanpa tabel", "Plain flowchart, without the table");
pub(crate) const STEPS: Words = words("Langkah", "Steps");
pub(crate) const TIMES: Words = words("Waktu", "Times");
pub(crate) const PEOPLE: Words = words("Pelaksana", "Who does what");
pub(crate) const IDENTITY: Words = words("Identitas", "Identity");
pub(crate) const EXPLANATION: Words = words("Penjelasan", "Explanation");
pub(crate) const RELATED: Words = words("Terkait", "Related");
pub(crate) const NOTES: Words = words("Catatan", "Notes");

pub(crate) const REGION: Words = words("Daerah", "Region");
pub(crate) const OFFICE: Words = words("Instansi", "Agency");
pub(crate) const LOGO: Words = words("Logo instansi", "Logo of the agency");
pub(crate) const ADDRESS: Words = words("Alamat", "Address");
pub(crate) const PROCEDURE: Words = words("Standar operasional prosedur", "Standard operating procedure");
pub(crate) const UNIT: Words = words("Unit", "Unit");
pub(crate) const VERSION: Words = words("Versi", "Version");
pub(crate) const FINGERPRINT: Words = words("Sidik naskah", "Fingerprint of the text");
pub(crate) const ID: Words = words("Id SOP", "Id of the SOP");
pub(crate) const SOURCE: Words = words("Sumber", "Source");

// The identity block. Its Indonesian words are those of the form.
pub(crate) const NUMBER: Words = words("Nomor SOP", "SOP number");
pub(crate) const MADE_ON: Words = words("Tanggal Pembuatan", "Made on");
pub(crate) const REVISED_ON: Words = words("Tanggal Revisi", "Revised on");
pub(crate) const EFFECTIVE_ON: Words = words("Tanggal Efektif", "Effective from");
pub(crate) const APPROVED_ON: Words = words("Tanggal Pengesahan", "Approved on");
pub(crate) const DATE: Words = words("Tanggal", "Date");
pub(crate) const APPROVED_BY: Words = words("Disahkan oleh", "Approved by");
pub(crate) const SIGNED_BY: Words = words("Penandatangan tabel", "Signature under the table");
pub(crate) const NAME: Words = words("Nama SOP", "Name of the SOP");
pub(crate) const LEGAL_BASIS: Words = words("Dasar Hukum", "Legal basis");
pub(crate) const QUALIFICATIONS: Words = words("Kualifikasi Pelaksana", "Qualification of performers");
pub(crate) const LINKED: Words = words("Keterkaitan", "Related procedures");
pub(crate) const EQUIPMENT: Words = words("Peralatan/Perlengkapan", "Equipment");
pub(crate) const WARNING: Words = words("Peringatan", "Warning");
pub(crate) const RECORDS: Words = words("Pencatatan dan Pendataan", "Records and data");
pub(crate) const PURPOSE: Words = words("Tujuan", "Purpose");
pub(crate) const SCOPE: Words = words("Ruang lingkup", "Scope");
pub(crate) const TERMS: Words = words("Istilah", "Terms");

pub(crate) const FASTEST: Words = words("Paling cepat", "At the fastest");
pub(crate) const SLOWEST: Words = words("Paling lama", "At the longest");
pub(crate) const PROMISED: Words = words("Dijanjikan", "Promised");
pub(crate) const OF_STEPS: Words = words("Banyaknya langkah", "Steps");
pub(crate) const TO_BRING: Words = words("Dokumen dari pemohon", "Documents from the applicant");
pub(crate) const WORKING: Words = words(
    "Waktu kerja kantor pada minggu biasa tanpa hari libur, bila tidak ada yang harus menunggu dan setiap pengulangan paling banyak sekali.",
    "Working time of the office in ordinary weeks without holidays, when nobody has to wait and each loop is gone round at most once.",
);

pub(crate) const FROM_OUTSIDE: Words = words("Yang disiapkan pemohon", "What the applicant brings");
pub(crate) const FROM_INSIDE: Words = words("Yang disiapkan kantor", "What the office has ready");
pub(crate) const DOCUMENT: Words = words("Dokumen", "Document");
pub(crate) const ASKED: Words = words("Yang ditanyakan", "What is asked");
pub(crate) const AT_STEP: Words = words("Pada langkah", "At step");
pub(crate) const BY_WHOM: Words = words("Oleh", "By");
pub(crate) const ALL_NEEDED: Words = words("wajib lengkap", "all of them required");
pub(crate) const OPTIONAL: Words = words("boleh kosong", "may be left out");
pub(crate) const NO_NEEDS: Words = words(
    "Naskah SOP ini tidak menyebut dokumen yang diperlukan.",
    "The text of this SOP names no documents that are needed.",
);

pub(crate) const SCROLL: Words = words(
    "Gambar dapat digeser. Setiap baris adalah satu langkah.",
    "The drawing scrolls. Each row is a step.",
);
pub(crate) const STEP_HEAD: [Words; 7] = [
    words("No", "No"),
    words("Kegiatan", "Activity"),
    words("Pelaksana", "By"),
    words("Kelengkapan", "Needs"),
    words("Waktu", "Time"),
    words("Output", "Yields"),
    words("Keterangan", "Remark"),
];
pub(crate) const IN_DRAWING: Words = words("lihat pada gambar", "see in the drawing");
pub(crate) const NEXT: Words = words("Lanjut ke", "Goes on to");
pub(crate) const ONLY_IF: Words = words("Syarat", "Condition");
pub(crate) const ENDS: Words = words("Selesai", "Ends");

pub(crate) const LANE: Words = words("Pelaksana", "Lane");
pub(crate) const DOES: Words = words("Langkah yang dikerjakan", "Steps that it does");
pub(crate) const LONGEST: Words = words("Waktu pada jalan terlama", "Time on the longest way");
pub(crate) const EXTERNAL: Words = words("di luar kantor", "outside the office");

pub(crate) const OF_SOURCE: Words = words("Catatan tentang naskah", "Notes on the source");
pub(crate) const INFERRED: Words = words("Yang disimpulkan", "What is inferred");
pub(crate) const INFERRED_ABOUT: Words = words(
    "Bagian ini tidak tercetak pada naskah sumber; inilah yang disimpulkan, dan alasannya.",
    "This is not printed in the source; here is what was inferred, and why.",
);
pub(crate) const WHOLE: Words = words("seluruh SOP", "the whole SOP");
pub(crate) const WHAT: Words = words("Bagian", "Part");
pub(crate) const WHY: Words = words("Alasan", "Reason");
pub(crate) const SURE: Words = words("Keyakinan", "Confidence");

pub(crate) const DERIVED_FROM: Words = words("Turunan dari", "Derived from");
pub(crate) const DERIVED: Words = words("Diturunkan menjadi", "Derived from this");
pub(crate) const ENACTED: Words = words("Ditetapkan dengan", "Enacted by");
pub(crate) const USED: Words = words("Prosedur lain yang dipakai", "Other procedures that are used");
pub(crate) const LINKED_FROM: Words = words("Disebut oleh", "Named by");
pub(crate) const BACK: Words = words("Semua SOP", "All SOPs");

/// What kind of step it is; nothing for an ordinary task.
pub(crate) fn kind(kind: StepKind) -> Option<Words> {
    match kind {
        StepKind::Task | StepKind::End => None,
        StepKind::Decision => Some(words("keputusan", "decision")),
        StepKind::Choice => Some(words("keputusan otomatis", "automatic decision")),
        StepKind::Wait => Some(words("menunggu", "wait")),
        StepKind::Fork => Some(words(
            "serentak: langkah berikut dimulai bersamaan",
            "at the same time: what follows begins together",
        )),
        StepKind::Join(JoinMode::All) => {
            Some(words("menunggu semua yang serentak", "waits for all that began together"))
        }
        StepKind::Join(JoinMode::Any) => {
            Some(words("menunggu salah satu yang serentak", "waits for one of those that began together"))
        }
    }
}

/// What of a step or a SOP is inferred, by the key of the file; nothing for a key that needs no other word.
pub(crate) fn part(key: &str) -> Option<Words> {
    Some(match key {
        "langkah" => words("langkah", "step"),
        "jenis" => words("jenis langkah", "kind of step"),
        "kegiatan" => words("kegiatan", "activity"),
        "keputusan" => words("keputusan", "decision"),
        "oleh" => words("pelaksana", "performer"),
        "waktu" => words("waktu", "time"),
        "lanjut" => words("langkah berikutnya", "step that follows"),
        "cabang" => words("cabang", "branches"),
        "alur" => words("alur", "flow"),
        "pelaksana" => words("kolom pelaksana", "lanes"),
        "dasar_hukum" => words("dasar hukum", "legal basis"),
        _ => return None,
    })
}

/// How several performers share a step.
pub(crate) fn together(mode: JoinMode) -> Words {
    match mode {
        JoinMode::All => words("semuanya", "all of them"),
        JoinMode::Any => words("cukup salah satu", "one of them is enough"),
    }
}

pub(crate) fn from_to(least: &str, most: &str) -> Text {
    if least == most {
        return Text::new(least, most);
    }
    say!(id: "{least} sampai {most}", en: "{least} to {most}")
}

/// Of a bounded loop: which time leads elsewhere.
pub(crate) fn which_time(times: u32) -> Text {
    say!(id: "kali ke-{times}", en: "time no. {times}")
}

pub(crate) fn when(condition: &str) -> Text {
    say!(id: "bila {condition}", en: "if {condition}")
}

pub(crate) fn steps(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} langkah", en: "{count} step{s}")
}

pub(crate) fn decisions(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} keputusan", en: "{count} decision{s}")
}

pub(crate) fn documents(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} dokumen", en: "{count} document{s}")
}

pub(crate) fn hand_overs(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    say!(id: "{count} serah terima", en: "{count} hand-over{s}")
}
