//! PRF016: officials have an office, a NIP of 18 digits, and days in order.

use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Text, Words, say};
use crate::rules::form::nip;
use crate::sop::{Acting, Official, Profile, missing};

use super::{dates, together};

pub(super) const RULE: Rule = Rule {
    code: "PRF016",
    severity: Severity::Error,
    title: Words { id: "pejabat tidak sah", en: "an official that is not right" },
    about: Words {
        id: "Pejabat ditulis menurut id: `kepala_dinas: {jabatan: Kepala Dinas, nama: ..., nip: ...}`, atau sebagai daftar bila berganti: yang lama dengan `sampai`, yang baru dengan `dari`. `bertindak` adalah `plt`, `plh` atau `an`; yang bertindak `an` menyebut jabatannya sendiri pada `sebagai`. NIP terdiri dari 18 angka. `jabatan` ditulis tanpa `Plt.`, `Plh.` atau `a.n.`, yang ditambahkan ketika dicetak.",
        en: "Officials are written by id: `kepala_dinas: {jabatan: Kepala Dinas, nama: ..., nip: ...}`, or as a list when they change: the old one with `sampai`, the new one with `dari`. `bertindak` is `plt`, `plh` or `an`; who acts `an` (on behalf) names the own office under `sebagai`. A NIP has 18 digits. `jabatan` is written without `Plt.`, `Plh.` or `a.n.`, which are added in print.",
    },
};

/// What `jabatan` need not begin with.
const PREFIXES: [&str; 5] = ["plt", "plh", "a.n", "an.", "ptl"];

pub(super) fn look(profile: &Profile, findings: &mut Vec<Diagnostic>) {
    for (id, officials) in profile.officials.iter() {
        if super::hopeless(findings) {
            return;
        }
        if officials.0.is_empty() {
            findings.push(missing("jabatan", id.span));
        }
        let known = findings.len();
        for official in &officials.0 {
            look_at(official, id.span, findings);
        }
        if findings.len() == known {
            together::look(id, officials, findings);
        }
    }
}

fn look_at(official: &Official, id: Span, findings: &mut Vec<Diagnostic>) {
    let place = |span: Span| if span.end == 0 { id } else { span };
    let mut odd = |span: Span, what: Text, hint: Text| {
        findings.push(Diagnostic::error("PRF016", place(span), what).hint(hint));
    };
    let office = official.office.trim();
    let lower = office.to_lowercase();
    if let Some(prefix) = PREFIXES.iter().find(|prefix| lower.starts_with(**prefix)) {
        let rest = office[prefix.len()..].trim_start_matches('.').trim();
        if office[prefix.len()..].starts_with(['.', ' ']) || prefix.contains('.') {
            odd(
                official.office.span,
                say!(id: "`{office}` memuat cara bertindak", en: "`{office}` says how somebody acts"),
                say!(id: "tulis `jabatan: {rest}` dan `bertindak: plt`, `plh` atau `an`", en: "write `jabatan: {rest}` and `bertindak: plt`, `plh` or `an`"),
            );
        }
    }
    if let Some(nip) = &official.nip
        && let Some(what) = nip::odd(nip)
    {
        odd(nip.span, what, nip::hint());
    }
    let behalf = official.acting.as_ref().filter(|acting| acting.value == Acting::Behalf);
    let own = official.own_office.as_ref().is_some_and(|own| !own.trim().is_empty());
    if let Some(behalf) = behalf.filter(|_| !own) {
        odd(
            behalf.span,
            say!(id: "yang bertindak atas nama `{office}` tidak menyebut jabatannya sendiri", en: "who acts on behalf of `{office}` does not say the own office"),
            say!(id: "tambahkan `sebagai: ...`", en: "add `sebagai: ...`"),
        );
    }
    if office.is_empty() {
        findings.push(missing("jabatan", place(official.name.as_ref().map_or(id, |name| name.span))));
    }
    let mut read =
        |text: &Option<crate::sop::Loc<String>>| text.as_ref().and_then(|text| dates::read(text, findings));
    if let (Some(from), Some(to), Some(written)) = (read(&official.from), read(&official.to), &official.to)
        && to < from
    {
        findings.push(
            Diagnostic::error(
                "PRF016",
                place(written.span),
                say!(id: "`sampai` mendahului `dari`", en: "`sampai` is before `dari`"),
            )
            .hint(
                say!(id: "`sampai` tidak boleh sebelum `{from}`", en: "`sampai` may not be before `{from}`"),
            ),
        );
    }
}
