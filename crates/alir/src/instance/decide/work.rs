//! Commands on one task: claim, release, delegate, complete, answer, skip.

use std::collections::BTreeMap;

use super::Draft;
use crate::chart::{Step, StepKind};
use crate::id::{ActorId, TaskId, ThreadId};
use crate::instance::{Event, OpenTask, Output, Rejection};
use crate::sop::JoinMode;

impl<'a> Draft<'a> {
    /// The open task, if the actor may do it now; notes the role in which.
    pub(super) fn own_task(&mut self, id: TaskId) -> Result<(OpenTask, &'a Step), Rejection> {
        let task = self.open_task(id)?;
        let (by, step) = (self.context.by, task.step.clone());
        let role = task.role_of(by).cloned();
        match &task.assignee {
            Some(assignee) if *assignee == by.id && (task.delegated || role.is_some()) => {}
            _ if role.is_none() => return Err(Rejection::NotYourRole { step, role: task.role }),
            Some(other) => return Err(Rejection::Taken { step, by: other.clone() }),
            None => {}
        }
        self.role = Some(role.unwrap_or_else(|| task.role.clone()));
        let chart = self.chart;
        let step = chart.step(task.step.as_str()).ok_or(Rejection::OtherSop)?;
        Ok((task, step))
    }

    fn open_task(&self, id: TaskId) -> Result<OpenTask, Rejection> {
        self.state.open_task(id).cloned().ok_or_else(|| self.past.why_not(id))
    }

    pub(super) fn claim(&mut self, id: TaskId) -> Result<(), Rejection> {
        let (task, _) = self.own_task(id)?;
        if let Some(by) = task.assignee {
            // Taking what one has is doing a thing twice.
            return Err(Rejection::Taken { step: task.step, by });
        }
        self.emit(Event::Claimed { task: id });
        Ok(())
    }

    /// The open task, if it is on a list of the actor's or given to the actor, whoever has taken it: so that a
    /// colleague's absence does not hold it up.
    fn list_task(&mut self, id: TaskId) -> Result<OpenTask, Rejection> {
        let task = self.open_task(id)?;
        let by = self.context.by;
        let role = task.role_of(by).cloned();
        if role.is_none() && task.assignee.as_ref() != Some(&by.id) {
            return Err(Rejection::NotYourRole { step: task.step, role: task.role });
        }
        self.role = Some(role.unwrap_or_else(|| task.role.clone()));
        Ok(task)
    }

    pub(super) fn release(&mut self, id: TaskId) -> Result<(), Rejection> {
        let task = self.list_task(id)?;
        if task.assignee.is_none() {
            return Err(Rejection::NotClaimed { step: task.step });
        }
        self.emit(Event::Released { task: id });
        Ok(())
    }

    pub(super) fn delegate(&mut self, id: TaskId, to: &ActorId, instruction: &str) -> Result<(), Rejection> {
        self.list_task(id)?;
        if to.as_str().is_empty() {
            return Err(Rejection::NeedsReason);
        }
        let most = crate::limits::MAX_ID_BYTES;
        if to.as_str().len() > most {
            return Err(Rejection::TooLong { most });
        }
        let instruction = Self::words(instruction)?;
        self.emit(Event::Delegated { task: id, to: to.clone(), instruction });
        Ok(())
    }

    pub(super) fn complete(
        &mut self,
        id: TaskId,
        documents: &[String],
        outputs: &[Output],
        fields: &BTreeMap<String, String>,
        note: Option<&str>,
    ) -> Result<(), Rejection> {
        let (task, step) = self.own_task(id)?;
        if step.kind == StepKind::Decision {
            return Err(self.needs_answer(step));
        }
        Self::check_documents(step, documents)?;
        for output in outputs {
            Self::known(step, &output.name, &step.yields)?;
            Self::words(output.reference.as_deref().unwrap_or_default())?;
        }
        let fields = self.values(step, fields)?;
        let note = note.map(Self::words).transpose()?;
        self.emit(Event::Completed {
            task: id,
            step: step.id.clone(),
            documents: documents.to_vec(),
            outputs: outputs.to_vec(),
            fields,
            note,
        });
        if let Some(mark) = self.mark(step).filter(|mark| !self.state.marks.contains(mark)) {
            self.emit(Event::Marked { step: mark.step, key: mark.key, value: mark.value });
        }
        self.done(step, None, task.thread)
    }

