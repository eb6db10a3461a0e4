//! Text to a [`Document`], with everything that is wrong in it as a text.

use super::overlay;
use super::yaml::{self, Node, Value};
use super::{Decree, Definition, Holidays, Overlay, Profile, Scenarios};
use crate::diagnostic::{Checked, Diagnostic, Rule, Severity, Span, shortened};
use crate::lang::{Text, Words, say};
use crate::limits;

/// The code of a missing key; rules of other modules report it too.
pub const MISSING_KEY: &str = "SOP002";

/// The codes of reading, all of them.
pub const READ_RULES: [&[Rule]; 3] = [yaml::YAML_RULES, yaml::SHAPE_RULES, OWN_RULES];

const OWN_RULES: &[Rule] = &[
    Rule {
        code: MISSING_KEY,
        severity: Severity::Error,
        title: Words { id: "kunci wajib tidak ada", en: "a required key is missing" },
        about: Words {
            id: "Sebuah SOP sekurangnya memuat `sop` (id), `nama`, `pelaksana` dan `langkah`; sebuah keputusan memuat `keputusan` (id), `judul` dan `tentang`; sebuah profil memuat `profil` (id) dan `nama`; sebuah daftar hari libur memuat `libur` (id) dan `hari`; berkas uji memuat `uji` (berkas SOP) dan `skenario`; setiap periode memuat `nama`, `mulai`, `sampai` dan `jam_kerja`; batas pengulangan memuat `kali` dan `lalu`.",
            en: "A SOP has at least `sop` (its id), `nama`, `pelaksana` and `langkah`; a decree has `keputusan` (its id), `judul` and `tentang`; a profile has `profil` (its id) and `nama`; a holiday file has `libur` (its id) and `hari`; a scenario file has `uji` (the SOP file) and `skenario`; each period has `nama`, `mulai`, `sampai` and `jam_kerja`; the bound of a loop has `kali` and `lalu`.",
        },
    },
    Rule {
        code: "SOP005",
        severity: Severity::Error,
        title: Words { id: "bukan berkas `alir`", en: "no file of `alir`" },
        about: Words {
            id: "Berkas SOP dikenali dari kunci `sop:` di tingkat paling atas, berkas keputusan dari `keputusan:`, profil daerah dari `profil:` tanpa `sop:`, berkas hari libur dari `libur:`, berkas uji dari `uji:`.",
            en: "A SOP file is known by the key `sop:` at the top level, a decree by `keputusan:`, the profile of an office by `profil:` without `sop:`, a holiday file by `libur:`, a scenario file by `uji:`.",
        },
    },
];

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Document {
    /// A SOP.
    Sop(Box<Definition>),
    /// A decree that enacts SOPs.
    Decree(Box<Decree>),
    /// The profile of an office.
    Profile(Box<Profile>),
    /// Holidays that profiles share.
    Holidays(Box<Holidays>),
    /// Scenarios of a SOP.
    Scenarios(Box<Scenarios>),
    /// A SOP that is made from another one, before it is.
    Overlay(Box<Overlay>),
}

/// The one kind that is asked for; none of any other.
///
/// ```
/// let read = alir::sop::read("libur: a\nhari: {2026-01-01: Tahun Baru}\n");
/// let document = read.value.ok_or("it is read")?;
/// assert!(document.as_holidays().is_some() && document.as_sop().is_none());
/// # Ok::<(), &str>(())
/// ```
impl Document {
    /// The SOP that it is.
    pub fn as_sop(&self) -> Option<&Definition> {
        if let Self::Sop(sop) = self { Some(sop) } else { None }
    }

    /// The profile that it is.
    pub fn as_profile(&self) -> Option<&Profile> {
        if let Self::Profile(profile) = self { Some(profile) } else { None }
    }

    /// The holidays that it is.
    pub fn as_holidays(&self) -> Option<&Holidays> {
        if let Self::Holidays(days) = self { Some(days) } else { None }
    }

    /// The scenarios that it is.
    pub fn as_scenarios(&self) -> Option<&Scenarios> {
        if let Self::Scenarios(scenarios) = self { Some(scenarios) } else { None }
    }
}

/// Reads one file from its text. Never stops at the first mistake; never panics.
///
/// The result may still be wrong in meaning: [`crate::check`] is the next step.
///
/// ```
/// let read = alir::sop::read("sop: contoh\nnama: Contoh\npelaksan: {x: X}\nlangkah: {a: {selesai: A}}\n");
/// let [finding] = read.diagnostics.as_slice() else { panic!() };
/// assert_eq!((finding.code, finding.span.start), ("SOP001", 25));
/// assert_eq!(finding.hints[0].en, "did you mean `pelaksana`?");
/// ```
pub fn read(text: &str) -> Checked<Document> {
    let mut diagnostics = Vec::new();
    let value = document(text, &mut diagnostics);
    Checked { value, diagnostics: in_order(diagnostics) }
}

