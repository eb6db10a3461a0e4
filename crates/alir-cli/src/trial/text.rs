//! Tests for people: a line a scenario, failures at their place, then what no scenario visits.

use alir::lang::Lang;
use alir::scenario::{Covered, Way};

use super::{Broken, Covering, Tested, Tests};
use crate::catalogue::trial as words;
use crate::failure::Failure;
use crate::findings::show;
use crate::out::{Out, Paint, clean};
use crate::table::{self, Column};

/// Writes all that came of the tests. `wanted` is the least coverage that is enough, in percent.
pub(crate) fn write(out: &mut Out, tests: &Tests, wanted: Option<f64>) -> Result<(), Failure> {
    for tested in &tests.files {
        file(out, tested)?;
    }
    coverage(out, tests, wanted)?;
    let least = tests.least().unwrap_or(100.0);
    let closing = words::closing(tests.scenarios(), tests.failed(), tests.broken());
    let good = tests.failed() + tests.broken() == 0;
    let closing = out.say(&closing).to_owned();
    out.line(&if good { Paint::Green } else { Paint::Red }.on(&closing))?;
    if let Some(wanted) = wanted.filter(|wanted| least < *wanted) {
        let [least, wanted] = [least, wanted].map(|share| percent(share, out.lang()));
        let text = words::too_little(&least, &wanted);
        let line = Paint::Red.on(out.say(&text));
        out.line(&line)?;
    }
    Ok(())
}

fn file(out: &mut Out, tested: &Tested) -> Result<(), Failure> {
    let Tested { source, broken, results } = tested;
    out.line(&Paint::Bold.on(&clean(&source.name)))?;
    for Broken { file, text, findings } in broken {
        for finding in findings {
            let text = show(finding, file, text.as_deref(), out.lang());
            out.line(&text)?;
            out.line("")?;
        }
    }
    for tried in results {
        let mark = if tried.ran.passed() { Paint::Green.on("✓") } else { Paint::Red.on("✗") };
        let story = tried.story.as_deref().map(|story| Paint::Dim.on(&format!("  {}", clean(story))));
        out.line(&format!("  {mark} {}{}", clean(&tried.id), story.unwrap_or_default()))?;
        for miss in &tried.ran.misses {
            let shown = show(&miss.finding, &source.name, source.text.as_deref(), out.lang());
            out.line(&shown)?;
            out.line("")?;
        }
    }
    for finding in tested.warnings() {
        let shown = show(finding, &source.name, source.text.as_deref(), out.lang());
        out.line(&shown)?;
    }
    // Behind findings there is a line without anything already.
    if broken.is_empty() { out.line("") } else { Ok(()) }
}

fn coverage(out: &mut Out, tests: &Tests, wanted: Option<f64>) -> Result<(), Failure> {
    if tests.sops.is_empty() {
        return Ok(());
    }
    let lang = out.lang();
    let heads = words::COVERAGE_HEAD.map(|head| Column::new(out.words(head)));
    let of =
        |(passed, all): (usize, usize)| if all == 0 { "-".to_owned() } else { format!("{passed}/{all}") };
    let row = |sop: &Covering| {
        let Covering { source, coverage, scenarios } = sop;
        vec![
            source.name.clone(),
            scenarios.to_string(),
            of(coverage.steps()),
            of(coverage.branches()),
            percent(coverage.percent(), lang),
        ]
    };
    let rows: Vec<_> = tests.sops.iter().map(row).collect();
    let enough = wanted.unwrap_or(100.0);
    table::write_painted(out, &heads, &rows, |row, column| {
        let low = tests.sops[row].coverage.percent() < enough;
        (column == 4).then_some(if low { Paint::Yellow } else { Paint::Green })
    })?;
    out.line("")?;
    let mut told = false;
    for sop in tests.sops.iter().filter(|sop| sop.coverage.missing().next().is_some()) {
        told = true;
        if sop.scenarios == 0 {
            let text = words::no_scenario_of(&sop.source.name);
            let line = out.say(&text).to_owned();
            out.line(&line)?;
            continue;
        }
        for covered in sop.coverage.missing() {
            let place = place(sop, covered);
            let what = words::missing(&covered.way);
            let line = format!("{}: {}", Paint::Cyan.on(&place), clean(out.say(&what)));
            out.line(&line)?;
        }
    }
    if told { out.line("") } else { Ok(()) }
}

fn place(sop: &Covering, covered: &Covered) -> String {
    let (line, column) = sop.source.position(covered.span);
    format!("{}:{line}:{column}", clean(&sop.source.name))
}

/// With one digit, cut off: what is not all is never `100 %`.
fn percent(share: f64, lang: Lang) -> String {
    let shown = format!("{} %", (share * 10.0).floor() / 10.0);
    match lang {
        Lang::Id => shown.replace('.', ","),
        Lang::En => shown,
    }
}

/// What kind of way it is, for programs.
pub(super) fn kind(way: &Way) -> (&'static str, &str, Option<&str>) {
    match way {
        Way::Step(step) => ("step", step.as_str(), None),
        Way::Branch(step, label) => ("branch", step.as_str(), Some(label)),
        Way::Bound(step, label) => ("bound", step.as_str(), label.as_deref()),
        Way::Passed(step) => ("passed", step.as_str(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_all_is_never_a_hundred() {
        let shown = [100.0, 99.99, 50.0, 0.0].map(|share| percent(share, Lang::Id));
        assert_eq!(shown, ["100 %", "99,9 %", "50 %", "0 %"]);
        assert_eq!(percent(66.6667, Lang::En), "66.6 %");
    }
}
