//! Walks a case to its end: every task in the order in which it opened.

mod answers;
mod choices;
mod fields;
mod person;
mod screen;
mod trial;
mod typed;

use std::collections::BTreeMap;

use alir::chart::{Step, StepKind};
use alir::instance::{OpenTask, Output, from_json};
use alir::sop::JoinMode;
use alir::time::Zone;
use alir::{
    Act, Actor, ActorId, Chart, Command, CommandId, Engine, Error, InstanceId, Now, Recorded, Rejection,
};

use crate::catalogue::errors;
use crate::failure::Failure;

pub(crate) use answers::Answers;
pub(crate) use choices::Choices;
pub(crate) use fields::{Fields, Values};
pub(crate) use person::Person;
pub(crate) use screen::{Lines, Screen};
pub(crate) use trial::Trial;
pub(crate) use typed::{quoted, try_it};

/// After so many tasks a walk is taken to go round in circles.
const MAX_TASKS: usize = 10_000;

/// Who does the tasks of a walk.
pub(crate) trait Doer {
    /// A task is to be done; returns when it is.
    fn complete(&mut self, task: &OpenTask, step: &Step) -> Result<(), Failure>;

    /// A decision is to be answered with one of the labels.
    fn answer(&mut self, task: &OpenTask, step: &Step) -> Result<String, Failure>;

    /// The fields that a step asks for are to be given; `known` are the values that they have.
    fn fields(&mut self, step: &Step, known: &Values) -> Result<Values, Failure>;

    /// What was done was refused; whether it shall be tried again.
    fn tries_again(&mut self, why: &Rejection) -> Result<bool, Failure>;
}

/// Who watches a walk.
pub(crate) trait Watcher {
    /// A task was done, or the case began; these events followed. `rows` are the events as they are kept.
    fn see(&mut self, done: Option<&Step>, events: &[Recorded], rows: &[String]) -> Result<(), Failure>;
}

/// A case to be walked to its end.
pub(crate) struct Walk<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) chart: &'a Chart,
    pub(crate) id: &'a InstanceId,
    pub(crate) keys: &'a BTreeMap<String, String>,
    /// Who does everything; without one, each role does its own.
    pub(crate) by: Option<&'a ActorId>,
    /// By whose clocks times are told.
    pub(crate) zone: Zone,
    /// The caller's id, from which those of the commands are made.
    pub(crate) command_id: Option<&'a CommandId>,
}

impl Walk<'_> {
    /// Walks.
    pub(crate) fn go(&self, doer: &mut dyn Doer, watcher: &mut dyn Watcher) -> Result<Now, Failure> {
        let start = self.command(Act::Start { keys: self.keys.clone(), received: None }, 0);
        let role = self.chart.start().roles.first().cloned();
        let role =
            role.or_else(|| self.chart.definition().lanes.iter().next().map(|(id, _)| id.value.clone()));
        let by = self.actor(role.as_ref().map(alir::RoleId::as_str).unwrap_or_default());
        let started = self.engine.start_with(self.chart.sop(), self.id, &start, &by);
        let mut now = started.map_err(|error| Failure::of_start(error, self.id, self.zone))?;
        self.show(None, &now, watcher)?;
        let mut count = 0;
        while let Some(task) = now.open_tasks().first() {
            if count == MAX_TASKS {
                return Err(Failure::yours("endless", errors::endless(MAX_TASKS, &task.step)));
            }
            count += 1;
            let Some(step) = self.chart.step(task.step.as_str()) else { break };
            let act = if step.kind == StepKind::Decision {
                let label = doer.answer(task, step)?;
                let fields = doer.fields(step, now.fields())?;
                Act::Answer { task: task.id, label, documents: step.needs.clone(), fields, note: None }
            } else {
                doer.complete(task, step)?;
                let outputs = step.yields.iter().map(|name| Output { name: name.clone(), reference: None });
                let (documents, outputs) = (step.needs.clone(), outputs.collect());
                let fields = doer.fields(step, now.fields())?;
                Act::Complete { task: task.id, documents, outputs, fields, note: None }
            };
            let by = self.actor(task.role.as_str());
            match self.engine.submit(self.id, &self.command(act, count), &by) {
                Ok(after) => now = after,
                Err(Error::Rejected(why)) if doer.tries_again(&why)? => continue,
                Err(error) => return Err(Failure::of(error, self.zone)),
            }
            self.show(Some(step), &now, watcher)?;
        }
        Ok(now)
    }

    fn actor(&self, role: &str) -> Actor {
        match self.by {
            Some(id) => Actor::new(id.clone()).with_role(role),
            None => Actor::from(role),
        }
    }

    fn command(&self, act: Act, count: usize) -> Command {
        match self.command_id {
            Some(id) => Command::new(act).with_id(format!("{id}/{count}")),
            None => Command::new(act),
        }
    }

    /// Shows what a command has led to. Only that is read: a walk must not cost more the longer it gets.
    fn show(&self, done: Option<&Step>, now: &Now, watcher: &mut dyn Watcher) -> Result<(), Failure> {
        let rows = self.engine.store().history(self.id, now.receipt().first - 1)?;
        let rows: Vec<String> = rows.into_iter().map(|row| row.body).collect();
        let events: Vec<Recorded> = rows.iter().filter_map(|row| from_json(row).ok()).collect();
        watcher.see(done, &events, &rows)
    }
}

/// Nobody watches: a walk that is tried before it is made.
pub(crate) struct Nobody;

impl Watcher for Nobody {
    fn see(&mut self, _: Option<&Step>, _: &[Recorded], _: &[String]) -> Result<(), Failure> {
        Ok(())
    }
}

/// The labels of a decision, in the order of the file.
pub(crate) fn labels<'c>(chart: &'c Chart, step: &Step) -> Vec<&'c str> {
    chart.exits(step).filter_map(|exit| exit.label).collect()
}

/// How many tasks have to be done for a step.
pub(crate) fn shares(step: &Step) -> usize {
    if step.mode == JoinMode::All { step.roles.len().max(1) } else { 1 }
}

/// Nobody should have to mind capitals or spaces at the ends.
pub(crate) fn plain(label: &str) -> String {
    label.trim().to_lowercase()
}
