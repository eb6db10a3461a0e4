//! `alir release`: gives a claimed task back to its role.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Release {
    #[command(flatten)]
    at: AtStep,
}

impl Release {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.held_task(app, &self.at)?;
        case.submit(app, Act::Release { task }, &actor)
    }
}
