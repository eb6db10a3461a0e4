//! PRF014: a profile weighs findings that there are, and no error lightly.

use crate::diagnostic::{Diagnostic, Rule, Severity, nearest};
use crate::lang::{Words, say};
use crate::sop::{Level, Loc, Ordered};

pub(super) const RULE: Rule = Rule {
    code: "PRF014",
    severity: Severity::Warning,
    title: Words { id: "tingkat yang tidak berlaku", en: "a severity that does not hold" },
    about: Words {
        id: "`tingkat` pada profil menentukan seberapa berat temuan pada SOP daerah itu: `tingkat: {SOP061: kesalahan, SOP073: info, SOP074: mati}`. Kodenya harus ada (`alir jelaskan` mendaftarnya), dan sebuah kesalahan tidak dapat diringankan: SOP yang salah tidak dapat dijalankan, di daerah mana pun.",
        en: "`tingkat` of a profile decides how bad findings in the SOPs of that office are: `tingkat: {SOP061: kesalahan, SOP073: info, SOP074: mati}`. The code has to be there (`alir explain` lists them), and an error cannot be made less: a SOP with one cannot be run, in no office.",
    },
};

pub(super) fn look(levels: &Ordered<String, Loc<Level>>, findings: &mut Vec<Diagnostic>) {
    for (code, level) in levels.iter() {
        if super::hopeless(findings) || super::enough(findings) {
            return;
        }
        let finding = |what| Diagnostic::warning("PRF014", code.span, what);
        let rule = crate::rules::all().find(|rule| rule.code == code.as_str());
        match (rule.map(|rule| rule.severity), level.value) {
            (Some(Severity::Error), Level::Warning | Level::Info | Level::Off) => findings.push(
                finding(say!(id: "`{code}` adalah kesalahan dan tetap kesalahan", en: "`{code}` is an error and stays one"))
                    .hint(say!(id: "hapus `{code}` dari `tingkat`", en: "take `{code}` out of `tingkat`")),
            ),
            (Some(Severity::Error), Level::Error) | (Some(Severity::Warning | Severity::Info), _) => {}
            (None, _) => {
                let what = finding(say!(id: "tidak ada kode `{code}`", en: "there is no code `{code}`"));
                findings.push(match nearest(code, crate::rules::all().map(|rule| rule.code)) {
                    Some(near) => what.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
                    None => what.hint(say!(id: "`alir jelaskan` mendaftar semua kode", en: "`alir explain` lists all codes")),
                });
            }
        }
    }
}

/// Findings as an office weighs them: those of a code that it names become as bad as it says, or are left out.
///
/// An error stays one. What is passed over with a reason (`abaikan`) is not among them any more.
///
/// ```
/// use alir::sop::{Level, Loc, Ordered};
/// let sop = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: Pengecekan, oleh: x, selesai: S}}\n";
/// let Some(alir::sop::Document::Sop(sop_read)) = alir::sop::read(sop).value else { panic!() };
/// let found = alir::check_text(&sop_read, sop).diagnostics;
/// let levels: Ordered<_, _> = [("SOP074".to_owned(), Loc::from(Level::Error))].into_iter().collect();
/// let weighed = alir::rules::with_severities(found, &levels);
/// assert_eq!(weighed[0].severity.as_str(), "error");
/// ```
pub fn with_severities(findings: Vec<Diagnostic>, levels: &Ordered<String, Loc<Level>>) -> Vec<Diagnostic> {
    let weigh = |mut finding: Diagnostic| {
        if finding.severity != Severity::Error {
            finding.severity = match levels.get(finding.code).map(|level| level.value) {
                Some(Level::Error) => Severity::Error,
                Some(Level::Warning) => Severity::Warning,
                Some(Level::Info) => Severity::Info,
                Some(Level::Off) => return None,
                None => finding.severity,
            };
        }
        Some(finding)
    };
    findings.into_iter().filter_map(weigh).collect()
}
