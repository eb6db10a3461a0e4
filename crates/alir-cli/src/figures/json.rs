//! The figures for programs: the JSON of `alir report`, kept stable.

use alir::Chart;
use chrono::NaiveDate;
use serde::Serialize;

use super::monitoring::{Assessment, Row};
use super::period::Period;
use super::sample::{Sample, Spread};
use super::sheet::{Measured, Sheet, Tally, Timely};

/// All figures.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    pub(crate) sops: Vec<SopView<'a>>,
}

/// The figures of one SOP. All lengths are in seconds.
#[derive(Serialize)]
pub(crate) struct SopView<'a> {
    sop: &'a str,
    name: &'a str,
    version: Option<&'a str>,
    period: PeriodView,
    cases: CasesView,
    steps: Vec<StepView<'a>>,
    lanes: Vec<LaneView<'a>>,
}

#[derive(Serialize)]
struct PeriodView {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    zone: String,
}

#[derive(Serialize)]
struct CasesView {
    count: usize,
    /// The office had something to do.
    office: MeasuredView,
    /// Only people outside the office had.
    outside: MeasuredView,
    resting: MeasuredView,
    whole: MeasuredView,
    promises: PromisesView,
}

#[derive(Serialize)]
struct PromisesView {
    kept: usize,
    broken: usize,
}

#[derive(Serialize)]
struct MeasuredView {
    /// Inside office hours.
    work: Option<SpreadView>,
    /// By the clock.
    elapsed: Option<SpreadView>,
}

#[derive(Serialize)]
struct SpreadView {
    median_seconds: i64,
    p90_seconds: i64,
}

#[derive(Serialize)]
struct StepView<'a> {
    step: &'a str,
    number: Option<&'a str>,
    text: &'a str,
    lanes: Vec<&'a str>,
    outside: bool,
    /// As printed.
    standard: Option<&'a str>,
    #[serde(flatten)]
    tally: TallyView,
    promises: PromisesView,
}

#[derive(Serialize)]
struct LaneView<'a> {
    role: &'a str,
    lane: &'a str,
    outside: bool,
    #[serde(flatten)]
    tally: TallyView,
}

#[derive(Serialize)]
struct TallyView {
    count: usize,
    skipped: usize,
    /// How many of `count` had a limit, and how many of these came by it.
    with_limit: usize,
    on_time: usize,
    on_time_percent: Option<usize>,
    #[serde(flatten)]
    times: MeasuredView,
}

/// The monitoring table.
#[derive(Serialize)]
pub(crate) struct Monitoring<'a> {
    pub(crate) threshold_percent: u8,
    pub(crate) sops: Vec<MonitoredView<'a>>,
}

/// The monitoring table of one SOP.
#[derive(Serialize)]
pub(crate) struct MonitoredView<'a> {
    sop: &'a str,
    name: &'a str,
    version: Option<&'a str>,
    period: PeriodView,
    cases: usize,
    rows: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    step: &'a str,
    number: &'a str,
    procedure: &'a str,
    assessment: Assessment,
    finding: &'a str,
    action: &'a str,
    /// For whoever has assessed it.
    initials: &'static str,
}

pub(crate) fn sop(sheet: &Sheet) -> SopView<'_> {
    let (chart, whole) = (&sheet.chart, &sheet.whole);
    SopView {
        sop: chart.sop().as_str(),
        name: chart.name(),
        version: chart.version(),
        period: period(sheet.period),
        cases: CasesView {
            count: whole.cases,
            office: measured(&whole.office),
            outside: measured(&whole.outside),
            resting: measured(&whole.resting),
            whole: measured(&whole.all),
            promises: promises(sheet.kept()),
        },
        steps: sheet
            .steps()
            .map(|(step, tally)| StepView {
                step: step.id.as_str(),
                number: step.number.as_deref(),
                text: &step.text,
                lanes: step.roles.iter().map(|role| chart.lane(role)).collect(),
                outside: sheet.is_outside(step),
                standard: step.time.as_deref(),
                tally: self::tally(tally),
                promises: promises(sheet.promise(Some(&step.id))),
            })
            .collect(),
        lanes: sheet
            .lanes()
            .map(|(role, tally)| LaneView {
                role: role.as_str(),
                lane: chart.lane(role),
                outside: chart.is_external(role),
                tally: self::tally(tally),
            })
            .collect(),
    }
}

pub(crate) fn monitored<'a>(sheet: &'a Sheet, rows: &'a [Row], lang: alir::lang::Lang) -> MonitoredView<'a> {
    let chart: &Chart = &sheet.chart;
    MonitoredView {
        sop: chart.sop().as_str(),
        name: chart.name(),
        version: chart.version(),
        period: period(sheet.period),
        cases: sheet.whole.cases,
        rows: rows
            .iter()
            .map(|row| RowView {
                step: row.step.as_str(),
                number: &row.number,
                procedure: &row.procedure,
                assessment: row.assessment,
                finding: row.finding.to(lang),
                action: row.action.to(lang),
                initials: "",
            })
            .collect(),
    }
}

fn period(Period { from, to, zone }: Period) -> PeriodView {
    PeriodView { from, to, zone: zone.name() }
}

fn promises(Timely { yes, of }: Timely) -> PromisesView {
    PromisesView { kept: yes, broken: of - yes }
}

fn tally(tally: &Tally) -> TallyView {
    TallyView {
        count: tally.times.work.count(),
        skipped: tally.skipped,
        with_limit: tally.timely.of,
        on_time: tally.timely.yes,
        on_time_percent: tally.timely.percent(),
        times: measured(&tally.times),
    }
}

fn measured(measured: &Measured) -> MeasuredView {
    MeasuredView { work: spread(&measured.work), elapsed: spread(&measured.elapsed) }
}

fn spread(sample: &Sample) -> Option<SpreadView> {
    let Spread { median, p90 } = sample.spread()?;
    Some(SpreadView { median_seconds: median.num_seconds(), p90_seconds: p90.num_seconds() })
}
