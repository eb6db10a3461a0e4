//! The words in the cells of the table, as the form has them in the languages of documents.

use alir::Chart;
use alir::chart::StepKind;
use alir::sop::{JoinMode, PrintedLanguage};

use crate::grid::{Grid, GridRow, Placed, Way};

/// The heads of the table.
pub(crate) struct Heads {
    /// Over several columns.
    pub(crate) lanes: &'static str,
    pub(crate) standard: &'static str,
    /// Over one.
    pub(crate) number: &'static str,
    pub(crate) activity: &'static str,
    pub(crate) needs: &'static str,
    pub(crate) time: &'static str,
    pub(crate) yields: &'static str,
    pub(crate) remark: &'static str,
}

/// The heads in a language of documents.
pub(crate) const fn heads(language: PrintedLanguage) -> Heads {
    match language {
        PrintedLanguage::Indonesian => Heads {
            lanes: "Pelaksana",
            standard: "Mutu Baku",
            number: "No",
            activity: "Kegiatan",
            needs: "Kelengkapan",
            time: "Waktu",
            yields: "Output",
            remark: "Keterangan",
        },
        PrintedLanguage::English => Heads {
            lanes: "Performers",
            standard: "Standards",
            number: "No",
            activity: "Activity",
            needs: "Requirements",
            time: "Time",
            yields: "Output",
            remark: "Remarks",
        },
    }
}

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
pub(crate) fn title(chart: &Chart) -> String {
    let sop = chart.definition();
    let printed = sop.titles.as_ref().and_then(|titles| titles.table.as_ref());
    let printed = printed.map_or(chart.name(), |title| title.as_str());
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a row.
pub(crate) fn words(row: &GridRow<'_>, language: PrintedLanguage) -> Words {
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
                remark: remark(placed, language),
                bold: false,
            }
        }
    }
}

/// The remark as printed, and what the five symbols cannot say.
fn remark(placed: &Placed<'_>, language: PrintedLanguage) -> String {
    let mut lines = Vec::new();
    if let Some(printed) = placed.written.and_then(|written| written.remark.as_ref()) {
        lines.push(printed.value.clone());
    }
    lines.extend(meaning(placed, language));
    lines.join("\n")
}

/// What the five symbols cannot say of a step.
pub(crate) fn meaning(placed: &Placed<'_>, language: PrintedLanguage) -> Vec<String> {
    let (step, written) = (placed.step, placed.written);
    let mut lines = Vec::new();
    let mut say =
        |indonesian: &str, english: &str| lines.push(said(language, indonesian, english).to_owned());
    match step.kind {
        StepKind::Fork => say(
            "Serentak: langkah-langkah berikut dimulai bersamaan",
            "At the same time: the steps that follow begin together",
        ),
        StepKind::Join(JoinMode::All) => {
            say("Menunggu semua yang serentak", "Waits for all that go on at the same time");
        }
        StepKind::Join(JoinMode::Any) => {
            say("Menunggu salah satu yang serentak", "Waits for one of those that go on at the same time");
        }
        StepKind::Wait => say("Menunggu", "Waits"),
        StepKind::Choice => {
            say("Otomatis", "Automatic");
            let when = said(language, "bila", "if");
            let branches = written.into_iter().flat_map(|written| written.branches.iter());
            lines.extend(branches.filter_map(|(answer, branch)| {
                branch.when.as_ref().map(|test| format!("{}: {when} {}", answer.value, test.value))
            }));
        }
        StepKind::Task | StepKind::Decision | StepKind::End => {}
    }
    if step.mode == JoinMode::Any {
        lines.push(said(language, "Cukup salah satu pelaksana", "One performer is enough").to_owned());
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
pub(crate) fn caption(way: &Way<'_>, language: PrintedLanguage) -> Option<String> {
    let time = way.time.map(|time| nth(language, time));
    match (way.answer.map(str::trim).filter(|answer| !answer.is_empty()), time) {
        (None, None) => None,
        (Some(answer), None) => Some(answer.to_owned()),
        (None, Some(time)) => Some(time),
        (Some(answer), Some(time)) => Some(format!("{answer}, {time}")),
    }
}

/// Which time a way is taken.
pub(crate) fn nth(language: PrintedLanguage, time: u32) -> String {
    format!("{}{time}", said(language, "kali ke-", "attempt "))
}

/// The words in a language.
pub(crate) const fn said<'w>(language: PrintedLanguage, indonesian: &'w str, english: &'w str) -> &'w str {
    match language {
        PrintedLanguage::Indonesian => indonesian,
        PrintedLanguage::English => english,
    }
}

/// What a step is, for those who cannot see its symbol.
pub(crate) fn about(grid: &Grid<'_>, placed: &Placed<'_>) -> String {
    let performers = performers(grid, placed);
    let performers = if performers.is_empty() { String::new() } else { format!(" ({performers})") };
    format!("{}{performers}", titled(placed)).split_whitespace().collect::<Vec<_>>().join(" ")
}
