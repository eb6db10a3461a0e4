//! Why a file gives no SOP.

use alir::lang::Text;

/// Why a file gives no SOP, with what was looked for and found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// Neither text nor a file of an office program that is known.
    NotATable {
        /// What went wrong, in the words of the reader of the form.
        why: String,
    },
    /// A form of office programs before 2007.
    OldOffice,
    /// Larger than a table of a SOP can be.
    TooLarge,
    /// There is no such sheet or table.
    NoSheet {
        /// The one that was asked for.
        asked: String,
        /// Those that are there.
        there: Vec<String>,
    },
    /// No row of heads was found.
    NoHeads {
        /// The sheet and row (from 1) in which most heads were found, with these.
        best: Option<(String, usize, Vec<String>)>,
        /// The sheets that were looked at.
        sheets: Vec<String>,
    },
    /// There are heads, and no row below.
    NoRows {
        /// The sheet.
        sheet: String,
        /// The row (from 1) in which the first step was looked for.
        row: usize,
    },
}

macro_rules! say {
    (id: $id:literal, en: $en:literal $(,)?) => {
        alir::lang::Text::new(format!($id), format!($en))
    };
}
pub(crate) use say;

impl Refusal {
    /// A stable name, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotATable { .. } => "not_a_table",
            Self::OldOffice => "old_office",
            Self::TooLarge => "table_too_large",
            Self::NoSheet { .. } => "no_sheet",
            Self::NoHeads { .. } => "no_heads",
            Self::NoRows { .. } => "no_rows",
        }
    }

    /// What is wrong.
    pub fn text(&self) -> Text {
        match self {
            Self::NotATable { why } => {
                say!(id: "berkas ini tidak dapat dibaca sebagai tabel: {why}", en: "this file cannot be read as a table: {why}")
            }
            Self::OldOffice => {
                say!(id: "ini berkas Office lama (.xls atau .doc)", en: "this is a file of an old Office (.xls or .doc)")
            }
            Self::TooLarge => {
                say!(id: "tabel ini terlalu besar untuk sebuah SOP", en: "this table is too large for a SOP")
            }
            Self::NoSheet { asked, there } => {
                let there = there.join("`, `");
                say!(id: "lembar `{asked}` tidak ada; yang ada: `{there}`", en: "there is no sheet `{asked}`; there are: `{there}`")
            }
            Self::NoHeads { best: Some((sheet, row, found)), .. } => {
                let found = found.join("`, `");
                say!(
                    id: "ini bukan tabel SOP: pada lembar `{sheet}` baris {row} hanya ditemukan judul kolom `{found}`",
                    en: "this is no table of a SOP: in sheet `{sheet}`, row {row}, only the heads `{found}` were found",
                )
            }
            Self::NoHeads { best: None, sheets } => {
                let sheets = sheets.join("`, `");
                say!(
                    id: "ini bukan tabel SOP: tidak ada judul kolom yang dikenal pada lembar `{sheets}`",
                    en: "this is no table of a SOP: no known head of a column was found in sheet `{sheets}`",
                )
            }
            Self::NoRows { sheet, row } => {
                say!(id: "tabel pada lembar `{sheet}` tidak memuat kegiatan, dicari mulai baris {row}", en: "the table in sheet `{sheet}` holds no activity, looked for from row {row} on")
            }
        }
    }

    /// How to mend it.
    pub fn hint(&self) -> Option<Text> {
        match self {
            Self::NotATable { .. } => {
                Some(say!(id: "simpan sebagai .xlsx, .docx atau .csv", en: "save it as .xlsx, .docx or .csv"))
            }
            Self::OldOffice => {
                Some(say!(id: "simpan sebagai .xlsx atau .docx", en: "save it as .xlsx or .docx"))
            }
            Self::TooLarge => Some(
                say!(id: "salin tabel SOP saja ke berkas baru", en: "copy the table of the SOP alone into a new file"),
            ),
            Self::NoHeads { .. } => Some(say!(
                id: "yang dicari: `Kegiatan`, `Aktivitas` atau `Uraian Prosedur`, pada baris yang sama dengan `No`, `Pelaksana`, `Kelengkapan`, `Waktu`, `Output` atau `Keterangan`",
                en: "looked for: `Kegiatan`, `Aktivitas` or `Uraian Prosedur`, in one row with `No`, `Pelaksana`, `Kelengkapan`, `Waktu`, `Output` or `Keterangan`",
            )),
            Self::NoSheet { .. } | Self::NoRows { .. } => None,
        }
    }
}
