//! Where pages end.

use std::ops::Range;

use crate::grid::GridRow;
use crate::place::{Columns, Routed, heights};

use super::SAME;
use super::part::Whole;

/// The rows of each page: as many as fit, but none that ends with the name of a stage.
pub(super) fn divided(whole: &Whole<'_>, columns: &Columns, height: f64) -> Vec<Range<usize>> {
    let rows = &whole.grid.rows;
    let (head, each) = heights(&whole.routed(), columns);
    let fits = |rows: Range<usize>| {
        let (head, each) = heights(&Routed::of(whole.part(rows)), columns);
        head + each.iter().sum::<f64>() <= height + SAME
    };
    let is_stage = |row: usize| matches!(rows[row], GridRow::Stage { .. });
    let full = |from: usize| {
        // A guess from the table without pages, then one row more or less.
        let mut down = head;
        let guess = each[from..].iter().take_while(|high| {
            down += **high;
            down <= height
        });
        let mut to = from + guess.count().max(1);
        if fits(from..to) {
            while to < rows.len() && fits(from..to + 1) {
                to += 1;
            }
        } else {
            while to > from + 1 && !fits(from..to) {
                to -= 1;
            }
        }
        if to < rows.len() {
            while to > from + 1 && is_stage(to - 1) {
                to -= 1;
            }
            // Its first step stands below it, whether that fits or not.
            while to < rows.len() && is_stage(to - 1) {
                to += 1;
            }
        }
        to
    };
    // A little earlier, where fewer arrows have to be led to another page: not between a decision and its ways.
    let letters = whole.letters();
    let tidy = |from: usize, to: usize| {
        let least = (from + to).div_ceil(2).max(to.saturating_sub(LOOK_BACK));
        let ends = |at: &usize| !is_stage(at - 1) && letters[*at] < letters[to] && fits(from..*at);
        (least..to).rev().filter(ends).min_by_key(|at| (letters[*at], to - at)).unwrap_or(to)
    };
    let mut pages = all(rows.len(), full);
    if pages.iter().any(|page| tidy(page.start, page.end) != page.end) {
        let tidied = all(rows.len(), |from| tidy(from, full(from)));
        // But not at the price of one page more.
        if tidied.len() <= pages.len() {
            pages = tidied;
        }
    }
    fill_last(&mut pages, rows, fits);
    pages
}

/// How many rows earlier a page may end than it has to.
const LOOK_BACK: usize = 2;

/// Pages, each to where one that begins there ends.
fn all(rows: usize, end: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < rows {
        let to = end(from);
        pages.push(from..to);
        from = to;
    }
    pages
}

/// A last page has so many steps, if the page before it can spare them: one alone looks as if it were left over.
const LEAST_ON_LAST: usize = 2;

/// Moves rows from the page before the last one to that, until it has steps enough. All others stay as they are.
fn fill_last(pages: &mut [Range<usize>], rows: &[GridRow<'_>], fits: impl Fn(Range<usize>) -> bool) {
    let [.., before, last] = pages else { return };
    let steps = |page: Range<usize>| {
        page.filter(|row| match rows[*row] {
            GridRow::Step(_) => true,
            GridRow::Stage { .. } | GridRow::Connectors(_) => false,
        })
        .count()
    };
    if steps(last.clone()) >= LEAST_ON_LAST {
        return;
    }
    let ends = |at: &usize| !matches!(rows[at - 1], GridRow::Stage { .. });
    let mut places = (before.start + 1..last.start).rev().filter(ends);
    let Some(at) = places.find(|at| steps(*at..last.end) >= LEAST_ON_LAST) else { return };
    if steps(before.start..at) >= LEAST_ON_LAST && fits(before.start..at) && fits(at..last.end) {
        (before.end, last.start) = (at, at);
    }
}
