//! What an editor can mend: as `alir check --fix` does, one finding or all of them.

use std::collections::HashMap;

use alir::lang::Lang;
use lsp_types::{CodeAction, CodeActionKind, Position, Range, TextEdit, WorkspaceEdit};

use super::desk::File;
use super::found::shown;
use crate::catalogue::lsp as words;
use crate::checking::mend;
use crate::source::Source;

/// The kinds of action that there are.
pub(super) const KINDS: [CodeActionKind; 2] = [CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL];

/// What can surely be mended in a range, and then all that can be mended in the file. Only of the kinds that are wanted,
/// if the editor says so.
pub(super) fn actions(
    file: &File,
    range: Range,
    only: Option<&[CodeActionKind]>,
    lang: Lang,
) -> Vec<CodeAction> {
    let wanted = |kind: &CodeActionKind| {
        only.is_none_or(|only| only.iter().any(|wanted| kind.as_str().starts_with(wanted.as_str())))
    };
    let mut actions = Vec::new();
    if !file.source().is_some_and(|source| source.findings.iter().any(|finding| finding.fix.is_some())) {
        return actions;
    }
    let alone = Source::of(file.name.clone(), file.buffer.text().to_owned());
    if wanted(&CodeActionKind::QUICKFIX) {
        actions.extend(fixes(file, &alone, range, lang));
    }
    if wanted(&CodeActionKind::SOURCE_FIX_ALL) {
        let (after, made) = mend::mend(alone);
        if let (Some(after), false) = (after.text, made.is_empty()) {
            let edits = changed_lines(file.buffer.text(), &after, file);
            let title = words::mend_all(made.len());
            actions.push(action(file, title.to(lang), CodeActionKind::SOURCE_FIX_ALL, edits));
        }
    }
    actions
}

/// One action for each finding in a range; `alone` is the file without what other files have to say of it.
fn fixes(file: &File, alone: &Source, range: Range, lang: Lang) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for finding in file.source().into_iter().flat_map(|source| &source.findings) {
        let at = file.buffer.range(finding.span);
        let Some(fix) = finding.fix.as_deref().filter(|_| at.start <= range.end && range.start <= at.end)
        else {
            continue;
        };
        if mend::after(alone, finding, fix).is_none() {
            continue;
        }
        let edit = TextEdit { range: file.buffer.range(fix.span), new_text: fix.text.clone() };
        let title = words::mend_with(&fix.text);
        actions.push(CodeAction {
            diagnostics: Some(vec![shown(finding, &file.buffer, lang)]),
            is_preferred: Some(true),
            ..action(file, title.to(lang), CodeActionKind::QUICKFIX, vec![edit])
        });
    }
    actions
}

fn action(file: &File, title: &str, kind: CodeActionKind, edits: Vec<TextEdit>) -> CodeAction {
    #[expect(clippy::mutable_key_type, reason = "the type of the protocol; nothing in it changes")]
    let changes = HashMap::from([(file.uri.clone(), edits)]);
    CodeAction {
        title: title.to_owned(),
        kind: Some(kind),
        edit: Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }),
        ..CodeAction::default()
    }
}

/// The lines that were mended, one edit each: changes stay within their line.
fn changed_lines(before: &str, after: &str, file: &File) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    let mut start = 0;
    for (old, new) in before.split('\n').zip(after.split('\n')) {
        if old != new {
            let (from, to): (Position, Position) =
                (file.buffer.position(start), file.buffer.position(start + old.len()));
            edits.push(TextEdit {
                range: Range::new(from, to),
                new_text: new.trim_end_matches('\r').to_owned(),
            });
        }
        start += old.len() + 1;
    }
    edits
}
