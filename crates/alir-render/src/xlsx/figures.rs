//! What is drawn over the table: symbols, lines between them, arrows and their labels.

use std::collections::BTreeMap;

use alir::{Chart, StepId};

use super::connector::{course, form, glue};
use super::flow::Places;
use super::shapes::{Form, Glue, Thing, around, id};
use crate::Tables;
use crate::cells::{nth, said};
use crate::drawing::{Arrow, Label, Layout, Line, Link, Point, RowKind, Shape, Symbol};

/// All that is drawn, what lies below first.
pub(super) fn all(chart: &Chart, tables: &Tables, places: &Places) -> Vec<Thing> {
    let mut all = Figures { things: Vec::new(), places, numbers: numbers(chart) };
    for (page, layout) in tables.pages.iter().enumerate() {
        all.page(page, layout);
    }
    all.things
}

/// What steps are called: by their printed number, or else by their id.
fn numbers(chart: &Chart) -> BTreeMap<StepId, String> {
    let name = |step: &alir::chart::Step| step.number.clone().unwrap_or_else(|| step.id.to_string());
    chart.steps().map(|step| (step.id.clone(), name(step))).collect()
}

struct Figures<'f> {
    things: Vec<Thing>,
    places: &'f Places,
    numbers: BTreeMap<StepId, String>,
}

