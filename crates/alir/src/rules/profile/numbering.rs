//! PRF015: patterns of numbers give numbers that can be told apart.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::numbering::Pattern;
use crate::sop::{Loc, Ordered};

pub(super) const RULE: Rule = Rule {
    code: "PRF015",
    severity: Severity::Error,
    title: Words { id: "pola nomor tidak sah", en: "a pattern of numbers that is not right" },
    about: Words {
        id: "`penomoran` memuat pola menurut nama: `surat: 555/{urut:03}/DISKOMINFO/{tahun}`. Di dalamnya `{urut}` (tepat satu kali) adalah nomor yang bertambah, dengan lebar bila ditulis `{urut:03}`; `{tahun}`, `{bulan}`, `{bulan:romawi}` dan `{tanggal}` berasal dari harinya; nama lain seperti `{sub}` diberi oleh yang meminta nomor. Pola dengan `{tahun}` mulai lagi dari 1 setiap tahun. Nomor berkas (`berkas`) diberi tanpa kata lain.",
        en: "`penomoran` holds patterns by name: `surat: 555/{urut:03}/DISKOMINFO/{tahun}`. In them `{urut}` (exactly once) is the number that grows, with a width if written `{urut:03}`; `{tahun}`, `{bulan}`, `{bulan:romawi}` and `{tanggal}` come from the day; any other name such as `{sub}` is given by who asks for a number. A pattern with `{tahun}` begins again with 1 each year. Numbers of cases (`berkas`) are given without other words.",
    },
};

/// The name of the pattern for cases.
const OF_CASES: &str = "berkas";

pub(super) fn read(
    written: &Ordered<String, Loc<String>>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Pattern> {
    let mut patterns = BTreeMap::new();
    for (name, text) in written.iter() {
        if super::hopeless(findings) {
            break;
        }
        let span = if text.span.end == 0 { name.span } else { text.span };
        match Pattern::read(text) {
            Ok(pattern) => {
                let word = pattern.words().next().filter(|_| name.as_str() == OF_CASES);
                if let Some(word) = word {
                    findings.push(
                        Diagnostic::error("PRF015", span, say!(id: "pola `berkas` memuat {{{word}}}, yang tidak diberi siapa pun", en: "the pattern `berkas` has {{{word}}}, which nobody gives"))
                            .hint(say!(id: "pakai hanya {{urut}}, {{tahun}}, {{bulan}} dan {{tanggal}}", en: "use {{urut}}, {{tahun}}, {{bulan}} and {{tanggal}} only")),
                    );
                    continue;
                }
                patterns.insert(name.value.clone(), pattern);
            }
            Err(wrong) => findings.push(Diagnostic::error("PRF015", span, wrong.what).hint(wrong.hint)),
        }
    }
    patterns
}
