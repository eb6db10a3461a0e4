//! Tables of standard operating procedures as SOP files: words as printed, a marked question at each guess.
//!
//! ```
//! let table = "No;Kegiatan;Pelaksana;Waktu;Output\n1;Mencatat surat;Staf;5 menit;Agenda\n2;Surat lengkap?;Kepala;1 jam;\n";
//! let draft = alir_import::import(table.as_bytes(), None).map_err(|refusal| refusal.text())?;
//! let written = draft.write();
//! assert!(written.text.contains("kegiatan: Mencatat surat\n"));
//! assert!(written.text.contains("tidak: mencatat_surat # TANYA:"));
//! assert!(alir::load(&written.text).is_ok());
//! # Ok::<(), alir::lang::Text>(())
//! ```

mod limits;
mod refusal;
mod words;
mod grid;
mod unzip;
mod csv;
mod xlsx;
mod docx;
mod heads;
mod layout;
mod rows;
mod identity;
mod draft;
mod scalar;
mod write;
mod guess;
mod sop;

pub use draft::{At, Draft, DraftLane, DraftStep, Entry, Kind};
pub use refusal::Refusal;
pub use scalar::{flow, scalar};
pub use words::{id_of, sop_id_of};
pub use write::{Question, UNKNOWN, Written};

/// Reads a table, whatever its form, into a draft of a SOP. `sheet` is the sheet or table that is meant; without it, the
/// first that holds a SOP.
///
/// # Errors
/// When the bytes are no table that can be read, or hold no table of a SOP.
pub fn import(bytes: &[u8], sheet: Option<&str>) -> Result<Draft, Refusal> {
    let grids = if bytes.starts_with(b"PK") {
        unzip::bounded(bytes)?;
        if unzip::has(bytes, "word/document.xml") { docx::read(bytes)? } else { xlsx::read(bytes)? }
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Refusal::OldOffice);
    } else {
        vec![csv::read(bytes)?]
    };
    let layout = layout::find(&grids, sheet)?;
    let rows = rows::read(&grids, &layout);
    if rows.steps.is_empty() {
        return Err(Refusal::NoRows { sheet: layout.sheet_name(&grids), row: layout.data + 1 });
    }
    Ok(sop::draft(&grids, &layout, rows))
}
