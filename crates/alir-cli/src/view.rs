//! How tasks and cases look to programs: the JSON of the command line, kept stable.

use std::borrow::Cow;

use alir::chart::Step;
use alir::instance::{OpenTask, Status, TaskKind};
use alir::lang::Lang;
use alir::store::Task;
use alir::time::Zone;
use alir::{Chart, InstanceId, SopId};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use crate::catalogue::time as words;
use crate::offices::{Left, Place};

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
    /// Standard time as printed.
    pub(crate) due: Option<&'a str>,
    /// What to aim at, by the clocks of the office, with the offset.
    pub(crate) target: Option<String>,
    /// What not to exceed, by the clocks of the office, with the offset.
    pub(crate) limit: Option<String>,
    pub(crate) overdue: bool,
    /// Whether unknown holidays may change the limit.
    pub(crate) provisional: bool,
    /// Working time until the limit, in seconds; time by the clock where the standard time is; less than nothing
    /// behind it.
    pub(crate) left_seconds: Option<i64>,
    /// The role that may act too, because it is overdue.
    pub(crate) escalated_to: Option<&'a str>,
    pub(crate) assignee: Option<&'a str>,
    pub(crate) sop: &'a str,
    /// The fields that the step asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) fields: Vec<AskView<'a>>,
    /// What has to hold before it can be completed, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) condition: Option<&'a str>,
    #[serde(skip)]
    pub(crate) since: DateTime<Utc>,
    #[serde(skip)]
    pub(crate) until: Option<DateTime<Utc>>,
    #[serde(skip)]
    pub(crate) left: Option<Left>,
    #[serde(skip)]
    pub(crate) zone: Zone,
}

/// A field that a step asks for.
#[derive(Serialize, Debug)]
pub(crate) struct AskView<'a> {
    pub(crate) name: &'a str,
    pub(crate) title: &'a str,
    pub(crate) required: bool,
}

impl<'a> TaskView<'a> {
    /// From a line of the store's list, and the place of its case.
    pub(crate) fn listed(task: &'a Task, place: &'a Place) -> Self {
        let step = place.chart.step(task.step.as_str());
        let zone = place.zone();
        let left = task.limit.map(|limit| place.left(limit, place.counting(task.step.as_str())));
        Self {
            instance: task.instance.as_str(),
            task: task.task.0,
            step: task.step.as_str(),
            number: number(step),
            text: text(step),
            kind: task.kind,
            role: task.role.as_str(),
            lane: place.chart.lane(&task.role),
            offered_at: stamp(task.offered_at),
            due: task.due.as_deref(),
            target: task.target.or(task.limit).map(|at| local(at, zone)),
            limit: task.limit.map(|at| local(at, zone)),
            overdue: left.is_some_and(|left| left.late),
            provisional: task.provisional,
            left_seconds: left.map(|left| left.time.num_seconds()),
            escalated_to: task.escalated_to.as_ref().map(alir::RoleId::as_str),
            assignee: task.assignee.as_ref().map(alir::ActorId::as_str),
            sop: task.sop.as_str(),
            fields: asks(&place.chart, step),
            condition: step.and_then(|step| condition(&place.chart, step)),
            since: task.offered_at,
            until: task.limit,
            left,
            zone,
        }
    }

    /// From the state of a case, and its place.
    pub(crate) fn open(id: &'a InstanceId, task: &'a OpenTask, place: &'a Place) -> Self {
        let step = place.chart.step(task.step.as_str());
        let zone = place.zone();
        let due = task.deadline.as_ref().map(|timed| &timed.due);
        let left = due.map(|due| place.left_of(due));
        Self {
            instance: id.as_str(),
            task: task.id.0,
            step: task.step.as_str(),
            number: number(step),
            text: text(step),
            kind: task.kind,
            role: task.role.as_str(),
            lane: place.chart.lane(&task.role),
            offered_at: stamp(task.offered_at),
            due: task.due.as_deref(),
            target: due.map(|due| local(due.target(), zone)),
            limit: due.map(|due| local(due.limit, zone)),
            overdue: left.is_some_and(|left| left.late),
            provisional: due.is_some_and(|due| due.provisional),
            left_seconds: left.map(|left| left.time.num_seconds()),
            escalated_to: task.escalated_to.as_ref().map(alir::RoleId::as_str),
            assignee: task.assignee.as_ref().map(alir::ActorId::as_str),
            sop: place.chart.sop().as_str(),
            fields: asks(&place.chart, step),
            condition: step.and_then(|step| condition(&place.chart, step)),
            since: task.offered_at,
            until: due.map(|due| due.limit),
            left,
            zone,
        }
    }

    /// Number as printed and text, for people.
    pub(crate) fn title(&self) -> Cow<'a, str> {
        title(self.number, self.text, self.step)
    }

    /// The limit for people, to the minute, and whether it is only provisional.
    pub(crate) fn limit_text(&self, lang: Lang) -> String {
        match self.until {
            Some(until) if self.provisional => {
                format!("{} ({})", minute(until, self.zone), words::PROVISIONAL.to(lang))
            }
            Some(until) => minute(until, self.zone),
            None => String::new(),
        }
    }

    /// How much is left, for people.
    pub(crate) fn left_text(&self, lang: Lang) -> String {
        self.left.map(|left| left.text().to(lang).to_owned()).unwrap_or_default()
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

fn asks<'c>(chart: &'c Chart, step: Option<&'c Step>) -> Vec<AskView<'c>> {
    let view = |ask: &'c alir::chart::Asked| {
        let title = chart.fields().get(&ask.field).map_or(ask.field.as_str(), |field| field.title.as_str());
        AskView { name: &ask.field, title, required: ask.required }
    };
    step.into_iter().flat_map(|step| &step.asks).map(view).collect()
}

/// What has to hold before a step can be completed, as written.
pub(crate) fn condition<'c>(chart: &'c Chart, step: &Step) -> Option<&'c str> {
    let written = chart.definition().steps.get(step.id.as_str())?;
    step.condition.as_ref().and(written.condition.as_ref()).map(|condition| condition.value.as_str())
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

/// A time for programs by the clocks of a zone, with its offset.
pub(crate) fn local(at: DateTime<Utc>, zone: Zone) -> String {
    zone.local(at).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A time for people by the clocks of a zone: to the minute.
pub(crate) fn minute(at: DateTime<Utc>, zone: Zone) -> String {
    zone.local(at).format("%Y-%m-%d %H:%M").to_string()
}
