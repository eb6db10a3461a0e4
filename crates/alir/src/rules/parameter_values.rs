//! SOP036: the value of a parameter fits its type.

use super::{Check, Rule, Subject};
use crate::chart::{Misdeclared, kind};
use crate::condition::Kind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};
use crate::sop::{Declared, FieldKind, Loc, Parameter, ParameterKind};
use crate::time;

/// The longest domain name, and the longest part between two dots (RFC 1035).
const LONGEST_DOMAIN: usize = 253;
const LONGEST_LABEL: usize = 63;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP036",
        severity: Severity::Error,
        title: Words { id: "isi parameter tidak cocok", en: "the value of a parameter does not fit" },
        about: Words {
            id: "Sebuah parameter boleh menyebut apa yang boleh menjadi isinya: `domain: {nilai: buolkab.go.id, jenis: domain, keterangan: ...}`, dengan jenis `teks`, `angka`, `bulat`, `tanggal`, `waktu` atau `domain`, atau `pilihan: [...]`. Angka dan tanggal boleh punya `dari` dan `sampai`.",
            en: "A parameter may say what can be its value: `domain: {nilai: buolkab.go.id, jenis: domain, keterangan: ...}`, with the type `teks`, `angka`, `bulat`, `tanggal`, `waktu` or `domain`, or `pilihan: [...]`. Numbers and dates may have `dari` and `sampai`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (name, parameter) in subject.sop.parameters.iter() {
        let mut wrong = Vec::new();
        let kind = kind_of(name, parameter, &mut wrong);
        let odd = wrong.iter().map(|wrong| {
            Diagnostic::error("SOP036", wrong.span, wrong.what.clone()).hint(wrong.hint.clone())
        });
        findings.extend(odd);
        if let (true, Some((what, hint))) =
            (wrong.is_empty(), unfit(parameter, kind.as_ref(), &parameter.value))
        {
            let span = if parameter.value.span.end == 0 { name.span } else { parameter.value.span };
            findings.push(Diagnostic::error("SOP036", span, what).hint(hint));
        }
    }
}

/// Why a value would not fit a parameter, and how to mend it; none if it fits.
///
/// ```
/// use alir::sop::{Document, read};
/// let text = "sop: a\nnama: '{d}'\nparameter: {d: {nilai: buolkab.go.id, jenis: domain}}\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: E}}\n";
/// let Some(Document::Sop(sop)) = read(text).value else { panic!() };
/// let domain = sop.parameters.get("d").ok_or("it is declared")?;
/// assert!(alir::rules::misfit(domain, "tegalkab.go.id").is_none());
/// assert!(alir::rules::misfit(domain, "bukan domain").is_some());
/// # Ok::<(), &str>(())
/// ```
pub fn misfit(parameter: &Parameter, value: &str) -> Option<(Text, Text)> {
    let kind = kind_of(&Loc::default(), parameter, &mut Vec::new());
    unfit(parameter, kind.as_ref(), value)
}

/// What a value is read as, where it is the same as for fields of a case; none if any words will do, and for types of
/// their own.
fn kind_of(name: &Loc<String>, parameter: &Parameter, wrong: &mut Vec<Misdeclared>) -> Option<Kind> {
    let plain = match parameter.kind.as_ref().map(|kind| kind.value) {
        Some(ParameterKind::Number) => Some(FieldKind::Number),
        Some(ParameterKind::Whole) => Some(FieldKind::Whole),
        Some(ParameterKind::Date) => Some(FieldKind::Date),
        Some(ParameterKind::Text | ParameterKind::Time | ParameterKind::Domain) => Some(FieldKind::Text),
        None if parameter.choices.is_empty() => Some(FieldKind::Text),
        None => None,
    };
    let span = parameter.kind.as_ref().map(|kind| kind.span).unwrap_or_default();
    let declared = Declared {
        kind: plain.map(|value| Loc { value, span }),
        choices: parameter.choices.clone(),
        from: parameter.from.clone(),
        to: parameter.to.clone(),
        ..Declared::default()
    };
    let kind = kind(name, &declared, wrong);
    (kind != Kind::Text).then_some(kind)
}

fn unfit(parameter: &Parameter, kind: Option<&Kind>, value: &str) -> Option<(Text, Text)> {
    let what = || say!(id: "`{value}` tidak cocok", en: "`{value}` does not fit");
    if let Some(kind) = kind {
        return kind.read(value).err().map(|wrong| (wrong.what, wrong.hint));
    }
    match parameter.kind.as_ref().map(|kind| kind.value) {
        Some(ParameterKind::Time) => time::read(value).err().map(|_| {
            (what(), say!(id: "tulis waktu, misalnya `2 hari kerja`", en: "write a time, such as `2 hari kerja`"))
        }),
        Some(ParameterKind::Domain) => (!is_domain(value)).then(|| {
            (what(), say!(id: "tulis nama domain, misalnya `buolkab.go.id`", en: "write a domain name, such as `buolkab.go.id`"))
        }),
        // What else they could be has been read already.
        Some(ParameterKind::Text | ParameterKind::Number | ParameterKind::Whole | ParameterKind::Date) | None => None,
    }
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
        (1..=LONGEST_LABEL).contains(&label.len())
            && label.chars().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= LONGEST_DOMAIN && text.contains('.') && text.split('.').all(is_label)
}
