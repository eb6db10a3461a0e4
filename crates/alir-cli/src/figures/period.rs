//! From which day to which day is counted, by the clocks of an office.

use alir::lang::Text;
use alir::time::Zone;
use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::catalogue::errors;
use crate::catalogue::figures as words;
use crate::failure::Failure;

/// The months that a monitoring looks back on when no dates are given: it is due every six.
const MONITORED: Months = Months::new(6);

/// The days that were asked for; both are counted with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Dates {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// The same in a zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Period {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) zone: Zone,
}

impl Dates {
    pub(crate) fn read(from: Option<&str>, to: Option<&str>) -> Result<Self, Failure> {
        let (from, to) = (from.map(date).transpose()?, to.map(date).transpose()?);
        match (from, to) {
            (Some(from), Some(to)) if to < from => Err(Failure::yours("usage", errors::backwards(from, to))),
            _ => Ok(Self { from, to }),
        }
    }

    /// These days in a zone, and none other.
    pub(crate) fn in_zone(self, zone: Zone) -> Period {
        Period { from: self.from, to: self.to, zone }
    }

    /// The same, but at most up to today and, if no first day was given, the six months before.
    pub(crate) fn monitored(self, zone: Zone, now: DateTime<Utc>) -> Period {
        let to = self.to.unwrap_or_else(|| zone.local(now).date_naive());
        let before = || to.checked_sub_months(MONITORED).and_then(|day| day.succ_opt());
        Period { from: self.from.or_else(before), to: Some(to), zone }
    }
}

impl Period {
    pub(crate) fn contains(self, at: DateTime<Utc>) -> bool {
        !self.is_before(at) && !self.is_after(at)
    }

    /// Whether a point in time lies before it.
    pub(crate) fn is_before(self, at: DateTime<Utc>) -> bool {
        self.from.is_some_and(|from| self.zone.local(at).date_naive() < from)
    }

    /// Whether a point in time lies after it.
    pub(crate) fn is_after(self, at: DateTime<Utc>) -> bool {
        self.to.is_some_and(|to| self.zone.local(at).date_naive() > to)
    }

    pub(crate) fn text(self) -> Text {
        words::period(self.from, self.to, &self.zone.name())
    }
}

fn date(given: &str) -> Result<NaiveDate, Failure> {
    let date = NaiveDate::parse_from_str(given.trim(), "%Y-%m-%d").ok();
    // `26-11-23` is a year long ago to the parser, and this year to whoever has typed it.
    let date = date.filter(|_| given.trim().len() == 10);
    date.ok_or_else(|| Failure::yours("usage", errors::no_date(given)).hint(errors::write_dates()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn days_begin_and_end_by_the_clocks_of_the_office() {
        let period = Dates::read(Some("2026-11-23"), Some("2026-11-24")).unwrap().in_zone(Zone::WITA);
        for (time, inside) in [
            ("2026-11-22T15:59:59Z", false),
            ("2026-11-22T16:00:00Z", true),
            ("2026-11-24T15:59:59Z", true),
            ("2026-11-24T16:00:00Z", false),
        ] {
            assert_eq!(period.contains(at(time)), inside, "{time}");
        }
        assert!(Dates::default().in_zone(Zone::WIB).contains(at("1999-01-01T00:00:00Z")));
    }

    #[test]
    fn a_monitoring_looks_back_half_a_year() {
        let days = |from, to, now| {
            let period = Dates::read(from, to).unwrap().monitored(Zone::WIT, at(now));
            format!("{} {}", period.from.unwrap(), period.to.unwrap())
        };
        assert_eq!(
            days(None, None, "2026-11-24T15:00:00Z"),
            "2026-05-26 2026-11-25",
            "it is the 25th in the east"
        );
        assert_eq!(days(None, None, "2026-08-31T03:00:00Z"), "2026-03-01 2026-08-31");
        assert_eq!(days(None, Some("2026-06-30"), "2026-11-24T15:00:00Z"), "2025-12-31 2026-06-30");
        assert_eq!(days(Some("2026-01-01"), None, "2026-11-24T03:00:00Z"), "2026-01-01 2026-11-24");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for given in ["kemarin", "24-11-2026", "26-11-23", "2026-13-01", "2026-02-30", ""] {
            assert!(Dates::read(Some(given), None).is_err(), "{given}");
        }
        assert!(Dates::read(Some("2026-11-24"), Some("2026-11-23")).is_err());
        assert!(Dates::read(Some("2026-11-24"), Some("2026-11-24")).is_ok());
    }
}
