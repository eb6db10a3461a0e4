//! Where a part of the resulting SOP comes from: from a place in the overlay, or from the base.

use std::collections::{BTreeMap, BTreeSet};

use super::super::yaml::{self, Node, Value};
use super::Base;
use crate::diagnostic::{Code, Diagnostic, Severity, Span};
use crate::lang::{Text, say};

/// The way to a part of a SOP, key by key.
type Path = Vec<String>;

/// Where each part comes from.
#[derive(Debug)]
pub(super) struct Origin {
    /// How long the overlay is: what stands behind it stands in the base.
    own: u32,
    /// Where the overlay names its base, and the base's file.
    at: Span,
    name: String,
    /// Where each part stood, by its way: its key and its value.
    parts: BTreeMap<Path, (Span, Span)>,
    result: Parts,
    base: Parts,
}

/// The parts of a text, in its order: where they begin, and their way.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<(u32, Path)>);

/// What is found in the base: its code, and about which part.
pub(super) type Known = BTreeSet<(Code, Path)>;

impl Origin {
    /// Of a tree in which places count over the overlay and the base behind it; `of_base` are the parts of the base.
    pub(super) fn new(root: &Node<'_>, own: u32, base: &Base, name: &str, of_base: Parts) -> Self {
        let mut parts = BTreeMap::new();
        each(root, &mut Vec::new(), &mut |path, key, value| {
            parts.insert(path.clone(), (key, value));
        });
        Self {
            own,
            at: base.file.span,
            name: name.to_owned(),
            parts,
            result: Parts::default(),
            base: of_base,
        }
    }

    /// The same with the text that resulted.
    pub(super) fn of(self, text: &str) -> Self {
        let (root, _) = yaml::parse(text, &mut Vec::new());
        Self { result: root.as_ref().map(Parts::of).unwrap_or_default(), ..self }
    }

    /// What is known of the base.
    pub(super) fn known(&self, of_base: &[Diagnostic]) -> Known {
        let known = |finding: &Diagnostic| Some((finding.code, self.base.way(finding.span)?.0));
        of_base.iter().filter_map(known).collect()
    }

    /// The place in the overlay of a place in the result, or where it names its base.
    pub(super) fn at(&self, span: Span) -> Span {
        self.place(span).unwrap_or(self.at)
    }

    /// The place in the overlay of a place in the result; none if the base has it.
    fn place(&self, span: Span) -> Option<Span> {
        let (mut path, on_value) = self.result.way(span)?;
        let mut exact = true;
        loop {
            match self.parts.get(&path) {
                Some((key, value)) => {
                    // A value of the overlay under a key of the base; of a map, only its key is a place of its own.
                    let spans = if exact && on_value { [value, key] } else { [key, value] };
                    return spans.into_iter().find(|span| span.start < self.own).copied();
                }
                None if path.is_empty() => return None,
                None => exact = false,
            }
            path.pop();
        }
    }

    /// A finding about the result, at home; none if the base has it too.
    pub(super) fn home(&self, finding: Diagnostic, known: &Known) -> Option<Diagnostic> {
        if let Some(span) = self.place(finding.span) {
            return Some(Diagnostic { span, fix: None, ..finding });
        }
        let way = self.result.way(finding.span).map(|(path, _)| path).unwrap_or_default();
        let words = way.join(" › ");
        let is_known = finding.severity != Severity::Error && known.contains(&(finding.code, way));
        (!is_known).then(|| self.in_base(&words, finding))
    }

    /// A finding about the tree before it was written, at home.
    pub(super) fn own(&self, finding: Diagnostic) -> Diagnostic {
        if finding.span.start < self.own { finding } else { self.in_base("", finding) }
    }

    fn in_base(&self, way: &str, finding: Diagnostic) -> Diagnostic {
        let (Text { id, en }, name) = (&finding.message, &self.name);
        let message = if way.is_empty() {
            say!(id: "{id} (dari dasar `{name}`)", en: "{en} (from the base `{name}`)")
        } else {
            say!(id: "{id} (dari dasar `{name}`: {way})", en: "{en} (from the base `{name}`: {way})")
        };
        Diagnostic { span: self.at, message, fix: None, ..finding }
    }
}

impl Parts {
    pub(super) fn of(root: &Node<'_>) -> Self {
        let mut parts = Vec::new();
        each(root, &mut Vec::new(), &mut |path, key, value| {
            parts.push((key.start, path.clone()));
            if value.start > key.start {
                parts.push((value.start, path.clone()));
            }
        });
        parts.sort();
        Self(parts)
    }

    /// The way to what stands at a place, and whether it is about the value.
    fn way(&self, span: Span) -> Option<(Path, bool)> {
        let at = self.0.partition_point(|(start, _)| *start <= span.start).checked_sub(1)?;
        let (_, path) = self.0.get(at)?;
        let is_key = self.0[..at].last().is_none_or(|(_, before)| before != path);
        Some((path.clone(), !is_key))
    }
}

/// Shows every part of a tree: its way, and where its key and its value stand.
fn each(node: &Node<'_>, path: &mut Path, see: &mut dyn FnMut(&Path, Span, Span)) {
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let Value::Text(name) = &key.value else { continue };
                path.push(name.to_string());
                see(path, key.span, value.span);
                each(value, path, see);
                path.pop();
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(format!("{}", at + 1));
                see(path, item.span, item.span);
                each(item, path, see);
                path.pop();
            }
        }
        Value::Empty | Value::Text(_) => {}
    }
}