    pub(super) fn answer(
        &mut self,
        id: TaskId,
        given: &str,
        documents: &[String],
        fields: &BTreeMap<String, String>,
        note: Option<&str>,
    ) -> Result<(), Rejection> {
        let (task, step) = self.own_task(id)?;
        if step.kind != StepKind::Decision {
            return Err(Rejection::NotADecision { step: step.id.clone() });
        }
        let chart = self.chart;
        let plain = given.trim().to_lowercase();
        let label = chart
            .exits(step)
            .filter_map(|exit| exit.label)
            .find(|label| label.trim().to_lowercase() == plain);
        let Some(label) = label else {
            let allowed = self.labels(step);
            return Err(Rejection::NotAnAnswer { step: step.id.clone(), given: given.to_owned(), allowed });
        };
        Self::check_documents(step, documents)?;
        let fields = self.values(step, fields)?;
        let note = note.map(Self::words).transpose()?;
        self.emit(Event::Answered {
            task: id,
            step: step.id.clone(),
            label: label.to_owned(),
            documents: documents.to_vec(),
            fields,
            note,
        });
        self.done(step, Some(label), task.thread)
    }

    pub(super) fn skip(&mut self, id: TaskId, reason: &str) -> Result<(), Rejection> {
        let (task, step) = self.own_task(id)?;
        if step.kind == StepKind::Decision {
            return Err(self.needs_answer(step));
        }
        self.can_do_without(step)?;
        let reason = Self::reason(reason)?;
        self.emit(Event::Skipped { task: id, step: step.id.clone(), reason });
        self.done(step, None, task.thread)
    }

    /// A recurring duty was done once; its task stays open.
    pub(super) fn perform(&mut self, id: TaskId, note: Option<&str>) -> Result<(), Rejection> {
        let (_, step) = self.own_task(id)?;
        if step.frequency.is_none() {
            return Err(Rejection::NotRecurring { step: step.id.clone() });
        }
        let note = note.map(Self::words).transpose()?;
        self.emit(Event::Performed { task: id, step: step.id.clone(), note });
        Ok(())
    }

    /// One of a step's tasks is closed: the step is left when it was the last, or when one is enough.
    fn done(&mut self, step: &'a Step, label: Option<&str>, thread: ThreadId) -> Result<(), Rejection> {
        if step.mode == JoinMode::Any {
            let others: Vec<_> =
                self.state.tasks.iter().filter(|task| task.thread == thread).map(|task| task.id).collect();
            for task in others {
                self.emit(Event::Withdrawn { task, step: step.id.clone() });
            }
        }
        if self.state.tasks.iter().any(|task| task.thread == thread) {
            return Ok(());
        }
        self.leave(step, label, thread)
    }

    fn check_documents(step: &Step, documents: &[String]) -> Result<(), Rejection> {
        for document in documents {
            Self::known(step, document, &step.needs)?;
        }
        if !step.needs_all {
            return Ok(());
        }
        let missing: Vec<_> =
            step.needs.iter().filter(|needed| !documents.contains(needed)).cloned().collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Rejection::MissingDocuments { step: step.id.clone(), missing })
        }
    }

    fn known(step: &Step, given: &str, allowed: &[String]) -> Result<(), Rejection> {
        if allowed.iter().any(|name| name == given) {
            return Ok(());
        }
        Err(Rejection::UnknownDocument {
            step: step.id.clone(),
            given: given.to_owned(),
            allowed: allowed.to_vec(),
        })
    }

    fn labels(&self, step: &Step) -> Vec<String> {
        self.chart.exits(step).filter_map(|exit| exit.label).map(str::to_owned).collect()
    }

    fn needs_answer(&self, step: &Step) -> Rejection {
        Rejection::NeedsAnswer { step: step.id.clone(), allowed: self.labels(step) }
    }
}
