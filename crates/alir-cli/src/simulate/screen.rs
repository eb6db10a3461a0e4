//! What a simulation looks like to people: tables, and below them what was assumed.

use alir::chart::Step;
use alir::lang::{Lang, Text, Words};
use alir::{Chart, RoleId};
use alir_sim::{Estimate, LaneOutcome, Model, Outcome, People, Spread};

use super::spans::{decimal, elapsed, percent, working};
use crate::catalogue::simulation as words;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::table::{self, Column};

/// A SOP and what was found of it.
pub(crate) struct Shown<'m> {
    pub(crate) model: &'m Model,
    pub(crate) outcome: Outcome,
    /// How long a usual day of the office is, in seconds.
    pub(crate) day: f64,
}

/// A time of a case: its name, and how to find and to say it.
struct Time {
    name: Words,
    of: fn(&Outcome) -> &Spread,
    by_clock: bool,
}

const TIMES: [Time; 4] = [
    Time { name: words::ELAPSED, of: |outcome| &outcome.elapsed, by_clock: true },
    Time { name: words::WORKING, of: |outcome| &outcome.working, by_clock: false },
    Time { name: words::OFFICE, of: |outcome| &outcome.office, by_clock: false },
    Time { name: words::OUTSIDE, of: |outcome| &outcome.outside, by_clock: false },
];

/// Shows a SOP, or two side by side; with each of its steps if that was asked.
pub(crate) fn show(
    out: &mut Out,
    shown: &Shown<'_>,
    with: Option<&Shown<'_>>,
    steps: bool,
) -> Result<(), Failure> {
    out.line("")?;
    match with {
        None => {
            times(out, shown)?;
            out.line("")?;
            lanes(out, shown)?;
        }
        Some(with) => {
            changed_times(out, shown, with)?;
            out.line("")?;
            changed_lanes(out, shown, with)?;
        }
    }
    for (shown, head) in [(Some(shown), words::BEFORE), (with, words::AFTER)] {
        let Some(shown) = shown.filter(|_| steps) else { continue };
        out.line("")?;
        if with.is_some() {
            out.line(&Paint::Bold.on(out.words(head)))?;
        }
        self::steps(out, shown)?;
    }
    out.line("")?;
    let notes = self::notes(shown, out.lang());
    if with.is_none() && has_load(&shown.outcome) {
        out.line(out.words(words::LOAD_IS))?;
    }
    for note in &notes {
        out.line(&clean(out.say(note)))?;
    }
    let other = with.map(|with| self::notes(with, out.lang())).unwrap_or_default();
    for note in other.iter().filter(|note| !notes.contains(note)) {
        out.line(&format!("{}: {}", Paint::Bold.on(out.words(words::AFTER)), clean(out.say(note))))?;
    }
    match with {
        None => warn(out, shown, ""),
        Some(with) => {
            warn(out, shown, out.words(words::BEFORE))?;
            warn(out, with, out.words(words::AFTER))
        }
    }
}

impl Shown<'_> {
    fn working(&self, seconds: f64, lang: Lang) -> String {
        working(seconds, self.day, lang)
    }

    fn time(&self, time: &Time, seconds: f64, lang: Lang) -> String {
        if time.by_clock { elapsed(seconds, lang) } else { self.working(seconds, lang) }
    }

    /// The time outside matters only where there is some.
    fn times(&self) -> impl Iterator<Item = &'static Time> {
        let outside = self.outcome.outside.mean.mean > 0.0;
        TIMES.iter().take(if outside { 4 } else { 2 })
    }
}

fn columns<const N: usize>(out: &Out, heads: [Words; N]) -> Vec<Column> {
    heads.map(|head| Column::new(out.words(head))).into_iter().collect()
}

fn times(out: &mut Out, shown: &Shown<'_>) -> Result<(), Failure> {
    let lang = out.lang();
    let row = |time: &Time| {
        let Spread { mean, p50, p90, p99 } = *(time.of)(&shown.outcome);
        let say = |seconds| shown.time(time, seconds, lang);
        let width = mean.half_width.map(say).unwrap_or_default();
        vec![time.name.to(lang).to_owned(), say(mean.mean), width, say(p50), say(p90), say(p99)]
    };
    let rows: Vec<_> = shown.times().map(row).collect();
    table::write(out, &columns(out, words::TIMES_HEAD), &rows)
}

fn changed_times(out: &mut Out, before: &Shown<'_>, after: &Shown<'_>) -> Result<(), Failure> {
    let lang = out.lang();
    let change = before.outcome.change_to(&after.outcome);
    let outside = before.times().count().max(after.times().count());
    let mut rows = Vec::new();
    for (time, changed) in
        TIMES.iter().zip([change.elapsed, change.working, change.office, change.outside]).take(outside)
    {
        let say = |seconds| before.time(time, seconds, lang);
        let [one, other] = [before, after].map(|shown| (time.of)(&shown.outcome));
        let width = changed.half_width.map(say).unwrap_or_default();
        rows.push(vec![
            time.name.to(lang).to_owned(),
            words::MEAN.to(lang).to_owned(),
            say(one.mean.mean),
            say(other.mean.mean),
            say(changed.mean),
            width,
        ]);
        let points = [("p50", one.p50, other.p50), ("p90", one.p90, other.p90), ("p99", one.p99, other.p99)];
        rows.extend(points.map(|(name, one, other)| {
            vec![String::new(), name.to_owned(), say(one), say(other), say(other - one), String::new()]
        }));
    }
    table::write(out, &columns(out, words::CHANGE_HEAD), &rows)
}

