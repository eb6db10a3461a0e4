//! Every text of a definition that a parameter may stand in: what `{domain}` is replaced in.

use std::collections::BTreeMap;

use super::{Approval, Deadline, Declared, Definition, Escalation, Identity, Loc, Step, Texts, Time};
use crate::limits;

impl Definition {
    /// Shows every printed text to `see`, which may change it. Ids, parameters and remarks are left out.
    pub fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        see(&mut self.name);
        each(&mut [&mut self.region], see);
        if let Some(titles) = &mut self.titles {
            each(&mut [&mut titles.cover, &mut titles.contents, &mut titles.table], see);
        }
        if let Some(identity) = &mut self.identity {
            identity.each_text(see);
        }
        if let Some(signature) = &mut self.table_signature {
            signature.each_text(see);
        }
        if let Some(explanation) = &mut self.explanation {
            each(&mut [&mut explanation.purpose, &mut explanation.scope], see);
            explanation.terms.entries.iter_mut().for_each(|(_, text)| see(text));
        }
        if let Some(deadline) = &mut self.total_deadline {
            deadline.each_text(see);
        }
        if let Some(escalation) = &mut self.escalation {
            escalation.each_text(see);
        }
        self.lanes.entries.iter_mut().for_each(|(_, lane)| see(&mut lane.name));
        self.fields.entries.iter_mut().for_each(|(_, field)| field.each_text(see));
        self.stages.entries.iter_mut().for_each(|(_, stage)| see(&mut stage.name));
        self.steps.entries.iter_mut().for_each(|(_, step)| step.each_text(see));
    }
}

impl Definition {
    /// The same with every `{parameter}` replaced by its value. One that is not declared stays as it stands.
    #[must_use]
    pub fn filled_in(&self) -> Self {
        self.filled_in_seeing(&mut |_| {})
    }

    /// The same; each text is shown to `see` as it was written.
    pub(crate) fn filled_in_seeing(&self, see: &mut dyn FnMut(&Loc<String>)) -> Self {
        let mut filled = self.clone();
        let values: BTreeMap<_, _> =
            self.parameters.iter().map(|(name, parameter)| (name.as_str(), parameter.text())).collect();
        // A long value in a hundred thousand places would fill any memory.
        let mut left = limits::MAX_FILLED_IN_BYTES;
        filled.each_text(&mut |text| {
            see(text);
            let mut replaced = String::new();
            let mut rest = 0;
            for (start, name) in references(text) {
                let value = values.get(name).copied().filter(|value| value.len() <= left);
                if let Some(value) = value {
                    left -= value.len();
                    replaced.push_str(&text[rest..start]);
                    replaced.push_str(value);
                    rest = start + name.len() + 2;
                }
            }
            if rest > 0 {
                replaced.push_str(&text[rest..]);
                text.value = replaced;
            }
        });
        filled
    }
}

/// The parameters that a text refers to: where `{` stands, and the name behind it.
pub(crate) fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))?;
        let named = rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[end..].starts_with('}');
        named.then_some((at, &rest[..end]))
    })
}

impl Step {
    pub(super) fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        each(
            &mut [
                &mut self.task,
                &mut self.decision,
                &mut self.wait,
                &mut self.end,
                &mut self.remark,
                &mut self.frequency,
                &mut self.condition,
            ],
            see,
        );
        self.branches.entries.iter_mut().for_each(|(_, branch)| branch.when.iter_mut().for_each(&mut *see));
        all(&mut [&mut self.needs, &mut self.yields, &mut self.related], see);
        if let Some(time) = &mut self.time {
            time.each_text(see);
        }
        if let Some(escalation) = &mut self.escalation {
            escalation.each_text(see);
        }
        if let Some(deadline) = &mut self.deadline {
            deadline.each_text(see);
        }
    }
}

impl Declared {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        all(&mut [&mut self.choices], see);
        each(&mut [&mut self.from, &mut self.to, &mut self.title], see);
    }
}

impl Time {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        see(&mut self.printed);
        self.meaning.iter_mut().for_each(&mut *see);
        self.by_class.entries.iter_mut().for_each(|(_, time)| see(time));
    }
}

impl Escalation {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        self.after.iter_mut().for_each(see);
    }
}

impl Deadline {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        see(&mut self.time);
    }
}

impl Identity {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        all(
            &mut [
                &mut self.organisation,
                &mut self.unit,
                &mut self.legal_basis,
                &mut self.qualifications,
                &mut self.related,
                &mut self.equipment,
                &mut self.warning,
                &mut self.records,
            ],
            see,
        );
        each(
            &mut [
                &mut self.address,
                &mut self.number,
                &mut self.date,
                &mut self.made_on,
                &mut self.revised_on,
                &mut self.effective_on,
                &mut self.approved_on,
                &mut self.legal_basis_as_printed,
                &mut self.signature_note,
            ],
            see,
        );
        if let Some(approval) = &mut self.approved_by {
            approval.each_text(see);
        }
    }
}

impl Approval {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut Loc<String>)) {
        each(
            &mut [&mut self.office, &mut self.own_office, &mut self.name, &mut self.rank, &mut self.nip],
            see,
        );
    }
}

fn each(texts: &mut [&mut Option<Loc<String>>], see: &mut dyn FnMut(&mut Loc<String>)) {
    texts.iter_mut().filter_map(|text| text.as_mut()).for_each(see);
}

fn all(texts: &mut [&mut Texts], see: &mut dyn FnMut(&mut Loc<String>)) {
    texts.iter_mut().flat_map(|texts| texts.0.iter_mut()).for_each(see);
}
