//! PRF017: two do not hold an office at once.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::{Loc, Officials};

pub(super) const RULE: Rule = Rule {
    code: "PRF017",
    severity: Severity::Error,
    title: Words { id: "dua pejabat pada waktu yang sama", en: "two officials at the same time" },
    about: Words {
        id: "Setiap hari sebuah jabatan dipegang paling banyak satu orang. Tulis `sampai` pada yang lama dan `dari` pada yang baru. Hanya pelaksana harian (`bertindak: plh`) yang menggantikan pejabatnya untuk sementara: selama itu, dialah yang tercetak.",
        en: "On each day one person at most holds an office. Write `sampai` for the old one and `dari` for the new one. Only who stands in for a while (`bertindak: plh`) does so beside the holder, and is printed meanwhile.",
    },
};

pub(super) fn look(id: &Loc<String>, officials: &Officials, findings: &mut Vec<Diagnostic>) {
    let standing_in = |official: &&crate::sop::Official| {
        official.acting.as_ref().is_some_and(|acting| acting.value == crate::sop::Acting::Away)
    };
    let (away, holders): (Vec<_>, Vec<_>) = officials.0.iter().partition(standing_in);
    for group in [holders, away] {
        let mut spans: Vec<_> = group
            .into_iter()
            .map(|official| {
                let (from, to) = official.days();
                (from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX), official)
            })
            .collect();
        spans.sort_by_key(|(from, to, _)| (*from, *to));
        // The one before that lasts longest.
        let mut last: Option<NaiveDate> = None;
        for (from, to, official) in spans {
            if let Some(last) = last.filter(|last| from <= *last) {
                let written = [&official.from, &official.name].into_iter().flatten().next();
                let span = written.map_or(official.office.span, |written| written.span);
                let span = if span.end == 0 { id.span } else { span };
                let until = if last == NaiveDate::MAX { None } else { Some(last) };
                let what = match until {
                    Some(last) => {
                        say!(id: "pejabat `{id}` yang sebelumnya masih menjabat sampai {last}", en: "the holder of `{id}` before is in office until {last}")
                    }
                    None => {
                        say!(id: "pejabat `{id}` yang lain tidak punya `sampai`", en: "another holder of `{id}` has no `sampai`")
                    }
                };
                findings.push(Diagnostic::error("PRF017", span, what).hint(say!(
                    id: "tulis `sampai: ...` pada yang lama dan `dari: ...` pada yang baru",
                    en: "write `sampai: ...` for the old one and `dari: ...` for the new one",
                )));
            }
            last = last.max(Some(to));
        }
    }
}
