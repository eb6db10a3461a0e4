//! Whose time the life of a case was: the office's, that of people outside, or nobody's.

use chrono::{DateTime, TimeDelta, Utc};

use super::spans::{Whose, spans};
use crate::instance::Instance;
use crate::time::WorkCalendar;

/// An amount of time, in two measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Account {
    /// As much of it as lies inside office hours, to the millisecond.
    pub work: TimeDelta,
    /// By the clock, day and night, to the millisecond.
    pub elapsed: TimeDelta,
}

/// How long a case took altogether, and whose time it was. The three accounts add up to the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accounts {
    /// When the case was started.
    pub from: DateTime<Utc>,
    /// When it ended or was cancelled; otherwise, up to when it was counted.
    pub to: DateTime<Utc>,
    /// The office had something to do.
    pub office: Account,
    /// All that was open was for people outside the office.
    pub outside: Account,
    /// The case rested, or seemed to be over until its end was taken back.
    pub resting: Account,
}

impl Accounts {
    /// From the start to the end.
    pub fn whole(&self) -> Account {
        [self.office, self.outside, self.resting].into_iter().fold(Account::default(), |sum, part| Account {
            work: sum.work + part.work,
            elapsed: sum.elapsed + part.elapsed,
        })
    }
}

/// Whose time the life of a case was, from its start to its end; if it is not over, up to `now`. None if it was never
/// started. Costs as much as the history is long.
///
/// Who had something to do at a time is a fact that a later rewind does not change: days in which the applicant was
/// waited for are not the office's, also when what led there is undone.
///
/// ```
/// use alir::instance::times;
/// use alir::{Command, Engine, ManualClock, MemoryStore, load, time::WorkCalendar};
/// use chrono::{DateTime, TimeDelta};
/// use std::sync::Arc;
/// let start = DateTime::parse_from_rfc3339("2026-11-23T10:00:00+07:00")?.to_utc();
/// let clock = Arc::new(ManualClock::new(start));
/// let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
/// let chart = load("
/// sop: a
/// nama: A
/// pelaksana: {loket: Loket, warga: {nama: Warga, eksternal: ya}}
/// langkah:
///   periksa: {kegiatan: Memeriksa, oleh: loket}
///   lengkapi: {kegiatan: Melengkapi, oleh: warga, selesai: Selesai}
/// ")?;
/// engine.publish(&chart)?;
/// let case = "A-1".into();
/// let now = engine.start(chart.sop(), &case, &"loket".into())?;
/// clock.advance(TimeDelta::hours(1));
/// let now = engine.submit(&case, &Command::complete(now.task("periksa")?), &"loket".into())?;
/// clock.advance(TimeDelta::days(2));
/// engine.submit(&case, &Command::complete(now.task("lengkapi")?), &"warga".into())?;
///
/// let accounts = times::accounts(&engine.instance(&case)?, &WorkCalendar::default(), start).expect("it was started");
/// assert_eq!(accounts.office.work, TimeDelta::hours(1));
/// assert_eq!(accounts.outside.work, TimeDelta::hours(15));
/// assert_eq!(accounts.whole().elapsed, TimeDelta::hours(49));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn accounts(instance: &Instance, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<Accounts> {
    let from = instance.log().first()?.at;
    let none = Account::default();
    let mut accounts = Accounts { from, to: from, office: none, outside: none, resting: none };
    for span in spans(instance, now) {
        let account = match span.whose {
            Whose::Office => &mut accounts.office,
            Whose::Outside => &mut accounts.outside,
            Whose::Rests | Whose::Over => &mut accounts.resting,
        };
        account.work += calendar.between(span.from, span.to);
        account.elapsed += span.to - span.from;
        accounts.to = span.to;
    }
    Some(accounts)
}
