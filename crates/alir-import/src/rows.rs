//! The rows of the table: one for each step, with what is printed in its columns.

use crate::grid::Grid;
use crate::layout::{Layout, below, numbers_columns, repeats};
use crate::words::{items, one_line, plain};

/// What is printed of a step.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Row {
    /// Row of the sheet, from 1.
    pub(crate) line: usize,
    pub(crate) number: String,
    pub(crate) task: String,
    /// Lanes, by their place in the layout, whose cell is marked.
    pub(crate) marked: Vec<usize>,
    /// Lanes in whose cell words stand that are no mark, with the words.
    pub(crate) worded: Vec<(usize, String)>,
    /// Names in the columns of names.
    pub(crate) names: Vec<String>,
    pub(crate) needs: Vec<String>,
    pub(crate) time: String,
    pub(crate) output: Vec<String>,
    pub(crate) remark: String,
    /// Words of columns that mean nothing to us.
    pub(crate) others: Vec<String>,
    /// Columns whose cell goes on over rows below, with the last of these (from 1).
    pub(crate) shared: Vec<(Column, usize)>,
    /// The stage over it, by place.
    pub(crate) stage: Option<usize>,
}

/// A column whose cell may be shared by rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Column {
    Needs,
    Time,
    Output,
    Remark,
}

/// All rows, and what stood between and below them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) steps: Vec<Row>,
    /// Numbers and names of stages.
    pub(crate) stages: Vec<(String, String)>,
    /// Words that belong to no step.
    pub(crate) unread: Vec<String>,
}

/// Reads the rows below the heads, and those of later tables of the same form.
pub(crate) fn read(grids: &[Grid], layout: &Layout) -> Rows {
    let mut rows = Rows::default();
    of_grid(&grids[layout.grid], layout.data, layout, &mut rows);
    let width = grids[layout.grid].width();
    for grid in &grids[layout.grid + 1..] {
        // A table that goes on, after a page or a heading, has as many columns. A sheet is a table of its own.
        let goes_on = grid.name.starts_with("Tabel ") && grid.width() == width;
        let starts = (0..grid.rows.len()).find(|row| repeats(grid, *row, layout));
        let anew = starts.is_some_and(|top| begins_anew(grid, below(grid, top, layout.task), layout));
        if goes_on && anew {
            break;
        }
        match (goes_on, starts) {
            (true, Some(top)) => of_grid(grid, below(grid, top, layout.task), layout, &mut rows),
            (true, None) => of_grid(grid, 0, layout, &mut rows),
            (false, _) if grid.name.is_empty() || grid.name.starts_with("Tabel ") => {
                rows.unread.extend(
                    grid.rows.iter().flatten().filter(|cell| !cell.is_empty()).map(|cell| one_line(cell)),
                );
            }
            (false, _) => {}
        }
    }
    rows
}

fn of_grid(grid: &Grid, from: usize, layout: &Layout, rows: &mut Rows) {
    let number = |row: usize| layout.number.map_or("", |column| grid.own(row, column));
    let mut row = from;
    let mut after_gap = false;
    while row < grid.rows.len() {
        if repeats(grid, row, layout) {
            let next = below(grid, row, layout.task);
            if !rows.steps.is_empty() && begins_anew(grid, next, layout) {
                rows.unread.push(format!("tabel SOP lain mulai baris {}", row + 1));
                return;
            }
            row = next;
            continue;
        }
        if numbers_columns(grid, row, layout.task) {
            row += 1;
            continue;
        }
        if grid.is_blank(row) {
            after_gap = true;
            row += 1;
            continue;
        }
        let read = one(grid, row, layout);
        let numbered_below = (row + 1..grid.rows.len())
            .any(|row| !number(row).is_empty() && !grid.own(row, layout.task).is_empty());
        // Notes and signatures below a table often stand in its first column.
        let numbered = !read.number.is_empty() && (is_number_like(&read.number) || !read.task.is_empty());
        let has_own = !read.number.is_empty() || !read.task.is_empty();
        if has_own && is_stage(grid, row, layout, &read) {
            rows.stages.push((bare(&read.number), one_line(&read.task)));
        } else if numbered || (has_own && !read.task.is_empty() && (!after_gap || numbered_below)) {
            let stage = rows.stages.len().checked_sub(1);
            rows.steps.push(Row { stage, ..read });
        } else if let Some(last) = rows.steps.last_mut().filter(|_| !has_own && !after_gap) {
            add(last, read);
        } else {
            let cells = grid.rows[row].iter().filter(|cell| !cell.is_empty());
            rows.unread.extend(cells.map(|cell| one_line(cell)));
            row += 1;
            continue;
        }
        after_gap = false;
        row += 1;
    }
}

/// Whether the first number from a row on is a one: then another SOP begins.
fn begins_anew(grid: &Grid, from: usize, layout: &Layout) -> bool {
    let rows = (from..grid.rows.len()).filter(|row| !numbers_columns(grid, *row, layout.task));
    let mut numbers = rows.map(|row| bare(layout.number.map_or("", |column| grid.own(row, column))));
    numbers.find(|number| !number.is_empty()).as_deref() == Some("1")
}

