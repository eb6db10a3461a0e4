//! What differs between two SOPs, as text and as JSON.

use alir::diff::{Change, Diff, Fate, LaneDiff, Runs, StepDiff, Way};
use alir::lang::Lang;
use alir::{Chart, RoleId};
use serde_json::{Value, json};

use crate::catalogue::difference as words;
use crate::catalogue::facts as figures;
use crate::facts::Known;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::possible;
use crate::table::{self, Column};

/// Shows what differs, and what follows for the figures.
pub(crate) fn show(out: &mut Out, both: &[Known; 2], diff: &Diff, runs: &Runs) -> Result<(), Failure> {
    if out.is_json() {
        return out.json(&view(both, diff, runs));
    }
    let [first, second] = both;
    out.line(&format!("{} {}", Paint::Red.on("-"), clean(&first.name)))?;
    out.line(&format!("{} {}", Paint::Green.on("+"), clean(&second.name)))?;
    if diff.is_empty() {
        out.line("")?;
        return out.line(out.words(words::SAME));
    }
    changes(out, diff, &second.chart)?;
    part(out, out.words(words::RUNS), &possible::lines(both, runs, out.lang()))?;
    out.line("")?;
    effect(out, both)
}

/// Lists what differs.
pub(crate) fn changes(out: &mut Out, diff: &Diff, second: &Chart) -> Result<(), Failure> {
    let lang = out.lang();
    let lanes: Vec<String> = diff.lanes.iter().flat_map(|lane| of_lane(lane, lang)).collect();
    part(out, words::LANES.to(lang), &lanes)?;
    let steps: Vec<String> = diff.steps.iter().flat_map(|step| of_step(step, second, lang)).collect();
    part(out, words::STEPS.to(lang), &steps)?;
    let rest: Vec<String> = diff.rest.iter().map(|change| format!("  {}", of_change(change, lang))).collect();
    part(out, words::REST.to(lang), &rest)
}

fn part(out: &mut Out, title: &str, lines: &[String]) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line(&Paint::Bold.on(title))?;
    lines.iter().try_for_each(|line| out.line(line))
}

fn of_lane(of: &LaneDiff, lang: Lang) -> Vec<String> {
    let name = if of.name == of.id { String::new() } else { format!("  {}", of.name) };
    let mut lines = vec![format!("  {} {}{}", mark(of.fate), clean(&of.id), clean(&name))];
    lines.extend(of.changes.iter().map(|change| format!("      {}", of_change(change, lang))));
    lines
}

fn of_step(step: &StepDiff, second: &Chart, lang: Lang) -> Vec<String> {
    let mut head = format!("  {} {}  {}", mark(step.fate), clean(step.id.as_str()), clean(&step.text));
    let new = second.step(step.id.as_str()).filter(|_| step.fate == Fate::Added);
    if let Some(new) = new {
        let lanes = new.roles.iter().map(|role: &RoleId| second.lane(role)).collect::<Vec<_>>().join(", ");
        let about = [Some(lanes), new.time.as_deref().map(str::to_owned)];
        let about: Vec<String> = about.into_iter().flatten().filter(|text| !text.is_empty()).collect();
        if !about.is_empty() {
            head.push_str(&Paint::Dim.on(&clean(&format!("  ({})", about.join(", ")))));
        }
    }
    let mut lines = vec![head];
    if let Some(was) = &step.was {
        lines.push(format!("      {}", clean(words::was(was).to(lang))));
    }
    if step.moved {
        lines.push(format!("      {}", words::MOVED.to(lang)));
    }
    lines.extend(step.changes.iter().map(|change| format!("      {}", of_change(change, lang))));
    if let Some([before, after]) = &step.ways {
        let all = |ways: &[Way]| ways.iter().map(|way| of_way(way, lang)).collect::<Vec<_>>().join(", ");
        let none = |text: String| if text.is_empty() { words::NOWHERE.to(lang).to_owned() } else { text };
        lines.push(format!(
            "      {}: {} {} {}",
            words::LEADS.to(lang),
            Paint::Red.on(&clean(&none(all(before)))),
            words::BECOMES.to(lang),
            Paint::Green.on(&clean(&none(all(after)))),
        ));
    }
    lines
}

