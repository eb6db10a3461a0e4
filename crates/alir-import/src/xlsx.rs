//! Spreadsheets, cell by cell: the only place that knows the package for them.

use std::io::Cursor;

use alir::lang::MONTHS;
use calamine::{Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};

use crate::grid::{Area, Grid};
use crate::refusal::Refusal;

fn broken(error: &XlsxError) -> Refusal {
    Refusal::NotATable { why: error.to_string() }
}

/// The sheets of a workbook whose zip is known to be bounded.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let mut grid = Grid::new(name.clone());
        match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => {
                while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
                    let (row, column) = cell.get_position();
                    let (row, column) = (row as usize, column as usize);
                    match cell.get_value() {
                        DataRef::Empty => {}
                        DataRef::SharedString(text) => grid.put(row, column, text)?,
                        other => grid.put(row, column, &shown(other))?,
                    }
                }
            }
            // A chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(&error)),
        }
        for area in book.merge_cells_by_sheet_name(&name).map_err(|error| broken(&error))? {
            let Dimensions { start, end } = area;
            let [top, left, bottom, right] = [start.0, start.1, end.0, end.1].map(|at| at as usize);
            grid.merge(Area { top, left, bottom, right })?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// A value as the sheet shows it, near enough: numbers without trailing zeros, days by the name of the month.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(when) if !when.is_duration() => {
            let (year, month, day, hour, minute, ..) = when.to_ymd_hms_milli();
            let month = MONTHS.get(usize::from(month).wrapping_sub(1)).map_or("", |month| month.id);
            if when.as_f64() < 1.0 {
                format!("{hour:02}.{minute:02}")
            } else {
                format!("{day} {month} {year}")
            }
        }
        DataRef::Error(_) => String::new(),
        other => Data::from(other.clone()).to_string(),
    }
}
