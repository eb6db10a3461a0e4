//! Overlays (*turunan*): the SOP of another office, made from a base by what it changes there.
//!
//! The changes are made to the tree of the base, before it becomes types; what results is written as an ordinary SOP,
//! and nothing downstream knows that overlays exist. Whatever is found in the result goes home to the line of the
//! overlay that caused it ([`Derived::home`]).

mod flow;
mod home;
mod ids;
mod mentions;
mod merge;
#[cfg(feature = "schema")]
pub(super) mod schema;

use serde::{Deserialize, Serialize};

use super::read::typed;
use super::yaml::{self, Node, Value};
use super::{Definition, Document, Loc};
use crate::diagnostic::{Checked, Diagnostic, Rule, Severity, Span};
use crate::id::{Fingerprint, SopId};
use crate::lang::{Words, say};
use home::{Origin, Parts};

const NO_BASE: &str = "TUR001";
const UNKNOWN: &str = "TUR002";
const NO_PLACE: &str = "TUR003";
const HOLE: &str = "TUR004";
const ODD: &str = "TUR005";
const BASE_CHANGED: &str = "TUR006";
const MENTIONED: &str = "TUR007";

/// The codes of overlays.
pub(crate) const OVERLAY_RULES: &[Rule] = &[
    Rule {
        code: NO_BASE,
        severity: Severity::Error,
        title: Words { id: "dasar tidak dapat dipakai", en: "the base cannot be used" },
        about: Words {
            id: "`turunan_dari` menyebut berkas SOP yang menjadi dasar, dihitung dari folder berkas ini. Berkas itu tidak ada, bukan SOP, memuat kesalahan, atau diturunkan dari berkas ini sendiri.",
            en: "`turunan_dari` names the SOP file that is the base, counted from the folder of this file. That file is not there, is no SOP, has errors, or is derived from this very file.",
        },
    },
    Rule {
        code: UNKNOWN,
        severity: Severity::Error,
        title: Words { id: "yang diubah tidak ada pada dasar", en: "what is changed is not in the base" },
        about: Words {
            id: "`ubah` menyebut langkah, pelaksana, cabang atau dokumen dengan id atau bunyinya pada dasar. Yang disebut tidak ada di sana: mungkin salah ketik, atau dasarnya sudah berubah.",
            en: "`ubah` names steps, lanes, branches or documents by their id or wording in the base. What it names is not there: perhaps it is misspelt, or the base has changed.",
        },
    },
    Rule {
        code: NO_PLACE,
        severity: Severity::Error,
        title: Words { id: "yang baru tidak punya tempat", en: "something new without a place" },
        about: Words {
            id: "Langkah, pelaksana atau cabang yang tidak ada pada dasar dianggap baru bila tempatnya disebut: `sebelum: id` atau `sesudah: id`. Tanpa itu, id-nya dianggap salah ketik.\n\nLangkah baru `sebelum: x` dilalui setiap jalan yang tadinya menuju `x`; `sesudah: x` setiap jalan yang keluar dari `x`. Sesudah keputusan, `serentak` atau akhir hanya tempatnya yang ditentukan; arahkan `cabang` ke sana.",
            en: "A step, lane or branch that the base has not is new when its place is named: `sebelum: id` (before) or `sesudah: id` (behind). Without, its id is taken to be misspelt.\n\nA new step `sebelum: x` is passed by every way that led to `x`; `sesudah: x` by every way that leaves `x`. Behind a decision, a fork or an end, only its place is set; lead a branch there.",
        },
    },
    Rule {
        code: HOLE,
        severity: Severity::Error,
        title: Words { id: "perubahan ini meninggalkan lubang", en: "a change that leaves a hole" },
        about: Words {
            id: "Yang dihapus masih dipakai di tempat lain. Langkah yang hanya punya satu jalan keluar boleh dihapus: jalan yang menuju ke sana diteruskan ke langkah berikutnya. Keputusan, `serentak`, `gabung`, akhir dan langkah dengan `maks_ulang` tidak punya satu penerus, jadi arahkan dulu yang menuju ke sana ke langkah lain. Pelaksana yang dihapus tidak boleh lagi disebut pada `oleh`.",
            en: "What is removed is still used elsewhere. A step with only one way out can be removed: what led there leads to the step behind it. Decisions, forks, joins, ends and steps with `maks_ulang` have no one successor: first lead elsewhere what leads there. A lane that is removed must no longer stand under `oleh`.",
        },
    },
    Rule {
        code: ODD,
        severity: Severity::Error,
        title: Words { id: "perubahan tidak dipahami", en: "a change that is not understood" },
        about: Words {
            id: "Di bawah `ubah`, setiap kunci SOP boleh ditulis lagi dengan isi yang baru; `hapus` sebagai isi menghapusnya. Daftar boleh diubah sebagian: `kelengkapan: {tambah: [...], hapus: [...]}`. `ganti: ya` pada sebuah langkah mengganti seluruh isinya, `id_baru: ...` mengganti id-nya. `langkah`, `pelaksana`, `tahap` dan `isian` hanya ditulis di bawah `ubah`.",
            en: "Under `ubah`, every key of a SOP can be written again with a new value; `hapus` as a value removes it. Lists can be changed in part: `kelengkapan: {tambah: [...], hapus: [...]}`. `ganti: ya` on a step replaces all of it, `id_baru: ...` gives it another id. `langkah`, `pelaksana`, `tahap` and `isian` stand under `ubah` only.",
        },
    },
    Rule {
        code: BASE_CHANGED,
        severity: Severity::Warning,
        title: Words { id: "dasar sudah berubah", en: "the base has changed" },
        about: Words {
            id: "`turunan_dari` menyebut `versi` atau `sidik` (sidik jari isi) dasar yang dipakai ketika turunan ini ditulis, dan dasar yang sekarang lain. Periksa apakah perubahan di sana juga berlaku di sini, lalu tulis `versi` dan `sidik` yang baru.",
            en: "`turunan_dari` names the `versi` or `sidik` (fingerprint) of the base as it was when this overlay was written, and the base is another one now. See whether its changes hold here too, then write the new `versi` and `sidik`.",
        },
    },
    Rule {
        code: MENTIONED,
        severity: Severity::Warning,
        title: Words { id: "nama lama masih disebut", en: "an old name is still mentioned" },
        about: Words {
            id: "Sebuah pelaksana dihapus, berganti nama, atau tidak lagi punya langkah, tetapi kalimat pada langkah lain masih menyebutnya (\"diteruskan kepada Sekretaris\"). Teks tercetak tidak diubah sendiri; ganti kalimatnya.",
            en: "A lane was removed, renamed, or has no step any more, and the words of other steps still speak of it (\"passed on to the Sekretaris\"). Printed text is not changed by itself; change the words.",
        },
    },
];

