//! What a chart knows about time: words have become lengths.

use std::collections::BTreeMap;

use crate::id::{RoleId, StepId};
use crate::sop::{self, Deadline, Definition, Nature};
use crate::time::{Length, Printed, StandardTime, read};

/// The standard time of a step, as far as it is understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standard {
    /// What holds for every case that is in no class of its own.
    pub usual: Option<StandardTime>,
    /// Whether it only says how long the activity goes on, so that nothing is due.
    pub is_period: bool,
    /// The key of a case by whose value it is in a class.
    pub class_key: Option<String>,
    /// The times of the classes.
    pub by_class: Vec<(String, StandardTime)>,
}

/// Who is to know when a step is overdue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Escalation {
    /// The lane that may then act too.
    pub to: RoleId,
    /// How long after the limit; `None` for at once.
    pub after: Option<Length>,
}

/// A promise of the procedure: within a time, counted from something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// The step that has to be reached by then; `None` when the case has to be over.
    pub step: Option<StepId>,
    /// What it counts from.
    pub since: Since,
    /// Within which time.
    pub time: StandardTime,
}

/// What a promise counts from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Since {
    /// The case began.
    Start,
    /// The application came in.
    Received,
    /// The application was found complete.
    Complete,
    /// A step was done; if several times, the last one counts.
    Step(StepId),
}

impl Standard {
    /// What is due for a case with these keys; none if nothing is.
    pub fn due(&self, keys: &BTreeMap<String, String>) -> Option<&StandardTime> {
        if self.is_period { None } else { self.of(keys) }
    }

    /// How long the step takes by the standard for a case with these keys, whether that is due or a period.
    pub fn of(&self, keys: &BTreeMap<String, String>) -> Option<&StandardTime> {
        let class = self.class_key.as_ref().and_then(|key| keys.get(key));
        let by_class = class.and_then(|class| {
            let class = class.trim().to_lowercase();
            self.by_class.iter().find(|(name, _)| name.trim().to_lowercase() == class).map(|(_, time)| time)
        });
        by_class.or(self.usual.as_ref())
    }

    pub(super) fn new(step: &sop::Step) -> Self {
        let Some(time) = &step.time else { return Self::default() };
        let by_class =
            time.by_class.iter().filter_map(|(class, words)| Some((class.value.clone(), length(words)?)));
        Self {
            usual: length(time.meaning.as_ref().unwrap_or(&time.printed)),
            is_period: step.nature.as_ref().is_some_and(|nature| nature.value == Nature::Period),
            class_key: time.depends_on.as_ref().map(|key| key.value.clone()),
            by_class: by_class.collect(),
        }
    }
}

impl Escalation {
    pub(super) fn new(written: &sop::Escalation) -> Self {
        let after = written.after.as_ref().and_then(|words| length(words)).map(|time| time.limit);
        Self { to: written.to.value.clone(), after }
    }
}

/// The promises of a SOP: that of the whole, and those of steps.
pub(super) fn promises(sop: &Definition) -> Vec<Promise> {
    let of_steps = sop
        .steps
        .iter()
        .filter_map(|(id, step)| step.deadline.as_ref().map(|deadline| (Some(id.value.clone()), deadline)));
    let whole = sop.total_deadline.as_ref().map(|deadline| (None, deadline));
    whole.into_iter().chain(of_steps).filter_map(|(step, deadline)| promise(sop, step, deadline)).collect()
}

/// One promise, if its time is understood.
pub(crate) fn promise(sop: &Definition, step: Option<StepId>, deadline: &Deadline) -> Option<Promise> {
    Some(Promise { step, since: since(sop, deadline), time: length(&deadline.time)? })
}

fn since(sop: &Definition, deadline: &Deadline) -> Since {
    let Some(since) = &deadline.since else { return Since::Start };
    match since.as_str() {
        step if sop.steps.get(step).is_some() => Since::Step(since.value.clone()),
        "diterima" => Since::Received,
        "lengkap" => Since::Complete,
        "mulai" => Since::Start,
        _ => Since::Step(since.value.clone()),
    }
}

fn length(words: &str) -> Option<StandardTime> {
    match read(words) {
        Ok(Printed::Time(time)) => Some(time),
        Ok(Printed::Depends) | Err(_) => None,
    }
}
