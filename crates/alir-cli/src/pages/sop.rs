//! The page of a SOP: all that its document says, and what can be told from it.

use std::collections::BTreeMap;

use alir::chart::Step;
use alir::lang::{Lang, Words};
use alir::{Chart, StepId};
use alir_render::Style;
use maud::{Markup, PreEscaped, html};

use super::{About, address, entries, frame, identity, lines, needs, notes, people, steps};
use crate::catalogue::page as words;
use crate::facts::Known;
use crate::printing::Masthead;
use crate::view::step_title;

/// What the page of a SOP is made of.
pub(crate) struct Sheet<'s> {
    pub(crate) known: &'s Known,
    pub(crate) masthead: &'s Masthead,
    /// The drawing, as SVG, and the one that may be unfolded.
    pub(crate) drawings: [Drawn; 2],
    /// What has happened, if it is the page of a case.
    pub(crate) progress: Option<Progress>,
    /// What stands around it in a site.
    pub(crate) around: Around,
    pub(crate) lang: Lang,
}

/// A drawing, as SVG.
pub(crate) struct Drawn {
    pub(crate) style: Style,
    pub(crate) svg: String,
}

/// What has happened in a case.
pub(crate) struct Progress {
    /// Number, standing and times of the case.
    pub(crate) about: String,
    /// By step: what is said of it, and how it stands.
    pub(crate) steps: BTreeMap<StepId, String>,
}

/// What stands around a SOP in a site.
#[derive(Default)]
pub(crate) struct Around {
    /// The list of all.
    pub(crate) home: Option<String>,
    pub(crate) base: Option<Link>,
    pub(crate) derived: Vec<Link>,
    pub(crate) decree: Option<Link>,
    /// By the words by which a SOP names others: who is meant.
    pub(crate) named: BTreeMap<String, Link>,
    pub(crate) named_by: Vec<Link>,
}

/// A link to another page; without an address, only its words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    pub(crate) href: Option<String>,
    pub(crate) text: String,
}

impl Link {
    pub(crate) fn show(&self) -> Markup {
        html! {
            @match &self.href {
                Some(href) => a href=(href) { (self.text) },
                None => (self.text),
            }
        }
    }
}

impl Sheet<'_> {
    pub(super) fn chart(&self) -> &Chart {
        &self.known.chart
    }

    /// Words in the language of the page.
    pub(super) fn say(&self, words: Words) -> &'static str {
        words.to(self.lang)
    }

    /// Where the words of a document name another procedure.
    pub(super) fn named(&self, text: &str) -> Markup {
        match self.around.named.get(text.trim()) {
            Some(link) => html! { (lines(text)) " → " (link.show()) },
            None => lines(text),
        }
    }
}

/// A step, with a link to where it is told.
pub(super) fn link_to(step: &Step) -> Markup {
    let title = step_title(step);
    html! { a href={ "#" (steps::PREFIX) (step.id.as_str()) } { (title) } }
}

/// A section of the page.
struct Section {
    id: &'static str,
    title: Words,
    body: Markup,
}

