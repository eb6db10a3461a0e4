//! The command that moves a case to another text of its SOP.

use chrono::{DateTime, Utc};

use super::Draft;
use crate::chart::{Fingerprint, Step};
use crate::id::RoleId;
use crate::instance::migration::{Mapping, MovedTask, plan};
use crate::instance::{Due, Event, OpenTask, Rejection, Status, TaskKind, Timed};
use crate::time::Who;

impl Draft<'_> {
    /// Moves the case if it can go. What was promised stays promised: due dates are kept unless `new_times` asks for
    /// those of the new text, counted from when each task was offered.
    pub(super) fn migrate(
        &mut self,
        to: &Fingerprint,
        mapping: &Mapping,
        new_times: bool,
    ) -> Result<(), Rejection> {
        if self.state.status != Status::Suspended {
            self.must_run()?;
        }
        self.steering_role(false)?;
        let target =
            self.context.target.filter(|chart| chart.fingerprint() == to).ok_or(Rejection::OtherSop)?;
        if self.chart.fingerprint() == to {
            return Err(Rejection::SameText);
        }
        let plan = plan(self.chart, target, self.past, mapping);
        if !plan.reasons.is_empty() {
            return Err(Rejection::CannotMigrate { reasons: plan.reasons });
        }
        self.chart = target;
        let mut tasks = Vec::with_capacity(plan.tasks.len());
        for (id, step, role) in plan.tasks {
            let task = self.state.open_task(id).cloned().ok_or_else(|| self.past.why_not(id))?;
            let step = target.step(step.as_str()).ok_or(Rejection::OtherSop)?;
            tasks.push(self.moved_task(&task, step, role, new_times));
        }
        let renamed = mapping.iter().filter(|(old, new)| old != new);
        self.emit(Event::Migrated {
            sop: target.sop().clone(),
            fingerprint: target.fingerprint().clone(),
            version: target.version().map(str::to_owned),
            renamed: renamed.map(|(old, new)| (old.clone(), new.clone())).collect(),
            gone: plan.gone,
            branches: plan.branches,
            tasks,
            dropped: plan.dropped,
        });
        for (task, step) in plan.withdrawn {
            self.emit(Event::Withdrawn { task, step });
        }
        for (step, role, thread) in plan.offered {
            let step = target.step(step.as_str()).ok_or(Rejection::OtherSop)?;
            self.may_offer(1)?;
            self.offer_to(step, &role, thread);
        }
        Ok(())
    }

    fn moved_task(&self, task: &OpenTask, step: &Step, role: RoleId, new_times: bool) -> MovedTask {
        let has_lane = |lane: &&RoleId| self.chart.has_lane(lane);
        let deadline = if new_times {
            self.due_anew(task, step, &role)
        } else {
            task.deadline.as_ref().map(|timed| self.due_kept(timed, step, &role))
        };
        let is_same = |due: &Due| task.deadline.as_ref().is_some_and(|old| old.due.limit == due.limit);
        let escalated_to = task.escalated_to.as_ref().filter(has_lane);
        MovedTask {
            task: task.id,
            step: step.id.clone(),
            work: TaskKind::of(step.kind),
            due: if new_times { step.time.clone() } else { task.due.clone() },
            outside: self.is_outside(step, &role),
            escalated_to: escalated_to.filter(|_| deadline.as_ref().is_some_and(is_same)).cloned(),
            released: role != task.role && task.assignee.is_some(),
            deadline,
            role,
        }
    }

    /// The same limit; somebody else who is to know has to be there.
    fn due_kept(&self, timed: &Timed, step: &Step, role: &RoleId) -> Due {
        let due = timed.due.clone();
        let known = due
            .escalate
            .as_ref()
            .is_none_or(|escalate| self.chart.has_lane(&escalate.to) && (escalate.to != *role));
        if known { due } else { Due { escalate: self.escalation(step, role, due.limit), ..due } }
    }

    /// When a task is due by the new text, as of when its time began; the time for which the case has rested since is
    /// not counted.
    fn due_anew(&self, task: &OpenTask, step: &Step, role: &RoleId) -> Option<Due> {
        let log = self.past.log();
        let rewound = log.iter().rev().find(|recorded| matches!(recorded.event, Event::Rewound { .. }));
        let began = rewound.map_or(task.offered_at, |rewound| rewound.at.max(task.offered_at));
        let mut due = self.due_since(step, role, began)?;
        let who = if self.is_outside(step, role) { Who::Outside } else { Who::Office };
        let mut rests_since: Option<DateTime<Utc>> = None;
        for recorded in log.iter().filter(|recorded| recorded.at >= began) {
            match recorded.event {
                Event::Suspended { .. } => rests_since = Some(recorded.at),
                Event::Resumed => {
                    if let Some(from) = rests_since.take() {
                        due = self.moved(&Timed::new(due), who, (from, recorded.at), Some((step, role)));
                    }
                }
                _ => {}
            }
        }
        Some(due)
    }
}