/// Findings in the order of the text; when there are too many errors, those behind are left out.
pub(crate) fn in_order(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by_key(|finding| finding.span);
    let texts =
        findings.iter_mut().flat_map(|finding| finding.hints.iter_mut().chain([&mut finding.message]));
    for text in texts.filter(|text| text.id.len().max(text.en.len()) > limits::MAX_MESSAGE_BYTES) {
        text.id = shortened(&text.id, limits::MAX_MESSAGE_BYTES);
        text.en = shortened(&text.en, limits::MAX_MESSAGE_BYTES);
    }
    let errors = findings.iter().enumerate().filter(|(_, finding)| finding.severity == Severity::Error);
    if let Some((at, span)) = errors.map(|(at, finding)| (at, finding.span)).nth(limits::MAX_FINDINGS) {
        findings.truncate(at);
        let last = yaml::too_many_findings(span);
        findings.retain(|finding| finding.code != last.code);
        findings.push(last);
    }
    findings
}

/// Reads one file from its bytes: as [`read`], and says so if they are not text.
pub fn read_bytes(bytes: &[u8]) -> Checked<Document> {
    if bytes.len() > limits::MAX_FILE_BYTES {
        return Checked { value: None, diagnostics: vec![yaml::too_large(bytes.len())] };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => {
            let at = error.valid_up_to();
            let what = say!(id: "byte ke-{at} bukan UTF-8", en: "byte {at} is not UTF-8");
            Checked { value: None, diagnostics: vec![yaml::not_text(at, &what)] }
        }
    }
}

fn document(text: &str, findings: &mut Vec<Diagnostic>) -> Option<Document> {
    if text.len() > limits::MAX_FILE_BYTES {
        findings.push(yaml::too_large(text.len()));
        return None;
    }
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}')) {
        let what = say!(id: "ada karakter kendali pada byte ke-{at}", en: "there is a control character at byte {at}");
        findings.push(yaml::not_text(at, &what));
        return None;
    }
    let (root, whole) = yaml::parse(text, findings);
    let root = match root {
        Some(root) if !matches!(root.value, Value::Empty) => root,
        _ => {
            if whole {
                findings.push(yaml::empty());
            }
            return None;
        }
    };
    let document = typed(&root, whole, findings);
    // Behind a mistake of syntax, what seems missing may only be unread.
    if whole {
        if let Some(document) = &document {
            required(document, &root, findings);
        }
        return document;
    }
    None
}

pub(super) fn typed(root: &Node<'_>, whole: bool, findings: &mut Vec<Diagnostic>) -> Option<Document> {
    let has = |name: &str| entries(root).iter().any(|(key, _)| is(key, name));
    if has("keputusan") && !has("sop") {
        return yaml::typed(root, findings).map(|decree| Document::Decree(Box::new(decree)));
    }
    if has("turunan_dari") {
        // Its changes are read when the base is at hand.
        return yaml::typed(&overlay::head(root), findings)
            .map(|overlay| Document::Overlay(Box::new(overlay)));
    }
    let steps = has("sop") || has("langkah") || has("pelaksana");
    // It may name a profile too.
    if (has("uji") || has("skenario")) && !steps {
        return yaml::typed(root, findings).map(|scenarios| Document::Scenarios(Box::new(scenarios)));
    }
    if has("profil") && !steps {
        return yaml::typed(root, findings).map(|profile| Document::Profile(Box::new(profile)));
    }
    if has("libur") && !steps {
        return yaml::typed(root, findings).map(|days| Document::Holidays(Box::new(days)));
    }
    if has("sop") || has("langkah") || has("nama") {
        return yaml::typed(root, findings).map(|sop| Document::Sop(Box::new(sop)));
    }
    if !whole {
        return None; // The key that says what it is may stand behind the mistake.
    }
    findings.push(
        Diagnostic::error("SOP005", root.span, say!(id: "berkas ini bukan SOP, keputusan, profil, daftar hari libur, atau uji", en: "this file is no SOP, decree, profile, holiday file or scenario file"))
            .hint(say!(id: "awali dengan `sop: id-sop-ini`, `keputusan: id-keputusan-ini`, `profil: id-daerah`, `libur: id-daftar` atau `uji: berkas-sop.yaml`", en: "begin with `sop: id-of-the-sop`, `keputusan: id-of-the-decree`, `profil: id-of-the-office`, `libur: id-of-the-list` or `uji: file-of-the-sop.yaml`")),
    );
    None
}