/// The page.
pub(crate) fn page(sheet: &Sheet<'_>) -> String {
    let mut sections: Vec<Section> = [
        ("ringkasan", words::SUMMARY, Some(summary(sheet))),
        ("persyaratan", words::REQUIREMENTS, Some(needs::section(sheet))),
        ("gambar", words::DRAWING, Some(drawing(sheet))),
        ("langkah", words::STEPS, Some(steps::section(sheet))),
        ("waktu", words::TIMES, Some(people::times(sheet))),
        ("pelaksana", words::PEOPLE, Some(people::section(sheet))),
        ("identitas", words::IDENTITY, Some(identity::section(sheet))),
        ("penjelasan", words::EXPLANATION, identity::explanation(sheet)),
        ("terkait", words::RELATED, related(sheet)),
        ("catatan", words::NOTES, notes::section(sheet)),
    ]
    .into_iter()
    .filter_map(|(id, title, body)| Some(Section { id, title, body: body? }))
    .collect();
    // Of a case, people first want to know where it is.
    if sheet.progress.is_some() {
        sections.sort_by_key(|section| !["gambar", "langkah"].contains(&section.id));
    }
    let chart = sheet.chart();
    let body = html! {
        a.skip href="#isi" { (sheet.say(words::SKIP)) }
        header {
            @if let Some(home) = &sheet.around.home {
                p.back { a href=(home) { "← " (sheet.say(words::BACK)) } }
            }
            div.title {
                @if let Some(logo) = &sheet.masthead.logo {
                    img.logo src=(address(logo)) width=(logo.width) height=(logo.height) alt=(sheet.say(words::LOGO));
                }
                div {
                    @if !sheet.masthead.head.organisation.is_empty() { p.office { (sheet.masthead.head.organisation.join(" · ")) } }
                    h1 { (one_line(chart.name())) }
                }
            }
            @if let Some(progress) = &sheet.progress { p.case { (progress.about) } }
            nav.contents aria-label=(sheet.say(words::CONTENTS)) {
                ul { @for section in &sections { li { a href={ "#" (section.id) } { (section.title.to(sheet.lang)) } } } }
            }
        }
        main id="isi" {
            @for section in &sections {
                section id=(section.id) aria-labelledby={ "judul-" (section.id) } {
                    h2 id={ "judul-" (section.id) } { (section.title.to(sheet.lang)) }
                    (section.body)
                }
            }
        }
        footer { (foot(sheet)) }
    };
    let (title, description) = (title(sheet), description(sheet));
    frame(sheet.lang, &About { title: &title, description: &description, script: None }, &body)
}

/// What tells it from other pages, even those of SOPs with the same name: its case or its office.
fn title(sheet: &Sheet<'_>) -> String {
    let name = one_line(sheet.chart().name());
    if sheet.progress.is_some() {
        return format!("{} · {name}", sheet.known.name);
    }
    let office =
        sheet.masthead.head.organisation.iter().map(|line| one_line(line)).filter(|line| !line.is_empty());
    std::iter::once(name).chain(office).collect::<Vec<_>>().join(" · ")
}

/// What is on the page, as lists of what was found show it.
fn description(sheet: &Sheet<'_>) -> String {
    if let Some(progress) = &sheet.progress {
        return one_line(&progress.about);
    }
    let (facts, lang) = (&sheet.known.facts, sheet.lang);
    let sop = sheet.chart().definition();
    let mut parts = vec![sheet.say(words::PROCEDURE).to_owned()];
    parts.extend(sop.region.iter().map(|region| one_line(region)).filter(|region| !region.is_empty()));
    parts.push(words::steps(facts.sizes.steps).to(lang).to_owned());
    parts.push(words::from_to(&sheet.known.shortest(lang), &most(sheet)).to(lang).to_owned());
    parts.join(" · ")
}