/// A SOP that is made from another one: what is needed to find its base.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Overlay {
    /// Id of the SOP that results.
    #[serde(rename = "sop")]
    pub id: Loc<SopId>,
    /// The base.
    #[serde(rename = "turunan_dari")]
    pub base: Base,
}

/// The SOP that another one is made from. Written as the name of its file, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "BaseForm", into = "BaseFields")]
pub struct Base {
    /// Its file, counted from the folder of the overlay.
    pub file: Loc<String>,
    /// Its version when the overlay was written.
    pub version: Option<Loc<String>>,
    /// The beginning of its fingerprint when the overlay was written.
    pub fingerprint: Option<Loc<String>>,
}

#[derive(Deserialize)]
enum BaseForm {
    #[serde(rename = "$text")]
    File(Loc<String>),
    #[serde(rename = "$map")]
    Full(BaseFields),
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct BaseFields {
    #[serde(rename = "berkas")]
    file: Loc<String>,
    #[serde(rename = "versi", skip_serializing_if = "Option::is_none")]
    version: Option<Loc<String>>,
    #[serde(rename = "sidik", skip_serializing_if = "Option::is_none")]
    fingerprint: Option<Loc<String>>,
}

impl From<BaseForm> for Base {
    fn from(form: BaseForm) -> Self {
        match form {
            BaseForm::File(file) => Self { file, version: None, fingerprint: None },
            BaseForm::Full(BaseFields { file, version, fingerprint }) => Self { file, version, fingerprint },
        }
    }
}

impl From<Base> for BaseFields {
    fn from(Base { file, version, fingerprint }: Base) -> Self {
        Self { file, version, fingerprint }
    }
}

/// What came of an overlay: an ordinary SOP, and where each part of it comes from.
#[derive(Debug)]
pub struct Derived {
    /// The SOP as YAML, as if it had been written at once.
    pub text: String,
    origin: Origin,
}

impl Derived {
    /// The place of the overlay that a place of [`Derived::text`] comes from; `turunan_dari` for what the base has.
    pub fn place(&self, span: Span) -> Span {
        self.origin.at(span)
    }

