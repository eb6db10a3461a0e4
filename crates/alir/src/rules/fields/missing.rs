//! SOP104 needs to know where the flow may come to a step although a field was not yet given.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::passing::{Bits, Certain, TOGETHER, Ways};
use crate::chart::{Flow, Step};

/// For each of these fields, whether some way leads to a step on which nobody had to give it.
pub(super) fn missing(flow: &Flow, ways: &Ways, places: &BTreeSet<usize>) -> BTreeMap<usize, Vec<bool>> {
    let Some(certain) = Certain::new(flow, ways) else { return BTreeMap::new() };
    let places: Vec<usize> = places.iter().copied().collect();
    let mut found = BTreeMap::new();
    for together in places.chunks(TOGETHER) {
        let bits: BTreeMap<&str, Bits> = together
            .iter()
            .enumerate()
            .filter_map(|(bit, place)| Some((flow.data.fields.at(*place)?.name.as_str(), 1 << bit)))
            .collect();
        let gives = |step: &Step| {
            // A one-time step may be passed over.
            let sure = step.is_work() && step.once_per.is_none();
            let asks = step.asks.iter().filter(|ask| sure && ask.required);
            asks.filter_map(|ask| bits.get(ask.field.as_str())).fold(0, |all, bit| all | bit)
        };
        let known = certain.of(&flow.graph.node_weights().map(gives).collect::<Vec<_>>());
        for (bit, place) in together.iter().enumerate() {
            let is_missing = |known: &Bits| known & (1 << bit) == 0;
            found.insert(*place, known.iter().map(is_missing).collect());
        }
    }
    found
}
