//! `alir return`: sends a case back to an earlier step (*kembalikan*).

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct SendBack {
    #[command(flatten)]
    at: AtStep,
    #[arg(long, visible_alias = "ke")]
    to: String,
    #[arg(long, visible_alias = "alasan")]
    reason: String,
}

impl SendBack {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        let to = case.step(&self.to)?.id.clone();
        case.submit(app, Act::Return { task, to, reason: self.reason }, &actor)
    }
}
