//! UJI001 to UJI014: scenarios of a SOP name what it has, and are readable.

mod acts;
mod names;
mod words;

use std::collections::BTreeMap;

use super::Rule;
use super::library::resolve;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};
use crate::sop::{Definition, Document, Loc, Scenarios, in_order};

const NO_FILE: &str = "UJI001";
const NO_STEP: &str = "UJI002";
const NO_ANSWER: &str = "UJI003";
const NO_END: &str = "UJI004";
const NO_TIME: &str = "UJI005";
const EXPECTS_NOTHING: &str = "UJI006";
const ID_FORM: &str = "UJI007";
const CONTRADICTION: &str = "UJI008";
const NO_LANE: &str = "UJI009";

/// The code of an expectation that is not met.
pub(crate) const NOT_MET: &str = "UJI010";

/// The code of a scenario that cannot go on.
pub(crate) const BROKEN_OFF: &str = "UJI011";

/// The code of what a scenario gives and nobody asks for.
pub(crate) const UNUSED: &str = "UJI012";

const NO_ACT: &str = "UJI013";
const NO_FIELD: &str = "UJI014";

/// What stands for the whole procedure among promises.
pub(crate) const WHOLE: &str = "seluruhnya";

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: NO_FILE,
        severity: Severity::Error,
        title: Words {
            id: "SOP atau profil dari uji tidak ada",
            en: "the SOP or profile of a test is not there",
        },
        about: Words {
            id: "`uji` menyebut berkas SOP yang diuji, `profil` (bila ditulis) berkas profil, keduanya dihitung dari folder berkas uji itu sendiri. Berkas itu tidak ada atau isinya lain.",
            en: "`uji` names the file of the SOP that is tested, `profil` (if there) that of a profile, both counted from the folder of the scenario file itself. That file is not there or holds something else.",
        },
    },
    Rule {
        code: NO_STEP,
        severity: Severity::Error,
        title: Words { id: "langkah tidak ada dalam SOP", en: "the SOP has no such step" },
        about: Words {
            id: "Skenario menyebut langkah dengan id-nya dalam berkas SOP (`cek_nama`), bukan nomor atau kalimatnya. Untuk janji atas seluruh prosedur (`batas_total`) tulis `seluruhnya`.",
            en: "A scenario names a step by its id in the SOP file (`cek_nama`), not by its number or its words. For the promise about the whole procedure (`batas_total`) write `seluruhnya`.",
        },
    },
    Rule {
        code: NO_ANSWER,
        severity: Severity::Error,
        title: Words { id: "jawaban tidak ada pada keputusan", en: "the decision has no such answer" },
        about: Words {
            id: "Di bawah `jawaban` hanya ada keputusan, dan setiap jawaban adalah label salah satu `cabang`-nya, seperti tertulis dalam SOP.",
            en: "Only decisions stand under `jawaban`, and each answer is the label of one of its branches (`cabang`), as the SOP has it.",
        },
    },
    Rule {
        code: NO_END,
        severity: Severity::Error,
        title: Words { id: "akhir tidak ada dalam SOP", en: "the SOP has no such end" },
        about: Words {
            id: "`akhir` menyebut isi `selesai` dari sebuah langkah SOP, kata demi kata, dengan parameter yang sudah diganti isinya.",
            en: "`akhir` names what stands under `selesai` of a step of the SOP, word for word, its parameters filled in.",
        },
    },
    Rule {
        code: NO_TIME,
        severity: Severity::Error,
        title: Words {
            id: "waktu dalam skenario tidak dipahami",
            en: "a time in a scenario is not understood",
        },
        about: Words {
            id: "Sebuah saat ditulis sebagai tanggal dan jam menurut jam setempat: `2026-11-23 10:00`. `lama` ditulis seperti `waktu` dalam SOP (`30 menit`, `2 hari kerja`, `1 x 24 jam`), tetapi bukan rentang: sebuah berkas tidak selesai dalam 1-4 jam, melainkan dalam 3 jam.",
            en: "A point in time is a date and an hour by the clocks of the office: `2026-11-23 10:00`. `lama` is written as `waktu` of a SOP is (`30 menit`, `2 hari kerja`, `1 x 24 jam`), but is no range: a case is not done in 1-4 hours but in 3.",
        },
    },
    Rule {
        code: EXPECTS_NOTHING,
        severity: Severity::Warning,
        title: Words { id: "skenario tanpa harapan", en: "a scenario that expects nothing" },
        about: Words {
            id: "Skenario tanpa `harapan` menambah cakupan tanpa menguji apa pun. Tulis sekurangnya `akhir`, lebih baik juga `langkah` dan `tenggat`.",
            en: "A scenario without `harapan` adds to the coverage and tests nothing. Write at least `akhir`, better `langkah` and `tenggat` too.",
        },
    },
    Rule {
        code: ID_FORM,
        severity: Severity::Warning,
        title: Words { id: "bentuk id skenario", en: "the form of a scenario's id" },
        about: Words {
            id: "Id skenario memakai huruf kecil, angka dan tanda hubung (`nama-tersedia`), supaya mudah disebut dan dicari dalam laporan. Kalimatnya ditulis pada `cerita`.",
            en: "The id of a scenario is made of lower-case letters, digits and hyphens (`nama-tersedia`), so that it is easy to name and to find in a report. Words stand under `cerita`.",
        },
    },
    Rule {
        code: CONTRADICTION,
        severity: Severity::Error,
        title: Words { id: "skenario bertentangan dengan dirinya", en: "a scenario contradicts itself" },
        about: Words {
            id: "Satu langkah tidak dapat sekaligus ada pada `lama` dan `selesai_pada`, atau pada `melewati` dan `tidak_melewati`. `pernah` hanya bermakna bagi langkah `sekali_per` yang kuncinya ditulis pada `kunci`.",
            en: "One step cannot stand under both `lama` and `selesai_pada`, or under both `melewati` and `tidak_melewati`. `pernah` means something only for a step with `sekali_per` whose key stands under `kunci`.",
        },
    },
    Rule {
        code: NO_LANE,
        severity: Severity::Error,
        title: Words { id: "pelaksana tidak ada dalam SOP", en: "the SOP has no such performer" },
        about: Words {
            id: "`oleh` dan `eskalasi` menyebut pelaksana dengan id-nya di bawah `pelaksana` dalam berkas SOP (`kepala_dinas`), bukan nama jabatannya.",
            en: "`oleh` and `eskalasi` name a performer by its id under `pelaksana` of the SOP file (`kepala_dinas`), not by the name of the office that it holds.",
        },
    },
    Rule {
        code: NOT_MET,
        severity: Severity::Error,
        title: Words { id: "harapan tidak terpenuhi", en: "an expectation is not met" },
        about: Words {
            id: "Berkas dijalankan menurut skenario dengan mesin alur dan kalender yang sama seperti berkas sungguhan, dan hasilnya lain dari yang ditulis pada `harapan`. Salah satu keliru: SOP-nya, profilnya, atau harapannya.",
            en: "The case was run as the scenario says, with the same flow and calendar as a real one, and what came of it is not what stands under `harapan`. One of them is wrong: the SOP, the profile or the expectation.",
        },
    },
    Rule {
        code: BROKEN_OFF,
        severity: Severity::Error,
        title: Words { id: "skenario tidak dapat dilanjutkan", en: "a scenario cannot go on" },
        about: Words {
            id: "Berkas sampai pada keputusan yang tidak punya jawaban dalam skenario, atau perintah berikutnya ditolak, atau `selesai_pada` mendahului saat tugasnya ditawarkan, atau berkas berputar tanpa akhir. Atau berkas ditangguhkan dan tidak dilanjutkan. Tambahkan jawaban, `lanjutkan`, atau perbaiki waktunya. Sebuah `tindakan` ditolak karena sebab yang sama seperti pada berkas sungguhan.",
            en: "The case came to a decision that has no answer in the scenario, or the next command was refused, or `selesai_pada` lies before the task was offered, or the case goes round for ever. Or the case rests and does not go on. Add an answer or `lanjutkan`, or mend the time. An act under `tindakan` is refused for the same reasons as in a real case.",
        },
    },
    Rule {
        code: UNUSED,
        severity: Severity::Error,
        title: Words { id: "isi skenario tidak dipakai", en: "what a scenario gives is not used" },
        about: Words {
            id: "Skenario memberi jawaban, isian, lama, saat selesai, `pernah` atau tindakan yang tidak diminta siapa pun sampai berkas berakhir: biasanya salah id, atau skenario lebih tua dari SOP-nya. Dari sebuah daftar (`[tidak, ya]`), setiap isinya harus terpakai. Hapus yang tidak dipakai.",
            en: "The scenario gives an answer, a value, a duration, a time, a `pernah` or an act for which nobody asks until the case is over: usually another id was meant, or the scenario is older than its SOP. Of a list (`[tidak, ya]`), each item has to be used. Take out what is not used.",
        },
    },
    Rule {
        code: NO_ACT,
        severity: Severity::Error,
        title: Words { id: "tindakan tidak dipahami", en: "an act is not understood" },
        about: Words {
            id: "Setiap baris `tindakan` memuat tepat satu dari `kembalikan`, `tarik`, `lewati` (isinya langkah), `tangguhkan`, `batalkan` (isinya langkah atau saat) dan `lanjutkan` (isinya saat). `ke` hanya dan selalu ada pada `kembalikan`; `pada` dan `oleh` hanya pada yang dilakukan terhadap langkah; `kali` dihitung dari 1 dan hanya bersama langkah.",
            en: "Each item of `tindakan` has exactly one of `kembalikan`, `tarik`, `lewati` (with a step), `tangguhkan`, `batalkan` (with a step or a time) and `lanjutkan` (with a time). `ke` stands with `kembalikan`, always and only; `pada` and `oleh` only with what is done to a step; `kali` counts from 1 and stands with a step only.",
        },
    },
    Rule {
        code: NO_FIELD,
        severity: Severity::Error,
        title: Words {
            id: "isian tidak ada atau nilainya tidak cocok",
            en: "no such field, or not a value of it",
        },
        about: Words {
            id: "`isian` pada skenario menyebut isian yang ada di bawah `isian` SOP, dan nilainya cocok dengan jenisnya: `{jumlah: 6, lengkap: ya}`.",
            en: "`isian` of a scenario names fields that stand under `isian` of the SOP, and their values are of its type: `{jumlah: 6, lengkap: ya}`.",
        },
    },
];

