//! Answers that were given beforehand: `nama_tersedia=tidak,ya`.

use std::collections::BTreeMap;

use alir::chart::{Step, StepKind};
use alir::diagnostic::{Run, nearest};
use alir::instance::OpenTask;
use alir::{Chart, Rejection, StepId};

use super::{Choices, Doer, Fields, Values, labels, plain};
use crate::catalogue::errors;
use crate::failure::Failure;

/// Answers by decision. Each decision takes the next of its labels; the last one repeats.
#[derive(Clone, Debug)]
pub(crate) struct Answers<'c> {
    chart: &'c Chart,
    plan: BTreeMap<StepId, Vec<&'c str>>,
    used: BTreeMap<StepId, usize>,
    fields: Fields,
}

impl<'c> Answers<'c> {
    /// Reads `step=label,label`. Every step and label has to exist.
    pub(crate) fn read(chart: &'c Chart, given: &[String], fields: Fields) -> Result<Self, Failure> {
        let mut answers = Self { chart, plan: BTreeMap::new(), used: BTreeMap::new(), fields };
        for given in given.iter().filter(|given| !given.trim().is_empty()) {
            let (name, list) = given
                .split_once('=')
                .ok_or_else(|| Failure::yours("usage", errors::no_answer_form(given)))?;
            answers.add(name.trim(), list)?;
        }
        Ok(answers)
    }

    /// What has to be typed for the answers of a run, word by word, if there is a way to type them.
    pub(crate) fn typed(chart: &Chart, run: &Run) -> Option<Vec<String>> {
        let mut typed = Vec::new();
        for (id, given) in &run.answers {
            let step = chart.step(id.as_str())?;
            // Where labels hold commas, two of them could be read as a third.
            if labels(chart, step).iter().any(|label| label.contains(',')) {
                typed.extend(given.iter().map(|label| format!("{id}={label}")));
            } else {
                typed.push(format!("{id}={}", given.join(",")));
            }
        }
        Answers::read(chart, &typed, Fields::default()).ok()?.are_of(run).then_some(typed)
    }

    /// The first automatic decision that was given an answer, which conditions would give.
    pub(crate) fn automatic(&self) -> Option<&StepId> {
        self.plan.keys().find(|id| self.is_automatic(id))
    }

    /// The ways that were given for automatic decisions.
    pub(crate) fn choices(&self) -> Choices {
        let places = |(id, labels): (&StepId, &Vec<&str>)| {
            let step = self.chart.step(id.as_str()).filter(|_| self.is_automatic(id))?;
            let place = |label: &&str| {
                let place = self.chart.exits(step).position(|exit| exit.label == Some(*label))?;
                Some((place, (*label).to_owned()))
            };
            Some((id.clone(), labels.iter().filter_map(place).collect()))
        };
        Choices::new(self.plan.iter().filter_map(places).collect())
    }

    fn is_automatic(&self, id: &StepId) -> bool {
        self.chart.step(id.as_str()).is_some_and(|step| step.kind == StepKind::Choice)
    }

    /// Whether these are the answers of a run.
    pub(crate) fn are_of(&self, run: &Run) -> bool {
        let same = |(id, given): &(StepId, Vec<String>)| self.plan.get(id).is_some_and(|plan| plan == given);
        self.plan.len() == run.answers.len() && run.answers.iter().all(same)
    }

    fn add(&mut self, name: &str, list: &str) -> Result<(), Failure> {
        let step = self.decision(name)?;
        let allowed = labels(self.chart, step);
        let parts: Vec<&str> = list.split(',').collect();
        let mut at = 0;
        while at < parts.len() {
            // A label may hold commas: the longest one that fits is meant.
            let fits = (at + 1..=parts.len()).rev().find_map(|end| {
                let wanted = plain(&parts[at..end].join(","));
                allowed.iter().find(|label| plain(label) == wanted).map(|label| (*label, end))
            });
            if let Some((label, end)) = fits {
                self.plan.entry(step.id.clone()).or_default().push(label);
                at = end;
            } else if let Some((name, _)) = parts[at].split_once('=').filter(|_| at > 0) {
                // The answers of the next decision, in one list with these.
                let rest = parts[at..].join(",");
                return self.add(name.trim(), &rest[rest.find('=').map_or(0, |sign| sign + 1)..]);
            } else {
                let failure =
                    Failure::yours("not_an_answer", errors::not_an_answer(&step.id, parts[at], &allowed));
                return Err(match nearest(parts[at].trim(), allowed.iter().copied()) {
                    Some(near) => failure.hint(errors::did_you_mean(near)),
                    None => failure,
                });
            }
        }
        Ok(())
    }

    /// The decision of this id or printed number.
    fn decision(&self, name: &str) -> Result<&'c Step, Failure> {
        let decisions = || self.chart.steps().filter(|step| step.is_decision());
        let mut numbered = decisions().filter(|step| step.number.as_deref() == Some(name));
        let found = decisions().find(|step| step.id == name).or_else(|| {
            let only = numbered.next();
            only.filter(|_| numbered.next().is_none())
        });
        found.ok_or_else(|| {
            let ids: Vec<_> = decisions().map(|step| step.id.as_str()).collect();
            let text = if self.chart.step(name).is_some() {
                errors::not_a_decision(name, &ids)
            } else {
                errors::unknown_decision(name, &ids)
            };
            let failure = Failure::yours("unknown_step", text);
            match nearest(name, ids.iter().copied()) {
                Some(near) if near != name => failure.hint(errors::did_you_mean(near)),
                Some(_) | None => failure,
            }
        })
    }
}

impl Doer for Answers<'_> {
    fn complete(&mut self, _: &OpenTask, _: &Step) -> Result<(), Failure> {
        Ok(())
    }

    fn answer(&mut self, _: &OpenTask, step: &Step) -> Result<String, Failure> {
        let Some(plan) = self.plan.get(&step.id) else {
            let allowed = labels(self.chart, step);
            return Err(Failure::yours("no_answer", errors::no_answer(&step.id, &step.text, &allowed))
                .hint(errors::give_answer(&step.id, allowed.first().copied().unwrap_or_default())));
        };
        let used = self.used.entry(step.id.clone()).or_default();
        let label = plan.get(*used).or(plan.last()).copied().unwrap_or_default();
        *used += 1;
        Ok(label.to_owned())
    }

    fn fields(&mut self, step: &Step, known: &Values) -> Result<Values, Failure> {
        let values = self.fields.of(step);
        let has = |name: &String| values.contains_key(name) || known.contains_key(name);
        match step.asks.iter().find(|ask| ask.required && !has(&ask.field)) {
            Some(ask) => Err(no_value(self.chart, step, &ask.field)),
            None => Ok(values),
        }
    }

    fn tries_again(&mut self, _: &Rejection) -> Result<bool, Failure> {
        Ok(false)
    }
}

/// A field without a value, and how to give it one.
fn no_value(chart: &Chart, step: &Step, name: &str) -> Failure {
    let field = chart.fields().get(name);
    let title = field.map_or(name, |field| field.title.as_str());
    let failure = Failure::yours("no_value", errors::no_value(&step.id, name, title));
    match field {
        Some(field) => failure.hint(field.kind.expected()).hint(errors::give_value(name)),
        None => failure,
    }
}
