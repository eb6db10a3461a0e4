//! Findings about a text that somebody wrote: where, what, and how to mend it.

use crate::id::StepId;
use crate::lang::{Text, Words};

/// A stable short name of a kind of finding, such as `SOP012`; `alir explain` tells more of it.
pub type Code = &'static str;

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth knowing; nothing need be done.
    Info,
    /// Probably not meant so; the procedure still runs.
    Warning,
    /// The procedure cannot be used until this is mended.
    Error,
}

impl Severity {
    /// The lower-case English word, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a code stands for: `alir explain SOP012` prints it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code.
    pub code: Code,
    /// How bad its findings are.
    pub severity: Severity,
    /// In a few words.
    pub title: Words,
    /// What it is, why it matters and how to mend it.
    pub about: Words,
}

/// A range of bytes in a text: from `start` up to but not including `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    /// Offset in bytes of the first byte.
    pub start: u32,
    /// Offset in bytes just behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from one offset (in bytes) to another.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Line and column of the start, both from 1; the column counts characters.
    ///
    /// ```
    /// use alir::diagnostic::Span;
    /// assert_eq!(Span::new(4, 5).position("ab\ncd"), (2, 2));
    /// ```
    pub fn position(self, text: &str) -> (usize, usize) {
        let mut at = (self.start as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = text.get(..at).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// Line and column just behind its last letter, both from 1.
    pub fn end_position(self, text: &str) -> (usize, usize) {
        Self { start: self.end, end: self.end }.position(text)
    }
}

/// A change that surely mends a finding, so that a program may make it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The words that are replaced.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The words that it is about.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// How to mend it, in words that can be followed or typed.
    pub hints: Vec<Text>,
    /// A run of a case that shows it, if there is one.
    pub run: Option<Box<Run>>,
    /// The one change that mends it, if there is only one that can be meant.
    pub fix: Option<Box<Fix>>,
}

/// A run of a case: what is done, one behind the other, and which answers lead there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// The steps that are done, in order.
    pub steps: Vec<StepId>,
    /// For each decision on the way, its answers in order.
    pub answers: Vec<(StepId, Vec<String>)>,
}

impl Diagnostic {
    /// An error with no hint yet.
    pub fn error(code: Code, span: Span, message: Text) -> Self {
        Self { code, severity: Severity::Error, span, message, hints: Vec::new(), run: None, fix: None }
    }

    /// A warning with no hint yet.
    pub fn warning(code: Code, span: Span, message: Text) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Something worth knowing, with no hint yet.
    pub fn info(code: Code, span: Span, message: Text) -> Self {
        Self { severity: Severity::Info, ..Self::error(code, span, message) }
    }

    /// The same finding with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hints.push(hint);
        self
    }

    /// The same finding, mended by another word in its place, if there is one.
    #[must_use]
    pub fn replaced_by(mut self, word: Option<&str>) -> Self {
        self.fix = word.map(|word| Box::new(Fix { span: self.span, text: word.to_owned() }));
        self
    }
}

/// A value together with everything that was found on the way to it.
///
/// The value is there as far as it could be made; whoever needs it free of errors asks
/// [`Checked::ok`].
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// What could be made.
    pub value: Option<T>,
    /// All findings, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The value if there is one and no finding is an error; otherwise the findings.
    ///
    /// # Errors
    /// All findings, when one of them is an error.
    pub fn ok(self) -> Result<T, Vec<Diagnostic>> {
        match (self.has_errors(), self.value) {
            (false, Some(value)) => Ok(value),
            _ => Err(self.diagnostics),
        }
    }
}

/// A text of which, if it is longer, the middle is left out.
pub(crate) fn shortened(text: &str, most_bytes: usize) -> String {
    if text.len() <= most_bytes {
        return text.to_owned();
    }
    let (mut head, mut tail) = (most_bytes / 2, text.len() - most_bytes / 4);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    while !text.is_char_boundary(tail) {
        tail += 1;
    }
    format!("{} ... {}", &text[..head], &text[tail..])
}

/// Words among which [`nearest`] looks; in a longer list, the others are not suggested.
const MOST_WORDS: usize = 2000;

/// Letters of a word that are compared.
const LONGEST: usize = 64;

