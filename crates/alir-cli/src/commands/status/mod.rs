//! `alir status`: where a case is, what was done so far, and which documents there are.

mod time;

use std::collections::{BTreeMap, BTreeSet};

use alir::chart::Step;
use alir::instance::{Output, Status as State};
use alir::time::Zone;
use alir::{Chart, Event, Recorded, TaskId};
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use super::history::who;
use super::tasks::write_rows;
use crate::app::App;
use crate::case::Case;
use crate::catalogue::{screens, time as words};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::table::{self, Column};
use crate::view::{self, TaskView, minute, stamp, title};

#[derive(Args, Debug)]
pub(crate) struct Status {
    id: String,
}

#[derive(Serialize)]
struct StatusView<'a> {
    instance: &'a str,
    sop: &'a str,
    name: &'a str,
    version: Option<&'a str>,
    status: &'static str,
    end: Option<&'a str>,
    started_at: Option<String>,
    updated_at: Option<String>,
    keys: Option<&'a BTreeMap<String, String>>,
    /// The values of fields.
    fields: &'a BTreeMap<String, String>,
    /// When the application came in, and since when it is complete.
    received_at: Option<String>,
    complete_since: Option<String>,
    tasks: Vec<TaskView<'a>>,
    promises: Vec<time::PromiseView<'a>>,
    /// Whose time it was so far.
    accounts: Option<time::AccountsView>,
    done: Vec<Done<'a>>,
    outputs: Vec<&'a Output>,
    events: u32,
}

/// A step that was done.
#[derive(Serialize)]
struct Done<'a> {
    step: &'a str,
    number: Option<&'a str>,
    text: &'a str,
    /// `completed`, `answered` or `skipped`.
    how: &'static str,
    label: Option<&'a str>,
    by: &'a str,
    role: Option<&'a str>,
    at: String,
    #[serde(skip)]
    when: DateTime<Utc>,
}

impl Status {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        let (instance, chart) = (&case.instance, &case.chart);
        let state = instance.state();
        let tasks: Vec<_> =
            state.open_tasks().iter().map(|task| TaskView::open(&case.id, task, &case.place)).collect();
        let done = so_far(&instance.effective(), chart);
        let out = &mut app.out;
        if !out.is_json() {
            head(out, &case)?;
            now(out, state.status(), &tasks)?;
            fields(out, &case)?;
            time::promises(out, &case)?;
            time::accounts(out, &case)?;
            write_done(out, &done, case.place.zone())?;
            return documents(out, &instance.outputs());
        }
        let standing = time::of_promises(&case);
        out.json(&StatusView {
            instance: case.id.as_str(),
            sop: chart.sop().as_str(),
            name: chart.name(),
            version: chart.version(),
            status: state.status().as_str(),
            end: view::end(state.status()),
            started_at: instance.origin().map(|origin| stamp(origin.at)),
            updated_at: instance.log().last().map(|last| stamp(last.at)),
            keys: instance.origin().map(|origin| &origin.keys),
            fields: state.fields(),
            received_at: instance.origin().map(|origin| stamp(origin.received)),
            complete_since: state.complete_since().map(stamp),
            tasks,
            promises: state
                .promises()
                .iter()
                .map(|promise| time::PromiseView::of(promise, &standing))
                .collect(),
            accounts: time::AccountsView::of(&case),
            done,
            outputs: instance.outputs(),
            events: instance.version(),
        })
    }
}

fn head(out: &mut Out, case: &Case) -> Result<(), Failure> {
    let (instance, chart, zone) = (&case.instance, &case.chart, case.place.zone());
    out.line(&Paint::Bold.on(&format!("{} · {}", clean(case.id.as_str()), clean(chart.name()))))?;
    let status = instance.state().status();
    let mut line = screens::status(status.as_str(), out.lang()).to_owned();
    if let Some(end) = view::end(status) {
        line.extend([": ", &clean(end)]);
    }
    let paint = match status {
        State::Running | State::New => Paint::Cyan,
        State::Ended { .. } => Paint::Green,
        State::Suspended | State::Cancelled => Paint::Yellow,
    };
    out.line(&paint.on(&line))?;
    if let (Some(origin), Some(last)) = (instance.origin(), instance.log().last()) {
        let times = screens::begun_and_last(&zone.minute(origin.at), &zone.minute(last.at));
        out.line(&Paint::Dim.on(out.say(&times)))?;
        if origin.received != origin.at {
            let received = words::received(&zone.minute(origin.received));
            out.line(&Paint::Dim.on(out.say(&received)))?;
        }
        if let Some(since) = instance.state().complete_since() {
            let since = words::complete_since(&zone.minute(since));
            out.line(&Paint::Dim.on(out.say(&since)))?;
        }
        for (key, value) in &origin.keys {
            out.line(&format!("{}: {}", clean(key), clean(value)))?;
        }
    }
    Ok(())
}

