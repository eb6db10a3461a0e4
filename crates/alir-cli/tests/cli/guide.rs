//! The guide for other offices, followed line by line: each file is written, each command typed, each answer compared.

use std::fs;
use std::path::Path;

use crate::shared::{Desk, repository};

#[test]
fn a_newcomer_can_follow_the_guide_line_by_line() {
    let desk = Desk::new();
    copy(&repository("sops"), &desk.path().join("sops"));
    let guide = fs::read_to_string(repository("docs/panduan-adaptasi.md")).unwrap();
    let (mut files, mut commands, mut answers) = (0, 0, 0);
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').unwrap();
        match kind {
            "yaml" => {
                write(&desk, body);
                files += 1;
            }
            "diff" => {
                edit(&desk, body);
                files += 1;
            }
            "console" => {
                let mut out = String::new();
                for line in body.lines() {
                    if let Some(command) = line.strip_prefix("$ alir ") {
                        out = desk.alir(command).good().out;
                        commands += 1;
                    } else {
                        assert!(out.contains(line), "`{line}` is not in: {out}");
                        answers += 1;
                    }
                }
            }
            other => panic!("a block of `{other}`"),
        }
    }
    assert!(files >= 5 && commands >= 15 && answers >= 15, "{files} {commands} {answers}");
}

/// Writes the file that the first line of a block names, or its end from a key on.
fn write(desk: &Desk, body: &str) {
    let (head, text) = body.split_once('\n').unwrap();
    let name = head.strip_prefix("# ").unwrap();
    match name.split_once(" mulai ") {
        None => desk.write(name, format!("{text}\n")),
        Some((name, key)) => {
            let old = fs::read_to_string(desk.path().join(name)).unwrap();
            let at = old.find(&format!("\n{key}\n")).unwrap();
            desk.write(name, format!("{}\n{text}\n", &old[..at]));
        }
    }
}

/// Changes one line of a file.
fn edit(desk: &Desk, body: &str) {
    let mut lines = body.lines();
    let mut next = |sign: &str| lines.next().unwrap().strip_prefix(sign).unwrap();
    let (name, before, after) = (next("# "), next("-"), next("+"));
    let text = fs::read_to_string(desk.path().join(name)).unwrap();
    assert_eq!(text.matches(&format!("\n{before}\n")).count(), 1, "{before}");
    desk.write(name, text.replace(before, after));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}
