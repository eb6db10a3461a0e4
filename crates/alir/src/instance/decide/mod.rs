//! Command to events: whether a wish is allowed now, and what follows from it. Changes nothing.

mod clock;
mod control;
mod fields;
mod flow;
mod migrate;
mod undo;
mod work;

use std::fmt;

use chrono::{DateTime, Utc};

use super::{Act, Actor, Command, Event, Instance, Mark, Recorded, Rejection, State, Status};
use crate::chart::{Chart, Step};
use crate::id::{ActorId, CommandId, RoleId, ThreadId};
use crate::limits;
use crate::time::Office;

pub(crate) use clock::TIME;

/// What a decision needs to know besides the case: when it is, who acts, and what other cases have done.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the command.
    pub now: DateTime<Utc>,
    /// Who acts.
    pub by: &'a Actor,
    /// The office by whose hours due dates are counted.
    pub office: &'a Office,
    /// One-time steps (`sekali_per`) that other cases of this SOP have done.
    pub done_before: &'a [Mark],
    /// The text to which a case is moved by [`Act::Migrate`].
    pub target: Option<&'a Chart>,
    /// Whether this is only a trial, and which ways automatic decisions go in it.
    pub trial: Option<Trial<'a>>,
}

/// A trial without values: fields need not be given, conditions do not count, and at an automatic decision this says
/// which of the ways to take, by its place among [`Chart::exits`].
#[derive(Clone, Copy)]
pub struct Trial<'a>(pub &'a dyn Fn(&Step) -> usize);

impl fmt::Debug for Trial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trial")
    }
}

impl<'a> Context<'a> {
    /// A context with the usual office hours, in which no one-time step was done before.
    pub fn new(now: DateTime<Utc>, by: &'a Actor) -> Self {
        Self { now, by, office: Office::usual(), done_before: &[], target: None, trial: None }
    }

    /// The same with the hours of an office.
    #[must_use]
    pub fn at(self, office: &'a Office) -> Self {
        Self { office, ..self }
    }

    /// The same with the text to which a case is moved.
    #[must_use]
    pub fn moving_to(self, target: &'a Chart) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The same as a trial.
    #[must_use]
    pub fn in_trial(self, trial: Trial<'a>) -> Self {
        Self { trial: Some(trial), ..self }
    }
}

/// Decides on a command: the events that follow from it, to be stored and then applied to the instance.
///
/// Deadlines that have passed by the time of the command come before what it leads to. Only [`Act::Wake`] can lead to
/// nothing: when none has passed.
///
/// Pure: the same arguments always give the same answer. A command whose id was seen before is the engine's to
/// answer, see [`Instance::receipt`].
///
/// # Errors
/// Why it is refused.
///
/// ```
/// use alir::{Command, Context, Instance, decide, load};
/// let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}")?;
/// let (mut case, x, now) = (Instance::default(), "x".into(), chrono::DateTime::UNIX_EPOCH);
/// for event in decide(&chart, &case, &Command::start(), Context::new(now, &x))? {
///     case.apply(event);
/// }
/// let done = Command::complete(case.task("s")?);
/// assert_eq!(decide(&chart, &case, &done, Context::new(now, &x))?.len(), 3); // completed, reached, ended
/// # Ok::<(), alir::Error>(())
/// ```
pub fn decide(
    chart: &Chart,
    instance: &Instance,
    command: &Command,
    context: Context<'_>,
) -> Result<Vec<Recorded>, Rejection> {
    let mut draft = Draft {
        chart,
        past: instance,
        context,
        command,
        role: None,
        state: instance.state().clone(),
        events: Vec::with_capacity(4),
        todo: Vec::new(),
        steps: 0,
    };
    draft.check_ids()?;
    if instance.origin().is_some_and(|origin| origin.fingerprint != *chart.fingerprint()) {
        return Err(Rejection::OtherSop);
    }
    draft.pass_deadlines();
    draft.act(&command.act)?;
    draft.settle_clock();
    // What was promised as of long ago is broken at once.
    draft.pass_deadlines();
    Ok(draft.events)
}

/// A decision in the making. Every event that is emitted is applied to `state` at once, so that the state after a
/// live command is the state after replay, by construction.
struct Draft<'a> {
    chart: &'a Chart,
    past: &'a Instance,
    context: Context<'a>,
    command: &'a Command,
    role: Option<RoleId>,
    state: State,
    events: Vec<Recorded>,
    /// Steps that threads have still to enter.
    todo: Vec<(&'a Step, ThreadId)>,
    steps: usize,
}

impl<'a> Draft<'a> {
    fn act(&mut self, act: &'a Act) -> Result<(), Rejection> {
        match act {
            Act::Wake => return Ok(()),
            Act::Start { keys, received } => return self.start(keys, *received),
            Act::Note { text } => return self.note(text),
            Act::Rewind { to, reason } => return self.rewind(*to, reason),
            Act::Migrate { to, mapping, new_times } => return self.migrate(to, mapping, *new_times),
            Act::Recall { task } => return self.recall(*task),
            Act::Cancel { reason } => return self.cancel(reason),
            Act::Resume => return self.resume(),
            _ => {}
        }
        self.must_run().map_err(|rejection| {
            match (act.task().map(|task| self.past.why_not(task)), rejection) {
                // Who does a thing twice is told so, even when the case is over since.
                (Some(done @ Rejection::AlreadyDone { .. }), Rejection::Over { .. }) => done,
                (_, other) => other,
            }
        })?;
        match act {
            Act::Claim { task } => self.claim(*task),
            Act::Release { task } => self.release(*task),
            Act::Delegate { task, to, instruction } => self.delegate(*task, to, instruction),
            Act::Complete { task, documents, outputs, fields, note } => {
                self.complete(*task, documents, outputs, fields, note.as_deref())
            }
            Act::Answer { task, label, documents, fields, note } => {
                self.answer(*task, label, documents, fields, note.as_deref())
            }
            Act::Return { task, to, reason } => self.send_back(*task, to, reason),
            Act::Skip { task, reason } => self.skip(*task, reason),
            Act::Suspend { reason } => self.suspend(reason),
            Act::Admit { since } => self.admit(*since),
            Act::Perform { task, note } => self.perform(*task, note.as_deref()),
            Act::Wake
            | Act::Start { .. }
            | Act::Note { .. }
            | Act::Rewind { .. }
            | Act::Migrate { .. }
            | Act::Recall { .. }
            | Act::Cancel { .. }
            | Act::Resume => Ok(()),
        }
    }

