//! The tables of SOPs on the first page say what the SOPs are.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use alir::Chart;
use alir::sop::{Document, derive, read};

use crate::shared::{Desk, repository};

/// A SOP of `sops/`: its file, its text, and the file that it is made from.
struct Shown {
    file: String,
    chart: Chart,
    base: Option<String>,
    /// How many of its steps come from there.
    kept: usize,
    /// The shortest and the longest way, as `alir stats` says it.
    times: [String; 2],
}

/// The text of a SOP; of an overlay, what it makes of its base, and that.
fn whole(file: &Path) -> (String, Option<PathBuf>) {
    let text = std::fs::read_to_string(file).unwrap();
    match read(&text).value.unwrap() {
        Document::Overlay(overlay) => {
            let base = file.parent().unwrap().join(overlay.base.file.as_str()).canonicalize().unwrap();
            let made = derive(&text, overlay.base.file.as_str(), &whole(&base).0).value.unwrap();
            (made.text, Some(base))
        }
        _ => (text, None),
    }
}

fn all() -> Vec<Shown> {
    let folder = repository("sops");
    let desk = Desk::new();
    let facts = desk.alir(&format!("stats {} --format json", folder.display())).good().json();
    let lines = desk.alir(&format!("stats {}", folder.display())).good().out;
    let lines: Vec<Vec<String>> = lines
        .lines()
        .skip(1)
        .map(|line| {
            line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
        })
        .collect();
    let facts = facts.as_array().unwrap();
    assert_eq!(facts.len(), lines.len());
    let shown = facts.iter().zip(&lines).map(|(facts, cells)| {
        assert_eq!(facts["sop"], cells[0].as_str());
        let path = PathBuf::from(facts["file"].as_str().unwrap());
        let (text, base) = whole(&path);
        let chart = alir::load(&text).unwrap();
        let name = |path: &Path| path.strip_prefix(&folder).unwrap().display().to_string();
        let written = std::fs::read_to_string(&path).unwrap();
        let kept = base.as_ref().map_or(0, |base| {
            let base = alir::load(&whole(base).0).unwrap();
            base.step_ids().filter(|id| !written.contains(&format!("\n    {id}: hapus\n"))).count()
        });
        let (file, base) = (name(&path), base.as_deref().map(name));
        Shown { file, chart, base, kept, times: [cells[3].clone(), cells[5].clone()] }
    });
    shown.collect()
}

/// What a row says of a SOP, and its file with a link.
fn row(of: &Shown) -> (String, String) {
    let sop = of.chart.definition();
    let decisions = of.chart.steps().filter(|step| step.is_decision()).count();
    let office = sop.region.as_ref().map_or("-", |region| region.as_str());
    let [shortest, longest] = &of.times;
    let facts = format!(
        "{} | {} | {decisions} | {shortest} | {longest}",
        of.chart.steps().len(),
        sop.lanes.iter().count()
    );
    (format!("{office} | {} | {facts}", sop.name.value), link(&of.file))
}

fn link(file: &str) -> String {
    format!("[`{file}`](sops/{file})")
}

#[test]
fn every_sop_stands_in_the_gallery_as_it_is() {
    let all = all();
    let (printed, mut others): (Vec<&Shown>, Vec<&Shown>) =
        all.iter().partition(|shown| shown.base.is_none() && !shown.file.starts_with("umum/"));
    others.sort_by_key(|shown| shown.base.is_some());
    let mut first = String::from(
        "| office | procedure | steps | lanes | decisions | shortest | longest | file |\n|---|---|---|---|---|---|---|---|\n",
    );
    for shown in printed {
        let (row, file) = row(shown);
        writeln!(first, "| {row} | {file} |").unwrap();
    }
    let mut second = String::from(
        "| office | procedure | steps | lanes | decisions | shortest | longest | file | made from | steps from there |\n|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for shown in others {
        let (row, file) = row(shown);
        let base = shown.base.as_deref().map_or("-".to_owned(), |base| format!("`{base}`"));
        let kept = if shown.base.is_some() { shown.kept.to_string() } else { "-".to_owned() };
        writeln!(second, "| {row} | {file} | {base} | {kept} |").unwrap();
    }
    let page = std::fs::read_to_string(repository("README.md")).unwrap();
    for table in [first, second] {
        assert!(page.contains(&table), "README.md lacks this table:\n{table}");
    }
}

#[test]
fn what_differs_from_the_printed_sops_is_shown_as_it_is() {
    let page = std::fs::read_to_string(repository("README.md")).unwrap();
    let (desk, folder) = (Desk::new(), repository("").display().to_string());
    let mut shown = 0;
    for part in page.split("$ alir diff ").skip(1) {
        let part = part.split("\n$ ").next().and_then(|part| part.split("```").next()).unwrap();
        let (line, lines) = part.split_once('\n').unwrap();
        let files: Vec<&str> = line.split(" | ").next().unwrap().split_whitespace().collect();
        let told = desk.alir(&format!("diff {folder}/{} {folder}/{}", files[0], files[1])).good().out;
        for line in lines.lines() {
            assert!(told.lines().any(|told| told == line), "`{line}` is not in:\n{told}");
            shown += 1;
        }
    }
    assert_eq!(shown, 8);
}
