//! PRF004: an office has a zone that is known.

use crate::diagnostic::{Diagnostic, Rule, Severity, Span};
use crate::lang::{Text, Words, say};
use crate::sop::Profile;
use crate::time::Zone;

pub(super) const RULE: Rule = Rule {
    code: "PRF004",
    severity: Severity::Error,
    title: Words { id: "zona waktu tidak ada atau tidak dikenal", en: "the zone is missing or not known" },
    about: Words {
        id: "`zona_waktu` adalah `WIB`, `WITA`, `WIT`, nama seperti `Asia/Makassar`, atau selisih dari UTC seperti `+08:00`. Tanpa zona waktu tidak ada tenggat yang dapat dihitung.",
        en: "`zona_waktu` is `WIB`, `WITA`, `WIT`, a name such as `Asia/Makassar`, or the offset from UTC, as `+08:00`. Without a zone no due date can be counted.",
    },
};

pub(super) fn read(profile: &Profile, findings: &mut Vec<Diagnostic>) -> Option<Zone> {
    let text = profile.zone.trim();
    let hint = || say!(id: "tulis misalnya `zona_waktu: WITA`", en: "write `zona_waktu: WITA`, for example");
    let mut report =
        |span: Span, what: Text| findings.push(Diagnostic::error("PRF004", span, what).hint(hint()));
    if text.is_empty() {
        let span = if profile.zone.span.end == 0 { profile.id.span } else { profile.zone.span };
        report(span, say!(id: "`zona_waktu` belum diisi", en: "`zona_waktu` is missing"));
        return None;
    }
    let zone = text.parse().ok();
    if zone.is_none() {
        report(profile.zone.span, say!(id: "zona waktu `{text}` tidak dikenal", en: "unknown zone `{text}`"));
    }
    zone
}
