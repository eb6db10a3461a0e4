//! `alir claim`: takes a task for oneself.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Claim {
    #[command(flatten)]
    at: AtStep,
}

impl Claim {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        case.submit(app, Act::Claim { task }, &actor)
    }
}
