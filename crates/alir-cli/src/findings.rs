//! Findings as rustc shows them: source line, caret, code, hint. The only place that knows the package for it.

use std::collections::BTreeMap;
use std::ops::Range;

use alir::diagnostic::{Diagnostic, Severity};
use alir::lang::Lang;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::catalogue::screens;
use crate::out::{Paint, clean};
use crate::table::fit;

/// A longer line of a file is shown around the words that a finding is about.
const MAX_LINE_BYTES: usize = 400;

/// The words before and behind them that are shown then, in bytes.
const AROUND_BYTES: usize = 120;

/// Shows a finding in a file.
pub(crate) fn show(finding: &Diagnostic, path: &str, text: Option<&str>, lang: Lang) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(screens::ERROR.to(lang)),
        Severity::Warning => Level::WARNING.with_name(screens::WARNING.to(lang)),
        Severity::Info => Level::INFO.with_name(screens::INFO.to(lang)),
    };
    let message = clean(finding.message.to(lang));
    let title = level.primary_title(message).id(finding.code);
    let path = clean(path);
    let place = text.filter(|text| !text.is_empty()).map(|text| Place::find(finding, text));
    let mut group = match &place {
        None => title.element(Origin::path(path)),
        Some(place) => {
            let annotation = AnnotationKind::Primary.span(place.words.clone());
            let snippet = Snippet::source(place.shown.as_str()).line_start(place.line).annotation(annotation);
            if place.whole {
                title.element(snippet.path(path))
            } else {
                // Of a line that is cut, the package would count the column from the cut.
                title.element(Origin::path(path).line(place.line).char_column(place.column)).element(snippet)
            }
        }
    };
    for hint in &finding.hints {
        let hint = clean(hint.to(lang)).into_owned();
        group = group.element(Level::HELP.with_name(screens::HELP.to(lang)).message(hint));
    }
    Renderer::styled().render(&[group])
}

/// A finding on one line, for those that are many and harmless.
pub(crate) fn show_short(finding: &Diagnostic, path: &str, text: Option<&str>, lang: Lang) -> String {
    let (line, column) = finding.span.position(text.unwrap_or_default());
    let message = clean(finding.message.to(lang));
    format!("{}: {message}", Paint::Cyan.on(&format!("{}:{line}:{column}", clean(path))))
}

/// The first line of what a finding is about.
struct Place {
    line: usize,
    column: usize,
    shown: String,
    /// Whether the whole line is shown.
    whole: bool,
    /// The words, as bytes of `shown`.
    words: Range<usize>,
}

impl Place {
    fn find(finding: &Diagnostic, text: &str) -> Self {
        let (line, column) = finding.span.position(text);
        let start = floor(text, finding.span.start as usize);
        let end = floor(text, finding.span.end as usize).max(start);
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = end.min(to);
        let (cut_from, cut_to) = if to - from <= MAX_LINE_BYTES {
            (from, to)
        } else {
            let from = floor(text, start.saturating_sub(AROUND_BYTES).max(from));
            (from, floor(text, (start + AROUND_BYTES).min(to)))
        };
        let mut shown = text[cut_from..cut_to].trim_end_matches('\r').replace('\t', " ");
        let mut shift = 0;
        if cut_from > from {
            shown.insert(0, '…');
            shift = '…'.len_utf8();
        }
        let most = shown.len();
        if cut_to < to {
            shown.push('…');
        }
        let words = (start - cut_from + shift).min(most)..(end - cut_from + shift).min(most);
        let whole = (cut_from, cut_to) == (from, to);
        Self { line, column, shown, whole, words }
    }
}

/// The nearest offset in bytes that is not beyond this one, nor inside a letter.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A finding for programs.
#[derive(Serialize, Debug)]
pub(crate) struct FindingView {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
    pub(crate) code: &'static str,
    pub(crate) severity: &'static str,
    pub(crate) message: String,
    pub(crate) hints: Vec<String>,
    /// A run that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) run: Option<RunView>,
    /// The change that surely mends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fix: Option<FixView>,
}

/// A change for programs: these words become that text.
#[derive(Serialize, Debug)]
pub(crate) struct FixView {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
    pub(crate) text: String,
}

/// A run for programs: what is done in turn, and the answers to each decision, as `alir run --answers` takes them.
#[derive(Serialize, Debug)]
pub(crate) struct RunView {
    pub(crate) steps: Vec<String>,
    pub(crate) answers: BTreeMap<String, Vec<String>>,
}

impl FindingView {
    pub(crate) fn of(finding: &Diagnostic, path: &str, text: Option<&str>, lang: Lang) -> Self {
        let text = text.unwrap_or_default();
        let (line, column) = finding.span.position(text);
        let (end_line, end_column) = finding.span.end_position(text);
        let fix = finding.fix.as_ref().map(|fix| {
            let ((line, column), (end_line, end_column)) =
                (fix.span.position(text), fix.span.end_position(text));
            FixView { line, column, end_line, end_column, text: fix.text.clone() }
        });
        let run = finding.run.as_ref().map(|run| RunView {
            steps: run.steps.iter().map(ToString::to_string).collect(),
            answers: run.answers.iter().map(|(step, answers)| (step.to_string(), answers.clone())).collect(),
        });
        Self {
            file: path.to_owned(),
            line,
            column,
            end_line,
            end_column,
            code: finding.code,
            severity: finding.severity.as_str(),
            message: fit(finding.message.to(lang), 2000),
            hints: finding.hints.iter().map(|hint| hint.to(lang).to_owned()).collect(),
            run,
            fix,
        }
    }
}
