//! `alir cases`: the cases in the store, and how they stand.

use alir::store::CaseQuery;
use alir::time::Zone;
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::app::App;
use crate::catalogue::screens;
use crate::failure::Failure;
use crate::offices::{Place, Places};
use crate::out::Paint;
use crate::table::{self, Column};
use crate::view::{minute, stamp};

#[derive(Args, Debug)]
pub(crate) struct Cases {
    #[arg(long, value_enum)]
    status: Option<Standing>,
    #[arg(long)]
    sop: Option<String>,
    #[arg(long, visible_alias = "paling-banyak", default_value_t = 0)]
    limit: usize,
}

/// How a case can stand.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Standing {
    #[value(alias = "berjalan")]
    Running,
    #[value(alias = "ditangguhkan")]
    Suspended,
    #[value(alias = "selesai")]
    Ended,
    #[value(alias = "dibatalkan")]
    Cancelled,
}

impl Standing {
    fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Serialize)]
struct CaseView<'a> {
    instance: &'a str,
    sop: &'a str,
    status: &'a str,
    end: Option<&'a str>,
    started_at: String,
    updated_at: String,
    events: u32,
}

impl Cases {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let engine = app.engine()?;
        let cases = engine.cases(&CaseQuery {
            sop: self.sop.as_deref().map(Into::into),
            status: self.status.map(|status| status.as_str().to_owned()),
            limit: self.limit,
            ..CaseQuery::default()
        })?;
        let views: Vec<_> = cases
            .iter()
            .map(|case| CaseView {
                instance: case.instance.as_str(),
                sop: case.summary.sop.as_str(),
                status: &case.summary.status,
                end: case.summary.end.as_deref(),
                started_at: stamp(case.summary.started_at),
                updated_at: stamp(case.summary.updated_at),
                events: case.events,
            })
            .collect();
        let out = &mut app.out;
        if out.is_json() {
            return out.json(&views);
        }
        if views.is_empty() {
            return out.line(out.words(screens::NO_CASES));
        }
        let places = Places::of(&engine, cases.iter().map(|case| &case.summary.fingerprint))?;
        let name = places.zone().map(Zone::name);
        let [case, sop, status, end, started, updated, events] =
            screens::CASES_HEAD.map(|head| out.words(head));
        let columns = [
            Column::new(case).paint(Paint::Bold),
            Column::new(sop),
            Column::new(status),
            Column::new(end).most(32),
            Column::new(screens::in_zone(started, name.as_deref())),
            Column::new(screens::in_zone(updated, name.as_deref())),
            Column::new(events),
        ];
        let rows: Vec<_> = views
            .iter()
            .zip(&cases)
            .map(|(case, listed)| {
                let zone = places.get(&listed.summary.fingerprint).map_or(Zone::UTC, Place::zone);
                let time = |at| match &name {
                    Some(_) => minute(at, zone),
                    None => zone.minute(at),
                };
                vec![
                    case.instance.to_owned(),
                    case.sop.to_owned(),
                    screens::status(case.status, out.lang()).to_owned(),
                    case.end.unwrap_or_default().to_owned(),
                    time(listed.summary.started_at),
                    time(listed.summary.updated_at),
                    case.events.to_string(),
                ]
            })
            .collect();
        table::write(out, &columns, &rows)
    }
}
