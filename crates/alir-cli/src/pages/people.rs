//! How long it takes, and who does what.

use alir::RoleId;
use alir::chart::Step;
use maud::{Markup, html};

use super::sop::{Sheet, cell, heads, link_to};
use crate::catalogue::{facts as told, page as words};

/// How long the ways through take.
pub(super) fn times(sheet: &Sheet<'_>) -> Markup {
    let (known, lang) = (sheet.known, sheet.lang);
    let facts = &known.facts;
    let row = |title: &str, value: &str| html! { dt { (title) } dd { (value) } };
    let bare: Vec<&Step> =
        facts.without_time.iter().filter_map(|id| sheet.chart().step(id.as_str())).collect();
    html! {
        dl.pairs {
            (row(told::SHORTEST.to(lang), &known.shortest(lang)))
            (row(told::EXPECTED.to(lang), &known.expected(lang)))
            (row(told::LONGEST.to(lang), &known.longest(lang)))
            @if !facts.loops.is_empty() {
                (row(told::ONCE.to(lang), &known.time(facts.longest_once, lang)))
                (row(told::BOUNDED.to(lang), &known.bounded(lang)))
            }
        }
        @if !bare.is_empty() {
            p.small {
                (told::without_time("").to(lang))
                @for (at, step) in bare.iter().enumerate() { @if at > 0 { "; " } (link_to(step)) }
            }
        }
    }
}

/// The steps of each lane.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let (chart, lang) = (sheet.chart(), sheet.lang);
    let on_longest = |lane: &RoleId| {
        let lanes = sheet.known.facts.longest.iter().flat_map(|way| &way.lanes);
        let mut times = lanes.filter(|(other, _)| other == lane).map(|(_, seconds)| *seconds);
        times.next().map(|seconds| sheet.known.time(Some(seconds), lang)).unwrap_or_default()
    };
    html! {
        table.rows {
            (heads(&[words::LANE, words::DOES, words::LONGEST], lang))
            tbody { @for (id, lane) in chart.definition().lanes.iter() {
                @let steps: Vec<&Step> = chart.steps().filter(|step| step.roles.contains(&id.value)).collect();
                @if !steps.is_empty() {
                    tr {
                        th scope="row" data-head=(words::LANE.to(lang)) {
                            (lane.name.as_str())
                            @if lane.external { br; small { (sheet.say(words::EXTERNAL)) } }
                        }
                        (cell(words::DOES, lang, &html! { ul { @for step in &steps { li { (link_to(step)) } } } }))
                        (cell(words::LONGEST, lang, &html! { (on_longest(&id.value)) }))
                    }
                }
            } }
        }
    }
}
