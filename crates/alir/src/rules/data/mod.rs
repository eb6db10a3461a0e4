//! Opinions on the documents of a SOP: where they come from and where they go. One rule a file.
//!
//! Two documents are the same when their names are, but for case, spaces, a number before and a full stop behind.
//! Names are free text, so only one that some step yields is looked at: about `ATK` nothing can be known.

mod late;
mod sometimes;
mod twice;
mod unused;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::{Check, Rule, Subject, enough};
use crate::chart::{Flow, StepKind};
use crate::diagnostic::Span;
use crate::sop::{JoinMode, Loc, Step, Texts};

pub(super) const CHECKS: &[&Check] = &[&late::CHECK, &unused::CHECK, &sometimes::CHECK, &twice::CHECK];

/// Documents that are followed together: one bit each.
const TOGETHER: usize = 64;

/// More documents than these are not followed; a SOP that people can read has a hundredth of it.
const MOST_DOCUMENTS: usize = 2048;

/// The name of a document, so that it can be compared.
fn plain(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    let numbered = words.len() > 1 && {
        let first = words[0];
        let digits = first.trim_end_matches(['.', ')']);
        digits.len() < first.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let name = words[usize::from(numbered)..].join(" ").to_lowercase();
    name.trim_end_matches(['.', ';', ',']).trim_end().to_owned()
}

/// The names of documents, each with its text.
fn names(texts: &Texts) -> impl Iterator<Item = (String, &Loc<String>)> {
    texts.0.iter().map(|text| (plain(text), text)).filter(|(name, _)| !name.is_empty())
}

/// The place of a document, or of its step when it did not come from a file.
fn place(text: &Loc<String>, owner: Span) -> Span {
    if text.span.end == 0 { owner } else { text.span }
}

/// The documents of each step, by name.
type Named<'s> = Vec<Vec<(String, &'s Loc<String>)>>;

/// What these texts of each step name.
fn named<'s>(subject: &'s Subject<'_>, texts: impl Fn(&'s Step) -> &'s Texts) -> Named<'s> {
    subject.filled.steps.iter().map(|(_, step)| names(texts(step)).collect()).collect()
}

/// All the names, each once.
fn all<'n>(named: &'n Named<'_>) -> BTreeSet<&'n str> {
    named.iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// The documents of each step that are followed, by number.
type Numbered<'s> = Vec<Vec<(usize, &'s Loc<String>)>>;

/// The numbers of the documents that are followed.
struct Numbers<'n>(BTreeMap<&'n str, usize>);

impl<'n> Numbers<'n> {
    fn of(documents: impl Iterator<Item = &'n str>) -> Self {
        Self(documents.take(MOST_DOCUMENTS).zip(0..).collect())
    }

    fn number<'s>(&self, named: &Named<'s>) -> Numbered<'s> {
        let known = |(name, text): &(String, &'s Loc<String>)| Some((*self.0.get(name.as_str())?, *text));
        named.iter().map(|names| names.iter().filter_map(known).collect()).collect()
    }

    /// The groups that are followed one after the other.
    fn groups(&self) -> std::ops::Range<usize> {
        0..self.0.len().div_ceil(TOGETHER)
    }
}

/// The bit of a document, if it is of this group.
fn bit(number: usize, group: usize) -> Option<u64> {
    (number / TOGETHER == group).then_some(1 << (number % TOGETHER))
}

/// For each step, the bits of those of its documents that are of this group.
fn marks(documents: &Numbered<'_>, group: usize) -> Vec<u64> {
    let of = |documents: &Vec<(usize, _)>| {
        documents.iter().filter_map(|(number, _)| bit(*number, group)).fold(0, |all, bit| all | bit)
    };
    documents.iter().map(of).collect()
}

/// The ways of a flow, as numbers of steps: the arrows and the second ways of their bounds.
struct Ways {
    after: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
    /// The place of each step in an order in which a step stands behind those before it, loops aside.
    rank: Vec<usize>,
}

impl Ways {
    fn of(flow: &Flow) -> Self {
        let steps = flow.graph.node_count();
        let mut ways =
            Self { after: vec![Vec::new(); steps], before: vec![Vec::new(); steps], rank: vec![0; steps] };
        for from in flow.graph.node_indices() {
            for to in flow.next(from) {
                ways.after[from.index()].push(to.index());
                ways.before[to.index()].push(from.index());
            }
        }
        let mut seen = vec![false; steps];
        let mut left = steps;
        for first in flow.start.map(NodeIndex::index).into_iter().chain(0..steps) {
            // A step gets its rank when everything behind it has one.
            let mut open = vec![(first, 0)];
            while let Some((at, way)) = open.pop() {
                if way == 0 && std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                if let Some(next) = ways.after[at].get(way) {
                    open.push((at, way + 1));
                    if !seen[*next] {
                        open.push((*next, 0));
                    }
                } else {
                    left -= 1;
                    ways.rank[at] = left;
                }
            }
        }
        ways
    }

