//! The steps as a table that can be read aloud and linked to.

use alir::chart::{Exit, Step, StepKind};
use alir::sop::Step as Written;
use alir_render::svg::Mark;
use maud::{Markup, html};

use super::sop::{Sheet, cell, link_to};
use super::{entries, lines};
use crate::catalogue::{page as words, running};

/// What the id of a row begins with; in the drawing, it is `langkah-`.
pub(super) const PREFIX: &str = "uraian-";

pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let chart = sheet.chart();
    let steps: Vec<&Step> = chart.steps().collect();
    let mut heads = words::STEP_HEAD.to_vec();
    heads.extend(sheet.progress.is_some().then_some(running::COLUMN));
    let mut stage = None;
    html! {
        table.rows.steps role="table" {
            thead role="rowgroup" { tr role="row" { @for head in &heads { th scope="col" role="columnheader" { (head.to(sheet.lang)) } } } }
            tbody role="rowgroup" { @for (at, step) in steps.iter().enumerate() {
                @let written = chart.definition().steps.get(step.id.as_str());
                @if let Some(name) = new_stage(sheet, written, &mut stage) {
                    tr.stage role="row" { th role="rowheader" scope="rowgroup" colspan=(heads.len()) { (name) } }
                }
                (row(sheet, step, written, steps.get(at + 1).copied()))
            } }
        }
    }
}

/// The name of the stage that begins with a step.
fn new_stage<'s>(
    sheet: &'s Sheet<'_>,
    written: Option<&'s Written>,
    last: &mut Option<&'s str>,
) -> Option<String> {
    let id = written?.stage.as_ref()?.as_str();
    if last.replace(id) == Some(id) {
        return None;
    }
    let stage = sheet.chart().definition().stages.get(id);
    let number = stage.and_then(|stage| stage.number.as_ref()).map(|number| format!("{}. ", number.as_str()));
    Some(format!("{}{}", number.unwrap_or_default(), stage.map_or(id, |stage| stage.name.as_str())))
}

fn row(sheet: &Sheet<'_>, step: &Step, written: Option<&Written>, next: Option<&Step>) -> Markup {
    let lang = sheet.lang;
    let [number, activity, by, needs, time, yields, remark] = words::STEP_HEAD;
    html! {
        tr role="row" id={ (PREFIX) (step.id.as_str()) } {
            // What has no number heads nothing.
            @match step.number.as_deref().filter(|number| !number.trim().is_empty()) {
                Some(own) => th.no scope="row" role="rowheader" data-head=(number.to(lang)) { (own) },
                None => td.no {},
            }
            (cell(activity, lang, &what(sheet, step, written, next)))
            (cell(by, lang, &performers(sheet, step)))
            (cell(needs, lang, &entries(step.needs.iter().map(String::as_str))))
            (cell(time, lang, &entries(step.time.as_deref())))
            (cell(yields, lang, &entries(step.yields.iter().map(String::as_str))))
            (cell(remark, lang, &entries(written.and_then(|written| written.remark.as_ref()).map(|remark| remark.as_str()))))
            @if let Some(progress) = &sheet.progress {
                (cell(running::COLUMN, lang, &html! { @if let Some(told) = progress.steps.get(&step.id) { (lines(told)) } }))
            }
        }
    }
}

fn performers(sheet: &Sheet<'_>, step: &Step) -> Markup {
    let chart = sheet.chart();
    html! {
        (entries(step.roles.iter().map(|role| chart.lane(role))))
        @if step.roles.len() > 1 { small { (words::together(step.mode).to(sheet.lang)) } }
    }
}

/// What is done, and where it leads if not to the next row.
fn what(sheet: &Sheet<'_>, step: &Step, written: Option<&Written>, next: Option<&Step>) -> Markup {
    let chart = sheet.chart();
    let exits: Vec<Exit<'_>> = chart.exits(step).collect();
    let text = if step.text.is_empty() { step.id.as_str() } else { &step.text };
    let kind = words::kind(step.kind);
    let condition = |exit: &Exit<'_>| {
        let branch = written?.branches.get(exit.label?)?;
        branch.when.as_ref().map(|when| words::when(&when.value).to(sheet.lang).to_owned())
    };
    let plain = match exits.as_slice() {
        [] => true,
        [only] => {
            only.label.is_none() && only.bound.is_none() && next.is_some_and(|next| next.id == only.to.id)
        }
        _ => false,
    };
    html! {
        span.what { (lines(text)) }
        @if let Some(kind) = kind { " " span.kind { (kind.to(sheet.lang)) } }
        @if let Some(condition) = written.and_then(|written| written.condition.as_ref()) {
            p.small { (sheet.say(words::ONLY_IF)) ": " (condition.as_str()) }
        }
        @if !plain {
            ul.ways { @for exit in &exits {
                li {
                    @if let Some(label) = exit.label { strong { (label) } }
                    @if let Some(when) = condition(exit) { " (" (when) ")" }
                    @if exit.label.is_none() && step.kind != StepKind::Fork { (sheet.say(words::NEXT)) }
                    " → " (link_to(exit.to))
                    @if let Some((times, then)) = exit.bound { "; " (words::which_time(times).to(sheet.lang)) " → " (link_to(then)) }
                }
            } }
        }
        @if let Some(end) = step.end.as_ref().filter(|end| step.kind != StepKind::End || **end != step.text) {
            p.small { (sheet.say(words::ENDS)) ": " (end) }
        }
        p.small.to-drawing { a href={ "#langkah-" (step.id.as_str()) } { (sheet.say(words::IN_DRAWING)) } }
    }
}

/// The signs of a step, with what they mean.
pub(crate) fn said(marks: &[Mark], lang: alir::lang::Lang) -> String {
    let said = marks.iter().map(|mark| format!("{} {}", mark.sign(), running::mark(*mark).to(lang)));
    said.collect::<Vec<_>>().join(", ")
}
