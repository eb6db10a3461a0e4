//! A case on the drawing of its SOP: marks, what stands in the column at the right, and lines below.

use std::collections::BTreeMap;

use alir::chart::{Exit, Step};
use alir::instance::{OpenTask, Place as At, Status};
use alir::lang::Lang;
use alir::sop::PrintedLanguage;
use alir::{Chart, Event, RoleId, StepId};
use alir_render::svg::{Mark, Options};
use alir_render::{Arrow, Layout, Style};

use super::story::{Did, Standing, Story, Told, What};
use crate::case::Case;
use crate::catalogue::running as words;
use crate::catalogue::{facts, screens};
use crate::view::{self, TaskView, minute, step_title};

/// How often a step was done is told so many times at most.
const MOST_ACTS: usize = 4;

/// A case as a drawing.
pub(crate) struct Drawn {
    pub(crate) layout: Layout,
    pub(crate) options: Options,
    /// What stands in the column at the right.
    pub(crate) notes: BTreeMap<StepId, String>,
}

/// All marks of cases, in the order in which they are explained.
const ALL: [Mark; 7] =
    [Mark::Done, Mark::Open, Mark::Overdue, Mark::Skipped, Mark::SentBack, Mark::Taken, Mark::NotTaken];

/// The drawing of a case as it is now, by the text by which it runs.
pub(crate) fn of_case(case: &Case, style: Style, lang: Lang) -> Drawn {
    let story = Story::of(&case.instance.effective());
    let mut options = Options {
        words: ALL.map(|mark| (mark, words::mark(mark).to(lang).to_owned())).into(),
        legend: ALL.to_vec(),
        foot: foot(case, lang),
        ..Options::default()
    };
    let mut notes: BTreeMap<StepId, String> = BTreeMap::new();
    for step in case.chart.steps() {
        let now = Now::of(case, &story, step);
        let marks = now.marks();
        if !marks.is_empty() {
            options.steps.insert(step.id.clone(), marks);
        }
        let lines = now.lines(lang);
        if !lines.is_empty() {
            notes.insert(step.id.clone(), lines.join("\n"));
        }
    }
    let layout = layout(case, style, &notes, lang);
    for (at, arrow) in layout.arrows.iter().enumerate() {
        let Some(step) = case.chart.step(arrow.from.as_str()) else { continue };
        if let Some(mark) = Now::of(case, &story, step).mark_of(&case.chart, arrow) {
            options.arrows.insert(at, mark);
        }
    }
    Drawn { layout, options, notes }
}

impl Drawn {
    /// The drawing in another style: marks and remarks stay what they are, and so do the places of arrows.
    pub(crate) fn redrawn(&self, case: &Case, style: Style, lang: Lang) -> Layout {
        layout(case, style, &self.notes, lang)
    }
}

fn layout(case: &Case, style: Style, notes: &BTreeMap<StepId, String>, lang: Lang) -> Layout {
    Layout::drawn(&case.chart, style, PrintedLanguage::default()).with_notes(words::COLUMN.to(lang), notes)
}

/// The case in a line or two.
fn foot(case: &Case, lang: Lang) -> Vec<String> {
    let (state, zone) = (case.instance.state(), case.place.zone());
    let mut status = screens::status(state.status().as_str(), lang).to_owned();
    if let Some(end) = view::end(state.status()) {
        status.extend([": ", end]);
    }
    let reason = case.instance.effective().into_iter().rev().find_map(|recorded| match &recorded.event {
        Event::Cancelled { reason } | Event::Suspended { reason } => Some(reason.as_str()),
        _ => None,
    });
    if let (Status::Cancelled | Status::Suspended, Some(reason)) = (state.status(), reason) {
        status.extend([": ", reason]);
    }
    let times = case.instance.origin().map(|origin| {
        words::times(&zone.minute(origin.at), &zone.minute(case.place.now)).to(lang).to_owned()
    });
    let version = case.chart.version().map(|version| words::version(version).to(lang).to_owned());
    let parts = [Some(words::case(case.id.as_str()).to(lang).to_owned()), Some(status), version, times];
    let mut lines = vec![parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    lines.extend(state.promises().iter().map(|promise| {
        let step = promise.step.as_ref().and_then(|step| case.chart.step(step.as_str()));
        let what =
            step.map_or_else(|| facts::whole().to(lang).to_owned(), |step| step_title(step).into_owned());
        let due = &promise.deadline.due;
        let left = case.place.left_of(due).text();
        words::promised(&what, &zone.minute(due.limit), left.to(lang)).to(lang).to_owned()
    }));
    lines
}

/// A step now.
struct Now<'s> {
    case: &'s Case,
    step: &'s Step,
    told: Option<&'s Told>,
    open: Vec<&'s OpenTask>,
    /// Whether the flow waits here for other branches.
    waits: bool,
}

impl<'s> Now<'s> {
    fn of(case: &'s Case, story: &'s Story, step: &'s Step) -> Self {
        let state = case.instance.state();
        Self {
            case,
            step,
            told: story.at(&step.id),
            open: state.open_tasks().iter().filter(|task| task.step == step.id).collect(),
            waits: state
                .threads()
                .iter()
                .any(|thread| matches!(&thread.at, At::Waiting(at) if *at == step.id)),
        }
    }

