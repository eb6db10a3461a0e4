//! Values of fields that were given beforehand: `jumlah=6`.

use std::collections::BTreeMap;

use alir::Chart;
use alir::chart::Step;
use alir::diagnostic::nearest;

use crate::args;
use crate::catalogue::errors;
use crate::failure::Failure;

/// The values that a field has or is given, by name.
pub(crate) type Values = BTreeMap<String, String>;

/// Values by field. A step that asks for a field takes its next value; the last one repeats.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    plan: BTreeMap<String, Vec<String>>,
    used: BTreeMap<String, usize>,
}

impl Fields {
    /// Reads `field=value`, several of one field for one visit after the other. Every field has to exist.
    pub(crate) fn read(chart: &Chart, given: &[String]) -> Result<Self, Failure> {
        let mut fields = Self::default();
        for given in given {
            for (name, value) in args::fields(std::slice::from_ref(given))? {
                if chart.fields().get(&name).is_none() {
                    let names: Vec<_> = chart.fields().iter().map(|field| field.name.as_str()).collect();
                    let failure = Failure::yours("unknown_field", errors::unknown_field(&name, &names));
                    return Err(match nearest(&name, names.iter().copied()) {
                        Some(near) => failure.hint(errors::did_you_mean(near)),
                        None => failure,
                    });
                }
                fields.plan.entry(name).or_default().push(value);
            }
        }
        Ok(fields)
    }

    /// The next value of a field, if any was given.
    pub(crate) fn next(&mut self, name: &str) -> Option<String> {
        let plan = self.plan.get(name)?;
        let used = self.used.entry(name.to_owned()).or_default();
        *used += 1;
        plan.get(*used - 1).or(plan.last()).cloned()
    }

    /// The values of what a step asks for, as far as they were given.
    pub(crate) fn of(&mut self, step: &Step) -> Values {
        let value = |name: &String| Some((name.clone(), self.next(name)?));
        step.asks.iter().map(|ask| &ask.field).filter_map(value).collect()
    }
}
