//! Steps that come, go and move: the ways that led there lead on, or a finding says where they end.

use super::super::yaml::{Node, Value};
use super::HOLE;
use super::ids::{Side, put};
use super::merge::{REMOVE, entries, entries_mut, get, get_mut, is, take, text, unknown, word};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::say;

type Findings = Vec<Diagnostic>;
type Entry<'t> = (Node<'t>, Node<'t>);

/// Puts a new step on the ways that led to another one, or on the one way that leaves it.
pub(super) fn insert<'t>(
    root: &mut Node<'t>,
    mut entry: Entry<'t>,
    side: Side,
    at: &Node<'t>,
    findings: &mut Findings,
) {
    let Some(steps) = get_mut(root, "langkah") else { return };
    // Behind a decision, a fork or an end it only has its place: they say themselves where they lead.
    let before = get_mut(steps, text(at)).filter(|before| !has_several_ways(before));
    if let (Side::Behind, Some(before)) = (side, before) {
        let words = ["lanjut", "cabang", "serentak", "selesai"];
        let goes_elsewhere = words.iter().any(|key| get(&entry.1, key).is_some());
        let onward = [take(before, "lanjut"), take(before, "maks_ulang")];
        if let (false, Some(all)) = (goes_elsewhere, entries_mut(&mut entry.1)) {
            all.extend(onward.into_iter().flatten());
        }
    }
    let (id, known) = (text(&entry.0).to_owned(), findings.len());
    put(steps, entry, side, at, findings);
    if let (Side::Before, true) = (side, findings.len() == known) {
        let to = text(at).to_owned();
        each_target(root, &mut |holder, target| {
            if holder != id && is(target, &to) {
                *target = word(&id, target.span);
            }
        });
    }
}

/// Moves a step: the ways that led to it lead on, and those at the new place pass it.
pub(super) fn relocate<'t>(
    root: &mut Node<'t>,
    key: &Node<'t>,
    side: Side,
    at: &Node<'t>,
    findings: &mut Findings,
) {
    let id = text(key);
    let is_known = get(root, "langkah").is_some_and(|steps| get(steps, text(at)).is_some());
    if is(at, id) || !is_known {
        let known = get(root, "langkah").into_iter().flat_map(|steps| super::merge::names(steps));
        findings.push(unknown(at.span, text(at), known.filter(|known| *known != id)));
        return;
    }
    if !leave(root, id, key.span, findings) {
        return;
    }
    let Some(mut entry) = get_mut(root, "langkah").and_then(|steps| take(steps, id)) else { return };
    // Where it went before, it goes no more.
    take(&mut entry.1, "lanjut");
    take(&mut entry.1, "maks_ulang");
    insert(root, entry, side, at, findings);
}

/// Removes the steps and lanes that an overlay removes, when all its other changes are made.
pub(super) fn remove_all<'t>(root: &mut Node<'t>, overlay: &Node<'t>, findings: &mut Findings) {
    let Some(changes) = get(overlay, "ubah") else { return };
    let removed = |part: &str| -> Vec<(String, Span)> {
        let all = get(changes, part).into_iter().flat_map(|part| entries(part));
        all.filter(|(_, value)| is(value, REMOVE)).map(|(key, _)| (text(key).to_owned(), key.span)).collect()
    };
    let is_known =
        |(id, _): &(String, Span)| get(root, "langkah").is_some_and(|steps| get(steps, id).is_some());
    let mut left: Vec<(String, Span)> = removed("langkah").into_iter().filter(is_known).collect();
    // One that leads to another can go before it, in whatever order they are written.
    loop {
        let (mut holes, before) = (Vec::new(), left.len());
        left.retain(|(id, span)| {
            let gone = leave(root, id, *span, &mut holes);
            if gone {
                get_mut(root, "langkah").and_then(|steps| take(steps, id));
            }
            !gone
        });
        if left.is_empty() || left.len() == before {
            findings.append(&mut holes);
            break;
        }
    }
    for (id, span) in removed("pelaksana") {
        let mut users = Vec::new();
        each_lane(root, &mut |holder, name| {
            if is(name, &id) {
                users.push(holder.to_owned());
            }
        });
        if users.is_empty() {
            get_mut(root, "pelaksana").and_then(|lanes| take(lanes, &id));
        } else {
            let users = listed(users);
            findings.push(
                Diagnostic::error(HOLE, span, say!(id: "`{id}` dihapus, tetapi masih mengerjakan {users}", en: "`{id}` is removed, but still performs {users}"))
                    .hint(say!(id: "serahkan langkah itu kepada yang lain: `oleh: ...`", en: "give these steps to another lane: `oleh: ...`")),
            );
        }
    }
}

