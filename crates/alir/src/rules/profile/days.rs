//! PRF002: hours are those of days of the week, each named once.

use crate::diagnostic::{Diagnostic, Rule, Severity, nearest};
use crate::lang::{Words, say};
use crate::sop::Loc;

pub(super) const RULE: Rule = Rule {
    code: "PRF002",
    severity: Severity::Error,
    title: Words {
        id: "hari tidak dikenal atau disebut dua kali",
        en: "an unknown day of the week, or one named twice",
    },
    about: Words {
        id: "Kunci di bawah `jam_kerja` adalah hari (`senin`), rentang (`senin-kamis`) atau beberapa hari (`senin, rabu`). Setiap hari paling banyak sekali; hari yang tidak disebut adalah hari libur.",
        en: "The keys under `jam_kerja` are a day (`senin`), a range (`senin-kamis`) or several days (`senin, rabu`). Each day stands once at most; one that is not named is a day off.",
    },
};

const DAYS: [&str; 7] = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"];

/// The days that a key means, Monday being 0. `named` remembers by which key each day was named before.
pub(super) fn read<'k>(
    key: &'k Loc<String>,
    named: &mut [Option<&'k str>; 7],
    findings: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let mut days = Vec::new();
    for part in key.split(',') {
        let range = match part.split_once(['-', '–', '—']) {
            None => day(part).map(|day| (day, day)),
            Some((first, last)) => day(first).and_then(|first| Ok((first, day(last)?))),
        };
        match range {
            Ok((first, last)) if first <= last => days.extend(first..=last),
            Ok((first, last)) => {
                let (first, last) = (DAYS[first], DAYS[last]);
                findings.push(
                    Diagnostic::error("PRF002", key.span, say!(id: "`{first}` tidak mendahului `{last}`", en: "`{first}` does not come before `{last}`"))
                        .hint(say!(id: "minggu kerja mulai dengan `senin`; tulis hari-hari itu dengan koma di antaranya", en: "a week begins with `senin`; write the days with commas between them")),
                );
            }
            Err(word) => findings.push(unknown(word, key)),
        }
    }
    days.retain(|day| match named[*day] {
        None => {
            named[*day] = Some(key.as_str());
            true
        }
        Some(before) => {
            let day = DAYS[*day];
            findings.push(
                Diagnostic::error("PRF002", key.span, say!(id: "`{day}` sudah disebut dalam `{before}`", en: "`{day}` is named in `{before}` already"))
                    .hint(say!(id: "sebut setiap hari satu kali saja", en: "name each day only once")),
            );
            false
        }
    });
    days
}

fn unknown(word: &str, key: &Loc<String>) -> Diagnostic {
    let finding = Diagnostic::error(
        "PRF002",
        key.span,
        say!(id: "`{word}` bukan nama hari", en: "`{word}` is not a day of the week"),
    );
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // What stands behind a comma in `{senin: 07.30-12.00, 13.00-16.00}` is a key of its own to YAML.
        return finding.hint(say!(
            id: "di dalam kurung, jam kerja yang memuat koma ditulis di antara tanda kutip: `senin: \"07.30-12.00, 13.00-16.00\"`",
            en: "inside brackets, hours with a comma are written in quotes: `senin: \"07.30-12.00, 13.00-16.00\"`",
        ));
    }
    match nearest(word, DAYS) {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding.hint(say!(id: "tulis misalnya `senin`, `senin-kamis` atau `senin, rabu`", en: "write `senin`, `senin-kamis` or `senin, rabu`, for example")),
    }
}

/// A day by its name, which may be written in more than one way; or the name.
fn day(word: &str) -> Result<usize, &str> {
    let word = word.trim();
    let plain = word.to_lowercase();
    let plain = match plain.as_str() {
        "jum'at" | "jum’at" => "jumat",
        "ahad" => "minggu",
        other => other,
    };
    DAYS.iter().position(|day| *day == plain).ok_or(word)
}
