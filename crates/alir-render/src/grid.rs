//! Which step stands in which row and lanes, in which form, and the ways between rows.

use std::collections::BTreeMap;

use alir::chart::{Exit, Step, StepKind};
use alir::sop::{PrintedLanguage, Step as Written};
use alir::{Chart, RoleId, StepId};

use crate::branches;
use crate::drawing::Shape;

/// A chart as rows and lanes.
#[derive(Clone)]
pub(crate) struct Grid<'c> {
    pub(crate) chart: &'c Chart,
    /// The language of what is printed around the texts.
    pub(crate) language: PrintedLanguage,
    /// The lanes that have a column; at least one.
    pub(crate) lanes: Vec<Option<&'c RoleId>>,
    /// Whether lanes are branches of the flow, not those who perform it.
    pub(crate) branched: bool,
    pub(crate) rows: Vec<GridRow<'c>>,
    pub(crate) ways: Vec<Way<'c>>,
    /// For each lane and row, the next row below that has a symbol there; the number of rows if there is none.
    below: Vec<Vec<usize>>,
}

/// A row.
#[derive(Clone)]
pub(crate) enum GridRow<'c> {
    Stage { number: &'c str, name: &'c str },
    Step(Placed<'c>),
    Connectors(Connectors),
}

/// Connectors to other pages or from them, side by side.
#[derive(Clone, Default)]
pub(crate) struct Connectors {
    /// The lanes in which they stand, from left to right.
    pub(crate) lanes: Vec<usize>,
    /// The letter of each.
    pub(crate) letters: Vec<String>,
}

/// A step in its row.
#[derive(Clone)]
pub(crate) struct Placed<'c> {
    pub(crate) step: &'c Step,
    pub(crate) written: Option<&'c Written>,
    pub(crate) shape: Shape,
    /// The lanes in which its symbols stand, from left to right; at least one.
    pub(crate) lanes: Vec<usize>,
}

/// A way from a row to a row.
#[derive(Clone)]
pub(crate) struct Way<'c> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The lanes of the connectors at which it begins or ends, if these are connectors.
    pub(crate) lanes: [Option<usize>; 2],
    /// The steps that it joins.
    pub(crate) steps: [&'c StepId; 2],
    pub(crate) answer: Option<&'c str>,
    /// Which time it is taken, if it is the second way of a bound.
    pub(crate) time: Option<u32>,
}

impl GridRow<'_> {
    /// The lanes in which symbols stand.
    pub(crate) fn lanes(&self) -> &[usize] {
        match self {
            Self::Stage { .. } => &[],
            Self::Step(placed) => &placed.lanes,
            Self::Connectors(connectors) => &connectors.lanes,
        }
    }

    /// The form of its symbols; none if it has none.
    pub(crate) fn shape(&self) -> Option<Shape> {
        match self {
            Self::Stage { .. } => None,
            Self::Step(placed) => Some(placed.shape),
            Self::Connectors(_) => Some(Shape::Pentagon),
        }
    }
}