/// Where a way leads, in words.
pub(crate) fn of_way(way: &Way, lang: Lang) -> String {
    let label = way.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
    let when = way.when.as_ref().map(|when| format!(" ({when})")).unwrap_or_default();
    let bound = way.bound.as_ref().map(|(times, then)| words::bound(*times, then));
    let bound = bound.map(|text| format!(" ({})", text.to(lang))).unwrap_or_default();
    format!("{label}→ {}{when}{bound}", way.to)
}

fn of_change(change: &Change, lang: Lang) -> String {
    let nothing = || words::NOTHING.to(lang).to_owned();
    let [before, after] = [&change.before, &change.after].map(|text| text.clone().unwrap_or_else(nothing));
    format!(
        "{}: {} {} {}",
        clean(&change.key),
        Paint::Red.on(&clean(&before)),
        words::BECOMES.to(lang),
        Paint::Green.on(&clean(&after)),
    )
}

fn mark(fate: Fate) -> String {
    match fate {
        Fate::Added => Paint::Green.on("+"),
        Fate::Removed => Paint::Red.on("-"),
        Fate::Kept => Paint::Yellow.on("~"),
    }
}

/// What follows for size and time.
fn effect(out: &mut Out, both: &[Known; 2]) -> Result<(), Failure> {
    let columns = words::EFFECT_HEAD.map(|head| Column::new(head.to(out.lang())));
    table::write(out, &columns, &effects(both, out.lang()))
}

/// What follows for size and time: what is counted, in the first and in the second.
pub(crate) fn effects(both: &[Known; 2], lang: Lang) -> [Vec<String>; 4] {
    let row = |name: &str, of: &dyn Fn(&Known) -> String| {
        let [before, after] = [of(&both[0]), of(&both[1])];
        vec![name.to_owned(), before, after]
    };
    let hand_overs = |known: &Known| known.facts.longest.as_ref().map_or(0, |way| way.hand_overs).to_string();
    [
        row(words::STEPS.to(lang), &|known| known.facts.sizes.steps.to_string()),
        row(figures::SHORTEST.to(lang), &|known| known.shortest(lang)),
        row(figures::LONGEST.to(lang), &|known| known.longest(lang)),
        row(words::HAND_OVERS.to(lang), &hand_overs),
    ]
}

/// What differs, for programs.
pub(crate) fn parts(diff: &Diff) -> Value {
    let changes = |changes: &[Change]| -> Vec<Value> {
        let one =
            |change: &Change| json!({"key": change.key, "before": change.before, "after": change.after});
        changes.iter().map(one).collect()
    };
    let ways = |ways: &[Way]| -> Vec<Value> {
        let bound = |way: &Way| way.bound.as_ref().map(|(times, then)| json!({"times": times, "then": then}));
        let one =
            |way: &Way| json!({"label": way.label, "to": way.to, "when": way.when, "bound": bound(way)});
        ways.iter().map(one).collect()
    };
    let lane = |lane: &LaneDiff| json!({"id": lane.id, "name": lane.name, "fate": fate(lane.fate), "changes": changes(&lane.changes)});
    let step = |step: &StepDiff| {
        json!({
            "id": step.id, "text": step.text, "fate": fate(step.fate), "was": step.was, "moved": step.moved,
            "changes": changes(&step.changes),
            "ways": step.ways.as_ref().map(|[before, after]| json!({"before": ways(before), "after": ways(after)})),
        })
    };
    json!({
        "lanes": diff.lanes.iter().map(lane).collect::<Vec<_>>(),
        "steps": diff.steps.iter().map(step).collect::<Vec<_>>(),
        "rest": changes(&diff.rest),
    })
}

fn view(both: &[Known; 2], diff: &Diff, runs: &Runs) -> Value {
    let figures = |known: &Known| {
        let seconds = |way: &Option<alir::analysis::facts::Way>| way.as_ref().map(|way| way.seconds);
        json!({
            "file": known.name, "sop": known.chart.sop(), "version": known.chart.version(),
            "steps": known.facts.sizes.steps,
            "shortest_seconds": seconds(&known.facts.shortest), "longest_seconds": seconds(&known.facts.longest),
            "hand_overs": known.facts.longest.as_ref().map(|way| way.hand_overs),
        })
    };
    let mut view = json!({
        "same": diff.is_empty(),
        "before": figures(&both[0]), "after": figures(&both[1]),
        "runs": possible::view(runs),
    });
    if let (Value::Object(all), Value::Object(parts)) = (&mut view, parts(diff)) {
        all.extend(parts);
    }
    view
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Kept => "kept",
    }
}
