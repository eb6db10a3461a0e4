//! A walk on trial: notices when the case has come to what a finding is about.

use std::cell::RefCell;

use alir::chart::{Step, StepKind};
use alir::diagnostic::{Diagnostic, Run, Severity};
use alir::instance::{OpenTask, Place, Status};
use alir::{Chart, Instance, Rejection, StepId};

use super::{Answers, Choices, Doer, Values, shares};
use crate::catalogue::trying as words;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};

/// No more choices than these are kept between two tasks: a circle of them has no end.
const MOST_TAKEN: usize = 1_000;

/// Does what another does, and compares it with the runs that findings tell.
pub(crate) struct Trial<'a> {
    chart: &'a Chart,
    doer: &'a mut dyn Doer,
    /// The ways of automatic decisions, if fields are not asked for.
    choices: Option<Choices>,
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
        chart: &'a Chart,
        doer: &'a mut dyn Doer,
        choices: Option<Choices>,
        findings: &'a [Diagnostic],
        given: Option<&Answers<'_>>,
        out: &'a RefCell<&'a mut Out>,
    ) -> Self {
        let findings: Vec<_> = findings.iter().filter(|finding| finding.run.is_some()).collect();
        let is_given = |finding: &&&Diagnostic| {
            given.is_some_and(|given| finding.run.as_ref().is_some_and(|run| given.are_of(run)))
        };
        let wanted = findings.iter().filter(is_given).copied().collect();
        Self { chart, doer, choices, findings, wanted, met: Vec::new(), done: Run::default(), begun: 0, out }
    }

    /// Notices what the case has come to; a failure ends the walk.
    fn look(&mut self) -> Result<(), Failure> {
        if self.begun > 0 {
            return Ok(());
        }
        let taken: Vec<_> = self.choices.iter().flat_map(Choices::taken).take(MOST_TAKEN).collect();
        for (id, label) in taken {
            self.answered(&id, &label);
        }
        for finding in &self.findings {
            if !self.has_made(finding.run.as_deref()) || self.met.contains(finding) {
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
        if let Some(label) = label {
            self.answered(&step.id, label);
        }
    }

    fn answered(&mut self, step: &StepId, label: &str) {
        match self.done.answers.iter_mut().find(|(id, _)| id == step) {
            Some((_, labels)) => labels.push(label.to_owned()),
            None => self.done.answers.push((step.clone(), vec![label.to_owned()])),
        }
    }

    /// Whether what was done is this run. In a circle, conditions choose again and again as they did at last.
    fn has_made(&self, run: Option<&Run>) -> bool {
        let Some(run) = run else { return false };
        let is_automatic =
            |id: &StepId| self.chart.step(id.as_str()).is_some_and(|step| step.kind == StepKind::Choice);
        let answers = |id: &StepId| self.done.answers.iter().find(|(done, _)| done == id);
        let same = |(id, wanted): &(StepId, Vec<String>)| {
            let Some((_, done)) = answers(id) else { return false };
            let goes_on = || {
                let rest = done.strip_prefix(wanted.as_slice());
                rest.is_some_and(|rest| rest.iter().all(|label| Some(label) == wanted.last()))
            };
            done == wanted || is_automatic(id) && goes_on()
        };
        self.done.steps == run.steps && run.answers.iter().all(same)
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

    fn fields(&mut self, step: &Step, known: &Values) -> Result<Values, Failure> {
        if self.choices.is_some() { Ok(Values::new()) } else { self.doer.fields(step, known) }
    }

    fn tries_again(&mut self, why: &Rejection) -> Result<bool, Failure> {
        self.doer.tries_again(why)
    }
}