impl<'c> Grid<'c> {
    pub(crate) fn of(chart: &'c Chart) -> Self {
        let lanes = lanes(chart);
        let numbers: BTreeMap<&RoleId, usize> =
            lanes.iter().zip(0..).filter_map(|(lane, at)| Some(((*lane)?, at))).collect();
        let (mut rows, mut row_of): (Vec<GridRow<'c>>, BTreeMap<&StepId, usize>) = Default::default();
        // A step without a performer stands where the flow comes from.
        let mut came_from: BTreeMap<&StepId, usize> = BTreeMap::new();
        let (mut stage, mut before) = (None, 0);
        let written: BTreeMap<&str, &Written> =
            chart.definition().steps.iter().map(|(id, step)| (id.value.as_str(), step)).collect();
        for step in chart.steps() {
            let written = written.get(step.id.as_str()).copied();
            let own_stage = written.and_then(|written| written.stage.as_ref()).map(|stage| stage.as_str());
            if own_stage.is_some() && own_stage != stage {
                let named = own_stage.and_then(|stage| chart.definition().stages.get(stage));
                let number = named.and_then(|stage| stage.number.as_ref()).map_or("", |no| no.as_str());
                let name = named.map(|stage| stage.name.as_str()).or(own_stage).unwrap_or_default();
                rows.push(GridRow::Stage { number, name });
                stage = own_stage;
            }
            let mut in_lanes: Vec<usize> =
                step.roles.iter().filter_map(|role| numbers.get(role).copied()).collect();
            in_lanes.sort_unstable();
            in_lanes.dedup();
            if in_lanes.is_empty() {
                in_lanes.push(came_from.get(&step.id).copied().unwrap_or(before));
            }
            before = in_lanes[0];
            for to in chart.exits(step).flat_map(ends) {
                came_from.entry(&to.id).or_insert(before);
            }
            row_of.insert(&step.id, rows.len());
            let shape = shape(step, chart.start());
            rows.push(GridRow::Step(Placed { step, written, shape, lanes: in_lanes }));
        }
        let ways = ways(chart, &row_of);
        Self::with(chart, lanes, rows, ways)
    }

    /// The same rows without lanes for those who perform them: each branch of the flow has one.
    pub(crate) fn plain(chart: &'c Chart) -> Self {
        let Self { mut rows, ways, .. } = Self::of(chart);
        let lanes = branches::lanes(rows.len(), &ways);
        for (row, lane) in rows.iter_mut().zip(&lanes) {
            if let GridRow::Step(placed) = row {
                placed.lanes = vec![*lane];
            }
        }
        let most = lanes.iter().copied().max().unwrap_or_default();
        Self { branched: true, ..Self::with(chart, vec![None; most + 1], rows, ways) }
    }

    /// Rows, and ways between them.
    pub(crate) fn with(
        chart: &'c Chart,
        lanes: Vec<Option<&'c RoleId>>,
        rows: Vec<GridRow<'c>>,
        ways: Vec<Way<'c>>,
    ) -> Self {
        let below = below(&rows, lanes.len());
        let language = PrintedLanguage::default();
        Self { chart, language, lanes, branched: false, rows, ways, below }
    }

    /// The same with heads and remarks in a language.
    pub(crate) fn in_language(self, language: PrintedLanguage) -> Self {
        Self { language, ..self }
    }

    /// The next row below that has a symbol in a lane.
    pub(crate) fn below(&self, row: usize, lane: usize) -> usize {
        self.below[lane][row]
    }

    /// The step of a row.
    pub(crate) fn placed(&self, row: usize) -> Option<&Placed<'c>> {
        match &self.rows[row] {
            GridRow::Stage { .. } | GridRow::Connectors(_) => None,
            GridRow::Step(placed) => Some(placed),
        }
    }

    /// The lanes in which a way can begin (0) or end (1), from left to right.
    pub(crate) fn lanes_of<'g>(&'g self, way: &'g Way<'c>, end: usize) -> &'g [usize] {
        match &way.lanes[end] {
            Some(lane) => std::slice::from_ref(lane),
            None => self.rows[[way.from, way.to][end]].lanes(),
        }
    }
}

/// Lanes that are printed, and those that are not but in which somebody works.
fn lanes(chart: &Chart) -> Vec<Option<&RoleId>> {
    let works = |role: &RoleId| chart.steps().any(|step| step.roles.contains(role));
    let lanes = chart.definition().lanes.iter();
    let shown: Vec<_> =
        lanes.filter(|(role, lane)| lane.printed || works(role)).map(|(role, _)| Some(&role.value)).collect();
    if shown.is_empty() { vec![None] } else { shown }
}

fn shape(step: &Step, start: &Step) -> Shape {
    match step.kind {
        StepKind::Decision | StepKind::Choice => Shape::Diamond,
        StepKind::End => Shape::Capsule,
        StepKind::Task if step.end.is_some() || step.id == start.id => Shape::Capsule,
        StepKind::Task | StepKind::Wait | StepKind::Fork | StepKind::Join(_) => Shape::Box,
    }
}

fn ends(exit: Exit<'_>) -> impl Iterator<Item = &Step> {
    std::iter::once(exit.to).chain(exit.bound.map(|(_, then)| then))
}

fn ways<'c>(chart: &'c Chart, row_of: &BTreeMap<&StepId, usize>) -> Vec<Way<'c>> {
    let mut ways = Vec::new();
    for step in chart.steps() {
        for exit in chart.exits(step) {
            let way = |to: &'c Step, time| Way {
                from: row_of[&step.id],
                to: row_of[&to.id],
                lanes: [None; 2],
                steps: [&step.id, &to.id],
                answer: exit.label,
                time,
            };
            ways.push(way(exit.to, None));
            ways.extend(exit.bound.map(|(time, then)| way(then, Some(time))));
        }
    }
    ways
}

fn below(rows: &[GridRow<'_>], lanes: usize) -> Vec<Vec<usize>> {
    let mut below = vec![vec![rows.len(); rows.len()]; lanes];
    let mut next = vec![rows.len(); lanes];
    for (row, content) in rows.iter().enumerate().rev() {
        for (lane, next) in next.iter().enumerate() {
            below[lane][row] = *next;
        }
        for lane in content.lanes() {
            next[*lane] = row;
        }
    }
    below
}