    /// For each step, the marks that some way to it passes: those of steps that can come before it.
    fn passed(&self, marks: &[u64]) -> Vec<u64> {
        spread(&self.after, marks, |at| self.rank[at])
    }

    /// For each step, the marks that some way from it passes: those of steps that can come after it.
    fn ahead(&self, marks: &[u64]) -> Vec<u64> {
        spread(&self.before, marks, |at| self.rank.len() - self.rank[at])
    }
}

fn spread(ways: &[Vec<usize>], marks: &[u64], rank: impl Fn(usize) -> usize) -> Vec<u64> {
    let mut passed = vec![0; marks.len()];
    let mut open: BTreeSet<_> =
        (0..marks.len()).filter(|at| marks[*at] != 0).map(|at| (rank(at), at)).collect();
    while let Some((_, at)) = open.pop_first() {
        for to in &ways[at] {
            let more = (passed[at] | marks[at]) & !passed[*to];
            if more != 0 {
                passed[*to] |= more;
                open.insert((rank(*to), *to));
            }
        }
    }
    passed
}

/// For each step, the marks that every way to it passes.
///
/// A join that waits for all has what each of its branches has. Two arrows into it are of one branch when the same
/// step stands behind both: then only what both have is certain.
fn certain(flow: &Flow, ways: &Ways, marks: &[u64]) -> Vec<u64> {
    let Some(start) = flow.start else { return vec![0; marks.len()] };
    let branches = branches(flow, start);
    // Everything is held certain until a way shows otherwise; what is known can only become less.
    let mut certain = vec![u64::MAX; marks.len()];
    let mut seen = vec![false; marks.len()];
    certain[start.index()] = 0;
    let mut open = BTreeSet::from([(ways.rank[start.index()], start.index())]);
    while let Some((_, at)) = open.pop_first() {
        let has = |from: &usize| certain[*from] | marks[*from];
        let known = match branches.get(&at) {
            _ if at == start.index() => 0,
            Some(branch_of) => {
                let mut of_branch: BTreeMap<usize, u64> = BTreeMap::new();
                for from in &ways.before[at] {
                    let branch = branch_of.get(from).copied().unwrap_or(*from);
                    *of_branch.entry(branch).or_insert(u64::MAX) &= has(from);
                }
                of_branch.into_values().fold(0, |all, branch| all | branch)
            }
            None => ways.before[at].iter().fold(u64::MAX, |all, from| all & has(from)),
        };
        let first = !std::mem::replace(&mut seen[at], true);
        if std::mem::replace(&mut certain[at], known) != known || first {
            open.extend(ways.after[at].iter().map(|to| (ways.rank[*to], *to)));
        }
    }
    certain
}

/// How far back branches are followed in all, before each arrow is taken for a branch of its own.
const MOST_FOLLOWED: usize = 2_000_000;

/// For each join that waits for all: of which branch each step before it is. A branch is known by the step that
/// follows the fork and that everything in the branch has passed.
fn branches(flow: &Flow, start: NodeIndex) -> BTreeMap<usize, BTreeMap<usize, usize>> {
    let mut found = BTreeMap::new();
    let joins =
        || flow.graph.node_indices().filter(|node| flow.graph[*node].kind == StepKind::Join(JoinMode::All));
    if joins().next().is_none() {
        return found;
    }
    let passed_by_all = petgraph::algo::dominators::simple_fast(&flow.graph, start);
    let mut followed = 0;
    for join in joins() {
        let branch_of = found.entry(join.index()).or_insert_with(BTreeMap::new);
        let Some(fork) = passed_by_all.immediate_dominator(join) else { continue };
        if flow.graph[fork].kind != StepKind::Fork {
            continue;
        }
        for from in flow.graph.neighbors_directed(join, Direction::Incoming) {
            let mut branch = from;
            while let Some(above) = passed_by_all.immediate_dominator(branch).filter(|above| *above != fork) {
                branch = above;
                followed += 1;
                if followed > MOST_FOLLOWED {
                    return found;
                }
            }
            branch_of.insert(from.index(), branch.index());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_but_for_how_they_are_printed() {
        for (given, name) in [
            ("1. laporan", "laporan"),
            ("  Surat   Tugas; ", "surat tugas"),
            ("2) Berita acara.", "berita acara"),
            ("3 lembar surat", "3 lembar surat"),
            ("1.", "1"),
            ("", ""),
        ] {
            assert_eq!(plain(given), name, "{given:?}");
        }
    }
}
