//! Several processes on one store.

use std::process::Stdio;

use serde_json::Value;

use crate::shared::{Desk, PERMIT};

/// Runs every line at the same time; how many went well.
fn at_once(desk: &Desk, lines: &[String]) -> usize {
    let spawn =
        |line: &String| desk.command(line).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let children: Vec<_> = lines.iter().map(spawn).collect();
    let outputs = children.into_iter().map(|child| child.wait_with_output().unwrap());
    outputs
        .filter(|output| {
            let code = output.status.code().unwrap();
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(code == 0 || code == 1, "{code}: {err}");
            assert!(code == 0 || err.contains("sudah"), "{err}");
            code == 0
        })
        .count()
}

fn history(desk: &Desk) -> Vec<Value> {
    desk.alir("history A --format json").good().json().as_array().unwrap().clone()
}

fn count(events: &[Value], kind: &str) -> usize {
    events.iter().filter(|event| event["kind"] == kind).count()
}

#[test]
fn of_many_who_do_the_same_one_does_it() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    let same = |line: &str| vec![line.to_owned(); 6];
    assert_eq!(at_once(&desk, &same("start izin.yaml --id A --as loket")), 1);
    assert_eq!(at_once(&desk, &same("complete A daftar --as loket")), 1);
    let events = history(&desk);
    assert_eq!((count(&events, "started"), count(&events, "completed")), (1, 1));

    // The same command sent again and again is done once, and answered each time.
    assert_eq!(at_once(&desk, &same("complete A permohonan --lengkap --as pemohon --command-id k")), 6);
    assert_eq!(count(&history(&desk), "completed"), 2);
}

#[test]
fn of_many_who_do_different_things_all_do_them() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id A --as loket").good();
    let mut lines: Vec<_> = (0..6).map(|number| format!("note A catatan-{number} --as hukum")).collect();
    lines.extend((0..4).map(|number| format!("start izin.yaml --id B{number} --as loket")));
    assert_eq!(at_once(&desk, &lines), 10);
    let events = history(&desk);
    assert_eq!(count(&events, "noted"), 6);
    assert!(events.iter().enumerate().all(|(at, event)| event["number"] == at + 1));
    assert_eq!(desk.alir("cases --format json").good().json().as_array().unwrap().len(), 5);
}
