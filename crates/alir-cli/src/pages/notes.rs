//! What is not printed but inferred, and remarks on the source.

use alir::sop::{Inferred, Texts};
use maud::{Markup, html};

use super::sop::{Sheet, cell, heads, link_to};
use super::{entries, lines};
use crate::catalogue::page as words;

pub(super) fn section(sheet: &Sheet<'_>) -> Option<Markup> {
    let (chart, lang) = (sheet.chart(), sheet.lang);
    let sop = chart.definition();
    // About the whole, and about each step: where, and what of it.
    let mut inferred: Vec<(Markup, &Inferred)> =
        sop.inferred.iter().map(|inferred| (html! { (sheet.say(words::WHOLE)) }, inferred)).collect();
    let mut notes: Vec<(Option<Markup>, &Texts)> = vec![(None, &sop.notes)];
    for (id, step) in sop.steps.iter() {
        let Some(link) = chart.step(id.as_str()).map(link_to) else { continue };
        inferred.extend(step.inferred.iter().map(|inferred| (link.clone(), inferred)));
        notes.push((Some(link.clone()), &step.notes));
        notes.extend(step.branches.iter().map(|(_, branch)| (Some(link.clone()), &branch.notes)));
    }
    notes.extend(sop.lanes.iter().map(|(_, lane)| (Some(html! { (lane.name.as_str()) }), &lane.note)));
    notes.retain(|(_, notes)| !notes.is_empty());
    if inferred.is_empty() && notes.is_empty() {
        return None;
    }
    Some(html! {
        @if !inferred.is_empty() {
            h3 { (sheet.say(words::INFERRED)) }
            p.small { (sheet.say(words::INFERRED_ABOUT)) }
            table.rows {
                (heads(&[words::AT_STEP, words::WHAT, words::WHY, words::SURE], lang))
                tbody { @for (place, inferred) in &inferred { @for (what, inference) in inferred.iter() {
                    tr {
                        (cell(words::AT_STEP, lang, place))
                        (cell(words::WHAT, lang, &html! { (words::part(what).map_or(what, |part| part.to(lang))) }))
                        (cell(words::WHY, lang, &lines(&inference.reason)))
                        (cell(words::SURE, lang, &entries(inference.confidence.as_ref().map(|sure| sure.as_str()))))
                    }
                } } }
            }
        }
        @if !notes.is_empty() {
            h3 { (sheet.say(words::OF_SOURCE)) }
            ul { @for (place, texts) in &notes { @for text in texts.iter() {
                li { @if let Some(place) = place { (place) ": " } (lines(text)) }
            } } }
        }
    })
}
