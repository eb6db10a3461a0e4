//! Where the connectors of a page stand: each in the lane of the step that it is for, or beside it.

use crate::grid::Connectors;

/// A connector that a page needs.
pub(super) struct Wanted {
    /// The lane in which it would like to stand.
    pub(super) lane: usize,
    /// Its letter.
    pub(super) letter: String,
}

/// Rows of connectors, from the table outwards; and the row and lane of each.
pub(super) fn rows(wanted: &[Wanted], lanes: usize) -> (Vec<Connectors>, Vec<(usize, usize)>) {
    let mut rows: Vec<Vec<Option<&str>>> = Vec::new();
    let mut places = Vec::new();
    for connector in wanted {
        let free = |row: &Vec<Option<&str>>| {
            let free = (0..lanes).filter(|lane| row[*lane].is_none());
            free.min_by_key(|lane| lane.abs_diff(connector.lane))
        };
        let found = rows.iter().enumerate().find_map(|(at, row)| Some((at, free(row)?)));
        let (row, lane) = found.unwrap_or_else(|| {
            rows.push(vec![None; lanes]);
            (rows.len() - 1, connector.lane)
        });
        rows[row][lane] = Some(&connector.letter);
        places.push((row, lane));
    }
    let connectors = |row: Vec<Option<&str>>| {
        let (lanes, letters) =
            row.into_iter().enumerate().filter_map(|(lane, letter)| Some((lane, letter?.to_owned()))).unzip();
        Connectors { lanes, letters }
    };
    (rows.into_iter().map(connectors).collect(), places)
}

/// The letters of connectors: A to Z, AA, AB, ...
pub(super) fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match at / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, letter, rows};

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letter), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn connectors_stand_as_near_as_they_can() {
        let wanted = [1, 1, 1, 0].map(|lane| Wanted { lane, letter: lane.to_string() });
        let (rows, places) = rows(&wanted, 3);
        assert_eq!(places, [(0, 1), (0, 0), (0, 2), (1, 0)]);
        assert_eq!(rows[0].letters, ["1", "1", "1"]);
    }
}
