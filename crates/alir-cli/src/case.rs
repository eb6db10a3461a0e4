//! One case in the store, and the commands that are given to it.

use alir::chart::Step;
use alir::diagnostic::nearest;
use alir::instance::{OpenTask, Status};
use alir::{Act, Actor, Chart, Engine, Error, Event, Instance, InstanceId, Rejection, StepId, TaskId};

use crate::app::App;
use crate::args::{self, AtStep};
use crate::catalogue::errors;
use crate::failure::Failure;
use crate::offices::Place;
use crate::outcome;

/// One case in the store.
pub(crate) struct Case {
    pub(crate) engine: Engine,
    pub(crate) id: InstanceId,
    pub(crate) instance: Instance,
    pub(crate) chart: Chart,
    pub(crate) place: Place,
}

impl Case {
    /// Reads a case.
    pub(crate) fn open(app: &App, id: &str) -> Result<Self, Failure> {
        let engine = app.engine()?;
        let id = InstanceId::from(id);
        let instance = engine.instance(&id).map_err(|error| match error {
            Error::Rejected(Rejection::NotStarted) => {
                Failure::yours("not_started", errors::no_such_case(&id, &app.db())).hint(errors::list_cases())
            }
            other => other.into(),
        })?;
        let chart = engine.chart_of(&id)?;
        let place = Place::of(&engine, chart.clone())?;
        Ok(Self { engine, id, instance, chart, place })
    }

    /// A step by its id or, if only one has it, by its printed number.
    pub(crate) fn step(&self, given: &str) -> Result<&Step, Failure> {
        if let Some(step) = self.chart.step(given) {
            return Ok(step);
        }
        let numbered: Vec<&Step> =
            self.chart.steps().filter(|step| step.number.as_deref() == Some(given)).collect();
        match numbered.as_slice() {
            [only] => Ok(only),
            [] => {
                let near = nearest(given, self.chart.step_ids().map(StepId::as_str));
                let failure = Failure::yours("unknown_step", errors::unknown_step(given, self.chart.sop()));
                Err(match near {
                    Some(near) => failure.hint(errors::did_you_mean(near)),
                    None => failure.hint(errors::open_now(&self.open_steps())),
                })
            }
            several => {
                let ids: Vec<_> = several.iter().map(|step| step.id.as_str()).collect();
                Err(Failure::yours("unknown_step", errors::several_steps(given, &ids)))
            }
        }
    }

    /// The steps at which a task is open.
    fn open_steps(&self) -> Vec<&str> {
        let mut steps: Vec<_> =
            self.instance.state().open_tasks().iter().map(|task| task.step.as_str()).collect();
        steps.dedup();
        steps
    }

    /// The task at a step that the actor means, and who the actor is.
    pub(crate) fn task(&self, app: &App, at: &AtStep) -> Result<(TaskId, Actor), Failure> {
        self.find(app, at, |task, actor| task.assignee.as_ref().is_none_or(|person| *person == actor.id))
    }

    /// The same, of a task that somebody has taken.
    pub(crate) fn held_task(&self, app: &App, at: &AtStep) -> Result<(TaskId, Actor), Failure> {
        self.find(app, at, |task, _| task.assignee.is_some())
    }

    fn find(
        &self,
        app: &App,
        at: &AtStep,
        likely: impl Fn(&OpenTask, &Actor) -> bool,
    ) -> Result<(TaskId, Actor), Failure> {
        let step = self.step(&at.step)?;
        let fits = |role: &str| at.role.as_deref().is_none_or(|wanted| wanted == role);
        let actor = app.must_act(step.roles.iter().filter(|role| fits(role.as_str())))?;
        if let Some(task) = self.repeated(app, &step.id) {
            return Ok((task, actor));
        }
        let open: Vec<_> = self
            .instance
            .state()
            .open_tasks()
            .iter()
            .filter(|task| task.step == step.id && fits(task.role.as_str()))
            .collect();
        let own: Vec<_> = open
            .iter()
            .filter(|task| task.role_of(&actor).is_some() || task.assignee.as_ref() == Some(&actor.id))
            .collect();
        if let Some(first) = own.first() {
            if own.iter().any(|task| task.role != first.role) {
                let roles = own.iter().map(|task| task.role.clone()).collect();
                let refused = Rejection::SeveralTasks { step: step.id.clone(), roles };
                return Err(Failure::from(refused).hint(errors::name_role(&first.role)));
            }
            // Where parallel ways have led to one step, several tasks of one role can be open.
            let meant = own.iter().find(|task| likely(task, &actor)).unwrap_or(first);
            return Ok((meant.id, actor));
        }
        match open.first() {
            // It is another's; the engine says so, unless the actor has done an own share of it.
            Some(task) => match self.done_by_roles_of(&actor, &step.id) {
                Some(done) => Err(Failure::refused(&done, self.place.zone())),
                None => Ok((task.id, actor)),
            },
            None => Err(self.why_not_open(step)),
        }
    }