    fn standing(&self) -> Standing {
        self.told.map_or(Standing::Before, |told| told.standing)
    }

    /// The first one gives the colour.
    fn marks(&self) -> Vec<Mark> {
        if !self.open.is_empty() || self.waits {
            let late = self.open.iter().any(|task| self.is_late(task));
            return if late { vec![Mark::Overdue, Mark::Open] } else { vec![Mark::Open] };
        }
        let late = self.told.and_then(|told| told.acts.last()).is_some_and(|did| did.late);
        match self.standing() {
            Standing::Before => Vec::new(),
            Standing::Done if late => vec![Mark::Done, Mark::Overdue],
            Standing::Done => vec![Mark::Done],
            Standing::Skipped => vec![Mark::Skipped],
            Standing::SentBack => vec![Mark::SentBack],
        }
    }

    fn is_late(&self, task: &OpenTask) -> bool {
        let running = *self.case.instance.state().status() == Status::Running;
        let due = task.deadline.as_ref().map(|timed| &timed.due).filter(|_| running);
        due.is_some_and(|due| self.case.place.left_of(due).late)
    }

    /// What stands in the column at the right.
    fn lines(&self, lang: Lang) -> Vec<String> {
        let acts = self.told.map(|told| told.acts.as_slice()).unwrap_or_default();
        let before = acts.len().saturating_sub(MOST_ACTS);
        let mut lines = Vec::new();
        if before > 0 {
            lines.push(words::before(before).to(lang).to_owned());
        }
        lines.extend(acts[before..].iter().map(|did| self.act(did, lang)));
        for task in &self.open {
            let seen = TaskView::open(&self.case.id, task, &self.case.place);
            let zone = self.case.place.zone();
            let whose = (self.step.roles.len() > 1).then_some(seen.lane);
            let mut line =
                words::open(&minute(task.offered_at, zone), whose, seen.assignee).to(lang).to_owned();
            let limit = seen.limit_text(lang);
            if !limit.is_empty() {
                let left = seen.left_text(lang);
                line.extend(["; ", words::limit(&limit, &left).to(lang)]);
            }
            lines.push(line);
        }
        if self.waits {
            lines.push(words::WAITS.to(lang).to_owned());
        }
        lines
    }

    fn act(&self, did: &Did, lang: Lang) -> String {
        let at = minute(did.at, self.case.place.zone());
        // Of the only lane of a step, the symbol tells.
        let only = |role: &RoleId| matches!(self.step.roles.as_slice(), [own] if own == role);
        let who = did.by.as_ref().map(|(by, role)| match role {
            Some(role) if *role != *by.as_str() && !only(role) => {
                format!("{by} ({})", self.case.chart.lane(role))
            }
            Some(_) | None => by.to_string(),
        });
        let what = match &did.what {
            What::Completed => words::COMPLETED.to(lang).to_owned(),
            What::Answered(answer) | What::Chose(answer) => words::answered(answer).to(lang).to_owned(),
            What::Skipped => words::SKIPPED.to(lang).to_owned(),
            What::SentBack(to) => {
                let to = self
                    .case
                    .chart
                    .step(to.as_str())
                    .and_then(|step| step.number.as_deref())
                    .unwrap_or(to.as_str());
                words::sent_back(to).to(lang).to_owned()
            }
            What::Passed => words::PASSED.to(lang).to_owned(),
            What::Withdrawn => words::WITHDRAWN.to(lang).to_owned(),
            What::Performed => words::PERFORMED.to(lang).to_owned(),
        };
        let late = if did.late { format!(" ({})", words::LATE.to(lang)) } else { String::new() };
        let who = who.map(|who| format!(" {who}")).unwrap_or_default();
        let note = did.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{what} {at}{who}{late}{note}")
    }

    /// Whether an arrow from here was taken, or was not though the step is finished.
    fn mark_of(&self, chart: &Chart, arrow: &Arrow) -> Option<Mark> {
        let told = self.told?;
        let finished = self.open.is_empty() && matches!(told.standing, Standing::Done | Standing::Skipped);
        let exit = chart.exits(self.step).find(|exit| is_of(exit, arrow))?;
        let rounds = told.rounds.get(&arrow.answer).map(Vec::as_slice).unwrap_or_default();
        let gone = match (&arrow.answer, told.answers.is_empty()) {
            (Some(answer), _) => told.answers.contains(answer),
            (None, _) => finished || !rounds.is_empty(),
        };
        // Of a bounded way, the last time leads elsewhere.
        let taken = gone
            && match (arrow.time, exit.bound) {
                (Some(time), _) => rounds.iter().any(|round| *round >= time),
                (None, Some((times, _))) => rounds.iter().any(|round| *round < times),
                (None, None) => true,
            };
        match (taken, finished) {
            (true, _) => Some(Mark::Taken),
            (false, true) => Some(Mark::NotTaken),
            (false, false) => None,
        }
    }
}

/// Whether an arrow is that of a way, or of its bound.
fn is_of(exit: &Exit<'_>, arrow: &Arrow) -> bool {
    let to = match arrow.time {
        Some(_) => exit.bound.map(|(_, then)| &then.id),
        None => Some(&exit.to.id),
    };
    exit.label == arrow.answer.as_deref() && to == Some(&arrow.to)
}
