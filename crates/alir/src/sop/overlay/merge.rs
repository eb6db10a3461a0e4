//! Changes to the tree of a base: keys are set, lists edited, maps of ids handed on.

use std::borrow::Cow;

use super::super::yaml::{Node, Value};
use super::{ODD, UNKNOWN, flow, ids};
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::lang::say;

/// The word that removes.
pub(super) const REMOVE: &str = "hapus";

/// Keys that are written under `ubah` only, because their parts are named by id.
pub(super) const BY_ID: [&str; 4] = ["pelaksana", "tahap", "isian", "langkah"];

type Findings = Vec<Diagnostic>;

/// Makes the changes of an overlay.
pub(super) fn apply<'t>(root: &mut Node<'t>, overlay: &Node<'t>, findings: &mut Findings) {
    // A decree enacts the base, and says nothing of what is made from it.
    take(root, "ditetapkan_dengan");
    for (key, value) in entries(overlay) {
        let name = text(key);
        match name {
            "turunan_dari" => {}
            "ubah" => {
                if let Value::Map(changes) = &value.value {
                    for (key, value) in changes {
                        set(root, key, value, findings);
                    }
                } else if !matches!(value.value, Value::Empty) {
                    findings.push(odd(value.span, say!(id: "`ubah` memuat peta", en: "`ubah` holds a map")));
                }
            }
            name if BY_ID.contains(&name) => findings.push(
                odd(key.span, say!(id: "`{name}` sebuah turunan ditulis di bawah `ubah`", en: "`{name}` of an overlay stands under `ubah`")),
            ),
            _ => set(root, key, value, findings),
        }
    }
    flow::remove_all(root, overlay, findings);
}

fn set<'t>(root: &mut Node<'t>, key: &Node<'t>, value: &Node<'t>, findings: &mut Findings) {
    match text(key) {
        "langkah" => ids::steps(root, value, findings),
        "pelaksana" => ids::lanes(root, value, findings),
        "tahap" => ids::others(root, "tahap", Some("nama"), value, findings),
        "parameter" => ids::parameters(root, key, value, findings),
        "isian" => ids::others(root, "isian", None, value, findings),
        _ => set_key(root, key, value, findings),
    }
}

/// Sets one key of a map, removes it, or changes what stands there.
pub(super) fn set_key<'t>(map: &mut Node<'t>, key: &Node<'t>, value: &Node<'t>, findings: &mut Findings) {
    let name = text(key);
    if is(value, REMOVE) {
        if take(map, name).is_none() {
            findings.push(unknown(key.span, name, names(map)));
        }
        return;
    }
    match get_mut(map, name) {
        Some(old) => change(old, value, findings),
        None => insert(map, key.clone(), value.clone()),
    }
}

/// Changes a value: maps key by key, lists as a whole or in part.
pub(super) fn change<'t>(old: &mut Node<'t>, new: &Node<'t>, findings: &mut Findings) {
    if let Value::Map(parts) = &new.value {
        let edits = !parts.is_empty() && parts.iter().all(|(key, _)| is(key, "tambah") || is(key, REMOVE));
        match &old.value {
            Value::List(_) | Value::Text(_) if edits => return edit(old, parts, findings),
            Value::Map(_) => {
                for (key, value) in parts {
                    set_key(old, key, value, findings);
                }
                return;
            }
            Value::Empty | Value::Text(_) | Value::List(_) => {}
        }
    }
    *old = new.clone();
}

/// Adds to a list and takes out of it.
fn edit<'t>(old: &mut Node<'t>, parts: &[(Node<'t>, Node<'t>)], findings: &mut Findings) {
    let mut items = match std::mem::replace(&mut old.value, Value::Empty) {
        Value::List(items) => items,
        Value::Text(text) => vec![Node { span: old.span, value: Value::Text(text) }],
        Value::Empty | Value::Map(_) => Vec::new(),
    };
    for (_, value) in parts.iter().filter(|(key, _)| is(key, REMOVE)) {
        for item in list(value) {
            let gone = items.iter().position(|other| text(other).trim() == text(item).trim());
            match gone {
                Some(at) => drop(items.remove(at)),
                None => findings.push(unknown(item.span, text(item), items.iter().map(text))),
            }
        }
    }
    for (_, value) in parts.iter().filter(|(key, _)| is(key, "tambah")) {
        items.extend(list(value).iter().cloned());
    }
    old.value = Value::List(items);
}

/// The items of a list; a single value is a list of one.
fn list<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.value {
        Value::List(items) => items,
        Value::Empty => &[],
        Value::Text(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}

/// A finding about something that the base has not.
pub(super) fn unknown<'n>(span: Span, name: &str, known: impl Iterator<Item = &'n str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let finding = Diagnostic::error(
        UNKNOWN,
        span,
        say!(id: "dasar tidak punya `{name}`", en: "the base has no `{name}`"),
    );
    if let Some(near) = nearest(name, known.iter().copied()) {
        return finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?"));
    }
    let known = known.iter().take(20).copied().collect::<Vec<_>>().join("`, `");
    finding.hint(say!(id: "yang ada: `{known}`", en: "there is `{known}`"))
}

pub(super) fn odd(span: Span, what: crate::lang::Text) -> Diagnostic {
    Diagnostic::error(ODD, span, what)
        .hint(say!(id: "lihat `alir jelaskan {ODD}`", en: "see `alir explain {ODD}`"))
}

pub(super) fn text<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.value {
        Value::Text(text) => text,
        Value::Empty | Value::List(_) | Value::Map(_) => "",
    }
}

pub(super) fn is(node: &Node<'_>, word: &str) -> bool {
    matches!(&node.value, Value::Text(text) if text == word)
}

pub(super) fn entries<'n, 't>(node: &'n Node<'t>) -> &'n [(Node<'t>, Node<'t>)] {
    match &node.value {
        Value::Map(entries) => entries,
        Value::Empty | Value::Text(_) | Value::List(_) => &[],
    }
}

pub(super) fn entries_mut<'n, 't>(node: &'n mut Node<'t>) -> Option<&'n mut Vec<(Node<'t>, Node<'t>)>> {
    match &mut node.value {
        Value::Map(entries) => Some(entries),
        Value::Empty | Value::Text(_) | Value::List(_) => None,
    }
}

/// The keys of a map.
pub(super) fn names<'n>(map: &'n Node<'_>) -> impl Iterator<Item = &'n str> {
    entries(map).iter().map(|(key, _)| text(key))
}

pub(super) fn get<'n, 't>(map: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    entries(map).iter().find(|(key, _)| is(key, name)).map(|(_, value)| value)
}

pub(super) fn get_mut<'n, 't>(map: &'n mut Node<'t>, name: &str) -> Option<&'n mut Node<'t>> {
    entries_mut(map)?.iter_mut().find(|(key, _)| is(key, name)).map(|(_, value)| value)
}

/// Takes a key out of a map.
pub(super) fn take<'t>(map: &mut Node<'t>, name: &str) -> Option<(Node<'t>, Node<'t>)> {
    let entries = entries_mut(map)?;
    let at = entries.iter().position(|(key, _)| is(key, name))?;
    Some(entries.remove(at))
}

fn insert<'t>(map: &mut Node<'t>, key: Node<'t>, value: Node<'t>) {
    if let Some(entries) = entries_mut(map) {
        entries.push((key, value));
    }
}

/// A word at a place.
pub(super) fn word<'t>(text: &str, span: Span) -> Node<'t> {
    Node { span, value: Value::Text(Cow::Owned(text.to_owned())) }
}
