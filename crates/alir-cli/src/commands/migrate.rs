//! `alir migrate`: moves running cases to another version of their SOP (*pindahkan*).

use std::path::PathBuf;

use alir::diagnostic::nearest;
use alir::instance::migration::{Mapping, Note, Reason, Verdict, plan};
use alir::lang::Text;
use alir::store::{Case, CaseQuery};
use alir::{Act, Actor, Chart, Engine, Error, InstanceId, RoleId, SopId, StepId};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::args;
use crate::catalogue::{errors, migration as words};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::profile;
use crate::source::Source;
use crate::table::{self, Column};

/// How many cases are listed at a time.
const PAGE: usize = 500;

#[derive(Args, Debug)]
pub(crate) struct Migrate {
    sop: PathBuf,
    #[arg(long = "case", visible_alias = "berkas", num_args = 1..)]
    cases: Vec<String>,
    #[arg(long, visible_alias = "dari")]
    from: Option<String>,
    #[arg(long, visible_alias = "petakan", num_args = 1..)]
    map: Vec<String>,
    #[arg(long, visible_alias = "pemetaan")]
    mapping: Option<PathBuf>,
    #[arg(long, visible_alias = "waktu-baru")]
    new_times: bool,
    #[arg(long, visible_alias = "terapkan")]
    apply: bool,
    #[arg(long, visible_alias = "coba", conflicts_with = "apply")]
    dry_run: bool,
}

/// What would become, or has become, of one case.
struct Row {
    case: InstanceId,
    version: String,
    verdict: Verdict,
    moved: bool,
    codes: Vec<&'static str>,
    remarks: Vec<Text>,
}

#[derive(Serialize)]
struct View<'a> {
    sop: &'a str,
    fingerprint: &'a str,
    applied: bool,
    moved: usize,
    cases: Vec<RowView<'a>>,
}

#[derive(Serialize)]
struct RowView<'a> {
    instance: &'a str,
    from: &'a str,
    verdict: &'static str,
    moved: bool,
    /// The codes of what stands in the way.
    reasons: &'a [&'static str],
    remarks: Vec<&'a str>,
}

