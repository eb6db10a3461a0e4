//! Text to a tree in which every value and key has its position. Every scalar stays text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span as YamlSpan, StrInput};

use super::error;
use crate::diagnostic::{Diagnostic, Span, shortened};
use crate::limits;

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::sop) struct Node<'t> {
    pub(in crate::sop) span: Span,
    pub(in crate::sop) value: Value<'t>,
}

/// What a value is. Scalars are never interpreted: `no`, `010` and `1:30` are texts.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::sop) enum Value<'t> {
    /// Nothing stands there.
    Empty,
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Map(Vec<(Node<'t>, Node<'t>)>),
}

/// What is being read: a list or a map that is still open.
enum Open<'t> {
    List(Span, Vec<Node<'t>>),
    Map {
        span: Span,
        entries: Vec<(Node<'t>, Node<'t>)>,
        key: Option<Node<'t>>,
        seen: BTreeMap<String, Span>,
    },
}

/// Reads one document. Findings are added to `findings`; after a mistake of syntax the tree holds what stands
/// before it, and the second value is false.
pub(in crate::sop) fn parse<'t>(text: &'t str, findings: &mut Vec<Diagnostic>) -> (Option<Node<'t>>, bool) {
    let mut tree = Tree { text, open: Vec::new(), root: None, nodes: 0, documents: 0, findings };
    for event in events(text) {
        let step = match event {
            Ok((event, span)) => tree.take(event, bytes(span)),
            Err(mistake) => Err(error::syntax(text, &mistake)),
        };
        if let Err(finding) = step {
            tree.findings.push(finding);
            return (tree.close_all(), false);
        }
    }
    (tree.root, true)
}

/// What the parser sees in a text, up to the first mistake.
pub(super) fn events(text: &str) -> Parser<'_, StrInput<'_>> {
    let mut options = Options::default();
    options.flow_nesting_limit = limits::MAX_FILE_DEPTH;
    options.block_nesting_limit = limits::MAX_FILE_DEPTH;
    options.disallow_directives = true;
    options.emit_comments = false;
    options.emit_unresolved_aliases = true;
    Parser::new_from_str_with_options(text, options)
}

struct Tree<'t, 'f> {
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    nodes: usize,
    documents: usize,
    findings: &'f mut Vec<Diagnostic>,
}

impl<'t> Tree<'t, '_> {
    fn take(&mut self, event: Event<'t>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                // The parser writes `~` where nothing stands; one that somebody typed is a text.
                let nothing = style == ScalarStyle::Plain && (text.is_empty() || span.start == span.end);
                let value = if nothing { Value::Empty } else { Value::Text(text) };
                self.add(Node { span, value })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.open.push(Open::List(span, Vec::new()));
                Ok(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.open.push(Open::Map { span, entries: Vec::new(), key: None, seen: BTreeMap::new() });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.add(open.close()),
                None => Ok(()),
            },
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 { Err(error::second_document(span)) } else { Ok(()) }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report(error::anchor(span))?;
                self.add(Node { span, value: Value::Empty })
            }
            _ => Ok(()),
        }
    }

    fn refuse_extras(&mut self, anchor: usize, tagged: bool, span: Span) -> Result<(), Diagnostic> {
        self.nodes += 1;
        if self.nodes > limits::MAX_FILE_NODES {
            return Err(error::too_many_values(span));
        }
        if anchor != 0 || tagged {
            self.report(error::anchor(span))?;
        }
        Ok(())
    }

    /// Adds a finding and goes on, until there are too many.
    fn report(&mut self, finding: Diagnostic) -> Result<(), Diagnostic> {
        let span = finding.span;
        self.findings.push(finding);
        if self.findings.len() >= limits::MAX_FINDINGS { Err(error::too_many_findings(span)) } else { Ok(()) }
    }

    fn add(&mut self, node: Node<'t>) -> Result<(), Diagnostic> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map { entries, key, seen, .. }) => {
                if let Some(key) = key.take() {
                    entries.push((key, node));
                    return Ok(());
                }
                let mut node = node;
                let finding = match &mut node.value {
                    Value::Text(name) if name.len() > limits::MAX_KEY_BYTES => {
                        // Short from here on: messages show it, some of them many times.
                        *name = Cow::Owned(shortened(name, limits::MAX_KEY_BYTES / 2));
                        Some(error::key_too_long(node.span))
                    }
                    Value::Text(name) => seen.insert(name.to_string(), node.span).map(|first| {
                        let (line, _) = first.position(self.text);
                        error::duplicate_key(name, node.span, line)
                    }),
                    Value::Empty | Value::List(_) | Value::Map(_) => Some(error::key_is_no_text(node.span)),
                };
                *key = Some(node);
                if let Some(finding) = finding {
                    self.report(finding)?;
                }
            }
        }
        Ok(())
    }

    fn close_all(&mut self) -> Option<Node<'t>> {
        while let Some(open) = self.open.pop() {
            let node = open.close();
            // Too many findings end the reading anyway; this is only the part before a mistake.
            let _ = self.add(node);
        }
        self.root.take()
    }
}

impl<'t> Open<'t> {
    fn close(self) -> Node<'t> {
        match self {
            Self::List(span, items) => {
                // Nor has a list whose items stand below each other.
                let first = items.first().map_or(span, |item| item.span);
                Node { span: if span.start < span.end { span } else { first }, value: Value::List(items) }
            }
            Self::Map { span, entries, .. } => {
                // A map has no words of its own: its first key stands for it.
                let span = entries.first().map_or(span, |(key, _)| key.span);
                Node { span, value: Value::Map(entries) }
            }
        }
    }
}

/// A span of the parser in bytes.
pub(super) fn bytes(span: YamlSpan) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    span.byte_range().map_or_else(Span::default, |range| Span::new(offset(range.start), offset(range.end)))
}
