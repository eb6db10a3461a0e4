//! Opinions on the documents of a SOP: where they come from and where they go. One rule a file.
//!
//! Two documents are the same when their names are, but for case, spaces, a number before and a full stop behind.
//! Names are free text, so only one that some step yields is looked at: about `ATK` nothing can be known.

mod late;
mod sometimes;
mod twice;
mod unused;

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Rule, Subject, enough};
use crate::analysis::passing::{Bits, Certain, MOST_FOLLOWED, TOGETHER};
use crate::diagnostic::Span;
use crate::sop::{Loc, Step, Texts};

pub(super) const CHECKS: &[&Check] = &[&late::CHECK, &unused::CHECK, &sometimes::CHECK, &twice::CHECK];

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
fn bit(number: usize, group: usize) -> Option<Bits> {
    (number / TOGETHER == group).then_some(1 << (number % TOGETHER))
}

/// For each step, the bits of those of its documents that are of this group.
fn marks(documents: &Numbered<'_>, group: usize) -> Vec<Bits> {
    let of = |documents: &Vec<(usize, _)>| {
        documents.iter().filter_map(|(number, _)| bit(*number, group)).fold(0, |all, bit| all | bit)
    };
    documents.iter().map(of).collect()
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