/// Whether this is a number as rows have one: `3`, `3a`, `1.2`, `IV`, `b`.
fn is_number_like(text: &str) -> bool {
    text.chars().count() <= 8 && !text.contains(' ') && {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() <= 1 || letters.clone().all(|c| "ivxlIVXL".contains(c))
    }
}

/// What a row without number and activity adds to the one above.
fn add(last: &mut Row, more: Row) {
    let Row { marked, worded, names, needs, time, output, remark, others, .. } = more;
    last.marked.extend(marked.into_iter().filter(|lane| !last.marked.contains(lane)).collect::<Vec<_>>());
    last.worded.extend(worded);
    last.names.extend(names.into_iter().filter(|name| !last.names.contains(name)).collect::<Vec<_>>());
    last.needs.extend(needs);
    last.output.extend(output);
    last.others.extend(others);
    for (text, more) in [(&mut last.time, time), (&mut last.remark, remark)] {
        if !more.is_empty() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&more);
        }
    }
}

/// A row that is only a heading: merged over columns, or called a stage, or in capitals with letters below.
fn is_stage(grid: &Grid, row: usize, layout: &Layout, read: &Row) -> bool {
    let bare = read.marked.is_empty()
        && read.worded.is_empty()
        && read.names.is_empty()
        && read.needs.is_empty()
        && read.time.is_empty()
        && read.output.is_empty()
        && read.remark.is_empty();
    let wide = [Some(layout.task), layout.number].into_iter().flatten();
    let wide = wide
        .filter_map(|column| grid.area(row, column))
        .any(|area| area.right >= area.left + 2 && area.bottom == row);
    let below = row + 1 < grid.rows.len();
    let lettered = layout.number.is_some_and(|column| {
        let first = super::words::tidy(grid.own(row + 1, column)).to_lowercase();
        first.trim_end_matches(['.', ')']) == "a"
    });
    bare && below && !read.task.is_empty() && (wide || plain(&read.task).starts_with("tahap ") || lettered)
}

/// A printed number without the dot behind it.
pub(crate) fn bare(number: &str) -> String {
    one_line(number).trim_end_matches(['.', ')']).trim().to_owned()
}

fn one(grid: &Grid, row: usize, layout: &Layout) -> Row {
    let own = |column: Option<usize>| column.map_or("", |column| grid.own(row, column));
    let mut read = Row {
        line: row + 1,
        number: bare(own(layout.number)),
        task: one_line(own(Some(layout.task))),
        needs: items(own(layout.needs)),
        time: one_line(own(layout.time)),
        output: items(own(layout.output)),
        remark: one_line(own(layout.remark)),
        ..Row::default()
    };
    // Words that are merged over the lanes too are the activity's.
    let over = grid.area(row, layout.task).map_or(layout.task, |area| area.right);
    for (lane, (column, _)) in
        layout.lanes.iter().enumerate().filter(|(_, (column, _))| *column > over || *column < layout.task)
    {
        match mark(grid.seen(row, *column)) {
            Mark::None => {}
            Mark::Sure => read.marked.push(lane),
            Mark::Words => read.worded.push((lane, one_line(grid.seen(row, *column)))),
        }
    }
    for column in layout.names.iter().filter(|column| **column > over || **column < layout.task) {
        read.names.extend(
            grid.seen(row, *column)
                .split(['\n', ';'])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty()),
        );
    }
    for (column, head) in &layout.others {
        let text = one_line(grid.own(row, *column));
        if !text.is_empty() {
            read.others.push(if head.is_empty() { text } else { format!("{head}: {text}") });
        }
    }
    let columns = [
        (Column::Needs, layout.needs),
        (Column::Time, layout.time),
        (Column::Output, layout.output),
        (Column::Remark, layout.remark),
    ];
    for (kind, column) in columns {
        let area = column.and_then(|column| grid.area(row, column));
        if let Some(area) =
            area.filter(|area| area.top == row && area.bottom > row && !own(column).is_empty())
        {
            read.shared.push((kind, area.bottom + 1));
        }
    }
    read
}

/// What stands in the cell of a lane.
enum Mark {
    None,
    /// A sign that says: this one.
    Sure,
    Words,
}

fn mark(text: &str) -> Mark {
    let plain = plain(text);
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return Mark::None;
    }
    let named =
        ["mulai", "selesai", "start", "end", "proses", "mulai selesai", "ok"].contains(&plain.as_str());
    let is_sign = plain.is_empty() && text.chars().count() <= 6;
    let is_letter = plain.chars().count() == 1;
    let is_count =
        !plain.is_empty() && plain.len() <= 4 && plain.chars().all(|c| c.is_ascii_digit() || c == ' ');
    if named || is_sign || is_letter || is_count { Mark::Sure } else { Mark::Words }
}
