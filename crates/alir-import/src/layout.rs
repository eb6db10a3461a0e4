//! Where the table of a SOP is, and which column holds what.

use crate::grid::Grid;
use crate::heads::{Head, classify, is_number};
use crate::refusal::Refusal;
use crate::words::{in_brackets, one_line};

/// Rows of heads at most.
const MOST_HEADS: usize = 3;

/// Where the table is and what its columns hold. Rows and columns count from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Layout {
    /// Which grid.
    pub(crate) grid: usize,
    /// The first row of heads.
    pub(crate) top: usize,
    /// The first row below the heads.
    pub(crate) data: usize,
    pub(crate) number: Option<usize>,
    pub(crate) task: usize,
    /// Columns of lanes, with what is printed over them; one without a name has no words.
    pub(crate) lanes: Vec<(usize, String)>,
    /// Columns that hold the names of performers.
    pub(crate) names: Vec<usize>,
    pub(crate) needs: Option<usize>,
    pub(crate) time: Option<usize>,
    /// The unit that the head of the time column prints: `Waktu (menit)`.
    pub(crate) unit: Option<String>,
    pub(crate) output: Option<usize>,
    pub(crate) remark: Option<usize>,
    /// Columns that mean nothing to us, with their heads.
    pub(crate) others: Vec<(usize, String)>,
}

impl Layout {
    pub(crate) fn sheet_name(&self, grids: &[Grid]) -> String {
        grids[self.grid].name.clone()
    }
}

/// The table of a SOP in the first sheet that has one, or in the one that is asked for.
pub(crate) fn find(grids: &[Grid], asked: Option<&str>) -> Result<Layout, Refusal> {
    let named = |grid: &Grid| !grid.name.is_empty();
    let sheets = || grids.iter().filter(|grid| named(grid)).map(|grid| grid.name.clone()).collect::<Vec<_>>();
    let meant = |grid: &Grid| {
        named(grid) && asked.is_none_or(|asked| grid.name.to_lowercase() == asked.trim().to_lowercase())
    };
    if let Some(asked) = asked.filter(|_| !grids.iter().any(meant)) {
        return Err(Refusal::NoSheet { asked: asked.to_owned(), there: sheets() });
    }
    let mut best: Option<(String, usize, Vec<String>)> = None;
    for (at, grid) in grids.iter().enumerate().filter(|(_, grid)| meant(grid)) {
        for row in 0..grid.rows.len() {
            let found = known(grid, row);
            if has_task(grid, row) && found.len() + known(grid, row + 1).len() >= 2 {
                return Ok(columns(grid, at, row));
            }
            if !found.is_empty() && best.as_ref().is_none_or(|(_, _, most)| found.len() > most.len()) {
                best = Some((grid.name.clone(), row + 1, found));
            }
        }
    }
    Err(Refusal::NoHeads { best, sheets: sheets() })
}

/// Whether a grid has a table of a SOP of its own.
pub(crate) fn is_sop(grid: &Grid) -> bool {
    (0..grid.rows.len())
        .any(|row| has_task(grid, row) && known(grid, row).len() + known(grid, row + 1).len() >= 2)
}

/// The heads in a row.
fn known(grid: &Grid, row: usize) -> Vec<String> {
    let cells = (0..grid.width()).map(|column| grid.own(row, column));
    cells.filter(|cell| classify(cell).is_some()).map(one_line).collect()
}

fn has_task(grid: &Grid, row: usize) -> bool {
    (0..grid.width()).any(|column| classify(grid.own(row, column)) == Some(Head::Task))
}

/// Whether a row is one of heads again, as at the top of the next page.
pub(crate) fn repeats(grid: &Grid, row: usize, layout: &Layout) -> bool {
    classify(grid.own(row, layout.task)) == Some(Head::Task) && known(grid, row).len() >= 2
}

/// The first row below heads that begin in a row.
pub(crate) fn below(grid: &Grid, top: usize, task: usize) -> usize {
    let mut last = top;
    while last + 1 < (top + MOST_HEADS).min(grid.rows.len()) {
        let row = last + 1;
        let cell = grid.own(row, task);
        let goes_on = grid.area(top, task).is_some_and(|area| area.bottom >= row);
        let under_lanes = (0..grid.width()).any(|column| {
            let over = grid.area(last, column).map_or(column, |area| area.left);
            classify(grid.own(last, over)) == Some(Head::Lanes) && !grid.own(row, column).is_empty()
        });
        let heads = !known(grid, row).is_empty();
        let is_head = goes_on || (cell.is_empty() && (heads || under_lanes));
        if !is_head || grid.is_blank(row) {
            break;
        }
        last = row;
    }
    last + 1
}

