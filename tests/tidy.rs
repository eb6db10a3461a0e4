//! The house rules that a compiler does not know: order of modules, length of files, nothing forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use alir::rules;

use crate::shared::{files, name, root, text};

/// Lines of a file at most.
const MOST_LINES: usize = 400;

/// Every Rust file of the workspace, with its name from the repository's folder.
fn sources() -> Vec<(String, String)> {
    let sources: Vec<_> = files(root(), ".rs").iter().map(|path| (name(path, root()), text(path))).collect();
    assert!(sources.len() > 50, "only {} sources were found", sources.len());
    sources
}

/// What a compiler sees of a file, near enough: lines that are not comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_start()));
    lines.filter(|(_, line)| !line.starts_with("//"))
}

#[test]
fn every_source_opens_with_what_it_is_for() {
    let bare: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert!(bare.is_empty(), "without a first sentence: {bare:#?}");
}

#[test]
fn no_source_is_long() {
    let lines = |text: &str| text.lines().count();
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| lines(text) > MOST_LINES)
        .map(|(name, text)| (name, lines(&text)))
        .collect();
    assert!(long.is_empty(), "longer than {MOST_LINES} lines: {long:?}");
}

/// The modules of a `lib.rs` or of this suite, in the order in which they stand.
fn modules(text: &str) -> Vec<&str> {
    let declared = |line| -> Option<&str> {
        let line: &str = line;
        let rest = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "))?;
        rest.split_once(';').map(|(name, _)| name)
    };
    code(text).filter_map(|(_, line)| declared(line)).collect()
}

/// The names that stand behind `crate::` in a line, `crate::{a, b}` included.
fn names_of_the_crate(line: &str) -> Vec<&str> {
    let name =
        |text: &'_ str| text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut found = Vec::new();
    for (at, marker) in line.match_indices("crate::") {
        let rest = &line[at + marker.len()..];
        match rest.strip_prefix('{') {
            None => found.push(&rest[..name(rest)]),
            Some(list) => {
                let list = list.split('}').next().unwrap_or_default();
                found.extend(list.split(',').map(|item| &item.trim()[..name(item.trim())]));
            }
        }
    }
    found
}

/// Where a module knows one that is listed below it.
fn upward(modules: &[&str], module: &str, source: &str, file_of_the_root: bool) -> Vec<String> {
    let own = modules.iter().position(|name| *name == module).unwrap_or_else(|| panic!("no `mod {module}`"));
    let mut found = Vec::new();
    for (at, line) in code(source) {
        let mut names = names_of_the_crate(line);
        if file_of_the_root {
            // There, `super` is the crate.
            let rest = line.match_indices("super::").map(|(at, marker)| &line[at + marker.len()..]);
            names.extend(
                rest.filter_map(|rest| modules.iter().find(|name| rest.starts_with(&format!("{name}::")))),
            );
        }
        for name in names {
            match modules.iter().position(|module| *module == name) {
                Some(place) if place <= own => {}
                Some(_) => found.push(format!("line {at}: `{module}` may not know `{name}`")),
                None => found.push(format!("line {at}: `crate::{name}` hides which module it is of")),
            }
        }
    }
    found
}

#[test]
fn a_module_of_the_library_knows_only_those_above_it() {
    let folder = root().join("crates/alir/src");
    let lib = text(&folder.join("lib.rs"));
    let modules = modules(&lib);
    assert!(modules.starts_with(&["id", "lang", "diagnostic"]), "{modules:?}");
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files(&folder, ".rs").into_iter().filter(|path| !path.ends_with("lib.rs")) {
        let file = name(&path, &folder);
        let module = file.split(['/', '.']).next().unwrap_or_default().to_owned();
        let of_the_root = !file.contains('/') || file == format!("{module}/mod.rs");
        wrong.extend(
            upward(&modules, &module, &text(&path), of_the_root)
                .into_iter()
                .map(|what| format!("{file}: {what}")),
        );
        seen.insert(module);
    }
    assert!(wrong.is_empty(), "the order in lib.rs is broken:\n{}", wrong.join("\n"));
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        {
            let mut all = modules;
            all.sort_unstable();
            all
        },
        "modules and files differ"
    );
}

