//! `alir tasks`: what is to be done, and by whom.

use alir::Engine;
use alir::store::{Task, TaskQuery};
use alir::time::Zone;
use clap::Args;

use crate::app::App;
use crate::catalogue::screens;
use crate::failure::Failure;
use crate::offices::Places;
use crate::out::{Out, Paint};
use crate::table::{self, Column};
use crate::view::{TaskView, minute};

#[derive(Args, Debug)]
pub(crate) struct Tasks {
    #[arg(long, visible_alias = "peran")]
    role: Option<String>,
    #[arg(long, visible_alias = "berkas")]
    case: Option<String>,
    #[arg(long)]
    sop: Option<String>,
    #[arg(long, visible_alias = "saya")]
    mine: bool,
    #[arg(long, visible_alias = "paling-banyak", default_value_t = 0)]
    limit: usize,
}

impl Tasks {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let engine = app.engine()?;
        let query = TaskQuery {
            instance: self.case.as_deref().map(Into::into),
            sop: self.sop.as_deref().map(Into::into),
            role: self.role.as_deref().map(Into::into),
            assignee: None,
            limit: self.limit,
        };
        let tasks = if self.mine { mine(app, &engine, &query)? } else { engine.tasks(&query)? };
        let places = Places::of(&engine, tasks.iter().map(|task| &task.fingerprint))?;
        let views: Vec<_> = tasks
            .iter()
            .filter_map(|task| Some(TaskView::listed(task, places.get(&task.fingerprint)?)))
            .collect();
        if app.out.is_json() {
            return app.out.json(&views);
        }
        if views.is_empty() {
            return app.out.line(app.out.words(screens::NO_TASKS));
        }
        write(&mut app.out, &views, places.zone())
    }
}

/// Tasks that the actor can do now: given to the actor, or on a list of the actor's and not taken by others.
fn mine(app: &App, engine: &Engine, query: &TaskQuery) -> Result<Vec<Task>, Failure> {
    let actor = app.must_act(&query.role)?;
    let mut tasks = engine.tasks(&TaskQuery { assignee: Some(actor.id.clone()), ..query.clone() })?;
    for role in actor.roles.iter().filter(|role| query.role.as_ref().is_none_or(|wanted| wanted == *role)) {
        // Those that others have taken are left out afterwards, so the limit cannot be the store's.
        let listed = engine.tasks(&TaskQuery { role: Some(role.clone()), limit: 0, ..query.clone() })?;
        tasks.extend(listed.into_iter().filter(|task| task.assignee.is_none()));
    }
    tasks.sort_by(|a, b| a.order().cmp(&b.order()));
    tasks.dedup();
    if query.limit > 0 {
        tasks.truncate(query.limit);
    }
    Ok(tasks)
}

/// Writes tasks as a table. Where their cases are in one zone, the heads name it, otherwise each time does.
pub(super) fn write(out: &mut Out, tasks: &[TaskView<'_>], zone: Option<Zone>) -> Result<(), Failure> {
    let [case, step, text, role, since, time, due, left, taken] =
        screens::TASKS_HEAD.map(|head| out.words(head));
    let name = zone.map(Zone::name);
    let columns = [
        Column::new(case).paint(Paint::Bold),
        Column::new(step).paint(Paint::Cyan),
        Column::new(text).most(48),
        Column::new(role),
        Column::new(screens::in_zone(since, name.as_deref())),
        Column::new(time).most(24),
        Column::new(screens::in_zone(due, name.as_deref())),
        Column::new(left),
        Column::new(taken),
    ];
    let lang = out.lang();
    let timed = |text: String, task: &TaskView<'_>| match (&name, text.as_str()) {
        (Some(_), _) | (None, "") => text,
        (None, text) => format!("{text} {}", task.zone.name()),
    };
    let rows: Vec<_> = tasks
        .iter()
        .map(|task| {
            vec![
                task.instance.to_owned(),
                task.step.to_owned(),
                task.title().into_owned(),
                role_of(task),
                timed(minute(task.since, task.zone), task),
                task.due.unwrap_or_default().to_owned(),
                timed(task.limit_text(lang), task),
                task.left_text(lang),
                task.assignee.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    write_rows(out, &columns, &rows, tasks)
}

/// Writes rows of tasks; what is left of one that is overdue stands out in the last column but one.
pub(super) fn write_rows(
    out: &mut Out,
    columns: &[Column],
    rows: &[Vec<String>],
    tasks: &[TaskView<'_>],
) -> Result<(), Failure> {
    let left = columns.len() - 2;
    table::write_painted(out, columns, rows, |row, column| match column {
        column if column == left && tasks[row].overdue => Some(Paint::Red),
        column => columns[column].paint,
    })
}

/// Whose list it is on; also whose it has come to be.
pub(super) fn role_of(task: &TaskView<'_>) -> String {
    match task.escalated_to {
        Some(other) => format!("{} → {other}", task.role),
        None => task.role.to_owned(),
    }
}
