//! Runs every SOP of a folder to its end: each decision takes the branch that leads to an end soonest.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

use alir::instance::{Status, TaskKind};
use alir::{Actor, Chart, Command, Engine, MemoryStore, StepId};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sops");
    let mut files = Vec::new();
    find(&folder, &mut files)?;
    let engine = Engine::new(MemoryStore::default());
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        // Decrees, profiles and holidays stand beside the SOPs.
        let Ok(chart) = alir::load(&text) else { continue };
        engine.publish(&chart)?;
        println!("{:40} {}", chart.sop().as_str(), run(&engine, &chart)?);
    }
    Ok(())
}

/// Runs one case to its end; how it went, in words.
fn run(engine: &Engine, chart: &Chart) -> Result<String> {
    let distance = distances(chart);
    let case = format!("{}-1", chart.sop()).as_str().into();
    let starter = Actor::from(chart.start().roles[0].as_str());
    let mut now = engine.start(chart.sop(), &case, &starter)?;
    let mut done = 0;
    while let Some(task) = now.open_tasks().first() {
        let by = Actor::new("petugas").with_role(task.role.clone());
        let step = chart.step(task.step.as_str()).ok_or("the task's step")?;
        let nearest = chart.exits(step).min_by_key(|exit| distance.get(&exit.to.id));
        let command = match (task.kind, nearest.and_then(|exit| exit.label)) {
            (TaskKind::Decision, Some(label)) => Command::answer(task.id, label),
            _ => Command::complete(task.id),
        };
        now = engine.submit(&case, &command, &by)?;
        done += 1;
    }
    match now.status() {
        Status::Ended { end } => Ok(format!("{done:2} tasks, then: {end}")),
        other => Ok(format!("{done:2} tasks, then stuck: {other:?}")),
    }
}

/// How many steps each step is away from an end.
fn distances(chart: &Chart) -> BTreeMap<StepId, usize> {
    let mut distance = BTreeMap::new();
    let mut open: VecDeque<_> =
        chart.steps().filter(|step| chart.exits(step).next().is_none()).map(|step| (&step.id, 0)).collect();
    while let Some((id, far)) = open.pop_front() {
        if distance.contains_key(id) {
            continue;
        }
        distance.insert(id.clone(), far);
        let leads_here = |step: &&alir::chart::Step| chart.exits(step).any(|exit| exit.to.id == *id);
        open.extend(chart.steps().filter(leads_here).map(|step| (&step.id, far + 1)));
    }
    distance
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}
