//! `alir resume`: goes on with a case that rests.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Resume {
    id: String,
}

impl Resume {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        Case::open(app, &self.id)?.steer(app, Act::Resume)
    }
}