    fn emit(&mut self, event: Event) {
        self.record(self.context.by.id.clone(), self.role.clone(), self.command.id.clone(), event);
    }

    fn record(&mut self, by: ActorId, role: Option<RoleId>, command: Option<CommandId>, event: Event) {
        let number = self.past.version() + u32::try_from(self.events.len()).unwrap_or(u32::MAX) + 1;
        let recorded = Recorded { number, at: self.context.now, by, role, command, event };
        self.state.apply(&recorded);
        self.events.push(recorded);
    }

    fn must_run(&self) -> Result<(), Rejection> {
        match &self.state.status {
            Status::Running => Ok(()),
            Status::New => Err(Rejection::NotStarted),
            Status::Suspended => Err(Rejection::Suspended),
            over @ (Status::Ended { .. } | Status::Cancelled) => {
                Err(Rejection::Over { status: over.as_str() })
            }
        }
    }

    fn check_ids(&self) -> Result<(), Rejection> {
        let most = limits::MAX_ID_BYTES;
        let command = self.command.id.as_ref().map_or(0, |id| id.as_str().len());
        if command > most || self.context.by.id.as_str().len() > most {
            Err(Rejection::TooLong { most })
        } else {
            Ok(())
        }
    }

    /// A reason or remark that fits.
    fn words(text: &str) -> Result<String, Rejection> {
        let most = limits::MAX_NOTE_BYTES;
        if text.len() > most { Err(Rejection::TooLong { most }) } else { Ok(text.to_owned()) }
    }

    fn reason(text: &str) -> Result<String, Rejection> {
        if text.trim().is_empty() { Err(Rejection::NeedsReason) } else { Self::words(text) }
    }

    /// The role in which the actor may steer the case: any lane of the SOP, but for the outside only where
    /// `external` says so.
    fn steering_role(&mut self, external: bool) -> Result<(), Rejection> {
        let fits = |role: &&RoleId| self.chart.has_lane(role) && (external || !self.chart.is_external(role));
        let role = self.context.by.roles.iter().find(fits).cloned();
        self.role = Some(role.ok_or(Rejection::NoRoleHere)?);
        Ok(())
    }
}