/// The entry of `allowed` that is nearest to `given`, if it is near enough to be meant.
pub fn nearest<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given: Vec<char> = given.to_lowercase().chars().take(LONGEST).collect();
    let near = |candidate: &'a str| {
        let length = candidate.chars().count();
        // A word of one letter is not near to every other word of one letter.
        let most = (1 + length / 4).min(length.saturating_sub(1));
        if length.abs_diff(given.len()) > most {
            return None;
        }
        let distance = distance(&given, &candidate.to_lowercase().chars().take(LONGEST).collect::<Vec<_>>());
        (distance <= most).then_some((distance, candidate))
    };
    let near = allowed.into_iter().take(MOST_WORDS).filter_map(near);
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The only entry of `allowed` that can be meant by `given`: one letter is wrong, missing, too many or swapped with its
/// neighbour, and no other entry is near. Never among words of fewer than four letters; never where digits differ, as
/// `cek_2` is no misspelt `cek_1` but another step; never a word that a file would have to write in quotes.
pub(crate) fn only_near<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let letters = |word: &str| word.to_lowercase().chars().take(LONGEST).collect::<Vec<_>>();
    let own = letters(given);
    let mut meant = None;
    // Of more words than this, others are not looked at, so that nothing is sure.
    for (number, candidate) in allowed.into_iter().enumerate() {
        let other = letters(candidate);
        if number >= MOST_WORDS {
            return None;
        }
        if own.len().abs_diff(other.len()) > 1 || distance(&own, &other) > 1 {
            continue;
        }
        if meant.is_some() {
            return None;
        }
        meant = Some(candidate);
    }
    let plain = |word: &str| {
        word.chars().next().is_some_and(|first| first.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    meant.filter(|meant| meant.len() >= 4 && own.len() >= 4 && digits(meant) == digits(given) && plain(meant))
}

/// Edits between two words of at most [`LONGEST`] letters, a swap of neighbours counting as one (optimal string
/// alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    // Of the table of all beginnings, this row and the two above it are enough.
    let mut row = [0; LONGEST + 1];
    let mut above: [usize; LONGEST + 1] = std::array::from_fn(|at| at);
    let mut before = row;
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replace = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        (before, above, row) = (above, row, before);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_only_when_near() {
        let keys = ["pelaksana", "langkah", "kegiatan"];
        assert_eq!(nearest("pelaksan", keys), Some("pelaksana"));
        assert_eq!(nearest("lankgah", keys), Some("langkah"));
        assert_eq!(nearest("Kegiatan", keys), Some("kegiatan"));
        assert_eq!(nearest("warna", keys), None);
        assert_eq!(nearest("1", ["a", "b"]), None);
        assert_eq!(nearest("aa", ["a", "b"]), None);
    }

    #[test]
    fn one_word_is_meant_only_where_no_other_can_be() {
        let ids = ["cek_nama", "cek_1", "cek_2", "kirim", "kirin", "tahap_1", "aku"];
        assert_eq!(only_near("cek_nam", ids), Some("cek_nama"));
        assert_eq!(only_near("cek_naam", ids), Some("cek_nama"));
        assert_eq!(only_near("CEK_NAMA", ids), Some("cek_nama"));
        for other in ["cek_3", "tahap_2", "kirik", "cek", "ak", "cek_namaku", "sama_sekali_lain"] {
            assert_eq!(only_near(other, ids), None, "{other}");
        }
        assert_eq!(only_near("yakni", ["yakin", "a: b"]), Some("yakin"));
        assert_eq!(only_near("a: bc", ["a: bd"]), None);
    }

    #[test]
    fn a_long_text_keeps_its_ends() {
        assert_eq!(shortened("pendek", 6), "pendek");
        assert_eq!(shortened("aébcdéefghijklméo", 8), "aéb ... o");
    }

    #[test]
    fn a_position_counts_characters_and_survives_any_offset() {
        assert_eq!(Span::new(3, 4).position("é\nx"), (2, 1));
        assert_eq!(Span::new(1, 1).position("é\nx"), (1, 1));
        assert_eq!(Span::new(99, 99).position("ab"), (1, 3));
    }
}
