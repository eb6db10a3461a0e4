//! The figures as rows of a CSV file, one beside the other for a spreadsheet.

use alir::lang::Lang;

use super::monitoring::Row;
use super::sample::Sample;
use super::sheet::{Measured, Sheet, Timely};
use crate::catalogue::figures as words;

/// A row of cells.
pub(crate) type Cells = Vec<String>;

/// All figures of all SOPs under one head. Lengths are in minutes, cut off.
pub(crate) fn figures(sheets: &[Sheet], lang: Lang) -> Vec<Cells> {
    let mut rows = vec![words::CSV_HEAD.map(|head| head.to(lang).to_owned()).to_vec()];
    for sheet in sheets {
        rows.extend(of_sheet(sheet, lang));
    }
    rows
}

fn of_sheet(sheet: &Sheet, lang: Lang) -> Vec<Cells> {
    let [of_step, of_lane, of_case, of_promise] = words::CSV_ABOUT.map(|about| about.to(lang));
    let sop = sheet.chart.sop().as_str();
    let mut rows = Vec::new();
    // What nobody has to do, but was promised, stands among the promises.
    for (row, tally) in sheet.steps().filter(|(row, _)| row.is_work()) {
        let (number, time) =
            (row.number.as_deref().unwrap_or_default(), row.time.as_deref().unwrap_or_default());
        let names = [sop, of_step, row.id.as_str(), number, &row.text, &sheet.performers(row), time];
        rows.push(cells(names, Some(&tally.times), Some(tally.skipped), tally.timely));
    }
    for (role, tally) in sheet.lanes() {
        let name = sheet.chart.lane(role);
        let names = [sop, of_lane, role.as_str(), "", name, name, ""];
        rows.push(cells(names, Some(&tally.times), Some(tally.skipped), tally.timely));
    }
    let whole = &sheet.whole;
    let accounts = [&whole.office, &whole.outside, &whole.resting, &whole.all];
    let ids = ["office", "outside", "resting", "whole"];
    for ((id, name), account) in ids.into_iter().zip(words::ACCOUNTS_PLAIN).zip(accounts) {
        let names = [sop, of_case, id, "", name.to(lang), "", ""];
        rows.push(cells(names, Some(account), None, Timely::default()));
    }
    for (id, timely) in &sheet.promises {
        let (id, name) = match id {
            Some(id) => (id.as_str(), sheet.chart.step(id.as_str()).map_or("", |step| &step.text)),
            None => ("", sheet.chart.name()),
        };
        rows.push(cells([sop, of_promise, id, "", name, "", ""], None, None, *timely));
    }
    rows
}

fn cells(names: [&str; 7], times: Option<&Measured>, skipped: Option<usize>, timely: Timely) -> Cells {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let minutes = |sample: Option<&Sample>| {
        let spread = sample.and_then(Sample::spread);
        let both =
            spread.map(|spread| [spread.median, spread.p90].map(|time| time.num_minutes().to_string()));
        both.unwrap_or_default()
    };
    let mut cells: Cells = names.map(str::to_owned).to_vec();
    cells.push(number(times.map(|times| times.work.count())));
    cells.push(number(skipped));
    let limited = (timely.of > 0).then_some(timely);
    cells.extend(
        [limited.map(|timely| timely.of), limited.map(|timely| timely.yes), timely.percent()].map(number),
    );
    cells.extend(minutes(times.map(|times| &times.work)));
    cells.extend(minutes(times.map(|times| &times.elapsed)));
    cells
}

/// The monitoring tables of all SOPs under one head, the SOP in front.
pub(crate) fn monitoring<'a>(
    tables: impl IntoIterator<Item = (&'a Sheet, &'a [Row])>,
    lang: Lang,
) -> Vec<Cells> {
    let head = [words::CSV_HEAD[0]].into_iter().chain(words::TABLE7_HEAD);
    let mut rows: Vec<Cells> = vec![head.map(|head| head.to(lang).to_owned()).collect()];
    for (sheet, table) in tables {
        for row in table {
            rows.push(
                [
                    sheet.chart.sop().as_str(),
                    &row.number,
                    &row.procedure,
                    row.assessment.words().to(lang),
                    row.finding.to(lang),
                    row.action.to(lang),
                    "",
                ]
                .map(str::to_owned)
                .to_vec(),
            );
        }
    }
    rows
}
