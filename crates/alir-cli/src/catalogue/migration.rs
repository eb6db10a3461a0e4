//! Words of `alir migrate`.

use alir::instance::migration::Verdict;
use alir::lang::{Text, Words};
use alir::{InstanceId, SopId};

use super::options::{OptionWords, flag, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "migrate",
    alias: "pindahkan",
    group: Group::Turn,
    about: words(
        "Memindahkan berkas yang berjalan ke versi baru SOP-nya",
        "Move running cases to another version of their SOP",
    ),
    more: words(
        "Tanpa `--terapkan`, hanya ditunjukkan berkas mana yang dapat pindah seperti adanya, mana yang memerlukan `--petakan`, dan mana yang tidak dapat, dengan alasannya. Dengan `--terapkan`, yang dapat dipindahkan, yang lain dibiarkan, dan versi itu dipakai berkas baru. Setiap berkas pindah seutuhnya atau tidak sama sekali. Tenggat dan janji yang sudah ada tetap, kecuali diminta `--waktu-baru`.",
        "Without `--apply`, this only shows which cases can go as they are, which need `--map`, and which cannot go and why. With `--apply`, those that can are moved, the others left alone, and new cases go by that version. Each case is moved as a whole or not at all. Due dates and promises stay, but for `--new-times`.",
    ),
    examples: words(
        "alir pindahkan sop.yaml\nalir pindahkan sop.yaml --petakan pilih_nama=pilih_nama_lain\nalir pindahkan sop.yaml --terapkan --as budi:kepala_bidang",
        "alir migrate sop.yaml\nalir migrate sop.yaml --map pilih_nama=pilih_nama_lain\nalir migrate sop.yaml --apply --as budi:kepala_bidang",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("migrate.sop", words("SOP", "SOP"), words("Berkas SOP yang baru", "The file of the new SOP")),
    takes("migrate.cases", words("BERKAS", "CASE"), words("Hanya berkas ini", "Only these cases")),
    takes(
        "migrate.from",
        words("SOP", "SOP"),
        words("Berkas dari SOP dengan id lain ini", "Cases of this other SOP, by its id"),
    ),
    takes(
        "migrate.map",
        words("LAMA=BARU", "OLD=NEW"),
        words(
            "Langkah baru yang menggantikan langkah lama",
            "The new step that takes the place of an old one",
        ),
    ),
    takes(
        "migrate.mapping",
        words("FILE", "FILE"),
        words("Berkas berisi `lama=baru`, satu baris satu langkah", "A file of `old=new`, one step a line"),
    ),
    flag(
        "migrate.new_times",
        words(
            "Hitung ulang tenggat tugas terbuka menurut SOP baru, sejak tugas diserahkan",
            "Count due dates of open tasks anew by the new SOP, from when they were offered",
        ),
    ),
    flag("migrate.apply", words("Pindahkan yang dapat", "Move those that can go")),
    flag("migrate.dry_run", words("Hanya tunjukkan (bawaan)", "Only show (the default)")),
];

pub(crate) const HEAD: [Words; 4] = [
    words("Berkas", "Case"),
    words("Versi", "Version"),
    words("Dapat pindah", "Can go"),
    words("Keterangan", "Remarks"),
];
pub(crate) const NO_CASES: Words = words(
    "Tidak ada berkas terbuka yang berjalan menurut versi lain.",
    "No open case runs by another version.",
);
pub(crate) const NOT_YET: Words =
    words("Belum ada yang dipindahkan; tambahkan `--terapkan`.", "Nothing was moved yet; add `--apply`.");
pub(crate) const MOVED: Words = words("dipindahkan", "moved");

pub(crate) fn verdict(verdict: Verdict) -> Words {
    match verdict {
        Verdict::AsIs => words("ya", "yes"),
        Verdict::Mapped => words("ya, dengan pemetaan", "yes, as mapped"),
        Verdict::NeedsMapping => words("perlu pemetaan", "needs a mapping"),
        Verdict::Cannot => words("tidak", "no"),
    }
}

pub(crate) fn counts([as_is, mapped, needs, cannot]: [usize; 4]) -> Text {
    say!(
        id: "{as_is} seperti adanya, {mapped} dengan pemetaan, {needs} perlu pemetaan, {cannot} tidak dapat",
        en: "{as_is} as they are, {mapped} as mapped, {needs} need a mapping, {cannot} cannot",
    )
}

pub(crate) fn done(moved: usize, left: usize) -> Text {
    say!(id: "{moved} berkas dipindahkan, {left} tidak", en: "{moved} moved, {left} not")
}

pub(crate) fn going(seen: usize) -> Text {
    say!(id: "{seen} berkas diperiksa", en: "{seen} cases looked at")
}

pub(crate) fn no_pair(given: &str) -> Text {
    say!(id: "`{given}` bukan `lama=baru`", en: "`{given}` is not `old=new`")
}

pub(crate) fn two_targets(step: &str) -> Text {
    say!(id: "`{step}` dipetakan dua kali", en: "`{step}` is mapped twice")
}

pub(crate) fn other_sop(id: &InstanceId, sop: &SopId) -> Text {
    say!(id: "berkas `{id}` berjalan menurut SOP `{sop}`", en: "the case `{id}` runs by the SOP `{sop}`")
}

pub(crate) fn name_from(sop: &SopId) -> Text {
    say!(id: "tambahkan `--dari {sop}` bila memang dimaksud", en: "add `--from {sop}` if it is meant")
}

pub(crate) fn version(fingerprint: &str) -> Text {
    say!(id: "sidik {fingerprint}", en: "print {fingerprint}")
}
