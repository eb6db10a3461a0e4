//! SOP072: the number of a civil servant has 18 digits.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};

/// Digits of a NIP: day of birth (8), month of entry (6), sex (1), number (3).
const DIGITS: usize = 18;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP072",
        severity: Severity::Error,
        title: Words { id: "NIP bukan 18 angka", en: "a NIP without 18 digits" },
        about: Words {
            id: "NIP terdiri dari 18 angka: tanggal lahir (8), bulan pengangkatan (6), jenis kelamin (1), nomor urut (3). Spasi boleh ditulis seperti tercetak: `19650622 199403 1 008`. Salah ketik di sini membuat dokumen resmi menunjuk orang lain. Bila NIP tidak ada, kosongkan atau tulis `-`.",
            en: "A NIP has 18 digits: date of birth (8), month of entry (6), sex (1), number (3). Spaces may stand as printed: `19650622 199403 1 008`. A slip here makes an official document point at somebody else. Where there is none, leave it empty or write `-`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    let approvals = [
        sop.identity.as_ref().and_then(|identity| identity.approved_by.as_ref()),
        sop.table_signature.as_ref(),
    ];
    for nip in approvals.into_iter().flatten().filter_map(|approval| approval.nip.as_ref()) {
        let Some(what) = odd(nip) else { continue };
        findings.push(Diagnostic::error("SOP072", super::place(nip, sop.id.span), what).hint(hint()));
    }
}

/// What is wrong with a NIP, if anything. None and `-` are right.
pub(in crate::rules) fn odd(nip: &str) -> Option<Text> {
    let nip = nip.trim();
    let digits = nip.chars().filter(char::is_ascii_digit).count();
    if nip.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace()) {
        return (nip != "-").then(|| {
            say!(id: "NIP `{nip}` memuat tanda selain angka dan spasi", en: "the NIP `{nip}` has signs other than digits and spaces")
        });
    }
    (!nip.is_empty() && digits != DIGITS).then(|| {
        say!(id: "NIP `{nip}` terdiri dari {digits} angka, bukan {DIGITS}", en: "the NIP `{nip}` has {digits} digits, not {DIGITS}")
    })
}

/// How to mend it.
pub(in crate::rules) fn hint() -> Text {
    say!(
        id: "tulis {DIGITS} angka, misalnya `19650622 199403 1 008`; bila tidak ada, tulis `-`",
        en: "write {DIGITS} digits, `19650622 199403 1 008` for example; where there is none, write `-`",
    )
}
