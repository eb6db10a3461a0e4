//! Deadlines: an office with hours and holidays of its own, a clock that is moved by hand, and what time brings about.

use std::sync::Arc;

use alir::time::{DayOff, DayOffKind, Office, OfficeHours, WorkCalendar, Zone};
use alir::{Command, Engine, Error, ManualClock, MemoryStore};
use chrono::{NaiveDate, TimeDelta};

fn main() -> Result<(), Error> {
    let chart = alir::load(include_str!("../sops/majalengka/permohonan-subdomain-hosting.yaml"))?;
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day of the calendar");
    let calendar = WorkCalendar::new(OfficeHours {
        zone: Zone::WIB,
        days_off: vec![DayOff {
            date: day,
            name: "Hari jadi".to_owned(),
            kind: DayOffKind::Local,
            estimated: false,
        }],
        known_years: [2026].into(),
        ..OfficeHours::default()
    })
    .expect("these hours are in order");
    let monday =
        Zone::WIB.utc(day.pred_opt().and_then(|day| day.and_hms_opt(10, 0, 0)).expect("ten o'clock"));

    let clock = Arc::new(ManualClock::new(monday));
    let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
    engine.publish(&chart)?;
    // The SOP names this profile: `profil: majalengka`.
    engine.publish_office(&Office { id: "majalengka".to_owned(), calendar, ..Office::default() })?;

    let (case, first) = ("SUB-001".into(), chart.start().roles[0].as_str().into());
    let mut now = engine.start(chart.sop(), &case, &first)?;
    while let Some(task) = now.open_tasks().first().filter(|task| task.deadline.is_none()) {
        now = engine.submit(&case, &Command::complete(task.id), &task.role.as_str().into())?;
    }
    for task in now.open_tasks() {
        let limit = task.deadline.as_ref().map(|timed| Zone::WIB.minute(timed.due.limit));
        println!("{} has until {}", chart.lane(&task.role), limit.unwrap_or_default());
    }

    // Nobody does anything for a week; whoever looks notes what has passed, once.
    clock.advance(TimeDelta::days(7));
    let woken = engine.wake(|case, events| {
        for recorded in events {
            println!("{case}: {}", recorded.event.text(Some(&chart), Zone::WIB));
        }
    })?;
    assert_eq!((woken.cases, engine.wake(|_, _| ())?.cases), (1, 0));
    Ok(())
}
