//! What differs between two SOPs as a web page that needs nothing else: drawings side by side, and a list.

mod marks;

use alir::diff::{Change, Diff, Fate, LaneDiff, Runs, StepDiff, Way};
use alir::lang::Lang;
use alir::{Chart, StepId};
use alir_render::svg::{self, Mark};
use anstream::adapter::strip_str;
use maud::{Markup, PreEscaped, html};

use crate::catalogue::comparison as words;
use crate::catalogue::difference as told;
use crate::difference::{effects, of_way};
use crate::facts::Known;
use crate::pages::{About, frame};
use crate::possible;

/// The page. Each part of it is a section of its own.
pub(crate) fn page(both: &[Known; 2], diff: &Diff, runs: &Runs, lang: Lang) -> String {
    let [first, second] = both;
    let title = format!("{}: {} / {}", words::TITLE.to(lang), first.chart.name(), second.chart.name());
    let body = html! {
        header {
            h1 { (words::TITLE.to(lang)) }
            div.pair {
                (card(first, Mark::Removed, words::FIRST.to(lang), lang))
                (card(second, Mark::Added, words::SECOND.to(lang), lang))
            }
        }
        main {
            (summary(both, diff, lang))
            (drawings(both, diff, lang))
            (possible_runs(both, runs, lang))
            (changes(diff, &second.chart, lang))
        }
    };
    frame(lang, &About { title: &title, description: "", script: None }, &body)
}

/// Which runs are no longer possible, and which newly are.
fn possible_runs(both: &[Known; 2], runs: &Runs, lang: Lang) -> Markup {
    html! {
        section id="jalan" {
            h2 { (told::RUNS.to(lang)) }
            ul {
                @for line in possible::lines(both, runs, lang) { li { (strip_str(line.trim())) } }
            }
        }
    }
}

fn card(known: &Known, mark: Mark, title: &str, lang: Lang) -> Markup {
    let version = known.chart.version().map(words::version);
    html! {
        div.card {
            h2 style="margin-top:0" { (sign(&[mark])) (title) }
            p { strong { (known.chart.name()) } }
            p { code { (known.chart.sop()) } @if let Some(version) = &version { " · " (version.to(lang)) } }
            p { (known.name) }
        }
    }
}

/// The signs of what differs.
fn sign(marks: &[Mark]) -> Markup {
    html! {
        @for mark in marks { span class={ "sign " (mark.class()) } { (mark.sign()) } }
    }
}

fn summary(both: &[Known; 2], diff: &Diff, lang: Lang) -> Markup {
    let steps: Vec<Vec<Mark>> = diff.steps.iter().map(marks::of_step).collect();
    let lanes: Vec<Vec<Mark>> = diff.lanes.iter().map(|lane| vec![of_fate(lane.fate)]).collect();
    let counts = |title: &str, all: &[Vec<Mark>]| {
        let of = |mark: Mark| all.iter().filter(|marks| marks.contains(&mark)).count();
        (!all.is_empty()).then(|| words::counts(title, marks::ALL.map(of)))
    };
    let parts = [
        counts(told::STEPS.to(lang), &steps),
        counts(told::LANES.to(lang), &lanes),
        (!diff.rest.is_empty()).then(|| words::others(diff.rest.len())),
    ];
    html! {
        section id="ringkasan" {
            h2 { (words::SUMMARY.to(lang)) }
            @if diff.is_empty() { p { (told::SAME.to(lang)) } }
            ul { @for part in parts.iter().flatten() { li { (part.to(lang)) } } }
            div.scroll { table {
                thead { tr { @for head in told::EFFECT_HEAD { th scope="col" { (head.to(lang)) } } } }
                tbody { @for row in effects(both, lang) {
                    tr { @for cell in row { td { (cell) } } }
                } }
            } }
        }
    }
}

fn of_fate(fate: Fate) -> Mark {
    match fate {
        Fate::Added => Mark::Added,
        Fate::Removed => Mark::Removed,
        Fate::Kept => Mark::Changed,
    }
}