impl Figures<'_> {
    fn page(&mut self, page: usize, layout: &Layout) {
        // Symbols come first, so that lines can name them; nothing that is drawn covers another thing.
        let first = self.things.len();
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); layout.rows.len()];
        let mut letters: Vec<Vec<&Line>> = vec![Vec::new(); layout.rows.len()];
        for line in &layout.texts {
            if let Some(row) = line.row.filter(|_| line.inside) {
                letters[row].push(line);
            }
        }
        for (at, symbol) in layout.symbols.iter().enumerate() {
            rows[symbol.row].push(at);
            let thing = self.symbol(page, layout, symbol, &letters[symbol.row]);
            self.things.push(thing);
        }
        let ends = Ends { layout, rows, first };
        for link in &layout.links {
            let thing = self.link(page, link, &ends);
            self.things.push(thing);
        }
        for arrow in &layout.arrows {
            let thing = self.arrow(page, arrow, &ends);
            self.things.push(thing);
        }
        for label in &layout.labels {
            let thing = self.label(page, layout, label);
            self.things.push(thing);
        }
    }

    fn symbol(&self, page: usize, layout: &Layout, symbol: &Symbol, letters: &[&Line]) -> Thing {
        let Symbol { left, top, width, height, .. } = *symbol;
        let within = |line: &&&Line| {
            let middle = line.left() + line.width / 2.0;
            left <= middle && middle <= left + width && top <= line.baseline && line.baseline <= top + height
        };
        let letters: String = letters.iter().filter(within).map(|line| line.text.as_str()).collect();
        let (name, about) = match &layout.rows[symbol.row].kind {
            RowKind::Step { id, about } => {
                let (indonesian, english) = match symbol.shape {
                    Shape::Capsule => ("Kapsul", "Capsule"),
                    Shape::Box => ("Kotak", "Box"),
                    Shape::Diamond => ("Belah ketupat", "Diamond"),
                    Shape::Pentagon => ("Segilima", "Pentagon"),
                };
                let what = said(layout.language, indonesian, english);
                (format!("{what} {}", self.number(id)), about.clone())
            }
            RowKind::Connectors | RowKind::Stage => {
                let name = format!("{} {letters}", said(layout.language, "Sambungan", "Connector"));
                let about = format!("{name} {}", said(layout.language, "ke halaman lain", "to another page"));
                (name, about)
            }
        };
        let area =
            around([self.places.point(page, left, top), self.places.point(page, left + width, top + height)]);
        Thing { name, about, area, form: Form::Symbol { form: form(symbol.shape), letters } }
    }

    fn number<'a>(&'a self, id: &'a StepId) -> &'a str {
        self.numbers.get(id).map_or(id.as_str(), String::as_str)
    }

    fn link(&self, page: usize, link: &Link, ends: &Ends<'_>) -> Thing {
        let number = match &ends.layout.rows[link.row].kind {
            RowKind::Step { id, .. } => self.number(id),
            RowKind::Connectors | RowKind::Stage => "",
        };
        let say = |indonesian, english| said(ends.layout.language, indonesian, english);
        let name = format!("{} {number}", say("Garis", "Line"));
        let about = format!("{} {number}: {}", say("Langkah", "Step"), say("bersama-sama", "together"));
        self.line(
            page,
            [name, about],
            &[link.from, link.to],
            ends.glued([link.row; 2], link.from, link.to),
            false,
        )
    }

    fn arrow(&self, page: usize, arrow: &Arrow, ends: &Ends<'_>) -> Thing {
        let (from, to) = (self.number(&arrow.from), self.number(&arrow.to));
        let answer = arrow.answer.as_ref().map(|answer| format!(": {answer}")).unwrap_or_default();
        let language = ends.layout.language;
        let time = arrow.time.map(|time| format!(", {}", nth(language, time))).unwrap_or_default();
        let way = format!("{from} {} {to}", said(language, "ke", "to"));
        let name = format!("{} {way}", said(language, "Panah", "Arrow"));
        let words = [name, format!("{} {way}{answer}{time}", said(language, "Dari", "From"))];
        let glued = match arrow.points.as_slice() {
            [first, .., last] => ends.glued(arrow.rows, *first, *last),
            _ => [None, None],
        };
        self.line(page, words, &arrow.points, glued, true)
    }

    /// A connector where there is one that goes the same way and has an end to be glued; else a line of our own.
    fn line(
        &self,
        page: usize,
        [name, about]: [String; 2],
        points: &[Point],
        ends: [Option<Glue>; 2],
        head: bool,
    ) -> Thing {
        let corners: Vec<[i64; 2]> =
            points.iter().map(|point| self.places.point(page, point.x, point.y)).collect();
        let box_of_all = around(corners.iter().copied());
        let glued = points.len() == 2 || ends.iter().all(Option::is_some);
        match course(points).filter(|_| glued) {
            // A connector is placed by its ends alone, however far it goes beyond them.
            Some(course) => {
                let area = around([corners[0], corners[corners.len() - 1]]);
                Thing { name, about, area, form: Form::Connector { course, ends, head, corners } }
            }
            None => Thing { name, about, area: box_of_all, form: Form::Line(corners) },
        }
    }

    fn label(&self, page: usize, layout: &Layout, label: &Label) -> Thing {
        let lines: Vec<String> = label.lines.iter().map(|line| line.text.clone()).collect();
        let arrow = &layout.arrows[label.arrow];
        let [from, to] = [&arrow.from, &arrow.to].map(|step| self.number(step));
        let say = |indonesian, english| said(layout.language, indonesian, english);
        let about = format!("{} {from} {} {to}", say("Dari", "From"), say("ke", "to"));
        let area = around([
            self.places.point(page, label.left, label.top),
            self.places.point(page, label.left + label.width, label.top + label.height),
        ]);
        Thing { name: format!("Label {}", lines.join(" ")), about, area, form: Form::Words(lines) }
    }
}

/// The symbols at which lines can end.
struct Ends<'e> {
    layout: &'e Layout,
    /// The symbols of each row.
    rows: Vec<Vec<usize>>,
    /// The place of the first one in the list of things.
    first: usize,
}

impl Ends<'_> {
    fn glued(&self, rows: [usize; 2], from: Point, to: Point) -> [Option<Glue>; 2] {
        let at = |row: usize, point: Point| {
            self.rows.get(row)?.iter().find_map(|at| {
                let site = glue(&self.layout.symbols[*at], point)?;
                Some(Glue { id: id(self.first + at), site })
            })
        };
        [at(rows[0], from), at(rows[1], to)]
    }
}