/// The entries of a map; none of anything else.
fn entries<'n, 't>(node: &'n Node<'t>) -> &'n [(Node<'t>, Node<'t>)] {
    match &node.value {
        Value::Map(entries) => entries,
        Value::Empty | Value::Text(_) | Value::List(_) => &[],
    }
}

fn is(key: &Node<'_>, name: &str) -> bool {
    matches!(&key.value, Value::Text(text) if text == name)
}

fn required(document: &Document, root: &Node<'_>, findings: &mut Vec<Diagnostic>) {
    let present = match document {
        Document::Sop(sop) => vec![
            ("sop", !sop.id.as_str().is_empty()),
            ("nama", !sop.name.is_empty()),
            ("pelaksana", !sop.lanes.is_empty()),
            ("langkah", !sop.steps.is_empty()),
        ],
        Document::Decree(decree) => vec![
            ("keputusan", !decree.id.is_empty()),
            ("judul", !decree.title.is_empty()),
            ("tentang", !decree.subject.is_empty()),
        ],
        // What a profile must have for its hours to be counted with, its own rules say.
        Document::Profile(profile) => {
            vec![("profil", !profile.id.is_empty()), ("nama", !profile.name.is_empty())]
        }
        Document::Holidays(days) => vec![("libur", !days.id.is_empty()), ("hari", !days.days.is_empty())],
        Document::Overlay(overlay) => {
            vec![("sop", !overlay.id.as_str().is_empty()), ("turunan_dari", !overlay.base.file.is_empty())]
        }
        Document::Scenarios(given) => {
            vec![("uji", !given.sop.is_empty()), ("skenario", !given.scenarios.is_empty())]
        }
    };
    for (key, there) in present {
        // A misspelt key is reported once, as what it is.
        let misspelt = format!("`{key}`?");
        let meant = |finding: &Diagnostic| finding.hints.iter().any(|hint| hint.en.ends_with(&misspelt));
        // So is one whose value has the wrong shape.
        let value = entries(root).iter().find(|(name, _)| is(name, key)).map(|(_, value)| value.span);
        let refused = |finding: &Diagnostic| Some(finding.span) == value;
        if !there && !findings.iter().any(|finding| meant(finding) || refused(finding)) {
            findings.push(missing(key, root.span));
        }
    }
}

/// A finding about a key that should be there.
pub(crate) fn missing(key: &str, at: Span) -> Diagnostic {
    Diagnostic::error(MISSING_KEY, at, say!(id: "`{key}` belum diisi", en: "`{key}` is missing"))
        .hint(Text::new(format!("tambahkan `{key}: ...`"), format!("add `{key}: ...`")))
}

/// A finding about another kind of file where a SOP is needed.
pub(crate) fn not_a_sop(document: Option<&Document>) -> Diagnostic {
    let (what, hint) = match document {
        Some(Document::Decree(_)) => (
            say!(id: "ini keputusan, bukan SOP", en: "this is a decree, not a SOP"),
            say!(id: "sebut salah satu SOP pada `lampiran`-nya", en: "name one of the SOPs under its `lampiran`"),
        ),
        Some(Document::Profile(_)) => (
            say!(id: "ini profil daerah, bukan SOP", en: "this is the profile of an office, not a SOP"),
            say!(id: "sebut salah satu SOP yang memuat `profil` ini", en: "name one of the SOPs that have this `profil`"),
        ),
        Some(Document::Holidays(_)) => (
            say!(id: "ini daftar hari libur, bukan SOP", en: "this is a holiday file, not a SOP"),
            say!(id: "sebut sebuah berkas SOP", en: "name a SOP file"),
        ),
        Some(Document::Scenarios(_)) => (
            say!(id: "ini berkas uji, bukan SOP", en: "this is a scenario file, not a SOP"),
            say!(id: "sebut berkas SOP pada `uji`-nya", en: "name the SOP file under its `uji`"),
        ),
        Some(Document::Overlay(overlay)) => {
            let base = &overlay.base.file;
            (
                say!(id: "ini turunan dari `{base}`, yang diperlukan untuk membacanya", en: "this is derived from `{base}`, which is needed to read it"),
                say!(id: "rangkai dengan dasarnya lebih dahulu", en: "derive it from its base first"),
            )
        }
        Some(Document::Sop(_)) | None => (
            say!(id: "ini bukan SOP", en: "this is not a SOP"),
            say!(id: "sebut sebuah berkas SOP", en: "name a SOP file"),
        ),
    };
    Diagnostic::error("SOP005", Span::default(), what).hint(hint)
}
