//! Values as people read them, and what differs between two of them.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Change;

/// A written part as a map of its keys; empty if it is none.
pub(super) fn map<T: Serialize>(part: &T) -> Map<String, Value> {
    match serde_json::to_value(part) {
        Ok(Value::Object(map)) => map,
        Ok(_) | Err(_) => Map::new(),
    }
}

/// The same, where a text stands for one key.
pub(super) fn map_or<T: Serialize>(part: &T, key: &str) -> Map<String, Value> {
    match serde_json::to_value(part) {
        Ok(Value::Object(map)) => map,
        Ok(value) => Map::from_iter([(key.to_owned(), value)]),
        Err(_) => Map::new(),
    }
}

/// What differs between two maps, key by key; in maps that both have, by the way of keys.
pub(super) fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Change> {
    let mut found = Vec::new();
    collect("", before, after, &mut found);
    found.sort();
    found
}

fn collect(way: &str, before: &Map<String, Value>, after: &Map<String, Value>, found: &mut Vec<Change>) {
    let gone = before
        .iter()
        .filter(|(key, _)| !after.contains_key(*key))
        .map(|(key, value)| (key, Some(value), None));
    let there = after.iter().map(|(key, value)| (key, before.get(key), Some(value)));
    for (key, old, new) in gone.chain(there).filter(|(_, old, new)| old != new) {
        let key = if way.is_empty() { key.clone() } else { format!("{way} › {key}") };
        match (old, new) {
            (Some(Value::Object(old)), Some(Value::Object(new))) => collect(&key, old, new, found),
            (Some(old @ (Value::Array(_) | Value::String(_))), Some(new @ Value::Array(_)))
            | (Some(old @ Value::Array(_)), Some(new @ Value::String(_))) => {
                found.push(of_lists(key, old, new));
            }
            (old, new) => found.push(Change { key, before: old.map(text), after: new.map(text) }),
        }
    }
}

/// What is in one list and not in the other; all of both where only the order differs.
fn of_lists(key: String, before: &Value, after: &Value) -> Change {
    let items = |value: &'_ Value| -> Vec<String> {
        match value {
            Value::Array(items) => items.iter().map(text).collect(),
            value => vec![text(value)],
        }
    };
    let (before, after) = (items(before), items(after));
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|item| !those.contains(item)).cloned().collect()
    };
    let (gone, new) = (only(&before, &after), only(&after, &before));
    let shown = if gone.is_empty() && new.is_empty() { [before, after] } else { [gone, new] };
    let [before, after] = shown.map(|items| (!items.is_empty()).then(|| items.join("; ")));
    Change { key, before, after }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "ya" } else { "tidak" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(map) => {
            let parts = map.iter().map(|(key, value)| format!("{key}: {}", text(value)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}