fn people(people: People, lang: Lang) -> String {
    match people {
        People::Number(number) => number.to_string(),
        People::Unlimited => words::UNLIMITED.to(lang).to_owned(),
    }
}

fn share(share: Option<Estimate>, lang: Lang) -> String {
    share.map(|share| percent(share.mean, lang)).unwrap_or_default()
}

fn lanes(out: &mut Out, shown: &Shown<'_>) -> Result<(), Failure> {
    let lang = out.lang();
    let row = |lane: &LaneOutcome| {
        vec![
            shown.model.chart().lane(&lane.role).to_owned(),
            people(lane.people, lang),
            decimal(lane.tasks, 2, lang),
            shown.working(lane.work, lang),
            share(lane.busy, lang),
            lane.load.map(|load| decimal(load, 2, lang)).unwrap_or_default(),
            shown.working(lane.wait.mean, lang),
            shown.working(lane.wait_p90, lang),
        ]
    };
    let rows: Vec<_> = shown.outcome.lanes.iter().map(row).collect();
    let mut columns = columns(out, words::LANES_HEAD);
    columns[0].most = 36;
    table::write(out, &columns, &rows)
}

fn changed_lanes(out: &mut Out, before: &Shown<'_>, after: &Shown<'_>) -> Result<(), Failure> {
    let lang = out.lang();
    let find = |shown: &Shown<'_>, role: &RoleId| {
        shown.outcome.lanes.iter().find(|other| other.role == *role).cloned()
    };
    let new = after.outcome.lanes.iter().filter(|lane| find(before, &lane.role).is_none());
    let row = |(is_new, found): (bool, &LaneOutcome)| {
        let both = [find(before, &found.role), find(after, &found.role)];
        let each = |say: &dyn Fn(&LaneOutcome) -> String| {
            both.each_ref().map(|lane| lane.as_ref().map_or_else(|| "-".to_owned(), say))
        };
        let chart = if is_new { after } else { before }.model.chart();
        let mut row = vec![chart.lane(&found.role).to_owned(), people(found.people, lang)];
        row.extend(each(&|lane| before.working(lane.work, lang)));
        row.extend(each(&|lane| share(lane.busy, lang)));
        row.extend(each(&|lane| before.working(lane.wait.mean, lang)));
        row
    };
    let old = before.outcome.lanes.iter().map(|lane| (false, lane));
    let rows: Vec<_> = old.chain(new.map(|lane| (true, lane))).map(row).collect();
    let mut columns = columns(out, words::LANES_CHANGE_HEAD);
    columns[0].most = 36;
    table::write(out, &columns, &rows)
}

fn steps(out: &mut Out, shown: &Shown<'_>) -> Result<(), Failure> {
    let lang = out.lang();
    let rows: Vec<_> = shown
        .outcome
        .steps
        .iter()
        .map(|step| {
            vec![
                step.step.to_string(),
                step.role.to_string(),
                decimal(step.done, 2, lang),
                shown.working(step.work, lang),
                shown.working(step.wait, lang),
                step.on_time.map(|share| percent(share, lang)).unwrap_or_default(),
            ]
        })
        .collect();
    table::write(out, &columns(out, words::STEPS_HEAD), &rows)
}

/// What the numbers mean and rest on.
fn notes(shown: &Shown<'_>, lang: Lang) -> Vec<Text> {
    let Shown { model, outcome, day } = shown;
    let list = |shares: &mut dyn Iterator<Item = (&str, f64)>| {
        shares.map(|(name, share)| format!("{name} {}", percent(share, lang))).collect::<Vec<_>>().join(", ")
    };
    let chart: &Chart = model.chart();
    let mut lines = vec![
        words::day_is(&working(*day, *day, lang)),
        words::busy_is(!has_load(outcome)),
        words::ends(&list(&mut outcome.ends.iter().map(|(end, share)| (end.as_str(), *share)))),
    ];
    lines.extend(outcome.promises_kept.map(|share| words::promises_kept(&percent(share, lang))));
    for step in chart.steps() {
        let shares = model.shares(step.id.as_str());
        if !shares.is_empty() {
            lines.push(words::shares(step.id.as_str(), &list(&mut shares.into_iter())));
        }
    }
    let names = |steps: &mut dyn Iterator<Item = &Step>| {
        steps.map(|step| format!("`{}`", step.id)).collect::<Vec<_>>().join(", ")
    };
    let (without, periods) = (names(&mut model.without_time()), names(&mut model.periods()));
    lines.extend((!without.is_empty()).then(|| words::without_time(&without)));
    lines.extend((!periods.is_empty()).then(|| words::periods(&periods)));
    lines
}

/// Who cannot keep up with the cases that come.
fn warn(out: &mut Out, shown: &Shown<'_>, of: &str) -> Result<(), Failure> {
    let of = if of.is_empty() { String::new() } else { format!("{of}: ") };
    for lane in &shown.outcome.lanes {
        if let Some(load) = lane.load.filter(|load| *load >= 1.0) {
            let text = words::overloaded(lane.role.as_str(), &decimal(load, 2, out.lang()));
            out.line(&Paint::Yellow.on(&format!("{of}{}", clean(out.say(&text)))))?;
        }
    }
    Ok(())
}

/// Whether cases come at a rate, so that it can be said how busy people have to be.
fn has_load(outcome: &Outcome) -> bool {
    outcome.lanes.iter().any(|lane| lane.load.is_some())
}
