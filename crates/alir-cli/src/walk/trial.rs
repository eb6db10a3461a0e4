//! A walk on trial: notices when the case has come to what a finding is about.

use std::cell::RefCell;

use alir::Instance;
use alir::chart::Step;
use alir::diagnostic::{Diagnostic, Run, Severity};
use alir::instance::{OpenTask, Place, Status};

use super::{Answers, Doer, shares};
use crate::catalogue::trying as words;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};

/// Does what another does, and compares it with the runs that findings tell.
pub(crate) struct Trial<'a> {
    doer: &'a mut dyn Doer,
    /// The findings that tell a run.
    findings: Vec<&'a Diagnostic>,
    /// Those of them whose very answers were given: behind the last of them, the walk is over.
    wanted: Vec<&'a Diagnostic>,
    met: Vec<&'a Diagnostic>,
    done: Run,
    /// Of the step that is being done, how many tasks are.
    begun: usize,
    out: &'a RefCell<&'a mut Out>,
}

impl<'a> Trial<'a> {
    pub(crate) fn new(
        doer: &'a mut dyn Doer,
        findings: &'a [Diagnostic],
        given: Option<&Answers<'_>>,
        out: &'a RefCell<&'a mut Out>,
    ) -> Self {
        let findings: Vec<_> = findings.iter().filter(|finding| finding.run.is_some()).collect();
        let is_given = |finding: &&&Diagnostic| {
            given.is_some_and(|given| finding.run.as_ref().is_some_and(|run| given.are_of(run)))
        };
        let wanted = findings.iter().filter(is_given).copied().collect();
        Self { doer, findings, wanted, met: Vec::new(), done: Run::default(), begun: 0, out }
    }

    /// Notices what the case has come to; a failure ends the walk.
    fn look(&mut self) -> Result<(), Failure> {
        if self.begun > 0 {
            return Ok(());
        }
        for finding in &self.findings {
            if finding.run.as_deref() != Some(&self.done) || self.met.contains(finding) {
                continue;
            }
            self.met.push(finding);
            if !self.wanted.contains(finding) {
                let mut out = self.out.borrow_mut();
                let text = words::met(finding);
                let text = format!("  {}\n", Paint::Yellow.on(&clean(out.say(&text))));
                out.ask(&text)?;
            }
        }
        let over = !self.wanted.is_empty() && self.wanted.iter().all(|finding| self.met.contains(finding));
        if over { Err(Failure::Said) } else { Ok(()) }
    }

    fn note(&mut self, step: &Step, label: Option<&str>) {
        self.begun += 1;
        if self.begun < shares(step) {
            return;
        }
        self.begun = 0;
        self.done.steps.push(step.id.clone());
        let Some(label) = label else { return };
        match self.done.answers.iter_mut().find(|(id, _)| *id == step.id) {
            Some((_, labels)) => labels.push(label.to_owned()),
            None => self.done.answers.push((step.id.clone(), vec![label.to_owned()])),
        }
    }

    /// What the walk has shown, where it ended as `result` says with the case as it is now.
    pub(crate) fn conclude(
        mut self,
        result: Result<(), Failure>,
        case: Option<&Instance>,
    ) -> Result<(), Failure> {
        let met_before = self.met.len();
        // What it led to at the very last was not looked at yet.
        let looked = self.look();
        let refused = match result {
            Err(Failure::Told(told)) if self.met.len() == met_before => return Err(Failure::Told(told)),
            Err(Failure::Told(told)) => Some(told.text),
            Err(Failure::Closed) => return Err(Failure::Closed),
            Err(Failure::Said) | Ok(()) => None,
        };
        let state = case.map(Instance::state);
        let open: Vec<&str> =
            state.iter().flat_map(|state| state.open_tasks()).map(|task| task.step.as_str()).collect();
        let waiting: Vec<&str> = state
            .iter()
            .flat_map(|state| state.threads())
            .filter_map(|thread| match &thread.at {
                Place::Waiting(join) => Some(join.as_str()),
                Place::Step(_) | Place::Divided | Place::Moving => None,
            })
            .collect();
        let is_over = state.is_some_and(|state| *state.status() != Status::Running);
        let stuck = !is_over && open.is_empty() && refused.is_none();
        if looked.is_ok() && !stuck && refused.is_none() {
            return Ok(());
        }
        let now = match refused {
            Some(text) => text,
            None if is_over => words::over(),
            None if stuck => words::stuck(&waiting),
            None => words::unfinished(&open),
        };
        let text = words::shown(&self.met, &now);
        let wrong = |finding: &&Diagnostic| finding.severity == Severity::Error;
        if !stuck && !self.met.iter().any(wrong) {
            let mut out = self.out.borrow_mut();
            let text = Paint::Yellow.on(&clean(out.say(&text)));
            return out.line(&format!("\n{text}"));
        }
        let failure = Failure::yours(if stuck { "stuck" } else { "shown" }, text);
        let codes = self.met.iter().map(|finding| finding.code);
        Err(codes.take(1).fold(failure, |failure, code| failure.hint(words::explain(code))))
    }
}

impl Doer for Trial<'_> {
    fn complete(&mut self, task: &OpenTask, step: &Step) -> Result<(), Failure> {
        self.look()?;
        self.doer.complete(task, step)?;
        self.note(step, None);
        Ok(())
    }

    fn answer(&mut self, task: &OpenTask, step: &Step) -> Result<String, Failure> {
        self.look()?;
        let label = self.doer.answer(task, step)?;
        self.note(step, Some(&label));
        Ok(label)
    }
}
