//! What time has to do with a case: due dates of what begins, deadlines that have passed, clocks that stand still.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Draft;
use crate::chart::{Promise, Since, Step, StepKind};
use crate::id::{ActorId, RoleId, StepId, TaskId};
use crate::instance::due::Timer;
use crate::instance::{Act, Due, Escalate, Event, OpenPromise, OpenTask, Rejection, Status, Timed};
use crate::time::{Counting, Length, Office, StandardTime, Who};

/// Who is said to have caused what nobody did.
pub(crate) const TIME: &str = "alir";

impl Draft<'_> {
    /// Notes the deadlines that have passed by the time of the command, in the order in which they did, so that no
    /// command overtakes one.
    pub(super) fn pass_deadlines(&mut self) {
        let now = self.context.now;
        if self.state.wake_at().is_none_or(|at| at > now) {
            return;
        }
        let mut passed: Vec<(DateTime<Utc>, Timer, Event)> = Vec::new();
        for task in &self.state.tasks {
            for (at, timer) in task.deadline.iter().flat_map(|timed| timed.passed(now)) {
                passed.extend(of_task(task, timer).map(|event| (at, timer, event)));
            }
        }
        for promise in self.state.promises.iter().filter(|_| self.state.clock_stopped_at.is_none()) {
            for (at, timer) in promise.deadline.passed(now) {
                let (step, limit) = (promise.step.clone(), promise.deadline.due.limit);
                passed.extend(event_of(timer, None, step, limit).map(|event| (at, timer, event)));
            }
        }
        passed.sort_by_key(|(at, timer, _)| (*at, *timer));
        for (_, _, event) in passed {
            self.record(ActorId::from(TIME), None, None, event);
        }
    }

    /// When a task is due that is offered to a lane now.
    pub(super) fn due_of(&self, step: &Step, role: &RoleId) -> Option<Due> {
        self.due_since(step, role, self.context.now)
    }

    /// The same of a task whose time began earlier.
    pub(super) fn due_since(&self, step: &Step, role: &RoleId, start: DateTime<Utc>) -> Option<Due> {
        let time = *step.standard.due(self.keys())?;
        Some(self.due(start, &time, self.who(step, role), Some((step, role))))
    }

    /// Whether a task is for people outside the office: their own, or a wait for them.
    pub(super) fn is_outside(&self, step: &Step, role: &RoleId) -> bool {
        step.kind == StepKind::Wait || self.chart.is_external(role)
    }

    fn who(&self, step: &Step, role: &RoleId) -> Who {
        if self.is_outside(step, role) { Who::Outside } else { Who::Office }
    }

    fn due(
        &self,
        start: DateTime<Utc>,
        time: &StandardTime,
        who: Who,
        task: Option<(&Step, &RoleId)>,
    ) -> Due {
        let Office { calendar, early_warning, .. } = self.context.office;
        let deadline = calendar.deadline(start, time, who);
        let limit = deadline.limit;
        let warn = early_warning.map(|share| calendar.share(start, limit, deadline.counting, share.0));
        Due {
            target: Some(deadline.target).filter(|target| *target < limit),
            limit,
            // What is due at once need not be warned of.
            warn: warn.filter(|warn| *warn > start && *warn < limit),
            escalate: task.and_then(|(step, role)| self.escalation(step, role, limit)),
            counting: deadline.counting,
            provisional: deadline.provisional,
        }
    }

    /// To whom it goes that a task of `role` is overdue, and when.
    pub(super) fn escalation(&self, step: &Step, role: &RoleId, limit: DateTime<Utc>) -> Option<Escalate> {
        let escalation = step.escalation.as_ref().filter(|escalation| escalation.to != *role)?;
        let later = |length: Length| self.context.office.calendar.due(limit, length, Who::Office);
        Some(Escalate { at: escalation.after.map_or(limit, later), to: escalation.to.clone() })
    }

    /// What the case is about.
    fn keys(&self) -> &BTreeMap<String, String> {
        match (&self.command.act, self.past.origin()) {
            (_, Some(origin)) => &origin.keys,
            (Act::Start { keys, .. }, None) => keys,
            (_, None) => NO_KEYS,
        }
    }

    /// Makes the promises that count from a step which is done now.
    pub(super) fn promise_from(&mut self, step: &StepId) {
        let from_here = |promise: &&Promise| matches!(&promise.since, Since::Step(since) if since == step);
        let chart = self.chart;
        for promise in chart.promises().iter().filter(from_here) {
            self.promise(promise, self.context.now);
        }
    }

    /// Makes the promises that count from the start of the case.
    pub(super) fn promise_at_start(&mut self, received: DateTime<Utc>) {
        let chart = self.chart;
        for promise in chart.promises() {
            match promise.since {
                Since::Start => self.promise(promise, self.context.now),
                Since::Received => self.promise(promise, received),
                Since::Complete | Since::Step(_) => {}
            }
        }
    }

    fn promise(&mut self, promise: &Promise, from: DateTime<Utc>) {
        let due = self.due(from, &promise.time, Who::Office, None);
        let since = match &promise.since {
            Since::Step(step) => Some(step.clone()),
            Since::Start | Since::Received | Since::Complete => None,
        };
        self.emit(Event::Promised { step: promise.step.clone(), since, due });
    }

    /// The application was found complete. From then the law counts, where the SOP promises nothing for the whole.
    pub(super) fn admit(&mut self, since: Option<DateTime<Utc>>) -> Result<(), Rejection> {
        self.steering_role(false)?;
        let since = since.unwrap_or(self.context.now);
        if since > self.context.now {
            return Err(Rejection::InFuture { at: since });
        }
        self.emit(Event::Admitted { since });
        let chart = self.chart;
        for promise in chart.promises().iter().filter(|promise| promise.since == Since::Complete) {
            self.promise(promise, since);
        }
        let has_whole = chart.promises().iter().any(|promise| promise.step.is_none());
        if let (false, Some(time)) = (has_whole, self.context.office.statutory) {
            let due = self.due(since, &time, Who::Office, None);
            self.emit(Event::Promised { step: None, since: None, due });
        }
        Ok(())
    }

    /// Moves what is due behind the time for which the case has rested.
    pub(super) fn move_tasks(&mut self, stopped: DateTime<Utc>) {
        let tasks = self.state.tasks.clone();
        for task in tasks {
            let Some(timed) = &task.deadline else { continue };
            let step = self.chart.step(task.step.as_str()).map(|step| (step, &task.role));
            let who = if task.outside { Who::Outside } else { Who::Office };
            let due = self.moved(timed, who, (stopped.max(task.offered_at), self.context.now), step);
            if due != timed.due {
                self.emit(Event::Rescheduled { task: Some(task.id), step: Some(task.step), due });
            }
        }
    }

    /// When something is due for which the clock has stood still from one time to another.
    pub(super) fn moved(
        &self,
        timed: &Timed,
        who: Who,
        (stopped, now): (DateTime<Utc>, DateTime<Utc>),
        task: Option<(&Step, &RoleId)>,
    ) -> Due {
        let calendar = &self.context.office.calendar;
        let due = &timed.due;
        let limit = calendar.moved(due.limit, due.counting, who, stopped, now);
        let warn = due.warn.map(|warn| match due.counting {
            Counting::Clock => calendar.moved(warn, Counting::Clock, who, stopped, now),
            // As much work lies before the warning as did.
            Counting::Work | Counting::WorkDays | Counting::CalendarDays => {
                calendar.moved(warn, Counting::Work, who, stopped, now).min(limit)
            }
        });
        Due {
            target: due.target.map(|target| calendar.moved(target, due.counting, who, stopped, now)),
            limit,
            warn,
            escalate: match task {
                Some((step, role)) if limit != due.limit => self.escalation(step, role, limit),
                // The limit had passed before the clock stood still, and somebody else was still to know.
                Some((step, _)) => due.escalate.clone().map(|escalate| {
                    let after = step.escalation.as_ref().and_then(|escalation| escalation.after);
                    let counting = after.map_or(Counting::Work, |after| calendar.counting(after));
                    Escalate {
                        at: calendar.moved(escalate.at, counting, Who::Office, stopped, now),
                        ..escalate
                    }
                }),
                None => due.escalate.clone(),
            },
            counting: due.counting,
            provisional: due.provisional
                || due.counting != Counting::Clock && calendar.is_provisional(now, limit),
        }
    }

    /// Makes open tasks due as if they had been offered now, after a rewind; what was promised stays promised.
    pub(super) fn begin_anew(&mut self) {
        for OpenTask { id, step, role, deadline, .. } in self.state.tasks.clone() {
            let now = self.chart.step(step.as_str()).and_then(|step| self.due_of(step, &role));
            if let (Some(_), Some(due)) = (deadline, now) {
                self.emit(Event::Rescheduled { task: Some(id), step: Some(step), due });
            }
        }
        for promise in self.state.promises.clone() {
            let settled = Timed::settled(promise.deadline.due.clone(), self.context.now);
            if settled != promise.deadline {
                self.emit(Event::Rescheduled { task: None, step: promise.step, due: settled.due });
            }
        }
    }

    /// Makes promises again that were kept by the doing of a step which is taken back now; not those that counted from
    /// it.
    pub(super) fn promise_again(&mut self, recalled: &StepId, before: &[OpenPromise]) {
        for promise in before.iter().filter(|promise| promise.since.as_ref() != Some(recalled)) {
            if self.state.promises.iter().any(|open| open.step == promise.step) {
                continue;
            }
            let OpenPromise { step, since, deadline: Timed { due, .. }, .. } = promise.clone();
            self.emit(Event::Promised { step: step.clone(), since, due: due.clone() });
            // That it was broken is noted once, whatever was rewound since.
            let noted = self.past.log().iter().chain(&self.events).any(|recorded| {
                matches!(&recorded.event, Event::Overdue { task: None, step: of, limit } if *of == step && *limit == due.limit)
            });
            if noted {
                self.emit(Event::Rescheduled { task: None, step, due });
            }
        }
    }

    /// Lets the clock of the promises stand still while the case rests or only people outside the office have
    /// anything to do, and run otherwise.
    pub(super) fn settle_clock(&mut self) {
        if self.state.promises.is_empty() {
            return;
        }
        let rests = match self.state.status {
            Status::Suspended => true,
            Status::Running => {
                !self.state.tasks.is_empty() && self.state.tasks.iter().all(|task| task.outside)
            }
            Status::New | Status::Ended { .. } | Status::Cancelled => return,
        };
        match (rests, self.state.clock_stopped_at) {
            (true, None) => self.emit(Event::ClockStopped),
            (false, Some(stopped)) => {
                self.emit(Event::ClockStarted);
                for promise in self.state.promises.clone() {
                    let still = (stopped.max(promise.made_at), self.context.now);
                    let due = self.moved(&promise.deadline, Who::Office, still, None);
                    if due != promise.deadline.due {
                        self.emit(Event::Rescheduled { task: None, step: promise.step, due });
                    }
                }
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
}

const NO_KEYS: &BTreeMap<String, String> = &BTreeMap::new();

fn of_task(task: &OpenTask, timer: Timer) -> Option<Event> {
    let due = &task.deadline.as_ref()?.due;
    match timer {
        Timer::Warn | Timer::Limit => event_of(timer, Some(task.id), Some(task.step.clone()), due.limit),
        Timer::Escalate => {
            let to = due.escalate.as_ref()?.to.clone();
            Some(Event::Escalated { task: task.id, step: task.step.clone(), to })
        }
    }
}

fn event_of(timer: Timer, task: Option<TaskId>, step: Option<StepId>, limit: DateTime<Utc>) -> Option<Event> {
    match timer {
        Timer::Warn => Some(Event::Warned { task, step, limit }),
        Timer::Limit => Some(Event::Overdue { task, step, limit }),
        Timer::Escalate => None,
    }
}
