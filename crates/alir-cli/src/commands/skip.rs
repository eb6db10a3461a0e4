//! `alir skip`: leaves a task undone and goes on.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Skip {
    #[command(flatten)]
    at: AtStep,
    #[arg(long, visible_alias = "alasan")]
    reason: String,
}

impl Skip {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        case.submit(app, Act::Skip { task, reason: self.reason }, &actor)
    }
}