/// Leads the ways that lead to a step on to the one behind it; whether nothing needs the step any more.
fn leave(root: &mut Node<'_>, id: &str, span: Span, findings: &mut Findings) -> bool {
    let mut users = Vec::new();
    each_since(root, &mut |holder, name| {
        if is(name, id) && holder != id {
            users.push(holder.to_owned());
        }
    });
    let Some(steps) = get(root, "langkah") else { return false };
    let all = entries(steps);
    let Some(at) = all.iter().position(|(key, _)| is(key, id)) else { return false };
    let step = &all[at].1;
    let behind = all.get(at + 1).map(|(key, _)| text(key).to_owned());
    let is_more =
        has_several_ways(step) || get(step, "gabung").is_some() || get(step, "maks_ulang").is_some();
    let successor = if is_more {
        if let Some((before, _)) = at.checked_sub(1).map(|at| &all[at]).filter(|(_, step)| goes_on(step)) {
            users.push(text(before).to_owned());
        }
        None
    } else {
        get(step, "lanjut").map(|next| text(next).to_owned()).or(behind)
    };
    // What came to it by standing before it comes to the one behind it; that need not be the one it led to.
    let bypassed = successor.is_some() && get(step, "lanjut").is_some();
    let before = at.checked_sub(1).map(|at| &all[at]).filter(|(_, step)| bypassed && goes_on(step));
    let before = before.map(|(key, _)| text(key).to_owned());
    match successor {
        Some(successor) if users.is_empty() => {
            each_target(root, &mut |holder, target| {
                if holder != id && is(target, id) {
                    *target = word(&successor, target.span);
                }
            });
            let onward = (word("lanjut", span), word(&successor, span));
            let steps = get_mut(root, "langkah");
            if let Some(before) = before
                && let Some(all) = steps.and_then(|steps| get_mut(steps, &before)).and_then(entries_mut)
            {
                all.push(onward);
            }
            true
        }
        Some(_) | None => {
            each_target(root, &mut |holder, target| {
                if holder != id && is(target, id) {
                    users.push(holder.to_owned());
                }
            });
            if users.is_empty() {
                return true;
            }
            let users = listed(users);
            findings.push(
                Diagnostic::error(HOLE, span, say!(id: "`{id}` tidak dapat dilepas, karena masih dituju dari {users}", en: "`{id}` cannot be taken away: {users} still leads to it"))
                    .hint(say!(id: "arahkan {users} ke langkah lain", en: "lead {users} to another step")),
            );
            false
        }
    }
}

/// Whether a step goes on in several ways, or in none.
fn has_several_ways(step: &Node<'_>) -> bool {
    ["cabang", "serentak", "selesai", "keputusan"].iter().any(|key| get(step, key).is_some())
}

/// Whether a step goes on to the next one in the file.
fn goes_on(step: &Node<'_>) -> bool {
    !has_several_ways(step) && get(step, "lanjut").is_none()
}

fn listed(mut users: Vec<String>) -> String {
    users.dedup();
    format!("`{}`", users.join("`, `"))
}

/// Shows every name of a step to which the flow goes, with the step that names it.
pub(super) fn each_target<'t>(root: &mut Node<'t>, see: &mut dyn FnMut(&str, &mut Node<'t>)) {
    if let Some(start) = get_mut(root, "mulai") {
        see("mulai", start);
    }
    each_step(root, &mut |id, step| {
        for key in ["lanjut", "serentak"] {
            if let Some(targets) = get_mut(step, key) {
                each_text(targets, &mut |target| see(id, target));
            }
        }
        if let Some(then) = get_mut(step, "maks_ulang").and_then(|bound| get_mut(bound, "lalu")) {
            see(id, then);
        }
        for (_, branch) in get_mut(step, "cabang").and_then(entries_mut).into_iter().flatten() {
            if let Value::Text(_) = branch.value {
                see(id, branch);
                continue;
            }
            if let Some(to) = get_mut(branch, "ke") {
                see(id, to);
            }
            if let Some(then) = get_mut(branch, "maks_ulang").and_then(|bound| get_mut(bound, "lalu")) {
                see(id, then);
            }
        }
    });
}

/// Shows every name of a step from which a time counts.
pub(super) fn each_since<'t>(root: &mut Node<'t>, see: &mut dyn FnMut(&str, &mut Node<'t>)) {
    if let Some(since) = get_mut(root, "batas_total").and_then(|limit| get_mut(limit, "sejak")) {
        see("batas_total", since);
    }
    each_step(root, &mut |id, step| {
        if let Some(since) = get_mut(step, "paling_lambat").and_then(|limit| get_mut(limit, "sejak")) {
            see(id, since);
        }
    });
}

/// Shows every name of a lane, with the step that names it.
pub(super) fn each_lane<'t>(root: &mut Node<'t>, see: &mut dyn FnMut(&str, &mut Node<'t>)) {
    let to_lane =
        |escalation: &mut Node<'t>, id: &str, see: &mut dyn FnMut(&str, &mut Node<'t>)| match &escalation
            .value
        {
            Value::Text(_) => see(id, escalation),
            Value::Map(_) => {
                if let Some(to) = get_mut(escalation, "kepada") {
                    see(id, to);
                }
            }
            Value::Empty | Value::List(_) => {}
        };
    if let Some(escalation) = get_mut(root, "eskalasi") {
        to_lane(escalation, "eskalasi", see);
    }
    each_step(root, &mut |id, step| {
        if let Some(escalation) = get_mut(step, "eskalasi") {
            to_lane(escalation, id, see);
        }
        if let Some(by) = get_mut(step, "oleh") {
            for (_, several) in entries_mut(by).into_iter().flatten() {
                each_text(several, &mut |name| see(id, name));
            }
            each_text(by, &mut |name| see(id, name));
        }
    });
}

fn each_step<'t>(root: &mut Node<'t>, see: &mut dyn FnMut(&str, &mut Node<'t>)) {
    for (key, step) in get_mut(root, "langkah").and_then(entries_mut).into_iter().flatten() {
        see(text(key), step);
    }
}

/// Shows a text, or each text of a list.
fn each_text<'t>(node: &mut Node<'t>, see: &mut dyn FnMut(&mut Node<'t>)) {
    match &mut node.value {
        Value::Text(_) => see(node),
        Value::List(items) => items.iter_mut().for_each(see),
        Value::Empty | Value::Map(_) => {}
    }
}
