//! Tables as text: commas, semicolons or tabs, UTF-8 or what Windows wrote before.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::grid::Grid;
use crate::heads;
use crate::limits::MAX_TABLE_BYTES;
use crate::refusal::Refusal;

/// The name of the one sheet that such a file has.
const NAME: &str = "CSV";

pub(crate) fn read(bytes: &[u8]) -> Result<Grid, Refusal> {
    if bytes.len() > MAX_TABLE_BYTES {
        return Err(Refusal::TooLarge);
    }
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding.decode(bytes).0,
        (None, Ok(text)) => text.into(),
        (None, Err(_)) => WINDOWS_1252.decode(bytes).0,
    };
    if text.contains('\0') {
        return Err(Refusal::NotATable { why: "NUL".to_owned() });
    }
    // What Excel writes to say which sign divides.
    let rest = text.split_once('\n').filter(|(first, _)| first.to_lowercase().starts_with("sep="));
    let text = rest.map_or(&*text, |(_, rest)| rest);
    let mut best: Option<(usize, Grid)> = None;
    for delimiter in [b';', b',', b'\t'] {
        let grid = divided(text, delimiter)?;
        let known = |row: &Vec<String>| row.iter().filter(|cell| heads::classify(cell).is_some()).count();
        let score = grid.rows.iter().map(known).max().unwrap_or(0) * 1000 + grid.width();
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, grid));
        }
    }
    best.map(|(_, grid)| grid).ok_or(Refusal::TooLarge)
}

fn divided(text: &str, delimiter: u8) -> Result<Grid, Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::new(NAME);
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    let mut last = reader.position().line();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(grid),
            Err(error) => return Err(Refusal::NotATable { why: error.to_string() }),
        }
        // The reader passes over empty lines, which end a table.
        let line = reader.position().line();
        let lines = 1 + record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        if line > last + lines && row > 0 {
            row += 1;
        }
        last = line;
        for (column, cell) in record.iter().enumerate() {
            grid.put(row, column, cell)?;
        }
        grid.reach(row)?;
        row += 1;
    }
}
