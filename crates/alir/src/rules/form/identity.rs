//! SOP070: an identity block names the office and who approved the SOP.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};
use crate::sop::Identity;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP070",
        severity: Severity::Error,
        title: Words { id: "identitas belum lengkap", en: "an incomplete identity block" },
        about: Words {
            id: "Blok `identitas` menjadi halaman pertama dokumen SOP. Tanpa nama instansi dan jabatan yang mengesahkan, dokumen itu bukan SOP resmi.\n\nTambahkan `instansi: [PEMERINTAH KABUPATEN ..., DINAS ...]` dan `disahkan_oleh: {jabatan: Kepala Dinas ...}`, atau `disahkan_oleh: {pejabat: kepala_dinas}` bila profil memuat pejabat itu. SOP yang ditetapkan dengan keputusan (`ditetapkan_dengan`) tidak memerlukan `disahkan_oleh`. SOP tanpa blok `identitas` (contoh, konsep) tidak diperiksa.",
            en: "The block `identitas` becomes the first page of the document. Without the name of the organisation and the office that approved it, the document is no official SOP.\n\nAdd `instansi: [PEMERINTAH KABUPATEN ..., DINAS ...]` and `disahkan_oleh: {jabatan: Kepala Dinas ...}`, or `disahkan_oleh: {pejabat: kepala_dinas}` if the profile has that official. A SOP that a decree enacts (`ditetapkan_dengan`) needs no `disahkan_oleh`. A SOP without the block `identitas` (an example, a draft) is not looked at.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let sop = subject.filled;
    // A block of the wrong shape has been reported as what it is, and stands as an empty one.
    let Some(identity) = sop.identity.as_ref().filter(|identity| **identity != Identity::default()) else {
        return;
    };
    let mut missing = |key: &str, example: &str| {
        findings.push(
            Diagnostic::error(
                "SOP070",
                sop.id.span,
                say!(id: "`{key}` pada `identitas` belum diisi", en: "`{key}` of `identitas` is missing"),
            )
            .hint(Text::new(
                format!("tambahkan `{example}` pada `identitas`"),
                format!("add `{example}` to `identitas`"),
            )),
        );
    };
    let named = |text: &str| !text.trim().is_empty();
    if !identity.organisation.iter().chain(identity.unit.iter()).any(named) {
        missing("instansi", "instansi: [PEMERINTAH KABUPATEN ..., DINAS ...]");
    }
    let approval = identity.approved_by.as_ref();
    let office = approval.and_then(|approval| approval.office.as_ref().or(approval.official.as_ref()));
    if sop.enacted_by.is_none() && !office.is_some_and(|office| named(office)) {
        missing("disahkan_oleh", "disahkan_oleh: {jabatan: Kepala Dinas ...}");
    }
}
