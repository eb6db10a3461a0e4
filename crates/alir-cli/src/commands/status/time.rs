//! What `alir status` says of time: promises, recurring duties, and whose time it was.

use alir::instance::OpenPromise;
use alir::instance::times::{self, Account};
use serde::Serialize;

use super::heading;
use crate::case::Case;
use crate::catalogue::time as words;
use crate::duration;
use crate::failure::Failure;
use crate::offices::Place;
use crate::out::{Out, Paint, clean};
use crate::view::local;

/// Something that was promised and is not yet kept.
#[derive(Serialize)]
pub(super) struct PromiseView<'a> {
    /// The step that has to be reached; none when the case has to be over.
    step: Option<&'a str>,
    /// By the clocks of the office, with the offset.
    limit: String,
    overdue: bool,
    provisional: bool,
    left_seconds: i64,
}

impl<'a> PromiseView<'a> {
    pub(super) fn of(promise: &'a OpenPromise, place: &Place) -> Self {
        let due = &promise.deadline.due;
        let left = place.left_of(due);
        Self {
            step: promise.step.as_ref().map(alir::StepId::as_str),
            limit: local(due.limit, place.zone()),
            overdue: left.late,
            provisional: due.provisional,
            left_seconds: left.time.num_seconds(),
        }
    }
}

/// Whose time the life of the case was so far, in seconds: inside office hours, and by the clock.
#[derive(Serialize)]
pub(super) struct AccountsView {
    office: AccountView,
    outside: AccountView,
    resting: AccountView,
}

#[derive(Serialize)]
struct AccountView {
    work_seconds: i64,
    elapsed_seconds: i64,
}

impl AccountsView {
    pub(super) fn of(case: &Case) -> Option<Self> {
        let accounts = times::accounts(&case.instance, &case.place.office.calendar, case.place.now)?;
        let view = |account: Account| AccountView {
            work_seconds: account.work.num_seconds(),
            elapsed_seconds: account.elapsed.num_seconds(),
        };
        let (office, outside, resting) = (accounts.office, accounts.outside, accounts.resting);
        Some(Self { office: view(office), outside: view(outside), resting: view(resting) })
    }
}

/// The place of a case, at the time at which its promises stand.
pub(super) fn of_promises(case: &Case) -> Place {
    let now = case.instance.state().clock_stopped_at().unwrap_or(case.place.now);
    Place { now, ..case.place.clone() }
}

/// What was promised and is not yet kept; how often recurring duties were done.
pub(super) fn promises(out: &mut Out, case: &Case) -> Result<(), Failure> {
    let (state, place) = (case.instance.state(), &of_promises(case));
    let lang = out.lang();
    for (number, promise) in state.promises().iter().enumerate() {
        if number == 0 {
            heading(out, out.words(words::PROMISES))?;
        }
        let what = promise.step.as_ref().map_or(words::WHOLE_CASE.to(lang), |step| step.as_str());
        let due = &promise.deadline.due;
        let left = place.left_of(due);
        let paint = if left.late { Paint::Red } else { Paint::Dim };
        let left = paint.on(out.say(&left.text()));
        out.line(&format!("- {}: {}  {left}", clean(what), place.zone().minute(due.limit)))?;
    }
    if !state.promises().is_empty() && state.clock_stopped_at().is_some() {
        out.line(&Paint::Dim.on(&format!("  {}", out.words(words::CLOCK_STOPPED))))?;
    }
    for task in state.open_tasks() {
        let step = case.chart.step(task.step.as_str());
        let Some(frequency) = step.and_then(|step| step.frequency) else { continue };
        let day = |at| place.zone().local(at).date_naive();
        let done = frequency.done(day(case.place.now), case.instance.performed(task.id).map(day));
        let words = case.chart.definition().steps.get(task.step.as_str());
        let words = words.and_then(|step| step.frequency.as_ref()).map_or("", |words| words.as_str());
        let text = words::performed(done, frequency.times.max(1), words);
        out.line(&format!("- {}: {}", clean(task.step.as_str()), clean(out.say(&text))))?;
    }
    Ok(())
}

/// Whose time it was; only where somebody outside was waited for, or the case has rested.
pub(super) fn accounts(out: &mut Out, case: &Case) -> Result<(), Failure> {
    let accounts = times::accounts(&case.instance, &case.place.office.calendar, case.place.now);
    let Some(accounts) = accounts else { return Ok(()) };
    let rows = [
        (words::OFFICE_TIME, accounts.office),
        (words::OUTSIDE_TIME, accounts.outside),
        (words::RESTING_TIME, accounts.resting),
    ];
    if rows[1..].iter().all(|(_, account)| account.elapsed.num_minutes() == 0) {
        return Ok(());
    }
    heading(out, out.words(words::WHOSE_TIME))?;
    for (whose, account) in rows.iter().filter(|(_, account)| account.elapsed.num_minutes() > 0) {
        let text = words::account(&duration::work(account.work), &duration::clock(account.elapsed));
        out.line(&format!("- {}: {}", out.words(*whose), out.say(&text)))?;
    }
    Ok(())
}
