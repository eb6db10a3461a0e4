//! Event logs of every release replay for ever.

use std::collections::BTreeSet;

use alir::Instance;
use alir::instance::{Status, from_json, to_json};

use crate::shared::root;

#[test]
fn what_a_release_has_written_every_later_one_reads() {
    let folder = root().join("tests/logs");
    let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let files =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let logs: BTreeSet<String> = files.filter(|name| name.rsplit('.').next() == Some("jsonl")).collect();
    let told: BTreeSet<String> =
        expected.lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(logs, told, "expected.txt has a line for each log");
    for (name, expected) in expected.lines().filter_map(|line| line.split_once(": ")) {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let events: Vec<_> = text
            .lines()
            .map(|line| from_json(line).unwrap_or_else(|error| panic!("{name}: {error}: {line}")))
            .collect();
        for (event, line) in events.iter().zip(text.lines()) {
            assert_eq!(to_json(event).unwrap(), line, "{name}: written again as it was");
        }
        assert_eq!(shown(&Instance::replay(events)), expected, "{name}");
    }
}

#[test]
fn the_logs_hold_every_kind_of_event() {
    let every = ["done-before", "every-kind", "fields", "migrated", "numbers", "time"]
        .map(|name| std::fs::read_to_string(root().join(format!("tests/logs/0.1-{name}.jsonl"))).unwrap());
    let source = std::fs::read_to_string(root().join("crates/alir/src/instance/event.rs")).unwrap();
    let variants = source.split("pub enum Event {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let names = variants
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(char::is_uppercase));
    let kinds: Vec<String> = names.map(|line| snake(line.trim_end_matches([' ', '{', ',']))).collect();
    assert!(kinds.len() >= 24, "{kinds:?}");
    for kind in kinds {
        assert!(every.iter().any(|log| log.contains(&format!("\"kind\":\"{kind}\""))), "no log has `{kind}`");
    }
}

/// `ClockStopped` as it is on disk: `clock_stopped`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn shown(case: &Instance) -> String {
    let open =
        case.state().open_tasks().iter().map(|task| format!("{}({})#{}", task.step, task.role, task.id));
    let open = open.collect::<Vec<_>>().join(" ");
    let outputs = case.outputs().len();
    let stands = match case.state().status() {
        Status::Ended { end } => format!("ended {end}, {outputs} outputs, {} events", case.version()),
        other => format!("{} {open}, {outputs} outputs, {} events", other.as_str(), case.version()),
    };
    let fields: Vec<_> =
        case.state().fields().iter().map(|(name, value)| format!("{name}={value}")).collect();
    if fields.is_empty() { stands } else { format!("{stands}, {}", fields.join(" ")) }
}
