//! SOP074: an activity begins with a verb.

use super::{Check, Rule, Subject, enough, lanes, named, place, split, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP074",
        severity: Severity::Warning,
        title: Words { id: "kegiatan bukan kata kerja", en: "an activity that is no verb" },
        about: Words {
            id: "Kegiatan ditulis sebagai kata kerja: apa yang dilakukan, bukan nama pekerjaannya. `Pengecekan berkas` ditulis `Mengecek berkas`, `Surat permohonan disposisi kepala dinas` ditulis `Mendisposisikan surat permohonan`. Hanya kata benda yang pasti yang dilaporkan; kata kerja pasif (`Diteruskan ke ...`) tidak.",
            en: "An activity is written as a verb: what is done, not what the work is called. `Pengecekan berkas` is written `Mengecek berkas`, `Surat permohonan disposisi kepala dinas` is written `Mendisposisikan surat permohonan`. Only what is a noun for certain is reported; a passive verb (`Diteruskan ke ...`) is not.",
        },
    },
    run,
    needs_whole_flow: false,
};

/// Nouns, and the verb that is meant; an empty one where none can be named.
const NOUNS: [(&str, &str); 51] = [
    ("berita", ""),
    ("berkas", ""),
    ("data", ""),
    ("disposisi", "Mendisposisikan"),
    ("dokumen", ""),
    ("draf", "Menyusun draf"),
    ("draft", "Menyusun draf"),
    ("formulir", ""),
    ("kegiatan", ""),
    ("kesepakatan", "Menyepakati"),
    ("keputusan", "Memutuskan"),
    ("konsep", "Menyusun konsep"),
    ("laporan", "Melaporkan"),
    ("lembar", ""),
    ("nota", "Membuat nota"),
    ("pelaksanaan", "Melaksanakan"),
    ("pelaporan", "Melaporkan"),
    ("pelatihan", "Melatih"),
    ("pelayanan", "Melayani"),
    ("pembuatan", "Membuat"),
    ("pemeriksaan", "Memeriksa"),
    ("penandatanganan", "Menandatangani"),
    ("pencatatan", "Mencatat"),
    ("pendaftaran", "Mendaftarkan"),
    ("penerbitan", "Menerbitkan"),
    ("penerimaan", "Menerima"),
    ("penetapan", "Menetapkan"),
    ("pengajuan", "Mengajukan"),
    ("pengarsipan", "Mengarsipkan"),
    ("pengecekan", "Mengecek"),
    ("pengesahan", "Mengesahkan"),
    ("pengiriman", "Mengirim"),
    ("penugasan", "Menugaskan"),
    ("penyampaian", "Menyampaikan"),
    ("penyerahan", "Menyerahkan"),
    ("penyusunan", "Menyusun"),
    ("perawatan", "Merawat"),
    ("perbaikan", "Memperbaiki"),
    ("perencanaan", "Merencanakan"),
    ("permintaan", "Meminta"),
    ("permohonan", "Memohon"),
    ("persetujuan", "Menyetujui"),
    ("persiapan", "Menyiapkan"),
    ("pertemuan", ""),
    ("proses", ""),
    ("rancangan", "Menyusun rancangan"),
    ("surat", ""),
    ("tindak", "Menindaklanjuti"),
    ("tindakan", ""),
    ("undangan", "Mengundang"),
    ("usulan", "Mengusulkan"),
];

/// Words of the form `pen...an` that are commands.
const COMMANDS: [&str; 6] =
    ["pentingkan", "pendamkan", "pencarkan", "pentaskan", "pengaruhkan", "pensiunkan"];

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let lanes = lanes(subject);
    for (id, step) in subject.filled.steps.iter() {
        let Some(task) = &step.task else { continue };
        let activity = words(task);
        let Some(noun) = activity.first().filter(|word| is_noun(word)) else { continue };
        if named(&activity, &lanes).is_some() {
            continue; // That it begins with its performer is said.
        }
        if enough(findings) {
            return;
        }
        let (first, _) = split(task, 1);
        let finding = Diagnostic::warning(
            "SOP074",
            place(task, id.span),
            say!(id: "kegiatan `{id}` diawali kata benda, `{first}`", en: "the activity `{id}` begins with a noun, `{first}`"),
        );
        let verb = NOUNS.iter().find(|(word, _)| word == noun).map_or("", |(_, verb)| *verb);
        let verb = if verb.is_empty() { "Memeriksa" } else { verb };
        findings.push(finding.hint(say!(id: "awali dengan kata kerja, misalnya `{verb} ...`", en: "begin with a verb, `{verb} ...` for example")));
    }
}

fn is_noun(word: &str) -> bool {
    let formed = ["pem", "pen", "peng", "peny"].iter().any(|prefix| word.starts_with(prefix));
    NOUNS.iter().any(|(noun, _)| *noun == word)
        || formed && word.ends_with("an") && word.len() >= 8 && !COMMANDS.contains(&word)
}
