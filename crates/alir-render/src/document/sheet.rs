//! The pages of a document while they are filled: where the next thing stands, and when a new page begins.

use alir::sop::Paper;

use crate::page::{Area, Item, Page, Role};

use super::setting::Setting;
use super::words::Words;
use super::{Heading, Shrunk};

/// Around what is printed: left and right, above, below.
pub(super) const SIDE: f64 = 15.0;
pub(super) const ABOVE: f64 = 15.0;
pub(super) const BELOW: f64 = 20.0;

/// How a page is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Landscape,
    Portrait,
}

/// What each page of a part of the document repeats.
#[derive(Clone, Debug, Default)]
pub(super) struct Running {
    /// Left and right, over what is printed.
    pub(super) header: Option<[String; 2]>,
    /// What is said of the electronic signature.
    pub(super) notice: Option<String>,
    /// Whether the number of the page is printed.
    pub(super) numbered: bool,
    /// What stays free left and right; set where a part begins.
    pub(super) side: f64,
}

/// The pages, and where the next thing stands.
pub(super) struct Sheet {
    pub(super) words: Words,
    pub(super) pages: Vec<Page>,
    /// What each page repeats.
    pub(super) running: Vec<Running>,
    pub(super) outline: Vec<Heading>,
    pub(super) shrunk: Vec<Shrunk>,
    /// SOPs that have no identity.
    pub(super) unidentified: Vec<String>,
    /// How many tables there are.
    tables: usize,
    paper: (f64, f64),
    /// What is printed on stands between these.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Where the next thing stands.
    pub(super) y: f64,
    next: Running,
    /// What enacts the SOPs, printed over the first page of each.
    pub(super) annex: Option<String>,
    /// What begins with the next part.
    pub(super) opening: Option<String>,
}

impl Sheet {
    #[expect(clippy::large_types_passed_by_value, reason = "made once for a document")]
    pub(super) fn new(paper: Paper, words: Words) -> Self {
        let (width, height) = paper.millimetres();
        Self {
            words,
            pages: Vec::new(),
            running: Vec::new(),
            outline: Vec::new(),
            shrunk: Vec::new(),
            unidentified: Vec::new(),
            tables: 0,
            paper: (f64::from(width), f64::from(height)),
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: 0.0,
            y: 0.0,
            next: Running::default(),
            annex: None,
            opening: None,
        }
    }

    /// An empty sheet of the same paper and words.
    pub(super) fn beside(&self) -> Self {
        let mut beside = Self::new(Paper::default(), self.words);
        beside.paper = self.paper;
        beside
    }

    /// Begins a part of the document on a page of its own. `side` is what stays free left and right.
    pub(super) fn begin(&mut self, way: Way, side: f64, running: Running) {
        let (short, long) = self.paper;
        let (width, height) = match way {
            Way::Landscape => (long, short),
            Way::Portrait => (short, long),
        };
        (self.left, self.right) = (side, width - side);
        (self.top, self.bottom) = (ABOVE, height - BELOW);
        let running = Running { side, ..running };
        let opening = self.opening.take();
        let header = self.annex.clone().filter(|_| opening.is_some()).map(|annex| [annex, String::new()]);
        self.next = Running { header: header.or_else(|| running.header.clone()), ..running.clone() };
        self.add_page(width, height);
        self.next = running;
        if let Some(title) = opening {
            self.mark(1, &title);
        }
    }

    /// Goes on on a new page.
    pub(super) fn turn(&mut self) {
        let (width, height) = (self.right + self.left, self.bottom + BELOW);
        self.add_page(width, height);
    }

    fn add_page(&mut self, width: f64, height: f64) {
        self.pages.push(Page::new(width, height));
        self.running.push(self.next.clone());
        self.y = self.top;
    }

    /// What the pages after this one repeat.
    pub(super) fn run(&mut self, running: Running) {
        self.next = Running { side: self.left, ..running };
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How much of the page is left.
    pub(super) fn room(&self) -> f64 {
        self.bottom - self.y
    }

    /// Goes on on a new page unless there is so much room, or the page is empty.
    pub(super) fn need(&mut self, height: f64) {
        if self.room() < height && self.y > self.top {
            self.turn();
        }
    }

    /// The number of a new table.
    pub(super) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }

    /// Adds something to the page.
    pub(super) fn add(&mut self, role: Role, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.add(role, items);
        }
    }

    /// Notes that a part of the document begins here.
    pub(super) fn mark(&mut self, level: u16, title: &str) {
        let page = self.pages.len().saturating_sub(1);
        self.outline.push(Heading { level, title: super::setting::one_line(title), page, top: self.y });
    }

    /// A paragraph, over as many pages as it takes; no line of two stands alone.
    pub(super) fn paragraph(&mut self, role: &Role, text: &str, left: f64, room: f64, setting: &Setting) {
        let lines = setting.lines(text, room);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            self.need(setting.height(rest.len().min(2)));
            let mut fit =
                (1..rest.len()).take_while(|at| setting.height(at + 1) <= self.room() + 0.01).count() + 1;
            if rest.len() - fit == 1 && fit > 2 {
                fit -= 1;
            }
            let items = setting.all(&rest[..fit], left, room, self.y);
            self.add(role.clone(), items);
            self.y += setting.height(fit);
            rest = &rest[fit..];
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    /// A border round an area.
    pub(super) fn frame(&mut self, area: Area, pen: f64) {
        let mut points = area.corners();
        points.extend(points.first().copied());
        self.add(Role::Decoration, [Item::Line { points, pen }]);
    }
}
