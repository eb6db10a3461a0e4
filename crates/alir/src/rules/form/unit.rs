//! SOP071: an identity block names the unit that owns the SOP.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP071",
        severity: Severity::Warning,
        title: Words { id: "unit kerja tidak disebut", en: "the unit is not named" },
        about: Words {
            id: "Halaman identitas mencetak unit kerja pemilik SOP di bawah nama instansi; unit itulah yang memantau dan memperbaruinya. Tambahkan `unit: BIDANG ...` pada `identitas`.",
            en: "The identity page prints the unit that owns the SOP below the name of the organisation; that unit watches over it and renews it. Add `unit: BIDANG ...` to `identitas`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(identity) = &subject.filled.identity else { return };
    let named = |text: &str| !text.trim().is_empty();
    // Where the organisation is missing too, that is said, and more than this.
    if identity.organisation.iter().any(named) && !identity.unit.iter().any(named) {
        let span = identity
            .organisation
            .0
            .first()
            .map_or(subject.filled.id.span, |text| super::place(text, subject.filled.id.span));
        findings.push(
            Diagnostic::warning("SOP071", span, say!(id: "`identitas` tidak menyebut unit kerja pemilik SOP", en: "`identitas` does not name the unit that owns the SOP"))
                .hint(say!(id: "tambahkan `unit: BIDANG ...`", en: "add `unit: BIDANG ...`")),
        );
    }
}
