//! `alir tasks`: what is to be done, and by whom.

use std::collections::BTreeMap;

use alir::store::{Task, TaskQuery};
use alir::{Chart, Engine, Fingerprint};
use clap::Args;

use crate::app::App;
use crate::catalogue::screens;
use crate::failure::Failure;
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
        let charts = charts(&engine, &tasks)?;
        let views: Vec<_> = tasks
            .iter()
            .filter_map(|task| Some(TaskView::listed(task, charts.get(&task.fingerprint)?)))
            .collect();
        if app.out.is_json() {
            return app.out.json(&views);
        }
        if views.is_empty() {
            return app.out.line(app.out.words(screens::NO_TASKS));
        }
        write(&mut app.out, &views)
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
    tasks.sort_by(|a, b| (a.offered_at, &a.instance, a.task).cmp(&(b.offered_at, &b.instance, b.task)));
    tasks.dedup();
    if query.limit > 0 {
        tasks.truncate(query.limit);
    }
    Ok(tasks)
}

/// The charts of the tasks: two cases of one SOP may keep to different texts of it.
fn charts(engine: &Engine, tasks: &[Task]) -> Result<BTreeMap<Fingerprint, Chart>, Failure> {
    let mut charts = BTreeMap::new();
    for Task { fingerprint, .. } in tasks {
        if !charts.contains_key(fingerprint) {
            charts.insert(fingerprint.clone(), engine.chart(fingerprint)?);
        }
    }
    Ok(charts)
}

/// Writes tasks as a table.
pub(super) fn write(out: &mut Out, tasks: &[TaskView<'_>]) -> Result<(), Failure> {
    let [case, step, text, role, since, due, taken] = screens::TASKS_HEAD.map(|head| out.words(head));
    let columns = [
        Column::new(case).paint(Paint::Bold),
        Column::new(step).paint(Paint::Cyan),
        Column::new(text).most(48),
        Column::new(role),
        Column::new(since),
        Column::new(due).most(24),
        Column::new(taken),
    ];
    let rows: Vec<_> = tasks
        .iter()
        .map(|task| {
            vec![
                task.instance.to_owned(),
                task.step.to_owned(),
                task.title().into_owned(),
                task.role.to_owned(),
                minute(&task.offered_at),
                task.due.unwrap_or_default().to_owned(),
                task.assignee.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    table::write(out, &columns, &rows)
}
