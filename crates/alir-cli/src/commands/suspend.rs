//! `alir suspend`: lets a case rest.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Suspend {
    id: String,
    #[arg(long, visible_alias = "alasan")]
    reason: String,
}

impl Suspend {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        case.steer(app, Act::Suspend { reason: self.reason })
    }
}
