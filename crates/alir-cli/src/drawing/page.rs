//! Drawings on pages: of a SOP, and of a case.

use alir::analysis::facts::{Assumed, Facts};
use alir::lang::Lang;
use alir::sop::Head;
use alir_render::svg::{self, Options};
use alir_render::{Layout, Style};

use super::of_case;
use crate::case::Case;
use crate::facts::Known;
use crate::offices::now;
use crate::pages::{self, Around, Drawn, Progress, Sheet, said};
use crate::printing::Masthead;

/// What ids begin with in the drawing that may be unfolded.
const SECOND: &str = "lain-";

/// The page of a SOP.
pub(crate) fn sop_page(
    known: &Known,
    masthead: &Masthead,
    style: Style,
    around: Around,
    lang: Lang,
) -> String {
    let drawings = [(style, ""), (other(style), SECOND)].map(|(style, prefix)| {
        let layout = Layout::drawn(&known.chart, style, masthead.head.language);
        Drawn { style, svg: svg::draw(&layout, &Options { prefix: prefix.to_owned(), ..Options::default() }) }
    });
    pages::of_sop(&Sheet { known, masthead, drawings, progress: None, around, lang })
}

/// The style that is not asked for.
const fn other(style: Style) -> Style {
    match style {
        Style::Table => Style::Plain,
        Style::Plain => Style::Table,
    }
}

/// The page of a case: that of the SOP by which it runs, with what has happened.
pub(crate) fn case_page(case: &Case, style: Style, lang: Lang) -> String {
    let drawn = of_case(case, style, lang);
    let first = svg::draw(&drawn.layout, &drawn.options);
    let other = other(style);
    let options = Options { prefix: SECOND.to_owned(), ..drawn.options.clone() };
    let second = svg::draw(&drawn.redrawn(case, other, lang), &options);
    let drawings = [Drawn { style, svg: first }, Drawn { style: other, svg: second }];
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
    // A store keeps the hours of offices, not their letterheads.
    let masthead = Masthead { head: Head::of(case.chart.definition(), None, now().date_naive()), logo: None };
    pages::of_sop(&Sheet {
        known: &known,
        masthead: &masthead,
        drawings,
        progress: Some(progress),
        around: Around::default(),
        lang,
    })
}