/// Whether a row numbers the columns.
pub(crate) fn numbers_columns(grid: &Grid, row: usize, task: usize) -> bool {
    let filled = (0..grid.width()).map(|column| grid.own(row, column)).filter(|cell| !cell.is_empty());
    is_number(grid.own(row, task)) && filled.clone().all(is_number) && filled.count() >= 2
}

fn columns(grid: &Grid, at: usize, top: usize) -> Layout {
    let width = grid.width();
    let task = (0..width).find(|column| classify(grid.own(top, *column)) == Some(Head::Task)).unwrap_or(0);
    let mut data = below(grid, top, task);
    let heads: Vec<Vec<String>> = (0..width).map(|column| stack(grid, top, data, column)).collect();
    while data < grid.rows.len() && numbers_columns(grid, data, task) {
        data += 1;
    }
    let leaf = |column: usize| heads[column].last().map_or("", String::as_str);
    let only = |head| (0..width).find(|column| classify(leaf(*column)) == Some(head));
    let mut layout = Layout {
        grid: at,
        top,
        data,
        number: only(Head::Number),
        task,
        lanes: Vec::new(),
        names: Vec::new(),
        needs: only(Head::Needs),
        time: only(Head::Time),
        unit: None,
        output: only(Head::Output),
        remark: only(Head::Remark),
        others: Vec::new(),
    };
    layout.unit = layout.time.and_then(|column| unit(leaf(column)));
    let qualities = [layout.needs, layout.time, layout.output, layout.remark];
    let first_quality =
        qualities.into_iter().flatten().filter(|column| *column > task).min().unwrap_or(width);
    let filled = |column: usize| (data..grid.rows.len()).any(|row| !grid.own(row, column).is_empty());
    let mut unnamed_lanes = false;
    for (column, stacked) in heads.iter().enumerate() {
        let is_group = stacked.first().is_some_and(|head| classify(head) == Some(Head::Lanes));
        let between = column > task && column < first_quality;
        match (classify(leaf(column)), leaf(column)) {
            (Some(Head::Lanes), _) => {
                // A head over several columns that have none of their own.
                let has_own = (top + 1..data).any(|row| !grid.own(row, column).is_empty());
                let wide = !has_own && grid.area(top, column).is_some_and(|area| area.right > area.left);
                let next_is_bare =
                    column + 1 < first_quality && leaf(column + 1).is_empty() && filled(column + 1);
                unnamed_lanes = wide || next_is_bare;
                if unnamed_lanes {
                    layout.lanes.push((column, String::new()));
                } else {
                    layout.names.push(column);
                }
            }
            (Some(_), _) => unnamed_lanes = false,
            (None, "") if unnamed_lanes && between => layout.lanes.push((column, String::new())),
            (None, "") => {
                if filled(column) && column != task {
                    layout.others.push((column, String::new()));
                }
            }
            (None, name) if is_group || between => layout.lanes.push((column, one_line(name))),
            (None, name) => layout.others.push((column, one_line(name))),
        }
    }
    layout
}

/// What is printed over a column, from top to bottom. Without merged cells, a head over several columns stands over the first.
fn stack(grid: &Grid, top: usize, data: usize, column: usize) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    for row in top..data {
        let mut text = grid.seen(row, column).to_owned();
        let below_filled = (row + 1..data).any(|below| !grid.own(below, column).is_empty());
        if text.is_empty() && below_filled && grid.area(row, column).is_none() {
            let left = (0..column).rev().map(|left| grid.own(row, left)).find(|cell| !cell.is_empty());
            let is_group = |head: &&str| matches!(classify(head), Some(Head::Lanes | Head::Quality));
            left.filter(is_group).unwrap_or_default().clone_into(&mut text);
        }
        if !text.is_empty() && heads.last() != Some(&text) {
            heads.push(text);
        }
    }
    heads
}

/// The unit in a head such as `Waktu (menit)`.
fn unit(head: &str) -> Option<String> {
    let inner = in_brackets(head)?.to_lowercase();
    ["menit", "jam", "hari", "hari kerja", "jam kerja", "minggu", "bulan"]
        .contains(&inner.as_str())
        .then_some(inner)
}