    /// What was found in [`Derived::text`], each at the place of the overlay that it is about. Where it is about
    /// something that the base has, it is at `turunan_dari`, and the message says where in the base; but what was found
    /// there in the base too, and is no error, is left out.
    ///
    /// `of_base` are the findings about the base that [`derive()`] was given.
    pub fn home(
        &self,
        findings: impl IntoIterator<Item = Diagnostic>,
        of_base: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let known = self.origin.known(of_base);
        findings.into_iter().filter_map(|finding| self.origin.home(finding, &known)).collect()
    }
}

/// Makes the SOP of an overlay. `base` is the text of an ordinary SOP without errors, and `name` its file.
///
/// ```
/// use alir::sop::{Document, derive, read};
/// let base = "sop: a\nnama: A\npelaksana: {x: Kepala}\nlangkah:\n  s: {kegiatan: k, oleh: x, waktu: 1 jam, selesai: Selesai}\n";
/// let overlay = "sop: b\nturunan_dari: a.yaml\nubah:\n  pelaksana: {x: Ketua Tim}\n  langkah: {s: {waktu: 2 jam}}\n";
/// let derived = derive(overlay, "a.yaml", base).value.ok_or("it can be derived")?;
/// let Some(Document::Sop(sop)) = read(&derived.text).value else { panic!() };
/// assert_eq!(sop.lanes.get("x").map(|lane| lane.name.as_str()), Some("Ketua Tim"));
/// # Ok::<(), &str>(())
/// ```
pub fn derive(overlay: &str, name: &str, base: &str) -> Checked<Derived> {
    let mut findings = Vec::new();
    let value = derived(overlay, name, base, &mut findings);
    Checked { value, diagnostics: super::in_order(findings) }
}

fn derived(overlay: &str, name: &str, base: &str, findings: &mut Vec<Diagnostic>) -> Option<Derived> {
    let (changes, whole) = yaml::parse(overlay, findings);
    let (changes, mut unread) = (changes.filter(|_| whole)?, Vec::new());
    let given: Overlay = yaml::typed(&head(&changes), findings)?;
    let (root, whole) = yaml::parse(base, &mut unread);
    let read = root.as_ref().filter(|_| unread.is_empty()).and_then(|root| typed(root, whole, &mut unread));
    let (Some(mut root), Some(Document::Sop(base_sop))) = (root, read) else {
        findings.push(unusable(&given.base, say!(id: "`{name}` bukan SOP", en: "`{name}` is no SOP")));
        return None;
    };
    let of_base = Parts::of(&root);
    // Where something stands: in the overlay below this, in the base from there on.
    let own = u32::try_from(overlay.len()).unwrap_or(u32::MAX);
    shift(&mut root, own);
    changed(&given.base, &base_sop, base, findings);
    let mut of_change = Vec::new();
    merge::apply(&mut root, &changes, &mut of_change);
    findings.append(&mut of_change);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return None;
    }
    let mut of_result = Vec::new();
    let sop: Option<Definition> = yaml::typed(&root, &mut of_result);
    let origin = Origin::new(&root, own, &given.base, name, of_base);
    let misshapen = !of_result.is_empty();
    findings.extend(of_result.into_iter().map(|finding| origin.own(finding)));
    let sop = sop.filter(|_| !misshapen)?;
    mentions::look(&base_sop, &sop, &changes, findings);
    let text = sop.to_yaml().ok()?;
    let origin = origin.of(&text);
    Some(Derived { text, origin })
}

/// Whether the base is the one that the overlay was written for.
fn changed(base: &Base, sop: &Definition, text: &str, findings: &mut Vec<Diagnostic>) {
    let now = sop.version.as_ref().map_or("", |version| version.as_str());
    if let Some(version) = base.version.as_ref().filter(|version| version.as_str() != now) {
        findings.push(
            Diagnostic::warning(BASE_CHANGED, version.span, say!(id: "dasar sekarang versi `{now}`, bukan `{version}`", en: "the base is version `{now}` now, not `{version}`"))
                .hint(say!(id: "periksa perubahannya, lalu tulis `versi: {now}`", en: "look at what has changed, then write `versi: {now}`")),
        );
    }
    let print = Fingerprint::of(text);
    let short = &print.as_str()[..12];
    if let Some(given) = &base.fingerprint
        && !(given.len() >= 8 && print.as_str().starts_with(given.as_str()))
    {
        findings.push(
            Diagnostic::warning(BASE_CHANGED, given.span, say!(id: "isi dasar sudah berubah: sidiknya `{short}`", en: "the base has changed: its fingerprint is `{short}`"))
                .hint(say!(id: "periksa perubahannya, lalu tulis `sidik: {short}`", en: "look at what has changed, then write `sidik: {short}`")),
        );
    }
}

/// A finding about a base that cannot be used.
pub fn unusable(base: &Base, what: crate::lang::Text) -> Diagnostic {
    Diagnostic::error(NO_BASE, base.file.span, what).hint(say!(
        id: "sebut berkas sebuah SOP tanpa kesalahan, dihitung dari folder berkas ini",
        en: "name the file of a SOP without errors, counted from the folder of this file",
    ))
}

/// What an overlay says of itself, without its changes.
pub(super) fn head<'t>(node: &Node<'t>) -> Node<'t> {
    let Value::Map(entries) = &node.value else { return node.clone() };
    let wanted = entries.iter().filter(|(key, _)| merge::is(key, "sop") || merge::is(key, "turunan_dari"));
    Node { span: node.span, value: Value::Map(wanted.cloned().collect()) }
}

fn shift(node: &mut Node<'_>, by: u32) {
    node.span = Span::new(node.span.start + by, node.span.end + by);
    match &mut node.value {
        Value::Empty | Value::Text(_) => {}
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Map(entries) => {
            for (key, value) in entries {
                shift(key, by);
                shift(value, by);
            }
        }
    }
}
