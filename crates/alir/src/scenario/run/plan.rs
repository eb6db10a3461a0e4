//! When each open task is going to be done.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Runner, Step};
use crate::diagnostic::Span;
use crate::id::{StepId, ThreadId};
use crate::instance::OpenTask;
use crate::lang::say;
use crate::sop::{Loc, Texts};
use crate::time::{Length, Printed, Who, read};

/// When a task is going to be done, and at which visit to its step.
#[derive(Clone, Copy)]
pub(super) struct Planned {
    pub(super) at: DateTime<Utc>,
    pub(super) visit: usize,
    says: Says,
}

/// What says when a task is done.
#[derive(Clone, Copy)]
pub(super) enum Says {
    /// Nothing: at once.
    Nothing,
    /// How long it takes, in which a case that rests does not count.
    Takes(Length),
    /// The very time, that stands here.
    At(Span),
}

impl Runner<'_> {
    /// Decides when the tasks that are new will be done.
    pub(super) fn make_plans(&mut self) -> Step<()> {
        let open = self.case.state().open_tasks().to_vec();
        self.plan.retain(|task, _| open.iter().any(|open| open.id == *task));
        // The performers of a step who were asked together make one visit.
        let mut new: BTreeMap<(StepId, ThreadId), usize> = BTreeMap::new();
        for task in open {
            if self.plan.contains_key(&task.id) {
                continue;
            }
            let visits = &mut self.visits;
            let visit = *new.entry((task.step.clone(), task.thread)).or_insert_with(|| {
                let visits = visits.entry(task.step.clone()).or_default();
                *visits += 1;
                *visits - 1
            });
            self.step_begins(&task, visit);
            let (at, says) = self.done_at(&task, visit)?;
            self.plan.insert(task.id, Planned { at, visit, says });
        }
        Ok(())
    }

    fn done_at(&self, task: &OpenTask, visit: usize) -> Step<(DateTime<Utc>, Says)> {
        let step = task.step.as_str();
        if let Some(text) = self.instead(task, visit).and_then(|at| self.deeds[at].given.at.as_ref()) {
            return self.not_before(text, task);
        }
        if let Some(Texts(times)) = self.scenario.done_at.get(step).filter(|times| !times.is_empty()) {
            let nth = visit + 1;
            let last = times.last().map_or(self.id, |text| text.span);
            let Some(text) = times.get(visit) else {
                return Err(self.broken_off(last, say!(id: "`{step}` dilewati {nth} kali, tetapi `selesai_pada` tidak menyebut kali ke-{nth}", en: "`{step}` is visited {nth} times, but `selesai_pada` has no time number {nth}")));
            };
            return self.not_before(text, task);
        }
        let nth = |Texts(texts): &'_ Texts| texts.get(visit).or(texts.last()).cloned();
        let Some(text) = self.scenario.durations.get(step).and_then(nth) else {
            return Ok((task.offered_at, Says::Nothing));
        };
        let length = self.length(&text)?;
        Ok((self.office.calendar.due(task.offered_at, length, Who::Office), Says::Takes(length)))
    }

    fn not_before(&self, text: &Loc<String>, task: &OpenTask) -> Step<(DateTime<Utc>, Says)> {
        let (at, step) = (self.moment(text)?, &task.step);
        if at < task.offered_at {
            let offered = self.office.calendar.zone().minute(task.offered_at);
            return Err(self.broken_off(text.span, say!(id: "`{step}` baru ditawarkan {offered}, sesudah saat ini", en: "`{step}` is offered at {offered} only, behind this time")));
        }
        Ok((at, Says::At(text.span)))
    }

    /// While the case rested nobody has worked: as much is left to do as there was.
    pub(super) fn plans_go_on(&mut self) -> Step<()> {
        let (stopped, now, calendar) = (self.rests_since, self.now, &self.office.calendar);
        for planned in self.plan.values_mut() {
            if let Says::Takes(length) = planned.says {
                let counting = calendar.counting(length);
                planned.at = calendar.moved(planned.at, counting, Who::Office, stopped, now);
            }
        }
        let missed = self.plan.values().find_map(|planned| match planned.says {
            Says::At(span) if planned.at < now => Some(span),
            Says::At(_) | Says::Takes(_) | Says::Nothing => None,
        });
        missed.map_or(Ok(()), |span| {
            Err(self.broken_off(
                span,
                say!(id: "pada saat ini berkas ditangguhkan", en: "the case rests at this time"),
            ))
        })
    }

    fn length(&self, text: &Loc<String>) -> Step<Length> {
        match read(text) {
            Ok(Printed::Time(time)) => Ok(time.limit),
            Ok(Printed::Depends) => Err(self.broken_off(
                text.span,
                say!(id: "`{text}` bukan lama", en: "`{text}` is not how long it took"),
            )),
            Err(wrong) => Err(self.broken_off(text.span, wrong.what)),
        }
    }
}
