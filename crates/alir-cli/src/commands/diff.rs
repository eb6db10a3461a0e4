//! `alir diff`: what differs between two SOPs, or two versions of one.

use std::path::{Path, PathBuf};

use alir::analysis::facts::Assumed;
use alir::diff::{Change, Diff as Difference, profiles};
use clap::Args;

use super::stats::known;
use crate::app::App;
use crate::difference;
use crate::facts::Known;
use crate::failure::Failure;
use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;

#[derive(Args, Debug)]
pub(crate) struct Diff {
    first: PathBuf,
    second: PathBuf,
}

impl Diff {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let load =
            |path: &Path| -> Result<Known, Failure> { known(path, Source::load(path), &Assumed::default()) };
        let both = [load(&self.first)?, load(&self.second)?];
        let mut diff = Difference::of(&both[0].chart, &both[1].chart);
        let disk = Shelf::default();
        let of_office = |known: &Known| {
            let id = known.chart.profile()?.to_owned();
            profile::named(&[], &disk, &known.name, &id).map(std::borrow::Cow::into_owned)
        };
        if let (Some(before), Some(after)) = (of_office(&both[0]), of_office(&both[1])) {
            let of_profile = |change: Change| Change { key: format!("profil › {}", change.key), ..change };
            diff.rest.extend(profiles(&before, &after).into_iter().map(of_profile));
        }
        difference::show(&mut app.out, &both, &diff)
    }
}
