//! Drawings on pages: of a SOP, and of a case.

use alir::Chart;
use alir::analysis::facts::{Assumed, Facts};
use alir::lang::Lang;
use alir::sop::{Head, PrintedLanguage};
use alir_render::svg::{self, Options};
use alir_render::{Layout, Style};

use super::of_case;
use crate::case::Case;
use crate::facts::Known;
use crate::offices::now;
use crate::pages::{self, Around, Drawn, Progress, Sheet, said};
use crate::printing;
use crate::profile;
use crate::shelf::Shelf;

/// The head of the document of a SOP: who holds an office, today decides.
pub(crate) fn head(known: &Known) -> Head {
    head_of(&known.name, &known.chart)
}

/// The language of the documents of a SOP file.
pub(crate) fn language(name: &str, chart: &Chart) -> PrintedLanguage {
    head_of(name, chart).language
}

fn head_of(name: &str, chart: &Chart) -> Head {
    let shelf = Shelf::default();
    let profile = chart.profile().and_then(|id| profile::named(&[], &shelf, name, id));
    Head::of(chart.definition(), profile.as_deref(), now().date_naive())
}

/// What ids begin with in the drawing that may be unfolded.
const SECOND: &str = "lain-";

/// The page of a SOP.
pub(crate) fn sop_page(known: &Known, head: &Head, style: Style, around: Around, lang: Lang) -> String {
    let drawings = drawings(style, |style, prefix| {
        svg::draw(
            &Layout::drawn(&known.chart, style, head.language),
            &Options { prefix, ..Options::default() },
        )
    });
    let logo = printing::logo(&known.name, &known.chart);
    pages::of_sop(&Sheet { known, head, logo, drawings, progress: None, around, lang })
}

/// Both drawings.
fn drawings(style: Style, draw: impl Fn(Style, String) -> String) -> [Drawn; 2] {
    let [first, second] = match style {
        Style::Table => [Style::Table, Style::Plain],
        Style::Plain => [Style::Plain, Style::Table],
    };
    let drawn = |style: Style, prefix: &str| Drawn { style, svg: draw(style, prefix.to_owned()) };
    [drawn(first, ""), drawn(second, SECOND)]
}

/// The page of a case: that of the SOP by which it runs, with what has happened.
pub(crate) fn case_page(case: &Case, style: Style, lang: Lang) -> String {
    let drawn = of_case(case, style, lang);
    let drawings = drawings(style, |style, prefix| {
        let drawn = of_case(case, style, lang);
        svg::draw(&drawn.layout, &Options { prefix, ..drawn.options })
    });
    let steps = case.chart.step_ids().filter_map(|id| {
        let marks = drawn.options.steps.get(id).map(|marks| said(marks, lang));
        let told: Vec<String> = marks.into_iter().chain(drawn.notes.get(id).cloned()).collect();
        (!told.is_empty()).then(|| (id.clone(), told.join("\n")))
    });
    let progress = Progress { about: drawn.options.foot.join(" · "), steps: steps.collect() };
    let calendar = &case.place.office.calendar;
    let known = Known {
        name: case.id.to_string(),
        day: calendar.usual_day().as_seconds_f64(),
        facts: Facts::of(&case.chart, calendar, &Assumed::default()),
        chart: case.chart.clone(),
    };
    let head = Head::of(case.chart.definition(), None, now().date_naive());
    pages::of_sop(&Sheet {
        known: &known,
        head: &head,
        logo: None,
        drawings,
        progress: Some(progress),
        around: Around::default(),
        lang,
    })
}
