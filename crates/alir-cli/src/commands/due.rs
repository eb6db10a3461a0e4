//! `alir due`: when something is due that begins at a time, and which days that passes over.

use std::path::PathBuf;

use alir::lang::Text;
use alir::time::{DayOffKind, Office, Printed, Skipped, StandardTime, Who, Zone, read};
use chrono::{DateTime, NaiveTime, Utc};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::{dates, errors, time as words};
use crate::failure::Failure;
use crate::offices;
use crate::out::{Out, Paint, clean};
use crate::profile;
use crate::table::{self, Column};
use crate::view::local;

/// More days are counted, not listed.
const MAX_DAYS: usize = 40;

#[derive(Args, Debug)]
pub(crate) struct Due {
    words: String,
    #[arg(long, visible_alias = "sejak")]
    from: Option<String>,
    #[arg(long, visible_alias = "profil")]
    profile: Option<PathBuf>,
    #[arg(long, visible_alias = "pihak-luar")]
    outside: bool,
}

#[derive(Serialize)]
struct DueView<'a> {
    words: &'a str,
    /// As all times here: by the clocks of the office, with the offset.
    from: String,
    target: String,
    due: String,
    /// How the limit is counted: `work`, `work_days`, `calendar_days` or `clock`.
    counting: alir::time::Counting,
    /// Working time between the two, in seconds.
    working_seconds: i64,
    /// Whether unknown holidays may change it.
    provisional: bool,
    skipped: &'a [Skipped],
    /// Periods with other hours that it touches.
    periods: Vec<&'a str>,
}

impl Due {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let time = time(&self.words)?;
        let office = match &self.profile {
            Some(path) => profile::load(path)?,
            None => Office::usual().clone(),
        };
        let calendar = &office.calendar;
        let zone = calendar.zone();
        let from = self.from.as_deref().map(|given| offices::moment(given, zone, NaiveTime::MIN));
        let from = from.transpose()?.unwrap_or_else(offices::now);
        let who = if self.outside { Who::Outside } else { Who::Office };
        let deadline = calendar.deadline(from, &time, who);
        let skipped = calendar.skipped(from, deadline.limit, usize::MAX);
        let view = DueView {
            words: self.words.trim(),
            from: local(from, zone),
            target: local(deadline.target, zone),
            due: local(deadline.limit, zone),
            counting: deadline.counting,
            working_seconds: calendar.between(from, deadline.limit).num_seconds(),
            provisional: deadline.provisional,
            skipped: &skipped,
            periods: calendar.periods_between(from, deadline.limit),
        };
        let out = &mut app.out;
        if out.is_json() {
            return out.json(&view);
        }
        head(out, &view, (from, deadline.target, deadline.limit), zone)?;
        days(out, &skipped)?;
        if !view.periods.is_empty() {
            out.line("")?;
            let periods = view.periods.join(", ");
            out.line(&format!("{}: {}", out.words(words::OTHER_HOURS), clean(&periods)))?;
        }
        if view.provisional {
            out.line("")?;
            out.line(&Paint::Yellow.on(out.words(words::MAY_CHANGE)))?;
        }
        if self.profile.is_none() {
            out.line("")?;
            out.line(&Paint::Dim.on(out.words(words::BY_USUAL_HOURS)))?;
        }
        Ok(())
    }
}

/// The standard time that words mean.
fn time(words: &str) -> Result<StandardTime, Failure> {
    match read(words) {
        Ok(Printed::Time(time)) => Ok(time),
        Ok(Printed::Depends) => Err(Failure::yours("not_a_time", errors::nothing_is_due(words))),
        Err(wrong) => Err(Failure::yours("not_a_time", wrong.what).hint(wrong.hint)),
    }
}

type Times = (DateTime<Utc>, DateTime<Utc>, DateTime<Utc>);

fn head(out: &mut Out, view: &DueView<'_>, (from, target, limit): Times, zone: Zone) -> Result<(), Failure> {
    let lang = out.lang();
    let from = dates::moment(from, zone, lang);
    let from = words::due_from(&clean(view.words), &from);
    out.line(out.say(&from).to_owned().as_str())?;
    if target != limit {
        let target = dates::moment(target, zone, lang);
        out.line(&format!("{}: {target}", out.words(words::TARGET)))?;
    }
    let limit = dates::moment(limit, zone, lang);
    out.line(&format!("{}: {}", out.words(words::DUE), Paint::Bold.on(&limit)))
}

/// The days that were passed over, each with its reason.
fn days(out: &mut Out, skipped: &[Skipped]) -> Result<(), Failure> {
    if skipped.is_empty() {
        return Ok(());
    }
    out.line("")?;
    let lang = out.lang();
    let rows: Vec<_> = skipped
        .iter()
        .take(MAX_DAYS)
        .map(|day| vec![dates::date(day.date(), lang), why(day).to(lang).to_owned()])
        .collect();
    let columns = [Column::new(out.words(words::SKIPPED_DAYS)), Column::new(" ")];
    table::write(out, &columns, &rows)?;
    if skipped.len() > MAX_DAYS {
        let more = words::more_days(skipped.len() - MAX_DAYS);
        out.line(out.say(&more).to_owned().as_str())?;
    }
    Ok(())
}

fn why(day: &Skipped) -> Text {
    match day {
        Skipped::Weekend { .. } => Text::new(words::WEEKEND.id, words::WEEKEND.en),
        Skipped::DayOff { name, kind, estimated, .. } => {
            let kind = match kind {
                DayOffKind::National => None,
                // Most are called by what they are.
                DayOffKind::JointLeave if name.starts_with("Cuti ") => None,
                DayOffKind::JointLeave => Some(words::JOINT_LEAVE),
                DayOffKind::Local => Some(words::LOCAL_HOLIDAY),
            };
            let words: Vec<_> = kind.into_iter().chain(estimated.then_some(words::EXPECTED)).collect();
            let in_brackets = |words: Vec<&str>| {
                if words.is_empty() { name.clone() } else { format!("{name} ({})", words.join(", ")) }
            };
            Text::new(
                in_brackets(words.iter().map(|words| words.id).collect()),
                in_brackets(words.iter().map(|words| words.en).collect()),
            )
        }
    }
}
