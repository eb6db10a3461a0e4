//! The words that only a workbook has, beside those of every document.

use alir::sop::PrintedLanguage;

/// Names of sheets, and what programs are told of the language.
#[derive(Clone, Copy)]
pub(super) struct Names {
    /// The code of the language.
    pub(super) code: &'static str,
    pub(super) cover: &'static str,
    pub(super) contents: &'static str,
    pub(super) identity: &'static str,
    pub(super) explanation: &'static str,
    pub(super) flow: &'static str,
    pub(super) monitoring: &'static str,
    pub(super) decree: &'static str,
}

impl Names {
    /// Those of a language.
    pub(super) const fn of(language: PrintedLanguage) -> Self {
        match language {
            PrintedLanguage::Indonesian => Self {
                code: "id-ID",
                cover: "Sampul",
                contents: "Daftar Isi",
                identity: "Identitas",
                explanation: "Penjelasan",
                flow: "Diagram Alir",
                monitoring: "Monitoring",
                decree: "Keputusan",
            },
            PrintedLanguage::English => Self {
                code: "en-GB",
                cover: "Cover",
                contents: "Contents",
                identity: "Identity",
                explanation: "Explanation",
                flow: "Flowchart",
                monitoring: "Monitoring",
                decree: "Decree",
            },
        }
    }
}