    fn why_not_open(&self, step: &Step) -> Failure {
        let over = matches!(self.instance.state().status(), Status::Ended { .. } | Status::Cancelled);
        match self.instance.task(step.id.as_str()) {
            Err(Rejection::NothingOpen { .. }) if over => {
                Rejection::Over { status: self.instance.state().status().as_str() }.into()
            }
            Err(refused @ Rejection::NothingOpen { .. }) => {
                Failure::from(refused).hint(errors::open_now(&self.open_steps()))
            }
            Err(refused) => Failure::refused(&refused, self.place.zone()),
            // Tasks are open there, but on the list of no role of that name.
            Ok(_) => Rejection::NothingOpen { step: step.id.clone() }.into(),
        }
    }

    /// The task of a command with the id that is given now, if it was about this step: it is not open any more.
    fn repeated(&self, app: &App, step: &StepId) -> Option<TaskId> {
        let receipt = self.instance.receipt(&app.command_id()?)?;
        let first = self.instance.log().get(receipt.first as usize - 1)?;
        let task = first.event.acts_on()?;
        self.instance.log().iter().find_map(|recorded| match &recorded.event {
            Event::Offered { task: offered, step: at, .. } if *offered == task && at == step => Some(task),
            _ => None,
        })
    }

    fn done_by_roles_of(&self, actor: &Actor, step: &StepId) -> Option<Rejection> {
        let last = self.instance.log().iter().rev().find(|recorded| {
            recorded.event.finishes(step) && recorded.role.as_ref().is_some_and(|role| actor.has_role(role))
        })?;
        Some(Rejection::AlreadyDone { step: step.clone(), by: last.by.clone(), at: last.at })
    }

    /// The task at a step that the actor has done last.
    pub(crate) fn done_task(&self, app: &App, at: &AtStep) -> Result<(TaskId, Actor), Failure> {
        let step = self.step(&at.step)?;
        let actor = app.must_act(&step.roles)?;
        if let Some(task) = self.repeated(app, &step.id) {
            return Ok((task, actor));
        }
        let fits = |role: &str| at.role.as_deref().is_none_or(|wanted| wanted == role);
        let done: Vec<_> = self
            .instance
            .effective()
            .into_iter()
            .rev()
            .filter(|recorded| recorded.event.finishes(&step.id))
            .filter(|recorded| recorded.role.as_ref().is_none_or(|role| fits(role.as_str())))
            .collect();
        let own = done.iter().find(|recorded| recorded.by == actor.id).or(done.first());
        match own.and_then(|recorded| recorded.event.acts_on()) {
            Some(task) => Ok((task, actor)),
            None => Err(Failure::yours("not_done", errors::not_done(&step.id))),
        }
    }

    /// Gives a command to the case, and tells what came of it.
    pub(crate) fn submit(self, app: &mut App, act: Act, actor: &Actor) -> Result<(), Failure> {
        let now = self.engine.submit(&self.id, &app.command(act), actor).map_err(|error| match error {
            Error::Rejected(refused @ Rejection::NoRoleHere) => {
                Failure::from(refused).hint(errors::roles_here(&args::lanes(&self.chart)))
            }
            Error::Rejected(refused @ Rejection::NotYourRole { .. }) => {
                let Rejection::NotYourRole { role, .. } = &refused else { return refused.into() };
                let hint = errors::act_as(role);
                Failure::from(refused).hint(hint)
            }
            Error::Rejected(refused @ Rejection::MissingFields { .. }) => {
                let Rejection::MissingFields { missing, .. } = &refused else { return refused.into() };
                let fields = missing.iter().filter_map(|name| self.chart.fields().get(name));
                let hints: Vec<_> = fields.map(errors::give_field).collect();
                hints.into_iter().fold(Failure::from(refused), Failure::hint)
            }
            other => Failure::of(other, self.place.zone()),
        })?;
        outcome::tell(app, &self.engine, &self.id, &now)
    }

    /// Gives a command that is about no step to the case, and tells what came of it.
    pub(crate) fn steer(self, app: &mut App, act: Act) -> Result<(), Failure> {
        let lanes = self.chart.definition().lanes.iter();
        let office: Vec<_> =
            lanes.filter(|(_, lane)| !lane.external).map(|(id, _)| id.value.clone()).collect();
        let actor = app.must_act(&office)?;
        self.submit(app, act, &actor)
    }
}
