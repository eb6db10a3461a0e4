//! `alir start`: begins a case of a SOP.

use std::path::Path;

use alir::store::SopKey;
use alir::{Act, Chart, Engine, Error, InstanceId, Rejection, SopId};
use chrono::NaiveTime;
use clap::Args;

use super::tasks;
use crate::app::App;
use crate::args;
use crate::catalogue::{errors, numbers as words};
use crate::failure::Failure;
use crate::offices::{self, Place};
use crate::out::{Paint, clean};
use crate::outcome;
use crate::profile;
use crate::source::Source;
use crate::view::TaskView;

#[derive(Args, Debug)]
pub(crate) struct Start {
    sop: String,
    #[arg(long)]
    id: Option<String>,
    #[arg(long = "key", visible_alias = "kunci", alias = "keys", num_args = 1..)]
    keys: Vec<String>,
    #[arg(long, visible_alias = "diterima")]
    received: Option<String>,
}

impl Start {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let keys = args::keys(&self.keys)?;
        let (engine, chart, actor);
        if is_path(&self.sop) {
            let path = Path::new(&self.sop);
            chart = Source::load(path).ready()?;
            let office = profile::of_sop(path, chart.definition())?;
            actor = app.must_act(chart.start().roles.first())?;
            engine = app.engine_or_new()?;
            engine.publish(&chart)?;
            if let Some(office) = office {
                engine.publish_office(&office)?;
            }
        } else {
            engine = app.engine()?;
            chart = published(&engine, &SopId::from(self.sop.as_str()))?;
            actor = app.must_act(chart.start().roles.first())?;
        }
        let place = Place::of(&engine, chart.clone())?;
        let received = self.received.as_deref();
        let received =
            received.map(|given| offices::moment(given, place.zone(), NaiveTime::MIN)).transpose()?;
        let command = app.command(Act::Start { keys, received });
        let refused = |error, id: &InstanceId| match error {
            Error::Rejected(Rejection::NoRoleHere) => {
                Failure::from(error).hint(errors::roles_here(&args::lanes(&chart)))
            }
            Error::Number(_) => Failure::from(error).hint(words::no_id()),
            other => Failure::of_start(other, id, place.zone()),
        };
        let (id, now) = if let Some(id) = self.id.as_deref().map(InstanceId::from) {
            let now = engine.start_with(chart.sop(), &id, &command, &actor);
            (id.clone(), now.map_err(|error| refused(error, &id))?)
        } else {
            let numbered = engine.start_numbered(chart.sop(), &command, &actor);
            let (id, now) = numbered.map_err(|error| refused(error, &InstanceId::default()))?;
            if !app.out.is_json() {
                let text = Paint::Bold.on(&clean(app.out.say(&words::case(&id))));
                app.out.line(&text)?;
            }
            (id, now)
        };
        outcome::tell(app, &engine, &id, &now)?;
        if app.out.is_json() || now.open_tasks().is_empty() {
            return Ok(());
        }
        app.out.line("")?;
        let tasks: Vec<_> = now.open_tasks().iter().map(|task| TaskView::open(&id, task, &place)).collect();
        tasks::write(&mut app.out, &tasks, Some(place.zone()))
    }
}

/// Whether a file is meant, rather than the id of a SOP that was published.
fn is_path(given: &str) -> bool {
    let ending = |ending: &str| given.ends_with(ending);
    given.contains(['/', '\\']) || ending(".yaml") || ending(".yml") || Path::new(given).is_file()
}

/// The SOP that was published last under an id.
fn published(engine: &Engine, sop: &SopId) -> Result<Chart, Failure> {
    let Some(published) = engine.store().sop(SopKey::Latest(sop))? else {
        return Err(Failure::from(Error::UnknownSop(sop.clone())).hint(errors::name_its_file()));
    };
    Ok(alir::load(&published.text)?)
}
