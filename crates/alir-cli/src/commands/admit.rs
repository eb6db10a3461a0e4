//! `alir admit`: the application was found complete.

use alir::Act;
use chrono::NaiveTime;
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::failure::Failure;
use crate::offices;

#[derive(Args, Debug)]
pub(crate) struct Admit {
    id: String,
    #[arg(long, visible_alias = "sejak")]
    since: Option<String>,
}

impl Admit {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        let since = self.since.as_deref();
        let since =
            since.map(|given| offices::moment(given, case.place.zone(), NaiveTime::MIN)).transpose()?;
        case.steer(app, Act::Admit { since })
    }
}
