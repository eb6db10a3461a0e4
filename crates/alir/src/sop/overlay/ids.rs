//! Changes to what is named by id: set, add, move, rename, replace; removing steps and lanes comes last.

use super::super::yaml::{Node, Value};
use super::merge::{
    REMOVE, change, entries, entries_mut, get, get_mut, is, names, odd, set_key, take, text, unknown, word,
};
use super::{NO_PLACE, flow};
use crate::diagnostic::{Diagnostic, nearest};
use crate::lang::say;

type Findings = Vec<Diagnostic>;

/// Where something new, or something that moves, is put.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Before,
    Behind,
}

pub(super) fn steps<'t>(root: &mut Node<'t>, changes: &Node<'t>, findings: &mut Findings) {
    for (key, value) in map(changes, findings) {
        let id = text(key);
        let known = get(root, "langkah").is_some_and(|steps| get(steps, id).is_some());
        if is(value, REMOVE) {
            // What is removed may still be led to until all changes are made.
            if !known {
                findings.push(unknown(key.span, id, known_ids(root, "langkah")));
            }
            continue;
        }
        if !matches!(value.value, Value::Map(_)) {
            findings.push(odd(
                value.span,
                say!(id: "`{id}` memuat peta, atau `hapus`", en: "`{id}` holds a map, or `hapus`"),
            ));
            continue;
        }
        match (known, place(value)) {
            (false, None) => findings.push(no_place(key, known_ids(root, "langkah"))),
            (false, Some((side, at))) => {
                flow::insert(root, (key.clone(), without_words(value)), side, at, findings);
            }
            (true, place) => {
                if let Some(step) = get_mut(root, "langkah").and_then(|steps| get_mut(steps, id)) {
                    patch(step, value, findings);
                }
                if let Some((side, at)) = place {
                    flow::relocate(root, key, side, at, findings);
                }
                if let Some(new) = get(value, "id_baru") {
                    rename(root, "langkah", id, new, findings);
                }
            }
        }
    }
}

pub(super) fn lanes<'t>(root: &mut Node<'t>, changes: &Node<'t>, findings: &mut Findings) {
    others(root, "pelaksana", Some("nama"), changes, findings);
    for (key, value) in entries(changes) {
        if let Some(new) = get(value, "id_baru") {
            rename(root, "pelaksana", text(key), new, findings);
        }
    }
}

/// What is named by id and means nothing to the flow. A text in place of a map stands for its key `short`.
pub(super) fn others<'t>(
    root: &mut Node<'t>,
    name: &str,
    short: Option<&str>,
    changes: &Node<'t>,
    findings: &mut Findings,
) {
    if get(root, name).is_none()
        && let Some(all) = entries_mut(root)
    {
        all.push((word(name, changes.span), Node { span: changes.span, value: Value::Map(Vec::new()) }));
    }
    let is_empty = get(root, name).is_some_and(|part| entries(part).is_empty());
    for (key, value) in map(changes, findings) {
        let id = text(key);
        let Some(part) = get_mut(root, name) else { return };
        let known = get(part, id).is_some();
        let removes_lane = name == "pelaksana" && is(value, REMOVE);
        match (known, is(value, REMOVE), place(value)) {
            (false, true, _) => findings.push(unknown(key.span, id, names(part))),
            (true, true, _) if removes_lane => {}
            (true, true, _) => drop(take(part, id)),
            (false, false, None) if !is_empty => findings.push(no_place(key, names(part))),
            (false, false, None) => {
                if let Some(all) = entries_mut(part) {
                    all.push((key.clone(), without_words(value)));
                }
            }
            (false, false, Some((side, at))) => {
                put(part, (key.clone(), without_words(value)), side, at, findings);
            }
            (true, false, place) => {
                if let Some(old) = get_mut(part, id) {
                    shorthand(old, value, short, findings);
                }
                if let Some((side, at)) = place
                    && let Some(entry) = take(part, id)
                {
                    put(part, entry, side, at, findings);
                }
            }
        }
    }
}

/// Parameters: a value over one that is declared leaves its type and description alone.
pub(super) fn parameters<'t>(
    root: &mut Node<'t>,
    key: &Node<'t>,
    changes: &Node<'t>,
    findings: &mut Findings,
) {
    let known = get(root, text(key)).is_some_and(|part| matches!(part.value, Value::Map(_)));
    if !known || is(changes, REMOVE) {
        return set_key(root, key, changes, findings);
    }
    let Some(part) = get_mut(root, text(key)) else { return };
    for (name, value) in map(changes, findings) {
        let declared = !matches!(value.value, Value::Empty | Value::List(_)) && !is(value, REMOVE);
        match get_mut(part, text(name)).filter(|_| declared) {
            Some(old) => {
                shorthand(old, value, Some("nilai"), findings);
                // The whole of it may be written as its value again.
                old.span = value.span;
            }
            None => set_key(part, name, value, findings),
        }
    }
}

/// Whether a step is a decision whose branches can be named one by one.
fn has_branches(step: &Node<'_>) -> bool {
    get(step, "cabang").is_some_and(|branches| matches!(branches.value, Value::Map(_)))
}

/// The branches of a decision.
fn branches<'t>(step: &mut Node<'t>, changes: &Node<'t>, findings: &mut Findings) {
    others(step, "cabang", Some("ke"), changes, findings);
}

