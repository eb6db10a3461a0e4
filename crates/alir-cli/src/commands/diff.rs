//! `alir diff`: what differs between two SOPs, or two versions of one.

use std::path::{Path, PathBuf};

use alir::analysis::facts::Assumed;
use alir::diff::{Change, Diff as Difference, Pairs, Runs, profiles};
use alir::{Chart, StepId};
use clap::Args;

use super::stats::known;
use crate::app::App;
use crate::args;
use crate::catalogue::difference as words;
use crate::comparison;
use crate::difference;
use crate::facts::Known;
use crate::failure::Failure;
use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Diff {
    first: PathBuf,
    second: PathBuf,
    #[arg(long = "pairs", visible_alias = "pasangan", alias = "pair", num_args = 1..)]
    pairs: Vec<String>,
    #[arg(long)]
    html: Option<PathBuf>,
}

impl Diff {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let load =
            |path: &Path| -> Result<Known, Failure> { known(path, Source::load(path), &Assumed::default()) };
        let both = [load(&self.first)?, load(&self.second)?];
        let [first, second] = [&both[0].chart, &both[1].chart];
        let pairs = pairs(first, second, &self.pairs)?;
        let mut diff = Difference::by(first, second, &pairs);
        let runs = Runs::of(first, second, &pairs);
        let disk = Shelf::default();
        let of_office = |known: &Known| {
            let id = known.chart.profile()?.to_owned();
            profile::named(&[], &disk, &known.name, &id).map(std::borrow::Cow::into_owned)
        };
        if let (Some(before), Some(after)) = (of_office(&both[0]), of_office(&both[1])) {
            let of_profile = |change: Change| Change { key: format!("profil › {}", change.key), ..change };
            diff.rest.extend(profiles(&before, &after).into_iter().map(of_profile));
        }
        if let Some(file) = &self.html {
            let page = comparison::page(&both, &diff, &runs, app.out.lang());
            return written::write(&mut app.out, file, &page, &[&self.first, &self.second]);
        }
        difference::show(&mut app.out, &both, &diff, &runs)
    }
}

/// Which step is which, as far as it was given; the rest by id and words.
fn pairs(first: &Chart, second: &Chart, given: &[String]) -> Result<Pairs, Failure> {
    let mut known: Vec<(StepId, StepId)> = Vec::new();
    for pair in given {
        let no_pair = || Failure::yours("not_a_pair", words::not_a_pair(pair));
        let (old, new) = args::pair(pair).ok_or_else(no_pair)?;
        let find = |chart: &Chart, id: &str| -> Result<StepId, Failure> {
            let step = chart.step(id).ok_or_else(|| {
                let ids: Vec<&str> = chart.step_ids().map(StepId::as_str).collect();
                Failure::yours("unknown_step", words::no_step(id, chart.sop())).hint(words::steps(&ids))
            })?;
            Ok(step.id.clone())
        };
        let (old, new) = (find(first, old)?, find(second, new)?);
        let twice = known.iter().find_map(|known| match known {
            (one, _) if *one == old => Some(&old),
            (_, other) if *other == new => Some(&new),
            _ => None,
        });
        if let Some(step) = twice {
            return Err(Failure::yours("paired_twice", words::paired_twice(step)));
        }
        known.push((old, new));
    }
    Ok(Pairs::with(first, second, &known))
}
