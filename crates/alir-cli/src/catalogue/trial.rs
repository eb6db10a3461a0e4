//! Words of `alir test`.

use alir::Diagnostic;
use alir::diagnostic::Span;
use alir::lang::{Text, Words};
use alir::scenario::Way;

use super::options::{OptionWords, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "test",
    alias: "uji",
    group: Group::Write,
    about: words(
        "Menjalankan skenario uji SOP, dan menyebut apa yang tidak dilalui skenario mana pun",
        "Run the scenarios of SOPs, and tell what none of them visits",
    ),
    more: words(
        "Skenario ditulis dalam `*.uji.yaml` di samping SOP-nya: jawaban, waktu dan tindakan yang diberikan, langkah, pelaksana, akhir dan tenggat yang diharapkan. Yang diberikan tetapi tidak dipakai gagal juga. Folder ditelusuri sampai ke dalam; SOP di sana yang tidak punya skenario dihitung 0 %. Sebuah SOP yang disebut diuji dengan skenario di foldernya. Keluar dengan 1 bila ada yang gagal, atau cakupan sebuah SOP kurang dari `--cakupan`.",
        "Scenarios stand in `*.uji.yaml` beside their SOP: given answers, times and acts, expected steps, performers, end and due dates. What is given and not used fails too. Folders are searched to the bottom; a SOP there without scenarios counts as 0 %. A SOP that is named is tested with the scenarios in its folder. Exits with 1 if one fails, or the coverage of a SOP is less than `--min-coverage`.",
    ),
    examples: words(
        "alir uji sops\nalir uji sops/buol/pengajuan-subdomain.yaml\nalir uji sops --cakupan 100% --junit hasil.xml",
        "alir test sops\nalir test sops/buol/pengajuan-subdomain.yaml\nalir test sops --min-coverage 100% --junit result.xml",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes(
        "test.paths",
        words("PATH", "PATH"),
        words(
            "Berkas uji atau SOP, atau folder yang memuatnya",
            "Scenario files or SOPs, or folders of them",
        ),
    ),
    takes(
        "test.junit",
        words("FILE", "FILE"),
        words(
            "Tulis hasilnya juga sebagai JUnit XML ke file ini",
            "Write the result as JUnit XML to this file too",
        ),
    ),
    takes(
        "test.min_coverage",
        words("PERSEN", "PERCENT"),
        words(
            "Gagal bila cakupan sebuah SOP kurang dari ini, misalnya 100%",
            "Fail if the coverage of a SOP is less than this, 100% for example",
        ),
    ),
];

pub(crate) const TESTING: Words = words("menguji", "testing");

pub(crate) const COVERAGE_HEAD: [Words; 5] = [
    words("SOP", "SOP"),
    words("Skenario", "Scenarios"),
    words("Langkah", "Steps"),
    words("Cabang", "Branches"),
    words("Cakupan", "Coverage"),
];

/// The closing line of a test.
pub(crate) fn closing(all: usize, failed: usize, broken: usize) -> Text {
    let passed = all - failed;
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let (a, b) = (s(all), s(broken));
    if broken == 0 {
        return say!(id: "{all} skenario: {passed} lulus, {failed} gagal", en: "{all} scenario{a}: {passed} passed, {failed} failed");
    }
    say!(
        id: "{all} skenario: {passed} lulus, {failed} gagal; {broken} berkas uji tidak dapat dijalankan",
        en: "{all} scenario{a}: {passed} passed, {failed} failed; {broken} scenario file{b} could not be run",
    )
}

/// Less was covered than was asked for.
pub(crate) fn too_little(least: &str, wanted: &str) -> Text {
    say!(id: "cakupan terendah {least}, kurang dari {wanted}", en: "the lowest coverage is {least}, less than {wanted}")
}

/// What no scenario passes through.
pub(crate) fn missing(way: &Way) -> Text {
    match way {
        Way::Step(step) => {
            say!(id: "langkah `{step}` tidak dilalui skenario mana pun", en: "no scenario comes to the step `{step}`")
        }
        Way::Branch(step, label) => {
            say!(id: "jawaban `{label}` pada `{step}` tidak pernah diambil", en: "the answer `{label}` of `{step}` is never taken")
        }
        Way::Bound(step, _) => {
            say!(id: "`maks_ulang` pada `{step}` tidak pernah tercapai", en: "`maks_ulang` of `{step}` is never reached")
        }
        Way::Passed(step) => {
            say!(id: "`{step}` tidak pernah dilewatkan karena pernah dikerjakan (`kunci` dan `pernah`)", en: "`{step}` is never passed by because it was done before (`kunci` and `pernah`)")
        }
    }
}

/// A SOP that nobody tests.
pub(crate) fn no_scenario_of(file: &str) -> Text {
    say!(id: "{file}: belum ada skenario", en: "{file}: there is no scenario yet")
}

pub(crate) fn no_tests(paths: &str) -> Text {
    say!(id: "tidak ada berkas uji (`*.uji.yaml`) pada `{paths}`", en: "there is no scenario file (`*.uji.yaml`) in `{paths}`")
}

pub(crate) fn write_tests() -> Text {
    say!(id: "tulis `NAMA.uji.yaml` di samping `NAMA.yaml`, diawali `uji: NAMA.yaml`", en: "write `NAME.uji.yaml` beside `NAME.yaml`, beginning with `uji: NAME.yaml`")
}

/// A file that is named as a scenario file and is something else.
pub(crate) fn no_scenarios() -> Diagnostic {
    Diagnostic::error(
        "not_scenarios",
        Span::default(),
        say!(id: "ini bukan berkas uji", en: "this is no scenario file"),
    )
    .hint(say!(id: "awali dengan `uji: berkas-sop.yaml`", en: "begin with `uji: file-of-the-sop.yaml`"))
}

/// A file that is named under `uji` and is something else.
pub(crate) fn not_a_sop() -> Diagnostic {
    Diagnostic::error("not_a_sop", Span::default(), say!(id: "ini bukan SOP", en: "this is no SOP"))
        .hint(say!(id: "sebut berkas SOP pada `uji`", en: "name the file of a SOP under `uji`"))
}

pub(crate) fn is_a_scenario_file(path: &str) -> Text {
    say!(id: "`{path}` adalah berkas uji, bukan SOP", en: "`{path}` is a scenario file, not a SOP")
}

pub(crate) fn test_it(path: &str) -> Text {
    say!(id: "jalankan dengan `alir uji {path}`", en: "run it with `alir test {path}`")
}

pub(crate) fn no_percent(given: &str) -> Text {
    say!(id: "`{given}` bukan persentase antara 0 dan 100", en: "`{given}` is no percentage between 0 and 100")
}

pub(crate) fn write_percent() -> Text {
    say!(id: "tulis misalnya `--cakupan 100%`", en: "write `--min-coverage 100%` for example")
}
