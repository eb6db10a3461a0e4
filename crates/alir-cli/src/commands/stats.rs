//! `alir stats`: what a SOP amounts to.

use std::path::{Path, PathBuf};

use alir::Chart;
use alir::analysis::facts::{Assumed, Facts};
use alir::sop::Document;
use alir::time::Office;
use alir_sim::{Assumptions, Model};
use clap::Args;

use crate::app::App;
use crate::args;
use crate::catalogue::facts as words;
use crate::facts::{self as view, Known};
use crate::failure::Failure;
use crate::files::find;
use crate::profile;
use crate::simulate::shares;
use crate::source::Source;

#[derive(Args, Debug)]
pub(crate) struct Stats {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, visible_alias = "peluang")]
    shares: Vec<String>,
    #[arg(long = "keys", visible_alias = "kunci", alias = "key")]
    keys: Vec<String>,
}

impl Stats {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let assumed = Assumed { shares: shares(&self.shares)?, keys: args::keys(&self.keys)? };
        let files = find(&self.paths)?;
        let one = matches!(self.paths.as_slice(), [path] if !path.is_dir());
        if !one && !assumed.shares.is_empty() {
            return Err(Failure::yours("usage", words::shares_of_one()));
        }
        let mut found = Vec::new();
        for path in &files {
            let source = Source::load(path);
            // In a folder, what stands around SOPs is passed over.
            let is_around = match &source.document {
                Some(
                    Document::Decree(_)
                    | Document::Profile(_)
                    | Document::Holidays(_)
                    | Document::Scenarios(_),
                ) => true,
                Some(Document::Sop(_) | Document::Overlay(_)) | None => false,
            };
            if !one && is_around && !source.has_errors() {
                continue;
            }
            found.push(known(path, source, &assumed)?);
        }
        match (found.as_slice(), one) {
            ([only], true) => view::one(&mut app.out, only),
            (all, _) => view::several(&mut app.out, all),
        }
    }
}

pub(crate) fn known(path: &Path, source: Source, assumed: &Assumed) -> Result<Known, Failure> {
    let name = source.name.clone();
    let chart: Chart = source.ready()?;
    let office: Office = profile::of_sop(path, chart.definition())?.unwrap_or_default();
    // The simulation knows what shares may be.
    let assumptions = Assumptions { shares: assumed.shares.clone(), ..Assumptions::default() };
    Model::new(&chart, &office, &assumptions)
        .map_err(|error| super::simulate::failed(&error, &chart, None))?;
    let facts = Facts::of(&chart, &office.calendar, assumed);
    Ok(Known { name, day: office.calendar.usual_day().as_seconds_f64(), chart, facts })
}
