//! How tasks and cases look to programs: the JSON of the command line, kept stable.

use std::borrow::Cow;

use alir::chart::Step;
use alir::instance::{OpenTask, Status, TaskKind};
use alir::store::Task;
use alir::{Chart, InstanceId, SopId};
use serde::Serialize;

/// An open task.
#[derive(Serialize, Debug)]
pub(crate) struct TaskView<'a> {
    pub(crate) instance: &'a str,
    pub(crate) task: u32,
    pub(crate) step: &'a str,
    /// As printed.
    pub(crate) number: Option<&'a str>,
    /// What is to be done or decided.
    pub(crate) text: &'a str,
    pub(crate) kind: TaskKind,
    pub(crate) role: &'a str,
    /// The role as printed.
    pub(crate) lane: &'a str,
    pub(crate) offered_at: String,
    pub(crate) due: Option<&'a str>,
    pub(crate) assignee: Option<&'a str>,
    pub(crate) sop: &'a str,
}

impl<'a> TaskView<'a> {
    /// From a line of the store's list, and the chart of its case.
    pub(crate) fn listed(task: &'a Task, chart: &'a Chart) -> Self {
        let step = chart.step(task.step.as_str());
        Self {
            instance: task.instance.as_str(),
            task: task.task.0,
            step: task.step.as_str(),
            number: number(step),
            text: text(step),
            kind: task.kind,
            role: task.role.as_str(),
            lane: chart.lane(&task.role),
            offered_at: stamp(task.offered_at),
            due: task.due.as_deref(),
            assignee: task.assignee.as_ref().map(alir::ActorId::as_str),
            sop: task.sop.as_str(),
        }
    }

    /// From the state of a case, and its chart.
    pub(crate) fn open(id: &'a InstanceId, task: &'a OpenTask, chart: &'a Chart) -> Self {
        let step = chart.step(task.step.as_str());
        Self {
            instance: id.as_str(),
            task: task.id.0,
            step: task.step.as_str(),
            number: number(step),
            text: text(step),
            kind: task.kind,
            role: task.role.as_str(),
            lane: chart.lane(&task.role),
            offered_at: stamp(task.offered_at),
            due: task.due.as_deref(),
            assignee: task.assignee.as_ref().map(alir::ActorId::as_str),
            sop: chart.sop().as_str(),
        }
    }

    /// Number as printed and text, for people.
    pub(crate) fn title(&self) -> Cow<'a, str> {
        title(self.number, self.text, self.step)
    }
}

/// What a command led to.
#[derive(Serialize, Debug)]
pub(crate) struct Outcome<'a> {
    pub(crate) instance: &'a str,
    pub(crate) sop: &'a SopId,
    pub(crate) status: &'static str,
    /// The name of the end that was reached.
    pub(crate) end: Option<&'a str>,
    /// Whether the command had been done before under the same id, and was not done again.
    pub(crate) repeated: bool,
    /// The numbers of the first and last event of the command.
    pub(crate) events: [u32; 2],
    pub(crate) tasks: Vec<TaskView<'a>>,
}

/// The name of the end that a case reached.
pub(crate) fn end(status: &Status) -> Option<&str> {
    match status {
        Status::Ended { end } => Some(end),
        Status::New | Status::Running | Status::Suspended | Status::Cancelled => None,
    }
}

/// A step for people: its number as printed, and its text.
pub(crate) fn step_title(step: &Step) -> Cow<'_, str> {
    title(step.number.as_deref(), &step.text, step.id.as_str())
}

/// Number as printed and text, for people.
pub(crate) fn title<'a>(number: Option<&str>, text: &'a str, id: &'a str) -> Cow<'a, str> {
    let text = if text.is_empty() { id } else { text };
    match number.filter(|number| !number.is_empty()) {
        Some(number) => Cow::Owned(format!("{number}. {text}")),
        None => Cow::Borrowed(text),
    }
}

fn number(step: Option<&Step>) -> Option<&str> {
    step.and_then(|step| step.number.as_deref())
}

fn text(step: Option<&Step>) -> &str {
    step.map(|step| step.text.as_str()).unwrap_or_default()
}

/// A time for programs, as events have it.
pub(crate) fn stamp<T: Serialize>(at: T) -> String {
    match serde_json::to_value(at) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(_) | Err(_) => String::new(),
    }
}

/// A time for people: to the minute.
pub(crate) fn minute(stamp: &str) -> String {
    stamp.get(..16).unwrap_or(stamp).replace('T', " ")
}