/// Checks the scenarios of a SOP: whether they can be read and, if the SOP is given, whether it has what they name.
pub fn scenarios(given: &Scenarios, sop: Option<&Definition>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    words::look(given, &mut findings);
    if let Some(sop) = sop {
        names::look(given, &sop.filled_in(), &mut findings);
    }
    in_order(findings)
}

/// The name of a file that another one names, counted from the folder of that one.
///
/// ```
/// assert_eq!(alir::rules::beside("sops/buol/rkt.uji.yaml", "rkt.yaml"), "sops/buol/rkt.yaml");
/// ```
pub fn beside(file: &str, name: &str) -> String {
    resolve(file, name)
}

/// What a scenario file refers to, and what its SOP has if that is among the files.
pub(super) fn in_library(
    file: &str,
    given: &Scenarios,
    by_name: &BTreeMap<String, &Document>,
    exists: &dyn Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let path = beside(file, &given.sop);
    match by_name.get(&path) {
        Some(Document::Sop(sop)) => names::look(given, &sop.filled_in(), &mut findings),
        // What results of it, whoever has its base at hand asks.
        Some(Document::Overlay(_)) => {}
        None if exists(&path) || given.sop.is_empty() => {}
        Some(Document::Decree(_) | Document::Profile(_) | Document::Holidays(_) | Document::Scenarios(_))
        | None => findings.push(no_sop(&path, given.sop.span)),
    }
    if let Some(profile) = &given.profile {
        let path = beside(file, profile);
        let known = by_name.get(&path);
        if !known.map_or_else(|| exists(&path), |known| known.as_profile().is_some()) {
            findings.push(not_there(
                profile,
                say!(id: "`{path}` tidak ada atau bukan profil", en: "`{path}` is not there or is no profile"),
            ));
        }
    }
    findings
}

fn no_sop(path: &str, span: Span) -> Diagnostic {
    not_there(
        &Loc::new(String::new(), span),
        say!(id: "`{path}` tidak ada atau bukan SOP", en: "`{path}` is not there or is no SOP"),
    )
}

fn not_there(name: &Loc<String>, what: crate::lang::Text) -> Diagnostic {
    Diagnostic::error(NO_FILE, name.span, what).hint(say!(id: "tulis nama berkas dihitung dari folder berkas uji ini", en: "write the file's name as counted from the folder of this scenario file"))
}
