//! Mends what has one sure answer, and never makes a file worse.

use alir::diagnostic::{Diagnostic, Fix, Severity};
use alir::sop::mended;
use serde::Serialize;

use crate::source::Source;

/// A change that was made in a file.
#[derive(Serialize, Debug)]
pub(crate) struct Mended {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) code: &'static str,
    /// What stood there.
    pub(crate) before: String,
    /// What stands there now.
    pub(crate) after: String,
}

/// Mends a file as far as it can surely be mended; the file as it is then, with its changes. Nothing is written.
///
/// Each change is made alone and the file checked again: it must leave fewer findings of its kind, no more errors, and
/// nothing changed but the word itself.
pub(crate) fn mend(source: Source) -> (Source, Vec<Mended>) {
    let (mut source, mut made, mut refused) = (source, Vec::new(), Vec::new());
    // What resulted of an overlay is no file that could be written.
    if source.is_derived() {
        return (source, made);
    }
    // Every change takes one finding away or is refused, so this comes to an end.
    while let Some((finding, fix)) = next(&source, &refused) {
        let (Some(after), Some(text)) = (after(&source, &finding, &fix), &source.text) else {
            refused.push((finding.code, finding.message.id.clone(), finding.span.start));
            continue;
        };
        let (line, column) = fix.span.position(text);
        let before = text.get(fix.span.start as usize..fix.span.end as usize).unwrap_or_default();
        made.push(Mended {
            file: source.name.clone(),
            line,
            column,
            code: finding.code,
            before: before.to_owned(),
            after: fix.text.clone(),
        });
        // What was refused may stand elsewhere now; it is tried once more there, and refused again.
        source = after;
    }
    (source, made)
}

/// The file with one finding mended, if that makes it better and nothing worse.
pub(crate) fn after(source: &Source, finding: &Diagnostic, fix: &Fix) -> Option<Source> {
    let after = Source::of(source.name.clone(), mended(source.text.as_deref()?, fix)?);
    let same = |source: &Source| count(source, |other| same(other, finding));
    let better = errors(&after) <= errors(source) && same(&after) < same(source) && after.document.is_some();
    better.then_some(after)
}

/// The first finding that can be mended and has not been refused.
fn next(source: &Source, refused: &[(&str, String, u32)]) -> Option<(Diagnostic, Fix)> {
    let is_refused = |finding: &Diagnostic| {
        refused.iter().any(|(code, message, start)| {
            (*code, message.as_str(), *start) == (finding.code, &finding.message.id, finding.span.start)
        })
    };
    let mut open = source.findings.iter().filter(|finding| !is_refused(finding));
    open.find_map(|finding| Some((finding.clone(), finding.fix.as_deref()?.clone())))
}

fn same(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.code == other.code && one.message == other.message
}

fn errors(source: &Source) -> usize {
    count(source, |finding| finding.severity == Severity::Error)
}

fn count(source: &Source, is: impl Fn(&Diagnostic) -> bool) -> usize {
    source.findings.iter().filter(|finding| is(finding)).count()
}

/// What has changed, as `diff -u0` shows it: changes stay within their line.
pub(crate) fn diff(name: &str, before: &str, after: &str) -> Vec<String> {
    let mut lines = vec![format!("--- {name}"), format!("+++ {name}")];
    for (at, (one, other)) in before.lines().zip(after.lines()).enumerate() {
        if one != other {
            let at = at + 1;
            lines.extend([format!("@@ -{at} +{at} @@"), format!("-{one}"), format!("+{other}")]);
        }
    }
    lines
}
