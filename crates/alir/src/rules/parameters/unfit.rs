//! SOP036: parameters are declared rightly, and their values fit.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::references;

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP036",
        severity: Severity::Error,
        title: Words { id: "parameter tidak sah", en: "a parameter that is not right" },
        about: Words {
            id: "Sebuah parameter ditulis sebagai nilainya (`domain: buolkab.go.id`), atau sebagai peta dengan `jenis` (`teks`, `angka`, `bulat`, `ya_tidak`, `tanggal`, `waktu`, `domain`) atau `pilihan`, `nilai`, dan `keterangan`. Angka dan tanggal boleh punya `dari` dan `sampai`. Nilainya harus ada dan cocok dengan jenisnya, juga bila ditulis oleh sebuah turunan. Parameter di dalam nilai parameter lain tidak diganti.",
            en: "A parameter is written as its value (`domain: buolkab.go.id`), or as a map with `jenis` (`teks`, `angka`, `bulat`, `ya_tidak`, `tanggal`, `waktu`, `domain`) or `pilihan`, `nilai`, and `keterangan`. Numbers and dates may have `dari` and `sampai`. Its value has to be there and to fit its type, also where an overlay gives it. A parameter inside the value of another one is not filled in.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (name, parameter) in subject.sop.parameters.iter() {
        if enough(findings) {
            return;
        }
        let finding = |span, what| Diagnostic::error("SOP036", span, what);
        let misdeclared = parameter.misdeclared(name);
        // Of a type that is not right, no value is.
        let sound = misdeclared.is_empty();
        findings
            .extend(misdeclared.into_iter().map(|wrong| finding(wrong.span, wrong.what).hint(wrong.hint)));
        let Some(value) = &parameter.value else {
            findings.push(
                finding(name.span, say!(id: "parameter `{name}` belum punya nilai", en: "the parameter `{name}` has no value"))
                    .hint(say!(id: "tambahkan `nilai: ...`; sebuah turunan menulis `parameter: {{{name}: ...}}`", en: "add `nilai: ...`; an overlay writes `parameter: {{{name}: ...}}`")),
            );
            continue;
        };
        let span = if value.span.end == 0 { name.span } else { value.span };
        if let Some(unfit) = parameter.wrong(value).filter(|_| sound) {
            let (id, en) = (unfit.what.id, unfit.what.en);
            findings.push(
                finding(span, say!(id: "parameter `{name}`: {id}", en: "the parameter `{name}`: {en}"))
                    .hint(unfit.hint),
            );
        }
        // One that stands for itself keeps printed braces as they are.
        let stands_for_itself = value.value == format!("{{{name}}}");
        if let Some((_, inner)) = references(value).next().filter(|_| !stands_for_itself) {
            findings.push(
                finding(span, say!(id: "`{{{inner}}}` di dalam nilai `{name}` tidak diganti", en: "`{{{inner}}}` in the value of `{name}` is not filled in"))
                    .hint(say!(id: "tulis nilainya sendiri di sini", en: "write its value here")),
            );
        }
    }
}
