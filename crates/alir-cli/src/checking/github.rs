//! Findings as commands of GitHub's workflows, which show them beside the lines that they are about.

use alir::diagnostic::{Diagnostic, Severity};
use alir::lang::Lang;

use super::from_here;
use crate::catalogue::checking as words;
use crate::source::Source;

/// A finding as one line: `::error file=a.yaml,line=3,col=1,endColumn=9,title=SOP001::...`.
pub(crate) fn line(source: &Source, finding: &Diagnostic, lang: Lang) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut place = format!("file={}", property(&from_here(&source.name)));
    if let Some(text) = &source.text {
        let (line, column) = finding.span.position(text);
        let (end_line, end_column) = finding.span.end_position(text);
        // GitHub takes columns only within one line.
        let end = if line == end_line {
            format!("col={column},endColumn={end_column}")
        } else {
            format!("endLine={end_line}")
        };
        place = format!("{place},line={line},{end}");
    }
    let hints = finding.hints.iter().map(|hint| format!("{}: {}", words::HINT.to(lang), hint.to(lang)));
    let message = std::iter::once(finding.message.to(lang).to_owned()).chain(hints).collect::<Vec<_>>();
    format!("::{command} {place},title={}::{}", property(finding.code), data(&message.join("\n")))
}

/// A message, escaped as GitHub reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which two signs more have a meaning.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_github_is_escaped() {
        assert_eq!(data("100 %: a,\r\nb"), "100 %25: a,%0D%0Ab");
        assert_eq!(property("C:\\a,b%.yaml\n"), "C%3A\\a%2Cb%25.yaml%0A");
    }
}
