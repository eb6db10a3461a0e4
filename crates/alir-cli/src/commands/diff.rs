//! `alir diff`: what differs between two SOPs, or two versions of one.

use std::path::{Path, PathBuf};

use alir::analysis::facts::Assumed;
use alir::diff::{Diff as Difference, Pairs, Runs};
use alir::{Chart, StepId};
use clap::Args;

use super::stats::known;
use crate::app::App;
use crate::catalogue::difference as words;
use crate::difference;
use crate::facts::Known;
use crate::failure::Failure;
use crate::source::Source;

#[derive(Args, Debug)]
pub(crate) struct Diff {
    first: PathBuf,
    second: PathBuf,
    #[arg(long = "pairs", visible_alias = "pasangan", alias = "pair", num_args = 1..)]
    pairs: Vec<String>,
}

impl Diff {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let load =
            |path: &Path| -> Result<Known, Failure> { known(path, Source::load(path), &Assumed::default()) };
        let both = [load(&self.first)?, load(&self.second)?];
        let [first, second] = [&both[0].chart, &both[1].chart];
        let pairs = pairs(first, second, &self.pairs)?;
        let diff = Difference::by(first, second, &pairs);
        let runs = Runs::of(first, second, &pairs);
        difference::show(&mut app.out, &both, &diff, &runs)
    }
}

/// Which step is which, as far as it was given; the rest by id and words.
fn pairs(first: &Chart, second: &Chart, given: &[String]) -> Result<Pairs, Failure> {
    let mut known = Vec::new();
    for pair in given {
        let no_pair = || Failure::yours("not_a_pair", words::not_a_pair(pair));
        let (old, new) = pair.split_once('=').ok_or_else(no_pair)?;
        let find = |chart: &Chart, id: &str| -> Result<StepId, Failure> {
            let step = chart.step(id.trim()).ok_or_else(|| {
                let ids: Vec<&str> = chart.step_ids().map(StepId::as_str).collect();
                Failure::yours("unknown_step", words::no_step(id.trim(), chart.sop()))
                    .hint(words::steps(&ids))
            })?;
            Ok(step.id.clone())
        };
        known.push((find(first, old)?, find(second, new)?));
    }
    Ok(Pairs::with(first, second, &known))
}
