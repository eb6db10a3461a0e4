//! The branches of a flow as lanes: its trunk goes straight down, and what leaves the trunk stands right of it.

use crate::grid::Way;

/// The last lane; branches that are further out share it.
const LAST: usize = 5;

/// The lane of each of so many rows, for ways in the order of the rows that they leave.
pub(crate) fn lanes(rows: usize, ways: &[Way<'_>]) -> Vec<usize> {
    let down = down(rows, ways);
    let (mut trunks, mut sides): (Vec<Option<usize>>, _) = (vec![None; rows], vec![None; rows]);
    let mut lanes = Vec::new();
    for (row, down) in down.iter().enumerate() {
        // Where a trunk comes down, branches join it.
        let own = trunks[row].or(sides[row]).unwrap_or(0);
        lanes.push(own);
        for (aside, to) in down.iter().enumerate() {
            let wanted = if aside == 0 { &mut trunks[*to] } else { &mut sides[*to] };
            let lane = (own + aside).min(LAST);
            *wanted = Some(wanted.map_or(lane, |other: usize| other.min(lane)));
        }
    }
    lanes
}

/// The rows further down to which each row leads: first those from which the flow can come to its end without going back
/// up, of these the nearest first.
fn down(rows: usize, ways: &[Way<'_>]) -> Vec<Vec<usize>> {
    let mut down = vec![Vec::new(); rows];
    let mut is_end = vec![true; rows];
    for way in ways {
        is_end[way.from] = false;
        if way.to > way.from {
            down[way.from].push(way.to);
        }
    }
    let mut goes_through = is_end;
    for (row, down) in down.iter_mut().enumerate().rev() {
        goes_through[row] |= down.iter().any(|to| goes_through[*to]);
        down.sort_unstable_by_key(|to| (!goes_through[*to], *to));
        down.dedup();
    }
    down
}
