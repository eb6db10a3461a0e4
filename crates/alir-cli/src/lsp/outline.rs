//! The parts of a file in their order: the steps of a SOP, the scenarios of a test.

use alir::diagnostic::Span;
use alir::lang::Lang;
use alir::sop::{Document, Step};
use lsp_types::{DocumentSymbol, Range, SymbolKind};

use super::desk::File;
use super::names::about;

/// The parts of a file; none of one that cannot be read.
pub(super) fn symbols(file: &File, lang: Lang) -> Vec<DocumentSymbol> {
    let document = file.source().and_then(|source| source.document.as_ref());
    let parts: Vec<(&str, String, Span, SymbolKind)> = match document {
        Some(Document::Sop(sop)) => {
            let steps = sop.steps.iter();
            steps.map(|(id, step)| (id.as_str(), about(step, lang), id.span, kind(step))).collect()
        }
        Some(Document::Scenarios(given)) => {
            let story = |story: Option<&alir::sop::Loc<String>>| {
                story.map(|story| story.value.clone()).unwrap_or_default()
            };
            let all = given.scenarios.iter();
            all.map(|(id, scenario)| {
                (id.as_str(), story(scenario.story.as_ref()), id.span, SymbolKind::METHOD)
            })
            .collect()
        }
        Some(Document::Decree(_) | Document::Profile(_) | Document::Holidays(_) | Document::Overlay(_))
        | None => Vec::new(),
    };
    let starts: Vec<u32> = parts.iter().map(|(_, _, span, _)| span.start).collect();
    let text = file.buffer.text();
    let whole = |at: usize, span: Span| {
        let next = starts.get(at + 1).map_or(text.len(), |next| *next as usize);
        let start = file.buffer.position(span.start as usize);
        Range::new(start, file.buffer.position(end(text, span, next)))
    };
    let symbol = |(at, (name, detail, span, kind)): (usize, (&str, String, Span, SymbolKind))| {
        symbol(name, detail, kind, whole(at, span), file.buffer.range(span))
    };
    parts.into_iter().enumerate().map(symbol).collect()
}

fn symbol(
    name: &str,
    detail: String,
    kind: SymbolKind,
    range: Range,
    selection_range: Range,
) -> DocumentSymbol {
    #[expect(deprecated, reason = "the type has no other way to be made")]
    DocumentSymbol {
        // An editor refuses what has no name.
        name: if name.is_empty() { "-".to_owned() } else { name.to_owned() },
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: None,
    }
}

fn kind(step: &Step) -> SymbolKind {
    if step.decision.is_some() {
        SymbolKind::BOOLEAN
    } else if step.fork.is_some() || step.join.is_some() {
        SymbolKind::OPERATOR
    } else if step.wait.is_some() {
        SymbolKind::EVENT
    } else if step.task.is_none() && step.end.is_some() {
        SymbolKind::CONSTANT
    } else {
        SymbolKind::FUNCTION
    }
}

/// Where the part ends whose name stands at `span`: before the next one, or before a line that is no deeper.
fn end(text: &str, span: Span, next: usize) -> usize {
    let start = span.start as usize;
    let depth = start - text[..start].rfind('\n').map_or(0, |end| end + 1);
    let mut end = span.end as usize;
    let mut at = start;
    for line in text[start..next].split_inclusive('\n') {
        let words = line.trim_end();
        let inside = line.len() - line.trim_start().len() > depth || at == start;
        if !words.is_empty() && !inside {
            break;
        }
        if !words.is_empty() {
            end = end.max(at + words.len());
        }
        at += line.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_ends_before_what_is_no_part_of_it() {
        let text = "l:\n  a: {x: é}\n\n  b:\n    y: 1\n\n    z: 2\nm: 3\n";
        let ends = |word: &str, next: &str| {
            let start = u32::try_from(text.find(word).unwrap()).unwrap();
            let next = text.find(next).unwrap_or(text.len());
            let end = end(text, Span::new(start, start + 1), next);
            &text[start as usize..end]
        };
        assert_eq!(ends("a:", "b:"), "a: {x: é}");
        assert_eq!(ends("b:", "nothing"), "b:\n    y: 1\n\n    z: 2");
        assert_eq!(ends("m:", "nothing"), "m: 3");
    }
}
