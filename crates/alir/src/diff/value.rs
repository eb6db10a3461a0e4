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
            (old, new) => found.push(Change { key, before: old.map(text), after: new.map(text) }),
        }
    }
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