fn drawings(both: &[Known; 2], diff: &Diff, lang: Lang) -> Markup {
    let layouts = marks::layouts(&both[0].chart, &both[1].chart);
    let options = marks::options(&layouts, diff, lang);
    let titles = [words::FIRST, words::SECOND];
    html! {
        section id="gambar" {
            h2 { (words::DRAWINGS.to(lang)) }
            p { (words::LEGEND.to(lang)) }
            ul.legend {
                @for mark in marks::ALL { li class=(mark.class()) { (sign(&[mark])) (marks::name(mark, lang)) } }
            }
            p { (words::DASHED.to(lang)) }
            div.pair {
                @for at in 0..2 {
                    figure {
                        figcaption { (titles[at].to(lang)) ": " (both[at].chart.name()) }
                        div.drawing { (PreEscaped(svg::draw(&layouts[at], &options[at]))) }
                    }
                }
            }
        }
    }
}

fn changes(diff: &Diff, second: &Chart, lang: Lang) -> Markup {
    html! {
        @if !diff.is_empty() {
            section id="perubahan" {
                h2 { (words::CHANGES.to(lang)) }
                @if !diff.lanes.is_empty() { h3 { (told::LANES.to(lang)) } }
                @for lane in &diff.lanes { (of_lane(lane, lang)) }
                @if !diff.steps.is_empty() { h3 { (told::STEPS.to(lang)) } }
                @for step in &diff.steps { (of_step(step, second, lang)) }
                @if !diff.rest.is_empty() {
                    h3 { (told::REST.to(lang)) }
                    (table(&diff.rest, &[], lang))
                }
            }
        }
    }
}

fn of_lane(of: &LaneDiff, lang: Lang) -> Markup {
    let mark = of_fate(of.fate);
    html! {
        article.change {
            h4 { (sign(&[mark])) (of.name) " " code { (of.id) } " (" (marks::name(mark, lang)) ")" }
            (table(&of.changes, &[], lang))
        }
    }
}

fn of_step(step: &StepDiff, second: &Chart, lang: Lang) -> Markup {
    let marks = marks::of_step(step);
    let names: Vec<&str> = marks.iter().map(|mark| marks::name(*mark, lang)).collect();
    let old = step.was.as_ref().unwrap_or(&step.id);
    let link = |at: usize, id: &StepId| {
        let title = [words::FIRST, words::SECOND][at].to(lang);
        html! { " " a href={ "#" (marks::PREFIXES[at]) "langkah-" (id.as_str()) } { (title) } }
    };
    let all = |ways: &[Way]| match ways {
        [] => told::NOWHERE.to(lang).to_owned(),
        ways => ways.iter().map(|way| of_way(way, lang)).collect::<Vec<_>>().join(", "),
    };
    let mut rows = Vec::new();
    // Of a new step, who does it and how long it may take.
    let new = second.step(step.id.as_str()).filter(|_| step.fate == Fate::Added);
    let lanes = new.into_iter().flat_map(|new| &new.roles).map(|role| second.lane(role).to_owned());
    let about: Vec<String> =
        lanes.chain(new.and_then(|new| new.time.as_deref().map(str::to_owned))).collect();
    if let Some(was) = &step.was {
        rows.push([words::ID.to(lang).to_owned(), was.to_string(), step.id.to_string()]);
    }
    if let Some([before, after]) = &step.ways {
        rows.push([words::LEADS.to(lang).to_owned(), all(before), all(after)]);
    }
    html! {
        article.change {
            h4 { (sign(&marks)) (step.text) " " code { (step.id) } " (" (names.join(", ")) ")" }
            @if !about.is_empty() { p { (about.join(", ")) } }
            p {
                (words::SEE.to(lang))
                @if step.fate != Fate::Added { (link(0, old)) }
                @if step.fate != Fate::Removed { (link(1, &step.id)) }
            }
            (table(&step.changes, &rows, lang))
        }
    }
}

/// What was, and what is; nothing if there is neither.
fn table(changes: &[Change], more: &[[String; 3]], lang: Lang) -> Markup {
    let value = |text: &Option<String>| text.clone().unwrap_or_else(|| told::NOTHING.to(lang).to_owned());
    let of_changes =
        changes.iter().map(|change| [change.key.clone(), value(&change.before), value(&change.after)]);
    let rows: Vec<[String; 3]> = of_changes.chain(more.iter().cloned()).collect();
    html! {
        @if !rows.is_empty() {
            div.scroll { table {
                thead { tr { @for head in [words::WHAT, words::BEFORE, words::AFTER] { th scope="col" { (head.to(lang)) } } } }
                tbody { @for row in &rows { tr { @for cell in row { td { (cell) } } } } }
            } }
        }
    }
}
