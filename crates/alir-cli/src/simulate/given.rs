//! People, shares and rates as they are typed.

use std::collections::BTreeMap;

use alir::time::WorkCalendar;
use alir::{RoleId, StepId};
use alir_sim::{People, Rate, Service};
use clap::ValueEnum;

use crate::catalogue::simulation as words;
use crate::failure::Failure;

/// How times vary.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Law {
    #[value(alias = "seragam")]
    Uniform,
    #[value(alias = "tetap")]
    Fixed,
    #[value(alias = "segitiga")]
    Triangular,
    #[value(alias = "eksponensial")]
    Exponential,
}

impl From<Law> for Service {
    fn from(law: Law) -> Self {
        match law {
            Law::Uniform => Self::Uniform,
            Law::Fixed => Self::Fixed,
            Law::Triangular => Self::Triangular,
            Law::Exponential => Self::Exponential,
        }
    }
}

/// `admin=2`, `luar=bebas`.
pub(crate) fn people(given: &[String]) -> Result<BTreeMap<RoleId, People>, Failure> {
    let one = |given: &String| {
        let (lane, number) = given.split_once('=')?;
        let people = match number.trim() {
            "bebas" | "unlimited" => People::Unlimited,
            number => People::Number(number.parse().ok()?),
        };
        Some((RoleId::from(lane.trim()), people))
    };
    let wrong = |given: &String| Failure::yours("usage", words::no_people(given)).hint(words::people_form());
    given.iter().map(|given| one(given).ok_or_else(|| wrong(given))).collect()
}

/// `nama_tersedia.tidak=0.3`, also `0,3` and `30%`.
pub(crate) fn shares(given: &[String]) -> Result<BTreeMap<StepId, BTreeMap<String, f64>>, Failure> {
    let one = |given: &str| {
        let (answer, share) = given.rsplit_once('=')?;
        let (step, label) = answer.split_once('.')?;
        let share = share.trim();
        let share = match share.strip_suffix('%') {
            Some(percent) => number(percent)? / 100.0,
            None => number(share)?,
        };
        let (step, label) = (step.trim(), label.trim());
        (!step.is_empty() && !label.is_empty()).then(|| (StepId::from(step), label.to_owned(), share))
    };
    let mut shares: BTreeMap<StepId, BTreeMap<String, f64>> = BTreeMap::new();
    for given in given {
        let Some((step, label, share)) = one(given) else {
            return Err(Failure::yours("usage", words::no_share(given)).hint(words::share_form()));
        };
        shares.entry(step).or_default().insert(label, share);
    }
    Ok(shares)
}

/// `5 per hari`, also `2,5/minggu`: so many in so much of the office's time.
pub(crate) fn arrivals(given: &str, calendar: &WorkCalendar) -> Result<Rate, Failure> {
    let week = f64::from(calendar.hours().week.minutes()) * 60.0;
    let one = || {
        let given = given.trim().to_lowercase();
        let (count, unit) = given.split_once('/').or_else(|| given.split_once(" per "))?;
        let within = match unit.trim() {
            "jam" | "hour" => 3600.0,
            "hari" | "day" => calendar.usual_day().as_seconds_f64(),
            "minggu" | "week" => week,
            "bulan" | "month" => week * 52.0 / 12.0,
            _ => return None,
        };
        Some(Rate { count: number(count).filter(|count| *count > 0.0)?, within })
    };
    one().ok_or_else(|| Failure::yours("usage", words::no_rate(given)).hint(words::rate_form()))
}

/// A number with a point or a comma.
fn number(given: &str) -> Option<f64> {
    let digits = given.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ' '));
    given.trim().replace(',', ".").parse().ok().filter(|number: &f64| digits && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_may_be_percent_and_labels_may_hold_anything() {
        let given = ["a.ya=0,3", "a.tidak tersedia (LAN / a.b=c)=25%", "b.x=1"].map(str::to_owned);
        let shares = shares(&given).unwrap();
        assert_eq!(shares["a"]["ya"].to_bits(), 0.3_f64.to_bits());
        assert_eq!(shares["a"]["tidak tersedia (LAN / a.b=c)"].to_bits(), 0.25_f64.to_bits());
        assert_eq!(shares.len(), 2);
        for wrong in ["a=0.3", "a.ya", "a.ya=", "a.ya=banyak", ".ya=0.3", "a.=0.3", "a.ya=inf", "a.ya=1e9"] {
            assert!(super::shares(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn rates_count_the_hours_of_the_office() {
        let calendar = WorkCalendar::default();
        let gap = |given| arrivals(given, &calendar).map(|rate| rate.within / rate.count);
        for (given, seconds) in [
            ("2 per jam", 1800.0),
            ("5 per hari", 5400.0),
            ("2,5/minggu", 54_000.0),
            ("1 per day", 27_000.0),
            ("1 per bulan", 585_000.0),
        ] {
            assert!((gap(given).unwrap() - seconds).abs() < 1e-6, "{given}");
        }
        for wrong in ["5", "lima per hari", "0 per hari", "-1 per hari", "5 per abad", ""] {
            assert!(gap(wrong).is_err(), "{wrong}");
        }
    }
}
