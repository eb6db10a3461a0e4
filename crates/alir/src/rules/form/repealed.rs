//! SOP092: the legal basis is in force.

use super::{Check, Rule, Subject, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP092",
        severity: Severity::Warning,
        title: Words { id: "dasar hukum sudah diganti", en: "a repealed legal basis" },
        about: Words {
            id: "Sebuah peraturan pada `dasar_hukum` sudah diganti. Yang dikenali: PER/21/M.PAN/11/2008 tentang pedoman penyusunan SOP, diganti PermenPANRB 35/2012. Ganti butirnya, lalu periksa apakah isi SOP masih sesuai. Peraturan lain tidak diperiksa: `alir` hanya menyebut yang sudah dipastikan.",
            en: "A rule under `dasar_hukum` has been replaced. What is known: PER/21/M.PAN/11/2008 on the making of SOPs, replaced by PermenPANRB 35/2012. Replace the entry, then see whether the SOP still agrees with it. No other rule is looked at: `alir` names only what has been confirmed.",
        },
    },
    run,
    needs_whole_flow: false,
};

/// Letters and digits by which a rule is known, its name, and what replaced it.
const REPEALED: [(&str, &str, &str); 1] =
    // Source: PermenPANRB 35/2012 itself, the guideline in force; only confirmed replacements stand here.
    [("PER21MPAN112008", "PER/21/M.PAN/11/2008", "PermenPANRB Nomor 35 Tahun 2012")];

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(identity) = &subject.filled.identity else { return };
    let printed = identity.legal_basis_as_printed.iter().filter(|_| identity.legal_basis.is_empty());
    for text in identity.legal_basis.0.iter().chain(printed) {
        let plain: String =
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        for (_, old, new) in REPEALED.iter().filter(|(known, _, _)| plain.contains(known)) {
            if super::enough(findings) {
                return;
            }
            findings.push(
                Diagnostic::warning("SOP092", place(text, subject.filled.id.span), say!(id: "{old} sudah diganti {new}", en: "{old} has been replaced by {new}"))
                    .hint(say!(id: "ganti dengan `{new} tentang Pedoman Penyusunan SOP Administrasi Pemerintahan`", en: "write `{new} tentang Pedoman Penyusunan SOP Administrasi Pemerintahan` instead")),
            );
        }
    }
}
