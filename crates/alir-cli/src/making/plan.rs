//! A SOP as somebody tells it, step by step; as a draft it can be written.

use std::collections::BTreeSet;

use alir::lang::Text;
use alir_import::{At, Draft, DraftLane, DraftStep, Entry, Kind, UNKNOWN, id_of, sop_id_of};

use crate::catalogue::making as words;

/// Where an answer leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    Next,
    /// A step, from 1.
    Step(usize),
    End,
}

/// A step as it was told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Told {
    pub(crate) text: String,
    /// Performers, by place.
    pub(crate) who: Vec<usize>,
    pub(crate) time: String,
    pub(crate) output: String,
    pub(crate) answers: Vec<(String, Target)>,
}

impl Told {
    pub(crate) fn is_decision(&self) -> bool {
        self.text.ends_with('?')
    }
}

/// A SOP as it was told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) name: String,
    pub(crate) agency: String,
    pub(crate) lanes: Vec<String>,
    /// Lanes outside the office, by place.
    pub(crate) external: Vec<usize>,
    pub(crate) steps: Vec<Told>,
}

impl Plan {
    /// The same as a draft.
    pub(crate) fn draft(&self) -> Draft {
        let mut taken = BTreeSet::new();
        let lane = |(at, name): (usize, &String)| DraftLane {
            id: id_of(name, "pelaksana", &mut taken),
            name: name.clone(),
            external: self.external.contains(&at),
            asks: Vec::new(),
        };
        let lanes: Vec<DraftLane> = self.lanes.iter().enumerate().map(lane).collect();
        let mut taken = BTreeSet::new();
        let ids: Vec<String> =
            self.steps.iter().map(|step| id_of(&step.text, "langkah", &mut taken)).collect();
        let end = id_of("selesai", "selesai", &mut taken);
        let mut end_is_needed = false;
        let mut steps = Vec::new();
        for (at, told) in self.steps.iter().enumerate() {
            let branches = told.answers.iter().map(|(label, target)| {
                let to = match target {
                    Target::Next => ids.get(at + 1),
                    Target::Step(number) => ids.get(number.saturating_sub(1)),
                    Target::End => None,
                };
                end_is_needed |= to.is_none();
                (label.clone(), to.unwrap_or(&end).clone())
            });
            let branches = branches.collect();
            let is_last = at + 1 == self.steps.len() && !told.is_decision();
            steps.push(DraftStep {
                id: ids[at].clone(),
                number: (at + 1).to_string(),
                kind: if told.is_decision() { Kind::Decision } else { Kind::Task },
                text: told.text.clone(),
                by: told.who.iter().map(|lane| lanes[*lane].id.clone()).collect(),
                time: told.time.clone(),
                output: Some(told.output.clone()).filter(|output| !output.is_empty()).into_iter().collect(),
                branches,
                end: is_last.then(|| "Selesai".to_owned()),
                ..DraftStep::default()
            });
        }
        if end_is_needed {
            steps.push(DraftStep {
                id: end,
                kind: Kind::End,
                text: "Selesai".to_owned(),
                ..DraftStep::default()
            });
        }
        for step in steps.iter_mut().filter(|step| step.by.len() > 1) {
            step.asks.push((At::By, words::all_or_one()));
        }
        let mut identity = Vec::new();
        let mut identity_asks = Vec::new();
        if !self.agency.is_empty() {
            identity.push(("instansi".to_owned(), Entry::Text(self.agency.clone())));
            identity.push(("unit".to_owned(), Entry::Text(UNKNOWN.to_owned())));
            identity_asks.push(("unit".to_owned(), words::which_unit()));
        }
        Draft {
            about: self.name.clone(),
            id: sop_id_of(&self.name),
            name: self.name.clone(),
            identity,
            identity_asks,
            lanes,
            steps,
            ..Draft::default()
        }
    }

    /// The performers that are meant: numbers or names, divided by commas.
    pub(crate) fn who(&self, given: &str) -> Result<Vec<usize>, Text> {
        let mut who = Vec::new();
        for part in names(given) {
            let by_name = self.lanes.iter().position(|name| name.to_lowercase() == part.to_lowercase());
            let number = part.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let by_number = number.filter(|at| *at < self.lanes.len());
            let at = by_name.or(by_number).ok_or_else(|| words::unknown_lane(&part, &self.lanes))?;
            if !who.contains(&at) {
                who.push(at);
            }
        }
        Ok(who)
    }
}

/// Names that are divided by commas, each once.
pub(crate) fn names(given: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in given.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            names.push(name.to_owned());
        }
    }
    names
}
