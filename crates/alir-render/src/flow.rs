//! The flow without places, for formats whose readers place it themselves.

use alir::Chart;
use alir::chart::Step;

use crate::cells;
use crate::drawing::Shape;
use crate::grid::{Grid, GridRow, Placed, Way};

/// The flow of a chart: its steps by lane, and the ways between them.
pub(crate) struct Flow<'c> {
    pub(crate) name: String,
    /// The lanes (or, without lanes, stages) that have steps: their name, none for steps without either.
    pub(crate) lanes: Vec<(Option<&'c str>, Vec<Node<'c>>)>,
    pub(crate) ways: Vec<Edge<'c>>,
}

/// A step.
pub(crate) struct Node<'c> {
    pub(crate) step: &'c Step,
    pub(crate) shape: Shape,
    /// What it says, line by line: number and words, other performers, and what its symbol cannot say.
    pub(crate) lines: Vec<String>,
    /// What it is, on one line.
    pub(crate) about: String,
}

/// A way from a step to a step.
pub(crate) struct Edge<'c> {
    pub(crate) from: &'c Step,
    pub(crate) to: &'c Step,
    pub(crate) label: Option<String>,
}

impl<'c> Flow<'c> {
    pub(crate) fn of(chart: &'c Chart) -> Self {
        let grid = Grid::of(chart);
        let mut lanes: Vec<(Option<&'c str>, Vec<Node<'c>>)> =
            grid.lanes.iter().map(|role| (role.map(|role| chart.lane(role)), Vec::new())).collect();
        let without_lanes = grid.lanes.iter().all(Option::is_none);
        for row in &grid.rows {
            match row {
                GridRow::Stage { name, .. } if without_lanes => lanes.push((Some(*name), Vec::new())),
                GridRow::Stage { .. } | GridRow::Connectors(_) => {}
                GridRow::Step(placed) => {
                    let at = if without_lanes { lanes.len() - 1 } else { placed.lanes[0] };
                    lanes[at].1.push(node(&grid, placed));
                }
            }
        }
        lanes.retain(|(_, nodes)| !nodes.is_empty());
        let ways = grid.ways.iter().filter_map(|way| edge(&grid, way)).collect();
        Self { name: cells::title(chart), lanes, ways }
    }
}

fn node<'c>(grid: &Grid<'c>, placed: &Placed<'c>) -> Node<'c> {
    let step = placed.step;
    let number = step.number.iter().filter(|number| !number.trim().is_empty());
    let mut words: Vec<String> =
        number.map(|number| format!("{}.", number.trim().trim_end_matches('.'))).collect();
    let means = cells::meaning(placed, grid.language);
    let text = if step.text.is_empty() && means.is_empty() { step.id.as_str() } else { step.text.as_str() };
    words.extend(text.split_whitespace().map(str::to_owned));
    let mut lines = vec![words.join(" ")];
    if let [_, _, ..] = step.roles.as_slice() {
        let names: Vec<&str> = step.roles.iter().map(|role| grid.chart.lane(role)).collect();
        lines.push(format!("({})", names.join(", ")));
    }
    // "Menunggu pengadaan" need not say that it waits.
    lines.extend(means.into_iter().filter(|line| !text.starts_with(line.as_str())));
    lines.extend(step.end.iter().filter(|end| step.text != **end).map(|end| format!("Selesai: {end}")));
    lines.retain(|line| !line.trim().is_empty());
    Node { step, shape: placed.shape, lines, about: cells::about(grid, placed) }
}

fn edge<'c>(grid: &Grid<'c>, way: &Way<'c>) -> Option<Edge<'c>> {
    let (from, to) = (grid.placed(way.from)?.step, grid.placed(way.to)?.step);
    Some(Edge { from, to, label: cells::caption(way, grid.language) })
}