/// How long it takes at the longest: whoever comes to a loop goes round it once.
fn most(sheet: &Sheet<'_>) -> String {
    let (known, lang) = (sheet.known, sheet.lang);
    let facts = &known.facts;
    if facts.loops.is_empty() { known.longest(lang) } else { known.time(facts.longest_once, lang) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What most readers come for.
fn summary(sheet: &Sheet<'_>) -> Markup {
    let (known, lang) = (sheet.known, sheet.lang);
    let facts = &known.facts;
    let promised = sheet.chart().definition().total_deadline.as_ref();
    let brought = needs::brought(sheet.chart());
    let most = most(sheet);
    html! {
        dl.facts {
            div { dt { (sheet.say(words::FASTEST)) } dd { (known.shortest(lang)) } }
            div { dt { (sheet.say(words::SLOWEST)) } dd { (most) } }
            @if let Some(promised) = promised { div { dt { (sheet.say(words::PROMISED)) } dd { (promised.time.as_str()) } } }
            div {
                dt { (sheet.say(words::OF_STEPS)) }
                dd {
                    (facts.sizes.steps)
                    @if facts.sizes.decisions > 0 { small { (words::decisions(facts.sizes.decisions).to(lang)) } }
                    @if let Some(way) = &facts.longest { small { (words::hand_overs(way.hand_overs).to(lang)) } }
                }
            }
            @if brought > 0 { div { dt { (sheet.say(words::TO_BRING)) } dd { a href="#persyaratan" { (words::documents(brought).to(lang)) } } } }
        }
        p.small { (sheet.say(words::WORKING)) }
    }
}

fn drawing(sheet: &Sheet<'_>) -> Markup {
    let [shown, other] = &sheet.drawings;
    html! {
        @if shown.style == Style::Table { p.small.hint { (sheet.say(words::SCROLL)) } }
        (drawn(sheet, shown))
        details { summary { (sheet.say(drawing_title(other.style))) } (drawn(sheet, other)) }
    }
}

fn drawn(sheet: &Sheet<'_>, drawn: &Drawn) -> Markup {
    let class = match drawn.style {
        Style::Table => "drawing",
        Style::Plain => "drawing plain",
    };
    // Its section is a landmark of the same name already.
    html! {
        div class=(class) tabindex="0" role="group" aria-label=(sheet.say(drawing_title(drawn.style))) { (PreEscaped(&drawn.svg)) }
    }
}

/// What a drawing is called.
const fn drawing_title(style: Style) -> Words {
    match style {
        Style::Table => words::TABLE_DRAWING,
        Style::Plain => words::PLAIN_DRAWING,
    }
}

fn related(sheet: &Sheet<'_>) -> Option<Markup> {
    let (sop, around) = (sheet.chart().definition(), &sheet.around);
    let linked: Vec<&str> = sop.identity.iter().flat_map(|identity| identity.related.iter()).collect();
    let mut used: Vec<&str> = sop.steps.iter().flat_map(|(_, step)| step.related.iter()).collect();
    used.sort_unstable();
    used.dedup();
    let decree = around
        .decree
        .clone()
        .or_else(|| sop.enacted_by.as_ref().map(|file| Link { href: None, text: file.value.clone() }));
    let list = |title: Words, items: &[Markup]| {
        html! {
            @if !items.is_empty() {
                dt { (title.to(sheet.lang)) }
                dd { @if let [only] = items { (only) } @else { ul { @for item in items { li { (item) } } } } }
            }
        }
    };
    let named = |texts: &[&str]| {
        texts.iter().filter(|text| !text.trim().is_empty()).map(|text| sheet.named(text)).collect::<Vec<_>>()
    };
    let links = |links: &[Link]| links.iter().map(Link::show).collect::<Vec<_>>();
    let all = [
        (words::ENACTED, decree.iter().map(Link::show).collect()),
        (words::DERIVED_FROM, around.base.iter().map(Link::show).collect()),
        (words::DERIVED, links(&around.derived)),
        (words::LINKED, named(&linked)),
        (words::USED, named(&used)),
        (words::LINKED_FROM, links(&around.named_by)),
    ];
    let some = all.iter().any(|(_, items): &(Words, Vec<Markup>)| !items.is_empty());
    some.then(|| html! { dl.pairs { @for (title, items) in &all { (list(*title, items)) } } })
}

fn foot(sheet: &Sheet<'_>) -> Markup {
    let chart = sheet.chart();
    let sop = chart.definition();
    html! {
        dl.pairs {
            dt { (sheet.say(words::ID)) } dd { code { (chart.sop()) } }
            @if let Some(version) = chart.version() { dt { (sheet.say(words::VERSION)) } dd { (version) } }
            dt { (sheet.say(words::FINGERPRINT)) } dd { code { (chart.fingerprint()) } }
            @if let Some(source) = &sop.source { dt { (sheet.say(words::SOURCE)) } dd { (entries([source.as_str()])) } }
        }
    }
}

/// Names of columns as what stands before a cell where columns do not fit.
pub(super) fn cell(head: Words, lang: Lang, body: &Markup) -> Markup {
    html! { td data-head=(head.to(lang)) { (body) } }
}

/// The heads of a table.
pub(super) fn heads(all: &[Words], lang: Lang) -> Markup {
    html! { thead { tr { @for head in all { th scope="col" { (head.to(lang)) } } } } }
}
