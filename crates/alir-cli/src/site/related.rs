//! What belongs together: SOPs and their bases, those that name each other, decrees and what they enact.

use std::collections::{BTreeMap, BTreeSet};

use alir::rules::beside;

use super::names;
use super::read::{Book, Sop};
use crate::pages::Link;

/// What belongs together in a site. SOPs and decrees have their places in the book.
pub(super) struct Related<'b> {
    book: &'b Book,
    /// The base of each SOP that is in the book.
    bases: BTreeMap<usize, usize>,
    /// The decree of each SOP.
    decrees: BTreeMap<usize, usize>,
    /// By SOP, and the words by which it names another: which one.
    named: BTreeMap<(usize, String), usize>,
}

impl<'b> Related<'b> {
    pub(super) fn of(book: &'b Book) -> Self {
        let at: BTreeMap<String, usize> =
            book.sops.iter().enumerate().map(|(at, sop)| (beside("", &sop.known.name), at)).collect();
        let bases = book
            .sops
            .iter()
            .enumerate()
            .filter_map(|(own, sop)| Some((own, *at.get(&beside("", sop.base.as_ref()?))?)));
        let bases = bases.collect();
        let mut decrees = BTreeMap::new();
        for (decree, paper) in book.decrees.iter().enumerate() {
            for file in paper.decree.enacts.iter() {
                if let Some(sop) = at.get(&beside(&paper.name, file)) {
                    decrees.insert(*sop, decree);
                }
            }
        }
        let files: BTreeMap<String, usize> =
            book.decrees.iter().enumerate().map(|(at, paper)| (beside("", &paper.name), at)).collect();
        for (own, sop) in book.sops.iter().enumerate() {
            let enacted_by = sop.known.chart.definition().enacted_by.as_ref();
            if let Some(decree) = enacted_by.and_then(|file| files.get(&beside(&sop.known.name, file))) {
                decrees.insert(own, *decree);
            }
        }
        Self { book, bases, decrees, named: named(book) }
    }

    fn link(&self, from: &str, to: usize) -> Link {
        let sop = &self.book.sops[to];
        Link { href: Some(names::way(from, &sop.page)), text: title(sop) }
    }

    /// What it is made from; without a page of its own, only its file is told.
    pub(super) fn base(&self, sop: usize, from: &str) -> Option<Link> {
        if let Some(base) = self.bases.get(&sop) {
            return Some(self.link(from, *base));
        }
        let text = self.book.sops[sop].base.clone()?;
        Some(Link { href: None, text })
    }

    /// What is made from it.
    pub(super) fn derived(&self, sop: usize, from: &str) -> Vec<Link> {
        self.bases.iter().filter(|(_, base)| **base == sop).map(|(own, _)| self.link(from, *own)).collect()
    }

    pub(super) fn decree(&self, sop: usize, from: &str) -> Option<Link> {
        let paper = &self.book.decrees[*self.decrees.get(&sop)?];
        let to = names::way(from, names::INDEX);
        let number =
            paper.decree.number.as_ref().map(|number| format!(" {}", number.trim())).unwrap_or_default();
        let text = one_line(&format!("{}{number}", paper.decree.title.value));
        Some(Link { href: Some(format!("{to}#{}", anchor(&paper.decree.id))), text })
    }

    /// The SOPs that a decree enacts.
    pub(super) fn enacted(&self, decree: usize) -> Vec<Link> {
        self.decrees
            .iter()
            .filter(|(_, by)| **by == decree)
            .map(|(sop, _)| self.link(names::INDEX, *sop))
            .collect()
    }

    /// By the words by which a SOP names others: who is meant.
    pub(super) fn named(&self, sop: usize, from: &str) -> BTreeMap<String, Link> {
        let own = self.named.iter().filter(|((by, _), _)| *by == sop);
        own.map(|((_, words), to)| (words.clone(), self.link(from, *to))).collect()
    }

    /// The SOPs that name it.
    pub(super) fn named_by(&self, sop: usize, from: &str) -> Vec<Link> {
        let by: BTreeSet<usize> =
            self.named.iter().filter(|(_, to)| **to == sop).map(|((by, _), _)| *by).collect();
        by.into_iter().map(|by| self.link(from, by)).collect()
    }
}

/// The place of a decree on the page that lists all.
pub(super) fn anchor(id: &str) -> String {
    format!("keputusan-{id}")
}

/// The name of a SOP with its region.
fn title(sop: &Sop) -> String {
    let name = one_line(sop.known.chart.name());
    match region(sop) {
        Some(region) => format!("{name} ({region})"),
        None => name,
    }
}

/// Whose SOP it is, if it says so.
pub(super) fn region(sop: &Sop) -> Option<&str> {
    sop.known
        .chart
        .definition()
        .region
        .as_ref()
        .map(|region| region.trim())
        .filter(|region| !region.is_empty())
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which SOP is meant where another one names it: the only one of that name, of the same region if several regions have it.
fn named(book: &Book) -> BTreeMap<(usize, String), usize> {
    let mut by_name: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, sop) in book.sops.iter().enumerate() {
        let definition = sop.known.chart.definition();
        let titles = definition.titles.as_ref();
        let printed = titles.into_iter().flat_map(|titles| [&titles.cover, &titles.contents, &titles.table]);
        let names = printed
            .flatten()
            .map(|title| title.as_str())
            .chain([sop.known.chart.name(), sop.known.chart.sop().as_str()]);
        for name in names.map(plain).filter(|name| !name.is_empty()) {
            by_name.entry(name).or_default().insert(at);
        }
    }
    let mut named = BTreeMap::new();
    for (own, sop) in book.sops.iter().enumerate() {
        let definition = sop.known.chart.definition();
        let linked = definition.identity.iter().flat_map(|identity| identity.related.iter());
        let used = definition.steps.iter().flat_map(|(_, step)| step.related.iter());
        for words in linked.chain(used) {
            let Some(meant) = by_name.get(&plain(words)) else { continue };
            let others = || meant.iter().copied().filter(|other| *other != own);
            let near: Vec<usize> =
                others().filter(|other| region(&book.sops[*other]) == region(sop)).collect();
            let all: Vec<usize> = others().collect();
            if let ([only], _) | (_, [only]) = (near.as_slice(), all.as_slice()) {
                named.insert((own, words.trim().to_owned()), *only);
            }
        }
    }
    named
}

/// A name without what differs from page to page: case, signs, and that it is a SOP.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = match words.as_slice() {
        ["lampiran", rest @ ..] => rest,
        all => all,
    };
    match words {
        ["sop", rest @ ..] | ["standar", "operasional", "prosedur", rest @ ..] => rest.join(" "),
        all => all.join(" "),
    }
}