impl Migrate {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let chart = Source::load(&self.sop).ready()?;
        let mapping = self.mapping(&chart)?;
        let engine = app.engine()?;
        let lanes = chart.definition().lanes.iter().filter(|(_, lane)| !lane.external);
        let lanes: Vec<RoleId> = lanes.map(|(id, _)| id.value.clone()).collect();
        let actor = if self.apply { Some(app.must_act(&lanes)?) } else { None };
        let cases = self.find(app, &engine, &chart)?;
        let mut published = false;
        let mut rows = Vec::with_capacity(cases.len());
        for case in cases {
            let mut row = look(&app.out, &engine, &chart, &case, &mapping)?;
            if let (Some(actor), true) = (&actor, row.verdict <= Verdict::Mapped) {
                if !published {
                    engine.publish(&chart)?;
                    if let Some(office) = profile::of_sop(&self.sop, chart.definition())? {
                        engine.publish_office(&office)?;
                    }
                    published = true;
                }
                self.go(app, &engine, &chart, &mapping, actor, &mut row)?;
            }
            rows.push(row);
            if rows.len() % 64 == 0 {
                app.out.progress(app.out.say(&words::going(rows.len())));
            }
        }
        app.out.progress("");
        show(&mut app.out, &chart, &rows, self.apply)?;
        let all = rows.iter().all(|row| row.moved);
        if self.apply && !all { Err(Failure::Said) } else { Ok(()) }
    }

    /// The steps that take the place of others, from the command line and the file.
    fn mapping(&self, chart: &Chart) -> Result<Mapping, Failure> {
        let text = match &self.mapping {
            None => String::new(),
            Some(path) => std::fs::read_to_string(path).map_err(|error| {
                Failure::yours("unreadable", errors::unreadable(&path.display().to_string(), &error))
            })?,
        };
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        let given = lines.filter(|line| !line.is_empty()).chain(self.map.iter().map(String::as_str));
        let mut mapping = Mapping::new();
        for pair in given {
            let Some((old, new)) = args::pair(pair) else {
                return Err(Failure::yours("usage", words::no_pair(pair)));
            };
            if chart.step(new).is_none() {
                let failure = Failure::yours("unknown_step", errors::unknown_step(new, chart.sop()));
                let near = nearest(new, chart.step_ids().map(StepId::as_str));
                return Err(near
                    .into_iter()
                    .fold(failure, |failure, near| failure.hint(errors::did_you_mean(near))));
            }
            if mapping.insert(old.into(), new.into()).is_some_and(|before| before != *new) {
                return Err(Failure::yours("usage", words::two_targets(old)));
            }
        }
        Ok(mapping)
    }

    /// The open cases that run by another text, in the order of their ids.
    fn find(&self, app: &App, engine: &Engine, chart: &Chart) -> Result<Vec<Case>, Failure> {
        let sop = self.from.as_deref().map_or_else(|| chart.sop().clone(), SopId::from);
        for id in &self.cases {
            self.must_be_of(app, engine, &InstanceId::from(id.as_str()), &sop)?;
        }
        let mut found = Vec::new();
        for status in ["running", "suspended"] {
            let status = Some(status.to_owned());
            let mut query = CaseQuery { sop: Some(sop.clone()), status, limit: PAGE, ..CaseQuery::default() };
            loop {
                let cases = engine.cases(&query)?;
                query.after = cases.last().map(|case| case.instance.clone());
                let whole = cases.len() == PAGE;
                found.extend(cases.into_iter().filter(|case| {
                    let wanted =
                        self.cases.is_empty() || self.cases.iter().any(|id| case.instance == id.as_str());
                    wanted && case.summary.fingerprint != *chart.fingerprint()
                }));
                if !whole {
                    break;
                }
            }
        }
        found.sort_by(|a, b| a.instance.cmp(&b.instance));
        Ok(found)
    }

    fn must_be_of(&self, app: &App, engine: &Engine, id: &InstanceId, sop: &SopId) -> Result<(), Failure> {
        let instance = engine.read(id).map_err(|error| match error {
            Error::Rejected(_) => {
                Failure::yours("not_started", errors::no_such_case(id, &app.db())).hint(errors::list_cases())
            }
            other => other.into(),
        })?;
        match instance.origin() {
            Some(origin) if origin.sop != *sop => {
                let failure = Failure::yours("other_sop", words::other_sop(id, &origin.sop));
                Err(if self.from.is_none() { failure.hint(words::name_from(&origin.sop)) } else { failure })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Moves one case. The engine makes its plan anew if somebody was faster; what it refuses then is told.
    fn go(
        &self,
        app: &App,
        engine: &Engine,
        chart: &Chart,
        mapping: &Mapping,
        actor: &Actor,
        row: &mut Row,
    ) -> Result<(), Failure> {
        let to = chart.fingerprint().clone();
        let command = app.command(Act::Migrate { to, mapping: mapping.clone(), new_times: self.new_times });
        match engine.submit(&row.case, &command, actor) {
            Ok(_) => row.moved = true,
            Err(Error::Rejected(alir::Rejection::NoRoleHere)) => {
                let failure = Failure::from(alir::Rejection::NoRoleHere);
                return Err(failure.hint(errors::roles_here(&args::lanes(chart))));
            }
            Err(Error::Rejected(refused)) => {
                row.verdict = Verdict::Cannot;
                row.codes = vec![refused.code()];
                row.remarks = vec![refused.text()];
            }
            Err(other) => return Err(other.into()),
        }
        Ok(())
    }
}

fn look(out: &Out, engine: &Engine, chart: &Chart, case: &Case, mapping: &Mapping) -> Result<Row, Failure> {
    let instance = engine.read(&case.instance)?;
    let fingerprint = instance.origin().map_or(&case.summary.fingerprint, |origin| &origin.fingerprint);
    let from = engine.chart(fingerprint)?;
    let plan = plan(&from, chart, &instance, mapping);
    let short: String = fingerprint.as_str().chars().take(8).collect();
    let version = match from.version() {
        Some(version) if Some(version) != chart.version() => version.to_owned(),
        // The version was not changed, or there is none: then the text tells them apart.
        Some(_) | None => out.say(&words::version(&short)).to_owned(),
    };
    let reasons = plan.reasons.iter().map(Reason::text);
    let remarks = reasons.chain(plan.notes.iter().map(Note::text)).collect();
    let codes = plan.reasons.iter().map(Reason::code).collect();
    Ok(Row { case: case.instance.clone(), version, verdict: plan.verdict(), moved: false, codes, remarks })
}

fn show(out: &mut Out, chart: &Chart, rows: &[Row], applied: bool) -> Result<(), Failure> {
    let moved = rows.iter().filter(|row| row.moved).count();
    if out.is_json() {
        let lang = out.lang();
        let cases = rows.iter().map(|row| RowView {
            instance: row.case.as_str(),
            from: &row.version,
            verdict: row.verdict.as_str(),
            moved: row.moved,
            reasons: &row.codes,
            remarks: row.remarks.iter().map(|text| text.to(lang)).collect(),
        });
        return out.json(&View {
            sop: chart.sop().as_str(),
            fingerprint: chart.fingerprint().as_str(),
            applied,
            moved,
            cases: cases.collect(),
        });
    }
    if rows.is_empty() {
        return out.line(out.words(words::NO_CASES));
    }
    let [case, version, can, remarks] = words::HEAD.map(|head| out.words(head));
    let columns =
        [Column::new(case).paint(Paint::Bold), Column::new(version), Column::new(can), Column::new(remarks)];
    let mut cells = Vec::new();
    for row in rows {
        let can = out.words(if row.moved { words::MOVED } else { words::verdict(row.verdict) }).to_owned();
        let first = row.remarks.first().map(|text| out.say(text).to_owned()).unwrap_or_default();
        cells.push(vec![row.case.to_string(), row.version.clone(), can, first]);
        let further = row.remarks.iter().skip(1).map(|text| out.say(text).to_owned());
        cells.extend(further.map(|text| vec![String::new(), String::new(), String::new(), text]));
    }
    table::write(out, &columns, &cells)?;
    out.line("")?;
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let all = [Verdict::AsIs, Verdict::Mapped, Verdict::NeedsMapping, Verdict::Cannot].map(count);
    let total = if applied { words::done(moved, rows.len() - moved) } else { words::counts(all) };
    out.line(&clean(out.say(&total)))?;
    if !applied && all[0] + all[1] > 0 {
        out.line(&Paint::Dim.on(out.words(words::NOT_YET)))?;
    }
    Ok(())
}
