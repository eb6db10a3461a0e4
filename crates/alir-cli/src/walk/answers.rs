//! Answers that were given beforehand: `nama_tersedia=tidak,ya`.

use std::collections::BTreeMap;

use alir::chart::{Step, StepKind};
use alir::diagnostic::{Run, nearest};
use alir::instance::OpenTask;
use alir::{Chart, StepId};

use super::{Doer, labels, plain};
use crate::catalogue::errors;
use crate::failure::Failure;

/// Answers by decision. Each decision takes the next of its labels; the last one repeats.
#[derive(Clone, Debug)]
pub(crate) struct Answers<'c> {
    chart: &'c Chart,
    plan: BTreeMap<StepId, Vec<&'c str>>,
    used: BTreeMap<StepId, usize>,
}

impl<'c> Answers<'c> {
    /// Reads `step=label,label`. Every step and label has to exist.
    pub(crate) fn read(chart: &'c Chart, given: &[String]) -> Result<Self, Failure> {
        let mut answers = Self { chart, plan: BTreeMap::new(), used: BTreeMap::new() };
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
        Answers::read(chart, &typed).ok()?.are_of(run).then_some(typed)
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
        let decisions = || self.chart.steps().filter(|step| step.kind == StepKind::Decision);
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
}
