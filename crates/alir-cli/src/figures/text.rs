//! The figures for people, as tables on a page.

use alir::lang::Text;
use chrono::TimeDelta;

use super::monitoring::Row;
use super::sample::Sample;
use super::sheet::{Sheet, Tally};
use crate::catalogue::figures as words;
use crate::duration;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::table::{self, Column, wrap};
use crate::view::step_title;

/// Writes the figures of a SOP.
pub(crate) fn figures(out: &mut Out, sheet: &Sheet) -> Result<(), Failure> {
    head(out, sheet)?;
    let [step, activity, lane, standard, count, median, p90, timely] =
        words::STEPS_HEAD.map(|head| out.words(head));
    let skipped = out.words(words::SKIPPED);
    let last = || [count, skipped, median, p90, timely].map(Column::new);

    let columns = [
        Column::new(step).paint(Paint::Cyan),
        Column::new(activity).most(40),
        Column::new(lane).most(24),
        Column::new(standard).most(20),
    ];
    let columns: Vec<_> = columns.into_iter().chain(last()).collect();
    let rows: Vec<_> = sheet
        .steps()
        .map(|(step, tally)| {
            let standard = step.time.as_deref().unwrap_or_default();
            let names = [step.id.as_str(), &step_title(step), &sheet.performers(step), standard];
            let figures = if step.is_work() {
                tallied(out, tally, sheet.is_outside(step))
            } else {
                // Nobody has to do it; it was promised.
                let kept = words::share(sheet.promise(Some(&step.id)));
                [const { String::new() }; 4].into_iter().chain([out.say(&kept).to_owned()]).collect()
            };
            names.into_iter().map(str::to_owned).chain(figures).collect()
        })
        .collect();
    table::write(out, &columns, &rows)?;

    out.line("")?;
    let columns: Vec<_> = [Column::new(lane).most(40)].into_iter().chain(last()).collect();
    let rows: Vec<_> = sheet
        .lanes()
        .map(|(role, tally)| {
            let mut name = sheet.chart.lane(role).to_owned();
            let outside = sheet.chart.is_external(role);
            if outside {
                name.extend([" (", out.words(words::OUTSIDE), ")"]);
            }
            [name].into_iter().chain(tallied(out, tally, outside)).collect()
        })
        .collect();
    table::write(out, &columns, &rows)?;
    whole(out, sheet, [median, p90])?;
    out.line(&Paint::Dim.on(out.words(words::FOOT)))
}

/// The name of the SOP, the period, and how many cases were counted.
fn head(out: &mut Out, sheet: &Sheet) -> Result<(), Failure> {
    let chart = &sheet.chart;
    let title = format!("{} · {}", clean(chart.sop().as_str()), clean(chart.name()));
    out.line(&Paint::Bold.on(&title))?;
    let head = words::head(&sheet.period.text(), sheet.whole.cases);
    out.line(&Paint::Dim.on(out.say(&head)))
}

/// The cells that a step and a lane have in common. The days of people outside are those of the calendar.
fn tallied(out: &Out, tally: &Tally, outside: bool) -> Vec<String> {
    let skipped = Some(tally.skipped).filter(|skipped| *skipped > 0);
    let [median, p90] = if outside {
        spread(out, &tally.times.elapsed, duration::clock)
    } else {
        spread(out, &tally.times.work, duration::work)
    };
    let timely = words::share(tally.timely);
    vec![
        tally.times.work.count().to_string(),
        skipped.map(|skipped| skipped.to_string()).unwrap_or_default(),
        median,
        p90,
        out.say(&timely).to_owned(),
    ]
}

fn spread(out: &Out, sample: &Sample, shown: impl Fn(TimeDelta) -> Text) -> [String; 2] {
    let both = sample
        .spread()
        .map(|spread| [spread.median, spread.p90].map(|time| out.say(&shown(time)).to_owned()));
    both.unwrap_or_default()
}

/// The cases as a whole, and what was promised.
fn whole(out: &mut Out, sheet: &Sheet, [median, p90]: [&'static str; 2]) -> Result<(), Failure> {
    let whole = &sheet.whole;
    if whole.cases > 0 {
        out.line("")?;
        let [office, outside, resting, all] = words::ACCOUNTS.map(|account| out.words(account));
        let accounts = [(office, &whole.office), (outside, &whole.outside), (resting, &whole.resting)];
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (name, account) in accounts {
            // Most cases never rest; a row of nothing would only be in the way.
            if account.elapsed.spread().is_some_and(|spread| spread.p90 > TimeDelta::zero()) {
                rows.push(
                    [name.to_owned()].into_iter().chain(spread(out, &account.work, duration::work)).collect(),
                );
            }
        }
        rows.push(
            [all.to_owned()].into_iter().chain(spread(out, &whole.all.elapsed, duration::clock)).collect(),
        );
        let columns = [Column::new(out.words(words::WHOLE)), Column::new(median), Column::new(p90)];
        table::write(out, &columns, &rows)?;
    }
    let kept = sheet.kept();
    if kept.of > 0 {
        out.line(out.say(&words::kept(kept)))?;
    }
    out.line("")
}

/// How wide the columns of the monitoring table are, in places of the terminal.
const WIDTHS: [usize; 6] = [4, 32, 16, 28, 32, 8];

/// The form has the column, also where there is nothing to do.
const NO_ACTION: &str = "-";

/// Where to sign.
const INITIALS: &str = "______";

/// Writes the monitoring table of a SOP.
pub(crate) fn monitoring(out: &mut Out, sheet: &Sheet, rows: &[Row], threshold: u8) -> Result<(), Failure> {
    out.line(&Paint::Bold.on(out.words(words::TABLE7)))?;
    head(out, sheet)?;
    out.line(&Paint::Dim.on(out.say(&words::well_if(threshold))))?;
    let columns = words::TABLE7_HEAD.map(|head| Column::new(out.words(head)));
    let mut lines = Vec::new();
    for row in rows {
        let assessment = out.words(row.assessment.words());
        let (finding, action) = (out.say(&row.finding), out.say(&row.action));
        let action = if action.is_empty() { NO_ACTION } else { action };
        let cells = [&row.number, &row.procedure, assessment, finding, action, INITIALS];
        lines.extend(folded(cells));
    }
    table::write(out, &columns, &lines)
}

/// A row whose cells go on below themselves, with a line of air behind it.
fn folded(cells: [&str; 6]) -> Vec<Vec<String>> {
    let cells: [Vec<String>; 6] = std::array::from_fn(|at| wrap(&clean(cells[at]), WIDTHS[at]));
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| cells.iter().map(|lines| lines.get(at).cloned().unwrap_or_default()).collect();
    (0..=height).map(line).collect()
}