/// Changes a value that may be written as a text in place of a map.
fn shorthand<'t>(old: &mut Node<'t>, new: &Node<'t>, short: Option<&str>, findings: &mut Findings) {
    let Some(short) = short else { return change(old, &without_words(new), findings) };
    let full = |node: &Node<'t>| match &node.value {
        Value::Text(_) => {
            let entries = vec![(word(short, node.span), node.clone())];
            Node { span: node.span, value: Value::Map(entries) }
        }
        Value::Empty | Value::List(_) | Value::Map(_) => node.clone(),
    };
    if let (Value::Text(_), Value::Text(_)) = (&old.value, &new.value) {
        *old = new.clone();
        return;
    }
    *old = full(old);
    patch(old, &full(new), findings);
}

/// Changes a map key by key, or replaces all of it.
fn patch<'t>(old: &mut Node<'t>, new: &Node<'t>, findings: &mut Findings) {
    let bare = without_words(new);
    if get(new, "ganti").is_some_and(|word| is(word, "ya") || is(word, "true")) {
        *old = bare;
        return;
    }
    for (key, value) in entries(&bare) {
        match text(key) {
            "cabang" if has_branches(old) && !is(value, REMOVE) => branches(old, value, findings),
            _ => set_key(old, key, value, findings),
        }
    }
}

/// Where a map says that it is to be put.
fn place<'n, 't>(value: &'n Node<'t>) -> Option<(Side, &'n Node<'t>)> {
    let before = get(value, "sebelum").map(|at| (Side::Before, at));
    before.or_else(|| get(value, "sesudah").map(|at| (Side::Behind, at)))
}

/// The same without the words that are for the overlay and not for the SOP.
fn without_words<'t>(value: &Node<'t>) -> Node<'t> {
    let Value::Map(entries) = &value.value else { return value.clone() };
    let words = ["sebelum", "sesudah", "ganti", "id_baru"];
    let rest = entries.iter().filter(|(key, _)| !words.contains(&text(key)));
    Node { span: value.span, value: Value::Map(rest.cloned().collect()) }
}

/// Puts an entry before or behind another.
pub(super) fn put<'t>(
    part: &mut Node<'t>,
    entry: (Node<'t>, Node<'t>),
    side: Side,
    at: &Node<'t>,
    findings: &mut Findings,
) {
    let place = entries(part).iter().position(|(key, _)| is(key, text(at)));
    let Some(place) = place else {
        findings.push(unknown(at.span, text(at), names(part)));
        return;
    };
    if let Some(all) = entries_mut(part) {
        all.insert(
            match side {
                Side::Before => place,
                Side::Behind => place + 1,
            },
            entry,
        );
    }
}

fn rename<'t>(root: &mut Node<'t>, part: &str, id: &str, new: &Node<'t>, findings: &mut Findings) {
    let to = text(new);
    let taken = get(root, part).is_some_and(|part| get(part, to).is_some());
    if to.is_empty() || taken {
        findings.push(odd(
            new.span,
            say!(id: "id `{to}` kosong atau sudah dipakai", en: "the id `{to}` is empty or taken"),
        ));
        return;
    }
    if let Some(entry) =
        get_mut(root, part).and_then(entries_mut).and_then(|all| all.iter_mut().find(|(key, _)| is(key, id)))
    {
        entry.0 = word(to, new.span);
    }
    let see = |name: &mut Node<'t>| {
        if is(name, id) {
            *name = word(to, new.span);
        }
    };
    if part == "langkah" {
        flow::each_target(root, &mut |_, name| see(name));
        flow::each_since(root, &mut |_, name| see(name));
    } else {
        flow::each_lane(root, &mut |_, name| see(name));
    }
}

fn known_ids<'n>(root: &'n Node<'_>, part: &str) -> impl Iterator<Item = &'n str> {
    get(root, part).into_iter().flat_map(|part| names(part))
}

fn no_place<'n>(key: &Node<'_>, known: impl Iterator<Item = &'n str>) -> Diagnostic {
    let id = text(key);
    let known: Vec<&str> = known.collect();
    let finding = Diagnostic::error(
        NO_PLACE,
        key.span,
        say!(id: "dasar tidak punya `{id}`, dan tempatnya tidak disebut", en: "the base has no `{id}`, and no place is named for it"),
    );
    let finding = match nearest(id, known.iter().copied()) {
        Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
        None => finding,
    };
    let last = known.last().copied().unwrap_or_default().to_owned();
    finding.hint(say!(id: "bila ini baru, tambahkan `sebelum: ...` atau `sesudah: {last}`", en: "if it is new, add `sebelum: ...` or `sesudah: {last}`"))
}

/// The entries of a map of changes; anything else is a finding.
fn map<'n, 't>(changes: &'n Node<'t>, findings: &mut Findings) -> &'n [(Node<'t>, Node<'t>)] {
    match &changes.value {
        Value::Map(entries) => entries,
        Value::Empty => &[],
        Value::Text(_) | Value::List(_) => {
            findings.push(odd(changes.span, say!(id: "di sini diharapkan peta: id dan perubahannya", en: "expected a map here: ids and what changes")));
            &[]
        }
    }
}
