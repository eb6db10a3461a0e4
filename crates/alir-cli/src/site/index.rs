//! The page that lists all: a search, the SOPs by region, and decrees.

use std::collections::BTreeMap;

use alir::lang::Lang;
use maud::{Markup, html};

use super::names::{INDEX, way};
use super::read::{Book, Paper, Sop};
use super::related::{Related, anchor, one_line, region};
use crate::catalogue::{comparison, page as told, site as words};
use crate::pages::{self, About, Link};

const SCRIPT: &str = include_str!("search.js");

pub(super) fn page(book: &Book, related: &Related<'_>, lang: Lang) -> String {
    let mut regions: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, sop) in book.sops.iter().enumerate() {
        // What belongs to no region stands behind all others.
        let own = region(sop);
        regions.entry((own.is_none(), own.unwrap_or(words::NO_REGION.to(lang)))).or_default().push(at);
    }
    let mut offices: Vec<&str> = book.sops.iter().map(office).filter(|office| !office.is_empty()).collect();
    offices.sort_unstable();
    offices.dedup();
    let body = html! {
        a.skip href="#isi" { (told::SKIP.to(lang)) }
        header {
            h1 { (words::TITLE.to(lang)) }
            // The script shows it: without one, it would do nothing.
            form.search id="cari" role="search" hidden {
                div.field.wide {
                    label for="kata" { (words::SEARCH.to(lang)) }
                    input id="kata" type="search" autocomplete="off" spellcheck="false" placeholder=(words::SEARCH_HINT.to(lang)) aria-describedby="tombol";
                }
                (choice("daerah", told::REGION.to(lang), words::ALL_REGIONS.to(lang), regions.keys().map(|(_, region)| *region)))
                (choice("instansi", told::OFFICE.to(lang), words::ALL_OFFICES.to(lang), offices.iter().copied()))
                p.small id="tombol" { (words::KEYS.to(lang)) }
            }
            p.count id="hasil" role="status" aria-live="polite"
                data-semua=(words::SHOWN_ALL.to(lang)) data-sebagian=(words::SHOWN_SOME.to(lang)) data-kosong=(words::SHOWN_NONE.to(lang)) {
                (words::sops(book.sops.len()).to(lang))
            }
        }
        main id="isi" {
            @for ((_, name), sops) in &regions {
                section.daerah {
                    h2 { (name) }
                    ul.sops { @for at in sops { (entry(&book.sops[*at], *at, name, related, lang)) } }
                }
            }
            @if !book.decrees.is_empty() {
                section id="keputusan" {
                    h2 { (words::DECREES.to(lang)) }
                    @for (at, paper) in book.decrees.iter().enumerate() { (decree(paper, &related.enacted(at), lang)) }
                }
            }
        }
    };
    let count = words::sops(book.sops.len());
    let names = regions.keys().map(|(_, name)| *name);
    let description = std::iter::once(count.to(lang)).chain(names).collect::<Vec<_>>().join(" · ");
    let title = words::TITLE.to(lang);
    pages::frame(lang, &About { title, description: &description, script: Some(SCRIPT) }, &body)
}

/// The agency of a SOP, as one line: the first that names more than the government of its region.
fn office(sop: &Sop) -> &str {
    let lines =
        || sop.masthead.head.organisation.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let agency = lines().find(|line| !line.to_lowercase().starts_with("pemerintah"));
    agency.or_else(|| lines().next()).unwrap_or_default()
}

fn choice<'c>(id: &str, title: &str, all: &str, choices: impl Iterator<Item = &'c str>) -> Markup {
    html! {
        div.field {
            label for=(id) { (title) }
            select id=(id) {
                option value="" { (all) }
                @for choice in choices { option value=(choice) { (choice) } }
            }
        }
    }
}

fn entry(sop: &Sop, at: usize, region: &str, related: &Related<'_>, lang: Lang) -> Markup {
    let (known, chart) = (&sop.known, &sop.known.chart);
    let facts = &known.facts;
    let most =
        if facts.loops.is_empty() { known.longest(lang) } else { known.time(facts.longest_once, lang) };
    let version = chart.version().map(|version| comparison::version(version).to(lang).to_owned());
    let about: Vec<String> = [
        version,
        Some(told::steps(facts.sizes.steps).to(lang).to_owned()),
        Some(told::from_to(&known.shortest(lang), &most).to(lang).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let unit: Vec<&str> =
        chart.definition().identity.iter().flat_map(|identity| identity.unit.iter()).collect();
    let above = std::iter::once(office(sop)).chain(unit).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    html! {
        li.sop data-daerah=(region) data-instansi=(office(sop)) data-cari=(searched(sop, lang).join("\n")) {
            a href=(way(INDEX, &sop.page)) { (one_line(chart.name())) }
            @if !above.is_empty() { p.small { (above.join(" · ")) } }
            p.small { (about.join(" · ")) }
            @if let Some(base) = related.base(at, INDEX) { p.small { (told::DERIVED_FROM.to(lang)) ": " (base.show()) } }
            (list(told::DERIVED.to(lang), &related.derived(at, INDEX)))
            @if let Some(decree) = related.decree(at, INDEX) { p.small { (told::ENACTED.to(lang)) ": " (decree.show()) } }
            p.cocok hidden {}
        }
    }
}

fn list(title: &str, links: &[Link]) -> Markup {
    html! {
        @if !links.is_empty() {
            p.small { (title) ": " @for (at, link) in links.iter().enumerate() { @if at > 0 { ", " } (link.show()) } }
        }
    }
}

/// In which words a SOP is looked for: its name first. What stands before a tab says what it is, and is not looked at.
fn searched(sop: &Sop, lang: Lang) -> Vec<String> {
    let chart = &sop.known.chart;
    let definition = chart.definition();
    let mut all = vec![one_line(chart.name())];
    all.extend(region(sop).map(str::to_owned));
    all.push(chart.sop().to_string());
    all.extend(sop.masthead.head.organisation.iter().cloned());
    all.extend(definition.identity.iter().flat_map(|identity| identity.unit.iter()).map(str::to_owned));
    let titled = |title: alir::lang::Words, text: &str| format!("{}\t{}", title.to(lang), one_line(text));
    all.extend(definition.lanes.iter().map(|(_, lane)| titled(words::LANES, &lane.name)));
    all.extend(
        chart.steps().filter(|step| !step.text.is_empty()).map(|step| titled(words::STEP, &step.text)),
    );
    let documents = chart.steps().flat_map(|step| step.needs.iter().chain(&step.yields));
    all.extend(documents.map(|document| titled(words::DOCUMENT, document)));
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|text| !text.is_empty() && seen.insert(text.clone()));
    all
}

fn decree(paper: &Paper, enacts: &[Link], lang: Lang) -> Markup {
    let decree = &paper.decree;
    let enacted = decree.enacted.as_ref().map(|enacted| {
        let parts = [&enacted.place, &enacted.date].into_iter().flatten().map(|part| one_line(part));
        parts.collect::<Vec<_>>().join(", ")
    });
    html! {
        article.card.decree id=(anchor(&decree.id)) {
            h3 { (one_line(&decree.title)) }
            @if let Some(number) = &decree.number { p { (one_line(number)) } }
            p { (one_line(&decree.subject)) }
            @if let Some(enacted) = enacted.filter(|enacted| !enacted.is_empty()) { p.small { (enacted) } }
            @if !enacts.is_empty() {
                p.small { (words::ENACTS.to(lang)) ":" }
                ul { @for link in enacts { li { (link.show()) } } }
            }
        }
    }
}
