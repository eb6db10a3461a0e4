//! What is printed beside the SOP's own words, in the language of the office's documents.

use alir::sop::PrintedLanguage;

/// The words.
pub(super) struct Words {
    /// The code of the language, as documents name it.
    pub(super) language: &'static str,
    /// At the foot of pages.
    pub(super) pages: &'static str,
    pub(super) identity: &'static str,
    pub(super) flow: &'static str,
    pub(super) monitoring: &'static str,
    pub(super) decree: &'static str,
    pub(super) number: &'static str,
    pub(super) made_on: &'static str,
    pub(super) revised_on: &'static str,
    pub(super) effective_on: &'static str,
    pub(super) approved_by: &'static str,
    pub(super) name: &'static str,
    pub(super) legal_basis: &'static str,
    pub(super) qualifications: &'static str,
    pub(super) related: &'static str,
    pub(super) equipment: &'static str,
    pub(super) warning: &'static str,
    pub(super) records: &'static str,
    pub(super) logo: &'static str,
    pub(super) monitoring_title: &'static str,
    /// The heads of the form for monitoring.
    pub(super) monitoring_heads: [&'static str; 7],
    /// What stands over two of them.
    pub(super) assessment: &'static str,
}

const INDONESIAN: Words = Words {
    language: "id-ID",
    pages: "Halaman &P dari &N",
    identity: "Identitas",
    flow: "Diagram Alir",
    monitoring: "Monitoring",
    decree: "Keputusan",
    number: "Nomor SOP",
    made_on: "Tanggal Pembuatan",
    revised_on: "Tanggal Revisi",
    effective_on: "Tanggal Efektif",
    approved_by: "Disahkan oleh",
    name: "Nama SOP",
    legal_basis: "DASAR HUKUM",
    qualifications: "KUALIFIKASI PELAKSANA",
    related: "KETERKAITAN",
    equipment: "PERALATAN/PERLENGKAPAN",
    warning: "PERINGATAN",
    records: "PENCATATAN DAN PENDATAAN",
    logo: "Lambang",
    monitoring_title: "MONITORING PELAKSANAAN SOP",
    monitoring_heads: [
        "No",
        "Prosedur",
        "Berjalan dengan baik",
        "Tidak berjalan dengan baik",
        "Catatan hasil penilaian",
        "Tindakan yang harus diambil",
        "Paraf penilai",
    ],
    assessment: "Penilaian terhadap penerapan",
};

const ENGLISH: Words = Words {
    language: "en-GB",
    pages: "Page &P of &N",
    identity: "Identity",
    flow: "Flowchart",
    monitoring: "Monitoring",
    decree: "Decree",
    number: "SOP number",
    made_on: "Date made",
    revised_on: "Date revised",
    effective_on: "Effective date",
    approved_by: "Approved by",
    name: "Name of SOP",
    legal_basis: "LEGAL BASIS",
    qualifications: "QUALIFICATIONS OF PERFORMERS",
    related: "RELATED PROCEDURES",
    equipment: "EQUIPMENT",
    warning: "WARNING",
    records: "RECORDS AND DATA",
    logo: "Emblem",
    monitoring_title: "MONITORING OF THE SOP",
    monitoring_heads: [
        "No",
        "Procedure",
        "Works well",
        "Does not work well",
        "Remarks on the assessment",
        "Action to be taken",
        "Initials of the assessor",
    ],
    assessment: "Assessment of how it is applied",
};

impl Words {
    /// Those of a language.
    pub(super) fn of(language: PrintedLanguage) -> &'static Self {
        match language {
            PrintedLanguage::Indonesian => &INDONESIAN,
            PrintedLanguage::English => &ENGLISH,
        }
    }
}
