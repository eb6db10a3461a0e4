//! Values of fields: whether those that are given fit, and what conditions make of them.

use std::collections::BTreeMap;

use super::{Draft, Trial};
use crate::chart::Step;
use crate::condition::{Condition, Field, Value};
use crate::instance::Rejection;

impl<'a> Draft<'a> {
    /// The values that were given for a step, as they are kept, if the step can be done with them.
    pub(super) fn values(
        &self,
        step: &Step,
        given: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, String>, Rejection> {
        let mut kept = BTreeMap::new();
        for (name, text) in given {
            let asked = step.asks.iter().any(|ask| ask.field == *name);
            let Some(field) = self.chart.fields().get(name).filter(|_| asked) else {
                let allowed = step.asks.iter().map(|ask| ask.field.clone()).collect();
                return Err(Rejection::NotAsked { step: step.id.clone(), given: name.clone(), allowed });
            };
            let value = field.kind.read(text).map_err(|wrong| Rejection::NotAValue {
                field: name.clone(),
                given: text.clone(),
                hint: wrong.hint,
            })?;
            kept.insert(name.clone(), field.kind.show(value));
        }
        if self.context.trial.is_some() {
            return Ok(kept);
        }
        let has = |name: &str| kept.contains_key(name) || self.is_given(name);
        let required = step.asks.iter().filter(|ask| ask.required).map(|ask| &ask.field);
        let missing: Vec<String> = required.filter(|name| !has(name)).cloned().collect();
        if !missing.is_empty() {
            return Err(Rejection::MissingFields { step: step.id.clone(), missing });
        }
        let holds = step.condition.as_ref().is_none_or(|condition| condition.holds(&self.standing(&kept)));
        if holds {
            return Ok(kept);
        }
        let written = self.chart.definition().steps.get(step.id.as_str());
        let condition = written.and_then(|step| step.condition.as_ref());
        let condition = condition.map(|condition| condition.value.clone()).unwrap_or_default();
        Err(Rejection::ConditionNotMet { step: step.id.clone(), condition })
    }

    /// Whether a field has a value that fits; by another text of the SOP it may have been of another type.
    fn is_given(&self, name: &str) -> bool {
        let fits =
            |field: &Field| self.state.fields.get(name).is_some_and(|value| field.kind.read(value).is_ok());
        self.chart.fields().get(name).is_some_and(fits)
    }

    /// The values by place, newer ones before those that the case has.
    fn standing<'v>(&'v self, newer: &'v BTreeMap<String, String>) -> Vec<Option<Value<'v>>> {
        let value = |name: &str| newer.get(name).or_else(|| self.state.fields.get(name)).map(String::as_str);
        self.chart.fields().values(value)
    }

    /// The label of the first way of an automatic decision whose condition holds; one without a condition always does.
    pub(super) fn branch(&self, step: &'a Step) -> Option<&'a str> {
        let chart = self.chart;
        if let Some(Trial(choose)) = self.context.trial {
            return chart.exits(step).nth(choose(step))?.label;
        }
        let none = BTreeMap::new();
        let values = self.standing(&none);
        let mut exits = chart.exits(step);
        exits.find(|exit| exit.when.is_none_or(|condition| condition.holds(&values)))?.label
    }

    /// The fields that the conditions of an automatic decision look at and that have no value.
    pub(super) fn not_given(&self, step: &Step) -> Vec<String> {
        let places = self.chart.exits(step).filter_map(|exit| exit.when).flat_map(Condition::looks_at);
        let names = places.filter_map(|place| self.chart.fields().at(place)).map(|field| field.name.clone());
        let mut missing: Vec<_> = names.filter(|name| !self.is_given(name)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Whether a step can be left undone: not when a condition looks at a field that it has to give.
    pub(super) fn can_do_without(&self, step: &Step) -> Result<(), Rejection> {
        if self.context.trial.is_some() {
            return Ok(());
        }
        let fields = self.chart.fields();
        let looked_at = |name: &str| {
            let place = fields.place(name);
            let conditions = self.chart.steps().flat_map(|step| {
                let ways = self.chart.exits(step).filter_map(|exit| exit.when);
                ways.chain(step.condition.as_deref())
            });
            conditions.flat_map(Condition::looks_at).any(|at| Some(at) == place)
        };
        let required = step.asks.iter().filter(|ask| ask.required).map(|ask| &ask.field);
        let missing: Vec<String> =
            required.filter(|name| !self.is_given(name) && looked_at(name)).cloned().collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(Rejection::MissingFields { step: step.id.clone(), missing })
        }
    }
}
