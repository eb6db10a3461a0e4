//! Goes through the cases of a store and counts them, a page at a time.

use std::collections::BTreeMap;

use alir::store::{Case, CaseQuery, SopKey};
use alir::{Engine, Error, SopId};
use chrono::{DateTime, Utc};

use super::period::Dates;
use super::sheet::Sheet;
use crate::catalogue::{errors, figures as words};
use crate::failure::Failure;
use crate::out::Out;

/// How many cases are listed at a time.
const PAGE: usize = 500;

/// Which cases are counted.
pub(crate) struct Wanted {
    pub(crate) sop: Option<SopId>,
    pub(crate) dates: Dates,
    /// Whether the half year up to now is meant where no dates are given.
    pub(crate) monitoring: bool,
    /// Whether finished tasks of unfinished cases count too.
    pub(crate) unfinished: bool,
    pub(crate) now: DateTime<Utc>,
}

impl Wanted {
    /// An empty sheet for a SOP.
    fn sheet(&self, engine: &Engine, sop: &SopId) -> Result<Sheet, Failure> {
        let latest = engine.store().sop(SopKey::Latest(sop))?;
        let latest =
            latest.ok_or_else(|| Failure::from(Error::UnknownSop(sop.clone())).hint(errors::list_cases()))?;
        let chart = engine.chart(&latest.fingerprint)?;
        let calendar = engine.office(&chart)?.calendar.clone();
        let zone = calendar.zone();
        let period =
            if self.monitoring { self.dates.monitored(zone, self.now) } else { self.dates.in_zone(zone) };
        Ok(Sheet::new(chart, calendar, period))
    }
}

/// Counts the cases that are wanted, a sheet a SOP in the order of their ids. Keeps only what is counted: one case is
/// in memory at a time. A SOP of which nothing was found is left out, unless it was asked for.
pub(crate) fn collect(out: &Out, engine: &Engine, wanted: &Wanted) -> Result<Vec<Sheet>, Failure> {
    let mut sheets = BTreeMap::new();
    if let Some(sop) = &wanted.sop {
        sheets.insert(sop.clone(), wanted.sheet(engine, sop)?);
    }
    let status = (!wanted.unfinished).then(|| "ended".to_owned());
    let mut query = CaseQuery { sop: wanted.sop.clone(), status, limit: PAGE, ..CaseQuery::default() };
    let mut seen = 0;
    loop {
        let cases = engine.cases(&query)?;
        for case in &cases {
            let sop = &case.summary.sop;
            if !sheets.contains_key(sop) {
                sheets.insert(sop.clone(), wanted.sheet(engine, sop)?);
            }
            let Some(sheet) = sheets.get_mut(sop).filter(|sheet| may_count(case, sheet)) else { continue };
            let chart = engine.chart(&case.summary.fingerprint)?;
            sheet.add(&engine.read(&case.instance)?, &chart, wanted.unfinished, wanted.now);
        }
        seen += cases.len();
        let Some(last) = cases.last().filter(|_| cases.len() == PAGE) else { break };
        query.after = Some(last.instance.clone());
        out.progress(out.say(&words::counting(seen)));
    }
    out.progress("");
    let asked = wanted.sop.is_some();
    Ok(sheets.into_values().filter(|sheet| asked || !sheet.is_empty()).collect())
}

/// Whether anything of a case can lie in the period, by what the list says of it.
fn may_count(case: &Case, sheet: &Sheet) -> bool {
    !sheet.period.is_before(case.summary.updated_at) && !sheet.period.is_after(case.summary.started_at)
}
