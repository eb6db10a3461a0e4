//! SOP086 and SOP087: what a SOP passes over (`abaikan`), it passes over with a reason, and there is such a thing.

use std::collections::BTreeMap;

use super::{Rule, library, library_profile, of_sops};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::lang::{Text, Words, say};
use crate::limits;
use crate::sop::{Definition, Loc, Ordered};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "SOP086",
        severity: Severity::Warning,
        title: Words { id: "tidak dapat diabaikan", en: "this cannot be passed over" },
        about: Words {
            id: "`abaikan` menyebut kode sebuah peringatan atau info, dan alasannya: `abaikan: {SOP061: disepakati hari kerja}`. Ditulis pada SOP, berlaku untuk seluruh berkas; ditulis pada langkah, untuk langkah itu saja. Kesalahan tidak dapat diabaikan, dan tanpa alasan tidak ada yang diabaikan.\n\n`alir periksa --semua` menampilkan yang diabaikan dengan alasannya.",
            en: "`abaikan` names the code of a warning or an info, and the reason: `abaikan: {SOP061: disepakati hari kerja}`. On a SOP it holds for the whole file, on a step for that step only. An error cannot be passed over, and nothing is without a reason.\n\n`alir check --all` shows what is passed over, with the reason.",
        },
    },
    Rule {
        code: "SOP087",
        severity: Severity::Info,
        title: Words { id: "tidak ada yang diabaikan", en: "nothing to pass over" },
        about: Words {
            id: "`abaikan` menyebut kode yang tidak lagi ditemukan di sini: yang dikeluhkan sudah diperbaiki, atau `abaikan` berada pada langkah yang salah. Hapus barisnya, supaya temuan yang sama kelak tidak terlewat.",
            en: "`abaikan` names a code that is not found here any more: what it was about has been mended, or it stands on the wrong step. Take the line out, so that the same finding is not missed one day.",
        },
    },
];

/// Findings, without those that are passed over, and those.
pub(super) struct Sorted {
    pub(super) kept: Vec<Diagnostic>,
    /// As infos, with the reason.
    pub(super) silenced: Vec<Diagnostic>,
}

/// What is passed over at one place.
struct Silence<'s> {
    code: &'s Loc<String>,
    reason: &'s str,
    /// Just behind the last byte of the step; `None` for the whole file.
    end: Option<u32>,
    used: bool,
}

/// By code, and by where it begins to hold.
type Silences<'s> = BTreeMap<(&'s str, u32), Silence<'s>>;

/// Leaves out what the definition passes over, and tells what is wrong with how it says so.
pub(super) fn apply(sop: &Definition, text: &str, findings: Vec<Diagnostic>) -> Sorted {
    let mut sorted = Sorted { kept: Vec::new(), silenced: Vec::new() };
    let mut own = Vec::new();
    let (mut whole, mut steps) = read(sop, text, &mut own);
    // A rule that did not run, or stopped early, has not said everything.
    let all_said = findings.len() < limits::MAX_FINDINGS
        && !findings.iter().any(|finding| finding.severity == Severity::Error);
    for finding in findings {
        if finding.severity == Severity::Error {
            sorted.kept.push(finding);
            continue;
        }
        let at = finding.span.start;
        let last =
            steps.range_mut((finding.code, 0)..=(finding.code, at)).next_back().map(|(_, silence)| silence);
        let of_step = last.filter(|silence| silence.end.is_none_or(|end| at < end));
        match of_step.or_else(|| whole.get_mut(&(finding.code, 0))) {
            Some(silence) => {
                silence.used = true;
                let (reason, Text { id, en }) = (silence.reason, &finding.message);
                let message = say!(id: "{id}; diabaikan: {reason}", en: "{en}; passed over: {reason}");
                sorted.silenced.push(Diagnostic {
                    severity: Severity::Info,
                    message,
                    hints: Vec::new(),
                    ..finding
                });
            }
            None => sorted.kept.push(finding),
        }
    }
    let found_here = |code: &str| of_sops().any(|check| check.rule.code == code);
    let idle = whole
        .into_values()
        .chain(steps.into_values())
        .filter(|silence| !silence.used && found_here(silence.code));
    for silence in idle.filter(|_| all_said).take(limits::MAX_FINDINGS) {
        let code = silence.code;
        own.push(
            Diagnostic::info("SOP087", code.span, say!(id: "`{code}` tidak ditemukan di sini, jadi tidak ada yang diabaikan", en: "`{code}` is not found here, so there is nothing to pass over"))
                .hint(say!(id: "hapus `{code}` dari `abaikan`", en: "take `{code}` out of `abaikan`")),
        );
    }
    own.truncate(limits::MAX_FINDINGS.saturating_sub(sorted.kept.len()));
    sorted.kept.append(&mut own);
    sorted
}

