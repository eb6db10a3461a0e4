//! What a batch says to the store's lists: how a case stands, and which of its tasks have opened or closed.

use crate::chart::Chart;
use crate::id::InstanceId;
use crate::instance::{Instance, OpenTask, Recorded, State, Status};
use crate::store::{Batch, Summary, Task};

/// The batch that takes a case from what it is to `after`.
pub(super) fn batch(
    id: &InstanceId,
    instance: &Instance,
    chart: &Chart,
    after: &State,
    events: &[Recorded],
    bodies: Vec<String>,
) -> Batch {
    let before = instance.state();
    let at = events.last().map(|event| event.at).unwrap_or_default();
    // In another text, every task is another one to lists.
    let moved = instance.origin().is_some_and(|origin| origin.fingerprint != *chart.fingerprint());
    let gone = |task: &&OpenTask| moved || after.open_task(task.id) != Some(*task);
    let new = |task: &&OpenTask| moved || before.open_task(task.id) != Some(*task);
    Batch {
        instance: id.clone(),
        expected: instance.version(),
        events: bodies,
        summary: Summary {
            sop: chart.sop().clone(),
            fingerprint: chart.fingerprint().clone(),
            status: after.status().as_str().to_owned(),
            end: match after.status() {
                Status::Ended { end } => Some(end.clone()),
                Status::New | Status::Running | Status::Suspended | Status::Cancelled => None,
            },
            started_at: instance.origin().map_or(at, |origin| origin.at),
            updated_at: at,
            wake_at: after.wake_at(),
        },
        closed: before.open_tasks().iter().filter(gone).map(|task| task.id).collect(),
        opened: after.open_tasks().iter().filter(new).map(|task| listed(id, chart, task)).collect(),
        marks: (before.marks() != after.marks()).then(|| after.marks().to_vec()),
    }
}

fn listed(id: &InstanceId, chart: &Chart, task: &OpenTask) -> Task {
    Task {
        instance: id.clone(),
        task: task.id,
        sop: chart.sop().clone(),
        fingerprint: chart.fingerprint().clone(),
        step: task.step.clone(),
        role: task.role.clone(),
        kind: task.kind,
        offered_at: task.offered_at,
        due: task.due.clone(),
        target: task.deadline.as_ref().and_then(|timed| timed.due.target),
        limit: task.deadline.as_ref().map(|timed| timed.due.limit),
        provisional: task.deadline.as_ref().is_some_and(|timed| timed.due.provisional),
        escalated_to: task.escalated_to.clone(),
        assignee: task.assignee.clone(),
    }
}
