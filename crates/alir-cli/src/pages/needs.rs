//! Which documents are needed, and what is asked, at which step: first what people outside the office bring.

use alir::Chart;
use alir::chart::Step;
use maud::{Markup, html};

use super::lines;
use super::sop::{Sheet, cell, heads, link_to};
use crate::catalogue::page as words;

/// Whether a step is done by people outside the office only.
fn is_outside(chart: &Chart, step: &Step) -> bool {
    !step.roles.is_empty() && step.roles.iter().all(|role| chart.is_external(role))
}

/// How many documents people outside the office bring.
pub(super) fn brought(chart: &Chart) -> usize {
    let mut all: Vec<&str> = chart
        .steps()
        .filter(|step| is_outside(chart, step))
        .flat_map(|step| step.needs.iter().map(|need| need.trim()))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let chart = sheet.chart();
    let (outside, inside): (Vec<&Step>, Vec<&Step>) = chart
        .steps()
        .filter(|step| !step.needs.is_empty() || !step.asks.is_empty())
        .partition(|step| is_outside(chart, step));
    html! {
        @if outside.is_empty() && inside.is_empty() { p { (sheet.say(words::NO_NEEDS)) } }
        @if !outside.is_empty() { h3 { (sheet.say(words::FROM_OUTSIDE)) } (table(sheet, &outside)) }
        @if !inside.is_empty() { h3 { (sheet.say(words::FROM_INSIDE)) } (table(sheet, &inside)) }
    }
}

fn table(sheet: &Sheet<'_>, steps: &[&Step]) -> Markup {
    let chart = sheet.chart();
    html! {
        table.rows {
            (heads(&[words::DOCUMENT, words::AT_STEP, words::BY_WHOM], sheet.lang))
            tbody { @for step in steps {
                tr {
                    (cell(words::DOCUMENT, sheet.lang, &documents(sheet, step)))
                    (cell(words::AT_STEP, sheet.lang, &link_to(step)))
                    (cell(words::BY_WHOM, sheet.lang, &html! {
                        @for (at, role) in step.roles.iter().enumerate() { @if at > 0 { ", " } (chart.lane(role)) }
                    }))
                }
            } }
        }
    }
}

fn documents(sheet: &Sheet<'_>, step: &Step) -> Markup {
    let fields = sheet.chart().fields();
    html! {
        @if !step.needs.is_empty() {
            ul.check { @for need in &step.needs { li { (lines(need)) } } }
            @if step.needs_all { p.small { (sheet.say(words::ALL_NEEDED)) } }
        }
        @if !step.asks.is_empty() {
            p.small { (sheet.say(words::ASKED)) ":" }
            ul.check { @for ask in &step.asks {
                li {
                    (fields.get(&ask.field).map_or(ask.field.as_str(), |field| field.title.as_str()))
                    @if !ask.required { small { (sheet.say(words::OPTIONAL)) } }
                }
            } }
        }
    }
}