/// Who has to do what now.
fn now(out: &mut Out, status: &State, tasks: &[TaskView<'_>]) -> Result<(), Failure> {
    if tasks.is_empty() || matches!(status, State::Ended { .. } | State::Cancelled) {
        return Ok(());
    }
    heading(out, out.words(screens::NOW))?;
    let [_, step, text, _, since, time, due, left, taken] = screens::TASKS_HEAD.map(|head| out.words(head));
    let (performer, lang) = (out.words(screens::LANE), out.lang());
    let zone = tasks.first().map(|task| task.zone.name());
    let columns = [
        Column::new(step).paint(Paint::Cyan),
        Column::new(text).most(56),
        Column::new(performer),
        Column::new(screens::in_zone(since, zone.as_deref())),
        Column::new(time).most(24),
        Column::new(screens::in_zone(due, zone.as_deref())),
        Column::new(left),
        Column::new(taken),
    ];
    let rows: Vec<_> = tasks
        .iter()
        .map(|task| {
            vec![
                task.step.to_owned(),
                task.title().into_owned(),
                task.lane.to_owned(),
                minute(task.since, task.zone),
                task.due.unwrap_or_default().to_owned(),
                task.limit_text(lang),
                task.left_text(lang),
                task.assignee.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    write_rows(out, &columns, &rows, tasks)?;
    for task in tasks {
        let field = |ask: &view::AskView<'_>| match ask.title {
            title if title == ask.name => title.to_owned(),
            title => format!("{title} ({})", ask.name),
        };
        let fields = task.fields.iter().map(field).collect::<Vec<_>>().join(", ");
        if let Some(asked) = screens::asked(&fields, task.condition) {
            let asked = format!("{}: {}", task.step, out.say(&asked));
            out.line(&clean(&asked))?;
        }
    }
    Ok(())
}

/// The values that were given so far, in the order of the SOP.
fn fields(out: &mut Out, case: &Case) -> Result<(), Failure> {
    let known = case.instance.state().fields();
    if known.is_empty() {
        return Ok(());
    }
    heading(out, out.words(screens::FIELDS))?;
    for field in case.chart.fields().iter() {
        if let Some(value) = known.get(&field.name) {
            out.line(&format!("{}: {}", clean(&field.title), clean(value)))?;
        }
    }
    Ok(())
}

/// What was done, in order; what somebody took back is not done.
fn so_far<'a>(effective: &[&'a Recorded], chart: &'a Chart) -> Vec<Done<'a>> {
    let recalled: BTreeSet<TaskId> = effective
        .iter()
        .filter_map(|recorded| match &recorded.event {
            Event::Recalled { task, .. } => Some(*task),
            _ => None,
        })
        .collect();
    let done = effective.iter().filter_map(|recorded| done(recorded, chart));
    done.filter(|(task, _)| !recalled.contains(task)).map(|(_, done)| done).collect()
}

fn write_done(out: &mut Out, done: &[Done<'_>], zone: Zone) -> Result<(), Failure> {
    if done.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = done
        .iter()
        .map(|done| {
            let title = title(done.number, done.text, done.step);
            let title = match done.label {
                Some(label) => format!("{title} → {label}"),
                None if done.how == "skipped" => format!("{title} ({})", out.words(screens::SKIPPED)),
                None => title.into_owned(),
            };
            vec![minute(done.when, zone), title, who(out, done.by, done.role)]
        })
        .collect();
    heading(out, out.words(screens::SO_FAR))?;
    let [_, at, by, _] = screens::HISTORY_HEAD.map(|head| out.words(head));
    let text = out.words(screens::TASKS_HEAD[2]);
    let at = screens::in_zone(at, Some(&zone.name()));
    let columns = [Column::new(at).paint(Paint::Dim), Column::new(text).most(72), Column::new(by)];
    table::write(out, &columns, &rows)
}

fn documents(out: &mut Out, outputs: &[&Output]) -> Result<(), Failure> {
    if outputs.is_empty() {
        return Ok(());
    }
    heading(out, out.words(screens::DOCUMENTS))?;
    for output in outputs {
        let reference = output.reference.as_deref().map(|text| format!(" ({})", clean(text)));
        out.line(&format!("- {}{}", clean(&output.name), reference.unwrap_or_default()))?;
    }
    Ok(())
}

pub(super) fn heading(out: &mut Out, title: &str) -> Result<(), Failure> {
    out.line("")?;
    out.line(&Paint::Bold.on(title))
}

/// The step that an event says was done, and the task.
fn done<'a>(recorded: &'a Recorded, chart: &'a Chart) -> Option<(TaskId, Done<'a>)> {
    let (Event::Completed { task, step, .. }
    | Event::Answered { task, step, .. }
    | Event::Skipped { task, step, .. }) = &recorded.event
    else {
        return None;
    };
    let (how, label) = match &recorded.event {
        Event::Answered { label, .. } => ("answered", Some(label.as_str())),
        event => (if matches!(event, Event::Skipped { .. }) { "skipped" } else { "completed" }, None),
    };
    let known: Option<&Step> = chart.step(step.as_str());
    let done = Done {
        step: step.as_str(),
        number: known.and_then(|step| step.number.as_deref()),
        text: known.map(|step| step.text.as_str()).unwrap_or_default(),
        how,
        label,
        by: recorded.by.as_str(),
        role: recorded.role.as_ref().map(alir::RoleId::as_str),
        at: stamp(recorded.at),
        when: recorded.at,
    };
    Some((*task, done))
}
