//! The monitoring table of `PermenPANRB` 35/2012 (Tabel 7), filled in from what was counted.

use alir::StepId;
use alir::chart::Step;
use alir::lang::{Text, Words};
use chrono::TimeDelta;
use serde::Serialize;

use super::sheet::{Sheet, Tally, Timely};
use crate::catalogue::figures as words;
use crate::duration;

/// A row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) step: StepId,
    /// As printed.
    pub(crate) number: String,
    pub(crate) procedure: String,
    pub(crate) assessment: Assessment,
    pub(crate) finding: Text,
    /// Only where a figure supports it.
    pub(crate) action: Text,
}

/// How a procedure works.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Assessment {
    Well,
    NotWell,
    /// It was not done, or has no limit to be measured by.
    NotAssessed,
}

impl Assessment {
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Well => words::WELL,
            Self::NotWell => words::NOT_WELL,
            Self::NotAssessed => words::NOT_ASSESSED,
        }
    }
}

/// The rows in the order of the procedure. A step works well if at least `threshold` percent of it were on time; one
/// without limits of its own is measured by what was promised of it.
pub(crate) fn rows(sheet: &Sheet, threshold: u8) -> Vec<Row> {
    sheet.steps().map(|(step, tally)| row(sheet, step, tally, threshold)).collect()
}

fn row(sheet: &Sheet, step: &Step, tally: &Tally, threshold: u8) -> Row {
    let promise = sheet.promise(Some(&step.id));
    let by_limit = tally.timely.of > 0;
    let assessment = assess(if by_limit { tally.timely } else { promise }, threshold);
    Row {
        step: step.id.clone(),
        number: step.number.clone().unwrap_or_default(),
        procedure: if step.text.is_empty() { step.id.to_string() } else { step.text.clone() },
        assessment,
        finding: finding(sheet, step, tally, promise),
        action: match assessment {
            Assessment::NotWell if by_limit => slow(sheet, step, tally),
            Assessment::NotWell => words::review_promise(&words::promises_kept(promise)),
            Assessment::Well | Assessment::NotAssessed if tally.skipped > tally.times.work.count() => {
                words::still_needed(&words::skipped(tally.skipped))
            }
            Assessment::Well | Assessment::NotAssessed => Text::default(),
        },
    }
}

fn assess(timely: Timely, threshold: u8) -> Assessment {
    match timely {
        Timely { of: 0, .. } => Assessment::NotAssessed,
        // Not by the percent, which is rounded.
        Timely { yes, of } if yes * 100 >= of * usize::from(threshold) => Assessment::Well,
        Timely { .. } => Assessment::NotWell,
    }
}

/// What the figures say.
fn finding(sheet: &Sheet, step: &Step, tally: &Tally, promise: Timely) -> Text {
    let mut parts = Vec::new();
    match (tally.timely.of, tally.times.work.count()) {
        (0, 0) => {}
        (0, count) => parts.push(words::times(count)),
        _ => parts.push(words::on_time(tally.timely)),
    }
    if let Some([median, _]) = lengths(sheet, step, tally) {
        let standard = step.time.as_deref().map(words::standard);
        parts.push(list([words::median(&median)].into_iter().chain(standard), ", "));
    }
    if promise.of > 0 {
        parts.push(words::promises_kept(promise));
    }
    if tally.skipped > 0 {
        parts.push(words::skipped(tally.skipped));
    }
    if parts.is_empty() {
        return words::not_done();
    }
    list(parts, "; ")
}

/// What to do about a step that is often late.
fn slow(sheet: &Sheet, step: &Step, tally: &Tally) -> Text {
    let p90 = lengths(sheet, step, tally).map(|[_, p90]| words::p90(&p90));
    let facts = list(p90.into_iter().chain(step.time.as_deref().map(words::standard)), ", ");
    let lanes = sheet.performers(step);
    if sheet.is_outside(step) { words::remind(&lanes, &facts) } else { words::review_load(&lanes, &facts) }
}

/// Median and p90: of the office in working time, of people outside by the calendar.
fn lengths(sheet: &Sheet, step: &Step, tally: &Tally) -> Option<[Text; 2]> {
    let (sample, shown): (_, fn(TimeDelta) -> Text) = if sheet.is_outside(step) {
        (&tally.times.elapsed, duration::clock)
    } else {
        (&tally.times.work, duration::work)
    };
    sample.spread().map(|spread| [shown(spread.median), shown(spread.p90)])
}

fn list(parts: impl IntoIterator<Item = Text>, between: &str) -> Text {
    parts
        .into_iter()
        .reduce(|mut all, part| {
            all.id.extend([between, &part.id]);
            all.en.extend([between, &part.en]);
            all
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_the_threshold_works_well() {
        for (yes, of, threshold, assessment) in [
            (0, 0, 80, Assessment::NotAssessed),
            (4, 5, 80, Assessment::Well),
            (799, 1000, 80, Assessment::NotWell),
            (2, 3, 67, Assessment::NotWell),
            (2, 3, 66, Assessment::Well),
            (1, 1, 100, Assessment::Well),
            (0, 1, 1, Assessment::NotWell),
        ] {
            assert_eq!(assess(Timely { yes, of }, threshold), assessment, "{yes} of {of}, {threshold} %");
        }
    }
}
