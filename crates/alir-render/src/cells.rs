//! The words in the cells of the table, as the Indonesian form has them.

use alir::chart::StepKind;
use alir::sop::JoinMode;

use crate::grid::{Grid, GridRow, Placed, Way};

/// Heads that stand over several columns, and over one.
pub(crate) const LANES: &str = "Pelaksana";
pub(crate) const STANDARD: &str = "Mutu Baku";
pub(crate) const NUMBER: &str = "No";
pub(crate) const ACTIVITY: &str = "Kegiatan";
pub(crate) const NEEDS: &str = "Kelengkapan";
pub(crate) const TIME: &str = "Waktu";
pub(crate) const YIELDS: &str = "Output";
pub(crate) const REMARK: &str = "Keterangan";

/// The words of a row beside its symbols.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) number: String,
    pub(crate) activity: String,
    pub(crate) needs: String,
    pub(crate) time: String,
    pub(crate) yields: String,
    pub(crate) remark: String,
    /// Whether they are bold: the name of a stage.
    pub(crate) bold: bool,
}

/// What stands over the table.
pub(crate) fn title(grid: &Grid<'_>) -> String {
    let sop = grid.chart.definition();
    let printed = sop.titles.as_ref().and_then(|titles| titles.table.as_ref());
    let printed = printed.map_or(grid.chart.name(), |title| title.as_str());
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a row.
pub(crate) fn words(row: &GridRow<'_>) -> Words {
    match row {
        GridRow::Connectors(_) => Words::default(),
        GridRow::Stage { number, name } => Words {
            number: (*number).to_owned(),
            activity: (*name).to_owned(),
            bold: true,
            ..Words::default()
        },
        GridRow::Step(placed) => {
            let step = placed.step;
            Words {
                number: step.number.clone().unwrap_or_default(),
                activity: step.text.clone(),
                needs: step.needs.join("\n"),
                time: step.time.as_deref().unwrap_or_default().to_owned(),
                yields: step.yields.join("\n"),
                remark: remark(placed),
                bold: false,
            }
        }
    }
}

/// The remark as printed, and what the five symbols cannot say.
fn remark(placed: &Placed<'_>) -> String {
    let mut lines = Vec::new();
    if let Some(printed) = placed.written.and_then(|written| written.remark.as_ref()) {
        lines.push(printed.value.clone());
    }
    lines.extend(meaning(placed));
    lines.join("\n")
}

/// What the five symbols cannot say of a step.
pub(crate) fn meaning(placed: &Placed<'_>) -> Vec<String> {
    let (step, written) = (placed.step, placed.written);
    let mut lines = Vec::new();
    match step.kind {
        StepKind::Fork => lines.push("Serentak: langkah-langkah berikut dimulai bersamaan".to_owned()),
        StepKind::Join(JoinMode::All) => lines.push("Menunggu semua yang serentak".to_owned()),
        StepKind::Join(JoinMode::Any) => lines.push("Menunggu salah satu yang serentak".to_owned()),
        StepKind::Wait => lines.push("Menunggu".to_owned()),
        StepKind::Choice => {
            lines.push("Otomatis".to_owned());
            let branches = written.into_iter().flat_map(|written| written.branches.iter());
            lines.extend(branches.filter_map(|(answer, branch)| {
                branch.when.as_ref().map(|when| format!("{}: bila {}", answer.value, when.value))
            }));
        }
        StepKind::Task | StepKind::Decision | StepKind::End => {}
    }
    if step.mode == JoinMode::Any {
        lines.push("Cukup salah satu pelaksana".to_owned());
    }
    lines
}

/// What a step is, in a word or two: its number and what is done.
pub(crate) fn titled(placed: &Placed<'_>) -> String {
    let step = placed.step;
    let number = step.number.as_ref().map(|number| format!("{number}. ")).unwrap_or_default();
    let text = if step.text.is_empty() { step.id.as_str() } else { &step.text };
    format!("{number}{text}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who performs a step.
pub(crate) fn performers(grid: &Grid<'_>, placed: &Placed<'_>) -> String {
    let lanes: Vec<&str> = placed.step.roles.iter().map(|role| grid.chart.lane(role)).collect();
    lanes.join(", ")
}

/// What stands beside the exit of a way; nothing if it is the only one.
pub(crate) fn caption(way: &Way<'_>) -> Option<String> {
    match (way.answer.map(str::trim).filter(|answer| !answer.is_empty()), way.time) {
        (None, None) => None,
        (Some(answer), None) => Some(answer.to_owned()),
        (None, Some(time)) => Some(format!("kali ke-{time}")),
        (Some(answer), Some(time)) => Some(format!("{answer}, kali ke-{time}")),
    }
}

/// What a step is, for those who cannot see its symbol.
pub(crate) fn about(grid: &Grid<'_>, placed: &Placed<'_>) -> String {
    let performers = performers(grid, placed);
    let performers = if performers.is_empty() { String::new() } else { format!(" ({performers})") };
    format!("{}{performers}", titled(placed)).split_whitespace().collect::<Vec<_>>().join(" ")
}
