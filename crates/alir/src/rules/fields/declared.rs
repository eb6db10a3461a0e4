//! SOP106: fields are declared rightly, and only these are asked for.

use std::collections::BTreeSet;

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP106",
        severity: Severity::Error,
        title: Words { id: "isian tidak sah", en: "a field that is not right" },
        about: Words {
            id: "Setiap isian punya nama (huruf kecil, angka, `_`) dan satu jenis: `jumlah: angka`, `bulat`, `ya_tidak`, `tanggal`, `teks`, atau daftar pilihan `kelas: [ringan, berat]`. Angka dan tanggal boleh punya `dari` dan `sampai`. `isi` pada langkah menyebut nama dari `isian`, masing-masing satu kali.",
            en: "Every field has a name (lower-case letters, digits, `_`) and one type: `jumlah: angka`, `bulat`, `ya_tidak`, `tanggal`, `teks`, or a list of choices, `kelas: [ringan, berat]`. Numbers and dates may have `dari` and `sampai`. `isi` of a step names fields of `isian`, each once.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let data = &subject.flow.data;
    let wrong = data
        .wrong
        .iter()
        .map(|wrong| Diagnostic::error("SOP106", wrong.span, wrong.what.clone()).hint(wrong.hint.clone()));
    findings.extend(wrong);
    for (id, step) in subject.sop.steps.iter() {
        let mut seen = BTreeSet::new();
        for ask in &step.asks {
            if enough(findings) {
                return;
            }
            let (name, span) =
                (&ask.name.value, if ask.name.span.end == 0 { id.span } else { ask.name.span });
            if !seen.insert(name) {
                findings.push(
                    Diagnostic::error("SOP106", span, say!(id: "`{name}` ditanyakan dua kali pada `{id}`", en: "`{name}` is asked for twice on `{id}`"))
                        .hint(say!(id: "hapus salah satu", en: "remove one")),
                );
            } else if data.fields.place(name).is_none() {
                let hint = match data.fields.nearest(name) {
                    Some(near) => say!(id: "mungkin maksudnya `{near}`", en: "perhaps `{near}` is meant"),
                    None => {
                        say!(id: "tulis `{name}: angka` (atau jenis lain) di bawah `isian`", en: "write `{name}: angka` (or another type) under `isian`")
                    }
                };
                findings.push(
                    Diagnostic::error(
                        "SOP106",
                        span,
                        say!(id: "tidak ada isian `{name}`", en: "there is no field `{name}`"),
                    )
                    .hint(hint),
                );
            }
        }
    }
}
