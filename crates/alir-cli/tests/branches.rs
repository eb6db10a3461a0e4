//! Every SOP in `sops/` runs to an end with `run --answers`, through every branch of every decision and past every
//! bound.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::process::Command;

use alir::chart::StepKind;
use alir::{Chart, StepId};
use serde_json::Value;

/// The answers of one run: the labels of each decision, in order.
type Answers = BTreeMap<String, Vec<String>>;

#[test]
fn every_branch_of_every_sop_leads_to_an_end() {
    let mut files = Vec::new();
    find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sops"), &mut files);
    let mut sops = 0;
    let mut branches = 0;
    for file in files {
        let Ok(chart) = alir::load(&std::fs::read_to_string(&file).unwrap()) else { continue };
        sops += 1;
        let mut wanted: BTreeSet<(String, String)> = labels(&chart);
        branches += wanted.len();
        let mut escalations: BTreeSet<StepId> = bounds(&chart);
        run(&file, &Answers::new(), wanted.is_empty());
        for (decision, label) in wanted.clone() {
            let times = if escalations.is_empty() { 1 } else { 3 };
            for times in 1..=times {
                let answers = answers(&chart, &decision, &label, times);
                let events = run(&file, &answers, true);
                for event in &events {
                    let step = event["step"].as_str().unwrap_or_default();
                    if event["kind"] == "answered" {
                        wanted.remove(&(step.to_owned(), event["label"].as_str().unwrap().to_owned()));
                    }
                    if event["kind"] == "offered" {
                        escalations.remove(step);
                    }
                }
            }
        }
        assert!(wanted.is_empty(), "{}: no run took {wanted:?}", file.display());
        assert!(escalations.is_empty(), "{}: no run came to {escalations:?}", file.display());
    }
    assert_eq!((sops, branches >= 12), (11, true), "{branches} branches");
}

/// One run of the command; its events. It has to come to an end exactly when `ends` says so.
fn run(file: &Path, answers: &Answers, ends: bool) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_alir"));
    command.args(["run", "--format", "json", "--lang", "en"]).arg(file);
    for (step, labels) in answers {
        command.arg("--answers").arg(format!("{step}={}", labels.join(",")));
    }
    if answers.is_empty() {
        command.arg("--answers").arg("");
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(i32::from(!ends)), "{} {answers:?}: {said}", file.display());
    let events: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    if ends {
        assert_eq!(events.last().unwrap()["kind"], "ended", "{} {answers:?}", file.display());
    }
    events
}

/// Answers that lead to a decision, give it a label so many times, and lead to an end from there.
fn answers(chart: &Chart, decision: &str, label: &str, times: usize) -> Answers {
    let to_decision = distances(chart, |id| id == decision);
    let to_end = distances(chart, |id| chart.step(id).is_some_and(|step| chart.exits(step).next().is_none()));
    let soonest = |step: &alir::chart::Step, distance: &BTreeMap<StepId, usize>| {
        let exits = chart.exits(step).filter(|exit| distance.contains_key(&exit.to.id));
        exits.min_by_key(|exit| distance[&exit.to.id]).and_then(|exit| exit.label).map(str::to_owned)
    };
    let mut answers = Answers::new();
    for step in chart.steps().filter(|step| step.kind == StepKind::Decision) {
        let id = step.id.to_string();
        let out = soonest(step, &to_end);
        let mut given = if id == decision { vec![label.to_owned(); times] } else { Vec::new() };
        given.extend(if id == decision { out } else { soonest(step, &to_decision).or(out) });
        answers.insert(id, given);
    }
    answers
}

/// How far each step is from the nearest of some.
fn distances(chart: &Chart, near: impl Fn(&str) -> bool) -> BTreeMap<StepId, usize> {
    let mut distance = BTreeMap::new();
    let mut open: VecDeque<_> = chart.step_ids().filter(|id| near(id.as_str())).map(|id| (id, 0)).collect();
    while let Some((id, far)) = open.pop_front() {
        if !distance.contains_key(id) {
            distance.insert(id.clone(), far);
            let before = chart.steps().filter(|step| chart.exits(step).any(|exit| exit.to.id == *id));
            open.extend(before.map(|step| (&step.id, far + 1)));
        }
    }
    distance
}

fn labels(chart: &Chart) -> BTreeSet<(String, String)> {
    let of = |step| chart.exits(step).filter_map(|exit| exit.label).map(str::to_owned).collect::<Vec<_>>();
    chart.steps().flat_map(|step| of(step).into_iter().map(|label| (step.id.to_string(), label))).collect()
}

fn bounds(chart: &Chart) -> BTreeSet<StepId> {
    chart
        .steps()
        .flat_map(|step| chart.exits(step))
        .filter_map(|exit| exit.bound)
        .map(|(_, step)| step.id.clone())
        .collect()
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
}