/// Whether a SOP passes over a finding as a whole.
pub(super) fn is_silenced(sop: &Definition, finding: &Diagnostic) -> bool {
    let reason = sop.silenced.get(finding.code).map_or("", |reason| reason.trim());
    finding.severity != Severity::Error && !reason.is_empty()
}

/// What is passed over in the whole file, and on steps.
fn read<'s>(sop: &'s Definition, text: &str, findings: &mut Vec<Diagnostic>) -> (Silences<'s>, Silences<'s>) {
    let (mut whole, mut steps) = (Silences::new(), Silences::new());
    for (code, reason) in valid(&sop.silenced, sop.id.span, findings) {
        whole.insert((code.as_str(), 0), Silence { code, reason, end: None, used: false });
    }
    let entries = &sop.steps.entries;
    for (at, (id, step)) in entries.iter().enumerate().filter(|(_, (_, step))| !step.silenced.is_empty()) {
        let next =
            entries.get(at + 1).map_or_else(|| end_of_steps(text, id.span.end), |(id, _)| id.span.start);
        for (code, reason) in valid(&step.silenced, id.span, findings) {
            // A step that did not come from a file has no place by which its findings are known.
            if id.span.end > 0 {
                let silence = Silence { code, reason, end: Some(next), used: false };
                steps.insert((code.as_str(), id.span.start), silence);
            }
        }
    }
    (whole, steps)
}

/// The entries that can hold; a finding about each other.
fn valid<'s>(
    written: &'s Ordered<String, Loc<String>>,
    owner: Span,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(&'s Loc<String>, &'s str)> {
    let mut valid = Vec::new();
    for (code, reason) in written.iter() {
        let refused = |what: Text, hint: Text| {
            let span = if code.span.end == 0 { owner } else { code.span };
            Diagnostic::warning("SOP086", span, what).hint(hint)
        };
        let rule = silenceable().find(|rule| rule.code == code.as_str());
        let finding = match rule.map(|rule| rule.severity) {
            Some(Severity::Warning | Severity::Info) if !reason.trim().is_empty() => {
                valid.push((code, reason.trim()));
                continue;
            }
            Some(Severity::Warning | Severity::Info) => refused(
                say!(id: "`{code}` diabaikan tanpa alasan", en: "`{code}` is passed over without a reason"),
                say!(id: "tulis alasannya: `{code}: disepakati hari kerja`", en: "write the reason: `{code}: disepakati hari kerja`"),
            ),
            Some(Severity::Error) => refused(
                say!(id: "`{code}` adalah kesalahan dan tidak dapat diabaikan", en: "`{code}` is an error and cannot be passed over"),
                say!(id: "perbaiki kesalahannya, lalu hapus `{code}` dari `abaikan`", en: "mend the error, then take `{code}` out of `abaikan`"),
            ),
            None => {
                let codes =
                    silenceable().filter(|rule| rule.severity != Severity::Error).map(|rule| rule.code);
                refused(
                    say!(id: "`{code}` bukan kode yang dapat diabaikan", en: "`{code}` is no code that can be passed over"),
                    match nearest(code, codes) {
                        Some(near) => say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?"),
                        None => {
                            say!(id: "`alir jelaskan` mendaftar semua kode", en: "`alir explain` lists all codes")
                        }
                    },
                )
            }
        };
        if !super::enough(findings) {
            findings.push(finding);
        }
    }
    valid
}

/// What is found in a SOP and between SOPs.
fn silenceable() -> impl Iterator<Item = &'static Rule> {
    of_sops().map(|check| &check.rule).chain(library::RULES).chain(library_profile::RULES)
}

/// Where the steps end: at the next line that is not indented.
fn end_of_steps(text: &str, from: u32) -> u32 {
    let from = from as usize;
    let rest = text.get(from..).unwrap_or_default();
    let next = rest
        .match_indices('\n')
        .map(|(at, _)| from + at + 1)
        .find(|at| !text[*at..].starts_with([' ', '\t', '\r', '\n', '#', '}']) && *at < text.len());
    u32::try_from(next.unwrap_or(text.len())).unwrap_or(u32::MAX)
}
