//! `alir diff`: what differs between two SOPs, or two versions of one.

use std::path::{Path, PathBuf};

use alir::analysis::facts::Assumed;
use alir::diff::Diff as Difference;
use clap::Args;

use super::stats::known;
use crate::app::App;
use crate::comparison;
use crate::difference;
use crate::facts::Known;
use crate::failure::Failure;
use crate::source::Source;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Diff {
    first: PathBuf,
    second: PathBuf,
    #[arg(long)]
    html: Option<PathBuf>,
}

impl Diff {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let load =
            |path: &Path| -> Result<Known, Failure> { known(path, Source::load(path), &Assumed::default()) };
        let both = [load(&self.first)?, load(&self.second)?];
        let diff = Difference::of(&both[0].chart, &both[1].chart);
        if let Some(file) = &self.html {
            let page = comparison::page(&both, &diff, app.out.lang());
            return written::write(&mut app.out, file, &page, &[&self.first, &self.second]);
        }
        difference::show(&mut app.out, &both, &diff)
    }
}
