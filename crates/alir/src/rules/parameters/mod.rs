//! Rules for parameters, and what they look at: which ones the texts of a SOP refer to.

pub(super) mod undeclared;
pub(super) mod unfit;
pub(super) mod unused;

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::Span;
use crate::limits;
use crate::sop::{Definition, references};

/// The parameters that the texts of a SOP refer to.
pub(super) struct Referred {
    /// By how many bytes their values make the texts longer.
    longer: usize,
    /// Those that are declared.
    used: BTreeSet<String>,
    /// Those that are not declared, each where it stands first.
    unknown: Vec<(String, Span)>,
}

impl Referred {
    /// A definition with its parameters filled in, and which they are: texts are many, and are gone through once.
    pub(super) fn fill_in(sop: &Definition) -> (Definition, Self) {
        let parameters: BTreeMap<&str, usize> =
            sop.parameters.iter().map(|(name, of)| (name.as_str(), of.text().len())).collect();
        let mut referred = Self { longer: 0, used: BTreeSet::new(), unknown: Vec::new() };
        let filled = sop.filled_in_seeing(&mut |text| {
            for (_, name) in references(text) {
                match parameters.get(name) {
                    Some(length) => {
                        referred.longer += length;
                        if !referred.used.contains(name) {
                            referred.used.insert(name.to_owned());
                        }
                    }
                    None if referred.unknown.iter().any(|(seen, _)| seen == name) => {}
                    None if referred.unknown.len() <= limits::MAX_FINDINGS => {
                        referred.unknown.push((name.to_owned(), text.span));
                    }
                    None => {}
                }
            }
        });
        (filled, referred)
    }
}
