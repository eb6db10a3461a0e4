//! `alir rewind`: goes on from a past event (*ulang dari*).

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Rewind {
    id: String,
    number: u32,
    #[arg(long, visible_alias = "alasan")]
    reason: String,
}

impl Rewind {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        case.steer(app, Act::Rewind { to: self.number, reason: self.reason })
    }
}
