//! The part of a grid that is on one page: its rows, and connectors in place of what is on other pages.

use std::collections::BTreeMap;
use std::ops::Range;

use alir::Chart;
use alir::sop::PrintedLanguage;

use crate::grid::{Grid, GridRow, Way};
use crate::place::Routed;

use super::connectors::{Wanted, letter, rows};

/// The grid of all pages.
pub(super) struct Whole<'c> {
    pub(super) grid: Grid<'c>,
    /// The ways to each row.
    into: Vec<Vec<usize>>,
    /// The letter of each row to which a way from another page leads.
    letters: BTreeMap<usize, String>,
}

/// An edge of a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Head,
    Foot,
}

/// A connector: at which edge, whether it leads away, and how far the step on this page that it is for is from the edge;
/// the row to which it leads.
type Key = (Edge, usize, bool, usize);

impl<'c> Whole<'c> {
    pub(super) fn of(chart: &'c Chart, language: PrintedLanguage) -> Self {
        let grid = Grid::of(chart).in_language(language);
        let mut into = vec![Vec::new(); grid.rows.len()];
        for (at, way) in grid.ways.iter().enumerate() {
            into[way.to].push(at);
        }
        Self { grid, into, letters: BTreeMap::new() }
    }

    /// All of it, without pages.
    pub(super) fn routed(&self) -> Routed<'c> {
        Routed::of(self.grid.clone())
    }

    /// Gives letters to the rows to which ways from other pages lead.
    pub(super) fn name(&mut self, pages: &[Range<usize>]) {
        let page = |row: usize| pages.partition_point(|page| page.end <= row);
        for way in self.grid.ways.iter().filter(|way| page(way.from) != page(way.to)) {
            let next = self.letters.len();
            self.letters.entry(way.to).or_insert_with(|| letter(next));
        }
    }

    /// For each row, how many letters are needed if a page begins there.
    pub(super) fn letters(&self) -> Vec<usize> {
        let rows = self.grid.rows.len();
        // The pages that end between a step and the first and last rows from which ways lead to it.
        let mut more = vec![[0_usize; 2]; rows + 1];
        for (to, into) in self.into.iter().enumerate() {
            let from = into.iter().map(|way| self.grid.ways[*way].from);
            let [first, last] = from.fold([to; 2], |[first, last], row| [first.min(row), last.max(row)]);
            more[(first + 1).min(rows)][0] += 1;
            more[(last + 1).min(rows)][1] += 1;
        }
        let mut open = 0;
        let step = |[begin, end]: &[usize; 2]| {
            open = open + begin - end;
            open
        };
        more.iter().map(step).collect()
    }

    /// The grid of a page with these rows.
    pub(super) fn part(&self, page: Range<usize>) -> Grid<'c> {
        let ways = &self.grid.ways;
        let from_here = ways.partition_point(|way| way.from < page.start)
            ..ways.partition_point(|way| way.from < page.end);
        let elsewhere = page.clone().flat_map(|row| &self.into[row]);
        let elsewhere = elsewhere.copied().filter(|way| !page.contains(&ways[*way].from));
        // The connectors that are needed, those of steps near the edge first; and the ways that they stand for.
        let mut needed: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        let edge = |other: usize, own: usize| {
            if other < page.start { (Edge::Head, own - page.start) } else { (Edge::Foot, page.end - own) }
        };
        let mut near: BTreeMap<(Edge, usize), usize> = BTreeMap::new();
        let away: Vec<usize> = from_here.clone().filter(|way| !page.contains(&ways[*way].to)).collect();
        for way in &away {
            let (edge, far) = edge(ways[*way].to, ways[*way].from);
            let least = near.entry((edge, ways[*way].to)).or_insert(far);
            *least = far.min(*least);
        }
        for way in &away {
            let (edge, _) = edge(ways[*way].to, ways[*way].from);
            let far = near[&(edge, ways[*way].to)];
            needed.entry((edge, far, true, ways[*way].to)).or_default().push(*way);
        }
        for way in elsewhere {
            let (edge, far) = edge(ways[way].from, ways[way].to);
            needed.entry((edge, far, false, ways[way].to)).or_default().push(way);
        }
        let [(mut head, at_head), (foot, at_foot)] = [Edge::Head, Edge::Foot].map(|edge| {
            let of_edge = needed.iter().filter(|((of, ..), _)| *of == edge);
            let wanted: Vec<Wanted> = of_edge.map(|(key, ways)| self.wanted(key, ways)).collect();
            rows(&wanted, self.grid.lanes.len())
        });
        let (above, below) = (head.len(), head.len() + page.len());
        head.reverse();
        let own = self.grid.rows[page.clone()].iter().cloned();
        let rows: Vec<GridRow<'c>> = (head.into_iter().map(GridRow::Connectors))
            .chain(own)
            .chain(foot.into_iter().map(GridRow::Connectors))
            .collect();
        // Where each connector stands.
        let mut at_head = at_head.into_iter().map(|(row, lane)| (above - 1 - row, lane));
        let mut at_foot = at_foot.into_iter().map(|(row, lane)| (below + row, lane));
        let mut ends: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut own_ways = Vec::new();
        let here = |row: usize| row - page.start + above;
        for ((edge, _, leads_away, _), of) in &needed {
            let place = match edge {
                Edge::Head => at_head.next(),
                Edge::Foot => at_foot.next(),
            };
            let Some((row, lane)) = place else { continue };
            if *leads_away {
                ends.extend(of.iter().map(|way| (*way, (row, lane))));
            } else {
                // However many ways lead to it: here they are one, and their answers stand where they begin.
                let way = &ways[of[0]];
                let (lanes, to) = ([Some(lane), None], here(way.to));
                own_ways.push(Way { from: row, to, lanes, answer: None, time: None, ..way.clone() });
            }
        }
        for at in from_here {
            let way = &ways[at];
            let (to, lane) =
                ends.get(&at).map_or_else(|| (here(way.to), None), |(row, lane)| (*row, Some(*lane)));
            own_ways.push(Way { from: here(way.from), to, lanes: [None, lane], ..way.clone() });
        }
        own_ways.sort_by_key(|way| way.from);
        Grid::with(self.grid.chart, self.grid.lanes.clone(), rows, own_ways).in_language(self.grid.language)
    }

    /// A connector in the lane of its step that is nearest to the one on the other page.
    fn wanted(&self, (edge, _, leads_away, to): &Key, ways: &[usize]) -> Wanted {
        // Ways are in the order of the rows that they leave; the one nearest to the edge counts.
        let last = (*edge == Edge::Foot) == *leads_away;
        let nearest = if last { ways.last() } else { ways.first() };
        let lane = nearest.map_or(0, |way| {
            let way = &self.grid.ways[*way];
            let (own, other) = if *leads_away { (way.from, way.to) } else { (way.to, way.from) };
            let [own, other] = [own, other].map(|row| self.grid.rows[row].lanes());
            let pairs = own.iter().flat_map(|own| other.iter().map(|other| (*own, own.abs_diff(*other))));
            pairs.min_by_key(|(_, far)| *far).map_or(0, |(own, _)| own)
        });
        Wanted { lane, letter: self.letters.get(to).cloned().unwrap_or_default() }
    }
}
