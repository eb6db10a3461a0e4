//! A migration to state: everything that names a step names it as the new text does.

use std::collections::BTreeSet;

use super::{Mapping, MovedTask};
use crate::id::StepId;
use crate::instance::state::Loop;
use crate::instance::{Instance, Place, State, Timed};

impl State {
    /// Applies [`crate::Event::Migrated`].
    pub(in crate::instance) fn migrate(
        &mut self,
        renamed: &Mapping,
        moved: &[MovedTask],
        dropped: &[StepId],
    ) {
        let rename = |step: &mut StepId| {
            if let Some(new) = renamed.get(step) {
                step.clone_from(new);
            }
        };
        for thread in &mut self.threads {
            match &mut thread.at {
                Place::Step(step) | Place::Waiting(step) => rename(step),
                Place::Moving | Place::Divided => {}
            }
        }
        for entry in std::mem::take(&mut self.loops) {
            let Loop { mut step, label, count } = entry;
            rename(&mut step);
            match self.loops.iter_mut().find(|known| known.step == step && known.label == label) {
                Some(known) => known.count = known.count.max(count),
                None => self.loops.push(Loop { step, label, count }),
            }
        }
        for mut mark in std::mem::take(&mut self.marks) {
            rename(&mut mark.step);
            if !self.marks.contains(&mark) {
                self.marks.push(mark);
            }
        }
        let mut seen = BTreeSet::new();
        self.promises.retain_mut(|promise| {
            if promise.step.as_ref().is_some_and(|step| dropped.contains(step)) {
                return false;
            }
            promise.step.iter_mut().for_each(rename);
            promise.since.iter_mut().for_each(rename);
            seen.insert(promise.step.clone())
        });
        for moved in moved {
            self.move_task(moved);
        }
    }

    fn move_task(&mut self, moved: &MovedTask) {
        let Some(task) = self.tasks.iter_mut().find(|task| task.id == moved.task) else { return };
        task.step.clone_from(&moved.step);
        task.role.clone_from(&moved.role);
        task.kind = moved.work;
        task.due.clone_from(&moved.due);
        task.outside = moved.outside;
        task.escalated_to.clone_from(&moved.escalated_to);
        if moved.released {
            task.assignee = None;
            task.delegated = false;
        }
        task.deadline = moved.deadline.clone().map(|due| match &task.deadline {
            // What was noted of a limit that stays need not be noted again.
            Some(old) if old.due.limit == due.limit => Timed {
                warned: old.warned && old.due.warn == due.warn,
                overdue: old.overdue,
                escalated: old.escalated && old.due.escalate == due.escalate,
                due,
            },
            _ => Timed::new(due),
        });
    }
}

impl Instance {
    /// Lets the past be known by the ids of the new text; steps to which no way leads back are forgotten.
    pub(in crate::instance) fn rename_visits(&mut self, renamed: &Mapping, gone: &[StepId]) {
        for (step, visit) in std::mem::take(&mut self.visits) {
            if gone.contains(&step) {
                continue;
            }
            let step = renamed.get(&step).cloned().unwrap_or(step);
            let older = self.visits.get(&step).is_none_or(|known| known.number < visit.number);
            if older {
                self.visits.insert(step, visit);
            }
        }
    }
}