#[test]
fn the_order_of_modules_can_be_broken() {
    let modules = modules("pub mod id; // x\nmod sop;\npub mod rules;\n// mod no;\n");
    assert_eq!(modules, ["id", "sop", "rules"]);
    let upward = |line| upward(&modules, "sop", line, true).len();
    assert_eq!(upward("use crate::id::StepId;\nuse crate::sop::Loc;\n//! [`crate::rules`]\n"), 0);
    assert_eq!(upward("use crate::rules::Rule;"), 1);
    assert_eq!(upward("    let x = crate::rules::all();"), 1);
    assert_eq!(upward("use crate::{id, rules::Rule};"), 1);
    assert_eq!(upward("use super::rules::Rule;"), 1);
    assert_eq!(upward("use crate::check;"), 1);
}

#[test]
fn no_file_of_the_tests_is_forgotten() {
    let folder = root().join("tests");
    let suite = text(&folder.join("suite.rs"));
    let named: BTreeSet<_> = modules(&suite).into_iter().map(|module| format!("{module}.rs")).collect();
    let there: BTreeSet<_> = files(&folder, ".rs")
        .iter()
        .map(|path| name(path, &folder))
        .filter(|file| file != "suite.rs")
        .collect();
    assert_eq!(there, named, "files in tests/ and `mod` lines in suite.rs differ");
    let odd: Vec<_> = files(&folder.join("findings"), "")
        .into_iter()
        .filter(|path| path.extension().is_none_or(|ending| ending != "yaml"))
        .collect();
    assert!(odd.is_empty(), "not read by any test: {odd:?}");
}

#[test]
fn every_code_has_one_home() {
    let folder = root().join("crates/alir/src");
    let mut homes: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in files(&folder, ".rs") {
        let (file, source) = (name(&path, &folder), text(&path));
        for rule in rules::all() {
            if code(&source).any(|(_, line)| line.contains(&format!("\"{}\"", rule.code))) {
                homes.entry(rule.code).or_default().insert(file.clone());
            }
        }
    }
    for rule in rules::all() {
        let home: Vec<_> = homes.remove(rule.code).into_iter().flatten().collect();
        let in_place =
            home.first().is_some_and(|file| file.starts_with("rules/") || file.starts_with("sop/"));
        assert!(home.len() == 1 && in_place, "{} is written in {home:?}", rule.code);
    }
}

#[test]
fn every_rule_file_is_in_the_list_and_opens_with_its_code() {
    let folder = root().join("crates/alir/src/rules");
    for path in files(&folder, ".rs").into_iter().filter(|path| !path.ends_with("mod.rs")) {
        let (file, source) = (name(&path, &folder), text(&path));
        let first = source.lines().next().unwrap_or_default();
        let code = first.strip_prefix("//! ").and_then(|rest| rest.get(..6)).unwrap_or_default();
        assert!(rules::all().any(|rule| rule.code == code), "{file} opens with `{first}`, not with its code");
    }
}

#[test]
fn no_file_knows_the_machine_it_was_made_on() {
    // Written so that this file does not hold what it looks for.
    let places = ["work/main", "work/shared", "root/", "home/", "Users/", "tmp/"]
        .map(|place| format!("{}{place}", '/'));
    let read = |path: &PathBuf| std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let mut found = Vec::new();
    for path in files(root(), "") {
        let content = read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for (at, line) in content.lines().enumerate() {
            let starts = |place: &String| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '}' || c == ')')
                })
            };
            if places.iter().any(starts) {
                found.push(format!("{}:{}: {}", name(&path, root()), at + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "paths of a machine:\n{}", found.join("\n"));
}
