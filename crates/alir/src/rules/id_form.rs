//! SOP028: ids can be typed, and referred to for ever.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP028",
        severity: Severity::Error,
        title: Words { id: "bentuk id", en: "the form of an id" },
        about: Words {
            id: "Id SOP memakai huruf kecil, angka dan tanda hubung (`pengajuan-subdomain`); id langkah, pelaksana, tahap dan parameter memakai huruf kecil, angka dan garis bawah (`cek_nama`), diawali huruf. Nomor tercetak ditulis pada `no`, bukan sebagai id, supaya penomoran ulang tidak merusak rujukan.",
            en: "The id of a SOP is made of lower-case letters, digits and hyphens (`pengajuan-subdomain`); ids of steps, lanes, stages and parameters of lower-case letters, digits and underscores (`cek_nama`), a letter first. The printed number stands under `no`, not as the id, so that renumbering breaks no reference.",
        },
    },
    run,
    needs_whole_flow: false,
};

/// Whether a text can be an id: lower-case letters, digits and one more sign, a letter first.
///
/// ```
/// assert!(alir::rules::is_id("pengajuan-subdomain", '-'));
/// assert!(!alir::rules::is_id("Pengajuan subdomain", '-'));
/// ```
pub fn is_id(text: &str, joiner: char) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joiner)
        && text.len() <= crate::limits::MAX_ID_BYTES
}

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.sop;
    let mut look = |id: &str, span: Span, joiner: char| {
        if id.is_empty() || is_id(id, joiner) {
            return;
        }
        let plain: String = id
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(joiner.to_string().as_str());
        let finding = Diagnostic::error(
            "SOP028",
            span,
            say!(id: "`{id}` bukan id yang sah", en: "`{id}` is not a valid id"),
        );
        findings.push(if is_id(&plain, joiner) && plain != id {
            finding.hint(say!(id: "tulis `{plain}`", en: "write `{plain}`"))
        } else {
            finding.hint(say!(id: "pakai huruf kecil, angka dan `{joiner}`, diawali huruf", en: "use lower-case letters, digits and `{joiner}`, a letter first"))
        });
    };
    look(sop.id.as_str(), sop.id.span, '-');
    sop.lanes.iter().for_each(|(id, _)| look(id.as_str(), id.span, '_'));
    sop.stages.iter().for_each(|(id, _)| look(id, id.span, '_'));
    sop.parameters.iter().for_each(|(id, _)| look(id, id.span, '_'));
    sop.steps.iter().for_each(|(id, _)| look(id.as_str(), id.span, '_'));
}
