//! `alir wake`: notes the deadlines that have passed, once or as long as it runs.

use std::thread;
use std::time::Duration;

use alir::engine::Woken;
use alir::{Engine, InstanceId, Recorded};
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::time as words;
use crate::failure::Failure;
use crate::offices::{self, Place};
use crate::out::{Out, Paint, clean};
use crate::outcome::sentence;
use crate::view::stamp;

#[derive(Args, Debug)]
pub(crate) struct Wake {
    #[arg(long, visible_alias = "terus")]
    watch: bool,
    #[arg(long, visible_alias = "setiap", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    every: u64,
}

#[derive(Serialize)]
struct WakeView<'a> {
    cases: usize,
    events: usize,
    /// When the next deadline comes.
    next: Option<String>,
    failed: Vec<Failed<'a>>,
    noted: Vec<Noted>,
}

#[derive(Serialize)]
struct Failed<'a> {
    instance: &'a str,
    message: &'a str,
}

/// An event that was noted, with its case.
#[derive(Serialize)]
struct Noted {
    instance: InstanceId,
    #[serde(flatten)]
    event: Recorded,
}

impl Wake {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let engine = app.engine()?;
        if !self.watch {
            let woken = once(&engine, &mut app.out, true)?;
            return if woken.failed.is_empty() { Ok(()) } else { Err(Failure::Said) };
        }
        if !app.out.is_json() {
            app.out.line(&Paint::Dim.on(app.out.words(words::WATCHING)))?;
        }
        loop {
            let woken = once(&engine, &mut app.out, false)?;
            app.out.flush()?;
            // Other processes may bring cases that are due sooner, so nobody sleeps for long.
            let most = Duration::from_secs(self.every);
            let until = woken.next.map(|next| until(next.wake_at, offices::now()));
            thread::sleep(until.map_or(most, |until| until.clamp(Duration::from_millis(100), most)));
        }
    }
}

fn until(next: DateTime<Utc>, now: DateTime<Utc>) -> Duration {
    (next - now).to_std().unwrap_or_default()
}

/// Notes what has passed and shows it; with `whole`, also that it was nothing, and what comes next.
fn once(engine: &Engine, out: &mut Out, whole: bool) -> Result<Woken, Failure> {
    let mut noted = Vec::new();
    let mut cases = 0;
    let woken = engine.wake(|instance, events| {
        cases += 1;
        if cases % 256 == 0 {
            out.progress(out.say(&words::woken(cases, noted.len())));
        }
        noted.extend(events.iter().map(|event| Noted { instance: instance.clone(), event: event.clone() }));
    })?;
    out.progress("");
    if out.is_json() {
        if whole {
            let failed = woken
                .failed
                .iter()
                .map(|(instance, message)| Failed { instance: instance.as_str(), message });
            out.json(&WakeView {
                cases: woken.cases,
                events: woken.events,
                next: woken.next.as_ref().map(|next| stamp(next.wake_at)),
                failed: failed.collect(),
                noted,
            })?;
        } else {
            for noted in &noted {
                out.json_line(noted)?;
            }
        }
        return Ok(woken);
    }
    show(engine, out, &noted)?;
    for (case, why) in &woken.failed {
        let text = words::not_woken(case, why);
        out.line(&Paint::Red.on(&clean(out.say(&text))))?;
    }
    if whole {
        let total = if woken.events == 0 {
            out.words(words::NOTHING_PASSED).to_owned()
        } else {
            out.say(&words::woken(woken.cases, woken.events)).to_owned()
        };
        out.line(&Paint::Dim.on(&total))?;
        if let Some(next) = &woken.next {
            let zone = Place::of(engine, engine.chart_of(&next.instance)?)?.zone();
            let next = words::next_deadline(&next.instance, &zone.minute(next.wake_at));
            out.line(&Paint::Dim.on(&clean(out.say(&next))))?;
        }
    }
    Ok(woken)
}

fn show(engine: &Engine, out: &mut Out, noted: &[Noted]) -> Result<(), Failure> {
    for Noted { instance, event } in noted {
        let place = Place::of(engine, engine.chart_of(instance)?)?;
        let text = sentence(event, std::slice::from_ref(event), &place.chart, place.zone());
        let (case, text) = (Paint::Bold.on(&clean(instance.as_str())), clean(out.say(&text)).into_owned());
        out.line(&format!("{case}  {text}"))?;
    }
    Ok(())
}
